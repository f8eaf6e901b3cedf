// @ts-check
// <backprop-lesson>, as those who learn and those who write meet it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { button, card, cardTitle, lessonReady } from './lesson.js';
import { LESSON, focused, isAt, lesson, startLessons } from './little-lesson.js';

/** @import { Page } from 'playwright-core' */

const { open, openPost } = startLessons();

describe('a lesson', () => {
  it('fills in its numbers, and drives the widget by its links', async () => {
    const page = await open();
    await lessonReady(page);
    assert.equal(await card(page).locator('.number').first().innerText(), '0.69315');
    await isAt(page, '1:Z[1]');
    await card(page).getByRole('link').first().click();
    await isAt(page, '1:dZ[1]');
    assert.equal(await card(page).getByRole('link').first().getAttribute('aria-current'), 'step');
    await card(page).getByRole('link', { name: 'its gradient' }).click();
    await isAt(page, '1:dW[1](1,2)');
    await card(page).getByRole('link').last().click();
    const widget = page.locator('backprop-lesson backprop-by-hand');
    assert.equal(await widget.getAttribute('lit'), 'W[1](1,2)');
    assert.ok((await widget.locator('.edges [data-linked="same"]').count()) > 0, 'the edge is lit');
    assert.equal(page.complaints.length, 0, page.complaints.join());
    await page.close();
  });

  it('can stand within the element, and shows what stands there until then', async () => {
    const page = await openPost(
      `<backprop-lesson><p>Fallback</p>
        <script type="application/json">${JSON.stringify(LESSON)}</script></backprop-lesson>`,
    );
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'First');
    assert.equal(await page.getByText('Fallback').isVisible(), false);
    await page.close();
  });

  it('moves the focus to the heading of the card, and not by itself', async () => {
    const page = await open();
    await lessonReady(page);
    assert.equal(await focused(page), 'body');
    await lesson(page, 'element.next()');
    assert.equal(await focused(page), 'body');
    await button(page, 'next').click();
    assert.equal(await cardTitle(page), 'Third');
    assert.equal(await focused(page), 'title');
    await page.close();
  });

  it('tells the page of cards and answers', async () => {
    const page = await open();
    await lessonReady(page);
    await page.evaluate(() => {
      const told = /** @type {any[]} */ (/** @type {any} */ (globalThis).told = []);
      for (const type of ['bbh-card', 'bbh-answer']) {
        document.addEventListener(type, (event) =>
          told.push(/** @type {CustomEvent} */ (event).detail),
        );
      }
    });
    await lesson(page, 'element.goTo(3)');
    await card(page).locator('[data-option="1"]').click();
    await card(page).locator('[data-option="0"]').click();
    assert.deepEqual(await page.evaluate('told'), [
      { card: 3, cards: 5, title: 'Third' },
      { card: 3, isRight: false },
      { card: 3, isRight: true },
    ]);
    assert.equal(await lesson(page, 'element.card'), 3);
    const refused = await lesson(page, 'element.goTo(9).catch((error) => error.name)');
    assert.equal(refused, 'RangeError');
    await page.close();
  });

  it('names its moves otherwise than those of the network, with the card they lead to', async () => {
    const source = { ...LESSON, cards: [{ ...LESSON.cards[0], show: { controls: 'moves' } }, ...LESSON.cards.slice(1)] }; // prettier-ignore
    const page = await open({ source });
    await lessonReady(page);
    const named = (/** @type {string} */ name) =>
      page.locator('backprop-lesson').getByRole('button', { name, exact: true });
    for (const name of ['Next', 'Next card']) assert.equal(await named(name).count(), 1, name);
    assert.equal(await named('Next card').getAttribute('title'), 'To the next card: Second');
    await named('Next card').click();
    assert.equal(await cardTitle(page), 'Second');
    const before = named('Card before');
    assert.equal(await before.getAttribute('title'), 'To the card before this one: First');
    await page.close();
  });

  it('tells the likeliest slip, and another one to who asks', async () => {
    const question = { kind: 'cell', cell: 'dZ[1](1,1)', digits: 2 };
    const page = await open({
      source: { ...LESSON, cards: [{ title: 'Error', text: '', question }] },
    });
    await lessonReady(page);
    const answer = async (/** @type {string} */ typed) => {
      await card(page).locator('input[name="answer"]').fill(typed);
      await button(page, 'check').click();
    };
    const slip = (/** @type {string} */ kind) => card(page).locator(`[data-slip="${kind}"]`);
    await answer('0.5'); // Y − A, and A with nothing taken away
    await slip('error-reversed').waitFor();
    assert.equal(await slip('missing-term').isVisible(), false);
    await card(page).getByText('Was it something else?').click();
    assert.match(await slip('missing-term').innerText(), /^Or: 0\.5 comes out if/);
    await answer('-1'); // Z − Y, and without A
    await slip('activation-forgotten').waitFor();
    assert.equal(await slip('missing-term').isVisible(), false, 'folded again');
    await answer('-5');
    await slip('factor-of-ten').waitFor();
    assert.equal(await card(page).getByText('Was it something else?').count(), 0);
    await page.close();
  });

  it('says so when the reader has changed the network, and puts it back', async () => {
    const page = await open();
    await lessonReady(page);
    const widget = page.locator('backprop-lesson backprop-by-hand');
    await widget.evaluate((element) => /** @type {any} */ (element).next());
    await isAt(page, '1:A[1]');
    assert.equal(await card(page).locator('[data-part="changed"]').count(), 0, 'only moved');
    await widget.evaluate((element) => /** @type {any} */ (element).set('W[1](1,1)', 3));
    await card(page).locator('[data-part="changed"]').waitFor();
    await button(page, 'restore').click();
    await card(page).locator('[data-part="changed"]').waitFor({ state: 'detached' });
    await isAt(page, '1:Z[1]');
    const { layers } = await widget.evaluate((element) => /** @type {any} */ (element).document());
    assert.deepEqual(layers[0].weights, [[0.5, -1]]);
    await page.close();
  });

  it('says where a task stands from the start, and with every change', async () => {
    const page = await open();
    await lessonReady(page);
    await isAt(page, '1:Z[1]');
    await lesson(page, 'element.goTo(4)'); // which shows the same as the card before it
    const goal = card(page).locator('.goals li').first();
    await goal.getByText('(now 0.69315)').waitFor();
    const widget = page.locator('backprop-lesson backprop-by-hand');
    await widget.evaluate((element) => /** @type {any} */ (element).set('b[1](1,1)', 3));
    await goal.getByText('(now 0.048587)').waitFor();
    const other = card(page).locator('.goals li').last();
    await other.getByText('(so far b[1](1,1))').waitFor();
    assert.equal(await card(page).locator('.goals .met').count(), 1, 'no weight was changed');
    await button(page, 'again').click();
    await goal.getByText('(now 0.69315)').waitFor();
    await widget.evaluate((element) => /** @type {any} */ (element).set('W[1](1,1)', 2));
    await card(page).locator('.verdict.right').waitFor();
    await page.close();
  });

  it('shows each card with its own network, whatever was done before', async () => {
    const page = await open();
    await lessonReady(page);
    await lesson(page, 'element.goTo(5)');
    await card(page).locator('[data-guess="falls"]').click();
    await isAt(page, '1:loss');
    const widget = page.locator('backprop-lesson backprop-by-hand');
    const weights = () =>
      widget.evaluate(
        async (element) => (await /** @type {any} */ (element).document()).layers[0].weights,
      );
    await page.waitForFunction(async () => {
      const root = document.querySelector('backprop-lesson')?.shadowRoot;
      const element = /** @type {any} */ (root?.querySelector('backprop-by-hand'));
      return (await element.document()).layers[0].weights[0][0] === 0.6;
    });
    assert.equal(await card(page).locator('[data-part="changed"]').count(), 0, 'as predicted');
    await button(page, 'back').click();
    await isAt(page, '1:Z[1]');
    assert.deepEqual(await weights(), [[0.5, -1]]);
    await page.close();
  });
});

