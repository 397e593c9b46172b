//! Proof: claims without any, engagements that one source alone reports, sources that prove nothing.

use std::collections::HashSet;

use rustc_hash::FxHashMap;

use super::{Kind, Lint, Problem, RecordKey, Trail};
use crate::{
    catalogue::certain_sources,
    load::{
        problem::Code,
        references::walk_record,
        walk::{Claim, Visitor},
    },
    model::{Citation, SourceId},
};

pub(super) fn check(lint: &mut Lint<'_>) {
    let families = Families::new(lint);
    let mut cited: HashSet<usize> = HashSet::new();
    let mut last_cited_by = vec![None; lint.draft.sources.values.len()];
    for kind in [Kind::Series, Kind::Engagement, Kind::Context] {
        for index in 0..lint.draft.origins(kind).len() {
            let record = (kind, index);
            let draft = lint.draft;
            let mut witness = Witness {
                lint,
                record,
                families: &families,
                sources: Vec::new(),
                one_of: Vec::new(),
                last_cited_by: &mut last_cited_by,
                has_claim: kind != Kind::Series || draft.series.values[index].founded.is_some(),
            };
            walk_record(draft, record, &mut witness);
            let (sources, one_of) = (witness.sources, witness.one_of);
            let certain = certain_sources(&sources, one_of.iter().map(|of| of.iter().copied()));
            if kind == Kind::Engagement && certain == 1 {
                warn_of_single(lint, record, sources.first().copied());
            }
            cited.extend(sources);
            cited.extend(one_of.into_iter().flatten());
        }
    }
    check_uncited(lint, &families, cited);
}

fn warn_of_single(lint: &mut Lint<'_>, record: RecordKey, source: Option<usize>) {
    let which = source.map_or_else(
        || "and which was not noted".to_owned(),
        |source| format!("`{}`", lint.draft.sources.values[source].id),
    );
    let problem = Problem::new(
        Code::SingleSource,
        format!("This engagement rests on one source, {which}"),
        "Cite a second source that does not print the same copy, if there is one",
    );
    lint.warn(record, &Trail::Record.field("id"), problem);
}

fn check_uncited(lint: &mut Lint<'_>, families: &Families<'_>, mut cited: HashSet<usize>) {
    // A record that could not be read may cite it.
    for text in lint.draft.wrecks.iter().flat_map(|wreck| &wreck.texts) {
        cited.extend(families.by_id.get(text.as_str()));
    }
    let draft = lint.draft;
    for (index, source) in draft.sources.values.iter().enumerate() {
        if cited.contains(&families.roots[index]) {
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

/// Sources that print one text are one source.
struct Families<'a> {
    /// For each source, by index, the one whose text it prints.
    roots: Vec<usize>,
    /// For each id, the same.
    by_id: FxHashMap<&'a str, usize>,
}

impl<'a> Families<'a> {
    fn new(lint: &Lint<'a>) -> Self {
        let sources = &lint.draft.sources.values;
        let indices: FxHashMap<&str, usize> = sources
            .iter()
            .enumerate()
            .map(|(index, source)| (source.id.as_str(), index))
            .collect();
        let original = |index: usize| {
            let copy_of = sources[index].copy_of.as_ref()?;
            indices.get(copy_of.as_str()).copied()
        };
        // Loops were left out before, so every chain of copies ends. What is known of the rest of a
        // chain is used, so that each link is followed once.
        let mut roots: Vec<Option<usize>> = vec![None; sources.len()];
        for start in 0..sources.len() {
            let mut chain = Vec::new();
            let mut at = start;
            let root = loop {
                if let Some(root) = roots[at] {
                    break root;
                }
                chain.push(at);
                match original(at) {
                    Some(next) if chain.len() <= sources.len() => at = next,
                    _ => break at,
                }
            };
            for index in chain {
                roots[index] = Some(root);
            }
        }
        let roots: Vec<usize> = roots
            .into_iter()
            .enumerate()
            .map(|(i, root)| root.unwrap_or(i))
            .collect();
        let by_id = indices
            .into_iter()
            .map(|(id, index)| (id, roots[index]))
            .collect();
        Self { roots, by_id }
    }
}

/// Goes through one record.
struct Witness<'l, 'a> {
    lint: &'l mut Lint<'a>,
    record: RecordKey,
    families: &'l Families<'a>,
    /// The texts that it cites, each once.
    sources: Vec<usize>,
    /// The texts of which it cites one without saying which.
    one_of: Vec<Vec<usize>>,
    /// For each source, the last record that cited it.
    last_cited_by: &'l mut [Option<RecordKey>],
    /// Whether the record itself claims something that wants proof.
    has_claim: bool,
}

impl Visitor for Witness<'_, '_> {
    fn claims(&mut self, trail: &Trail<'_>, claim: Claim, cite: &[Citation]) {
        let root = |source: &SourceId| self.families.by_id.get(source.as_str()).copied();
        for citation in cite {
            if !citation.or.is_empty() {
                let roots: Vec<usize> = citation.sources().filter_map(root).collect();
                if self.one_of.last() != Some(&roots) {
                    self.one_of.push(roots);
                }
            } else if let Some(root) = root(&citation.source) {
                let last = self.last_cited_by[root].replace(self.record);
                if last != Some(self.record) {
                    self.sources.push(root);
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
