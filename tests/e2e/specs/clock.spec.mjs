// A phone whose clock is wrong: the schedule is the server's, and what is done counts.
import { kept } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';

const HOUR = 3_600_000;
const WRONG = [
  ['a year behind', -365 * 24 * HOUR],
  ['a year ahead', 365 * 24 * HOUR],
  ['seven hours behind', -7 * HOUR],
  ['seven hours ahead', 7 * HOUR],
];

/** Sets the phone's clock off by so many milliseconds, counted from the demo's time. */
function shiftClock(by) {
  const Right = Date;
  globalThis.Date = class extends Right {
    constructor(...given) {
      super(...(given.length > 0 ? given : [Right.now() + by]));
    }
    static now() {
      return Right.now() + by;
    }
  };
}

for (const [name, by] of WRONG) {
  test(`${name}, today is still today, also on the bus`, async ({ phone, town }) => {
    await phone.context.addInitScript(shiftClock, Date.parse('2026-11-24T07:30:00Z') - Date.now() + by);
    const page = await phone.signIn('Amina');
    const rightDay = async (page) => {
      await expect(page.getByText('Tisdag 24 november')).toBeVisible();
      await expect(page.locator('.now-card')).toContainText('09:00–11:30');
      await expect(page.locator('.now-card h2')).toHaveText('JSA-Jobbplanering');
    };
    await rightDay(page);

    await phone.isReadyForTheBus();
    await phone.loseNetwork();
    const later = await phone.startAgain();
    await rightDay(later);
    await later.getByRole('button', { name: 'Jag är på väg' }).click();
    await later.locator('[data-step="done"]').click();
    await expect.poll(() => kept(later, 'outbox')).toHaveLength(2);
    await phone.findNetwork();
    await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }, { is: 'done', did: 'do-step', what: { on: '2026-11-24' } }]);
    const told = town.line.said.find(({ sent }) => sent).sent.commands.map(({ at }) => at.slice(0, 10));
    expect(told).toEqual(['2026-11-24', '2026-11-24']);
  });
}

test('a phone in another part of the world shows the times of Stockholm', async ({ newPhone }) => {
  const phone = await newPhone({ timezoneId: 'America/Los_Angeles' });
  const page = await phone.signIn('Amina');
  await expect(page.getByText('Tisdag 24 november')).toBeVisible();
  await expect(page.locator('.now-card')).toContainText('09:00–11:30');
});
