//! The page of trends: what is said, pressed and walked through on each of its charts.

use egui::{Key, Modifiers, Rect, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use legation::{
    command::{Contrast, ThemeChoice},
    model::PartyCode,
    view::{Facet, Grouping, Page, Trend},
};

use crate::desk::{Desk, Setting};

/// A desk at the page of trends.
fn at_trends(mut desk: Desk) -> Desk {
    desk.press(Key::Num3);
    assert_eq!(desk.session().view.page, Page::Trends);
    desk
}

/// What is said of the bars or cells in sight, and where they are.
fn cells(desk: &mut Desk) -> Vec<(String, Rect)> {
    let cells = desk.harness().query_all_by_role(Role::Cell);
    cells
        .map(|cell| {
            let said = cell.accesskit_node().label().unwrap_or_default();
            (said, cell.rect())
        })
        .collect()
}

/// The only cell of which something is said that begins so.
#[track_caller]
fn cell(desk: &mut Desk, words: &str) -> (String, Rect) {
    let all = cells(desk);
    let mut found = all.iter().filter(|(said, _)| said.starts_with(words));
    let cell = found.next();
    assert!(found.next().is_none(), "{words} is there twice");
    cell.unwrap_or_else(|| panic!("no {words} among {all:#?}"))
        .clone()
}

/// What the chart says the arrow keys are at.
fn heard(desk: &mut Desk) -> Option<String> {
    let chart = desk.harness().get_by_role(Role::Grid);
    chart.accesskit_node().value()
}

/// Whether one partner alone is asked for.
fn is_alone(desk: &Desk, party: &str) -> bool {
    let filter = &desk.session().view.filter;
    filter.partners().eq([&PartyCode::from(party)])
}

/// How many values of a facet are asked for.
fn asked(desk: &Desk, facet: Facet) -> usize {
    let asked = desk.session().view.filter.with.iter();
    asked.filter(|value| value.facet() == facet).count()
}

/// The days of a year, as a view has them.
fn year(year: i16) -> (f64, f64) {
    let day = |year| {
        let day = legation::date::Day::from_ymd(year, 1, 1).unwrap();
        day.number() as f64
    };
    (day(year), day(year + 1))
}

#[test]
fn the_page_says_what_is_seen_and_what_it_rests_on() {
    let desk = at_trends(Desk::new());
    desk.reads("Meetings per year, by partner");
    desk.reads("7 meetings held, 5 sources; 3 possibly in another year");
    desk.reads("hollow: possibly");
    desk.reads("Not counted: ");
}

#[test]
fn each_trend_has_a_button() {
    let mut desk = at_trends(Desk::new());
    for (name, trend, words) in [
        (
            "Topics with whom",
            Trend::TopicByGroup,
            "not mentioned in any source here",
        ),
        (
            "Topics over time",
            Trend::TopicOverTime,
            "Meetings that speak of a topic, by year",
        ),
        (
            "Gaps in series",
            Trend::Gaps,
            "Days from one meeting of a series to the next",
        ),
        (
            "Meetings per year",
            Trend::PerYear,
            "Meetings per year, by partner",
        ),
    ] {
        desk.click(name);
        assert_eq!(desk.session().view.trend.trend, trend);
        desk.reads(words);
    }
    desk.click("By format");
    assert_eq!(desk.session().view.trend.by, Grouping::Format);
    desk.reads("Meetings per year, by format");
    desk.reads("Joint working group");
    // Each was a step, and none was a change to be undone.
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    desk.reads("Meetings per year, by partner");
    assert!(desk.session().undo_name().is_none());
}

#[test]
fn pointing_at_a_bar_says_the_count_with_its_sources() {
    let mut desk = at_trends(Desk::new());
    let (said, rect) = cell(&mut desk, "2019 · Russia");
    assert_eq!(said, "2019 · Russia: 1 certainly, 1 possibly; 2 sources");
    desk.moves_to(rect.center());
    desk.pass(0.5);
    desk.written("2019 · Russia: 1 certainly, 1 possibly; 2 sources");
    let (said, _) = cell(&mut desk, "2022 · Maldives");
    assert_eq!(said, "2022 · Maldives: 0 certainly, 1 possibly; 1 source");
}

#[test]
fn a_click_on_a_bar_filters_and_returns_to_the_timeline_in_one_step() {
    let mut desk = at_trends(Desk::new());
    let (_, rect) = cell(&mut desk, "2019 · Russia");
    desk.click_at(rect.center());
    assert_eq!(desk.session().view.page, Page::Timeline);
    assert!(is_alone(&desk, "RU"));
    assert_eq!(desk.time(), Some(year(2019)));
    desk.mark(&["11th meeting"]);
    // One step back leads to the chart again, as it was.
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.session().view.page, Page::Trends);
    assert!(desk.session().view.filter.is_empty());
    assert_eq!(desk.time(), None);
    // And what was filtered can be undone on the timeline.
    desk.press_with(Modifiers::ALT, Key::ArrowRight);
    desk.press_with(Modifiers::COMMAND, Key::Z);
    assert_eq!(desk.session().view.page, Page::Timeline);
    assert!(desk.session().view.filter.is_empty());
}

