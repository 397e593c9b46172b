//! Proof: claims without any, engagements that one source alone reports, sources that prove nothing.

use super::{Kind, Lint, Names, Problem, RecordKey, Trail};
use crate::{
    catalogue::certain_sources,
    load::{
        draft::Draft,
        problem::Code,
        references::walk_record,
        walk::{Claim, Visitor},
    },
    model::{Citation, SourceId},
};

/// Kinds of record that cite.
const CITING: [Kind; 3] = [Kind::Series, Kind::Engagement, Kind::Context];

/// What proves what, record by record.
pub(super) struct Proof {
    /// For each source, by index, the one whose text it prints. Sources that print one text are one
    /// source.
    roots: Vec<usize>,
    /// For each source, whether a record that was looked at cites it.
    cited: Vec<bool>,
    /// For each source, the number of the record that cited it last.
    last_cited_by: Vec<u32>,
    records: u32,
    sources: Vec<usize>,
    one_of: Vec<Vec<usize>>,
}

impl Proof {
    pub(super) fn new(draft: &Draft, names: &Names<'_>) -> Self {
        let roots = roots(draft, names);
        Self {
            cited: vec![false; roots.len()],
            last_cited_by: vec![0; roots.len()],
            roots,
            records: 0,
            sources: Vec::new(),
            one_of: Vec::new(),
        }
    }

    pub(super) fn check(&mut self, lint: &mut Lint<'_>, record: RecordKey, names: &Names<'_>) {
        let (kind, index) = record;
        if !CITING.contains(&kind) {
            return;
        }
        let draft = lint.draft;
        let has_claim = kind != Kind::Series || draft.series.values[index].founded.is_some();
        self.records += 1;
        self.sources.clear();
        self.one_of.clear();
        let mut witness = Witness {
            lint,
            record,
            names,
            proof: self,
            cited_own: false,
            has_claim,
        };
        walk_record(draft, record, &mut witness);
        let one_of = self.one_of.iter().map(|of| of.iter().copied());
        let certain = certain_sources(&self.sources, one_of);
        if kind == Kind::Engagement && certain == 1 {
            warn_of_single(lint, record, self.sources.first().copied());
        }
        for &source in self.sources.iter().chain(self.one_of.iter().flatten()) {
            self.cited[source] = true;
        }
    }

    /// Goes through the records that stay once more to see what they cite.
    pub(super) fn start_anew(
        &mut self,
        draft: &Draft,
        names: &Names<'_>,
        is_dropped: &impl Fn(RecordKey) -> bool,
    ) {
        self.cited.fill(false);
        for kind in CITING {
            for index in 0..draft.origins(kind).len() {
                if !is_dropped((kind, index)) {
                    let mut citing = Citing {
                        draft,
                        names,
                        proof: self,
                    };
                    walk_record(draft, (kind, index), &mut citing);
                }
            }
        }
    }

    /// Warns of sources that no record cites.
    pub(super) fn report(
        mut self,
        lint: &mut Lint<'_>,
        names: &Names<'_>,
        is_dropped: &impl Fn(RecordKey) -> bool,
    ) {
        let draft = lint.draft;
        // A record that could not be read may cite it.
        for text in draft.wrecks.iter().flat_map(|wreck| &wreck.texts) {
            if let Some(source) = names.find(draft, Kind::Source, text) {
                self.cited[self.roots[source]] = true;
            }
        }
        for (index, source) in draft.sources.values.iter().enumerate() {
            if self.cited[self.roots[index]] || is_dropped((Kind::Source, index)) {
                continue;
            }
            let problem = Problem::new(
                Code::UncitedSource,
                format!("No record cites the source `{}`", source.id),
                "Cite it where it proves something, or take it away",
            );
            lint.warn((Kind::Source, index), &Trail::Record.field("id"), problem);
        }
    }
}

fn warn_of_single(lint: &mut Lint<'_>, record: RecordKey, source: Option<usize>) {
    let message = match source {
        Some(source) => {
            let id = &lint.draft.sources.values[source].id;
            format!("This engagement rests on one source, `{id}`")
        }
        None => "This engagement rests on one source, and which was not noted".to_owned(),
    };
    let problem = Problem::new(
        Code::SingleSource,
        message,
        "Cite a second source that does not print the same copy, if there is one",
    );
    lint.warn(record, &Trail::Record.field("id"), problem);
}

