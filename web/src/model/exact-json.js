// JSON that reads back to the same bits.

/**
 * As JSON.stringify, but -0 stays -0, and what JSON cannot write is refused instead of changed.
 * @param {unknown} value numbers, texts, booleans, null, arrays and plain objects; a key whose value
 *   is undefined is left out
 * @returns {string}
 * @throws {TypeError}
 */
export function exactJson(value) {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON cannot write ${value}.`);
    return Object.is(value, -0) ? '-0' : String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON cannot write a ${typeof value}.`);
  const members = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => `${JSON.stringify(key)}:${exactJson(item)}`);
  return `{${members.join(',')}}`;
}

/**
 * Whether exactJson can write it.
 * @param {unknown} value
 */
export function isWritable(value) {
  try {
    return exactJson(value) !== '';
  } catch {
    return false;
  }
}

/**
 * A document for the engine, as exactJson; what JSON cannot write is left to the engine, which says
 * what is wrong with it.
 * @template {object} T
 * @param {T | string} networkDocument
 * @returns {T | string}
 */
export function exactDocument(networkDocument) {
  if (typeof networkDocument === 'string') return networkDocument;
  try {
    return exactJson(networkDocument);
  } catch {
    return networkDocument;
  }
}

/**
 * As exactJson, for people to read: a line for each key and for each row of a matrix.
 * @param {unknown} value
 * @param {string} [indent] of the line that it begins in
 * @returns {string}
 * @throws {TypeError}
 */
export function readableJson(value, indent = '') {
  if (typeof value !== 'object' || value === null) return exactJson(value);
  const isRow = Array.isArray(value) && value.every((item) => typeof item !== 'object');
  if (isRow) return `[${value.map(exactJson).join(', ')}]`;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => readableJson(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${readableJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  if (lines.length === 0) return open + close;
  return `${open}\n${inner}${lines.join(`,\n${inner}`)}\n${indent}${close}`;
}
