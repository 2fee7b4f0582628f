// The pictures of the README, taken from the demo on a fixed morning: cargo xtask screenshots.
// Writes FOLJE_SCREENSHOTS/<screen>-<language>.png and three more, each small enough to be looked at on a phone.
import { chromium as playwright } from '@playwright/test';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from './support/browser.mjs';
import { Phone } from './support/phone.mjs';
import { moveTo } from './support/routes.mjs';
import { Town } from './support/town.mjs';

/** The most bytes that a picture may have. */
const MOST = 150_000;

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 1.5, reducedMotion: 'reduce', colorScheme: 'light' };
const SCREENS = { today: '/', week: '/week', goals: '/goals', people: '/people', me: '/me' };

const folder = process.env.FOLJE_SCREENSHOTS ?? 'screenshots';
await mkdir(folder, { recursive: true });
const browser = await playwright.launch(chromium);
const town = await new Town().open();

async function phone(options) {
  const context = await browser.newContext({ ...PHONE, locale: 'sv-SE', timezoneId: 'Europe/Stockholm', ...options });
  return new Phone(context, town);
}

/** Takes a picture once fonts and icons are there and nothing is on its way any more. */
async function take(page, name) {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready.then(() => document.activeElement?.blur()));
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  const { size } = await stat(path);
  if (size > MOST) throw new Error(`${path} has ${size} bytes, more than ${MOST}`);
  console.log(path);
}

try {
  for (const [language, locale] of Object.entries({ sv: 'sv-SE', en: 'en-GB' })) {
    const one = await phone({ locale });
    await take(await one.newTab('/sign-in'), `sign-in-${language}`);
    const page = await one.signIn('Amina');
    for (const [name, path] of Object.entries(SCREENS)) {
      await moveTo(page, path);
      await take(page, `${name}-${language}`);
    }
  }
  await take(await (await phone({ colorScheme: 'dark' })).signIn('Amina'), 'today-dark-sv');
  await take(await (await phone()).signIn('Noor'), 'first-day-sv');
  await take(await (await phone()).signIn('Karin Ek'), 'desk-sv');
} finally {
  await browser.close();
  await town.close();
}
