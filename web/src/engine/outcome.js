// What the glue answers.
import { EngineError } from './error.js';

/** @import { Outcome } from './glue.js' */

/**
 * @template Value
 * @param {Outcome<Value>} outcome
 * @param {(key: string, value: unknown) => unknown} [reviver]
 * @returns {Value}
 */
export function valueOf(outcome, reviver) {
  const { value, error } = JSON.parse(outcome, reviver);
  if (error) throw new EngineError(error);
  return value;
}
