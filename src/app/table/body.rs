//! The room for the rows: how far they are scrolled, and what stands in those that are in sight.

use std::{collections::HashMap, ops::Range, sync::Arc};

use egui::{FontId, Rect, ScrollArea, Sense, Ui, scroll_area::ScrollBarVisibility};

use super::{Columns, MARGIN, Ordered, PADDING, ROW, rows::Rows, width};
use crate::{
    app::{fonts, page::Around},
    catalogue::Handle,
    command::Command,
    model::EngagementId,
    table::{Column, TableLayout, WIDTHS},
};

/// Room for the marker beside a title, in points.
pub(super) const MARKER_ROOM: f32 = 20.0;
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
pub(super) struct Cells {
    /// Of what: what is shown, and the columns.
    of: (u64, Vec<Column>),
    rows: HashMap<Handle, Box<[String]>>,
}

impl Cells {
    /// The cells of a row, in the order of the columns.
    pub(super) fn of(&mut self, ordered: &Ordered, row: Handle) -> &[String] {
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
            FontId::new(12.0, fonts::strong()),
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
pub(super) fn beside(column: Column) -> f32 {
    if column == Column::Title {
        MARKER_ROOM
    } else {
        0.0
    }
}

/// The rows that are in sight, in whole or in part.
pub(super) fn in_sight(offset: f32, height: f32, count: usize) -> Range<usize> {
    let first = (f64::from(offset) / f64::from(ROW)).floor().max(0.0) as usize;
    let many = (f64::from(height) / f64::from(ROW)).ceil() as usize + 1;
    first.min(count)..(first + many).min(count)
}
