// The page with examples: a button that copies the lines of each.
import { copyText } from '../export/files.js';

const SAID_MS = 2000;

for (const snippet of document.querySelectorAll('.snippet')) addCopyButton(snippet);

/** @param {Element} snippet */
function addCopyButton(snippet) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  const heading = snippet.closest('section')?.querySelector('h2')?.textContent ?? '';
  button.setAttribute('aria-description', heading);
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  status.className = 'said';
  snippet.prepend(button, status);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  button.addEventListener('click', async () => {
    const isCopied = await copyText(snippet.querySelector('code')?.textContent ?? '');
    status.textContent = isCopied ? 'Copied' : 'The browser does not allow it';
    button.textContent = status.textContent;
    clearTimeout(timer);
    timer = setTimeout(() => {
      status.textContent = '';
      button.textContent = 'Copy';
    }, SAID_MS);
  });
}
