//! What is counted and what is not.

use super::{
    Shown,
    evidence::{Backing, Evidence, Sources},
};
use crate::{
    catalogue::Handle,
    date::{Edtf, Membership},
    model::{Counting, Engagement, Status},
};

/// What the numbers of a trend rest on. Each meeting counts once here, however many partners it had.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Engagements that the view shows.
    pub shown: u32,
    /// Meetings held among them: these are counted.
    pub held: u32,
    /// Independent sources behind those.
    pub sources: u32,
    /// Of the meetings held, those of which no date is known.
    pub undated: u32,
    /// Of the meetings held, those that may have been in one year or another.
    pub possibly: u32,
    /// Of the meetings held, those that certainly went on in several years, and count in each.
    pub in_several: u32,
    /// Of the meetings held, those that count for several partners.
    pub shared: u32,
    /// Of the meetings held, those of which no topic is known.
    pub without_topic: u32,
    /// Meetings announced, expected, postponed or cancelled: not held, so not counted.
    pub ahead: u32,
    /// Promised meetings that have been held since: an engagement of its own tells of each.
    pub kept: u32,
    /// Visits that contain meetings, and messages: not counted.
    pub not_counted: u32,
    /// Partners or formats that stand together as others.
    pub others: u32,
}

impl Basis {
    /// Notes in how many years a meeting was, certainly and possibly, by the number of the column.
    pub(super) fn note_years(&mut self, years: &[(usize, Membership)]) {
        let all = |wanted| years.iter().filter(move |(_, how)| *how == wanted);
        self.in_several += u32::from(all(Membership::Certainly).count() > 1);
        self.possibly += u32::from(all(Membership::Possibly).next().is_some());
    }
}

/// A meeting held, among those shown.
pub(super) struct Meeting<'a> {
    pub handle: Handle,
    pub engagement: &'a Engagement,
    /// When it was, as far as any day is known.
    pub date: Option<&'a Edtf>,
    /// Everything that is known of it.
    pub evidence: Evidence,
}

/// Sorts what is shown into what counts and what does not, and hands on what counts.
pub(super) fn count<'a>(
    shown: &Shown<'a>,
    sources: &mut Sources<'_>,
    mut each: impl FnMut(Meeting<'a>, &mut Sources<'_>, &mut Basis),
) -> Basis {
    let mut basis = Basis::default();
    let mut backing = Backing::default();
    for &handle in shown.handles {
        let Some(status) = shown.known.status(handle) else {
            continue;
        };
        basis.shown += 1;
        if shown.catalogue.counting(handle) != Counting::Meeting {
            basis.not_counted += 1;
            continue;
        }
        if status != Status::Held {
            let kept = shown
                .catalogue
                .kept_by(handle, shown.known, shown.as_of)
                .is_some();
            let count = if kept {
                &mut basis.kept
            } else {
                &mut basis.ahead
            };
            *count += 1;
            continue;
        }
        basis.held += 1;
        let engagement = &shown.catalogue.entry(handle).engagement;
        let evidence = sources.of(engagement.citations());
        backing.add(&evidence);
        let date = shown.known.date(shown.catalogue, handle);
        let date = date.filter(|date| date.earliest().or(date.latest()).is_some());
        basis.undated += u32::from(date.is_none());
        let meeting = Meeting {
            handle,
            engagement,
            date,
            evidence,
        };
        each(meeting, sources, &mut basis);
    }
    basis.sources = backing.count(sources);
    basis
}

/// The dates of the meetings held that are shown.
pub(super) fn dates<'a>(shown: &Shown<'a>) -> impl Iterator<Item = &'a Edtf> {
    let Shown {
        catalogue, known, ..
    } = *shown;
    let held = shown.handles.iter().copied();
    let held = held.filter(move |&handle| catalogue.is_meeting_held(handle, known));
    held.filter_map(move |handle| known.date(catalogue, handle))
}
