// @ts-check
// Configures and builds a preset of CMakePresets.json.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { emscriptenEnvironment } from './programs.js';

/** Whether the output of a build says more than what it is doing. */
const PROGRESS = /^(\[\d+\/\d+\] .*|-- .*|ninja: no work to do\.|)$/;

/** The presets that Emscripten builds. */
const EMSCRIPTEN_PRESETS = ['wasm', 'fallback'];

/** How much of a line of a failed build is worth reading, in characters. */
const LINE_LIMIT = 1000;

/**
 * @typedef {object} BuildOptions
 * @property {string[]} targets built side by side
 * @property {Record<string, 'ON' | 'OFF'>} [options] of CMakeLists.txt; others stay as they were
 */

/**
 * Brings targets up to date. Silent if there is nothing to do; prints warnings; throws an Error
 * with the compiler's output if it fails.
 * @param {'native' | 'sanitize' | 'fuzz' | 'coverage' | 'wasm' | 'fallback'} preset
 * @param {BuildOptions} build
 */
export function buildPreset(preset, { targets, options = {} }) {
  const env = EMSCRIPTEN_PRESETS.includes(preset) ? emscriptenEnvironment() : process.env;
  if (!isConfigured(preset, env, options)) {
    const values = Object.entries(options).map(([name, value]) => `-D${name}=${value}`);
    run(['--preset', preset, ...values], env);
  }
  const output = run(
    [
      '--build',
      '--preset',
      preset,
      '--target',
      ...targets,
      '--parallel',
      `${availableParallelism()}`,
    ],
    env,
  );
  const remarks = output.split('\n').filter((line) => !PROGRESS.test(line));
  if (remarks.length > 0) console.log(remarks.join('\n'));
}

/**
 * Whether the build folder already has these options. One made with another toolchain or at
 * another place is removed: CMake refuses to change either.
 * @param {string} preset
 * @param {NodeJS.ProcessEnv} env
 * @param {Record<string, string>} options
 */
function isConfigured(preset, env, options) {
  const folder = `build/${preset}`;
  if (!existsSync(`${folder}/CMakeCache.txt`)) return false;
  const cache = readFileSync(`${folder}/CMakeCache.txt`, 'utf8');
  /** @param {string} name */
  const cached = (name) => cache.match(new RegExp(`^${name}:\\w+=(.*)$`, 'm'))?.[1];
  const toolchain = EMSCRIPTEN_PRESETS.includes(preset)
    ? env.BACKPROP_EMSCRIPTEN_TOOLCHAIN
    : undefined;
  if (
    cached('CMAKE_HOME_DIRECTORY') !== process.cwd() ||
    cached('CMAKE_TOOLCHAIN_FILE') !== toolchain
  ) {
    rmSync(folder, { recursive: true });
    return false;
  }
  return (
    existsSync(`${folder}/build.ninja`) &&
    Object.entries(options).every(([name, value]) => cached(name) === value)
  );
}

/**
 * @param {string[]} cmakeArguments
 * @param {NodeJS.ProcessEnv} env
 */
function run(cmakeArguments, env) {
  const { status, stdout, stderr, error } = spawnSync('cmake', cmakeArguments, {
    env,
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  if (error) throw error;
  if (status !== 0) {
    throw new Error(`cmake ${cmakeArguments.join(' ')}\n${shortLines(stdout + stderr)}`);
  }
  return stdout;
}

/**
 * Without the tail of minified lines, which Node prints whole when a WebAssembly program fails.
 * @param {string} text
 */
function shortLines(text) {
  return text.replace(new RegExp(`^(.{${LINE_LIMIT}}).+$`, 'gm'), '$1 ...');
}
