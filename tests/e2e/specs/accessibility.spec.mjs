// Every page, in every state that it can be in, without a violation that axe knows; and a size that fits a thumb.
import { readFile } from 'node:fs/promises';
import { violations } from '../support/axe.mjs';
import { emptySnapshots } from '../support/empty.mjs';
import { cutWords, tooSmall, tooWide } from '../support/fit.mjs';
import { redeem } from '../support/phone.mjs';
import { planned } from '../support/reminders.mjs';
import { OF_PARTICIPANTS, ROUTES, moveTo, pathOf } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const TROUBLE = JSON.stringify({ code: 'internal', status: 500, title: 'internal' });

/** Goes through the pages of participants and collects what `look` finds on each. */
async function walk(page, look, routes = OF_PARTICIPANTS) {
  const found = [];
  await moveTo(page, '/not-found');
  for (const route of routes) {
    await moveTo(page, await pathOf(route, page));
    await expect(page.locator('h1')).toBeFocused();
    await page.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
    found.push(...(await look(page)).map((what) => `${route.name}: ${what}`));
  }
  return found;
}

test('every route of the app stands in the list of these tests', async () => {
  const read = (path) => readFile(new URL(`../../../src/${path}`, import.meta.url), 'utf8');
  const sources = await Promise.all(['routes.rs', 'routes/desk.rs', 'routes/survey.rs'].map(read));
  const names = sources.flatMap((source) => [...source.matchAll(/Self::\w+(?:\(_\))? => "([a-z-]+)"/g)].map(([, name]) => name));
  const [all, atTheDesk] = sources.slice(0, 2).map((source) => Number(source.match(/ALL: \[Self; (\d+)\]/)[1]));
  // One of them all is the desk, which names its places itself; the surveys name theirs too, each of which is one of all.
  expect(names).toHaveLength(all - 1 + atTheDesk);
  expect(ROUTES.map(({ name }) => name).sort()).toEqual(names.sort());
});

