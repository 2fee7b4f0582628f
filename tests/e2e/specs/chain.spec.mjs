// The whole chain in one piece: a wake-up that is due becomes a push, the push a notification, and «Jag är uppe» from it
// an answer that ends the chain. Silence reaches the person who agreed to be told; where no push can arrive, an SMS does.
// The server's clock is put on, so that nobody waits.
import { snapshot } from '../support/phone.mjs';
import { Worker } from '../support/push.mjs';
import { PushService, notificationOf, subscribesAt } from '../support/push_service.mjs';
import { moveTo } from '../support/routes.mjs';
import { SmsGateway } from '../support/sms_gateway.mjs';
import { expect, test as plain } from '../support/test.mjs';

const test = plain.extend({
  gateway: async ({}, use) => {
    const gateway = await new SmsGateway().open();
    await use(gateway);
    expect(gateway.refused).toEqual([]);
    await gateway.close();
  },

  // Twenty minutes before the wake-up.
  demo: async ({ gateway }, use) => use({ at: '2026-11-24T06:40', more: ['--push-loopback', ...gateway.settings] }),

  /** Signs somebody in on a phone of their own, with a push service of its own, and turns reminders on. */
  reached: async ({ newPhone }, use) => {
    const services = [];
    await use(async (name, path) => {
      const service = await new PushService().open();
      services.push(service);
      const phone = await newPhone();
      await subscribesAt(phone.context, service);
      const page = await phone.signIn(name);
      const worker = await new Worker().of(phone);
      await moveTo(page, path);
      await button(page, 'Slå på påminnelser').click();
      await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'On');
      return { phone, page, worker, service };
    });
    for (const service of services) await service.close();
  },
});

const MINUTES_TO_WAKE_UP = 20;
const WAKE_UP = 'God morgon! Klockan är 7.';
const button = (page, name) => page.getByRole('button', { name, exact: true });
const titles = ({ heard }) => heard.map((message) => notificationOf(message).title);

/** The wake-up plan as the form suggests it: Monday to Friday at seven, somebody is told after twenty minutes. */
async function planWakeUp(page) {
  await moveTo(page, '/reminders');
  await button(page, 'Spara väckningen').click();
  await expect(page.locator('.wake-card')).toBeVisible();
  await expect(page.locator('.status')).toBeEmpty();
}

/** What the server has of the participant's answers to rings. */
const answers = async (page) => (await snapshot(page)).record.heard?.flatMap(({ answers }) => answers) ?? [];

/** Whatever the engine had to do before now is done when this arrives. */
async function sendsTest({ page, service }) {
  await button(page, 'Skicka test').click();
  await expect.poll(() => titles(service).at(-1)).toBe('Påminnelser fungerar här');
}

test('acknowledged from the notification: the chain ends and nobody is told', async ({ reached, town, gateway }) => {
  const amina = await reached('Amina', '/reminders');
  await sendsTest(amina);
  await planWakeUp(amina.page);
  town.goOn(MINUTES_TO_WAKE_UP);

  await expect.poll(() => titles(amina.service)).toContain(WAKE_UP);
  const rung = amina.service.heard.at(-1);
  expect(rung.authorization).toMatch(/^vapid t=/);
  expect(rung.urgency).toBe('high');
  expect(notificationOf(rung).tag).toBe(rung.topic);
  await amina.worker.hears(rung.message);
  const [shown] = await amina.worker.shown();
  expect(shown).toMatchObject({ title: WAKE_UP, actions: [['up', 'Jag är uppe'], ['snooze', expect.any(String)]] });
  await amina.worker.tap('up');
  await expect.poll(() => amina.worker.waiting()).toEqual([]);
  await expect.poll(() => answers(amina.page)).toHaveLength(1);
  const [{ ring, until }] = await answers(amina.page);
  expect(ring).toMatch(/^wake\/.*\/2026-11-24T07:00:00\/0$/);
  expect(until).toBeUndefined();

  town.goOn(60);
  await sendsTest(amina);
  expect(titles(amina.service).filter((title) => title === WAKE_UP)).toHaveLength(1);
  // Others of the demo have no phone that takes pushes, and are reminded of their morning by SMS.
  expect(gateway.heard.filter(({ message }) => !message.startsWith('Du har något'))).toEqual([]);
});

/** Somebody says yes to being told, at their desk. */
async function agrees(desk) {
  await button(desk, 'Ja, säg till mig').click();
  await expect(desk.locator('[data-agreement]')).toHaveAttribute('data-agreement', 'agreed');
  await expect(desk.locator('.status')).toBeEmpty();
}

