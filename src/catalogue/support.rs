//! What an engagement rests on.

use super::{Catalogue, Handle, Known, certain_sources};
use crate::model::{Citation, Source, SourceId};

/// What an engagement rests on under a lens: all that one walk through its citations tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Support<'c> {
    /// The admitted sources that anything about it rests on, each once, in order of first mention.
    pub sources: Vec<&'c Source>,
    /// How many independent sources it certainly rests on: copies of one text count as one, and so do
    /// all pages of which only one is known to say something.
    pub independent: usize,
}

impl Support<'_> {
    /// Whether an official page is among the sources.
    #[must_use]
    pub fn is_official(&self) -> bool {
        let mut sources = self.sources.iter();
        sources.any(|source| source.kind.is_official())
    }
}

impl Known {
    /// What an engagement rests on.
    #[must_use]
    pub fn support<'c>(&self, catalogue: &'c Catalogue, handle: Handle) -> Support<'c> {
        let mut walk = Walk {
            catalogue,
            known: self,
            cited: Vec::new(),
            support: Support::default(),
            originals: Vec::new(),
            one_of: Vec::new(),
        };
        for citation in catalogue.entry(handle).engagement.citations() {
            walk.take(citation);
        }
        walk.finish()
    }
}

/// A walk through the citations of one engagement. They are many, and of few sources: each source is
/// looked up once.
struct Walk<'c, 'k> {
    catalogue: &'c Catalogue,
    known: &'k Known,
    cited: Vec<Cited<'c>>,
    support: Support<'c>,
    /// The sources that certainly say something, copies as what they are copies of.
    originals: Vec<&'c SourceId>,
    /// Citations of one of several pages.
    one_of: Vec<&'c Citation>,
}

/// A source that was met on the way.
struct Cited<'c> {
    id: &'c SourceId,
    /// Itself, where it is admitted.
    source: Option<&'c Source>,
    /// Whether something that is admitted rests on it.
    is_counted: bool,
    /// Whether something that is admitted rests on it and on no other.
    is_named: bool,
}

impl<'c> Walk<'c, '_> {
    fn take(&mut self, citation: &'c Citation) {
        // Where it is to one of several pages, all of them must be admitted.
        let is_admitted = |walk: &mut Self, id| {
            let at = walk.look_up(id);
            walk.cited[at].source.is_some()
        };
        if !citation.sources().all(|id| is_admitted(self, id)) {
            return;
        }
        let is_named = citation.or.is_empty();
        for id in citation.sources() {
            self.count(id, is_named);
        }
        if !is_named {
            self.one_of.push(citation);
        }
    }

    /// The place of a source among those that were met.
    fn look_up(&mut self, id: &'c SourceId) -> usize {
        if let Some(at) = self.cited.iter().position(|cited| cited.id == id) {
            return at;
        }
        let source = self.catalogue.source_position(id);
        let source = source.filter(|&at| self.known.believes_at(at));
        self.cited.push(Cited {
            id,
            source: source.map(|at| &self.catalogue.sources()[at]),
            is_counted: false,
            is_named: false,
        });
        self.cited.len() - 1
    }

    /// Notes that something admitted rests on a source.
    fn count(&mut self, id: &'c SourceId, is_named: bool) {
        let at = self.look_up(id);
        let cited = &mut self.cited[at];
        if !std::mem::replace(&mut cited.is_counted, true) {
            self.support.sources.extend(cited.source);
        }
        if !is_named || std::mem::replace(&mut cited.is_named, true) {
            return;
        }
        let original = self.catalogue.original(id);
        if !self.originals.contains(&original) {
            self.originals.push(original);
        }
    }

    fn finish(self) -> Support<'c> {
        let original = |id| self.catalogue.original(id);
        let one_of = self.one_of.iter();
        let one_of = one_of.map(|citation| citation.sources().map(original));
        Support {
            independent: certain_sources(&self.originals, one_of),
            ..self.support
        }
    }
}
