// A schedule that staff edit as in a calendar, and talks that participants book: what one does, the others see.
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const DESK = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

/** Somebody at a desk, with a participant's schedule before them. */
async function planning(newPhone, name, whose, options = DESK) {
  const page = await (await newPhone(options)).signIn(name);
  await page.getByRole('link', { name: `Öppna sidan om ${whose}` }).click();
  await page.locator('a[data-schedule]').first().click();
  await expect(page.locator('h1')).toHaveText(`Schema: ${whose}`);
  await expect(page.locator('.weekgrid')).toBeVisible();
  return page;
}

/** What is on a day of the week, Monday being 0. */
const on = (page, day) => page.locator('.weekgrid-day').nth(day).locator('.weekgrid-one');
const time = (one) => one.locator('.weekgrid-time').innerText();
const save = (page) => page.locator('dialog[open] [data-save]').click();
/** So many minutes later than «09:00–11:00» begins. */
function later(told, minutes) {
  const [hours, past] = told.slice(0, 5).split(':').map(Number);
  const all = hours * 60 + past + minutes;
  return `${String(Math.floor(all / 60)).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`;
}

test('a coach moves one thing and cancels another with the keys, and Amina sees what changed', async ({ newPhone }) => {
  const karin = await planning(newPhone, 'Karin Ek', 'Amina');
  const amina = await (await newPhone()).signIn('Amina');

  const first = on(karin, 2).first();
  const title = await first.locator('.weekgrid-name').innerText();
  const before = await time(first);
  await first.getByRole('button').focus();
  await karin.keyboard.press('ArrowDown');
  await karin.keyboard.press('ArrowRight');
  await expect(karin.locator('[aria-live="assertive"]')).toContainText(`torsdag 26 november ${later(before, 15)}`);
  await karin.keyboard.press('Enter');
  await expect(karin.locator('#plan-time')).toHaveValue(later(before, 15));
  await expect(karin.locator('#plan-day')).toHaveValue('2026-11-26');
  await karin.locator('#plan-reason').fill('Salen är upptagen');
  await save(karin);
  await expect(karin.locator('dialog[open]')).toHaveCount(0);
  const moved = karin.locator('.weekgrid-day').nth(3).locator('.weekgrid-one[data-state="moved"]');
  await expect(moved).toContainText(title);

  const gone = on(karin, 4).first();
  const other = await gone.locator('.weekgrid-name').innerText();
  await gone.getByRole('button').focus();
  await karin.keyboard.press('Delete');
  await expect(on(karin, 4).first()).toHaveAttribute('data-state', 'cancelled');
  await karin.locator('[data-undo]').click();
  await expect(on(karin, 4).first()).not.toHaveAttribute('data-state', 'cancelled');
  await on(karin, 4).first().getByRole('button').focus();
  await karin.keyboard.press('Delete');
  await expect(on(karin, 4).first()).toHaveAttribute('data-state', 'cancelled');

  await moveTo(amina, '/week');
  await amina.reload();
  const row = amina.locator('.plan-row[data-state="moved"]').filter({ hasText: title });
  await expect(row).toContainText(later(before, 15));
  await expect(row.locator('.plan-note')).toContainText('Salen är upptagen');
  await expect(amina.locator('.plan-row[data-state="cancelled"]').filter({ hasText: other }).first()).toBeVisible();
});

test('a coach drags something to another day with the mouse, sees where it would go, and no word is broken', async ({ newPhone }) => {
  const karin = await planning(newPhone, 'Karin Ek', 'Amina');
  const first = on(karin, 2).first();
  const title = await first.locator('.weekgrid-name').innerText();
  const before = await time(first);
  // No longer word than its box is wide.
  const broken = await karin.locator('.weekgrid-button').evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.innerText));
  expect(broken).toEqual([]);

  await first.evaluate((one) => one.scrollIntoView({ block: 'center' }));
  const box = await first.getByRole('button').boundingBox();
  const there = await karin.locator('.weekgrid-list').nth(3).boundingBox();
  const hold = { x: box.x + box.width / 2, y: box.y + 10 };
  await karin.mouse.move(hold.x, hold.y);
  await karin.mouse.down();
  // A quarter of an hour is a sixtieth of the day.
  const drop = { x: there.x + there.width / 2, y: hold.y + there.height / 15 };
  await karin.mouse.move(drop.x, drop.y, { steps: 5 });
  await expect(karin.locator('.weekgrid-day').nth(3).locator('.weekgrid-shade')).toHaveText(later(before, 60));
  await expect(karin.locator('[aria-live="assertive"]')).toContainText(`torsdag 26 november ${later(before, 60)}`);
  await karin.mouse.up();
  await expect(karin.locator('#plan-day')).toHaveValue('2026-11-26');
  await expect(karin.locator('#plan-time')).toHaveValue(later(before, 60));
  await save(karin);
  await expect(karin.locator('.weekgrid-day').nth(3).locator('.weekgrid-one[data-state="moved"]')).toContainText(title);
  // A click is still a click.
  await on(karin, 4).first().getByRole('button').click();
  await expect(karin.locator('#plan-day')).toHaveValue('2026-11-27');
});

