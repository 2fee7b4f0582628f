// What the server refuses is told in plain words, and the person's own words stay until they let them go.
import { randomUUID } from 'node:crypto';
import { kept, send } from '../support/phone.mjs';
import { planStep } from '../support/doing.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const TROUBLE = Buffer.from(JSON.stringify({ code: 'internal', status: 500, title: 'internal' }));

/** The most open steps in a record. */
const MOST = 500;

test('a step for which there was no room any more keeps its words, and can be sent again', async ({ phone, newPhone, town }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  await phone.loseNetwork();
  await planStep(page, 'Fråga Leyla om bussen');
  await expect.poll(() => kept(page, 'outbox')).toHaveLength(1);

  // Meanwhile, on another device, the list is filled.
  town.line.mend();
  const other = await (await newPhone()).signIn('Amina');
  const steps = Array.from({ length: MOST }, () => ({ 'add-step': { step: randomUUID(), text: 'x', day: '2026-12-01' } }));
  const filled = await send(other, steps);
  expect(filled.at(-1).result).toEqual({ refused: { because: 'too-many' } });

  await phone.findNetwork();
  await expect(page.locator('.status')).toContainText('Något gick inte fram. Se under Jag.');
  await moveTo(page, '/me');
  const row = page.locator('.outbox-row');
  await expect(row).toContainText('Fråga Leyla om bussen');
  await expect(row).toContainText('Listan är full. Gör klart något som står där först.');
  await row.getByRole('button', { name: 'Försök igen' }).click();
  await expect(row).toContainText('Det går fortfarande inte: Listan är full.');
  await page.reload();
  await expect(row).toContainText('Fråga Leyla om bussen');

  // Room is made, and the same words go through.
  await send(other, steps.slice(0, 5).map(({ 'add-step': { step } }) => ({ 'do-step': { step, on: '2026-11-24' } })));
  await page.reload();
  await expect(async () => {
    await row.getByRole('button', { name: 'Försök igen' }).click({ timeout: 1_000 });
    await expect(row).toHaveCount(0, { timeout: 1_000 });
  }).toPass();
  await expect.poll(() => kept(page, 'outbox')).toEqual([]);
  const words = town.line.outcomes().filter(({ what }) => what.text === 'Fråga Leyla om bussen').map(({ is }) => is);
  expect(words).toEqual(['refused', 'done']);
});

test('one thing that the server fails at does not hold up what came after it', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const failed = { status: 500, headers: { 'content-type': 'application/problem+json' }, body: TROUBLE };
  const broken = ({ sent }) => sent.commands.some(({ action }) => JSON.stringify(action).includes('trasig'));
  town.line.on('POST /api/v1/commands', (answer, said) => (broken(said) ? failed : answer));
  await phone.loseNetwork();
  await planStep(page, 'En trasig sak');
  await moveTo(page, '/me');
  await planStep(page, 'En hel sak');
  await expect.poll(() => kept(page, 'outbox')).toHaveLength(2);

  await phone.findNetwork();
  const waits = async () => (await kept(page, 'outbox')).map(({ command }) => command.action['add-step'].text);
  await expect.poll(waits).toEqual(['En trasig sak']);
  town.line.asUsual();
  await page.reload();
  await expect.poll(() => kept(page, 'outbox')).toEqual([]);
});

test('what was refused goes when the person lets it go', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  town.line.on('POST /api/v1/commands', (answer) => ({ ...answer, body: refusing(answer.body) }), 1);
  await page.getByRole('button', { name: 'Jag blir sen' }).click();
  await expect(page.locator('.now-card .mark')).toHaveText('Gick inte fram. Se under Jag.');
  await moveTo(page, '/me');
  await expect(page.locator('.outbox-row')).toContainText('Aktiviteten är inställd, så ingen väntar på svar.');
  await page.getByRole('button', { name: 'Ta bort: Svar: Jag blir sen' }).click();
  await expect(page.locator('.outbox-row')).toHaveCount(0);
  await expect(page.locator('.status')).toBeEmpty();
  await page.reload();
  await expect(page.locator('h1')).toHaveText('Jag');
  await expect(page.locator('.outbox-row')).toHaveCount(0);
});

/** The same outcomes, each refused since the occurrence was cancelled: no command of the demo's server cancels one. */
function refusing(body) {
  const { outcomes } = JSON.parse(body);
  const result = { refused: { because: 'occurrence-cancelled' } };
  return Buffer.from(JSON.stringify({ outcomes: outcomes.map(({ id }) => ({ id, result })) }));
}
