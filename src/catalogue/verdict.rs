//! Whether a view shows an engagement, or why not.

use super::{Catalogue, Entry, Handle, Known, Sieve};
use crate::{
    date::{Day, Edtf, Membership},
    view::{TimeWindow, View},
};

/// Whether an engagement is shown, or the first reason why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is, certainly or possibly in the time that is asked for.
    Shown(Membership),
    /// No source that is believed tells of it.
    NotKnown,
    /// The filter keeps it out.
    Filtered,
    /// All its lanes are hidden.
    Hidden,
    /// It was certainly at another time.
    Elsewhen,
    /// A time is asked for, and no source gives a date.
    Undated,
}

impl Verdict {
    /// Looks at an engagement; `known` and `sieve` are those of the view.
    #[must_use]
    pub fn new(
        catalogue: &Catalogue,
        view: &View,
        (known, sieve): (&Known, &Sieve<'_>),
        handle: Handle,
    ) -> Self {
        if !known.has(handle) {
            Self::NotKnown
        } else if !sieve.passes(handle) {
            Self::Filtered
        } else if !has_lane(catalogue.entry(handle), view) {
            Self::Hidden
        } else {
            in_time(
                known.date(catalogue, handle),
                view.time.map(TimeWindow::days),
            )
        }
    }
}

/// Whether any lane in which it is drawn is there: the rule of the timeline.
fn has_lane(entry: &Entry, view: &View) -> bool {
    let mut lanes = entry.lanes().peekable();
    lanes.peek().is_none() || lanes.any(|party| view.shows_lane(party))
}

fn in_time(date: Option<&Edtf>, time: Option<(Day, Day)>) -> Verdict {
    let Some((first, last)) = time else {
        return Verdict::Shown(Membership::Certainly);
    };
    let Some(date) = date else {
        return Verdict::Undated;
    };
    match date.within(first, last) {
        Membership::No => Verdict::Elsewhen,
        membership => Verdict::Shown(membership),
    }
}
