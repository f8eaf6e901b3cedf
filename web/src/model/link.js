// The whole state in the fragment of a URL: `#bbh=1.` and the packed state.
//
// Packed means: the state as JSON with short keys, its bytes compressed (DEFLATE, raw), before them
// their checksum (4 bytes), all of it in base64url. The JSON is exact: every number reads back to
// the same bits.
import { exactJson } from './exact-json.js';
import { expanded, shortened } from './link-keys.js';
import { GRAINS } from './options.js';

/**
 * @import { Grain, NetworkDocument, Position } from '../engine/types.js'
 * @import { Change } from './trail.js'
 */

/**
 * `document` is the network as iteration `iteration` starts; `changes` of single numbers follow, in
 * their order, each when the training has come to its iteration; `position` says where the reader is,
 * its step by what it makes; `selection` is a number, a unit or an edge, as keyOf() of links.js names
 * it; `preset` is what the network was opened as, null for one of the reader's own.
 * @typedef {{
 *   document: NetworkDocument,
 *   iteration: number,
 *   changes?: Change[],
 *   position: {iteration: number, step: string, cell: number | null},
 *   grain: Grain,
 *   example: number | null,
 *   panels: string[],
 *   selection: string | null,
 *   preset: string | null,
 * }} State
 */

/**
 * - `none`: the fragment is not about us
 * - `version`: it is of a version that is not ours
 * - `too-large`: it unpacks to more than any state of ours
 * - `broken`: it was cut off or changed
 * @typedef {'none' | 'version' | 'too-large' | 'broken'} LinkProblem
 */

const NAME = 'bbh=';
const VERSION = '1.';
/** A fragment may unpack to so much; a hostile one would fill the memory. */
const MOST_BYTES = 8 * 2 ** 20;
const CHECKSUM_BYTES = 4;

/**
 * @param {State} state
 * @returns {Promise<string>} a fragment without its `#`
 * @throws {TypeError} (rejects) if a number is not finite
 */
export async function encodeState(state) {
  const bytes = new TextEncoder().encode(exactJson(shortened(state)));
  const packed = await through(new CompressionStream('deflate-raw'), bytes);
  const all = new Uint8Array(CHECKSUM_BYTES + packed.length);
  new DataView(all.buffer).setUint32(0, checksum(bytes));
  all.set(packed, CHECKSUM_BYTES);
  return `${NAME}${VERSION}${toBase64Url(all)}`;
}

/**
 * Never rejects. The document still has to be opened: that says whether it is one.
 * @param {string} fragment with or without its `#`
 * @returns {Promise<{state: State} | {reason: LinkProblem}>}
 */
export async function decodeState(fragment) {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(NAME)) return { reason: 'none' };
  const versioned = text.slice(NAME.length);
  if (!versioned.startsWith(VERSION)) {
    return { reason: /^\d+\./.test(versioned) ? 'version' : 'broken' };
  }
  try {
    const all = fromBase64Url(versioned.slice(VERSION.length));
    const packed = all.subarray(CHECKSUM_BYTES);
    const bytes = await through(new DecompressionStream('deflate-raw'), packed);
    if (new DataView(all.buffer).getUint32(0) !== checksum(bytes)) return { reason: 'broken' };
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const state = expanded(JSON.parse(json));
    return isState(state) ? { state } : { reason: 'broken' };
  } catch (error) {
    return { reason: error instanceof TooLarge ? 'too-large' : 'broken' };
  }
}

class TooLarge extends Error {}

/**
 * @param {{readable: ReadableStream<Uint8Array>, writable: WritableStream<BufferSource>}} stream
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<Uint8Array<ArrayBuffer>>} what comes out
 * @throws {TooLarge} (rejects) as soon as more than MOST_BYTES have come out
 */
async function through({ readable, writable }, bytes) {
  const writer = writable.getWriter();
  // What goes wrong here is also seen by the reader below.
  const written = writer.write(bytes).then(() => writer.close());
  written.catch(() => {});
  const reader = readable.getReader();
  const chunks = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      throw new TooLarge();
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let place = 0;
  for (const chunk of chunks) {
    all.set(chunk, place);
    place += chunk.length;
  }
  return all;
}

/**
 * Raw DEFLATE has no checksum, and one wrong letter could be another number. This is FNV-1a.
 * @param {Uint8Array} bytes
 * @returns {number} of 32 bits
 */
function checksum(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** @param {Uint8Array} bytes */
function toBase64Url(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 * @throws {Error} if it is not base64url
 */
function fromBase64Url(text) {
  if (!/^[\w-]*$/.test(text)) throw new TypeError('not base64url');
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/**
 * @param {any} state
 * @returns {state is State}
 */
function isState(state) {
  if (!isObject(state) || !isObject(state.document) || !isObject(state.position)) return false;
  const { iteration, position, grain, example, panels, selection, preset } = state;
  return (
    isCount(iteration) &&
    isCount(position.iteration) &&
    areChanges(state) &&
    typeof position.step === 'string' &&
    (position.cell === null || isCount(position.cell)) &&
    GRAINS.some((known) => known === grain) &&
    (example === null || isCount(example)) &&
    Array.isArray(panels) &&
    panels.every((panel) => typeof panel === 'string') &&
    (selection === null || typeof selection === 'string') &&
    (preset === null || typeof preset === 'string')
  );
}

/** @param {Record<string, any>} state */
function areChanges({ iteration, position, changes = [] }) {
  if (!Array.isArray(changes)) return false;
  let earliest = iteration;
  return changes.every((change) => {
    if (!isObject(change)) return false;
    const { quantity, row, column, value } = change;
    const isInOrder = change.iteration >= earliest && change.iteration <= position.iteration;
    earliest = change.iteration;
    return (
      isInOrder &&
      [change.iteration, row, column].every(isCount) &&
      typeof quantity === 'string' &&
      Number.isFinite(value)
    );
  });
}

/** @param {unknown} value */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isCount(value) {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
