// Keeps Följe for the bus: the whole app from this phone, whatever the network does.
//
// The build fills in the version and the files, so that the list is never wrong. Each version has a cache of
// its own, named after it, and a new version waits until every page of the old one is closed or until a
// person asks for it (`take-over`): files of two versions never meet in one page. This stays plain
// JavaScript, small enough to be read in one go, since it is the one part that must work when all else fails.

const VERSION = '{{version}}';

// Triples of a path, whether the app is incomplete without it, and the parts that it belongs to ('' where to all).
// The files of a part are kept where somebody came to it: then a cache of its name is there, empty.
const FILES = JSON.parse('{{files}}');

const CACHE = `folje-${VERSION}`;
const SHELL = '/index.html';
const PARTS = ['desk', 'survey'];

// A path like this carries its content's hash: what was ever kept under it is still right.
const isHashed = (path) => path.startsWith('/assets/');

// ---- Storage ------------------------------------------------------------------------------------------
// Storage may be damaged (a power cut, a full disk) or never answer. Then `otherwise` stands in for what it holds, so
// that the network answers.
const PATIENCE = 4_000;
let damaged = false;

async function tried(work, otherwise) {
  let timer;
  const silence = new Promise((_, reject) => { timer = setTimeout(reject, PATIENCE); });
  try {
    return await Promise.race([work(), silence]);
  } catch {
    damaged = true;
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}

// A kept response, read to its end: a damaged entry fails only while it is read, too late to ask the network instead.
async function whole(kept) {
  const body = await kept?.arrayBuffer();
  return body?.byteLength ? new Response(body, kept) : undefined;
}

// ---- Installing -----------------------------------------------------------------------------------------
self.addEventListener('install', (event) => event.waitUntil(install()));

// An essential file that is missing ends the installation, and the old version keeps going; any other is fetched
// when it is needed.
async function install() {
  try {
    await keepParts();
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

// The files of all, and those of the parts that somebody came to.
async function keepParts() {
  for (const part of ['', ...PARTS]) if (!part || (await caches.has(part))) await keepAll(part);
}

// The files of a part, or those of all; one at a time, so that a weak network is not asked for everything at once.
async function keepAll(part) {
  const cache = await caches.open(CACHE);
  for (const [path, essential, parts] of FILES) {
    const wanted = parts.split(' ').includes(part);
    if (wanted && !(await keep(cache, path)) && essential) throw new Error(`${path} could not be kept`);
  }
}

// Puts a file into the cache, tried twice. What an older version already has is not fetched again.
async function keep(cache, path) {
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const known = isHashed(path) ? await inAny(path) : undefined;
      const response = known ?? (await fetch(path, { cache: isHashed(path) ? 'default' : 'no-cache' }));
      if (await isRight(path, response)) {
        await cache.put(path, response);
        return true;
      }
    } catch {
      // No network, or no room: the next attempt, or the caller, decides.
    }
  }
  return false;
}

// Whether a response is the file that was asked for. A page in the place of an asset is not (its address is
// gone), nor is the page of another version than ours (the server was updated in between).
async function isRight(path, response) {
  if (!response.ok || response.redirected) return false;
  if (path === SHELL) return (await response.clone().text()).includes(VERSION);
  return !(response.headers.get('Content-Type') ?? '').startsWith('text/html');
}

// ---- Taking over ----------------------------------------------------------------------------------------
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') event.waitUntil(self.skipWaiting());
  if (PARTS.includes(event.data)) event.waitUntil(caches.open(event.data).then(() => keepAll(event.data)));
});

self.addEventListener('activate', (event) => event.waitUntil(activate()));

// The first version takes the pages that are open already, so that they work offline from now on. A later
// one takes only the pages that open after it, and those that asked for it.
async function activate() {
  const first = (await tried(versions, [])).length === 1;
  await tried(sweep);
  if (first) await self.clients.claim();
}

// The names of all versions that are kept.
async function versions() {
  return (await caches.keys()).filter((name) => name.startsWith('folje-'));
}

// Removes the versions that no page uses any more. A page holds a lock with the name of its version for as
// long as it is open. While a new version installs or waits, nothing is removed, since it has no page yet.
async function sweep() {
  if (self.registration.installing || self.registration.waiting) return;
  const used = await usedVersions();
  for (const name of await versions()) {
    if (name !== CACHE && !used(name)) await caches.delete(name);
  }
}

async function usedVersions() {
  if (!self.navigator.locks) {
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return () => pages.length > 0;
  }
  const { held } = await self.navigator.locks.query();
  return (version) => held.some((lock) => lock.name === version);
}

// ---- Answering ------------------------------------------------------------------------------------------
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // What people do and read goes to the server; the app itself knows what to do without one.
  if (request.method !== 'GET' || origin !== self.location.origin || pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') {
    // A path of the app has no dot; anything else (a calendar file, say) is the server's.
    if (pathname.includes('.') && pathname !== SHELL) return;
    event.respondWith(page(event));
    event.waitUntil(tried(sweep));
    // What could not be sent from a notification has another chance.
    event.waitUntil(sayKept().catch(() => {}));
    return;
  }
  event.respondWith(file(event, pathname));
});

