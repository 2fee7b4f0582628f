"""Starts of recurrence rules as python-dateutil sees them.

stdin:  {"most": int, "before": wall time, "cases": [{"rule": RRULE, "dtstart": wall time}]}
stdout: for each case the list of wall times, at most `most`, all before `before`
"""

import json
import re
import sys
from datetime import datetime
from itertools import islice, takewhile

from dateutil.rrule import rrulestr


def starts(rule, dtstart, most, before):
    # dateutil reads a date as its midnight; as the last day of a rule it is the whole day.
    rule = re.sub(r"(UNTIL=\d{8})(?!\d|T)", r"\1T235959", rule)
    found = rrulestr(rule, dtstart=datetime.fromisoformat(dtstart))
    return [start.isoformat() for start in islice(takewhile(lambda start: start < before, found), most)]


given = json.load(sys.stdin)
before = datetime.fromisoformat(given["before"])
json.dump([starts(case["rule"], case["dtstart"], given["most"], before) for case in given["cases"]], sys.stdout)
