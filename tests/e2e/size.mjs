// What Chromium transfers on a first visit: an invite link, a tap, an empty profile, until today can be read.
// Prints {"first": [{"name", "body", "sent"}], "ahead": […]}: bytes unpacked, and bytes on the network with headers.
import { chromium as playwright } from '@playwright/test';
import { chromium } from './support/browser.mjs';
import { startDemo } from './support/demo.mjs';
import { redeem } from './support/phone.mjs';

// A Tuesday morning, so that there is an activity to read.
const AT = '2027-01-12T08:30';

/** Notes every request of a page: when it began, what it cost, and a promise of its end. */
async function watch(page) {
  const session = await page.context().newCDPSession(page);
  const requests = new Map();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    const entry = { name: nameOf(request.method, request.url), body: 0, sent: 0 };
    entry.ended = new Promise((done) => (entry.end = done));
    requests.set(requestId, entry);
  });
  session.on('Network.dataReceived', ({ requestId, dataLength }) => {
    const entry = requests.get(requestId);
    if (entry) entry.body += dataLength;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const entry = requests.get(requestId);
    if (entry) entry.sent = encodedDataLength;
    entry?.end();
  });
  session.on('Network.loadingFailed', ({ requestId }) => requests.get(requestId)?.end());
  await session.send('Network.enable');
  return requests;
}

/** Method and path; the rest of an address may be a secret. */
function nameOf(method, url) {
  return `${method} ${new URL(url).pathname}`;
}

/** What the service worker fetched, each with what it cost; 0 where the browser still had the file. */
async function fetchedByWorker(requests) {
  const costs = requests.map(async (request) => {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const body = (await (await request.response())?.body().catch(() => undefined))?.length ?? 0;
    return { name: nameOf(request.method(), request.url()), body, sent: responseBodySize + responseHeadersSize };
  });
  return Promise.all(costs);
}

const plain = ({ name, body, sent }) => ({ name, body, sent });

const demo = await startDemo({ at: AT });
const browser = await playwright.launch(chromium);
try {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  });
  const byWorker = [];
  context.on('requestfinished', (request) => request.serviceWorker() && byWorker.push(request));
  const page = await context.newPage();
  await page.clock.install({ time: new Date(`${AT}:00+01:00`) });
  const requests = await watch(page);
  await page.goto(demo.people.find(({ part }) => part === 'participant').link, { waitUntil: 'commit' });
  await redeem(page);
  await page.waitForSelector('[data-today-ready]', { timeout: 30_000 });
  const first = [...requests.values()];
  await Promise.all(first.map(({ ended }) => ended));
  // The clock of the page is the test's own: let the idle time pass that the app waits for.
  await page.clock.runFor(5_000);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  const later = [...requests.values()].filter((request) => !first.includes(request));
  await Promise.all(later.map(({ ended }) => ended));
  const ahead = [...later, ...(await fetchedByWorker(byWorker))];
  console.log(JSON.stringify({ first: first.map(plain), ahead: ahead.map(plain) }));
} finally {
  await browser.close();
  await demo.stop();
}
