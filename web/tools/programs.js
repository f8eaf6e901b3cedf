// @ts-check
// Where the programs that we need live on this machine. Only Node's own modules: this runs before
// node_modules exists.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Debian keeps the packages that its Emscripten needs here; only Debian's own Node looks in it. */
const DEBIAN_NODE_MODULES = '/usr/share/nodejs';

/**
 * The full path of a program, or undefined.
 * @param {string} name
 * @param {string[]} [folders] where to look, by default those of PATH
 * @returns {string | undefined}
 */
export function findProgram(name, folders = (process.env.PATH ?? '').split(delimiter)) {
  const endings = process.platform === 'win32' ? ['.exe', '.bat', '.cmd'] : [''];
  return folders
    .filter((folder) => folder !== '')
    .flatMap((folder) => endings.map((ending) => join(folder, name + ending)))
    .find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Emscripten's compiler: on PATH, else in an Emscripten SDK that is not activated.
 * @returns {string | undefined}
 */
export function findEmcc() {
  const sdk = process.env.EMSDK;
  return (
    findProgram('emcc') ??
    (sdk ? findProgram('emcc', [join(sdk, 'upstream/emscripten')]) : undefined)
  );
}

/**
 * A browser of the Chromium family; the environment variable CHROMIUM goes first, then the one without
 * windows, which takes half the time.
 * @returns {string | undefined}
 */
export function findChromium() {
  const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'];
  return findBrowser(process.env.CHROMIUM, names);
}

/**
 * Firefox; the environment variable FIREFOX goes first.
 * @returns {string | undefined}
 */
export function findFirefox() {
  return findBrowser(process.env.FIREFOX, ['firefox-esr', 'firefox']);
}

/**
 * The program by which WebKitGTK is driven.
 * @returns {string | undefined}
 */
export function findWebKitDriver() {
  return findProgram('WebKitWebDriver');
}

/**
 * A Python that has a module; the environment variable PYTHON goes first. The one that comes first on
 * PATH need not be that of the system's packages.
 * @param {string} module
 * @returns {string | undefined}
 */
export function findPython(module) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = folders.map((folder) => findProgram('python3', [folder]));
  const candidates = [process.env.PYTHON, ...found, '/usr/bin/python3'].filter(
    (path) => path !== undefined,
  );
  const look = `import importlib.util, sys; sys.exit(importlib.util.find_spec("${module}") is None)`;
  return [...new Set(candidates)].find((path) => spawnSync(path, ['-c', look]).status === 0);
}

/**
 * @param {string | undefined} wish a path or a name
 * @param {string[]} names
 */
function findBrowser(wish, names) {
  if (wish) return isExecutable(wish) ? wish : findProgram(wish);
  return names.map((name) => findProgram(name)).find((path) => path !== undefined);
}

/**
 * The formatter of the npm package clang-format. Its version is pinned, and that matters: other
 * versions break lines elsewhere. Undefined where the package has no program for this machine.
 * @returns {string | undefined} the path, whether or not the package is installed yet
 */
export function packagedClangFormat() {
  const machine = `${process.platform}_${process.arch}`;
  const hasProgram = ['linux_x64', 'darwin_x64'].includes(machine);
  return hasProgram ? `node_modules/clang-format/bin/${machine}/clang-format` : undefined;
}

/**
 * CMake's toolchain file for Emscripten.
 * @returns {string}
 */
export function emscriptenToolchain() {
  const emcc = findEmcc();
  if (emcc === undefined) throw new Error('emcc is missing: run `npm run setup`.');
  const file = 'cmake/Modules/Platform/Emscripten.cmake';
  const besideCompiler = join(dirname(realpathSync(emcc)), file);
  if (existsSync(besideCompiler)) return besideCompiler;
  // Some systems put a small script for emcc on PATH, away from Emscripten's own folder.
  const emConfig = findProgram('em-config', [dirname(emcc)]) ?? findProgram('em-config');
  const root = emConfig && execFileSync(emConfig, ['EMSCRIPTEN_ROOT'], { encoding: 'utf8' }).trim();
  if (root && existsSync(join(root, file))) return join(root, file);
  throw new Error(`Emscripten was found at ${emcc}, but not its ${file}.`);
}

/**
 * The environment for every call that may compile with Emscripten.
 * @returns {NodeJS.ProcessEnv}
 */
export function emscriptenEnvironment() {
  const folders = [process.env.NODE_PATH, existsSync(DEBIAN_NODE_MODULES) && DEBIAN_NODE_MODULES];
  return {
    ...process.env,
    NODE_PATH: folders.filter(Boolean).join(delimiter),
    BACKPROP_EMSCRIPTEN_TOOLCHAIN: emscriptenToolchain(),
  };
}
