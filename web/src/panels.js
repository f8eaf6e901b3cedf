// The panels below the drawing: which one is open, and what was chosen, which they are about.
import { html, nothing } from 'lit';
import { Changing } from './changing.js';
import { Following } from './following.js';
import { formatNumber } from './format.js';
import { drawnEntriesOf } from './model/follow.js';
import { drawnAs, planOf } from './model/links.js';
import { ofBatch, shownOf } from './model/selection.js';
import { healthView } from './views/health/index.js';
import { shareView } from './views/share/index.js';

/**
 * @import { Editing } from './editing.js'
 * @import { Entry, Thing } from './model/links.js'
 * @import { Panel } from './model/options.js'
 * @import { Practising } from './practising.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { Sharing } from './sharing.js'
 * @import { Words } from './words/index.js'
 */

/**
 * @typedef {{
 *   walk: Walkthrough,
 *   words: Words,
 *   editing: Editing,
 *   sharing: Sharing,
 *   practising: Practising,
 *   isKnown: (quantity: string, row: number, column: number) => boolean,
 *   canEdit: boolean,
 *   offered: readonly Panel[],
 *   goTo: (step: number) => void,
 *   reset: () => void,
 *   hasRoom: boolean,
 *   focus: Entry | null,
 *   light: (things: Thing[]) => void,
 *   choose: (thing: Thing) => void,
 *   update: () => void,
 *   reveal: () => void,
 * }} Host `offered` are the panels that there are; `hasRoom` says that a panel can open by itself
 *   without pushing the equations away; `focus` is the entry that has the focus. `choose` does what a
 *   press on a thing does; `reveal` brings the panel that was opened into view
 */

export class Panels {
  #host;
  /** @type {Panel | ''} */
  open = '';
  /** @type {Thing | null} what was pressed, of the whole batch */
  #chosen = null;
  #changing = new Changing(() => this.#hostAndChosen);
  #following = new Following(() => this.#hostAndChosen);

  /** @param {() => Host} host as it is now */
  constructor(host) {
    this.#host = host;
  }

  /** @param {string} panel */
  toggle(panel) {
    if (panel !== this.open) return this.show(/** @type {Panel} */ (panel));
    this.open = '';
    this.#host().update();
  }

  /** @param {Panel} panel */
  show(panel) {
    this.open = panel;
    this.#host().update();
    this.#host().reveal();
  }

  /**
   * What was pressed: a number, a unit or an edge. Null while the network has none such, or it is not
   * shown.
   * @type {Thing | null}
   */
  get selection() {
    return this.#chosen && shownOf(this.#chosen, this.#host().walk);
  }

  set selection(thing) {
    this.#chosen = thing && ofBatch(thing, this.#host().walk);
  }

  /** @param {Thing | null} thing */
  select(thing) {
    this.selection = thing;
    this.#changing.showChosen();
    this.#following.forgetCheck();
    const { hasRoom, offered } = this.#host();
    const opens = thing !== null && this.open === '' && hasRoom && offered.includes('follow');
    if (opens) this.open = 'follow';
    this.#host().update();
    // A number may be pressed twice, to change it: it stays where it is.
    if (opens && thing.kind !== 'entry') this.#host().reveal();
  }

  /** What was pressed, where the panel about it does not open by itself. */
  get chosen() {
    const { selection, open } = this;
    const { walk, words, editing, isKnown, hasRoom, offered } = this.#host();
    if (!selection || hasRoom || open === 'follow' || !offered.includes('follow')) return null;
    const { inspector } = words;
    const { layers, column } = walk;
    const isEntry = selection.kind === 'entry';
    const title = isEntry
      ? inspector.entry(selection.quantity, selection.row, selection.column)
      : inspector.title(selection, layers.length, {});
    const entry = (isEntry ? [selection] : drawnEntriesOf(selection, column)).find(
      ({ quantity, row, column: at }) => isKnown(quantity, row, at),
    );
    return { title, value: entry ? formatNumber(editing.valueOf(entry)).text : '' };
  }

  /** The unit or edge that is chosen, or that the chosen number is. */
  get #place() {
    const { selection } = this;
    if (selection?.kind !== 'entry') return selection;
    return drawnAs(selection, planOf(this.#host().walk))[0] ?? null;
  }

  get #entry() {
    return this.selection?.kind === 'entry' ? this.selection : null;
  }

  get #hostAndChosen() {
    const letGo = () => this.select(null);
    return { ...this.#host(), entry: this.#entry, place: this.#place, letGo };
  }

  /** Those that the page lets its readers open. */
  get offered() {
    return this.#host().offered;
  }

  view() {
    const label = this.#host().words;
    const views = {
      change: () => this.#changing.view(),
      follow: () => this.#following.view(),
      health: () => this.#health(),
      practice: () => this.#host().practising.view('practice'),
      audit: () => this.#host().practising.view('audit'),
      share: () => this.#host().sharing.view(shareView),
    };
    if (this.open === '' || !this.offered.includes(this.open)) return nothing;
    const name = textsOf(label)[this.open].name;
    return html`<section class="panel" part="panel" data-panel-open=${this.open} aria-label=${name}>
      <div class="beginning"></div>
      ${views[this.open]()}
    </section>`;
  }

  #health() {
    const { walk, words } = this.#host();
    return healthView(
      { health: walk.health, words: words.lens },
      {
        show: ({ layer, units }) => {
          this.open = 'follow';
          this.#host().choose({ kind: 'unit', layer, unit: units[0] ?? 0 });
        },
      },
    );
  }
}

/**
 * The names of the panels.
 * @param {Words} words
 * @returns {Record<Panel, {name: string, tip: string}>}
 */
export function textsOf({ controls, editor, inspector, lens, share }) {
  const { practice, audit } = controls.parts;
  return { change: editor, follow: inspector, health: lens.health, practice, audit, share };
}
