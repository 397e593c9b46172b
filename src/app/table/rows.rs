//! The rows in one frame: painted, pointed at, announced.

use std::{ops::Range, sync::Arc};

use egui::{
    EventFilter, FontId, Galley, Key, Modifiers, Popup, Pos2, Rangef, Rect, Response, Role, Sense,
    Stroke, TextWrapMode, Ui, WidgetInfo,
};

use super::{
    Columns, Ordered, PADDING, ROW,
    body::{Cells, MARKER_ROOM, beside, in_sight},
    id,
};
use crate::{
    app::{hint, page::Around, paint, theme, words},
    catalogue::Handle,
    command::Command,
    scene::{Paint, Point, Shape, Token},
    table::{Column, TableLayout},
    timeline::marker_look,
};

/// Radius of a marker beside a title, in points.
const MARKER: f64 = 5.0;
/// Width of the bar at the left of a row that is selected or picked, in points.
const BAR: f32 = 3.0;
/// How far a key scrolls sideways, in points.
const SIDEWAYS: f32 = 80.0;

/// The rows in one frame.
pub(super) struct Rows<'a, 'u> {
    pub ui: &'u mut Ui,
    /// The room for them.
    pub rect: Rect,
    /// How far they are scrolled down.
    pub top: f32,
    pub columns: Columns<'a>,
    pub ordered: &'a Ordered,
    pub around: &'a Around<'a>,
    pub cells: &'a mut Cells,
    pub selected: Option<Handle>,
    pub commands: &'a mut Vec<Command>,
}

impl Rows<'_, '_> {
    /// Shows them, and returns how far they are to be scrolled to the right.
    pub(super) fn show(&mut self) -> Option<f32> {
        let response = self.ui.interact(self.rect, id(), Sense::click());
        let count = words::count(self.ordered.rows.len(), "row");
        let label = format!("Table of {}, {count}", self.around.catalogue.title());
        response.widget_info(|| WidgetInfo::labeled(Role::Grid, true, &label));
        let pointed = response.hover_pos().and_then(|at| self.row_at(at));
        let in_sight = in_sight(self.top, self.rect.height(), self.ordered.rows.len());
        for at in in_sight.clone() {
            self.ground(at, pointed == Some(at), response.has_focus());
        }
        let columns: Vec<_> = self.columns.iter().enumerate().collect();
        for (place, (column, range)) in columns {
            if range.intersects(self.rect.x_range()) {
                self.column(place, column, range, in_sight.clone(), &response);
            }
        }
        self.announce(&response, in_sight);
        self.by_pointer(&response);
        self.menu(&response);
        sideways(self.ui, &response)
    }

    fn row(&self, at: usize) -> Rect {
        let top = at as f64 * f64::from(ROW) - f64::from(self.top);
        let top = self.rect.top() + top as f32;
        Rect::from_x_y_ranges(self.rect.x_range(), top..=top + ROW)
    }

    fn row_at(&self, at: Pos2) -> Option<usize> {
        let down = f64::from(self.top) + f64::from(at.y - self.rect.top());
        let row = (down / f64::from(ROW)).floor() as usize;
        (row < self.ordered.rows.len()).then_some(row)
    }

    /// What lies under a row: a line between it and the next, and what says how it is chosen.
    fn ground(&self, at: usize, is_pointed: bool, has_focus: bool) {
        let ui = &*self.ui;
        let handle = self.ordered.rows[at];
        let rect = self.row(at);
        let painter = ui.painter_at(self.rect);
        let is_selected = self.selected == Some(handle);
        let is_picked = self.around.session.picked.has(handle);
        let theme = theme::theme_of(ui.visuals());
        let alpha = match (is_selected || is_picked, is_pointed) {
            (true, _) => 1.0,
            (false, true) => 0.5,
            (false, false) => 0.0,
        };
        if alpha > 0.0 {
            let token = Token::AccentGround;
            let fill = theme::area(theme, Paint { token, alpha });
            painter.rect_filled(rect, 0.0, fill);
        }
        let bar = if is_selected {
            Some(Token::Selection)
        } else {
            is_picked.then_some(Token::Mark)
        };
        if let Some(token) = bar {
            let bar = rect.with_max_x(rect.left() + BAR);
            painter.rect_filled(bar, 0.0, theme::ink(ui, token));
        }
        let line = painter.round_to_pixel_center(rect.bottom() - 0.5);
        let rule = Stroke::new(1.0, theme::ink(ui, Token::Rule));
        painter.hline(rect.x_range(), line, rule);
        if is_selected && has_focus {
            let ring = Stroke::new(1.5, theme::ink(ui, Token::Mark));
            let around = rect.with_min_x(rect.left() + BAR);
            let around = around.shrink2(egui::vec2(1.0, 1.5));
            painter.rect_stroke(around, 2.0, ring, egui::StrokeKind::Inside);
        }
    }

