//! The panel at the right: one engagement, every claim with its proof.

mod both_sides;
mod changes;
mod chart;
mod claims;
mod dates;
mod proof;
mod since;
mod sources;

use egui::{Align, Button, Layout, RichText, ScrollArea, Ui};

pub(super) use self::both_sides::both_sides;
pub(super) use self::proof::{in_a_line, publisher};
use self::{
    changes::Changes,
    claims::{Facts, Told, caveats, named, points, promises},
    proof::Proofs,
};
use super::{fonts, marked, scroll, theme, words};
use crate::{
    catalogue::{
        Catalogue, Changed, Handle, Known, Origin, Part, PromiseCounts, Standing, YearCount,
    },
    command::Command,
    date::Day,
    model::SourceKind,
    scene::Token,
    search::Matcher,
    timeline::Arrangement,
    view::{Choice, Value},
};

/// What the panel needs to know.
pub(super) struct Panel<'a> {
    pub catalogue: &'a Catalogue,
    pub known: &'a Known,
    /// What is known from all sources, where some are not believed.
    pub everything: Option<&'a Known>,
    pub arrangement: &'a Arrangement,
    pub selected: Option<Handle>,
    /// The day as of which promises are judged.
    pub as_of: Day,
    /// How many promises there are, by what became of them by then.
    pub promises: &'a PromiseCounts,
    /// Whether the keys for pages are the panel's, and not those of a list on top of it.
    pub has_pages: bool,
    /// Whether some of what is known is filtered out.
    pub is_filtered: bool,
    /// Whether the first citation is to get the keyboard.
    pub reads_proof: bool,
    /// Meetings held, year by year.
    pub years: &'a [YearCount],
    /// How well the catalogue is proved.
    pub standing: &'a Standing,
    /// How many sources are believed, by their kind.
    pub kinds: &'a [(SourceKind, u32)],
    /// What marks the words that are searched for.
    pub matcher: Option<&'a Matcher>,
}

