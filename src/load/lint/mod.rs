//! What looks wrong in records that are in order: warnings, none of which costs a record.
//!
//! One file for each subject. Every lint looks at a record once, or finds it by hash, so that a
//! hundred thousand engagements take no more than a hundred thousand times one. They all look at it
//! while its references are checked ([`Lints::check`]), because to go through the records again
//! costs more than the looking. What can be said of one record alone is said there; what it takes
//! several for is gathered, and said at the end.

mod characters;
mod gaps;
mod numbers;
mod places;
mod promises;
mod proof;
mod spelling;
mod twins;
mod weekday;

use std::ops::Range;

use numbers::Numbers;
use promises::Overdue;
use proof::Proof;
use spelling::Spellings;
use twins::Twins;

use super::{
    draft::{Draft, Finder, Origin, RecordKey},
    kind::Kind,
    locate::Trail,
    problem::{Place, Problem},
    references::{Dropped, Names},
};
use crate::model::Engagement;

/// All lints. They run before it is known which records are left out, so what they find waits.
pub(crate) struct Lints<'a> {
    draft: &'a Draft,
    finder: &'a Finder<'a>,
    names: &'a Names<'a>,
    proof: Proof,
    between: Between<'a>,
    found: Vec<Problem>,
    /// Each record in which something was found, and how much had been found after it.
    found_in: Vec<(RecordKey, usize)>,
}

impl<'a> Lints<'a> {
    pub(crate) fn new(draft: &'a Draft, finder: &'a Finder<'a>, names: &'a Names<'a>) -> Self {
        Self {
            draft,
            finder,
            names,
            proof: Proof::new(draft, names),
            between: Between::new(draft),
            found: Vec::new(),
            found_in: Vec::new(),
        }
    }

    /// Looks at a record.
    pub(crate) fn check(&mut self, record: RecordKey) {
        let before = self.found.len();
        let draft = self.draft;
        let mut lint = Lint {
            draft,
            finder: self.finder,
            problems: &mut self.found,
        };
        characters::check(&mut lint, record);
        weekday::check(&mut lint, record);
        if record.0 == Kind::Engagement {
            let engagement = &draft.engagements.values[record.1];
            gaps::check(&mut lint, record, engagement);
            places::check(&mut lint, record, engagement, self.names);
            self.between.add(record, engagement);
        }
        if record.0 == Kind::Briefing {
            gaps::check_briefing(&mut lint, record, &draft.briefings.values[record.1]);
        }
        self.proof.check(&mut lint, record, self.names);
        if self.found.len() > before {
            self.found_in.push((record, self.found.len()));
        }
    }

    /// Reports what was found in and between the records that stay.
    pub(crate) fn report(mut self, dropped: &Dropped, problems: &mut Vec<Problem>) {
        let is_dropped = |(kind, index): RecordKey| {
            let dropped = dropped.get(&kind);
            dropped.is_some_and(|dropped| dropped.contains(&index))
        };
        let mut found = self.found.into_iter();
        let mut reported = 0;
        for (record, end) in self.found_in {
            let here = found.by_ref().take(end - reported);
            reported = end;
            if is_dropped(record) {
                here.for_each(drop);
            } else {
                problems.extend(here);
            }
        }
        let draft = self.draft;
        if dropped.values().any(|dropped| !dropped.is_empty()) {
            // What was gathered of records that are left out cannot be told from the rest.
            self.proof.start_anew(draft, self.names, &is_dropped);
            self.between = Between::new(draft);
            for (index, engagement) in draft.engagements.values.iter().enumerate() {
                let record = (Kind::Engagement, index);
                if !is_dropped(record) {
                    self.between.add(record, engagement);
                }
            }
        }
        let mut lint = Lint {
            draft,
            finder: self.finder,
            problems,
        };
        gaps::check_catalogue(&mut lint, &is_dropped);
        self.proof.report(&mut lint, self.names, &is_dropped);
        self.between.report(&mut lint, self.names, &is_dropped);
    }
}

/// What takes several engagements to see.
struct Between<'a> {
    numbers: Numbers<'a>,
    overdue: Overdue<'a>,
    spellings: Spellings<'a>,
    twins: Twins<'a>,
}

impl<'a> Between<'a> {
    fn new(draft: &'a Draft) -> Self {
        Self {
            numbers: Numbers::default(),
            overdue: Overdue::new(draft),
            spellings: Spellings::default(),
            twins: Twins::new(draft),
        }
    }

    fn add(&mut self, record: RecordKey, engagement: &'a Engagement) {
        self.numbers.add(record, engagement);
        self.overdue.add(record, engagement);
        self.spellings.add(record, engagement);
        self.twins.add(record, engagement);
    }

    fn report(
        self,
        lint: &mut Lint<'_>,
        names: &Names<'_>,
        is_dropped: &impl Fn(RecordKey) -> bool,
    ) {
        self.overdue.report(lint, &self.numbers, names);
        self.numbers.report(lint, is_dropped);
        self.spellings.report(lint);
        self.twins.report(lint);
    }
}

/// What every lint needs.
struct Lint<'a> {
    draft: &'a Draft,
    finder: &'a Finder<'a>,
    problems: &'a mut Vec<Problem>,
}

impl Lint<'_> {
    /// Reports a warning at a field of a record.
    fn warn(&mut self, record: RecordKey, trail: &Trail<'_>, problem: Problem) {
        let place = self.place(record, trail);
        self.add(record, problem.at(place));
    }

    /// Reports a warning at a stretch of a quoted text in a record.
    fn warn_within(
        &mut self,
        record: RecordKey,
        trail: &Trail<'_>,
        part: Range<usize>,
        problem: Problem,
    ) {
        let place = self.finder.within(self.origin(record), trail, part);
        self.add(record, problem.at(place));
    }

    fn add(&mut self, record: RecordKey, problem: Problem) {
        let id = self.draft.id(record);
        self.problems.push(if id.is_empty() {
            problem
        } else {
            problem.record(record.0, id)
        });
    }

    fn place(&self, record: RecordKey, trail: &Trail<'_>) -> Place {
        self.finder.place(self.origin(record), trail)
    }

    fn origin(&self, (kind, index): RecordKey) -> Origin {
        self.draft.origins(kind)[index]
    }
}
