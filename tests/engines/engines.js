// @ts-check
// The engines that the tests run in: those of this machine, and one of yours if you name it.
import { after, before, describe } from 'node:test';
import puppeteer from 'puppeteer-core';
import { findFirefox, findProgram, findWebKitDriver } from '../../web/tools/programs.js';
import { launch as launchChromium } from '../browser/chromium.js';
import { WINDOW } from './tab.js';
import { browserAt } from './webdriver.js';
import { launchWebKit } from './webkit.js';

/** @import { Browser, Tab } from './tab.js' */

/** Any browser with a WebDriver, such as Safari: the address at which its driver listens. */
const ownDriver = process.env.WEBDRIVER;

/** @type {{name: string, isPresent: boolean, launch: () => Promise<Browser>}[]} */
const engines = [
  {
    name: 'Chromium',
    isPresent: true, // or nothing of ours would run
    async launch() {
      const browser = await launchChromium();
      return {
        openTab: () => browser.newPage({ viewport: WINDOW }),
        close: () => browser.close(),
      };
    },
  },
  {
    name: 'Firefox',
    isPresent: findFirefox() !== undefined,
    async launch() {
      const browser = await puppeteer.launch({
        browser: 'firefox',
        executablePath: findFirefox(),
        defaultViewport: WINDOW,
      });
      return { openTab: () => browser.newPage(), close: () => browser.close() };
    },
  },
  {
    name: 'WebKit',
    isPresent: findWebKitDriver() !== undefined && findProgram('Xvfb') !== undefined,
    launch: launchWebKit,
  },
];
if (ownDriver) {
  engines.push({
    name: `the browser at ${ownDriver}`,
    isPresent: true,
    launch: async () => browserAt(ownDriver),
  });
}

/** Should a browser hang. */
const LONGEST_RUN_MS = 180_000;

/**
 * The same tests in every engine. One that is not on this machine is skipped, but not on a server
 * for tests.
 * @param {string} title
 * @param {(openTab: () => Promise<Tab>, engine: string) => void} tests
 */
export function inEveryEngine(title, tests) {
  for (const { name, isPresent, launch } of engines) {
    const skip = !isPresent && !process.env.CI && 'not installed: run `npm run setup`';
    describe(`${title}, in ${name}`, { skip, timeout: LONGEST_RUN_MS }, () => {
      /** @type {Browser} */
      let browser;
      before(async () => {
        browser = await launch();
      });
      after(() => browser?.close());
      tests(() => browser.openTab(), name);
    });
  }
}
