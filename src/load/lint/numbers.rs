//! Numbers in a series: whether their order is that of the dates, and whether one is missing.

use std::collections::{BTreeSet, HashMap};

use super::{Kind, Lint, Problem, RecordKey, Trail};
use crate::{
    catalogue::{missing, stretches},
    date::{Day, Edtf},
    load::problem::Code,
    model::{Engagement, SeriesNumber, Status},
};

/// A numbered meeting.
struct Numbered {
    number: u32,
    record: RecordKey,
    earliest: Option<Day>,
    latest: Option<Day>,
}

pub(super) fn check(lint: &mut Lint<'_>) {
    let draft = lint.draft;
    let mut by_series: HashMap<&str, Vec<Numbered>> = HashMap::new();
    for (record, engagement) in lint.engagements() {
        if let Some((slug, numbered)) = numbered(record, engagement) {
            by_series.entry(slug).or_default().push(numbered);
        }
    }
    let mut hidden: HashMap<&str, Vec<u32>> = HashMap::new();
    for (slug, number) in draft
        .wrecks
        .iter()
        .filter_map(|wreck| wreck.series.as_ref())
    {
        hidden.entry(slug).or_default().push(*number);
    }
    for (_, engagement) in lint.engagements() {
        for meeting in engagement
            .promises
            .iter()
            .filter_map(|promise| promise.meeting.as_ref())
        {
            if let Some(link) = &meeting.series {
                let numbers = link.number.map(SeriesNumber::get);
                hidden
                    .entry(link.slug.as_str())
                    .or_default()
                    .extend(numbers);
            }
        }
    }
    for (index, series) in draft.series.values.iter().enumerate() {
        let Some(meetings) = by_series.get_mut(series.slug.as_str()) else {
            continue;
        };
        meetings.sort_by_key(|meeting| (meeting.number, meeting.record));
        check_order(lint, meetings);
        let others = hidden
            .get(series.slug.as_str())
            .map_or(&[][..], Vec::as_slice);
        check_holes(lint, (Kind::Series, index), meetings, others);
    }
}

fn numbered(record: RecordKey, engagement: &Engagement) -> Option<(&str, Numbered)> {
    let link = engagement.series.as_ref()?;
    let number = link.number?.get();
    let date = engagement.dates.first().map(|claim| &claim.date);
    let counts = !matches!(engagement.status, Status::Cancelled | Status::Postponed);
    let numbered = Numbered {
        number,
        record,
        earliest: date.filter(|_| counts).and_then(Edtf::earliest),
        latest: date.filter(|_| counts).and_then(Edtf::latest),
    };
    Some((link.slug.as_str(), numbered))
}

/// A meeting is out of order when it was certainly over before one with a lower number began.
fn check_order(lint: &mut Lint<'_>, meetings: &[Numbered]) {
    // The lower-numbered meeting that began last, among those of lower numbers and those of this.
    let mut latest_lower: Option<&Numbered> = None;
    let mut latest_here: Option<&Numbered> = None;
    let mut number = 0;
    for meeting in meetings {
        if meeting.number != number {
            latest_lower = later(latest_lower, latest_here);
            latest_here = None;
            number = meeting.number;
        }
        latest_here = later(latest_here, Some(meeting));
        let Some(lower) = latest_lower else {
            continue;
        };
        if meeting
            .latest
            .zip(lower.earliest)
            .is_some_and(|(end, start)| end < start)
        {
            let trail = Trail::Record.field("series");
            let dates = Trail::Record.field("dates");
            let lower_date = dates.item(0);
            let place = lint.place(lower.record, &lower_date.field("date"));
            let problem = Problem::new(
                Code::NumberOutOfOrder,
                format!(
                    "Number {} is dated before number {}",
                    meeting.number, lower.number
                ),
                "Check both numbers and both dates against their sources",
            )
            .related(place, format!("number {} is dated here", lower.number));
            lint.warn(meeting.record, &trail.field("number"), problem);
        }
    }
}

fn later<'m>(a: Option<&'m Numbered>, b: Option<&'m Numbered>) -> Option<&'m Numbered> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.earliest > a.earliest { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// Numbers between the lowest and the highest known of which there is no record.
fn check_holes(lint: &mut Lint<'_>, series: RecordKey, meetings: &[Numbered], others: &[u32]) {
    let mut known: BTreeSet<u32> = meetings.iter().map(|meeting| meeting.number).collect();
    let (Some(&lowest), Some(&highest)) = (known.first(), known.last()) else {
        return;
    };
    known.extend(
        others
            .iter()
            .filter(|&&number| lowest < number && number < highest),
    );
    let missing = missing(&known, lowest..=highest);
    let noun = match missing.as_slice() {
        [] => return,
        [only] if only.start() == only.end() => "number",
        _ => "numbers",
    };
    let problem = Problem::new(
        Code::NumberMissing,
        format!(
            "No record in this catalogue of {noun} {} of the {}",
            stretches(&missing),
            lint.draft.series.values[series.1].name
        ),
        "Add a record if a source tells of it; otherwise the gap is shown as one",
    );
    lint.warn(series, &Trail::Record.field("slug"), problem);
}
