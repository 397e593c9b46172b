//! What is shown, and what the line at the bottom says of it.

use egui_kittest::kittest::NodeT as _;

use crate::{desk::Desk, files::Folder};

#[test]
fn the_line_at_the_bottom_counts() {
    let desk = Desk::new();
    desk.reads("Showing 14 of 14 engagements");
    desk.reads("7 meetings held");
    desk.reads("2 visits and messages not counted");
    desk.reads("Sources: articles");
    desk.reads("100 %");
}

#[test]
fn sources_are_chosen_at_the_bottom() {
    let mut desk = Desk::new();
    desk.click("Sources: articles");
    desk.click("All");
    desk.reads("Russia, 21 meetings held, 27 in all; took part in 41 more with others");
    desk.reads("United States, 45 meetings held, 56 in all; took part in 12 more with others");
    desk.click("Sources: all");
    desk.click("Official only");
    desk.does_not_read("Russia, 21 meetings held");
    desk.reads("Sources: official only");
    // It is a change of what is shown, and there is a way back.
    desk.press_with(egui::Modifiers::ALT, egui::Key::ArrowLeft);
    desk.reads("Russia, 21 meetings held");
    desk.press_with(egui::Modifiers::ALT, egui::Key::ArrowLeft);
    desk.reads("Showing 14 of 14 engagements");
}

#[test]
fn one_partner_is_seen_alone() {
    let mut desk = Desk::new();
    let row = desk.control("France, 2").rect();
    // "only" stands at the right end of the row while the pointer is there.
    desk.click_at(egui::pos2(row.right() - 8.0, row.center().y));
    desk.does_not_read("Russia, 5 meetings held");
    desk.reads("Showing 2 of 14 engagements");
    desk.click_at(egui::pos2(row.right() - 8.0, row.center().y));
    desk.reads("Showing 14 of 14 engagements");
}

#[test]
fn sources_that_know_of_nothing_are_named_as_the_reason() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let mut desk = Desk::open(folder.path());
    desk.click("Sources: all");
    desk.click("Official only");
    desk.reads("No engagement in this catalogue is known from these sources");
    desk.click("Believe all sources");
    desk.reads("Showing 2 of 2 engagements");
}

#[test]
fn the_line_at_the_bottom_says_what_may_be_in_view() {
    let mut desk = Desk::new();
    // A month of which some dates name one day in a longer time.
    desk.click_mark(&["13th meeting"]);
    desk.press(egui::Key::F);
    desk.reads(" certainly and ");
    desk.reads(" possibly of 14 engagements");
    desk.press(egui::Key::Num0);
    desk.reads("Showing 14 of 14 engagements");
}

#[test]
fn a_hidden_partner_leaves_and_returns() {
    let mut desk = Desk::new();
    desk.click_with_alt("Russia, 8");
    desk.does_not_read("Russia, 5 meetings held");
    desk.reads("Showing 6 of 14 engagements");
    desk.reads("2 meetings held");
    desk.reads("not Russia");
    desk.click_with_alt("Russia, 8, excluded");
    desk.reads("Showing 14 of 14 engagements");
}

#[test]
fn a_topic_leaves_only_what_touches_it_and_clearing_brings_all_back() {
    let mut desk = Desk::new();
    assert!(desk.control("Clear filters").accesskit_node().is_disabled());
    desk.click("Topic: Show all 33");
    desk.click("Afghanistan, 1");
    assert_eq!(desk.marks().len(), 1);
    desk.mark(&["Talks of Ajit Doval and Nikolay Patrushev"]);
    desk.reads("Showing 1 of 14 engagements");
    assert_eq!(
        desk.control("Afghanistan, 1").accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True)
    );
    desk.click("Clear filters");
    assert_eq!(desk.engagements(), 14);
}

#[test]
fn a_filter_moves_nothing_in_the_rail() {
    let mut desk = Desk::new();
    let row = desk.control("Maldives, 2").rect();
    desk.click("Maldives, 2");
    assert_eq!(desk.control("Maldives, 2").rect(), row);
}

