// @ts-check
// The tests of one engine, in one browser.
import { after, before, describe } from 'node:test';
import { embedSuite } from './suites/embed.js';
import { mathematicsSuite } from './suites/mathematics.js';
import { practiceSuite } from './suites/practice.js';
import { walkSuite } from './suites/walk.js';
import { withoutWebAssemblySuite } from './suites/without-webassembly.js';

/** @import { Browser, Tab } from './tab.js' */

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
    /** @type {Tab | undefined} */
    let tab;
    before(async () => {
      browser = await launch();
    });
    after(async () => {
      await tab?.close();
      await browser?.close();
    });
    const openTab = async () => {
      await tab?.close();
      tab = undefined;
      tab = await browser.openTab();
      return tab;
    };
    walkSuite(openTab);
    embedSuite(openTab);
    practiceSuite(openTab);
    mathematicsSuite(openTab, name);
    withoutWebAssemblySuite(openTab);
  });
}
