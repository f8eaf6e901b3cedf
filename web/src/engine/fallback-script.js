// What `#engine-fallback` means for the classic script: the core as JavaScript is a script of the
// page that does not run by itself, or a file beside this one.
import { INERT_TYPE } from './inert-type.js';

/** @typedef {typeof import('#engine-fallback-glue').default} Create */

const FILE = 'backprop-by-hand-fallback.js';

/** Of the classic script, known only while that runs. Within a page it has none. */
const address =
  (document.currentScript instanceof HTMLScriptElement && document.currentScript.src) ||
  document.baseURI;

/** @type {Promise<Create> | null} */
let loading = null;

/** @returns {Promise<Create>} the same to all who ask; after a failure it is tried again */
export function loadFallback() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** @returns {Promise<Create>} */
async function load() {
  const inert = document.querySelector(`script[type="${INERT_TYPE}"]`);
  const script = document.createElement('script');
  if (inert) {
    script.text = inert.textContent ?? '';
    document.head.append(script);
  } else {
    await loadScript(script, new URL(FILE, address).href);
  }
  const page = /** @type {any} */ (globalThis);
  const { backpropByHandFallback } = page;
  if (!backpropByHandFallback) throw new Error(`${FILE} does not run here`);
  delete page.backpropByHandFallback;
  return backpropByHandFallback.default;
}

/**
 * @param {HTMLScriptElement} script
 * @param {string} source
 */
function loadScript(script, source) {
  return new Promise((done, failed) => {
    script.onload = done;
    script.onerror = () => failed(new Error(`${source} cannot be loaded`));
    script.src = source;
    document.head.append(script);
  });
}
