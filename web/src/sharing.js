// What a reader keeps and passes on: links, equations, documents, pictures; and what comes in: a
// link that is opened, a file that is chosen or dropped.
import { copyText, download, readDocumentFile } from './export/files.js';
import { equationToLatex } from './export/latex.js';
import { drawingToPng, drawingToSvg } from './export/picture.js';
import { equationToText } from './export/plain-text.js';
import { decodeState, encodeState } from './model/link.js';

/**
 * @import { LitElement } from 'lit'
 * @import { Grain } from './engine/types.js'
 * @import { State } from './model/link.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { shareView } from './views/share/index.js'
 * @import { Words } from './words/index.js'
 */

/** The address follows the reader, but not every cell of a run. */
const ADDRESS_DELAY_MS = 400;

/**
 * @typedef {{
 *   walk: Walkthrough | null,
 *   words: Words['share'],
 *   grain: Grain,
 *   panel: string,
 *   selection: string | null,
 *   open: (text: string, name: string) => Promise<boolean>,
 *   say: (message: string) => void,
 * }} Host
 */

export class Sharing {
  #element;
  #host;
  #status = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** The fragment that we wrote ourselves, which is no news. */
  #written = '';

  /**
   * @param {LitElement} element
   * @param {() => Host} host as it is now
   */
  constructor(element, host) {
    this.#element = element;
    this.#host = host;
  }

  /** @param {typeof shareView} view */
  view(view) {
    const { words } = this.#host();
    return view(
      { status: this.#status, words },
      {
        copyLink: () => this.#copy(this.#link(), words.status.linkCopied),
        copyLatex: () => this.#copyEquation(equationToLatex, words.status.latexCopied),
        copyText: () => this.#copyEquation(equationToText, words.status.textCopied),
        downloadDocument: () => this.#downloadDocument(),
        openFile: (file) => this.openFile(file),
        downloadSvg: () => this.#downloadSvg(),
        downloadPng: () => this.#downloadPng(),
      },
    );
  }

  /** @param {File} file */
  async openFile(file) {
    const { words, open, say } = this.#host();
    const read = await readDocumentFile(file);
    if ('reason' in read) {
      say(words.fileRefused[read.reason](file.name));
    } else if (await open(read.text, file.name)) {
      this.#tell(words.status.opened(file.name));
    }
  }

  /** Everything about the widget that a link holds. */
  #state() {
    const { walk, grain, panel, selection } = this.#host();
    if (!walk) return null;
    const { iteration, document } = walk.origin();
    const { position, step, example } = walk;
    /** @type {State} */
    const state = {
      document,
      iteration,
      position: { iteration: position.iteration, step: step.result, cell: position.cell },
      grain,
      example,
      panels: panel ? [panel] : [],
      selection,
    };
    return state;
  }

  async #link() {
    const state = this.#state();
    const page = location.href.replace(/#.*$/, '');
    return state ? `${page}#${await encodeState(state)}` : page;
  }

  /** Lets the page's address follow the reader, without a trace in the browser's history. */
  rememberInAddress() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(async () => {
      const state = this.#state();
      if (!state || !this.#element.isConnected) return;
      const fragment = await encodeState(state).catch(() => ''); // not of numbers that overflowed
      if (!fragment) return;
      this.#written = `#${fragment}`;
      history.replaceState(history.state, '', this.#written);
    }, ADDRESS_DELAY_MS);
  }

  /**
   * What the page's address holds, if it is news.
   * @returns {Promise<State | null>}
   */
  async readAddress() {
    if (location.hash === this.#written) return null;
    const read = await decodeState(location.hash);
    if ('state' in read) return read.state;
    const { words, say } = this.#host();
    if (read.reason !== 'none') say(words.badLink[read.reason]);
    return null;
  }

  /**
   * @param {Promise<string>} text
   * @param {string} done
   */
  async #copy(text, done) {
    const { words } = this.#host();
    this.#tell((await copyText(await text)) ? done : words.status.copyRefused);
  }

  /**
   * @param {typeof equationToText} write
   * @param {string} done
   */
  #copyEquation(write, done) {
    const { walk } = this.#host();
    if (walk) void this.#copy(Promise.resolve(write(walk.step, walk.quantityOf)), done);
  }

  #downloadDocument() {
    const { walk } = this.#host();
    if (!walk) return;
    this.#download('network.json', JSON.stringify(walk.document(), null, 2), 'application/json');
  }

  #downloadSvg() {
    const drawing = this.#drawing;
    if (drawing) this.#download('network.svg', drawingToSvg(drawing), 'image/svg+xml');
  }

  async #downloadPng() {
    const { words } = this.#host();
    const drawing = this.#drawing;
    if (!drawing) return;
    try {
      this.#download('network.png', await drawingToPng(drawing), 'image/png');
    } catch {
      this.#tell(words.status.pngRefused);
    }
  }

  /** @returns {SVGSVGElement | null} */
  get #drawing() {
    return this.#element.renderRoot.querySelector('.canvas > svg');
  }

  /**
   * @param {string} name
   * @param {string | Blob} content
   * @param {string} type
   */
  #download(name, content, type) {
    download(name, content, type);
    this.#tell(this.#host().words.status.downloaded(name));
  }

  /** @param {string} status */
  #tell(status) {
    this.#status = status;
    this.#element.requestUpdate();
  }
}
