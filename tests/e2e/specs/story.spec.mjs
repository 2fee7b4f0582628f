// The two stories that Följe was made for, each with four phones at once: S1's ambassador story, from the three-party
// meeting to 40 hours a week with an ambassador whose phone has no network half of the time; and S0's ten weeks with the
// handover that begins in the eighth.
import { expect, test } from '../support/test.mjs';
import { snapshot } from '../support/phone.mjs';
import { moveTo } from '../support/routes.mjs';
import { about, cardOf, share, stopSharing } from '../support/sharing.mjs';
import { begin, companion, send } from '../support/staff.mjs';

// Half a year and ten weeks are many steps.
test.describe.configure({ timeout: 120_000 });

const DESK = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };
const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Lets the days until then go by at once; `page` is a participant's, who is told the server's time. */
async function until(town, page, day) {
  const { wall } = await snapshot(page);
  town.goOn(Math.ceil((Date.parse(`${day}Z`) - Date.parse(`${wall}Z`)) / 60_000));
  await expect.poll(async () => (await snapshot(page)).wall.slice(0, 10)).toBe(day.slice(0, 10));
}

/** Plans a meeting at a desk, with some of the people around the participant. */
async function plan(desk, participant, { kind, day, time, who }) {
  await desk.open(`/desk/meetings/${participant}`);
  const page = desk.page;
  const before = await page.locator('[data-meeting]').count();
  await page.locator('summary', { hasText: 'Planera ett möte' }).click();
  await page.locator('#meeting-kind').selectOption(kind);
  await page.locator('#meeting-day').fill(day);
  await page.locator('#meeting-time').fill(time);
  for (const name of who) await page.getByRole('checkbox', { name }).check();
  await button(page, 'Planera mötet').click();
  await expect(page.locator('[data-meeting]')).toHaveCount(before + 1);
}

