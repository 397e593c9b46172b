//! The rows: only those in sight are laid out, painted and announced.

use std::{collections::HashMap, ops::Range, sync::Arc};

use egui::{
    EventFilter, FontId, Galley, Key, Modifiers, Popup, Pos2, Rangef, Rect, Response, Role,
    ScrollArea, Sense, Stroke, TextWrapMode, Tooltip, Ui, WidgetInfo,
    scroll_area::ScrollBarVisibility,
};

use super::{Columns, MARGIN, Ordered, PADDING, ROW, id, width};
use crate::{
    app::{page::Around, paint, theme, words},
    catalogue::Handle,
    command::Command,
    model::EngagementId,
    scene::{Paint, Point, Shape, Token},
    table::{Column, TableLayout, WIDTHS},
    timeline::marker_look,
};

/// Radius of a marker beside a title, in points.
const MARKER: f64 = 5.0;
/// Room for it.
const MARKER_ROOM: f32 = 20.0;
/// Width of the bar at the left of a row that is selected or picked, in points.
const BAR: f32 = 3.0;
/// How far a key scrolls sideways, in points.
const SIDEWAYS: f32 = 80.0;
/// How many rows’ cells are kept for the next frame.
const KEPT: usize = 400;

/// What the rows remember.
#[derive(Default)]
pub(super) struct Body {
    /// How far they are scrolled, in points.
    offset: egui::Vec2,
    /// Size of the room for them, beside the bars that scroll them.
    height: f32,
    width: f32,
    /// Where they are to be scrolled to.
    goal: Option<egui::Vec2>,
    /// What was selected in the last frame, and in which order of rows.
    selected: (Option<EngagementId>, usize),
    cells: Cells,
}

/// What stands in the cells of rows that were in sight.
#[derive(Default)]
struct Cells {
    /// Of what: what is shown, and the columns.
    of: (u64, Vec<Column>),
    rows: HashMap<Handle, Box<[String]>>,
}

impl Cells {
    /// The cells of a row, in the order of the columns.
    fn of(&mut self, ordered: &Ordered, row: Handle) -> &[String] {
        let columns = &self.of.1;
        let make = || {
            let columns = columns.iter();
            let cells = columns.map(|&column| ordered.ground().cell(row, column));
            cells.collect()
        };
        self.rows.entry(row).or_insert_with(make)
    }

    /// Forgets what is of something else, and what was in sight long ago.
    fn tidy(&mut self, ordered: &Ordered, layout: &TableLayout) {
        let columns = || layout.columns().iter().map(|shown| shown.column);
        let is_of = self.of.0 == ordered.stamp && self.of.1.iter().copied().eq(columns());
        if !is_of {
            self.of = (ordered.stamp, columns().collect());
        }
        if !is_of || self.rows.len() > KEPT {
            self.rows.clear();
        }
    }
}

impl Body {
    /// How many rows are wholly in sight.
    pub(super) fn in_sight(&self) -> usize {
        (self.height / ROW) as usize
    }

    /// How far the rows are scrolled sideways.
    pub(super) fn sideways(&self, layout: &TableLayout) -> f32 {
        let goal = self.goal.map_or(self.offset.x, |goal| goal.x);
        goal.min(width(layout) - self.width).max(0.0)
    }