#[test]
fn a_bar_of_the_only_partner_shown_leaves_it_the_only_one() {
    let mut desk = at_trends(Desk::new());
    for _ in 0..2 {
        let (_, rect) = cell(&mut desk, "2019 · Russia");
        desk.click_at(rect.center());
        assert!(is_alone(&desk, "RU"));
        desk.press(Key::Num3);
    }
}

#[test]
fn a_cell_filters_by_partner_and_topic_and_a_second_one_takes_its_place() {
    let mut desk = at_trends(Desk::of_all_sources());
    for (partner, code) in [("Russia", "RU"), ("United States", "US")] {
        desk.click("Clear filters");
        desk.click("Topics with whom");
        let words = format!("{partner} · Financing of terrorism");
        let (said, rect) = cell(&mut desk, &words);
        assert!(said.ends_with(" sources"), "{said}");
        desk.click_at(rect.center());
        assert_eq!(desk.session().view.page, Page::Timeline);
        assert!(is_alone(&desk, code));
        assert_eq!(asked(&desk, Facet::Topic), 1);
        desk.press(Key::Num3);
    }
    // With the filter on, another topic replaces the one that was asked for.
    desk.click("By format");
    let (said, rect) = cells(&mut desk).remove(1);
    desk.click_at(rect.center());
    let asked = (asked(&desk, Facet::Topic), asked(&desk, Facet::Format));
    assert_eq!(asked, (1, 1), "{said}");
}

#[test]
fn arrow_keys_walk_from_bar_to_bar_and_enter_is_a_click() {
    let mut desk = at_trends(Desk::new());
    // Whoever opens the page with the keyboard can use it at once.
    desk.press(Key::ArrowRight);
    let first = heard(&mut desk).unwrap();
    assert!(first.starts_with("2018 · "), "{first}");
    desk.press(Key::ArrowRight);
    let next = heard(&mut desk).unwrap();
    assert!(next.starts_with("2019 · "), "{next}");
    desk.written(&next);
    desk.press(Key::ArrowUp);
    let above = heard(&mut desk).unwrap();
    assert!(above.starts_with("2019 · ") && above != next, "{above}");
    desk.press(Key::ArrowDown);
    assert_eq!(heard(&mut desk), Some(next));
    desk.press(Key::End);
    let last = heard(&mut desk).unwrap();
    desk.press(Key::ArrowRight);
    assert_eq!(
        heard(&mut desk),
        Some(last),
        "there is nothing after the last"
    );
    desk.press(Key::Home);
    assert_eq!(heard(&mut desk), Some(first));
    desk.press(Key::ArrowRight);
    desk.press(Key::Enter);
    assert_eq!(desk.session().view.page, Page::Timeline);
    assert_eq!(desk.time(), Some(year(2019)));
}

#[test]
fn arrow_keys_bring_cells_into_sight_also_empty_ones() {
    let mut desk = at_trends(Desk::of_all_sources());
    desk.resize(1024.0, 640.0);
    desk.click("Topics with whom");
    let seen = |desk: &mut Desk, said: &str| cells(desk).iter().any(|(other, _)| other == said);
    for key in [Key::End, Key::ArrowDown] {
        for _ in 0..30 {
            desk.press(key);
        }
        let said = heard(&mut desk).unwrap();
        assert!(seen(&mut desk, &said), "{said}");
    }
    let said = heard(&mut desk).unwrap();
    assert!(said.ends_with("not mentioned in any source here"), "{said}");
}

