// Sentences by language.

/** @template Words */
export class Tables {
  #english;
  /** @type {Map<string, Words>} by language tag in lower case */
  #tables = new Map();

  /** @param {Words} english where nothing fits */
  constructor(english) {
    this.#english = english;
    this.register('en', english);
  }

  /**
   * The sentences in a language or, if there are none, in what it is a variety of: `en-GB` falls back
   * to `en`.
   * @param {string} language a tag as in the `lang` attribute
   * @returns {Words}
   */
  for(language) {
    for (let tag = language.toLowerCase(); tag; tag = tag.replace(/-?[^-]*$/, '')) {
      const table = this.#tables.get(tag);
      if (table) return table;
    }
    return this.#english;
  }

  /**
   * Adds a language, or replaces one.
   * @param {string} language its tag
   * @param {Words} table
   */
  register(language, table) {
    this.#tables.set(language.toLowerCase(), table);
  }
}
