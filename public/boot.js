// Starts the app: preferences before the first paint, language and WebAssembly at the same time, then the
// service worker once there is something to read. What goes wrong here, or in the app, ends in the banner.
//
// The app finds what it needs to know in `globalThis.folje`:
//   wasm       the app, which the page began to fetch; nothing where that failed
//   texts      the texts that are needed to read today, in the order of their sorted keys
//   laterTexts a function that promises those of the later pages
//   deskTexts  a function that promises those of the desk, once its styles are there
//   surveyTexts  a function that promises those of the surveys
//   language   their language's code, 'sv'
//   sprite     address of the icon sprite
//   version    what this page was built from
//   writes     whether somebody is in the middle of a form
//   kept       what stays on this phone (`kept.js`, which the build puts before this file, with `translated.js`)
// and is spoken to by events on the window: `folje:new-version` when one has arrived, answered by
// `folje:take-over` when the person wants it; `folje:panic` comes from the app.

const VERSION = '{{version}}';
const LANGUAGES = JSON.parse('{{languages}}');
const DEFAULT_LANGUAGE = 'sv';
const RIGHT_TO_LEFT = ['ar', 'ckb', 'fa', 'he', 'ps', 'ur'];

// A preference, plain or as a JSON string; none where storage is denied.
function preference(name) {
  let stored = null;
  try {
    stored = localStorage.getItem(`folje.${name}`);
    const value = JSON.parse(stored);
    return typeof value === 'string' ? value : null;
  } catch {
    return stored;
  }
}

function chooseLanguage() {
  const wishes = [preference('language'), ...(navigator.languages ?? [navigator.language])];
  for (const wish of wishes) {
    const code = (wish ?? '').toLowerCase();
    const known = [code, code.split('-')[0]].find((name) => Object.hasOwn(LANGUAGES, name));
    if (known) return known;
  }
  return DEFAULT_LANGUAGE;
}

function applyPreferences(language) {
  const root = document.documentElement;
  root.lang = language;
  root.dir = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';
  const size = preference('text-size');
  if (size) root.dataset.textSize = size;
  const theme = preference('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
}

// A file of ours, or an error: a page in its place (an address that is gone) is not the file.
async function load(url, begun) {
  const response = (await begun) ?? (await fetch(url));
  const type = response.headers.get('Content-Type') ?? '';
  if (!response.ok || type.startsWith('text/html')) throw new Error(`${url}: ${response.status}`);
  return response;
}

const loadJson = async (url) => (await load(url)).json();

// The texts of a language; those of the default one rather than none.
async function loadTexts(language) {
  const [first, later, desk, survey] = LANGUAGES[language];
  const laterTexts = () => loadJson(later);
  const deskTexts = () => Promise.all([loadJson(desk), dressDesk()]).then(([texts]) => texts);
  const surveyTexts = () => (keepPart('survey'), loadJson(survey));
  try {
    return { language, texts: await loadJson(first), laterTexts, deskTexts, surveyTexts };
  } catch (error) {
    if (language === DEFAULT_LANGUAGE) throw error;
    return loadTexts(DEFAULT_LANGUAGE);
  }
}

// Lets the service worker keep the files of a part from now on: somebody came here.
function keepPart(part) {
  navigator.serviceWorker?.ready.then(({ active }) => active.postMessage(part));
}

// Fetches the desk's styles: only companions come here.
async function dressDesk() {
  keepPart('desk');
  const style = document.body.appendChild(document.createElement('link'));
  await new Promise((done) => Object.assign(style, { rel: 'stylesheet', onload: done, onerror: done, href: '{{desk_css}}' }));
}

// Waits until the page is parsed and its style sheet has come (or failed: plain is better than nothing).
async function pageIsReady() {
  if (document.readyState === 'loading') {
    await new Promise((done) => document.addEventListener('DOMContentLoaded', done, { once: true }));
  }
  document.getElementById('reload').addEventListener('click', loadNewest);
  const style = document.querySelector('link[rel=stylesheet]');
  if (!style.sheet) {
    await new Promise((done) => {
      style.addEventListener('load', done, { once: true });
      style.addEventListener('error', done, { once: true });
    });
  }
}

function showCrash(why) {
  const banner = document.getElementById('crash');
  if (!banner?.hidden) return;
  for (const text of banner.querySelectorAll('[data-why]')) text.hidden = text.dataset.why !== why;
  banner.hidden = false;
}

// Loads the page again, in the newest version that has arrived.
async function loadNewest() {
  const worker = navigator.serviceWorker;
  const registration = await worker?.getRegistration().catch(() => undefined);
  if (!registration?.waiting) {
    location.reload();
    return;
  }
  worker.addEventListener('controllerchange', () => location.reload(), { once: true });
  // A worker that hangs must not keep the person waiting.
  setTimeout(() => location.reload(), 3000);
  registration.waiting.postMessage('take-over');
}

// While this page is open, the service worker keeps the files of its version (see `sweep` there).
function holdVersion() {
  navigator.locks?.request(`folje-${VERSION}`, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
}

async function keepForOfflineUse() {
  const worker = navigator.serviceWorker;
  if (!worker) return;
  if (VERSION.startsWith('dev-')) {
    // While working on the app, nothing may come from a cache.
    for (const registration of await worker.getRegistrations()) registration.unregister();
    return;
  }
  if (document.readyState !== 'complete') {
    await new Promise((done) => addEventListener('load', done, { once: true }));
  }
  // After what a person waits for: the files that are fetched ahead must not slow down today.
  await new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(done, { timeout: 4000 }));
  watchForNewVersion(await worker.register('/sw.js', { updateViaCache: 'none' }));
}

let controlled = Boolean(navigator.serviceWorker?.controller);
let newVersion = false;

// Tells the app of a new version, now or as soon as it has started.
function tell() {
  newVersion = true;
  dispatchEvent(new Event('folje:new-version'));
}

// From the first moment on, since another tab may let a new version in at any time: this page goes on with its
// own files for as long as the person likes.
function watchForTakeOver() {
  navigator.serviceWorker?.addEventListener('controllerchange', () => {
    if (controlled) tell();
    controlled = true;
  });
}

// Tells the app when a new version waits. An app that stays open for days asks for news when it is looked at.
function watchForNewVersion(registration) {
  const follow = (arriving) => {
    arriving?.addEventListener('statechange', () => arriving.state === 'installed' && controlled && tell());
  };
  if (registration.waiting && controlled) tell();
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  let asked = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - asked < 3_600_000) return;
    asked = performance.now();
    registration.update().catch(() => {});
  });
}

