//! Promises whose window has passed, as of the day up to which the sources were read.
//!
//! What became of a promise is worked out by the catalogue's own rule, so that this check and the
//! window agree.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Kind, Lint, Names, Problem, RecordKey, Trail, numbers::Numbers};
use crate::{
    catalogue::{Answer, ordinal},
    date::{Day, Edtf},
    load::{draft::Draft, problem::Code},
    model::{Engagement, Promise, SeriesLink, Status},
};

/// The promises whose last day has passed.
pub(super) struct Overdue<'a> {
    as_of: Option<Day>,
    promises: Vec<Due<'a>>,
}

struct Due<'a> {
    record: RecordKey,
    index: usize,
    promise: &'a Promise,
    day: Day,
}

impl<'a> Overdue<'a> {
    pub(super) fn new(draft: &Draft) -> Self {
        let about = draft.abouts.values.first();
        Self {
            as_of: about.and_then(|about| about.as_of.latest()),
            promises: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, record: RecordKey, engagement: &'a Engagement) {
        for (index, promise) in engagement.promises.iter().enumerate() {
            let day = promise.due.as_ref().and_then(Edtf::latest);
            if let Some((day, as_of)) = day.zip(self.as_of)
                && day < as_of
            {
                self.promises.push(Due {
                    record,
                    index,
                    promise,
                    day,
                });
            }
        }
    }

    pub(super) fn report(self, lint: &mut Lint<'_>, numbers: &Numbers<'_>, names: &Names<'_>) {
        let meetings = Meetings::new(lint.draft, &self.promises, numbers);
        for due in self.promises {
            let since = match meetings.answer(due.promise, names) {
                Answer::Held(_) | Answer::CalledOff(_) | Answer::PutOff(_) => continue,
                Answer::Overtaken(later) => {
                    format!("; the {} of the series was held since", ordinal(later))
                }
                Answer::Nothing => String::new(),
            };
            lint.warn(
                due.record,
                &Trail::Record.field("promises").item(due.index).field("due"),
                overdue(&due, &since),
            );
        }
    }
}

fn overdue(due: &Due<'_>, since: &str) -> Problem {
    Problem::new(
        Code::PromiseOverdue,
        format!(
            "The promise `{}` was due by {}, and no record in this catalogue answers it{since}",
            due.promise.id,
            due.day.plain()
        ),
        "Add what became of it, or `fulfilled_by` if a source names that",
    )
}

/// What the records say of the meetings that were promised.
struct Meetings<'a> {
    draft: &'a Draft,
    /// Status and number of the meetings of each series in which a meeting was promised.
    by_series: FxHashMap<&'a str, BTreeSet<(Status, u32)>>,
    /// Series and number of records that could not be read: they may be the answer.
    unread: FxHashSet<(&'a str, u32)>,
}

impl<'a> Meetings<'a> {
    fn new(draft: &'a Draft, promises: &[Due<'a>], numbers: &Numbers<'_>) -> Self {
        let mut by_series: FxHashMap<&str, BTreeSet<(Status, u32)>> = FxHashMap::default();
        let engagements = &draft.engagements.values;
        for (slug, _) in promises.iter().filter_map(|due| promised(due.promise)) {
            by_series.entry(slug).or_insert_with(|| {
                let meetings = numbers.of(slug).iter();
                meetings
                    .map(|meeting| (engagements[meeting.record.1].status, meeting.number))
                    .collect()
            });
        }
        let wrecks = draft.wrecks.iter();
        let unread = wrecks.filter_map(|wreck| wreck.series.as_ref());
        Self {
            draft,
            by_series,
            unread: unread
                .map(|(slug, number)| (slug.as_str(), *number))
                .collect(),
        }
    }

    fn answer(&self, promise: &Promise, names: &Names<'_>) -> Answer<u32> {
        if self.is_fulfilled(promise, names) {
            return Answer::Held(0);
        }
        let Some((slug, number)) = promised(promise) else {
            return Answer::Nothing;
        };
        if self.unread.contains(&(slug, number)) {
            return Answer::Held(number);
        }
        let Some(meetings) = self.by_series.get(slug) else {
            return Answer::Nothing;
        };
        let after = (Status::Held, number.saturating_add(1))..=(Status::Held, u32::MAX);
        Answer::among(
            |status| meetings.contains(&(status, number)).then_some(number),
            || {
                let mut later = meetings.range(after).map(|&(_, later)| later);
                later.find(|&later| later > number)
            },
        )
    }

    /// Whether the engagement that a source names as the fulfilment was held. It stays, for else
    /// the promise would not.
    fn is_fulfilled(&self, promise: &Promise, names: &Names<'_>) -> bool {
        let Some(named) = &promise.fulfilled_by else {
            return false;
        };
        let index = names.find(self.draft, Kind::Engagement, named.engagement.as_str());
        index.is_some_and(|index| {
            let engagement = &self.draft.engagements.values[index];
            // The id may be that of another promise, whose meeting is only announced.
            engagement.id == named.engagement && engagement.status == Status::Held
        })
    }
}

/// Series and number of the meeting that was promised.
fn promised(promise: &Promise) -> Option<(&str, u32)> {
    promise.meeting.as_ref()?.series.as_ref().and_then(numbered)
}

fn numbered(link: &SeriesLink) -> Option<(&str, u32)> {
    Some((link.slug.as_str(), link.number?.get()))
}
