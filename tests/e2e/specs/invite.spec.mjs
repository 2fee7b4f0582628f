// Signing in: the one-time link, the code, and each way in which they do not work.
import { expect, test } from '../support/test.mjs';

const code = (page) => page.getByLabel('Din kod');
const words = (page) => page.locator('#code-error');
const signIn = (page) => page.getByRole('button', { name: 'Logga in' }).click();

test('a one-time link leads to today, and its secret leaves the address', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await expect(page.getByRole('heading', { name: 'JSA-Jobbplanering' })).toBeVisible();
  await expect(page.getByText('Hej Amina')).toBeVisible();
  await expect(page).toHaveURL(`${phone.town.base}/`);
  expect(phone.town.line.said.filter(({ path }) => path === '/api/v1/session')).toMatchObject([{ status: 200 }]);
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
  const page = (other.page = await other.newTab(link.replace(town.base, '')));
  await expect(page.getByRole('alert')).toContainText('Den är redan använd. Be din coach om en ny.');
  await code(page).fill((await town.invite('Amina')).code);
  await signIn(page);
  await expect(page.locator('[data-today-ready]')).toBeVisible();
});

test('an invite that ran out says so, as link and as code, and what was typed stays', async ({ phone, town }) => {
  const { link, code: typed } = await town.invite('Amina', { at: '2026-11-23T07:30', hours: 1 });
  const page = await phone.newTab(link.replace(town.base, ''));
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
