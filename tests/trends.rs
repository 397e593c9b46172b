//! Trends: what is counted, in which years, with whom, and what it rests on.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::collections::BTreeSet;

use common::{articles, embedded, engagement, meeting, on_ground};
use legation::{
    catalogue::{Catalogue, Handle, Known},
    date::{Day, DayRange},
    model::{Collection, EngagementId, PartyCode},
    trends::{Axis, Count, Gaps, Grid, SeriesGaps, Shown},
    view::{Grouping, Lens, Trend},
};
use proptest::prelude::*;

/// A catalogue and what is known of it.
struct Ground {
    catalogue: Catalogue,
    known: Known,
    handles: Vec<Handle>,
    hidden: BTreeSet<PartyCode>,
    as_of: Option<Day>,
}

impl Ground {
    fn new(catalogue: Catalogue, lens: &Lens) -> Self {
        let known = Known::new(&catalogue, lens);
        let handles = catalogue.entries().map(|(handle, _)| handle);
        Self {
            handles: handles.filter(|&handle| known.has(handle)).collect(),
            hidden: BTreeSet::new(),
            as_of: None,
            catalogue,
            known,
        }
    }

    fn of(records: &str) -> Self {
        Self::new(on_ground(records), &Lens::All)
    }

    fn shown(&self) -> Shown<'_> {
        Shown {
            catalogue: &self.catalogue,
            known: &self.known,
            handles: &self.handles,
            hidden: &self.hidden,
            as_of: self.as_of,
        }
    }

    fn grid(&self, trend: Trend) -> Grid {
        Grid::of(trend, Grouping::Partner, &self.shown()).unwrap()
    }

    fn per_year(&self, largest: usize) -> Grid {
        Grid::per_year(&self.shown(), Grouping::Partner, largest)
    }

    fn gaps(&self) -> Gaps {
        Gaps::new(&self.shown())
    }
}

fn row(grid: &Grid, name: &str) -> usize {
    let names: Vec<&str> = grid.rows.iter().map(|head| head.name.as_str()).collect();
    let found = names.iter().position(|other| *other == name);
    found.unwrap_or_else(|| panic!("no {name} among {names:?}"))
}

fn column(grid: &Grid, name: &str) -> usize {
    let mut names = grid.columns.iter();
    names.position(|head| head.name == name).unwrap()
}

/// The number in a cell, by names.
fn cell(grid: &Grid, of: &str, at: &str) -> Count {
    grid.cell(row(grid, of), column(grid, at))
}

/// Certainly and possibly, year by year.
fn years(grid: &Grid, of: &str) -> Vec<(String, u32, u32)> {
    let row = row(grid, of);
    let columns = grid.columns.iter().enumerate();
    let counts = columns.map(|(at, head)| (head.name.clone(), grid.cell(row, at)));
    counts
        .filter(|(_, count)| !count.is_empty())
        .map(|(name, count)| (name, count.certainly, count.possibly))
        .collect()
}

/// Expected years, written shortly.
fn expect(years: &[(&str, u32, u32)]) -> Vec<(String, u32, u32)> {
    let years = years.iter();
    years
        .map(|&(year, sure, maybe)| (year.to_owned(), sure, maybe))
        .collect()
}

// --- years ------------------------------------------------------------------------------------------

#[test]
fn the_second_meeting_with_the_maldives_is_possibly_in_each_of_six_years() {
    let ground = Ground::new(embedded(), &articles());
    let grid = ground.grid(Trend::PerYear);
    let maldives = years(&grid, "Maldives");
    for year in ["2018", "2019", "2020", "2021", "2022", "2023"] {
        assert!(
            maldives.contains(&(year.to_owned(), 0, 1)),
            "{year} of {maldives:?}"
        );
    }
    assert!(grid.heading().contains("possibly in another year"));
}

#[test]
fn a_window_of_two_years_is_possibly_in_both_and_certainly_in_neither() {
    let ground = Ground::of(&meeting("a", "[2018-11-17..2019-02-01]", ""));
    let grid = ground.grid(Trend::PerYear);
    let expected = expect(&[("2018", 0, 1), ("2019", 0, 1)]);
    assert_eq!(years(&grid, "Bordavia"), expected);
    assert_eq!(grid.basis.possibly, 1);
    assert_eq!(
        grid.heading(),
        "1 meeting held, 1 source; 1 possibly in another year"
    );
    let said = grid.spoken(0, 0);
    assert_eq!(said, "2018 · Bordavia: 0 certainly, 1 possibly; 1 source");
}

