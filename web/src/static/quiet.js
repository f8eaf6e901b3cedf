// Markup without what has a meaning only where there are scripts.

/** What there is to be hit, and not to be seen. */
const HIT_AREAS = /<(?:path|circle) class="(?:grip|reach)"[^>]*>/g;
/** All but what style sheets ask for. */
const ATTRIBUTES =
  / (?:role|tabindex|aria-label|aria-roledescription|data-(?!at-work="true"|inner=)[\w-]+)="[^"]*"/g;
const EMPTY_ELEMENT = /<([\w-]+)([^<>]*?) ?\/>/g;

/**
 * The tags are those that a browser writes for the same elements.
 * @param {string} markup
 * @returns {string}
 */
export function quiet(markup) {
  return markup
    .replace(/[ \n]+/g, ' ') // but not the wide spaces that align numbers
    .replace(HIT_AREAS, '')
    .replace(ATTRIBUTES, '')
    .replace(EMPTY_ELEMENT, '<$1$2></$1>')
    .replace(/ +(?="| ?>)/g, '')
    .replace(/> </g, '><')
    .trim();
}
