// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scrubbed, stepOf } from '../../web/src/model/scrub.js';

describe('a number that is scrubbed', () => {
  it('changes in its second significant digit', () => {
    assert.equal(stepOf(0.35), 0.01);
    assert.equal(stepOf(-2.6), 0.1);
    assert.equal(stepOf(47), 1);
    assert.equal(stepOf(0), 0.01);
    assert.equal(stepOf(1e-9), 1e-6);
  });

  it('keeps short decimals short', () => {
    assert.equal(scrubbed(0.1, 20, { step: 0.01 }), 0.3);
    assert.equal(scrubbed(-0.1, 10, { step: 0.01 }), 0);
  });

  it('keeps the digits that it had below the step', () => {
    assert.equal(scrubbed(0.123456, 1), 0.133456);
  });

  it('goes ten times faster or finer on demand', () => {
    assert.equal(scrubbed(0.5, 1, { fast: true }), 0.6);
    assert.equal(scrubbed(0.5, -1, { fine: true }), 0.499);
  });
});
