// The whole chain in one piece: a wake-up that is due becomes a push, the push a notification, and «Jag är uppe» from it
// an answer that ends the chain.
import { snapshot } from '../support/phone.mjs';
import { Worker } from '../support/push.mjs';
import { PushService, subscribesAt } from '../support/push_service.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

// Twenty-five seconds before the wake-up rings.
test.use({ demo: { at: '2026-11-24T06:59:35', more: ['--push-loopback'] } });

test('a wake-up rings, is acknowledged from its notification, and is done', async ({ phone }) => {
  test.setTimeout(120_000);
  const service = await new PushService().open();
  await subscribesAt(phone.context, service);
  const page = await phone.signIn('Amina');
  const worker = await new Worker().of(phone);
  await moveTo(page, '/reminders');
  await page.getByRole('button', { name: 'Slå på påminnelser' }).click();
  await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'On');
  await page.getByRole('button', { name: 'Skicka test' }).click();
  await expect.poll(() => service.heard.length).toBe(1);
  await page.getByRole('button', { name: 'Spara väckningen' }).click();

  await expect.poll(() => service.heard.length, { timeout: 60_000 }).toBe(2);
  const { message, authorization, urgency, topic } = service.heard[1];
  expect(authorization).toMatch(/^vapid t=/);
  expect(urgency).toBe('high');
  const { notification } = JSON.parse(message);
  expect(notification.tag).toBe(topic);
  await worker.hears(message);
  expect((await worker.shown())[0]).toMatchObject({ title: notification.title, actions: [['up', 'Jag är uppe'], ['snooze', expect.any(String)]] });
  await worker.tap('up');
  await expect.poll(() => worker.waiting()).toEqual([]);
  await expect.poll(async () => (await snapshot(page)).record.heard?.[0]?.answers).toHaveLength(1);
  const { ring, until } = (await snapshot(page)).record.heard[0].answers[0];
  expect(ring).toMatch(/^wake\/.*\/2026-11-24T07:00:00\/0$/);
  expect(until).toBeUndefined();
  await service.close();
});
