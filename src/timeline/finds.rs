//! What a search has found, as far as a picture needs it.

use super::{Arrangement, TimeScale, gallop::gallop};
use crate::{
    catalogue::Handle,
    scene::{Column, Rect},
};

/// Height of the strip above a ribbon that says where something was found in it, in points.
pub(super) const FIND_HEIGHT: f64 = 3.0;

/// Engagements that a search has found among those of an arrangement.
///
/// It is made once for what was found; to ask whether an engagement is among it costs as much as a look
/// into an array, however many were found.
#[derive(Clone, Debug, Default)]
pub struct Finds {
    /// A bit for each engagement of the catalogue.
    bits: Vec<u64>,
    /// By lane, when what was found in it begins, in order, in days.
    lanes: Vec<Vec<f64>>,
}

impl Finds {
    /// Takes in what was found.
    #[must_use]
    pub fn new(arrangement: &Arrangement, found: impl IntoIterator<Item = Handle>) -> Self {
        let mut finds = Self {
            bits: Vec::new(),
            lanes: vec![Vec::new(); arrangement.lanes.len()],
        };
        for handle in found {
            let word = handle.0 as usize / 64;
            if finds.bits.len() <= word {
                finds.bits.resize(word + 1, 0);
            }
            finds.bits[word] |= 1 << (handle.0 % 64);
            if let Some((lane, at)) = arrangement.position(handle) {
                finds.lanes[lane].push(arrangement.lanes[lane].items[at].start());
            }
        }
        for lane in &mut finds.lanes {
            lane.sort_unstable_by(f64::total_cmp);
        }
        finds
    }

    /// Whether an engagement was found.
    #[must_use]
    pub fn has(&self, handle: Handle) -> bool {
        let word = self.bits.get(handle.0 as usize / 64);
        word.is_some_and(|word| word >> (handle.0 % 64) & 1 != 0)
    }

    /// Where in a lane something was found, as columns over an area, each at least two points wide. What
    /// it costs depends on the width of the area, and not on how much was found.
    pub(super) fn columns(&self, lane: usize, scale: TimeScale, area: Rect) -> Vec<Column> {
        let mut columns: Vec<Column> = Vec::new();
        let Some(days) = self.lanes.get(lane) else {
            return columns;
        };
        let mut left = area.left.floor();
        let mut rest = &days[days.partition_point(|day| *day < scale.moment_from_x(left))..];
        while let Some(first) = rest.first() {
            left = scale.x_from_moment(*first).floor().max(left);
            if left >= area.right {
                break;
            }
            let (from, to) = (left as f32, left as f32 + 2.0);
            match columns.last_mut() {
                Some(last) if last.right >= from => last.right = to,
                _ => columns.push(Column {
                    left: from,
                    right: to,
                    sure: FIND_HEIGHT as f32,
                    once: 0.0,
                    hollow: 0.0,
                }),
            }
            left += 1.0;
            let next = scale.moment_from_x(left);
            rest = &rest[gallop(rest, 0, |day| *day < next)..];
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::TimeWindow;

    #[test]
    fn the_strip_above_a_ribbon_has_a_column_where_something_was_found() {
        // A point a day, from the place of day 0 at 100 on.
        let scale = TimeScale::new(TimeWindow::new(0.0, 200.0), 100.0, 300.0);
        let area = Rect::new(100.0, 0.0, 300.0, 20.0);
        let finds = |days: &[f64]| Finds {
            bits: vec![0b101],
            lanes: vec![Vec::new(), days.to_vec()],
        };
        let columns = |days: &[f64]| {
            let columns = finds(days).columns(1, scale, area).into_iter();
            let ends = columns.map(|column| (column.left, column.right));
            ends.collect::<Vec<_>>()
        };
        assert_eq!(
            columns(&[-9.0, 10.0, 50.5, 250.0]),
            [(110.0, 112.0), (150.0, 152.0)]
        );
        // Neighbours are one, and a place is one however much was found there.
        assert_eq!(columns(&[10.0, 10.1, 11.0, 12.9, 13.0]), [(110.0, 115.0)]);
        assert_eq!(columns(&[]), []);
        assert!(finds(&[1.0]).columns(0, scale, area).is_empty());
        assert!(
            finds(&[1.0]).columns(7, scale, area).is_empty(),
            "of another picture"
        );
        let has = [0, 1, 2, 900].map(|number| finds(&[]).has(Handle(number)));
        assert_eq!(has, [true, false, true, false]);
    }
}
