// Practising the bus: a trip saved in plain words, gone step by step without a network, logged as a path; stops from a
// timetable; photos that keep to themselves where they were taken.
import { tooWide } from '../support/fit.mjs';
import { kept, snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { expect, test } from '../support/test.mjs';
import { cameraPhoto, importTimetable, keptPhotos, smallPng, writeTrip } from '../support/trips.mjs';

const button = (page, name) => page.getByRole('button', { name, exact: true });
const words = (page) => page.locator('#go-words');
const TRIP = { name: 'till biblioteket', from: 'Lillbyn', to: 'Torget', times: '7:40, 12.10 1540' };

/** The trips of the signed-in person of that name, as the server has them. */
async function trips(page, name = TRIP.name) {
  return (await snapshot(page)).record.trips.filter((trip) => trip.name === name);
}

test('a trip is saved, gone and logged without a network, over a reload in the middle, and arrives once', async ({ phone, town }) => {
  await phone.signIn('Noor');
  await phone.isReadyForTheBus();
  await phone.loseNetwork();
  let page = await phone.startAgain('/trips');
  await expect(page.getByText('Inga resor än')).toBeVisible();
  await page.getByRole('link', { name: 'Ny resa' }).click();
  await writeTrip(page, { ...TRIP, steps: ['Ha kortet i handen', 'Tryck på stopp vid kyrkan'] });
  await page.reload();
  await expect(page.locator('#there-step-1')).toHaveValue('Tryck på stopp vid kyrkan');
  await expect(page.locator('#there-times')).toHaveValue('07:40, 12:10, 15:40');
  await button(page, 'Spara resan').click();
  await expect(page.getByRole('heading', { level: 1, name: TRIP.name })).toBeVisible();
  await expect(page.locator('[data-way="There"] .plan-row[data-state="now"]')).toContainText('12:10');

  await button(page, 'Börja resan').click();
  await expect(words(page)).toHaveText('Gå till Lillbyn');
  await expect(page.locator('.go-more')).toHaveText('Gå 12:03. Bussen går 12:10.');
  await button(page, 'Nästa').click();
  // One's own steps come between where to board what and where to get off, never instead of them.
  await expect(words(page)).toHaveText('Ta bussen');
  await button(page, 'Nästa').click();
  await expect(words(page)).toHaveText('Ha kortet i handen');
  await expect(page.locator('.go-more')).toHaveText('Gå av vid Torget');
  await expect(words(page)).toBeFocused();
  await page.reload();
  await expect(words(page)).toHaveText('Ha kortet i handen');
  page = await phone.startAgain(new URL(page.url()).pathname);
  await expect(words(page)).toHaveText('Ha kortet i handen');
  await button(page, 'Nästa').click();
  await button(page, 'Tillbaka').click();
  await button(page, 'Nästa').click();
  await expect(page.locator('.wizard-where')).toHaveText('4 av 5');
  await button(page, 'Nästa').click();
  await expect(words(page)).toHaveText(`Gå av vid ${TRIP.to}`);
  await button(page, 'Framme').click();

  await button(page, 'Spara').click();
  await expect(page.getByText('Välj hur du åkte.')).toBeVisible();
  await page.getByLabel('Med någon på telefon').check();
  await page.getByLabel('Okej').check();
  await page.locator('#practice-line').fill('Mamma var med i luren');
  await button(page, 'Spara').click();
  await expect(page.locator('.phase[data-state="now"]')).toContainText('Med någon på telefon');
  await expect(page.locator('.phase[data-state="next"]')).toHaveCount(2);

  await phone.findNetwork();
  await expect.poll(() => kept(page, 'outbox'), { timeout: 20_000 }).toEqual([]);
  expect(town.line.outcomes().map(({ did, is }) => [did, is])).toEqual([['keep-trip', 'done'], ['log-practice', 'done']]);
  const { record } = await snapshot(page);
  expect(record.trips).toHaveLength(1);
  expect(record.practices).toMatchObject([{ company: 'on-the-phone', felt: 3, line: 'Mamma var med i luren', on: '2026-11-24' }]);
});

test('stops are picked from the timetable, departures come from it, and the planner is one tap away', async ({ phone, town }) => {
  await importTimetable(town);
  const page = await phone.signIn('Amina');
  await moveTo(page, '/trips/new');
  await page.locator('#trip-name').fill('till torget');
  await page.locator('#there-from').pressSequentially('lillb');
  const found = page.locator('[data-leg="there"] .chips .chip');
  await expect(found).toHaveText(['Lillbyn', 'Lillbyn norra']);
  await expect(page.getByText('2 hållplatser i tidtabellen')).toBeVisible();
  await found.first().click();
  await expect(page.locator('#there-from')).toBeFocused();
  await page.locator('#there-to').pressSequentially('torg');
  await found.first().click();
  await expect(page.getByText('Finns i tidtabellen')).toHaveCount(2);
  await button(page, 'Hämta ur tidtabellen').click();
  await expect(page.getByText('2 avgångar hämtade för i dag.')).toBeVisible();
  await expect(page.locator('#there-times')).toHaveValue('08:00, 08:32');
  await expect(page.locator('#there-line')).toHaveValue('1');
  await expect(page.locator('#there-ride')).toHaveValue('23');
  await page.locator('#there-walk').fill('1');
  await page.getByText('Spara hemresan också').click();
  await expect(page.locator('#back-from')).toHaveValue('Torget i Exempelby');
  await button(page, 'Spara resan').click();

  await expect(page.getByRole('heading', { level: 1, name: 'till torget' })).toBeVisible();
  await expect(page.locator('[data-way="There"]')).toContainText('Linje 1');
  await expect(page.locator('[data-way="Back"] .plan-row[data-state="now"]')).toContainText('16:00');
  await expect.poll(() => trips(page, 'till torget')).toHaveLength(1);
  const [{ there, back }] = await trips(page, 'till torget');
  expect(there.from).toEqual({ name: 'Lillbyn', id: 'byn' });
  expect(back.to).toEqual({ name: 'Lillbyn', id: 'byn' });
  expect(there.departures).toEqual(['08:00:00', '08:32:00']);

  const planner = page.locator('[data-way="There"]').getByRole('link', { name: 'Dagens avgångar i ResRobot' });
  const address = new URL(await planner.getAttribute('href'));
  expect(address.host).toBe('reseplanerare.resrobot.se');
  expect(Object.fromEntries(address.searchParams)).toMatchObject({ S: 'Lillbyn', Z: 'Torget i Exempelby', date: '2026-11-24' });
  await expect(planner).toHaveAttribute('rel', 'noopener noreferrer');
});

test('a photo leaves behind where it was taken, is small, comes to every device of its owner and to nobody else', async ({ phone, newPhone, town }) => {
  await phone.signIn('Noor');
  await phone.isReadyForTheBus();
  const taken = await cameraPhoto(phone.page);
  expect(taken.length).toBeGreaterThan(200_000);
  await phone.loseNetwork();
  let page = await phone.startAgain('/trips/new');
  await writeTrip(page, { ...TRIP, steps: ['Här kliver du på'] });
  await page.locator('input[type="file"]').setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: taken });
  await expect(page.locator('.photo img')).toBeVisible({ timeout: 20_000 });
  await button(page, 'Spara resan').click();
  await button(page, 'Börja resan').click();
  await button(page, 'Nästa').click();
  await button(page, 'Nästa').click();
  await expect(page.locator('.photo img')).toHaveJSProperty('complete', true);
  await page.reload();
  await expect(page.getByRole('img', { name: 'Min bild: Här kliver du på' })).toBeVisible();

  await phone.findNetwork();
  const sent = () => town.line.said.filter(({ method, path, status }) => method === 'PUT' && path.startsWith('/api/v1/photos/') && status === 204);
  await expect.poll(() => sent().length, { timeout: 30_000 }).toBe(1);
  const { path } = sent()[0];

  const second = await newPhone();
  const other = await second.signIn('Noor');
  const read = (page) => page.evaluate(async (path) => {
    const answer = await fetch(path);
    return { status: answer.status, type: answer.headers.get('content-type'), bytes: [...new Uint8Array(await answer.arrayBuffer())] };
  }, path);
  const { status, type, bytes } = await read(other);
  expect([status, type]).toEqual([200, 'image/jpeg']);
  expect(bytes.length).toBeLessThanOrEqual(200_000);
  const text = Buffer.from(bytes).toString('latin1');
  for (const mark of ['Exif', 'xmpmeta', 'ns.adobe.com', 'CAMERA', '59.33', '8BIM']) expect(text).not.toContain(mark);
  const [{ id }] = await trips(other);
  await expect.poll(() => keptPhotos(other), { timeout: 20_000 }).toHaveLength(1);
  await second.loseNetwork();
  page = await second.startAgain(`/trips/${id}/go`);
  await button(page, 'Nästa').click();
  await button(page, 'Nästa').click();
  const size = await page.locator('.photo img').evaluate(async (image) => {
    await image.decode();
    return [image.naturalWidth, image.naturalHeight];
  });
  expect(Math.max(...size)).toBeLessThanOrEqual(1280);
  expect(size[0] / size[1]).toBeCloseTo(1.5, 1);
  await second.findNetwork();

  for (const name of ['Elias', 'Karin Ek']) {
    const stranger = await (await newPhone()).signIn(name);
    expect((await read(stranger)).status, name).toBe(404);
  }

  await second.open(`/trips/${id}`);
  await button(second.page, 'Ta bort resan').click();
  await second.page.getByRole('dialog').getByRole('button', { name: 'Ta bort resan' }).click();
  await expect.poll(async () => (await read(second.page)).status, { timeout: 20_000 }).toBe(404);
});