#[test]
fn a_gap_shows_the_later_meeting_and_what_lies_before_it() {
    let mut desk = at_trends(Desk::new());
    desk.click("Gaps in series");
    let (said, rect) = cells(&mut desk).remove(0);
    assert!(said.contains("1,877 to 1,878 days"), "{said}");
    desk.click_at(rect.center());
    assert_eq!(desk.session().view.page, Page::Timeline);
    assert_eq!(desk.selection(), Some("in-ru-jwg-13"));
    desk.mark(&["11th meeting"]);
    desk.mark(&["13th meeting"]);
}

#[test]
fn a_screen_reader_presses_a_bar() {
    let mut desk = at_trends(Desk::new());
    let cells = desk.harness().query_all_by_role(Role::Cell);
    let mut cells = cells.filter(|cell| {
        let said = cell.accesskit_node().label().unwrap_or_default();
        said.starts_with("2019 · Russia")
    });
    cells.next().unwrap().click_accesskit();
    drop(cells);
    desk.settle();
    assert_eq!(desk.session().view.page, Page::Timeline);
    assert_eq!(desk.time(), Some(year(2019)));
}

#[test]
fn where_nothing_is_left_a_sentence_says_why_and_leads_out() {
    let mut desk = at_trends(Desk::new());
    desk.click("Announced, 4");
    desk.reads("No meeting that was held is among what is shown");
    desk.reads("Filter: Status: Announced");
    desk.click("Gaps in series");
    desk.click("Topics over time");
    desk.reads("No meeting that was held is among what is shown");
    desk.click("Clear filters");
    desk.does_not_read("No meeting that was held");
}

#[test]
fn charts_fit_into_small_and_large_windows_in_every_theme() {
    for (size, scale) in [((1024.0, 640.0), 1.0), ((1600.0, 1000.0), 1.5)] {
        for contrast in [Contrast::Usual, Contrast::High] {
            let setting = Setting {
                size: [size.0, size.1],
                scale,
                contrast,
                theme: ThemeChoice::Dark,
                all_sources: true,
                ..Setting::default()
            };
            let mut desk = at_trends(Desk::with(setting, None));
            let window = Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(size.0, size.1) / scale);
            for trend in Trend::ALL {
                desk.click(trend.name());
                let chart = desk.harness().get_by_role(Role::Grid).rect();
                assert!(
                    window.contains_rect(chart),
                    "{trend:?} {chart:?} in {window:?}"
                );
                assert!(chart.height() > 60.0, "{trend:?} {chart:?} at {size:?}");
                let seen = cells(&mut desk);
                assert!(!seen.is_empty(), "{trend:?} at {size:?}");
                for (said, rect) in seen {
                    assert!(chart.expand(1.0).contains_rect(rect), "{said}: {rect:?}");
                }
            }
        }
    }
}

#[test]
fn in_a_low_window_the_page_is_scrolled_and_the_chart_stays_large() {
    let mut desk = at_trends(Desk::of_all_sources());
    desk.resize(640.0, 400.0);
    for trend in Trend::ALL {
        desk.click(trend.name());
        let chart = desk.harness().get_by_role(Role::Grid).rect();
        assert!(chart.height() > 150.0, "{trend:?} {chart:?}");
        let at = chart.center_top();
        for _ in 0..3 {
            desk.wheel(at, -3.0, Modifiers::NONE);
        }
        let notes = if trend == Trend::Gaps {
            "whatever the filter"
        } else {
            "Not counted: "
        };
        desk.written(notes);
    }
}

#[test]
fn the_wheel_scrolls_cells_and_does_not_zoom_bars() {
    let mut desk = at_trends(Desk::of_all_sources());
    let before = cells(&mut desk);
    let at = before[0].1.center();
    desk.wheel(at, -2.0, Modifiers::NONE);
    desk.wheel(at, -2.0, Modifiers::COMMAND);
    assert_eq!(cells(&mut desk), before);
    desk.click("Topics with whom");
    let before = cells(&mut desk);
    desk.wheel(before[0].1.center(), -2.0, Modifiers::NONE);
    assert_ne!(cells(&mut desk), before);
}

#[test]
fn both_lines_across_the_bars_are_explained() {
    let mut desk = Desk::of_all_sources();
    desk.press(Key::Num3);
    desk.reads("line: all, each meeting once");
    desk.reads("broken line: all, with those possible");
}
