// A drawing of the page as a picture that stands alone: SVG, and PNG made of it.

const SVG = 'http://www.w3.org/2000/svg';

/** Paper around the drawing, in px. */
const MARGIN = 8;

/**
 * The properties that style sheets give a drawing, each of which SVG also has as an attribute. All
 * but opacity are inherited.
 */
const PROPERTIES = [
  'fill',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'visibility',
];

/** What has a meaning only in the page. */
const PAGE_ATTRIBUTES = /^(class|style|role|tabindex|aria-.*|data-.*)$/;

/**
 * The file of a drawing: with its styles, on its paper, with all that sticks out of its frame, and
 * with its tooltips. The drawing's `aria-label` becomes its title.
 * @param {SVGSVGElement} drawing shown in the page
 * @returns {string}
 */
export function drawingToSvg(drawing) {
  return pictureOf(drawing).text;
}

/**
 * The same as a PNG.
 * @param {SVGSVGElement} drawing shown in the page
 * @param {{scale?: number}} [options] pixels of the picture per px of the page
 * @returns {Promise<Blob>} rejects if the browser cannot make one, or the page forbids images from
 *   `data:` addresses
 */
export async function drawingToPng(drawing, { scale = 2 } = {}) {
  const { text, width, height } = pictureOf(drawing);
  const image = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no PNG'))), 'image/png');
  });
}

/** @param {SVGSVGElement} drawing */
function pictureOf(drawing) {
  const frame = frameOf(drawing);
  const picture = /** @type {SVGSVGElement} */ (styledCopy(drawing, null));
  for (const [name, value] of Object.entries({
    width: frame.width,
    height: frame.height,
    viewBox: [frame.x, frame.y, frame.width, frame.height].join(' '),
  })) {
    picture.setAttribute(name, `${value}`);
  }
  const paper = document.createElementNS(SVG, 'rect');
  for (const name of /** @type {const} */ (['x', 'y', 'width', 'height'])) {
    paper.setAttribute(name, `${frame[name]}`);
  }
  paper.setAttribute('fill', paperColour(drawing));
  paper.setAttribute('stroke', 'none');
  const title = document.createElementNS(SVG, 'title');
  title.textContent = drawing.getAttribute('aria-label') ?? '';
  picture.prepend(title, paper);
  return { ...frame, text: `${new XMLSerializer().serializeToString(picture)}\n` };
}

/**
 * The drawing's own frame, widened to what sticks out of it, with a margin; in whole px.
 * @param {SVGSVGElement} drawing
 */
function frameOf(drawing) {
  const own = drawing.viewBox.baseVal;
  const drawn = drawing.getBBox();
  const left = Math.floor(Math.min(own.x, drawn.x) - MARGIN);
  const top = Math.floor(Math.min(own.y, drawn.y) - MARGIN);
  const right = Math.ceil(Math.max(own.x + own.width, drawn.x + drawn.width) + MARGIN);
  const bottom = Math.ceil(Math.max(own.y + own.height, drawn.y + drawn.height) + MARGIN);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/**
 * A copy with the computed styles as attributes, without what cannot be seen.
 * @param {Element} element
 * @param {CSSStyleDeclaration | null} inherited the computed style of its parent in the picture
 * @returns {Element | null} null if nothing of it can be seen
 */
function styledCopy(element, inherited) {
  const copy = /** @type {Element} */ (element.cloneNode(false));
  for (const name of copy.getAttributeNames()) {
    if (PAGE_ATTRIBUTES.test(name)) copy.removeAttribute(name);
  }
  if (element.localName === 'title') {
    copy.textContent = element.textContent;
    return copy;
  }
  const style = getComputedStyle(element);
  if (!isSeen(element, style)) return null;
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value === inherited?.getPropertyValue(property)) copy.removeAttribute(property);
    else copy.setAttribute(property, value);
  }
  if (style.opacity === '1') copy.removeAttribute('opacity');
  else copy.setAttribute('opacity', style.opacity);
  copy.append(...[...element.childNodes].map((node) => copyOf(node, style)).filter(isThere));
  return copy;
}

/**
 * @param {Node} node a child of an element in the picture
 * @param {CSSStyleDeclaration} inherited
 */
function copyOf(node, inherited) {
  if (node instanceof Element) return styledCopy(node, inherited);
  const text = node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '';
  return text.trim() ? text.replace(/\s+/g, ' ').trim() : null; // templates are indented
}

/**
 * @template Item
 * @param {Item | null} item
 * @returns {item is Item}
 */
function isThere(item) {
  return item !== null;
}

/**
 * A shape without paint is there only to be pressed, unless it has arrow heads.
 * @param {Element} element
 * @param {CSSStyleDeclaration} style
 */
function isSeen(element, { display, fill, stroke, markerEnd }) {
  if (display === 'none') return false;
  const isShape = element instanceof SVGGeometryElement;
  return !isShape || [fill, stroke].some(hasPaint) || markerEnd !== 'none';
}

/** @param {string} paint computed */
function hasPaint(paint) {
  return paint !== 'none' && paint !== 'transparent' && paint !== 'rgba(0, 0, 0, 0)';
}

/**
 * The colour behind an element: that of the first around it that has one.
 * @param {Element} element
 * @returns {string}
 */
function paperColour(element) {
  const { backgroundColor } = getComputedStyle(element);
  if (hasPaint(backgroundColor)) return backgroundColor;
  const root = element.getRootNode();
  const around = element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  return around ? paperColour(around) : 'white';
}

/**
 * @param {string} address
 * @returns {Promise<HTMLImageElement>}
 */
function loaded(address) {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('the picture cannot be read'));
    image.src = address;
  });
}
