// @ts-check
// Finds what a command needs and installs what is missing: `node web/tools/setup.js build`.
// Only Node's own modules: this runs before node_modules exists.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { pathToFileURL } from 'node:url';
import {
  findChromium,
  findEmcc,
  findFirefox,
  findProgram,
  findPython,
  findWebKitDriver,
  packagedClangFormat,
} from './programs.js';

/**
 * @typedef {object} Need
 * @property {string} name what it is called in messages
 * @property {string} debian the Debian package that has it
 * @property {string} [lighter] a smaller one that does as well, which not every system has
 * @property {string} home where everybody else gets it, in words
 * @property {() => boolean} isPresent
 * @property {boolean} [isOptional] the work goes on without it where it cannot be installed
 */

const INCLUDE_FOLDERS = ['/usr/include', '/usr/local/include', '/opt/homebrew/include'];

/** @type {Record<string, Need>} */
const needs = {
  emcc: {
    name: 'Emscripten (emcc)',
    debian: 'emscripten',
    home: 'the Emscripten SDK: see "Getting started" on emscripten.org, then set EMSDK',
    isPresent: () => findEmcc() !== undefined,
  },
  cmake: program('CMake', 'cmake', 'cmake', 'version 3.21 or newer from cmake.org'),
  ninja: program(
    'Ninja',
    'ninja',
    'ninja-build',
    'package ninja of most systems, or ninja-build.org',
  ),
  compiler: program('g++', 'g++', 'g++', 'GCC or a compiler that answers to this name'),
  gcov: program('gcov', 'gcov', 'g++', 'comes with GCC'),
  clang: program('clang++', 'clang++', 'clang', 'LLVM 14 or newer from llvm.org'),
  libFuzzer: {
    name: 'libFuzzer (the runtime libraries of clang)',
    debian: 'libclang-rt-dev',
    home: "comes with LLVM from llvm.org, but not with Apple's clang",
    isPresent: canLinkFuzzer,
  },
  clangFormat: {
    name: 'clang-format',
    debian: 'clang-format',
    home: 'version 15 of LLVM, from llvm.org',
    isPresent: () => (packagedClangFormat() ?? findProgram('clang-format')) !== undefined,
  },
  doctest: {
    name: 'doctest (header and CMake module)',
    debian: 'doctest-dev',
    home: 'package doctest of most systems, or the repository doctest/doctest on GitHub',
    isPresent: () => INCLUDE_FOLDERS.some((folder) => existsSync(`${folder}/doctest/doctest.h`)),
  },
  chromium: {
    name: 'Chromium',
    debian: 'chromium',
    lighter: 'chromium-headless-shell',
    home: 'any Chromium or Chrome; name its path in the environment variable CHROMIUM',
    isPresent: () => findChromium() !== undefined,
  },
  firefox: {
    name: 'Firefox',
    debian: 'firefox-esr',
    home: 'mozilla.org; name its path in the environment variable FIREFOX',
    isPresent: () => findFirefox() !== undefined,
    isOptional: true,
  },
  webKit: {
    name: 'WebKitGTK with its WebDriver',
    debian: 'webkit2gtk-driver',
    home: 'the WebDriver package of WebKitGTK of most Linux systems; there is none for others',
    isPresent: () => findWebKitDriver() !== undefined,
    isOptional: true,
  },
  jekyll: program('Jekyll', 'jekyll', 'jekyll', 'jekyllrb.com'),
  hugo: program('Hugo', 'hugo', 'hugo', 'gohugo.io'),
  numpy: pythonModule('NumPy', 'numpy', 'python3-numpy', 'numpy.org'),
  torch: pythonModule('PyTorch', 'torch', 'python3-torch', 'pytorch.org'),
  xvfb: {
    ...program('Xvfb', 'Xvfb', 'xvfb', 'package xvfb of most Linux systems'),
    isOptional: true, // as WebKitGTK, which needs a screen
  },
};

/** What each part of the work needs, besides Node and the npm packages. */
const needsOf = {
  build: [needs.emcc, needs.cmake, needs.ninja],
  check: [needs.clangFormat],
  cpp: [needs.cmake, needs.ninja, needs.compiler, needs.doctest],
  wasm: [needs.emcc, needs.cmake, needs.ninja, needs.doctest],
  web: [],
  browser: [needs.chromium],
  package: [needs.chromium],
  engines: [needs.chromium, needs.firefox, needs.webKit, needs.xvfb],
  recipes: [needs.chromium, needs.jekyll, needs.hugo],
  python: [needs.numpy, needs.torch],
  coverage: [needs.cmake, needs.ninja, needs.compiler, needs.gcov, needs.doctest],
  fuzz: [needs.cmake, needs.ninja, needs.clang, needs.libFuzzer],
  all: Object.values(needs),
};

/** @typedef {keyof typeof needsOf} Part */

