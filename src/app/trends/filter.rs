//! From a bar or a cell to the timeline: the one place that knows how a view is narrowed down.

use std::collections::BTreeSet;

use super::super::page::Around;
use crate::{
    command::Command,
    model::PartyCode,
    trends::{Axis, SeriesGaps},
    view::{Page, TimeWindow, Value},
};

/// Shows on the timeline what a bar or a cell counts: what it stands for, as rows and columns have it.
pub(super) fn filter_for(cell: &[&Axis], around: &Around<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    for of in cell {
        match of {
            Axis::Years(years) => {
                let (first, last) = years.days();
                let (from, to) = (first.number() as f64, last.number() as f64 + 1.0);
                commands.push(Command::ShowTime(TimeWindow::new(from, to)));
            }
            Axis::Topic(topic) => {
                commands.push(Command::AskFor(vec![Value::Topic(topic.clone())]));
            }
            Axis::Format(format) => {
                commands.push(Command::AskFor(vec![Value::Format(format.clone())]));
            }
            Axis::OtherFormats(formats) => {
                let formats = formats.iter().cloned().map(Value::Format);
                commands.push(Command::AskFor(formats.collect()));
            }
            Axis::Party(party) => {
                let is_hidden = around.view.hidden.contains(party);
                commands.extend(is_hidden.then(|| Command::ToggleParty(party.clone())));
                commands.push(Command::AskFor(vec![Value::Partner(party.clone())]));
            }
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
    around.view.shows_lane(party)
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
    let mut parts = catalogue.filter_words(&view.filter);
    if !view.hidden.is_empty() {
        let hidden = super::super::words::count(view.hidden.len(), "lane");
        parts.push(format!("{hidden} hidden"));
    }
    (!parts.is_empty()).then(|| parts.join("; "))
}
