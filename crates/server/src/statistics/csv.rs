//! The table as CSV: semicolons and a byte order mark, as Swedish Excel reads it without being asked.
use super::{
    distance,
    sheet::{Line, Value, about, headings, parts, title},
};
use crate::texts::plain;
use folje_api::v1::{distance::DistanceTold, statistics::Statistics};
use folje_domain::language::Language;

/// The text of the file (RFC 4180, but with semicolons).
pub(crate) fn csv(statistics: &Statistics, told: &[DistanceTold], language: Language) -> String {
    let mut text = String::from("\u{feff}");
    let mut row = |cells: &[String]| {
        let cells: Vec<_> = cells.iter().map(|cell| escaped(cell)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    };
    row(&[title(statistics, language)]);
    for (part, name) in parts(statistics, language).iter().zip(["statistics_who", "statistics_group"]) {
        row(&[]);
        let names = [plain(language, name)].into_iter().chain(headings(language));
        row(&names.map(ToOwned::to_owned).collect::<Vec<_>>());
        for Line { name, cells, .. } in part {
            let cells = cells.iter().map(|cell| written(*cell));
            row(&[name.clone()].into_iter().chain(cells).collect::<Vec<_>>());
        }
    }
    let far = distance::lines(told, statistics.year, language);
    if !far.is_empty() {
        row(&[]);
        row(&[plain(language, "distance_title").to_owned()]);
        row(&distance::headings(language).map(ToOwned::to_owned));
        for line in &far {
            row(&far_cells(line));
        }
    }
    row(&[]);
    for line in about(statistics, !far.is_empty(), language) {
        row(&[line]);
    }
    text
}

fn far_cells(line: &distance::Line) -> [String; 8] {
    let (words, count, of) = match &line.part {
        Some((words, count, of)) => (words.clone(), count.to_string(), of.to_string()),
        None => (String::new(), "–".to_owned(), "–".to_owned()),
    };
    let (first, last) = (line.days.0.to_string(), line.days.1.to_string());
    [line.groups.clone(), line.people.to_string(), first, last, line.measure.clone(), words, count, of]
}

fn written(cell: Value) -> String {
    match cell {
        Value::Empty => String::new(),
        Value::Withheld => "–".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Share(part, whole) => {
            let (part, whole) = (u64::from(part), u64::from(whole));
            format!("{} %", (part * 200 + whole) / (whole * 2))
        }
    }
}

/// A cell that no program takes for a formula or for two.
fn escaped(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    match cell.contains([';', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_groups_name_is_never_a_formula_nor_two_cells() {
        assert_eq!(escaped("=1+1"), "'=1+1");
        assert_eq!(escaped("Vår; \"sen\""), "\"Vår; \"\"sen\"\"\"");
        assert_eq!(escaped("Grupp 7"), "Grupp 7");
    }
}
