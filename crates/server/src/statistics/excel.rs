//! The table as an Excel file: a sheet for men and women, one for the groups, one for how far groups came where that was
//! told, one that says what the numbers mean.
use super::{
    distance,
    sheet::{Line, PERCENT, Value, about, headings, parts, title},
};
use crate::texts::plain;
use chrono::{Datelike as _, NaiveDate};
use folje_api::v1::{distance::DistanceTold, statistics::Statistics};
use folje_domain::language::Language;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// The media type of the file.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The heading's row; the lines follow it.
const HEADING: u32 = 2;

/// How wide names and numbers are, in characters.
const WIDTHS: (f64, f64, f64) = (24.0, 11.0, 6.0);

/// The same of the sheet that says how far groups came: groups, people, days, question, answer, how many, of how many.
const FAR_WIDTHS: [f64; 8] = [24.0, 11.0, 12.0, 12.0, 34.0, 34.0, 8.0, 8.0];

/// The bytes of the file.
///
/// # Errors
/// Where the file cannot be written: never, in practice.
pub(crate) fn excel(
    statistics: &Statistics,
    told: &[DistanceTold],
    language: Language,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = date(statistics.until)?;
    let title = title(statistics, language);
    workbook.set_properties(&DocProperties::new().set_title(&title).set_creation_datetime(&made));
    for (part, name) in parts(statistics, language).iter().zip(["statistics_who", "statistics_group"]) {
        let sheet = workbook.add_worksheet();
        let name = plain(language, name);
        sheet.set_name(name)?;
        table(sheet, &title, name, &headings(language), part)?;
    }
    let far = distance::lines(told, statistics.year, language);
    if !far.is_empty() {
        let sheet = workbook.add_worksheet();
        let name = plain(language, "distance_title");
        sheet.set_name(name)?;
        distances(sheet, name, &distance::headings(language), &far)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(plain(language, "statistics_about"))?;
    sheet.set_column_width(0, 90)?;
    sheet.write_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    for (row, line) in (2..).zip(about(statistics, !far.is_empty(), language)) {
        sheet.write_with_format(row, 0, line, &wrapped)?;
    }
    workbook.save_to_buffer()
}

fn table(
    sheet: &mut Worksheet,
    title: &str,
    name: &str,
    headings: &[&str],
    lines: &[Line],
) -> Result<(), XlsxError> {
    let heading = heading();
    sheet.write_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    sheet.set_column_width(0, WIDTHS.0)?;
    sheet.write_with_format(HEADING, 0, name, &heading)?;
    for (column, words) in (1u16..).zip(headings) {
        let width = if *words == PERCENT { WIDTHS.2 } else { WIDTHS.1 };
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(HEADING, column, *words, &heading.clone().set_align(FormatAlign::Right))?;
    }
    for (row, line) in (HEADING + 1..).zip(lines) {
        let plain = match line.sum {
            true => Format::new().set_bold().set_border_top(FormatBorder::Thin),
            false => Format::new(),
        };
        sheet.write_with_format(row, 0, &*line.name, &plain)?;
        let right = plain.clone().set_align(FormatAlign::Right);
        for (column, cell) in (1u16..).zip(&line.cells) {
            match cell {
                Value::Empty => sheet.write_blank(row, column, &plain)?,
                Value::Withheld => sheet.write_with_format(row, column, "–", &right)?,
                Value::Number(number) => {
                    sheet.write_with_format(row, column, *number, &right.clone().set_num_format("#,##0"))?
                }
                Value::Share(part, whole) => {
                    let share = f64::from(*part) / f64::from(*whole);
                    sheet.write_with_format(row, column, share, &right.clone().set_num_format("0 %"))?
                }
            };
        }
    }
    // What a line is about stays in sight.
    sheet.set_freeze_panes(HEADING + 1, 1)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

/// How far groups came: a line for each answer, in an order that a filter or a pivot table takes as it is.
fn distances(
    sheet: &mut Worksheet,
    title: &str,
    headings: &[&str],
    lines: &[distance::Line],
) -> Result<(), XlsxError> {
    let (heading, right) = (heading(), Format::new().set_align(FormatAlign::Right));
    let day = Format::new().set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_with_format(0, 0, title, &Format::new().set_bold().set_font_size(14))?;
    for (column, (words, width)) in (0u16..).zip(headings.iter().zip(FAR_WIDTHS)) {
        sheet.set_column_width(column, width)?;
        let number = matches!(column, 1 | 6 | 7);
        let heading = if number { heading.clone().set_align(FormatAlign::Right) } else { heading.clone() };
        sheet.write_with_format(HEADING, column, *words, &heading)?;
    }
    for (row, line) in (HEADING + 1..).zip(lines) {
        sheet.write_with_format(row, 0, &*line.groups, &wrapped)?;
        sheet.write_with_format(row, 1, line.people, &right)?;
        sheet.write_with_format(row, 2, date(line.days.0)?, &day)?;
        sheet.write_with_format(row, 3, date(line.days.1)?, &day)?;
        sheet.write_with_format(row, 4, &*line.measure, &wrapped)?;
        match &line.part {
            Some((words, count, of)) => {
                sheet.write_with_format(row, 5, &**words, &wrapped)?;
                sheet.write_with_format(row, 6, *count, &right)?;
                sheet.write_with_format(row, 7, *of, &right)?;
            }
            None => {
                sheet.write_with_format(row, 6, "–", &right)?;
                sheet.write_with_format(row, 7, "–", &right)?;
            }
        }
    }
    sheet.set_freeze_panes(HEADING + 1, 1)?;
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn heading() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_border_bottom(FormatBorder::Thin)
}

fn date(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(2000), day.month() as u8, day.day() as u8)
}
