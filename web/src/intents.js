// What each control of the widget does, but those of the panels.

/**
 * @import { Editing } from './editing.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { Moving } from './moving.js'
 * @import { Opening } from './opening.js'
 * @import { Sharing } from './sharing.js'
 * @import { WidgetIntents, WidgetState } from './template.js'
 * @import { Words } from './words/index.js'
 */

/**
 * @param {{
 *   state: Pick<WidgetState, 'showShapes' | 'expanded' | 'expandedLayers' | 'isDraggedOver'>,
 *   walk: Walkthrough,
 *   words: Words,
 *   moving: Moving,
 *   opening: Opening,
 *   editing: Editing,
 *   sharing: Sharing,
 *   canEdit: boolean,
 *   chooseEntry: WidgetIntents['chooseEntry'],
 * }} widget `state` is changed where no other part of the widget has to know
 * @returns {WidgetIntents}
 */
export function intentsOf(widget) {
  const { state, walk, words, moving, opening, editing, sharing, canEdit, chooseEntry } = widget;
  const { learningRate } = words.editor.training.settings;
  return {
    choose: (preset) => opening.choose(preset),
    reset: () => opening.reset(),
    dismiss: () => moving.clearMessage(),
    goTo: (target) => moving.goTo(target),
    next: () => moving.next(),
    back: () => moving.back(),
    togglePlay: () => moving.togglePlay(),
    setGrain: (grain) => moving.setGrain(grain),
    setSpeed: (speed) => (moving.playback.speed = speed),
    setLearningRate: (typed) =>
      editing.takeNumber('learningRate', learningRate, typed, (value) =>
        walk.setLearningRate(value),
      ),
    setExample: (typed) => moving.setExample(typed),
    train: (typed) => moving.train(typed),
    nextIteration: () => moving.trainTo({ iteration: walk.position.iteration + 1 }),
    toggleShapes: () => (state.showShapes = !state.showShapes),
    chooseEntry,
    expand: (quantity) => (state.expanded = toggled(state.expanded, quantity)),
    expandLayer: (layer) => (state.expandedLayers = toggled(state.expandedLayers, layer)),
    onKey: (event) => moving.onKey(event),
    onTyped: (event) => moving.onTyped(event),
    onDrag: (event) => {
      if (!canEdit || !event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      state.isDraggedOver = true;
    },
    onDragEnd: () => (state.isDraggedOver = false),
    onDrop: (event) => {
      state.isDraggedOver = false;
      const file = event.dataTransfer?.files[0];
      if (!file || !canEdit) return;
      event.preventDefault();
      void sharing.openFile(file);
    },
  };
}

/**
 * @template Item
 * @param {ReadonlySet<Item>} set
 * @param {Item} item
 * @returns {Set<Item>} with the item if it was without, and without if it was with it
 */
function toggled(set, item) {
  const changed = new Set(set);
  if (!changed.delete(item)) changed.add(item);
  return changed;
}
