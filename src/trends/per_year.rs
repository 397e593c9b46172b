//! Meetings of each year.

use super::{
    Grid, Shown, basis,
    evidence::Sources,
    grid::{Builder, Side},
    groups::Groups,
    years::Calendar,
};
use crate::{
    date::Membership,
    view::{Grouping, Trend},
};

/// Meetings of each year, by the `largest` groups and the others together.
pub(super) fn new(shown: &Shown<'_>, by: Grouping, largest: usize) -> Grid {
    let calendar = Calendar::new(basis::dates(shown));
    let mut sources = Sources::new(shown.catalogue, shown.known);
    let groups = Groups::new(shown, by, |handle| {
        shown.known.date(shown.catalogue, handle).is_some()
    });
    let mut builder = Builder::new(groups.row_count(largest), calendar.columns.len());
    let mut basis = basis::count(shown, &mut sources, |meeting, _, basis| {
        let Some(date) = meeting.date else {
            return;
        };
        let rows = groups.rows(meeting.handle, largest);
        basis.shared += u32::from(rows.len() > 1);
        for &row in &rows {
            builder.rows[row].add(Membership::Certainly, &meeting.evidence);
        }
        let years = calendar.of(date);
        basis.note_years(&years);
        for (column, how) in years {
            builder.columns[column].add(how, &meeting.evidence);
            builder.add(&rows, column, how, &meeting.evidence);
        }
    });
    basis.others = groups.len().saturating_sub(largest) as u32;
    let rows = Side {
        names: groups.heads(largest),
        by_size: false,
    };
    let columns = Side::of_years(&calendar.columns);
    builder.finish((Trend::PerYear, by), (rows, columns), basis, &sources)
}
