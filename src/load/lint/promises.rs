//! Promises whose window has passed, as of the day up to which the sources were read.

use std::collections::HashSet;

use super::{Lint, Problem, Trail};
use crate::{
    date::Edtf,
    load::problem::Code,
    model::{Promise, SeriesLink, Status},
};

pub(super) fn check(lint: &mut Lint<'_>) {
    let Some(as_of) = lint
        .draft
        .abouts
        .values
        .first()
        .and_then(|about| about.as_of.earliest())
    else {
        return;
    };
    // A meeting that was called off has a record too.
    let answered: HashSet<(&str, u32)> = lint
        .engagements()
        .filter(|(_, engagement)| matches!(engagement.status, Status::Held | Status::Cancelled))
        .filter_map(|(_, engagement)| engagement.series.as_ref().and_then(numbered))
        .chain(lint.draft.wrecks.iter().filter_map(|wreck| {
            wreck
                .series
                .as_ref()
                .map(|(slug, number)| (slug.as_str(), *number))
        }))
        .collect();
    for (record, engagement) in lint.engagements() {
        for (index, promise) in engagement.promises.iter().enumerate() {
            let Some(due) = promise.due.as_ref().and_then(Edtf::latest) else {
                continue;
            };
            if due >= as_of || is_answered(promise, &answered) {
                continue;
            }
            let promises = Trail::Record.field("promises");
            let problem = Problem::new(
                Code::PromiseOverdue,
                format!(
                    "The promise `{}` was due by {}, and no record in this catalogue answers it",
                    promise.id,
                    due.plain()
                ),
                "Add what became of it, or `fulfilled_by` if a source names that",
            );
            lint.warn(record, &promises.item(index).field("due"), problem);
        }
    }
}

fn is_answered(promise: &Promise, answered: &HashSet<(&str, u32)>) -> bool {
    let meeting = promise.meeting.as_ref();
    let link = meeting
        .and_then(|meeting| meeting.series.as_ref())
        .and_then(numbered);
    promise.fulfilled_by.is_some() || link.is_some_and(|link| answered.contains(&link))
}

fn numbered(link: &SeriesLink) -> Option<(&str, u32)> {
    Some((link.slug.as_str(), link.number?.get()))
}
