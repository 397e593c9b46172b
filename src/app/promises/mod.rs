//! Promises: who promised what, when and until when, what became of it, and the proof on both sides.

mod glyph;
mod head;
mod row;
mod told;

use std::sync::Arc;

use egui::{
    Event, EventFilter, Id, Key, Margin, Modifiers, Role, ScrollArea, Sense, Ui, WidgetInfo,
};

use self::{head::AsOf, row::Columns};
use super::{derived::Derived, page::Around, panel, theme, words};
use crate::{
    catalogue::{Catalogue, FollowUp, FollowUpOf, Followed, Handle},
    command::Command,
    date::Day,
    export,
    model::PromiseId,
    scene::Token,
    view::Lens,
};

/// Room left and right of the page, in points.
const MARGIN: i8 = 20;
/// Where there is less height than this, in points, the head scrolls with the rows.
const LEAST_ROOM: f32 = 400.0;
/// Height of what is open in a row before it was ever drawn, in points.
const USUAL_PROOF: f32 = 220.0;

/// What the page remembers between frames.
#[derive(Default)]
pub(super) struct Promises {
    follow_up: Derived<(u64, FollowUpOf), Made>,
    as_of: AsOf,
    /// Height of the proof that is open, when it was drawn last.
    proof_height: Option<f32>,
    /// Width of the rows when they were drawn last.
    width: Option<f32>,
    /// The row that the keyboard was at in the last frame.
    at: Option<PromiseId>,
    /// When the page was drawn last, in passes.
    drawn: u64,
}

/// What became of the promises of one catalogue.
struct Made {
    catalogue: Arc<Catalogue>,
    follow_up: FollowUp,
}

/// The one thing on the page that takes the arrow keys.
pub(super) fn id() -> Id {
    Id::unique("promises")
}

/// What the page is drawn from.
struct Page<'a> {
    around: &'a Around<'a>,
    follow_up: &'a FollowUp,
    as_of: Day,
    /// The row that the keyboard is at.
    at: Option<usize>,
    /// The row that shows its proof.
    open: Option<usize>,
}

impl Promises {
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, commands: &mut Vec<Command>) {
        let pass = ui.cumulative_pass_nr();
        if pass > self.drawn + 1 {
            // Whoever turned to the page goes on with its rows.
            ui.memory_mut(|memory| memory.request_focus(id()));
        }
        self.drawn = pass;
        let as_of = self.as_of.shown(around.as_of);
        let of = FollowUpOf {
            as_of,
            order: around.view.promises.order,
            only: around.view.promises.only,
        };
        let (catalogue, known) = (Arc::clone(around.catalogue), Arc::clone(around.known));
        let handles = Arc::clone(around.shown);
        let count = around.shown.len().max(catalogue.promises().len());
        let make = move || {
            let mut is_shown = vec![false; catalogue.len()];
            for handle in handles.iter() {
                is_shown[handle.0 as usize] = true;
            }
            let shown = |handle: Handle| is_shown[handle.0 as usize];
            Made {
                follow_up: FollowUp::new(&catalogue, &known, shown, of),
                catalogue,
            }
        };
        let made = self.follow_up.get((around.stamp, of), count, ui, make);
        // What is of another catalogue is nothing to show, until that of this one is there.
        let made = made.map(|(made, _)| made);
        let made = made.filter(|made| Arc::ptr_eq(&made.catalogue, around.catalogue));
        let Some(Made { follow_up, .. }) = made else {
            ui.centered_and_justified(|ui| ui.label("Looking up what became of promises…"));
            return;
        };
        let place = |id: Option<&PromiseId>| {
            let found = id.and_then(|id| around.catalogue.find_promise(id))?;
            follow_up.rows.iter().position(|row| row.promise == found)
        };
        let page = Page {
            around,
            follow_up,
            as_of,
            at: place(around.view.promises.at.as_ref()),
            open: place(around.view.promises.open.as_ref()),
        };
        let moved = std::mem::replace(&mut self.at, around.view.promises.at.clone()) != self.at;
        let mut list = List {
            proof_height: self.proof_height,
            width: self.width,
            moved,
        };
        let margin = Margin::symmetric(MARGIN, 12);
        egui::Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            if ui.available_height() < LEAST_ROOM {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                    theme::beside_scroll_bar(ui);
                    self.as_of.head(ui, &page, commands);
                    list.heads(ui, &page, commands);
                    list.show(ui, &page, commands);
                });
            } else {
                self.as_of.head(ui, &page, commands);
                list.heads(ui, &page, commands);
                ui.spacing_mut().item_spacing.y = 0.0;
                let area = ScrollArea::vertical().auto_shrink(false);
                area.show(ui, |ui| {
                    theme::beside_scroll_bar(ui);
                    list.show(ui, &page, commands);
                });
            }
        });
        self.proof_height = list.proof_height;
        self.width = list.width;
        page.keys(ui, commands);
    }
}

