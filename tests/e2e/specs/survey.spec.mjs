// Anonymous surveys on the phone: tokens in the background and nothing of it in a first visit; an answer that outlives a
// reload and a bus tunnel and goes days later without a cookie; none a second time; the honest result.
import { violations } from '../support/axe.mjs';
import { kept } from '../support/phone.mjs';
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

/** What the phone holds of answers that were begun: at which screen each is. */
const begun = async (page) => (await kept(page, 'snapshot')).filter((one) => one?.values).map(({ at }) => at);

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
  await expect(page.locator('a[data-survey]')).toBeVisible();
  await page.getByRole('link', { name: 'Så skyddas ditt svar' }).click();
  await expect(page.getByRole('heading', { name: 'Det här är inte skyddat' })).toBeVisible();
  expect(tokens(all)).toBe(once);
});

test('an answer outlives a reload and goes days later without a cookie, once; then the honest result', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/surveys');
  const path = await page.locator('a[data-survey]').getAttribute('href');
  await page.locator('a[data-survey]').click();
  await expect(page.locator('[data-words]')).toHaveText(/^\w+( · \w+){3}$/);
  await button(page, 'Börja').click();
  await expect(page.locator('#survey-heading')).toBeFocused();
  await expect(button(page, 'Läs upp')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.locator('.choice').nth(3).click();
  await button(page, 'Nästa').click();
  const where = await page.locator('.wizard-where').textContent();
  // Whoever reloads in the same blink comes back to the question before.
  await expect.poll(() => begun(page)).toEqual([2]);
  await page.reload();
  await expect(page.locator('.wizard-where')).toHaveText(where);
  await button(page, 'Tillbaka').click();
  await expect(page.locator('.choice input').nth(3)).toBeChecked();

  await phone.loseNetwork();
  const count = Number(where.split(' ').at(-1));
  for (let question = 1; question <= count; question += 1) {
    await expect(page.locator('.wizard-where')).toHaveText(`${question} av ${count}`);
    // Pooled groups: what is written can be shown, so nobody is told that it is not.
    if (question === count) await expect(page.locator('#survey-text')).toBeVisible();
    await expect(page.locator('[data-texts-withheld]')).toHaveCount(0);
    if (question === 2) await page.getByText('Vill inte svara').click();
    await button(page, 'Nästa').click();
  }
  await expect(page.getByText('Det här lämnar du')).toBeFocused();
  await button(page, 'Lämna svaret').click();
  await expect(page.locator('[data-standing]')).toContainText('Ditt svar ligger på telefonen');
  expect((await lies(page)).letters).toBe(1);
  expect(await violations(page)).toEqual([]);

  // Not today, network or not.
  const all = asked(phone);
  await phone.findNetwork();
  await page.reload();
  await expect(page.locator('[data-standing]')).toContainText('Ditt svar ligger på telefonen');
  expect(all.filter((one) => one.startsWith('POST /api/v1/letters/'))).toEqual([]);

  town.goOn(3 * DAY);
  const letter = phone.context.waitForEvent('request', (request) => request.url().includes('/api/v1/letters/'));
  await phone.startAgain(path);
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
  const isOver = (id) => fetch('/api/v1/surveys').then((said) => said.json()).then(({ results }) => results.some((one) => one.id === id));
  await expect.poll(() => phone.page.evaluate(isOver, path.split('/')[2])).toBe(true);
  await phone.startAgain(path);
  await expect(phone.page.locator('[data-withheld]')).toContainText('Resultatet kan inte visas');
  expect(await violations(phone.page)).toEqual([]);
});

for (const [width, height] of [[360, 740], [1280, 800]]) {
  test(`the coordinator opens a survey, prints the notice and never sees a number, at ${width} × ${height}`, async ({ newPhone }) => {
    const phone = await newPhone({ viewport: { width, height } });
    const page = await phone.signIn('Anders Lind');
    await moveTo(page, '/desk/surveys');
    // Where something is open nothing else can be opened.
    const programme = page.locator('.section').filter({ hasText: 'Öppna en enkät' }).first();
    const name = await programme.getByRole('heading', { level: 2 }).textContent();
    await programme.locator('summary', { hasText: 'Öppna en enkät' }).click();
    await programme.locator('fieldset input').first().check();
    await expect(programme.locator('[data-few]')).toBeVisible();
    await button(programme, 'Öppna enkäten i dag').click();
    const opened = page.locator('.section').filter({ has: page.getByRole('heading', { level: 2, name }) });
    await expect(opened.locator('[data-blocked]')).toBeVisible();
    await opened.locator('a[href^="/desk/surveys/"]').first().click();
    await expect(page.getByText('Hur många som har svarat vet ingen')).toBeVisible();
    await button(page, 'Visa lappen').click();
    await expect(page.locator('[data-notice] .invite-code')).toHaveText(/^\w+( · \w+){3}$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
}
