// The page's address, which holds the card of a lesson: `#card=3`.

const CARD = /^#card=(.*)$/;

export class CardAddress {
  #follow;

  /** @param {(card: string) => void} follow told of the card that the address has come to hold */
  constructor(follow) {
    this.#follow = follow;
  }

  connect() {
    addEventListener('hashchange', this.#onAddress);
  }

  disconnect() {
    removeEventListener('hashchange', this.#onAddress);
  }

  /**
   * The card that the address holds, counted from 1, or what stands in its place; null if it is about
   * something else.
   */
  get card() {
    return location.hash.match(CARD)?.[1] ?? null;
  }

  /**
   * Without a trace in the browser's history. The first card need not be said, unless another was.
   * @param {number} card counted from 1
   */
  write(card) {
    if (this.card === String(card) || (card === 1 && location.hash === '')) return;
    try {
      // A relative address would be that of <base>.
      history.replaceState(history.state, '', `${location.href.replace(/#.*$/, '')}#card=${card}`);
    } catch {
      // Frames without an address of their own have none to write.
    }
  }

  #onAddress = () => {
    const { card } = this;
    if (card !== null) this.#follow(card);
  };
}
