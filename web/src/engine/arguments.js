// What callers pass, checked before it goes to the glue, which would throw errors of its own.
import { EngineError } from './error.js';

/** What the glue understands as "no example" and "no seed". */
export const NONE = -1;

/** @param {number | null} [example] */
export function exampleNumber(example) {
  return example === undefined || example === null ? NONE : countFrom(0, 'example', example);
}

/**
 * @param {number} least
 * @param {string} path
 * @param {number} value
 */
export function countFrom(least, path, value) {
  if (Number.isInteger(value) && value >= least) return value;
  throw new EngineError({
    path,
    expected: `a whole number from ${least} up`,
    got: describe(value),
  });
}

/**
 * The glue converts arguments by their declared type and throws errors of its own; ours name the
 * argument.
 * @param {string} path
 * @param {unknown} value
 */
export function number(path, value) {
  if (typeof value === 'number') return value;
  throw new EngineError({ path, expected: 'a number', got: describe(value) });
}

/**
 * @param {string} path
 * @param {unknown} value
 */
export function text(path, value) {
  if (typeof value === 'string') return value;
  throw new EngineError({ path, expected: 'a text', got: describe(value) });
}

/** @param {unknown} value */
export function describe(value) {
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/**
 * A network document, an object or already JSON text.
 * @param {unknown} document
 */
export function documentText(document) {
  if (typeof document === 'string') return document;
  try {
    const json = JSON.stringify(document, (_, value) =>
      // JSON would turn these into null, and the error message could not name them.
      typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
    );
    if (json !== undefined) return json;
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    throw new EngineError({ path: '', expected: 'something that JSON can write', got });
  }
  throw new EngineError({ path: '', expected: 'a network document', got: describe(document) });
}
