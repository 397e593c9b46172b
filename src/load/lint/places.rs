//! Places in the country of nobody who took part.

use std::collections::HashSet;

use super::{Lint, Problem, Trail};
use crate::{
    load::problem::Code,
    model::{Engagement, PartyCode, PartyKind},
};

pub(super) fn check(lint: &mut Lint<'_>) {
    let draft = lint.draft;
    let Some(about) = draft.abouts.values.first() else {
        return;
    };
    let bodies: HashSet<&PartyCode> = draft
        .parties
        .values
        .iter()
        .filter(|party| party.kind == PartyKind::Body)
        .map(|party| &party.code)
        .collect();
    for (record, engagement) in lint.engagements() {
        if meets_anywhere(engagement, &bodies) {
            continue;
        }
        let partners: HashSet<&PartyCode> = if engagement.places.is_empty() {
            HashSet::new()
        } else {
            engagement.parties.iter().collect()
        };
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
}

/// Bodies meet where they like, and whoever attends a conference goes where it is.
fn meets_anywhere(engagement: &Engagement, bodies: &HashSet<&PartyCode>) -> bool {
    engagement.body.is_some()
        || engagement
            .parties
            .iter()
            .any(|party| bodies.contains(party))
}
