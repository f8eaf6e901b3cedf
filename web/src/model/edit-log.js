// What edits put in force, across undo and redo.

/**
 * @template Item
 * @typedef {Item & {from: number}} Logged in force once so many edits are done
 */

/**
 * What is left after an edit: what could have been redone is gone, and the oldest edits may be
 * forgotten.
 * @template Item
 * @param {readonly Logged<Item>[]} log in the order of the edits
 * @param {number} before how many edits could be undone
 * @param {number} after how many now
 * @param {boolean} continues whether the edit is undone together with the one before
 * @returns {Logged<Item>[]}
 */
export function keptAfterEdit(log, before, after, continues) {
  const forgotten = continues ? 0 : before + 1 - after;
  return log
    .filter(({ from }) => from <= before)
    .map((item) => ({ ...item, from: item.from - forgotten }));
}