impl Panel<'_> {
    pub(super) fn show(&self, ui: &mut Ui) -> Vec<Command> {
        let mut commands = Vec::new();
        // A new engagement starts at its top.
        ScrollArea::vertical()
            .id_salt(self.selected)
            .auto_shrink(false)
            .show(ui, |ui| {
                theme::beside_scroll_bar(ui);
                if self.has_pages {
                    scroll::by_pages(ui);
                }
                ui.spacing_mut().item_spacing.y = 4.0;
                match self.selected {
                    Some(handle) => self.engagement(ui, handle, &mut commands),
                    None => self.about(ui, &mut commands),
                }
                ui.add_space(24.0);
            });
        commands
    }

    fn engagement(&self, ui: &mut Ui, handle: Handle, commands: &mut Vec<Command>) {
        let (catalogue, known) = (self.catalogue, self.known);
        let entry = catalogue.entry(handle);
        let proofs = Proofs::new(catalogue, known, handle, self.matcher);
        if self.reads_proof {
            proofs.give_keyboard();
        }
        self.header(ui, handle, commands);
        title(ui, &entry.engagement.title, self.matcher);
        self.weakness(ui, handle);
        let wider = self.everything.unwrap_or(known);
        let changes = catalogue.under_lens(handle, known, wider, self.as_of);
        let changes = Changes::new(catalogue, changes);
        changes.summary(ui, commands);
        if !known.has(handle) {
            note(ui, "The sources chosen do not mention this engagement");
            return;
        }
        if let Origin::Promise { made_by, .. } = &entry.origin {
            let maker = catalogue.find(made_by).map(|by| catalogue.entry(by));
            if let Some(maker) = maker {
                let text = format!("Promised at: {}", maker.engagement.title);
                if ui.add(link(ui, &text)).clicked() {
                    commands.push(Command::GoTo(made_by.clone()));
                }
            }
        }
        Facts {
            catalogue,
            known,
            proofs: &proofs,
            changes: &changes,
        }
        .show(ui, handle, commands);
        let on = known.topics(catalogue, handle);
        topics(ui, catalogue, &on, self.matcher, commands);
        points(ui, catalogue, known, &entry.engagement, &proofs);
        let is_of_points = |what: &Changed<'_>| matches!(what, Changed::Left(Part::Points, _));
        changes.note(ui, is_of_points, commands);
        let told = Told {
            proofs: &proofs,
            changes: &changes,
        };
        promises(ui, catalogue, known, handle, &told, self.as_of, commands);
        let is_of_promises = |what: &Changed<'_>| matches!(what, Changed::Left(Part::Promises, _));
        changes.note(ui, is_of_promises, commands);
        since::show(ui, catalogue, known, handle, commands);
        named(ui, catalogue, &entry.engagement, &proofs);
        let is_of_named = |what: &Changed<'_>| matches!(what, Changed::Left(Part::Named, _));
        changes.note(ui, is_of_named, commands);
        caveats(ui, catalogue, known, &entry.engagement, &proofs);
        sources::list(ui, catalogue, &proofs, commands);
        since::neighbours(ui, catalogue, self.arrangement, handle, commands);
        commands.extend(proofs.pressed());
    }

    /// Format and status, and the way to the neighbours in the series.
    fn header(&self, ui: &mut Ui, handle: Handle, commands: &mut Vec<Command>) {
        let engagement = &self.catalogue.entry(handle).engagement;
        ui.horizontal(|ui| {
            let format = self.catalogue.format(&engagement.format);
            let name = format.map_or(engagement.format.as_str(), |format| &format.name);
            chip(ui, name, Chip::Accent);
            if let Some(status) = self.known.status(handle) {
                let text = match self.catalogue.entry(handle).origin {
                    Origin::Promise { .. } => "Promised".to_owned(),
                    Origin::Record => words::status(status),
                };
                let text = RichText::new(text).small();
                ui.label(text.color(theme::ink(ui, Token::Ink2)));
            }
            if let Some(link) = self.known.series(self.catalogue, handle) {
                let members = self.catalogue.in_series(&link.slug).iter().copied();
                let is_known = |&one: &Handle| self.known.series(self.catalogue, one).is_some();
                let known: Vec<_> = members.filter(is_known).collect();
                neighbours(ui, handle, &known, commands);
            }
        });
    }

    /// What is weak about the record as a whole.
    fn weakness(&self, ui: &mut Ui, handle: Handle) {
        let mut weak = Vec::new();
        if self.known.independent_sources(self.catalogue, handle) == 1 {
            weak.push("Single source");
        }
        if self.known.has(handle) && !self.known.is_official(self.catalogue, handle) {
            weak.push("No official page");
        }
        if weak.is_empty() {
            return;
        }
        ui.horizontal(|ui| {
            for text in weak {
                chip(ui, text, Chip::Warning);
            }
        });
    }

    /// What the catalogue says of itself, while nothing is selected.
    fn about(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        title(ui, self.catalogue.title(), None);
        if let Some(about) = self.catalogue.about() {
            ui.label(&about.covers);
            ui.add_space(4.0);
            note(ui, &format!("Left out: {}", about.leaves_out));
            let mut text = format!("Promises are judged as of {}", self.as_of.plain());
            if self.catalogue.read_until() != Some(self.as_of) {
                text += &format!("; sources were read up to {}", about.as_of.display());
            }
            if let Some(latest) = &self.standing.latest_source {
                text += &format!("; the latest source is of {}", latest.display());
            }
            note(ui, &text);
        }
        if self.is_filtered {
            ui.add_space(4.0);
            note(
                ui,
                "What is counted here is all that these sources know, whatever the filters",
            );
        }
        chart::meetings_by_year(ui, self.years);
        section(ui, "How well it is proved");
        for line in words::standing(self.standing, self.promises) {
            note(ui, &line);
        }
        let weak = Command::ToggleHealth;
        if ui.add(link(ui, weak.info().name)).clicked() {
            commands.push(weak);
        }
        sources::by_kind(ui, self.kinds);
        section(ui, "Find your way");
        for line in [
            "Click an engagement to see what it rests on.",
            "Arrow keys walk along a lane and between lanes; [ and ] follow a series.",
            "E goes to the citations, Tab from one to the next.",
            "Ctrl and the wheel zoom at the pointer; 0 fits all.",
            "Press ? for every shortcut.",
        ] {
            note(ui, line);
        }
    }
}

/// The place in the series, and the way to the meetings before and after.
fn neighbours(ui: &mut Ui, handle: Handle, members: &[Handle], commands: &mut Vec<Command>) {
    let Some(place) = members.iter().position(|&member| member == handle) else {
        return;
    };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        for (sign, command, there) in [
            ("›", Command::NextInSeries, place + 1 < members.len()),
            ("‹", Command::PreviousInSeries, place > 0),
        ] {
            let info = command.info();
            let size = egui::Vec2::splat(24.0);
            let button = Button::new(sign).frame(false).min_size(size);
            let button = ui.add_enabled(there, button);
            button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, there, info.name));
            if button.on_hover_text(info.sentence).clicked() {
                commands.push(command);
            }
        }
        let words = format!("{} of {}", place + 1, members.len());
        let text = RichText::new(words).small();
        if ui.available_width() >= 48.0 {
            let place = ui.label(text.color(theme::ink(ui, Token::Ink3)));
            place.on_hover_text("Place among the meetings of the series, promised ones included");
        }
    });
}

