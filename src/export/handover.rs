//! What is handed over: the engagements that a view shows, and how many it does not.

use rustc_hash::FxHashSet as HashSet;

use super::{FileFormat, Row};
use crate::{
    catalogue::{
        Catalogue, Columns, Counted, FollowUp, FollowUpOf, Handle, Known, Sieve, Verdict, count,
        time_words,
    },
    date::{Day, Edtf, Membership, SortKey, thousands},
    model::{Counting, Status},
    view::{Page, PromiseGroup, PromiseOrder, TimeWindow, View},
};

/// What a view shows of a catalogue, in order of time, and what it leaves out and why.
///
/// Of the view the filter, the lens, the stretch of time, the hidden lanes and the day as of which
/// promises are judged count; of the page only that of promises, which says which of them are listed. Scroll
/// and selection do not.
#[derive(Debug)]
pub struct Handover<'c> {
    /// The engagements.
    pub catalogue: &'c Catalogue,
    /// What is asked for.
    pub view: View,
    /// What is known under the lens of the view.
    pub known: Known,
    /// The day as of which promises are judged: the one that the view chooses, else the one up to which
    /// the sources were read. Where there is neither, promises are not judged.
    pub as_of: Option<Day>,
    /// What is shown, in order of time: what was on or before a day stands at that day, and what has no date
    /// comes last.
    pub handles: Vec<Handle>,
    /// What is not.
    pub left_out: LeftOut,
    shown: HashSet<Handle>,
    possibly: HashSet<Handle>,
}

/// How many engagements of a catalogue are not handed over, each counted once, by the first reason
/// that applies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// No source that is believed tells of them.
    pub not_known: usize,
    /// The filter keeps them out.
    pub filtered: usize,
    /// All their lanes are hidden.
    pub hidden: usize,
    /// They were certainly at another time than the one asked for.
    pub elsewhen: usize,
    /// A stretch of time was asked for, and no source gives a date.
    pub undated: usize,
}

impl LeftOut {
    /// How many in all.
    #[must_use]
    pub fn all(&self) -> usize {
        self.not_known + self.filtered + self.hidden + self.elsewhen + self.undated
    }

    /// "300 by the filter, 12 with no date"; none when there is nothing.
    #[must_use]
    pub fn words(&self) -> Option<String> {
        let reasons = [
            (self.not_known, "of which no source that is believed tells"),
            (self.filtered, "by the filter"),
            (self.hidden, "in hidden lanes"),
            (self.elsewhen, "at other times"),
            (self.undated, "with no date"),
        ];
        let reasons = reasons.into_iter().filter(|(number, _)| *number > 0);
        let reasons = reasons.map(|(number, why)| format!("{} {why}", thousands(number as u64)));
        let words = reasons.collect::<Vec<_>>().join(", ");
        (!words.is_empty()).then_some(words)
    }
}

impl<'c> Handover<'c> {
    /// Goes through the catalogue. Promises are judged as of the day of the view, or that up to which the
    /// sources were read.
    #[must_use]
    pub fn new(catalogue: &'c Catalogue, view: View) -> Self {
        Self::on(catalogue, view, None)
    }

    /// The same on a day that counts as today: where nobody says how far the sources were read, promises
    /// are judged as of it.
    #[must_use]
    pub fn on(catalogue: &'c Catalogue, view: View, today: Option<Day>) -> Self {
        let known = Known::new(catalogue, &view.lens);
        let as_of = catalogue.as_of_day(&view, today);
        let columns = Columns::new(catalogue, &known, as_of.unwrap_or(Day::MIN));
        let sieve = Sieve::new(&columns, &view.filter);
        let verdict = |handle| Verdict::new(catalogue, &view, (&known, &sieve), handle);
        let mut left_out = LeftOut::default();
        let mut handles = Vec::new();
        let mut possibly = HashSet::default();
        for (handle, _) in catalogue.entries() {
            match verdict(handle) {
                Verdict::Shown(membership) => {
                    handles.push(handle);
                    if membership == Membership::Possibly {
                        possibly.insert(handle);
                    }
                }
                Verdict::NotKnown => left_out.not_known += 1,
                Verdict::Filtered => left_out.filtered += 1,
                Verdict::Hidden => left_out.hidden += 1,
                Verdict::Elsewhen => left_out.elsewhen += 1,
                Verdict::Undated => left_out.undated += 1,
            }
        }
        // The catalogue is in the order of the best dates; under a lens others may hold.
        handles.sort_by_cached_key(|&handle| (told_at(known.date(catalogue, handle)), handle));
        Self {
            shown: handles.iter().copied().collect(),
            possibly,
            catalogue,
            known,
            as_of,
            handles,
            left_out,
            view,
        }
    }

    /// Whether it is shown.
    #[must_use]
    pub fn shows(&self, handle: Handle) -> bool {
        self.shown.contains(&handle)
    }

    /// The days that were asked for; none when all of time is shown.
    #[must_use]
    pub fn days(&self) -> Option<(Day, Day)> {
        self.view.time.map(TimeWindow::days)
    }

    /// Whether a shown engagement falls into the days that were asked for; none when no days were.
    #[must_use]
    pub fn in_days(&self, handle: Handle) -> Option<Membership> {
        self.view.time?;
        Some(if self.possibly.contains(&handle) {
            Membership::Possibly
        } else {
            Membership::Certainly
        })
    }

    /// How many of what is shown only possibly fall into the days that were asked for.
    #[must_use]
    pub fn possibly(&self) -> usize {
        self.possibly.len()
    }

