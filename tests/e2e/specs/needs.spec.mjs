// «Behöver en människa»: an ambassador asks for help, the coordinator sees it first on the desk, answers in one line, and
// the line goes; the ambassador and the participant read the answer. A thank-you comes back. The statistics tell sums.
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const needs = (page) => page.locator('[data-needs]');
const ofHelp = (page) => needs(page).locator('[data-need="help"]');

test('an ambassador asks for help, is answered, and Elias reads both', async ({ phone, newPhone }) => {
  const birgitta = await phone.signIn('Birgitta Alm');
  await birgitta.getByText('Jag behöver hjälp').first().click();
  const form = birgitta.locator('[data-help="ask"]');
  await form.getByRole('textbox', { name: 'Vad behöver du hjälp med?' }).fill('Elias är ledsen i dag');
  await form.getByRole('button', { name: 'Be om hjälp' }).click();
  await expect(birgitta.locator('[data-call="waits"]')).toContainText('Elias är ledsen i dag');

  const anders = await (await newPhone()).signIn('Anders Lind');
  await expect(ofHelp(anders)).toContainText('Elias');
  await expect(ofHelp(anders)).toContainText('Elias är ledsen i dag');
  await ofHelp(anders).getByRole('textbox', { name: 'Vad gör du, och när?' }).fill('Jag ringer dig klockan tre');
  await ofHelp(anders).getByRole('button', { name: 'Svara', exact: true }).click();
  await expect(ofHelp(anders)).toHaveCount(0);

  const elias = await (await newPhone()).signIn('Elias');
  await moveTo(elias, '/attendance');
  await expect(elias.locator('[data-call]')).toContainText('Elias är ledsen i dag');
  await expect(elias.locator('[data-call]')).toContainText('Jag ringer dig klockan tre');
  await moveTo(elias, '/people');
  const thank = elias.locator('.list-row', { hasText: 'Birgitta Alm' }).locator('[data-thank]');
  await thank.getByText('Säg tack').click();
  await thank.getByRole('textbox').fill('för fikat');
  await thank.getByRole('button', { name: 'Tack!' }).click();
  await expect(elias.locator('[data-thanked]')).toBeVisible();

  await birgitta.reload();
  await expect(birgitta.locator('[data-call="answered"]')).toContainText('Jag ringer dig klockan tre');
  await expect(birgitta.locator('[data-thanks]')).toContainText('för fikat');
});

test('a samordnare reads sums, and what they need to see is there without a network', async ({ phone }) => {
  const anders = await phone.signIn('Anders Lind');
  await expect(needs(anders)).toBeVisible();
  const lines = await needs(anders).locator('[data-need]').count();
  await moveTo(anders, '/desk/statistics');
  await expect(anders.getByRole('heading', { level: 1 })).toHaveText('Statistik');
  await expect(anders.locator('table.statistics').first()).toContainText('Totalt');
  await expect(anders.getByRole('link', { name: 'Hämta som Excel' })).toHaveAttribute('href', /statistics\/\d+\.xlsx$/);
  await phone.context.setOffline(true);
  await moveTo(anders, '/desk');
  await expect(needs(anders).locator('[data-need]')).toHaveCount(lines);
});

test('the line about a programme that is over has the day and the name in their places', async ({ phone, town }) => {
  const anders = await phone.signIn('Anders Lind');
  town.goOn(28 * 24 * 60);
  await anders.reload();
  const over = needs(anders).locator('[data-need="handover-overdue"]').filter({ hasText: 'Samira' });
  await expect(over).toContainText(/Programmet tog slut \d+ \p{L}+\. Hur gick det för Samira\?/u);
});