/// A title in the serif.
fn title(ui: &mut Ui, text: &str, matcher: Option<&Matcher>) {
    ui.add_space(4.0);
    let font = egui::FontId::new(20.0, fonts::serif_strong());
    let look = egui::TextFormat::simple(font, theme::ink(ui, Token::Ink));
    let text = marked::text(ui, matcher, text, &look);
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(6.0);
}

/// A hairline and the name of what follows.
pub(super) fn section(ui: &mut Ui, name: &str) {
    ui.add_space(10.0);
    theme::hairline(ui);
    ui.add_space(6.0);
    let font = egui::FontId::new(12.0, fonts::strong());
    ui.label(
        RichText::new(name)
            .font(font)
            .color(theme::ink(ui, Token::Ink2)),
    );
}

/// A line of second rank.
pub(super) fn note(ui: &mut Ui, text: &str) {
    let text = RichText::new(text)
        .size(12.0)
        .color(theme::ink(ui, Token::Ink2));
    ui.add(egui::Label::new(text).wrap());
}

/// How a word on a ground of its own looks.
#[derive(Clone, Copy)]
pub(super) enum Chip {
    /// What kind of engagement it is.
    Accent,
    /// Something to be careful about.
    Warning,
    /// One of several of a kind.
    Outline,
}

/// A word on a ground of its own; wraps to the next line as a whole.
pub(super) fn chip(ui: &mut Ui, text: &str, look: Chip) {
    let (ink, ground, edge) = match look {
        Chip::Accent => (Token::Mark, Token::AccentGround, Token::AccentGround),
        Chip::Warning => (Token::Warning, Token::WarningGround, Token::WarningGround),
        Chip::Outline => (Token::Ink, Token::Paper, Token::Rule),
    };
    let room = ui.max_rect().width() - 16.0;
    let galley = egui::WidgetText::from(text).into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        room,
        egui::FontId::proportional(12.0),
    );
    let size = galley.size() + egui::vec2(16.0, 6.0);
    let (rect, response) = ui.allocate_exact_size(size, egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, text));
    let stroke = egui::Stroke::new(1.0, theme::ink(ui, edge));
    let radius = rect.height() / 2.0;
    let ground = theme::ink(ui, ground);
    ui.painter()
        .rect(rect, radius, ground, stroke, egui::StrokeKind::Inside);
    let at = rect.min + egui::vec2(8.0, 3.0);
    ui.painter().galley(at, galley, theme::ink(ui, ink));
}

/// A word with a rim that can be pressed.
fn pressable(ui: &mut Ui, text: &str, matcher: Option<&Matcher>, hint: &str) -> bool {
    let look = marked::plain(ui, 12.0, Token::Ink);
    let words = marked::text(ui, matcher, text, &look);
    let button = Button::new(words)
        .fill(theme::ink(ui, Token::Paper))
        .stroke(egui::Stroke::new(1.0, theme::ink(ui, Token::Rule)))
        .corner_radius(10.0)
        .truncate();
    ui.add(button).on_hover_text(hint).clicked()
}

/// Something `narrow` points wide at the left, and the rest beside it.
pub(super) fn beside(
    ui: &mut Ui,
    narrow: f32,
    left: impl FnOnce(&mut Ui),
    right: impl FnOnce(&mut Ui),
) {
    let gap = 8.0;
    let wide = (ui.available_width() - narrow - gap).max(60.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(gap, 2.0);
        let down = Layout::top_down(Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(narrow, 0.0), down, |ui| {
            ui.set_width(narrow);
            left(ui);
        });
        ui.allocate_ui_with_layout(egui::vec2(wide, 0.0), down, |ui| {
            ui.set_width(wide);
            right(ui);
        });
    });
}

/// A button without a frame that takes no more room than its words would.
pub(super) fn flat(ui: &mut Ui, button: Button<'_>) -> egui::Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(0.0, 1.0);
        ui.spacing_mut().interact_size.y = 0.0;
        ui.add(button)
    })
    .inner
}

/// Text that leads to another engagement.
pub(super) fn link<'a>(ui: &Ui, text: &str) -> Button<'a> {
    let text = RichText::new(text)
        .size(12.5)
        .color(theme::ink(ui, Token::Mark));
    Button::new(text).frame(false).wrap()
}

/// The topics: pressed, each is what is asked for.
fn topics(
    ui: &mut Ui,
    catalogue: &Catalogue,
    topics: &[&crate::model::TopicId],
    matcher: Option<&Matcher>,
    commands: &mut Vec<Command>,
) {
    if topics.is_empty() {
        return;
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        for topic in topics {
            let name = catalogue.topic_name(topic);
            if pressable(ui, name, matcher, "Show engagements on this topic") {
                let value = Value::Topic((*topic).clone());
                commands.push(Command::Choose(value, Choice::With));
            }
        }
    });
}
