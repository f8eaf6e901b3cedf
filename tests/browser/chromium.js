// @ts-check
import { chromium } from 'playwright-core';
import { findChromium } from '../../web/tools/programs.js';

/**
 * Starts the Chromium of this machine, without a window and without traffic of its own.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export function launch() {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('Chromium is missing: run `npm run setup`.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox', // it refuses to run as root, as in a container, with one
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
