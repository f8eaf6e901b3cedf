// @ts-check
// The tests of one engine, in one browser.
import { after, before, describe } from 'node:test';
import { walkSuite } from './suites/walk.js';

/** @import { Browser } from './tab.js' */

/** Should the browser hang. */
const LONGEST_RUN_MS = 300_000;

/**
 * An engine that is not on this machine is skipped, but not on a server for tests.
 * @param {string} name
 * @param {{isPresent: boolean, launch: () => Promise<Browser>}} engine
 */
export function testEngine(name, { isPresent, launch }) {
  const skip = !isPresent && !process.env.CI && 'not installed: run `npm run setup`';
  describe(name, { skip, timeout: LONGEST_RUN_MS }, () => {
    /** @type {Browser} */
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.close());
    walkSuite(() => browser.openTab());
  });
}
