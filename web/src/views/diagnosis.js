// What is known of how a wrong number came about: slips that give it, or what of it is right.
import { css, html, nothing } from 'lit';
import { formatNumber } from '../format.js';
import { withoutZeroBias } from '../model/lines.js';
import { givesAway } from '../model/practice/give-away.js';
import { arithmeticLine, contents } from './mathml.js';

/**
 * @import { RightPart, Slip } from '../engine/practice-types.js'
 * @import { Expression } from '../engine/types.js'
 * @import { PracticeWords } from '../words/practice.js'
 */

/**
 * `asked` is the right number where somebody is working it out, so that it must not be given away;
 * else null.
 * @typedef {{slips: readonly Slip[], parts: readonly RightPart[], asked: number | null,
 *   words: PracticeWords['diagnosis']}} Diagnosis
 */

/** @param {Diagnosis} diagnosis */
export function diagnosisView(diagnosis) {
  const { slips, parts, asked } = diagnosis;
  const sentences = sentencesOf(diagnosis);
  if (slips.length === 0) {
    return html`<div class="diagnosis">
      <p>${sentences.join(' ')}</p>
      ${parts.map(({ arithmetic }) => (arithmetic ? workView(arithmetic) : nothing))}
    </div>`;
  }
  return slips.map(
    (slip, index) =>
      html`<div class="diagnosis" data-slip=${slip.kind}>
        <p>${sentences[index]}</p>
        ${asked !== null && givesAway(slip, asked) ? nothing : workView(slip.arithmetic)}
      </div>`,
  );
}

/**
 * The same for who hears it.
 * @param {Diagnosis} diagnosis
 */
export function diagnosisText(diagnosis) {
  return sentencesOf(diagnosis).join(' ');
}

/** @param {Diagnosis} diagnosis */
function sentencesOf({ slips, parts, asked, words }) {
  if (slips.length > 0) {
    return slips.map((slip, index) => {
      const { text } = formatNumber(slip.value);
      return index === 0 ? words.slip(slip, text) : words.orSlip(slip, text);
    });
  }
  const isExplained = parts.some(({ kind }) => kind !== 'sign' && kind !== 'magnitude');
  return [
    ...(asked === null ? [] : [words.notYet]),
    ...(isExplained ? [] : [words.unknown]),
    ...parts.map(words.part),
    ...(asked === null || isExplained ? [] : [words.advice]),
  ];
}

/** @param {Expression} arithmetic */
function workView(arithmetic) {
  return html`<p class="line" ${contents(arithmeticLine(withoutZeroBias(arithmetic)))}></p>`;
}

export const diagnosisStyles = css`
  .diagnosis {
    margin-block: 0.25rem;
  }
  .diagnosis p,
  .feedback > p {
    margin: 0;
  }
`;
