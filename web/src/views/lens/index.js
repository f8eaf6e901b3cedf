// The chain-rule lens: all paths from one weight or bias to the loss, and what they add up to.
import { html, nothing } from 'lit';
import { formatNumber } from '../../format.js';
import { arithmeticLine, contents } from '../mathml.js';
import { checkView } from './check.js';
import { pathView } from './path.js';

export { lensStyles } from './styles.js';

/**
 * @import { Expression, GradientCheck, Matrix, Path, Paths } from '../../engine/types.js'
 * @import { Words } from '../../words/index.js'
 */

/** A sum of more terms than this is not written out below them. */
const MOST_TERMS = 12;

/**
 * `examples` is how many the batch has, `exampleAlone` the one of them whose paths these are.
 * @typedef {{
 *   parameter: string,
 *   row: number,
 *   column: number,
 *   paths: Paths,
 *   check: GradientCheck | null,
 *   quantityOf: (name: string) => Matrix,
 *   examples: number,
 *   exampleAlone?: number | null,
 *   words: Words['lens'],
 * }} LensState
 */

/**
 * `trace` is told the path that is pointed at or has the focus, and null when none is any more.
 * @typedef {{trace: (path: Path | null) => void, check: (h: number) => void}} LensIntents
 */

/**
 * @param {LensState} state
 * @param {LensIntents} intents
 */
export function lensView(state, intents) {
  const { parameter, row, column, paths, examples, exampleAlone = null, words } = state;
  /** @type {Map<number, Path[]>} */
  const byExample = new Map();
  for (const path of paths.paths) {
    const own = byExample.get(path.example);
    if (own) own.push(path);
    else byExample.set(path.example, [path]);
  }
  return html`
    <section class="lens" data-part="lens">
      <header>
        <h3>${words.title({ quantity: parameter, row, column })}</h3>
        <p class="sentence">${words.sentence(paths, formatNumber(paths.count).text)}</p>
        ${exampleAlone === null ? nothing : html`<p class="quiet">${words.alone(exampleAlone + 1, examples)}</p>`}
      </header>
      <div class="paths" role="group" aria-label=${words.list} tabindex="0">
        ${paths.examples.map((share) =>
          exampleView(share, byExample.get(share.example) ?? [], state, intents),
        )}
        ${restView(state)}
      </div>
      ${totalsView(state)} ${checkView(state, intents)}
    </section>
  `;
}

/**
 * The paths of one example and their sum; nothing of one that is among the rest.
 * @param {Paths['examples'][number]} share
 * @param {Path[]} own
 * @param {LensState} state
 * @param {LensIntents} intents
 */
function exampleView({ example, sum }, own, state, intents) {
  const { paths, words } = state;
  if (own.length === 0) return nothing;
  const isOnly = paths.examples.length === 1;
  return html`
    ${isOnly ? nothing : html`<h4>${words.example(example + 1)}</h4>`}
    <ol>
      ${own.map((path) => pathView(path, state, intents))}
    </ol>
    ${
      isOnly || own.length === 1
        ? nothing
        : html`<p class="total" data-part="example-sum">
            <span class="label">${words.sum(example + 1)}</span> ${sumView(valuesOf(own), sum)}
          </p>`
    }
  `;
}

/** @param {LensState} state */
function restView({ paths: { rest }, words }) {
  if (!rest) return nothing;
  return html`<p class="total" data-part="rest">
    <span class="label">${words.rest(rest, formatNumber(rest.count).text)}</span>
    ${lineView({ kind: 'number', value: rest.sum })}
  </p>`;
}

/**
 * From the sums of the examples to the gradient, beside the one from the matrices.
 * @param {LensState} state
 */
function totalsView({ paths, parameter, row, column, quantityOf, words }) {
  const { examples, scale, total, sum, gradient } = paths;
  const name = `d${parameter}`;
  const isOnly = examples.length === 1;
  return html`
    <dl class="totals" data-part="totals">
      <dt>${isOnly ? words.sum(null) : words.sumOfExamples}</dt>
      <dd data-part="total">
        ${sumView(isOnly ? valuesOf(paths.paths) : examples.map((share) => share.sum), total)}
      </dd>
      ${
        scale === 1
          ? nothing
          : html`<dt>${words.divided}</dt>
              <dd data-part="scaled">
                ${lineView(scaled(total, sum, quantityOf('m').values[0]))}
              </dd>`
      }
      <dt>${words.fromMatrices({ quantity: name, row, column })}</dt>
      <dd data-part="gradient">
        ${lineView({ kind: 'number', value: gradient, quantity: name, row, column })}
      </dd>
    </dl>
  `;
}

/** @param {readonly Path[]} paths */
function valuesOf(paths) {
  return paths.map(({ value }) => value);
}

/**
 * The total by m.
 * @param {number} total
 * @param {number} sum
 * @param {number} m
 * @returns {Expression}
 */
function scaled(total, sum, m) {
  return {
    kind: 'quotient',
    value: sum,
    operands: [
      { kind: 'number', value: total },
      { kind: 'number', value: m, quantity: 'm', row: 0, column: 0 },
    ],
  };
}

/**
 * @param {number[]} terms
 * @param {number} sum
 */
function sumView(terms, sum) {
  if (terms.length > MOST_TERMS || terms.length < 2) {
    return lineView({ kind: 'number', value: sum });
  }
  const operands = terms.map((value) => /** @type {const} */ ({ kind: 'number', value }));
  return lineView({ kind: 'sum', value: sum, operands });
}

/** @param {Expression} expression */
function lineView(expression) {
  return html`<span class="line" ${contents(arithmeticLine(expression))}></span>`;
}
