//! The table of engagements as CSV and as JSON.

use super::Row;
use crate::catalogue::{Catalogue, Known};

/// Names of the columns, in order. The keys in JSON are the same.
pub const COLUMNS: [&str; 25] = [
    "id",
    "title",
    "parties",
    "body",
    "format",
    "mode",
    "series",
    "number",
    "status",
    "edtf",
    "earliest",
    "latest",
    "date_kind",
    "date_basis",
    "city",
    "country",
    "heads",
    "topics",
    "fora",
    "promises",
    "sources",
    "caveats",
    "promise_state",
    "kept_by",
    "in_days",
];

/// A row for every engagement that is known, in the order of the catalogue.
#[must_use]
pub fn rows(catalogue: &Catalogue, known: &Known) -> Vec<Row> {
    catalogue
        .entries()
        .map(|(handle, _)| handle)
        .filter(|&handle| known.has(handle))
        .map(|handle| Row::new(catalogue, known, handle))
        .collect()
}

/// The table as an array of objects, indented, with a line break at the end.
pub fn json(rows: &[Row]) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(rows).map(|text| text + "\n")
}

/// The table as RFC 4180 has it, with a line of names first, in UTF-8 without a mark.
///
/// Lists are joined with `;`; one inside an item becomes a comma, so that splitting a cell gives the
/// items back. A cell, or an item, that a spreadsheet would take for a formula is given an apostrophe
/// in front, which spreadsheets take for "this is text".
pub fn csv(rows: &[Row]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record(cells(row).map(|cell| defused(&cell)))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cells(row: &Row) -> [String; 25] {
    let text = |cell: &Option<String>| cell.clone().unwrap_or_default();
    let word = |cell: Option<&'static str>| cell.unwrap_or_default().to_owned();
    [
        row.id.clone(),
        row.title.clone(),
        list(&row.parties),
        text(&row.body),
        row.format.clone(),
        word(row.mode),
        text(&row.series),
        row.number
            .map(|number| number.to_string())
            .unwrap_or_default(),
        row.status.to_owned(),
        text(&row.edtf),
        text(&row.earliest),
        text(&row.latest),
        word(row.date_kind),
        text(&row.date_basis),
        text(&row.city),
        text(&row.country),
        list(&row.heads),
        list(&row.topics),
        list(&row.fora),
        list(&row.promises),
        list(&row.sources),
        list(&row.caveats),
        word(row.promise_state),
        text(&row.kept_by),
        word(row.in_days),
    ]
}

fn list(items: &[String]) -> String {
    let items: Vec<_> = items
        .iter()
        .map(|item| defused(&item.replace(';', ",")))
        .collect();
    items.join(";")
}

/// A cell that no spreadsheet runs: <https://owasp.org/www-community/attacks/CSV_Injection>.
pub(super) fn defused(cell: &str) -> String {
    // Spreadsheets skip what they cannot see before they look for a sign.
    let seen = cell.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let hidden = cell.starts_with(['\t', '\r', '\n']);
    if hidden || seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_words_are_left_alone() {
        for cell in [
            "=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1",
        ] {
            assert!(defused(cell).starts_with('\''), "{cell:?}");
        }
        for cell in [
            "Malé",
            "2019-10-30",
            "[2018-11-17..2023-11-17]",
            "a = b",
            "",
        ] {
            assert_eq!(defused(cell), cell);
        }
    }

    #[test]
    fn every_item_of_a_list_is_defused() {
        // Where lists are parted by semicolons, a spreadsheet may split the cell.
        let items = ["first".to_owned(), "=HYPERLINK(1)".to_owned()];
        assert_eq!(list(&items), "first;'=HYPERLINK(1)");
        let items = ["@one".to_owned(), "two".to_owned()];
        assert_eq!(defused(&list(&items)), "'@one;two");
    }

    #[test]
    fn a_list_can_be_split_again() {
        let items = ["one; and more".to_owned(), "two".to_owned()];
        assert_eq!(list(&items).split(';').count(), 2);
    }
}
