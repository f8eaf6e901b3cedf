// Mathematics as native MathML: what all views that write equations share.
export { arithmeticChain, entriesIn } from './mathml/arithmetic.js';
export { formulaNumbers, formulaSides, formulaSymbols, relation } from './mathml/formula.js';
export { matrixOfNumbers } from './mathml/matrix.js';
export { mathStyles } from './mathml/styles.js';
export { quantitySymbol } from './mathml/symbols.js';
