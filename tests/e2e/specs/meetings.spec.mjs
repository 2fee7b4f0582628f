// A meeting of three: planned at the desk, points written without a network, what was agreed, and what a caseworker reads
// of it who is shown nothing else. And the rough plan, which two write in at once.
import { snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Who somebody is to the server. */
const idOf = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('folje.account')).person);

/** Plans a meeting with Amina at Karin's desk, with Eva Holm and somebody from elsewhere. */
async function plan(page, amina) {
  await moveTo(page, `/desk/meetings/${amina}`);
  await expect(page.getByRole('heading', { level: 1, name: 'Möten med Amina' })).toBeVisible();
  await page.locator('summary', { hasText: 'Planera ett möte' }).click();
  await page.locator('#meeting-kind').selectOption('multi-party');
  await page.locator('#meeting-day').fill('2026-11-30');
  await page.locator('#meeting-time').fill('13:30');
  await page.locator('#meeting-place').fill('Rum 4');
  await page.getByRole('checkbox', { name: 'Eva Holm' }).check();
  await page.locator('#meeting-others').fill('Kim Berg, Banken, kim@banken.example');
  await button(page, 'Planera mötet').click();
  await expect(page.locator('[data-meeting]')).toHaveCount(1);
}

test('a meeting is planned, has points from a phone without a network, and what was agreed is done', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const amina = await idOf(page);
  const desk = await newPhone();
  const karin = await desk.signIn('Karin Ek');
  await plan(karin, amina);
  // No mail is set up here: the invitation is there as a file.
  await expect(karin.getByRole('link', { name: /Hämta inbjudan/ })).toHaveAttribute('href', /\.ics$/);

  await phone.open('/meetings');
  await page.locator('a.meeting-link').first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Flerpartssamtal' })).toBeFocused();
  for (const told of ['Rum 4', 'Eva Holm, Arbetsförmedlingen Exempelby', 'Kim Berg, Banken']) await expect(page.locator('main')).toContainText(told);
  await phone.context.setOffline(true);
  await page.locator('#point-text').fill('Min lön');
  await button(page, 'Lägg till punkten').click();
  await expect(page.locator('[data-point="mine"]')).toContainText('Min lön');
  await phone.context.setOffline(false);
  await expect.poll(async () => (await snapshot(page)).record.meetings?.[0]?.points?.length).toBe(1);

  await desk.open(`/desk/meetings/${amina}`);
  await expect(karin.locator('[data-point="theirs"]')).toContainText('Min lön');
  await karin.locator('#agree-text').fill('Skicka beslutet');
  await karin.locator('#agree-owner').selectOption({ label: 'Eva Holm' });
  await button(karin, 'Notera').click();
  await expect(karin.locator('[data-task]')).toHaveCount(1);
  await karin.locator('#agree-text').fill('Ringa banken');
  await button(karin, 'Notera').click();
  await expect(karin.locator('[data-task]')).toHaveCount(2);

  // Eva attends: she reads the meeting and does what she promised. Amina has shared nothing else with her.
  const other = await newPhone();
  const eva = await other.signIn('Eva Holm');
  await expect(eva.locator('.desk-grid')).not.toContainText('Amina');
  await eva.getByRole('link', { name: /^Möten/ }).click();
  await eva.getByRole('link', { name: /Flerpartssamtal med Amina/ }).click();
  await expect(eva.locator('[data-point="theirs"]')).toContainText('Min lön');
  for (const unseen of ['Planera ett möte', 'Min plan', 'Skriv en rekommendation']) await expect(eva.locator('main')).not.toContainText(unseen);
  await eva.locator('[data-task] button').click();
  await expect(eva.locator('[data-task="done"]')).toContainText('Skicka beslutet');

  await phone.open('/meetings');
  await page.locator('a.meeting-link').first().click();
  await expect(page.locator('[data-task="done"]')).toContainText('Eva Holm');
  await page.locator('[data-task="open"] button').click();
  await expect(page.locator('[data-task="done"]')).toHaveCount(2);
});

test('two write in the rough plan at once and neither loses a word', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await phone.isReadyForTheBus();
  const amina = await idOf(page);
  await moveTo(page, '/plan');
  await page.locator('#plan-text').fill('Jobba med barn');
  await button(page, 'Det är dit jag vill').click();
  await expect.poll(async () => (await snapshot(page)).record.plan_lines?.length).toBe(1);

  const desk = await newPhone();
  const karin = await desk.signIn('Karin Ek');
  await desk.open(`/desk/meetings/${amina}`);
  await expect(karin.locator('[data-lines="goal"]')).toContainText('Jobba med barn');
  await phone.context.setOffline(true);
  await button(page, 'Ändra «Jobba med barn»').click();
  await page.locator('#plan-text').fill('Jobba med djur');
  await button(page, 'Spara ändringen').click();
  await expect(page.locator('[data-lines="goal"]')).toContainText('Jobba med djur');
  await button(karin, 'Ändra «Jobba med barn»').click();
  await karin.locator('#plan-text').fill('Jobba på förskola');
  await button(karin, 'Spara ändringen').click();
  await expect(karin.locator('[data-lines="goal"]')).toContainText('Jobba på förskola');
  await phone.context.setOffline(false);
  await expect.poll(async () => (await snapshot(page)).record.plan_lines[0].words.text).toBe('Jobba med djur');
  await expect(page.locator('[data-beside]')).toContainText('Jobba på förskola');
});

test('«Om mig» goes along only with a yes, which can be taken back', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Samira');
  const samira = await idOf(page);
  const other = await newPhone();
  const eva = await other.signIn('Eva Holm');
  await moveTo(page, '/handover');
  await page.locator('#about-me').fill('Jag lär mig bäst av att se på.');
  await button(page, 'Spara').click();
  await other.open(`/desk/meetings/${samira}`);
  await expect(eva.locator('main')).not.toContainText('Jag lär mig bäst');
  await button(page, 'Låt Eva Holm läsa').click();
  await expect.poll(async () => (await snapshot(page)).record.about_me?.ledger?.length).toBe(1);
  await other.open(`/desk/meetings/${samira}`);
  await expect(eva.locator('main')).toContainText('Jag lär mig bäst');
  await button(page, 'Sluta visa för Eva Holm').click();
  await expect.poll(async () => (await snapshot(page)).record.about_me?.ledger?.length).toBe(2);
  await other.open(`/desk/meetings/${samira}`);
  await expect(eva.locator('h1')).toBeVisible();
  await expect(eva.locator('main')).not.toContainText('Jag lär mig bäst');
});
