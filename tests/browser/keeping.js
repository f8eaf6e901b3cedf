// @ts-check
// What the tests of the page's address and of what is kept share.

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
export function alert(page) {
  return page.getByRole('alert').locator('p').innerText();
}

/** What the panel says of what was done. @param {Page} page */
export function status(page) {
  return page.locator('[data-part="share-status"]');
}

/** @param {Page} page @param {string} name */
export function openPanel(page, name) {
  return page.locator(`[data-panel="${name}"]`).click();
}

/** Opens a network. @param {Page} page @param {unknown} document */
export function open(page, document) {
  return page.evaluate(
    (given) => /** @type {any} */ (window.document.querySelector('backprop-by-hand')).open(given),
    document,
  );
}

/**
 * Everything that a link has to bring back; numbers to the bit, which their shortest decimal text
 * with its sign tells.
 * @param {Page} page
 */
export function everything(page) {
  return page.evaluate(() => {
    const root = /** @type {any} */ (document.querySelector('backprop-by-hand'));
    const { walk, grain } = root.widget.state;
    const inside = root.shadowRoot;
    const exact = (/** @type {number} */ value) => (Object.is(value, -0) ? '-0' : String(value));
    const names = new Set(['X', 'Y', 'alpha']);
    for (const step of walk.steps) for (const name of [step.result, ...step.reads]) names.add(name);
    return {
      position: [walk.position.iteration, walk.step.result, walk.position.cell],
      grain,
      example: walk.example,
      panel: inside.querySelector('[data-panel-open]')?.getAttribute('data-panel-open') ?? '',
      followed: inside.querySelector('[data-panel-open="follow"]')?.textContent ?? '',
      preset: inside.querySelector('[data-control="preset"]').value,
      loss: exact(walk.loss),
      quantities: [...names].map((name) => [
        name,
        [...walk.quantityOf(name).values].map(exact).join(' '),
      ]),
    };
  });
}
