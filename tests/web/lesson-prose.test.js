// @ts-check
// The Markdown of lessons, as plain data in which nothing can run.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readProse } from '../../web/src/model/lesson/prose.js';

/** @import { Place } from '../../web/src/model/place.js' */

/** @param {string} step @returns {Place} */
const at = (step) => ({ iteration: null, step, entry: null });

/** @param {string} markdown */
function read(markdown) {
  /** @type {[string, string][]} */
  const refused = [];
  const blocks = readProse(markdown, {
    number: (text) => (text === 'loss' ? { value: 0.5 } : { expected: 'a number' }),
    place: (text) => (/^(?:dZ\[3\](?:\(2,1\))?|loss)$/.test(text) ? at(text) : null),
    refuse: (expected, got) => refused.push([expected, got]),
  });
  return { blocks, refused };
}

const text = (/** @type {string} */ content) => ({ kind: 'text', text: content });
const number = { kind: 'number', value: 0.5 };

/** @param {string} markdown */
function inlines(markdown) {
  const { blocks, refused } = read(markdown);
  assert.deepEqual(refused, []);
  assert.equal(blocks.length, 1);
  assert.ok(blocks[0].kind === 'paragraph');
  return blocks[0].children;
}

describe('prose', () => {
  it('has emphasis, code, links and line breaks', () => {
    assert.deepEqual(inlines('A *b* **c** `d` [e](https://e.org/f) [g](../h.html)  \ni'), [
      text('A '),
      { kind: 'emphasis', children: [text('b')] },
      text(' '),
      { kind: 'strong', children: [text('c')] },
      text(' '),
      { kind: 'code', children: [text('d')] },
      text(' '),
      { kind: 'link', address: 'https://e.org/f', children: [text('e')] },
      text(' '),
      { kind: 'link', address: '../h.html', children: [text('g')] },
      { kind: 'break' },
      text('i'),
    ]);
  });

  it('has paragraphs, lists and lines of code', () => {
    const { blocks } = read('One.\n\n- a\n- b\n\n3. c\n\n```\nd {{loss}}\n```');
    const item = (/** @type {string} */ content) => [
      { kind: 'paragraph', children: [text(content)] },
    ];
    assert.deepEqual(blocks, [
      { kind: 'paragraph', children: [text('One.')] },
      { kind: 'list', start: null, items: [item('a'), item('b')] },
      { kind: 'list', start: 3, items: [item('c')] },
      { kind: 'lines', children: [text('d '), number] },
    ]);
  });

  it('has tables, with numbers and places in their cells', () => {
    const { blocks, refused } = read('| | a |\n|-|-|\n| `dZ[3]` | {{loss}} |');
    const place = { kind: 'place', place: at('dZ[3]'), isNamed: true, children: [text('dZ[3]')] };
    assert.deepEqual(blocks, [
      { kind: 'table', head: [[], [text('a')]], rows: [[[place], [number]]] },
    ]);
    assert.deepEqual(refused, []);
  });

  it('makes a place of code that names one, and of links to one', () => {
    const children = [text('dZ[3](2,1)')];
    assert.deepEqual(inlines('`dZ[3](2,1)`'), [
      { kind: 'place', place: at('dZ[3](2,1)'), isNamed: true, children },
    ]);
    assert.deepEqual(inlines('[the error](#dZ[3](2,1))'), [
      { kind: 'place', place: at('dZ[3](2,1)'), isNamed: false, children: [text('the error')] },
    ]);
    assert.deepEqual(inlines('`dZ[9]`'), [{ kind: 'code', children: [text('dZ[9]')] }]);
  });

  it('has numbers anywhere, whatever their signs mean in Markdown', () => {
    assert.deepEqual(inlines('**{{loss}}**, `{{loss}} = loss`'), [
      { kind: 'strong', children: [number] },
      text(', '),
      { kind: 'code', children: [number, text(' = loss')] },
    ]);
    const { blocks, refused } = read('{{dW[1](1,2)}} and {{*x* [y](z)}}');
    assert.deepEqual(blocks, [
      { kind: 'paragraph', children: [{ kind: 'unknown' }, text(' and '), { kind: 'unknown' }] },
    ]);
    assert.deepEqual(refused, [
      ['a number', '{{dW[1](1,2)}}'],
      ['a number', '{{*x* [y](z)}}'],
    ]);
  });

  it('has HTML as text', () => {
    const written = '<img src=x onerror=alert(1)> &lt;b> <b>no</b>';
    assert.deepEqual(inlines(written), [text(written)]);
    assert.deepEqual(inlines('<script>alert(1)</script>'), [text('<script>alert(1)</script>')]);
  });

  it('refuses addresses that could run something', () => {
    const addresses = [
      'javascript:alert(1)',
      'JAVASCRIPT:alert(1)',
      '<java\tscript:alert(1)>',
      'data:text/html,x',
      'vbscript:x',
      'blob:https://e.org/x',
      '//[',
    ];
    for (const address of addresses) {
      const { blocks, refused } = read(`[x](${address})`);
      assert.equal(refused.length, 1, address);
      assert.deepEqual(blocks, [{ kind: 'paragraph', children: [text('x')] }], address);
    }
  });

  it('says what there is not, and goes on', () => {
    const { blocks, refused } = read('# No\n\n> no\n\n---\n\nYes ![no](x.png).');
    assert.deepEqual(
      refused.map(([, got]) => got),
      ['heading', 'blockquote', 'thematicBreak', 'image'],
    );
    assert.deepEqual(blocks, [{ kind: 'paragraph', children: [text('Yes '), text('.')] }]);
  });

  it('takes characters that stand for numbers from nobody', () => {
    assert.deepEqual(inlines('\ue0000\ue001'), [text('0')]);
  });
});
