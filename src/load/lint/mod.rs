//! What looks wrong in records that are in order: warnings, none of which costs a record.
//!
//! One file for each subject. Every lint goes through the records once or looks them up by hash, so
//! that a hundred thousand engagements take no more than a hundred thousand times one.

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

use super::{
    draft::{Draft, Finder, Origin, RecordKey},
    kind::Kind,
    locate::Trail,
    problem::{Place, Problem},
};

/// Goes through a checked draft and reports what looks wrong.
pub(crate) fn check(draft: &Draft, finder: &Finder<'_>, problems: &mut Vec<Problem>) {
    let mut lint = Lint {
        draft,
        finder,
        problems,
    };
    gaps::check(&mut lint);
    characters::check(&mut lint);
    weekday::check(&mut lint);
    numbers::check(&mut lint);
    promises::check(&mut lint);
    proof::check(&mut lint);
    spelling::check(&mut lint);
    twins::check(&mut lint);
    places::check(&mut lint);
}

/// What every lint needs.
struct Lint<'a> {
    draft: &'a Draft,
    finder: &'a Finder<'a>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Lint<'a> {
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
            problem.record(id)
        });
    }

    fn place(&self, record: RecordKey, trail: &Trail<'_>) -> Place {
        self.finder.place(self.origin(record), trail)
    }

    fn origin(&self, (kind, index): RecordKey) -> Origin {
        self.draft.origins(kind)[index]
    }

    /// All engagements, with their keys.
    fn engagements(
        &self,
    ) -> impl Iterator<Item = (RecordKey, &'a crate::model::Engagement)> + use<'a> {
        let engagements = &self.draft.engagements.values;
        engagements
            .iter()
            .enumerate()
            .map(|(index, value)| ((Kind::Engagement, index), value))
    }
}
