//! What was promised, and what became of it.

use super::{
    super::{Handover, numbered::Numbered},
    cited,
    escape::escaped,
};
use crate::{
    catalogue::{Followed, Handle, count, one_line},
    date::{Day, Edtf},
};

/// A line for each promise, what is overdue first; nothing where nothing was promised.
pub(super) fn section(handover: &Handover<'_>, numbered: &Numbered<'_>) -> String {
    let Some(as_of) = handover.as_of else {
        return String::new();
    };
    let follow_up = handover.follow_up();
    let later = follow_up.counts.not_yet_made;
    if follow_up.rows.is_empty() && later == 0 {
        return String::new();
    }
    let mut text = format!(
        "## Promises, and what became of them as of {}\n\n",
        escaped(&as_of.plain())
    );
    for row in &follow_up.rows {
        text += &line(handover, numbered, row, as_of);
    }
    if later > 0 {
        text += &format!("- {} made only after that day\n", count(later, "promise"));
    }
    text + "\n"
}

fn line(handover: &Handover<'_>, numbered: &Numbered<'_>, row: &Followed, as_of: Day) -> String {
    let (catalogue, known) = (handover.catalogue, &handover.known);
    let promise = catalogue.promise(row.promise);
    let partners = catalogue.partners_of(row.promise).into_iter();
    let partners: Vec<&str> = partners.map(|party| catalogue.party_name(party)).collect();
    let mut became = catalogue.outcome_words(row.outcome);
    if let Some(by) = row.outcome.by() {
        let mark = numbered.mark(known, &catalogue.entry(by).engagement.cite);
        let date = date(handover, by);
        became = format!("{}, {date}", one_line(&became));
        if !catalogue.is_certain_by(row.outcome, known, as_of) {
            became += ", perhaps not by that day";
        }
        became = cited(&became, &mark);
    } else {
        became = escaped(&became);
    }
    let due = promise.due.as_ref();
    let due = due.map_or_else(
        || "no date given".to_owned(),
        |due| format!("due {}", due.display()),
    );
    let promised = format!(
        "{}: {}; promised {}, {due}",
        partners.join(", "),
        promise.what,
        date(handover, row.promise.made_by),
    );
    let mark = numbered.mark(known, &promise.cite);
    format!("- {}. **{became}**\n", cited(&promised, &mark))
}

fn date(handover: &Handover<'_>, handle: Handle) -> String {
    let date = handover.known.date(handover.catalogue, handle);
    date.map_or_else(|| "on an unknown day".to_owned(), Edtf::display)
}
