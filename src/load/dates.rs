//! Dates that could not be read: every one of a record, not only the first.

use std::ops::Range;

use super::{
    locate::{Body, Node},
    problem::{Code, Problem},
};
use crate::{
    date::Edtf,
    view::{NotATime, TimeWindow},
};

/// The fields that hold a date.
const DATE_FIELDS: [&str; 4] = ["date", "due", "founded", "as_of"];

/// The field of a view that holds a stretch of time, written like a date.
const TIME: &str = "time";

/// Whether a field of this name holds a date, or is written like one.
pub(crate) fn is_date_field(name: &str) -> bool {
    DATE_FIELDS.contains(&name) || name == TIME
}

/// Every bad date in a record, with the stretch of the text that is to blame.
pub(crate) fn bad_dates(text: &str, record: &Node) -> Vec<(Range<usize>, Problem)> {
    let mut found = Vec::new();
    record.visit(text, &mut |field, node| match field {
        Some(TIME) => found.extend(check_time(text, node)),
        Some(name) if is_date_field(name) => found.extend(check(text, node)),
        _ => {}
    });
    found
}

/// A good date that is no stretch of time, or no date at all.
fn check_time(text: &str, node: &Node) -> Option<(Range<usize>, Problem)> {
    let written = node.quoted(text)?;
    let refusal = written.parse::<TimeWindow>().err()?;
    if let NotATime::Date(_) = refusal {
        return check(text, node);
    }
    let problem = Problem::new(
        Code::BadTime,
        sentence(&refusal.to_string()),
        sentence(&refusal.cure()),
    );
    Some((node.head(), problem))
}

fn check(text: &str, node: &Node) -> Option<(Range<usize>, Problem)> {
    let Body::Text(inner) = &node.body else {
        return None;
    };
    let written = &text[inner.clone()];
    let error = Edtf::parse(written).err()?;
    let at = error.at();
    let start = (inner.start + at.start).min(inner.end);
    let end = (inner.start + at.end).clamp(start, inner.end);
    // Where something is missing, the caret stands after what is there.
    let range = start..end.max(start + 1);
    let (code, message) = if error.is_valid_edtf() {
        (Code::DateNotSupported, format!("`{written}` is {error}"))
    } else {
        (Code::BadDate, format!("`{written}` is {error}"))
    };
    Some((range, Problem::new(code, message, sentence(&error.cure()))))
}

/// Sentence case, and no full stop after a single sentence.
fn sentence(text: &str) -> String {
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut characters = text.chars();
    let first = characters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(characters).collect()
}
