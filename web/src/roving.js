// Keys within a group of numbers or units, of which one at a time can be reached with Tab.

/**
 * @import { ReactiveController, ReactiveControllerHost } from 'lit'
 * @import { Entry } from './model/links.js'
 */

/** @typedef {ReactiveControllerHost & HTMLElement & {renderRoot: ParentNode & Node}} Host */

const GROUP = '[data-roving]';
const ITEM = '[tabindex]';
/** What Tab reaches in a group that has not had the focus. */
const FIRST = 'mtd[tabindex], mn[tabindex], [data-stack][tabindex]';

/** @type {Record<string, [number, number]>} rows and columns that a key moves by */
const STEPS = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Groups are marked `data-roving`: a `grid` (a matrix), `lines` of arithmetic, or the `drawing`.
 * Their items have a tabindex; one has 0, which is the last that had the focus.
 * @implements {ReactiveController}
 */
export class Roving {
  #host;
  #reveal;
  /** @type {WeakMap<Element, string>} by group, the place of the item that had the focus last */
  #last = new WeakMap();
  /** @type {WeakMap<Element, Element>} by group, the item that Tab reaches */
  #tabStops = new WeakMap();
  /** @type {Element | null} the group that had the focus before rendering */
  #holder = null;

  /**
   * @param {Host} host
   * @param {(entry: Entry) => void} reveal asks for an entry that is left out of its matrix to be
   *   shown; the host then renders anew
   */
  constructor(host, reveal) {
    this.#host = host;
    this.#reveal = reveal;
    host.addController(this);
  }

