//! The sheet of promises.

use super::{
    super::{Handover, numbered::Numbered},
    Cell, Column, Sheet, day,
};
use crate::{
    catalogue::{Followed, Handle, Outcome, sentence},
    date::{Day, Edtf},
};

const COLUMNS: [Column; 15] = [
    Column::new("Partners", 18.0),
    Column::new("What was promised", 54.0),
    Column::new("Promised", 30.0),
    Column::new("Promised at", 44.0),
    Column::new("Due", 34.0),
    Column::new("Earliest day due", 16.0),
    Column::new("Latest day due", 16.0),
    Column::new("What became of it", 44.0),
    Column::new("As of", 12.0),
    Column::new("Days late, at least", 18.0),
    Column::new("Days late, at most", 18.0),
    Column::new("Decided by", 44.0),
    Column::new("On", 30.0),
    Column::new("Sources", 16.0),
    Column::new("Id", 20.0),
];

pub(super) fn sheet(handover: &Handover<'_>, numbered: &Numbered<'_>) -> Sheet {
    let mut sheet = Sheet::new("Promises", &COLUMNS);
    if let Some(as_of) = handover.as_of {
        for row in &handover.follow_up().rows {
            sheet.push(cells(handover, numbered, row, as_of));
        }
    }
    sheet
}

fn cells(
    handover: &Handover<'_>,
    numbered: &Numbered<'_>,
    row: &Followed,
    as_of: Day,
) -> Vec<Cell> {
    let (catalogue, known) = (handover.catalogue, &handover.known);
    let promise = catalogue.promise(row.promise);
    let partners = catalogue.partners_of(row.promise).into_iter();
    let partners: Vec<&str> = partners.map(|party| catalogue.party_name(party)).collect();
    let date = |handle: Handle| {
        let date = known.date(catalogue, handle);
        date.map_or_else(
            || "Date not known".to_owned(),
            |date| sentence(&date.display()),
        )
    };
    let title = |handle: Handle| catalogue.entry(handle).engagement.title.as_str();
    let due = promise.due.as_ref();
    let late = row.outcome.late();
    let is_late = late.max != Some(0);
    let days = |days: Option<u64>| match days.filter(|_| is_late) {
        Some(days) => Cell::Number(days as f64),
        None => Cell::Empty,
    };
    let by = row.outcome.by();
    let mut became = sentence(&row.outcome.exact_words());
    if matches!(row.outcome, Outcome::Overdue { .. }) {
        became += ", no record in this catalogue";
    }
    if !catalogue.is_certain_by(row.outcome, known, as_of) {
        became += ", perhaps not by that day";
    }
    vec![
        Cell::text(&partners.join(", ")),
        Cell::text(&promise.what),
        Cell::text(&date(row.promise.made_by)),
        Cell::text(title(row.promise.made_by)),
        Cell::text(&due.map_or_else(
            || "No date given".to_owned(),
            |due| sentence(&due.display()),
        )),
        day(due.and_then(Edtf::earliest)),
        day(due.and_then(Edtf::latest)),
        Cell::text(&became),
        Cell::Day(as_of),
        days(Some(late.min)),
        days(late.max),
        Cell::text(by.map_or("", title)),
        Cell::text(&by.map_or_else(String::new, date)),
        Cell::text(&numbered.mark(known, &promise.cite).to_string()),
        Cell::text(promise.id.as_str()),
    ]
}
