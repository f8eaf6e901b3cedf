// @ts-check
// The whole state in a URL's fragment, there and back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exactJson, readableJson } from '../../web/src/model/exact-json.js';
import { decodeState, encodeState } from '../../web/src/model/link.js';
import { PRESETS } from '../../web/src/model/presets.js';

/** @import { NetworkDocument } from '../../web/src/engine/types.js' */
/** @import { State } from '../../web/src/model/link.js' */

/**
 * @param {object} document
 * @returns {State}
 */
function stateOf(document) {
  return {
    document: /** @type {NetworkDocument} */ (document),
    iteration: 3,
    position: { iteration: 3, step: 'dZ[3]', cell: 1 },
    grain: 'cell',
    example: null,
    panels: ['edit', 'paths'],
    selection: 'W[2] 0 2',
    preset: null,
  };
}

/** Deterministic numbers with all their bits, of both signs. @param {number} seed */
function fullNumbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.sin(state) * 2 ** (state % 7);
  };
}

/** Every number of the network replaced. @param {NetworkDocument} document */
function editedEverywhere(document) {
  const draw = fullNumbers(1);
  return JSON.parse(JSON.stringify(document), (_, value) =>
    typeof value === 'number' ? draw() : value,
  );
}

/** @param {State} state */
async function roundTrip(state) {
  const result = await decodeState(`#${await encodeState(state)}`);
  assert.ok('state' in result, 'reason' in result ? result.reason : '');
  return result.state;
}

/** @param {string} json */
async function packedAsIs(json) {
  const bytes = new TextEncoder().encode(json);
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const packed = Buffer.from(await new Response(stream).arrayBuffer());
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  const head = Buffer.alloc(4);
  head.writeUInt32BE(hash);
  return `bbh=1.${Buffer.concat([head, packed]).toString('base64url')}`;
}

describe('a link', () => {
  for (const [name, document] of Object.entries(PRESETS)) {
    it(`to ${name} gives the same state back`, async () => {
      assert.deepEqual(await roundTrip(stateOf(document)), stateOf(document));
    });
  }

  it('keeps every bit of every number, the sign of -0 too', async () => {
    const odd = [-0, 0, 5e-324, Number.MAX_VALUE, 0.1 + 0.2, -1e21, 2 ** 53 - 1, 1 / 3];
    const state = stateOf({ ...PRESETS.article, inputs: odd.map((value) => [value]) });
    const back = await roundTrip(state);
    back.document.inputs.forEach(([value], index) => assert.ok(Object.is(value, odd[index])));
  });

  it('keeps texts, names, the memory of an optimizer and keys of later versions', async () => {
    const document = {
      ...PRESETS.xor,
      title: 'Größe "π" \u{1f600} \ud800 \n',
      inputNames: ['a', 'b'],
      training: {
        updates: 7,
        layers: [{ weights: { velocity: [[-0, 1]] }, biases: { velocity: [0.5] } }],
      },
      d: 'a short key',
      _: 'an odd one',
      later: { kind: 'x', W: null, deep: [{ yes: true }] },
    };
    const back = await roundTrip(stateOf(document));
    assert.deepEqual(back.document, document);
    const { training } = /** @type {any} */ (back.document);
    assert.ok(Object.is(training.layers[0].weights.velocity[0][0], -0));
  });

  it('is short: the plain article below 500 characters, edited everywhere below 1,100', async () => {
    const article = { ...PRESETS.article, published: undefined }; // as a session gives it out
    const plain = await encodeState(stateOf(article));
    const edited = await encodeState(stateOf(editedEverywhere(PRESETS['article-softmax'])));
    assert.ok(plain.length < 500, `${plain.length}`);
    assert.ok(edited.length < 1100, `${edited.length}`);
  });

  it('has only characters that nothing escapes', async () => {
    const fragment = await encodeState(stateOf(editedEverywhere(PRESETS['two-moons'])));
    assert.match(fragment, /^bbh=1\.[\w-]+$/);
  });

  it('cannot be made of numbers that are not finite', async () => {
    const state = stateOf({ ...PRESETS.article, inputs: [[NaN]] });
    await assert.rejects(encodeState(state), { name: 'TypeError', message: /NaN/ });
  });
});

describe('a fragment that is no link of ours', () => {
  it('is left alone', async () => {
    for (const fragment of ['', '#', '#section-2', 'section-2', '#bbh', '#BBH=1.x', '#x&bbh=1.']) {
      assert.deepEqual(await decodeState(fragment), { reason: 'none' });
    }
  });

  it('of another version says so', async () => {
    const fragment = await encodeState(stateOf(PRESETS.article));
    for (const version of ['2.', '10.', '0.']) {
      const foreign = fragment.replace('bbh=1.', `bbh=${version}`);
      assert.deepEqual(await decodeState(foreign), { reason: 'version' });
    }
  });
});

