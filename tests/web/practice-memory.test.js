// @ts-check
// Memory of practice: what was opened and disposed of, asked or refused is given back.
import { EngineError } from 'backprop-by-hand/engine';
import { loadPractice } from 'backprop-by-hand/practice';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { PRESETS } from '../../web/src/model/presets.js';
import { growthThrough, memoryOf } from './memory.js';

/** @type {Awaited<ReturnType<typeof loadPractice>>} */
let practice;
/** @type {WebAssembly.Memory} */
let memory;
/** @type {ReturnType<typeof practice.open>[]} */
const filling = [];

before(async () => {
  memory = await memoryOf(async () => {
    practice = await loadPractice();
  });
  // It starts with 16 MB, where a leak could hide; having grown, it has little of that free.
  const start = memory.buffer.byteLength;
  while (memory.buffer.byteLength === start) filling.push(practice.open(PRESETS['two-moons']));
});

after(() => {
  for (const sheet of filling) sheet.dispose();
});

describe('the memory of practice', () => {
  it('does not grow through 10,000 sheets that are disposed of', () => {
    const growth = growthThrough(memory, 10_000, (round) => {
      const sheet = practice.open(round % 20 === 0 ? PRESETS.article : PRESETS.neuron);
      sheet.judge({ step: 0, cell: 0, typed: `${round}`, digits: 5 });
      sheet.dispose();
    });
    assert.equal(growth, 0);
  });

  it('does not grow through what a sheet is asked, or refuses', () => {
    const sheet = practice.open(PRESETS.article);
    const growth = growthThrough(memory, 2000, (round) => {
      const own = { 'Z[1]': [[round], [1], [null]] };
      const answer = { step: 4, cell: 1, typed: `${round}*2-(1+3)`, digits: 5, own };
      sheet.judge(answer);
      sheet.byHand(round % 16);
      if (round % 10 === 0) sheet.audit();
      assert.throws(() => sheet.judge({ ...answer, cell: 9 + round }), EngineError);
      assert.throws(() => sheet.judge({ ...answer, own: { 'Z[1]': [[round]] } }), EngineError);
      const broken = { ...PRESETS.article, published: { values: { [`Z[${round + 5}]`]: [[1]] } } };
      assert.throws(() => practice.open(broken), EngineError);
    });
    sheet.dispose();
    assert.equal(growth, 0);
  });

  it('grows with sheets that are kept, so that a leak would be seen here', () => {
    const growth = growthThrough(memory, 1000, () => filling.push(practice.open(PRESETS.xor)));
    assert.ok(growth > 0);
  });
});
