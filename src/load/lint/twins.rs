//! Two records that look like one.

use std::collections::{HashMap, hash_map::Entry};

use super::{Kind, Lint, Problem, RecordKey, Trail};
use crate::{
    date::{Day, Kind as DateKind},
    load::problem::Code,
    model::{Engagement, PartyCode, Status},
};

pub(super) fn check(lint: &mut Lint<'_>) {
    let mut by_number: HashMap<(&str, u32, Status), RecordKey> = HashMap::new();
    let mut by_day: HashMap<(Day, &str, Vec<&str>), RecordKey> = HashMap::new();
    for (record, engagement) in lint.engagements() {
        if matches!(engagement.status, Status::Cancelled | Status::Postponed) {
            continue;
        }
        if let Some(link) = &engagement.series
            && let Some(number) = link.number
        {
            // What was announced and then held may well stand in two records.
            let key = (link.slug.as_str(), number.get(), engagement.status);
            match by_number.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(record);
                }
                Entry::Occupied(first) => {
                    let first = *first.get();
                    warn(
                        lint,
                        record,
                        first,
                        "number",
                        "has the same number in its series",
                    );
                    continue;
                }
            }
        }
        if let Some(key) = day_key(engagement) {
            match by_day.entry(key) {
                Entry::Vacant(free) => {
                    free.insert(record);
                }
                Entry::Occupied(first) => {
                    let first = *first.get();
                    if !are_related(lint, record, first) {
                        warn(
                            lint,
                            record,
                            first,
                            "date",
                            "has the same day, format and parties",
                        );
                    }
                }
            }
        }
    }
}

/// The day, when it is one day, with format and partners in order.
fn day_key(engagement: &Engagement) -> Option<(Day, &str, Vec<&str>)> {
    let date = &engagement.dates.first()?.date;
    let day = date.earliest().filter(|_| date.kind() == DateKind::Day)?;
    let mut parties: Vec<&str> = engagement.parties.iter().map(PartyCode::as_str).collect();
    parties.extend(engagement.body.as_ref().map(PartyCode::as_str));
    parties.sort_unstable();
    Some((day, engagement.format.as_str(), parties))
}

/// Part of one another, or two numbers of one series.
fn are_related(lint: &Lint<'_>, a: RecordKey, b: RecordKey) -> bool {
    let engagements = &lint.draft.engagements.values;
    let (a, b) = (&engagements[a.1], &engagements[b.1]);
    let numbered = |engagement: &Engagement| {
        engagement
            .series
            .as_ref()
            .is_some_and(|link| link.number.is_some())
    };
    a.part_of.as_ref() == Some(&b.id)
        || b.part_of.as_ref() == Some(&a.id)
        || (numbered(a) && numbered(b))
}

fn warn(lint: &mut Lint<'_>, record: RecordKey, first: RecordKey, by: &str, why: &str) {
    let record_trail = Trail::Record;
    let dates = record_trail.field("dates");
    let date = dates.item(0);
    let series = record_trail.field("series");
    let trail = if by == "number" {
        series.field("number")
    } else {
        date.field("date")
    };
    let id = lint.draft.id((Kind::Engagement, first.1)).to_string();
    let problem = Problem::new(
        Code::LooksAlike,
        format!("This looks like `{id}`, which {why}"),
        "Put what both say into one record, or mend what makes them look alike",
    )
    .related(lint.place(first, &trail), format!("`{id}` is here"));
    lint.warn(record, &trail, problem);
}
