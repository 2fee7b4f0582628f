// Networks that are worse than none (anchors, B8): far away and thin, cut off in the middle, silent, somebody else's. What
// a person does is shown at once, kept, and done once on the server, from the app and from a notification alike.
import { kept, snapshot } from '../support/phone.mjs';
import { TOKEN, Worker, hearRings, wakeUp } from '../support/push.mjs';
import { expect, test } from '../support/test.mjs';

const COMMANDS = 'POST /api/v1/commands';
const RINGS = 'POST /api/v1/rings';
// Fifteen seconds of patience, a pause, and another try.
const PATIENCE = { timeout: 45_000 };

/** What stands on the card once its step is done. */
const undo = (page) => page.locator('.step-card').getByRole('button', { name: 'Ångra' });

/** Does the day's step, which is shown as done at once, whatever the network does. */
async function doStep(page) {
  await page.locator('[data-step="done"]').click();
  await expect(undo(page)).toBeVisible();
}

/** It is done on the server, once, and nothing waits on the phone. */
async function isDoneOnce(page) {
  await expect.poll(() => kept(page, 'outbox'), PATIENCE).toEqual([]);
  const { record } = await snapshot(page);
  expect(record.steps.filter(({ done }) => done === '2026-11-24')).toHaveLength(1);
}

test.describe('the app', () => {
  test.setTimeout(90_000);

  test('two seconds away, a thousand bytes a second', async ({ phone, town }) => {
    const page = await phone.signIn('Amina');
    await phone.isReadyForTheBus();
    town.line.slow({ latency: 2_000, perSecond: 1_000 });
    await doStep(page);
    await isDoneOnce(page);
    expect(town.line.outcomes().map(({ is }) => is)).toEqual(['done']);
    // What lies on the phone does not wait for the line.
    await page.reload();
    await expect(page.locator('[data-today-ready]')).toBeVisible({ timeout: 2_000 });
  });

  for (const heard of [true, false]) {
    test(`a connection that is reset ${heard ? 'after' : 'before'} the server has heard it`, async ({ phone, town }) => {
      const page = await phone.signIn('Amina');
      await phone.isReadyForTheBus();
      town.line.reset(COMMANDS, { heard });
      await doStep(page);
      await isDoneOnce(page);
      const outcomes = town.line.outcomes();
      expect(new Set(outcomes.map(({ id }) => id)).size).toBe(1);
      expect(outcomes.filter(({ is }) => is === 'done').length).toBeLessThanOrEqual(1);
    });
  }

  test('a server that takes it and never answers', async ({ phone, town }) => {
    const page = await phone.signIn('Amina');
    await phone.isReadyForTheBus();
    town.line.hang(COMMANDS);
    await doStep(page);
    await isDoneOnce(page);
    const asked = town.line.said.filter(({ path }) => path === '/api/v1/commands');
    expect(asked.length).toBeGreaterThan(1);
  });

  test('somebody else’s page in the place of every answer', async ({ phone, town }) => {
    const page = await phone.signIn('Amina');
    await phone.isReadyForTheBus();
    for (const what of [COMMANDS, 'GET /api/v1/snapshot']) town.line.portal(what);
    await doStep(page);
    await expect(page.locator('.step-card .mark')).toHaveText('Sparat. Skickas när det finns nät.');
    await page.reload();
    await expect(undo(page)).toBeVisible();
    expect(await kept(page, 'outbox')).toHaveLength(1);
    town.line.asUsual();
    await isDoneOnce(page);
  });
});

test.describe('an answer from a notification', () => {
  test.setTimeout(60_000);
  const ups = (heard) => heard.filter(({ what }) => what === 'up');

  /** A wake-up is shown, and the server knows it. */
  async function rung(phone, town) {
    phone.page = await phone.newTab('/about');
    const heard = hearRings(town.line);
    const worker = await new Worker().of(phone);
    await worker.hears(wakeUp(town.base));
    await expect.poll(() => heard).toEqual([{ token: TOKEN, what: 'shown' }]);
    return { heard, worker };
  }

  test('far away and thin', async ({ phone, town }) => {
    const { heard, worker } = await rung(phone, town);
    town.line.slow({ latency: 2_000, perSecond: 1_000 });
    await worker.tap('up');
    expect(ups(heard)).toEqual([{ token: TOKEN, what: 'up' }]);
    expect(await worker.waiting()).toEqual([]);
  });

  test('reset in the middle', async ({ phone, town }) => {
    const { heard, worker } = await rung(phone, town);
    // A browser tries again on its own where an old connection broke.
    town.line.reset(RINGS, { heard: false, times: Infinity });
    await worker.tap('up');
    expect(await worker.waiting()).toEqual([{ token: TOKEN, what: 'up' }]);
    town.line.asUsual();
    const later = hearRings(town.line);
    await worker.sync();
    await expect.poll(() => ups(later)).toEqual([{ token: TOKEN, what: 'up' }]);
    await expect.poll(() => worker.waiting()).toEqual([]);
    expect(ups(heard)).toEqual([]);
  });

  test('never answered: it is kept after a while, and said again', async ({ phone, town }) => {
    const { heard, worker } = await rung(phone, town);
    town.line.hang(RINGS);
    await worker.tap('up');
    expect(await worker.waiting()).toEqual([{ token: TOKEN, what: 'up' }]);
    await worker.sync();
    await expect.poll(() => ups(heard)).toHaveLength(1);
    await expect.poll(() => worker.waiting()).toEqual([]);
  });
});
