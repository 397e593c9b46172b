//! What was said, side by side; and citations.

use egui::{Key, Modifiers};
use legation::command::Compared;

use crate::desk::Desk;

#[test]
fn a_meeting_is_compared_with_the_one_before_it_by_topic() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting"]);
    desk.press_with(Modifiers::COMMAND, Key::D);
    desk.reads("Compare what was said");
    // The 12th is only promised in the articles: the 11th is the last that was held.
    desk.reads("11th meeting of the India–Russia Joint Working Group");
    desk.reads("Not mentioned in these sources");
    desk.reads("No source tells of all of these: publishers differ in what they mention");
    desk.press(Key::Escape);
    desk.does_not_read("Compare what was said");
}

#[test]
fn rows_that_are_picked_are_compared() {
    let mut desk = Desk::new();
    desk.press(Key::Num2);
    desk.press_with(Modifiers::COMMAND, Key::A);
    desk.press_with(Modifiers::COMMAND, Key::D);
    let Some(Compared::Engagements(ids)) = &desk.session().compared else {
        panic!("nothing is compared");
    };
    assert_eq!(ids.len(), 3);
}

#[test]
fn two_partners_are_compared_where_nothing_is_selected() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND, Key::D);
    let Some(Compared::Partners { one, other, topic }) = &desk.session().compared else {
        panic!("nothing is compared");
    };
    assert_eq!((one.as_str(), other.as_str(), topic), ("RU", "FR", &None));
    desk.reads("Safe havens");
}

#[test]
fn two_partners_are_compared_whatever_the_filter_hides() {
    let mut desk = Desk::new();
    desk.click("Message, 1");
    desk.press_with(Modifiers::COMMAND, Key::D);
    desk.reads("All that these sources say of both partners: the filters do not count here");
    let Some(Compared::Partners { one, other, .. }) = &desk.session().compared else {
        panic!("nothing is compared");
    };
    assert_eq!((one.as_str(), other.as_str()), ("TJ", "RU"));
    desk.reads("Safe havens");
}

#[test]
fn who_has_no_meeting_before_it_hears_why_partners_are_compared() {
    let mut desk = Desk::new();
    desk.click_mark(&["Talks of Ajit Doval"]);
    desk.press_with(Modifiers::COMMAND, Key::D);
    desk.reads("These sources know no meeting held before “Talks of Ajit Doval");
    desk.reads("so two partners are compared");
    desk.press(Key::Escape);
    desk.press(Key::Escape);
    desk.press_with(Modifiers::COMMAND, Key::D);
    desk.does_not_read("so two partners are compared");
}

#[test]
fn the_meeting_before_is_a_click_away_in_the_panel() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting"]);
    desk.reads("Since the previous meeting of this series");
    desk.reads("Not mentioned in these sources");
    desk.click("Compare…");
    desk.reads("Compare what was said");
}

#[test]
fn an_engagement_is_cited_with_two_keys_and_said_to_be() {
    let mut desk = Desk::new();
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    assert!(desk.asked().is_empty(), "nothing is selected");
    desk.click_mark(&["14th meeting"]);
    desk.click_and_ask("BibLaTeX");
    let text = desk.copied();
    assert!(text.unwrap().starts_with('@'));
    desk.pass(0.1);
    desk.reads("Copied: BibLaTeX, 1 engagement");
    desk.pass(6.0);
    desk.does_not_read("Copied: BibLaTeX");
}

#[test]
fn everything_that_is_shown_is_cited_from_the_menu() {
    let mut desk = Desk::new();
    desk.click("France, 2");
    desk.click("View");
    desk.click("Cite what is shown");
    desk.click_and_ask("RIS");
    let text = desk.copied();
    let text = text.unwrap();
    assert!(
        text.starts_with("TY  - ") && text.contains("ER  - "),
        "{text}"
    );
    desk.pass(0.1);
    desk.reads("Copied: RIS, 2 engagements");
}
