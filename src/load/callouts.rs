//! What is called out in a step, held against what the step shows.

use std::collections::HashSet;

use super::{
    draft::{Draft, Finder},
    kind::Kind,
    locate::Trail,
    problem::{Code, Problem},
};
use crate::{
    briefing::Step,
    catalogue::{Catalogue, Columns, Known, Records, Sieve, Verdict},
    date::Day,
    model::Engagement,
    view::Value,
};

/// Warns of callouts whose engagement the view of their step leaves out. A view can be held against a
/// catalogue of no more than what is called out: whether it shows an engagement depends on no other one,
/// but where promises or weak records are asked for; such steps are passed over.
pub(super) fn check(draft: &Draft, finder: &Finder<'_>, problems: &mut Vec<Problem>) {
    let briefings = draft.briefings.values.iter();
    let called = briefings.clone().flat_map(|briefing| &briefing.steps);
    let called = called.flat_map(|step| &step.callouts);
    let called: HashSet<&str> = called.map(|one| one.engagement.as_str()).collect();
    if called.is_empty() {
        return;
    }
    let catalogue = catalogue_of(draft, &called);
    for (briefing, origin) in briefings.zip(&draft.briefings.origins) {
        for (number, step) in briefing.steps.iter().enumerate() {
            for which in left_out(&catalogue, step) {
                let steps = Trail::Record.field("steps");
                let step = steps.item(number);
                let callouts = step.field("callouts");
                let callout = callouts.item(which);
                let engagement = &briefing.steps[number].callouts[which].engagement;
                let problem = Problem::new(
                    Code::CalloutNotInView,
                    format!(
                        "The step does not show `{engagement}`, so nothing can stand beside its mark"
                    ),
                    "Show more time or other engagements in the step, or leave the callout out",
                );
                let place = finder.place(*origin, &callout.field("engagement"));
                problems.push(
                    problem
                        .at(place)
                        .record(Kind::Briefing, briefing.slug.as_str()),
                );
            }
        }
    }
}

/// The numbers of the callouts of a step whose engagements it does not show.
fn left_out(catalogue: &Catalogue, step: &Step) -> Vec<usize> {
    let view = &step.view;
    let values = view.filter.with.iter().chain(&view.filter.without);
    let mut of_others =
        values.filter(|value| matches!(value, Value::Promise(_) | Value::Weakness(_)));
    if step.callouts.is_empty() || of_others.next().is_some() {
        return Vec::new();
    }
    let known = Known::new(catalogue, &view.lens);
    let as_of = catalogue.as_of_day(view, None).unwrap_or(Day::MIN);
    let columns = Columns::new(catalogue, &known, as_of);
    let sieve = Sieve::new(&columns, &view.filter);
    let is_left_out = |id| {
        let handle = catalogue.find(id);
        handle.is_some_and(|handle| {
            let verdict = Verdict::new(catalogue, view, (&known, &sieve), handle);
            !matches!(verdict, Verdict::Shown(_))
        })
    };
    let callouts = step.callouts.iter().enumerate();
    callouts
        .filter(|(_, callout)| is_left_out(&callout.engagement))
        .map(|(number, _)| number)
        .collect()
}

/// A catalogue of what is called out, and of the engagements that promise any of it.
fn catalogue_of(draft: &Draft, called: &HashSet<&str>) -> Catalogue {
    let is_called = |engagement: &&Engagement| {
        let mut promises = engagement.promises.iter();
        called.contains(engagement.id.as_str())
            || promises.any(|promise| called.contains(promise.id.as_str()))
    };
    let engagements = draft.engagements.values.iter().filter(is_called);
    Catalogue::new(Records {
        about: draft.abouts.values.first().cloned(),
        sources: draft.sources.values.clone(),
        regions: draft.regions.values.clone(),
        parties: draft.parties.values.clone(),
        topics: draft.topics.values.clone(),
        formats: draft.formats.values.clone(),
        series: draft.series.values.clone(),
        engagements: engagements.cloned().collect(),
        ..Records::default()
    })
}
