// The ambassador's check-in: three taps at most, with or without a network, and what becomes of it when the phone comes
// back late, when the time beside somebody has ended meanwhile, and when other people's data has lain too long.
import { kept, snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const HOUR = 3_600_000;
const today = (page) => page.locator('.check-ins > li').first();
const inOutbox = (page) => kept(page, 'outbox');
const did = (town) => town.line.outcomes().map(({ is, did }) => `${did} ${is}`);

/** Birgitta's phone, ready to be taken along; its clock can be moved by `later`. */
async function birgitta(phone) {
  await phone.context.addInitScript(() => {
    const Right = Date;
    const by = () => Number(localStorage.getItem('test.later') ?? 0);
    globalThis.Date = class extends Right {
      constructor(...given) {
        super(...(given.length > 0 ? given : [Right.now() + by()]));
      }
      static now() {
        return Right.now() + by();
      }
    };
  });
  const page = await phone.signIn('Birgitta Alm');
  await phone.isReadyForTheBus();
  return page;
}

/** Opens the app again so many hours later. */
async function later(phone, hours) {
  await phone.page.evaluate((by) => localStorage.setItem('test.later', by), hours * HOUR);
  return (phone.page = await phone.startAgain('/desk'));
}

/** Reports the day that was forgotten last week. */
async function reportForgotten(page, line) {
  await page.getByText('1 dag från den senaste veckan').click();
  await page.locator('details[open] .check-ins').getByRole('button', { name: 'Var här: Elias' }).click();
  await page.locator('#check-in-line').fill(line);
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
}

test('a check-in with a word about people takes three taps, and Elias reads it', async ({ phone, newPhone, town }) => {
  const page = await birgitta(phone);
  await expect(today(page)).toHaveAttribute('data-presence', 'not-reported');
  await page.evaluate(() => {
    globalThis.taps = 0;
    addEventListener('click', () => (globalThis.taps += 1), true);
  });
  await today(page).getByRole('button', { name: 'Var här: Elias' }).click();
  // As long as planned, unless somebody says otherwise.
  await expect(page.locator('.stepper-value')).toHaveText('4 timmar');
  await page.getByRole('group', { name: 'Hur gick det med andra?' }).getByRole('button', { name: 'Bra', exact: true }).click();
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(today(page)).toHaveAttribute('data-presence', 'present');
  await expect(today(page)).toContainText('Var här, 4 timmar');
  expect(await page.evaluate(() => globalThis.taps)).toBeLessThanOrEqual(3);
  await expect.poll(() => did(town)).toEqual(['check-in done']);

  const elias = await (await newPhone()).signIn('Elias');
  await moveTo(elias, '/attendance');
  const day = elias.locator('.attendance-day').first();
  await expect(day).toContainText('Tisdag 24 november');
  await expect(day).toContainText('Var här, 4 timmar');
  await expect(day).toContainText('Med andra: Bra');
  await expect(day).toContainText('Birgitta Alm, Ambassadör');
});

test('a check-in without a network shows at once, survives a new start, and is corrected', async ({ phone, town }) => {
  let page = await birgitta(phone);
  await phone.loseNetwork();
  await today(page).getByRole('button', { name: 'Var inte här: Elias' }).click();
  await page.locator('#check-in-line').fill('Sjuk, ringde på morgonen');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(today(page)).toHaveAttribute('data-presence', 'absent');
  await expect(today(page)).toContainText('Sparat. Skickas när det finns nät.');
  await expect.poll(() => inOutbox(page)).toHaveLength(1);

  page = await phone.startAgain('/desk');
  await expect(today(page)).toHaveAttribute('data-presence', 'absent');
  await expect(today(page)).toContainText('Sjuk, ringde på morgonen');
  await today(page).getByRole('button', { name: 'Ta tillbaka: Elias' }).click();
  await expect(today(page)).toHaveAttribute('data-presence', 'not-reported');
  await today(page).getByRole('button', { name: 'Var här: Elias' }).click();
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(today(page)).toHaveAttribute('data-presence', 'present');

  await phone.findNetwork();
  await expect.poll(() => did(town)).toEqual(['check-in done', 'check-in done', 'check-in done']);
  await expect.poll(() => inOutbox(page)).toEqual([]);
  await expect(today(page)).toHaveAttribute('data-presence', 'present');
});

test('what waits on an offline phone for three days arrives, and after 72 hours nobody else’s data is left on it', async ({ phone, town }) => {
  let page = await birgitta(phone);
  await phone.loseNetwork();
  await today(page).getByRole('button', { name: 'Var här: Elias' }).click();
  await page.locator('#check-in-line').fill('Fint i lånedisken');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect.poll(() => inOutbox(page)).toHaveLength(1);

  page = await later(phone, 71);
  await expect(page.locator('.desk-person').first()).toContainText('Elias');
  page = await later(phone, 73);
  await expect(page.getByText('Här är tomt just nu')).toBeVisible();
  await expect(page.locator('.desk-person')).toHaveCount(0);
  await expect.poll(() => kept(page, 'snapshot')).toEqual([]);
  expect(await inOutbox(page)).toHaveLength(1);

  await phone.findNetwork();
  await expect.poll(() => did(town)).toEqual(['check-in done']);
  await expect(page.locator('.desk-person').first()).toContainText('Elias');
  await expect.poll(() => inOutbox(page)).toEqual([]);
});

test('a phone that the server has answered keeps its copy from then on', async ({ phone }) => {
  let page = await birgitta(phone);
  const copy = async () => JSON.stringify(await kept(page, 'snapshot'));
  const before = await copy();
  page = await later(phone, 50);
  await expect.poll(copy).not.toBe(before);
  await phone.loseNetwork();
  page = await later(phone, 100);
  await expect(page.locator('.desk-person').first()).toContainText('Elias');
});

test('the time beside somebody ended meanwhile: a day inside it is taken, and the copy goes', async ({ phone, newPhone, town }) => {
  const page = await birgitta(phone);
  await phone.loseNetwork();
  await reportForgotten(page, 'Sista dagen, tack för allt');
  await expect.poll(() => inOutbox(page)).toHaveLength(1);
  await town.leave('Birgitta Alm', '2026-11-20');

  await phone.findNetwork();
  await expect.poll(() => did(town)).toEqual(['check-in done']);
  await expect(page.getByText('Inga personer än')).toBeVisible();
  await expect.poll(async () => (await kept(page, 'snapshot')).some((said) => JSON.stringify(said).includes('Elias'))).toBe(false);
  const elias = await (await newPhone()).signIn('Elias');
  expect((await snapshot(elias)).record.check_ins.map(({ report }) => report.line)).toContain('Sista dagen, tack för allt');
});

test('a role withdrawn meanwhile: its report is refused in words, with the text kept, and the copy goes', async ({ phone, town }) => {
  const page = await birgitta(phone);
  await phone.loseNetwork();
  await today(page).getByRole('button', { name: 'Var här: Elias' }).click();
  await page.locator('#check-in-line').fill('Bra dag vid disken');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect.poll(() => inOutbox(page)).toHaveLength(1);
  await town.leave('Birgitta Alm', '2026-11-23');

  await phone.findNetwork();
  const row = page.locator('.outbox-row');
  await expect(row).toContainText('Tiden då du gick bredvid har tagit slut');
  await expect(row).toContainText('Bra dag vid disken');
  await expect(page.locator('.desk-person')).toHaveCount(0);
  await page.reload();
  await expect(row).toContainText('Bra dag vid disken');
  expect(did(town)).toEqual(['check-in refused']);
});

test('«Stämmer inte» takes two taps and a line, keeps both versions, and is seen by whoever plans', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Elias');
  await moveTo(page, '/attendance');
  const day = page.locator('.attendance-day', { hasText: 'Var inte här' }).first();
  await day.getByRole('button', { name: 'Stämmer inte' }).click();
  await page.locator('#contest-line').fill('Jag var där på eftermiddagen');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect(day).toContainText('Jag var där på eftermiddagen');
  await expect(day).toContainText('Var inte här');
  await expect(day).toContainText('Anders Lind ser att du vill prata om det.');
  await expect(page.locator('.attendance-day', { hasText: '1 tidigare version' })).toHaveCount(1);

  const anders = await (await newPhone()).signIn('Anders Lind');
  await expect(anders.locator('.contested')).toContainText('Elias säger att det inte stämmer');
  await expect(anders.locator('.contested')).toContainText('Jag var där på eftermiddagen');

  await day.getByRole('button', { name: 'Vi har pratat om det' }).click();
  await expect(day).toContainText('Ni har pratat om det');
  await expect(day).toContainText('Jag var där på eftermiddagen');
});

