// @ts-check
// Somebody else's project, outside this repository, with the package installed as npm packs it.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * @param {Record<string, string>} [files] of the project, by their names
 * @returns {{
 *   folder: string,
 *   run: (command: string) => string,
 *   remove: () => void,
 * }} `run` gives what a command prints, in the project's folder; it throws if that fails
 */
export function makeConsumer(files = {}) {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'consumer-')));
  const tarball = pack('--pack-destination', folder).filename;
  const manifest = { name: 'consumer', private: true, type: 'module' };
  const all = { 'package.json': JSON.stringify(manifest), ...files };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  // The package needs no other: there is nothing to download.
  runIn(folder, `npm install --offline --no-audit --no-fund ./${tarball}`);
  return {
    folder,
    run: (command) => runIn(folder, command),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/**
 * Packs what is built.
 * @param {...string} options
 * @returns {{filename: string, files: {path: string}[]}}
 */
export function pack(...options) {
  const answer = runIn('.', `npm pack --ignore-scripts --json ${options.join(' ')}`);
  return JSON.parse(answer)[0];
}

/**
 * @param {string} folder
 * @param {string} command
 */
function runIn(folder, command) {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    shell: true, // npm and npx are scripts of the shell on Windows
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`\`${command}\` failed.\n${stdout}${stderr}`);
  return stdout;
}
