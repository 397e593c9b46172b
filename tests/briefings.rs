//! The briefings that ship: what they say is what the catalogue holds, and what they speak of is in
//! the picture.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::collections::BTreeSet;

use common::{Screen, articles, embedded};
use legation::{
    briefing::{Briefing, Callout, Step},
    catalogue::{Catalogue, Handle, Known, Outcome},
    date::{Day, Stretch},
    model::{EngagementId, Status},
    scene::Size,
    timeline::{MOST_LABELS, MOST_WORDS, labels},
    view::{Lens, PromiseGroup},
};

/// Rooms for the timeline, from a small beamer to a large screen.
const SIZES: [(f64, f64); 3] = [(1280.0, 600.0), (1280.0, 720.0), (1920.0, 1080.0)];

fn screens() -> Vec<Screen> {
    let catalogue = embedded();
    SIZES
        .map(|(width, height)| Screen::of_size(catalogue.clone(), Size { width, height }))
        .into()
}

/// A briefing by its slug, and the step of this number, counted from 1.
fn step(catalogue: &Catalogue, slug: &str, number: usize) -> Step {
    let briefing = catalogue.briefing(slug).unwrap();
    briefing.steps[number - 1].clone()
}

fn all_steps(catalogue: &Catalogue) -> impl Iterator<Item = (&Briefing, &Step)> {
    let briefings = catalogue.briefings().iter();
    briefings.flat_map(|briefing| briefing.steps.iter().map(move |step| (briefing, step)))
}

#[test]
fn three_briefings_ship_and_each_is_short() {
    let catalogue = embedded();
    let briefings = catalogue.briefings().iter();
    let slugs: Vec<&str> = briefings.map(|briefing| briefing.slug.as_str()).collect();
    assert_eq!(slugs, ["india-russia", "promises", "terror-financing"]);
    for briefing in catalogue.briefings() {
        assert!((5..=8).contains(&briefing.steps.len()), "{}", briefing.slug);
    }
    for (briefing, step) in all_steps(&catalogue) {
        let place = format!("{}: {}", briefing.slug, step.title);
        for Callout { text, .. } in &step.callouts {
            assert!(
                text.split_whitespace().count() < MOST_WORDS,
                "{place}: {text}"
            );
        }
        let notes = step.notes.as_deref().unwrap();
        let sentences = notes.split_inclusive(". ").count();
        assert!(
            (2..=4).contains(&sentences),
            "{place}: {sentences} sentences"
        );
        assert!(notes.ends_with('.'), "{place}");
        assert!(!step.title.ends_with('.'), "{place}");
    }
}

#[test]
fn every_step_can_be_read_and_shows_what_it_speaks_of() {
    let catalogue = embedded();
    for mut screen in screens() {
        for (briefing, step) in all_steps(&catalogue) {
            let place = format!("{}: {}", briefing.slug, step.title);
            screen.session.view = step.view.clone();
            screen.refresh();
            let scene = screen.scene();
            assert!(labels(&scene) <= MOST_LABELS, "{place}: {}", labels(&scene));
            assert!(scene.summary.in_window() > 0, "{place}");
            let drawn: BTreeSet<Handle> = scene.marked().collect();
            let callouts = step.callouts.iter().map(|callout| &callout.engagement);
            for id in callouts.chain(&step.focus) {
                let handle = catalogue.find(id).unwrap();
                assert!(drawn.contains(&handle), "{place}: {id} has no mark");
            }
        }
    }
}

// --- what is said -----------------------------------------------------------------------------------

/// The days that a text names: "30 October 2019", and the last of "19 and 20 December 2024".
fn days_in(text: &str) -> Vec<Day> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ",.;:".contains(c))
        .filter(|word| !word.is_empty())
        .collect();
    let of_three = |three: &[&str]| {
        let starts_with_a_day = three[0].len() <= 2 && three[0].parse::<u8>().is_ok();
        let year = three[2].len() == 4;
        let stretch = Stretch::from_typed(&three.join(" ")).ok()?;
        stretch.earliest.filter(|_| starts_with_a_day && year)
    };
    words.windows(3).filter_map(of_three).collect()
}

