// The plain data that the engine gives out. Rows, columns, steps, cells and iterations count from
// 0; layers count from 1, as in the article.

/** @import { Published } from './practice-types.js' */

/**
 * What moves at once: a whole phase, one equation, or one entry of its result.
 * @typedef {'phase' | 'step' | 'cell'} Grain
 */

/** @typedef {'forward' | 'loss' | 'backward' | 'update'} Phase */

/**
 * What a step computes.
 * - `linear`: Z[l] = W[l]A[l-1] + b[l]
 * - `activation`: A[l] = g(Z[l])
 * - `exponentials`, `exponential-sums`, `quotients`: the three moves of softmax; the last makes A[L]
 * - `loss`
 * - `output-error`: dZ[L] = A[L] - Y, where loss and activation meet in this short form
 * - `output-gradient`: dA[L], the slope of the loss, where they do not
 * - `weight-gradient`: dW[l]
 * - `bias-gradient`: db[l]
 * - `activation-gradient`: dA[l] = W[l+1]^T dZ[l+1]
 * - `pre-activation-gradient`: dZ[l] = dA[l] (.) g'(Z[l])
 * - `softmax-gradient`: dZ[L] = A[L] (.) (dA[L] - column sums of A[L] (.) dA[L])
 * - `weight-decay`: dW[l]' = dW[l] + lambda W[l]
 * - `weight-velocity`, `bias-velocity`: what momentum keeps of the gradients so far, or Adam's
 *   running mean of them
 * - `weight-squares`, `bias-squares`: Adam's running mean of their squares
 * - `weight-update`: W[l] := W[l] - alpha dW[l], or with what the optimizer makes of dW[l]
 * - `bias-update`: the same of b[l]
 * @typedef {'linear' | 'activation' | 'exponentials' | 'exponential-sums' | 'quotients' | 'loss' |
 *   'output-error' | 'output-gradient' | 'weight-gradient' | 'bias-gradient' |
 *   'activation-gradient' | 'pre-activation-gradient' | 'softmax-gradient' | 'weight-decay' |
 *   'weight-velocity' | 'bias-velocity' | 'weight-squares' | 'bias-squares' | 'weight-update' |
 *   'bias-update'} Operation
 */

/**
 * @typedef {'relu' | 'leaky-relu' | 'sigmoid' | 'tanh' | 'gelu' | 'softplus' | 'elu' | 'identity' |
 *   'softmax'} Activation
 */

/**
 * A function that an expression names; `sum-rows` adds up each row, `sum-columns` each column,
 * `sum-all` every entry; `diagonal` makes a column the diagonal of a square matrix, `normal-cdf` and
 * `normal-pdf` are the standard normal distribution and its density, `power` and `max` have two
 * arguments.
 * @typedef {Activation | 'relu-derivative' | 'leaky-relu-derivative' | 'exp' | 'exp-minus-one' |
 *   'ln' | 'normal-cdf' | 'normal-pdf' | 'max' | 'square' | 'square-root' | 'power' | 'diagonal' |
 *   'sum-all' | 'sum-rows' | 'sum-columns'} FunctionName
 */

/**
 * A node of arithmetic. In the arithmetic of a cell each node has its value. A number with a
 * `quantity` is the entry (row, column) of that quantity, one without is a constant. In the formula
 * of a step the leaves are whole quantities (kind `quantity`), and nodes have no value.
 * A `product` of matrices is the matrix product; `hadamard` multiplies element by element.
 * @typedef {{
 *   kind: 'number' | 'quantity' | 'sum' | 'difference' | 'product' | 'hadamard' | 'quotient' |
 *     'negative' | 'transpose' | 'function',
 *   value?: number,
 *   quantity?: string,
 *   row?: number,
 *   column?: number,
 *   function?: FunctionName,
 *   operands?: Expression[],
 * }} Expression
 */

