// @ts-check
// WebKitGTK's browser for tests, on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { findWebKitDriver } from '../../web/tools/programs.js';
import { browserAt } from './webdriver.js';

/** @import { ChildProcess } from 'node:child_process' */
/** @import { Browser } from './tab.js' */

const LONGEST_START_MS = 30_000;

/** @returns {Promise<Browser>} */
export async function launchWebKit() {
  const program = findWebKitDriver();
  if (program === undefined) throw new Error('WebKitWebDriver is missing: run `npm run setup`.');
  const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']); // prettier-ignore
  const [display] = await once(/** @type {NodeJS.EventEmitter} */ (screen.stdio[3]), 'data');
  const port = await freePort();
  const driver = start(program, [`--port=${port}`, '--host=127.0.0.1'], {
    DISPLAY: `:${String(display).trim()}`,
    GDK_BACKEND: 'x11', // not the screen of who runs the tests
    NO_AT_BRIDGE: '1', // nor their screen reader
  });
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/status`);
  return {
    ...browserAt(address),
    async close() {
      for (const child of [driver, screen]) {
        const ended = once(child, 'exit');
        child.kill();
        await ended;
      }
    },
  };
}

/**
 * Ends with this program, if not before.
 * @param {string} program
 * @param {string[]} options
 * @param {NodeJS.ProcessEnv} [env] besides what is set
 */
function start(program, options, env = {}) {
  const child = spawn(program, options, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  process.once('exit', () => child.kill());
  return child;
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {string} address */
async function answers(address) {
  for (const last = Date.now() + LONGEST_START_MS; ; await wait(20)) {
    try {
      await fetch(address);
      return;
    } catch (error) {
      if (Date.now() > last) throw error;
    }
  }
}
