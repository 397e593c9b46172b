//! What is not said: of the catalogue, of an engagement, of a due date, of a briefing; and what a slide has no
//! room to say.

use super::{Kind, Lint, Place, Problem, RecordKey, Trail};
use crate::{
    briefing::{Briefing, LONGEST_TITLE},
    load::problem::Code,
    model::Engagement,
};

pub(super) fn check(lint: &mut Lint<'_>, record: RecordKey, engagement: &Engagement) {
    if engagement.dates.is_empty() {
        let problem = Problem::new(
            Code::NoDate,
            "This engagement has no date and cannot be drawn",
            "Add what a source says of when it was, if only the year",
        );
        lint.warn(record, &Trail::Record.field("dates"), problem);
    }
    if engagement.parties.is_empty() && engagement.body.is_none() {
        let problem = Problem::new(
            Code::NoPartner,
            "This engagement has neither a partner nor a body",
            "Add `parties: […]` or `body: \"…\"`",
        );
        lint.warn(record, &Trail::Record.field("parties"), problem);
    }
    for (index, promise) in engagement.promises.iter().enumerate() {
        if promise.due.is_some() && promise.basis.is_none() {
            let promises = Trail::Record.field("promises");
            let problem = Problem::new(
                Code::DueWithoutBasis,
                format!("Nothing says how the due date of `{}` is known", promise.id),
                "Add `basis: \"…\"` to the promise",
            );
            lint.warn(record, &promises.item(index).field("due"), problem);
        }
    }
}

pub(super) fn check_briefing(lint: &mut Lint<'_>, record: RecordKey, briefing: &Briefing) {
    if briefing.steps.is_empty() {
        let problem = Problem::new(
            Code::NoSteps,
            "This briefing has no step and cannot be presented",
            "Add a step: `(title: \"…\", view: (…))`",
        );
        lint.warn(record, &Trail::Record.field("steps"), problem);
    }
    for (number, step) in briefing.steps.iter().enumerate() {
        // Type is measured where slides are made; here letters are counted.
        let letters = step.title.trim().chars().count();
        if letters <= LONGEST_TITLE {
            continue;
        }
        let problem = Problem::new(
            Code::LongTitle,
            format!("A title of {letters} characters may be cut off on a slide"),
            format!(
                "Write it in {LONGEST_TITLE} at most; the subtitle, callouts and notes have room for more"
            ),
        );
        let steps = Trail::Record.field("steps");
        lint.warn(record, &steps.item(number).field("title"), problem);
    }
}

pub(super) fn check_catalogue(lint: &mut Lint<'_>, is_dropped: &impl Fn(RecordKey) -> bool) {
    let draft = lint.draft;
    let Some(about) = draft.abouts.values.first() else {
        let is_broken = draft
            .wrecks
            .iter()
            .any(|wreck| wreck.kind == Kind::Catalogue);
        if !is_broken {
            let mut problem = Problem::new(
                Code::NoCatalogueRecord,
                "No record says what this catalogue is",
                "Add a record `Catalogue` with title, home country and as-of date",
            );
            if let Some(file) = lint.finder.first_file() {
                problem = problem.at(Place::whole(file));
            }
            lint.problems.push(problem);
        }
        return;
    };
    let is_home = |code: &str| code == about.home.as_str();
    let known = draft
        .parties
        .values
        .iter()
        .enumerate()
        .filter(|&(index, _)| !is_dropped((Kind::Party, index)))
        .any(|(_, party)| is_home(party.code.as_str()));
    let broken = draft
        .wrecks
        .iter()
        .any(|wreck| wreck.kind == Kind::Party && wreck.id.as_deref().is_some_and(is_home));
    if !known && !broken {
        let problem = Problem::new(
            Code::HomeUnknown,
            format!("The home country `{}` has no record", about.home),
            format!("Add a record `Party` with the code `{}`", about.home),
        );
        lint.warn((Kind::Catalogue, 0), &Trail::Record.field("home"), problem);
    }
}
