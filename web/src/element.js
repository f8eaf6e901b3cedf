// <backprop-by-hand>: attributes, lifecycle, and the wiring between the model and the views.
import { LitElement, html } from 'lit';
import { CellEditor, cellEditorStyles } from './cell-editor.js';
import { Editing } from './editing.js';
import { elementStyles } from './element-styles.js';
import { EngineError, loadEngine } from './engine/index.js';
import { useLocale } from './format.js';
import { actionOf } from './keys.js';
import { Links } from './links.js';
import { Playback } from './model/playback.js';
import { DEFAULT_PRESET, PRESETS, presetOf } from './model/presets.js';
import { Walkthrough } from './model/walkthrough.js';
import { Panels } from './panels.js';
import { placeOf, selectionOf, selectionText } from './selection.js';
import { Sharing } from './sharing.js';
import { viewStyles } from './styles.js';
import { showWork } from './views/network/index.js';
import { widgetView } from './widget.js';
import { wordsFor } from './words/index.js';

/**
 * @import { Grain, NetworkDocument } from './engine/types.js'
 * @import { State } from './model/link.js'
 * @import { Target } from './model/walkthrough.js'
 */

/**
 * Walks a reader through training one network, and lets them change everything about it.
 *
 * The network is that of `preset`, or the document in a child
 * `<script type="application/json">`, or whatever `open()` is given. Where WebAssembly does not
 * start, the element's own content stays readable below a sentence that says so. `autofocus` puts
 * the focus on the next button once the network is shown. With `url-state` the page's address holds
 * all that is shown, and what an address holds is shown.
 */
export class BackpropByHand extends LitElement {
  static styles = [elementStyles, ...viewStyles, cellEditorStyles];

  static properties = {
    preset: { type: String },
    urlState: { type: Boolean, attribute: 'url-state' },
    grain: { state: true },
    walk: { state: true },
    message: { state: true },
    unavailable: { state: true },
    width: { state: true },
  };

  #playback = new Playback(() => this.#playOn());
  #sizes = new ResizeObserver(([entry]) => (this.width = entry.contentRect.width));
  /** @type {NetworkDocument | string | null} the last document that was not a preset */
  #ownDocument = null;
  #links = new Links(this, {});
  #editing = new Editing(() => ({
    walk: this.#openWalk,
    words: this.words.editor,
    changed: (before) => this.#changed(before),
    say: (message) => (this.message = message),
  }));
}
