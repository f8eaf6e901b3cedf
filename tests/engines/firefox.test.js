// @ts-check
// Firefox, by WebDriver BiDi: Playwright drives only a Firefox of its own.
import puppeteer from 'puppeteer-core';
import { findFirefox } from '../../web/tools/programs.js';
import { testEngine } from './engine.js';
import { WINDOW } from './tab.js';

testEngine('Firefox', {
  isPresent: findFirefox() !== undefined,
  async launch() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: findFirefox(),
      defaultViewport: WINDOW,
    });
    return { openTab: () => browser.newPage(), close: () => browser.close() };
  },
});
