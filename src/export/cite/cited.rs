//! Which sources are cited for which engagements, and where in them.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::words::paragraphs;
use crate::{
    catalogue::{Catalogue, Handle, Known, one_line},
    date::Edtf,
    model::{Citation, Source, Status},
};

/// Engagements, and the sources that they rest on under a lens.
pub(in crate::export) struct Cited<'c> {
    /// The engagements in the order that was asked for, each once.
    pub(super) engagements: Vec<Engaged>,
    /// The sources in the order in which they are used first, each once.
    pub(in crate::export) works: Vec<Work<'c>>,
}

/// One engagement.
pub(super) struct Engaged {
    /// Its title, its status where it was not simply held, and its date.
    pub(super) lead: String,
    /// What it rests on, in the order of its record.
    pub(super) uses: Vec<Use>,
}

/// One source, as far as one engagement uses it.
pub(super) struct Use {
    /// Its place in [`Cited::works`].
    pub(super) work: usize,
    /// The paragraphs that are cited, in order, each once. Empty where none were counted.
    pub(super) paragraphs: Vec<u32>,
    /// How surely it tells of the engagement.
    pub(super) stake: Stake,
}

/// How surely a source tells of an engagement, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stake {
    /// What may be on it may as well be on a page that a claim names.
    Perhaps,
    /// It is one of several pages of which one says something, and none of them is named elsewhere.
    OneOf,
    /// A claim names it.
    Named,
}

/// One source, and what it is cited for.
pub(in crate::export) struct Work<'c> {
    pub(in crate::export) source: &'c Source,
    /// A sentence for each engagement, without a full stop.
    pub(in crate::export) cited_for: Vec<String>,
}

impl<'c> Cited<'c> {
    pub(in crate::export) fn new(
        catalogue: &'c Catalogue,
        known: &Known,
        handles: &[Handle],
    ) -> Self {
        let mut cited = Self {
            engagements: Vec::new(),
            works: Vec::new(),
        };
        let mut seen = HashSet::default();
        let mut place = HashMap::default();
        for &handle in handles {
            if !known.has(handle) || !seen.insert(handle) {
                continue;
            }
            let lead = lead(catalogue, known, handle);
            let mut uses: Vec<Use> = Vec::new();
            let citations = catalogue.entry(handle).engagement.citations();
            let citations = citations.filter(|citation| known.admits_one(catalogue, citation));
            let citations: Vec<&Citation> = citations.collect();
            for citation in &citations {
                for source in citation.sources() {
                    let Some(source) = catalogue.source(source) else {
                        continue;
                    };
                    let work = *place.entry(&source.id).or_insert_with(|| {
                        cited.works.push(Work {
                            source,
                            cited_for: Vec::new(),
                        });
                        cited.works.len() - 1
                    });
                    note_use(&mut uses, work, citation);
                }
            }
            for citation in citations {
                let sources = citation.sources();
                let works = sources.filter_map(|source| place.get(source).copied());
                raise_all(&mut uses, &works.collect::<Vec<usize>>());
            }
            for one in &mut uses {
                one.paragraphs.sort_unstable();
                one.paragraphs.dedup();
                cited.works[one.work].cited_for.push(cited_for(&lead, one));
            }
            cited.engagements.push(Engaged { lead, uses });
        }
        cited
    }
}

fn note_use(uses: &mut Vec<Use>, work: usize, citation: &Citation) {
    let at = uses.iter().position(|one| one.work == work);
    let at = at.unwrap_or_else(|| {
        uses.push(Use {
            work,
            paragraphs: Vec::new(),
            stake: Stake::Perhaps,
        });
        uses.len() - 1
    });
    if citation.or.is_empty() {
        uses[at].stake = Stake::Named;
    }
    let paragraph = citation.paragraph();
    uses[at]
        .paragraphs
        .extend(paragraph.map(std::num::NonZeroU32::get));
}

/// Raises the sources of one citation to one of several, unless a claim names one of them: then all that
/// is known may be on that one.
fn raise_all(uses: &mut [Use], works: &[usize]) {
    let is_of_it = |one: &&mut Use| works.contains(&one.work);
    if uses
        .iter_mut()
        .filter(is_of_it)
        .any(|one| one.stake == Stake::Named)
    {
        return;
    }
    for one in uses.iter_mut().filter(is_of_it) {
        one.stake = one.stake.max(Stake::OneOf);
    }
}

/// "11th meeting of the working group, 30 October 2019", and with its status where it was not held:
/// an announcement must not read as a meeting.
fn lead(catalogue: &Catalogue, known: &Known, handle: Handle) -> String {
    let title = one_line(&catalogue.entry(handle).engagement.title);
    let when = known.date(catalogue, handle).map(Edtf::display);
    let when = when.unwrap_or_else(|| "date not known".to_owned());
    match known.status(handle) {
        None | Some(Status::Held) => format!("{title}, {when}"),
        Some(status) => format!("{title} ({}), {when}", status.as_str()),
    }
}

fn cited_for(lead: &str, one: &Use) -> String {
    let mut text = format!("Cited for {lead}");
    if let Some(paragraphs) = paragraphs(&one.paragraphs) {
        text += &format!(", {paragraphs}");
    }
    if one.stake != Stake::Named {
        text += " (one of several pages; which one says it was not noted)";
    }
    text
}
