// Storage that never answers, falls silent or is lost: Följe goes on from the network, says so, and calls nothing saved
// that is not.
import { kept } from '../support/phone.mjs';
import { expect, test } from '../support/test.mjs';

const told = (page) => page.getByRole('status').filter({ hasText: 'Telefonen kan inte spara åt Följe just nu.' });
const onMyWay = (page) => page.getByRole('button', { name: 'Jag är på väg' });
const reload = (page) => told(page).getByRole('button', { name: 'Ladda om' });

/** No transaction answers any more. */
function fallSilent(page) {
  return page.evaluate(() => {
    const never = () => new EventTarget();
    const store = { get: never, getAll: never, getAllKeys: never, add: never, put: never, delete: never };
    IDBDatabase.prototype.transaction = () => ({ objectStore: () => store });
  });
}

/** Notes each word that the page says of the fate of something. */
function listen(page) {
  return page.evaluate(() => {
    globalThis.said = [];
    const note = () => document.querySelectorAll('.mark').forEach((mark) => globalThis.said.push(mark.textContent));
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

test('a database that never answers: after seconds the app goes on from the network and says that nothing is kept', async ({ phone, town }) => {
  await phone.context.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget();
  });
  const page = await phone.signIn('Amina');
  await expect(told(page)).toBeVisible();
  await onMyWay(page).click();
  await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }]);
  await page.reload();
  await expect(onMyWay(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(reload(page)).toBeVisible();
});

test('a database that falls silent: what is tapped is sent, and never called saved', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await expect.poll(() => kept(page, 'snapshot')).not.toHaveLength(0);
  await fallSilent(page);
  await listen(page);
  await onMyWay(page).click();
  await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }]);
  await expect(page.locator('.now-card .mark')).toHaveText('Skickat');
  const said = await page.evaluate(() => globalThis.said);
  expect(said.filter((words) => words.includes('Sparat'))).toEqual([]);
  expect(said).toContain('Skickar …');
  await expect(told(page)).toBeVisible();
});

test('a database that falls silent without a network: what is tapped outlives a new start', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await expect.poll(() => kept(page, 'snapshot')).not.toHaveLength(0);
  town.line.answer('POST /api/v1/commands', 503);
  await fallSilent(page);
  await onMyWay(page).click();
  await expect(page.locator('.now-card .mark')).toHaveText('Skickas när det finns nät. Stäng inte appen innan dess.');
  await reload(page).click();
  await expect(page.locator('.status')).toContainText('1 sak');
  await expect(onMyWay(page)).toHaveAttribute('aria-pressed', 'true');
  town.line.asUsual();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }]);
  await expect.poll(() => kept(page, 'outbox')).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('answer-occurrence');
});

test('a connection to the database that is lost for good: the tap is kept beside it, and a reload is offered', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await expect.poll(() => kept(page, 'snapshot')).not.toHaveLength(0);
  town.line.answer('POST /api/v1/commands', 503);
  await page.evaluate(() => {
    // The words of WebKit.
    const lose = () => {
      throw new DOMException('Connection to Indexed Database server lost. Refresh the page to try again', 'UnknownError');
    };
    IDBDatabase.prototype.transaction = lose;
    IDBFactory.prototype.open = lose;
  });
  await onMyWay(page).click();
  await expect(told(page)).toBeVisible();
  await reload(page).click();
  await expect(told(page)).toBeHidden();
  await expect(page.locator('.status')).toContainText('1 sak');
  town.line.asUsual();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }]);
});

test('a connection to the database that is lost once is opened again, and nothing is told', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await expect.poll(() => kept(page, 'snapshot')).not.toHaveLength(0);
  town.line.answer('POST /api/v1/commands', 503);
  await page.evaluate(() => {
    const { transaction } = IDBDatabase.prototype;
    IDBDatabase.prototype.transaction = () => {
      IDBDatabase.prototype.transaction = transaction;
      throw new DOMException('The database connection is closing.', 'InvalidStateError');
    };
  });
  await onMyWay(page).click();
  await expect.poll(() => kept(page, 'outbox')).toHaveLength(1);
  await expect(told(page)).toBeHidden();
});

test('a lock that is never granted: what is tapped is sent after seconds', async ({ phone, town }) => {
  await phone.context.addInitScript(() => {
    LockManager.prototype.request = () => new Promise(() => {});
  });
  const page = await phone.signIn('Amina');
  await onMyWay(page).click();
  await expect.poll(() => town.line.outcomes()).toMatchObject([{ is: 'done' }]);
  await expect(page.locator('.now-card .mark')).toHaveText('Skickat');
});

test('signing out takes away what lies beside the database too', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  await expect.poll(() => kept(page, 'snapshot')).not.toHaveLength(0);
  town.line.answer('POST /api/v1/commands', 503);
  await fallSilent(page);
  await onMyWay(page).click();
  await expect(told(page)).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toContain('answer-occurrence');
  await page.goto(`${town.base}/me`);
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Logga ut' }).click();
  await expect(page.getByLabel('Din kod')).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain('answer-occurrence');
});
