// A lost phone: its owner signs out every other device at once, and so does a coach at the desk, who gets a new invite.
import { expect, test } from '../support/test.mjs';
import { moveTo } from '../support/routes.mjs';

/** Whether the server still knows the session of a page. */
const sessionOf = (page) => page.evaluate(async () => (await fetch('/api/v1/session')).status);

test('the other devices are signed out from the one that is left', async ({ phone, newPhone }) => {
  const lost = await (await newPhone()).signIn('Amina');
  const page = await phone.signIn('Amina');
  await moveTo(page, '/me');
  await page.getByRole('button', { name: 'Tappad telefon' }).click();
  await page.getByRole('button', { name: 'Logga ut de andra' }).click();
  await expect.poll(() => sessionOf(lost)).toBe(401);
  expect(await sessionOf(page)).toBe(200);
});

test('a coach signs a participant out everywhere and gets a new invite', async ({ phone, newPhone }) => {
  const lost = await (await newPhone()).signIn('Amina');
  const page = await phone.signIn('Karin Ek');
  await page.getByRole('link', { name: 'Öppna sidan om Amina' }).click();
  await page.locator('[data-lost] summary').click();
  await page.getByRole('button', { name: 'Logga ut överallt' }).click();
  await expect(page.getByText('Utloggad överallt.')).toBeVisible();
  await expect.poll(() => sessionOf(lost)).toBe(401);
  expect(await sessionOf(page)).toBe(200);
  await page.locator('[data-lost]').getByRole('button', { name: 'Visa inbjudan' }).click();
  const link = await page.locator('[data-lost]').locator('#invite-link').inputValue();
  const found = await (await newPhone()).signIn('Amina', link);
  await expect(found.getByText('Hej Amina')).toBeVisible();
});