test('other hours hold when both have said yes', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Elias');
  await moveTo(page, '/week');
  await page.getByText('Föreslå andra timmar').click();
  await page.locator('#ramp-day').fill('2026-12-07');
  await page.locator('#ramp-hours').fill('10');
  await page.locator('#ramp-why').fill('Jag orkar lite mer nu');
  await page.getByRole('button', { name: 'Föreslå', exact: true }).click();
  await expect(page.locator('[data-proposal="waiting"]')).toContainText('10 timmar i veckan från 7 december');

  const anders = await (await newPhone()).signIn('Anders Lind');
  const asked = anders.locator('[data-proposal="asked"]');
  await expect(asked).toContainText('Jag orkar lite mer nu');
  await asked.getByRole('button', { name: 'Ja, det är bra' }).click();
  await expect(anders.locator('[data-proposal="agreed"]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-proposal="agreed"]')).toBeVisible();
  await page.getByText('Visa som tabell').click();
  await expect(page.locator('.ramp tbody tr', { hasText: '7 december' })).toContainText('10 timmar');
});

test('a past day that was reported stays in its place and is corrected, and Elias reads both', async ({ phone, newPhone, town }) => {
  const page = await birgitta(phone);
  await reportForgotten(page, 'Fint vid disken');
  await expect.poll(() => did(town)).toEqual(['check-in done']);
  const row = page.locator('details[open] .check-in', { hasText: 'Fint vid disken' });
  await expect(row).toHaveAttribute('data-presence', 'present');
  await expect(page.locator('summary', { hasText: 'Den senaste veckan' })).toBeVisible();
  await page.reload();
  await page.getByText('Den senaste veckan').click();
  await row.getByRole('button', { name: 'Ändra: Elias' }).click();
  await page.locator('#check-in-line').fill('Fint vid disken, och i förrådet');
  await page.getByRole('button', { name: 'Skicka', exact: true }).click();
  await expect.poll(() => did(town)).toEqual(['check-in done', 'check-in done']);
  await expect(row).toContainText('och i förrådet');

  const elias = await (await newPhone()).signIn('Elias');
  const said = (await snapshot(elias)).record.check_ins.find(({ report }) => report.line?.includes('förrådet'));
  expect(said.earlier.map(({ line }) => line)).toEqual(['Fint vid disken']);
});
