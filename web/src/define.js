// Registers <backprop-by-hand>.
import { BackpropByHand } from './element.js';

export { BackpropByHand };

if (!customElements.get('backprop-by-hand')) {
  customElements.define('backprop-by-hand', BackpropByHand);
}
