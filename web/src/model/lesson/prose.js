// The prose of a lesson: a small part of Markdown, as plain data. HTML in it is text like any other.
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/**
 * @import { Nodes, PhrasingContent, Table } from 'mdast'
 * @import { Expression } from '../../engine/types.js'
 * @import { Place } from '../place.js'
 * @import { Answer, Refusal } from './numbers.js'
 */

/**
 * - `code` holds texts and numbers
 * - `place` is a step or a number of the network, which the widget can show
 * - `number` and `working` (how a number is worked out) come from the engine
 * - `unknown` stands for a number that is none: a problem was told
 * @typedef {{kind: 'text', text: string} | {kind: 'number', value: number} |
 *   {kind: 'working', expression: Expression} | {kind: 'unknown'} | {kind: 'break'} |
 *   {kind: 'emphasis' | 'strong' | 'code', children: Inline[]} |
 *   {kind: 'place', place: Place, isNamed: boolean, children: Inline[]} |
 *   {kind: 'link', address: string, children: Inline[]}} Inline
 */

/**
 * @typedef {{kind: 'paragraph' | 'lines', children: Inline[]} |
 *   {kind: 'list', start: number | null, items: Block[][]} |
 *   {kind: 'table', head: Inline[][], rows: Inline[][][]}} Block `lines` are code that stands alone;
 *   a list without a `start` has no numbers; `head` and each of the `rows` are a table's cells
 */

/**
 * What prose refers to, in the network that it is about.
 * @typedef {{
 *   number: (text: string) => Answer | Refusal | null,
 *   place: (text: string) => Place | null,
 *   refuse: (expected: string, got: string) => void,
 * }} Context `number` is null where the network is not there, which is no problem of the prose; `place`
 *   is null for what is no step or number; `refuse` is told what cannot be
 */

/** HTML and references by name (`&copy;`) would be more than is needed. */
const SUBSET = {
  extensions: [gfmTable(), { disable: { null: ['htmlFlow', 'htmlText', 'characterReference'] } }],
  mdastExtensions: [gfmTableFromMarkdown()],
};

/** In place of {{...}}, whose brackets Markdown would take for its own; nobody types these. */
const OPEN = '\ue000';
const CLOSE = '\ue001';
const ASKED = /\{\{(.*?)\}\}/gs;
const HELD = /\ue000(\d+)\ue001/;

/** What a page may link to. */
const PROTOCOLS = ['http:', 'https:', 'mailto:'];
/** Where an address without a protocol leads does not matter here. */
const BASE = 'https://page.invalid/';
/** What is left of `dZ[3](2,1)` where it is not marked as code. */
const ENTRY = /^\d+,\d+$/;

/**
 * @param {string} markdown
 * @param {Context} context
 * @returns {Block[]}
 */
export function readProse(markdown, context) {
  /** @type {string[]} */
  const asked = [];
  const held = markdown.replace(/[\ue000\ue001]/g, '').replace(ASKED, (_, text) => {
    return OPEN + (asked.push(text) - 1) + CLOSE;
  });
  return new Reader(asked, context).blocks(fromMarkdown(held, SUBSET).children);
}

class Reader {
  #asked;
  #context;

  /**
   * @param {string[]} asked what stands between the braces
   * @param {Context} context
   */
  constructor(asked, context) {
    this.#asked = asked;
    this.#context = context;
  }

  /**
   * @param {Nodes[]} nodes
   * @returns {Block[]}
   */
  blocks(nodes) {
    return nodes.flatMap((node) => {
      switch (node.type) {
        case 'paragraph':
          return { kind: 'paragraph', children: this.#inlines(node.children) };
        case 'code':
          return { kind: 'lines', children: this.#filled(node.value) };
        case 'list':
          return {
            kind: 'list',
            start: node.ordered ? (node.start ?? 1) : null,
            items: node.children.map(({ children }) => this.blocks(children)),
          };
        case 'table':
          return this.#table(node);
        default:
          this.#context.refuse('paragraphs, lists, tables, emphasis, code and links', node.type);
          return [];
      }
    });
  }

  /**
   * @param {Table} table
   * @returns {Block}
   */
  #table({ children }) {
    const [head, ...rows] = children.map((row) =>
      row.children.map((cell) => this.#inlines(cell.children)),
    );
    return { kind: 'table', head, rows };
  }

  /**
   * @param {PhrasingContent[]} nodes
   * @returns {Inline[]}
   */
  #inlines(nodes) {
    return nodes.flatMap((node) => this.#inline(node));
  }

  /**
   * @param {PhrasingContent} node
   * @returns {Inline[]}
   */
  #inline(node) {
    switch (node.type) {
      case 'text':
        return this.#filled(node.value);
      case 'emphasis':
      case 'strong':
        return [{ kind: node.type, children: this.#inlines(node.children) }];
      case 'break':
        return [{ kind: 'break' }];
      case 'inlineCode':
        return [this.#code(node.value)];
      case 'link':
        return this.#link(node.url, this.#inlines(node.children));
      default:
        this.#context.refuse('emphasis, code and links', node.type);
        return [];
    }
  }

  /**
   * @param {string} text
   * @returns {Inline}
   */
  #code(text) {
    const children = this.#filled(text);
    const place = HELD.test(text) ? null : this.#context.place(text);
    return place ? { kind: 'place', place, isNamed: true, children } : { kind: 'code', children };
  }

  /**
   * @param {string} address
   * @param {Inline[]} children
   * @returns {Inline[]}
   */
  #link(address, children) {
    const { place, refuse } = this.#context;
    if (address.startsWith('#')) {
      const target = place(decoded(address.slice(1)));
      if (target) return [{ kind: 'place', place: target, isNamed: false, children }];
      refuse('a step or a number of this network after the #', address);
      return children;
    }
    if (ENTRY.test(address)) refuse('an entry to be marked as code: `dZ[3](2,1)`', address);
    else if (isSafe(address)) return [{ kind: 'link', address, children }];
    else refuse('an address with https:, or one of this site', address);
    return children;
  }

  /**
   * @param {string} text in which numbers are held
   * @returns {Inline[]}
   */
  #filled(text) {
    return text.split(new RegExp(HELD, 'g')).flatMap((part, index) => {
      if (index % 2) return this.#number(this.#asked[Number(part)]);
      return part ? /** @type {Inline} */ ({ kind: 'text', text: part }) : [];
    });
  }

  /**
   * @param {string} asked
   * @returns {Inline}
   */
  #number(asked) {
    const answer = this.#context.number(asked);
    if (!answer) return { kind: 'unknown' };
    if ('value' in answer) return { kind: 'number', value: answer.value };
    if ('expression' in answer) return { kind: 'working', expression: answer.expression };
    this.#context.refuse(answer.expected, `{{${asked}}}`);
    return { kind: 'unknown' };
  }
}

/**
 * By the rules of browsers, which overlook a tab in `java script:`.
 * @param {string} address
 */
function isSafe(address) {
  if (HELD.test(decoded(address)) || !URL.canParse(address, BASE)) return false;
  return PROTOCOLS.includes(new URL(address, BASE).protocol);
}

/** @param {string} address */
function decoded(address) {
  try {
    return decodeURIComponent(address);
  } catch {
    return address; // not encoded as addresses are
  }
}
