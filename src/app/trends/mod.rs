//! Trends: what is shown, counted. One page with four charts to choose from.

mod filter;
mod gaps;
mod hand;
mod heat;
mod legend;
mod marks;
mod pattern;
mod years;

use std::{collections::BTreeSet, sync::Arc};

use egui::{
    Align, CentralPanel, Frame, Label, Layout, Margin, Panel, Rect, RichText, ScrollArea, Ui,
};

use super::{derived::Derived, fonts, page::Around, theme};
use crate::{
    command::Command,
    model::PartyCode,
    scene::{HEAT, KINDS, Token},
    trends::{Gaps, Grid, LARGEST, STEPS, Shown},
    view::{Grouping, Lens, Trend},
};
use hand::{Hand, Place};

/// There is a colour for each bar of its own, and for each step.
const _: () = assert!(LARGEST == KINDS as usize && STEPS == HEAT as usize);

/// With less room than this, in points, the page is scrolled.
const LOW: f32 = 400.0;
/// Height of the chart then.
const LEAST_CHART: f32 = 260.0;

/// Of what a grid was counted.
type Key = (u64, Trend, Grouping);

/// What the page remembers between frames.
#[derive(Default)]
pub(super) struct Trends {
    grid: Derived<Key, Grid>,
    gaps: Derived<u64, Gaps>,
    hand: Hand,
    /// What the hand is at places of.
    of: Option<Key>,
    /// Parties that were left out then.
    hidden: Arc<BTreeSet<PartyCode>>,
}

/// What there is to be drawn.
#[derive(Clone, Copy)]
enum Counted<'a> {
    Grid(&'a Grid),
    Gaps(&'a Gaps),
}

impl Counted<'_> {
    fn heading(self) -> String {
        match self {
            Self::Grid(grid) => grid.heading(),
            Self::Gaps(gaps) => gaps.heading(),
        }
    }

    fn notes(self) -> Vec<String> {
        match self {
            Self::Grid(grid) => grid.notes(),
            Self::Gaps(gaps) => gaps.notes(),
        }
    }

    /// Why there is nothing to see, if there is nothing.
    fn emptiness(self, is_shown: bool) -> Option<&'static str> {
        match self {
            _ if !is_shown => Some("No engagement is left to be counted"),
            Self::Grid(grid) if !grid.is_empty() => None,
            Self::Grid(grid) if grid.basis.held == 0 => {
                Some("No meeting that was held is among what is shown")
            }
            Self::Grid(grid) if grid.basis.held == grid.basis.without_topic => {
                Some("Of no meeting that is shown is a topic known")
            }
            Self::Grid(_) => Some("Of no meeting that is shown is a date known"),
            Self::Gaps(gaps) if gaps.series.is_empty() => {
                Some("No series with two dated meetings is among what is shown")
            }
            Self::Gaps(_) => None,
        }
    }

    fn legend(self, ui: &mut Ui) {
        match self {
            Self::Grid(grid) if grid.trend == Trend::PerYear => years::legend(ui, grid),
            Self::Grid(grid) => heat::legend(ui, grid),
            Self::Gaps(gaps) => marks::legend(ui, gaps),
        }
    }

    /// Paints it; returns the place that was pressed.
    fn chart(self, ui: &mut Ui, rect: Rect, hand: &mut Hand) -> Option<Place> {
        match self {
            Self::Grid(grid) if grid.trend == Trend::PerYear => years::show(ui, rect, grid, hand),
            Self::Grid(grid) => heat::show(ui, rect, grid, hand),
            Self::Gaps(gaps) => gaps::show(ui, rect, gaps, hand),
        }
    }

    /// What leads from a place to the timeline.
    fn way(self, place: Place, around: &Around<'_>) -> Vec<Command> {
        match self {
            Self::Grid(grid) => {
                let (row, column) = (grid.rows.get(place.0), grid.columns.get(place.1));
                let heads = row.into_iter().chain(column);
                let cell: Vec<_> = heads.map(|head| &head.of).collect();
                filter::filter_for(&cell, around)
            }
            Self::Gaps(gaps) => {
                let series = gaps.series.get(place.0);
                series.map_or_else(Vec::new, |series| filter::show_gap(series, place.1))
            }
        }
    }
}

