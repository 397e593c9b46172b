//! How much of a rectangle is covered by some others.

use crate::scene::Rect;

/// Side of a cell, in points.
pub(super) const CELL: f64 = 2.0;

/// Sums over cells, so that asking costs the same for any size.
pub(super) struct Covered {
    room: Rect,
    columns: usize,
    sums: Vec<f64>,
}

impl Covered {
    pub(super) fn new(room: Rect, rects: &[Rect]) -> Self {
        let columns = (room.width() / CELL).ceil().max(1.0) as usize;
        let rows = (room.height() / CELL).ceil().max(1.0) as usize;
        let mut cells = vec![false; columns * rows];
        for rect in rects.iter().filter(|rect| rect.overlaps(room)) {
            let rect = rect.common(room);
            let cell = |at: f64| (at / CELL).floor().max(0.0) as usize;
            let after = |at: f64| (at / CELL).ceil().max(0.0) as usize;
            for row in cell(rect.top - room.top)..after(rect.bottom - room.top).min(rows) {
                let from = row * columns + cell(rect.left - room.left);
                let to = row * columns + after(rect.right - room.left).min(columns);
                cells[from..to.max(from)].fill(true);
            }
        }
        let across = columns + 1;
        let mut sums = vec![0.0; across * (rows + 1)];
        for row in 0..rows {
            for column in 0..columns {
                let own = f64::from(u8::from(cells[row * columns + column]));
                let at = (row + 1) * across + column + 1;
                sums[at] = own + sums[at - 1] + sums[at - across] - sums[at - across - 1];
            }
        }
        Self {
            room,
            columns,
            sums,
        }
    }

    /// How many cells of a rectangle are covered.
    pub(super) fn of(&self, rect: Rect) -> f64 {
        let across = self.columns + 1;
        let rows = self.sums.len() / across - 1;
        let cell = |at: f64, most: usize| ((at / CELL).floor().max(0.0) as usize).min(most);
        let after = |at: f64, most: usize| ((at / CELL).ceil().max(0.0) as usize).min(most);
        let (left, right) = (
            cell(rect.left - self.room.left, self.columns),
            after(rect.right - self.room.left, self.columns),
        );
        let (top, bottom) = (
            cell(rect.top - self.room.top, rows),
            after(rect.bottom - self.room.top, rows),
        );
        let sum = |row: usize, column: usize| self.sums[row * across + column];
        sum(bottom, right) + sum(top, left) - sum(top, right) - sum(bottom, left)
    }
}
