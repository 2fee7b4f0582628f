//! The table in a text: its head, and its lines by column.
use csv::{ReaderBuilder, StringRecord, Trim};
use folje_api::v1::desk_import::{COLUMNS, Column, FileProblem, MOST_PEOPLE};
use folje_domain::entry;
use std::collections::BTreeMap;

/// A line of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// Its number in the file, the head being the first.
    pub(super) number: u32,
    /// What stands in it.
    fields: BTreeMap<Column, String>,
    /// Whether it has more fields than the head has columns.
    pub(super) too_many: bool,
}

impl Line {
    /// What stands in a column; nothing where the table has none of it.
    pub(super) fn get(&self, column: Column) -> &str {
        self.fields.get(&column).map_or("", String::as_str)
    }
}

/// Reads the table; lines without anything in them are passed over. `text` has line feeds alone.
///
/// # Errors
/// What is wrong with it as a whole.
pub(super) fn read(text: &str) -> Result<Vec<Line>, Vec<FileProblem>> {
    let (delimiter, table) = match separator_line(text) {
        // The line stays, empty, so that lines are counted as the file counts them.
        Some((separator, length)) => (separator, &text[length..]),
        None => (delimiter(text), text),
    };
    let before = text.len() - table.len();
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(table.as_bytes());
    let mut records = reader.records().filter_map(Result::ok).filter(|record| !is_empty(record));
    let head = records.next().ok_or_else(|| vec![FileProblem::Empty])?;
    let columns = columns(&head)?;
    let lines: Vec<Line> = records.map(|record| line(text, before, &columns, &record)).collect();
    match lines.len() {
        0 => Err(vec![FileProblem::Empty]),
        more if more > MOST_PEOPLE => Err(vec![FileProblem::TooMany]),
        _ => Ok(lines),
    }
}

/// `sep=;` on the first line, by which spreadsheets are told the separator: which it is, and the bytes of the line
/// without its end.
fn separator_line(text: &str) -> Option<(u8, usize)> {
    let first = text.split('\n').next()?;
    // Some write the line as a field: in quotes, and with separators behind it.
    let said = first.trim().trim_start_matches('"');
    let (name, said) = said.split_at_checked(4)?;
    let separator = *said.as_bytes().first()?;
    let rest = said.get(1..)?;
    let nothing_more = rest.bytes().all(|byte| byte == separator || byte == b'"');
    (name.eq_ignore_ascii_case("sep=") && separator.is_ascii() && nothing_more)
        .then_some((separator, first.len()))
}

/// What stands most often in the head: semicolons as Swedish spreadsheets write them, commas or tabs.
fn delimiter(text: &str) -> u8 {
    let head = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |wanted: u8| head.bytes().filter(|byte| *byte == wanted).count();
    // The last of the most frequent wins, so a semicolon where there is none of any.
    [b'\t', b',', b';'].into_iter().max_by_key(|wanted| count(*wanted)).unwrap_or(b';')
}

fn is_empty(record: &StringRecord) -> bool {
    record.iter().all(str::is_empty)
}

