//! What a part of a PDF is for, for those who do not see it: headings, a figure with its description,
//! lists, links, and what is decoration.

use std::num::NonZeroU16;

use krilla::{
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    geom::Rect as Area,
    page::Page,
    tagging::{
        Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag,
        TagGroup, TagKind, TagTree,
    },
};

use crate::{
    scene::Rect,
    sheet::{Document, Link, Part, Role, Sheet},
};

/// The tags of a document in the making.
#[derive(Default)]
pub(super) struct Tags {
    pages: Vec<TagGroup>,
    now: Vec<Entry>,
}

/// Something on the page that is being written.
enum Entry {
    Group(TagGroup),
    /// A line of the legend.
    Legend(Identifier),
    Item(Item),
}

/// A source on the page that is being written.
#[derive(Default)]
pub(super) struct Item {
    label: Option<Identifier>,
    body: Vec<Piece>,
}

enum Piece {
    Words(Identifier),
    /// Words that lead somewhere, and their annotation once it is written.
    Link(Identifier, Option<Identifier>),
}

/// Words that lead somewhere, whose annotation is not written yet.
pub(super) struct Linked {
    address: String,
    words: String,
    rect: Rect,
    /// Its place among the pieces of its item.
    piece: usize,
    /// Its item among those of the page.
    item: usize,
}

impl Item {
    pub(super) fn is_empty(&self) -> bool {
        self.label.is_none()
    }

    /// Words of a source: first its number.
    pub(super) fn words(&mut self, identifier: Identifier) {
        if self.label.is_none() {
            self.label = Some(identifier);
        } else {
            self.body.push(Piece::Words(identifier));
        }
    }

    /// Words of a source that lead to its address. `item` is its place among those of the page.
    pub(super) fn link(&mut self, identifier: Identifier, link: &Link, item: usize) -> Linked {
        self.body.push(Piece::Link(identifier, None));
        Linked {
            address: link.address.clone(),
            words: link.words.clone(),
            rect: link.rect,
            piece: self.body.len() - 1,
            item,
        }
    }

    fn group(self) -> TagGroup {
        let mut item = TagGroup::new(Tag::LI);
        if let Some(label) = self.label {
            item.push(with(Tag::Lbl, label));
        }
        let mut body = TagGroup::new(Tag::LBody);
        for piece in self.body {
            match piece {
                Piece::Words(words) => body.push(with(Tag::Span, words)),
                Piece::Link(words, annotation) => {
                    let mut link = with(Tag::Link, words);
                    if let Some(annotation) = annotation {
                        link.push(annotation);
                    }
                    body.push(link);
                }
            }
        }
        item.push(body);
        item
    }
}

fn with(tag: impl Into<TagKind>, content: impl Into<Node>) -> TagGroup {
    let mut group = TagGroup::new(tag);
    group.push(content);
    group
}

impl Tags {
    pub(super) fn begin_page(&mut self) {
        self.now.clear();
    }

    /// Adds what was painted of a part.
    pub(super) fn add(&mut self, part: &Part, is_titled: bool, identifier: Identifier) {
        if is_decoration(part.role, is_titled) {
            return;
        }
        let words = || part.texts().collect::<Vec<_>>().join(" ");
        let tag: TagKind = match part.role {
            Role::LegendLine => {
                self.now.push(Entry::Legend(identifier));
                return;
            }
            Role::Title => heading(1, words()),
            Role::Heading => heading(2, words()),
            Role::Timeline => Tag::Figure(Some(described(part))).with_bbox(None).into(),
            _ => Tag::P.into(),
        };
        self.now.push(Entry::Group(with(tag, identifier)));
    }

    pub(super) fn item(&mut self, item: Item) {
        self.now.push(Entry::Item(item));
    }

    /// Writes an annotation and adds it to the words that it belongs to.
    pub(super) fn link(&mut self, link: Linked, page: &mut Page<'_>, points: f64) {
        let (left, top) = (link.rect.left * points, link.rect.top * points);
        let (width, height) = (link.rect.width() * points, link.rect.height() * points);
        let area = Area::from_xywh(left as f32, top as f32, width as f32, height as f32);
        let Some(area) = area else {
            return;
        };
        let target = Target::Action(Action::Link(LinkAction::new(link.address)));
        let annotation = Annotation::new_link(LinkAnnotation::new(area, target), Some(link.words));
        let identifier = page.add_tagged_annotation(annotation);
        let item = self.now.iter_mut().filter_map(|entry| match entry {
            Entry::Item(item) => Some(item),
            _ => None,
        });
        let item = item.into_iter().nth(link.item);
        if let Some(item) = item
            && let Some(Piece::Link(_, place)) = item.body.get_mut(link.piece)
        {
            *place = Some(identifier);
        }
    }

