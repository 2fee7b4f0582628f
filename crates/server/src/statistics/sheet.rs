//! The table as lines of cells, the same for CSV and Excel.
use crate::texts::{filled, plain};
use folje_api::v1::statistics::Statistics;
use folje_domain::{
    language::Language,
    people::Gender,
    statistics::{Cell, Outcome, Row},
};

/// A cell of a file.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Value {
    /// Nothing to say.
    Empty,
    /// Not told.
    Withheld,
    /// A number.
    Number(u32),
    /// A part of a whole.
    Share(u32, u32),
}

/// A line: what it is about, and its cells.
pub(super) struct Line {
    pub(super) name: String,
    pub(super) cells: Vec<Value>,
    /// Whether it is a sum of others.
    pub(super) sum: bool,
}

/// The heading of a share, in every language.
pub(super) const PERCENT: &str = "%";

/// The headings above the cells, without that of the names.
pub(super) fn headings(language: Language) -> Vec<&'static str> {
    let outcome = |outcome| match outcome {
        Outcome::Work => "statistics_work",
        Outcome::Studies => "statistics_studies",
        Outcome::Discontinued => "statistics_discontinued",
        Outcome::Ended => "statistics_ended",
        Outcome::Remaining => "statistics_remaining",
    };
    let word = |key| plain(language, key);
    let mut headings = vec![word("statistics_planned"), word("statistics_so_far"), PERCENT];
    headings.extend(Outcome::ALL.into_iter().flat_map(|one| [word(outcome(one)), PERCENT]));
    headings.extend([word("statistics_steps"), word("statistics_hours")]);
    headings
}

/// Men and women with their sum; then the groups with theirs.
pub(super) fn parts(statistics: &Statistics, language: Language) -> [Vec<Line>; 2] {
    let total = || Line {
        name: plain(language, "statistics_total").to_owned(),
        cells: cells(&statistics.table.total),
        sum: true,
    };
    let gender = |gender: Gender| match gender {
        Gender::Man => "statistics_man",
        Gender::Woman => "statistics_woman",
        Gender::Unsaid => "statistics_unsaid",
    };
    let genders = statistics.table.genders.iter().map(|(one, row)| Line {
        name: plain(language, gender(*one)).to_owned(),
        cells: cells(row),
        sum: false,
    });
    let name = |id| {
        let named = statistics.groups.iter().find(|(known, _)| Some(*known) == id);
        named.map_or_else(|| plain(language, "statistics_alone").to_owned(), |(_, name)| name.clone())
    };
    let groups = statistics.table.groups.iter().map(|(id, row)| Line {
        name: name(*id),
        cells: cells(row),
        sum: false,
    });
    [genders.chain([total()]).collect(), groups.chain([total()]).collect()]
}

fn cells(row: &Row) -> Vec<Value> {
    let number = |cell: Cell| cell.number().map_or(Value::Withheld, Value::Number);
    let share = |part: Cell, whole: Option<u32>| match (part.number(), whole) {
        (Some(part), Some(whole)) if whole > 0 => Value::Share(part, whole),
        _ => Value::Empty,
    };
    let mut cells = vec![row.planned.map_or(Value::Empty, Value::Number), number(row.so_far)];
    cells.push(share(row.so_far, row.planned));
    for outcome in row.outcomes {
        cells.extend([number(outcome), share(outcome, row.so_far.number())]);
    }
    cells.extend([number(row.steps), number(row.hours)]);
    cells
}

/// What the numbers mean, a sentence each; `far`: with those that say how far groups came.
pub(super) fn about(statistics: &Statistics, far: bool, language: Language) -> Vec<String> {
    let largest = statistics.smallest.saturating_sub(1).to_string();
    let keys = [
        "statistics_about_counted",
        "statistics_about_groups",
        "statistics_about_percent",
        "statistics_about_remaining",
        "statistics_about_hours",
        "statistics_about_withheld",
    ];
    let keys = keys.into_iter().chain(far.then_some("distance_about"));
    keys.map(|key| filled(language, key, &[("smallest", &largest)])).collect()
}

/// «Deltagarstatistik 2026, till och med 2026-11-23»
pub(super) fn title(statistics: &Statistics, language: Language) -> String {
    let say = |key| plain(language, key);
    format!(
        "{} {}, {} {}",
        say("statistics_title"),
        statistics.year,
        say("statistics_until"),
        statistics.until
    )
}
