// @ts-check
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { serve } from '../../web/tools/serve.js';

describe('the static server', () => {
  /** @type {string} */
  let folder;
  /** @type {Awaited<ReturnType<typeof serve>>} */
  let server;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'serve-'));
    writeFileSync(join(folder, 'index.html'), '<p>home</p>');
    writeFileSync(join(folder, 'engine.wasm'), 'wasm');
    writeFileSync(`${folder}-secret`, 'secret');
    server = await serve({ folder, port: 0, headers: { 'x-policy': 'strict' } });
  });
  after(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
    rmSync(`${folder}-secret`);
  });

  it('answers a folder with its index.html', async () => {
    const response = await fetch(server.address);
    assert.equal(await response.text(), '<p>home</p>');
    assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
  });

  it('names the media type that browsers want for WebAssembly', async () => {
    const response = await fetch(`${server.address}engine.wasm?version=1`);
    assert.equal(response.headers.get('content-type'), 'application/wasm');
  });

  it('sends the extra headers with every answer', async () => {
    for (const path of ['', 'missing']) {
      assert.equal((await fetch(server.address + path)).headers.get('x-policy'), 'strict');
    }
  });

  it('does not leave its folder', async () => {
    const secret = `${folder.split('/').at(-1)}-secret`;
    for (const path of [`/../${secret}`, `/..%2f${secret}`, `/x/../../${secret}`, '/%', '/%00']) {
      assert.equal(await statusOf(path), 404, path);
    }
  });

  it('takes the next port when the wished one is in use', async () => {
    const port = Number(new URL(server.address).port);
    const second = await serve({ folder, port });
    try {
      assert.notEqual(second.address, server.address);
      assert.equal((await fetch(second.address)).status, 200);
    } finally {
      await second.close();
    }
  });

  /**
   * Unlike fetch, this sends the path as it is written.
   * @param {string} path
   * @returns {Promise<number | undefined>}
   */
  function statusOf(path) {
    const { hostname, port } = new URL(server.address);
    return new Promise((done, failed) => {
      request({ hostname, port, path }, (response) => {
        response.resume();
        done(response.statusCode);
      })
        .on('error', failed)
        .end();
    });
  }
});
