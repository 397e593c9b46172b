//! Promises as of a day: judged, sorted and counted.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use common::{Screen, day, engagement, meeting, on_ground};
use legation::{
    catalogue::{Catalogue, FollowUp, FollowUpOf, Known, Outcome, PromiseRef},
    command::Command,
    date::{Day, DayRange, Edtf, Membership},
    export,
    model::EngagementId,
    scene::Sign,
    view::{Lens, PromiseGroup, PromiseOrder, View},
};
use proptest::prelude::*;

/// A meeting of a date promises another one, by its number, due as said.
fn promising(id: &str, date: &str, number: u32, due: &str) -> String {
    let due = match due {
        "" => String::new(),
        due => format!("due: \"{due}\", basis: \"b\","),
    };
    let next = number + 1;
    let more = format!(
        r#"series: (slug: "bb-group", number: Stated({number})),
        promises: [(id: "{id}-promised", what: "To meet again", {due} cite: [Para("ministry", 2)],
            meeting: (title: "Next", format: "group", series: (slug: "bb-group", number: Inferred({next}))))],"#
    );
    meeting(id, date, &more)
}

fn number(number: u32) -> String {
    format!("series: (slug: \"bb-group\", number: Stated({number})),")
}

fn find(catalogue: &Catalogue, id: &str) -> PromiseRef {
    catalogue.find_promise(&id.into()).unwrap()
}

/// What became of the promise of the first meeting, on several days.
fn on_days(catalogue: &Catalogue, days: &[&str]) -> Vec<String> {
    let known = Known::new(catalogue, &Lens::All);
    let promise = find(catalogue, "first-promised");
    let told = |text: &&str| {
        let outcome = catalogue.outcome(promise, &known, day(text));
        let perhaps = if catalogue.is_certain_by(outcome, &known, day(text)) {
            ""
        } else {
            "?"
        };
        outcome.exact_words() + perhaps
    };
    days.iter().map(told).collect()
}

#[test]
fn a_meeting_keeps_a_promise_from_the_day_on_which_it_was() {
    let catalogue = on_ground(
        &(promising("first", "2020-01-10", 1, "2021")
            + &meeting("second", "2023-03-04", &number(2))),
    );
    let days = [
        "2020-01-09",
        "2020-01-10",
        "2021-12-31",
        "2022-01-01",
        "2023-03-03",
        "2023-03-04",
        "2030-01-01",
    ];
    assert_eq!(
        on_days(&catalogue, &days),
        [
            "not yet promised",
            "open",
            "open",
            "overdue by 1 day",
            "overdue by 427 days",
            "kept 428 days late",
            "kept 428 days late",
        ]
    );
}

#[test]
fn what_was_held_once_in_some_days_has_perhaps_kept_it_on_the_first_of_them() {
    let second = meeting("second", "[2021-03-01..2021-05-31]", &number(2));
    let catalogue = on_ground(&(promising("first", "2020-01-10", 1, "2021") + &second));
    let days = ["2021-02-28", "2021-03-01", "2021-05-30", "2021-05-31"];
    assert_eq!(
        on_days(&catalogue, &days),
        ["open", "kept?", "kept?", "kept"]
    );
}

#[test]
fn a_later_meeting_overtakes_once_it_was_held_and_a_due_window_runs_to_its_end() {
    let third = meeting("third", "2021-06-01", &number(3));
    let catalogue = on_ground(&(promising("first", "2020-01-10", 1, "2021") + &third));
    assert_eq!(
        on_days(&catalogue, &["2021-05-31", "2021-06-01"]),
        ["open", "overtaken by a later meeting"]
    );
    let catalogue = on_ground(&promising("first", "2020-01-10", 1, "[2021-02..2021-03]"));
    assert_eq!(
        on_days(&catalogue, &["2021-02-15", "2021-03-31", "2021-04-01"]),
        ["open", "open", "overdue by 1 day"]
    );
}

#[test]
fn calling_off_and_putting_off_count_from_the_day_that_was_set() {
    for (status, words) in [("Cancelled", "called off"), ("Postponed", "put off")] {
        let second = engagement("second", status, "2021-05-05", &number(2));
        let catalogue = on_ground(&(promising("first", "2020-01-10", 1, "2021") + &second));
        let told = on_days(&catalogue, &["2021-05-04", "2021-05-05"]);
        assert_eq!(told, ["open", words]);
    }
}

