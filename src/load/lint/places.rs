//! Places in the country of nobody who took part.

use rustc_hash::FxHashSet;

use super::{Kind, Lint, Names, Problem, RecordKey, Trail};
use crate::{
    load::{draft::Draft, problem::Code},
    model::{Engagement, PartyCode, PartyKind},
};

pub(super) fn check(
    lint: &mut Lint<'_>,
    record: RecordKey,
    engagement: &Engagement,
    names: &Names<'_>,
) {
    let Some(about) = lint.draft.abouts.values.first() else {
        return;
    };
    if engagement.places.is_empty() || meets_anywhere(engagement, lint.draft, names) {
        return;
    }
    let partners: FxHashSet<&PartyCode> = engagement.parties.iter().collect();
    for (index, place) in engagement.places.iter().enumerate() {
        let Some(country) = &place.country else {
            continue;
        };
        if *country == about.home || partners.contains(country) {
            continue;
        }
        let places = Trail::Record.field("places");
        let problem = Problem::new(
            Code::PlaceOutsideParties,
            format!("`{country}` is neither the home country nor a partner here"),
            "Check the country; if the sides met elsewhere, all is well",
        );
        lint.warn(record, &places.item(index).field("country"), problem);
    }
}

/// Bodies meet where they like, and whoever attends a conference goes where it is.
fn meets_anywhere(engagement: &Engagement, draft: &Draft, names: &Names<'_>) -> bool {
    let is_body = |party: &PartyCode| {
        let party = names.find(draft, Kind::Party, party.as_str());
        party.is_some_and(|party| draft.parties.values[party].kind == PartyKind::Body)
    };
    engagement.body.is_some() || engagement.parties.iter().any(is_body)
}
