//! A workbook: sheets of engagements, promises and sources, and one on what the whole is.
//!
//! The first and the last day that a date allows are cells that a spreadsheet sorts and reckons with, beside
//! the plain words of the date. A day that a spreadsheet does not know, before 1900, is text. Whatever a
//! record says is a text cell and never a formula, however it begins. Links are made of web addresses only.
//! The file says that it was made on the day as of which it speaks, so that the same view gives the same
//! bytes.

mod engagements;
mod promises;
mod sheet;
mod sources;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::{Handover, Written, numbered::Numbered};
use crate::{catalogue::count, date::Day};
use sheet::{Cell, Column, Sheet};

/// What stands for the day of making where the catalogue does not say as of when it is.
const NO_DAY: (u16, u8, u8) = (1970, 1, 1);

/// The workbook.
pub(super) fn workbook(handover: &Handover<'_>) -> Result<Written, XlsxError> {
    let numbered = Numbered::new(handover);
    let sheets = [
        engagements::sheet(handover, &numbered),
        promises::sheet(handover, &numbered),
        sources::sheet(&numbered),
    ];
    let left_out = sheets.iter().filter_map(too_much);
    let left_out: Vec<String> = left_out.chain(handover.promises_left_out()).collect();
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(handover)?);
    for sheet in sheets
        .iter()
        .chain([&about(handover, &numbered, &left_out)])
    {
        sheet.write(workbook.add_worksheet())?;
    }
    Ok(Written {
        bytes: workbook.save_to_buffer()?,
        left_out,
    })
}

fn properties(handover: &Handover<'_>) -> Result<DocProperties, XlsxError> {
    let (year, month, day) = handover
        .as_of
        .and_then(sheet::day_of_a_spreadsheet)
        .unwrap_or(NO_DAY);
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    Ok(DocProperties::new()
        .set_title(sheet::fitting(&handover.title()).0)
        .set_creation_datetime(&made))
}

/// What a sheet had no room for.
fn too_much(sheet: &Sheet) -> Option<String> {
    let (rows, cells) = sheet.too_much();
    let rows = (rows > 0).then(|| format!("{} of {}", count(rows, "row"), sheet.name));
    let cells = (cells > 0).then(|| {
        format!(
            "what is beyond the {} characters that a cell holds, in {} of {}",
            sheet::LONGEST,
            count(cells, "cell"),
            sheet.name
        )
    });
    let parts: Vec<String> = rows.into_iter().chain(cells).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// What the file shows, in words.
fn about(handover: &Handover<'_>, numbered: &Numbered<'_>, left_out: &[String]) -> Sheet {
    let mut sheet = Sheet::new("About", &[Column::new("", 22.0), Column::new("", 90.0)]);
    let mut facts = vec![("Title", handover.title())];
    facts.extend(handover.facts(numbered, left_out));
    facts.extend(handover.coverage());
    facts.push((
        "Earliest and latest day",
        "The first and the last day that a date allows. Where they differ, the column “How exact” \
         says whether it lasted from one to the other, or happened once, on a day between them that \
         is not known. An empty cell is an end that is open or not known."
            .to_owned(),
    ));
    facts.push((
        "Numbers in brackets",
        "Sources by their number on the sheet Sources, with the paragraph where it is known. “One of” \
         several: which of them says it was not noted."
            .to_owned(),
    ));
    for (name, fact) in facts {
        sheet.push(vec![Cell::text(name), Cell::text(&fact)]);
    }
    sheet.without_head()
}

/// A cell with a day in it.
fn day(day: Option<Day>) -> Cell {
    day.map_or(Cell::Empty, Cell::Day)
}