// Every path of the app is the same page, from the phone at once; the network only if it was evicted or damaged.
async function page(event) {
  const kept = await inOurs(SHELL);
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    event.waitUntil(heal().catch(() => {}));
    return response;
  } catch {
    const words = 'Ingen uppkoppling. Försök igen när du har nät. / No connection. Please try again later.';
    return new Response(words, { status: 503, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
}

// A file from our version, else from any version that is kept (a page of the old one may still be open),
// else from the network.
async function file(event, path) {
  const kept = (await inOurs(path)) ?? (isHashed(path) ? await inAny(path) : undefined);
  if (kept) return kept;
  const response = await fetch(event.request);
  const listed = FILES.find(([name]) => name === path);
  const copy = response.clone();
  if (listed) event.waitUntil(tried(() => mend(listed, copy)));
  return response;
}

// A file of ours that was evicted is kept again. If the server no longer has one that the app cannot start
// without, our page leads nowhere: forget it, so that the next start asks the server for its own.
async function mend([path, essential, parts], response) {
  const cache = await caches.open(CACHE);
  if (await isRight(path, response)) await cache.put(path, response);
  else if (essential && response.status === 404 && (await isNeeded(parts))) await cache.delete(SHELL);
}

// Whether the app leads nowhere without the files of these parts: a survey can wait for the next start; the desk cannot,
// where somebody works at one.
async function isNeeded(parts) {
  return !parts || (parts.split(' ').includes('desk') && caches.has('desk'));
}

function inOurs(path) {
  return tried(async () => whole(await (await caches.open(CACHE)).match(path, { ignoreVary: true })));
}

function inAny(path) {
  return tried(async () => whole(await caches.match(path, { ignoreVary: true })));
}

// Fills our cache again, from the network where it has to be: its page is gone, so other files may be damaged too. Once in
// the life of the worker, since a disk that stays broken would make each start fetch everything.
let healed = false;

async function heal() {
  if (healed) return;
  healed = true;
  // A damaged cache cannot be written over.
  if (damaged) await caches.delete(CACHE);
  await keepParts();
}

// ---- Reminders ------------------------------------------------------------------------------------------
self.addEventListener('push', (event) => event.waitUntil(ring(event.data)));

// A message has all the words in it. Each ends in exactly one notification, even one that cannot be read: a
// browser takes the permission away from who is silent.
async function ring(data) {
  const show = (title, said) => self.registration.showNotification(title, { icon: '/icons/icon-192.png', ...said });
  let token;
  try {
    const { notification, folje } = data.json();
    const { title, navigate, actions = [], ...said } = notification;
    if (!title) throw title;
    token = folje?.token ?? navigate.split('#')[1];
    const named = actions.map(({ action, title }) => ({ action, title }));
    await show(title, { ...said, actions: named, data: { navigate, token } });
  } catch {
    // Of an older or a newer server, or no message of ours.
    await show('Följe', { body: 'Öppna för att se mer. / Open to see more.', tag: 'folje' });
  }
  if (token) await say({ token, what: 'shown' }).catch(() => {});
  await sayKept().catch(() => {});
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(tapped(event.action, event.notification.data ?? {}));
});

async function tapped(action, { token, navigate }) {
  if (token && action === 'up') return answer({ token, what: 'up' });
  if (token && action === 'snooze') return answer({ token, what: 'snooze', minutes: 15 });
  // An open page is taken there, else a new one is opened; only ever to our own.
  const { origin, pathname, search, hash } = new URL(navigate ?? '/', self.location.origin);
  const place = origin === self.location.origin ? pathname + search + hash : '/';
  const [page] = await self.clients.matchAll({ type: 'window' });
  await page?.focus();
  return page ? page.navigate(place) : self.clients.openWindow(place);
}

// Kept before it is sent, since the worker may be ended at any moment; where nothing can be kept, sent all the same.
async function answer(said) {
  try {
    await kept('readwrite', (shelf) => shelf.add(JSON.stringify(said)));
  } catch {
    return say(said);
  }
  return sayKept().catch(() => self.registration.sync?.register('rings').catch(() => {}));
}

self.addEventListener('sync', (event) => event.waitUntil(sayKept()));

// What waits, oldest first, what the page could not send too: `kept.js` gives its database the same form.
async function sayKept() {
  for (let first; (first = await kept('readonly', (shelf) => shelf.openCursor())); ) {
    await say(JSON.parse(first.value));
    await kept('readwrite', (shelf) => shelf.delete(first.key));
  }
}

// Done, or no ring of ours: that is an answer. All else, a portal's page too, is like no network.
async function say(said, method = 'POST', path = '/api/v1/rings') {
  const headers = { 'Content-Type': 'application/json' };
  const { status } = await fetch(path, { method, headers, body: JSON.stringify(said), signal: AbortSignal.timeout(15_000) });
  if (![204, 400, 404].includes(status)) throw status;
}

function kept(mode, ask) {
  return new Promise((resolve, reject) => {
    // Some databases never answer: then nothing is kept, and what was tapped is sent at once.
    setTimeout(reject, PATIENCE);
    const opened = indexedDB.open('folje-rings', 1);
    const make = (name) => opened.result.createObjectStore(name, { autoIncrement: name === 'outbox' });
    opened.onupgradeneeded = () => ['snapshot', 'outbox'].forEach(make);
    opened.onerror = reject;
    opened.onsuccess = () => {
      const change = opened.result.transaction('outbox', mode, { durability: 'strict' });
      const asked = ask(change.objectStore('outbox'));
      change.oncomplete = () => resolve(asked.result);
      change.onabort = reject;
      opened.result.close();
    };
  });
}

// The browser renewed the subscription. The app sends it again at each opening too.
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)));

async function renew({ newSubscription, oldSubscription }) {
  const now = newSubscription ?? self.registration.pushManager.subscribe(oldSubscription.options);
  await say(await now, 'PUT', '/api/v1/push/subscription');
}
