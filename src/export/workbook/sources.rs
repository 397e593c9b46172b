//! The sheet of sources.

use super::{super::numbered::Numbered, Cell, Column, Sheet, day};
use crate::{date::Edtf, model::Source};

const COLUMNS: [Column; 13] = [
    Column::new("Number", 9.0),
    Column::new("Headline", 54.0),
    Column::new("Publisher", 26.0),
    Column::new("Author", 20.0),
    Column::new("Published", 24.0),
    Column::new("Earliest day", 12.0),
    Column::new("Latest day", 12.0),
    Column::new("Kind", 20.0),
    Column::new("Address", 44.0),
    Column::new("Archived copy", 30.0),
    Column::new("Prints again", 24.0),
    Column::new("Cited for", 60.0),
    Column::new("Id", 24.0),
];

pub(super) fn sheet(numbered: &Numbered<'_>) -> Sheet {
    let mut sheet = Sheet::new("Sources", &COLUMNS);
    let sources = numbered.sources.iter().zip(&numbered.cited_for);
    for ((source, cited_for), number) in sources.zip(1..) {
        sheet.push(row(source, cited_for, number));
    }
    sheet
}

fn row(source: &Source, cited_for: &[String], number: u32) -> Vec<Cell> {
    let text = |field: &Option<String>| Cell::text(field.as_deref().unwrap_or_default());
    let address = |field: &Option<String>| {
        let address = field.clone();
        address.map_or(Cell::Empty, Cell::Address)
    };
    let published = source.published.as_ref().map(|published| &published.date);
    vec![
        Cell::number(Some(number)),
        text(&source.headline),
        text(&source.publisher),
        text(&source.byline),
        Cell::text(&published.map(Edtf::display).unwrap_or_default()),
        day(published.and_then(Edtf::earliest)),
        day(published.and_then(Edtf::latest)),
        Cell::text(source.kind.name()),
        address(&source.url),
        address(&source.archived),
        Cell::text(source.copy_of.as_ref().map_or("", |id| id.as_str())),
        Cell::text(&cited_for.join(". ")),
        Cell::text(source.id.as_str()),
    ]
}