impl Trends {
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, commands: &mut Vec<Command>) {
        let choice = around.view.trend;
        let by = if choice.trend.is_grouped() {
            choice.by
        } else {
            Grouping::default()
        };
        let key = (around.stamp, choice.trend, by);
        // Places are rows and columns, and of another chart others.
        if self.of.replace(key) != Some(key) {
            self.hand = Hand::on_another_chart();
            let parties = around.catalogue.parties().map(|party| &party.code);
            let hidden = parties.filter(|party| !around.view.shows_lane(party));
            self.hidden = Arc::new(hidden.cloned().collect());
        }
        let ctx = ui.ctx().clone();
        let counted = if choice.trend == Trend::Gaps {
            let gaps = self.gaps.get(around.stamp, around.shown.len(), &ctx, {
                with_shown(around, &self.hidden, Gaps::new)
            });
            gaps.map(|(gaps, is_current)| (Counted::Gaps(gaps), is_current))
        } else {
            let grid = self.grid.get(key, around.shown.len(), &ctx, {
                with_shown(around, &self.hidden, move |shown| {
                    Grid::of(key.1, by, shown).unwrap_or_else(|| Grid::per_year(shown, by, LARGEST))
                })
            });
            // While another chart is being counted, the one before is not that.
            let grid = grid.filter(|(grid, _)| grid.trend == choice.trend && grid.by == by);
            grid.map(|(grid, is_current)| (Counted::Grid(grid), is_current))
        };
        let margin = Margin::symmetric(16, 10);
        Frame::new().inner_margin(margin).show(ui, |ui| {
            let is_low = ui.available_height() < LOW;
            let mut draw = |ui: &mut Ui| {
                switch(ui, choice.trend, commands);
                ui.add_space(6.0);
                ui.horizontal(|ui| head(ui, choice.trend, by, commands));
                let Some((counted, is_current)) = counted else {
                    let second = theme::ink(ui, Token::Ink2);
                    ui.label(RichText::new("Counting…").color(second));
                    return;
                };
                if let Some(why) = counted.emptiness(!around.shown.is_empty()) {
                    return nothing(ui, why, around, commands);
                }
                let pressed = page(ui, counted, is_low, &mut self.hand);
                // What is no longer so leads nowhere.
                if let Some(place) = pressed.filter(|_| is_current) {
                    commands.extend(counted.way(place, around));
                }
            };
            if is_low {
                // The page is scrolled, and the chart stays large enough to be read.
                let scroll = ScrollArea::vertical().id_salt("trends").auto_shrink(false);
                scroll.show(ui, |ui| {
                    theme::beside_scroll_bar(ui);
                    draw(ui);
                });
            } else {
                draw(ui);
            }
        });
    }
}

/// Something worked out of what is shown, wherever that is done.
fn with_shown<T>(
    around: &Around<'_>,
    hidden: &Arc<BTreeSet<PartyCode>>,
    make: impl FnOnce(&Shown<'_>) -> T + Send + 'static,
) -> impl FnOnce() -> T + Send + 'static {
    let catalogue = Arc::clone(around.catalogue);
    let known = Arc::clone(around.known);
    let handles = Arc::clone(around.shown);
    let hidden = Arc::clone(hidden);
    let as_of = Some(around.as_of);
    move || {
        make(&Shown {
            catalogue: &catalogue,
            known: &known,
            handles: &handles,
            hidden: &hidden,
            as_of,
        })
    }
}

/// The charts to choose from, and what they can be parted by.
fn switch(ui: &mut Ui, here: Trend, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for trend in Trend::ALL {
            choice(ui, Command::ShowTrend(trend), trend == here, commands);
        }
    });
}

fn choice(ui: &mut Ui, command: Command, is_chosen: bool, commands: &mut Vec<Command>) {
    let info = command.info();
    let button = theme::selectable(ui, info.name, is_chosen).frame_when_inactive(is_chosen);
    if ui.add(button).on_hover_text(info.sentence).clicked() {
        commands.push(command);
    }
}

