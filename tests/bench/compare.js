// @ts-check
// The engine beside its peers on each workload, as a table of ratios.
import { checkAgreement, measure, median } from './measure.js';
import { brainJs } from './peers/brain.js';
import { convnet } from './peers/convnetjs.js';
import { ours } from './peers/engine.js';
import { mlMatrix } from './peers/ml-matrix.js';
import { plain, plainBlocked } from './peers/plain.js';
import { tensorflowByHand, tensorflowMinimize } from './peers/tensorflow.js';
import { operationCount, workloads } from './workloads.js';

/**
 * @import { Peer } from './measure.js'
 * @import { Workload } from './workloads.js'
 */

const PEERS = [
  plain,
  plainBlocked,
  mlMatrix,
  convnet,
  brainJs,
  tensorflowMinimize,
  tensorflowByHand,
];

/**
 * Too slow to wait for: loops that go through a matrix of 2 MB a column at a time, and programs
 * that take each example by itself.
 * @param {Peer} peer
 * @param {Workload} network
 */
function isLeftOut(peer, network) {
  const isSlow = [plain, mlMatrix, convnet, brainJs].includes(peer);
  return isSlow && operationCount(network) > 3e8;
}

/**
 * @param {string[]} wanted beginnings of names; none for all workloads
 * @param {number} rounds
 */
export function compare(wanted, rounds) {
  console.log('How many times faster than a peer: median of the rounds (least to most)\n');
  const chosen = workloads.filter(
    ({ name }) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)),
  );
  const missed = chosen.flatMap((network) => compareOn(network, rounds));
  for (const line of missed) console.log(`missed: ${line}`);
  for (const { name, precision, note } of PEERS) {
    if (note || precision !== 'f64') {
      console.log(`${name}: ${[precision, note].filter(Boolean).join('; ')}`);
    }
  }
}

/**
 * @param {Workload} network
 * @param {number} rounds
 * @returns {string[]} the goals that were missed
 */
function compareOn(network, rounds) {
  const peers = PEERS.filter((peer) => !isLeftOut(peer, network));
  for (const peer of peers) checkAgreement(peer, ours, network);
  const [own, ...others] = measure([ours, ...peers], network, rounds);
  const speed = operationCount(network) / median(own) / 1e9;
  console.log(
    `${network.name}: ${network.what}; ${microseconds(median(own))} per iteration, ${speed.toFixed(1)} GFLOP/s`,
  );
  return peers.flatMap((peer, index) => {
    const ratios = others[index].map((seconds, round) => seconds / own[round]);
    const ratio = median(ratios);
    const goal = network.goals[peer.name];
    const range = `(${shown(Math.min(...ratios))} to ${shown(Math.max(...ratios))})`;
    const aim = goal ? `goal ${goal}` : '';
    console.log(
      `  ${peer.name.padEnd(24)}${shown(ratio).padStart(7)}  ${range.padEnd(18)}${aim}`.trimEnd(),
    );
    return goal && ratio < goal
      ? [`${network.name}, ${peer.name}: ${shown(ratio)} of ${goal}`]
      : [];
  });
}

/** @param {number} ratio */
function shown(ratio) {
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toFixed(2);
}

/** @param {number} seconds */
export function microseconds(seconds) {
  const value = seconds * 1e6;
  return `${value >= 100 ? value.toFixed(0) : value.toFixed(2)} µs`;
}
