//! Sources on sheets: in full where they have room, else in short, and then on pages of their own.

use super::{
    Role,
    block::{Block, flowed, in_columns, least_height, pitch},
    draft::{Draft, Frame, GAP},
    notes::Notes,
    picture::{BELOW, LEGEND_GAP},
};
use crate::{
    catalogue::count,
    scene::{Point, TextStyle, Token},
};

/// Space between two sources of a column.
const SOURCE_GAP: f64 = 5.0;
/// Space between two columns of sources.
pub(super) const COLUMN_GAP: f64 = 26.0;
/// The least width of a column of sources.
const COLUMN: f64 = 290.0;
/// The most lines of sources in short.
const MOST_SHORT: f64 = 4.0;
/// The most sources in them.
const MOST_NAMED: usize = 40;
/// Where sources share a line with the number of the page, there is room for one of so many pages.
const MOST_PAGES: usize = 999;

impl Frame<'_> {
    /// How many columns of sources there are, and how wide they are.
    fn columns(&self) -> (usize, f64) {
        let width = self.inside.width();
        let columns = ((width + COLUMN_GAP) / (COLUMN + COLUMN_GAP))
            .floor()
            .max(1.0);
        (
            columns as usize,
            (width + COLUMN_GAP) / columns - COLUMN_GAP,
        )
    }

    /// What room a sheet has for its sources, below what heads them.
    fn source_room(&self, draft: &Draft) -> f64 {
        self.foot_top() - draft.top - GAP - 2.0 * GAP - pitch(TextStyle::LabelStrong)
    }

    /// Whether all sources of a sheet have room on it.
    pub(super) fn has_room(&self, draft: &Draft, notes: &Notes<'_>) -> bool {
        let (columns, width) = self.columns();
        let room = self.source_room(draft);
        // A long list is not set to see that it is too long.
        if draft.sources.len() as f64 * pitch(BELOW) > room * columns as f64 {
            return false;
        }
        let blocks = blocks(&draft.sources, notes, width);
        least_height(&blocks, columns, room, SOURCE_GAP).is_some()
    }

    /// Sources at the bottom of a sheet: in full, or as many as have room in short.
    pub(super) fn sources(
        &self,
        draft: &mut Draft,
        notes: &Notes<'_>,
        in_full: bool,
        page: Option<usize>,
    ) {
        if draft.sources.is_empty() {
            return;
        }
        if !in_full {
            self.sources_in_short(draft, notes, page);
            return;
        }
        let (columns, width) = self.columns();
        let blocks = blocks(&draft.sources, notes, width);
        let room = self.source_room(draft);
        let height = least_height(&blocks, columns, room, SOURCE_GAP).unwrap_or(room);
        let top = self.foot_top() - GAP - height;
        let places = in_columns(&blocks, columns, height, SOURCE_GAP);
        let head = Block::of_lines(&["Sources".to_owned()], TextStyle::LabelStrong, Token::Ink2);
        let above = top - head.size.height - GAP / 2.0;
        draft.put(Role::Heading, Point::new(self.inside.left, above), head);
        for (block, (column, y)) in blocks.into_iter().zip(places) {
            let x = self.inside.left + column as f64 * (width + COLUMN_GAP);
            draft.put(Role::Source, Point::new(x, top + y), block);
        }
    }

    /// As many sources as have room in a line or two, in a few words each, and where the others are.
    fn sources_in_short(&self, draft: &mut Draft, notes: &Notes<'_>, page: Option<usize>) {
        let width = self.inside.width();
        let all = draft.sources.len();
        let line = |text: String| {
            let mut block = Block::default();
            block.line(&text, 0.0, BELOW, Token::Ink2);
            block
        };
        let last = |shown: usize| match page {
            Some(page) => Some(line(format!("All {all} in full from page {page} on"))),
            None if shown == 0 => Some(line(format!("{all}, for which there is no room here"))),
            None if shown < all => Some(line(count(all - shown, "more source"))),
            None => None,
        };
        let above = self.foot_top() - GAP - draft.top;
        let is_above = above >= pitch(BELOW);
        // In the foot, beside what else stands there.
        let (width, room) = if is_above {
            (width, above.min(MOST_SHORT * pitch(BELOW)))
        } else {
            (
                width - self.foot_words(draft, MOST_PAGES, MOST_PAGES).1 - LEGEND_GAP,
                pitch(BELOW),
            )
        };
        let mut shown = all.min(MOST_NAMED);
        let (mut blocks, height) = loop {
            let numbers = draft.sources[..shown].iter();
            let head = line("Sources".to_owned());
            let blocks: Vec<Block> = [head]
                .into_iter()
                .chain(numbers.map(|&number| notes.short(number)))
                .chain(last(shown))
                .collect();
            let (_, height) = flowed(&blocks, width, LEGEND_GAP);
            if height <= room + 0.5 || shown == 0 {
                break (blocks, height);
            }
            shown -= 1;
        };
        let (places, _) = flowed(&blocks, width, LEGEND_GAP);
        let top = if is_above {
            self.foot_top() - GAP / 2.0 - height
        } else {
            self.foot_top() + GAP
        };
        for (number, (block, place)) in blocks.drain(..).zip(places).enumerate() {
            let at = Point::new(self.inside.left + place.x, top + place.y);
            let role = match number {
                0 => Role::Heading,
                number if number <= shown => Role::Source,
                _ => Role::Note,
            };
            draft.put(role, at, block);
        }
    }

    /// Pages of sources.
    pub(super) fn source_pages(&self, numbers: &[usize], notes: &Notes<'_>) -> Vec<Draft> {
        let (columns, width) = self.columns();
        let blocks = blocks(numbers, notes, width);
        self.pages_of("Sources", Role::Source, blocks, (columns, width))
    }

    /// Pages with nothing but blocks of one role, in so many columns of a width.
    pub(super) fn pages_of(
        &self,
        title: &str,
        role: Role,
        blocks: Vec<Block>,
        (columns, width): (usize, f64),
    ) -> Vec<Draft> {
        let mut drafts = Vec::new();
        let head = || self.head(title, &self.title, Role::Heading);
        let room = self.foot_top() - GAP - head().top;
        let blocks = blocks.into_iter();
        let mut blocks: Vec<Block> = blocks
            .flat_map(|block| block.cut(room, pitch(BELOW)))
            .collect();
        while !blocks.is_empty() {
            let mut draft = head();
            let places = in_columns(&blocks, columns, room, SOURCE_GAP);
            let rest = blocks.split_off(places.len());
            for (block, (column, y)) in blocks.into_iter().zip(places) {
                let x = self.inside.left + column as f64 * (width + COLUMN_GAP);
                draft.put(role, Point::new(x, draft.top + y), block);
            }
            blocks = rest;
            drafts.push(draft);
        }
        drafts
    }
}

fn blocks(numbers: &[usize], notes: &Notes<'_>, width: f64) -> Vec<Block> {
    let numbers = numbers.iter();
    numbers.map(|&number| notes.block(number, width)).collect()
}
