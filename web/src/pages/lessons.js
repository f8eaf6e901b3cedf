// The page with lessons: its address says which one is played, `?lesson=one-neuron`.
import '../define-lesson.js';

const FOLDER = './backprop-by-hand/lessons/';

/** @type {NodeListOf<HTMLAnchorElement>} */
const links = document.querySelectorAll('[data-lesson]');
const name = new URLSearchParams(location.search).get('lesson');
const at = [...links].findIndex(({ dataset }) => dataset.lesson === name);
if (at >= 0) play(links[at], links[at + 1]);
else if (name !== null) tellMissing(name);

/**
 * @param {HTMLAnchorElement} link of the lesson
 * @param {HTMLAnchorElement} [following] of the one after it
 */
function play(link, following) {
  link.setAttribute('aria-current', 'page');
  const title = titleOf(link);
  document.title = `${title} – ${document.title}`;
  const played = document.querySelector('#played');
  played?.querySelector('backprop-lesson')?.setAttribute('src', `${FOLDER}${name}.json`);
  played?.removeAttribute('hidden');
  const onward = played?.querySelector('.following');
  const anchor = onward?.querySelector('a');
  if (!onward || !anchor || !following) return;
  anchor.href = following.href;
  anchor.textContent = `Next lesson: ${titleOf(following)}`;
  onward.removeAttribute('hidden');
  const atEnd = /** @type {HTMLAnchorElement} */ (anchor.cloneNode(true));
  atEnd.slot = 'end';
  played?.querySelector('backprop-lesson')?.append(atEnd);
}

/** @param {string} asked */
function tellMissing(asked) {
  const sentence = document.querySelector('#missing');
  if (!sentence) return;
  sentence.textContent = `There is no lesson “${asked.slice(0, 40)}”. These are all:`;
  sentence.removeAttribute('hidden');
}

/** @param {HTMLAnchorElement} link */
function titleOf(link) {
  return link.querySelector('b')?.textContent ?? '';
}
