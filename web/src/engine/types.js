// The plain data that the engine gives out. Rows, columns, steps, cells and iterations count from
// 0; layers count from 1, as in the article.

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
 * - `output-gradient`: dA[L] = A[L] - Y, where they do not
 * - `weight-gradient`: dW[l]
 * - `bias-gradient`: db[l]
 * - `activation-gradient`: dA[l] = W[l+1]^T dZ[l+1]
 * - `pre-activation-gradient`: dZ[l] = dA[l] (.) g'(Z[l])
 * - `softmax-gradient`: dZ[L] = A[L] (.) (dA[L] - column sums of A[L] (.) dA[L])
 * - `weight-update`: W[l] := W[l] - alpha dW[l]
 * - `bias-update`: b[l] := b[l] - alpha db[l]
 * @typedef {'linear' | 'activation' | 'exponentials' | 'exponential-sums' | 'quotients' | 'loss' |
 *   'output-error' | 'output-gradient' | 'weight-gradient' | 'bias-gradient' |
 *   'activation-gradient' | 'pre-activation-gradient' | 'softmax-gradient' | 'weight-update' |
 *   'bias-update'} Operation
 */

/** @typedef {'relu' | 'sigmoid' | 'tanh' | 'identity' | 'softmax'} Activation */

/**
 * A function that an expression names; `sum-rows` adds up each row, `sum-columns` each column,
 * `sum-all` every entry.
 * @typedef {Activation | 'relu-derivative' | 'exp' | 'ln' | 'max' | 'square' | 'softplus' |
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
 * One equation of the iteration, `result` = `formula`. `result` is the name of the quantity made
 * (`Z[1]`, `exp(Z[4])`, `sum(exp(Z[4]))`, `loss`, `dW[3]`; `W[2]+` and `b[2]+` after an update).
 * `reads` names the quantities of the formula (`W[1]`, `X`, `m`, `alpha`, `g'(Z[3])`, ...).
 * @typedef {{
 *   index: number,
 *   phase: Phase,
 *   layer: number,
 *   operation: Operation,
 *   activation: Activation,
 *   result: string,
 *   rows: number,
 *   columns: number,
 *   reads: string[],
 *   formula: Expression,
 * }} Step
 */

/**
 * Where the reader is. `cell` is the entry at work, row by row; null when the step is looked at
 * whole, all its cells being done.
 * @typedef {{iteration: number, step: number, cell: number | null}} Position
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
 * @typedef {{
 *   format: 'backprop-by-hand/1',
 *   title?: string,
 *   inputs: number[][],
 *   targets: number[][],
 *   layers: ({weights: number[][], biases: number[], activation: Activation} |
 *     {units: number, initializer: 'zeros' | 'he' | 'xavier' | 'uniform', seed?: number,
 *      activation: Activation})[],
 *   loss: 'cross-entropy' | 'binary-cross-entropy' | 'squared-error',
 *   optimizer?: {kind: 'gradient-descent', learningRate: number},
 * }} NetworkDocument
 */

export {};
