// State that says when it changes.

/**
 * @template {object} State
 * @param {State} state
 * @param {() => void} changed called whenever a property becomes another
 * @returns {State} to be used in its place
 */
export function observed(state, changed) {
  return new Proxy(state, {
    set(target, key, value) {
      const before = Reflect.get(target, key);
      Reflect.set(target, key, value);
      if (!Object.is(before, value)) changed();
      return true;
    },
  });
}
