//! How far the meetings of a series lie apart.

use std::{collections::BTreeSet, ops::RangeInclusive};

use super::{
    Shown,
    evidence::{Backing, Evidence, Sources},
};
use crate::{
    catalogue::{Handle, missing},
    date::{Day, DayRange, Edtf, distance},
    model::{EngagementId, Place, SeriesId, SeriesNumber, Status},
};

/// A meeting of a series that was held and has a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// Which it is.
    pub id: EngagementId,
    /// Its number, if it has one.
    pub number: Option<SeriesNumber>,
    /// When, in words.
    pub date: String,
    /// The first day that it may have been; `None` when there is no limit on that side.
    pub earliest: Option<Day>,
    /// The last day that it may have been.
    pub latest: Option<Day>,
    /// Where, if that is known.
    pub place: Option<String>,
    /// Whether the view shows it.
    pub is_shown: bool,
}

/// From one meeting of a series to the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// How long it is.
    pub days: DayRange,
    /// Numbers between them that no record in the catalogue says were held.
    pub missing: Vec<RangeInclusive<u32>>,
    /// Whether the later one may have been the earlier one, going by the dates alone.
    pub may_be_reversed: bool,
    /// Independent sources behind the two.
    pub sources: u32,
}

/// One series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesGaps {
    /// Which it is.
    pub slug: SeriesId,
    /// Its name in full.
    pub name: String,
    /// Meetings held, in order of time; where dates overlap, in the order of their numbers.
    pub met: Vec<Met>,
    /// From each to the next: one less than there are meetings.
    pub gaps: Vec<Gap>,
    /// The gap in the middle, by length. Of an even number it is halfway between two.
    pub median: DayRange,
    /// The longest.
    pub longest: DayRange,
    /// Numbers up to the highest held that no record says were held.
    pub missing: Vec<RangeInclusive<u32>>,
    /// Meetings held of which no date is known: in no gap.
    pub undated: u32,
    /// Meetings announced, expected, postponed or cancelled, and not held: in no gap.
    pub ahead: u32,
    /// Independent sources behind all of it.
    pub sources: u32,
}

/// Every series with at least two dated meetings, of which the view shows one or more. A gap is one of
/// the series and not of a filter, so all meetings of a series that are known are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// The series with the most meetings first.
    pub series: Vec<SeriesGaps>,
    /// Series that are shown and have fewer than two dated meetings.
    pub too_short: u32,
    /// Meetings in the series, each once.
    pub meetings: u32,
    /// Independent sources behind them.
    pub sources: u32,
    /// The first and the last day that any of them names; `None` when none does.
    pub days: Option<(Day, Day)>,
    /// Whether the day of any of them is not known, or it lasted.
    pub has_windows: bool,
}

impl Gaps {
    /// The gaps of the series that a view shows something of.
    #[must_use]
    pub fn new(shown: &Shown<'_>) -> Self {
        let mut sources = Sources::new(shown.catalogue, shown.known);
        let mut backing = Backing::default();
        let mut gaps = Self::default();
        for series in shown.catalogue.all_series() {
            let members = members(shown, &series.slug);
            if !members.iter().any(|member| shows(shown, *member)) {
                continue;
            }
            let held = held(shown, &members, &mut sources);
            if held.len() < 2 {
                gaps.too_short += 1;
                continue;
            }
            for member in &held {
                backing.add(&member.evidence);
            }
            gaps.meetings += held.len() as u32;
            let mut one = of_series(&held, &sources);
            one.slug = series.slug.clone();
            one.name.clone_from(&series.name);
            one.missing = shown.catalogue.missing_in(&series.slug, shown.known);
            count_rest(&mut one, shown, &members);
            gaps.series.push(one);
        }
        gaps.sources = backing.count(&sources);
        gaps.look_at_days();
        let size = |one: &SeriesGaps| std::cmp::Reverse(one.met.len());
        gaps.series
            .sort_by(|a, b| (size(a), &a.name, &a.slug).cmp(&(size(b), &b.name, &b.slug)));
        gaps
    }
}