    /// Scrolls sideways as little as shows a column.
    pub(super) fn reveal_column(&mut self, columns: &Columns<'_>, column: Column) {
        let Some(range) = columns.of(column) else {
            return;
        };
        let room = self.width;
        let goal = self.goal.get_or_insert(self.offset);
        // From the left edge of the first column on.
        let (left, right) = (range.min - columns.left, range.max - columns.left);
        goal.x = goal.x.max(right + 2.0 * MARGIN - room).min(left).max(0.0);
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: Rect,
        ordered: &Arc<Ordered>,
        around: &Around<'_>,
        commands: &mut Vec<Command>,
    ) {
        let layout = &around.session.table;
        let bars = ui.spacing().scroll.allocated_width();
        let is_wider = width(layout) > rect.width() - bars;
        self.width = rect.width() - bars;
        self.height = rect.height() - if is_wider { bars } else { 0.0 };
        self.cells.tidy(ordered, layout);
        self.follow_selection(ordered, around);
        let room = Rect::from_min_size(rect.min, egui::vec2(self.width, self.height));
        let count = ordered.rows.len();
        let size = egui::vec2(width(layout).max(self.width), count as f32 * ROW);
        let mut area = ScrollArea::both()
            .id_salt("rows")
            .auto_shrink(false)
            .scroll_bar_visibility(ScrollBarVisibility::VisibleWhenNeeded);
        if let Some(goal) = self.goal.take() {
            area = area.scroll_offset(goal);
        }
        let output = area.show_viewport(ui, |ui, viewport| {
            ui.allocate_exact_size(size, Sense::hover());
            let mut rows = Rows {
                ui,
                rect: room,
                top: viewport.top(),
                columns: Columns::new(layout, room, viewport.left()),
                ordered,
                around,
                cells: &mut self.cells,
                selected: around.selected(),
                commands,
            };
            rows.show()
        });
        self.offset = output.state.clamped_offset();
        if let Some(right) = output.inner {
            let goal = self.offset + egui::vec2(right, 0.0);
            self.goal = Some(goal.max(egui::Vec2::ZERO));
            ui.request_repaint();
        }
    }

    /// Scrolls as little as shows the selected row, when another one is selected or the rows come in
    /// another order.
    fn follow_selection(&mut self, ordered: &Arc<Ordered>, around: &Around<'_>) {
        let now = (around.view.selection.clone(), Arc::as_ptr(ordered).addr());
        if self.selected == now {
            return;
        }
        self.selected = now;
        let selected = around.selected();
        let at = ordered.rows.iter().position(|row| Some(*row) == selected);
        let Some(at) = at else {
            return;
        };
        let goal = self.goal.get_or_insert(self.offset);
        let top = at as f32 * ROW;
        goal.y = goal.y.max(top + ROW - self.height).min(top).max(0.0);
    }

    /// Width that shows what stands in a column whole, in the rows that are in sight.
    pub(super) fn fitting(&mut self, ui: &Ui, ordered: &Ordered, column: Column) -> u16 {
        let Some(place) = self.cells.of.1.iter().position(|one| *one == column) else {
            return column.usual_width();
        };
        let in_sight = in_sight(self.offset.y, self.height, ordered.rows.len());
        let name = ui.painter().layout_no_wrap(
            column.name().to_owned(),
            FontId::new(12.0, crate::app::fonts::strong()),
            egui::Color32::PLACEHOLDER,
        );
        let mut widest = name.size().x + 2.0 * MARGIN;
        for &row in &ordered.rows[in_sight] {
            let text = self.cells.of(ordered, row)[place].clone();
            let font = FontId::proportional(13.0);
            let galley = ui
                .painter()
                .layout_no_wrap(text, font, egui::Color32::PLACEHOLDER);
            widest = widest.max(galley.size().x + beside(column));
        }
        let fitting = (widest + 2.0 * PADDING + 1.0).ceil() as u16;
        fitting.clamp(*WIDTHS.start(), *WIDTHS.end())
    }
}

/// Room for what stands before the text of a cell.
fn beside(column: Column) -> f32 {
    if column == Column::Title {
        MARKER_ROOM
    } else {
        0.0
    }
}

/// The rows that are in sight, in whole or in part.
fn in_sight(offset: f32, height: f32, count: usize) -> Range<usize> {
    let first = (f64::from(offset) / f64::from(ROW)).floor().max(0.0) as usize;
    let many = (f64::from(height) / f64::from(ROW)).ceil() as usize + 1;
    first.min(count)..(first + many).min(count)
}

/// The rows in one frame.
struct Rows<'a, 'u> {
    ui: &'u mut Ui,
    /// The room for them.
    rect: Rect,
    /// How far they are scrolled down.
    top: f32,
    columns: Columns<'a>,
    ordered: &'a Ordered,
    around: &'a Around<'a>,
    cells: &'a mut Cells,
    selected: Option<Handle>,
    commands: &'a mut Vec<Command>,
}

impl Rows<'_, '_> {
    /// Shows them, and returns how far they are to be scrolled to the right.
    fn show(&mut self) -> Option<f32> {
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
                let tooltip = Tooltip::for_widget(response).at_pointer().gap(14.0);
                tooltip.show(|ui| ui.label(text));
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
