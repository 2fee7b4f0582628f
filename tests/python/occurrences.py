"""Occurrences of iCalendar texts as recurring-ical-events sees them.

stdin:  {"from": date, "until": date, "calendars": [iCalendar text]}
stdout: for each calendar its occurrences that begin on a day from `from` up to, not including, `until`, each as
        [original start, start, end (wall times), start as instant in UTC, whether cancelled]
"""

import json
import sys
from datetime import date, timezone

from icalendar import Calendar
from recurring_ical_events import of


def wall(time):
    return time.replace(tzinfo=None).isoformat()


def occurrence(event):
    start, end = event.start, event.end
    assert str(start.tzinfo) == "Europe/Stockholm", start.tzinfo
    original = event["RECURRENCE-ID"].dt if "RECURRENCE-ID" in event else start
    instant = start.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return [wall(original), wall(start), wall(end), instant, event.get("STATUS") == "CANCELLED"]


def occurrences(text, first, last):
    events = of(Calendar.from_ical(text)).between(first, last)
    return sorted(occurrence(event) for event in events if first <= event.start.date() < last)


given = json.load(sys.stdin)
window = date.fromisoformat(given["from"]), date.fromisoformat(given["until"])
json.dump([occurrences(text, *window) for text in given["calendars"]], sys.stdout)
