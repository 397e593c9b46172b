//! Going to a date that is typed.

use egui::{Key, Modifiers};
use legation::date::Day;

use crate::desk::Desk;

/// What stands over the field.
const FIELD: &str = "A day, a month, a year, or two of them";

fn number(year: i16, month: i8, day: i8) -> f64 {
    Day::from_ymd(year, month, day).unwrap().number() as f64
}

fn ask(desk: &mut Desk, typed: &str) {
    desk.press_with(Modifiers::COMMAND, Key::G);
    desk.reads(FIELD);
    desk.types(typed);
}

#[test]
fn a_month_that_is_typed_is_understood_shown_and_left_again() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::G);
    desk.reads("Such as 2019, May 2023");
    desk.types("May 2023");
    desk.reads("1–31 May 2023");
    assert_eq!(desk.time(), None, "nothing moves before Enter");
    desk.press(Key::Enter);
    desk.does_not_read(FIELD);
    let (from, to) = desk.time().unwrap();
    assert!(from < number(2023, 5, 1) && number(2023, 6, 1) < to);
    assert!(to - from < 60.0, "from {from} to {to}");
    desk.press_with(Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(desk.time(), None);
}

#[test]
fn a_single_day_is_shown_with_the_weeks_around_it() {
    let mut desk = Desk::new();
    ask(&mut desk, "28 February 2020");
    desk.reads("28 February 2020, a Friday");
    desk.click("Go there");
    let (from, to) = desk.time().unwrap();
    assert!((f64::midpoint(from, to) - number(2020, 2, 28)).abs() < 1.0);
    assert!((28.0..60.0).contains(&(to - from)));
    desk.mark(&["14th meeting"]);
}

#[test]
fn nonsense_is_refused_in_words_and_can_be_mended() {
    let mut desk = Desk::new();
    ask(&mut desk, "soon");
    let refusal = "“soon” is no day, month or year here; write a date such as";
    desk.reads(refusal);
    desk.press(Key::Enter);
    desk.reads(refusal);
    assert_eq!(desk.time(), None);
    // The field has kept the keyboard.
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.types("2019 to 21");
    desk.reads("1 January 2019 – 31 December 2021");
    desk.press(Key::Enter);
    assert!(desk.time().is_some());
}

#[test]
fn a_day_that_is_not_there_and_a_year_of_nothing_say_so() {
    let mut desk = Desk::new();
    ask(&mut desk, "31 April 2023");
    desk.reads("April 2023 has no day 31; write a day that the month has");
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.types("1950");
    desk.reads("nothing is shown there, the timeline begins on");
    desk.press(Key::Enter);
    desk.reads(FIELD);
    assert_eq!(desk.time(), None);
}

#[test]
fn letters_go_into_the_field_and_escape_gives_the_keys_back() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::G);
    for key in [Key::F, Key::L, Key::ArrowLeft, Key::Num0] {
        desk.press(key);
    }
    assert_eq!(desk.time(), None);
    assert!(!desk.session().shell.legend);
    desk.types("202");
    desk.press(Key::Escape);
    desk.does_not_read(FIELD);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    // What was not finished is not there the next time.
    desk.click("View");
    desk.click("Go to date… Ctrl G");
    desk.reads("Such as 2019, May 2023");
}
