//! A sheet in the making: what stands at its head and its foot, and where there is room between them.

use super::{
    Link, Options, Part, Role, Sheet, Spoken,
    block::{Block, pitch, rule, text_at, wrapped_to},
    picture::{BELOW, LEGEND_GAP, Picture},
};
use crate::{
    catalogue::count,
    fonts::FaceMeasure,
    scene::{Anchor, Point, Rect, Scene, Size, TextMeasure, TextStyle, Token},
};

/// Space between the head and what stands below it.
const HEAD_GAP: f64 = 10.0;
/// Space between the timeline, the legend, what is said of it and the sources.
pub(super) const GAP: f64 = 8.0;
/// The most lines of a title and of what stands below it.
pub(super) const MOST_LINES: usize = 2;

/// A sheet in the making: parts in points of a picture, and where the next has room.
pub(super) struct Draft {
    parts: Vec<(Role, Point, Block)>,
    pub(super) picture: Option<(Point, Picture)>,
    /// How much larger that is drawn than everything else.
    pub(super) larger: f64,
    /// Down to where it is filled from the top.
    pub(super) top: f64,
    /// Numbers of the sources of what is on it.
    pub(super) sources: Vec<usize>,
    /// Whether part of its legend has no room on it.
    pub(super) lacks_legend: bool,
    /// For the speaker only.
    pub(super) notes: Option<String>,
}

impl Draft {
    pub(super) fn put(&mut self, role: Role, at: Point, block: Block) {
        self.parts.push((role, at, block));
    }
}

/// What all sheets of a document have in common.
pub(super) struct Frame<'a> {
    pub(super) options: &'a Options,
    /// Where on a sheet something may stand, in points of a picture.
    pub(super) inside: Rect,
    pub(super) title: String,
    pub(super) subtitle: String,
    pub(super) as_of: Option<String>,
}

impl Frame<'_> {
    /// Where the foot begins.
    pub(super) fn foot_top(&self) -> f64 {
        self.inside.bottom - pitch(BELOW) - GAP
    }

    /// A sheet of a timeline with nothing but its head.
    pub(super) fn page(&self) -> Draft {
        self.head(&self.title, &self.subtitle, Role::Title)
    }

    /// A sheet with nothing but its head.
    pub(super) fn head(&self, title: &str, subtitle: &str, role: Role) -> Draft {
        let mut draft = Draft {
            parts: Vec::new(),
            picture: None,
            larger: 1.0,
            top: self.inside.top,
            sources: Vec::new(),
            lacks_legend: false,
            notes: None,
        };
        let width = self.inside.width();
        let is_long = FaceMeasure.width(title, TextStyle::Title) > width;
        let style = if is_long {
            TextStyle::LongTitle
        } else {
            TextStyle::Title
        };
        for (role, text, style, token) in [
            (role, title, style, Token::Ink),
            (Role::Subtitle, subtitle, TextStyle::Lead, Token::Ink2),
        ] {
            let lines = wrapped_to(MOST_LINES, text, width, style);
            if lines.is_empty() {
                continue;
            }
            let block = Block::of_lines(&lines, style, token);
            let at = Point::new(self.inside.left, draft.top);
            draft.top += block.size.height + 1.0;
            draft.put(role, at, block);
        }
        draft.top += HEAD_GAP;
        draft
    }

    /// What stands at the right of the line at the bottom: how many sources there are and as of which day,
    /// the number of the page, and how wide all of it is.
    pub(super) fn foot_words(
        &self,
        draft: &Draft,
        page: usize,
        pages: usize,
    ) -> ([String; 2], f64) {
        let mut said = Vec::new();
        if !draft.sources.is_empty() {
            said.push(count(draft.sources.len(), "source"));
        }
        said.extend(self.as_of.clone());
        let words = [said.join(", "), format!("{page} / {pages}")];
        let width = words.iter().map(|words| FaceMeasure.width(words, BELOW));
        let width = width.sum::<f64>() + 2.0 * LEGEND_GAP;
        (words, width)
    }

    /// The line at the bottom.
    pub(super) fn foot(&self, draft: &mut Draft, page: usize, pages: usize) {
        let rule_at = Point::new(self.inside.left, self.foot_top());
        draft.put(Role::Rule, rule_at, rule(self.inside.width()));
        let ([said, number], _) = self.foot_words(draft, page, pages);
        let aside = FaceMeasure.width(&number, BELOW) + 2.0 * LEGEND_GAP;
        if !said.is_empty() {
            let (at, block) = self.at_the_foot(said, aside);
            draft.put(Role::AsOf, at, block);
        }
        let (at, block) = self.page_number(page, pages);
        draft.put(Role::PageNumber, at, block);
    }

    /// The number of a page, and where it stands.
    pub(super) fn page_number(&self, page: usize, pages: usize) -> (Point, Block) {
        self.at_the_foot(format!("{page} / {pages}"), 0.0)
    }

    /// A text at the foot that ends so far from the right.
    fn at_the_foot(&self, text: String, aside: f64) -> (Point, Block) {
        let (width, height) = (FaceMeasure.width(&text, BELOW), pitch(BELOW));
        let end = Point::new(width, height / 2.0);
        let block = Block {
            size: Size { width, height },
            shapes: vec![text_at(text, end, Anchor::Right, BELOW, Token::Ink2)],
            ..Block::default()
        };
        let left = self.inside.right - aside - width;
        (Point::new(left, self.foot_top() + GAP), block)
    }

    pub(super) fn finish(&self, draft: Draft) -> Sheet {
        let mut parts = Vec::with_capacity(draft.parts.len() + 1);
        let (mut picture, larger) = (draft.picture, draft.larger);
        for (role, at, block) in draft.parts {
            let is_head = matches!(role, Role::Title | Role::Subtitle);
            if !is_head && let Some((at, picture)) = picture.take() {
                let (scene, spoken) = (picture.scene, picture.spoken);
                parts.push(self.part_larger(larger, at, scene, spoken));
            }
            let links = block.links.clone();
            parts.push(self.part(role, at, block.scene(), Vec::new(), links));
        }
        Sheet {
            size: self.options.size.size(),
            ground: Token::Paper,
            parts,
            notes: draft.notes,
            time: None,
        }
    }

    /// A timeline drawn larger than everything else on the sheet.
    fn part_larger(
        &self,
        larger: f64,
        at: Point,
        scene: Scene,
        spoken: Vec<(Rect, String)>,
    ) -> Part {
        let mut part = self.part(Role::Timeline, at, scene, Vec::new(), Vec::new());
        part.factor *= larger;
        let spoken = spoken.into_iter().map(|(rect, words)| Spoken {
            rect: part.on_sheet(rect),
            words,
        });
        part.spoken = spoken.collect();
        part
    }

    pub(super) fn part(
        &self,
        role: Role,
        at: Point,
        scene: Scene,
        spoken: Vec<(Rect, String)>,
        links: Vec<(Rect, String, String)>,
    ) -> Part {
        let factor = self.options.size.factor();
        let mut part = Part {
            role,
            at: Point::new(at.x * factor, at.y * factor),
            factor,
            scene,
            spoken: Vec::new(),
            links: Vec::new(),
        };
        let spoken = spoken.into_iter().map(|(rect, words)| Spoken {
            rect: part.on_sheet(rect),
            words,
        });
        part.spoken = spoken.collect();
        let links = links.into_iter().map(|(rect, address, words)| Link {
            rect: part.on_sheet(rect),
            address,
            words,
        });
        part.links = links.collect();
        part
    }
}
