// Text of our own for `innerHTML`, also on pages that trust no text as HTML (Trusted Types).

/** @typedef {{createHTML: (text: string) => string}} Policy */

const { trustedTypes } =
  /** @type {{trustedTypes?: {createPolicy: (name: string, rules: Policy) => Policy}}} */ (
    globalThis
  );
const policy = trustedTypes?.createPolicy('backprop-by-hand', { createHTML: (text) => text });

/**
 * @param {string} text
 * @returns {string} to the browser, where it asks for that, what the page's policy allows
 */
export function trustedHtml(text) {
  return policy?.createHTML(text) ?? text;
}
