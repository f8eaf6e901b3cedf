// The panel of the audit: printed numbers beside the right ones, and the exercise made of them.
import { html, nothing } from 'lit';
import { sectionButtons } from '../../fields.js';
import { listView } from './list.js';
import { spotView } from './spot.js';

export { printedText } from './printed.js';
export { auditStyles } from './styles.js';

/**
 * @import { PracticeWords } from '../../words/practice.js'
 * @import { ListIntents, ListState } from './list.js'
 * @import { SpotIntents, SpotState } from './spot.js'
 */

/** @typedef {'list' | 'spot'} Mode */

/** @type {readonly Mode[]} */
const MODES = ['list', 'spot'];

/**
 * @typedef {ListState & {
 *   mode: Mode,
 *   refused: string,
 *   source: string,
 *   isChanged: boolean,
 *   entryName: SpotState['entryName'],
 *   spot: Omit<SpotState, 'words' | 'detail' | 'entryName'>,
 *   words: PracticeWords['audit'],
 * }} AuditState `refused` says what is wrong with what was published; `isChanged` that the network is
 *   another now
 */

/** @typedef {ListIntents & SpotIntents & {show: (mode: Mode) => void}} AuditIntents */

/**
 * @param {AuditState} state
 * @param {AuditIntents} intents
 */
export function auditView(state, intents) {
  const { mode, refused, source, isChanged, words } = state;
  if (refused) {
    return html`<div class="audit" data-part="audit">
      <p class="note" role="alert">${words.refused(refused)}</p>
    </div>`;
  }
  return html`
    <div class="audit" data-part="audit">
      <h2>${words.title(source)}</h2>
      ${sectionButtons(MODES, mode, words.modes, intents.show)}
      ${isChanged ? html`<p class="note" data-part="audit-changed">${words.changed}</p>` : nothing}
      ${mode === 'list' ? listView(state, intents) : spotView({ ...state, ...state.spot }, intents)}
    </div>
  `;
}
