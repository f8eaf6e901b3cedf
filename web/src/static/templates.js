// Templates as text: what lit renders into a page is written down, for pages that have no script.
import { nothing } from 'lit';
import { getDirectiveClass, isTemplateResult } from 'lit/directive-helpers.js';
import { PartType } from 'lit/directive.js';
import { Markup, escaped } from '../views/mathml.js';

/** `name=`, `?name=`, `.name=` or `@name=` at the end of what stands before a value. */
const ATTRIBUTE = /\s([?.@]?)([\w-]+)=$/;

/**
 * @param {unknown} value a template, or what may stand in one
 * @returns {string} markup
 */
export function textOf(value) {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(textOf).join('');
  if (value === nothing || value === undefined || value === null) return '';
  if (isTemplateResult(value)) {
    return templateText(/** @type {{strings: readonly string[], values: unknown[]}} */ (value));
  }
  const Directive = getDirectiveClass(value);
  if (!Directive) return escaped(String(value));
  const { values } = /** @type {{values: unknown[]}} */ (value);
  return textOf(new Directive({ type: PartType.CHILD }).render(...values));
}

/** @param {{strings: readonly string[], values: unknown[]}} template */
function templateText({ strings, values }) {
  let text = '';
  let content = ''; // of the element whose tag is being written
  for (const [index, string] of strings.entries()) {
    if (content && string.includes('>')) {
      text += string.replace('>', () => `>${content}`);
      content = '';
    } else {
      text += string;
    }
    if (index === values.length) break;
    const value = values[index];
    const [before, kind, name] = string.match(ATTRIBUTE) ?? [];
    if (before) text = text.slice(0, -before.length) + attributeText(kind, name, value);
    else if (getDirectiveClass(value) && isWithinTag(text)) content = textOf(value);
    else text += textOf(value);
  }
  return text;
}

/**
 * Listeners are left out. The properties that templates set are called as their attributes.
 * @param {string} kind
 * @param {string} name
 * @param {unknown} value
 */
function attributeText(kind, name, value) {
  if (kind === '@' || value === nothing) return '';
  if (kind === '?') return value ? ` ${name}=""` : '';
  return ` ${name}="${textOf(value)}"`;
}

/** @param {string} text */
function isWithinTag(text) {
  return text.lastIndexOf('<') > text.lastIndexOf('>');
}
