// @ts-check
// A small static server for dist/: `node web/tools/serve.js`, or from a test.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const DEFAULT_PORT = 8080;

/** How many ports above the wished one are tried when it is taken. */
const PORT_TRIES = 100;

/** @type {Record<string, string>} */
const MEDIA_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * @typedef {object} ServeOptions
 * @property {string} [folder] what is served
 * @property {number} [port] the next free one is taken if it is in use; 0 lets the system choose
 * @property {Record<string, string>} [headers] sent with every answer, for example a policy
 */

/**
 * Serves a folder to this machine only.
 * @param {ServeOptions} [options]
 * @returns {Promise<{address: string, close: () => Promise<void>}>} address ends in a slash
 */
export async function serve({ folder = 'dist', port = DEFAULT_PORT, headers = {} } = {}) {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, headers).end();
      return;
    }
    const file = fileFor(folder, request.url ?? '/');
    if (file === undefined) {
      response.writeHead(404, { ...headers, 'content-type': 'text/plain' }).end('Not found\n');
      return;
    }
    response.writeHead(200, {
      ...headers,
      'content-type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  const taken = await listen(server, port);
  return {
    address: `http://127.0.0.1:${taken}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {string} folder
 * @param {string} address the path of a request
 * @returns {string | undefined} an existing file inside the folder
 */
function fileFor(folder, address) {
  const root = resolve(folder);
  try {
    const path = decodeURIComponent(address.split(/[?#]/, 1)[0]);
    const file = join(root, path.endsWith('/') ? `${path}index.html` : path);
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined; // a malformed address, or no such file
  }
}

/**
 * @param {import('node:http').Server} server
 * @param {number} wish
 * @returns {Promise<number>} the port that it listens on
 */
function listen(server, wish) {
  return new Promise((done, failed) => {
    let port = wish;
    server.on('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE' || port >= wish + PORT_TRIES) failed(error);
      else server.listen(++port, '127.0.0.1');
    });
    server.on('listening', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') done(address.port);
    });
    server.listen(port, '127.0.0.1');
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { address } = await serve({ port: Number(process.env.PORT ?? DEFAULT_PORT) });
  console.log(`Backprop by Hand is at ${address} (stop with Ctrl+C)`);
}