/// The title of a trend, and at its right what it can be parted by.
fn head(ui: &mut Ui, trend: Trend, by: Grouping, commands: &mut Vec<Command>) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        if trend.is_grouped() {
            for grouping in Grouping::ALL.into_iter().rev() {
                choice(ui, Command::GroupTrend(grouping), grouping == by, commands);
            }
            ui.add_space(8.0);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let font = egui::FontId::new(17.0, fonts::serif_strong());
            ui.add(Label::new(RichText::new(title(trend, by)).font(font)).truncate());
        });
    });
}

/// Shows how far something is scrolled: cells end anywhere, and more may follow.
fn visible_bars(ui: &mut Ui) {
    let scroll = &mut ui.spacing_mut().scroll;
    scroll.foreground_color = true;
    scroll.dormant_handle_opacity = 0.35;
}

/// Name of a trend as a title.
fn title(trend: Trend, by: Grouping) -> &'static str {
    match (trend, by) {
        (Trend::PerYear, Grouping::Partner) => "Meetings per year, by partner",
        (Trend::PerYear, Grouping::Format) => "Meetings per year, by format",
        (Trend::TopicByGroup, Grouping::Partner) => "Meetings that speak of a topic, by partner",
        (Trend::TopicByGroup, Grouping::Format) => "Meetings that speak of a topic, by format",
        (Trend::TopicOverTime, _) => "Meetings that speak of a topic, by year",
        (Trend::Gaps, _) => "Days from one meeting of a series to the next",
    }
}

/// Heading, legend, chart and notes; returns the place that was pressed.
fn page(ui: &mut Ui, counted: Counted<'_>, is_low: bool, hand: &mut Hand) -> Option<Place> {
    let second = theme::ink(ui, Token::Ink2);
    ui.add(Label::new(RichText::new(counted.heading()).color(second)).wrap());
    ui.add_space(2.0);
    counted.legend(ui);
    ui.add_space(2.0);
    if hand.is_new {
        hand.give_focus(ui);
    }
    let pressed = if is_low {
        let size = egui::vec2(ui.available_width(), LEAST_CHART);
        let (_, rect) = ui.allocate_space(size);
        let pressed = counted.chart(ui, rect, hand);
        notes(ui, &counted.notes());
        pressed
    } else {
        let panel = Panel::bottom("trend notes").resizable(false);
        let panel = panel.frame(Frame::NONE).show_separator_line(false);
        panel.show(ui, |ui| notes(ui, &counted.notes()));
        let chart = CentralPanel::default().frame(Frame::NONE);
        let painted = chart.show(ui, |ui| {
            let rect = ui.max_rect();
            counted.chart(ui, rect, hand)
        });
        painted.inner
    };
    hand.is_new = false;
    pressed
}

/// How it was counted.
fn notes(ui: &mut Ui, notes: &[String]) {
    let ink = theme::ink(ui, Token::Ink3);
    ui.add_space(4.0);
    let text = notes.join(" · ");
    if !text.is_empty() {
        ui.add(Label::new(RichText::new(text).size(11.0).color(ink)).wrap());
    }
}

/// Why there is nothing to see, and what can be done about it.
fn nothing(ui: &mut Ui, why: &str, around: &Around<'_>, commands: &mut Vec<Command>) {
    ui.add_space(48.0);
    ui.vertical_centered(|ui| {
        ui.label(why);
        let asked = filter::words(around);
        if let Some(words) = &asked {
            let ink = theme::ink(ui, Token::Ink2);
            ui.label(RichText::new(format!("Filter: {words}")).color(ink));
        }
        let believed = (around.view.lens != Lens::All).then_some(Command::Believe(Lens::All));
        let ways = asked.is_some().then_some(Command::ClearFilter);
        for way_out in ways.into_iter().chain(believed) {
            ui.add_space(8.0);
            if ui.button(way_out.info().name).clicked() {
                commands.push(way_out);
            }
        }
    });
}
