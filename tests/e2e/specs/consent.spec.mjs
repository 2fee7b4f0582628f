// Who sees what, from both sides: nothing by itself, exactly what is shared, nothing once it is taken back. And wishes.
import { snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { about, cardOf, share, stopSharing } from '../support/sharing.mjs';
import { expect, test } from '../support/test.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** What of the participant stands on the other person's page, once it has come; a page that was kept goes first. */
function shown(phone, name) {
  const parts = (all) => all.map((part) => part.dataset.share);
  return expect.poll(() => cardOf(phone.page, name).locator('[data-share]').evaluateAll(parts));
}

/** The same after one more look. */
async function looksAnew(phone, name) {
  await phone.open('/desk');
  return shown(phone, name);
}

test('a caseworker sees nothing, then exactly what is shared, then nothing', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  const other = await newPhone();
  await other.signIn('Eva Holm');
  await expect(cardOf(other.page, 'Samira')).toBeVisible();
  expect(await other.page.locator('main').innerText()).not.toContain('Amina');

  await about(page, 'Eva Holm');
  await expect(page.locator('[data-sharing]')).toHaveAttribute('data-sharing', 'no');
  // Nothing is picked beforehand, and sharing nothing is told so.
  await page.locator('summary', { hasText: 'Dela något' }).click();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
  await button(page, 'Gå vidare').click();
  await expect(page.getByText('Välj något att dela.')).toBeVisible();
  await page.locator('summary', { hasText: 'Dela något' }).click();
  await share(page, ['Ditt schema']);
  await expect(page.locator('[data-sharing]')).toHaveAttribute('data-sharing', 'yes');
  await expect(page.locator('[data-sharing]')).toContainText('Ditt schema (till och med 24 december)');
  await expect(page.locator('.mark').first()).toHaveText('Skickat');

  await (await looksAnew(other, 'Amina')).toEqual(['schedule']);
  const card = cardOf(other.page, 'Amina');
  await expect(card).toContainText('Amina delar det här med dig till och med 24 december.');
  await card.locator('summary').click();
  await expect(card.locator('[data-share="schedule"] li').first()).toContainText('I dag');
  for (const unseen of ['Program', 'Delade mål', 'Önskemål']) await expect(card).not.toContainText(unseen);

  await stopSharing(page, 'Eva Holm');
  await expect(page.locator('[data-sharing]')).toHaveAttribute('data-sharing', 'no');
  await expect.poll(async () => (await snapshot(page)).record.consents[0].ledger).toHaveLength(2);
  await (await looksAnew(other, 'Amina')).toEqual([]);
  await expect(cardOf(other.page, 'Samira')).toBeVisible();
  await expect(cardOf(other.page, 'Amina')).toHaveCount(0);
  await page.locator('summary', { hasText: 'Det här har du delat förut' }).click();
  await expect(page.locator('.log-row')).toHaveText([/Du slutade dela/, /Du delade: Ditt schema/]);
});

test('«Så här ser … dig» is what that person gets', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Samira');
  const other = await newPhone();
  await other.signIn('Eva Holm');
  await about(page, 'Eva Holm');
  await page.getByRole('link', { name: 'Så här ser Eva Holm dig' }).click();
  const words = async (page) => {
    const card = cardOf(page, 'Samira');
    await expect(card).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
    return card.innerText();
  };
  await expect(async () => expect(await words(page)).toBe(await words(other.page))).toPass({ timeout: 10_000 });
  // Whoever sees nothing shows nothing.
  await moveTo(page, '/me');
  await about(page, 'Olle Strand');
  await page.getByRole('link', { name: 'Så här ser Olle Strand dig' }).click();
  await expect(page.getByText('Ser ingenting om dig')).toBeVisible();
});