/// The first and the last day of an engagement under a lens, and those of what kept it, where it
/// stands for a promise.
fn days_of(catalogue: &Catalogue, known: &Known, handle: Handle) -> Vec<(Day, Day)> {
    let promise = catalogue.promises().iter();
    let mut promise = promise.filter(|promise| promise.stands_as == Some(handle));
    let as_of = catalogue.as_of().unwrap().latest().unwrap();
    let kept_by = promise
        .next()
        .and_then(|&promise| catalogue.outcome(promise, known, as_of).by());
    let handles = [Some(handle), kept_by];
    let dates = handles.into_iter().flatten();
    dates
        .filter_map(|handle| {
            let date = known.date(catalogue, handle)?;
            Some((date.earliest()?, date.latest()?))
        })
        .collect()
}

#[test]
fn every_day_in_a_callout_is_a_day_of_its_engagement() {
    let catalogue = embedded();
    let mut named = 0;
    for (briefing, step) in all_steps(&catalogue) {
        let known = Known::new(&catalogue, &step.view.lens);
        for Callout { engagement, text } in &step.callouts {
            let handle = catalogue.find(engagement).unwrap();
            let days = days_of(&catalogue, &known, handle);
            for day in days_in(text) {
                named += 1;
                let holds = days
                    .iter()
                    .any(|&(first, last)| day == first || day == last);
                assert!(holds, "{}: {text}: {day}", briefing.slug);
            }
        }
    }
    assert!(named > 20, "{named}");
    assert_eq!(
        days_in("19 and 20 December 2024, or 1 May"),
        [common::day("2024-12-20")]
    );
}

#[test]
fn what_is_said_to_be_without_record_has_none() {
    let catalogue = embedded();
    let mut said = 0;
    for (briefing, step) in all_steps(&catalogue) {
        let known = Known::new(&catalogue, &step.view.lens);
        for Callout { engagement, text } in &step.callouts {
            let handle = catalogue.find(engagement).unwrap();
            let status = known.status(handle).unwrap();
            let is_ahead = text.contains("no record") || text.contains("announced");
            if is_ahead {
                said += 1;
                assert_eq!(status, Status::Announced, "{}: {text}", briefing.slug);
            }
        }
    }
    assert!(said > 2, "{said}");
}

/// How many meetings of a step were held in the time that it shows, counted as the window counts.
fn held_in(step: &Step) -> usize {
    let mut screen = Screen::new(embedded());
    screen.session.view = step.view.clone();
    screen.refresh();
    let arrangement = screen.arrangement();
    let window = arrangement.window(&step.view);
    let known = &arrangement.known;
    let in_window = |handle: &Handle| {
        let date = known.date(&screen.catalogue, *handle).unwrap();
        let (first, last) = (date.earliest().unwrap(), date.latest().unwrap());
        window.start() <= first.number() as f64 && (last.number() as f64) < window.end()
    };
    arrangement
        .handles()
        .filter(|&handle| screen.catalogue.is_meeting_held(handle, known))
        .filter(in_window)
        .count()
}

#[test]
fn the_numbers_of_the_promises_are_those_of_the_catalogue() {
    let catalogue = embedded();
    let known = Known::new(&catalogue, &Lens::All);
    let as_of = catalogue.as_of().unwrap().latest().unwrap();
    assert_eq!(as_of, common::day("2026-11-21"));
    let counts = catalogue.count_promises(&known, as_of);
    let of = |group| counts.of(group);
    assert_eq!(counts.all, 81);
    assert_eq!((of(PromiseGroup::Kept), of(PromiseGroup::Late)), (27, 8));
    assert_eq!(
        (of(PromiseGroup::Overdue), of(PromiseGroup::Overtaken)),
        (10, 5)
    );
    assert_eq!(
        (of(PromiseGroup::Coming), of(PromiseGroup::Undated)),
        (5, 34)
    );
    let outcome = |id: &str| {
        let mut promises = catalogue.promises().iter();
        let promise = promises.find(|&&promise| catalogue.promise(promise).id.as_str() == id);
        catalogue.outcome(*promise.unwrap(), &known, as_of)
    };
    let late = |id: &str| match outcome(id) {
        Outcome::KeptLate { late, .. } => late.to_string(),
        other => panic!("{id}: {other:?}"),
    };
    assert_eq!(late("in-ru-jwg-12-promised"), "853 days");
    assert_eq!(late("bimstec-jwg-cttc-10-promised"), "12 days");
    assert_eq!(late("in-gb-jwg-16-promised"), "142 days");
    assert_eq!(late("csc-nsa-7-promised"), "324 days");
    assert_eq!(late("nmft-3-in-india-2020-promised"), "687 to 688 days");
    assert_eq!(late("nmft-3-promised"), "687 to 688 days");
    let titles = catalogue.briefing("promises").unwrap().steps.iter();
    let titles: Vec<&str> = titles.map(|step| step.title.as_str()).collect();
    let expected = ["81", "19", "Eight", "One", "Five", "Ten", "39"];
    for (title, number) in titles.into_iter().zip(expected) {
        assert!(title.starts_with(number), "{title}");
    }
}

