"""Invitations as icalendar reads them.

stdin:  {"calendars": [iCalendar text]}
stdout: for each [METHOD, UID, SEQUENCE, ORGANIZER, [ATTENDEE], start and end as instants in UTC, STATUS, LOCATION]
"""

import json
import sys
from datetime import timezone

from icalendar import Calendar


def instant(time):
    assert str(time.tzinfo) == "Europe/Stockholm", time.tzinfo
    return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def read(text):
    calendar = Calendar.from_ical(text)
    assert not calendar.errors and not any(part.errors for part in calendar.walk()), "not read without errors"
    (event,) = calendar.walk("VEVENT")
    asked = event.get("ATTENDEE", [])
    asked = asked if isinstance(asked, list) else [asked]
    return [
        str(calendar["METHOD"]),
        str(event["UID"]),
        int(event["SEQUENCE"]),
        str(event["ORGANIZER"]),
        [str(one) for one in asked],
        instant(event.start),
        instant(event.end),
        str(event["STATUS"]),
        str(event.get("LOCATION", "")),
    ]


json.dump([read(text) for text in json.load(sys.stdin)["calendars"]], sys.stdout)