/**
 * Makes sure that the given parts can run; installs with apt-get where that is possible, else
 * prints what to install by hand and ends the program.
 * @param {Part[]} parts
 */
export function setUp(parts) {
  requireNode();
  const wanted = new Set(parts.flatMap((part) => needsOf[part]));
  const missing = [...wanted].filter((need) => !need.isPresent());
  if (missing.length > 0) installPrograms(missing);
  installPackages();
}

/**
 * @param {string} name
 * @param {string} command
 * @param {string} debian
 * @param {string} home
 * @returns {Need}
 */
function program(name, command, debian, home) {
  return { name, debian, home, isPresent: () => findProgram(command) !== undefined };
}

/**
 * @param {string} name
 * @param {string} module
 * @param {string} debian
 * @param {string} home
 * @returns {Need}
 */
function pythonModule(name, module, debian, home) {
  const where = `${home}, or name a Python that has it in the environment variable PYTHON`;
  return { name, debian, home: where, isPresent: () => findPython(module) !== undefined };
}

/** Its place differs from version to version: only the compiler knows. */
function canLinkFuzzer() {
  const source =
    '#include <cstddef>\nextern "C" int LLVMFuzzerTestOneInput(const char*, size_t) {}';
  const options = ['-fsanitize=fuzzer', '-x', 'c++', '-', '-o', devNull];
  return spawnSync('clang++', options, { input: source }).status === 0;
}

function requireNode() {
  const wanted = JSON.parse(readFileSync('package.json', 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  fail(`Node ${wanted} or newer is needed; this is ${process.versions.node}. See nodejs.org.`);
}

/** @param {Need[]} missing */
function installPrograms(missing) {
  const asRoot = rootCommand();
  if (asRoot === undefined) {
    doWithout(missing);
    return;
  }
  run([...asRoot, 'apt-get', 'update', '-qq']);
  const known = missing.filter((need) => !need.isOptional || isKnownToApt(need.debian));
  doWithout(missing.filter((need) => !known.includes(need)));
  if (known.length === 0) return;
  const packages = known.map(({ debian, lighter }) =>
    lighter && isKnownToApt(lighter) ? lighter : debian,
  );
  console.log(`Installing with apt-get: ${packages.join(' ')}`);
  run([...asRoot, 'apt-get', 'install', '-qq', '-y', '--no-install-recommends', ...packages]);
  const stillMissing = known.filter((need) => !need.isPresent());
  if (stillMissing.length > 0) fail(howToInstall(stillMissing));
}

/**
 * Says what cannot be installed here, and ends the program if the work cannot go on.
 * @param {Need[]} missing
 */
function doWithout(missing) {
  if (missing.length === 0) return;
  if (process.env.CI || !missing.every((need) => need.isOptional)) fail(howToInstall(missing));
  console.warn(`${howToInstall(missing)}\nThe tests that need it are skipped.`);
}

/**
 * Ubuntu, for one, has another Firefox.
 * @param {string} name of a package
 */
function isKnownToApt(name) {
  return spawnSync('apt-cache', ['show', name]).status === 0;
}

/**
 * apt-get is wordy even when asked to be quiet: its output matters only if it fails.
 * @param {string[]} command
 */
function run(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stdout, stderr } = spawnSync(command[0], command.slice(1), {
    env,
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  if (status !== 0) fail(`${stdout}${stderr}\n\`${command.join(' ')}\` failed.`);
}

/**
 * What to put before a command so that it runs as root: nothing, sudo, or undefined if apt-get
 * cannot be used without asking.
 * @returns {string[] | undefined}
 */
function rootCommand() {
  if (findProgram('apt-get') === undefined) return undefined;
  if (process.getuid?.() === 0) return [];
  const canSudo = findProgram('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0;
  return canSudo ? ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'] : undefined;
}

/** @param {Need[]} missing */
function howToInstall(missing) {
  return [
    'Missing on this machine:',
    ...missing.map((need) => `  ${need.name}: ${need.home}`),
    'On Debian and Ubuntu all of it comes with',
    `  sudo apt-get install ${missing.map((need) => need.debian).join(' ')}`,
  ].join('\n');
}

/** Runs `npm ci` unless it already ran for this package-lock.json. */
function installPackages() {
  const stamp = 'node_modules/.backprop-by-hand-stamp';
  const lock = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing npm packages');
  const npm = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    shell: true,
    stdio: 'inherit',
  });
  if (npm.status !== 0) fail('`npm ci` failed.');
  writeFileSync(stamp, lock);
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const parts = /** @type {Part[]} */ (process.argv.slice(2));
  const unknown = parts.find((part) => !(part in needsOf));
  if (unknown) fail(`Unknown part "${unknown}"; there are ${Object.keys(needsOf).join(', ')}.`);
  setUp(parts.length > 0 ? parts : ['all']);
}
