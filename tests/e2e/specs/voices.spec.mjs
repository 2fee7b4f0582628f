// How an activity was, said with one tap without a network, answered by the coach; one's own answers as a curve, shared
// with one person; how far groups came, on the coordinator's page.
import { snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

test('one tap without a network says how it was, the coach answers, and the answer is read', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/feedback');
  const answered = page.locator('[data-feedback]', { has: page.locator('[data-entry="answered"]') });
  await expect(answered).toContainText('Karin Ek svarar:');
  const said = await page.locator('[data-feedback]').count();
  await phone.loseNetwork();
  const card = page.locator('[data-feedback]', { has: page.locator('[data-face]') }).first();
  const id = await card.getAttribute('id');
  const mine = page.locator(`[id="${id}"]`);
  await mine.getByRole('button', { name: 'Jobbigt' }).click();
  await expect(mine).toContainText('Du sa: Jobbigt');
  await expect(mine).toBeFocused();
  await expect(page.locator('[data-feedback]')).toHaveCount(said);
  await phone.findNetwork();
  await expect.poll(async () => (await snapshot(page)).record.feedback).toHaveLength(2);

  const desk = await (await newPhone()).signIn('Karin Ek');
  const need = desk.locator('[data-need="feedback"]');
  await expect(need).toContainText('Amina sa: Jobbigt');
  await need.getByLabel('Ett svar, om du vill').fill('Vi pratar i morgon.');
  await need.getByRole('button', { name: 'Svara' }).click();
  await expect(need).toHaveCount(0);
  await phone.open('/feedback');
  await expect(mine).toContainText('Vi pratar i morgon.');
});

test('a question is answered with one tap, and its curve is shared with one person', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/self-rating');
  await expect(page.getByText('Bara du ser det här')).toBeVisible();
  const curve = page.locator('[data-scale="days"]');
  await expect(curve.getByRole('img')).toHaveAccessibleName(/Kurva med 6 svar/);
  await page.locator('#q-days').getByRole('button', { name: 'Bra', exact: true }).click();
  await expect(page.locator('#q-days').getByRole('button', { name: 'Bra', exact: true })).toBeFocused();
  await expect(curve).toContainText('Senast: Bra (i dag).');
  await curve.getByText('Visa som tabell').click();
  await expect(curve.getByRole('row')).toHaveCount(8);
  const desk = await (await newPhone()).signIn('Karin Ek');
  await expect(desk.locator('.desk-person').filter({ hasText: 'Amina' })).toBeVisible();
  await expect(desk.locator('[data-scale]')).toHaveCount(0);

  await moveTo(page, '/sharing');
  await page.getByRole('link', { name: /Karin Ek/ }).click();
  await page.locator('summary', { hasText: 'Dela något' }).click();
  await page.getByRole('checkbox', { name: 'Dina egna svar om hur det går' }).check();
  await page.getByRole('button', { name: 'Gå vidare' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, dela' }).click();
  await expect(page.locator('[data-sharing]')).toHaveAttribute('data-sharing', 'yes');
  await expect.poll(async () => (await snapshot(page)).record.consents).toHaveLength(1);
  await desk.reload();
  await desk.getByText('Egna svar om hur det går').click();
  await expect(desk.locator('[data-scale="days"]')).toContainText('Senast: Bra');
  // Her small steps are hers.
  await expect(desk.locator('.curve-step')).toHaveCount(0);
});

test('a coordinator finds which groups can be counted', async ({ phone }) => {
  const page = await phone.signIn('Anders Lind');
  await moveTo(page, '/desk/statistics');
  const distance = page.locator('[data-distance]');
  await expect(distance.getByRole('checkbox').first()).toBeVisible();
  await distance.getByRole('button', { name: 'Räkna', exact: true }).click();
  await expect(distance).toContainText('Välj minst en grupp');
});