describe('a broken link', () => {
  it('is found wherever it was cut off', async () => {
    const fragment = await encodeState(stateOf(PRESETS.neuron));
    assert.ok(fragment.length > 200);
    for (let length = 4; length < fragment.length; length++) {
      const result = await decodeState(fragment.slice(0, length));
      assert.deepEqual(result, { reason: 'broken' }, `${length} characters`);
    }
  });

  it('is found whichever of its characters is another', async () => {
    const fragment = await encodeState(stateOf(PRESETS.neuron));
    const plain = stateOf(PRESETS.neuron);
    let found = 0;
    for (let place = 6; place < fragment.length; place++) {
      const other = fragment[place] === 'A' ? 'B' : 'A';
      const changed = fragment.slice(0, place) + other + fragment.slice(place + 1);
      const result = await decodeState(changed);
      // A few bits at the end of DEFLATE and base64 mean nothing.
      if ('state' in result) assert.deepEqual(result.state, plain);
      else found++;
    }
    assert.ok(found >= fragment.length - 10, `${found}`);
  });

  it('is not base64url, not DEFLATE, not JSON or not a state', async () => {
    const state = {
      d: {},
      i: 0,
      p: { i: 0, s: 'Z[1]', c: null },
      g: 'step',
      e: null,
      q: [],
      r: null,
      m: null,
    };
    const whole = await decodeState(await packedAsIs(JSON.stringify(state)));
    assert.ok('state' in whole, 'the rest of this test is about what differs from this one');
    const broken = ['bbh=1.', 'bbh=1.%20', 'bbh=1.AAAAAAAA', 'bbh=1.*', 'bbh=', 'bbh=x'];
    for (const json of ['', '{', 'null', '3', '[]', '{}', '"text"']) {
      broken.push(await packedAsIs(json));
    }
    for (const change of [
      { d: [] },
      { d: null },
      { i: -1 },
      { i: 1.5 },
      { i: '0' },
      { p: null },
      { p: { i: 0, s: 3, c: null } },
      { p: { i: 0, s: 'Z[1]', c: -1 } },
      { p: { i: 1e300, s: 'Z[1]', c: 0 } },
      { g: 'leap' },
      { e: 'all' },
      { q: 'edit' },
      { q: [3] },
      { r: 3 },
      { m: 3 },
      { unknown: 1 },
      { i: undefined },
    ]) {
      broken.push(await packedAsIs(JSON.stringify({ ...state, ...change })));
    }
    for (const fragment of broken) {
      assert.deepEqual(await decodeState(fragment), { reason: 'broken' }, fragment);
    }
  });

  it('cannot reach a prototype', async () => {
    const json = `{"d":{"___proto__":{"polluted":1}},"i":0,"p":{"i":0,"s":"","c":null},"g":"step","e":null,"q":[],"r":null,"m":null}`;
    await decodeState(await packedAsIs(json));
    assert.equal(/** @type {any} */ ({}).polluted, undefined);
  });
});

describe('a hostile link', () => {
  it('that unpacks without end is stopped early', async () => {
    const bomb = await packedAsIs('0'.repeat(32 * 2 ** 20));
    assert.ok(bomb.length < 100_000);
    const start = process.memoryUsage().arrayBuffers;
    assert.deepEqual(await decodeState(bomb), { reason: 'too-large' });
    assert.ok(process.memoryUsage().arrayBuffers - start < 20 * 2 ** 20);
  });

  it('with endless nesting is broken', async () => {
    const deep = await packedAsIs('['.repeat(2 ** 20) + ']'.repeat(2 ** 20));
    assert.deepEqual(await decodeState(deep), { reason: 'broken' });
  });
});

describe('exact JSON', () => {
  it('is what JSON.stringify writes, but for -0 and what JSON has no word for', () => {
    const value = { a: [1.5, -2e-9, 'x"\u2028\ud800', null, true], 'b c': {}, gone: undefined };
    assert.equal(exactJson(value), JSON.stringify(value));
    assert.equal(exactJson([-0, 0]), '[-0,0]');
    for (const wrong of [NaN, -Infinity, () => 0, 1n]) {
      assert.throws(() => exactJson({ wrong }), TypeError);
    }
  });
});

describe('JSON to read', () => {
  it('has a line for each key and each row, and the same numbers', () => {
    const value = { a: [[1, -0], [0.5]], b: [], c: { d: 'x', gone: undefined }, e: [{}, { f: 1 }] };
    const text = readableJson(value);
    assert.equal(
      text,
      [
        '{',
        '  "a": [',
        '    [1, -0],',
        '    [0.5]',
        '  ],',
        '  "b": [],',
        '  "c": {',
        '    "d": "x"',
        '  },',
        '  "e": [',
        '    {},',
        '    {',
        '      "f": 1',
        '    }',
        '  ]',
        '}',
      ].join('\n'),
    );
    assert.deepEqual(JSON.parse(text), JSON.parse(exactJson(value)));
    assert.throws(() => readableJson({ wrong: [NaN] }), TypeError);
  });
});
