//! Records on their way into a catalogue, each with the place it was read from.

use std::{
    cell::RefCell,
    collections::{HashMap, HashSet},
    ops::Range,
    rc::Rc,
};

use super::{
    document::Document,
    kind::Kind,
    locate::{Body, Node, Step, Trail},
    problem::Place,
};
use crate::{
    briefing::Briefing,
    catalogue::Records,
    model::{About, ContextEvent, Engagement, Format, Party, Region, Series, Source, Topic},
    view::SavedView,
};

/// Where a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Which document.
    pub(crate) document: usize,
    /// Offset of the word that names its kind.
    pub(crate) start: usize,
    /// Offset of its opening bracket.
    pub(crate) body: usize,
    /// Offset after its closing bracket.
    pub(crate) end: usize,
}

/// Records of one kind, and where each stands.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    pub(crate) values: Vec<T>,
    pub(crate) origins: Vec<Origin>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            origins: Vec::new(),
        }
    }
}

impl<T> Shelf<T> {
    pub(crate) fn push(&mut self, value: T, origin: Origin) {
        self.values.push(value);
        self.origins.push(origin);
    }

    fn append(&mut self, mut later: Self) {
        if self.values.is_empty() {
            *self = later;
            return;
        }
        self.values.append(&mut later.values);
        self.origins.append(&mut later.origins);
    }

    /// Takes back the last record.
    pub(crate) fn pop(&mut self) {
        self.values.pop();
        self.origins.pop();
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&T, Origin)> {
        self.values.iter().zip(self.origins.iter().copied())
    }

    /// Keeps the records whose index is not in `dropped`.
    fn drop_all(&mut self, dropped: &HashSet<usize>) {
        if dropped.is_empty() {
            return;
        }
        let mut index = 0;
        self.values.retain(|_| {
            index += 1;
            !dropped.contains(&(index - 1))
        });
        index = 0;
        self.origins.retain(|_| {
            index += 1;
            !dropped.contains(&(index - 1))
        });
    }
}

/// A record that could not be parsed, and what little could be read of it.
pub(crate) struct Wreck {
    pub(crate) kind: Kind,
    pub(crate) origin: Origin,
    pub(crate) id: Option<String>,
    /// Series and number, so that a series is not said to miss a meeting that is only misspelt.
    pub(crate) series: Option<(String, u32)>,
    /// Every quoted text in it: what it cites is not said to be cited by nobody.
    pub(crate) texts: Vec<String>,
}

/// Everything that was read, before and while it is checked.
#[derive(Default)]
pub(crate) struct Draft {
    pub(crate) abouts: Shelf<About>,
    pub(crate) sources: Shelf<Source>,
    pub(crate) regions: Shelf<Region>,
    pub(crate) parties: Shelf<Party>,
    pub(crate) topics: Shelf<Topic>,
    pub(crate) formats: Shelf<Format>,
    pub(crate) series: Shelf<Series>,
    pub(crate) engagements: Shelf<Engagement>,
    pub(crate) contexts: Shelf<ContextEvent>,
    pub(crate) saved_views: Shelf<SavedView>,
    pub(crate) briefings: Shelf<Briefing>,
    pub(crate) wrecks: Vec<Wreck>,
}

/// One record of a draft: its kind, and its index among those of its kind.
pub(crate) type RecordKey = (Kind, usize);

impl Draft {
    /// Where each record of a kind stands.
    pub(crate) fn origins(&self, kind: Kind) -> &[Origin] {
        match kind {
            Kind::Catalogue => &self.abouts.origins,
            Kind::Source => &self.sources.origins,
            Kind::Region => &self.regions.origins,
            Kind::Party => &self.parties.origins,
            Kind::Topic => &self.topics.origins,
            Kind::Format => &self.formats.origins,
            Kind::Series => &self.series.origins,
            Kind::Engagement => &self.engagements.origins,
            Kind::Context => &self.contexts.origins,
            Kind::SavedView => &self.saved_views.origins,
            Kind::Briefing => &self.briefings.origins,
        }
    }

    /// Id, slug or code of a record.
    pub(crate) fn id(&self, (kind, index): RecordKey) -> &str {
        match kind {
            Kind::Catalogue => "",
            Kind::Source => self.sources.values[index].id.as_str(),
            Kind::Region => self.regions.values[index].code.as_str(),
            Kind::Party => self.parties.values[index].code.as_str(),
            Kind::Topic => self.topics.values[index].slug.as_str(),
            Kind::Format => self.formats.values[index].slug.as_str(),
            Kind::Series => self.series.values[index].slug.as_str(),
            Kind::Engagement => self.engagements.values[index].id.as_str(),
            Kind::Context => &self.contexts.values[index].id,
            Kind::SavedView => &self.saved_views.values[index].name,
            Kind::Briefing => self.briefings.values[index].slug.as_str(),
        }
    }

    /// Whether nothing at all was read, not even badly.
    pub(crate) fn is_empty(&self) -> bool {
        self.wrecks.is_empty() && Kind::ALL.iter().all(|&kind| self.origins(kind).is_empty())
    }

