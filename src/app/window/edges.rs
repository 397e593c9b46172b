//! What is around the middle: bars, rail, panel, and what opens beside it.

use egui::{Frame, Margin, Panel as Dock, Ui};

use super::{
    super::{
        briefings, panel::Panel, progress, rail, search_field::Asker, source::Open, status::Status,
        theme, top_bar,
    },
    Legation,
};
use crate::{
    command::{Command, OpenSource, Room},
    date::Day,
    scene::{Scene, Token},
};

/// A source stands beside the panel where this much is left for the timeline, in points; else on top
/// of the panel.
const LEAST_BESIDE_SOURCE: f32 = 420.0;
/// Briefings stand beside the panel where this much is left for the timeline, which is worked with
/// while they are made; else in its place.
const LEAST_BESIDE_BRIEFINGS: f32 = 640.0;
/// Width of a source beside the panel, in points.
const SOURCE: f32 = 392.0;

impl Legation {
    pub(super) fn top(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let frame = bar();
        Dock::top("top bar")
            .exact_size(48.0)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                let selection = self.session.view.selection.as_ref();
                let catalogue = self.arranged.catalogue();
                let asker = Asker {
                    session: &self.session,
                    catalogue,
                    selected: selection.and_then(|id| catalogue.find(id)),
                };
                commands.extend(top_bar::show(ui, &mut self.finder, &asker));
            });
        let Some(notice) = self.library.notice.clone() else {
            return;
        };
        let frame = Frame::new()
            .fill(theme::ink(ui, Token::WarningGround))
            .inner_margin(Margin::symmetric(16, 8));
        Dock::top("notice")
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| {
                ui.horizontal(|ui| {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        if ui.button("Close").clicked() {
                            self.library.notice = None;
                        }
                        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                            let ink = theme::ink(ui, Token::Warning);
                            let text = egui::RichText::new(notice).color(ink);
                            ui.add(egui::Label::new(text).wrap().selectable(true));
                        });
                    });
                });
            });
    }

    /// Keeps the bottom line's room; it is filled when the scene is known.
    pub(super) fn bottom_room(ui: &mut Ui) -> egui::Rect {
        let frame = bar().fill(theme::ink(ui, Token::Panel));
        Dock::bottom("status")
            .exact_size(24.0)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| ui.max_rect())
            .inner
    }

    pub(super) fn bottom(
        &mut self,
        ui: &mut Ui,
        room: egui::Rect,
        scene: &Scene,
        commands: &mut Vec<Command>,
    ) {
        let arrangement = self.arranged.arrangement();
        let status = Status {
            arrangement,
            summary: scene.summary,
            window: arrangement.window(&self.session.view),
            page: self.session.view.page,
            presenting: self.session.presenting.as_deref(),
            said: self.said.now(ui.ctx()),
            judged: self.session.view.as_of,
            picked: self.pages.table.picked(),
            lens: self.arranged.lens(),
            lenses: &self.arranged.counted().lenses,
            problems: self.library.problems.len(),
            errors: self.library.errors,
            wait: self.watcher.wait().filter(|_| !self.is_starting),
        };
        if let Some(wait) = status.wait {
            progress::on_the_edge(ui, room, wait);
        }
        let mut line = ui.new_child(egui::UiBuilder::new().max_rect(room));
        let mut stop = false;
        commands.extend(status.show(&mut line, &mut stop));
        if stop {
            self.library.cancel();
        }
    }

    pub(super) fn sides(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let width = ui.ctx().content_rect().width();
        if self.session.shell.rail {
            let frame = side().fill(theme::ink(ui, Token::Panel));
            Dock::left("rail")
                .exact_size(228.0)
                .resizable(false)
                .frame(frame)
                .show(ui, |ui| {
                    let catalogue = self.arranged.catalogue();
                    let facets = &self.facets;
                    let (arrangement, view) = (self.arranged.arrangement(), &self.session.view);
                    commands.extend(rail::show(ui, catalogue, facets, arrangement, view));
                });
        }
        let open = self.session.shell.source.clone();
        let open = open.filter(|open| {
            let is_there = self.arranged.catalogue().source(&open.source).is_some();
            self.session.shell.panel && is_there
        });
        self.source.look(ui.ctx(), open.as_ref());
        let reads_proof = std::mem::take(&mut self.reads_proof);
        let has_briefings = self.session.briefings;
        if !self.session.shell.panel && !has_briefings {
            return;
        }
        let wide = self.session.shell.room == Room::Wide;
        let usual = if wide { 392.0 } else { 340.0 };
        let rail = if self.session.shell.rail { 228.0 } else { 0.0 };
        let mut is_beside = width - rail - usual - SOURCE >= LEAST_BESIDE_SOURCE;
        if has_briefings {
            let beside = width - rail - usual - SOURCE >= LEAST_BESIDE_BRIEFINGS;
            let is_alone = !beside || !self.session.shell.panel;
            let dock = Dock::right("briefings")
                .default_size(if wide { SOURCE } else { 320.0 })
                .size_range(280.0..=(width * 0.5).max(300.0))
                .resizable(true);
            let frame = Frame::new().inner_margin(Margin::symmetric(16, 12));
            dock.frame(frame.fill(theme::ink(ui, Token::Panel)))
                .show(ui, |ui| commands.extend(self.make_briefings(ui)));
            if is_alone {
                return;
            }
            // There is no room for a third.
            is_beside = false;
        }
        let most = (width * 0.5).max(300.0);
        let dock = Dock::right("panel")
            .default_size(usual)
            .size_range(280.0..=most)
            .resizable(true);
        dock.frame(side()).show(ui, |ui| match &open {
            Some(open) if !is_beside => commands.extend(self.source(ui, open, true)),
            _ => commands.extend(self.panel(ui, reads_proof)),
        });
        if let Some(open) = open.filter(|_| is_beside) {
            let frame = side().fill(theme::ink(ui, Token::Panel));
            let dock = Dock::right("source")
                .default_size(SOURCE)
                .size_range(300.0..=most)
                .resizable(true);
            dock.frame(frame)
                .show(ui, |ui| commands.extend(self.source(ui, &open, false)));
        }
    }

    fn make_briefings(&mut self, ui: &mut Ui) -> Vec<Command> {
        let of = briefings::Of {
            catalogue: &self.library.catalogue,
            generation: self.library.generation,
            session: &self.session,
            own: &self.library.own_briefings,
            today: self.today,
        };
        self.briefings.show(ui, &of)
    }

    fn panel(&mut self, ui: &mut Ui, reads_proof: bool) -> Vec<Command> {
        let as_of = self.as_of();
        let view = &self.session.view;
        let selection = view.selection.as_ref();
        let panel = Panel {
            catalogue: self.arranged.catalogue(),
            known: self.arranged.known(),
            everything: self.arranged.arrangement().otherwise.everything(),
            arrangement: self.arranged.arrangement(),
            selected: selection.and_then(|id| self.arranged.catalogue().find(id)),
            as_of,
            promises: self.arranged.promises(),
            matcher: self.finder.matcher(),
            has_pages: self.session.shell.sheet.is_none(),
            is_filtered: !view.filter.is_empty() || !view.hidden.is_empty(),
            reads_proof,
            years: &self.arranged.counted().years,
            standing: &self.arranged.counted().standing,
            kinds: &self.arranged.counted().kinds,
        };
        panel.show(ui)
    }

    /// The source that is open, beside the panel or on top of it.
    fn source(&mut self, ui: &mut Ui, open: &OpenSource, is_on_top: bool) -> Vec<Command> {
        let backing = self.backing(ui.ctx());
        let catalogue = self.arranged.catalogue();
        let Some(source) = catalogue.source(&open.source) else {
            return Vec::new();
        };
        let selection = self.session.view.selection.as_ref();
        let open = Open {
            catalogue,
            known: self.arranged.known(),
            lens: &self.session.view.lens,
            selected: selection.and_then(|id| catalogue.find(id)),
            asked: open,
            source,
            texts: &self.library.texts,
            has_folder: self.library.shelf.folder().is_some(),
            backing: backing.as_deref(),
            is_on_top,
            has_pages: self.session.shell.sheet.is_none() && is_on_top,
        };
        self.source.show(ui, &open)
    }

    /// The day as of which promises are judged.
    fn as_of(&self) -> Day {
        let catalogue = self.arranged.catalogue();
        let day = catalogue.as_of_day(&self.session.view, Some(self.today));
        day.unwrap_or(self.today)
    }
}

/// Room of a bar at the top or bottom. What has no ground of its own lies on the window's paper.
fn bar() -> Frame {
    Frame::new().inner_margin(Margin::symmetric(16, 0))
}

/// Room of a panel at a side. Its scroll bar stands in the margin at the right, beside what is
/// written and pressed and not on top of it.
fn side() -> Frame {
    Frame::new().inner_margin(Margin {
        left: 16,
        right: 16 - theme::SCROLL_BAR,
        top: 12,
        bottom: 12,
    })
}