describe('the address of the page', () => {
  it('holds the card where that is asked for, and is followed', async () => {
    const page = await open({ attributes: 'url-state', address: '#card=3' });
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'Third');
    await button(page, 'next').click();
    assert.match(page.url(), /#card=4$/);
    await page.evaluate(() => void (location.hash = '#card=2'));
    await page.waitForFunction(
      () => /** @type {any} */ (document.querySelector('backprop-lesson')).card === 2,
    );
    await page.close();
  });

  it('is left alone otherwise, and where it is about something else', async () => {
    const page = await open({ address: '#comments' });
    await lessonReady(page);
    await button(page, 'next').click();
    assert.match(page.url(), /#comments$/);
    await page.close();
  });

  it('with a card that there is not begins at the first', async () => {
    const page = await open({ attributes: 'url-state', address: '#card=99' });
    assert.equal(await cardTitle(page), 'First');
    await page.close();
  });
});

describe('progress', () => {
  /** @param {Page} page */
  const done = (page) => card(page).locator('.contents .tick').count();

  it('is kept in the browser, and can be cleared', async () => {
    const page = await open();
    await lessonReady(page);
    await button(page, 'next').click();
    await card(page).locator('input').fill('0.5');
    await button(page, 'check').click();
    await card(page).locator('.verdict.right').waitFor();
    await page.reload();
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'Second', 'where the reader was');
    await card(page).locator('summary').click();
    assert.equal(await done(page), 2);
    await button(page, 'clear').click();
    assert.equal(await done(page), 0);
    assert.match(await card(page).locator('.kept').innerText(), /Cleared/);
    await page.reload();
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'First');
    await page.close();
  });

  it('lasts as long as the page where nothing can be kept, and says so', async () => {
    const page = await open({
      before: (each) =>
        each.addInitScript(() => {
          Object.defineProperty(globalThis, 'localStorage', {
            get: () => {
              throw new DOMException('blocked', 'SecurityError');
            },
          });
        }),
    });
    await lessonReady(page);
    await button(page, 'next').click();
    await card(page).locator('summary').click();
    assert.equal(await done(page), 1);
    assert.match(await card(page).locator('.kept').innerText(), /keeps nothing/);
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  it('survives what somebody else has written there', async () => {
    const page = await open({
      before: (each) =>
        each.addInitScript(() => localStorage.setItem('backprop-lesson:Little', '{"done": 3')),
    });
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'First');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });
});