/** The minutes at the workplace in the week from `monday` on, as the participant's phone has them. */
async function atWork(page, monday) {
  const { occurrences } = await snapshot(page);
  const end = new Date(Date.parse(monday) + 7 * 86_400_000).toISOString().slice(0, 10);
  const days = occurrences.filter(({ kind, start, state }) => kind === 'placement' && state !== 'cancelled' && !state.cancelled && start >= monday && start < end);
  return days.reduce((sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 60_000, 0);
}

/** A step of the ramp: the participant asks for it in their own words, the samordnare says yes. */
async function agree(own, desk, { from, hours, rest = false, why }) {
  const page = own.page;
  // What is new draws the form anew.
  const news = page.waitForResponse('**/api/v1/snapshot');
  await own.open('/week');
  await news;
  await page.getByText('Föreslå andra timmar').click();
  await page.locator('#ramp-day').fill(from);
  if (hours) await page.locator('#ramp-hours').fill(String(hours));
  if (rest) await page.getByText('Paus', { exact: true }).click();
  await page.locator('#ramp-why').fill(why);
  await button(page, 'Föreslå').click();
  await expect(page.locator('[data-proposal="waiting"]')).toContainText(why);
  await expect.poll(async () => (await snapshot(page)).record.ramp_changes?.map(({ words }) => words)).toContain(why);
  await desk.open('/desk');
  const asked = desk.page.locator('[data-proposal="asked"]').filter({ hasText: why });
  await button(asked, 'Ja, det är bra').click();
  await expect(asked).toHaveCount(0);
  await expect.poll(async () => (await snapshot(page)).record.ramp_changes?.find(({ words }) => words === why)?.staff?.yes).toBe(true);
}

/** Where somebody reports a day. */
const day = (page, name) => page.locator('.check-ins > li').filter({ hasText: name }).getByRole('button', { name: `Var här: ${name}` }).first();

/** The ambassador has looked at the day's people, as they are now, and then there is no network. */
async function goOffline(ambassador, name) {
  const people = ambassador.page.waitForResponse('**/api/v1/people');
  await ambassador.open('/desk');
  await people;
  await expect(day(ambassador.page, name)).toBeVisible();
  await ambassador.context.setOffline(true);
}

/** «Var här», and a line for the participant. */
async function checkIn(page, name, line) {
  await day(page, name).click();
  await page.locator('#check-in-line').fill(line);
  await button(page, 'Skicka').click();
  await expect(page.locator('.check-ins > li').filter({ hasText: line })).toHaveAttribute('data-presence', 'present');
}

/** The reports that reached the server, by their lines, in order. */
const reported = (town) => town.line.outcomes().filter(({ did }) => did === 'check-in').map(({ is, what }) => `${is} ${what.line}`);

test('S1: from the meeting of three to 40 hours a week', async ({ phone: own, newPhone, town }) => {
  const desk = await newPhone(DESK);
  const anders = await desk.signIn('Anders Lind');
  const beside = { ambassador: 'Birgitta Alm', caseworker: 'Eva Holm' };
  const into = { alone: { template: 'ambassador' } };
  const { id, link } = await begin(anders, { name: 'Nadia', from: '2026-11-24', into, beside });
  const [ambassador, caseworker] = [await newPhone(), await newPhone(DESK)];
  const page = await own.signIn('Nadia', town.base + link);
  const [birgitta, eva] = [await ambassador.signIn('Birgitta Alm'), await caseworker.signIn('Eva Holm')];

  // The meeting: what was agreed reaches all who attend, and of Nadia nothing else reaches her caseworker.
  await plan(desk, id, { kind: 'three-party', day: '2026-11-24', time: '13:00', who: ['Eva Holm', 'Birgitta Alm'] });
  await anders.locator('#agree-text').fill('Visa runt på biblioteket');
  await anders.locator('#agree-owner').selectOption({ label: 'Birgitta Alm' });
  await button(anders, 'Notera').click();
  await expect(anders.locator('[data-task]')).toHaveCount(1);
  await button(anders, 'Mötet blev av i dag').click();
  await expect.poll(async () => (await snapshot(page)).record.meetings?.[0]?.held).toBe('2026-11-24');
  await own.open('/meetings');
  await page.locator('a.meeting-link').first().click();
  await expect(page.locator('[data-task]')).toContainText('Visa runt på biblioteket');
  for (const other of [ambassador, caseworker]) {
    await other.open(`/desk/meetings/${id}`);
    await expect(other.page.locator('[data-meeting]')).toContainText('Trepartsmöte');
    if (!(await other.page.locator('[data-task]').count())) await other.page.locator('[data-meeting] button[aria-expanded]').click();
    await expect(other.page.locator('[data-task]')).toContainText('Visa runt på biblioteket');
  }
  await button(birgitta, 'Klart').or(birgitta.locator('[data-task] button')).first().click();
  await expect(birgitta.locator('[data-task="done"]')).toBeVisible();
  await caseworker.open('/desk');
  await expect(cardOf(eva, 'Nadia')).toHaveCount(0);

  // Two hours a week at first. Then more, down again and a rest, each in Nadia's words and with a yes.
  await until(town, page, '2027-01-11T08:30');
  expect(await atWork(page, '2027-01-11')).toBe(4 * 60);
  await agree(own, desk, { from: '2027-01-18', hours: 8, why: 'Jag orkar mer nu' });
  await expect.poll(() => atWork(page, '2027-01-18')).toBe(8 * 60);
  expect(await atWork(page, '2027-01-11')).toBe(4 * 60);
  await own.open('/week?w=1');
  await expect(page.locator('.plan-row').filter({ hasText: 'På din ambassadörsplats' }).first()).toContainText('Nytt i schemat');

  // Birgitta is at the library without a network, and comes home to one.
  await until(town, page, '2027-01-19T15:00');
  await goOffline(ambassador, 'Nadia');
  await checkIn(birgitta, 'Nadia', 'Fint vid disken');
  expect(reported(town)).toEqual([]);
  await agree(own, desk, { from: '2027-02-01', rest: true, why: 'Jag har varit förkyld länge' });
  await expect.poll(() => atWork(page, '2027-02-01')).toBe(0);
  await until(town, page, '2027-01-21T15:00');
  await ambassador.context.setOffline(false);
  await expect.poll(() => reported(town)[0]).toBe('done Fint vid disken');
  await own.open('/attendance');
  await expect(page.locator('.attendance-day').filter({ hasText: 'Fint vid disken' })).toHaveCount(1);

  // What Eva is shown is what Nadia shares, for as long as she does.
  await about(page, 'Eva Holm');
  await share(page, ['Programmet, delarna i det och timtrappan']);
  await expect.poll(async () => (await snapshot(page)).record.consents?.[0]?.ledger?.length).toBe(1);
  await caseworker.open('/desk');
  await expect(cardOf(eva, 'Nadia').locator('[data-share]')).toHaveCount(1);
  await eva.evaluate(() => document.querySelectorAll('main details').forEach((one) => (one.open = true)));
  await expect(cardOf(eva, 'Nadia').locator('[data-share="programme"]')).toContainText('Timmar i veckan nu: 8');
  const told = await eva.evaluate(async () => JSON.stringify(await (await fetch('/api/v1/people')).json()));
  for (const unseen of ['Fint vid disken', 'Birgitta Alm']) expect(told).not.toContain(unseen);
  await stopSharing(page, 'Eva Holm');
  await expect.poll(async () => (await snapshot(page)).record.consents[0].ledger.length).toBe(2);
  await caseworker.open('/desk');
  await expect(eva.getByText('Inga personer än')).toBeVisible();

  // After the rest, in steps that were agreed, to 40 hours.
  for (const [day, from, hours, why] of [
    ['2027-02-08T08:30', '2027-02-15', 10, 'Nu går det igen'],
    ['2027-03-01T08:30', '2027-03-08', 20, 'Jag vill prova halva veckan'],
    ['2027-03-30T08:30', '2027-04-05', 40, 'Jag vill jobba hela veckan'],
  ]) {
    await until(town, page, day);
    await agree(own, desk, { from, hours, why });
    await expect.poll(() => atWork(page, from)).toBe(hours * 60);
  }
  await until(town, page, '2027-04-07T15:00');
  await goOffline(ambassador, 'Nadia');
  await checkIn(birgitta, 'Nadia', 'En hel vecka till, tack!');
  await ambassador.context.setOffline(false);
  await expect.poll(() => reported(town).filter((line) => line.endsWith('tack!'))).toEqual(['done En hel vecka till, tack!']);
  await own.open('/week');
  await page.getByText('Visa som tabell').click();
  await expect(page.locator('.ramp tbody tr', { hasText: '5 april' })).toContainText('40 timmar');
  await expect(page.locator('.ramp tbody tr', { hasText: '1 februari' })).toContainText(/paus/i);
  await own.open('/attendance');
  await expect(page.locator('.attendance-day').filter({ hasText: 'En hel vecka till, tack!' })).toHaveCount(1);
});

test('S0: ten weeks, the handover that opens in the eighth, and what comes after', async ({ phone: own, newPhone, town }) => {
  const desk = await newPhone(DESK);
  const anders = await desk.signIn('Anders Lind');
  const cohort = crypto.randomUUID();
  const guides = await companion(anders, 'Mona Sjö');
  await send(anders, '/api/v1/desk/cohorts', { id: cohort, name: 'Tolg, vintern', template: 'tolg', starts: '2026-11-30', with: [['transition-guide', guides]] });
  const beside = { 'transition-guide': 'Mona Sjö', caseworker: 'Eva Holm' };
  const { id, link } = await begin(anders, { name: 'Tove', from: '2026-11-30', into: { cohort }, beside });
  const [guide, caseworker] = [await newPhone(), await newPhone(DESK)];
  const page = await own.signIn('Tove', town.base + link);
  const mona = await guide.signIn('Mona Sjö', (await town.invite('Mona Sjö')).link);
  const eva = await caseworker.signIn('Eva Holm');
  const need = () => anders.locator('[data-need="handover"]').filter({ hasText: 'Tove' });

  await until(town, page, '2027-01-11T08:30');
  await own.open('/handover');
  await expect(page.locator('main')).toContainText('Vi börjar prata om nästa steg 18 januari');
  await desk.open('/desk');
  await expect(anders.locator('[data-needs]')).toBeVisible();
  await expect(need()).toHaveCount(0);

  // Week 8: the desk asks for what comes after the end, until it is booked.
  await until(town, page, '2027-01-18T08:30');
  await desk.open('/desk');
  await expect(need()).toContainText('Inget är bokat efter slutet');
  await plan(desk, id, { kind: 'handover', day: '2027-01-19', time: '13:30', who: ['Eva Holm', 'Mona Sjö'] });
  await plan(desk, id, { kind: 'next', day: '2027-02-10', time: '10:00', who: ['Eva Holm'] });
  await expect.poll(async () => (await snapshot(page)).record.meetings?.length).toBe(2);
  await desk.open('/desk');
  await expect(need()).toHaveCount(0);

  // «Om mig», written without a network, read by nobody until Tove says so, and by one alone.
  await own.open('/handover');
  await own.context.setOffline(true);
  await page.locator('#about-me').fill('Jag lär mig bäst av att se på.');
  await button(page, 'Spara').click();
  await own.context.setOffline(false);
  await expect.poll(async () => (await snapshot(page)).record.about_me?.words?.text).toContain('se på');
  await button(page, 'Låt Eva Holm läsa').click();
  await expect.poll(async () => (await snapshot(page)).record.about_me?.ledger?.length).toBe(1);
  await caseworker.open(`/desk/meetings/${id}`);
  await expect(eva.locator('main')).toContainText('Jag lär mig bäst av att se på.');
  await guide.open(`/desk/meetings/${id}`);
  await expect(mona.locator('[data-meeting]').first()).toBeVisible();
  await expect(mona.locator('main')).not.toContainText('Jag lär mig bäst');

  // A recommendation is sent, received and acted on, and Tove follows it.
  await desk.open(`/desk/meetings/${id}`);
  await anders.locator('summary', { hasText: 'Skriv en rekommendation' }).click();
  await anders.locator('#recommendation-text').fill('Praktik på ett café');
  await anders.locator('#recommendation-to').fill('Eva Holm');
  await anders.locator('#recommendation-by').fill('2027-01-29');
  await button(anders, 'Spara rekommendationen').click();
  await button(anders.locator('[data-reached="Written"]'), 'Skickad').click();
  await expect(anders.locator('[data-reached="Sent"]')).toBeVisible();
  await until(town, page, '2027-02-01T08:30');
  await desk.open('/desk');
  await expect(anders.locator('[data-need="recommendation"]').filter({ hasText: 'Tove' })).toContainText('Eva Holm');
  await caseworker.open(`/desk/meetings/${id}`);
  await button(eva.locator('[data-reached="Sent"]'), 'Mottagen').click();
  await button(eva.locator('[data-reached="Received"]'), 'Något har hänt').click();
  await expect.poll(async () => (await snapshot(page)).record.recommendations[0].acted_on).toBe('2027-02-01');
  await own.open('/handover');
  await expect(page.locator('main')).toContainText('Något har hänt');
  await desk.open('/desk');
  await expect(anders.locator('[data-need="recommendation"]').filter({ hasText: 'Tove' })).toHaveCount(0);

  // Nothing ends before the meeting was held.
  await until(town, page, '2027-02-05T15:00');
  const end = async () => {
    await desk.open(`/desk/person/${id}`);
    await anders.locator('summary', { hasText: 'Avsluta programmet' }).click();
    await button(anders, 'Avsluta').click();
  };
  await end();
  await expect(anders.locator('form .mark')).toContainText(['Notera först att mötet hölls']);
  await desk.open(`/desk/meetings/${id}`);
  const meeting = anders.locator('[data-meeting]').filter({ hasText: 'Möte om nästa steg' });
  if ((await meeting.locator('button[aria-expanded="false"]').count()) > 0) await meeting.locator('button[aria-expanded]').click();
  await button(meeting, 'Mötet blev av i dag').click();
  await expect.poll(async () => (await snapshot(page)).record.meetings.some(({ held }) => held === '2027-02-05')).toBe(true);
  await end();
  await expect(anders.locator('summary', { hasText: 'Avsluta programmet' })).toHaveCount(0);

  // The account lives on, with the appointment and those who stay.
  await until(town, page, '2027-02-09T08:30');
  await own.open('/handover');
  await expect(page.locator('main')).toContainText('onsdag 10 februari');
  await expect(page.getByRole('heading', { name: 'De här finns kvar' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Mona Sjö');
  await own.open('/');
  await expect(page.locator('[data-today-ready]')).toContainText('10:00');
});