impl Gaps {
    fn look_at_days(&mut self) {
        let met = || self.series.iter().flat_map(|series| &series.met);
        let has_windows = met().any(|met| met.earliest != met.latest);
        let days = || met().flat_map(|met| [met.earliest, met.latest]).flatten();
        self.days = days().min().zip(days().max());
        self.has_windows = has_windows;
    }
}

/// Those of a series that are known to belong to it.
fn members(shown: &Shown<'_>, slug: &SeriesId) -> Vec<Handle> {
    let all = shown.catalogue.in_series(slug).iter().copied();
    let known = |member: &Handle| shown.known.series(shown.catalogue, *member).is_some();
    let there = all.filter(|&member| shown.known.has(member));
    there.filter(known).collect()
}

fn shows(shown: &Shown<'_>, handle: Handle) -> bool {
    shown.handles.binary_search(&handle).is_ok()
}

fn count_rest(one: &mut SeriesGaps, shown: &Shown<'_>, members: &[Handle]) {
    for &member in members {
        if shown.known.status(member) != Some(Status::Held) {
            let is_kept = shown
                .catalogue
                .kept_by(member, shown.known, shown.as_of)
                .is_some();
            one.ahead += u32::from(!is_kept);
        } else if shown.known.date(shown.catalogue, member).is_none() {
            one.undated += 1;
        }
    }
}

/// A meeting held, with what is asked of it more than once.
struct Held<'a> {
    met: Met,
    date: &'a Edtf,
    evidence: Evidence,
}

impl Held<'_> {
    fn number(&self) -> Option<u32> {
        self.met.number.map(SeriesNumber::get)
    }

    /// Whether, by the dates alone, it may have been after another one that starts no earlier.
    fn may_follow(&self, next: &Self) -> bool {
        let (Some(latest), Some(earliest)) = (self.date.latest(), next.date.earliest()) else {
            return true;
        };
        latest >= earliest
    }
}

/// Members held and dated, in order.
fn held<'a>(shown: &Shown<'a>, members: &[Handle], sources: &mut Sources<'_>) -> Vec<Held<'a>> {
    let Shown {
        catalogue, known, ..
    } = *shown;
    let held = members.iter().copied();
    let held = held.filter(|&member| known.status(member) == Some(Status::Held));
    let mut held: Vec<Held<'_>> = held
        .filter_map(|member| {
            let date = known.date(catalogue, member)?;
            let engagement = &catalogue.entry(member).engagement;
            let place = known.place(catalogue, member);
            Some(Held {
                met: Met {
                    id: engagement.id.clone(),
                    number: known.series(catalogue, member)?.number,
                    date: date.display(),
                    earliest: date.earliest(),
                    latest: date.latest(),
                    place: place.and_then(|place| words_of(shown, place)),
                    is_shown: shows(shown, member),
                },
                date,
                evidence: sources.of(engagement.citations()),
            })
        })
        .collect();
    // The catalogue is in the order of the best dates, and under a lens others may hold.
    held.sort_by(|a, b| {
        let keys = a.date.sort_key().cmp(&b.date.sort_key());
        keys.then_with(|| a.met.id.cmp(&b.met.id))
    });
    by_number_where_dates_overlap(&mut held);
    held
}

