// A phone that keeps nothing, or not everything: it is told, and Följe works all the same while there is a network.
import { appIsKept, kept } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';

const told = (page) => page.getByRole('status').filter({ hasText: 'Telefonen kan inte spara åt Följe just nu.' });

const DENIED = {
  'a phone that denies its database': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  },
  'a phone whose database fails to open': () => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function () {
      // A version below the one that is there: an error as of a broken file.
      const request = open.call(this, 'broken', 2);
      request.onsuccess = () => request.result.close();
      return open.call(this, 'broken', 1);
    };
  },
  'a phone that is full': () => {
    for (const method of ['add', 'put']) {
      IDBObjectStore.prototype[method] = function () {
        throw new DOMException('full', 'QuotaExceededError');
      };
    }
  },
};

for (const [name, deny] of Object.entries(DENIED)) {
  test(`${name} says so, and what is done still arrives`, async ({ phone, town }) => {
    await phone.context.addInitScript(deny);
    const page = await phone.signIn('Amina');
    await expect(told(page)).toBeVisible();
    await page.getByRole('button', { name: 'Jag är på väg' }).click();
    await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }]);
    await page.reload();
    await expect(page.getByRole('button', { name: 'Jag är på väg' })).toHaveAttribute('aria-pressed', 'true');
  });
}

test('a phone that is full keeps what waits for as long as the app is open', async ({ phone, town }) => {
  await phone.context.addInitScript(DENIED['a phone that is full']);
  const page = await phone.signIn('Amina');
  await appIsKept(page);
  await phone.loseNetwork();
  await page.locator('[data-step="done"]').click();
  await page.getByRole('button', { name: 'Jag är på väg' }).click();
  await expect(page.locator('.status')).toContainText('2 saker väntar');
  await expect(page.locator('.now-card .mark')).toHaveText('Skickas när det finns nät. Stäng inte appen innan dess.');
  await expect(told(page)).toBeVisible();
  await phone.findNetwork();
  await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }, { is: 'done' }]);
});

test('a phone without preferences signs in, and stays signed in', async ({ phone }) => {
  await phone.context.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
  const page = await phone.signIn('Amina');
  await page.reload();
  await expect(page.locator('[data-today-ready]')).toBeVisible();
});

test('what the browser threw away between two visits comes back from the server', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  await page.goto('about:blank');
  await evict(phone);
  await phone.startAgain();
  await expect(phone.page.locator('[data-today-ready]')).toBeVisible();
  await phone.isReadyForTheBus();
});

test('without a network and with nothing kept, the page says what is missing', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  await page.evaluate(async () => {
    const { person } = JSON.parse(localStorage.getItem('folje.account'));
    await globalThis.folje.kept.erase(person);
  });
  await phone.loseNetwork();
  const later = await phone.startAgain();
  await expect(later.getByText('Första gången behövs nät en liten stund.')).toBeVisible();
  expect(await kept(later, 'outbox')).toEqual([]);
  await phone.findNetwork();
  await expect(later.locator('[data-today-ready]')).toBeVisible();
});

/** What a browser does to a site that was not used for long: everything goes but the cookies. */
async function evict({ context, page, town }) {
  const session = await context.newCDPSession(page);
  const storageTypes = 'indexeddb,local_storage,cache_storage,service_workers';
  await session.send('Storage.clearDataForOrigin', { origin: town.base, storageTypes });
}
