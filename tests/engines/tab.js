// @ts-check
// What the tests ask of a browser, whichever it is: so little that a page of Playwright or Puppeteer
// has it by itself.

/** @typedef {() => Promise<Tab>} OpenTab closes the one before: not every driver has more than one */

/** @typedef {{openTab: OpenTab, close: () => Promise<unknown>}} Browser */

/**
 * `evaluate` calls a function in the page, waits if it gives a promise, and comes back with its
 * result as of JSON. `click` is where the pointer presses, in pixels of the visible page, `press`
 * takes a key by its name in keyboard events.
 * @typedef {object} Tab
 * @property {(address: string) => Promise<unknown>} goto
 * @property {<Result>(work: (argument: any) => Result, argument?: any) => Promise<Awaited<Result>>} evaluate
 * @property {{click: (x: number, y: number) => Promise<void>}} mouse
 * @property {{press: (key: any) => Promise<void>, type: (text: string) => Promise<void>}} keyboard
 * @property {() => Promise<Uint8Array>} screenshot of the visible page, as PNG
 * @property {() => Promise<void>} close
 */

export const WINDOW = { width: 1440, height: 900 };
