// Loss, optimizer and conventions.
import { html } from 'lit';
import { numberField, selectField } from '../../fields.js';

/**
 * @import { NetworkDocument, Optimizer } from '../../engine/types.js'
 * @import { Words } from '../../words/index.js'
 */

/**
 * @typedef {{
 *   loss: NetworkDocument['loss'],
 *   losses: readonly NetworkDocument['loss'][],
 *   optimizer: Optimizer['kind'],
 *   optimizers: readonly Optimizer['kind'][],
 *   settings: readonly {key: string, text: string, message: string}[],
 *   conventions: readonly {key: string, value: string, choices: readonly string[]}[],
 *   words: Words['editor'],
 * }} TrainingState `settings` are those of the optimizer, each with what its field holds, and why
 * that was refused
 */

/**
 * @typedef {{
 *   setLoss: (loss: string) => void,
 *   setOptimizer: (kind: string) => void,
 *   setOptimizerSetting: (key: string, typed: string) => void,
 *   setConvention: (key: string, value: string) => void,
 * }} TrainingIntents
 */

/**
 * @param {TrainingState} state
 * @param {TrainingIntents} intents
 */
export function trainingView(state, intents) {
  const { loss, losses, optimizer, optimizers, settings, conventions } = state;
  const words = state.words.training;
  return html`
    <div class="fields">
      ${selectField(
        'loss',
        words.loss,
        losses.map((choice) => [choice, words.losses[choice]]),
        loss,
        intents.setLoss,
      )}
    </div>
    <div class="fields">
      ${selectField(
        'optimizer',
        words.optimizer,
        optimizers.map((kind) => [kind, words.optimizers[kind]]),
        optimizer,
        intents.setOptimizer,
      )}
      ${settings.map(({ key, ...value }) =>
        numberField(
          `setting-${key}`,
          words.settings[key],
          value,
          (typed) => intents.setOptimizerSetting(key, typed),
          words.tips[key],
        ),
      )}
    </div>
    <div class="fields">
      ${conventions.map(({ key, value, choices }) =>
        selectField(
          `convention-${key}`,
          words.conventions[/** @type {keyof typeof words.conventions} */ (key)],
          choices.map((choice) => [choice, words.choices[choice]]),
          value,
          (chosen) => intents.setConvention(key, chosen),
          words.tips[key],
        ),
      )}
    </div>
  `;
}
