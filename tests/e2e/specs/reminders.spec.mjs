// Reminders as people meet them: turning them on, the wake-up plan and its agreement from both sides, asking for help,
// getting up without a network.
import { TOKEN, hearRings } from '../support/push.mjs';
import { snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Answers for the browser's push service: no test asks its maker's. */
async function withPushes(phone) {
  await phone.context.grantPermissions(['notifications'], { origin: new URL(phone.town.base).origin });
  await phone.context.addInitScript(() => {
    const subscription = {
      endpoint: 'https://push.example/one',
      toJSON: () => ({ endpoint: 'https://push.example/one', keys: { p256dh: 'BA', auth: 'AA' } }),
      unsubscribe: async () => localStorage.removeItem('test.push'),
    };
    PushManager.prototype.getSubscription = async () => (localStorage.getItem('test.push') ? subscription : null);
    PushManager.prototype.subscribe = async ({ applicationServerKey, userVisibleOnly }) => {
      localStorage.setItem('test.push', JSON.stringify({ applicationServerKey, userVisibleOnly }));
      return subscription;
    };
  });
}

/** A server that knows pushes; what it heard of subscriptions. */
function hearSubscriptions(line) {
  const heard = [];
  line.answer('GET /api/v1/push', 200, JSON.stringify({ key: 'BKey', here: false, devices: 0 }));
  line.answer('POST /api/v1/push/test', 204);
  for (const method of ['PUT', 'DELETE']) {
    line.on(`${method} /api/v1/push/subscription`, (_, said) => {
      heard.push(method);
      if (method === 'PUT') heard.push(JSON.parse(said.body).endpoint);
      return { status: 204, headers: {}, body: Buffer.alloc(0) };
    });
  }
  return heard;
}

test('reminders are turned on by a tap, tested, sent again at the next opening, and turned off', async ({ phone, town }) => {
  const heard = hearSubscriptions(town.line);
  await withPushes(phone);
  let page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  await moveTo(page, '/reminders');
  await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'Off');
  await button(page, 'Slå på påminnelser').click();
  await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'On');
  const asked = await page.evaluate(() => JSON.parse(localStorage.getItem('test.push')));
  expect(asked).toEqual({ applicationServerKey: 'BKey', userVisibleOnly: true });
  expect(heard).toEqual(['PUT', 'https://push.example/one']);
  await button(page, 'Skicka test').click();
  await expect(page.getByText('Testet är på väg.')).toBeVisible();

  page = await phone.startAgain('/reminders');
  await expect.poll(() => heard).toHaveLength(4);
  await button(page, 'Stäng av').click();
  await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'Off');
  expect(heard.at(-1)).toBe('DELETE');
  expect(await page.evaluate(() => localStorage.getItem('test.push'))).toBeNull();
});

test('whoever signs in next on the same phone does not get the other’s reminders', async ({ phone, town }) => {
  const heard = hearSubscriptions(town.line);
  await withPushes(phone);
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  await moveTo(page, '/reminders');
  await button(page, 'Slå på påminnelser').click();
  await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'On');
  const before = heard.filter((what) => what === 'PUT').length;
  await page.goto(await town.link('Elias'));
  await button(page, 'Byt person').click();
  await expect(page.locator('[data-today-ready]')).toBeVisible();
  await moveTo(page, '/reminders');
  await expect(page.locator('[data-push]')).toHaveAttribute('data-push', 'Off');
  expect(heard.filter((what) => what === 'PUT')).toHaveLength(before);
});

test('a no to notifications, a browser without them, and an iPhone before the home screen are told plainly', async ({ newPhone }) => {
  const told = async (words, prepare, options) => {
    const phone = await newPhone(options);
    await phone.context.addInitScript(prepare);
    const page = await phone.signIn('Amina', await phone.town.link('Amina'));
    await moveTo(page, '/reminders');
    await expect(page.locator('[data-push]')).toContainText(words);
    await expect(button(page, 'Slå på påminnelser')).toHaveCount(0);
  };
  await told('Du har sagt nej till notiser', () => Object.defineProperty(Notification, 'permission', { value: 'denied' }));
  await told('Den här webbläsaren kan inte visa påminnelser', () => delete globalThis.PushManager);
  const userAgent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1';
  await told('Lägg till på hemskärmen', () => delete globalThis.PushManager, { userAgent });
});

