//! What a stretch of time that is selected holds, and how far apart that is.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Random, Screen, meeting, on_ground, synthetic, time};
use legation::{
    catalogue::Handle,
    date::{Day, DayRange, Membership, distance},
    timeline::Item,
    view::TimeWindow,
};

/// How far apart the first and the last are, in words.
fn spread(records: &[(&str, &str)], from: &str, to: &str) -> Option<String> {
    let records: String = records
        .iter()
        .map(|(id, date)| meeting(id, date, ""))
        .collect();
    let screen = Screen::new(on_ground(&records));
    let spread = screen
        .arrangement()
        .spread(&screen.catalogue, time(from, to));
    spread.map(|spread| spread.to_string())
}

#[test]
fn days_are_apart_by_a_number_of_days() {
    let days = [
        ("a", "2020-01-10"),
        ("b", "2020-02-01"),
        ("c", "2020-03-10"),
    ];
    assert_eq!(spread(&days, "2020", "2020").unwrap(), "60 days");
    assert_eq!(spread(&days, "2020-01", "2020-02").unwrap(), "22 days");
    assert_eq!(spread(&days, "2020-02", "2020-02"), None, "there is one");
    assert_eq!(spread(&days, "2021", "2021"), None, "there is none");
}

#[test]
fn where_it_is_not_known_which_came_first_either_may_have() {
    let days = [
        ("once", "[2020-01-05..2020-01-31]"),
        ("day", "2020-01-10"),
        ("last", "2020-03-10"),
    ];
    assert_eq!(spread(&days, "2020", "2020").unwrap(), "60 to 65 days");
    // Alone with a day in the middle it is at most as far as to its own end.
    let two = &days[..2];
    assert_eq!(spread(two, "2020", "2020").unwrap(), "0 to 21 days");
}

#[test]
fn what_is_not_certainly_all_in_it_counts_for_nothing() {
    let days = [
        ("may be before", "[2019-12-01..2020-01-31]"),
        ("began before", "2019-12-30/2020-01-02"),
        ("doubted", "2020-01-02?"),
        ("open", "2020-01-03/.."),
        ("a", "2020-02-01"),
        ("b", "2020-02-03"),
    ];
    assert_eq!(spread(&days, "2020", "2020").unwrap(), "2 days");
}

#[test]
fn a_search_from_both_ends_finds_what_looking_at_all_of_them_finds() {
    let mut random = Random::new(7);
    let screen = Screen::new(synthetic::catalogue(600, 7));
    let arrangement = screen.arrangement();
    let bounds = arrangement.bounds;
    let mut found = 0;
    for _ in 0..200 {
        let start = random.between(bounds.start(), bounds.end()).floor();
        let span = 2_f64.powf(random.between(0.0, 13.0)).ceil();
        let window = TimeWindow::new(start, start + span);
        let spread = arrangement.spread(&screen.catalogue, window);
        let (first, last) = (start as i64, (start + span) as i64 - 1);
        let is_in = |item: &&Item| {
            let date = arrangement.known.date(&screen.catalogue, item.handle);
            let date = date.unwrap();
            let days = (Day::from_number(first), Day::from_number(last));
            let within = date.within(days.0, days.1) == Membership::Certainly;
            let hull = (date.earliest(), date.latest());
            within
                && hull.0.is_some_and(|day| day >= days.0)
                && hull.1.is_some_and(|day| day <= days.1)
        };
        let items = arrangement.lanes.iter().flat_map(|lane| &lane.items);
        let items: Vec<&Item> = items.filter(is_in).collect();
        let date = |handle: Handle| arrangement.known.date(&screen.catalogue, handle).unwrap();
        let mut expected: Option<DayRange> = None;
        for (at, a) in items.iter().enumerate() {
            for b in &items[at + 1..] {
                let apart = distance(date(a.handle), date(b.handle));
                let before = expected.unwrap_or(apart);
                expected = Some(DayRange {
                    min: before.min.max(apart.min),
                    max: before.max.max(apart.max),
                });
            }
        }
        assert_eq!(spread, expected, "from {first} to {last}");
        found += usize::from(expected.is_some());
    }
    assert!(found > 40, "only {found} had two in them");
}
