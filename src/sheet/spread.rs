//! Pages beside each other in time.

use super::room;
use crate::{
    scene::Size,
    timeline::{Arrangement, Level, Packing},
    view::TimeWindow,
};

/// How much of a page the next one shows again.
pub(super) const OVERLAP: f64 = 0.06;
/// The most pages beside each other.
pub(super) const MOST_PARTS: usize = 12;
/// Where more than this share would be folded, there is another page.
const FOLDED: f64 = 0.25;
/// Where too much would be folded, a page is tried with this share of its time.
const LESS: f64 = 0.85;
/// How many shares that may be folded are tried.
const STEPS: u32 = 3;
/// The least time of a page, beside that of pages of one length: what is tried.
const SHORTEST: [f64; 3] = [1.0, 0.5, 0.25];
/// Less than a day, in days: what is left of a range after rounding.
const A_MINUTE: f64 = 1.0 / 1440.0;

/// The stretches of time of pages beside each other, and rows for their scale.
pub(super) struct Spread {
    pub(super) windows: Vec<TimeWindow>,
    pub(super) packing: Packing,
    /// Width of time alone on a page, and the height that it has for lanes, in points.
    page: Size,
}

impl Spread {
    /// A range of time on as many pages as it takes until little is folded, and on no more than are allowed
    /// or than help. A page has so much width for time alone and so much height for lanes, in points: where all are
    /// on one page they can have more rows there.
    pub(super) fn new(
        arrangement: &Arrangement,
        range: TimeWindow,
        page: Size,
        most: usize,
    ) -> Self {
        let mut best = Self::of(arrangement, range, page, 1);
        let mut folded = best.folded(arrangement, range);
        for pages in 2..=most {
            if folded <= FOLDED {
                break;
            }
            let spread = Self::of(arrangement, range, page, pages);
            let fewer = spread.folded(arrangement, range);
            if fewer < folded {
                (best, folded) = (spread, fewer);
            }
        }
        best
    }

    fn of(arrangement: &Arrangement, range: TimeWindow, page: Size, pages: usize) -> Self {
        Self::at(arrangement, windows(range, pages), page)
    }

    /// Stretches of time of one length, with rows for that.
    fn at(arrangement: &Arrangement, windows: Vec<TimeWindow>, page: Size) -> Self {
        let scale = page.width.max(1.0) / windows[0].span();
        let mut packing = Packing::new(arrangement, Level::new(scale, None));
        let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
        let all = TimeWindow::new(windows[0].start(), windows[windows.len() - 1].end());
        packing.prepare(arrangement, all, everywhere);
        Self {
            windows,
            packing,
            page,
        }
    }

    /// The same range on as few pages as it takes when each has as much time as it has room for, with as little folded
    /// on each as that number allows; nothing where it takes more than now.
    pub(super) fn evenly(
        &self,
        arrangement: &Arrangement,
        has_room: &dyn Fn(&Self) -> bool,
    ) -> Option<Vec<Self>> {
        let shares = (0..=STEPS).map(|step| FOLDED * f64::from(step) / f64::from(STEPS));
        let tries = shares.flat_map(|share| SHORTEST.map(|shortest| (share, shortest)));
        let spreads = tries.filter_map(|(share, shortest)| {
            let is_enough =
                |page: &Self| page.folded(arrangement, page.windows[0]) <= share && has_room(page);
            self.greedily(arrangement, shortest, &is_enough)
        });
        spreads.min_by_key(|pages| {
            // What has no room on a page has one of its own.
            let more = usize::from(!pages.iter().all(has_room));
            let folded = pages
                .iter()
                .map(|page| page.folded(arrangement, page.windows[0]));
            (pages.len() + more, (folded.sum::<f64>() * 1e3) as u64)
        })
    }

    /// Pages one after the other, each with as much time as is not too much, and no less than the shortest.
    fn greedily(
        &self,
        arrangement: &Arrangement,
        shortest: f64,
        is_enough: &dyn Fn(&Self) -> bool,
    ) -> Option<Vec<Self>> {
        let least = self.windows[0].span() * shortest;
        let end = self.windows[self.windows.len() - 1].end();
        let mut start = self.windows[0].start();
        let mut pages = Vec::new();
        while pages.len() < self.windows.len() {
            let left = end - start;
            let mut span = left;
            let mut page = Self::at(arrangement, vec![TimeWindow::new(start, end)], self.page);
            while span > least && !is_enough(&page) {
                span = (span * LESS).max(least);
                let window = TimeWindow::new(start, start + span);
                page = Self::at(arrangement, vec![window], self.page);
            }
            pages.push(page);
            if span + A_MINUTE >= left {
                return Some(pages);
            }
            start = (start + span * (1.0 - OVERLAP)).min(end - least);
        }
        None
    }

    /// Which share of what a range holds has no mark of its own.
    fn folded(&self, arrangement: &Arrangement, range: TimeWindow) -> f64 {
        let left = self.page.height - self.packing.height;
        let mut grown = None;
        if left > 0.0 {
            let mut packing = self.packing.clone();
            let lanes = 0..packing.lanes.len();
            room::grow(arrangement, &mut packing, lanes, left);
            let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
            packing.prepare(arrangement, range, everywhere);
            grown = Some(packing);
        }
        let packing = grown.as_ref().unwrap_or(&self.packing);
        let (folded, all) = packing.folded(arrangement, range);
        folded as f64 / all.max(1) as f64
    }
}

/// A range cut into stretches of one length, each of which begins before the last one ends.
fn windows(range: TimeWindow, pages: usize) -> Vec<TimeWindow> {
    let steps = (pages - 1) as f64;
    let span = range.span() / (pages as f64 - steps * OVERLAP);
    (0..pages)
        .map(|page| {
            let start = range.start() + page as f64 * span * (1.0 - OVERLAP);
            TimeWindow::new(start, start + span)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_overlap_and_leave_nothing_out() {
        let range = TimeWindow::new(100.0, 4_100.0);
        assert_eq!(windows(range, 1), [range]);
        let three = windows(range, 3);
        assert_eq!(three.len(), 3);
        assert!((three[0].start() - range.start()).abs() < 1e-9);
        assert!((three[2].end() - range.end()).abs() < 1e-9);
        for pair in three.windows(2) {
            let shared = pair[0].end() - pair[1].start();
            assert!((shared - OVERLAP * pair[0].span()).abs() < 1e-6);
        }
    }
}