impl Page<'_> {
    fn id_of(&self, row: &Followed) -> PromiseId {
        self.around.catalogue.promise(row.promise).id.clone()
    }

    /// ↑ and ↓ go from row to row, → and ← open and close the proof, Enter leads to the timeline, and
    /// copying takes the list along.
    fn keys(&self, ui: &Ui, commands: &mut Vec<Command>) {
        let focused = ui.memory(egui::Memory::focused);
        // A press elsewhere takes the keyboard away, and gives it to nobody.
        let is_theirs = focused.is_some_and(|focused| focused != id());
        if is_theirs || !self.around.has_keys || egui::Popup::is_any_open(ui) {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        if focused.is_none() {
            // Not in the middle of a key, which egui would take to go on from here.
            let is_calm = ui.input(|input| input.keys_down.is_empty());
            if is_calm && !self.follow_up.rows.is_empty() {
                ui.memory_mut(|memory| memory.request_focus(id()));
            }
            return;
        }
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id(), filter));
        let times = |key| ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let pressed = |key| times(key) > 0;
        let rows = &self.follow_up.rows;
        let last = rows.len().checked_sub(1);
        // On a slow machine several come in one frame. The first leads to the first row.
        let (down, up) = (times(Key::ArrowDown), times(Key::ArrowUp));
        let next = if down > 0 {
            let to = self.at.map_or(down - 1, |at| at + down);
            last.map(|last| last.min(to))
        } else if up > 0 {
            last.map(|_| self.at.map_or(0, |at| at.saturating_sub(up)))
        } else if pressed(Key::Home) {
            last.map(|_| 0)
        } else if pressed(Key::End) {
            last
        } else {
            None
        };
        if let Some(next) = next {
            commands.push(Command::SelectPromise(self.id_of(&rows[next])));
        }
        let copies = ui.input(|input| input.events.contains(&Event::Copy));
        if copies {
            let around = self.around;
            let text = export::promises(around.catalogue, around.known, rows, self.as_of);
            commands.push(Command::Copy(text));
        }
        let Some(at) = self.at else {
            return;
        };
        let is_open = self.open == Some(at);
        let turns = (pressed(Key::ArrowRight) && !is_open)
            || (pressed(Key::ArrowLeft) && is_open)
            || pressed(Key::Space);
        if turns {
            commands.push(Command::UnfoldPromise(self.id_of(&rows[at])));
        }
        if pressed(Key::Enter) {
            commands.push(Command::ShowPromise(self.id_of(&rows[at])));
        }
    }

    /// What is said where there is no row, and the way out.
    fn nothing(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let counts = &self.follow_up.counts;
        let (text, way_out) = match (&self.around.view.lens, counts.all, counts.not_yet_made) {
            (_, 1.., _) => (
                "No promise is in this group",
                Some(Command::OnlyPromises(None)),
            ),
            (_, 0, 1..) => (
                "Nothing had been promised by then",
                Some(Command::JudgeAsOf(None)),
            ),
            _ if !self.around.view.filter.is_empty() => (
                "No promise in this catalogue passes the filter",
                Some(Command::ClearFilter),
            ),
            (Lens::All, ..) => ("There is no promise in this catalogue", None),
            _ => (
                "No promise in this catalogue is known from these sources",
                Some(Command::Believe(Lens::All)),
            ),
        };
        ui.add_space(32.0);
        ui.vertical_centered(|ui| {
            ui.label(text);
            let Some(way_out) = way_out else {
                return;
            };
            ui.add_space(8.0);
            if ui.button(way_out.info().name).clicked() {
                commands.push(way_out);
            }
        });
    }
}

