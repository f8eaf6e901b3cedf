// @ts-check
// The package's modules once more, which know nothing of those that are loaded, and a world without
// WebAssembly.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';

/** @type {string[]} */
const copies = [];
after(() => copies.forEach((folder) => rmSync(folder, { recursive: true })));

/**
 * A copy of the package: at another place its modules are others.
 * @returns {string} its folder
 */
export function copyPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'backprop-'));
  copies.push(folder);
  cpSync('dist/backprop-by-hand', folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  return folder;
}

/**
 * @param {string} folder
 * @param {string} file
 */
export function importFrom(folder, file) {
  return import(pathToFileURL(join(folder, file)).href);
}

/**
 * @template Value
 * @param {() => Promise<Value>} use
 * @returns {Promise<Value>}
 */
export async function withoutWebAssembly(use) {
  const { WebAssembly: present } = globalThis;
  Reflect.deleteProperty(globalThis, 'WebAssembly');
  try {
    return await use();
  } finally {
    Object.defineProperty(globalThis, 'WebAssembly', {
      value: present,
      writable: true,
      configurable: true,
    });
  }
}
