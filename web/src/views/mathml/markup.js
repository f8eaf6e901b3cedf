// MathML as text, which a browser parses at once. A step writes hundreds of numbers anew, none of
// which needs a listener of its own: as templates within templates they would take several times as
// long.
import { noChange, nothing } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { trustedHtml } from '../../trusted-html.js';

const MATHML = 'http://www.w3.org/1998/Math/MathML';
/** What links.js sets on elements that stand on the page: no business of those who write them. */
const MARKS = new Set(['data-linked', 'data-traced', 'data-changed']);
/** `name=` or `?name=` at the end of what stands before a value. */
const ATTRIBUTE = /\s(\??)([\w-]+)=$/;
/** @type {Record<string, string>} */
const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that is markup, in which everything from outside is escaped. */
export class Markup {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

/**
 * What stands before a value: of attributes their name is apart.
 * @typedef {{text: string, name: string, isFlag: boolean}} Before
 */
/** @type {WeakMap<TemplateStringsArray, Before[]>} */
const known = new WeakMap();

/**
 * A tag as lit's: values are text, markup, lists of them, or `nothing`, which leaves its attribute
 * out; `?name=${...}` is an attribute that is there or not.
 * @param {TemplateStringsArray} strings
 * @param {...unknown} values
 */
export function mathml(strings, ...values) {
  let parts = known.get(strings);
  if (!parts) known.set(strings, (parts = strings.slice(0, -1).map(beforeValue)));
  let text = '';
  for (const [index, { text: before, name, isFlag }] of parts.entries()) {
    const value = values[index];
    text += before;
    if (!name) text += written(value);
    else if (isFlag) text += value ? ` ${name}=""` : '';
    else if (value !== nothing) text += ` ${name}="${written(value)}"`;
  }
  return new Markup(text + strings[strings.length - 1]);
}

/** @param {string} text @returns {Before} */
function beforeValue(text) {
  const [whole, flag, name] = text.match(ATTRIBUTE) ?? ['', '', ''];
  return { text: text.slice(0, text.length - whole.length), name, isFlag: flag !== '' };
}

/** @param {unknown} value @returns {string} */
function written(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  if (value === nothing) return '';
  return escaped(String(value));
}

/**
 * Text that no parser takes for markup, in content or in an attribute.
 * @param {string} text
 */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ESCAPES[sign]);
}

class Contents extends Directive {
  #text = '';

  /**
   * Where there is no page, the content as it is written.
   * @param {Markup} markup
   */
  render(markup) {
    return markup;
  }

  /**
   * @param {import('lit/directive.js').ElementPart} part
   * @param {[Markup]} markup
   */
  update({ element }, [{ text }]) {
    if (text !== this.#text) become(element, parsed(text, element.namespaceURI === MATHML));
    this.#text = text;
    return noChange;
  }
}

/**
 * Gives an element its content: `<math ${contents(markup)}></math>`. What stays alike stays the same
 * element, so that the focus and a drag survive, and what controllers have set on it.
 */
export const contents = directive(Contents);

/**
 * @param {string} text
 * @param {boolean} isMath whether it stands within <math>
 * @returns {Node} with the content as its children
 */
function parsed(text, isMath) {
  const template = document.createElement('template');
  template.innerHTML = trustedHtml(isMath ? `<math>${text}</math>` : text);
  return isMath ? /** @type {Node} */ (template.content.firstChild) : template.content;
}

/**
 * Gives a node the children of another, one after the other.
 * @param {Node} node
 * @param {Node} wanted which is not needed any more
 */
function become(node, wanted) {
  let child = node.firstChild;
  let next = wanted.firstChild;
  while (child && next) {
    const following = next.nextSibling;
    if (child.nodeName !== next.nodeName) {
      child.replaceWith(next);
      child = next;
    } else if (child instanceof Element) {
      takeAttributes(child, /** @type {Element} */ (next));
      become(child, next);
    } else if (child.nodeValue !== next.nodeValue) {
      child.nodeValue = next.nodeValue;
    }
    child = child.nextSibling;
    next = following;
  }
  for (; next; next = take(node, next));
  for (; child; child = drop(child));
}

/**
 * Moves a child of another node to the end of a node.
 * @param {Node} node
 * @param {ChildNode} child
 * @returns {ChildNode | null} the one that followed it
 */
function take(node, child) {
  const following = child.nextSibling;
  node.appendChild(child);
  return following;
}

/**
 * @param {ChildNode} child
 * @returns {ChildNode | null} the one that followed it
 */
function drop(child) {
  const following = child.nextSibling;
  child.remove();
  return following;
}

/** @param {Element} element @param {Element} wanted */
function takeAttributes(element, wanted) {
  for (const name of wanted.getAttributeNames()) {
    const value = /** @type {string} */ (wanted.getAttribute(name));
    const before = element.getAttribute(name);
    const isTabStop = name === 'tabindex' && before !== null; // as roving.js has set it
    if (before !== value && !isTabStop) element.setAttribute(name, value);
  }
  for (const name of element.getAttributeNames()) {
    if (!wanted.hasAttribute(name) && !MARKS.has(name)) element.removeAttribute(name);
  }
}
