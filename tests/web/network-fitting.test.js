// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitted, sizeIn } from '../../web/src/views/network/fitting.js';

/** What there is in a circle of the drawing: on a phone, and beside the equations. */
const NARROW = { room: 30, digits: 2, largest: 13 };
const WIDE = { room: 48, digits: 3, largest: 13 };

describe('fitted', () => {
  it('takes the largest type where there is room', () => {
    assert.deepEqual(fitted(1.41421, WIDE), { text: '1.41', size: 13 });
    assert.deepEqual(fitted(0, NARROW), { text: '0', size: 13 });
  });

  it('takes smaller type before it leaves out digits', () => {
    const { text, size } = fitted(-0.0075, NARROW);
    assert.equal(text, '−0.0075');
    assert.ok(size < 13);
  });

  it('leaves out digits that would be too small to read', () => {
    assert.equal(fitted(-1.95e11, NARROW).text, '−2×10¹¹');
    assert.equal(fitted(-1.95e11, WIDE).text, '−1.95×10¹¹');
  });

  it('leaves out none where that makes it no shorter', () => {
    assert.equal(fitted(-123_456, { ...NARROW, room: 20 }).text, '−123456');
  });

  it('stays within its room, whatever the number', () => {
    for (const value of [1, -0.0075, 123_456.7, -1.95e11, -1e-300, Infinity, NaN]) {
      for (const place of [NARROW, WIDE]) {
        const { text, size } = fitted(value, place);
        assert.ok(size <= sizeIn(place.room, text, Infinity) + 1e-9, `${value}`);
      }
    }
  });
});
