// Two tabs and two devices of the same person: nothing is lost, nothing is done twice, and each sees the other.
import { kept, send, snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

/** Taps in a tab whether or not it is the one in front: two tabs cannot both be. */
const tap = (page, name) =>
  page.evaluate((name) => [...document.querySelectorAll('button')].find((one) => one.textContent === name).click(), name);

const pressed = (page, name) => expect(page.getByRole('button', { name })).toHaveAttribute('aria-pressed', 'true');

test('two tabs that act at once without a network lose nothing, and see each other', async ({ phone, town }) => {
  const one = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const two = await phone.newTab();
  await expect(two.locator('[data-today-ready]')).toBeVisible();
  await phone.loseNetwork();

  await Promise.all([tap(one, 'Klar'), tap(two, 'Jag är på väg')]);
  await pressed(one, 'Jag är på väg');
  await expect(two.getByRole('heading', { name: 'Klart: Mobilen i köket när jag lägger mig' })).toBeVisible();
  await expect.poll(() => kept(one, 'outbox')).toHaveLength(2);

  await phone.findNetwork();
  for (const page of [one, two]) await expect(page.locator('.status')).toBeEmpty();
  await expect.poll(() => kept(two, 'outbox')).toEqual([]);
  const outcomes = town.line.outcomes();
  expect(new Set(outcomes.map(({ id }) => id)).size).toBe(2);
  expect(outcomes.filter(({ is }) => is === 'done')).toHaveLength(2);
  const { record } = await snapshot(two);
  expect(record.answers).toHaveLength(1);
  expect(record.steps.filter(({ done }) => done === '2026-11-24')).toHaveLength(1);
});

test('what is done in one tab appears in the other', async ({ phone }) => {
  const one = await phone.signIn('Amina');
  const two = await phone.newTab();
  await expect(two.locator('[data-today-ready]')).toBeVisible();
  await tap(two, 'Jag är här');
  await pressed(two, 'Jag är här');
  await pressed(one, 'Jag är här');
});

test('two devices that act apart from each other both count', async ({ phone, newPhone }) => {
  const one = await phone.signIn('Amina');
  const second = await newPhone();
  const two = await second.signIn('Amina');
  for (const each of [phone, second]) await each.isReadyForTheBus();
  await phone.loseNetwork();
  await one.locator('[data-step="done"]').click();
  phone.town.line.mend();
  await two.locator('[data-step="done"]').click();
  await two.getByRole('button', { name: 'Jag är på väg' }).click();
  await expect(two.locator('.status')).toBeEmpty();
  await phone.findNetwork();
  await expect.poll(() => kept(one, 'outbox')).toEqual([]);
  await pressed(one, 'Jag är på väg');
  expect((await snapshot(one)).record.steps.filter(({ done }) => done === '2026-11-24')).toHaveLength(1);
});

test('a device that is signed out from another one shows nothing any more', async ({ phone, newPhone }) => {
  const lost = await newPhone();
  const gone = await lost.signIn('Amina');
  await lost.isReadyForTheBus();
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  await page.locator('.list-row').getByRole('button', { name: /^Logga ut/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Logga ut' }).click();
  await expect(page.locator('.list-row').getByRole('button', { name: /^Logga ut/ })).toHaveCount(0);

  await gone.reload();
  await expect(gone.getByLabel('Din kod')).toBeVisible();
  await expect(gone.getByText('Amina')).toHaveCount(0);
  const { origins } = await lost.context.storageState({ indexedDB: true });
  expect(JSON.stringify(origins)).not.toContain('Amina');
  await gone.goto(`${phone.town.base}/goals`);
  await expect(gone.getByLabel('Din kod')).toBeVisible();
});

test('signing out ends every tab of the phone and takes away what lay on it', async ({ phone }) => {
  const one = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const two = await phone.newTab('/goals');
  await moveTo(one, '/me');
  await one.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await one.getByRole('dialog').getByRole('button', { name: 'Logga ut' }).click();
  await expect(one.getByLabel('Din kod')).toBeVisible();
  await expect(two.getByLabel('Din kod')).toBeVisible();
  const { origins } = await phone.context.storageState({ indexedDB: true });
  expect(JSON.stringify(origins)).not.toContain('Amina');
});

test('when somebody else signs in in one tab, the other shows nothing of the one before', async ({ phone, town }) => {
  const one = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const two = await phone.openLink(town.look('Elias').link);
  await two.getByRole('button', { name: 'Byt person' }).click();
  await expect(two.getByText('Hej Elias')).toBeVisible();
  await expect(one.getByText('Hej Elias')).toBeVisible();
  await expect(one.getByText('Amina')).toHaveCount(0);
  expect((await snapshot(one)).me.name).toBe('Elias');
  expect(JSON.stringify(await kept(one, 'snapshot'))).not.toContain('Vända på dygnet');
});

test('what somebody is writing outlives the news of another device, which comes once it is handed in', async ({ phone }) => {
  const page = await phone.signIn('Elias');
  await moveTo(page, '/week');
  await page.getByText('Föreslå andra timmar').click();
  await page.locator('#ramp-day').fill('2026-12-07');
  await send(page, [{ 'propose-ramp-step': { change: crypto.randomUUID(), from: '2026-12-14', hours: 6, paused: false, words: 'Lite mer' } }]);
  const news = page.waitForResponse(async (said) => said.url().endsWith('/api/v1/snapshot') && said.status() === 200);
  await phone.loseNetwork();
  await phone.findNetwork();
  await news;
  await page.locator('#ramp-why').fill('Det går bra');
  await expect(page.locator('#ramp-day')).toHaveValue('2026-12-07');
  await expect(page.locator('[data-proposal]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await expect(page.locator('[data-proposal]').filter({ hasText: 'Det går bra' })).toBeVisible();
  await expect(page.locator('[data-proposal]').filter({ hasText: 'Lite mer' })).toBeVisible();
});
