// Messages into the real service worker, and what a person does with what it shows. No push service is asked: the
// DevTools protocol delivers the plain message, and a tap is an event inside the worker.
import { expect } from '@playwright/test';
import { appIsKept } from './phone.mjs';

/** A token as the server makes them. */
export const TOKEN = 'q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s';

/** A wake-up as the server words it. */
export function wakeUp(base, token = TOKEN) {
  const navigate = `${base}/up#${token}`;
  return {
    web_push: 8030,
    notification: {
      title: 'Klockan är 07:00',
      body: 'Tryck på «Jag är uppe».',
      lang: 'sv',
      dir: 'ltr',
      tag: '0123456789abcdef0123456789abcdef',
      navigate,
      requireInteraction: true,
      actions: [
        { action: 'up', title: 'Jag är uppe', navigate },
        { action: 'snooze', title: 'Snooza 15 min', navigate },
      ],
    },
    folje: { token },
  };
}

/** The service worker of a phone, and the messages that reach it. */
export class Worker {
  /** Waits until the worker is there and may show something. */
  async of(phone, page = phone.page) {
    const { origin } = new URL(phone.town.base);
    await phone.context.grantPermissions(['notifications'], { origin });
    await appIsKept(page);
    const protocol = await phone.context.newCDPSession(page);
    const known = new Promise((done) => {
      protocol.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
        if (ours) done(ours.registrationId);
      });
    });
    await protocol.send('ServiceWorker.enable');
    const registrationId = await known;
    this.deliver = (data) => protocol.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
    this.sync = () => protocol.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'rings', lastChance: false });
    // The worker hears of the permission a moment after the page.
    const [worker] = phone.context.serviceWorkers();
    await expect.poll(() => worker.evaluate(() => Notification.permission)).toBe('granted');
    await worker.evaluate(() => {
      const show = self.registration.showNotification.bind(self.registration);
      self.everShown = 0;
      self.registration.showNotification = async (...said) => {
        await show(...said);
        self.everShown += 1;
      };
    });
    this.everShown = () => worker.evaluate(() => self.everShown);
    this.page = page;
    this.phone = phone;
    return this;
  }

  /**
   * Delivers a message and waits until the worker has shown it; then so many notifications are there. Only then is
   * the browser asked: Chromium forgets a notification of which it is asked while it is about to show it.
   */
  async hears(message, count = 1) {
    const before = await this.everShown();
    await this.deliver(typeof message === 'string' ? message : JSON.stringify(message));
    await expect.poll(() => this.everShown()).toBe(before + 1);
    expect(await this.shown()).toHaveLength(count);
  }

  /** What is shown now. */
  shown() {
    return this.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const all = await registration.getNotifications();
      return all.map(({ title, body, tag, lang, requireInteraction, actions, data }) => ({
        title, body, tag, lang, requireInteraction, data, actions: actions.map(({ action, title }) => [action, title]),
      }));
    });
  }

  /**
   * Taps the notification, or a button of it, and waits until the worker has done what it does and the notification
   * is gone: one that comes before that, under the same tag, would go with it. Where the tap went.
   */
  async tap(action = '') {
    const [worker] = this.phone.context.serviceWorkers();
    const before = (await this.shown()).length;
    const opened = await worker.evaluate(async (action) => {
      const [notification] = await self.registration.getNotifications();
      const opened = [];
      self.clients.openWindow = async (place) => opened.push(place);
      self.clients.matchAll = async () => [];
      const event = new NotificationEvent('notificationclick', { notification, action });
      let done;
      Object.defineProperty(event, 'waitUntil', { value: (work) => (done = work) });
      self.dispatchEvent(event);
      await done;
      return opened;
    }, action);
    await expect.poll(async () => (await this.shown()).length).toBe(before - 1);
    return opened;
  }

  /** The answers that wait on this phone. */
  waiting() {
    return this.page.evaluate(async () => {
      await globalThis.folje.kept.open('rings');
      return (await globalThis.folje.kept.all('rings', 'outbox')).map(([, text]) => JSON.parse(text));
    });
  }
}

/** Puts a server in the place of ours that answers for rings with `status`; what it heard. */
export function hearRings(line, status = 204) {
  const heard = [];
  line.on('POST /api/v1/rings', (answer, said) => {
    heard.push(JSON.parse(said.body));
    return { status, headers: {}, body: Buffer.alloc(0) };
  });
  return heard;
}
