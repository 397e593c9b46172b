//! Words on screen that several parts of the window share.

pub(super) use crate::catalogue::sentence;
use crate::{
    catalogue::{Catalogue, Outcome, Standing},
    model::{CaveatKind, PointKind, Speaker, Status},
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
pub(super) fn standing(standing: &Standing) -> Vec<String> {
    let records = thousands(standing.records);
    let promises = [
        (standing.kept, "kept"),
        (standing.overdue, "overdue with no record"),
        (standing.overtaken, "overtaken by a later meeting"),
        (standing.withdrawn, "called off or put off"),
        (standing.open, "open"),
    ];
    let promises = promises.iter().filter(|(number, _)| *number > 0);
    let promises: Vec<String> = promises
        .map(|(number, what)| format!("{} {what}", thousands(*number)))
        .collect();
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
    if !promises.is_empty() {
        lines.push(format!("Promises: {}", promises.join(", ")));
    }
    lines
}

/// What became of a promise, in a sentence that says what is true of the catalogue.
pub(super) fn outcome(catalogue: &Catalogue, outcome: Outcome) -> String {
    let title = |handle| catalogue.entry(handle).engagement.title.clone();
    match outcome {
        Outcome::Kept { by } => format!("Kept: {}", title(by)),
        Outcome::KeptPerhapsLate { by } => {
            format!("Kept, perhaps late: {}", title(by))
        }
        Outcome::KeptLate { by, late } => format!("Kept {late} late: {}", title(by)),
        Outcome::CalledOff { by } => format!("Called off: {}", title(by)),
        Outcome::PutOff { by } => format!("Put off: {}", title(by)),
        Outcome::Overtaken { by } => format!(
            "No record of it in this catalogue; a later one was held: {}",
            title(by)
        ),
        Outcome::Overdue { days } => format!(
            "Overdue by {} with no record in this catalogue",
            count(usize::try_from(days).unwrap_or_default(), "day")
        ),
        Outcome::Open => "Open".to_owned(),
    }
}
