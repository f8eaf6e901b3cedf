// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nothing } from 'lit';
import { mathml } from '../../web/src/views/mathml.js';

describe('mathml', () => {
  it('puts markup, lists and numbers where they stand', () => {
    const terms = [1, 2].map((term) => mathml`<mn>${term}</mn>`);
    assert.equal(`${mathml`<mrow>${terms}${nothing}</mrow>`}`, '<mrow><mn>1</mn><mn>2</mn></mrow>');
  });

  it('lets no text become markup, in content or in an attribute', () => {
    const name = '"><script>&';
    assert.equal(
      `${mathml`<mi title=${name}>${name}</mi>`}`,
      '<mi title="&quot;&gt;&lt;script&gt;&amp;">&quot;&gt;&lt;script&gt;&amp;</mi>',
    );
  });

  it('leaves an attribute out that has nothing, and a flag that is off', () => {
    const cell = (/** @type {unknown} */ label, /** @type {boolean} */ isOn) =>
      `${mathml`<mtd role="cell" aria-label=${label} ?hidden=${isOn}></mtd>`}`;
    assert.equal(cell(nothing, false), '<mtd role="cell"></mtd>');
    assert.equal(cell('', true), '<mtd role="cell" aria-label="" hidden=""></mtd>');
  });
});
