// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOut, rimToRim } from '../../web/src/views/network/layout.js';

const SHAPES = {
  article: [3, 3, 3, 3, 3, 3],
  smallest: [1, 1, 1],
  xor: [2, 8, 8, 1, 1],
  digits: [784, 128, 64, 10, 10],
  deep: Array.from({ length: 66 }, () => 2),
};

describe('layOut', () => {
  for (const [name, counts] of Object.entries(SHAPES)) {
    for (const width of [330, 560, 760, 1300]) {
      it(`${name} at ${width} px overlaps nowhere and stays inside`, () => {
        const layout = layOut({ counts, width });
        const { radius } = layout;
        const circles = layout.columns.flatMap(({ x, places }) =>
          places.map(({ y }) => ({ x, y })),
        );
        for (const { x, y } of circles) {
          assert.ok(x - radius >= 0 && x + radius <= layout.width, 'inside from left to right');
          assert.ok(y - radius >= 40, 'below the titles');
          assert.ok(y + radius * 2 <= layout.height, 'with room for a gradient below');
        }
        for (const [index, a] of circles.entries()) {
          for (const b of circles.slice(index + 1)) {
            assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 2 * radius, 'circles apart');
          }
        }
      });
    }
  }

  it('fits the article into a phone without scrolling', () => {
    assert.equal(layOut({ counts: SHAPES.article, width: 328 }).width, 328);
  });

  it('shows the first units of a large layer, a gap, and its last', () => {
    const [column] = layOut({ counts: [784], width: 300 }).columns;
    assert.deepEqual(
      column.places.map(({ unit }) => unit),
      [0, 1, 2, 3, 4, null, 783],
    );
  });

  it('shows all units of a layer that is expanded, and a place to press at their end', () => {
    const [large, small] = layOut({
      counts: [20, 3],
      width: 300,
      expanded: new Set([0, 1]),
    }).columns;
    assert.deepEqual(
      large.places.map(({ unit }) => unit),
      [...Array(20).keys(), null],
    );
    assert.equal(small.places.length, 3);
  });

  it('does not leave out the unit at work', () => {
    const [column] = layOut({ counts: [784], width: 300, focus: [400] }).columns;
    assert.ok(column.places.some(({ unit }) => unit === 400));
  });
});

describe('rimToRim', () => {
  it('ends at the rims of both circles', () => {
    assert.deepEqual(rimToRim({ x: 0, y: 0 }, { x: 100, y: 0 }, 8), {
      x1: 10,
      y1: 0,
      x2: 90,
      y2: 0,
    });
  });
});
