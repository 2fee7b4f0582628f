// Idag when something asks for an answer: a wake-up that is due, the first day, and two things at the same time.
import { send } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const DESK = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

test.describe('at half past seven, without a notification', () => {
  test.use({ demo: { at: '2026-11-24T07:10' } });

  test('Amina answers the wake-up from Idag, and the page confirms it', async ({ phone }) => {
    const page = await phone.signIn('Amina');
    await expect(page.locator('[data-up]')).toHaveCount(0);
    const wake = { id: '0190c0de-0000-7000-8000-000000000a00', days: 'MO,TU,WE,TH,FR', time: '07:00:00', minutes: 20, on: true };
    expect((await send(page, [{ 'keep-wake': { wake } }])).map(({ result }) => result)).toEqual(['done']);
    await page.reload();
    await page.locator('[data-up="due"]').getByRole('link', { name: 'Jag är uppe' }).click();
    await page.getByRole('button', { name: 'Jag är uppe' }).click();
    await expect(page.locator('[data-up="answered"]')).toContainText('Bra att du är uppe!');
    await expect(page.getByText('Inget att svara på')).toHaveCount(0);
    await expect(page.locator('.mark[data-state="sent"]')).toBeVisible();

    await page.reload();
    await expect(page.locator('[data-up="answered"]')).toBeVisible();
    await moveTo(page, '/');
    await expect(page.locator('.now-card')).toBeVisible();
    await expect(page.locator('[data-up]')).toHaveCount(0);
  });
});

test('Noor can answer on her first day, and not before', async ({ phone, town }) => {
  const page = await phone.signIn('Noor');
  await expect(page.locator('.first-day')).toBeVisible();
  await expect(page.locator('[data-answer]')).toHaveCount(0);
  town.goOn(23 * 60);
  await page.reload();
  await expect(page.locator('.first-day [data-answer]')).toHaveCount(4);
  await page.locator('[data-answer="OnMyWay"]').click();
  await expect(page.locator('[data-answer="OnMyWay"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('.mark[data-state="sent"]')).toBeVisible();
});

test('a meeting over something else warns the coach, and Idag shows both', async ({ newPhone }) => {
  const karin = await (await newPhone(DESK)).signIn('Karin Ek');
  await karin.getByRole('link', { name: 'Öppna sidan om Amina' }).click();
  await karin.locator('a[data-schedule]').first().click();
  await karin.locator('[data-new]').click();
  await karin.locator('#plan-name').fill('Möte om praktik');
  await karin.locator('#plan-day').fill('2026-11-24');
  await karin.locator('#plan-time').fill('12:00');
  await karin.locator('#plan-minutes').fill('30');
  await expect(karin.locator('dialog [data-overlap]')).toHaveCount(0);
  await karin.locator('#plan-time').fill('10:00');
  await expect(karin.locator('dialog [data-overlap]')).toContainText('JSA-Jobbplanering, 09:00–11:30');
  await karin.locator('dialog[open] [data-save]').click();
  await expect(karin.locator('dialog[open]')).toHaveCount(0);

  const amina = await (await newPhone()).signIn('Amina');
  await expect(amina.locator('.now-next')).toHaveText('Samtidigt: Möte om praktik 10:00');
});

test('planning a meeting over something else warns the coach too', async ({ newPhone }) => {
  const karin = await (await newPhone(DESK)).signIn('Karin Ek');
  await karin.getByRole('link', { name: 'Öppna sidan om Amina' }).click();
  await karin.locator('a[href*="/desk/meetings/"]').first().click();
  await karin.getByText('Planera ett möte').click();
  await karin.locator('#meeting-day').fill('2026-11-24');
  await karin.locator('#meeting-time').fill('11:15');
  await expect(karin.locator('[data-overlap]')).toContainText('JSA-Jobbplanering, 09:00–11:30');
  await karin.locator('#meeting-time').fill('11:30');
  await expect(karin.locator('[data-overlap]')).toHaveCount(0);
});

test('Amina is told what she already has when she books a talk over it', async ({ newPhone }) => {
  const karin = await (await newPhone(DESK)).signIn('Karin Ek');
  await moveTo(karin, '/desk/talks');
  await karin.locator('#free-day').fill('2026-12-01');
  await karin.locator('#free-from').fill('09:00');
  await karin.locator('#free-to').fill('09:30');
  await karin.getByRole('button', { name: 'Spara' }).click();
  await expect(karin.locator('[data-free]')).toContainText('09:00–09:30');

  const amina = await (await newPhone()).signIn('Amina');
  await moveTo(amina, '/talks');
  await amina.locator('[data-slot^="2026-12-01 09:00"]').click();
  await expect(amina.locator('dialog[open] [data-overlap]')).toContainText('Du har redan');
  await amina.locator('dialog[open] [data-yes]').click();
  await expect(amina.locator('.talks-booked')).toContainText('09:00');
});

test('on a first visit, on a slow phone, nothing jumps from the link until Idag stands', async ({ phone, town }) => {
  await phone.context.addInitScript(() => {
    globalThis.shifted = 0;
    const count = (list) => list.getEntries().forEach(({ value }) => (globalThis.shifted += value));
    new PerformanceObserver(count).observe({ type: 'layout-shift', buffered: true });
  });
  phone.page = await phone.context.newPage();
  const session = await phone.context.newCDPSession(phone.page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const page = await phone.signIn('Amina', town.link('Amina'));
  await expect(page.locator('.reach').first()).toBeVisible();
  // What comes with the later pages stands at the very end.
  await expect(page.getByRole('link', { name: /Boka samtal/ })).toBeVisible({ timeout: 20_000 });
  expect(await page.evaluate(() => globalThis.shifted)).toBeLessThanOrEqual(0.02);
});