/// The sources that were read until 21 November 2026 tell of it, whatever day it was.
#[test]
fn all_that_is_on_record_counts_from_the_day_up_to_which_sources_were_read() {
    let second = meeting("second", "[2021-03-01..]", &number(2));
    let catalogue = on_ground(&(promising("first", "2020-01-10", 1, "") + &second));
    assert_eq!(
        on_days(&catalogue, &["2021-02-28", "2026-11-20", "2026-11-21"]),
        ["open", "kept?", "kept"]
    );
    let known = Known::new(&catalogue, &Lens::All);
    let handle = catalogue.find(&EngagementId::from("second")).unwrap();
    assert_eq!(
        catalogue.was_by(handle, &known, day("2021-02-28")),
        Membership::No
    );
}

#[test]
fn a_view_judges_as_of_the_day_chosen_then_that_of_reading_then_today() {
    let catalogue = on_ground("");
    let (chosen, today) = (day("2020-01-01"), day("2027-02-03"));
    let mut view = View::default();
    assert_eq!(
        catalogue.as_of_day(&view, Some(today)),
        Some(day("2026-11-21"))
    );
    view.as_of = Some(chosen);
    assert_eq!(catalogue.as_of_day(&view, Some(today)), Some(chosen));
    let nothing = Catalogue::default();
    assert_eq!(
        nothing.as_of_day(&View::default(), Some(today)),
        Some(today)
    );
    assert_eq!(nothing.as_of_day(&View::default(), None), None);
}

#[test]
fn a_view_with_a_day_is_the_same_when_read_back() {
    let mut view = View {
        as_of: Some(day("2020-01-01")),
        ..View::default()
    };
    view.promises.order = PromiseOrder::Due;
    view.promises.only = Some(PromiseGroup::Overdue);
    view.promises.open = Some("first-promised".into());
    let text = ron::to_string(&view).unwrap();
    assert_eq!(ron::from_str::<View>(&text), Ok(view));
}

// --- on the timeline --------------------------------------------------------------------------------

#[test]
fn the_timeline_says_as_of_which_day_its_arcs_are_drawn() {
    let second = meeting("second", "2023-03-04", &number(2));
    let catalogue = on_ground(&(promising("first", "2020-01-10", 1, "2021") + &second));
    let mut screen = Screen::new(catalogue);
    screen.today = Some(day("2026-11-21"));
    let told = |screen: &Screen| {
        let scene = screen.scene();
        let is_told = scene.signs.contains(Sign::AsOf);
        (is_told, screen.picture())
    };
    let (is_told, picture) = told(&screen);
    assert!(
        !is_told && picture.contains("kept 1 y 2 m late"),
        "{picture}"
    );
    screen.send(Command::JudgeAsOf(Some(day("2022-12-31"))));
    let (is_told, picture) = told(&screen);
    assert!(
        is_told && picture.contains("promises as of 31 Dec 2022"),
        "{picture}"
    );
    assert!(!picture.contains(" late"), "{picture}");
    screen.send(Command::Undo);
    assert!(!told(&screen).0);
    screen.send(Command::JudgeAsOf(screen.today));
    assert!(!told(&screen).0, "the line of today is there already");
}

#[test]
fn both_ends_of_a_promise_are_framed() {
    let second = meeting("second", "2023-03-04", &number(2));
    let far = meeting("far", "2000-01-01", "") + &meeting("near", "2026-01-01", "");
    let first = promising("first", "2020-01-10", 1, "");
    let mut screen = Screen::new(on_ground(&(first + &second + &far)));
    screen.send(Command::ShowPromise("first-promised".into()));
    // What was promised has no date and no mark: what promised it is selected.
    assert_eq!(screen.selected(), Some("first"));
    let window = screen.window();
    assert!(window.contains(day("2020-01-10").number() as f64));
    assert!(window.contains(day("2023-03-04").number() as f64));
    assert!(window.span() < 2_000.0);
}

// --- rows ------------------------------------------------------------------------------------------

/// One promise of each kind, as of 30 June 2024.
fn all_kinds() -> Catalogue {
    let own = |number: u32, partner: &str, due: &str, what: &str| {
        let due = match due {
            "" => String::new(),
            due => format!("due: \"{due}\", basis: \"b\","),
        };
        format!(
            r#"Engagement(id: "m{number}", title: "M{number}", parties: ["{partner}"], format: "group", status: Held,
                dates: [(date: "2019-01-{number:02}", basis: "b", cite: [Para("ministry", 1)])],
                promises: [(id: "{what}", what: "{what}", {due} cite: [Para("ministry", 1)],
                    fulfilled_by: (engagement: "by-{what}", cite: [Para("ministry", 2)]))],
                cite: [Para("ministry", 1)]),"#
        )
    };
    let open = |number: u32, partner: &str, due: &str, what: &str| {
        own(number, partner, due, what).replace(
            &format!(r#"fulfilled_by: (engagement: "by-{what}", cite: [Para("ministry", 2)])"#),
            "",
        )
    };
    on_ground(
        &[
            own(1, "DD", "2021", "kept"),
            meeting("by-kept", "2021-01-01", ""),
            own(2, "CC", "2021", "late"),
            meeting("by-late", "[2022-03-01..2022-04-01]", ""),
            own(3, "BB", "2021", "later"),
            meeting("by-later", "2023-01-01", ""),
            own(4, "BB", "2021", "perhaps-late"),
            meeting("by-perhaps-late", "2021-12-30/2022-01-02", ""),
            open(5, "CC", "2022", "overdue"),
            open(6, "BB", "2020", "long-overdue"),
            open(7, "DD", "2025", "coming"),
            open(8, "BB", "2024", "coming-sooner"),
            open(9, "BB", "", "undated"),
        ]
        .concat(),
    )
}

