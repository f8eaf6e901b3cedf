// @ts-check
// A small client of the W3C's WebDriver protocol: https://www.w3.org/TR/webdriver2/
import { WINDOW } from './tab.js';

/** @import { Browser, Tab } from './tab.js' */

/** @type {Record<string, string>} the protocol's own characters for keys that have none */
const KEYS = {
  Enter: '\uE007',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  F2: '\uE032',
};

/**
 * @param {string} driver the address at which a driver listens
 * @returns {Browser} every tab is a session of its own
 */
export function browserAt(driver) {
  return { openTab: () => openSession(driver), close: async () => {} };
}

/**
 * @param {string} driver
 * @returns {Promise<Tab>}
 */
async function openSession(driver) {
  const { sessionId } = await ask('POST', `${driver}/session`, { capabilities: {} });
  const session = `${driver}/session/${sessionId}`;
  const post = (/** @type {string} */ command, /** @type {object} */ body) =>
    ask('POST', `${session}/${command}`, body);
  const act = async (/** @type {object} */ source) => {
    await post('actions', { actions: [source] });
  };
  const typeKeys = (/** @type {string[]} */ keys) =>
    act({
      type: 'key',
      id: 'keyboard',
      actions: keys.flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]),
    });
  await post('window/rect', { x: 0, y: 0, ...WINDOW });
  return {
    goto: (address) => post('url', { url: address }),
    async evaluate(work, argument) {
      const script = `
        const [argument, done] = arguments;
        Promise.resolve(argument).then(${work}).then(
          (value) => done({ value }),
          (error) => done({ error: String(error) }),
        );`;
      const { value, error } = await post('execute/async', { script, args: [argument] });
      if (error !== undefined) throw new Error(error);
      return value;
    },
    mouse: {
      click: (x, y) =>
        act({
          type: 'pointer',
          id: 'mouse',
          actions: [
            { type: 'pointerMove', x: Math.round(x), y: Math.round(y) },
            { type: 'pointerDown', button: 0 },
            { type: 'pointerUp', button: 0 },
          ],
        }),
    },
    keyboard: {
      press: (key) => typeKeys([KEYS[key] ?? key]),
      type: (text) => typeKeys([...text]),
    },
    async screenshot() {
      return Buffer.from(await ask('GET', `${session}/screenshot`), 'base64');
    },
    async close() {
      await ask('DELETE', session);
    },
  };
}

/**
 * @param {'GET' | 'POST' | 'DELETE'} method
 * @param {string} address
 * @param {object} [body]
 * @returns {Promise<any>} the answer's value
 */
async function ask(method, address, body) {
  const response = await fetch(address, { method, body: body && JSON.stringify(body) });
  const { value } = /** @type {any} */ (await response.json());
  if (!response.ok) throw new Error(`${method} ${address}: ${value.error}: ${value.message}`);
  return value;
}
