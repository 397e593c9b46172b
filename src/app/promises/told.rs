//! What is told of a promise in its row, to eyes and to ears.

use super::Page;
use crate::{
    app::words,
    catalogue::{Catalogue, Followed, Handle, Known, Outcome},
    date::Edtf,
    model::Citation,
};

/// What a row says.
pub(super) struct Told<'a> {
    /// What became of it.
    pub state: String,
    /// Below the state: what kept it, or how things stand.
    pub then: String,
    pub partner: String,
    /// What was promised, in our words.
    pub what: &'a str,
    /// When, where, and by which source.
    pub promised: String,
    pub due: String,
    /// Whether a date was given.
    pub is_due: bool,
    /// All of it, as a person would say it.
    pub spoken: String,
}

impl<'a> Told<'a> {
    pub(super) fn new(page: &Page<'a>, row: &Followed) -> Self {
        let (catalogue, known) = (&**page.around.catalogue, &**page.around.known);
        let promise = catalogue.promise(row.promise);
        let partners = catalogue.partners_of(row.promise);
        let names: Vec<&str> = partners
            .iter()
            .map(|party| catalogue.party_name(party))
            .collect();
        let partner = match names.as_slice() {
            [] => "No partner".to_owned(),
            [one, two, three, rest @ ..] if !rest.is_empty() => {
                format!("{one}, {two}, {three} and {} more", rest.len())
            }
            few => few.join(", "),
        };
        let made = known.date(catalogue, row.promise.made_by);
        let made_at = label(catalogue, known, row.promise.made_by);
        let made_on = made.map_or("on an unknown day".to_owned(), Edtf::short);
        let due = promise.due.as_ref();
        let is_certain = catalogue.is_certain_by(row.outcome, known, page.as_of);
        let perhaps = if is_certain {
            ""
        } else {
            ", perhaps not by then"
        };
        let by = row.outcome.by().map(|by| {
            let date = known.date(catalogue, by).map(Edtf::short);
            let label = label(catalogue, known, by);
            date.map_or_else(|| label.clone(), |date| format!("{date} · {label}"))
        });
        let then = match (row.outcome, by) {
            (_, Some(by)) => format!("{by}{perhaps}"),
            (Outcome::Overdue { .. }, _) => "No record of it".to_owned(),
            (_, None) => left(page, row),
        };
        let state = words::sentence(&row.outcome.words());
        let due_spoken = due.map_or("no date given".to_owned(), |due| {
            format!("due {}", due.display())
        });
        let outcome = catalogue.outcome_words(row.outcome);
        Self {
            spoken: format!(
                "{partner}, promised {}: {}, {due_spoken}. {outcome}{perhaps}",
                made.map_or("on an unknown day".to_owned(), Edtf::display),
                promise.what,
            ),
            promised: format!(
                "{made_on} · {made_at} · {}",
                source_mark(catalogue, known, &promise.cite)
            ),
            due: due.map_or("No date given".to_owned(), Edtf::short),
            is_due: due.is_some(),
            what: &promise.what,
            state,
            then,
            partner,
        }
    }
}

/// How long there is until the last day that was promised.
fn left(page: &Page<'_>, row: &Followed) -> String {
    let Some(due) = row.due else {
        return "No record of it".to_owned();
    };
    match page.as_of.days_until(due) {
        0 => "The last day promised".to_owned(),
        days => {
            let days = usize::try_from(days).unwrap_or_default();
            format!("{} left", words::count(days, "day"))
        }
    }
}

/// The label that an engagement has on the timeline.
fn label(catalogue: &Catalogue, known: &Known, handle: Handle) -> String {
    let link = known.series(catalogue, handle);
    let series = link.and_then(|link| Some((link, catalogue.series(&link.slug)?.short.as_str())));
    catalogue.entry(handle).label(series)
}

/// Where a promise stands written: "PIB ¶ 5", "one of 3 pages", with how many more there are.
fn source_mark(catalogue: &Catalogue, known: &Known, cite: &[Citation]) -> String {
    let mut admitted = cite.iter().filter(|one| known.admits_one(catalogue, one));
    let Some(first) = admitted.next() else {
        return "no citation".to_owned();
    };
    let mut mark = if first.or.is_empty() {
        let source = catalogue.source(&first.source);
        let publisher = source.and_then(|source| source.publisher.as_deref());
        publisher.unwrap_or(first.source.as_str()).to_owned()
    } else {
        format!("one of {} pages", first.or.len() + 1)
    };
    if let Some(paragraph) = first.paragraph() {
        mark += &format!(" ¶ {paragraph}");
    }
    match admitted.count() {
        0 => mark,
        more => format!("{mark} and {more} more"),
    }
}
