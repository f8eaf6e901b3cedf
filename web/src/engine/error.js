/** Something given to the engine is wrong. Its message is one sentence that says what. */
export class EngineError extends Error {
  /**
   * @param {{path: string, expected: string, got: string}} detail `path` names the key or argument
   *   at fault, such as `layers[1].weights`; it is empty for the document as a whole.
   */
  constructor({ path, expected, got }) {
    super(`${path || 'document'}: expected ${expected}, got ${got}`);
    this.name = 'EngineError';
    this.path = path;
    this.expected = expected;
    this.got = got;
  }
}
