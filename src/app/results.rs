//! The list below the search field: how much was found, why, and what is hidden.

use std::ops::Range;

use egui::{Id, Order, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo};

use super::{
    find::{Answer, Finder},
    marked,
    panel::{Chip, chip, note},
    scroll,
    search_field::{self, Asker},
    theme, words,
};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    command::{Command, Session},
    model::Status,
    scene::Token,
    search::{Excerpt, Results},
    view::{Lens, View},
};

/// Width of the list, in points.
const WIDTH: f32 = 480.0;
/// Height of a line of it.
const ROW: f32 = 46.0;

/// What the list is made from.
pub(super) struct List<'a> {
    pub catalogue: &'a Catalogue,
    pub known: &'a Known,
    pub session: &'a Session,
    pub selected: Option<Handle>,
    /// Whether the top bar has room for the field; else it stands above the list.
    pub has_bar: bool,
}

impl List<'_> {
    /// Shows the list, if it is open.
    pub(super) fn show(&self, ctx: &egui::Context, finder: &mut Finder) -> Vec<Command> {
        let mut commands = Vec::new();
        let Some(search) = &self.session.search else {
            return commands;
        };
        let has_field = !self.has_bar;
        if !search.is_listed && !has_field {
            return commands;
        }
        let room = ctx.content_rect();
        let width = WIDTH.min(room.width() - 16.0);
        let at = match finder.place.filter(|_| self.has_bar) {
            Some(place) => search_field::below(place),
            None => egui::pos2(room.right() - width - 8.0, room.top() + 52.0),
        };
        let at = egui::pos2(at.x.min(room.right() - width - 8.0).max(8.0), at.y);
        let area = egui::Area::new(Id::unique("search results"))
            .order(Order::Foreground)
            .fixed_pos(at)
            .constrain_to(room)
            .show(ctx, |ui| {
                let frame = egui::Frame::popup(ui.style()).inner_margin(10);
                frame.show(ui, |ui| {
                    ui.set_width(width - 20.0);
                    ui.spacing_mut().item_spacing.y = 4.0;
                    if has_field {
                        let width = ui.available_width();
                        let asker = Asker {
                            session: self.session,
                            catalogue: self.catalogue,
                            selected: self.selected,
                        };
                        search_field::show(ui, width, finder, &asker, &mut commands);
                    }
                    if search.is_listed {
                        self.contents(ui, finder, room.bottom(), &mut commands);
                    }
                });
            });
        let pressed = ctx.input(|input| {
            let at = input
                .pointer
                .any_pressed()
                .then(|| input.pointer.interact_pos());
            at.flatten()
        });
        if let Some(at) = pressed
            && search.is_listed
            && !area.response.rect.contains(at)
            && !finder.place.is_some_and(|place| place.contains(at))
        {
            commands.push(Command::ListHits(false));
        }
        commands
    }

    fn contents(&self, ui: &mut Ui, finder: &Finder, bottom: f32, commands: &mut Vec<Command>) {
        let Some(answer) = finder.answer() else {
            let engagements = words::count(self.catalogue.len(), "engagement");
            let text = if finder.is_reading() {
                format!("Reading the words of {engagements}…")
            } else {
                "Searching…".to_owned()
            };
            live(ui, &text);
            return;
        };
        let results = &answer.results;
        if !results.is_question() {
            live(ui, "Type a letter or a figure");
            return;
        }
        head(ui, results, commands);
        if results.is_nothing() {
            self.ways_out(ui, results, commands);
            return;
        }
        let lines = results.lines();
        let height = (bottom - ui.cursor().top() - 40.0).max(2.0 * ROW);
        ui.spacing_mut().item_spacing.y = 0.0;
        let moved = finder.at.filter(|_| finder.has_keyboard);
        // The area remembers how high it was, and would keep a longer list as low as a short one.
        let height = height.min(460.0);
        let needed = height.min(lines as f32 * ROW);
        let mut area = ScrollArea::vertical()
            .max_height(height)
            .min_scrolled_height(needed);
        if let Some(at) = moved {
            // The line that the keyboard is at stays in sight.
            let shown = ui.data(|data| data.get_temp::<(f32, f32)>(Id::unique("list shown")));
            let (top, high) = shown.unwrap_or((0.0, height));
            let line = at as f32 * ROW;
            if line < top {
                area = area.vertical_scroll_offset(line);
            } else if line + ROW > top + high {
                area = area.vertical_scroll_offset(line + ROW - high);
            }
        }
        let output = area
            .auto_shrink([false, true])
            .show_rows(ui, ROW, lines, |ui, rows| {
                scroll::by_pages(ui);
                for at in rows {
                    self.row(ui, answer, at, finder.at == Some(at), commands);
                }
            });
        let shown = (output.state.clamped_offset().y, output.inner_rect.height());
        ui.data_mut(|data| data.insert_temp(Id::unique("list shown"), shown));
        let left = results.hits().len() - results.rows().len();
        if left > 0 {
            ui.add_space(4.0);
            let left = words::thousands(left);
            note(
                ui,
                &format!("and {left} more; Enter walks through all of them"),
            );
        }
    }

    /// Why nothing may have been found, and what can be done about it.
    fn ways_out(&self, ui: &mut Ui, results: &Results, commands: &mut Vec<Command>) {
        let View { lens, .. } = &self.session.view;
        if *lens != Lens::All {
            note(ui, &format!("Only what {} say is searched", sources(lens)));
            way_out(ui, Command::Believe(Lens::All), commands);
        }
        if results.hits().hidden() == 0 && *lens == Lens::All {
            note(ui, "No record in this catalogue has these words");
        }
        way_out(ui, Command::CloseSearch, commands);
    }

    fn row(
        &self,
        ui: &mut Ui,
        answer: &Answer,
        at: usize,
        is_chosen: bool,
        commands: &mut Vec<Command>,
    ) {
        let results = &answer.results;
        let matcher = results.hits().matcher();
        let (title, date, reason, leads_to) = match results.rows().get(at) {
            Some(row) => {
                let title = &self.catalogue.entry(row.engagement).engagement.title;
                let date = self.date(row.engagement);
                (title, date, row.reason.as_ref(), Some(row.engagement))
            }
            None => match results.passages().get(at - results.rows().len()) {
                Some(row) => (&row.title, String::new(), Some(&row.excerpt), row.cited_by),
                None => return,
            },
        };
        let size = egui::vec2(ui.available_width(), ROW);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        response.widget_info(|| {
            let mut spoken = title.clone();
            if !date.is_empty() {
                spoken += &format!(", {date}");
            }
            if let Some(Excerpt { field, text, .. }) = reason {
                spoken += &format!(". {}: {text}", field.name());
            }
            WidgetInfo::labeled(Role::ListItem, true, spoken)
        });
        ui.accesskit_node_builder(response.id, |node| {
            node.add_action(egui::accesskit::Action::Click);
            node.set_selected(is_chosen);
        });
        let lit = is_chosen || response.hovered() || response.has_focus();
        if lit {
            let ground = theme::ink(ui, Token::AccentGround);
            ui.painter().rect_filled(rect, 4.0, ground);
        }
        if is_chosen || response.has_focus() {
            let ring = egui::Stroke::new(1.0, theme::ink(ui, Token::Mark));
            ui.painter()
                .rect_stroke(rect, 4.0, ring, egui::StrokeKind::Inside);
        }
        let inside = rect.shrink2(egui::vec2(8.0, 4.0));
        let (above, below) = inside.split_top_bottom_at_fraction(0.52);
        let date_look = marked::plain(ui, 12.0, Token::Ink2);
        let date_width = written(ui, above, &date, date_look);
        let above = above.with_max_x(above.right() - date_width - 12.0);
        let look = marked::plain(ui, 13.0, Token::Ink);
        let ranges: Vec<Range<usize>> = matcher.ranges(title);
        let mut job = egui::text::LayoutJob::default();
        marked::append(ui, &mut job, title, &ranges, &look);
        marked::line(ui, above, job);
        let mut job = egui::text::LayoutJob::default();
        let look = marked::plain(ui, 12.0, Token::Ink2);
        if let Some(Excerpt {
            field,
            text,
            ranges,
        }) = reason
        {
            job.append(&format!("{}: ", field.name()), 0.0, look.clone());
            marked::append(ui, &mut job, text, ranges, &look);
        } else {
            job.append("In the title", 0.0, look);
        }
        marked::line(ui, below, job);
        if response.clicked()
            && let Some(leads_to) = leads_to
        {
            let id = self.catalogue.entry(leads_to).engagement.id.clone();
            commands.extend([Command::GoTo(id), Command::ListHits(false)]);
        }
    }

    /// When it was, and whether it was at all.
    fn date(&self, handle: Handle) -> String {
        let date = self.known.date(self.catalogue, handle);
        let mut text = date.map_or_else(|| "no date".to_owned(), crate::date::Edtf::short);
        let status = self.known.status(handle);
        if let Some(status) = status.filter(|status| *status != Status::Held) {
            text += &format!(" · {}", status.as_str());
        }
        text
    }
}

