//! Sources on sheets: in full where they have room, else in brief or in short, and then on pages of their own.

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

/// How much of each source is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Detail {
    /// All that is known of it, and what it proves.
    Full,
    /// In a line or two in a column.
    Brief,
    /// The same, with its address where it has no headline.
    Listed,
    /// In a few words, and only of as many as have room.
    Short,
}

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

    /// How much of each of its sources a sheet has room to tell.
    pub(super) fn detail(&self, draft: &Draft, notes: &Notes<'_>) -> Detail {
        let details = [Detail::Full, Detail::Brief];
        let has_room = |detail: &Detail| self.set(draft, notes, *detail).is_some();
        details.into_iter().find(has_room).unwrap_or(Detail::Short)
    }

    /// Whether sources told so need no page of their own.
    pub(super) fn is_enough(&self, detail: Detail) -> bool {
        detail == Detail::Full || (detail == Detail::Brief && self.on_pages() == Detail::Listed)
    }

    /// How sources are told on pages of their own: in full on paper, and in a line or two on slides.
    fn on_pages(&self) -> Detail {
        if self.options.size.is_paper() {
            Detail::Full
        } else {
            Detail::Listed
        }
    }

    /// All sources of a sheet as blocks, and how high they are in columns; `None` where they have no room.
    fn set(&self, draft: &Draft, notes: &Notes<'_>, detail: Detail) -> Option<(Vec<Block>, f64)> {
        let (columns, width) = self.columns();
        let room = self.source_room(draft);
        // A long list is not set to see that it is too long.
        if draft.sources.len() as f64 * pitch(BELOW) > room * columns as f64 {
            return None;
        }
        let blocks = blocks(&draft.sources, notes, detail, width);
        let height = least_height(&blocks, columns, room, SOURCE_GAP)?;
        Some((blocks, height))
    }

    /// Sources at the bottom of a sheet: all of them, or as many as have room in short.
    pub(super) fn sources(
        &self,
        draft: &mut Draft,
        notes: &Notes<'_>,
        detail: Detail,
        page: Option<usize>,
    ) {
        if draft.sources.is_empty() {
            return;
        }
        let Some((blocks, height)) = self.set(draft, notes, detail) else {
            self.sources_in_short(draft, notes, page);
            return;
        };
        let (columns, width) = self.columns();
        let top = self.foot_top() - GAP - height;
        let places = in_columns(&blocks, columns, height, SOURCE_GAP);
        let words = match page.filter(|_| !self.is_enough(detail)) {
            Some(page) => format!("Sources, told in full from page {page} on"),
            None => "Sources".to_owned(),
        };
        let head = Block::of_lines(&[words], TextStyle::LabelStrong, Token::Ink2);
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

    /// Pages of sources.
    pub(super) fn source_pages(&self, numbers: &[usize], notes: &Notes<'_>) -> Vec<Draft> {
        let (columns, width) = self.columns();
        let blocks = blocks(numbers, notes, self.on_pages(), width);
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
    // Without the heading there may be room for one; how many there are stands beside it.
    if let (Some(&first), None) = (numbers.first(), page) {
        let told = vec![(Role::Source, notes.short(first))];
        if fits(&told) {
            return told;
        }
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

fn blocks(numbers: &[usize], notes: &Notes<'_>, detail: Detail, width: f64) -> Vec<Block> {
    let numbers = numbers.iter();
    numbers
        .map(|&number| match detail {
            Detail::Full => notes.block(number, width),
            Detail::Brief => notes.brief(number, width, false),
            Detail::Listed => notes.brief(number, width, true),
            Detail::Short => notes.short(number),
        })
        .collect()
}
