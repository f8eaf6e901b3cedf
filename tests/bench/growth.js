// @ts-check
// How cost grows: time with width and depth, memory with sessions.
import { microseconds } from './compare.js';
import { engine } from './engine.js';
import { heapBytes } from './heap.js';
import { measure, median } from './measure.js';
import { ours } from './peers/engine.js';
import { deepNetwork, documentOf, parameterCount, workloads } from './workloads.js';

/** @import { Workload } from './workloads.js' */

const DEPTHS = [1, 2, 4, 8, 16, 32, 64];
const GROWTHS = 5;

/** @param {number} rounds */
export function measureTime(rounds) {
  console.log('\nTime of the engine per parameter and example');
  const wide = workloads.filter(({ name }) => name.startsWith('W4'));
  for (const network of [...wide, ...DEPTHS.map(deepNetwork)]) {
    const seconds = median(measure([ours], network, rounds)[0]);
    const each = (seconds * 1e9) / (parameterCount(network) * network.examples);
    console.log(
      `  ${network.name.padEnd(12)}${microseconds(seconds).padStart(12)} ${each.toFixed(3).padStart(7)} ns`,
    );
  }
}

/** To be called first: a heap that others have filled and left would not grow for long. */
export function measureMemory() {
  console.log('Memory of a session that has shown an iteration');
  for (const network of workloads.filter(({ name }) => name === 'W1' || name === 'W3')) {
    printMemory(network);
  }
  console.log();
}

/**
 * The heap grows in steps, each when it is full. From the first to the last of some steps, so many
 * sessions filled so many bytes.
 * @param {Workload} network
 */
function printMemory(network) {
  const document = documentOf(network);
  const sessions = [];
  /** @type {{sessions: number, bytes: number}[]} */
  const full = [];
  while (full.length < GROWTHS) {
    const bytes = heapBytes();
    const session = engine.open(document);
    session.quantity('loss');
    sessions.push(session);
    if (heapBytes() > bytes) full.push({ sessions: sessions.length, bytes });
  }
  for (const session of sessions) session.dispose();
  const [first, last] = [full[0], full[full.length - 1]];
  const each = (last.bytes - first.bytes) / (last.sessions - first.sessions);
  const numbers = parameterCount(network) + network.inputs.length + network.targets.length;
  console.log(
    `  ${network.name.padEnd(12)}${(each / 1024).toFixed(0).padStart(8)} KB, ${(each / 8 / numbers).toFixed(1)} times its ${numbers} numbers`,
  );
}
