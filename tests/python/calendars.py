"""Calendars as icalendar and recurring-ical-events read them.

stdin:  {"from": date, "until": date, "calendars": [iCalendar text]}
stdout: for each calendar its events that begin on a day from `from` up to, not including, `until`, each as
        [start, end (wall times), start as instant in UTC, whether cancelled, summary, location, description,
        [minutes before for each alarm]]
"""

import json
import sys
from datetime import date, timezone

from icalendar import Calendar
from recurring_ical_events import of


def wall(time):
    return time.replace(tzinfo=None).isoformat()


def event(found):
    start, end = found.start, found.end
    assert str(start.tzinfo) == "Europe/Stockholm", start.tzinfo
    instant = start.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = [str(found.get(name, "")) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")]
    alarms = [-int(alarm["TRIGGER"].dt.total_seconds()) // 60 for alarm in found.walk("VALARM")]
    return [wall(start), wall(end), instant, found.get("STATUS") == "CANCELLED", *text, alarms]


def events(text, first, last):
    calendar = Calendar.from_ical(text)
    assert not calendar.errors and not any(part.errors for part in calendar.walk()), "not read without errors"
    found = of(calendar).between(first, last)
    return sorted(event(one) for one in found if first <= one.start.date() < last)


given = json.load(sys.stdin)
window = date.fromisoformat(given["from"]), date.fromisoformat(given["until"])
json.dump([events(text, *window) for text in given["calendars"]], sys.stdout)
