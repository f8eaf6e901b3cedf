// @ts-check
// A reader walks through the whole iteration of the article with the keyboard and reads every number
// of every equation; the reference data says what must stand there.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { formatNumber } from '../../web/src/format.js';
import { STEP_COUNTS, expectedQuantities } from '../article-numbers.js';
import { readInTests, shownNumbers, shownResult, shownStep } from './widget.js';

for (const [variant, steps] of Object.entries(STEP_COUNTS)) {
  describe(`the walk through ${variant}`, () => {
    const reading = readInTests();

    it('shows the right number everywhere', async () => {
      const expected = expectedQuantities(variant);
      const page = await reading.open();
      await page.locator('[data-control="preset"]').selectOption(variant);
      await page.getByRole('slider').focus();
      const seen = [];
      for (let step = 0; step < steps; step++) {
        if (step > 0) await page.keyboard.press('ArrowRight');
        const name = (await shownStep(page)) ?? '';
        seen.push(name);
        const numbers = await shownNumbers(page);
        assert.ok(numbers.length > 3, `${name} shows its numbers`);
        for (const { part, quantity, row, column, value, text } of numbers) {
          if (!quantity) continue; // a number half-way through the arithmetic of an entry
          const right = expected[quantity]?.[row]?.[column];
          assert.notEqual(right, undefined, `${name}: ${quantity} ${row} ${column} is known`);
          assert.ok(Math.abs(value - right) < 1e-12, `${name} ${part}: ${quantity} is ${right}`);
          const size = formatNumber(Math.abs(right)).text;
          assert.ok(
            [formatNumber(right).text, size].includes(text),
            `${name}: ${text} for ${right}`,
          );
        }
        const result = expected[name].map((row) => row.map((entry) => formatNumber(entry).text));
        assert.deepEqual(await shownResult(page), result, name);
      }
      assert.equal(new Set(seen).size, steps);
      assert.deepEqual([seen[0], seen.at(-1)], ['Z[1]', 'b[4]+']);
      await page.close();
    });

    it('works every entry out to its result, with the article’s products', async () => {
      const page = await reading.open();
      await page.locator('[data-control="preset"]').selectOption(variant);
      await page.getByRole('slider').focus();
      const first = await page.locator('[data-part="elements"] [data-cell="0"]').innerText();
      assert.equal(
        first.replace(/\s+/g, ''),
        'Z[1]row10.2·1+(−0.1)·4+0.4·7=0.2−0.4+2.8=2.6',
        'which row, then its arithmetic',
      );
      for (let step = 0; step < steps; step++) {
        if (step > 0) await page.keyboard.press('ArrowRight');
        const name = await shownStep(page);
        const last = await page.locator('[data-part="elements"] li .line').evaluateAll((lines) =>
          lines.map((line) => {
            const texts = [...line.querySelectorAll('math')].map((math) => math.textContent);
            return (texts.at(-1) ?? '').replace(/^[\s=≈]+/, '').trim();
          }),
        );
        const result = (await shownResult(page)).flat();
        assert.deepEqual(last, result, `${name}: the lines end in the entries of the result`);
      }
      await page.close();
    });
  });
}