/**
 * `result` = `formula`. `result` is the name of the quantity made (`Z[1]`, `exp(Z[4])`, `loss`,
 * `dW[3]`; `W[2]+` and `b[2]+` after an update), rows x columns. `reads` names the quantities of
 * the formula (`W[1]`, `X`, `m`, `alpha`, `g'(Z[3])`, ...).
 * @typedef {{
 *   result: string,
 *   rows: number,
 *   columns: number,
 *   reads: string[],
 *   formula: Expression,
 * }} Equation
 */

/**
 * One equation of the iteration.
 * @typedef {Equation & {
 *   index: number,
 *   phase: Phase,
 *   layer: number,
 *   operation: Operation,
 *   activation: Activation,
 * }} Step
 */

/**
 * One example of the batch alone, counted from 0. It has its column of everything that has one for
 * each example, and its share of the loss, of dW and of db; the shares add up to the batch's.
 * @typedef {{example?: number | null}} Share
 */

/**
 * Mini-batches. Without `batchSize` all examples are one batch; with `shuffleSeed` every epoch has
 * an order of its own, the same for the same seed on every machine.
 * @typedef {{batchSize?: number, shuffleSeed?: number}} BatchOptions
 */

/**
 * A gradient beside the slope of the loss: entry (row, column) of `parameter`, nudged by h both
 * ways. `numeric` is (lossAbove - lossBelow) / 2h; where the document's conventions put a 1/m before
 * the loss and not before gradients, or the other way round, it is scaled as the gradients are, by
 * `scale`.
 * @typedef {{
 *   parameter: string,
 *   row: number,
 *   column: number,
 *   analytic: number,
 *   numeric: number,
 *   lossAbove: number,
 *   lossBelow: number,
 *   relativeError: number,
 *   h: number,
 *   scale: number,
 * }} GradientCheck
 */

/**
 * One way from a weight or bias to the loss, for one example: one of the `units` of each layer from
 * the parameter's own on, and the `factors` whose product is `value`, from the activation that the
 * weight multiplies (`X`, `A[1]`; a bias has none) through `g'(Z[l])` and `W[l]` (`W[l]+` where
 * updates are in place) to the slope of the loss, `dZ[L]`, or `g'(Z[L])` and `dA[L]` where it has
 * no short form. Or a group of `count` paths that begin alike: its last factor `dZ[k]` is the sum of
 * the rest of their ways. A whole example as one group may have neither units nor factors. `dead`
 * is the place of the first factor that is exactly 0 where that makes the value 0, else null.
 * @typedef {{
 *   example: number,
 *   units: number[],
 *   factors: {quantity: string, row: number, column: number, value: number}[],
 *   value: number,
 *   count: number,
 *   dead: number | null,
 * }} Path
 */

/**
 * All paths of one weight or bias. `sum` is `scale` (1/m, or 1 by the conventions) times `total`,
 * what their products add up to over the examples; `gradient` is the same number from the matrices.
 * `count` is the number of all paths. `rest` stands for the examples that are not in `paths`, where
 * there are too many; each example's sum is in `examples` nevertheless.
 * @typedef {{
 *   scale: number,
 *   total: number,
 *   sum: number,
 *   gradient: number,
 *   count: number,
 *   examples: {example: number, sum: number}[],
 *   paths: Path[],
 *   rest: {examples: number, count: number, sum: number} | null,
 * }} Paths
 */

/**
 * Something that is amiss. `units` count from 0, and are none where it is about the layer.
 * - `dead-unit`: ReLU units with Z ≤ 0 for every example; `value` is the largest Z
 * - `saturated-unit`: of sigmoid or tanh, with less than 1 % of the greatest slope for every
 *   example; `value` is the largest slope
 * - `symmetric-units`: `value` units of the same weights in and out, and the same bias
 * - `no-flow`: dW is exactly 0 in `value` layers, from `layer` back
 * - `vanishing-gradient`, `exploding-gradient`: in `layer`, the first going back, the root mean
 *   square of dZ is `value` times that of the output layer, below 1/100 or above 100
 * @typedef {{
 *   kind: 'dead-unit' | 'saturated-unit' | 'symmetric-units' | 'no-flow' |
 *     'vanishing-gradient' | 'exploding-gradient',
 *   layer: number,
 *   units: number[],
 *   value: number,
 * }} Finding
 */

