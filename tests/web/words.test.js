// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { registerWords, words, wordsFor } from '../../web/src/words/index.js';
import { PSEUDO_LANGUAGE, pseudoWords } from '../pseudo-language.js';

describe('wordsFor', () => {
  it('gives the language asked for, or what it is a variety of', () => {
    for (const language of ['en', 'EN', 'en-GB', 'en-Latn-US']) {
      assert.equal(wordsFor(language), words, language);
    }
  });

  it('gives English where there is nothing closer', () => {
    for (const language of ['', 'tlh', 'de-CH', 'eng', '-', 'no language']) {
      assert.equal(wordsFor(language), words, language);
    }
  });

  it('knows a language from when it is registered, and its varieties', () => {
    const frisian = { ...words, controls: { ...words.controls, loss: 'ferlies' } };
    assert.equal(wordsFor('fy-NL'), words);
    registerWords('fy', frisian);
    assert.equal(wordsFor('fy-NL').controls.loss, 'ferlies');
    assert.equal(wordsFor('en'), words);
  });
});

describe('the pseudo-language', () => {
  const pseudo = pseudoWords(words);

  it('marks every text of the table', () => {
    assert.equal(pseudo.controls.next.name, '⟦Néxt⟧');
    assert.deepEqual(pseudo.controls.keys.list[0], ['⟦→⟧', '⟦néxt⟧']);
    assert.deepEqual(Object.keys(pseudo.controls.presets), Object.keys(words.controls.presets));
    const texts = (/** @type {unknown} */ part) => {
      if (typeof part === 'string') assert.match(part, /^⟦.*⟧$/s);
      else if (typeof part === 'object' && part !== null) Object.values(part).forEach(texts);
      else assert.equal(typeof part, 'function');
    };
    texts(pseudo);
  });

  it('marks what the functions of the table return, with what they are given', () => {
    assert.equal(pseudo.controls.iteration(3), '⟦Ítérátíón 3⟧');
    assert.equal(pseudo.share.status.opened('x.json'), '⟦x.jsón ís ópén.⟧');
  });

  it('leaves the English table as it is', () => {
    assert.equal(words.controls.next.name, 'Next');
    registerWords(PSEUDO_LANGUAGE, pseudo);
    assert.equal(wordsFor('en-XA'), pseudo);
    assert.equal(wordsFor('en-XA-posix').controls.next.name, '⟦Néxt⟧');
    assert.equal(wordsFor('en'), words);
  });
});
