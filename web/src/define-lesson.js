// Registers <backprop-lesson>; its widget, <backprop-by-hand>, is registered once a lesson is played.
import { BackpropLesson } from './lesson-element.js';

export { BackpropLesson };

if (globalThis.customElements && !customElements.get('backprop-lesson')) {
  customElements.define('backprop-lesson', BackpropLesson);
}
