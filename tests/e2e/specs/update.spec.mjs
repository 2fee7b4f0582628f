// A new version of the app: it never breaks an open page, and takes over when asked or at the next start.
import { startDemo } from '../support/demo.mjs';
import { nextVersion, versionOf } from '../support/next_version.mjs';
import { moveTo } from '../support/routes.mjs';
import { AT } from '../support/town.mjs';
import { expect, test as plain } from '../support/test.mjs';

const test = plain.extend({
  /** The next version, served by a server of its own, from which the line gets the app's files once it is told to. */
  next: async ({}, use) => {
    const next = await nextVersion();
    const server = await startDemo({ at: AT, dist: next.dist });
    await use({ ...next, base: server.base });
    await server.stop();
    await next.remove();
  },
});

const news = (page) => page.getByRole('status').filter({ hasText: 'Det finns en ny version av Följe.' });
const take = (page) => page.getByRole('button', { name: 'Byt till den' }).click();

/** The browser looks for a new version, as it does on its own at each start and once a day. */
const look = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().then(() => {}));

/** Looks for a new version and waits until its installation has ended, one way or the other. */
const lookAndWait = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const ended = new Promise((done) => {
      registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        installing.addEventListener('statechange', () => done(installing.state), { once: true });
      });
    });
    await registration.update();
    return ended;
  });

async function runs(page, version) {
  await moveTo(page, '/about');
  await expect(page.getByText(`Version ${version}`)).toBeVisible();
}

test('the next version is another one with other names', async ({ next }) => {
  expect(next.version).not.toBe(await versionOf(process.env.FOLJE_DIST));
  expect(await versionOf(next.dist)).toBe(next.version);
  const stems = [...next.renamed.keys()].map((path) => path.match(/assets\/(\w+)-/)[1] + path.slice(path.lastIndexOf('.')));
  expect(stems).toEqual(expect.arrayContaining(['app.js', 'app.wasm', 'boot.js', 'style.css']));
});

test('an open page goes on with its own files, is told, and takes the new version when asked', async ({ phone, town, next }) => {
  const old = await versionOf(process.env.FOLJE_DIST);
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  await page.locator('[data-step="done"]').click();
  town.line.filesFrom(next.base);
  expect(await lookAndWait(page)).toBe('installed');
  await expect(news(page)).toBeVisible();

  await runs(page, old);
  const second = await phone.newTab('/goals');
  await expect(second.locator('a.goal-link').first()).toBeVisible();
  await runs(second, old);

  await take(page);
  await expect(news(page)).toBeHidden();
  await expect(page.locator('h1')).toBeVisible();
  await runs(page, next.version);
  // The other tab is told, and goes on with its own files for as long as it is open.
  await expect(news(second)).toBeVisible();
  await moveTo(second, '/week');
  await expect(second.locator('.switcher')).toBeVisible();
  await runs(second, old);
  await second.close();

  await phone.loseNetwork();
  await runs(await phone.startAgain(), next.version);
});

test('the next start is the new version', async ({ phone, town, next }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  town.line.filesFrom(next.base);
  expect(await lookAndWait(page)).toBe('installed');
  // The browser lets the new one in when the last page of the old one has gone.
  await expect(async () => {
    await page.goto('about:blank');
    await phone.open('/about');
    await expect(page.getByText(`Version ${next.version}`)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  const caches = await page.evaluate(() => globalThis.caches.keys());
  expect(caches.filter((name) => name.includes(next.version))).toHaveLength(1);
});

test('a file that is not needed to start may be missing', async ({ phone, town, next }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  town.line.filesFrom(next.base);
  town.line.answer('GET /icons/icon-512.png', 404);
  town.line.answer('GET /manifest.webmanifest', 404);
  expect(await lookAndWait(page)).toBe('installed');
  await expect(news(page)).toBeVisible();
  await take(page);
  await expect(news(page)).toBeHidden();
  await runs(page, next.version);
});

test('while a file that is needed is missing, the old version keeps working, also without a network', async ({ phone, town, next }) => {
  const old = await versionOf(process.env.FOLJE_DIST);
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  town.line.filesFrom(next.base);
  const missing = [...next.renamed.values()].find((path) => path.endsWith('.wasm'));
  town.line.answer(`GET ${missing}`, 404);
  expect(await lookAndWait(page)).toBe('redundant');
  await expect(news(page)).toBeHidden();
  await runs(page, old);
  await phone.loseNetwork();
  const later = await phone.startAgain();
  await expect(later.locator('[data-today-ready]')).toBeVisible();
  await runs(later, old);

  // It is there again: the next look finds the new version whole.
  await phone.findNetwork();
  town.line.asUsual();
  await look(later);
  await expect(news(later)).toBeVisible();
});

test('a page whose program is gone says so, and a reload brings the new version', async ({ phone, town, next }) => {
  // As when the page was asked for just before the server was updated, and the program just after.
  const gone = [...next.renamed.keys()].find((path) => path.endsWith('.wasm'));
  town.line.answer(`GET ${gone}`, 404);
  const page = await phone.newTab('/about');
  const banner = page.getByRole('alert').filter({ hasText: 'Följe kunde inte starta.' });
  await expect(banner).toBeVisible();
  town.line.filesFrom(next.base);
  await banner.getByRole('button', { name: 'Ladda om' }).click();
  await expect(page.getByText(`Version ${next.version}`)).toBeVisible();
});