/// Where two neighbours may have been in either order, their numbers say which it was. Each exchange
/// leaves one pair of numbers less in the wrong order, so this ends.
fn by_number_where_dates_overlap(held: &mut [Held<'_>]) {
    let mut changed = true;
    while changed {
        changed = false;
        for later in 1..held.len() {
            let (one, next) = (&held[later - 1], &held[later]);
            let wrong = one.number().zip(next.number()).is_some_and(|(a, b)| a > b);
            if wrong && one.may_follow(next) {
                held.swap(later - 1, later);
                changed = true;
            }
        }
    }
}

/// "Moscow, Russia".
fn words_of(shown: &Shown<'_>, place: &Place) -> Option<String> {
    let country = place.country.as_ref();
    let country = country.map(|code| shown.catalogue.party_name(code));
    match (place.city.as_deref(), country) {
        (Some(city), Some(country)) => Some(format!("{city}, {country}")),
        (one, other) => one.or(other).map(str::to_owned),
    }
}

/// The gaps of meetings in order; what the caller knows of the series is left empty.
fn of_series(held: &[Held<'_>], sources: &Sources<'_>) -> SeriesGaps {
    let numbers: BTreeSet<u32> = held.iter().filter_map(Held::number).collect();
    let mut all = Backing::default();
    let mut last_number = None;
    let mut gaps = Vec::with_capacity(held.len());
    for (at, one) in held.iter().enumerate() {
        all.add(&one.evidence);
        if at > 0 {
            let before = &held[at - 1];
            let mut behind = Backing::default();
            behind.add(&before.evidence);
            behind.add(&one.evidence);
            let between = last_number.zip(one.number());
            let between = between.filter(|(from, to)| to.saturating_sub(1) > *from);
            gaps.push(Gap {
                days: distance(before.date, one.date),
                missing: between
                    .map_or_else(Vec::new, |(from, to)| missing(&numbers, from + 1..=to - 1)),
                may_be_reversed: before.may_follow(one),
                sources: behind.count(sources),
            });
        }
        last_number = one.number().max(last_number);
    }
    let days: Vec<DayRange> = gaps.iter().map(|gap| gap.days).collect();
    SeriesGaps {
        slug: SeriesId::from(""),
        name: String::new(),
        met: held.iter().map(|one| one.met.clone()).collect(),
        median: median(&days),
        longest: longest(&days),
        gaps,
        missing: Vec::new(),
        undated: 0,
        ahead: 0,
        sources: all.count(sources),
    }
}

/// A range is known within the limits of what it is made from: so is the median of ranges, between
/// that of the smallest and that of the largest.
fn median(days: &[DayRange]) -> DayRange {
    let mut least: Vec<u64> = days.iter().map(|range| range.min).collect();
    // Without a limit is larger than any limit.
    let mut most: Vec<u64> = days
        .iter()
        .map(|range| range.max.unwrap_or(u64::MAX))
        .collect();
    least.sort_unstable();
    most.sort_unstable();
    let middle = |sorted: &[u64]| {
        let upper = sorted.len() / 2;
        let lower = (sorted.len().max(1) - 1) / 2;
        (
            sorted.get(lower).copied().unwrap_or(0),
            sorted.get(upper).copied().unwrap_or(0),
        )
    };
    let (low, high) = middle(&most);
    let has_limit = high != u64::MAX;
    let (least_low, least_high) = middle(&least);
    DayRange {
        min: least_low.midpoint(least_high),
        max: has_limit.then(|| (low + high).div_ceil(2)),
    }
}

fn longest(days: &[DayRange]) -> DayRange {
    let min = days.iter().map(|range| range.min).max().unwrap_or(0);
    let mut max = Some(min);
    for range in days {
        max = max.zip(range.max).map(|(most, other)| most.max(other));
    }
    DayRange { min, max }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(min: u64, max: u64) -> DayRange {
        DayRange {
            min,
            max: Some(max),
        }
    }

    #[test]
    fn the_median_and_the_longest_of_ranges_are_ranges() {
        let days = [range(10, 12), range(400, 400), range(5, 90)];
        assert_eq!(median(&days), range(10, 90));
        assert_eq!(longest(&days), range(400, 400));
        assert_eq!(median(&days[..2]), range(205, 206));
        let open = DayRange { min: 3, max: None };
        assert_eq!(median(&[range(1, 2), open, open]), open);
        assert_eq!(median(&[range(1, 2), range(3, 4), open]), range(3, 4));
        assert_eq!(longest(&[range(1, 2), open]), open);
    }
}
