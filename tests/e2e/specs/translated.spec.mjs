// A page that the browser translates: each text is replaced by an element, and what comes later shows all the same.
import { send, snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { send as post } from '../support/staff.mjs';
import { expect, test } from '../support/test.mjs';

const DESK = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

/** How a translation puts its element in the place of a text. */
const WAYS = {
  'in one step': (text, font) => text.replaceWith(font),
  'beside it first': (text, font) => {
    text.before(font);
    text.remove();
  },
};

/** Begins to translate the page, «so», as Chrome does: what is there, and what comes. */
function translate(page, way) {
  return page.evaluate((way) => {
    const put = new Function(`return ${way}`)();
    const done = new WeakSet();
    const translateText = (text) => {
      if (!text.isConnected || done.has(text) || !text.data.trim() || text.parentElement.closest('font, script, style')) return;
      const font = document.createElement('font');
      font.append(document.createElement('font'));
      font.firstChild.textContent = `«${text.data}»`;
      done.add(text);
      put(text, font);
    };
    const translateAll = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach(translateText);
    };
    new MutationObserver((records) => {
      for (const { type, target, addedNodes } of records) {
        if (type === 'characterData') done.delete(target), translateText(target);
        for (const node of addedNodes) {
          if (node.nodeType === Node.TEXT_NODE) done.delete(node), translateText(node);
          else if (node.nodeType === Node.ELEMENT_NODE) translateAll(node);
        }
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    translateAll(document.body);
  }, String(way));
}

/** Karin, who moves what Amina has at nine, and gives it another name and another place. */
async function move(karin, amina, start) {
  const { me, occurrences } = await snapshot(amina);
  const [series, original] = occurrences.find(({ start }) => start === '2026-11-24T09:00:00').id.split('@');
  const { planned } = await karin.evaluate(
    async (id) => (await fetch(`/api/v1/desk/schedule?participant=${id}&from=2026-11-24&days=1`)).json(),
    me.id,
  );
  const { version } = planned.find(({ occurrence }) => occurrence.id.startsWith(series));
  const details = { title: { sv: 'Studiebesök' }, place: { sv: 'Biblioteket' } };
  const edit = { occurrence: original, reach: 'this', start, details };
  await post(karin, '/api/v1/desk/schedule', { id: crypto.randomUUID(), change: { edit: { series, version, edit } } });
}

for (const [name, way] of Object.entries(WAYS)) {
  test(`a page that is translated, ${name}, shows the new time, place, heading and countdown`, async ({ phone, newPhone }) => {
    const karin = await (await newPhone(DESK)).signIn('Karin Ek');
    const amina = await phone.signIn('Amina');
    await translate(amina, way);
    const card = amina.locator('.now-card');
    await expect(card.locator('.now-time')).toHaveText('«09:00»«–»«11:30»');
    await expect(card.locator('.ring')).toContainText('«30»');

    await move(karin, amina, '2026-11-24T08:50:00');
    await amina.evaluate(() => dispatchEvent(new Event('online')));
    await expect(card.locator('.now-time')).toHaveText('«08:50»«–»«11:20»');
    await expect(card.locator('.now-title')).toHaveText('«Studiebesök»');
    await expect(card.locator('.facts')).toContainText('«Biblioteket»');
    await expect(card.locator('.ring')).toContainText('«20»');
    await expect(card).toContainText('09:00');

    for (const [path, heading] of [['/week', '«Vecka 48»'], ['/goals', '«Mål»'], ['/me', '«Jag»'], ['/', '«Idag»']]) {
      await moveTo(amina, path);
      await expect(amina.locator('h1')).toHaveText(heading);
    }
  });
}

test('what somebody does on a translated page shows, and is taken back again', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await translate(page, WAYS['in one step']);
  const answer = page.locator('[data-answer="OnMyWay"]');
  const mark = page.locator('.now-card .mark');
  await answer.click();
  await expect(mark).toHaveText('«Skickat»');
  await answer.click();
  await expect(answer).toHaveAttribute('aria-pressed', 'false');
  await page.locator('[data-step="done"]').click();
  await expect.poll(() => town.line.outcomes()).toHaveLength(3);
  // Another device: the page of this one follows.
  const { record } = await snapshot(page);
  await send(page, [{ 'undo-step': { step: record.steps.find(({ done }) => done).id } }]);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.locator('[data-step="done"]')).toBeVisible();
});
