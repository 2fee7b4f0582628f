// A participant with everything that reminders can have, by commands as another device of theirs would send them.
import { expect } from '@playwright/test';
import { send, snapshot } from './phone.mjs';

const WAKE = '0190c0de-0000-7000-8000-000000000900';

/** A wake-up plan that names two, choices of each kind, and a favour that the first is asked for. */
export async function planned(page) {
  const { people } = await snapshot(page);
  const first = people.find(({ name }) => name === 'Karin Ek').id;
  const second = people.find(({ id, role }) => id !== first && role === 'ambassador')?.id
    ?? people.find(({ id, until }) => id !== first && !until).id;
  const wake = { id: WAKE, days: 'MO,TU,WE,TH,FR', time: '07:00:00', minutes: 20, first, second, on: true, rests_on_holidays: true };
  const choices = { before: [60, 10], quiet: { from: '21:00:00', until: '07:00:00' }, steps: '10:00:00', ask: [first, second] };
  const favour = { kind: 'bus', at: '2026-11-26T08:10:00', line: 'vid busstorget' };
  const outcomes = await send(page, [
    { 'keep-wake': { wake } },
    { 'choose-reminders': { choices } },
    { 'ask-person': { request: '0190c0de-0000-7000-8000-000000000901', favour, person: first, by: '2026-11-25T18:00:00' } },
  ]);
  expect(outcomes.map(({ result }) => result)).toEqual(['done', 'done', 'done']);
  await page.reload();
  await expect(page.getByText('Väckning 07:00')).toBeVisible();
}
