// What a reader keeps and passes on: links, equations, documents, pictures; and a file that is chosen
// or dropped.
import { linkTo } from './address.js';
import { copyText, download, readDocumentFile } from './export/files.js';
import { readableJson } from './model/exact-json.js';
import { isFiniteDocument } from './model/overflow.js';
import { reductions } from './model/reduce.js';
import { MOST_TRACED, termCount } from './model/terms.js';
import { printOnPaper } from './paper.js';

/**
 * @import { Host as ElementHost } from './roving.js'
 * @import { Shown } from './address.js'
 * @import { Handouts } from './handouts/index.js'
 * @import { shareView } from './views/share/index.js'
 * @import { Words } from './words/index.js'
 */

/**
 * @typedef {Shown & {
 *   words: Words['share'],
 *   steps: Words['steps'],
 *   language: string,
 *   digits: number,
 *   canOpen: boolean,
 *   open: (text: string) => Promise<string>,
 *   paper: (isWhole: boolean) => unknown,
 *   say: (message: string) => void,
 *   note: (message: string) => void,
 * }} Host `open` tells why a document is refused, nothing if it is open; `paper` is a template of all
 *   steps, or of the one that is shown; `say` is for what went wrong, `note` for what was done where the panel does not say so
 */

/** @typedef {typeof import('./export/index.js')} Exports */

const loadExports = () => import('./export/index.js');

export class Sharing {
  #element;
  #host;
  #status = '';
  /** Whether what copies need was asked for. */
  #isPrepared = false;
  /** @type {Handouts | null} */
  #handouts = null;

  /**
   * @param {ElementHost} element
   * @param {() => Host} host as it is now
   */
  constructor(element, host) {
    this.#element = element;
    this.#host = host;
  }

  /** @param {typeof shareView} view */
  view(view) {
    // A copy is only allowed soon after the press that asks for it.
    if (!this.#isPrepared) {
      void loadExports().catch(() => {});
      void this.#loadHandouts();
    }
    this.#isPrepared = true;
    const { words, canOpen } = this.#host();
    const { status } = words;
    return view(
      { status: this.#status, canOpen, words, handouts: this.#handouts?.view() },
      {
        copyLink: () => this.#say(() => this.#copyLink()),
        copyLatex: () =>
          this.#say(() =>
            this.#copyEquation('equationToLatex', 'entryToLatex', status.latexCopied),
          ),
        copyText: () =>
          this.#say(() => this.#copyEquation('equationToText', 'entryToText', status.textCopied)),
        downloadDocument: () => this.#say(() => this.#downloadDocument()),
        openFile: (file) => this.openFile(file),
        downloadSvg: () => this.#say(() => this.#downloadDrawing('network.svg', 'drawingToSvg')),
        printStep: () => this.#say(() => this.#print(false)),
        printAll: () => this.#say(() => this.#print(true)),
        downloadPng: () => this.#say(() => this.#downloadDrawing('network.png', 'drawingToPng')),
      },
    );
  }

  /** Without them there is the rest of the panel. */
  async #loadHandouts() {
    try {
      const { Handouts } = await import('./handouts/index.js');
      this.#handouts = new Handouts(this.#element, this.#host, {
        say: (act) => this.#say(act),
        copy: (text, done) => this.#copy(text, done),
        download: (name, content, type) => this.#download(name, content, type),
      });
    } catch (error) {
      this.#status = this.#host().words.status.notLoaded(String(error));
    }
    this.#element.requestUpdate();
  }

  /** @param {File} file */
  async openFile(file) {
    const { words, open, say } = this.#host();
    this.#status = '';
    const read = await readDocumentFile(file);
    if ('reason' in read) return say(words.fileRefused[read.reason](file.name));
    const refused = await open(read.text);
    if (refused) say(words.fileRefused.refused(file.name, refused));
    else await this.#say(() => words.status.opened(file.name));
  }

  async #copyLink() {
    const { words, ...shown } = this.#host();
    const link = await linkTo(shown);
    if (link) return this.#copy(link, words.status.linkCopied);
    return shown.walk?.nonFinite ? words.status.linkNotFinite : words.status.linkTooLong;
  }

  /**
   * The equation of the step; where the reader is at one entry of it, that one's arithmetic as well.
   * @param {'equationToLatex' | 'equationToText'} ofEquation
   * @param {'entryToLatex' | 'entryToText'} ofEntry
   * @param {string} done
   */
  async #copyEquation(ofEquation, ofEntry, done) {
    const { [ofEquation]: equation, [ofEntry]: entry } = await loadExports();
    const { walk } = this.#host();
    if (!walk) return '';
    const { step, position, quantityOf } = walk;
    const texts = [equation(step, quantityOf)];
    if (position.cell !== null && termCount(step, quantityOf) <= MOST_TRACED) {
      texts.push(entry(reductions(walk.arithmeticOf(step.index, position.cell))));
    }
    return this.#copy(texts.join('\n\n'), done);
  }

  /**
   * @param {string} text
   * @param {string} done
   */
  async #copy(text, done) {
    return (await copyText(text)) ? done : this.#host().words.status.copyRefused;
  }

  #downloadDocument() {
    const { walk, words } = this.#host();
    if (!walk) return '';
    const document = walk.document();
    if (!isFiniteDocument(document)) return words.status.documentNotFinite;
    return this.#download('network.json', readableJson(document), 'application/json');
  }

  /** @param {boolean} isWhole */
  async #print(isWhole) {
    const { paper, walk, words } = this.#host();
    const root = /** @type {ShadowRoot} */ (this.#element.renderRoot);
    await printOnPaper(paper(isWhole), { root, title: walk?.title || words.paperTitle });
    return '';
  }

  /**
   * @param {string} name
   * @param {'drawingToSvg' | 'drawingToPng'} format
   */
  async #downloadDrawing(name, format) {
    const { [format]: draw } = await loadExports();
    /** @type {SVGSVGElement | null} */
    const drawing = this.#element.renderRoot.querySelector('.canvas > svg');
    if (!drawing) return '';
    try {
      return this.#download(name, await draw(drawing), 'image/svg+xml');
    } catch {
      return this.#host().words.status.pngRefused;
    }
  }

  /**
   * @param {string} name
   * @param {string | Blob} content
   * @param {string} type of a text
   */
  #download(name, content, type) {
    download(name, content, type);
    return this.#host().words.status.downloaded(name);
  }

  /**
   * Says what an action did: in the panel, which is cleared before, so that the same sentence is
   * heard again.
   * @param {() => string | Promise<string>} act
   */
  async #say(act) {
    this.#status = '';
    this.#element.requestUpdate();
    const status = await this.#tried(act);
    const { panel, note } = this.#host();
    await this.#element.updateComplete;
    if (panel === 'share') this.#status = status;
    else note(status);
    this.#element.requestUpdate();
  }

  /** @param {() => string | Promise<string>} act */
  async #tried(act) {
    try {
      return await act();
    } catch (error) {
      return this.#host().words.status.notLoaded(String(error));
    }
  }
}
