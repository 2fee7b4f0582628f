"""Swedish days off as PyPI's `holidays` sees them.

stdin:  {"first": year, "last": year}
stdout: [[date, whether a public holiday by law], …] in order; ordinary Sundays left out
"""

import json
import sys

from holidays import DE_FACTO, PUBLIC
from holidays.countries import Sweden

given = json.load(sys.stdin)
years = range(given["first"], given["last"] + 1)
days = [
    [day.isoformat(), category == PUBLIC]
    for category in (PUBLIC, DE_FACTO)
    for day in Sweden(years=years, categories=(category,), include_sundays=False)
]
json.dump(sorted(days), sys.stdout)