fn follow_up(catalogue: &Catalogue, of: FollowUpOf) -> FollowUp {
    FollowUp::new(catalogue, &Known::new(catalogue, &Lens::All), |_| true, of)
}

fn ids(catalogue: &Catalogue, follow_up: &FollowUp) -> Vec<String> {
    let rows = follow_up.rows.iter();
    rows.map(|row| catalogue.promise(row.promise).id.to_string())
        .collect()
}

fn sorted(catalogue: &Catalogue, order: PromiseOrder) -> Vec<String> {
    let as_of = day("2024-06-30");
    let of = FollowUpOf {
        as_of,
        order,
        only: None,
    };
    ids(catalogue, &follow_up(catalogue, of))
}

#[test]
fn the_longest_overdue_comes_first_then_late_then_coming_and_kept_last() {
    let catalogue = all_kinds();
    assert_eq!(
        sorted(&catalogue, PromiseOrder::Lateness),
        [
            "long-overdue",
            "overdue",
            "later",
            "late",
            "perhaps-late",
            "coming-sooner",
            "coming",
            "undated",
            "kept",
        ]
    );
    assert_eq!(
        sorted(&catalogue, PromiseOrder::Due),
        [
            "long-overdue",
            "kept",
            "late",
            "later",
            "perhaps-late",
            "overdue",
            "coming-sooner",
            "coming",
            "undated",
        ]
    );
    assert_eq!(
        sorted(&catalogue, PromiseOrder::Promised),
        [
            "kept",
            "late",
            "later",
            "perhaps-late",
            "overdue",
            "long-overdue",
            "coming",
            "coming-sooner",
            "undated",
        ]
    );
    // Bordavia, Caldonia, Dunmark; of each in the order in which it was promised.
    assert_eq!(
        sorted(&catalogue, PromiseOrder::Partner),
        [
            "later",
            "perhaps-late",
            "long-overdue",
            "coming-sooner",
            "undated",
            "late",
            "overdue",
            "kept",
            "coming",
        ]
    );
}

#[test]
fn counts_part_what_is_coming_from_what_has_no_date_and_late_is_part_of_kept() {
    let catalogue = all_kinds();
    let of = FollowUpOf {
        as_of: day("2024-06-30"),
        order: PromiseOrder::Lateness,
        only: Some(PromiseGroup::Late),
    };
    let late = follow_up(&catalogue, of);
    assert_eq!(ids(&catalogue, &late), ["later", "late", "perhaps-late"]);
    let count = PromiseGroup::ALL.map(|group| late.counts.of(group));
    assert_eq!((late.counts.all, count), (9, [2, 2, 1, 4, 3, 0, 0]));
    let of = FollowUpOf {
        as_of: day("2019-01-04"),
        only: None,
        ..of
    };
    let early = follow_up(&catalogue, of);
    assert_eq!((early.counts.all, early.counts.not_yet_made), (4, 5));
    assert_eq!(early.rows.len(), 4);
    assert!(early.rows.iter().all(|row| row.outcome == Outcome::Open));
}

#[test]
fn lateness_is_a_range_from_the_last_day_promised() {
    let catalogue = all_kinds();
    let known = Known::new(&catalogue, &Lens::All);
    let late = |id| {
        let promise = find(&catalogue, id);
        catalogue.outcome(promise, &known, day("2024-06-30")).late()
    };
    let range = |min, max| DayRange {
        min,
        max: Some(max),
    };
    assert_eq!(late("late"), range(60, 91));
    assert_eq!(late("overdue"), range(547, 547));
    assert_eq!(late("kept"), range(0, 0));
    assert_eq!(late("coming"), range(0, 0));
}