#[test]
fn a_date_with_a_hole_is_not_in_the_hole() {
    let ground = Ground::of(&meeting("a", "[2019-12-31,2021-01-01]", ""));
    let grid = ground.grid(Trend::PerYear);
    let expected = expect(&[("2019", 0, 1), ("2021", 0, 1)]);
    assert_eq!(years(&grid, "Bordavia"), expected);
    // The year between is there, and empty.
    let between = column(&grid, "2020");
    let said = grid.spoken(0, between);
    assert_eq!(
        said,
        "2020 · Bordavia: no meeting on record in this catalogue"
    );
}

#[test]
fn what_lasted_over_new_year_is_certainly_in_both_years_and_one_meeting() {
    let ground = Ground::of(&meeting("a", "2019-12-30/2020-01-02", ""));
    let grid = ground.grid(Trend::PerYear);
    let expected = expect(&[("2019", 1, 0), ("2020", 1, 0)]);
    assert_eq!(years(&grid, "Bordavia"), expected);
    assert_eq!((grid.basis.held, grid.basis.in_several), (1, 1));
    let notes = grid.notes();
    assert!(
        notes.iter().any(|note| note.contains("count in both")),
        "{notes:?}"
    );
}

#[test]
fn a_meeting_of_several_partners_counts_for_each_and_once_in_the_total() {
    let records = meeting("a", "2020-01-01", r#"parties: ["BB", "CC", "DD"],"#)
        + &meeting("b", "2020-05-01", "");
    let ground = Ground::of(&records);
    let grid = ground.grid(Trend::PerYear);
    for (partner, number) in [("Bordavia", 2), ("Caldonia", 1), ("Dunmark", 1)] {
        assert_eq!(cell(&grid, partner, "2020").certainly, number, "{partner}");
    }
    assert_eq!(grid.columns[0].count.certainly, 2);
    assert_eq!((grid.basis.held, grid.basis.shared), (2, 1));
    let notes = grid.notes().join("\n");
    assert!(
        notes.contains("count for each of them, and once in the total"),
        "{notes}"
    );
    // Of those who share a row it is one there.
    let together = ground.per_year(1);
    assert_eq!(cell(&together, "2 other partners", "2020").certainly, 1);
}

#[test]
fn partners_beyond_the_largest_stand_together_and_none_is_dropped() {
    let records = meeting("a", "2020-01-01", "")
        + &meeting("b", "2020-02-01", "")
        + &meeting("c", "2021-01-01", r#"parties: ["CC"],"#)
        + &meeting("d", "2021-02-01", r#"parties: ["DD"],"#)
        + &meeting("e", "2021-03-01", r"parties: [],");
    let grid = Ground::of(&records).per_year(1);
    let names: Vec<&str> = grid.rows.iter().map(|head| head.name.as_str()).collect();
    assert_eq!(names, ["Bordavia", "2 other partners", "No partner stated"]);
    assert_eq!(cell(&grid, "2 other partners", "2021").certainly, 2);
    assert_eq!(cell(&grid, "No partner stated", "2021").certainly, 1);
    assert_eq!(grid.rows[1].of, Axis::OtherParties(vec!["BB".into()]));
    assert_eq!(grid.basis.others, 2);
}

#[test]
fn a_partner_that_is_left_out_has_no_row() {
    let records = meeting("a", "2020-01-01", r#"parties: ["BB", "CC"],"#);
    let mut ground = Ground::of(&records);
    ground.hidden.insert("CC".into());
    for trend in [Trend::PerYear, Trend::TopicByGroup] {
        let grid = ground.grid(trend);
        assert!(grid.rows.iter().all(|head| head.name != "Caldonia"));
    }
    assert_eq!(ground.grid(Trend::PerYear).rows.len(), 1);
}

#[test]
fn only_meetings_held_are_counted_and_the_others_are_named() {
    let records = meeting("a", "2020-01-01", "")
        + &engagement("b", "Announced", "2020-02-01", "")
        + &engagement("c", "Cancelled", "2020-03-01", "")
        + r#"Engagement(id: "v", title: "Visit", parties: ["BB"], format: "visit", status: Held,
            dates: [(date: "2020-04-01", basis: "Stated", cite: [Para("ministry", 1)])],
            cite: [Para("ministry", 1)]),
          Engagement(id: "u", title: "Undated", parties: ["BB"], format: "group", status: Held,
            dates: [], cite: [Para("paper", 1)]),"#;
    let grid = Ground::of(&records).grid(Trend::PerYear);
    assert_eq!(years(&grid, "Bordavia"), expect(&[("2020", 1, 0)]));
    let basis = &grid.basis;
    assert_eq!((basis.shown, basis.held, basis.undated), (5, 2, 1));
    assert_eq!((basis.ahead, basis.not_counted), (2, 1));
    assert_eq!(grid.heading(), "2 meetings held, 2 sources");
    let notes = grid.notes();
    assert_eq!(
        notes,
        [
            "1 has no date",
            "Not counted: 2 announced or not held, 1 visit or message"
        ]
    );
}

#[test]
fn the_lens_decides_what_is_counted_and_when() {
    let records = r#"Engagement(id: "a", title: "A", parties: ["BB"], format: "group", status: Held,
        dates: [(date: "2020-01-01", basis: "Stated", cite: [Para("ministry", 1)]),
                (date: "[2019..2020]", basis: "Stated", cite: [Para("paper", 1)])],
        points: [(kind: Agreed, what: "a", topics: ["one"], cite: [Para("ministry", 4)]),
                 (kind: Agreed, what: "b", topics: ["two"], cite: [Para("paper", 4)])],
        cite: [Para("ministry", 1), Para("paper", 1)])"#;
    let press = Lens::Collection(Collection("press".to_owned()));
    let all = Ground::new(on_ground(records), &Lens::All);
    let ground = Ground::new(on_ground(records), &press);
    let grid = all.grid(Trend::PerYear);
    assert_eq!(years(&grid, "Bordavia"), expect(&[("2020", 1, 0)]));
    assert_eq!(grid.basis.sources, 2);
    let grid = ground.grid(Trend::PerYear);
    let expected = expect(&[("2019", 0, 1), ("2020", 0, 1)]);
    assert_eq!(years(&grid, "Bordavia"), expected);
    assert_eq!(grid.basis.sources, 1);
    let topics = |ground: &Ground| -> Vec<String> {
        let grid = ground.grid(Trend::TopicByGroup);
        grid.columns.into_iter().map(|head| head.name).collect()
    };
    assert_eq!(topics(&all), ["One", "Two"]);
    assert_eq!(topics(&ground), ["Two"]);
}

#[test]
fn copies_of_one_text_are_one_source() {
    let of = |id, paper| {
        format!(
            r#"Engagement(id: "{id}", title: "{id}", parties: ["BB"], format: "group", status: Held,
            dates: [(date: "2020-01-01", basis: "Stated", cite: [Para("{paper}", 1)])],
            cite: [Para("{paper}", 1)]),"#
        )
    };
    let grid = Ground::of(&(of("a", "paper") + &of("b", "reprint"))).grid(Trend::PerYear);
    assert_eq!(grid.cell(0, 0).words(), "2 meetings; 1 source");
    let grid = Ground::of(&(of("a", "paper") + &of("b", "ministry"))).grid(Trend::PerYear);
    assert_eq!(grid.cell(0, 0).words(), "2 meetings; 2 sources");
}

#[test]
fn sources_are_counted_as_everywhere_else() {
    for lens in [Lens::All, Lens::OfficialOnly, articles()] {
        let mut ground = Ground::new(embedded(), &lens);
        for handle in ground.handles.clone() {
            if !ground.catalogue.is_meeting_held(handle, &ground.known) {
                continue;
            }
            ground.handles = vec![handle];
            let expected = ground.known.independent_sources(&ground.catalogue, handle);
            let counted = ground.grid(Trend::PerYear).basis.sources;
            assert_eq!(counted as usize, expected, "{handle:?} under {lens:?}");
        }
    }
}

#[test]
fn years_are_counted_as_in_the_chart_of_all_meetings() {
    for lens in [Lens::All, Lens::OfficialOnly, articles()] {
        let ground = Ground::new(embedded(), &lens);
        let expected = ground.catalogue.meetings_by_year(&ground.known);
        let grid = ground.grid(Trend::PerYear);
        let counted = grid.columns.iter().map(|head| head.count);
        let counted: Vec<(u32, u32)> = counted
            .map(|count| (count.certainly, count.possibly))
            .collect();
        let expected: Vec<(u32, u32)> = expected
            .iter()
            .map(|year| (year.certainly, year.possibly))
            .collect();
        assert_eq!(counted, expected, "{lens:?}");
    }
}

#[test]
fn a_long_time_is_counted_by_decades_or_centuries() {
    let of = |first: &str, last: &str| {
        let records = meeting("a", first, "") + &meeting("b", last, "");
        let grid = Ground::of(&records).grid(Trend::PerYear);
        let ends = [grid.columns.first(), grid.columns.last()];
        let ends = ends.map(|head| head.unwrap().name.clone());
        (grid.columns.len(), ends.join(", "))
    };
    assert_eq!(of("1990", "2021"), (32, "1990, 2021".to_owned()));
    let decades = "1470 to 1479, 2020 to 2029".to_owned();
    assert_eq!(of("1471", "2021"), (56, decades));
    let (columns, _) = of("-4000", "2021");
    assert_eq!(columns, 61);
    let (columns, ends) = of("-9999", "9999");
    assert!(columns <= 200, "{columns}: {ends}");
}

#[test]
fn nothing_makes_an_empty_grid() {
    let ground = Ground::of("");
    for trend in [Trend::PerYear, Trend::TopicByGroup, Trend::TopicOverTime] {
        let grid = ground.grid(trend);
        assert!(grid.is_empty());
        assert_eq!(grid.spoken(0, 0), "");
    }
    assert_eq!(ground.gaps(), Gaps::default());
}

// --- topics -----------------------------------------------------------------------------------------

#[test]
fn topics_are_counted_by_meeting_and_rest_on_what_speaks_of_them() {
    let points = r#"points: [
        (kind: Agreed, what: "a", topics: ["one"], cite: [Para("ministry", 4)]),
        (kind: Agreed, what: "b", topics: ["one", "two"], cite: [Para("paper", 4)]),
        (kind: Agreed, what: "c", topics: ["two"], cite: [Para("reprint", 4)])],"#;
    let records = meeting("a", "2020-01-01", points) + &meeting("b", "2020-05-01", "");
    let grid = Ground::of(&records).grid(Trend::TopicByGroup);
    assert_eq!(
        cell(&grid, "Bordavia", "One").words(),
        "1 meeting; 2 sources"
    );
    assert_eq!(
        cell(&grid, "Bordavia", "Two").words(),
        "1 meeting; 1 source"
    );
    // A meeting on two topics is one meeting with Bordavia.
    assert_eq!(grid.rows[0].count.certainly, 1);
    assert_eq!(grid.basis.without_topic, 1);
}

