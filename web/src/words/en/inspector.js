// The panel about one number: what it is, where it comes from, where it goes.

import { spoken } from './spoken.js';

/** @import { Edge, Unit } from '../../model/links.js' */

export const inspector = {
  name: 'Follow',
  tip: 'One number, unit or edge: where it comes from, where it goes, and how the loss depends on it.',
  hasChoice: 'something is chosen',
  empty:
    'Press any number, unit or edge: it is marked everywhere it appears, and here stands where it comes from and where it goes.',
  /** @param {Unit | Edge} place @param {number} depth @param {{input?: string, output?: string}} names */
  title: (place, depth, { input, output }) => {
    if (place.kind === 'edge') {
      return `Weight from ${unitName(place.layer - 1, place.from)} to ${unitName(place.layer, place.to)}`;
    }
    const name = place.layer === 0 ? input : place.layer === depth ? output : undefined;
    const title = unitName(place.layer, place.unit);
    return capital(name ? `${title}: ${name}` : title);
  },
  /** @param {string} quantity @param {number} row @param {number} column */
  entry: (quantity, row, column) => `${quantity} row ${row + 1}, column ${column + 1}`,
  spoken: spoken.place,
  start: 'Given: this iteration starts with it.',
  /** @param {number} step counted from 0 */
  madeIn: (step) => `step ${step + 1}`,
  /** @param {string} quantity @param {number} step counted from 0 */
  toStep: (quantity, step) =>
    `${spoken.quantity(quantity)}: go to step ${step + 1}, which works it out`,
  readNowhere: 'Nothing in this iteration reads it.',
  notYet: 'not yet worked out',
  updated: 'new',
  change: {
    /** @param {string} entry */
    name: (entry) => `New value of ${entry}`,
    tip: 'Type a number and press Enter. In the equations: select a number and type, or drag it sideways.',
    less: 'A step down',
    more: 'A step up',
  },
  close: { name: 'Let go', tip: 'Nothing is followed any more.' },
  columns: { number: 'Number', value: 'Value', from: 'Comes from', to: 'Goes into' },
};

/** @param {number} layer @param {number} unit */
function unitName(layer, unit) {
  return layer === 0 ? `input ${unit + 1}` : `unit ${unit + 1} of layer ${layer}`;
}

/** @param {string} text */
function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