/// For each source, the one whose text it prints, however many prints are in between.
fn roots(draft: &Draft, names: &Names<'_>) -> Vec<usize> {
    let sources = &draft.sources.values;
    let original = |index: usize| {
        let copy_of = sources[index].copy_of.as_ref()?;
        names.find(draft, Kind::Source, copy_of.as_str())
    };
    // What is known of the rest of a chain is used, so that each link is followed once.
    let mut roots: Vec<Option<usize>> = vec![None; sources.len()];
    for start in 0..sources.len() {
        let mut chain = Vec::new();
        let mut at = start;
        let root = loop {
            if let Some(root) = roots[at] {
                break root;
            }
            // Until more is known. A chain that leads back into itself ends here, and is left out.
            roots[at] = Some(at);
            chain.push(at);
            match original(at) {
                Some(next) => at = next,
                None => break at,
            }
        };
        for index in chain {
            roots[index] = Some(root);
        }
    }
    let or_itself = |(index, root): (usize, Option<usize>)| root.unwrap_or(index);
    roots.into_iter().enumerate().map(or_itself).collect()
}

/// Goes through one record.
struct Witness<'l, 'a> {
    lint: &'l mut Lint<'a>,
    record: RecordKey,
    names: &'l Names<'l>,
    /// Gets the texts that it cites, each once, and those of which it cites one without saying
    /// which.
    proof: &'l mut Proof,
    /// Whether it has cited one of its own pages: they are always the same.
    cited_own: bool,
    /// Whether the record itself claims something that wants proof.
    has_claim: bool,
}

impl Visitor for Witness<'_, '_> {
    fn claims(&mut self, trail: &Trail<'_>, claim: Claim, cite: &[Citation]) {
        let (draft, names) = (self.lint.draft, self.names);
        let Proof {
            roots,
            last_cited_by,
            records,
            sources,
            one_of,
            ..
        } = &mut *self.proof;
        let root = |source: &SourceId| {
            let source = names.find(draft, Kind::Source, source.as_str())?;
            Some(roots[source])
        };
        for citation in cite {
            if citation.own && std::mem::replace(&mut self.cited_own, true) {
                continue;
            }
            if !citation.or.is_empty() {
                let roots: Vec<usize> = citation.sources().filter_map(root).collect();
                if one_of.last() != Some(&roots) {
                    one_of.push(roots);
                }
            } else if let Some(root) = root(&citation.source) {
                let last = std::mem::replace(&mut last_cited_by[root], *records);
                if last != *records {
                    sources.push(root);
                }
            }
        }
        if cite.is_empty() && self.wants_proof(claim) {
            let noun = self.noun(claim);
            let problem = Problem::new(
                Code::NoCitation,
                format!("This {noun} has no citation"),
                "Add `cite: [Quote(\"source\", 5, \"the words\")]`",
            );
            self.lint.warn(self.record, trail, problem);
        }
    }
}

impl Witness<'_, '_> {
    fn wants_proof(&self, claim: Claim) -> bool {
        match claim {
            Claim::Existence => self.has_claim,
            // The engagement's own proof holds for its place in a series when there is no other.
            // Its people have proof of their own; the place of a promise is part of the promise.
            Claim::Caveat | Claim::PromisedPlace | Claim::Delegation | Claim::Series => false,
            _ => true,
        }
    }

    fn noun(&self, claim: Claim) -> &'static str {
        match claim {
            Claim::Existence => self.record.0.noun(),
            Claim::Status => "status",
            Claim::Series => "place in a series",
            Claim::Date => "date",
            Claim::Place | Claim::PromisedPlace => "place",
            Claim::Delegation => "delegation",
            Claim::Person => "person",
            Claim::Point => "point",
            Claim::Forum => "forum",
            Claim::Group => "group",
            Claim::Caveat => "caveat",
            Claim::Promise => "promise",
            Claim::Fulfilment => "fulfilment",
        }
    }
}

/// Notes the sources that a record cites.
struct Citing<'l> {
    draft: &'l Draft,
    names: &'l Names<'l>,
    proof: &'l mut Proof,
}

impl Visitor for Citing<'_> {
    fn claims(&mut self, _trail: &Trail<'_>, _claim: Claim, cite: &[Citation]) {
        for source in cite.iter().flat_map(Citation::sources) {
            if let Some(source) = self.names.find(self.draft, Kind::Source, source.as_str()) {
                self.proof.cited[self.proof.roots[source]] = true;
            }
        }
    }
}
