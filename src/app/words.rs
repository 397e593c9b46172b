//! Words on screen that several parts of the window share.

pub(super) use crate::catalogue::{count, sentence};
use crate::{
    catalogue::{Outcome, PromiseCounts, Standing},
    model::Status,
    scene::Token,
    view::PromiseGroup,
};

/// A whole number with its thousands marked: "1,877".
pub(super) fn thousands(number: impl TryInto<u64>) -> String {
    crate::date::thousands(number.try_into().unwrap_or(u64::MAX))
}

pub(super) fn status(status: Status) -> String {
    sentence(status.as_str())
}

/// How well a catalogue is proved, a line for each thing to know.
pub(super) fn standing(standing: &Standing, promises: &PromiseCounts) -> Vec<String> {
    let records = thousands(standing.records);
    let mut lines = vec![
        format!(
            "{} of {records} engagements on record rest on one source",
            thousands(standing.single_source)
        ),
        format!(
            "{} have an official page behind them",
            thousands(standing.official)
        ),
        format!(
            "{} series have numbers that are not on record as held",
            thousands(standing.broken_series)
        ),
    ];
    let groups = [
        (PromiseGroup::Kept, "kept"),
        (PromiseGroup::Overdue, "overdue with no record"),
        (PromiseGroup::Overtaken, "overtaken by a later meeting"),
        (PromiseGroup::Withdrawn, "called off or put off"),
    ];
    let groups = groups.map(|(group, what)| (promises.of(group), what));
    let open = promises.of(PromiseGroup::Coming) + promises.of(PromiseGroup::Undated);
    let groups = groups.into_iter().chain([(open, "open")]);
    let promises: Vec<String> = groups
        .filter(|(number, _)| *number > 0)
        .map(|(number, what)| format!("{} {what}", thousands(number)))
        .collect();
    if !promises.is_empty() {
        lines.push(format!("Promises: {}", promises.join(", ")));
    }
    lines
}

/// The colour of what became of a promise. It is always said in words too.
pub(super) fn token_of(outcome: Outcome) -> Token {
    match outcome {
        Outcome::Kept { .. } => Token::Good,
        Outcome::Open
        | Outcome::CalledOff { .. }
        | Outcome::PutOff { .. }
        | Outcome::NotYetMade => Token::Ink2,
        Outcome::KeptPerhapsLate { .. }
        | Outcome::KeptLate { .. }
        | Outcome::Overtaken { .. }
        | Outcome::Overdue { .. } => Token::Warning,
    }
}
