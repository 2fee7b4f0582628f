//! The schedule held against independent implementations, which are written in Python.
//!
//! Each test asks one Python process once, with all its cases as JSON, so that the whole costs seconds.
mod holidays_against_pypi;
mod occurrences_against_ical;
mod recurrence_against_dateutil;
mod reminders_against_zoneinfo;
