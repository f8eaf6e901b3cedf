// @ts-check
// Every test of the project, part by part: `npm test`, or `node tests/run.js cpp web` for some.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { buildPreset } from '../web/tools/cmake.js';
import { setUp } from '../web/tools/setup.js';

const parts = {
  check: { title: 'Formatting, lint and types', run: check },
  cpp: { title: 'C++ tests, native with sanitizers', run: () => testCpp('sanitize') },
  wasm: { title: 'C++ tests, as WebAssembly in Node', run: () => testCpp('wasm') },
  build: { title: 'Build of dist/', run: () => runNode('web/tools/build.js') },
  web: { title: 'JavaScript tests in Node', run: () => testFolder('tests/web') },
  browser: { title: 'Tests in Chromium', run: () => testFolder('tests/browser') },
  package: {
    title: 'The npm package, in projects of others',
    run: () => testFolder('tests/package'),
  },
  engines: {
    title: 'The same tests in Chromium, Firefox and WebKit',
    run: () => testFolder('tests/engines'),
  },
  recipes: { title: 'Sites of the recipes', run: () => testFolder('tests/recipes') },
  python: { title: 'Exported scripts, in Python', run: () => testFolder('tests/python') },
};

function check() {
  runNode('web/tools/format.js', '--check');
  runNode('node_modules/eslint/bin/eslint.js', '.', '--max-warnings=0');
  runNode('node_modules/typescript/bin/tsc');
}

/** @param {'sanitize' | 'wasm'} preset */
function testCpp(preset) {
  buildPreset(preset, {
    targets: [preset === 'sanitize' ? 'all' : 'backprop_tests'], // all: with the fuzz corpus
    options: { BACKPROP_TESTS: 'ON', BACKPROP_WARNINGS_AS_ERRORS: 'ON' },
  });
  const jobs = `${availableParallelism()}`;
  const ctest = ['--preset', preset, '--parallel', jobs, '--no-tests=error'];
  // A line for each test that passes would bury everything else.
  const { status, stdout, stderr } = spawnSync('ctest', ctest, { encoding: 'utf8' });
  const summary = stdout.match(/^\d+% tests passed.*$/m)?.[0];
  console.log(status === 0 ? summary : stdout + stderr);
  if (status !== 0) throw new Error('ctest failed.');
}

/** @param {string} folder */
function testFolder(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.js'),
  );
  if (files.length === 0) throw new Error(`There is no test in ${folder}.`);
  // A browser test waits half of its time: as many files at once as there are processors.
  const concurrency = `--test-concurrency=${availableParallelism()}`;
  runNode(
    '--test',
    concurrency,
    '--test-reporter=spec',
    ...files.map((name) => `${folder}/${name}`),
  );
}

/** @param {...string} nodeArguments */
function runNode(...nodeArguments) {
  const { status } = spawnSync(process.execPath, nodeArguments, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`\`node ${nodeArguments.join(' ')}\` failed.`);
}

/** @param {number} start from performance.now() */
function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

const names = process.argv.slice(2);
const unknown = names.find((name) => !(name in parts));
if (unknown !== undefined) {
  console.error(`There is no part "${unknown}"; there are ${Object.keys(parts).join(', ')}.`);
  process.exit(1);
}
const chosen = /** @type {(keyof typeof parts)[]} */ (
  names.length > 0 ? names : Object.keys(parts)
);

setUp(chosen);
const start = performance.now();
for (const name of chosen) {
  const { title, run } = parts[name];
  console.log(`\n== ${name}: ${title}`);
  const startOfPart = performance.now();
  try {
    run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(`\nfailed in part ${name} (${secondsSince(startOfPart)})`);
    process.exit(1);
  }
  console.log(`-- ${name}: ${secondsSince(startOfPart)}`);
}
console.log(`\n-- ${secondsSince(start)}`);
console.log(names.length > 0 ? `passed: ${names.join(', ')}` : 'all parts passed');
