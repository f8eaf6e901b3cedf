// widget.js as it is built: the widget, and what it shares with the parts that are loaded after it.
// There they import it from the same modules as here; web/tools/build.js leads them to the widget's,
// so that nothing is downloaded twice, and settings that are kept in a module are one.
export * from 'lit';
export * from '../element-styles.js';
export * from '../fields.js';
export * from '../format.js';
export * from '../language.js';
export * from '../model/activation-names.js';
export * from '../model/cells.js';
export * from '../model/exact-json.js';
export * from '../model/known.js';
export * from '../model/lines.js';
export * from '../model/lit.js';
export * from '../model/place.js';
export * from '../model/presets.js';
export * from '../model/reduce.js';
export * from '../model/terms.js';
export * from '../model/typed.js';
export * from '../model/walkthrough.js';
export * from '../model/work.js';
export * from '../palette.js';
export * from '../paper.js';
export * from '../scheme.js';
export * from '../trusted-html.js';
export * from '../type-size.js';
export * from '../views/mathml.js';
export * from '../views/network/index.js';
export * from '../words/index.js';
export * from '../words/tables.js';
export { mathml } from '../views/mathml.js'; // not lit's of the same name
export { Widget } from '../widget.js';
