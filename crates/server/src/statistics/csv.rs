//! The table as CSV: semicolons and a byte order mark, as Swedish Excel reads it without being asked.
use super::sheet::{Line, Value, about, headings, parts, title};
use crate::texts::plain;
use folje_api::v1::statistics::Statistics;
use folje_domain::language::Language;

/// The text of the file (RFC 4180, but with semicolons).
pub(crate) fn csv(statistics: &Statistics, language: Language) -> String {
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
    row(&[]);
    for line in about(statistics, language) {
        row(&[line]);
    }
    text
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