/**
 * `rms` is the root mean square of dZ in each layer.
 * @typedef {{findings: Finding[], layers: {layer: number, rms: number}[]}} Health
 */

/**
 * Where the reader is. `cell` is the entry at work, row by row; null when the step is looked at
 * whole, all its cells being done. `revision` is another number after each edit, undo, redo and
 * restart, and wherever another network is in force than before: what was fetched then is stale.
 * @typedef {{iteration: number, step: number, cell: number | null, revision: number}} Position
 */

/**
 * How many edits can be undone and redone, and the iteration that cannot be gone back beyond.
 * @typedef {{undo: number, redo: number, firstIteration: number}} EditHistory
 */

/**
 * Where the network at a position came into force: opened with `document` at `iteration`, a session
 * comes to the same bits at the position; of batches, which no document holds, with the same ones.
 * @typedef {{iteration: number, document: NetworkDocument}} Origin
 */

/**
 * A matrix, row by row: entry (row, column) is `values[row * columns + column]`.
 * @typedef {{rows: number, columns: number, values: Float64Array}} Matrix
 */

/**
 * The first number of the iteration that is not finite. `step` is null if it is a parameter that
 * the iteration started with.
 * @typedef {{quantity: string, row: number, column: number, value: number, step: number | null}}
 *   NonFinite
 */

/**
 * `weightDecay` (0) adds that multiple of W to its gradient before the optimizer sees it. Left out,
 * momentum and beta1 are 0.9, beta2 is 0.999, and epsilon 1e-8.
 * @typedef {{learningRate: number, weightDecay?: number} & (
 *   {kind: 'gradient-descent'} |
 *   {kind: 'momentum', momentum?: number} |
 *   {kind: 'adam', beta1?: number, beta2?: number, epsilon?: number}
 * )} Optimizer
 */

/**
 * What published examples do differently. Left out, each is the first; gradients follow the loss.
 * - `update`: `in-place` updates each layer on the way back, and earlier layers see the new weights
 * - `biases`: `frozen` ones stay as they are; a `shared` one serves all units of its layer, whose
 *   document has one number in `biases`
 * - `lossScale`: of the sum over the examples the mean (of squares half of it), the plain sum, or
 *   half the sum (of squares only)
 * - `gradientScale`: whether dW and db carry the 1/m
 * @typedef {{
 *   update?: 'simultaneous' | 'in-place',
 *   biases?: 'trained' | 'frozen' | 'shared',
 *   lossScale?: 'mean' | 'sum' | 'half-sum',
 *   gradientScale?: 'mean' | 'sum',
 * }} Conventions
 */

/**
 * With what momentum or Adam go on where they were: how many updates there were, and what they
 * remember, in the shapes of each layer's weights and biases. `squares` only with Adam, `biases`
 * only if they are not frozen.
 * @typedef {{
 *   updates: number,
 *   layers: {
 *     weights: {velocity: number[][], squares?: number[][]},
 *     biases?: {velocity: number[], squares?: number[]},
 *   }[],
 * }} TrainingMemory
 */

/**
 * `inputNames` and `outputNames`: one of up to 64 characters for each row of inputs and targets.
 * `published` is for practice, which compares it with the right numbers. `$schema` is for editors. No
 * document that the engine gives out has either.
 * @typedef {{
 *   $schema?: string,
 *   format: 'backprop-by-hand/1',
 *   title?: string,
 *   inputs: number[][],
 *   inputNames?: string[],
 *   targets: number[][],
 *   outputNames?: string[],
 *   layers: ({weights: number[][], biases: number[], activation: Activation} |
 *     {units: number, initializer: 'zeros' | 'he' | 'xavier' | 'uniform', seed?: number,
 *      activation: Activation})[],
 *   loss: 'cross-entropy' | 'binary-cross-entropy' | 'squared-error',
 *   optimizer?: Optimizer,
 *   conventions?: Conventions,
 *   training?: TrainingMemory,
 *   published?: Published,
 * }} NetworkDocument
 */

export {};
