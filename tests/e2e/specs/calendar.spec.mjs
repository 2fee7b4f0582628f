// The calendar: an address that is made, copied, read by whoever has it, renewed and taken away; one activity that is
// taken along from Vecka.
import { readFile } from 'node:fs/promises';
import ICAL from 'ical.js';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

/** What a calendar program gets at an address: status and text. */
async function fetched(address) {
  const answer = await fetch(address);
  return { status: answer.status, text: await answer.text() };
}

/** The events of a calendar, as ical.js reads them. */
function events(text) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
}

test('an address is made, copied, renewed and taken away', async ({ phone }) => {
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Kalender' }) });
  await expect(section).toContainText('Telefonen kan strunta i larm');
  await section.getByRole('button', { name: 'Skapa en adress' }).click();
  const first = await section.getByLabel('Din adress').inputValue();
  expect(first).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
  await section.getByRole('button', { name: 'Kopiera adressen' }).click();
  await expect(section.getByRole('status').last()).toHaveText('Adressen är kopierad.');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
  const opened = await section.getByRole('link', { name: 'Öppna i kalendern på iPhone' }).getAttribute('href');
  expect(opened).toBe(first.replace(/^http:/, 'webcal:'));

  // The calendar on the phone reads times, and nothing else.
  const { status, text } = await fetched(first);
  expect(status).toBe(200);
  const names = events(text).map(({ summary }) => summary);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) expect(name).toMatch(/^(Inställt: )?Pass \d\d:\d\d$/);

  // It is shown once: from then on a lost address is made anew.
  await page.reload();
  await expect(section).toContainText('Du har en adress sedan i dag.');
  await section.getByRole('button', { name: 'Skapa en ny adress' }).click();
  const second = await section.getByLabel('Din adress').inputValue();
  expect((await fetched(first)).status).toBe(404);
  expect((await fetched(second)).status).toBe(200);

  await section.getByRole('button', { name: 'Ta bort adressen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ta bort adressen' }).click();
  await expect(section.getByRole('status').last()).toHaveText('Adressen är borttagen.');
  await expect(section.getByRole('button', { name: 'Skapa en adress' })).toBeVisible();
  expect((await fetched(second)).status).toBe(404);
});

test('without a network it says so, and works once there is one', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'Kalender' }) });
  const make = section.getByRole('button', { name: 'Skapa en adress' });
  await expect(make).toBeVisible();
  await phone.loseNetwork();
  await make.click();
  await expect(section.getByRole('status').last()).toHaveText('Det gick inte just nu. Försök igen när det finns nät.');
  await moveTo(page, '/week');
  await moveTo(page, '/me');
  await expect(section).toContainText('Det här går när det finns nät.');
  await phone.findNetwork();
  await expect(make).toBeVisible();
});

test('one activity of the week is taken into the calendar', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/week');
  const links = page.getByRole('link', { name: /^Lägg till i kalendern: / });
  const rows = page.locator('.plan-row:not([data-state])');
  await expect(links.first()).toBeVisible();
  expect(await links.count()).toBeLessThanOrEqual(await rows.count() + (await page.locator('[data-state="moved"]').count()));
  const row = page.locator('.plan-row', { has: links.first() }).first();
  const time = (await row.locator('time').first().textContent()).replace('.', ':');
  const [download] = await Promise.all([page.waitForEvent('download'), links.first().click()]);
  expect(download.suggestedFilename()).toBe('kalender.ics');
  const [event, ...others] = events(await readFile(await download.path(), 'utf8'));
  expect(others).toEqual([]);
  expect(event.summary).toBe(`Pass ${time}`);
  expect(event.startDate.toString()).toContain(`T${time}:00`);
  // The page is where it was.
  await expect(links.first()).toBeVisible();
});
