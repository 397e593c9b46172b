//! Words on screen that several parts of the window share.

pub(super) use crate::catalogue::sentence;
use crate::{
    catalogue::{Catalogue, Outcome, PromiseCounts, Standing},
    model::{CaveatKind, PointKind, Speaker, Status},
    scene::Token,
    view::PromiseGroup,
};

/// "1 engagement", "1,005 engagements".
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{} {noun}s", thousands(number))
    }
}

/// A whole number with its thousands marked: "1,877".
pub(super) fn thousands(number: impl TryInto<u64>) -> String {
    crate::date::thousands(number.try_into().unwrap_or(u64::MAX))
}

pub(super) fn status(status: Status) -> String {
    sentence(status.as_str())
}

pub(super) fn point(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Discussed => "Discussed",
        PointKind::Agreed => "Agreed",
        PointKind::Condemned => "Condemned",
        PointKind::CalledFor => "Called for",
        PointKind::Reaffirmed => "Reaffirmed",
        PointKind::ExpressedConcern => "Expressed concern",
    }
}

pub(super) fn caveat(kind: CaveatKind) -> &'static str {
    match kind {
        CaveatKind::Ambiguous => "Ambiguous",
        CaveatKind::Misprint => "Misprint",
        CaveatKind::Misattribution => "Misattribution",
        CaveatKind::OneSideOnly => "One side only",
        CaveatKind::UnnamedOfficial => "Unnamed official",
        CaveatKind::Paraphrase => "Paraphrase",
        CaveatKind::Conflict => "Sources disagree",
        CaveatKind::WeakSource => "Weak source",
        CaveatKind::Inferred => "Not stated, worked out",
        CaveatKind::PageFurniture => "Not part of the report",
    }
}

/// Who said it, when it was not all sides together.
pub(super) fn speaker(catalogue: &Catalogue, speaker: &Speaker) -> Option<String> {
    match speaker {
        Speaker::Jointly => None,
        Speaker::Side(party) => Some(catalogue.party_name(party).to_owned()),
        Speaker::UnnamedOfficial(party) => Some(format!(
            "{}, an unnamed official",
            catalogue.party_name(party)
        )),
        Speaker::UnnamedOfficials => Some("unnamed officials".to_owned()),
        Speaker::Source => Some("the source in its own voice".to_owned()),
    }
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

/// What became of a promise, in a sentence that says what is true of the catalogue.
pub(super) fn outcome(catalogue: &Catalogue, outcome: Outcome) -> String {
    let words = sentence(&outcome.exact_words());
    let title = |handle| &catalogue.entry(handle).engagement.title;
    match (outcome, outcome.by()) {
        (Outcome::Overtaken { by }, _) => format!(
            "No record of it in this catalogue; a later one was held: {}",
            title(by)
        ),
        (_, Some(by)) => format!("{words}: {}", title(by)),
        (Outcome::Overdue { .. }, _) => format!("{words} with no record in this catalogue"),
        _ => words,
    }
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