    /// What is shown as rows of a table.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let rows = self.handles.iter().map(|&handle| {
            let mut row = Row::as_of(self.catalogue, &self.known, handle, self.as_of);
            row.in_days = self.in_days(handle).map(membership_word);
            row
        });
        rows.collect()
    }

    /// The promises that what is shown made or stands for, the latest first; none where there is no day
    /// as of which to judge them. A view of promises says itself in which order, and of which group only.
    #[must_use]
    pub fn follow_up(&self) -> FollowUp {
        let is_of_promises = self.view.page == Page::Promises;
        self.followed(self.view.promises.only.filter(|_| is_of_promises))
    }

    /// The same of one group of promises, or of all.
    fn followed(&self, only: Option<PromiseGroup>) -> FollowUp {
        let Some(as_of) = self.as_of else {
            return FollowUp::default();
        };
        let of = FollowUpOf {
            as_of,
            order: match self.view.page {
                Page::Promises => self.view.promises.order,
                _ => PromiseOrder::Lateness,
            },
            only,
        };
        FollowUp::new(self.catalogue, &self.known, |handle| self.shows(handle), of)
    }

    /// What is shown, and after it the engagements that are named beside it because they decide what
    /// became of a promise; of any promise, as those that the page does not list are told with what made them.
    #[must_use]
    pub fn named(&self) -> Vec<Handle> {
        let mut named = self.handles.clone();
        let mut seen = self.shown.clone();
        for row in self.followed(None).rows {
            let beside = row.outcome.by().into_iter().chain([row.promise.made_by]);
            named.extend(beside.filter(|handle| seen.insert(*handle)));
        }
        named
    }

    /// "428 engagements: 350 meetings held, 30 announced or not held, 48 promised and held since". What was
    /// promised is held since if it was by the day as of which promises are judged.
    #[must_use]
    pub fn counts(&self) -> String {
        let mut counted = Counted::default();
        for &handle in &self.handles {
            let is_held = self.known.status(handle) == Some(Status::Held);
            let kept_by = || self.catalogue.kept_by(handle, &self.known, self.as_of);
            let number = match self.catalogue.counting(handle) {
                Counting::Container | Counting::Message => &mut counted.not_counted,
                Counting::Meeting if is_held => &mut counted.held,
                Counting::Meeting if kept_by().is_some() => &mut counted.kept,
                Counting::Meeting => &mut counted.ahead,
            };
            *number += 1;
        }
        let all = count(self.handles.len(), "engagement");
        format!("{all}: {}", counted.words())
    }

    /// How many of the meetings held that are shown were certainly after the day as of which promises are
    /// judged.
    pub(super) fn held_later(&self) -> usize {
        let Some(as_of) = self.as_of else {
            return 0;
        };
        let (catalogue, known) = (self.catalogue, &self.known);
        let handles = self.handles.iter();
        let later = handles.filter(|&&handle| {
            catalogue.is_meeting_held(handle, known)
                && catalogue.was_by(handle, known, as_of) == Membership::No
        });
        later.count()
    }

    /// How many of what is shown have no day at all, and so no place in a picture. There are none where a
    /// stretch of time is asked for.
    #[must_use]
    pub fn undated(&self) -> usize {
        let has_no_day = |date: &Edtf| date.earliest().is_none() && date.latest().is_none();
        let handles = self.handles.iter();
        let undated = handles.filter(|handle| {
            let date = self.known.date(self.catalogue, **handle);
            date.is_none_or(has_no_day)
        });
        undated.count()
    }

    /// What of that is said of a picture: "32 with no date, …"; none where all have one.
    pub(super) fn in_no_picture(&self) -> Option<String> {
        let undated = self.undated();
        (undated > 0).then(|| {
            format!(
                "{} with no date, which stand in briefs, tables and calendars",
                thousands(undated as u64)
            )
        })
    }

    /// How much of the catalogue is in a file of a format: "350 of 1,003 engagements, 4 of them only possibly
    /// in this time; left out: 653 at other times".
    #[must_use]
    pub fn share(&self, format: FileFormat) -> String {
        let in_no_picture = self.in_no_picture().filter(|_| format.is_picture());
        let undated = in_no_picture.as_ref().map_or(0, |_| self.undated());
        let shown = thousands((self.handles.len() - undated) as u64);
        let all = count(self.handles.len() + self.left_out.all(), "engagement");
        let mut words = format!("{shown} of {all}");
        if self.possibly() > 0 {
            let possibly = thousands(self.possibly() as u64);
            words += &format!(", {possibly} of them only possibly in this time");
        }
        let left_out = self.left_out.words().into_iter().chain(in_no_picture);
        let left_out: Vec<String> = left_out.collect();
        if !left_out.is_empty() {
            words += &format!("; left out: {}", left_out.join(", "));
        }
        words
    }

    /// The days that were asked for, in words.
    #[must_use]
    pub fn days_words(&self) -> String {
        let time = self.view.time.map(time_words);
        time.unwrap_or_else(|| "all of time".to_owned())
    }
}

/// Where somebody who reads from the oldest to the latest looks for a date: what was on or before a day, and
/// on what day nobody says, at that day, and not before all that is known. What has no date comes last.
fn told_at(date: Option<&Edtf>) -> (bool, Option<Day>, bool, Option<SortKey>) {
    let first = date.and_then(Edtf::earliest);
    let at = first.or_else(|| date.and_then(Edtf::latest));
    (
        date.is_none(),
        at,
        first.is_some(),
        date.map(Edtf::sort_key),
    )
}

/// The word for it in tables.
fn membership_word(membership: Membership) -> &'static str {
    match membership {
        Membership::Certainly => "certainly",
        Membership::Possibly => "possibly",
        Membership::No => "no",
    }
}
