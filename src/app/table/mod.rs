//! The table: every engagement that is shown, as a row.
//!
//! Rows are in an order that is worked out beside the window when there are many; what stands in their
//! cells is made for those in sight.

mod bar;
mod body;
mod copying;
mod dates;
mod head;
mod rows;

use std::sync::Arc;

use egui::{Id, Rect, Ui};

use self::{body::Body, copying::Copying, dates::Dates, head::Head};
use super::{derived::Derived, page::Around};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    command::{Command, Rows},
    date::Day,
    table::{Column, Ground, SortBy, TableLayout, order},
};

/// Height of the line above the table, in points.
const BAR: f32 = 44.0;
/// Height of the names of the columns, in points.
const HEAD: f32 = 32.0;
/// Height of a row, in points. Where a million rows are scrolled to their end, points are counted in
/// steps of two, so it is a multiple of that.
const ROW: f32 = 28.0;
/// Room at the left of the first column and at the right of the last, in points.
const MARGIN: f32 = 8.0;
/// Room between the edge of a column and what stands in it, in points.
const PADDING: f32 = 8.0;

/// The rows, which take the keyboard all together.
pub(super) fn id() -> Id {
    Id::unique("table")
}

/// Rows in their order. What they are of belongs to them: until another order is there, they stay as
/// they were.
pub(super) struct Ordered {
    catalogue: Arc<Catalogue>,
    known: Arc<Known>,
    as_of: Day,
    /// Number of what is shown, among all that was.
    stamp: u64,
    rows: Vec<Handle>,
}

impl Ordered {
    fn ground(&self) -> Ground<'_> {
        Ground {
            catalogue: &self.catalogue,
            known: &self.known,
            as_of: self.as_of,
        }
    }
}

/// What the table remembers.
#[derive(Default)]
pub(super) struct Table {
    ordered: Derived<(u64, Vec<SortBy>), Arc<Ordered>>,
    /// The rows on screen.
    there: Option<Arc<Ordered>>,
    /// How many of them are picked, and of which pick and order that was counted.
    picked: (usize, Option<(u64, usize)>),
    head: Head,
    body: Body,
    copying: Copying,
    dates: Dates,
}

impl Table {
    pub(super) fn show(&mut self, ui: &mut Ui, around: &Around<'_>, commands: &mut Vec<Command>) {
        self.order(ui.ctx(), around);
        let Some(ordered) = self.there.clone() else {
            return;
        };
        self.count_picked(around, &ordered);
        self.copying.poll(ui.ctx(), around.session);
        let rect = ui.max_rect();
        let (bar, rest) = rect.split_top_bottom_at_y(rect.top() + BAR);
        let (head, rows) = rest.split_top_bottom_at_y(rest.top() + HEAD);
        let says = bar::Says {
            layout: &around.session.table,
            rows: ordered.rows.len(),
            picked: self.picked.0,
            is_sorting: self.ordered.is_working(),
            copied: self.copying.said(),
        };
        bar::show(ui, bar, &says, commands);
        // The names of the columns follow the rows sideways, and are read before them.
        let layout = &around.session.table;
        let columns = Columns::new(layout, rows, self.body.sideways(layout));
        let mut names = ui.new_child(egui::UiBuilder::new().max_rect(head));
        self.head.show(&mut names, head, &columns, commands);
        commands.extend(self.dates.fit(ui, &ordered, layout));
        if let Some(column) = self.head.to_fit.take() {
            let width = self.body.fitting(ui, &ordered, column);
            commands.push(Command::ResizeColumn { column, width });
        }
        if let Some(column) = self.head.to_reveal.take() {
            self.body.reveal_column(&columns, column);
        }
        let mut below = ui.new_child(egui::UiBuilder::new().max_rect(rows));
        self.body.show(&mut below, rows, &ordered, around, commands);
    }

    /// Sees to it that the rows are in the order that is asked for, or will be.
    fn order(&mut self, ctx: &egui::Context, around: &Around<'_>) {
        let sort = around.session.table.sort().to_vec();
        let key = (around.stamp, sort.clone());
        let (catalogue, known) = (Arc::clone(around.catalogue), Arc::clone(around.known));
        let (shown, as_of, stamp) = (Arc::clone(around.shown), around.as_of, around.stamp);
        let make = move || {
            let ground = Ground {
                catalogue: &catalogue,
                known: &known,
                as_of,
            };
            let rows = order(ground, &shown, &sort);
            Arc::new(Ordered {
                catalogue,
                known,
                as_of,
                stamp,
                rows,
            })
        };
        let ordered = self.ordered.get(key, around.shown.len(), ctx, make);
        self.there = ordered.map(|(ordered, _)| Arc::clone(ordered));
    }

    /// Counts what is picked of the rows, when one of the two has changed.
    fn count_picked(&mut self, around: &Around<'_>, ordered: &Arc<Ordered>) {
        let picked = &around.session.picked;
        let of = (picked.version(), Arc::as_ptr(ordered).addr());
        if self.picked.1 != Some(of) {
            let is_of_these = Arc::ptr_eq(&ordered.catalogue, around.catalogue);
            let rows = ordered.rows.iter().filter(|row| picked.has(**row));
            let count = if picked.is_empty() || !is_of_these {
                0
            } else {
                rows.count()
            };
            self.picked = (count, Some(of));
        }
    }

    /// How many of the rows on screen are picked.
    pub(super) fn picked(&self) -> usize {
        self.picked.0
    }

    /// Whether another order is being worked out.
    pub(super) fn is_working(&self) -> bool {
        self.ordered.is_working()
    }

    /// The rows on screen, when they are of this catalogue.
    pub(super) fn rows(&self, catalogue: &Arc<Catalogue>) -> Rows<'_> {
        let there = self.there.as_ref();
        let there = there.filter(|there| Arc::ptr_eq(&there.catalogue, catalogue));
        there.map_or(Rows::default(), |there| Rows {
            order: &there.rows,
            in_sight: self.body.in_sight(),
        })
    }

    /// Puts rows on the clipboard, with the columns that are shown.
    pub(super) fn copy(&mut self, rows: Vec<Handle>, layout: &TableLayout, ctx: &egui::Context) {
        if let Some(ordered) = &self.there {
            let columns = layout.columns().iter().map(|shown| shown.column);
            self.copying
                .start(Arc::clone(ordered), columns.collect(), rows, ctx);
        }
    }
}

/// Where the columns are on screen.
struct Columns<'a> {
    layout: &'a TableLayout,
    /// Left edge of the first one.
    left: f32,
}

impl<'a> Columns<'a> {
    /// The columns of rows in `rect` that are scrolled sideways by `sideways` points.
    fn new(layout: &'a TableLayout, rect: Rect, sideways: f32) -> Self {
        let left = rect.left() + MARGIN - sideways;
        Self { layout, left }
    }

    /// Each with its left and right edge.
    fn iter(&self) -> impl Iterator<Item = (Column, egui::Rangef)> {
        let mut left = self.left;
        self.layout.columns().iter().map(move |shown| {
            let from = left;
            left += f32::from(shown.width);
            (shown.column, egui::Rangef::new(from, left))
        })
    }

    /// Where a column is.
    fn of(&self, column: Column) -> Option<egui::Rangef> {
        let mut columns = self.iter();
        columns.find_map(|(one, range)| (one == column).then_some(range))
    }
}

/// Width of all columns and what is beside them, in points.
fn width(layout: &TableLayout) -> f32 {
    let columns = layout.columns().iter();
    let columns: f32 = columns.map(|shown| f32::from(shown.width)).sum();
    columns + 2.0 * MARGIN
}
