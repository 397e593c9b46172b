//! Promises whose window has passed, as of the day up to which the sources were read.
//!
//! What became of a promise is worked out by the catalogue's own rule, so that this check and the
//! window agree.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Lint, Problem, Trail};
use crate::{
    catalogue::{Answer, ordinal},
    date::Edtf,
    load::problem::Code,
    model::{EngagementId, Promise, SeriesLink, Status},
};

pub(super) fn check(lint: &mut Lint<'_>) {
    let about = lint.draft.abouts.values.first();
    let Some(as_of) = about.and_then(|about| about.as_of.latest()) else {
        return;
    };
    let meetings = Meetings::new(lint);
    for (record, engagement) in lint.engagements() {
        for (index, promise) in engagement.promises.iter().enumerate() {
            let Some(due) = promise.due.as_ref().and_then(Edtf::latest) else {
                continue;
            };
            if due >= as_of {
                continue;
            }
            let since = match meetings.answer(promise) {
                Answer::Held(_) | Answer::CalledOff(_) | Answer::PutOff(_) => continue,
                Answer::Overtaken(later) => {
                    format!("; the {} of the series was held since", ordinal(later))
                }
                Answer::Nothing => String::new(),
            };
            let promises = Trail::Record.field("promises");
            let problem = Problem::new(
                Code::PromiseOverdue,
                format!(
                    "The promise `{}` was due by {}, and no record in this catalogue answers it{since}",
                    promise.id,
                    due.plain()
                ),
                "Add what became of it, or `fulfilled_by` if a source names that",
            );
            lint.warn(record, &promises.item(index).field("due"), problem);
        }
    }
}

/// What the records say of numbered meetings.
struct Meetings<'a> {
    /// Engagements that were held.
    held: HashSet<&'a EngagementId>,
    /// Status and number of the meetings of each series.
    by_series: HashMap<&'a str, BTreeSet<(Status, u32)>>,
    /// Series and number of records that could not be read: they may be the answer.
    unread: HashSet<(&'a str, u32)>,
}

impl<'a> Meetings<'a> {
    fn new(lint: &Lint<'a>) -> Self {
        let mut held = HashSet::new();
        let mut by_series: HashMap<_, BTreeSet<_>> = HashMap::new();
        for (_, engagement) in lint.engagements() {
            if engagement.status == Status::Held {
                held.insert(&engagement.id);
            }
            if let Some((slug, number)) = engagement.series.as_ref().and_then(numbered) {
                let meetings = by_series.entry(slug).or_default();
                meetings.insert((engagement.status, number));
            }
        }
        let wrecks = lint.draft.wrecks.iter();
        let unread = wrecks.filter_map(|wreck| wreck.series.as_ref());
        Self {
            held,
            by_series,
            unread: unread
                .map(|(slug, number)| (slug.as_str(), *number))
                .collect(),
        }
    }

    fn answer(&self, promise: &Promise) -> Answer<u32> {
        let meeting = promise.meeting.as_ref();
        let link = meeting.and_then(|meeting| meeting.series.as_ref());
        let link = link.and_then(numbered);
        let named = promise.fulfilled_by.as_ref();
        if named.is_some_and(|named| self.held.contains(&named.engagement)) {
            return Answer::Held(0);
        }
        let Some((slug, number)) = link else {
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
}

fn numbered(link: &SeriesLink) -> Option<(&str, u32)> {
    Some((link.slug.as_str(), link.number?.get()))
}