/// The columns of the head; `None` stands for one without a name, which must then be empty in every line.
fn columns(head: &StringRecord) -> Result<Vec<Option<Column>>, Vec<FileProblem>> {
    let mut problems = Vec::new();
    let mut columns = Vec::new();
    for name in head {
        let lower = entry::line(name).to_lowercase();
        match COLUMNS.iter().find(|(_, names)| names.contains(&lower.as_str())).map(|(column, _)| *column) {
            Some(column) if columns.contains(&Some(column)) => {
                problems.push(FileProblem::TwiceColumn(column));
            }
            Some(column) => columns.push(Some(column)),
            None if lower.is_empty() => columns.push(None),
            None => problems.push(FileProblem::UnknownColumn(name.chars().take(40).collect())),
        }
    }
    if !columns.contains(&Some(Column::Name)) {
        problems.push(FileProblem::NoNames);
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

/// The line of a record; the table begins `before` bytes into the text.
fn line(text: &str, before: usize, columns: &[Option<Column>], record: &StringRecord) -> Line {
    let number = record.position().map_or(0, |position| number_at(text, before, position.byte()));
    let named = columns.iter().zip(record).filter_map(|(column, field)| Some(((*column)?, field.to_owned())));
    let nameless = columns.iter().map(Option::is_none).chain(std::iter::repeat(true));
    let too_many = record.iter().zip(nameless).any(|(field, nameless)| nameless && !field.is_empty());
    Line { number, fields: named.collect(), too_many }
}

/// The number of the line on which something stands first from `byte` of the table on: the reader counts no empty
/// lines. No two records begin on one line.
fn number_at(text: &str, before: usize, byte: u64) -> u32 {
    let byte = usize::try_from(byte).ok().and_then(|byte| byte.checked_add(before));
    let rest = byte.and_then(|byte| text.get(byte..)).unwrap_or_default();
    let first = text.len() - rest.trim_start_matches('\n').len();
    let before = text.bytes().take(first).filter(|byte| *byte == b'\n').count();
    u32::try_from(before).map_or(u32::MAX, |before| before + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn semicolons_commas_and_tabs_part_the_columns_and_quotes_hold_them_together() {
        for text in [
            "namn;telefon\nÅsa;070\n",
            "Namn,Telefon\nÅsa,070\n",
            "name\tphone\nÅsa\t070",
            "\n\"namn\";\"telefon\"\n;\n\"Åsa\";070\n",
        ] {
            let lines = read(text).unwrap();
            assert_eq!(lines.len(), 1, "{text}");
            assert_eq!((lines[0].get(Column::Name), lines[0].get(Column::Phone)), ("Åsa", "070"), "{text}");
            assert_eq!(lines[0].get(Column::Group), "");
        }
        assert_eq!(read("namn\n\"Ek; Åsa\"\n").unwrap()[0].get(Column::Name), "Ek; Åsa");
    }

    #[test]
    fn lines_are_counted_as_the_file_counts_them() {
        let lines = read("namn;telefon\n\nÅsa;1\n\n\nBo;2;3\n").unwrap();
        assert_eq!(
            lines.iter().map(|line| (line.number, line.too_many)).collect::<Vec<_>>(),
            [(3, false), (6, true)]
        );
    }

    #[test]
    fn a_line_that_names_the_separator_is_no_head() {
        for text in [
            "sep=;\nnamn;telefon\nÅsa;070\n",
            "SEP=,\nnamn,telefon\nÅsa,070\n",
            "sep=|\nnamn|telefon\nÅsa|070\n",
            "\"sep=;\"\nnamn;telefon\nÅsa;070\n",
            "sep=;;\nnamn;telefon\nÅsa;070\n",
        ] {
            let lines = read(text).unwrap();
            assert_eq!(lines.len(), 1, "{text}");
            assert_eq!((lines[0].get(Column::Phone), lines[0].number), ("070", 3), "{text}");
        }
        assert!(read("sep\nÅsa\n").is_err());
    }

    #[test]
    fn columns_without_a_name_are_passed_over_where_they_are_empty() {
        let lines = read("namn;;telefon;;;\nÅsa;;070;;;\nBo;x;071;;;\nMaja;;072;;;;y\n;;;;\n").unwrap();
        assert_eq!(
            lines.iter().map(|line| (line.get(Column::Phone), line.too_many)).collect::<Vec<_>>(),
            [("070", false), ("071", true), ("072", true)]
        );
    }

    proptest! {
        #[test]
        fn each_record_has_a_line_of_its_own(text in "(namn;telefon\n)?[a-z;\"\n ]{0,60}") {
            let text = format!("namn;telefon\n{text}");
            if let Ok(lines) = read(&text) {
                prop_assert!(lines.windows(2).all(|pair| pair[0].number < pair[1].number), "{lines:?}");
            }
        }
    }

    #[test]
    fn wrong_columns_are_all_named_at_once() {
        assert_eq!(
            read("efternamn;telefon;mobil\nÅsa;1;2\n").unwrap_err(),
            [
                FileProblem::UnknownColumn("efternamn".into()),
                FileProblem::TwiceColumn(Column::Phone),
                FileProblem::NoNames
            ]
        );
        assert_eq!(read(" \n").unwrap_err(), [FileProblem::Empty]);
        assert_eq!(read("namn\n").unwrap_err(), [FileProblem::Empty]);
    }
}