test('silence: the person who agreed is told, says that they take it, and nobody else is', async ({ reached, newPhone, town, gateway }) => {
  test.setTimeout(120_000);
  const amina = await reached('Amina', '/reminders');
  const karin = await reached('Karin Ek', '/desk');
  // Text messages go only to people who have signed in.
  const other = await (await newPhone()).signIn('Anders Lind');
  await planWakeUp(amina.page);
  await amina.page.getByText('Någon som hör av sig').click();
  await amina.page.getByLabel('Vem först?').selectOption('Karin Ek');
  await amina.page.getByLabel('Vem sedan?').selectOption('Anders Lind');
  await expect(amina.page.locator('.status')).toBeEmpty();

  // Her test message arrives as a notification, and is answered there; Anders' phone takes no pushes, and gets his by SMS.
  await expect.poll(() => titles(karin.service)).toEqual(['Ett test från Följe']);
  await karin.worker.hears(karin.service.heard[0].message);
  await karin.worker.tap('up');
  await expect.poll(() => gateway.heard).toMatchObject([{ from: 'Folje', to: '+46701740606' }]);
  expect(gateway.heard[0].message).toContain('Svara att testet kom fram.');
  await karin.page.reload();
  await agrees(karin.page);
  await other.reload();
  await button(other, 'Jag har fått testet').click();
  await agrees(other);
  await amina.page.reload();
  await amina.page.getByText('Någon som hör av sig').click();
  await amina.page.getByRole('switch', { name: 'Säg till om jag inte hörs av' }).click();
  await expect(amina.page.locator('[data-tell]')).toHaveAttribute('data-tell', 'On');
  await expect(amina.page.locator('.status')).toBeEmpty();

  town.goOn(MINUTES_TO_WAKE_UP);
  await expect.poll(() => titles(amina.service)).toContain(WAKE_UP);
  await amina.worker.hears(amina.service.heard.at(-1).message);
  // Seen, and not answered: nobody is told before the agreed minutes are over.
  town.goOn(18);
  await sendsTest(karin);
  expect(titles(karin.service)).not.toContain('Vi har inte hört något från Amina');
  town.goOn(2);
  await expect.poll(() => titles(karin.service)).toContain('Vi har inte hört något från Amina');
  const told = karin.service.heard.at(-1);
  expect(told.urgency).toBe('high');
  expect(told.message).not.toMatch(/uppe|vaken|vaknat|sover|sovit|stigit/i);
  await karin.worker.hears(told.message);
  const [shown] = await karin.worker.shown();
  expect(shown).toMatchObject({ title: 'Vi har inte hört något från Amina', actions: [['up', 'Jag ringer']] });
  expect(shown.body).toContain('Ring gärna, så som ni kom överens om.');
  await karin.worker.tap('up');
  await expect.poll(() => karin.worker.waiting()).toEqual([]);

  // She takes it, so that the second is left in peace.
  town.goOn(30);
  await sendsTest(karin);
  expect(gateway.heard).toHaveLength(1);
  // A late «Jag är uppe» reaches whoever was told.
  await amina.worker.tap('up');
  await expect.poll(() => titles(karin.service)).toContain('Vi har hört från Amina');
  await karin.worker.hears(karin.service.heard.at(-1).message);
  expect(gateway.heard).toHaveLength(1);
});

test('nobody takes it: the second is told too, by the way that lives', async ({ reached, newPhone, town, gateway }) => {
  test.setTimeout(120_000);
  const amina = await reached('Amina', '/reminders');
  await planWakeUp(amina.page);
  await amina.page.getByText('Någon som hör av sig').click();
  await amina.page.getByLabel('Vem först?').selectOption('Karin Ek');
  await amina.page.getByLabel('Vem sedan?').selectOption('Anders Lind');
  await expect(amina.page.locator('.status')).toBeEmpty();
  for (const name of ['Karin Ek', 'Anders Lind']) {
    const desk = await (await newPhone()).signIn(name);
    await button(desk, 'Jag har fått testet').click();
    await agrees(desk);
  }
  await amina.page.reload();
  await amina.page.getByText('Någon som hör av sig').click();
  await amina.page.getByRole('switch', { name: 'Säg till om jag inte hörs av' }).click();
  await expect(amina.page.locator('.status')).toBeEmpty();
  const told = () => gateway.heard.filter(({ message }) => message.startsWith('Vi har inte hört något från Amina')).map(({ to }) => to);

  town.goOn(MINUTES_TO_WAKE_UP);
  await expect.poll(() => titles(amina.service)).toContain(WAKE_UP);
  // A push that no phone has shown is followed by an SMS, long before anybody else hears of it.
  town.goOn(3);
  await expect.poll(() => gateway.heard.at(-1)).toMatchObject({ to: '+46701740614', message: expect.stringContaining(WAKE_UP) });
  town.goOn(17);
  await expect.poll(told).toEqual(['+46701740605']);
  town.goOn(10);
  await expect.poll(told).toEqual(['+46701740605', '+46701740606']);
});

test.describe('no living channel', () => {
  /** The wake-up came by SMS, once, and its link answers it. */
  async function wakesBySms(phone, gateway) {
    await expect.poll(() => gateway.heard).toHaveLength(1);
    const { from, to, message } = gateway.heard[0];
    expect({ from, to }).toEqual({ from: 'Folje', to: '+46701740614' });
    expect(message).toMatch(/^God morgon! Klockan är 7\. Svara här: http:\/\/\S+\/up#[\w-]{43}$/);
    const answer = await phone.newTab(`/up#${message.split('#')[1]}`);
    await button(answer, 'Jag är uppe').click();
    await expect(answer.getByText(/^Skickat klockan/)).toBeVisible();
    await expect.poll(() => answers(phone.page)).toHaveLength(1);
  }

  test('a phone whose subscription is gone is reached by SMS', async ({ reached, town, gateway }) => {
    const amina = await reached('Amina', '/reminders');
    await planWakeUp(amina.page);
    amina.service.status = 410;
    town.goOn(MINUTES_TO_WAKE_UP);
    await expect.poll(() => gateway.heard).toHaveLength(1);
    const push = await amina.page.evaluate(async () => (await fetch('/api/v1/push')).json());
    expect(push).toMatchObject({ here: false, devices: 0 });
    expect(amina.service.heard).toHaveLength(1);
    await wakesBySms(amina.phone, gateway);
  });

  test('somebody without any device that takes pushes is reached by SMS', async ({ phone, town, gateway }) => {
    const page = await phone.signIn('Amina');
    await planWakeUp(page);
    town.goOn(MINUTES_TO_WAKE_UP);
    await wakesBySms(phone, gateway);
  });
});
