// Every flow by keyboard alone, and where focus and voice are after each change of page.
import { ROUTES, OF_PARTICIPANTS, moveTo, pathOf } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

/** Presses Tab until `target` has the focus, as somebody without a mouse has to. */
async function tabTo(page, target) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`80 presses of Tab do not reach ${target}`);
}

async function press(page, target, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

const button = (page, name) => page.getByRole('button', { name, exact: true });
const link = (page, name) => page.getByRole('link', { name, exact: true });

test('signing in by code', async ({ phone, town }) => {
  const page = await phone.newTab('/sign-in');
  await tabTo(page, page.getByLabel('Din kod'));
  await page.keyboard.type(town.look('Amina').code);
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-today-ready]')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Idag' })).toBeFocused();
});

test('each change of page takes the focus to its heading and says its name', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  for (const name of ['Vecka', 'Mål', 'Kontakter', 'Jag', 'Idag']) {
    await press(page, page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name }));
    await expect(page.locator('h1')).toBeFocused();
    await expect(page.locator('.live')).toHaveText(name);
    await expect(page).toHaveTitle(`${name} – Följe`);
  }
  await page.goBack();
  await expect(page.locator('h1')).toBeFocused();
  await expect(page.locator('.live')).toHaveText('Jag');
  for (const route of OF_PARTICIPANTS) {
    await moveTo(page, await pathOf(route, page));
    await expect(page.locator('h1'), route.name).toBeFocused();
    await expect(page.locator('.live'), route.name).not.toBeEmpty();
  }
});

test('the first press leads past what is the same on every page', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await page.reload();
  await expect(page.locator('[data-today-ready]')).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = link(page, 'Hoppa till innehållet');
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('main :focus')).toHaveCount(1);
});

test('answering, and a small step done: the focus stays at hand', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await press(page, button(page, 'Jag är på väg'), 'Space');
  await expect(button(page, 'Jag är på väg')).toHaveAttribute('aria-pressed', 'true');
  await expect(button(page, 'Jag är på väg')).toBeFocused();
  await press(page, button(page, 'Klar'));
  await expect(page.getByRole('heading', { name: /^Klart: / })).toBeVisible();
  await expect(page.locator('.step-card :focus')).toHaveCount(1);
  await expect.poll(() => town.line.outcomes()).toHaveLength(2);
  // What the server says does not take the focus away either.
  await expect(page.locator('.step-card .mark')).toHaveText('Skickat');
  await expect(page.locator('.step-card :focus')).toHaveCount(1);
});

test('a goal by the six prompts', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await press(page, page.getByRole('link', { name: 'Mål' }));
  await press(page, link(page, 'Nytt mål'));
  await expect(page.locator('h1')).toBeFocused();
  await tabTo(page, page.locator('.wizard textarea'));
  for (const words of ['Sova bättre', 'Till våren', 'Lugna kvällar', 'Stänga av mobilen', 'I kväll', 'En väckarklocka']) {
    await expect(page.locator('.wizard textarea')).toBeFocused();
    await page.keyboard.type(words);
    await press(page, button(page, 'Nästa'));
  }
  await press(page, page.getByRole('radio', { name: /^Bara jag/ }), 'Space');
  await press(page, button(page, 'Spara målet'));
  await expect(page.getByRole('heading', { level: 1, name: 'Sova bättre' })).toBeFocused();
  await expect(page.getByText('Stänga av mobilen')).toBeVisible();
});

test('a wake-up plan, and asking somebody to wake', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/reminders');
  await press(page, page.getByRole('checkbox', { name: 'Lördag' }), 'Space');
  await press(page, button(page, 'Spara väckningen'));
  await expect(page.getByRole('heading', { name: /^Måndag, tisdag, onsdag, torsdag, fredag, lördag klockan 07:00$/ })).toBeVisible();
  await press(page, page.locator('.wake-card').getByRole('button', { name: 'Inte i morgon' }));
  await expect(page.getByText(/^Pausad\./)).toBeVisible();
  await moveTo(page, '/people');
  await press(page, page.locator('summary').filter({ hasText: /^Fråga någon$/ }));
  await press(page, button(page, 'Fråga Karin Ek'));
  await expect(page.locator('[data-request]')).toContainText('Karin Ek har fått frågan.');
});

test('a support person of one’s own', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/people');
  await press(page, link(page, 'Lägg till en person'));
  await press(page, button(page, 'Spara'));
  await expect(page.getByLabel('Namn')).toBeFocused();
  await expect(page.getByText('Skriv ett namn.')).toBeVisible();
  await page.keyboard.type('Nadia');
  await press(page, button(page, 'Spara'));
  await expect(page.getByRole('heading', { level: 1, name: 'Kontakter' })).toBeFocused();
  await expect(page.getByText('Nadia')).toBeVisible();
});

test('another language', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  await tabTo(page, page.getByRole('radio', { name: 'Svenska' }));
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('h1')).toHaveText('Me');
});

test('signing out is asked about, and Escape is no', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  await press(page, button(page, 'Logga ut'));
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button(page, 'Logga ut')).toBeFocused();
  await page.keyboard.press('Enter');
  await press(page, page.getByRole('dialog').getByRole('button', { name: 'Logga ut' }));
  await expect(page.getByLabel('Din kod')).toBeVisible();
  await expect(page.locator('h1')).toBeFocused();
});

test('every page shows where the keyboard is', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  for (const { name, path } of ROUTES.filter(({ name }) => ['today', 'week', 'goals', 'people', 'me', 'reminders', 'up'].includes(name))) {
    await moveTo(page, path);
    // The first of the other pages may still be on its way: what is tabbed through is the page, not its skeleton.
    await expect(page.locator('.skeleton')).toHaveCount(0);
    await expect(page.locator('h1')).toBeFocused();
    for (let presses = 0; presses < 6; presses += 1) {
      await page.keyboard.press('Tab');
      const shown = await page.evaluate(() => {
        // A card that is one link shows it around the whole card.
        return [null, '::after'].some((part) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement, part);
          return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
        });
      });
      expect(shown, name).toBe(true);
    }
  }
});