  hostConnected() {
    const root = this.#host.renderRoot;
    // Before the element itself, for which the same keys move the steps.
    root.addEventListener('keydown', this.#onKey, { capture: true });
    root.addEventListener('focusin', this.#onFocus);
  }

  hostDisconnected() {
    const root = this.#host.renderRoot;
    root.removeEventListener('keydown', this.#onKey, { capture: true });
    root.removeEventListener('focusin', this.#onFocus);
  }

  hostUpdate() {
    const item = this.#focused;
    this.#holder = item?.matches(ITEM) ? item.closest(GROUP) : null;
  }

  hostUpdated() {
    const root = this.#host.renderRoot;
    for (const group of root.querySelectorAll(GROUP)) {
      const at = this.#last.get(group);
      const stop = this.#tabStops.get(group);
      // Rendering may have made a heading of it, where not all rows and columns are shown.
      const isThere = stop?.getAttribute('tabindex') === '0' && group.contains(stop);
      const isSettled = at === undefined && isThere && group !== this.#holder;
      if (isSettled) continue;
      const known = at === undefined ? undefined : itemAt(group, at);
      const chosen = known ?? group.querySelector(FIRST);
      this.#setTabStop(group, chosen);
      // Rendering may have removed what had the focus, or put another entry there.
      if (group === this.#holder && this.#focused !== chosen) focus(chosen);
    }
  }

  get #focused() {
    return /** @type {ShadowRoot | undefined} */ (this.#host.renderRoot)?.activeElement ?? null;
  }

  /**
   * Lets Tab reach one item of a group, and no other: as they are rendered it reaches none.
   * @param {Element} group
   * @param {Element | null} item
   */
  #setTabStop(group, item) {
    const before = this.#tabStops.get(group);
    if (before?.matches(ITEM) && before !== item) before.setAttribute('tabindex', '-1');
    if (!item) return;
    if (item.getAttribute('tabindex') !== '0') item.setAttribute('tabindex', '0');
    this.#tabStops.set(group, item);
  }

  /** @param {Event} event */
  #onFocus = ({ target }) => {
    const item = /** @type {Element} */ (target);
    const group = item.closest(GROUP);
    if (!group || !item.matches(ITEM)) return;
    this.#last.set(group, placeOf(item));
    this.#setTabStop(group, item);
  };

  /** @param {Event} event */
  #onKey = (event) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey } = /** @type {KeyboardEvent} */ (event);
    const item = /** @type {Element} */ (event.composedPath()[0]);
    const isJump = ctrlKey && (key === 'Home' || key === 'End');
    if (metaKey || altKey || shiftKey || (ctrlKey && !isJump) || !item.matches?.(ITEM)) return;
    const group = item.closest(GROUP);
    const isButton = item.getAttribute('role') === 'button';
    if (key === 'Enter' || (key === ' ' && isButton && group)) {
      if (!group && !item.matches('mn')) return;
      item.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    } else if (group) {
      const move = MOVES[group.getAttribute('data-roving') ?? ''];
      const found = move?.(item, group, key, isJump);
      if (found === undefined) return;
      if (found === 'left out') this.#moveIntoGap(item, group, key);
      else focus(found);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  /**
   * @param {Element} cell
   * @param {Element} grid
   * @param {string} key
   */
  #moveIntoGap(cell, grid, key) {
    const [row, column] = placeOf(cell).split(' ').map(Number);
    const [down, right] = STEPS[key];
    const isTransposed = grid.hasAttribute('data-transposed');
    const [rows, columns] = isTransposed ? [right, down] : [down, right];
    const quantity = grid.getAttribute('data-matrix') ?? '';
    const next = { row: row + rows, column: column + columns };
    this.#reveal({ kind: 'entry', quantity, ...next });
    void this.#host.updateComplete.then(() => focus(itemAt(grid, `${next.row} ${next.column}`)));
  }
}

/**
 * Where a key leads: an item, to stay (null), a place that is left out, or nowhere (undefined) if
 * the key has no meaning here.
 * @typedef {(item: Element, group: Element, key: string, isJump: boolean) =>
 *   Element | null | undefined | 'left out'} Move
 */

/** @type {Record<string, Move>} */
const MOVES = { grid: moveInGrid, lines: moveInLines, drawing: moveInDrawing };

/** @type {Move} */
function moveInGrid(cell, grid, key, isJump) {
  const row = cell.parentElement;
  const cells = cellsOf(row);
  if (key === 'Home' || key === 'End') {
    const at = key === 'Home' ? 0 : -1;
    const rows = [...grid.children].filter((line) => cellsOf(line).length > 0);
    return (isJump ? cellsOf(rows.at(at)) : cells).at(at);
  }
  if (!Object.hasOwn(STEPS, key)) return undefined;
  const [down, right] = STEPS[key];
  if (right !== 0) {
    const next = right > 0 ? cell.nextElementSibling : cell.previousElementSibling;
    return next?.matches('.gap') ? 'left out' : next?.matches(ITEM) ? next : null;
  }
  const next = down > 0 ? row?.nextElementSibling : row?.previousElementSibling;
  const below = next?.children[[...(row?.children ?? [])].indexOf(cell)];
  return below?.matches('.gap') ? 'left out' : below?.matches(ITEM) ? below : null;
}

/** @type {Move} */
function moveInLines(number, list, key, isJump) {
  const lines = [...list.children].map(cellsOf).filter((numbers) => numbers.length > 0);
  const at = lines.findIndex((numbers) => numbers.includes(number));
  const line = lines[at];
  if (key === 'Home') return isJump ? lines[0][0] : line[0];
  if (key === 'End') return (isJump ? lines.at(-1) : line)?.at(-1);
  if (!Object.hasOwn(STEPS, key)) return undefined;
  const [down, right] = STEPS[key];
  const place = line.indexOf(number);
  if (right !== 0) return line[place + right] ?? null;
  const other = lines[at + down];
  return other ? other[Math.min(place, other.length - 1)] : null;
}

/** @type {Move} */
function moveInDrawing(item, drawing, key, isJump) {
  return item.hasAttribute('data-to')
    ? moveAlongEdges(item, drawing, key)
    : moveAmongUnits(item, drawing, key, isJump);
}

/**
 * @param {Element} edge
 * @param {Element} drawing
 * @param {string} key
 */
function moveAlongEdges(edge, drawing, key) {
  const [layer, to, from] = ['layer', 'to', 'from'].map((name) =>
    Number(edge.getAttribute(`data-${name}`)),
  );
  const unit = (/** @type {number} */ at, /** @type {number} */ index) =>
    drawing.querySelector(`[data-unit="${index}"][data-layer="${at}"]`);
  const edges = edgesInto(drawing, layer, to);
  switch (key) {
    case 'ArrowUp':
      return edges[edges.indexOf(edge) - 1] ?? null;
    case 'ArrowDown':
      return edges[edges.indexOf(edge) + 1] ?? null;
    case 'Home':
      return edges[0];
    case 'End':
      return edges.at(-1);
    case 'ArrowLeft':
      return unit(layer - 1, from);
    case 'ArrowRight':
    case 'Escape':
    case 'e':
      return unit(layer, to);
    default:
      return undefined;
  }
}

/**
 * @param {Element} item
 * @param {Element} drawing
 * @param {string} key
 * @param {boolean} isJump
 */
function moveAmongUnits(item, drawing, key, isJump) {
  const stack = Number(item.getAttribute('data-stack'));
  const stackAt = (/** @type {number} */ index) => [
    ...drawing.querySelectorAll(`[data-stack="${index}"]`),
  ];
  const here = stackAt(stack);
  if (key === 'e') {
    const [layer, unit] = ['data-layer', 'data-unit'].map((name) => item.getAttribute(name));
    return layer && unit ? (edgesInto(drawing, Number(layer), Number(unit))[0] ?? null) : null;
  }
  if (key === 'Home') return isJump ? stackAt(0)[0] : here[0];
  if (key === 'End') {
    const last = drawing.querySelectorAll('[data-stack]');
    return isJump ? last[last.length - 1] : here.at(-1);
  }
  if (!Object.hasOwn(STEPS, key)) return undefined;
  const [down, right] = STEPS[key];
  if (down !== 0) return here[here.indexOf(item) + down] ?? null;
  const y = middleOf(item);
  const distance = (/** @type {Element} */ other) => Math.abs(middleOf(other) - y);
  return stackAt(stack + right).sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/**
 * @param {Element} drawing
 * @param {number} layer
 * @param {number} to
 */
function edgesInto(drawing, layer, to) {
  return [...drawing.querySelectorAll(`[data-to="${to}"][data-layer="${layer}"]`)];
}

/** @param {Element} element */
function middleOf(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return (top + bottom) / 2;
}

/** @param {Element | null | undefined} parent */
function cellsOf(parent) {
  return [...(parent?.querySelectorAll(ITEM) ?? [])];
}

/**
 * A name for the place of an item in its group, the same after it is rendered anew.
 * @param {Element} item
 */
function placeOf(item) {
  const names = ['at', 'expand-layer', 'layer', 'unit', 'to', 'from', 'quantity', 'row', 'column'];
  const values = names.map((name) => item.getAttribute(`data-${name}`));
  if (values[0] !== null) return values[0];
  const cell = item.closest('[data-cell]')?.getAttribute('data-cell');
  return [cell, ...values].join(' ');
}

/**
 * @param {Element} group
 * @param {string} place
 */
function itemAt(group, place) {
  return [...group.querySelectorAll(ITEM)].find((item) => placeOf(item) === place);
}

/** @param {Element | null | undefined} item */
function focus(item) {
  /** @type {HTMLElement | SVGElement | MathMLElement | null | undefined} */ (item)?.focus();
}
