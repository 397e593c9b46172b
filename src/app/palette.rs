//! The palette: a field, and below it every command, partner, topic and engagement whose name fits.

use std::ops::Range;

use egui::{
    Align2, Id, Key, Modifiers, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo,
    Window, text::LayoutJob,
};

use super::{find::Finder, fonts, marked, scroll, sheets, theme};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    command::{Command, Offers},
    scene::Token,
    view::Lens,
};

/// Width of the palette, in points.
const WIDTH: f32 = 600.0;
/// Height of a line.
const ROW: f32 = 28.0;
/// Height of the name of a group.
const HEADING: f32 = 26.0;
/// The most lines of a group once something is typed.
const MOST: usize = 10;
/// The longest text that can be typed.
const LONGEST: usize = 120;

/// What the palette shows.
pub(super) struct Around<'a> {
    pub catalogue: &'a Catalogue,
    pub known: &'a Known,
    /// Every choice of sources.
    pub lenses: &'a [Lens],
    /// A number of its own for each catalogue.
    pub generation: u64,
}

/// What the palette remembers.
#[derive(Default)]
pub(super) struct Palette {
    /// What was typed.
    pub typed: String,
    /// What is offered, and of which catalogue.
    offers: Option<(u64, Offers)>,
    /// What fits, of what was typed when it was looked for.
    lines: Vec<Line>,
    lines_of: Option<(u64, String)>,
    /// The line that the keyboard is at.
    at: usize,
    /// Whether that has changed, and is to be brought into sight.
    has_moved: bool,
}

struct Line {
    group: &'static str,
    name: String,
    ranges: Vec<Range<usize>>,
    /// What stands at the right: a shortcut, or a date.
    hint: String,
    command: Command,
}

impl Palette {
    /// Shows the palette. `opened` says that it was not there in the frame before.
    pub(super) fn show(
        &mut self,
        ctx: &egui::Context,
        opened: bool,
        finder: &Finder,
        around: &Around<'_>,
    ) -> Vec<Command> {
        let mut commands = Vec::new();
        if opened {
            self.typed.clear();
            self.at = 0;
            self.has_moved = true;
        }
        self.look(around);
        let found = self.engagements(finder, around);
        let room = ctx.content_rect();
        let width = WIDTH.min(room.width() - 24.0);
        let window = Window::new("Do or go to")
            .id(Id::unique("palette"))
            .title_bar(false)
            .collapsible(false)
            .resizable(false)
            .anchor(
                Align2::CENTER_TOP,
                egui::vec2(0.0, (room.height() * 0.1).min(72.0)),
            )
            .fixed_size(egui::vec2(width - 32.0, 0.0))
            .show(ctx, |ui| {
                ui.set_width(width - 32.0);
                let mut pressed = self.keys(ui, found.len());
                self.field(ui, opened);
                ui.add_space(6.0);
                let height = (room.height() * 0.7).clamp(120.0, 460.0);
                ui.spacing_mut().item_spacing.y = 0.0;
                ScrollArea::vertical()
                    .max_height(height)
                    .min_scrolled_height(height)
                    .auto_shrink([false, true])
                    .show(ui, |ui| {
                        scroll::by_pages(ui);
                        pressed = self.list(ui, finder, &found).or(pressed);
                    });
                self.has_moved = false;
                let line = pressed.and_then(|at| self.lines.iter().chain(&found).nth(at));
                if let Some(line) = line {
                    commands.extend([Command::Close, line.command.clone()]);
                }
            });
        let elsewhere = window.is_some_and(|window| window.response.clicked_elsewhere());
        if elsewhere && !opened && commands.is_empty() {
            commands.push(Command::Close);
        }
        commands
    }

    fn field(&mut self, ui: &mut Ui, opened: bool) {
        let prompt = "A command, partner, topic or engagement";
        let ink = theme::ink(ui, Token::Ink2);
        let edit = TextEdit::singleline(&mut self.typed)
            .id(sheets::field_id())
            .hint_text(RichText::new(prompt).color(ink))
            .char_limit(LONGEST)
            .desired_width(f32::INFINITY);
        let field = ui.add(edit);
        ui.ctx()
            .accesskit_node_builder(field.id, |node| node.set_label(prompt));
        if opened {
            field.request_focus();
        }
        if field.changed() {
            self.at = 0;
            self.has_moved = true;
        }
    }

    /// Moves in the list and says which line was entered.
    fn keys(&mut self, ui: &Ui, found: usize) -> Option<usize> {
        let pressed = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let (down, up) = (pressed(Key::ArrowDown), pressed(Key::ArrowUp));
        let last = (self.lines.len() + found).saturating_sub(1);
        if down + up > 0 {
            self.at = (self.at.min(last) + down).min(last).saturating_sub(up);
            self.has_moved = true;
        }
        (pressed(Key::Enter) > 0).then_some(self.at)
    }