    /// The cells of one column.
    fn column(
        &mut self,
        place: usize,
        column: Column,
        range: Rangef,
        rows: Range<usize>,
        response: &Response,
    ) {
        let inside = Rangef::new(range.min + PADDING + beside(column), range.max - PADDING);
        let mut markers = Vec::new();
        for at in rows {
            let handle = self.ordered.rows[at];
            let rect = self.row(at);
            let text = self.cells.of(self.ordered, handle)[place].as_str();
            let is_absent = text.is_empty();
            let token = match column {
                _ if is_absent => Token::Ink3,
                Column::Date | Column::Title => Token::Ink,
                _ => Token::Ink2,
            };
            let shown = if is_absent { "–" } else { text };
            let galley = cut(self.ui, shown, inside.span());
            let left = if column.is_number() {
                inside.max - galley.size().x
            } else {
                inside.min
            };
            let middle = rect.center().y;
            let place = egui::pos2(left, middle - galley.size().y / 2.0);
            let is_cut = galley.elided;
            let painter = self.ui.painter_at(self.rect);
            painter.galley(place, galley, theme::ink(self.ui, token));
            if column == Column::Title {
                let x = range.min + PADDING + MARKER_ROOM / 2.0 - 3.0;
                let (catalogue, known) = (&self.ordered.catalogue, &self.ordered.known);
                markers.push(Shape::Marker {
                    centre: Point::new(f64::from(x), f64::from(middle)),
                    radius: MARKER,
                    look: marker_look(catalogue, known, handle),
                });
            }
            let cell = Rect::from_x_y_ranges(range, rect.y_range());
            let is_pointed = response.hover_pos().is_some_and(|at| cell.contains(at));
            if is_pointed && (is_cut || is_absent) {
                let text = if is_absent { column.absent() } else { text };
                if let Some(tooltip) = hint::at_pointer(response) {
                    tooltip.show(|ui| ui.label(text));
                }
            }
        }
        let theme = theme::theme_of(self.ui.visuals());
        let painter = self.ui.painter_at(self.rect);
        paint::shapes(&painter, Pos2::ZERO, &markers, theme);
    }

    /// A click selects a row; with Ctrl it picks one more, with Shift all on the way. A second click
    /// leads to the timeline.
    fn by_pointer(&mut self, response: &Response) {
        let held = self.ui.input(|input| input.modifiers);
        if response.clicked() || response.secondary_clicked() {
            response.request_focus();
        }
        // A press of the space bar is a click too, and is at no row.
        let Some(at) = response.interact_pointer_pos() else {
            return;
        };
        let row = self.row_at(at);
        if response.double_clicked() {
            if row.is_some() {
                self.commands.push(Command::ShowOnTimeline);
            }
            return;
        }
        let Some(handle) = row.map(|row| self.ordered.rows[row]) else {
            if response.clicked() {
                self.commands.push(Command::Deselect);
            }
            return;
        };
        let id = || {
            let entry = self.ordered.catalogue.entry(handle);
            entry.engagement.id.clone()
        };
        if response.clicked() {
            self.commands.push(if held.shift {
                Command::PickRowsTo(id())
            } else if held.command {
                Command::PickRow(id())
            } else {
                Command::SelectRow(id())
            });
        }
        // A menu for what is picked leaves it picked.
        let is_chosen = self.selected == Some(handle) || self.around.session.picked.has(handle);
        if response.secondary_clicked() && !is_chosen {
            self.commands.push(Command::SelectRow(id()));
        }
    }

