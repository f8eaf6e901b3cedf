// @ts-check
// Pages of others, with the widget beside them as README says.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serve } from '../../web/tools/serve.js';

/**
 * @param {Record<string, string>} pages what is in the body of each, by its name
 * @returns {Promise<{address: string, onDisk: string, close: () => Promise<void>}>} both addresses
 *   end in a slash
 */
export async function publish(pages) {
  const folder = mkdtempSync(join(tmpdir(), 'backprop-by-hand-'));
  cpSync('dist', folder, { recursive: true });
  for (const [name, body] of Object.entries(pages)) {
    writeFileSync(
      join(folder, name),
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${body}`,
    );
  }
  const server = await serve({ port: 0, folder });
  return {
    address: server.address,
    onDisk: `${pathToFileURL(folder)}/`,
    async close() {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
