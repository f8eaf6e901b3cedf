// A number dragged, wheeled or stepped up and down: by how much it changes.

const DIGITS_KEPT = 12; // 0.1 + 0.2 must not become 0.30000000000000004
const SMALLEST_STEP = 1e-6;
const STEP_FROM_ZERO = 0.01;

/**
 * One unit of the second significant digit: 0.01 for 0.35, 0.1 for 2.6.
 * @param {number} value
 */
export function stepOf(value) {
  const size = Math.abs(value);
  if (size === 0 || !Number.isFinite(size)) return STEP_FROM_ZERO;
  return Math.max(Number(`1e${Math.floor(Math.log10(size)) - 1}`), SMALLEST_STEP);
}

/**
 * @param {number} start
 * @param {number} count of steps, below 0 for downwards
 * @param {{step?: number, fast?: boolean, fine?: boolean}} [options] `fast` steps are ten times as
 *   large, `fine` ones ten times as small
 */
export function scrubbed(start, count, { step = stepOf(start), fast, fine } = {}) {
  const size = step * (fast ? 10 : 1) * (fine ? 0.1 : 1);
  return Number((start + count * size).toPrecision(DIGITS_KEPT));
}
