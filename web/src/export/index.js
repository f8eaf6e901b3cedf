// What a reader takes along, loaded when it is first asked for.
export { exported } from './formats.js';
export { entryToLatex, equationToLatex } from './latex.js';
export { drawingToPng, drawingToSvg } from './picture.js';
export { entryToText, equationToText } from './plain-text.js';
