// Invitations as ical.js reads them; asked and answered as tests/python/invitations.py is.
import ICAL from 'ical.js';
import { readFileSync } from 'node:fs';

const given = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(given.calendars.map(read)));

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const [component] = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(component);
  const instant = (time) => time.toJSDate().toISOString().replace('.000', '');
  return [
    calendar.getFirstPropertyValue('method'),
    event.uid,
    event.sequence,
    event.organizer,
    component.getAllProperties('attendee').map((one) => one.getFirstValue()),
    instant(event.startDate),
    instant(event.endDate),
    component.getFirstPropertyValue('status'),
    event.location ?? '',
  ];
}
