// @ts-check
// The two ways to publish the page: from a server with a strict policy, and as one file.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/tools/serve.js';
import { launch } from './chromium.js';
import { shownStep } from './widget.js';

const STRICT_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src data:";

describe('published pages', () => {
  /** @type {import('playwright-core').Browser} */
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('the site works under a strict Content-Security-Policy', async () => {
    const server = await serve({ port: 0, headers: { 'content-security-policy': STRICT_POLICY } });
    try {
      await opensWithoutComplaint(server.address, server.address);
    } finally {
      await server.close();
    }
  });

  it('the page in one file opens from disk and loads nothing else', async () => {
    const address = pathToFileURL('dist/backprop-by-hand.html').href;
    await opensWithoutComplaint(address, address);
  });

  /**
   * @param {string} address
   * @param {string} allowed how the addresses of all requests start
   */
  async function opensWithoutComplaint(address, allowed) {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    /** @type {string[]} */
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(allowed)) {
        complaints.push(`asked for ${request.url()}`);
      }
    });
    try {
      await page.goto(address, { waitUntil: 'networkidle' });
      await page.locator('[data-control="next"]').click();
      assert.equal(await shownStep(page), 'A[1]');
      assert.deepEqual(complaints, []);
    } finally {
      await page.close();
    }
  }
});
