//! Every template, begun on days of all kinds, reads in a calendar as it does in the app.
use super::judges::{Window, agree, ours};
use chrono::{Days, NaiveDate};
use folje_domain::{
    ids::SeriesId,
    template::{Choices, Template, bundled},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// A Monday in autumn, so that half a year has both nights in it; Midsummer's Eve; a Thursday before Christmas; New
/// Year's Day; the day of the spring night and the day before the autumn one; a leap day.
const STARTS: [&str; 7] =
    ["2026-10-19", "2026-06-19", "2026-12-17", "2027-01-01", "2027-03-28", "2026-10-24", "2028-02-29"];

#[test]
fn every_template_reads_in_a_calendar_as_in_the_app() {
    for start in STARTS {
        let start: NaiveDate = start.parse().unwrap();
        let window = Window { from: start, until: start + Days::new(183) };
        let laid: Vec<_> = bundled().iter().map(|(name, text)| laid(name, text, start)).collect();
        for (name, series) in &laid {
            assert!(ours(series, window).len() > 3, "{name} from {start} has next to nothing");
        }
        agree(&laid, window);
    }
}

fn laid(name: &str, text: &str, start: NaiveDate) -> (String, Vec<folje_domain::schedule::Series>) {
    let template = Template::parse(name, text).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let mut ids = 1..;
    let mut next = || SeriesId(Uuid::from_u128(ids.next().unwrap()));
    let laid = template.lay(start, &Choices::default(), &|_| Vec::new(), &mut next, &BTreeMap::new());
    (format!("{name} from {start}"), laid.unwrap().series)
}
