// What participants do, in the fewest steps: for tests that are about something else.
import { expect } from '@playwright/test';
import { moveTo } from './routes.mjs';

/** Writes a goal by the six prompts, answering the first one only, and comes to its page. */
export async function writeGoal(page, goal) {
  await moveTo(page, '/goals/new');
  await page.locator('.wizard textarea').fill(goal);
  for (let prompt = 1; prompt <= 6; prompt += 1) {
    await expect(page.locator('.wizard-where')).toHaveText(`${prompt} av 6`);
    await page.getByRole('button', { name: 'Nästa' }).click();
  }
  await page.locator('.wizard button[type="submit"]').click();
  await expect(page.getByRole('heading', { level: 1, name: goal })).toBeVisible();
}

/** Plans a small step for today, on the page that shows the form. */
export async function planStep(page, text) {
  await moveTo(page, '/goals');
  await page.getByText('Lägg till ett litet steg').click();
  await page.locator('#step-text').fill(text);
  await page.locator('details[open] button[type="submit"]').click();
}

/** Waits until the status line says that so many things wait for a network. */
export async function waitsInStatus(page, count) {
  const words = count === 1 ? '1 sak väntar på att skickas' : `${count} saker väntar på att skickas`;
  await expect(page.locator('.status')).toContainText(`Inget nät. ${words}.`);
}