test('somebody is told only once both have said yes, and either ends it', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/reminders');
  await button(page, 'Spara väckningen').click();
  await expect(page.getByRole('heading', { name: 'Måndag–fredag klockan 07:00' })).toBeVisible();
  await page.getByText('Någon som hör av sig').click();
  const tell = page.locator('[data-tell]');
  await expect(tell).toHaveAttribute('data-tell', 'NobodyNamed');
  await page.getByLabel('Vem först?').selectOption('Karin Ek');
  await expect(tell).toHaveAttribute('data-tell', 'NoSecond');
  await page.getByLabel('Vem sedan?').selectOption({ index: 2 });
  await expect(tell).toHaveAttribute('data-tell', 'NotAgreed');
  await expect(page.getByRole('switch', { name: 'Säg till om jag inte hörs av' })).toHaveCount(0);
  await expect(page.locator('.wake-card > .mark')).toHaveText('Skickat');

  const other = await newPhone();
  const desk = await other.signIn('Karin Ek');
  const told = desk.locator('[data-agreement]');
  await expect(told).toContainText('Amina frågar: får vi kontakta dig om hen inte hörs av på morgonen?');
  await button(desk, 'Jag har fått testet').click();
  await expect(told).toHaveAttribute('data-agreement', 'tested');
  await button(desk, 'Ja, säg till mig').click();
  await expect(told).toHaveAttribute('data-agreement', 'agreed');
  await expect(told).toContainText('Du får veta om Amina inte hörs av på morgonen.');

  await page.reload();
  await page.getByText('Någon som hör av sig').click();
  await expect(tell).toHaveAttribute('data-tell', 'CanBegin');
  await page.getByRole('switch', { name: 'Säg till om jag inte hörs av' }).click();
  await expect(tell).toHaveAttribute('data-tell', 'On');
  await expect(tell).toContainText('Karin Ek får veta 20 minuter efter 07:00 om vi inte har hört av dig.');
  await expect(page.locator('.status')).toBeEmpty();

  await desk.reload();
  await button(desk, 'Avsluta').click();
  await expect(told).toHaveAttribute('data-agreement', 'ended');
  await page.reload();
  await expect(tell).toHaveAttribute('data-tell', 'NotAgreed');
});

test('a new time that nobody has agreed to tells nobody', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/reminders');
  await button(page, 'Spara väckningen').click();
  await page.getByText('Någon som hör av sig').click();
  await page.getByLabel('Vem först?').selectOption('Karin Ek');
  await page.getByLabel('Vem sedan?').selectOption({ index: 2 });
  await expect(page.locator('.wake-card > .mark')).toHaveText('Skickat');
  const desk = await (await newPhone()).signIn('Karin Ek');
  await button(desk, 'Jag har fått testet').click();
  await button(desk, 'Ja, säg till mig').click();
  await expect(desk.locator('[data-agreement]')).toHaveAttribute('data-agreement', 'agreed');
  await page.reload();
  await page.getByText('Någon som hör av sig').click();
  await page.getByRole('switch', { name: 'Säg till om jag inte hörs av' }).click();
  await page.locator('.wake-card').getByText('Ändra', { exact: true }).click();
  await page.locator('.wake-card input[id^="wake-time"]').fill('11:30');
  await button(page, 'Spara').click();
  await expect(page.locator('[data-tell]')).toHaveAttribute('data-tell', 'NotAgreed');
  await expect.poll(async () => (await snapshot(page)).record.wakes[0]).toMatchObject({ time: '11:30:00', tell: false });
  await desk.reload();
  await expect(desk.getByText('Amina har ändrat tiden.')).toBeVisible();
});

