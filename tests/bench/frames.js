// @ts-check
// What moves of a reader cost a page, each from the event until its frame is painted.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Milliseconds of a move. `wall` is the time from the event until the main thread has painted; the
 * others are processor time of the main thread: of the whole frame, and of its parts.
 * @typedef {{wall: number, total: number, script: number, layout: number, paint: number}} Cost
 *   `script` with what is not told apart from it, styles among them; `paint` with all that prepares
 *   it and hands it to the compositor
 */

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
 * @returns {Promise<Cost[]>}
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
  const walls = await makeMoves(page, times);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const costs = costsOf(events);
  if (costs.length !== walls.length) throw new Error('The trace does not hold every move.');
  return costs.map((cost, index) => ({ ...cost, wall: walls[index] }));
}

/**
 * @param {Page} page which has `window.move`
 * @param {number} times
 * @returns {Promise<number[]>} milliseconds from the event until the main thread has painted
 */
export function makeMoves(page, times) {
  return page.evaluate(async (count) => {
    const { move } = /** @type {any} */ (globalThis);
    /** @type {number[]} */
    const walls = [];
    for (let index = 0; index < count; index++) {
      walls.push(
        await new Promise((resolve) => {
          requestAnimationFrame(() => {
            performance.mark('move');
            const start = performance.now();
            move(index);
            // A message that is posted within a frame arrives when the frame is painted.
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - start);
            port2.postMessage(null);
          });
        }),
      );
    }
    return walls;
  }, times);
}

/**
 * @param {TraceEvent[]} events
 * @returns {Omit<Cost, 'wall'>[]} of the frames that a move was made in
 */
function costsOf(events) {
  const marks = events.filter(({ name }) => name === 'move').sort((a, b) => a.ts - b.ts);
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
