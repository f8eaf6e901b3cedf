// The whole iteration as a text to be read, in any markup: the numbers that are given, then each step
// in symbols, in matrices, entry by entry, to its result.
import { termCount } from '../model/terms.js';
import { givensOf, phasesOf, workedEntries } from '../model/derivation.js';
import { entriesToLatex, equationToLatex, givenToLatex, resultToLatex } from './latex.js';

/**
 * @import { Phase, Step } from '../engine/types.js'
 * @import { Derivation } from '../model/derivation.js'
 */

/**
 * What is said between equations, in the reader's language.
 * @typedef {{
 *   untitled: string,
 *   heading: (number: number) => string,
 *   given: string,
 *   phases: Record<Phase, string>,
 *   place: (step: Step, steps: readonly Step[]) => string,
 *   stepSentence: (step: Step, context: {steps: readonly Step[], examples: number}) => string,
 *   elements: string,
 *   someElements: (shown: number, all: number) => string,
 *   tooLong: (terms: number) => string,
 * }} Sentences
 */

/**
 * A markup. `formula` is LaTeX that stands by itself.
 * @typedef {{
 *   title: (text: string) => string,
 *   section: (text: string) => string,
 *   step: (text: string) => string,
 *   paragraph: (text: string) => string,
 *   formula: (latex: string) => string,
 * }} Markup
 */

/**
 * @param {Derivation} derivation
 * @param {Sentences} say
 * @param {Markup} markup
 * @returns {string[]} blocks, in their order
 */
export function proseOf(derivation, say, markup) {
  const { title, iteration, steps } = derivation;
  return [
    markup.title(title || say.untitled),
    markup.paragraph(say.heading(iteration + 1)),
    markup.section(say.given),
    ...givenLines(derivation).map(markup.formula),
    ...phasesOf(steps).flatMap((run) => [
      markup.section(say.phases[run[0].phase]),
      ...run.flatMap((step) => stepBlocks(step, derivation, say, markup)),
    ]),
  ];
}

/**
 * What is given: the examples, then what there is of each layer, and the settings, each in a line.
 * @param {Derivation} derivation
 */
function givenLines(derivation) {
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const name of givensOf(derivation)) {
    const [, memory, layer] = name.match(/^([vs]?)\w\[(\d+)\]$/) ?? [];
    const key = layer ? `${memory && 'memory '}${layer}` : /^[XY]$/.test(name) ? 'examples' : '';
    const text = givenToLatex(name, derivation.quantityOf(name));
    lines.set(key, [...(lines.get(key) ?? []), text]);
  }
  return [...lines.values()].map((texts) => texts.join(', \\quad '));
}

/**
 * @param {Step} step
 * @param {Derivation} derivation
 * @param {Sentences} say
 * @param {Markup} markup
 */
function stepBlocks(step, derivation, say, { step: heading, paragraph, formula }) {
  const { steps, quantityOf } = derivation;
  const count = step.rows * step.columns;
  const entries = workedEntries(derivation, step);
  const label = entries.length < count ? say.someElements(entries.length, count) : say.elements;
  const worked =
    entries.length > 0
      ? [paragraph(label), ...entriesToLatex(step, entries).map(formula)]
      : [paragraph(say.tooLong(termCount(step, quantityOf)))];
  return [
    heading(say.place(step, steps)),
    paragraph(say.stepSentence(step, { steps, examples: quantityOf('X').columns })),
    formula(equationToLatex(step, quantityOf, { level: 'numbers' })),
    ...worked,
    ...(count > 1 || entries.length === 0 ? [formula(resultToLatex(step, quantityOf))] : []),
  ];
}
