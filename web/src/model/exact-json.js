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
