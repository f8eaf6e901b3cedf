// The page for an <iframe>: its address says what the widget shows, and it tells the page around it
// how high it is.
import { BackpropByHand } from '../define.js';

/** The one key of what is told to the page around. */
const KEY = 'backprop-by-hand';
/** A network document in JSON, which for an element stands within it. */
const DOCUMENT = 'document';
/** The address of this page is the widget's alone. */
const ALWAYS = 'url-state';

const flags = [...BackpropByHand.elementProperties].flatMap(([name, { type, attribute }]) =>
  type === Boolean ? [typeof attribute === 'string' ? attribute : String(name).toLowerCase()] : [],
);
const names = BackpropByHand.observedAttributes.filter((name) => name !== ALWAYS);

const element = new BackpropByHand();
element.setAttribute(ALWAYS, '');
for (const [name, value] of new URLSearchParams(location.search)) setOption(name, value);
tellHeight();
document.querySelector('main')?.append(element);

/**
 * @param {string} name
 * @param {string} value
 */
function setOption(name, value) {
  if (name === ALWAYS) return;
  if (name === DOCUMENT) return element.append(scriptOf(value));
  if (!names.includes(name)) {
    warn(`there is no parameter "${name}"; there are ${[...names, DOCUMENT].join(', ')}`);
  } else if (!flags.includes(name)) element.setAttribute(name, withPlus(value));
  else if (['', 'true', name].includes(value)) element.setAttribute(name, '');
  else if (value !== 'false') warn(`${name}: expected no value, got "${value}"`);
}

/** @param {string} json */
function scriptOf(json) {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.textContent = json;
  return script;
}

/**
 * In an address + stands for a space, unless it is encoded: W[1]+ would become a step that is none.
 * @param {string} value
 */
function withPlus(value) {
  return value.replace(/\] (?=,|$)/g, ']+');
}

/** @param {string} sentence */
function warn(sentence) {
  console.warn(`frame.html ${sentence}`);
}

/** Tells it whenever it is another; not before there is something to be seen. */
function tellHeight() {
  if (parent === window) return;
  let told = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height === 0 || height === told) return;
    told = height;
    parent.postMessage({ [KEY]: { height } }, '*'); // nobody's secret
  }).observe(document.body);
}