const isPanic = (error) => error instanceof WebAssembly.RuntimeError;
addEventListener('error', (event) => isPanic(event.error) && showCrash('panic'));
addEventListener('unhandledrejection', (event) => isPanic(event.reason) && showCrash('panic'));
addEventListener('folje:panic', () => showCrash('panic'));
addEventListener('folje:take-over', loadNewest);

// A form that somebody writes in must not be drawn anew: news waits until it is handed in, gone, or left alone.
const LEFT_ALONE = 300_000;
let [form, writtenAt] = [null, 0];
addEventListener('input', ({ target }) => {
  if (target.form) [form, writtenAt] = [target.form, performance.now()];
});
addEventListener('submit', ({ target }) => setTimeout(() => {
  if (!target.querySelector('[aria-invalid]')) form = null;
}));
const writes = () => Boolean(form?.isConnected) && performance.now() - writtenAt < LEFT_ALONE;

async function start() {
  const language = chooseLanguage();
  applyPreferences(language);
  holdVersion();
  watchForTakeOver();
  const ready = pageIsReady();
  try {
    const [app, wasm, spoken] = await Promise.all([
      import('{{app_js}}'),
      // Begun by a script of the page, because WebKit does not match `fetch` with a preloaded file and fetches it twice.
      load('{{app_wasm}}', globalThis.folje?.wasm),
      loadTexts(language),
      ready,
    ]);
    document.documentElement.lang = spoken.language;
    globalThis.folje = { ...globalThis.folje, ...spoken, sprite: '{{sprite}}', version: VERSION, writes };
    await app.default({ module_or_path: wasm });
    if (newVersion) tell();
  } catch (error) {
    console.error(error);
    await ready;
    showCrash(isPanic(error) ? 'panic' : 'missing');
  }
  // Also after a failure: a newer version may be what mends it. Where workers are denied, the app still runs.
  await keepForOfflineUse().catch(() => {});
}

start();
