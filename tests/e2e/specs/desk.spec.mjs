// The coach's desk: a group, somebody new who is in it within half a minute, going on alone with nothing lost, many out
// of a file; and that the desk's code is fetched by nobody who has no desk.
import { expect, test } from '../support/test.mjs';
import { redeem, snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { tooWide } from '../support/fit.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const link = (page, name) => page.getByRole('link', { name, exact: true });
const places = (page) => page.getByRole('navigation', { name: 'Skrivbordet' });

/** What of the desk was fetched for a phone, by whomever: its page or its service worker. */
function ofTheDesk(phone) {
  const fetched = [];
  phone.context.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/\/assets\/[^/]*desk-/.test(pathname)) fetched.push(pathname);
  });
  return fetched;
}

/** Starts a group by its template, on the first Monday that is offered. */
async function startGroup(page, name) {
  await places(page).getByRole('link', { name: 'Grupper' }).click();
  await page.locator('summary', { hasText: 'Ny grupp' }).click();
  await page.getByLabel('Vilket program?').selectOption({ label: 'Access, grupp på heltid' });
  // Access starts a group every five weeks; this one is to start sooner.
  await expect(page.locator('[data-in-step]')).toContainText('var 5:e vecka');
  await page.locator('#group-starts').fill('2026-11-30');
  await expect(page.locator('.day-words')).toHaveText('Måndag 30 november');
  await page.getByLabel('Gruppens namn').fill(name);
  await button(page, 'Visa datumen').click();
  await expect(page.locator('[data-dates]')).toContainText('Entré: 30 november till');
  await button(page, 'Starta gruppen').click();
  await expect(page.locator(`[data-group="${name}"]`)).toContainText('Börjar på måndag');
}

test('a coach starts a group, adds somebody, and they read their real schedule on their own phone', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Karin Ek');
  await startGroup(page, 'Access, vintern');

  await places(page).getByRole('link', { name: 'Ny person' }).click();
  await page.getByLabel('Namn').fill('Idris');
  await page.getByLabel('Var börjar personen?').selectOption({ label: 'Gruppen Access, vintern' });
  // What is half written outlives the page.
  await page.reload();
  await expect(page.getByLabel('Namn')).toHaveValue('Idris');
  await button(page, 'Lägg till').click();
  await expect(page.getByText('Idris är tillagd.')).toBeVisible();
  await button(page, 'Visa inbjudan').click();
  await expect(page.getByRole('img', { name: 'QR-kod med länken' })).toBeVisible();
  const code = await page.locator('[data-code]').textContent();
  const own = await newPhone();
  await own.signIn('Idris', await page.getByLabel('Länk att skicka').inputValue());
  const said = await snapshot(own.page);
  expect(said.programme.phases[0].first_day).toBe('2026-11-30');
  expect(said.occurrences.length).toBeGreaterThan(10);
  await moveTo(own.page, '/week?w=1');
  await expect(own.page.getByText('Första dagen: bowling och middag')).toBeVisible();
  // One invite lets one device in, by link or by code.
  const second = await (await newPhone()).newTab('/sign-in');
  await second.getByLabel('Din kod').fill(code);
  await button(second, 'Logga in').click();
  await expect(second.getByText('Den är redan använd.')).toBeVisible();

  await places(page).getByRole('link', { name: 'Grupper' }).click();
  await expect(page.locator('[data-group="Access, vintern"]')).toContainText('1 av');
  await page.locator('[data-group="Access, vintern"]').getByRole('link', { name: 'Idris' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Idris' })).toBeFocused();
});

test('who leaves the group goes on alone, and everything is still there', async ({ phone, newPhone }) => {
  const own = await newPhone();
  await own.signIn('Amina');
  const before = await snapshot(own.page);
  const page = await phone.signIn('Karin Ek');
  await link(page, 'Öppna sidan om Amina').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Amina' })).toBeFocused();
  await page.locator('summary', { hasText: 'Gå vidare i annan form' }).click();
  await expect(page.getByText('Inget försvinner')).toBeVisible();
  await page.getByLabel('Hur?').selectOption({ label: 'Samma program, på egen hand' });
  await button(page, 'Byt').click();
  await expect(page.locator('[data-enrolments]')).toContainText('Gick vidare i annan form');

  const after = await snapshot(own.page);
  const planned = ({ occurrences }) => occurrences.map(({ start, title }) => `${start} ${title.sv}`);
  expect(planned(after)).toEqual(planned(before));
  expect(after.record).toEqual(before.record);
  expect(after.people.map(({ name }) => name)).toEqual(before.people.map(({ name }) => name));
  // «Så här ser … dig»: the coach's page, as she reads it herself.
  await moveTo(own.page, `/seen-by/${after.contact.person}`);
  await expect(own.page.locator('[data-person-page]')).toContainText('Gick vidare i annan form');
});

test('many out of a file: what is wrong is said by line, then all are there', async ({ phone }) => {
  const page = await phone.signIn('Karin Ek');
  await moveTo(page, '/desk/import');
  const choose = (text) => page.getByLabel('Välj fil').setInputFiles({ name: 'nya.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') });
  await choose('namn;telefon\nÅsa;070-174 06 91\nÅsa Ö;070 174 06 91\n');
  await expect(page.locator('[data-import="wrong"] [data-line="3"]')).toContainText('Samma person som på rad 2.');
  await expect(button(page, 'Lägg till alla')).toBeHidden();
  // A browser tells of a file only where it is another than before: the corrected one has the same name.
  await expect(page.getByLabel('Välj fil')).toHaveValue('');
  await choose('namn;telefon\nÅsa;070-174 06 91\nÖrjan;\n');
  await button(page, 'Lägg till alla').click();
  await expect(page.locator('[data-import="done"]')).toContainText('2 personer är tillagda');
  await link(page, 'Örjan').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Örjan' })).toBeVisible();
});

