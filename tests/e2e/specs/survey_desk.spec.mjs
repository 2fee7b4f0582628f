// A coordinator's survey from end to end, with people who have no phone: two groups that are too small are put together,
// printed codes are answered with at a screen where nobody is signed in, once each; what was written is read before it is
// shown; and nothing more is asked until the participants have been answered.
import { violations } from '../support/axe.mjs';
import { begin, companion, send } from '../support/staff.mjs';
import { tooWide } from '../support/fit.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const summary = (page, words) => page.locator('summary', { hasText: words });
const FROM = '2026-11-30';
const DAY = 24 * 60;

/** Two groups of four in a programme of their own, planned by whoever is signed in: names and ids. */
async function groups(page) {
  const coach = await companion(page, 'Karin Ek');
  const people = [];
  for (const [group, names] of Object.entries({ Norr: ['Abel', 'Berit', 'Cem', 'Disa'], Söder: ['Egil', 'Fatma', 'Gun', 'Hugo'] })) {
    const cohort = crypto.randomUUID();
    await send(page, '/api/v1/desk/cohorts', { id: cohort, name: group, template: 'halvdagsgrupp', starts: FROM, with: [['coach', coach]] });
    for (const name of names) people.push({ name, ...(await begin(page, { name, from: FROM, into: { cohort }, beside: {} })) });
  }
  return people;
}

/** Opens a survey for both groups, each for itself, and comes to its page. */
async function open(page) {
  const programme = page.locator('.section').filter({ has: page.getByRole('heading', { level: 2, name: 'Halvdagsgrupp' }) });
  await summary(programme, 'Öppna en enkät').click();
  await programme.getByLabel('Frågor', { exact: true }).selectOption({ label: 'De första veckorna' });
  await programme.getByLabel('Norr').check();
  await programme.getByLabel('Söder').check();
  await programme.getByLabel('Slå ihop grupperna').uncheck();
  await expect(programme.locator('[data-few]')).toBeVisible();
  await button(programme, 'Öppna enkäten i dag').click();
  await programme.locator('a[href^="/desk/surveys/"]').click();
}

/** Answers at the public page, up to where it is handed in. */
async function answer(page, words) {
  await button(page, 'Börja').click();
  for (const [place, choice] of [2, 0].entries()) {
    await expect(page.locator('.wizard-where')).toHaveText(`${place + 1} av 3`);
    await page.locator('.choice').nth(choice).click();
    await button(page, 'Nästa').click();
  }
  // Of two groups together texts can be shown: nothing else is said before.
  await expect(page.locator('[data-texts-withheld]')).toHaveCount(0);
  await page.getByLabel('Skriv kort').fill(words);
  await button(page, 'Nästa').click();
  await button(page, 'Lämna svaret').click();
}

