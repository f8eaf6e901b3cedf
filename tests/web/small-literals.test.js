// @ts-check
// Bundles hold no more of templates and sheets than browsers need.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withSmallTemplates } from '../../web/tools/small-literals.js';

/** @param {string[]} lines */
const source = (...lines) => lines.join('\n');

describe('templates in bundles', () => {
  it('have no line breaks between the elements of a drawing', () => {
    const before = source('const a = svg`', '  <g>', '    ${b}', '    <path /> ${c}', '  </g>`;');
    assert.equal(withSmallTemplates(before), 'const a = svg`<g>${b}<path /> ${c}</g>`;');
  });

  it('keep the space between words, and between attributes', () => {
    const before = source('svg`<text', '  x=${x}', '  ${y}', '  y=${y}', '>${a} ${b}</text>`;');
    const after = 'svg`<text x=${x} ${y} y=${y} >${a} ${b}</text>`;';
    assert.equal(withSmallTemplates(before), after);
  });

  it('have a space for each line break elsewhere, as browsers show it', () => {
    const before = source('html`', '  <b>${a}</b>', '  <i>', '    b', '  </i>', '`;');
    assert.equal(withSmallTemplates(before), 'html` <b>${a}</b> <i> b </i> `;');
  });

  it('are made small within each other, and other texts stay', () => {
    const before = source('html`', '${svg`<g>', '</g>`}`; other`', '  a`; // svg`');
    assert.equal(
      withSmallTemplates(before),
      source('html` ${svg`<g></g>`}`; other`', '  a`; // svg`'),
    );
  });
});