test('a number that is none is refused at its field, and nothing that was written is lost', async ({ phone }) => {
  const page = await phone.signIn('Karin Ek');
  await moveTo(page, '/desk/new');
  await page.getByLabel('Namn').fill('Idris');
  const number = page.getByLabel('Telefon');
  for (const [written, told] of [
    ['ring mig', 'Det ser inte ut som ett telefonnummer.'],
    ['19900101-0017', 'Det ser ut som ett personnummer.'],
  ]) {
    await number.fill(written);
    await button(page, 'Lägg till').click();
    await expect(page.locator('.field-error', { hasText: told })).toBeVisible();
    await expect(number).toHaveValue(written);
  }
  await number.fill('\u202d٠٧٠١٧٤٠٦٩٥\u202c');
  await button(page, 'Lägg till').click();
  await link(page, 'Öppna sidan om Idris').click();
  await expect(page.locator('main')).toContainText('070-174 06 95');
});

test('the samordnare pairs, and the koordinator sees sums', async ({ phone, newPhone }) => {
  const page = await phone.signIn('Anders Lind');
  await link(page, 'Öppna sidan om Samira').click();
  await page.locator('[data-pairing] summary').click();
  await page.getByLabel('Sök på namn eller plats').fill('bibliotek');
  const birgitta = page.locator('[data-candidates] li');
  await expect(birgitta).toHaveCount(1);
  await button(birgitta, 'Som ambassadör').click();
  await expect(page.locator('[data-around]')).toContainText('Birgitta Alm');
  await page.locator('[data-pairing] summary').click();
  await expect(birgitta.filter({ hasText: 'Birgitta Alm' })).toContainText('Finns redan runt deltagaren');

  const overseer = await newPhone();
  overseer.page = await overseer.openLink(overseer.town.link('Maria Fors'));
  await redeem(overseer.page);
  await places(overseer.page).getByRole('link', { name: 'Grupper' }).click();
  await expect(overseer.page.locator('[data-groups]')).toContainText('platser');
  const words = await overseer.page.locator('main').innerText();
  for (const name of ['Amina', 'Samira', 'Noor']) expect(words).not.toContain(name);
  await moveTo(overseer.page, '/desk/new');
  await expect(overseer.page.getByText('Den här sidan är för andra uppdrag')).toBeVisible();
});

