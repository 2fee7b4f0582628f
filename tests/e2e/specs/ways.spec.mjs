// Whether reminders arrive, as people can see it; whom to ask first; and a wake-up that is put off until tomorrow.
import { snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Signs Amina in on a phone on which reminders are on, and lets the server say so with what it knows of it. */
async function turnedOn(phone, town, known) {
  await phone.context.grantPermissions(['notifications'], { origin: new URL(town.base).origin });
  await phone.context.addInitScript(() => (PushManager.prototype.getSubscription = async () => null));
  town.line.answer('PUT /api/v1/push/subscription', 204);
  town.line.answer('GET /api/v1/push', 200, JSON.stringify({ key: 'BKey', here: true, devices: 1, ...known }));
  const page = await phone.signIn('Amina');
  await page.evaluate(() => localStorage.setItem('folje.push', JSON.parse(localStorage.getItem('folje.account')).person));
  await moveTo(page, '/reminders');
  await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'On');
  return page;
}

for (const [known, said] of [
  [{ shown: '2026-11-24T06:00:00Z' }, 'Senast visad i dag 07:00.'],
  [{ shown: '2026-11-23T06:05:00Z' }, 'Senast visad i går 07:05.'],
  [{}, 'Ingen påminnelse har visats här än. Prova med ett test.'],
  [{ here: false, devices: 0 }, 'Servern hittar inte hit just nu. Stäng av och slå på igen.'],
]) {
  test(`a device tells when it last showed a reminder: «${said}»`, async ({ phone, town }) => {
    const page = await turnedOn(phone, town, known);
    await expect(page.locator('[data-shown]')).toHaveText(said);
  });
}

test('without a network nothing is made up, and the guides can be read', async ({ phone, town }) => {
  const page = await turnedOn(phone, town, { shown: '2026-11-24T06:00:00Z' });
  await moveTo(page, '/me');
  await phone.loseNetwork();
  await moveTo(page, '/reminders');
  await expect(page.locator('[data-shown]')).toHaveText('När den senaste visades syns när du har nät.');
  await page.getByText('Om de inte kommer fram').click();
  for (const maker of ['iPhone', 'Samsung', 'Xiaomi, Redmi, POCO', 'Huawei, Honor', 'OnePlus, OPPO, realme', 'Alla med Android']) {
    const guide = page.locator('[data-guides] details').filter({ hasText: maker });
    await guide.locator('summary').click();
    await expect(guide.locator('li').first()).toBeVisible();
  }
  await expect(page.getByText('Det behövs iOS 16.4 eller senare.')).toBeVisible();
});

test('the order of whom to ask is the participant’s own, by keyboard, and the focus stays with whom one moves', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/people');
  await page.getByText('Vem frågas först?').click();
  const names = page.locator('.order .list-title');
  await expect(names).toHaveText(['Karin Ek', 'Anders Lind']);
  await expect(button(page, 'Flytta upp Karin Ek')).toHaveAttribute('aria-disabled', 'true');
  await button(page, 'Flytta upp Anders Lind').focus();
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['Anders Lind', 'Karin Ek']);
  await expect(button(page, 'Flytta upp Anders Lind')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: 'Anders Lind är nu nummer 1 av 2.' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['Anders Lind', 'Karin Ek']);
  await expect(page.locator('.status')).toBeEmpty();
  const order = async (page) => (await snapshot(page)).record.reminders?.ask?.length;
  await expect.poll(() => order(page)).toBe(2);

  const other = await (await newPhone()).signIn('Amina');
  await moveTo(other, '/people');
  await other.getByText('Fråga någon', { exact: true }).click();
  await expect(button(other, 'Fråga Anders Lind')).toBeVisible();
});

test.describe('at twenty to seven', () => {
  test.use({ demo: { at: '2026-11-24T06:40' } });

  test('a wake-up is put off until tomorrow, where the plan rings then', async ({ phone }) => {
    const page = await phone.signIn('Amina');
    await moveTo(page, '/reminders');
    await button(page, 'Spara väckningen').click();
    await expect(page.locator('.wake-card')).toBeVisible();
    await moveTo(page, '/up');
    await button(page, 'Snooza 15 minuter').click();
    await expect(page.getByText(/^Påminner igen 06:5\d\.$/)).toBeVisible();
    await button(page, 'I morgon 07:00').click();
    await expect(page.getByText('i morgon 07:00 i stället')).toBeVisible();
    await expect(page.locator('.status')).toBeEmpty();
    const [{ answers }] = (await snapshot(page)).record.heard;
    expect(answers).toHaveLength(1);
    expect(answers[0].until).toBeUndefined();
  });
});

test('a coach sees whom no reminder reaches, and not what; the participant can read that it is so', async ({ phone, newPhone }) => {
  const desk = await phone.signIn('Karin Ek');
  // Leo has begun his work: nothing needs to ring for him any longer.
  await expect(desk.locator('[data-need="unreached"] .list-title')).toHaveText(['Amina', 'Noor']);
  const ambassador = await (await newPhone()).signIn('Birgitta Alm');
  await expect(ambassador.locator('.desk-grid')).toBeVisible();
  await expect(ambassador.locator('[data-need="unreached"]')).toHaveCount(0);
  const page = await (await newPhone()).signIn('Amina');
  await moveTo(page, '/about');
  await expect(page.getByText('Om påminnelser kommer fram till dig, men inte vilka.')).toBeVisible();
});
