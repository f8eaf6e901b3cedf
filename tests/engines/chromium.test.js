// @ts-check
// Chromium, by Playwright.
import { launch } from '../browser/chromium.js';
import { testEngine } from './engine.js';
import { WINDOW } from './tab.js';

testEngine('Chromium', {
  isPresent: true, // or no test of ours would run
  async launch() {
    const browser = await launch();
    return { openTab: () => browser.newPage({ viewport: WINDOW }), close: () => browser.close() };
  },
});
