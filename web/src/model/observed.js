// State that says when it changes.

/**
 * @template {object} State
 * @param {State} state
 * @param {() => void} changed called whenever a property is set
 * @returns {State} to be used in its place
 */
export function observed(state, changed) {
  return new Proxy(state, {
    set(target, key, value) {
      Reflect.set(target, key, value);
      changed();
      return true;
    },
  });
}