#[test]
fn the_numbers_of_the_working_group_are_those_of_the_catalogue() {
    let catalogue = embedded();
    let held = |number| held_in(&step(&catalogue, "india-russia", number));
    assert_eq!(held(1), 8, "seven with a number, and one without");
    assert_eq!(held(2), 3);
    let only = step(&catalogue, "india-russia", 3);
    let until_2017 = Step {
        view: legation::view::View {
            time: "2006/2017".parse().ok(),
            ..only.view
        },
        ..only
    };
    assert_eq!(held_in(&until_2017), 1);
    let two = step(&catalogue, "india-russia", 6);
    assert_eq!(two.view.lens, articles());
    assert_eq!(held_in(&two), 2);
    assert_eq!(held(8), 1);
    // India's heads: who has one, and of which rank.
    let known = Known::new(&catalogue, &Lens::All);
    let series = catalogue.in_series(&"in-ru-jwg-ct".into()).iter();
    let heads = series.filter(|&&member| known.status(member) == Some(Status::Held));
    let heads: Vec<(String, u8)> = heads
        .filter_map(|&member| {
            let engagement = &catalogue.entry(member).engagement;
            let sides = engagement.delegations.iter();
            let mut home = sides.filter(|side| side.side.as_str() == "IN");
            let rank = home.find_map(|side| side.people.first()?.rank)?;
            Some((engagement.id.to_string(), rank.get()))
        })
        .collect();
    let expected = [
        ("1", 5),
        ("2", 5),
        ("7", 5),
        ("11", 4),
        ("12", 4),
        ("13", 4),
    ];
    let expected = expected.map(|(number, rank)| (format!("in-ru-jwg-{number}"), rank));
    assert_eq!(heads, expected);
    let focus = &step(&catalogue, "india-russia", 7).focus;
    assert!(
        heads
            .iter()
            .map(|(id, _)| id.as_str())
            .eq(focus.iter().map(EngagementId::as_str))
    );
}

#[test]
fn the_numbers_of_terror_financing_are_those_of_the_catalogue() {
    let catalogue = embedded();
    let of = |number| step(&catalogue, "terror-financing", number);
    let with_time = |mut step: Step, time: &str| {
        step.view.time = time.parse().ok();
        held_in(&step)
    };
    assert_eq!(with_time(of(1), "2000/2027"), 93);
    assert_eq!(with_time(of(3), "2000/2017"), 18);
    assert_eq!(with_time(of(3), "2018/2027"), 75);
    assert_eq!(
        with_time(of(1), "2000/2001"),
        0,
        "the first is of January 2002"
    );
    let until_2007 = with_time(of(1), "2000/2007");
    let with_these = with_time(of(2), "2000/2007");
    assert_eq!(with_these, until_2007, "with no other partner");
    for (party, meetings) in [("US", 17), ("RU", 15)] {
        let mut step = of(4);
        let other = if party == "US" { "RU" } else { "US" };
        let others = legation::view::Value::Partner(other.into());
        step.view.filter.with.remove(&others);
        assert_eq!(with_time(step, "2000/2027"), meetings, "{party}");
    }
    assert_eq!(held_in(&of(5)), 10);
    let mut screen = Screen::new(catalogue.clone());
    screen.session.view = of(5).view;
    screen.refresh();
    for handle in screen.arrangement().handles() {
        let engagement = &catalogue.entry(handle).engagement;
        assert!(engagement.parties.len() > 1, "{}", engagement.id);
    }
    assert_eq!(held_in(&of(6)), 3);
    assert_eq!(held_in(&of(8)), 3);
    screen.session.view = of(8).view;
    screen.refresh();
    for handle in screen.arrangement().handles() {
        let engagement = &catalogue.entry(handle).engagement;
        assert_eq!(engagement.parties, ["US".into()], "{}", engagement.id);
    }
}