#[test]
fn a_promise_is_listed_where_what_promised_it_or_what_was_promised_is_shown() {
    let catalogue = on_ground(&promising("first", "2020-01-10", 1, "2021"));
    let known = Known::new(&catalogue, &Lens::All);
    let of = FollowUpOf {
        as_of: day("2024-06-30"),
        order: PromiseOrder::Lateness,
        only: None,
    };
    let listed = |shown: &str| {
        let shown = catalogue.find(&EngagementId::from(shown));
        let follow_up = FollowUp::new(&catalogue, &known, |one| Some(one) == shown, of);
        follow_up.rows.len()
    };
    assert_eq!(listed("first"), 1);
    assert_eq!(listed("first-promised"), 1);
    assert_eq!(listed("nothing"), 0);
    let press = Known::new(&catalogue, &Lens::Picked(["paper".into()].into()));
    assert!(
        FollowUp::new(&catalogue, &press, |_| true, of)
            .rows
            .is_empty()
    );
}

#[test]
fn the_list_is_copied_as_lines_with_tabs() {
    let catalogue = all_kinds();
    let known = Known::new(&catalogue, &Lens::All);
    let as_of = day("2024-06-30");
    let of = FollowUpOf {
        as_of,
        order: PromiseOrder::Lateness,
        only: None,
    };
    let rows = follow_up(&catalogue, of).rows;
    let text = export::promises(&catalogue, &known, &rows, as_of);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 10);
    assert!(lines.iter().all(|line| line.matches('\t').count() == 11));
    assert_eq!(
        lines[1],
        "long-overdue\tBB\tlong-overdue\tm6\t2019-01-06\t2020\t2024-06-30\toverdue\t1277\t1277\t\t"
    );
    assert_eq!(
        lines[4],
        "late\tCC\tlate\tm2\t2019-01-02\t2021\t2024-06-30\tkept-late\t60\t91\tby-late\t[2022-03-01..2022-04-01]"
    );
    assert_eq!(
        lines[8],
        "undated\tBB\tundated\tm9\t2019-01-09\t\t2024-06-30\topen\t\t\t\t"
    );
}

// --- as days pass ----------------------------------------------------------------------------------

/// Some date: a day, a month, a year, or once within some days.
fn some_date() -> impl Strategy<Value = String> {
    let day = || (2019..2024_i16, 1..13_i8, 1..29_i8);
    prop_oneof![
        day().prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}")),
        day().prop_map(|(year, month, _)| format!("{year}-{month:02}")),
        day().prop_map(|(year, ..)| format!("{year}")),
        day().prop_map(|(year, month, day)| format!("[{year}-{month:02}-{day:02}..]")),
        day().prop_map(|(year, month, day)| {
            format!("[{year}-{month:02}-{day:02}..{}-01-01]", year + 1)
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever the dates: what is kept stays so, what is overdue was due before, and what was not
    /// yet promised is nothing else.
    #[test]
    fn as_days_pass_a_kept_promise_stays_kept_and_none_is_overdue_before_its_last_day(
        due in prop_oneof![Just(String::new()), some_date()],
        second in proptest::option::of(some_date()),
        again in proptest::option::of(some_date()),
        third in proptest::option::of(some_date()),
        cancelled in proptest::option::of(some_date()),
    ) {
        let mut records = promising("first", "2019-06-01", 1, &due);
        for (id, status, date, n) in [
            ("second", "Held", second, 2),
            ("again", "Held", again, 2),
            ("third", "Held", third, 3),
            ("cancelled", "Cancelled", cancelled, 2),
        ] {
            if let Some(date) = date {
                records += &engagement(id, status, &date, &number(n));
            }
        }
        let catalogue = on_ground(&records);
        let known = Known::new(&catalogue, &Lens::All);
        let promise = find(&catalogue, "first-promised");
        let due = catalogue.promise(promise).due.as_ref().and_then(Edtf::latest);
        let mut was_kept = false;
        let from = day("2019-01-01").number();
        for number in (from..from + 3_000).step_by(11) {
            let as_of = Day::from_number(number);
            let outcome = catalogue.outcome(promise, &known, as_of);
            prop_assert!(!was_kept || outcome.is_kept(), "{as_of}: {outcome:?}");
            was_kept = outcome.is_kept();
            let is_made = as_of >= day("2019-06-01");
            prop_assert_eq!(outcome == Outcome::NotYetMade, !is_made);
            if let Outcome::Overdue { days } = outcome {
                prop_assert_eq!(due.map(|due| due.days_until(as_of)), Some(days));
                prop_assert!(days > 0);
            }
            if let Some(by) = outcome.by() {
                prop_assert_ne!(catalogue.was_by(by, &known, as_of), Membership::No);
            }
        }
    }
}
