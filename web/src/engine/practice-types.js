// The plain data that practice gives out and takes. Rows, columns, steps and cells count from 0;
// layers count from 1, as in the article.

/** @import { Expression } from './types.js' */

/**
 * What a learner has worked out so far, by quantity, in its shape; null where nothing is yet. An
 * answer is also judged by what follows from these.
 * @typedef {Record<string, (number | null)[][]>} OwnValues
 */

/**
 * Numbers that somebody has published of the first iteration, by quantity, in its shape: a text keeps
 * the digits as they were printed (`"0.20"`), null is where nothing was printed. `remarks` are about
 * what is not a number, each at a step.
 * @typedef {{
 *   source?: string,
 *   values: Record<string, (string | number | null)[][]>,
 *   remarks?: {step: string, text: string}[],
 * }} Published
 */

/**
 * One entry of a quantity.
 * @typedef {{quantity: string, row: number, column: number}} EntryOf
 */

/**
 * The usual slips. `term` is the place in the sum that a slip is about, counted from 0.
 * - `other-entry`: another entry of the same quantity
 * - `missing-factor`: one factor of a product alone
 * - `activation-forgotten`: an activation other than ReLU was not applied
 * - `wrong-sign`: the result, or one term, has the other sign
 * - `factor-of-ten`: the result, or one term, is 10 or 100 times too large or too small
 * - `missing-term`: a term was left out
 * - `missing-bias`: the bias was
 * - `transposed`: a row was taken for a column: a transpose is missing, or one too many
 * - `other-layer`: an operand of another layer
 * - `other-operand`: in one term, an operand of another row or column; or, in dW of a single example,
 *   the weight for the error
 * - `mask-forgotten`: ReLU, or its derivative, was not applied
 * - `mask-misapplied`: the mask of another matrix was
 * - `derivative-forgotten`: of an activation other than ReLU
 * - `derivative-misapplied`: the activation in place of its derivative, or the derivative at another
 *   value
 * - `mean-forgotten`: 1/m is missing, a sum stands where a mean is asked for
 * - `mean-doubled`: 1/m once too often
 * - `error-reversed`: Y - A for A - Y
 * - `updated-weight`: a weight from after the update
 * - `added-update`: the update added where it is subtracted
 * - `learning-rate-forgotten`
 * - `rounded-early`: operands or products rounded to `digits` decimals before the last line
 * @typedef {'other-entry' | 'missing-factor' | 'activation-forgotten' | 'wrong-sign' |
 *   'factor-of-ten' | 'missing-term' | 'missing-bias' | 'transposed' | 'other-layer' |
 *   'other-operand' | 'mask-forgotten' | 'mask-misapplied' | 'derivative-forgotten' |
 *   'derivative-misapplied' | 'mean-forgotten' | 'mean-doubled' | 'error-reversed' |
 *   'updated-weight' | 'added-update' | 'learning-rate-forgotten' | 'rounded-early'} SlipKind
 */

/**
 * A slip that gives the answer. `arithmetic` is how, with its sources and values; where it was rounded
 * early, these are the rounded ones. `used` is the quantity that was taken where `instead` belongs, or
 * transposed by mistake; of single entries `taken` was, where `belongs` does, or has to be multiplied
 * with it. `factor` is by how much a term is off, or the result if `term` is null.
 * @typedef {{
 *   kind: SlipKind,
 *   value: number,
 *   arithmetic: Expression,
 *   term: number | null,
 *   used?: string,
 *   instead?: string,
 *   factor?: number,
 *   digits?: number,
 *   taken?: EntryOf,
 *   belongs?: EntryOf,
 * }} Slip
 */

/**
 * What is right in an answer that no slip explains.
 * - `term`: of arithmetic that was typed, some terms are right; `terms` are their places in the sum
 *   that is asked for
 * - `operands`: of arithmetic that was typed, the operands are the right ones; what was done with
 *   them is not
 * - `intermediate`: the answer is `arithmetic`, a part of the way to the result
 * - `sign`, `magnitude`: only that; the size is off by less than a factor of two, and of a magnitude
 *   `digits` is with how many right digits it begins, if they are at least 2
 * @typedef {{
 *   kind: 'term' | 'operands' | 'intermediate' | 'sign' | 'magnitude',
 *   terms?: number[],
 *   arithmetic?: Expression,
 *   digits?: number,
 * }} RightPart
 */

/**
 * What became of an answer.
 * - `right`: to the digits asked for
 * - `follows`: from the learner's own earlier numbers, of which one is wrong
 * - `slip`: `slips` has one or two that give it
 * - `wrong`: nothing is known of how it came about; `parts` may be right
 * - `unreadable`: neither a number nor arithmetic with a finite value; `at` is where reading stopped,
 *   in characters, and `fault` why
 *
 * `expected` is the right value, `fromOwn` what follows from the learner's own values where that shows
 * another number; `value` is that of the answer, null if it is unreadable. What follows from own
 * values that are right, though rounded, is right. Slips are looked for with the right values and with
 * the learner's own.
 * @typedef {{
 *   verdict: 'right' | 'follows' | 'slip' | 'wrong' | 'unreadable',
 *   value: number | null,
 *   expected: number,
 *   fromOwn: number | null,
 *   slips: Slip[],
 *   parts: RightPart[],
 *   at: number | null,
 *   fault?: 'unexpected' | 'division-by-zero' | 'too-large',
 * }} Judgement
 */

/**
 * What is to be judged: cell `cell` of step `step`, as it was typed, to `digits` significant digits.
 * @typedef {{step: number, cell: number, typed: string, digits: number, own?: OwnValues}} Answer
 */

/**
 * One step of an iteration in which every result is rounded to so many decimals, as on paper, beside
 * the exact one; row by row.
 * @typedef {{step: number, result: string, rows: number, columns: number, rounded: number[],
 *   exact: number[]}} RoundedStep
 */

/**
 * One published number. Besides the quantities of the iteration there may be `exp(Z[L])`,
 * `sum(exp(Z[L]))` and `softmax(Z[L])` of a network whose output is no softmax: an author may have
 * worked it out and dropped it. `step` is the one that makes the quantity; those have none, nor has
 * what the iteration starts with. `correct` is the right number, `fromPublished` what follows from
 * those published before it, also where some between were not. The verdict is `right` (rounded to the
 * digits printed, or following from numbers that are), `slip` (wrong even from what was published) or
 * `inherited` (it follows from that, rounded or not, and something of it is wrong); `isRounded` says of
 * what is right that it follows from rounded numbers, and without rounding has other digits; `slips` and
 * `parts` are as in a judgement.
 * @typedef {{
 *   quantity: string,
 *   row: number,
 *   column: number,
 *   step: number | null,
 *   cell: number,
 *   printed: string,
 *   correct: number,
 *   fromPublished: number,
 *   verdict: 'right' | 'slip' | 'inherited',
 *   isRounded: boolean,
 *   slips: Slip[],
 *   parts: RightPart[],
 * }} AuditedValue
 */

/**
 * @typedef {{
 *   source: string,
 *   values: AuditedValue[],
 *   tally: {right: number, slip: number, inherited: number},
 *   remarks: {step: number, text: string}[],
 * }} Audit
 */

export {};
