// @ts-check
// Measures the engine against its peers: `npm run bench`, or `npm run bench -- W3 W4` for some
// workloads, with --quick for fewer rounds.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setUp } from '../../web/tools/setup.js';

const FOLDER = 'tests/bench';
const ROUNDS = 9;
const QUICK_ROUNDS = 3;

/** Runs `npm ci` in this folder unless it already ran for its package-lock.json. */
function installPeers() {
  const stamp = `${FOLDER}/node_modules/.stamp`;
  const lock = createHash('sha256')
    .update(readFileSync(`${FOLDER}/package-lock.json`))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.log('Installing the peers');
  // brain.js would build a binding to the graphics card, which is not measured here.
  const options = '--ignore-scripts --no-audit --no-fund --loglevel=error';
  const npm = spawnSync(`npm ci ${options}`, { shell: true, stdio: 'inherit', cwd: FOLDER });
  if (npm.status !== 0) throw new Error('`npm ci` failed.');
  writeFileSync(stamp, lock);
}

function build() {
  const { status } = spawnSync(process.execPath, ['web/tools/build.js'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The build failed.');
}

setUp(['build']);
try {
  installPeers();
  build();
  const names = process.argv.slice(2);
  const isQuick = names.includes('--quick');
  const wanted = names.filter((name) => name !== '--quick');
  await import('./heap.js');
  await import('./engine.js'); // the first module, before TensorFlow's
  const { compare } = await import('./compare.js');
  const { measureMemory, measureTime } = await import('./growth.js');
  console.log(`Node ${process.versions.node}, ${cpus()[0].model}`);
  const rounds = isQuick ? QUICK_ROUNDS : ROUNDS;
  if (wanted.length === 0) measureMemory();
  compare(wanted, rounds);
  if (wanted.length === 0) measureTime(rounds);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