test('a file that is no picture is told so, and a picture that was taken out again leaves nothing', async ({ phone, town }) => {
  const page = await phone.signIn('Noor');
  await moveTo(page, '/trips/new');
  await writeTrip(page, { ...TRIP, steps: ['Här'] });
  const field = page.locator('input[type="file"]');
  await field.setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no picture') });
  await expect(page.getByText('Bilden gick inte att läsa. Prova en annan.')).toBeVisible();
  await field.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: smallPng() });
  await expect(page.locator('.photo img')).toBeVisible();
  await expect.poll(() => keptPhotos(page)).toHaveLength(1);
  await button(page, 'Ta bort bilden').click();
  await expect(page.locator('.photo')).toHaveCount(0);
  await expect.poll(() => keptPhotos(page)).toEqual([]);
  await button(page, 'Spara resan').click();
  await expect.poll(() => kept(page, 'outbox')).toEqual([]);
  expect(town.line.said.some(({ path }) => path.startsWith('/api/v1/photos/'))).toBe(false);
});

test('a trip by keyboard alone, and nothing has to be scrolled sideways on a small phone', async ({ newPhone }) => {
  const phone = await newPhone({ viewport: { width: 360, height: 740 } });
  const page = await phone.signIn('Amina');
  await moveTo(page, '/trips');
  const link = page.getByRole('link', { name: 'till Access' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toBeFocused();
  expect(await tooWide(page)).toEqual([]);
  await expect(page.locator('[data-way="There"] .plan-row[data-state="now"]')).toContainText('Gå hemifrån 08:35');
  await button(page, 'Börja resan').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toBeFocused();
  for (let step = 1; step <= 8; step += 1) {
    expect(await tooWide(page)).toEqual([]);
    await expect(page.locator('.wizard-where')).toHaveText(`${step} av 8`);
    await page.locator('.wizard-foot .button:not(.button-quiet)').focus();
    await page.keyboard.press('Enter');
    await expect(words(page)).toBeFocused();
  }
  await expect(words(page)).toHaveText('Framme. Hur gick resan till?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByLabel('Med någon', { exact: true })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('På egen hand')).toBeChecked();
  expect(await tooWide(page)).toEqual([]);
  await button(page, 'Spara').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.phase[data-state="now"]')).toContainText('På egen hand');
  await expect(page.locator('.phase[data-state="done"]')).toHaveCount(2);
});

test('what is missing is told at its field, and nothing that was written is lost', async ({ phone }) => {
  const page = await phone.signIn('Noor');
  await moveTo(page, '/trips/new');
  await button(page, 'Spara resan').click();
  await expect(page.locator('#trip-name')).toBeFocused();
  await expect(page.locator('#trip-name-error')).toHaveText('Ge resan ett namn.');
  await page.locator('#trip-name').fill('till jobbet');
  await page.locator('#there-from').fill('Lillbyn');
  await button(page, 'Spara resan').click();
  await expect(page.locator('#there-to')).toBeFocused();
  await expect(page.locator('#there-to-error')).toHaveText('Skriv en hållplats.');
  await moveTo(page, '/me');
  await moveTo(page, '/trips/new');
  await expect(page.locator('#there-from')).toHaveValue('Lillbyn');
});
