// What is known of how a wrong number came about: slips that give it, or what of it is right.
import { css, html, nothing } from 'lit';
import { formatNumber } from '../format.js';
import { withoutZeroBias } from '../model/lines.js';
import { arithmeticLine, contents } from './mathml.js';

/**
 * @import { RightPart, Slip } from '../engine/practice-types.js'
 * @import { Expression } from '../engine/types.js'
 * @import { PracticeWords } from '../words/practice.js'
 */

/**
 * `isAsked` says that the right number must not be given away, to somebody who is working it out.
 * @typedef {{slips: readonly Slip[], parts: readonly RightPart[], isAsked: boolean,
 *   words: PracticeWords['diagnosis']}} Diagnosis
 */

/** @param {Diagnosis} diagnosis */
export function diagnosisView(diagnosis) {
  const { slips, parts, isAsked } = diagnosis;
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
        ${isAsked && isOfResult(slip) ? nothing : workView(slip.arithmetic)}
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
function sentencesOf({ slips, parts, isAsked, words }) {
  if (slips.length > 0) {
    return slips.map((slip, index) => {
      const { text } = formatNumber(slip.value);
      return index === 0 ? words.slip(slip, text) : words.orSlip(slip, text);
    });
  }
  const isExplained = parts.some(({ kind }) => kind !== 'sign' && kind !== 'magnitude');
  return [
    ...(isAsked ? [words.notYet] : []),
    ...(isExplained ? [] : [words.unknown]),
    ...parts.map(words.part),
    ...(isAsked && !isExplained ? [words.advice] : []),
  ];
}

/**
 * Whether the arithmetic of a slip goes through the right result.
 * @param {Slip} slip
 */
function isOfResult({ kind, term }) {
  return term === null && (kind === 'wrong-sign' || kind === 'factor-of-ten');
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