test('a no leads to the next on the list, with the participant’s yes', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/people');
  await page.getByText('Fråga någon', { exact: true }).click();
  await button(page, 'Fråga Karin Ek').click();
  const request = page.locator('[data-request]');
  await expect(request).toContainText('Väck mig i morgon 07:00');
  await expect(request).toContainText('Karin Ek har fått frågan.');
  await expect(page.locator('.status')).toBeEmpty();

  const desk = await (await newPhone()).signIn('Karin Ek');
  await expect(desk.getByText('Amina frågar: kan du väcka hen i morgon klockan 07:00?')).toBeVisible();
  await button(desk, 'Nej, inte den här gången').click();
  await expect(desk.locator('[data-ask]')).toHaveAttribute('data-ask', 'no');

  await page.reload();
  await expect(request).toHaveAttribute('data-request', 'next');
  await expect(request).toContainText('Karin Ek kan inte eller har inte svarat den här gången. Det är okej.');
  await request.getByRole('button', { name: /^Fråga / }).click();
  await expect(request).toHaveAttribute('data-request', 'waiting');
  await page.locator('[data-request]').getByRole('button', { name: /^Ta tillbaka/ }).click();
  await expect(request).toHaveCount(0);
});

test('a companion’s answer waits without a network and arrives once', async ({ phone, newPhone, town }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/people');
  await page.getByText('Fråga någon', { exact: true }).click();
  await button(page, 'Fråga Karin Ek').click();
  await expect(page.locator('.status')).toBeEmpty();
  const other = await newPhone();
  const desk = await other.signIn('Karin Ek');
  await other.isReadyForTheBus();
  await other.loseNetwork();
  await desk.getByLabel('En rad till svaret').fill('Jag ringer');
  await button(desk, 'Ja, gärna').click();
  await expect(desk.locator('[data-ask] .mark')).toHaveText('Sparat. Skickas när det finns nät.');
  await other.startAgain('/desk');
  await other.findNetwork();
  await expect(other.page.locator('[data-ask]')).toHaveAttribute('data-ask', 'yes', { timeout: 20_000 });
  expect(town.line.outcomes().filter(({ did }) => did === 'answer-ask')).toMatchObject([{ is: 'done' }]);
  await page.reload();
  await expect(page.locator('[data-request]')).toContainText('Karin Ek säger ja.');
  await expect(page.locator('[data-request]')).toContainText('Jag ringer');
});

test('«Jag är uppe» works signed out and without a network, and is sent later', async ({ phone, town }) => {
  const heard = hearRings(town.line);
  const page = (phone.page = await phone.newTab('/about'));
  await phone.isReadyForTheBus(page, { signedIn: false });
  await phone.loseNetwork();
  await page.goto(`${town.base}/up#${TOKEN}`);
  await button(page, 'Jag är uppe').click();
  await expect(page.getByText('Sparat. Skickas när det finns nät.')).toBeVisible();
  await phone.findNetwork();
  await expect.poll(() => heard.at(-1)).toEqual({ token: TOKEN, what: 'up' });
  await expect(page.getByText(/^Skickat klockan/)).toBeVisible();
});

test('a ring that nobody knows any longer is no reproach, and whoever was told reads other words', async ({ phone, town }) => {
  const page = await phone.newTab(`/up#${TOKEN}`);
  const problem = JSON.stringify({ code: 'not-found', status: 404, title: 'not found' });
  town.line.answer('POST /api/v1/rings', 404, problem);
  await button(page, 'Jag är uppe').click();
  await expect(page.getByText('Det finns inget kvar att svara på. Det är okej.')).toBeVisible();
  await page.goto(`${town.base}/up?told#${TOKEN}`);
  await expect(button(page, 'Jag ringer')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Snooza/ })).toHaveCount(0);
});

test('choices are kept one by one, and the focus stays where the hand is', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await moveTo(page, '/reminders');
  const ten = page.getByRole('switch', { name: 'Tio minuter innan' });
  await ten.focus();
  await page.keyboard.press('Space');
  await expect(ten).toBeChecked();
  await expect.poll(async () => (await snapshot(page)).record.reminders?.before).toEqual([60, 10]);
  await expect(ten).toBeFocused();
  await page.getByRole('switch', { name: 'Tyst en del av dygnet' }).click();
  await page.getByLabel('Från').fill('22:30');
  await page.getByLabel('Från').blur();
  await expect.poll(async () => (await snapshot(page)).record.reminders?.quiet).toEqual({ from: '22:30:00', until: '07:00:00' });
});
