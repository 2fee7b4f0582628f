// Calendars as ical.js reads them; asked and answered as tests/python/calendars.py is.
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';

const DAYS_BEYOND = 500;

const given = JSON.parse(readFileSync(0, 'utf8'));
const answer = given.calendars.map((text) => events(text, given.from, given.until));
process.stdout.write(JSON.stringify(answer));

function events(text, from, until) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const all = calendar.getAllSubcomponents('vevent');
  const masters = all.filter((event) => !event.hasProperty('recurrence-id'));
  return masters
    .flatMap((master) => occurrences(master, all, until))
    .filter(([start]) => start.slice(0, 10) >= from && start.slice(0, 10) < until)
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

function occurrences(master, all, until) {
  const uid = master.getFirstPropertyValue('uid');
  const exceptions = all.filter(
    (event) => event.hasProperty('recurrence-id') && event.getFirstPropertyValue('uid') === uid,
  );
  const event = new ICAL.Event(master, { exceptions });
  if (!event.isRecurring()) return [row(event, event.startDate, event.endDate)];
  const rows = [];
  const steps = event.iterator();
  const end = ICAL.Time.fromDateString(until);
  end.adjust(DAYS_BEYOND, 0, 0, 0);
  for (let next = steps.next(); next && next.compare(end) < 0; next = steps.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    rows.push(row(item, startDate, endDate));
  }
  return rows;
}

function row(event, start, end) {
  const { component } = event;
  const text = (name) => component.getFirstPropertyValue(name) ?? '';
  const alarms = component
    .getAllSubcomponents('valarm')
    .map((alarm) => -alarm.getFirstPropertyValue('trigger').toSeconds() / 60);
  const instant = start.toJSDate().toISOString().replace('.000', '');
  const cancelled = text('status') === 'CANCELLED';
  return [
    start.toString(), end.toString(), instant, cancelled, text('summary'), text('location'), text('description'), alarms,
  ];
}
