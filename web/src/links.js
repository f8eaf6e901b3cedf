// Pointing: what the reader points at is marked wherever it stands, in the matrices, in the
// arithmetic and in the drawing. Marks are attributes, set without rendering anything anew.
import { drawnAs, exampleOf, keyOf, operandsOf, planOf, sameKeys } from './model/links.js';
import { Roving } from './roving.js';

/**
 * @import { ReactiveController } from 'lit'
 * @import { Plan, Thing } from './model/links.js'
 * @import { Walkthrough } from './model/walkthrough.js'
 * @import { Host } from './roving.js'
 */

const THINGS = '[data-quantity][data-row][data-column], [data-unit], [data-to]';
/** A tap on these is no tap into the empty. */
const CONTROLS = 'button, input, select, textarea, label, summary, a, [role="slider"]';
const FLASH_MS = 1000;

/**
 * An element that stands for a thing. `line` is the entry whose line of arithmetic it is in.
 * @typedef {{element: Element, thing: Thing, example: number | null, line: string | null}} Place
 */

/** @implements {ReactiveController} */
export class Links {
  #host;
  #intents;
  /** @type {Walkthrough | null} */
  #walk = null;
  /** @type {number | null | undefined} that was looked at alone */
  #example;
  /** @type {{hovered: Thing | null, focused: Thing | null, kept: Thing | null}} */
  #pointers = { hovered: null, focused: null, kept: null };
  /** @type {Map<string, Place[]> | null} by every name that a thing is found under */
  #places = null;
  /** @type {Plan | null} */
  #plan = null;
  /** @type {Set<Element>} */
  #linked = new Set();
  /** @type {Thing[]} */
  #path = [];
  /** @type {Element[]} what is marked as the path */
  #traced = [];
  /** @type {Map<string, string> | null} values before an edit, by the name of what has them */
  #before = null;
  /** @type {Element[]} what is marked for a moment */
  #flashed = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #flashTimer;

  /**
   * @param {Host} host
   * @param {{
   *   walk: () => Walkthrough | null,
   *   lit: () => readonly Thing[],
   *   select: (thing: Thing) => void,
   * }} intents `walk` is what is shown; `lit` what is marked while nothing is pointed at; `select` is
   *   told what was pressed
   */
  constructor(host, intents) {
    this.#host = host;
    this.#intents = intents;
    host.addController(this);
    new Roving(host, (entry) => {
      this.#pointers.focused = entry;
      host.requestUpdate();
    });
  }

  /** What is pointed at: by the mouse, else by the focus, else by the last tap. */
  get pointed() {
    const { hovered, focused, kept } = this.#pointers;
    return hovered ?? focused ?? kept;
  }

  /** The entry that has the focus or was tapped, which large matrices must show. */
  get focus() {
    const thing = this.#pointers.focused ?? this.#pointers.kept;
    return thing?.kind === 'entry' ? thing : null;
  }

  /**
   * Marks a thing as if it had been pressed, and what was pressed no more.
   * @param {Thing | null} thing
   */
  keep(thing) {
    this.#point('kept', thing);
  }

  /**
   * Lights units and edges of the drawing, such as those of a path, until it is told others.
   * @param {readonly Thing[]} things
   */
  trace(things) {
    this.#path = [...things];
    this.#trace();
  }

  #trace() {
    for (const element of this.#traced) element.removeAttribute('data-traced');
    this.#traced = this.#set('data-traced', this.#path);
  }

  /** Called before an edit: what has another value after the next rendering flashes. */
  flashChanges() {
    this.#before = this.#values();
  }