test.describe('axe finds nothing, in the light and in the dark:', () => {
  const look = { colorScheme: 'light', reducedMotion: 'reduce' };

  test('a participant with a full life', async ({ newPhone }) => {
    const page = await (await newPhone(look)).signIn('Amina');
    expect(await walk(page, violations)).toEqual([]);
  });

  test('a wake-up plan with agreements, quiet hours and a favour; and whoever is asked', async ({ newPhone }) => {
    const page = await (await newPhone(look)).signIn('Amina');
    await planned(page);
    const routes = OF_PARTICIPANTS.filter(({ name }) => ['today', 'people', 'me', 'reminders', 'up'].includes(name));
    expect(await walk(page, violations, routes)).toEqual([]);
    const fit = async (page) => [...(await tooSmall(page)), ...(await cutWords(page)), ...(await tooWide(page))];
    expect(await walk(page, fit, routes)).toEqual([]);
    const desk = await (await newPhone(look)).signIn('Karin Ek');
    await expect(desk.locator('[data-agreement="asked"]')).toBeVisible();
    expect(await violations(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Jag har fått testet' }).click();
    await expect(desk.locator('[data-agreement="tested"]')).toBeVisible();
    expect(await violations(desk)).toEqual([]);
    expect(await fit(desk)).toEqual([]);
  });

  test('a participant before the first day, and one with a ramp', async ({ newPhone }) => {
    for (const name of ['Noor', 'Elias']) {
      const page = await (await newPhone(look)).signIn(name);
      const routes = OF_PARTICIPANTS.filter(({ name }) => ['today', 'week', 'people'].includes(name));
      expect(await walk(page, violations, routes)).toEqual([]);
    }
  });

  test('a participant about whom nothing is known yet', async ({ newPhone, town }) => {
    emptySnapshots(town.line);
    const page = await (await newPhone(look)).signIn('Noor');
    expect(await walk(page, violations)).toEqual([]);
  });

  test('without a network, with something waiting and something refused', async ({ newPhone }) => {
    const phone = await newPhone(look);
    await phone.signIn('Amina');
    await phone.isReadyForTheBus();
    await phone.loseNetwork();
    const page = await phone.startAgain();
    await page.locator('[data-step="done"]').click();
    await page.getByRole('button', { name: 'Jag är på väg' }).click();
    expect(await walk(page, violations)).toEqual([]);
  });

  test('with a server in trouble, and nothing kept', async ({ newPhone, town }) => {
    for (const path of ['snapshot', 'devices', 'push']) town.line.answer(`GET /api/v1/${path}`, 500, TROUBLE);
    const phone = await newPhone(look);
    const page = (phone.page = await phone.openLink(town.look('Amina').link));
    await redeem(page);
    await expect(page.getByText('Det krånglar hos oss')).toBeVisible();
    expect(await walk(page, violations)).toEqual([]);
  });

  test('signed out, with a code that is none and a link that was used', async ({ newPhone, town }) => {
    const page = await (await newPhone(look)).newTab('/sign-in');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await expect(page.locator('#code-error')).not.toBeEmpty();
    expect(await violations(page)).toEqual([]);
    for (const path of ['/i', '/i#nonsense', '/up', '/up#nonsense', '/up?told#nonsense', '/about', '/not-found', '/goals']) {
      await page.goto(town.base + path);
      await expect(page.locator('h1')).toBeVisible();
      expect(await violations(page), path).toEqual([]);
      if (!path.startsWith('/i#')) continue;
      await redeem(page);
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await violations(page), `${path}, tapped`).toEqual([]);
    }
  });

  test('a companion, and a page that is not for them', async ({ newPhone, town }) => {
    const phone = await newPhone(look);
    const page = await phone.signIn('Karin Ek');
    expect(await violations(page)).toEqual([]);
    await moveTo(page, '/goals');
    await expect(page.locator('h1')).toHaveText('Inte för dig');
    expect(await violations(page)).toEqual([]);
    town.line.answer('GET /api/v1/people', 500, TROUBLE);
    await phone.open('/desk');
    await expect(page.locator('.status')).toContainText('Servern svarar inte som den ska.');
    expect(await violations(page)).toEqual([]);
  });

  test('a dialog, the banner of a crash, and the screens of the wizard', async ({ newPhone }) => {
    const page = await (await newPhone(look)).signIn('Amina');
    await moveTo(page, '/goals/new');
    await page.locator('.wizard button[type="submit"]').click();
    await expect(page.locator('.wizard .field-error').first()).not.toBeEmpty();
    expect(await violations(page)).toEqual([]);
    await page.locator('.wizard textarea').fill('Bryta isolering');
    for (let prompt = 1; prompt <= 6; prompt += 1) await page.getByRole('button', { name: 'Nästa' }).click();
    expect(await violations(page)).toEqual([]);
    await moveTo(page, '/me');
    await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.evaluate(() => dispatchEvent(new Event('folje:panic')));
    await expect(page.locator('#crash')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.reload();
  });
});

test('the check would find something: a page made worse has violations, in the dark too', async ({ newPhone }) => {
  const page = await (await newPhone({ bypassCSP: true, reducedMotion: 'reduce' })).newTab('/sign-in');
  await page.addStyleTag({ content: '@media (prefers-color-scheme: dark) { h1 { color: #333; background: #222; } }' });
  await page.locator('label').evaluate((label) => label.remove());
  const found = await violations(page);
  expect(found).toContain('light, label: #code');
  expect(found.filter((what) => what.includes('contrast')).map((what) => what.split(':')[0])).toEqual(['dark, color-contrast']);
});

test('whatever can be tapped is large enough for a thumb, and no words are cut', async ({ newPhone }) => {
  const page = await (await newPhone()).signIn('Amina');
  const look = async (page) => [...(await tooSmall(page)), ...(await cutWords(page)), ...(await tooWide(page))];
  expect(await walk(page, look)).toEqual([]);
});

const NARROW = {
  'a zoom of 400 % (320 px)': { viewport: { width: 320, height: 640 } },
  'the largest text of the app': { size: 'larger' },
  'the largest text on a narrow phone': { size: 'larger', viewport: { width: 320, height: 640 } },
  // Twice the usual 106.25 %, as a phone's own setting for large text asks for it.
  'twice the text size': { font: '212.5%' },
};

for (const [name, { size, font, ...options }] of Object.entries(NARROW)) {
  test(`with ${name} nothing has to be scrolled sideways and no words are cut`, async ({ newPhone }) => {
    const phone = await newPhone(options);
    if (size) await phone.context.addInitScript((size) => localStorage.setItem('folje.text-size', size), size);
    const page = await phone.signIn('Amina');
    const look = async (page) => {
      if (font) await page.evaluate((font) => document.documentElement.style.setProperty('font-size', font), font);
      return [...(await tooWide(page)), ...(await cutWords(page))];
    };
    expect(await walk(page, look)).toEqual([]);
    const desk = await (await newPhone(options)).signIn('Karin Ek');
    expect(await look(desk)).toEqual([]);
  });
}

test('in forced colours what is chosen is still told apart', async ({ newPhone }) => {
  const page = await (await newPhone({ forcedColors: 'active' })).signIn('Amina');
  const answer = (name) => page.getByRole('button', { name });
  await answer('Jag är på väg').click();
  await expect(answer('Jag är på väg')).toHaveAttribute('aria-pressed', 'true');
  const look = (name) => answer(name).evaluate((one) => {
    const { backgroundColor, borderColor, color, outlineStyle } = getComputedStyle(one);
    return { backgroundColor, borderColor, color, outlineStyle };
  });
  expect(await look('Jag är på väg')).not.toEqual(await look('Jag är här'));
});

test('who wants no motion gets none', async ({ newPhone }) => {
  const page = await (await newPhone({ reducedMotion: 'reduce' })).signIn('Amina');
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].filter((one) => {
      const { animationDuration, transitionDuration } = getComputedStyle(one);
      return [animationDuration, transitionDuration].some((length) => parseFloat(length) > 0.01);
    }).length,
  );
  expect(moving).toBe(0);
});
