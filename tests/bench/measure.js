// @ts-check
// Timing of several programs that do the same, in turns, so that whatever slows the machine down
// for a while slows all of them down.

/** @import { Workload } from './workloads.js' */

/**
 * A network in training.
 * @typedef {{
 *   run: (iterations: number) => void,
 *   weights: () => Float64Array[],
 *   stop?: () => void,
 * }} Running
 */

/**
 * A program that trains networks. `expected` says what its weights are to be where that is not what
 * everybody else comes to.
 * @typedef {{
 *   name: string,
 *   precision: string,
 *   note?: string,
 *   start: (network: Workload) => Running,
 *   expected?: (network: Workload, iterations: number) => Float64Array[],
 * }} Peer
 */

/** Relative to the largest weight of a layer. */
const TOLERANCE = { f64: 1e-9, f32: 1e-3 };
const CHECKED_ITERATIONS = 3;

/** How long a peer works at a time, and how long it takes to be compiled for speed. */
const SLICE_SECONDS = 0.05;
const WARM_UP_SECONDS = 0.3;

/**
 * @param {Peer} peer
 * @param {Workload} network
 * @param {number} iterations
 */
function trained(peer, network, iterations) {
  const running = peer.start(network);
  running.run(iterations);
  const weights = running.weights();
  running.stop?.();
  return weights;
}

/**
 * @param {Peer} peer
 * @param {Peer} reference
 * @param {Workload} network
 * @throws {Error} if the peer comes to other weights than the reference
 */
export function checkAgreement(peer, reference, network) {
  const actual = trained(peer, network, CHECKED_ITERATIONS);
  const expected =
    peer.expected?.(network, CHECKED_ITERATIONS) ?? trained(reference, network, CHECKED_ITERATIONS);
  const tolerance = peer.precision === 'f64' ? TOLERANCE.f64 : TOLERANCE.f32;
  const hasLearned = expected.some((values, l) =>
    values.some((value, index) => value !== network.weights[l][index]),
  );
  if (!hasLearned) throw new Error(`${network.name}: nothing is learned, so nothing is compared`);
  expected.forEach((values, l) => {
    const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const error = values.reduce(
      (most, value, index) => Math.max(most, Math.abs(value - actual[l][index])),
      0,
    );
    if (error <= tolerance * largest) return;
    throw new Error(
      `${network.name}: ${peer.name} comes to other weights of layer ${l + 1}, off by ${error}`,
    );
  });
}

/** @param {() => void} work @returns {number} seconds */
function secondsOf(work) {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/**
 * A fresh network each time: numbers stay the same from slice to slice.
 * @param {Peer} peer
 * @param {Workload} network
 * @param {number} iterations
 */
function secondsOfSlice(peer, network, iterations) {
  const running = peer.start(network);
  const seconds = secondsOf(() => running.run(iterations));
  running.stop?.();
  return seconds;
}

/**
 * Warms a peer up.
 * @param {Peer} peer
 * @param {Workload} network
 * @returns {number} how many iterations make up a slice
 */
function iterationsPerSlice(peer, network) {
  let iterations = 1;
  let spent = 0;
  for (;;) {
    const seconds = secondsOfSlice(peer, network, iterations);
    spent += seconds;
    if (spent > WARM_UP_SECONDS && seconds > SLICE_SECONDS / 4) {
      return Math.max(1, Math.round((iterations * SLICE_SECONDS) / seconds));
    }
    if (seconds < SLICE_SECONDS) iterations *= 2;
  }
}

/**
 * Seconds per iteration of each peer in each round.
 * @param {Peer[]} peers
 * @param {Workload} network
 * @param {number} rounds
 * @returns {number[][]} by peer, then by round
 */
export function measure(peers, network, rounds) {
  const iterations = peers.map((peer) => iterationsPerSlice(peer, network));
  /** @type {number[][]} */
  const seconds = peers.map(() => []);
  for (let round = 0; round < rounds; round++) {
    peers.forEach((peer, index) => {
      seconds[index].push(secondsOfSlice(peer, network, iterations[index]) / iterations[index]);
    });
  }
  return seconds;
}

/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
