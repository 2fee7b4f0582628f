// Anonymous surveys on the phone: tokens in the background and nothing of it in a first visit; an answer that outlives a
// reload and a bus tunnel and goes days later without a cookie; none a second time; the honest result.
import { expect, test } from '../support/test.mjs';
import { moveTo } from '../support/routes.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const LETTER = 8293;
const DAY = 24 * 60;

/** What a phone asks for from now on: method and path. */
function asked(phone) {
  const all = [];
  phone.context.on('request', (request) => all.push(`${request.method()} ${new URL(request.url()).pathname}`));
  return all;
}

const tokens = (all) => all.filter((one) => one === 'POST /api/v1/tokens').length;
const ofTheSurveys = (all) => all.filter((one) => /\/assets\/(survey|\w+-survey)-/.test(one));

/** The coordinator asks everybody of the programme with most people, until so many days from now. */
async function openSurvey(newPhone, days) {
  const desk = await newPhone();
  const page = await desk.signIn('Anders Lind');
  await moveTo(page, '/desk/surveys');
  await expect(page.getByRole('heading', { level: 1, name: 'Enkäter' })).toBeFocused();
  const id = await page.evaluate(async (days) => {
    const said = await (await fetch('/api/v1/desk/surveys')).json();
    const amount = ({ groups }) => groups.reduce((sum, { people }) => sum + people, 0);
    const programme = said.programmes.toSorted((one, other) => amount(other) - amount(one))[0];
    const closes = new Date(Date.parse(said.today) + days * 86_400_000).toISOString().slice(0, 10);
    const id = crypto.randomUUID();
    const cohorts = programme.groups.flatMap(({ cohort }) => cohort ?? []);
    const body = { id, programme: programme.programme, template: 'half-way', occasion: 'half-way', cohorts, alone: true, pooled: true, closes };
    const answer = await fetch('/api/v1/desk/surveys', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
    return id;
  }, days);
  return { id, page };
}

/** What the phone holds of tokens and letters. */
const lies = (page) =>
  page.evaluate(async () => {
    const { person } = JSON.parse(localStorage.getItem('folje.account'));
    const kept = await globalThis.folje.kept.all(`tokens-${person}`, 'snapshot');
    const letters = await globalThis.folje.kept.all(`tokens-${person}`, 'outbox');
    const held = JSON.parse(kept.find(([name]) => name === 'held')?.[1] ?? '[]');
    return { tokens: held.flatMap(({ tokens }) => tokens).length, secrets: kept.find(([name]) => name === 'batches')?.[1] ?? '[]', letters: letters.length };
  });

test('the tokens come once, in the background, and a first visit has nothing of the surveys', async ({ phone }) => {
  const all = asked(phone);
  const page = await phone.signIn('Amina');
  expect(ofTheSurveys(all)).toEqual([]);
  await expect.poll(() => tokens(all)).toBeGreaterThan(0);
  await expect.poll(async () => (await lies(page)).tokens).toBe(12 * tokens(all));
  expect((await lies(page)).secrets, 'the secret goes as soon as the tokens are there').toBe('[]');
  const once = tokens(all);

  // The next opening has nothing to do, and a page that is opened asks for no second batch.
  await page.reload();
  await moveTo(page, '/surveys');
  await expect(page.getByText('Inga frågor just nu')).toBeVisible();
  await page.getByRole('link', { name: 'Så skyddas ditt svar' }).click();
  await expect(page.getByRole('heading', { name: 'Det här är inte skyddat' })).toBeVisible();
  expect(tokens(all)).toBe(once);
});

test('an answer outlives a reload and goes days later without a cookie, once; then the honest result', async ({ phone, newPhone, town }) => {
  const survey = await openSurvey(newPhone, 14);
  await survey.page.close();
  const page = await phone.signIn('Amina');
  await moveTo(page, '/surveys');
  await page.locator('a[data-survey]').click();
  await expect(page.locator('[data-words]')).toHaveText(/^\w+( · \w+){3}$/);
  await button(page, 'Börja').click();
  await expect(page.locator('#survey-heading')).toBeFocused();
  await expect(button(page, 'Läs upp')).toBeVisible();
  await page.locator('.choice').nth(3).click();
  await button(page, 'Nästa').click();
  const where = await page.locator('.wizard-where').textContent();
  await page.reload();
  await expect(page.locator('.wizard-where')).toHaveText(where);
  await button(page, 'Tillbaka').click();
  await expect(page.locator('.choice input').nth(3)).toBeChecked();

  await phone.loseNetwork();
  const count = Number(where.split(' ').at(-1));
  for (let question = 1; question <= count; question += 1) {
    await expect(page.locator('.wizard-where')).toHaveText(`${question} av ${count}`);
    if (question === 2) await page.getByText('Vill inte svara').click();
    await button(page, 'Nästa').click();
  }
  await expect(page.getByText('Det här lämnar du')).toBeFocused();
  await button(page, 'Lämna svaret').click();
  await expect(page.locator('[data-standing]')).toContainText('Ditt svar ligger på telefonen');
  expect((await lies(page)).letters).toBe(1);

  // Not today, network or not.
  const all = asked(phone);
  await phone.findNetwork();
  await page.reload();
  await expect(page.locator('[data-standing]')).toContainText('Ditt svar ligger på telefonen');
  expect(all.filter((one) => one.startsWith('POST /api/v1/letters/'))).toEqual([]);

  town.goOn(3 * DAY);
  const letter = phone.context.waitForEvent('request', (request) => request.url().includes('/api/v1/letters/'));
  await phone.startAgain(`/surveys/${survey.id}`);
  const sent = await letter;
  expect(sent.postDataBuffer()).toHaveLength(LETTER);
  const headers = await sent.allHeaders();
  for (const name of ['cookie', 'referer', 'folje-app-version', 'authorization']) expect(headers[name]).toBeUndefined();
  await expect(phone.page.locator('[data-standing]')).toContainText('Svaret har kommit fram');
  expect(await lies(phone.page)).toMatchObject({ letters: 0 });

  // The same letter again counts as there and gives no second answer.
  const again = await phone.page.evaluate(async ([path, bytes]) => {
    const answer = await fetch(path, { method: 'POST', credentials: 'omit', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(bytes) });
    return answer.status;
  }, [new URL(sent.url()).pathname, [...sent.postDataBuffer()]]);
  expect(again).toBe(409);
  await expect(button(phone.page, 'Börja')).toHaveCount(0);

  town.goOn(13 * DAY);
  await expect.poll(async () => {
    await phone.startAgain(`/surveys/${survey.id}`);
    return phone.page.locator('[data-withheld]').waitFor({ timeout: 2000 }).then(() => true, () => false);
  }).toBe(true);
  await expect(phone.page.locator('[data-withheld]')).toContainText('Resultatet kan inte visas');
});

for (const [width, height] of [[360, 740], [1280, 800]]) {
  test(`the coordinator opens a survey, prints the notice and never sees a number, at ${width} × ${height}`, async ({ newPhone }) => {
    const phone = await newPhone({ viewport: { width, height } });
    const page = await phone.signIn('Anders Lind');
    await moveTo(page, '/desk/surveys');
    await page.locator('summary', { hasText: 'Öppna en enkät' }).first().click();
    await page.locator('details[open] fieldset input').first().check();
    await expect(page.locator('[data-few]').first()).toBeVisible();
    await button(page.locator('details[open]').first(), 'Öppna enkäten i dag').click();
    await expect(page.locator('[data-blocked]').first()).toBeVisible();
    await page.locator('a[href^="/desk/surveys/"]').first().click();
    await expect(page.getByText('Hur många som har svarat vet ingen')).toBeVisible();
    await button(page, 'Visa lappen').click();
    await expect(page.locator('[data-notice] .invite-code')).toHaveText(/^\w+( · \w+){3}$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
