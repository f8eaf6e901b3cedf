// @ts-check
// What moves of a reader cost a page, each from the event until its frame is painted.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Milliseconds of a frame. `wall` is the time from its beginning until the main thread has painted; the
 * others are processor time of the main thread: of the whole frame, and of its parts.
 * @typedef {{wall: number, total: number, script: number, layout: number, paint: number}} Cost
 *   `script` with what is not told apart from it, styles among them; `paint` with all that prepares
 *   it and hands it to the compositor
 */

/**
 * What a move costs: its slowest frame, and milliseconds that pass until all of it is painted, which is
 * in the first frame unless the network is large.
 * @typedef {{slowest: Cost, all: number}} Move
 */

/** When a frame of a move was begun and painted. @typedef {{start: number, end: number}} Span */

/** Names of trace events on the main thread. */
const PARTS = {
  layout: ['Layout', 'UpdateLayoutTree'],
  paint: ['PrePaint', 'Paint', 'Layerize', 'Commit'],
};

/** What a trace must contain. `toplevel` are the tasks, one of which renders a frame. */
const CATEGORIES = ['devtools.timeline', 'blink.user_timing', 'toplevel'];

/**
 * @typedef {{name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number,
 *   tid: number}} TraceEvent in microseconds
 */

/**
 * Makes moves while a trace is taken.
 * @param {Page} page which has `window.move`, what a move does
 * @param {number} times
 * @returns {Promise<Move[]>}
 */
export async function measureMoves(page, times) {
  const browser = page.context().browser();
  if (!browser) throw new Error('The page belongs to no browser.');
  const session = await browser.newBrowserCDPSession();
  /** @type {TraceEvent[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(/** @type {any} */ (event));
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, recordMode: 'recordAsMuchAsPossible' },
  });
  const moves = await makeMoves(page, times);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const costs = costsOf(events);
  if (costs.length !== moves.flat().length) throw new Error('The trace does not hold every frame.');
  return moves.map((spans) => {
    const frames = spans.map(({ start, end }) => ({
      .../** @type {Omit<Cost, 'wall'>} */ (costs.shift()),
      wall: end - start,
    }));
    const slowest = frames.reduce((most, frame) => (frame.wall > most.wall ? frame : most));
    return { slowest, all: spans[spans.length - 1].end - spans[0].start };
  });
}

/**
 * @param {Page} page which has `window.move`
 * @param {number} times
 * @returns {Promise<Span[][]>} the frames of each move, until all of it is painted
 */
export function makeMoves(page, times) {
  return page.evaluate(async (count) => {
    const { move } = /** @type {any} */ (globalThis);
    const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
    /** @type {Span[][]} */
    const moves = [];
    await new Promise((resolve) => {
      let isComplete = true;
      const onFrame = () => {
        requestAnimationFrame(onNext); // before what the move asks a frame for
        performance.mark('frame');
        const start = performance.now();
        if (isComplete) {
          isComplete = false;
          moves.push([]);
          move(moves.length - 1);
          element.updateComplete.then(() => (isComplete = true));
        }
        // A message that is posted within a frame arrives when the frame is painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => moves[moves.length - 1].push({ start, end: performance.now() });
        port2.postMessage(null);
      };
      const onNext = () => (isComplete && moves.length === count ? resolve(null) : onFrame());
      requestAnimationFrame(onFrame);
    });
    return moves;
  }, times);
}

/**
 * @param {TraceEvent[]} events
 * @returns {Omit<Cost, 'wall'>[]} of the frames of all moves
 */
function costsOf(events) {
  const marks = events.filter(({ name }) => name === 'frame').sort((a, b) => a.ts - b.ts);
  if (marks.length === 0) return [];
  const [{ pid, tid }] = marks;
  const spans = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid)
    .sort((a, b) => a.ts - b.ts);
  const isWithin = (/** @type {number} */ ts, /** @type {TraceEvent} */ span) =>
    ts >= span.ts && ts < span.ts + (span.dur ?? 0);
  const frames = spans.filter(({ name }) => name.endsWith('RunTask'));
  return marks.flatMap(({ ts }) => {
    const frame = frames.find((span) => isWithin(ts, span));
    if (!frame) return [];
    const inside = spans.filter((span) => span !== frame && isWithin(span.ts, frame));
    const sum = (/** @type {string[]} */ names) => {
      const found = inside.filter(({ name }) => names.includes(name));
      // Of a span within another of the same part the time is in the outer one already.
      const outer = found.filter(
        (span) =>
          !found.some((other) => other !== span && other.ts < span.ts && isWithin(span.ts, other)),
      );
      return outer.reduce((total, { tdur = 0 }) => total + tdur / 1000, 0);
    };
    const total = (frame.tdur ?? 0) / 1000;
    const [layout, paint] = [sum(PARTS.layout), sum(PARTS.paint)];
    return [{ total, layout, paint, script: total - layout - paint }];
  });
}