/// The first of so many rows of which something is so that is so of all after it; their number where
/// it is so of none.
fn first_that(count: usize, is_so: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        if is_so(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// The rows, of which only those in sight are drawn.
struct List {
    proof_height: Option<f32>,
    width: Option<f32>,
    /// Whether the keyboard has gone to another row.
    moved: bool,
}

impl List {
    /// The names of the columns, as wide as the rows, which stand beside a scroll bar.
    fn heads(&self, ui: &mut Ui, page: &Page<'_>, commands: &mut Vec<Command>) {
        let width = self.width.unwrap_or(ui.available_width());
        let columns = Columns::of(width.min(ui.available_width()));
        row::heads(ui, page, &columns, commands);
    }

    fn show(&mut self, ui: &mut Ui, page: &Page<'_>, commands: &mut Vec<Command>) {
        let rows = &page.follow_up.rows;
        if rows.is_empty() {
            return page.nothing(ui, commands);
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let width = ui.available_width();
        if self.width.replace(width) != Some(width) {
            ui.request_repaint();
        }
        let columns = Columns::of(width);
        let step = columns.row_height();
        let proof = page.open.map(|_| self.proof_height.unwrap_or(USUAL_PROOF));
        let height = rows.len() as f32 * step + proof.unwrap_or_default();
        let size = egui::vec2(width, height);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let top_of = |row: usize| {
            let above = page.open.filter(|&open| open < row).and(proof);
            rect.top() + row as f32 * step + above.unwrap_or_default()
        };
        let in_sight = ui.clip_rect();
        let first = first_that(rows.len(), |row| top_of(row + 1) > in_sight.top());
        let end = first_that(rows.len(), |row| top_of(row) >= in_sight.bottom());
        let area = rect.intersect(in_sight);
        let list = ui.interact(area, id(), Sense::focusable_noninteractive());
        list.widget_info(|| WidgetInfo::labeled(Role::List, true, "Promises"));
        for (number, row) in rows.iter().enumerate().take(end).skip(first) {
            let top = egui::pos2(rect.left(), top_of(number));
            let place = egui::Rect::from_min_size(top, egui::vec2(rect.width(), step));
            row::show(ui, place, page, &columns, number, commands);
            if page.open == Some(number) {
                self.proof(ui, place, page, row, commands);
            }
        }
        if let Some(at) = page.at.filter(|_| self.moved) {
            let top = egui::pos2(rect.left(), top_of(at));
            let place = egui::Rect::from_min_size(top, egui::vec2(rect.width(), step));
            ui.scroll_to_rect(place, None);
        }
    }

    /// The proof below an open row. It is as high as it needs to be, which shows when it is drawn.
    fn proof(
        &mut self,
        ui: &mut Ui,
        place: egui::Rect,
        page: &Page<'_>,
        row: &Followed,
        commands: &mut Vec<Command>,
    ) {
        let around = page.around;
        let room = egui::Rect::from_min_max(
            place.left_bottom() + egui::vec2(Columns::INDENT, 0.0),
            egui::pos2(place.right() - 8.0, f32::INFINITY),
        );
        let builder = egui::UiBuilder::new().max_rect(room).id_salt("proof");
        let mut proof = ui.new_child(builder);
        proof.spacing_mut().item_spacing.y = 3.0;
        let outcome = around.catalogue.outcome_words(row.outcome);
        let mut text = format!("{outcome} (as of {})", page.as_of.plain());
        if !around
            .catalogue
            .is_certain_by(row.outcome, around.known, page.as_of)
        {
            text += ". It may have been only after that day";
        }
        let ink = theme::ink(ui, words::token_of(row.outcome));
        proof.add(egui::Label::new(egui::RichText::new(text).size(12.0).color(ink)).wrap());
        let (catalogue, known) = (around.catalogue, around.known);
        panel::both_sides(&mut proof, catalogue, known, row, page.as_of, commands);
        proof.add_space(6.0);
        let show = Command::ShowPromise(page.id_of(row));
        let button = proof.button(show.info().name);
        if button.on_hover_text(show.info().sentence).clicked() {
            commands.push(show);
        }
        proof.add_space(10.0);
        let height = proof.min_rect().bottom() - place.bottom();
        let line = theme::ink(ui, Token::Rule);
        ui.painter().hline(
            place.x_range(),
            place.bottom() + height - 0.5,
            egui::Stroke::new(1.0, line),
        );
        if self.proof_height != Some(height) {
            self.proof_height = Some(height);
            ui.request_repaint();
        }
    }
}