    /// Takes back the last record of a kind.
    pub(crate) fn pop(&mut self, kind: Kind) {
        match kind {
            Kind::Catalogue => self.abouts.pop(),
            Kind::Source => self.sources.pop(),
            Kind::Region => self.regions.pop(),
            Kind::Party => self.parties.pop(),
            Kind::Topic => self.topics.pop(),
            Kind::Format => self.formats.pop(),
            Kind::Series => self.series.pop(),
            Kind::Engagement => self.engagements.pop(),
            Kind::Context => self.contexts.pop(),
            Kind::SavedView => self.saved_views.pop(),
            Kind::Briefing => self.briefings.pop(),
        }
    }

    /// Adds what was read from later documents.
    pub(crate) fn append(&mut self, later: Self) {
        self.abouts.append(later.abouts);
        self.sources.append(later.sources);
        self.regions.append(later.regions);
        self.parties.append(later.parties);
        self.topics.append(later.topics);
        self.formats.append(later.formats);
        self.series.append(later.series);
        self.engagements.append(later.engagements);
        self.contexts.append(later.contexts);
        self.saved_views.append(later.saved_views);
        self.briefings.append(later.briefings);
        self.wrecks.extend(later.wrecks);
    }

    /// Leaves out records.
    pub(crate) fn drop_all(&mut self, dropped: &HashMap<Kind, HashSet<usize>>) {
        for (&kind, indices) in dropped {
            match kind {
                Kind::Catalogue => self.abouts.drop_all(indices),
                Kind::Source => self.sources.drop_all(indices),
                Kind::Region => self.regions.drop_all(indices),
                Kind::Party => self.parties.drop_all(indices),
                Kind::Topic => self.topics.drop_all(indices),
                Kind::Format => self.formats.drop_all(indices),
                Kind::Series => self.series.drop_all(indices),
                Kind::Engagement => self.engagements.drop_all(indices),
                Kind::Context => self.contexts.drop_all(indices),
                Kind::SavedView => self.saved_views.drop_all(indices),
                Kind::Briefing => self.briefings.drop_all(indices),
            }
        }
    }

    /// The records without their places.
    pub(crate) fn into_records(self) -> Records {
        Records {
            about: self.abouts.values.into_iter().next(),
            sources: self.sources.values,
            regions: self.regions.values,
            parties: self.parties.values,
            topics: self.topics.values,
            formats: self.formats.values,
            series: self.series.values,
            engagements: self.engagements.values,
            context: self.contexts.values,
            saved_views: self.saved_views.values,
            briefings: self.briefings.values,
        }
    }
}

/// How many trees of records are kept at hand.
const TREES_KEPT: usize = 4;

/// Finds places in records. Trees are built when they are first wanted and a few are kept, so that
/// many problems in one long record cost no more than one.
pub(crate) struct Finder<'a> {
    documents: &'a [Document],
    trees: RefCell<Vec<(Origin, Rc<Node>)>>,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(documents: &'a [Document]) -> Self {
        Self {
            documents,
            trees: RefCell::default(),
        }
    }

    /// Name of the first file.
    pub(crate) fn first_file(&self) -> Option<&str> {
        self.documents.first().map(Document::name)
    }

    /// The place of a value, or of the last thing on the way to it that is written out.
    pub(crate) fn place(&self, origin: Origin, trail: &Trail<'_>) -> Place {
        // Most problems are at the id of a record, which is the first thing in it.
        if let Trail::Field(Trail::Record, name @ ("id" | "slug" | "code" | "name")) = trail
            && let Some(node) = Node::early_field(self.text(origin), 0, name)
        {
            let range = origin.body + node.range.start..origin.body + node.range.end;
            return self.documents[origin.document].place(range);
        }
        let range = self.range(origin, &trail.steps());
        self.documents[origin.document].place(range)
    }

    /// The place of the word that starts a record.
    pub(crate) fn head(&self, origin: Origin) -> Place {
        self.documents[origin.document].place(origin.start..origin.body)
    }

    /// The place of a stretch within a quoted text, given in bytes of the text as written.
    pub(crate) fn within(&self, origin: Origin, trail: &Trail<'_>, part: Range<usize>) -> Place {
        let text = self.text(origin);
        let tree = self.tree(origin);
        let steps = trail.steps();
        let node = tree.deepest(text, &steps);
        let range = match &node.body {
            Body::Text(inner) if part.end <= inner.len() && !text[inner.clone()].contains('\\') => {
                inner.start + part.start..inner.start + part.end
            }
            _ => node.head(),
        };
        self.documents[origin.document].place(origin.body + range.start..origin.body + range.end)
    }

    fn range(&self, origin: Origin, steps: &[Step<'_>]) -> Range<usize> {
        let text = self.text(origin);
        let tree = self.tree(origin);
        let node = tree.deepest(text, steps);
        if std::ptr::eq(node, &raw const *tree) {
            return origin.start..origin.body;
        }
        let head = node.head();
        origin.body + head.start..origin.body + head.end
    }

    /// The record's text from its opening bracket on.
    fn text(&self, origin: Origin) -> &'a str {
        &self.documents[origin.document].text()[origin.body..origin.end]
    }

    fn tree(&self, origin: Origin) -> Rc<Node> {
        let mut trees = self.trees.borrow_mut();
        if let Some((_, tree)) = trees.iter().find(|(of, _)| *of == origin) {
            return Rc::clone(tree);
        }
        if trees.len() == TREES_KEPT {
            trees.remove(0);
        }
        let tree = Rc::new(Node::parse(self.text(origin), 0));
        trees.push((origin, Rc::clone(&tree)));
        tree
    }
}
