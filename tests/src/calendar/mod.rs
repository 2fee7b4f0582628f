//! What we write for calendars, read by two programs that are not ours: PyPI's `icalendar` with
//! `recurring-ical-events`, npm's `ical.js`. Both have to see what the app shows.
mod judges;
mod shapes;
mod templates;
mod wakes;
mod words;
