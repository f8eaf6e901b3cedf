// @ts-check
// What moves of a reader cost a page, frame by frame.

/** @typedef {import('playwright-core').Page} Page */

/**
 * Milliseconds of the main thread in a frame; of the first one of a move with the event before it. `wall`
 * is time that passes; the others are processor time, of all of it and of its parts.
 * @typedef {{wall: number, total: number, script: number, layout: number, paint: number}} Cost
 *   `script` with what is not told apart from it, styles among them; `paint` with all that prepares
 *   it and hands it to the compositor
 */

/**
 * The frames of a move, and milliseconds from the event until the last of them is painted.
 * @typedef {{frames: Cost[], all: number}} Move
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
  const tasks = costsOf(events);
  if (tasks.length !== moves.reduce((sum, { frames }) => sum + 1 + frames, 0)) {
    throw new Error('The trace does not hold every frame.');
  }
  return moves.map(({ frames, all }) => {
    const [event, first, ...others] = tasks.splice(0, 1 + frames);
    return { frames: [together(event, first), ...others], all };
  });
}

/**
 * @param {Cost} a
 * @param {Cost} b
 * @returns {Cost}
 */
function together(a, b) {
  const keys = /** @type {(keyof Cost)[]} */ (Object.keys(a));
  return /** @type {Cost} */ (Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])));
}

/**
 * @param {Page} page which has `window.move`
 * @param {number} times
 * @returns {Promise<{frames: number, all: number}[]>} how many frames each move took, and milliseconds
 */
export function makeMoves(page, times) {
  return page.evaluate(async (count) => {
    const { move } = /** @type {any} */ (globalThis);
    const element = /** @type {any} */ (document.querySelector('backprop-by-hand'));
    // Asked for before the move, so that it comes before what the move asks a frame for.
    const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // A message that is posted within a frame arrives when the frame is painted.
    const nextTask = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    const moves = [];
    let frame = nextFrame();
    await frame;
    for (let index = 0; index < count; index++) {
      frame = nextFrame();
      await nextTask(); // as an event of the reader, between two frames
      performance.mark('task');
      const begin = performance.now();
      let isComplete = false;
      move(index);
      element.updateComplete.then(() => (isComplete = true));
      let frames = 0;
      do {
        await frame;
        performance.mark('task');
        frame = nextFrame();
        await nextTask();
        frames++;
      } while (!isComplete);
      moves.push({ frames, all: performance.now() - begin });
      await frame;
    }
    return moves;
  }, times);
}

/**
 * @param {TraceEvent[]} events
 * @returns {Cost[]} of each task with a mark
 */
function costsOf(events) {
  const marks = events.filter(({ name }) => name === 'task').sort((a, b) => a.ts - b.ts);
  if (marks.length === 0) return [];
  const [{ pid, tid }] = marks;
  const spans = events
    .filter((event) => event.ph === 'X' && event.pid === pid && event.tid === tid)
    .sort((a, b) => a.ts - b.ts);
  const isWithin = (/** @type {number} */ ts, /** @type {TraceEvent} */ span) =>
    ts >= span.ts && ts < span.ts + (span.dur ?? 0);
  const tasks = spans.filter(({ name }) => name.endsWith('RunTask'));
  return marks.flatMap(({ ts }) => {
    const task = tasks.find((span) => isWithin(ts, span));
    if (!task) return [];
    const inside = spans.filter((span) => span !== task && isWithin(span.ts, task));
    const sumOf = (/** @type {string[]} */ names) => {
      const found = inside.filter(({ name }) => names.includes(name));
      // Of a span within another of the same part the time is in the outer one already.
      const outer = found.filter(
        (span) =>
          !found.some((other) => other !== span && other.ts < span.ts && isWithin(span.ts, other)),
      );
      return outer.reduce((total, { tdur = 0 }) => total + tdur / 1000, 0);
    };
    const [wall, total] = [(task.dur ?? 0) / 1000, (task.tdur ?? 0) / 1000];
    const [layout, paint] = [sumOf(PARTS.layout), sumOf(PARTS.paint)];
    return [{ wall, total, layout, paint, script: total - layout - paint }];
  });
}