describe('a lesson with something wrong', () => {
  it('names the card and the key, and plays the rest', async () => {
    const [first, second, ...others] = LESSON.cards;
    const broken = { ...second, question: { kind: 'cell', cell: 'Z[9](1,1)' } };
    const page = await open({
      source: { ...LESSON, cards: [first, broken, ...others] },
      before: (each) =>
        each.addInitScript(() => {
          const told = /** @type {any[]} */ (/** @type {any} */ (globalThis).told = []);
          addEventListener('bbh-error', (event) =>
            told.push(/** @type {CustomEvent} */ (event).detail.message),
          );
        }),
    });
    await lessonReady(page);
    await button(page, 'next').click();
    const message =
      'cards[1].question.cell: expected an entry of a step of this network, such as Z[1], got "Z[9](1,1)"';
    assert.ok((await card(page).locator('.note').innerText()).includes(message));
    assert.match(await card(page).locator('.prose').innerText(), /Work it out/);
    assert.deepEqual(await page.evaluate('told'), [message]);
    await button(page, 'next').click();
    await card(page).locator('[data-option="0"]').click();
    await card(page).locator('.verdict.right').waitFor();
    await page.close();
  });

  for (const [name, text, expected] of [
    ['no JSON', '{"format":', /no JSON/],
    ['another format', '{"format": "backprop-by-hand/1"}', /format: expected "backprop-lesson\/1"/],
    ['no cards', '{"format": "backprop-lesson/1", "title": "T"}', /cards: expected a list/],
  ]) {
    it(`that is ${name} says so, and leaves what stands there`, async () => {
      const page = await open({ source: text });
      assert.match(
        await page.locator('backprop-lesson [role="alert"]').innerText(),
        /** @type {RegExp} */ (expected),
      );
      assert.ok(await page.getByText('Fallback').isVisible());
      await page.close();
    });
  }

  it('that cannot be loaded says so', async () => {
    const page = await openPost(
      `<backprop-lesson src="nowhere.json"></backprop-lesson><backprop-lesson src="http://["></backprop-lesson><backprop-lesson></backprop-lesson>`,
    );
    const alerts = page.locator('backprop-lesson [role="alert"]');
    await alerts.nth(2).waitFor();
    assert.match(await alerts.first().innerText(), /nowhere\.json cannot be loaded. 404/);
    assert.match(await alerts.nth(1).innerText(), /http:\/\/\[ cannot be loaded/);
    assert.match(await alerts.last().innerText(), /expected an attribute src/);
    await page.close();
  });

  it('does not take the place of one that is played', async () => {
    const page = await open();
    await lessonReady(page);
    assert.equal(await lesson(page, 'element.open("{}")'), false);
    assert.equal(await cardTitle(page), 'First');
    assert.equal(
      await lesson(page, `element.open(${JSON.stringify({ ...LESSON, title: 'Other' })})`),
      true,
    );
    assert.equal(await card(page).locator('.lesson-title').innerText(), 'Other');
    await page.close();
  });

  it('that is opened begins at its first card, whatever is asked of the page’s own', async () => {
    const page = await openPost(
      `<backprop-lesson card="2" url-state>
        <script type="application/json">${JSON.stringify(LESSON)}</script>
      </backprop-lesson>`,
    );
    /** @type {string[]} */
    const warnings = [];
    page.on('console', (message) => warnings.push(message.text()));
    await lessonReady(page);
    assert.equal(await cardTitle(page), 'Second');
    const short = { ...LESSON, title: 'Other', cards: [{ title: 'Alone', text: 'One.' }] };
    await lesson(page, `element.open(${JSON.stringify(short)})`);
    assert.equal(await cardTitle(page), 'Alone');
    await lesson(page, `element.open(${JSON.stringify({ ...LESSON, title: 'Third' })})`);
    assert.equal(await cardTitle(page), 'First');
    assert.match(page.url(), /#card=1$/);
    assert.deepEqual(warnings, []);
    await page.close();
  });

  it('runs nothing that stands in its prose', async () => {
    const text = '<img src=x onerror="document.title=1"> <script>document.title=1</script>';
    const page = await open({
      source: { ...LESSON, title: text, cards: [{ title: text, text: `${text} {{loss}}` }] },
    });
    await lessonReady(page);
    assert.equal(await page.title(), 'A post');
    assert.ok((await card(page).locator('.prose').innerText()).includes('<img src=x'));
    assert.equal(await page.locator('backprop-lesson img').count(), 0);
    await page.close();
  });
});