/// How much was found, where, and what is hidden.
fn head(ui: &mut Ui, results: &Results, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        live(ui, &results.summary());
        if let Some(hidden) = results.hidden() {
            note(ui, &hidden);
            let text = RichText::new("Show them").color(theme::ink(ui, Token::Mark));
            let button = egui::Button::new(text.size(12.0)).frame(false);
            let hint = Command::ClearFilter.info().sentence;
            if ui.add(button).on_hover_text(hint).clicked() {
                commands.push(Command::ClearFilter);
            }
        }
    });
    if results.hits().is_loose() {
        note(ui, "Nothing is spelt like that; showing what is close");
    }
    let fields = results.by_field();
    if !fields.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(4.0, 4.0);
            for (field, count) in fields {
                let count = words::thousands(count);
                chip(ui, &format!("{} {count}", field.name()), Chip::Outline);
            }
        });
    }
    ui.add_space(2.0);
}

/// A line that is heard when it changes.
fn live(ui: &mut Ui, text: &str) {
    let font = egui::FontId::new(12.5, super::fonts::strong());
    let label = ui.label(RichText::new(text).font(font));
    ui.accesskit_node_builder(label.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
}

fn way_out(ui: &mut Ui, command: Command, commands: &mut Vec<Command>) {
    let info = command.info();
    if ui.button(info.name).on_hover_text(info.sentence).clicked() {
        commands.push(command);
    }
}

/// Writes a text at the right end of a line; its width.
fn written(ui: &Ui, line: egui::Rect, text: &str, look: egui::TextFormat) -> f32 {
    let painter = ui.painter();
    let galley = painter.layout_no_wrap(text.to_owned(), look.font_id, look.color);
    let width = galley.size().x;
    let at = egui::pos2(
        line.right() - width,
        line.center().y - galley.size().y / 2.0,
    );
    painter.galley(at, galley, look.color);
    width
}

/// Which sources are believed, as what says something.
fn sources(lens: &Lens) -> String {
    match lens {
        Lens::All => "all sources".to_owned(),
        Lens::OfficialOnly => "official sources".to_owned(),
        Lens::Collection(collection) => format!("the sources of “{}”", collection.0),
        Lens::Picked(picked) => words::count(picked.len(), "picked source"),
    }
}