  /**
   * Marks things for a moment.
   * @param {readonly Thing[]} things
   */
  flash(things) {
    clearTimeout(this.#flashTimer);
    const unmark = () => this.#flashed.forEach((old) => old.removeAttribute('data-changed'));
    unmark();
    this.#flashed = this.#set('data-changed', things);
    this.#flashTimer = setTimeout(unmark, FLASH_MS);
  }

  hostConnected() {
    const root = this.#host.renderRoot;
    root.addEventListener('pointermove', this.#onMove);
    root.addEventListener('focusin', this.#onFocus);
    root.addEventListener('focusout', this.#onBlur);
    root.addEventListener('click', this.#onPress);
    this.#host.addEventListener('pointerleave', this.#onLeave);
  }

  hostDisconnected() {
    const root = this.#host.renderRoot;
    root.removeEventListener('pointermove', this.#onMove);
    root.removeEventListener('focusin', this.#onFocus);
    root.removeEventListener('focusout', this.#onBlur);
    root.removeEventListener('click', this.#onPress);
    this.#host.removeEventListener('pointerleave', this.#onLeave);
  }

  hostUpdated() {
    this.#places = null;
    this.#plan = null;
    const walk = this.#intents.walk();
    if (walk !== this.#walk || walk?.example !== this.#example) {
      this.#walk = walk;
      this.#example = walk?.example; // columns are others
      this.#pointers = { hovered: null, focused: null, kept: null };
      this.#path = [];
    }
    if (this.#pointers.focused) this.#pointers.focused = this.#focused;
    this.#mark();
    this.#trace();
    if (this.#before) this.#flashDifferences(this.#before);
  }

  /** @param {Event} event */
  #onMove = (event) => {
    if (/** @type {PointerEvent} */ (event).pointerType === 'touch') return; // a tap is a press
    this.#point('hovered', this.#thingAt(/** @type {PointerEvent} */ (event)));
  };

  #onLeave = () => this.#point('hovered', null);

  /** What stands where the focus is: another entry, if the step is another. */
  get #focused() {
    const { activeElement } = /** @type {ShadowRoot} */ (this.#host.renderRoot);
    const element = activeElement && thingElement(activeElement);
    return element && thingOf(element);
  }

  /** @param {Event} event */
  #onFocus = (event) => {
    const element = thingElement(/** @type {Element} */ (event.target));
    const thing = element && thingOf(element);
    const isNew = thing && (!this.focus || keyOf(thing) !== keyOf(this.focus));
    this.#point('focused', thing);
    // A large matrix shows the neighbourhood of what has the focus, and so do the lines of a result.
    if (isNew && element?.closest('mtable.numbered, .result')) this.#host.requestUpdate();
  };

  #onBlur = () => this.#point('focused', null);

  /** @param {Event} event */
  #onPress = (event) => {
    const thing = this.#thingAt(/** @type {MouseEvent} */ (event));
    if (!thing) {
      if (!(/** @type {Element} */ (event.target).closest(CONTROLS))) this.#point('kept', null);
      return;
    }
    this.#point('kept', thing);
    if (thing.kind === 'edge') this.#focusEdge(thing); // not that of a grip that lies on top
    this.#intents.select(thing);
  };

  /**
   * @param {'hovered' | 'focused' | 'kept'} how
   * @param {Thing | null} thing
   */
  #point(how, thing) {
    const before = this.pointed;
    this.#pointers[how] = thing;
    const now = this.pointed;
    if (before === now || (before && now && keyOf(before) === keyOf(now))) return;
    this.#mark();
  }

  /** Sets the marks anew: of what is the same, and of what the pointed entry is worked out from. */
  #mark() {
    for (const element of this.#linked) element.removeAttribute('data-linked');
    this.#linked.clear();
    const thing = this.pointed;
    const walk = this.#intents.walk();
    if (!walk) return;
    const plan = this.#planOf(walk);
    if (!thing) {
      for (const lit of this.#intents.lit()) this.#markSame(lit, plan, isNoOther(lit));
      return;
    }
    const operands = operandsOf(thing, walk);
    const read = new Set(operands.map(keyOf));
    this.#markSame(thing, plan, (found) => !read.has(keyOf(found)));
    const line = keyOf(thing);
    for (const operand of operands) {
      for (const place of this.#placesOf(keyOf(operand))) {
        if (place.line === null || place.line === line) this.#link(place.element, 'operand');
      }
      for (const drawn of drawnAs(operand, plan)) {
        for (const { element, thing: found } of this.#placesOf(keyOf(drawn))) {
          if (found.kind !== 'entry') this.#link(element, 'operand');
        }
      }
    }
  }

  /**
   * @param {Thing} thing
   * @param {Plan} plan
   * @param {(found: Thing) => boolean} [isMeant] of what is at the same place in the network
   */
  #markSame(thing, plan, isMeant = () => true) {
    const example = exampleOf(thing);
    for (const key of sameKeys(thing, plan)) {
      for (const place of this.#placesOf(key)) {
        const isOther = example !== null && place.example !== null && place.example !== example;
        if (!isOther && isMeant(place.thing)) this.#link(place.element, 'same');
      }
    }
  }

  /**
   * @param {Element} element
   * @param {'same' | 'operand'} how
   */
  #link(element, how) {
    if (this.#linked.has(element)) return;
    element.setAttribute('data-linked', how);
    this.#linked.add(element);
  }

  /** @param {Walkthrough} walk */
  #planOf(walk) {
    return (this.#plan ??= planOf(walk));
  }

  /** @param {string} key */
  #placesOf(key) {
    this.#places ??= this.#findPlaces();
    return this.#places.get(key) ?? [];
  }

  #findPlaces() {
    /** @type {Map<string, Place[]>} */
    const places = new Map();
    const walk = this.#intents.walk();
    if (!walk) return places;
    const plan = this.#planOf(walk);
    for (const element of this.#host.renderRoot.querySelectorAll(THINGS)) {
      const thing = thingOf(element);
      const place = { element, thing, example: exampleOf(thing), line: lineOf(element, walk) };
      for (const key of new Set([keyOf(thing), ...sameKeys(thing, plan)])) {
        const others = places.get(key);
        if (others) others.push(place);
        else places.set(key, [place]);
      }
    }
    return places;
  }

  /**
   * @param {string} attribute
   * @param {readonly Thing[]} things
   * @returns {Element[]} the elements of exactly these things, which now have it
   */
  #set(attribute, things) {
    const elements = things.flatMap((thing) => {
      const key = keyOf(thing);
      return this.#placesOf(key)
        .filter((place) => keyOf(place.thing) === key)
        .map(({ element }) => element);
    });
    elements.forEach((element) => element.setAttribute(attribute, ''));
    return elements;
  }

  #values() {
    /** @type {Map<string, string>} */
    const values = new Map();
    for (const element of this.#host.renderRoot.querySelectorAll(THINGS)) {
      const value = element.getAttribute('data-value');
      if (value !== null) values.set(keyOf(thingOf(element)), value);
    }
    return values;
  }

  /** @param {Map<string, string>} before */
  #flashDifferences(before) {
    this.#before = null;
    const changed = [...this.#values()].filter(
      ([key, value]) => before.has(key) && before.get(key) !== value,
    );
    this.flash(changed.map(([key]) => this.#placesOf(key)[0].thing).filter(Boolean));
  }

  /**
   * What is under the pointer; of edges whose grips overlap, the nearest.
   * @param {MouseEvent} event
   * @returns {Thing | null}
   */
  #thingAt(event) {
    const target = /** @type {Element} */ (event.composedPath()[0]);
    const element = thingElement(target);
    const isByHand = event.detail > 0 || event.type !== 'click';
    // Where grips overlap, a finger that is put on one edge may be lifted from another: the click is
    // then about what is around both.
    const isAtEdge = element ? element.hasAttribute('data-to') : target.matches?.('.edges');
    if (!isByHand || !isAtEdge) return element && thingOf(element);
    const { clientX: x, clientY: y } = event;
    const root = /** @type {ShadowRoot} */ (this.#host.renderRoot);
    const edges = root.elementsFromPoint(x, y).flatMap((found) => found.closest('[data-to]') ?? []);
    const nearest = [...new Set(edges)].sort((a, b) => distanceTo(a, x, y) - distanceTo(b, x, y));
    const edge = nearest[0] ?? element;
    return edge && thingOf(edge);
  }

  /** @param {Thing} edge */
  #focusEdge(edge) {
    const place = this.#placesOf(keyOf(edge)).find(({ thing }) => thing.kind === 'edge');
    /** @type {SVGElement | undefined} */ (place?.element)?.focus();
  }
}

/**
 * Whether something is no other quantity's: who names W[4] means neither its gradient nor its update.
 * @param {Thing} named
 * @returns {(found: Thing) => boolean}
 */
function isNoOther(named) {
  return (found) =>
    found.kind !== 'entry' || named.kind !== 'entry' || found.quantity === named.quantity;
}

/**
 * The element of a thing at or around another; a cell of a matrix stands for the number in it.
 * @param {Element} element
 * @returns {Element | null}
 */
export function thingElement(element) {
  return (
    element.closest?.(THINGS) ?? element.closest?.('mtd')?.querySelector('[data-quantity]') ?? null
  );
}

/**
 * @param {Element} element that matches THINGS
 * @returns {Thing}
 */
export function thingOf(element) {
  const number = (/** @type {string} */ name) => Number(element.getAttribute(`data-${name}`));
  const quantity = element.getAttribute('data-quantity');
  if (quantity !== null) {
    return { kind: 'entry', quantity, row: number('row'), column: number('column') };
  }
  const layer = number('layer');
  return element.hasAttribute('data-unit')
    ? { kind: 'unit', layer, unit: number('unit') }
    : { kind: 'edge', layer, to: number('to'), from: number('from') };
}

/**
 * @param {Element} element
 * @param {Walkthrough} walk
 * @returns {string | null} the name of the entry that the line of arithmetic around it works out
 */
function lineOf(element, { steps }) {
  const line = element.closest('[data-cell]');
  const quantity = line?.parentElement?.getAttribute('data-result');
  const columns = steps.find(({ result }) => result === quantity)?.columns;
  if (!line || !quantity || !columns) return null;
  const cell = Number(line.getAttribute('data-cell'));
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  return keyOf({ kind: 'entry', quantity, row, column });
}

/**
 * How far a point of the page is from the line of an edge, in its own units.
 * @param {Element} edge
 * @param {number} x
 * @param {number} y
 */
function distanceTo(edge, x, y) {
  const path = /** @type {SVGPathElement} */ (edge.querySelector('.grip'));
  const at = new DOMPoint(x, y).matrixTransform(path.getScreenCTM()?.inverse());
  const [start, end] = [path.getPointAtLength(0), path.getPointAtLength(path.getTotalLength())];
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  return Math.abs(dy * (at.x - start.x) - dx * (at.y - start.y)) / Math.hypot(dx, dy);
}