#[test]
fn an_empty_cell_says_that_no_source_mentions_it_and_no_more() {
    let on = |topic: &str| {
        format!(
            r#"points: [(kind: Agreed, what: "a", topics: ["{topic}"], cite: [Para("ministry", 4)])],"#
        )
    };
    let records = meeting("a", "2020-01-01", &on("one"))
        + &meeting("b", "2021-01-01", &(on("two") + r#"parties: ["CC"],"#));
    let ground = Ground::of(&records);
    let grid = ground.grid(Trend::TopicByGroup);
    let said = grid.spoken(row(&grid, "Bordavia"), column(&grid, "Two"));
    assert_eq!(said, "Bordavia · Two: not mentioned in any source here");
    let grid = ground.grid(Trend::TopicOverTime);
    let said = grid.spoken(row(&grid, "Two"), column(&grid, "2020"));
    assert_eq!(said, "2020 · Two: not mentioned in any source here");
    let said = grid.spoken(row(&grid, "Two"), column(&grid, "2021"));
    assert_eq!(said, "2021 · Two: 1 meeting; 1 source");
}

#[test]
fn topics_with_whom_are_what_the_catalogue_knows() {
    for lens in [Lens::All, articles()] {
        let ground = Ground::new(embedded(), &lens);
        let grid = ground.grid(Trend::TopicByGroup);
        for (row, group) in grid.rows.iter().enumerate() {
            let Axis::Party(party) = &group.of else {
                continue;
            };
            for (column, head) in grid.columns.iter().enumerate() {
                let Axis::Topic(topic) = &head.of else {
                    panic!("{head:?}");
                };
                let speaks = ground.handles.iter().filter(|&&handle| {
                    let entry = ground.catalogue.entry(handle);
                    ground.catalogue.is_meeting_held(handle, &ground.known)
                        && entry.lanes().any(|lane| lane == party)
                        && ground
                            .known
                            .topics(&ground.catalogue, handle)
                            .contains(&topic)
                });
                let counted = grid.cell(row, column);
                assert_eq!(counted.certainly as usize, speaks.count());
                assert_eq!(counted.certainly > 0, counted.sources > 0);
            }
        }
        // The largest come first.
        let sizes = grid.columns.iter().map(|head| head.count.most());
        assert!(sizes.rev().is_sorted());
    }
}

#[test]
fn formats_can_take_the_place_of_partners() {
    let ground = Ground::new(embedded(), &articles());
    let shown = ground.shown();
    let grid = Grid::of(Trend::TopicByGroup, Grouping::Format, &shown).unwrap();
    assert!(
        grid.rows
            .iter()
            .all(|head| matches!(head.of, Axis::Format(_)))
    );
    assert_eq!(grid.rows[0].name, "Joint working group");
    assert_eq!(grid.basis.shared, 0);
}

// --- gaps -------------------------------------------------------------------------------------------

fn series<'a>(gaps: &'a Gaps, slug: &str) -> &'a SeriesGaps {
    let mut all = gaps.series.iter();
    all.find(|one| one.slug.as_str() == slug).unwrap()
}

