//! The table in a text: its head, and its lines by column.
use csv::{ReaderBuilder, StringRecord, Trim};
use folje_api::v1::desk_import::{COLUMNS, Column, FileProblem, MOST_PEOPLE};
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

/// Reads the table; lines without anything in them are passed over.
///
/// # Errors
/// What is wrong with it as a whole.
pub(super) fn read(text: &str) -> Result<Vec<Line>, Vec<FileProblem>> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut records = reader.records().filter_map(Result::ok).filter(|record| !is_empty(record));
    let head = records.next().ok_or_else(|| vec![FileProblem::Empty])?;
    let columns = columns(&head)?;
    let lines: Vec<Line> = records.map(|record| line(text, &columns, &record)).collect();
    match lines.len() {
        0 => Err(vec![FileProblem::Empty]),
        more if more > MOST_PEOPLE => Err(vec![FileProblem::TooMany]),
        _ => Ok(lines),
    }
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

/// The columns of the head; None stands for one without a name, which must then be empty in every line.
fn columns(head: &StringRecord) -> Result<Vec<Column>, Vec<FileProblem>> {
    let mut problems = Vec::new();
    let mut columns = Vec::new();
    for name in head {
        let lower = name.to_lowercase();
        match COLUMNS.iter().find(|(_, names)| names.contains(&lower.as_str())).map(|(column, _)| *column) {
            Some(column) if columns.contains(&column) => problems.push(FileProblem::TwiceColumn(column)),
            Some(column) => columns.push(column),
            None => problems.push(FileProblem::UnknownColumn(name.chars().take(40).collect())),
        }
    }
    if !columns.contains(&Column::Name) {
        problems.push(FileProblem::NoNames);
    }
    if problems.is_empty() { Ok(columns) } else { Err(problems) }
}

fn line(text: &str, columns: &[Column], record: &StringRecord) -> Line {
    let number = record.position().map_or(0, |position| number_at(text, position.byte()));
    let fields = columns.iter().copied().zip(record.iter().map(str::to_owned)).collect();
    let too_many = record.iter().skip(columns.len()).any(|field| !field.is_empty());
    Line { number, fields, too_many }
}

/// The number of the line on which something stands first from `byte` on: the reader counts no empty lines.
fn number_at(text: &str, byte: u64) -> u32 {
    let rest = usize::try_from(byte).ok().and_then(|byte| text.get(byte..)).unwrap_or_default();
    let first = text.len() - rest.trim_start_matches(['\r', '\n']).len();
    let before = text.bytes().take(first).filter(|byte| *byte == b'\n').count();
    u32::try_from(before).map_or(u32::MAX, |before| before + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn semicolons_commas_and_tabs_part_the_columns_and_quotes_hold_them_together() {
        for text in [
            "namn;telefon\nÅsa;070\n",
            "Namn,Telefon\r\nÅsa,070\r\n",
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