test('a lost answer does nothing twice', async ({ phone, town }) => {
  const page = await phone.signIn('Karin Ek');
  await moveTo(page, '/desk/new');
  await page.getByLabel('Namn').fill('Idris');
  // The server did it, and something in between answers in its place.
  const gateway = { status: 502, headers: { 'content-type': 'text/html' }, body: Buffer.from('<p>Bad gateway') };
  town.line.on('POST /api/v1/desk/people', (answer) => ({ ...answer, ...gateway }), 1);
  await button(page, 'Lägg till').click();
  await expect(page.getByText('Servern svarade inte.')).toBeVisible();
  await expect(page.getByLabel('Namn')).toHaveValue('Idris');
  await button(page, 'Lägg till').click();
  await expect(page.getByText('Idris är tillagd.')).toBeVisible();
  await link(page, 'Mina personer').click();
  await expect(page.getByRole('heading', { level: 2, name: 'Idris', exact: true })).toHaveCount(1);
});

test('the desk is fetched by whoever has one, and by no participant', async ({ newPhone }) => {
  const participant = await newPhone();
  const nothing = ofTheDesk(participant);
  const page = await participant.signIn('Amina');
  await moveTo(page, '/goals');
  await expect(page.getByRole('heading', { level: 1, name: 'Mål' })).toBeVisible();
  await moveTo(page, '/desk');
  await expect(page.getByRole('heading', { level: 1, name: 'Inte för dig' })).toBeVisible();
  expect(nothing).toEqual([]);

  const companion = await newPhone();
  const fetched = ofTheDesk(companion);
  await companion.signIn('Birgitta Alm');
  expect(fetched.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
});

for (const [width, height] of [[360, 740], [1280, 800]]) {
  test(`the desk fits ${width} × ${height}`, async ({ newPhone }) => {
    const phone = await newPhone({ viewport: { width, height } });
    const page = await phone.signIn('Karin Ek');
    const open = await link(page, 'Öppna sidan om Amina').getAttribute('href');
    for (const path of ['/desk', '/desk/groups', '/desk/new', '/desk/import', open]) {
      await moveTo(page, path);
      await expect(page.locator('main .skeleton')).toHaveCount(0);
      await page.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
      await expect(page.locator('main .skeleton')).toHaveCount(0);
      expect(await tooWide(page), path).toEqual([]);
    }
  });
}

test('what a programme refuses is told in one’s own language, nobody is made, and what was written stays', async ({ phone }) => {
  const page = await phone.signIn('Karin Ek');
  await places(page).getByRole('link', { name: 'Ny person' }).click();
  await page.getByLabel('Namn').fill('Idris');
  await page.getByLabel('Var börjar personen?').selectOption({ label: 'Ett eget program' });
  await page.getByLabel('Vilket program?').selectOption({ label: 'Jobbsök på jobbotek' });
  const hoursOn = (day) => page.locator('.desk-day').filter({ hasText: day }).getByRole('combobox');
  for (const day of ['Måndag', 'Tisdag', 'Onsdag', 'Torsdag', 'Fredag']) await hoursOn(day).selectOption({ label: '3 timmar' });
  await button(page, 'Lägg till').click();
  await expect(page.getByText('Programmet är för 1 till 4 dagar i veckan. Du har valt 5.')).toBeVisible();
  await expect(page.locator('main')).not.toContainText('the choice');
  await expect(page.getByLabel('Namn')).toHaveValue('Idris');
  const people = await page.evaluate(async () => (await fetch('/api/v1/people')).text());
  expect(people).not.toContain('Idris');

  await hoursOn('Fredag').selectOption({ label: 'Ledig' });
  await button(page, 'Lägg till').click();
  await expect(page.getByText('Idris är tillagd.')).toBeVisible();
});