fn days(min: u64, max: u64) -> DayRange {
    DayRange {
        min,
        max: Some(max),
    }
}

#[test]
fn from_the_11th_to_the_13th_meeting_with_russia_it_is_a_range_of_days_and_the_12th_is_missing() {
    let gaps = Ground::new(embedded(), &articles()).gaps();
    let russia = series(&gaps, "in-ru-jwg-ct");
    assert_eq!(russia.gaps.len(), 1);
    assert_eq!(russia.gaps[0].days, days(1_877, 1_878));
    assert_eq!(russia.gaps[0].missing, [12..=12]);
    assert_eq!(russia.ahead, 1);
    let said = russia.spoken(0);
    for words in [
        "1,877 to 1,878 days from the 11th, 30 October 2019",
        "to the 13th, 19–20 December 2024",
        "number 12 is not on record as held in this catalogue",
        "2 sources",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    // Wider sources know of the 12th.
    let gaps = Ground::new(embedded(), &Lens::All).gaps();
    let russia = series(&gaps, "in-ru-jwg-ct");
    let twelfth = EngagementId::from("in-ru-jwg-12");
    assert!(russia.met.iter().any(|met| met.id == twelfth));
}

fn numbered(id: &str, date: &str, number: &str) -> String {
    meeting(
        id,
        date,
        &format!(r#"series: (slug: "bb-group", number: {number}),"#),
    )
}

#[test]
fn a_series_has_a_median_and_a_longest_gap_within_limits() {
    let records = numbered("a", "2020-01-01", "Stated(1)")
        + &numbered("b", "2020-01-11", "Stated(2)")
        + &numbered("c", "2020-02", "Stated(4)")
        + &numbered("d", "2022-02-01", "Inferred(5)");
    let gaps = Ground::of(&records).gaps();
    let one = series(&gaps, "bb-group");
    let lengths: Vec<String> = one.gaps.iter().map(|gap| gap.days.to_string()).collect();
    assert_eq!(lengths, ["10 days", "21 to 49 days", "703 to 731 days"]);
    assert_eq!(one.median, days(21, 49));
    assert_eq!(one.longest, days(703, 731));
    assert_eq!(one.gaps[1].missing, [3..=3]);
    assert_eq!(
        one.summary(),
        "4 meetings, median 21–49, longest 703–731 days"
    );
    assert!(one.spoken(2).contains("5th (number worked out)"));
    assert!(one.spoken(2).contains("place not stated"));
    assert_eq!(gaps.heading(), "1 series, 4 meetings held, 1 source");
}

#[test]
fn meetings_whose_dates_overlap_are_in_the_order_of_their_numbers() {
    let records = numbered("a", "2020-06-01", "Stated(1)")
        + &numbered("b", "[2019-01-01..2021-12-31]", "Stated(2)");
    let gaps = Ground::of(&records).gaps();
    let one = series(&gaps, "bb-group");
    let order: Vec<&str> = one.met.iter().map(|met| met.id.as_str()).collect();
    assert_eq!(order, ["a", "b"]);
    assert!(one.gaps[0].may_be_reversed);
    assert_eq!(one.gaps[0].days.min, 0);
    assert!(one.spoken(0).contains("either may have been first"));
    // A number that contradicts the dates does not overrule them.
    let records = numbered("a", "2020-06-01", "Stated(2)") + &numbered("b", "2021", "Stated(1)");
    let gaps = Ground::of(&records).gaps();
    assert_eq!(series(&gaps, "bb-group").met[0].id.as_str(), "a");
    assert!(series(&gaps, "bb-group").gaps[0].missing.is_empty());
}

#[test]
fn what_was_not_held_or_has_no_date_is_in_no_gap_and_is_named() {
    let undated = r#"Engagement(id: "u", title: "u", parties: ["BB"], format: "group", status: Held,
        series: (slug: "bb-group", number: Stated(2)), dates: [], cite: [Para("paper", 1)]),"#;
    let records = numbered("a", "2020-01-01", "Stated(1)")
        + &numbered("c", "2021-01-01", "Stated(3)")
        + undated
        + &engagement(
            "p",
            "Postponed",
            "2020-07-01",
            r#"series: (slug: "bb-group"),"#,
        );
    let gaps = Ground::of(&records).gaps();
    let one = series(&gaps, "bb-group");
    assert_eq!((one.met.len(), one.undated, one.ahead), (2, 1, 1));
    assert_eq!(one.gaps[0].days, days(366, 366));
    let lines = one.lines().join("\n");
    assert!(lines.contains("1 has no date and is in no gap"), "{lines}");
    assert!(lines.contains("1 announced or not held"), "{lines}");
}

#[test]
fn a_gap_belongs_to_the_series_whatever_the_filter_leaves() {
    let records = numbered("a", "2020-01-01", "Stated(1)")
        + &numbered("b", "2020-02-01", "Stated(2)")
        + &numbered("c", "2020-03-01", "Stated(3)");
    let mut ground = Ground::of(&records);
    let last = ground.catalogue.find(&EngagementId::from("c")).unwrap();
    ground.handles = vec![last];
    let gaps = ground.gaps();
    let one = series(&gaps, "bb-group");
    let shown: Vec<bool> = one.met.iter().map(|met| met.is_shown).collect();
    assert_eq!(shown, [false, false, true]);
    assert_eq!(one.gaps.len(), 2);
    ground.handles = Vec::new();
    assert!(ground.gaps().series.is_empty());
}

#[test]
fn under_a_lens_gaps_follow_the_dates_that_it_knows() {
    let of = |id: &str, number: u32, ministry: &str, paper: &str| {
        format!(
            r#"Engagement(id: "{id}", title: "{id}", parties: ["BB"], format: "group", status: Held,
            series: (slug: "bb-group", number: Stated({number})),
            dates: [(date: "{ministry}", basis: "Stated", cite: [Para("ministry", 1)]),
                    (date: "{paper}", basis: "Stated", cite: [Para("paper", 1)])],
            cite: [Para("ministry", 1), Para("paper", 1)]),"#
        )
    };
    let records = of("a", 1, "2020-01-01", "2020-03-01") + &of("b", 2, "2020-01-31", "2020-02-01");
    let press = Lens::Collection(Collection("press".to_owned()));
    let gaps = Ground::new(on_ground(&records), &press).gaps();
    let one = series(&gaps, "bb-group");
    let order: Vec<&str> = one.met.iter().map(|met| met.id.as_str()).collect();
    assert_eq!(order, ["b", "a"]);
    assert_eq!(one.gaps[0].days, days(29, 29));
}

