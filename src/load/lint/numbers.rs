//! Numbers in a series: whether their order is that of the dates, and whether one is missing.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::{Kind, Lint, Problem, RecordKey, Trail};
use crate::{
    catalogue::{missing, stretches},
    date::{Day, Edtf},
    load::problem::Code,
    model::{Engagement, Status},
};

/// A numbered meeting.
pub(super) struct Numbered {
    pub(super) number: u32,
    pub(super) record: RecordKey,
    earliest: Option<Day>,
    latest: Option<Day>,
}

/// The numbers of all series.
#[derive(Default)]
pub(super) struct Numbers<'a> {
    by_series: FxHashMap<&'a str, Vec<Numbered>>,
    /// Numbers of meetings that were promised.
    promised: FxHashMap<&'a str, Vec<u32>>,
}

impl<'a> Numbers<'a> {
    /// The numbered meetings of a series.
    pub(super) fn of(&self, series: &str) -> &[Numbered] {
        self.by_series.get(series).map_or(&[], Vec::as_slice)
    }

    pub(super) fn add(&mut self, record: RecordKey, engagement: &'a Engagement) {
        if let Some((slug, numbered)) = numbered(record, engagement) {
            self.by_series.entry(slug).or_default().push(numbered);
        }
        for promise in &engagement.promises {
            let meeting = promise.meeting.as_ref();
            let link = meeting.and_then(|meeting| meeting.series.as_ref());
            if let Some((link, number)) = link.and_then(|link| Some((link, link.number?))) {
                let promised = self.promised.entry(link.slug.as_str()).or_default();
                promised.push(number.get());
            }
        }
    }

    pub(super) fn report(mut self, lint: &mut Lint<'_>, is_dropped: &impl Fn(RecordKey) -> bool) {
        let draft = lint.draft;
        let mut unread: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
        for (slug, number) in draft.wrecks.iter().flat_map(|wreck| &wreck.series) {
            unread.entry(slug).or_default().push(*number);
        }
        for (index, series) in draft.series.values.iter().enumerate() {
            let (record, slug) = ((Kind::Series, index), series.slug.as_str());
            let Some(meetings) = self.by_series.get_mut(slug) else {
                continue;
            };
            if is_dropped(record) {
                continue;
            }
            meetings.sort_by_key(|meeting| (meeting.number, meeting.record));
            check_order(lint, meetings);
            let hidden = [unread.get(slug), self.promised.get(slug)];
            check_holes(
                lint,
                record,
                meetings,
                hidden.into_iter().flatten().flatten(),
            );
        }
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
fn check_holes<'o>(
    lint: &mut Lint<'_>,
    series: RecordKey,
    meetings: &[Numbered],
    others: impl Iterator<Item = &'o u32>,
) {
    let mut known: BTreeSet<u32> = meetings.iter().map(|meeting| meeting.number).collect();
    let (Some(&lowest), Some(&highest)) = (known.first(), known.last()) else {
        return;
    };
    known.extend(others.filter(|&&number| lowest < number && number < highest));
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
