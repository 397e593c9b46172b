//! What a screen reader says of a mark.

use super::Lane;
use crate::catalogue::{Catalogue, Handle, Known};

/// "13th Joint Working Group, Russia, 19–20 December 2024, held, 1 source, 3 of 9 in this lane".
pub(super) fn engagement(
    catalogue: &Catalogue,
    known: &Known,
    handle: Handle,
    lane: &Lane,
    position: usize,
) -> String {
    let engagement = &catalogue.entry(handle).engagement;
    let date = known
        .date(catalogue, handle)
        .map_or_else(|| "no date known".to_owned(), crate::date::Edtf::display);
    let sources = known.independent_sources(catalogue, handle);
    format!(
        "{}, {}, {date}, {}, {sources} {}, {} of {} in this lane",
        engagement.title,
        lane.name,
        known.status(handle).unwrap_or(engagement.status).as_str(),
        if sources == 1 { "source" } else { "sources" },
        position + 1,
        lane.items.len(),
    )
}

/// "4 engagements folded, Russia".
pub(super) fn pill(count: usize, lane: &Lane) -> String {
    format!("{count} engagements folded, {}", lane.name)
}

/// "Russia, 5 meetings held, 7 in all".
pub(super) fn head(lane: &Lane) -> String {
    format!("{}, {}", lane.name, tally(lane))
}

/// "5 meetings held, 7 in all".
pub(super) fn tally(lane: &Lane) -> String {
    format!(
        "{}, {} in all",
        meetings(lane.meetings_held),
        lane.items.len()
    )
}

/// What stands under a lane's name: its meetings held, or what else is in it.
pub(super) fn lane_count(lane: &Lane) -> String {
    match (lane.meetings_held, lane.items.len()) {
        (0, 1) => "1 engagement".to_owned(),
        (0, count) => format!("{count} engagements"),
        (held, _) => meetings(held),
    }
}

/// "1 meeting held", "5 meetings held".
fn meetings(count: u32) -> String {
    match count {
        1 => "1 meeting held".to_owned(),
        count => format!("{count} meetings held"),
    }
}
