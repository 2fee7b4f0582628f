// Signing in: the one-time link, the code, and each way in which they do not work.
import { kept, redeem } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';

const code = (page) => page.getByLabel('Din kod');
const words = (page) => page.locator('#code-error');
const signIn = (page) => page.getByRole('button', { name: 'Logga in' }).click();

test('a one-time link leads to today, and its secret leaves the address', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await expect(page.getByRole('heading', { name: 'JSA-Jobbplanering' })).toBeVisible();
  await expect(page.getByText('Hej Amina')).toBeVisible();
  await expect(page).toHaveURL(`${phone.town.base}/`);
  const asked = phone.town.line.said.filter(({ path }) => path === '/api/v1/session');
  // Is somebody signed in already? Then the tap.
  expect(asked).toMatchObject([{ method: 'GET', status: 401 }, { method: 'POST', status: 200 }]);
});

test('a link that is only opened, as by a mail scanner, shows nothing personal and still works', async ({ phone, newPhone, town }) => {
  const { link } = town.look('Amina');
  const scanner = await (await newPhone()).openLink(link);
  await expect(scanner.getByRole('heading', { name: 'Välkommen till Följe' })).toBeVisible();
  // Long enough for the app to have fetched all that it fetches ahead.
  await scanner.waitForLoadState('networkidle');
  await expect(scanner.locator('body')).not.toContainText('Amina');
  expect(town.line.said.filter(({ method, path }) => method === 'POST' && path === '/api/v1/session')).toEqual([]);
  await phone.signIn('Amina', link);
});

test('the button of a link has the focus, and Enter presses it', async ({ phone, town }) => {
  const page = await phone.openLink(town.look('Amina').link);
  await expect(page.locator('#redeem')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-today-ready]')).toBeVisible();
});

test('a link opened where somebody is signed in names them and asks first', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  const { link } = town.look('Elias');
  await page.goto(link);
  await expect(page.getByText('Amina är inloggad här.')).toBeVisible();
  await page.getByRole('button', { name: 'Stanna som Amina' }).click();
  await expect(page.getByText('Hej Amina')).toBeVisible();
  await page.goto(link);
  await page.getByRole('button', { name: 'Byt person' }).click();
  await expect(page.getByText('Hej Elias')).toBeVisible();
  const { origins } = await phone.context.storageState({ indexedDB: true });
  expect(JSON.stringify(origins)).not.toContain('Amina');
});

test('a link asks first where only the cookie tells who is signed in', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await page.evaluate(() => localStorage.clear());
  await page.goto(town.look('Elias').link);
  await expect(page.getByText('Amina är inloggad här.')).toBeVisible();
});

test('a code typed where somebody is signed in asks first too', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await page.goto(`${town.base}/sign-in`);
  await code(page).fill(town.look('Elias').code);
  await signIn(page);
  await page.getByRole('button', { name: 'Byt person' }).click();
  await expect(page.getByText('Hej Elias')).toBeVisible();
});

test('what is not sent is kept when somebody else signs in by a link, and sent when the first is back', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  town.line.answer('POST /api/v1/commands', 503);
  await page.getByRole('button', { name: 'Jag är på väg' }).click();
  await expect.poll(() => kept(page, 'outbox')).toHaveLength(1);
  await page.goto(town.look('Elias').link);
  await expect(page.getByText('Amina är inloggad här, och 1 sak har inte skickats än.')).toBeVisible();
  await page.getByRole('button', { name: 'Byt person' }).click();
  await expect(page.getByText('Hej Elias')).toBeVisible();
  town.line.asUsual();
  await page.goto((await town.invite('Amina')).link);
  await page.getByRole('button', { name: 'Byt person' }).click();
  await expect(page.getByText('Hej Amina')).toBeVisible();
  await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }]);
});

test('a code is read however it is typed', async ({ phone, town }) => {
  const page = (phone.page = await phone.newTab('/sign-in'));
  await code(page).fill(` ${town.look('Amina').code.toLowerCase().replace('-', ' ')} `);
  await signIn(page);
  await expect(page.locator('[data-today-ready]')).toBeVisible();
});

test('a link that was used says so, and a code can be typed instead', async ({ phone, newPhone, town }) => {
  const { link } = town.look('Amina');
  await phone.signIn('Amina', link);
  const other = await newPhone();
  const page = (other.page = await other.openLink(link));
  await redeem(page);
  await expect(page.getByRole('alert')).toContainText('Den är redan använd. Be din coach om en ny.');
  await code(page).fill((await town.invite('Amina')).code);
  await signIn(page);
  await expect(page.locator('[data-today-ready]')).toBeVisible();
});

test('an invite that ran out says so, as link and as code, and what was typed stays', async ({ phone, town }) => {
  const { link, code: typed } = await town.invite('Amina', { at: '2026-11-23T07:30', hours: 1 });
  const page = await phone.openLink(link);
  await redeem(page);
  const told = 'Den gäller inte längre. Be din coach om en ny.';
  await expect(page.getByRole('alert')).toContainText(told);
  await page.goto(`${town.base}/sign-in`);
  await code(page).fill(typed);
  await signIn(page);
  await expect(words(page)).toHaveText(told);
  await expect(code(page)).toHaveValue(typed);
});

test('a mistyped code gets words beside the field, which keeps the text and the focus', async ({ phone }) => {
  const page = await phone.newTab('/sign-in');
  await signIn(page);
  await expect(words(page)).toHaveText('Skriv koden först.');
  await code(page).fill('ABCD-2346');
  await signIn(page);
  await expect(words(page)).toHaveText('Vi hittar inte den koden. Titta en gång till på bokstäverna och siffrorna.');
  await expect(code(page)).toHaveValue('ABCD-2346');
  await expect(code(page)).toBeFocused();
  await expect(code(page)).toHaveAttribute('aria-invalid', 'true');
});

test('somebody who guesses codes is told how long to wait', async ({ phone }) => {
  const page = await phone.newTab('/sign-in');
  await code(page).fill('ABCD-2346');
  await expect(async () => {
    await signIn(page);
    await expect(words(page)).toHaveText(/^Det blev många försök. Vänta \d+ sekunder och prova igen\.$/, { timeout: 100 });
  }).toPass({ intervals: [0] });
  await expect(code(page)).toHaveValue('ABCD-2346');
});

test('without a network the code stays in its field and works later', async ({ phone, town }) => {
  const page = await phone.newTab('/sign-in');
  await code(page).fill(town.look('Amina').code);
  await phone.loseNetwork();
  await signIn(page);
  await expect(words(page)).toContainText('Vi når inte servern.');
  await phone.findNetwork();
  await expect(code(page)).toHaveValue(town.look('Amina').code);
  await signIn(page);
  await expect(page.locator('[data-today-ready]')).toBeVisible();
});

test('a companion gets the page of their people', async ({ phone }) => {
  const page = await phone.signIn('Birgitta Alm');
  await expect(page).toHaveURL(`${phone.town.base}/desk`);
  await expect(page.getByRole('heading', { name: 'Elias' })).toBeAttached();
  await expect(page.getByRole('navigation')).toHaveCount(0);
});
