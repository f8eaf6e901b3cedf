// @ts-check
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDocumentFile } from '../../web/src/export/files.js';

const MB = 2 ** 20; // bytes

describe('readDocumentFile', () => {
  it('reads the text of a file, without the mark that some editors begin with', async () => {
    const file = new File(['\ufeff{"title": "Größe"}'], 'network.json');
    assert.deepEqual(await readDocumentFile(file), { text: '{"title": "Größe"}' });
  });

  it('reads up to 16 MB', async () => {
    const largest = new File([new Uint8Array(16 * MB).fill(32)], 'large.json');
    const read = await readDocumentFile(largest);
    assert.equal('text' in read && read.text.length, 16 * MB);
    const larger = new File([new Uint8Array(16 * MB + 1)], 'larger.json');
    assert.deepEqual(await readDocumentFile(larger), { reason: 'tooLarge' });
  });

  it('says so when the file has gone', async () => {
    const gone = new File(['{}'], 'gone.json');
    gone.text = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
    assert.deepEqual(await readDocumentFile(gone), { reason: 'unreadable' });
  });
});