// --- sums -------------------------------------------------------------------------------------------

/// Dates of all kinds around a few years.
fn date() -> impl Strategy<Value = String> {
    let year = || 2015..2024_u16;
    prop_oneof![
        year().prop_map(|year| format!("{year}-05-06")),
        year().prop_map(|year| format!("{year}")),
        year().prop_map(|year| format!("{year}-12-30/{}-01-02", year + 1)),
        year().prop_map(|year| format!("{year}-12-30?")),
        (year(), 1..4_u16)
            .prop_map(|(year, more)| format!("[{year}-06-01..{}-02-01]", year + more)),
        (year(), 2..5_u16).prop_map(|(year, more)| format!("[{year}-06-01,{}-02-01]", year + more)),
        year().prop_map(|year| format!("[..{year}-06-01]")),
        year().prop_map(|year| format!("{year}-06-01/..")),
    ]
}

fn parties() -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(vec!["BB", "CC", "DD", "CLUB"], 0..=4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the dates and partners: each dated meeting is somewhere, in no year more often than
    /// once, and the sums of the parts hold the whole.
    #[test]
    fn sums_fit(meetings in prop::collection::vec((date(), parties()), 0..12), largest in 0..5_usize) {
        let records: String = meetings.iter().enumerate().map(|(number, (date, parties))| {
            meeting(&format!("m{number}"), date, &format!("parties: {parties:?},"))
        }).collect();
        let ground = Ground::of(&records);
        let grid = ground.per_year(largest);
        let held = meetings.len() as u32;
        prop_assert_eq!(grid.basis.held, held);
        let columns: Vec<Count> = grid.columns.iter().map(|head| head.count).collect();
        let certainly: u32 = columns.iter().map(|count| count.certainly).sum();
        let most: u32 = columns.iter().map(|count| count.most()).sum();
        // What lasted into another year is in two for certain, and in no more here.
        prop_assert!(certainly <= held + grid.basis.in_several);
        prop_assert!(most >= held);
        for (column, whole) in columns.iter().enumerate() {
            prop_assert!(whole.most() <= held);
            let cells = (0..grid.rows.len()).map(|row| grid.cell(row, column));
            let cells: Vec<Count> = cells.collect();
            let sum = |of: fn(&Count) -> u32| cells.iter().map(of).sum::<u32>();
            prop_assert!(sum(|cell| cell.certainly) >= whole.certainly);
            prop_assert!(sum(|cell| cell.possibly) >= whole.possibly);
            for cell in &cells {
                prop_assert!(cell.certainly <= whole.certainly);
                prop_assert!(cell.possibly <= whole.possibly);
                prop_assert!(cell.sources <= whole.sources);
                prop_assert_eq!(cell.is_empty(), cell.sources == 0);
            }
        }
        let rows: u32 = grid.rows.iter().map(|head| head.count.certainly).sum();
        prop_assert!(rows >= held);
    }

    /// The median and the longest gap lie where those of any choice of days would.
    #[test]
    fn gaps_lie_within_their_limits(dates in prop::collection::vec(date(), 2..8)) {
        let records: String = dates.iter().enumerate().map(|(number, date)| {
            meeting(&format!("m{number}"), date, r#"series: (slug: "bb-group"),"#)
        }).collect();
        let gaps = Ground::of(&records).gaps();
        let one = series(&gaps, "bb-group");
        prop_assert_eq!(one.gaps.len() + 1, dates.len());
        for gap in &one.gaps {
            prop_assert!(gap.days.min <= one.longest.min);
            prop_assert!(one.longest.max.is_none_or(|most| gap.days.max.is_some_and(|max| max <= most)));
        }
        prop_assert!(one.median.min <= one.longest.min);
        prop_assert!(one.median.max.is_none_or(|most| one.median.min <= most));
    }
}

#[test]
fn a_promised_meeting_is_ahead_until_the_day_on_which_it_was_held() {
    let records = meeting(
        "first",
        "2015-03-04",
        r#"series: (slug: "bb-group", number: Stated(1)),
        promises: [(id: "next", what: "To meet in 2016", due: "2016", basis: "b", cite: [Para("ministry", 6)],
            meeting: (title: "Second", format: "group", series: (slug: "bb-group", number: Stated(2))))],"#,
    ) + &meeting(
        "second",
        "2018-05-06",
        r#"series: (slug: "bb-group", number: Stated(2)),"#,
    );
    let mut ground = Ground::of(&records);
    for (as_of, ahead, kept) in [
        (None, 0, 1),
        (Some("2018-05-06"), 0, 1),
        (Some("2018-05-05"), 1, 0),
    ] {
        ground.as_of = as_of.map(common::day);
        let basis = ground.per_year(6).basis;
        assert_eq!((basis.ahead, basis.kept), (ahead, kept), "{as_of:?}");
        assert_eq!(ground.gaps().series[0].ahead, ahead, "{as_of:?}");
    }
}
