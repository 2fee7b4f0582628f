// The cache of the service worker is damaged, as by a power cut: with a network the app opens, and the cache heals.
import { mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '../support/browser.mjs';
import { Phone, appIsKept } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';

/** Empties every file of the cache but the list of caches. */
async function damage(profile) {
  const folder = join(profile, 'Default', 'Service Worker', 'CacheStorage');
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const entries = files.filter((file) => file.isFile() && file.name !== 'index.txt');
  expect(entries).not.toHaveLength(0);
  await Promise.all(entries.map((file) => truncate(join(file.parentPath, file.name), 0)));
}

test('a damaged cache counts as an empty one: the app opens from the network, and works without one again', async ({ playwright, town }) => {
  test.slow();
  const profile = await mkdtemp(join(tmpdir(), 'folje-cache-'));
  const start = async () => {
    const options = { ...chromium, locale: 'sv-SE', timezoneId: 'Europe/Stockholm' };
    return new Phone(await playwright.chromium.launchPersistentContext(profile, options), town);
  };
  try {
    const before = await start();
    await before.signIn('Amina');
    await before.isReadyForTheBus();
    await before.context.close();
    await damage(profile);

    const phone = await start();
    const page = (phone.page = await phone.newTab('/'));
    await expect(page.locator('[data-today-ready]')).toBeVisible();
    await page.goto(`${town.base}/goals`);
    await expect(page.locator('h1')).toHaveText('Mål');
    await appIsKept(page);
    const shell = () => page.evaluate(async () => Boolean(await (await caches.match('/index.html'))?.text()));
    await expect.poll(shell, { timeout: 20_000 }).toBe(true);
    await page.waitForLoadState('networkidle');
    await phone.loseNetwork();
    await phone.startAgain();
    await expect(phone.page.locator('[data-today-ready]')).toBeVisible();
    await phone.context.close();
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
});

/** What else may become of the caches, in the worker itself. */
const FAULTS = {
  'fails at every use': () => {
    for (const method of ['open', 'match', 'has', 'keys', 'delete']) {
      CacheStorage.prototype[method] = () => Promise.reject(new DOMException('damaged', 'UnknownError'));
    }
  },
  'never answers': () => {
    for (const method of ['open', 'match', 'has', 'keys', 'delete']) CacheStorage.prototype[method] = () => new Promise(() => {});
  },
  'holds a file that breaks while it is read': () => {
    const { match } = Cache.prototype;
    Cache.prototype.match = async function (...asked) {
      const found = await match.apply(this, asked);
      const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError('damaged')) });
      return found && new Response(broken, found);
    };
  },
};

for (const [name, fault] of Object.entries(FAULTS)) {
  test(`a cache that ${name} lets the network answer`, async ({ phone, town }) => {
    const page = await phone.signIn('Amina');
    await phone.isReadyForTheBus();
    const [worker] = phone.context.serviceWorkers();
    await worker.evaluate(fault);
    await page.goto(`${town.base}/goals`);
    await expect(page.locator('h1')).toHaveText('Mål');
  });
}
