// What a page asks of a widget, by attributes: read leniently. A value that is none falls back to the
// default, and is told.
import { parsePlace } from './place.js';
import { hasPublished } from './sources.js';

/**
 * @import { Grain } from '../engine/types.js'
 * @import { Place } from './place.js'
 * @import { Source } from './sources.js'
 */

/** @typedef {'change' | 'follow' | 'health' | 'practice' | 'audit' | 'share'} Panel */
/** @typedef {'network' | 'equations' | Panel} Part */
/** @typedef {'all' | 'moves' | 'none'} Controls */

/** @type {readonly Panel[]} */
export const PANELS = ['change', 'follow', 'health', 'practice', 'audit', 'share'];
/** @type {readonly Part[]} */
export const PARTS = ['network', 'equations', ...PANELS];
/** @type {readonly Grain[]} */
export const GRAINS = ['phase', 'step', 'cell'];
/** @type {readonly Controls[]} */
export const CONTROLS = ['all', 'moves', 'none'];
const THEMES = ['auto', 'light', 'dark'];
const FLAGS = ['autoplay', 'readonly', 'autofocus', 'url-state'];
/** Significant digits that numbers can have. */
export const DIGITS = { usual: 5, least: 2, most: 15 };

/**
 * @typedef {{
 *   step: string | null,
 *   grain: string | null,
 *   view: string | null,
 *   panel: string | null,
 *   controls: string | null,
 *   digits: number | null,
 *   theme: string | null,
 *   loop: string | null,
 *   readOnly: boolean,
 * }} Asked as the attributes have it; null where there is none
 */

/**
 * @typedef {{
 *   step: Place | null,
 *   grain: Grain,
 *   parts: ReadonlySet<Part>,
 *   panel: Panel | '',
 *   controls: Controls,
 *   digits: number,
 *   loop: {from: Place, to: Place} | null,
 *   readOnly: boolean,
 * }} Options
 */

/**
 * @param {Asked} asked
 * @param {(attribute: string, expected: string, got: string) => void} refuse told of what is none
 * @returns {Options}
 */
export function optionsOf(asked, refuse) {
  const { step, grain, view, panel, controls, digits, theme, loop, readOnly } = asked;
  /**
   * @template {string} Choice
   * @param {string} attribute
   * @param {string | null} text
   * @param {readonly Choice[]} choices
   * @returns {Choice | undefined}
   */
  const oneOf = (attribute, text, choices) => {
    const choice = choices.find((name) => name === text?.trim());
    if (text?.trim() && !choice) refuse(attribute, oneOfThese(choices), text);
    return choice;
  };
  oneOf('theme', theme, THEMES);
  const parts = partsOf(view, refuse);
  return {
    step: placeOf(step, refuse),
    grain: oneOf('grain', grain, GRAINS) ?? 'step',
    parts,
    panel: oneOf('panel', panel, PANELS) ?? solePanelOf(parts),
    controls: oneOf('controls', controls, CONTROLS) ?? 'all',
    digits: digitsOf(digits, refuse),
    loop: loopOf(loop, refuse),
    readOnly,
  };
}

/** @typedef {Parameters<typeof optionsOf>[1]} Refuse */

/**
 * Whether the page lets its readers open a panel.
 * @param {Panel} panel
 * @param {Options} options
 * @param {Source} source what the network was opened as
 */
export function isOffered(panel, { parts, readOnly }, source) {
  if (panel === 'change' && readOnly) return false;
  if (panel === 'audit' && !hasPublished(source)) return false;
  return parts.has(panel);
}

/**
 * An attribute that says yes by being there says so whatever its value is, `false` too.
 * @param {(attribute: string) => string | null} textOf
 * @param {Refuse} refuse
 */
export function checkFlags(textOf, refuse) {
  for (const flag of FLAGS) {
    const text = textOf(flag)?.trim().toLowerCase() ?? '';
    if (!['', 'true', flag].includes(text)) {
      refuse(flag, 'no value, and none of this attribute for no', text);
    }
  }
}

/** @param {string | null} text @param {Refuse} refuse */
function placeOf(text, refuse) {
  if (!text?.trim()) return null;
  const place = parsePlace(text);
  if (!place) refuse('step', 'a step such as dZ[3], dZ[3](2,1) or 2:dZ[3]', text);
  return place;
}

/** @param {string | null} text @param {Refuse} refuse @returns {ReadonlySet<Part>} */
function partsOf(text, refuse) {
  const names = text?.split(/[\s,]+/).filter(Boolean) ?? [];
  const parts = PARTS.filter((part) => names.includes(part));
  const unknown = names.filter((name) => !PARTS.some((part) => part === name));
  for (const name of unknown) refuse('view', `some of ${PARTS.join(', ')}`, name);
  return new Set(parts.length > 0 ? parts : PARTS);
}

/** The panel that there is nothing besides. @param {ReadonlySet<Part>} parts @returns {Panel | ''} */
function solePanelOf(parts) {
  const panel = PANELS.find((name) => parts.has(name));
  return panel && parts.size === 1 ? panel : '';
}

/** @param {number | null} digits @param {Refuse} refuse */
export function digitsOf(digits, refuse) {
  const { usual, least, most } = DIGITS;
  if (digits === null) return usual;
  if (Number.isInteger(digits) && digits >= least && digits <= most) return digits;
  refuse('digits', `a whole number from ${least} to ${most}`, String(digits));
  return usual;
}

/** @param {string | null} text @param {Refuse} refuse */
function loopOf(text, refuse) {
  if (!text?.trim()) return null;
  const [from, to, ...more] = text.split(/,(?![^(]*\))/).map(parsePlace); // not the comma of an entry
  if (from && to && more.length === 0) return { from, to };
  refuse('loop', 'two steps such as Z[1],A[4]', text);
  return null;
}

/** @param {readonly string[]} names */
function oneOfThese(names) {
  return `one of ${names.join(', ')}`;
}
