// @ts-check
// The program of the package, as it is published.
import { spawnSync } from 'node:child_process';

const PROGRAM = 'dist/backprop-by-hand/cli.js';

/**
 * @param {string[]} typed
 * @param {string} [input]
 */
export function run(typed, input) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...typed], {
    encoding: 'utf8',
    input,
    maxBuffer: 2 ** 26,
  });
  return { status, stdout, stderr };
}

/**
 * What a network is rendered to.
 * @param {object | string} source a network document, or the name of a preset
 * @param {...string} options
 * @returns {string} HTML
 */
export function rendered(source, ...options) {
  const isPreset = typeof source === 'string';
  const from = isPreset ? ['--preset', source] : ['-'];
  const input = isPreset ? undefined : JSON.stringify(source);
  const { status, stdout, stderr } = run(['render', ...from, ...options], input);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