test('the coach’s page is mirrored too, with nothing to press', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await about(page, 'Karin Ek');
  await expect(page.locator('[data-sharing]')).toContainText('Ditt program och schema, dina svar');
  // A coach sees by role what could be shared, but for one's own answers.
  await page.locator('summary', { hasText: 'Dela något' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(1);
  await expect(page.getByRole('checkbox', { name: 'Dina egna svar om hur det går' })).not.toBeChecked();
  await page.getByRole('link', { name: 'Så här ser Karin Ek dig' }).click();
  const mirror = page.locator('[data-mirror]');
  await expect(cardOf(page, 'Amina')).toBeVisible();
  await expect(mirror.locator('button:enabled')).toHaveCount(0);
  const other = await newPhone();
  await other.signIn('Karin Ek');
  // The way to the page about her is no word about her.
  const told = async (page) => (await cardOf(page, 'Amina').innerText()).replace(/Öppna sidan om Amina\s+/, '');
  await expect(async () => expect(await told(page)).toBe(await told(other.page))).toPass({ timeout: 10_000 });
});

test('it is shared and taken back without a network, by keyboard, and the mirror says that it needs one', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await about(page, 'Eva Holm');
  await phone.loseNetwork();
  const press = async (locator, key = 'Enter') => {
    await locator.focus();
    await page.keyboard.press(key);
  };
  await press(page.locator('summary', { hasText: 'Dela något' }));
  await press(page.getByRole('checkbox', { name: 'Mål som du delar' }), 'Space');
  await press(page.getByRole('radio', { name: 'Tills du slutar dela' }), 'Space');
  await press(button(page, 'Gå vidare'));
  await expect(page.getByRole('dialog')).toContainText('Eva Holm får se: Mål som du delar. Det gäller tills du slutar dela.');
  await press(button(page.getByRole('dialog'), 'Ja, dela'));
  await expect(page.locator('[data-sharing]')).toHaveAttribute('data-sharing', 'yes');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.getByRole('link', { name: 'Så här ser Eva Holm dig' }).click();
  await expect(page.getByText('Det här behöver nät')).toBeVisible();

  await phone.findNetwork();
  await expect.poll(async () => (await snapshot(page)).record.consents?.[0]?.ledger).toHaveLength(1);
  await expect(cardOf(page, 'Amina').locator('[data-share="goals"]')).toBeVisible();
  const other = await newPhone();
  await other.signIn('Eva Holm');
  await shown(other, 'Amina').toEqual(['goals']);
});

test('a wish made without a network is answered by the coach and read', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Amina');
  await page.getByRole('link', { name: 'Kontakter' }).click();
  await expect(page.getByRole('link', { name: /^Det jag önskar/ })).toBeVisible();
  await phone.loseNetwork();
  // Two taps.
  await page.getByRole('link', { name: /^Det jag önskar/ }).click();
  await button(page, 'Jag vill prata om platsen').click();
  await expect(page.locator('[data-wish="waiting"]')).toContainText('Väntar på svar');
  await phone.findNetwork();
  await expect.poll(async () => (await snapshot(page)).record.wishes ?? []).toHaveLength(1);

  const other = await newPhone();
  const desk = await other.signIn('Karin Ek');
  const wish = desk.locator('[data-need]').filter({ hasText: 'Amina' }).filter({ has: desk.locator('[data-wish="waiting"]') });
  await button(wish, 'Det går inte nu').click();
  await expect(wish).toContainText('Skriv en rad om varför');
  await wish.getByLabel('En rad till personen').fill('Vi pratar på torsdag.');
  await button(wish, 'Senare').click();
  await expect.poll(async () => (await snapshot(page)).record.wishes[0].answers?.[0]?.said).toBe('later');
  await other.open('/desk');
  await expect(desk.locator('.desk-grid').first()).toBeVisible();
  await expect(wish).toHaveCount(0);

  await phone.open('/wishes');
  await expect(page.locator('[data-wish="answered"]')).toContainText('Karin Ek: Senare');
  await expect(page.locator('[data-wish="answered"]')).toContainText('Vi pratar på torsdag.');
  await button(page, 'Ta tillbaka: Jag vill prata om platsen').click();
  await expect(page.locator('[data-wish]')).toHaveCount(0);
});

test('an ambassador does not read a wish about the workplace', async ({ newPhone }) => {
  const [ambassador, coordinator] = [await newPhone(), await newPhone()];
  const page = await ambassador.signIn('Birgitta Alm');
  await expect(cardOf(page, 'Elias')).toBeVisible();
  await expect(page.locator('[data-wish]')).toHaveCount(0);
  const desk = await coordinator.signIn('Anders Lind');
  await expect(desk.locator('[data-need]', { has: desk.locator('[data-wish="waiting"]') })).toContainText('Elias');
});
