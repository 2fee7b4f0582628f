// What the service worker makes of a message: always one notification; an answer from it arrives, sooner or later.
import { TOKEN, Worker, hearRings, wakeUp } from '../support/push.mjs';
import { expect, test } from '../support/test.mjs';

test.beforeEach(async ({ phone }) => {
  phone.page = await phone.newTab('/about');
});

const NEUTRAL = { title: 'Följe', tag: 'folje', actions: [] };
const shownOf = (heard) => heard.filter(({ what }) => what === 'shown');
const answersOf = (heard) => heard.filter(({ what }) => what !== 'shown');

test('a message is shown as it says, and reported once', async ({ phone, town }) => {
  const heard = hearRings(town.line);
  const worker = await new Worker().of(phone);
  await worker.hears(wakeUp(town.base));
  expect(await worker.shown()).toMatchObject([
    {
      title: 'Klockan är 07:00',
      lang: 'sv',
      requireInteraction: true,
      actions: [['up', 'Jag är uppe'], ['snooze', 'Snooza 15 min']],
    },
  ]);
  await expect.poll(() => heard).toEqual([{ token: TOKEN, what: 'shown' }]);
});

test('the same ring again replaces the first, another stands beside it', async ({ phone, town }) => {
  hearRings(town.line);
  const worker = await new Worker().of(phone);
  await worker.hears(wakeUp(town.base));
  const again = wakeUp(town.base);
  again.notification.title = 'Klockan är 07:15';
  await worker.deliver(JSON.stringify(again));
  await expect.poll(async () => (await worker.shown()).map(({ title }) => title)).toEqual(['Klockan är 07:15']);
  const other = wakeUp(town.base);
  other.notification.tag = 'fedcba9876543210fedcba9876543210';
  await worker.hears(other, 2);
});

const UNREADABLE = {
  'an empty message': '',
  'no JSON': '\u0000garbage{',
  'a number': '7',
  'null': 'null',
  'the form of another day': { title: 'Hej', text: 'x', token: TOKEN },
  'a message without words': { web_push: 8030, notification: { navigate: '/up#x' } },
  'buttons that are none': { web_push: 8030, notification: { title: 'Hej', navigate: '/', actions: 'up' } },
  'what no browser can show': { web_push: 8030, notification: { title: 'Hej', navigate: '/', tag: '', renotify: true } },
};

for (const [name, message] of Object.entries(UNREADABLE)) {
  test(`what cannot be read is one neutral notification all the same: ${name}`, async ({ phone, town }) => {
    const heard = hearRings(town.line);
    const worker = await new Worker().of(phone);
    await worker.hears(message);
    expect(await worker.shown()).toMatchObject([NEUTRAL]);
    expect(await worker.tap()).toEqual(['/']);
    expect(answersOf(heard)).toEqual([]);
  });
}

test('a declarative message without our own part is understood', async ({ phone, town }) => {
  const heard = hearRings(town.line);
  const worker = await new Worker().of(phone);
  const { folje: _, ...declarative } = wakeUp(town.base);
  await worker.hears(declarative);
  await expect.poll(() => shownOf(heard)).toEqual([{ token: TOKEN, what: 'shown' }]);
});

test('a plain tap opens the page of the ring, and never somebody else’s', async ({ phone, town }) => {
  hearRings(town.line);
  const worker = await new Worker().of(phone);
  await worker.hears(wakeUp(town.base));
  expect(await worker.tap()).toEqual([`/up#${TOKEN}`]);
  await expect.poll(() => worker.shown()).toEqual([]);
  await worker.hears(wakeUp('https://example.org'));
  expect(await worker.tap()).toEqual(['/']);
});

test('«Jag är uppe» and a snooze from the notification are sent at once', async ({ phone, town }) => {
  const heard = hearRings(town.line);
  const worker = await new Worker().of(phone);
  for (const [action, answer] of [['up', { what: 'up' }], ['snooze', { what: 'snooze', minutes: 15 }]]) {
    await worker.hears(wakeUp(town.base));
    expect(await worker.tap(action)).toEqual([]);
    await expect.poll(() => answersOf(heard).at(-1)).toEqual({ token: TOKEN, ...answer });
    expect(await worker.waiting()).toEqual([]);
  }
});

test('without a network the answer is kept, and sent when the app is opened again', async ({ phone, town }) => {
  const heard = hearRings(town.line);
  const worker = await new Worker().of(phone);
  await worker.hears(wakeUp(town.base));
  await expect.poll(() => shownOf(heard)).toHaveLength(1);
  town.line.cut();
  await worker.tap('up');
  expect(await worker.waiting()).toEqual([{ token: TOKEN, what: 'up' }]);
  town.line.mend();
  await phone.startAgain('/about');
  await expect.poll(() => answersOf(heard)).toContainEqual({ token: TOKEN, what: 'up' });
});

test('the next message takes along what was kept', async ({ phone, town }) => {
  const heard = hearRings(town.line);
  const worker = await new Worker().of(phone);
  await worker.hears(wakeUp(town.base));
  await expect.poll(() => shownOf(heard)).toHaveLength(1);
  town.line.cut();
  await worker.tap('snooze');
  town.line.mend();
  await worker.hears(wakeUp(town.base));
  await expect.poll(() => answersOf(heard)).toContainEqual({ token: TOKEN, what: 'snooze', minutes: 15 });
  await expect.poll(() => worker.waiting()).toEqual([]);
});

test('the browser’s own next chance (Background Sync) sends what was kept', async ({ phone, town }) => {
  const heard = hearRings(town.line);
  const worker = await new Worker().of(phone);
  await worker.hears(wakeUp(town.base));
  await expect.poll(() => shownOf(heard)).toHaveLength(1);
  town.line.cut();
  await worker.tap('up');
  town.line.mend();
  await worker.sync();
  await expect.poll(() => answersOf(heard)).toEqual([{ token: TOKEN, what: 'up' }]);
  expect(await worker.waiting()).toEqual([]);
});

for (const [status, said, waits] of [[503, 'a server in trouble is no answer', 1], [200, 'a portal is no answer', 1], [404, 'a ring that nobody knows is answered', 0]]) {
  test(`${said} (${status})`, async ({ phone, town }) => {
    const worker = await new Worker().of(phone);
    hearRings(town.line, status);
    await worker.hears(wakeUp(town.base));
    await worker.tap('up');
    expect(await worker.waiting()).toHaveLength(waits);
    town.line.asUsual();
    const heard = hearRings(town.line);
    await worker.sync();
    await expect.poll(() => answersOf(heard)).toHaveLength(waits);
    await expect.poll(() => worker.waiting()).toEqual([]);
  });
}
