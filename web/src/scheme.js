// Light or dark, as the page is: by the element's own `theme`, by the switch that many sites put on
// their root, or by the color-scheme that the page declares.

/** The usual switches, on <html> or <body>. */
const SWITCHES = ['data-theme', 'data-mode', 'data-bs-theme', 'data-color-mode'];

/** @typedef {'light' | 'dark'} Scheme */

/**
 * @param {Element} element
 * @param {string | null} theme `light` or `dark`; anything else leaves it to the page
 * @returns {Scheme}
 */
export function schemeOf(element, theme) {
  return named(theme) ?? switched() ?? declared(element.parentElement ?? element);
}

/** @returns {Scheme | undefined} */
function switched() {
  for (const { attributes, classList } of [document.documentElement, document.body]) {
    for (const name of SWITCHES) {
      const scheme = named(attributes.getNamedItem(name)?.value);
      if (scheme) return scheme;
    }
    if (classList.contains('dark')) return 'dark';
  }
  return undefined;
}

/**
 * A page that declares nothing is drawn on white, whatever its reader prefers.
 * @param {Element} element
 * @returns {Scheme}
 */
function declared(element) {
  const meta = document.querySelector('meta[name="color-scheme"]')?.getAttribute('content');
  const { colorScheme } = getComputedStyle(element);
  const schemes = colorScheme === 'normal' ? (meta ?? '') : colorScheme;
  if (!schemes.includes('dark')) return 'light';
  return schemes.includes('light') && !prefersDark().matches ? 'light' : 'dark';
}

/** @param {string | null | undefined} name @returns {Scheme | undefined} */
function named(name) {
  return name === 'light' || name === 'dark' ? name : undefined;
}

function prefersDark() {
  return matchMedia('(prefers-color-scheme: dark)');
}

/**
 * Calls back whenever the page may have changed its scheme.
 * @param {() => void} changed
 * @returns {() => void} ends it
 */
export function watchScheme(changed) {
  const switches = new MutationObserver(changed);
  for (const element of [document.documentElement, document.body]) {
    switches.observe(element, { attributeFilter: [...SWITCHES, 'class', 'style'] });
  }
  const preference = prefersDark();
  preference.addEventListener('change', changed);
  return () => {
    switches.disconnect();
    preference.removeEventListener('change', changed);
  };
}
