// Mathematics as native MathML: what all views that write equations share.
export { entriesIn } from '../model/terms.js';
export { arithmeticChain, arithmeticLine, arithmeticSetUp } from './mathml/arithmetic.js';
export {
  formulaSides,
  formulaSymbols,
  numbersLine,
  relation,
  symbolsLine,
  transposed,
} from './mathml/formula.js';
export { Markup, contents, escaped, mathml } from './mathml/markup.js';
export { isElided, matrixOfNumbers, shownCellsOf } from './mathml/matrix.js';
export { innerMarks } from './mathml/shapes.js';
export { mathStyles, settingStyles } from './mathml/styles.js';
export { isPlainNumber, quantitySymbol } from './mathml/symbols.js';
