// Another language, another direction.
import { readFile } from 'node:fs/promises';
import { snapshot } from '../support/phone.mjs';
import { OF_PARTICIPANTS, moveTo, pathOf } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const texts = async (language) => JSON.parse(await readFile(new URL(`../../../locales/${language}.json`, import.meta.url), 'utf8'));

/** A pattern for each Swedish text that is written otherwise in English. */
async function swedishOnly() {
  const [sv, en] = [await texts('sv'), await texts('en')];
  const english = new Set(Object.values(en));
  const escaped = (text) => text.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&');
  return Object.values(sv)
    .filter((text) => !english.has(text) && text.replaceAll(/\{\w+\}|\P{L}/gu, '').length > 3)
    .map((text) => new RegExp(`^${escaped(text).replaceAll(/\{\w+\}/g, '.+')}$`, 'u'));
}

/** What the participant and the people around them wrote: it stays in the words that they chose. */
function ownWords(value) {
  if (typeof value === 'string') return value.length > 3 ? [value] : [];
  return value && typeof value === 'object' ? Object.values(value).flatMap(ownWords) : [];
}

/** Each piece of text that a page shows or says, and the language it is marked with. */
const said = (page) =>
  page.evaluate(() => {
    const found = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { currentNode: node } = walker;
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      if (element.closest('[hidden], script, style, noscript, [lang="sv"]:not(html)')) continue;
      if (node.nodeType === Node.TEXT_NODE) found.push(node.data.trim());
      else found.push(...['aria-label', 'placeholder', 'title', 'alt'].map((name) => node.getAttribute(name) ?? ''));
    }
    return found.filter(Boolean);
  });

test('the language is changed in one tap, and then nothing of ours is Swedish', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.locator('h1')).toHaveText('Me');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const swedish = await swedishOnly();
  const own = ownWords((await snapshot(page)).record);
  expect(swedish.length).toBeGreaterThan(200);
  for (const route of OF_PARTICIPANTS) {
    await moveTo(page, await pathOf(route, page));
    await expect(page.locator('h1')).toBeFocused();
    const ours = (await said(page)).filter((text) => !own.some((words) => text.includes(words)));
    const left = ours.filter((text) => swedish.some((pattern) => pattern.test(text)));
    expect(left, route.name).toEqual([]);
  }
  await moveTo(page, '/');
  await expect(page.getByText('Tuesday 24 November')).toBeVisible();
});

test('the language that was chosen stays, also without a network', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  await page.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(page.locator('h1')).toHaveText('Me');
  await phone.isReadyForTheBus();
  await phone.loseNetwork();
  const later = await phone.startAgain();
  await expect(later.locator('h1')).toHaveText('Today');
});

test('a phone in English starts in English, one in a language that is not there yet in Swedish', async ({ newPhone }) => {
  const english = await (await newPhone({ locale: 'en-GB' })).newTab('/sign-in');
  await expect(english.getByLabel('Your code')).toBeVisible();
  const tigrinya = await (await newPhone({ locale: 'ti-ER' })).newTab('/sign-in');
  await expect(tigrinya.getByLabel('Din kod')).toBeVisible();
  await expect(tigrinya.locator('html')).toHaveAttribute('lang', 'sv');
});

test('read from right to left, no page runs out of the screen', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  for (const route of OF_PARTICIPANTS) {
    await moveTo(page, await pathOf(route, page));
    await expect(page.locator('h1')).toBeFocused();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    const { content, room } = await page.evaluate(() => {
      const { scrollWidth: content, clientWidth: room } = document.documentElement;
      return { content, room };
    });
    expect(content, route.name).toBeLessThanOrEqual(room);
    const title = await page.locator('h1').boundingBox();
    expect(title.x + title.width, route.name).toBeGreaterThan(page.viewportSize().width - 40);
  }
});
