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

/// The table as RFC 4180 has it, with a line of names first, in UTF-8.
///
/// Lists are joined with `;`. An item with a semicolon or a quotation mark in it stands between quotation marks,
/// and those within it are doubled: a cell is read as a line of CSV whose separator is the semicolon, and nothing
/// is lost. A cell, or an item, that a spreadsheet would take for a formula is given an apostrophe in front,
/// which spreadsheets take for "this is text"; so is one that begins as if it had been given one, so that
/// taking one away gives the text back.
///
/// There is no mark of byte order. Excel wants one to take the file for UTF-8 when it is opened by a double
/// click, and most other programs take it for part of the name of the first column. A table is for these: for
/// Excel there is the workbook.
pub fn csv(rows: &[Row]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    for row in rows {
        writer.write_record(cells(row))?;
    }
    let bytes = writer
        .into_inner()
        .map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cells(row: &Row) -> [String; 25] {
    let text = |cell: &Option<String>| cell.as_deref().map(defused).unwrap_or_default();
    let word = |cell: Option<&'static str>| cell.unwrap_or_default().to_owned();
    [
        defused(&row.id),
        defused(&row.title),
        list(&row.parties),
        text(&row.body),
        defused(&row.format),
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

/// Items of a list in one cell. Each is safe for itself: where lists are parted by semicolons, a spreadsheet
/// may split the cell.
pub(super) fn list(items: &[String]) -> String {
    let items = items.iter().map(|item| {
        let item = defused(item);
        if item.contains([';', '"', '\n', '\r']) {
            format!("\"{}\"", item.replace('"', "\"\""))
        } else {
            item
        }
    });
    items.collect::<Vec<_>>().join(";")
}

/// A cell that no spreadsheet runs: <https://owasp.org/www-community/attacks/CSV_Injection>.
pub(super) fn defused(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    // Spreadsheets skip what they cannot see before they look for a sign.
    let seen = bare.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
    let hidden = bare.starts_with(['\t', '\r', '\n']);
    if hidden || seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
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
        let items = ["first".to_owned(), "=HYPERLINK(1)".to_owned()];
        assert_eq!(list(&items), "first;'=HYPERLINK(1)");
        let items = ["@one".to_owned(), "=two; three".to_owned()];
        assert_eq!(list(&items), "'@one;\"'=two; three\"");
    }

    /// The items of a cell, as the description of the format says.
    fn split(cell: &str) -> Vec<String> {
        let mut reader = ::csv::ReaderBuilder::new()
            .delimiter(b';')
            .has_headers(false)
            .from_reader(cell.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        record.iter().map(fused).collect()
    }

    /// The text of a cell, without what keeps a spreadsheet from running it.
    fn fused(cell: &str) -> String {
        let text = cell.strip_prefix('\'').filter(|text| defused(text) == cell);
        text.unwrap_or(cell).to_owned()
    }

    #[test]
    fn nothing_of_a_list_is_lost() {
        for items in [
            vec!["one; and more", "two"],
            vec!["\"quoted\"", "a \"b\"; c", "=1;\"2\""],
            vec!["'=1", "'", "''+2", "=3", "it's"],
            vec!["one\ntwo", "three\r\nfour"],
            vec![" spaced ", ", ", ";", ";;"],
        ] {
            let items: Vec<String> = items.into_iter().map(str::to_owned).collect();
            assert_eq!(split(&list(&items)), items);
        }
    }

    #[test]
    fn nothing_of_a_cell_is_lost() {
        for cell in ["=1", "'=1", "''=1", "'a", "-", "\t1", "'\t1"] {
            assert_eq!(fused(&defused(cell)), cell, "{cell:?}");
        }
    }
}
