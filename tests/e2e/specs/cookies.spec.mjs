// A browser that keeps no cookies: told at sign-in, before anything is used up.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../support/browser.mjs';
import { redeem } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';

const TOLD = 'Webbläsaren sparar inga kakor (cookies)';
const signIns = (town) => town.line.said.filter(({ method, path }) => method === 'POST' && path === '/api/v1/session');

/** A browser's profile in which the person has blocked all cookies. */
async function blocked(playwright, use) {
  const folder = await mkdtemp(join(tmpdir(), 'folje-cookies-'));
  await mkdir(join(folder, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  await writeFile(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  const context = await playwright.chromium.launchPersistentContext(folder, { ...chromium, locale: 'sv-SE' });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
}

test('where cookies are blocked, a link says so, is not used up, and nothing says that all works', async ({ playwright, phone, town }) => {
  const { link } = town.look('Amina');
  await blocked(playwright, async (page) => {
    await page.goto(link);
    await expect(page.getByRole('alert')).toContainText(TOLD);
    await expect(page.locator('main')).not.toContainText('Allt fungerar');
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await expect(page.getByRole('alert')).toContainText('Din länk eller kod är inte förbrukad.');
  });
  expect(signIns(town)).toEqual([]);
  await phone.signIn('Amina', link);
});

test('where cookies are blocked, the page for the code says so at once', async ({ playwright, town }) => {
  await blocked(playwright, async (page) => {
    await page.goto(`${town.base}/sign-in`);
    await expect(page.locator('#code-error')).toContainText(TOLD);
    await page.getByLabel('Din kod').fill(town.look('Amina').code);
    await page.getByRole('button', { name: 'Logga in' }).click();
    await expect(page.locator('#code-error')).toContainText(TOLD);
  });
  expect(signIns(town)).toEqual([]);
});

test('a browser that takes cookies and forgets them is told apart before the link is used up', async ({ phone, town }) => {
  await phone.context.addInitScript(() => {
    Object.defineProperty(Document.prototype, 'cookie', { get: () => '', set: () => {} });
  });
  const page = await phone.openLink(town.look('Amina').link);
  await expect(page.getByRole('alert')).toContainText(TOLD);
  expect(signIns(town)).toEqual([]);
});

test('a session whose cookie does not come back is told, with what to do', async ({ phone, town }) => {
  town.line.on('POST /api/v1/session', ({ headers, ...answer }) => {
    const { 'set-cookie': _, ...rest } = headers;
    return { ...answer, headers: rest };
  });
  const page = await phone.openLink(town.look('Amina').link);
  await redeem(page);
  await expect(page.locator('#code-error')).toContainText('Du blev utloggad direkt');
});
