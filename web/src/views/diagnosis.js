// What is known of how a wrong number came about: slips that give it, or what of it is right.
import { css, html, nothing } from 'lit';
import { arithmeticLine, contents } from './mathml.js';

/**
 * @import { RightPart, Slip } from '../engine/practice-types.js'
 * @import { PracticeWords } from '../words/practice.js'
 */

/**
 * @param {{slips: readonly Slip[], parts: readonly RightPart[], unknown: string,
 *   words: PracticeWords['diagnosis']}} state `unknown` is what to say if nothing is known
 */
export function diagnosisView({ slips, parts, unknown, words }) {
  if (slips.length > 0) {
    return slips.map((slip, index) => {
      const sentence = words.slip(slip);
      return html`<div class="diagnosis" data-slip=${slip.kind}>
        <p>${index > 0 ? words.either(sentence) : sentence}</p>
        ${workView(slip.arithmetic)}
      </div>`;
    });
  }
  if (parts.length === 0) return html`<p>${unknown}</p>`;
  return parts.map(
    (part) =>
      html`<div class="diagnosis" data-right=${part.kind}>
        <p>${words.part(part)}</p>
        ${part.arithmetic ? workView(part.arithmetic) : nothing}
      </div>`,
  );
}

/** @param {import('../engine/types.js').Expression} arithmetic */
function workView(arithmetic) {
  return html`<p class="line" ${contents(arithmeticLine(arithmetic))}></p>`;
}

/**
 * The same in plain sentences, for who hears it.
 * @param {Parameters<typeof diagnosisView>[0]} state
 */
export function diagnosisText({ slips, parts, unknown, words }) {
  const sentences = slips.length > 0 ? slips.map(words.slip) : parts.map(words.part);
  return sentences.length > 0 ? sentences.join(' ') : unknown;
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
