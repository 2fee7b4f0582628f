// What every browser test begins with: a municipality of its own, and as many phones as it asks for.
import { test as plain, expect } from '@playwright/test';
import { Phone } from './phone.mjs';
import { Town } from './town.mjs';

export { expect };

export const test = plain.extend({
  /** Other options for the demo's server. */
  demo: [{}, { option: true }],

  /** Whether a crash is what the test wants to see. */
  mayCrash: [false, { option: true }],

  town: async ({ demo }, use) => {
    const town = await new Town().open(demo);
    await use(town);
    await town.close();
  },

  /** Makes a new phone: a profile with nothing in it. */
  newPhone: async ({ browser, town, mayCrash }, use) => {
    const phones = [];
    await use(async (options = {}) => {
      const phone = new Phone(await browser.newContext(options), town);
      phones.push(phone);
      return phone;
    });
    for (const { context } of phones) {
      for (const page of mayCrash ? [] : context.pages()) await expect(page.locator('#crash')).toBeHidden();
      await context.close();
    }
  },

  /** The first phone. */
  phone: async ({ newPhone }, use) => use(await newPhone()),
});
