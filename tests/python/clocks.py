"""Plays the clocks of a zone with Python's own zoneinfo, second by second where they change.

Input: {"zone", "from", "until"}: two days. Output: {"changes": [...], "days": {...}}.
- changes: each moment at which the offset from UTC changes: [epoch second, offset before, offset after].
- days: for the days beside a change, and each fortieth day else: the epoch second at which a reminder for each of the
  day's 1440 minutes rings, found by walking through time: at each minute that passes, all reminders ring whose wall
  time has come and which have not rung on this local date.
"""
import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo


def main():
    asked = json.load(sys.stdin)
    zone = ZoneInfo(asked["zone"])
    first, end = (date.fromisoformat(asked[name]) for name in ("from", "until"))

    def wall(second):
        return datetime.fromtimestamp(second, timezone.utc).astimezone(zone)

    def offset(second):
        return int(wall(second).utcoffset().total_seconds())

    def epoch(day):
        return int(datetime(day.year, day.month, day.day, tzinfo=timezone.utc).timestamp())

    # A quarter of an hour apart: no zone has ever changed twice in one.
    step = 15 * 60
    changes = []
    second, last = epoch(first) - 86400, epoch(end) + 86400
    here = offset(second)
    while second < last:
        there = offset(second + step)
        if there != here:
            low, high = second, second + step
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if offset(middle) == here else (low, middle)
            changes.append([high, here, there])
        second, here = second + step, there

    def rings(day):
        start = epoch(day) - 86400
        rung = [None] * 1440
        waiting = 0
        for second in range(start, start + 3 * 86400, 60):
            now = wall(second)
            if now.date() != day:
                continue
            while waiting < 1440 and waiting <= now.hour * 60 + now.minute:
                rung[waiting] = second
                waiting += 1
        return rung

    beside = {
        wall(change[0]).date() + timedelta(days=days) for change in changes for days in (-1, 0, 1)
    }
    days = {}
    day, number = first, 0
    while day < end:
        if day in beside or number % 40 == 0:
            days[day.isoformat()] = rings(day)
        day, number = day + timedelta(days=1), number + 1
    json.dump({"changes": changes, "days": days}, sys.stdout)


main()
