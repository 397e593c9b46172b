//! Where the record is weak: how much of it in which way, and the engagements behind each.

use std::sync::Arc;

use egui::{Align2, Button, RichText, ScrollArea, Ui, Window};

use super::{arranged::Arranged, derived::Derived, fonts, scroll, theme, words};
use crate::{
    catalogue::{Facets, Handle, Weaknesses},
    command::{Command, Sheet},
    scene::Token,
    view::{Facet, Value, Weakness},
};

/// Height of a line of the list, in points.
const LINE: f32 = 24.0;
/// The most lines in sight before the list scrolls.
const LINES: f32 = 9.0;

/// What the sheet remembers.
#[derive(Default)]
pub(super) struct Health {
    /// The weakness whose engagements are listed.
    open: Option<Weakness>,
    /// Whether the first line is to get the keyboard.
    takes_keyboard: bool,
    listed: Derived<(u64, Weakness), Arc<[Handle]>>,
}

impl Health {
    pub(super) fn show(
        &mut self,
        ctx: &egui::Context,
        arranged: &Arranged,
        facets: &Facets,
        problems: usize,
        opened: bool,
    ) -> Vec<Command> {
        self.takes_keyboard |= opened;
        let mut commands = Vec::new();
        let mut is_open = true;
        let room = ctx.content_rect().size();
        let highest = (room.y - 120.0).max(160.0);
        Window::new("Where the record is weak")
            .open(&mut is_open)
            .collapsible(false)
            .resizable(false)
            .anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO)
            .default_width((room.x - 80.0).clamp(280.0, 560.0))
            .default_height(highest)
            .max_height(highest)
            .show(ctx, |ui| {
                ScrollArea::vertical().max_height(highest).show(ui, |ui| {
                    scroll::by_pages(ui);
                    self.groups(ui, arranged, facets, &mut commands);
                    ui.add_space(8.0);
                    let text = match problems {
                        0 => "Nothing is wrong in the files".to_owned(),
                        _ => format!("{} in the files…", words::count(problems, "problem")),
                    };
                    let button = ui.add_enabled(problems > 0, Button::new(text));
                    if button.clicked() {
                        commands.push(Command::ToggleProblems);
                    }
                });
            });
        if !is_open {
            commands.push(Command::Close);
        }
        commands
    }

    fn groups(
        &mut self,
        ui: &mut Ui,
        arranged: &Arranged,
        facets: &Facets,
        commands: &mut Vec<Command>,
    ) {
        let values = facets.of(Facet::Weakness);
        if values.iter().all(|one| one.count == 0) {
            ui.label("Nothing that is shown is weak in a way that could be told");
        }
        for one in values {
            let Value::Weakness(weakness) = one.value else {
                continue;
            };
            if one.count > 0 {
                self.group(ui, arranged, weakness, one.count as usize, commands);
            }
        }
    }

    /// One weakness: what it is, how much there is of it, and on demand what.
    fn group(
        &mut self,
        ui: &mut Ui,
        arranged: &Arranged,
        weakness: Weakness,
        count: usize,
        commands: &mut Vec<Command>,
    ) {
        let is_open = self.open == Some(weakness);
        ui.horizontal(|ui| {
            let sign = if is_open { "–" } else { "+" };
            let text = format!("{sign} {}: {}", weakness.name(), words::thousands(count));
            let font = egui::FontId::new(13.0, fonts::strong());
            let text = RichText::new(text).font(font);
            let head = ui.add(Button::new(text).frame(false));
            if std::mem::take(&mut self.takes_keyboard) {
                head.request_focus();
            }
            scroll::follow_focus(&head);
            if head.clicked() {
                self.open = (!is_open).then_some(weakness);
            }
            let only = Command::AskFor(vec![Value::Weakness(weakness)]);
            let hint = "Show these engagements and no others";
            if ui.small_button("Show").on_hover_text(hint).clicked() {
                commands.extend([only, Command::Close]);
            }
        });
        let ink = theme::ink(ui, Token::Ink2);
        ui.label(RichText::new(weakness.sentence()).size(12.0).color(ink));
        if is_open {
            self.list(ui, arranged, weakness, commands);
        }
        ui.add_space(8.0);
    }

    /// The engagements that are weak in a way, whatever other weaknesses are filtered by: as they are
    /// counted, and as “Show” would show them.
    fn list(
        &mut self,
        ui: &mut Ui,
        arranged: &Arranged,
        weakness: Weakness,
        commands: &mut Vec<Command>,
    ) {
        let catalogue = Arc::clone(arranged.catalogue());
        let known = Arc::clone(arranged.known());
        let shown = arranged.shown_without(Facet::Weakness);
        let make = move || {
            let weak = Weaknesses::new(&catalogue, &known);
            let shown = shown();
            let handles = shown.iter().copied();
            handles
                .filter(|&handle| weak.of(handle).contains(&weakness))
                .collect()
        };
        let key = (arranged.stamp(), weakness);
        let count = arranged.catalogue().len();
        let found = self.listed.get(key, count, ui.ctx(), make);
        let Some((handles, true)) = found else {
            ui.spinner();
            return;
        };
        let (catalogue, known) = (arranged.catalogue(), arranged.known());
        ScrollArea::vertical()
            .id_salt(weakness.name())
            .max_height(LINE * LINES)
            .auto_shrink([false, true])
            .show_rows(ui, LINE, handles.len(), |ui, rows| {
                for &handle in &handles[rows] {
                    let engagement = &catalogue.entry(handle).engagement;
                    let mut text = engagement.title.clone();
                    if let Some(date) = known.date(catalogue, handle) {
                        text += &format!(" · {}", date.short());
                    }
                    let text = RichText::new(text).color(theme::ink(ui, Token::Mark));
                    let line = Button::new(text).frame(false).truncate();
                    let line = ui.horizontal(|ui| {
                        ui.set_height(LINE - 4.0);
                        ui.add(line)
                    });
                    if line.inner.clicked() {
                        commands.extend([Command::GoTo(engagement.id.clone()), Command::Close]);
                    }
                }
            });
    }

    /// Forgets what is open when the sheet is closed.
    pub(super) fn rest(&mut self, sheet: Option<Sheet>) {
        if sheet != Some(Sheet::Health) {
            self.open = None;
        }
    }
}
