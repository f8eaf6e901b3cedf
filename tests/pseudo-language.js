// @ts-check
// A language for tests, made of English: ⟦éách sénténcé líké thís⟧. What a page shows without the
// brackets comes from no table of words.

export const PSEUDO_LANGUAGE = 'en-XA';

/** @type {Record<string, string>} */
const ACCENTED = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú' };

/**
 * A table of words in the pseudo-language: every text in it, also what its functions return.
 * @template Value
 * @param {Value} value a table of words, or a part of one
 * @returns {Value}
 */
export function pseudoWords(value) {
  return /** @type {Value} */ (pseudo(value));
}

/**
 * @param {unknown} value
 * @returns {unknown}
 */
function pseudo(value) {
  if (typeof value === 'string') return value && `⟦${accented(value)}⟧`;
  if (typeof value === 'function') {
    return (/** @type {unknown[]} */ ...given) => pseudo(value(...given));
  }
  if (Array.isArray(value)) return value.map(pseudo);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, pseudo(part)]));
}

/** @param {string} text */
function accented(text) {
  return text.replace(/[aeiou]/gi, (letter) => ACCENTED[letter]);
}

/**
 * The sentences below an element, in shadow roots too, that come from no table of words. To be
 * handed to a page: it uses nothing from outside.
 * @param {Element} root
 * @returns {string[]}
 */
export function escapedSentences(root) {
  const spoken = [
    'title',
    'aria-label',
    'aria-valuetext',
    'aria-description',
    'placeholder',
    'alt',
  ];
  // Symbols of mathematics are the same in all languages, what the author of a network has written is
  // in theirs; styles are not shown.
  const noLanguage = 'math, .mathematics, [data-authored], style, script';
  /** @type {string[]} */
  const found = [];
  const hasEscaped = (/** @type {string | null} */ text) => {
    // Between the brackets, however they are nested, nothing has escaped.
    let rest = text ?? '';
    for (let before = ''; before !== rest;) {
      before = rest;
      rest = rest.replace(/⟦[^⟦⟧]*⟧/g, '');
    }
    return /\p{Letter}{2}/u.test(rest);
  };
  const check = (/** @type {string | null} */ text) => {
    if (hasEscaped(text)) found.push((text ?? '').trim());
  };
  const visit = (/** @type {Node} */ node) => {
    // A sentence may be in parts, with a symbol in other type between them.
    if (node.nodeType === 3 && hasEscaped(node.parentNode?.textContent ?? '')) {
      check(node.textContent);
    }
    if (node.nodeType === 1) {
      const element = /** @type {Element} */ (node);
      if (element.matches(noLanguage)) return;
      for (const name of spoken) check(element.getAttribute(name));
      element.shadowRoot?.childNodes.forEach(visit);
    }
    node.childNodes.forEach(visit);
  };
  visit(root);
  return found;
}