    /// Looks for what fits, when something else was typed.
    fn look(&mut self, around: &Around<'_>) {
        let generation = around.generation;
        let of = self.offers.take().filter(|(of, _)| *of == generation);
        let (_, offers) = self.offers.insert(
            of.unwrap_or_else(|| (generation, Offers::new(around.catalogue, around.lenses))),
        );
        let asked = (generation, self.typed.clone());
        if self.lines_of.as_ref() == Some(&asked) {
            return;
        }
        let most = if self.typed.trim().is_empty() {
            usize::MAX
        } else {
            MOST
        };
        let groups = offers.fitting(&self.typed, most);
        let lines = groups.into_iter().flat_map(|(group, lines)| {
            lines.into_iter().map(move |line| {
                let info = line.offer.command.info();
                let hint = info.shortcuts.first().map(ToString::to_string);
                Line {
                    group: group.name(),
                    name: line.offer.name.clone(),
                    ranges: line.ranges,
                    hint: hint.unwrap_or_default(),
                    command: line.offer.command.clone(),
                }
            })
        });
        self.lines = lines.collect();
        self.lines_of = Some(asked);
    }

    /// Engagements that have the words which were typed.
    fn engagements(&self, finder: &Finder, around: &Around<'_>) -> Vec<Line> {
        let Some(answer) = finder.named().filter(|_| !self.typed.trim().is_empty()) else {
            return Vec::new();
        };
        let matcher = answer.results.hits().matcher();
        let line = |handle: Handle| {
            let engagement = &around.catalogue.entry(handle).engagement;
            let date = around.known.date(around.catalogue, handle);
            Line {
                group: "Engagements",
                name: engagement.title.clone(),
                ranges: matcher.ranges(&engagement.title),
                hint: date.map_or_else(String::new, crate::date::Edtf::short),
                command: Command::GoTo(engagement.id.clone()),
            }
        };
        let rows = answer.results.rows().iter().take(MOST);
        rows.map(|row| line(row.engagement)).collect()
    }

    /// Shows the lines, and says which one was pressed.
    fn list(&self, ui: &mut Ui, finder: &Finder, found: &[Line]) -> Option<usize> {
        let mut pressed = None;
        let mut group = "";
        for (line, at) in self.lines.iter().chain(found).zip(0..) {
            if group != line.group {
                group = line.group;
                heading(ui, group);
            }
            let is_at = at == self.at;
            let response = row(ui, line, is_at);
            if is_at && self.has_moved {
                // The name of the group above the first line is to be seen too.
                let rect = response.rect.expand2(egui::vec2(0.0, HEADING));
                ui.scroll_to_rect(rect, None);
            }
            if response.clicked() {
                pressed = Some(at);
            }
        }
        if self.lines.is_empty() && found.is_empty() {
            let text = if finder.is_working() {
                "Searching…"
            } else {
                "Nothing has that name"
            };
            ui.weak(text);
        }
        pressed
    }
}

fn heading(ui: &mut Ui, name: &str) {
    let size = egui::vec2(ui.available_width(), HEADING);
    let text = RichText::new(name)
        .font(egui::FontId::new(11.0, fonts::strong()))
        .color(theme::ink(ui, Token::Ink2));
    ui.allocate_ui_with_layout(
        size,
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.set_min_size(size);
            ui.add_space(8.0);
            ui.label(text);
        },
    );
}

fn row(ui: &mut Ui, line: &Line, is_at: bool) -> egui::Response {
    let size = egui::vec2(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        let mut spoken = line.name.clone();
        if !line.hint.is_empty() {
            spoken += &format!(", {}", line.hint);
        }
        WidgetInfo::labeled(Role::ListItem, true, spoken)
    });
    ui.accesskit_node_builder(response.id, |node| {
        node.add_action(egui::accesskit::Action::Click);
        node.set_selected(is_at);
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if is_at || response.hovered() || response.has_focus() {
        let ground = theme::ink(ui, Token::AccentGround);
        ui.painter().rect_filled(rect, 4.0, ground);
    }
    if is_at || response.has_focus() {
        let ring = egui::Stroke::new(1.0, theme::ink(ui, Token::Mark));
        ui.painter()
            .rect_stroke(rect, 4.0, ring, egui::StrokeKind::Inside);
    }
    let inside = rect.shrink2(egui::vec2(8.0, 2.0));
    let look = marked::plain(ui, 12.0, Token::Ink2);
    let hint = ui
        .painter()
        .layout_no_wrap(line.hint.clone(), look.font_id, look.color);
    let right = inside.right() - hint.size().x;
    let at = egui::pos2(right, inside.center().y - hint.size().y / 2.0);
    ui.painter().galley(at, hint, look.color);
    let mut job = LayoutJob::default();
    let look = marked::plain(ui, 13.0, Token::Ink);
    marked::append(ui, &mut job, &line.name, &line.ranges, &look);
    marked::line(ui, inside.with_max_x(right - 12.0), job);
    response
}
