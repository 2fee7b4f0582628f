// A phone: a browser profile of its own with the app in it, and what one does with it.
import { expect } from '@playwright/test';

/** What is the same for every phone: where the app is. */
export class Phone {
  /**
   * @param {import('@playwright/test').BrowserContext} context
   * @param {import('./town.mjs').Town} town
   */
  constructor(context, town) {
    this.context = context;
    this.town = town;
  }

  /** A new tab, or a new start of the installed app. */
  async newTab(path = '/') {
    const page = await this.context.newPage();
    await page.bringToFront();
    await page.goto(this.town.base + path);
    return page;
  }

  /** Opens a one-time link in a new tab. Nothing is redeemed until somebody taps (`redeem`). */
  async openLink(link) {
    return this.newTab((await link).replace(this.town.base, ''));
  }

  /** Signs in by the one-time link of a person (a fresh one for every device but the first), until there is something to read. */
  async signIn(name, link = this.town.link(name)) {
    this.page ??= await this.context.newPage();
    await this.page.goto(await link);
    await redeem(this.page);
    await expect(this.page.locator('[data-today-ready], .desk-grid').first()).toBeVisible();
    return this.page;
  }

  /** Goes to a path as one does by typing it: the app starts anew. */
  async open(path, page = this.page) {
    await page.goto(this.town.base + path);
    await expect(page.locator('h1')).toBeVisible();
  }

  /** Waits until the app lies on the phone, and for whoever is signed in, what the server said. */
  async isReadyForTheBus(page = this.page, { signedIn = true } = {}) {
    await appIsKept(page);
    if (signedIn) await expect.poll(() => kept(page, 'snapshot')).not.toHaveLength(0);
  }

  /** No network, as the phone knows; the server is out of reach in any case. */
  async loseNetwork() {
    this.town.line.cut();
    await this.context.setOffline(true);
  }

  async findNetwork() {
    this.town.line.mend();
    await this.context.setOffline(false);
  }

  /** Closes every page and starts the app again. */
  async startAgain(path = '/') {
    await Promise.all(this.context.pages().map((page) => page.close()));
    this.page = await this.newTab(path);
    await expect(this.page.locator('h1')).toBeVisible();
    return this.page;
  }
}

/** Taps the button that redeems the one-time link on the page. */
export function redeem(page) {
  return page.locator('#redeem').click();
}

/** Waits until the service worker has everything. */
export function appIsKept(page) {
  const active = async () => (await navigator.serviceWorker.getRegistration())?.active?.state;
  return expect.poll(() => page.evaluate(active), { timeout: 20_000 }).toBe('activated');
}

/** What lies on a shelf of the signed-in account on this phone, each entry read. */
export function kept(page, shelf) {
  return page.evaluate(async (shelf) => {
    const account = JSON.parse(localStorage.getItem('folje.account') ?? 'null');
    if (!account) return [];
    const entries = await globalThis.folje.kept.all(account.person, shelf);
    return entries.map(([, text]) => JSON.parse(text));
  }, shelf);
}

/** What the server has of the signed-in person, asked past the app and its service worker's caches. */
export function snapshot(page) {
  return page.evaluate(async () => (await fetch('/api/v1/snapshot', { cache: 'no-store' })).json());
}

/** Sends commands as another device of the same person would, in batches; the page must be signed in. */
export function send(page, actions) {
  return page.evaluate(async (actions) => {
    const { person } = JSON.parse(localStorage.getItem('folje.account'));
    const made = actions.map((action) => ({ id: crypto.randomUUID(), at: new Date().toISOString(), about: person, action }));
    const outcomes = [];
    while (made.length > 0) {
      const body = JSON.stringify({ commands: made.splice(0, 100) });
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch('/api/v1/commands', { method: 'POST', headers, body });
      outcomes.push(...(await answer.json()).outcomes);
    }
    return outcomes;
  }, actions);
}
