//! The sheet of engagements.

use super::{
    super::{
        Handover,
        meeting::{Claim, Meeting},
        numbered::Numbered,
    },
    Cell, Column, Sheet, day,
};
use crate::{
    catalogue::Handle,
    date::{Day, Edtf, Kind, Membership, Qualifier},
    model::SeriesNumber,
    table::{self, Ground},
};

/// What one looks for comes first, so that it is on screen without scrolling.
const COLUMNS: [Column; 21] = [
    Column::new("Date", 40.0),
    Column::new("Title", 64.0),
    Column::new("Partners", 18.0),
    Column::new("Body", 18.0),
    Column::new("Format", 22.0),
    Column::new("Status", 11.0),
    Column::new("Place", 22.0),
    Column::new("Earliest day", 12.0),
    Column::new("Latest day", 12.0),
    Column::new("How exact", 30.0),
    Column::new("In this time", 12.0),
    Column::new("Series", 36.0),
    Column::new("Number", 9.0),
    Column::new("How they met", 14.0),
    Column::new("Led by", 44.0),
    Column::new("Topics", 34.0),
    Column::new("What was said", 60.0),
    Column::new("Read with care", 40.0),
    Column::new("Sources", 16.0),
    Column::new("Id", 24.0),
    Column::new("Date as recorded (EDTF)", 26.0),
];

pub(super) fn sheet(handover: &Handover<'_>, numbered: &Numbered<'_>) -> Sheet {
    let mut sheet = Sheet::new("Engagements", &COLUMNS);
    for &handle in &handover.handles {
        sheet.push(row(handover, numbered, handle));
    }
    sheet
}

fn row(handover: &Handover<'_>, numbered: &Numbered<'_>, handle: Handle) -> Vec<Cell> {
    let ground = Ground {
        catalogue: handover.catalogue,
        known: &handover.known,
        as_of: handover.as_of.unwrap_or(Day::MIN),
    };
    let cell = |column| Cell::text(&ground.cell(handle, column));
    let date = handover.known.date(handover.catalogue, handle);
    let link = handover.known.series(handover.catalogue, handle);
    let meeting = Meeting::new(handover, numbered, handle);
    let sources = handover.known.sources_of(handover.catalogue, handle);
    let sources = sources.into_iter().filter_map(|id| numbered.number(id));
    let sources: Vec<String> = sources.map(|number| number.to_string()).collect();
    vec![
        Cell::text(&meeting.date.text),
        Cell::text(&meeting.title),
        cell(table::Column::Partners),
        cell(table::Column::Body),
        cell(table::Column::Format),
        cell(table::Column::Status),
        cell(table::Column::Place),
        day(date.and_then(Edtf::earliest)),
        day(date.and_then(Edtf::latest)),
        Cell::text(&date.map_or_else(|| "not known".to_owned(), exactness)),
        match handover.in_days(handle) {
            Some(Membership::Possibly) => Cell::text("Possibly"),
            Some(_) => Cell::text("Certainly"),
            None => Cell::Empty,
        },
        cell(table::Column::Series),
        match link.and_then(|link| link.number) {
            Some(SeriesNumber::Stated(number)) => Cell::number(Some(number)),
            // Says that it was worked out.
            _ => cell(table::Column::Number),
        },
        cell(table::Column::Mode),
        Cell::text(&told(&meeting.heads)),
        cell(table::Column::Topics),
        Cell::text(&told(&meeting.points)),
        Cell::text(&told(meeting.cautions())),
        Cell::text(&sources.join(", ")),
        Cell::text(&meeting.id),
        Cell::text(date.map_or("", Edtf::text)),
    ]
}

/// What kind of statement a date is.
fn exactness(date: &Edtf) -> String {
    let days = date.earliest().zip(date.latest());
    let kind = match date.kind() {
        Kind::Day => "on this day",
        Kind::Span if date.window().core() == days => "lasted from first to last",
        Kind::Span => "lasted, first or last day not certain",
        Kind::OneOf => "once, on one of these days",
        Kind::Open => "lasted, an end is not given",
    };
    let doubt = match date.qualifier() {
        Qualifier::None => "",
        Qualifier::Uncertain => ", uncertain",
        Qualifier::Approximate => ", approximate",
        Qualifier::Both => ", uncertain and approximate",
    };
    format!("{kind}{doubt}")
}

/// Claims in one cell.
fn told<'m>(claims: impl IntoIterator<Item = &'m Claim>) -> String {
    let claims = claims.into_iter();
    let claims = claims.map(|claim| {
        let claim = format!("{}: {} {}", claim.name, claim.text, claim.mark);
        claim.trim_end().to_owned()
    });
    claims.collect::<Vec<_>>().join("; ")
}