test('of two coaches at the same series the second is told what changed and keeps what they wrote', async ({ newPhone }) => {
  const karin = await planning(newPhone, 'Karin Ek', 'Amina');
  const anders = await planning(newPhone, 'Anders Lind', 'Amina', { viewport: { width: 360, height: 740 } });
  const title = await on(karin, 2).first().locator('.weekgrid-name').innerText();
  await on(anders, 2).first().getByRole('button').click();
  await anders.locator('#plan-place').fill('Biblioteket');

  await on(karin, 2).first().getByRole('button').click();
  await karin.locator('#plan-time').fill('10:30');
  await save(karin);
  await expect(karin.locator('dialog[open]')).toHaveCount(0);

  await save(anders);
  await expect(anders.locator('[data-clash]')).toContainText('10:30');
  await expect(anders.locator('#plan-place')).toHaveValue('Biblioteket');
  await save(anders);
  await expect(anders.locator('dialog[open]')).toHaveCount(0);
  const both = on(anders, 2).filter({ hasText: title }).first();
  await expect(both).toContainText('10:30');
  await expect(both).toContainText('Biblioteket');
});

test('Amina books a walk, Leo comes a moment later and is shown the next times', async ({ newPhone, town }) => {
  const karin = await (await newPhone(DESK)).signIn('Karin Ek');
  await moveTo(karin, '/desk/talks');
  await karin.locator('#free-day').fill('2026-11-25');
  await karin.locator('#free-from').fill('14:00');
  await karin.locator('#free-to').fill('15:30');
  await karin.locator('#free-place').fill('Entrén');
  await karin.locator('#free-until').fill('2026-12-16');
  await karin.getByRole('button', { name: 'Spara' }).click();
  await expect(karin.locator('[data-free]')).toContainText('14:00–15:30');

  const amina = await (await newPhone()).signIn('Amina');
  const leo = await (await newPhone()).signIn('Leo');
  for (const page of [amina, leo]) {
    await moveTo(page, '/talks');
    await page.getByRole('radio', { name: 'Promenad' }).check();
    await page.locator('[data-slot="2026-11-25 14:30:00"]').click();
  }
  await amina.locator('dialog[open] [data-yes]').click();
  await expect(amina.getByRole('status').filter({ hasText: 'Bokat' })).toContainText('i morgon 14:30');
  await leo.locator('dialog[open] [data-yes]').click();
  await expect(leo.getByText('Någon annan hann före')).toBeVisible();
  await expect(leo.locator('[data-slot="2026-11-25 14:30:00"]')).toHaveCount(0);
  await leo.locator('[data-slot="2026-11-25 15:00:00"]').click();
  await leo.locator('dialog[open] [data-yes]').click();
  await expect(leo.locator('.talks-booked')).toContainText('15:00');

  await moveTo(karin, '/desk');
  await moveTo(karin, '/desk/talks');
  await expect(karin.locator('[data-talk]')).toHaveCount(2);
  await expect(karin.locator('[data-talk]').first()).toContainText('Promenad med Amina');

  await moveTo(amina, '/week');
  await expect(amina.locator('.plan-row').filter({ hasText: 'Promenad' })).toContainText('14:30');
  await moveTo(amina, '/talks');
  await amina.getByRole('button', { name: 'Avboka' }).click();
  await amina.locator('dialog[open] [data-yes]').click();
  await expect(amina.locator('.talks-booked')).toContainText('Avbokat');

  town.line.cut();
  await leo.context().setOffline(true);
  await leo.reload();
  await expect(leo.getByText('Det behövs nät för att boka')).toBeVisible();
  await expect(leo.getByRole('link', { name: 'Jag vill prata' })).toBeVisible();
});

for (const width of [1024, 1280, 1440, 1600]) {
  test(`at ${width} px the days of a week are equally wide and their names whole`, async ({ newPhone }) => {
    const karin = await planning(newPhone, 'Karin Ek', 'Amina', { ...DESK, viewport: { width, height: 860 } });
    await on(karin, 2).first().getByRole('button').focus();
    const days = await karin.locator('.weekgrid-day').evaluateAll((all) => all.map((day) => {
      const title = day.querySelector('.weekgrid-title');
      const cut = title.scrollWidth > title.clientWidth || title.scrollHeight > title.clientHeight;
      return { width: day.getBoundingClientRect().width, start: day.querySelector('.weekgrid-list').getBoundingClientRect().top, cut };
    }));
    expect(days).toHaveLength(7);
    for (const { width: one, start, cut } of days) {
      expect(Math.abs(one - days[0].width)).toBeLessThan(1);
      expect(start).toBe(days[0].start);
      expect(cut).toBe(false);
    }
    const hidden = await karin.locator('.weekgrid').evaluate((grid) => grid.scrollWidth > grid.clientWidth);
    expect(hidden).toBe(false);
    const hours = await karin.locator('.weekgrid-hours').boundingBox();
    expect(Math.abs(hours.y - days[0].start)).toBeLessThan(1);
  });
}