    pub(super) fn end_page(&mut self) {
        let mut page = TagGroup::new(Tag::Section);
        let mut list: Option<(bool, TagGroup)> = None;
        for entry in self.now.drain(..) {
            let (is_legend, item) = match entry {
                Entry::Group(group) => {
                    page.extend_with(list.take());
                    page.push(group);
                    continue;
                }
                Entry::Legend(identifier) => {
                    let body = with(Tag::LBody, identifier);
                    (true, with(Tag::LI, body))
                }
                Entry::Item(item) => (false, item.group()),
            };
            if list
                .as_ref()
                .is_some_and(|(legend, _)| *legend != is_legend)
            {
                page.extend_with(list.take());
            }
            let numbering = if is_legend {
                ListNumbering::None
            } else {
                ListNumbering::Decimal
            };
            let (_, group) =
                list.get_or_insert_with(|| (is_legend, TagGroup::new(Tag::L(numbering))));
            group.push(item);
        }
        page.extend_with(list.take());
        self.pages.push(page);
    }

    pub(super) fn finish(self) -> TagTree {
        let mut tree = TagTree::new();
        for page in self.pages {
            tree.push(page);
        }
        tree
    }

    /// How many sources the page has so far.
    pub(super) fn items(&self) -> usize {
        let items = self.now.iter();
        items
            .filter(|entry| matches!(entry, Entry::Item(_)))
            .count()
    }
}

trait ExtendWith {
    fn extend_with(&mut self, list: Option<(bool, TagGroup)>);
}

impl ExtendWith for TagGroup {
    fn extend_with(&mut self, list: Option<(bool, TagGroup)>) {
        if let Some((_, list)) = list {
            self.push(list);
        }
    }
}

fn heading(level: u16, words: String) -> TagKind {
    let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
    Tag::Hn(level, Some(words)).into()
}

/// What a timeline shows, mark by mark.
fn described(part: &Part) -> String {
    let marks = part.spoken.iter().map(|spoken| spoken.words.as_str());
    let marks: Vec<&str> = marks.collect();
    format!("Timeline. {}", marks.join(". "))
}

/// Whether a page has a title that the one before it has not: pages of one timeline repeat theirs, and each slide
/// of a briefing has its own.
pub(super) fn is_titled(document: &Document, page: usize) -> bool {
    let title = |sheet: &Sheet| -> Vec<String> {
        let titles = sheet.parts.iter().filter(|part| part.role == Role::Title);
        titles.flat_map(Part::texts).map(str::to_owned).collect()
    };
    let before = page
        .checked_sub(1)
        .and_then(|page| document.sheets.get(page));
    before.map(title) != document.sheets.get(page).map(title)
}

/// Whether a part says nothing that is not said elsewhere.
fn is_decoration(role: Role, is_titled: bool) -> bool {
    match role {
        Role::Rule | Role::PageNumber => true,
        Role::Title => !is_titled,
        _ => false,
    }
}

/// What is painted of a part is marked with.
pub(super) fn content(role: Role, is_titled: bool) -> ContentTag<'static> {
    match role {
        Role::PageNumber | Role::Title if is_decoration(role, is_titled) => {
            ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther))
        }
        _ if is_decoration(role, is_titled) => decoration(),
        Role::Timeline | Role::LegendLine => ContentTag::Other,
        _ => span(),
    }
}

pub(super) fn span() -> ContentTag<'static> {
    ContentTag::Span(SpanTag::empty())
}

pub(super) fn decoration() -> ContentTag<'static> {
    ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout))
}

/// What a page is called in the list of pages.
pub(super) fn name(sheet: &Sheet) -> String {
    let is_head = |part: &&Part| matches!(part.role, Role::Title | Role::Heading);
    let head = sheet.parts.iter().find(is_head);
    let words: Vec<&str> = head.into_iter().flat_map(Part::texts).collect();
    words.join(" ")
}
