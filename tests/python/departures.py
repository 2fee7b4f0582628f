"""Looks departures up in a GTFS feed the slow and plain way, with csv and zoneinfo: each run on each day.

Input: [{"files": {name: text}, "asked": [[from station, to station, day], ...]}, ...].
Output: for each feed and question, the sorted [leaves, arrives, surely there, line] in wall time of what leaves on
that date. What runs by interval leaves its first stop at each step of it; unless it keeps to those times, one may
have to wait for a whole interval.
"""
import csv
import io
import json
import sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Stockholm")


def rows(files, name):
    return list(csv.DictReader(io.StringIO(files.get(name, ""))))


def seconds(text):
    hours, minutes, rest = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + rest


def day_of(text):
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def wall(day, after):
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=ZONE).astimezone(timezone.utc)
    return (noon - timedelta(hours=12) + timedelta(seconds=after)).astimezone(ZONE)


def main():
    answers = []
    for case in json.load(sys.stdin):
        files = case["files"]
        station = {row["stop_id"]: row["parent_station"] or row["stop_id"] for row in rows(files, "stops.txt")}
        line = {row["route_id"]: row["route_short_name"] for row in rows(files, "routes.txt")}
        weeks = {row["service_id"]: row for row in rows(files, "calendar.txt")}
        changed = {
            (row["service_id"], day_of(row["date"])): row["exception_type"] == "1"
            for row in rows(files, "calendar_dates.txt")
        }

        def runs(service, day):
            if (service, day) in changed:
                return changed[service, day]
            week = weeks.get(service)
            if week is None:
                return False
            name = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][day.weekday()]
            return week[name] == "1" and day_of(week["start_date"]) <= day <= day_of(week["end_date"])

        calls = {}
        for row in rows(files, "stop_times.txt"):
            calls.setdefault(row["trip_id"], []).append(row)
        for stops in calls.values():
            stops.sort(key=lambda row: int(row["stop_sequence"]))

        intervals = {}
        for row in rows(files, "frequencies.txt"):
            intervals.setdefault(row["trip_id"], []).append(row)

        def shifts(trip):
            """Seconds by which its own times are moved, and how long one may have to wait, for each departure."""
            if trip not in intervals:
                return [(0, 0)]
            first = seconds(calls[trip][0]["departure_time"])
            moved = []
            for row in intervals[trip]:
                start, every = seconds(row["start_time"]), int(row["headway_secs"])
                while start < seconds(row["end_time"]):
                    moved.append((start - first, 0 if row["exact_times"] == "1" else every))
                    start += every
            return moved

        for start, end, asked in case["asked"]:
            asked = date.fromisoformat(asked)
            found = set()
            for trip in rows(files, "trips.txt"):
                stops = calls.get(trip["trip_id"], [])
                for on, first in enumerate(stops):
                    if station[first["stop_id"]] != start or start == end:
                        continue
                    # The next time it is there, unless it passes the start once more before.
                    for last in stops[on + 1:]:
                        if station[last["stop_id"]] == start:
                            break
                        if station[last["stop_id"]] == end:
                            days = [asked - timedelta(days=back) for back in range(-2, 5)]
                            for day in [day for day in days if runs(trip["service_id"], day)]:
                                for moved, wait in shifts(trip["trip_id"]):
                                    times = [
                                        wall(day, seconds(first["departure_time"]) + moved),
                                        wall(day, seconds(last["arrival_time"]) + moved),
                                        wall(day, seconds(last["arrival_time"]) + moved + wait),
                                    ]
                                    if times[0].date() == asked:
                                        found.add((
                                            tuple(time.timestamp() for time in times),
                                            tuple(time.strftime("%Y-%m-%dT%H:%M:%S") for time in times),
                                            line[trip["route_id"]],
                                        ))
                            break
            answers.append([[*times, line] for _, times, line in sorted(found)])
    json.dump(answers, sys.stdout)


main()
