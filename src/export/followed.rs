//! A promise in words, and what became of it, for files that people read.

use super::{
    Handover,
    meeting::Claim,
    numbered::{Mark, Numbered},
};
use crate::{
    catalogue::{Handle, Outcome, PromiseRef, one_line},
    date::Edtf,
    model::{Citation, SourceId},
};

/// A promise, each text on one line and in no markup.
pub(super) struct Promised {
    /// Names of those with whom it was made: "France, Germany".
    pub(super) partners: String,
    pub(super) what: String,
    /// When it was made, in words.
    pub(super) made: String,
    /// "due 2021 (day not known)".
    pub(super) due: String,
    /// Proof that it was made.
    pub(super) mark: Mark,
}

impl Promised {
    pub(super) fn new(
        handover: &Handover<'_>,
        numbered: &Numbered<'_>,
        reference: PromiseRef,
    ) -> Self {
        let (catalogue, known) = (handover.catalogue, &handover.known);
        let promise = catalogue.promise(reference);
        let partners = catalogue.partners_of(reference).into_iter();
        let partners: Vec<&str> = partners.map(|party| catalogue.party_name(party)).collect();
        let due = promise.due.as_ref();
        Self {
            partners: one_line(&partners.join(", ")),
            what: one_line(&promise.what),
            made: date(handover, reference.made_by),
            due: due.map_or_else(
                || "no date given".to_owned(),
                |due| format!("due {}", due.display()),
            ),
            mark: numbered.mark(known, &promise.cite),
        }
    }
}

/// What became of a promise, and where that stands; none where there is no day as of which to judge it, or
/// where it was made only later.
pub(super) fn became(
    handover: &Handover<'_>,
    numbered: &Numbered<'_>,
    outcome: Outcome,
) -> Option<Claim> {
    let (catalogue, known) = (handover.catalogue, &handover.known);
    let as_of = handover.as_of?;
    if outcome == Outcome::NotYetMade {
        return None;
    }
    let mut text = one_line(&catalogue.outcome_words(outcome));
    let mut mark = Mark::default();
    if let Some(by) = outcome.by() {
        text = format!("{text}, {}", date(handover, by));
        if !catalogue.is_certain_by(outcome, known, as_of) {
            text += ", perhaps not by that day";
        }
        mark = numbered.mark(known, &catalogue.entry(by).engagement.cite);
    }
    Some(Claim {
        name: format!("What became of it, as of {}", as_of.plain()),
        text,
        mark,
    })
}

/// The promises that an engagement made, and of one that was only promised when that was; each followed by
/// what became of it.
pub(super) fn promises(
    handover: &Handover<'_>,
    numbered: &Numbered<'_>,
    handle: Handle,
) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (reference, outcome) in judged(handover, handle) {
        let promised = Promised::new(handover, numbered, reference);
        let (name, text) = if reference.stands_as == Some(handle) {
            ("When it was promised", promised.made)
        } else {
            ("Promised", format!("{}, {}", promised.what, promised.due))
        };
        claims.push(Claim {
            name: name.to_owned(),
            text,
            mark: promised.mark,
        });
        claims.extend(outcome.and_then(|outcome| became(handover, numbered, outcome)));
    }
    claims
}

/// The sources of an engagement, and after them those of what decides the promises told with it.
pub(super) fn sources<'c>(handover: &Handover<'c>, handle: Handle) -> Vec<&'c SourceId> {
    let (catalogue, known) = (handover.catalogue, &handover.known);
    let mut sources = known.sources_of(catalogue, handle);
    for (_, outcome) in judged(handover, handle) {
        let Some(by) = outcome.and_then(Outcome::by) else {
            continue;
        };
        let cite = catalogue.entry(by).engagement.cite.iter();
        let cite = cite.filter(|one| known.admits_one(catalogue, one));
        for source in cite.flat_map(Citation::sources) {
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
    }
    sources
}

/// The promises that have to do with an engagement, and what became of each.
fn judged(
    handover: &Handover<'_>,
    handle: Handle,
) -> impl Iterator<Item = (PromiseRef, Option<Outcome>)> {
    let Handover {
        catalogue, known, ..
    } = handover;
    let promises = catalogue.promises_about(handle);
    let promises = promises.filter(|&one| catalogue.is_known(one, known));
    promises.map(|one| {
        let outcome = |day| catalogue.outcome(one, known, day);
        (one, handover.as_of.map(outcome))
    })
}

fn date(handover: &Handover<'_>, handle: Handle) -> String {
    let date = handover.known.date(handover.catalogue, handle);
    date.map_or_else(|| "on an unknown day".to_owned(), Edtf::display)
}
