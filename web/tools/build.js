// @ts-check
// Builds everything that is published into dist/: `npm run build`. Silent if nothing changed.
//
//   engine.wasm            the C++ core as WebAssembly
//   engine.js              the engine for other people's programs; loads engine.wasm beside it
//   backprop-by-hand.js    the custom element, ready to use; loads engine.wasm beside it
//   index.html and others  what lies directly in web/: a site that any static server can serve
//   backprop-by-hand.html  the page in one file, which opens from disk without a server
import { mkdirSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build as esbuild } from 'esbuild';
import { buildPreset } from './cmake.js';
import { makeStandalonePage } from './standalone-page.js';

const ELEMENT = 'web/src/define.js';
const ENGINE_WASM = 'build/wasm/engine.wasm';

/**
 * @param {string} entry
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<string>} one minified script
 */
async function bundle(entry, options) {
  const { outputFiles } = await esbuild({
    ...options,
    entryPoints: [entry],
    bundle: true,
    external: ['node:*'], // the engine also runs in Node, and reads its file there
    legalComments: 'none',
    logLevel: 'warning',
    minify: true,
    target: 'es2022',
    write: false,
  });
  return outputFiles[0].text;
}

/** @param {string} entry */
function bundleModule(entry) {
  return bundle(entry, { format: 'esm' });
}

/**
 * The element as a classic script with the WebAssembly inside: from a file: address browsers load
 * neither modules nor a .wasm file.
 */
function bundleStandaloneScript() {
  return bundle(ELEMENT, {
    format: 'iife',
    define: { 'import.meta.url': '"about:blank"' },
    alias: { '#engine-binary': resolve(ENGINE_WASM) },
    loader: { '.wasm': 'binary' },
  });
}

/** @returns {[string, Buffer][]} the files that lie directly in web/ */
function siteFiles() {
  return readdirSync('web', { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => [name, readFileSync(`web/${name}`)]);
}

/** Makes every file of dist/, by name. */
async function makeFiles() {
  const [engine, element, script] = await Promise.all([
    bundleModule('web/src/engine/index.js'),
    bundleModule(ELEMENT),
    bundleStandaloneScript(),
  ]);
  const site = siteFiles();
  const page = makeStandalonePage(new Map(site), script);
  /** @type {Map<string, Buffer>} */
  const files = new Map(site);
  files.set('engine.wasm', readFileSync(ENGINE_WASM));
  files.set('engine.js', Buffer.from(engine));
  files.set('backprop-by-hand.js', Buffer.from(element));
  files.set('backprop-by-hand.html', Buffer.from(page));
  return files;
}

/**
 * Makes dist/ hold these files and no others.
 * @param {Map<string, Buffer>} files
 * @returns {boolean} whether anything changed
 */
function writeChanged(files) {
  mkdirSync('dist', { recursive: true });
  const stale = readdirSync('dist').filter((name) => !files.has(name));
  for (const name of stale) rmSync(`dist/${name}`, { recursive: true });
  const changed = [...files].filter(
    ([name, content]) =>
      !existsSync(`dist/${name}`) || !readFileSync(`dist/${name}`).equals(content),
  );
  for (const [name, content] of changed) writeFileSync(`dist/${name}`, content);
  return changed.length + stale.length > 0;
}

/** @param {Map<string, Buffer>} files */
function printSizes(files) {
  console.log(`${'dist/'.padEnd(24)}${'bytes'.padStart(10)}${'gzip'.padStart(10)}`);
  for (const [name, content] of files) {
    const columns = [content.length, gzipSize(content)].map((size) => String(size).padStart(10));
    console.log(name.padEnd(24) + columns.join(''));
  }
}

/** @param {Buffer | undefined} content */
function gzipSize(content) {
  return gzipSync(content ?? '', { level: 9 }).length;
}

try {
  buildPreset('wasm', { target: 'engine' });
  const files = await makeFiles();
  if (writeChanged(files)) printSizes(files);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
