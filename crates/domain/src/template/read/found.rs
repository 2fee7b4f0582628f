//! A value of the file, read as what it should be; where it is something else, that is told and it is absent.
use super::{Fields, Problems};
use crate::{language::Text, template::error::Problem};
use chrono::{NaiveTime, Weekday};
use toml::{Spanned, de::DeValue};

/// The weekdays as RFC 5545 names them, which templates do too.
pub(super) const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Mon),
    ("TU", Weekday::Tue),
    ("WE", Weekday::Wed),
    ("TH", Weekday::Thu),
    ("FR", Weekday::Fri),
    ("SA", Weekday::Sat),
    ("SU", Weekday::Sun),
];

/// A value with its path and its place.
pub(super) struct Found<'t> {
    value: &'t Spanned<DeValue<'t>>,
    path: String,
    problems: &'t Problems<'t>,
}

impl<'t> Found<'t> {
    pub(super) const fn new(
        value: &'t Spanned<DeValue<'t>>,
        path: String,
        problems: &'t Problems<'t>,
    ) -> Self {
        Self { value, path, problems }
    }

    /// Notes that the value has this `problem`.
    pub(super) fn report(&self, problem: Problem) {
        self.problems.report(self.value.span().start, self.path.as_str(), problem);
    }

    /// Notes the problem; for the end of a chain that has nothing to give.
    fn refuse<T>(&self, problem: Problem) -> Option<T> {
        self.report(problem);
        None
    }

    /// A text in quotes that is not empty.
    pub(super) fn string(&self) -> Option<&'t str> {
        match self.value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text),
            _ => self.refuse(Problem::Expected("a text in quotes")),
        }
    }

    /// A key: small letters, digits and hyphens, so that it can stand in an address.
    pub(super) fn key(&self) -> Option<String> {
        let sound = |key: &str| key.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-'));
        match self.string()? {
            key if sound(key) => Some(key.to_owned()),
            _ => self.refuse(Problem::Expected("a key of small letters a–z, digits and hyphens")),
        }
    }

    /// A whole number from `least` to `most`.
    pub(super) fn number(&self, least: u32, most: u32) -> Option<u32> {
        let DeValue::Integer(number) = self.value.get_ref() else {
            return self.refuse(Problem::Expected("a whole number"));
        };
        let found = i64::from_str_radix(number.as_str(), number.radix()).unwrap_or(i64::MAX);
        match u32::try_from(found) {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => self.refuse(Problem::OutOfRange { found, least, most }),
        }
    }

    /// `true` or `false`.
    pub(super) fn yes(&self) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(yes) => Some(*yes),
            _ => self.refuse(Problem::Expected("true or false")),
        }
    }

    /// A time of day, «09:00».
    pub(super) fn time(&self) -> Option<NaiveTime> {
        let text = self.string()?;
        let time = NaiveTime::parse_from_str(text, "%H:%M").ok();
        time.or_else(|| self.refuse(Problem::NoTime(text.to_owned())))
    }

    /// A weekday, «MO» to «SU».
    pub(super) fn weekday(&self) -> Option<Weekday> {
        self.one_of(&WEEKDAYS)
    }

    /// One of the names of `known`, as what it stands for.
    pub(super) fn one_of<T: Copy>(&self, known: &[(&str, T)]) -> Option<T> {
        let name = self.string()?;
        let meant = known.iter().find(|(known, _)| *known == name).map(|(_, meant)| *meant);
        let names = || known.iter().map(|&(name, _)| name.to_owned()).collect();
        meant.or_else(|| self.refuse(Problem::Unknown { found: name.to_owned(), known: names() }))
    }

    /// A text in Swedish, and in English where written: `{ sv = "…", en = "…" }`.
    pub(super) fn text(self) -> Option<Text> {
        let fields = self.table()?;
        let sv = fields.must("sv").and_then(|found| found.string());
        let en = fields.may("en").and_then(|found| found.string());
        fields.done();
        Some(Text { sv: sv?.to_owned(), en: en.map(str::to_owned) })
    }

    /// A table.
    pub(super) fn table(self) -> Option<Fields<'t>> {
        match self.value.get_ref() {
            DeValue::Table(table) => {
                Some(Fields::new(table, self.path, self.value.span().start, self.problems))
            }
            _ => self.refuse(Problem::Expected("a table, { … }")),
        }
    }

    /// Whether the value is a table, where it may be that or something plainer.
    pub(super) fn is_table(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Table(_))
    }

    /// Whether the value is a list with nothing in it.
    pub(super) fn is_empty_list(&self) -> bool {
        matches!(self.value.get_ref(), DeValue::Array(list) if list.is_empty())
    }

    /// The entries of a list, each with a path of its own: its key if it has one, else its number from 1.
    pub(super) fn list(&self) -> Vec<Self> {
        let DeValue::Array(list) = self.value.get_ref() else {
            self.report(Problem::Expected("a list, [ … ]"));
            return Vec::new();
        };
        let named = |(index, value): (usize, &'t Spanned<DeValue<'t>>)| {
            let key = value.get_ref().get("key").and_then(|key| key.get_ref().as_str());
            let name = key.map_or_else(|| (index + 1).to_string(), str::to_owned);
            Self::new(value, format!("{}.{name}", self.path), self.problems)
        };
        list.iter().enumerate().map(named).collect()
    }
}
