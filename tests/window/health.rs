//! Where the record is weak, and the way from there to the records.

use egui::{Key, Modifiers};
use legation::{
    command::Command,
    view::{Value, Weakness},
};

use crate::desk::Desk;

fn open(desk: &mut Desk) {
    desk.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::M);
    desk.reads("Where the record is weak");
}

#[test]
fn weak_records_are_counted_listed_and_a_click_away() {
    let mut desk = Desk::new();
    open(&mut desk);
    // Everything in the articles rests on one of them.
    desk.reads("+ Single source: 11");
    desk.reads("+ No official page: 11");
    desk.reads("+ Date wider than a month: 4");
    desk.click("+ Date wider than a month: 4");
    let line = "2nd meeting of the India–Maldives Joint Working Group · 17 Nov 2018–17 Nov 2023";
    let listed = desk.text();
    let line = listed
        .lines()
        .find(|line| line.contains("India–Maldives") && line.contains(" · "))
        .unwrap_or(line);
    desk.click(line);
    assert_eq!(desk.selection(), Some("in-mv-jwg-2"));
    desk.does_not_read("No official page: 11");
}

#[test]
fn a_weakness_is_a_filter_like_any_other() {
    let mut desk = Desk::of_all_sources();
    open(&mut desk);
    let all = desk.text();
    let line = all.lines().find(|line| line.contains("Sources disagree: "));
    let count = line.unwrap().rsplit(' ').next().unwrap().to_owned();
    desk.press(Key::Escape);
    desk.does_not_read("+ Sources disagree");
    desk.click(&format!("Sources disagree, {count}"));
    desk.reads(&format!("Showing {count} of 428 engagements"));
    let asked = Value::Weakness(Weakness::Conflict);
    assert!(desk.session().view.filter.with.contains(&asked));
}

#[test]
fn a_weakness_lists_as_many_as_it_counts_whatever_other_is_filtered_by() {
    let mut desk = Desk::new();
    open(&mut desk);
    desk.click("+ Date wider than a month: 4");
    let listed = |desk: &Desk| {
        let text = desk.text();
        let lines = text.lines();
        lines
            .filter(|line| line.contains(" · ") && line.ends_with("2023"))
            .count()
    };
    let before = listed(&desk);
    assert_eq!(before, 2);
    desk.press(Key::Escape);
    desk.send(Command::AskFor(vec![Value::Weakness(
        Weakness::UnnamedOfficials,
    )]));
    desk.settle();
    desk.reads("Showing 3 of 14");
    open(&mut desk);
    desk.click("+ Date wider than a month: 4");
    assert_eq!(listed(&desk), before);
}

#[test]
fn problems_in_the_files_are_a_click_from_there() {
    let mut desk = Desk::new();
    open(&mut desk);
    let all = desk.text();
    let line = all
        .lines()
        .find(|line| line.ends_with(" problems in the files…"));
    desk.click(line.unwrap());
    desk.reads("Problems in the data");
}
