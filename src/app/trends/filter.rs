//! From a bar or a cell to the timeline: the one place that knows how a view is narrowed down.

use std::collections::BTreeSet;

use super::super::page::Around;
use crate::{
    command::Command,
    model::PartyCode,
    trends::{Axis, SeriesGaps},
    view::{Page, TimeWindow},
};

/// Shows on the timeline what a bar or a cell counts: what it stands for, as rows and columns have it.
pub(super) fn filter_for(cell: &[&Axis], around: &Around<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    let filter = &around.view.filter;
    for of in cell {
        match of {
            Axis::Years(years) => {
                let (first, last) = years.days();
                let (from, to) = (first.number() as f64, last.number() as f64 + 1.0);
                commands.push(Command::ShowTime(TimeWindow::new(from, to)));
            }
            Axis::Topic(topic) => {
                let wanted = BTreeSet::from([topic.clone()]);
                let changed = filter.topics.symmetric_difference(&wanted).cloned();
                commands.extend(changed.map(Command::ToggleTopic));
            }
            Axis::Format(format) => {
                let wanted = BTreeSet::from([format.clone()]);
                let changed = filter.formats.symmetric_difference(&wanted).cloned();
                commands.extend(changed.map(Command::ToggleFormat));
            }
            Axis::OtherFormats(formats) => {
                let wanted = formats.iter().cloned().collect();
                let changed = filter.formats.symmetric_difference(&wanted).cloned();
                commands.extend(changed.map(Command::ToggleFormat));
            }
            Axis::Party(party) => commands.extend(only(party, around)),
            Axis::OtherParties(parties) => {
                let shown = parties.iter().filter(|party| is_shown(party, around));
                commands.extend(shown.cloned().map(Command::ToggleParty));
            }
            Axis::Nobody => {
                let parties = around.catalogue.parties().map(|party| &party.code);
                let parties: BTreeSet<_> =
                    parties.filter(|party| is_shown(party, around)).collect();
                let parties = parties.into_iter().cloned();
                commands.extend(parties.map(Command::ToggleParty));
            }
        }
    }
    commands.push(Command::ShowPage(Page::Timeline));
    vec![Command::AsOne(commands)]
}

fn is_shown(party: &PartyCode, around: &Around<'_>) -> bool {
    !around.view.hidden.contains(party)
}

/// Shows a party alone. When it is alone already the command would show all.
fn only(party: &PartyCode, around: &Around<'_>) -> Option<Command> {
    let mut parties = around.catalogue.parties().map(|party| &party.code);
    let is_only = parties.all(|other| is_shown(other, around) == (other == party));
    (!is_only).then(|| Command::OnlyParty(party.clone()))
}

/// Shows a gap on the timeline, with the later of its meetings selected. What the filter leaves out is
/// shown again where it is one of the two.
pub(super) fn show_gap(series: &SeriesGaps, at: usize) -> Vec<Command> {
    let (Some(from), Some(to)) = (series.met.get(at), series.met.get(at + 1)) else {
        return Vec::new();
    };
    let mut commands = Vec::new();
    if !(from.is_shown && to.is_shown) {
        commands.push(Command::ClearFilter);
    }
    commands.push(Command::GoTo(to.id.clone()));
    let days = [from, to].into_iter();
    let days = days.flat_map(|met| [met.earliest, met.latest]).flatten();
    let days: Vec<f64> = days.map(|day| day.number() as f64).collect();
    let first = days.iter().copied().reduce(f64::min);
    let last = days.iter().copied().reduce(f64::max);
    if let Some((first, last)) = first.zip(last) {
        let both = TimeWindow::new(first, last + 1.0);
        commands.push(Command::ShowTime(both.widened(0.15)));
    }
    commands.push(Command::ShowPage(Page::Timeline));
    vec![Command::AsOne(commands)]
}

/// What is asked for, in words; `None` when everything is shown.
pub(super) fn words(around: &Around<'_>) -> Option<String> {
    let (catalogue, view) = (around.catalogue, around.view);
    let mut parts = Vec::new();
    let formats = view.filter.formats.iter();
    let formats: Vec<&str> = formats
        .map(|slug| {
            catalogue
                .format(slug)
                .map_or(slug.as_str(), |one| &one.name)
        })
        .collect();
    if !formats.is_empty() {
        parts.push(format!("format {}", formats.join(" or ")));
    }
    let topics = view.filter.topics.iter();
    let topics: Vec<&str> = topics.map(|slug| catalogue.topic_name(slug)).collect();
    if !topics.is_empty() {
        parts.push(format!("topic {}", topics.join(" or ")));
    }
    let statuses = view.filter.statuses.iter();
    let statuses: Vec<&str> = statuses.map(|status| status.as_str()).collect();
    if !statuses.is_empty() {
        parts.push(format!("status {}", statuses.join(" or ")));
    }
    if !view.hidden.is_empty() {
        let hidden = super::super::words::count(view.hidden.len(), "partner");
        parts.push(format!("{hidden} left out"));
    }
    (!parts.is_empty()).then(|| parts.join(", "))
}
