// What `#engine-fallback` means for the classic script: the core as JavaScript is a script of the
// page that does not run by itself, or a file beside this one.
import { INERT_TYPE } from './inert-type.js';

/** @typedef {typeof import('#engine-fallback-glue').default} Create */

const FILE = 'backprop-by-hand-fallback.js';

/** Of the classic script, known only while that runs. Within a page it has none. */
const address =
  (document.currentScript instanceof HTMLScriptElement && document.currentScript.src) ||
  document.baseURI;

/** @returns {Promise<Create>} */
export async function loadFallback() {
  const inert = document.querySelector(`script[type="${INERT_TYPE}"]`);
  const script = document.createElement('script');
  if (inert) {
    script.text = inert.textContent ?? '';
    document.head.append(script);
  } else {
    await loadScript(script, new URL(FILE, address).href);
  }
  const { backpropByHandFallback } = /** @type {any} */ (globalThis);
  if (!backpropByHandFallback) throw new Error(`${FILE} does not run here`);
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
