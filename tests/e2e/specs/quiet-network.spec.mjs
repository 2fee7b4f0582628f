// What leaves the phone: requests to our own server and to nobody else, nothing that the policy has to stop.
import { expect, test } from '../support/test.mjs';
import { OF_PARTICIPANTS, moveTo, pathOf } from '../support/routes.mjs';

test('a walk through every page speaks to our server alone and breaks no rule of the policy', async ({ phone, town }) => {
  const asked = new Set();
  phone.context.on('request', (request) => asked.add(new URL(request.url()).origin));
  await phone.context.addInitScript(() => {
    globalThis.broken = [];
    addEventListener('securitypolicyviolation', (event) => globalThis.broken.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  const page = await phone.signIn('Amina');
  const said = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && said.push(message.text()));
  await phone.isReadyForTheBus();
  for (const route of OF_PARTICIPANTS) {
    await moveTo(page, await pathOf(route, page));
    await expect(page.locator('h1')).toBeFocused();
    expect(await page.evaluate(() => globalThis.broken)).toEqual([]);
  }
  expect([...asked]).toEqual([town.base]);
  expect(said).toEqual([]);
});

test('the policy is there to be broken: a script of others and a style attribute are stopped', async ({ phone }) => {
  const page = await phone.newTab('/sign-in');
  const broken = await page.evaluate(async () => {
    const found = [];
    addEventListener('securitypolicyviolation', (event) => found.push(event.violatedDirective));
    document.body.insertAdjacentHTML('beforeend', '<p style="color:red" onclick="alert(1)">x</p>');
    document.body.append(Object.assign(document.createElement('script'), { textContent: 'globalThis.ran = true' }));
    await fetch('https://example.org/').catch(() => {});
    await new Promise((done) => setTimeout(done));
    return { found: [...new Set(found)].sort(), ran: globalThis.ran };
  });
  expect(broken.ran).toBeUndefined();
  expect(broken.found).toEqual(['connect-src', 'script-src-attr', 'script-src-elem', 'style-src-attr']);
});

test('the session lies in a cookie that scripts cannot read and other sites cannot use', async ({ phone }) => {
  const page = await phone.signIn('Amina');
  expect(await phone.context.cookies()).toMatchObject([
    { name: '__Host-folje', httpOnly: true, secure: true, sameSite: 'Lax', path: '/', domain: 'localhost' },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('the secret of a link is nowhere on the phone once it is used', async ({ phone, town }) => {
  const secret = town.look('Amina').link.split('#')[1];
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const { origins } = await phone.context.storageState({ indexedDB: true });
  expect(JSON.stringify(origins)).not.toContain(secret);
  expect(await page.evaluate(() => JSON.stringify([history.state, location.href, document.referrer]))).not.toContain(secret);
});

test('the app itself is fetched once on a first visit, in engines too that do not match a preloaded file with `fetch`', async ({ phone, town }) => {
  const page = await phone.signIn('Amina');
  const fetched = town.line.said.filter(({ path }) => /^\/assets\/app-[^/]*\.wasm$/.test(path));
  expect(fetched).toHaveLength(1);
  // WebKit fetches such a file a second time; Chromium, which runs this test, does not.
  await expect(page.locator('link[rel="preload"][as="fetch"]')).toHaveCount(0);
  // It does not wait for the starter: the page itself began.
  const began = await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => /\/app-[^/]*\.wasm$/.test(name)));
  expect(began).toHaveLength(1);
});