#[test]
fn a_row_keeps_the_keyboard_when_rows_above_it_go() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::catalogue());
    let party = |name: &str, meetings: i32| {
        let mut text = format!(
            "[Party(code: \"{}\", name: \"{name}\"),",
            &name[..2].to_uppercase()
        );
        for number in 0..meetings {
            text += &format!(
                r#"Engagement(id: "{name}-{number}", title: "{name} {number}", parties: ["{}"], format: "jwg",
                status: Held, dates: [(date: "2015-01-0{}", basis: "b")]),"#,
                &name[..2].to_uppercase(),
                number + 1
            );
        }
        text + "]"
    };
    folder.write("first.ron", &party("france", 4));
    folder.write("second.ron", &party("egypt", 1));
    let mut desk = Desk::open(folder.path());
    desk.control("egypt, 1").focus();
    desk.settle();
    assert_eq!(desk.focus().unwrap().0, "egypt, 1");
    std::fs::remove_file(folder.path().join("first.ron")).unwrap();
    desk.wait("the change", |desk| !desk.text().contains("france, 4"));
    assert_eq!(desk.focus().unwrap().0, "egypt, 1");
}

#[test]
fn formats_and_statuses_filter_together() {
    let mut desk = Desk::new();
    desk.click("Joint working group, 6");
    assert_eq!(desk.engagements(), 6);
    desk.click("Held, 4");
    assert_eq!(desk.engagements(), 4);
    // What was announced and is not on record as held leaves a gap in its series.
    desk.reads("No record that the 12th meeting was held");
    assert_eq!(desk.marks().len(), 5);
    desk.reads("4 meetings held");
}

#[test]
fn a_filter_that_leaves_nothing_says_so_and_offers_the_way_out() {
    let mut desk = Desk::new();
    desk.click("Message, 1");
    // Counts are those under the other parts of the filter.
    desk.click("Expected, 0");
    assert!(desk.marks().is_empty());
    desk.reads("No engagement in this catalogue passes the filter");
    desk.reads("Showing 0 of 14 engagements");
    desk.does_not_read("1970");
    desk.reads("Drop “Format”: 1 engagement");
    desk.click("Official visit, 0");
    desk.reads("Drop all 2 of “Format”: 1 engagement");
    let at = desk.lowest_control("Clear filters").rect().center();
    desk.click_at(at);
    assert_eq!(desk.engagements(), 14);
    desk.does_not_read("passes the filter");
}

#[test]
fn what_the_panel_counts_says_that_it_leaves_the_filters_out() {
    let mut desk = Desk::new();
    let told = "What is counted here is all that these sources know, whatever the filters";
    desk.does_not_read(told);
    desk.click("Message, 1");
    desk.reads(told);
    desk.reads("11 of 11 engagements on record rest on one source");
}

#[test]
fn a_catalogue_with_no_engagement_says_so_and_blames_no_filter() {
    let folder = Folder::new();
    let catalogue = Folder::catalogue();
    let start = catalogue.find("    Engagement(").unwrap();
    folder.write("base.ron", &format!("{}]", &catalogue[..start]));
    let desk = Desk::open(folder.path());
    desk.reads("Nobody’s diplomacy");
    desk.reads("There is no engagement in this catalogue");
    desk.does_not_read("passes the filter");
}

#[test]
fn the_selection_survives_a_filter_that_hides_it() {
    let mut desk = Desk::new();
    desk.click_mark(&["13th meeting"]);
    desk.click_with_alt("Russia, 8");
    assert_eq!(desk.selection(), Some("in-ru-jwg-13"));
    desk.reads("Moscow, Russia");
    // Keys start again at what is there.
    desk.press(egui::Key::ArrowRight);
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
}

#[test]
fn large_counts_are_written_with_their_thousands() {
    let folder = Folder::new();
    folder.write("base.ron", &Folder::crowd(1199));
    let desk = Desk::open(folder.path());
    desk.reads("of 1,200 engagements");
    desk.reads("Russia, 1,200");
}