    /// What can be done with the rows, where one was clicked.
    fn menu(&mut self, response: &Response) {
        Popup::context_menu(response).show(|ui| {
            for command in [
                Command::ShowOnTimeline,
                Command::CopyTable,
                Command::PickAll,
            ] {
                let info = command.info();
                let mut button = egui::Button::new(info.name);
                if let Some(keys) = info.shortcuts.first() {
                    let ink = theme::ink(ui, Token::Ink2);
                    let keys = egui::RichText::new(keys.to_string()).color(ink);
                    button = button.right_text(keys);
                }
                if ui.add(button).on_hover_text(info.sentence).clicked() {
                    self.commands.push(command);
                }
            }
        });
    }

    /// Gives every row in sight a node in the accessibility tree. They share the one tab stop; the
    /// table itself says which is selected.
    fn announce(&mut self, table: &Response, in_sight: Range<usize>) {
        let layout = self.columns.layout;
        let (rows, across) = (self.ordered.rows.len(), layout.columns().len());
        let ui = &*self.ui;
        // Nobody listens: then there is nothing to say, and no time to be lost on it.
        let heard = ui.accesskit_node_builder(table.id, |node| {
            node.set_row_count(rows);
            node.set_column_count(across);
            node.set_multiselectable();
        });
        if heard.is_none() {
            return;
        }
        let ground = self.ordered.ground();
        let mut active = None;
        let mut pressed = None;
        for at in in_sight {
            let handle = self.ordered.rows[at];
            let area = self.row(at).intersect(self.rect);
            let id = table.id.with(("row", handle.0));
            let response = ui.interact(area, id, Sense::hover());
            let spoken = ground.spoken(handle, heard_of(layout));
            let spoken = format!("{spoken}, row {} of {}", at + 1, words::thousands(rows));
            response.widget_info(|| WidgetInfo::labeled(Role::Row, true, &spoken));
            let is_selected = self.selected == Some(handle);
            let is_picked = self.around.session.picked.has(handle);
            let click = egui::accesskit::Action::Click;
            ui.accesskit_node_builder(id, |node| {
                node.add_action(click);
                node.set_row_index(at);
                node.set_selected(is_selected || is_picked);
            });
            if is_selected {
                active = Some((id, spoken));
            }
            if ui.input(|input| input.has_accesskit_action_request(id, click)) {
                pressed = Some(handle);
            }
        }
        if let Some(handle) = self.selected {
            let (row, spoken) = active.unzip();
            ui.accesskit_node_builder(table.id, |node| {
                if let Some(row) = row {
                    node.set_active_descendant(row.accesskit_id());
                }
                node.set_value(spoken.unwrap_or_else(|| ground.spoken(handle, heard_of(layout))));
            });
        }
        if let Some(handle) = pressed {
            let entry = self.ordered.catalogue.entry(handle);
            let id = entry.engagement.id.clone();
            self.commands.push(Command::SelectRow(id));
        }
    }
}

/// The columns that are read aloud: those that are shown, without the long lists, which the panel has.
/// What the rows are sorted by is heard in any case.
fn heard_of(layout: &TableLayout) -> impl Iterator<Item = Column> {
    let shown = layout.columns().iter().map(|shown| shown.column);
    shown.filter(|&column| {
        let is_long = matches!(column, Column::Heads | Column::Topics | Column::Kinds);
        !is_long || layout.sorted_by(column).is_some()
    })
}

/// A text on one line, cut with an ellipsis where it is longer than its room.
fn cut(ui: &Ui, text: &str, room: f32) -> Arc<Galley> {
    egui::WidgetText::from(text).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        room.max(0.0),
        FontId::proportional(13.0),
    )
}

/// Keeps the arrows for the rows while they have the keyboard, and returns how far those that point
/// sideways scroll.
fn sideways(ui: &Ui, response: &Response) -> Option<f32> {
    if !response.has_focus() {
        return None;
    }
    let keys = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        escape: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, keys));
    let mut points = 0.0;
    for (key, step) in [(Key::ArrowLeft, -SIDEWAYS), (Key::ArrowRight, SIDEWAYS)] {
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            points += step;
        }
    }
    (points != 0.0).then_some(points)
}
