// The page for iframes: its address says what the widget shows, and it tells the page around it how
// high it is.
import { BackpropByHand } from './define.js';

/** The key of what is told, an object with the `height` in px. */
const KEY = 'backprop-by-hand';
const DOCUMENT = 'document';
/** The attributes of the element; the state of a link needs no word. */
const OPTIONS = BackpropByHand.observedAttributes.filter((name) => name !== 'url-state');

const element = document.createElement('backprop-by-hand');
for (const [name, value] of new URLSearchParams(location.search)) {
  if (name === DOCUMENT) element.append(scriptOf(value));
  else if (OPTIONS.includes(name)) element.setAttribute(name, value);
  else console.warn(`frame.html ${name}: expected one of ${[...OPTIONS, DOCUMENT].join(', ')}`);
}
element.toggleAttribute('url-state', location.hash.length > 1);
// Unless it is asked for, light: the page around it may be drawn on white.
if (element.getAttribute('theme') === 'auto') {
  document.documentElement.style.colorScheme = 'light dark';
}
const isEmbedded = parent !== window;
for (const type of isEmbedded ? ['bbh-ready', 'bbh-error'] : []) {
  element.addEventListener(type, tellHeight, { once: true });
}
document.body.append(element);

/** @param {string} json a network document */
function scriptOf(json) {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = json;
  return script;
}

/** From here on, whenever it becomes another. */
function tellHeight() {
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    parent.postMessage({ [KEY]: { height } }, '*'); // no secret
  }).observe(element);
}
