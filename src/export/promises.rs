//! The list of promises as a table to paste into a spreadsheet.

use super::table::defused;
use crate::{
    catalogue::{Catalogue, Followed, Handle, Known},
    date::Day,
};

/// Names of the columns, in order.
const COLUMNS: [&str; 12] = [
    "promise",
    "partners",
    "what",
    "promised_at",
    "promised",
    "due",
    "as_of",
    "state",
    "late_days_min",
    "late_days_max",
    "by",
    "by_date",
];

/// Promises as lines with tabs between the cells, names of the columns first. Dates are as the records
/// write them, engagements and promises go by their ids.
#[must_use]
pub fn promises(catalogue: &Catalogue, known: &Known, rows: &[Followed], as_of: Day) -> String {
    let mut text = COLUMNS.join("\t") + "\n";
    for row in rows {
        let cells = cells(catalogue, known, row, as_of);
        text += &cells.map(|cell| on_one_line(&cell)).join("\t");
        text.push('\n');
    }
    text
}

fn cells(catalogue: &Catalogue, known: &Known, row: &Followed, as_of: Day) -> [String; 12] {
    let promise = catalogue.promise(row.promise);
    let id = |handle: Handle| catalogue.entry(handle).engagement.id.to_string();
    let date = |handle| {
        let date = known.date(catalogue, handle);
        date.map(|date| date.text().to_owned()).unwrap_or_default()
    };
    let partners = catalogue.partners_of(row.promise).into_iter();
    let partners: Vec<String> = partners.map(ToString::to_string).collect();
    let late = row.outcome.late();
    let is_late = late.max != Some(0);
    let days = |days: Option<u64>| days.filter(|_| is_late).map(|days| days.to_string());
    let by = row.outcome.by();
    [
        promise.id.to_string(),
        partners.join(";"),
        promise.what.clone(),
        id(row.promise.made_by),
        date(row.promise.made_by),
        promise
            .due
            .as_ref()
            .map(|due| due.text().to_owned())
            .unwrap_or_default(),
        as_of.to_string(),
        row.outcome.as_str().to_owned(),
        days(Some(late.min)).unwrap_or_default(),
        days(late.max).unwrap_or_default(),
        by.map(id).unwrap_or_default(),
        by.map(date).unwrap_or_default(),
    ]
}

/// A cell without tabs and line breaks, that no spreadsheet takes for a formula.
fn on_one_line(cell: &str) -> String {
    let cell: String = cell
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    defused(&cell)
}
