// On the bus: everything for two weeks can be read, and what is done there arrives, once.
import { kept, snapshot } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';
import { waitsInStatus, writeGoal } from '../support/doing.mjs';

const tab = (page, name) => page.getByRole('navigation', { name: 'Huvudmeny' }).getByRole('link', { name }).click();
const DAY = 24 * 3_600_000;

test('a cold start without a network shows today, two weeks, goals and people', async ({ phone }) => {
  const said = await snapshot(await phone.signIn('Amina'));
  await phone.isReadyForTheBus();
  await phone.loseNetwork();
  const page = await phone.startAgain();

  await expect(page.locator('[data-today-ready]')).toBeVisible();
  await expect(page.locator('.now-card')).toContainText('JSA-Jobbplanering');
  await expect(page.locator('.status')).toContainText('Inget nät. Allt finns kvar här.');

  await tab(page, 'Vecka');
  const until = new Date(Date.parse('2026-11-24') + 14 * DAY).toISOString();
  const ahead = said.occurrences.filter(({ start }) => start >= '2026-11-24' && start < until);
  expect(ahead.length).toBeGreaterThan(20);
  let seen = '';
  for (let week = 0; week < 3; week += 1) {
    await expect(page.locator('.switcher')).toBeVisible();
    seen += await page.locator('main').innerText();
    await page.getByRole('link', { name: 'Veckan efter' }).click();
  }
  for (const { title } of ahead) expect(seen).toContain(title.sv);
  const times = (text, time) => text.split(time).length - 1;
  for (const time of new Set(ahead.map(({ start }) => start.slice(11, 16)))) {
    expect(times(seen, time)).toBeGreaterThanOrEqual(ahead.filter(({ start }) => start.slice(11, 16) === time).length);
  }

  await tab(page, 'Mål');
  await expect(page.getByRole('link', { name: 'Vända på dygnet' })).toBeVisible();
  await tab(page, 'Kontakter');
  await expect(page.locator('.contact-card')).toContainText('Karin Ek');
});

test('what is done without a network waits, survives, and arrives exactly once', async ({ phone, newPhone, town }) => {
  await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  await phone.loseNetwork();
  let page = await phone.startAgain();

  await page.locator('[data-step="done"]').click();
  await expect(page.locator('.step-card .mark')).toHaveText('Sparat. Skickas när det finns nät.');
  await page.getByRole('button', { name: 'Jag är på väg' }).click();
  await writeGoal(page, 'Åka tåg till min kusin');
  await waitsInStatus(page, 3);

  await page.reload();
  await waitsInStatus(page, 3);
  page = await phone.startAgain('/goals');
  await expect(page.getByRole('link', { name: 'Åka tåg till min kusin' })).toBeVisible();
  await waitsInStatus(page, 3);

  await phone.findNetwork();
  await expect(page.locator('.status')).toBeEmpty();
  await expect.poll(() => kept(page, 'outbox')).toEqual([]);
  expect(town.line.outcomes().map(({ did, is }) => [did, is])).toEqual([
    ['do-step', 'done'],
    ['answer-occurrence', 'done'],
    ['add-goal', 'done'],
  ]);

  const { record } = await snapshot(await (await newPhone()).signIn('Amina'));
  expect(record.steps.filter(({ done }) => done === '2026-11-24')).toHaveLength(1);
  expect(record.answers).toMatchObject([{ kind: 'on-my-way' }]);
  expect(record.goals.filter(({ prompts }) => prompts.goal === 'Åka tåg till min kusin')).toHaveLength(1);
});

test('an answer that was lost on its way is asked for again, and nothing is done twice', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  town.line.lose('POST /api/v1/commands');
  await page.locator('[data-step="done"]').click();
  await expect.poll(() => town.line.outcomes().map(({ is }) => is), { timeout: 20_000 }).toEqual(['done', 'done-before']);
  const [first, second] = town.line.outcomes();
  expect(second.id).toBe(first.id);
  await expect(page.locator('.step-card .mark')).toHaveText('Skickat');
  expect((await snapshot(page)).record.steps.filter(({ done }) => done === '2026-11-24')).toHaveLength(1);
});

test('the app closed in the middle of sending loses nothing and does nothing twice', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  town.line.lose('POST /api/v1/commands');
  await page.locator('[data-step="done"]').click();
  await expect.poll(() => town.line.outcomes()).toHaveLength(1);
  const later = await phone.startAgain();
  await expect.poll(() => town.line.outcomes().map(({ is }) => is)).toEqual(['done', 'done-before']);
  await expect(later.locator('.status')).toBeEmpty();
  await expect.poll(() => kept(later, 'outbox')).toEqual([]);
});

test('a server in trouble is told apart from no network, and gets everything when it is well', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const problem = JSON.stringify({ code: 'unavailable', status: 503, title: 'unavailable' });
  town.line.answer('POST /api/v1/commands', 503, problem);
  await page.locator('[data-step="done"]').click();
  await expect(page.locator('.status')).toContainText('Servern svarar inte som den ska.');
  town.line.asUsual();
  await expect.poll(() => town.line.outcomes(), { timeout: 20_000 }).toMatchObject([{ is: 'done' }]);
  await expect(page.locator('.status')).toBeEmpty();
});