test('small groups together, codes on paper, read before it is shown, and answered before the next', async ({ phone, newPhone, town }) => {
  test.slow();
  const page = await phone.signIn('Anders Lind');
  const people = await groups(page);
  await moveTo(page, '/desk/surveys');
  await open(page);

  // One offer, though each of the two could be offered the other.
  await expect(page.locator('[data-panel]')).toHaveCount(2);
  await expect(page.locator('[data-panel]').first()).toContainText('En liten grupp');
  const offer = page.locator('details', { hasText: /(Norr|Söder) med (Norr|Söder)/ });
  await expect(offer).toHaveCount(1);
  await offer.locator('summary').click();
  await button(offer, 'Slå ihop').click();
  await expect(page.locator('[data-panel]')).toHaveCount(1);
  await expect(page.locator('[data-panel]')).toContainText('8 personer');
  await expect(offer).toHaveCount(0);

  // Those who were asked and have no phone, and nobody else of Anders' people.
  await summary(page, 'Lappar till den som inte har telefon').click();
  const whom = page.locator('fieldset').getByRole('checkbox');
  await expect(whom).toHaveCount(8);
  for (const { name } of people.slice(0, 5)) await page.getByLabel(name, { exact: true }).check();
  await button(page, 'Gör lappar').click();
  const papers = page.locator('[data-printed]');
  await expect(papers).toHaveCount(5);
  await expect(whom).toHaveCount(3);
  expect(await tooWide(page)).toEqual([]);
  expect(await violations(page)).toEqual([]);
  const links = await papers.locator('p', { hasText: '#' }).allTextContents();

  // At a screen where nobody is signed in.
  const written = ['Mer fika', 'Karin i receptionen var otålig', 'Kortare dagar', 'Bra som det är', 'Jag heter Abel och vill byta grupp'];
  const screen = await (await newPhone()).newTab();
  for (const [place, link] of links.entries()) {
    await screen.goto('about:blank');
    await screen.goto(link);
    if (place === 0) {
      // A slip of the pen costs nothing that was answered.
      const field = screen.getByLabel('Koden på lappen');
      const code = await field.inputValue();
      await field.fill('0000-0000-0000');
      await answer(screen, written[place]);
      await expect(field).toBeFocused();
      await expect(screen.locator('#survey-code-error')).toContainText('Koden går inte att använda');
      await field.fill(code.toLowerCase());
      await button(screen, 'Fortsätt svara').click();
      for (let screens = 0; screens < 3; screens += 1) await button(screen, 'Nästa').click();
      await button(screen, 'Lämna svaret').click();
    } else {
      await answer(screen, written[place]);
    }
    await expect(screen.locator('[data-standing]')).toContainText('Tack för ditt svar');
    expect(new URL(screen.url()).hash).toBe('');
  }
  expect(await violations(screen)).toEqual([]);
  await screen.goto('about:blank');
  await screen.goto(links[0]);
  await answer(screen, 'en gång till');
  await expect(screen.locator('#survey-code-error')).toContainText('Varje kod går att använda en gång');

  // After the close the texts wait for a reader, and the next survey for an answer.
  town.goOn(16 * DAY);
  await expect(async () => {
    await page.reload();
    await expect(page.locator('[data-read] textarea')).toHaveCount(5, { timeout: 2000 });
  }).toPass({ timeout: 20_000 });
  expect(await violations(page)).toEqual([]);
  const texts = page.locator('[data-read] li');
  const holding = async (words) => {
    const all = await texts.locator('textarea').evaluateAll((all) => all.map((one) => one.value));
    return texts.nth(all.findIndex((one) => one.includes(words)));
  };
  await (await holding('Karin')).locator('textarea').fill('Det var otåligt i receptionen');
  await (await holding('Abel')).getByRole('checkbox').uncheck();
  await button(page, 'Klart, visa texterna').click();
  await expect(page.locator('[data-read]')).toHaveCount(0);
  await expect(page.locator('[data-panel]')).toContainText('5 av 8 svarade');
  await expect(page.locator('[data-panel]')).toContainText('Det var otåligt i receptionen');
  await expect(page.locator('[data-panel]')).not.toContainText('Abel');

  const programme = page.locator('.section').filter({ has: page.getByRole('heading', { level: 2, name: 'Halvdagsgrupp' }) });
  await page.getByRole('link', { name: 'Enkäter' }).first().click();
  await expect(programme.locator('[data-blocked]')).toContainText('Skriv först «Ni sa – vi gjorde»');
  await expect(summary(programme, 'Öppna en enkät')).toHaveCount(0);
  await programme.locator('a[href^="/desk/surveys/"]').click();
  await page.getByLabel('Ni sa').fill('Att det är för lite fika.');
  await button(page, 'Visa svaret för deltagarna').click();
  await expect(page.getByLabel('Vi gjorde')).toBeFocused();
  await page.getByLabel('Vi gjorde').fill('Nu fikar vi två gånger om dagen.');
  await button(page, 'Visa svaret för deltagarna').click();
  await expect(page.locator('[data-answer]')).toContainText('Nu fikar vi två gånger om dagen.');
  await page.getByRole('link', { name: 'Enkäter' }).first().click();
  await expect(summary(programme, 'Öppna en enkät')).toBeVisible();

  // Everybody who was asked reads it, whether they answered or not.
  const { path } = await send(page, '/api/v1/desk/invites', { person: people[7].id });
  const own = await (await newPhone()).signIn('Hugo', town.base + path);
  await moveTo(own, '/surveys');
  await own.getByRole('link', { name: 'Läs vad ni sa och vad vi gjorde' }).click();
  await expect(own.locator('[data-answer]')).toContainText('Nu fikar vi två gånger om dagen.');
  await expect(own.getByText('Det var otåligt i receptionen')).toBeVisible();
  await expect(own.getByText('Karin i receptionen')).toHaveCount(0);
});
