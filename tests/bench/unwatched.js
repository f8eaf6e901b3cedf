// @ts-check
// A page that no tool listens to. Playwright hears of every request, message and script of its pages: it
// took a tenth longer there until a widget was painted.

/** @typedef {import('playwright-core').Browser} Browser */

/**
 * @param {Browser} browser
 * @param {{address: string, width: number, height: number}} options the size is in CSS pixels
 */
export async function openUnwatched(browser, { address, width, height }) {
  const client = await browser.newBrowserCDPSession();
  const { browserContextId } = await client.send('Target.createBrowserContext');
  const { targetId } = await client.send('Target.createTarget', {
    url: 'about:blank',
    browserContextId,
    width,
    height,
  });
  const { sessionId } = await client.send('Target.attachToTarget', { targetId, flatten: false });
  let sent = 0;

  /**
   * @param {string} method of the protocol
   * @param {object} params
   * @returns {Promise<any>}
   */
  function send(method, params) {
    const id = ++sent;
    const answered = new Promise((resolve, reject) => {
      const hear = (/** @type {{sessionId: string, message: string}} */ { message }) => {
        const answer = JSON.parse(message);
        if (answer.id !== id) return;
        client.off('Target.receivedMessageFromTarget', hear);
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
        else resolve(answer.result);
      };
      client.on('Target.receivedMessageFromTarget', hear);
    });
    const message = JSON.stringify({ id, method, params });
    return client.send('Target.sendMessageToTarget', { sessionId, message }).then(() => answered);
  }

  await send('Page.navigate', { url: address });
  return {
    /** @param {number} rate how many times slower than it is the processor is to be */
    slowDown: (rate) => send('Emulation.setCPUThrottlingRate', { rate }),

    /**
     * @param {() => unknown} work for the page, of which nothing from outside is known there
     * @returns {Promise<any>} what it resolves to
     */
    async evaluate(work) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression: `(${work})()`,
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return result.value;
    },

    async close() {
      await client.send('Target.disposeBrowserContext', { browserContextId });
      await client.detach();
    },
  };
}
