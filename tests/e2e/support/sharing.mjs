// Sharing something with somebody, by the pages that people use.
import { expect } from '@playwright/test';
import { moveTo } from './routes.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** The card of a participant on the page of somebody beside them. */
export const cardOf = (page, name) => page.locator('.desk-person').filter({ has: page.getByRole('heading', { name, exact: true }) });

/** Opens the page about one person, from Jag, by the links that people use. */
export async function about(page, name) {
  await moveTo(page, '/me');
  await page.getByRole('link', { name: /^Vem ser vad/ }).click();
  await page.getByRole('link', { name: new RegExp(name) }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeFocused();
}

/** Ticks what is to be shared, looks once more, and shares it. */
export async function share(page, shares, until) {
  await page.locator('summary', { hasText: /^(Dela något|Ändra det du delar)$/ }).click();
  for (const one of shares) await page.getByRole('checkbox', { name: one }).check();
  if (until) await page.getByRole('radio', { name: until }).check();
  await button(page, 'Gå vidare').click();
  const ask = page.getByRole('dialog');
  for (const one of shares) await expect(ask).toContainText(one);
  await button(ask, 'Ja, dela').click();
}

/** Takes back what was shared with them. */
export async function stopSharing(page, name) {
  await button(page, `Sluta dela med ${name}`).click();
  await button(page.getByRole('dialog'), 'Ja, sluta dela').click();
}
