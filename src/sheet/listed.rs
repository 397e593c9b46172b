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

    /// As many sources as have room, in a few words each, and where the others are: above the foot, or in it
    /// beside what else stands there.
    fn sources_in_short(&self, draft: &mut Draft, notes: &Notes<'_>, page: Option<usize>) {
        let width = self.inside.width();
        let above = self.foot_top() - GAP - draft.top;
        let is_above = above >= pitch(BELOW);
        let (width, room) = if is_above {
            (width, above)
        } else {
            let taken = self.foot_words(draft, MOST_PAGES, MOST_PAGES).1;
            (width - taken - LEGEND_GAP, pitch(BELOW))
        };
        let fits = |blocks: &[(Role, Block)]| {
            let blocks: Vec<Block> = blocks.iter().map(|(_, block)| block.clone()).collect();
            let is_narrow = blocks.iter().all(|block| block.size.width <= width);
            is_narrow && flowed(&blocks, width, LEGEND_GAP).1 <= room + 0.5
        };
        let blocks = in_short(&draft.sources, notes, page, fits);
        let (roles, blocks): (Vec<Role>, Vec<Block>) = blocks.into_iter().unzip();
        let (places, height) = flowed(&blocks, width, LEGEND_GAP);
        let top = if is_above {
            self.foot_top() - GAP / 2.0 - height
        } else {
            self.foot_top() + GAP
        };
        for ((role, block), place) in roles.into_iter().zip(blocks).zip(places) {
            let at = Point::new(self.inside.left + place.x, top + place.y);
            draft.put(role, at, block);
        }
    }

    /// Pages of sources: in full on paper, and in a line or two on slides.
    pub(super) fn source_pages(&self, numbers: &[usize], notes: &Notes<'_>) -> Vec<Draft> {
        let (columns, width) = self.columns();
        let blocks = if self.options.size.is_paper() {
            blocks(numbers, notes, width)
        } else {
            let numbers = numbers.iter();
            numbers.map(|&number| notes.brief(number, width)).collect()
        };
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

/// The first sources of some in a few words each, as many as fit, and where the others are.
fn in_short(
    numbers: &[usize],
    notes: &Notes<'_>,
    page: Option<usize>,
    fits: impl Fn(&[(Role, Block)]) -> bool,
) -> Vec<(Role, Block)> {
    let line = |role: Role, text: &str| {
        let mut block = Block::default();
        block.line(text, 0.0, BELOW, Token::Ink2);
        (role, block)
    };
    let all = numbers.len();
    let others = |shown: usize| {
        let more = count(all - shown, "more source");
        match page {
            Some(page) if shown == all => Some(format!("All told from page {page} on")),
            Some(page) => Some(format!("{more}; all told from page {page} on")),
            None => (shown < all).then_some(more),
        }
    };
    let mut blocks = vec![line(Role::Heading, "Sources")];
    for &number in numbers {
        blocks.push((Role::Source, notes.short(number)));
        if !fits(&blocks) {
            break;
        }
    }
    while blocks.len() > 1 {
        let mut told = blocks.clone();
        told.extend(others(blocks.len() - 1).map(|words| line(Role::Note, &words)));
        if fits(&told) {
            return told;
        }
        blocks.pop();
    }
    // Without any of them it is said where they are, as far as that has room.
    let words = match page {
        Some(page) => [
            format!("Sources are told from page {page} on"),
            format!("Sources: page {page}"),
        ],
        None => ["A PDF has room for the sources", "Sources: see the PDF"].map(str::to_owned),
    };
    let words = words.map(|words| line(Role::Note, &words));
    let mut words = words.into_iter();
    let fitting = words.find(|words| fits(std::slice::from_ref(words)));
    fitting.into_iter().collect()
}

fn blocks(numbers: &[usize], notes: &Notes<'_>, width: f64) -> Vec<Block> {
    let numbers = numbers.iter();
    numbers.map(|&number| notes.block(number, width)).collect()
}
