//! Lanes: folding and arranging them, and what ribbons hold.

use egui::{Key, Pos2, Vec2, accesskit::Action};
use egui_kittest::{Node, kittest::NodeT as _};
use legation::view::{LaneId, Lanes};

use crate::{desk::Desk, files::Folder};

/// A group of the catalogue that ships, how much is in it, and one of its lanes.
const GROUP: &str = "Southern Asia";
const IN_GROUP: usize = 23;
const MEMBER: &str = "Maldives";

/// A window that has room for all lanes of a group.
fn tall() -> Desk {
    let mut desk = Desk::of_all_sources();
    desk.resize(1440.0, 1500.0);
    desk
}

/// The names of the lanes in sight, from the top.
fn names(desk: &Desk) -> Vec<String> {
    let heads = desk.heads().into_iter();
    let names = heads.map(|head| head.split(", ").next().unwrap().to_owned());
    names.collect()
}

#[track_caller]
fn is_expanded(desk: &Desk, name: &str) -> Option<bool> {
    desk.head(name).accesskit_node().data().is_expanded()
}

// --- folding --------------------------------------------------------------------------------------

#[test]
fn a_click_on_the_head_of_a_group_unfolds_it_and_its_members_show_marks() {
    let mut desk = tall();
    let before = desk.marks();
    let (shown, lanes) = (desk.engagements(), names(&desk));
    desk.reads(
        "Southern Asia, 23 engagements, 22 held and 1 announced or called off, drawn as a ribbon",
    );
    assert!(!lanes.contains(&MEMBER.to_owned()));
    desk.click_head(GROUP);
    desk.does_not_read(
        "Southern Asia, 23 engagements, 22 held and 1 announced or called off, drawn as a ribbon",
    );
    assert!(names(&desk).contains(&MEMBER.to_owned()));
    desk.mark(&["Maldives", "1 of 6 in this lane"]);
    assert_eq!(
        desk.engagements(),
        shown + IN_GROUP,
        "not all of them have a mark"
    );
    // What it took part in and is drawn elsewhere says where.
    let elsewhere = desk.marks().into_iter();
    let mut elsewhere = elsewhere.filter(|mark| mark.starts_with("Maldives, took part: "));
    assert!(elsewhere.all(|mark| mark.ends_with(", drawn in Multilateral")));
    // And back.
    desk.click_head(GROUP);
    assert_eq!(desk.marks(), before);
    assert_eq!(names(&desk), lanes);
}

#[test]
fn a_head_is_pressed_by_a_screen_reader_as_by_a_click() {
    let mut desk = tall();
    assert_eq!(is_expanded(&desk, GROUP), Some(false));
    assert!(
        desk.head(GROUP)
            .accesskit_node()
            .data()
            .supports_action(Action::Click)
    );
    desk.head(GROUP).click_accesskit();
    desk.settle();
    assert!(names(&desk).contains(&MEMBER.to_owned()));
    assert_eq!(is_expanded(&desk, GROUP), Some(true));
    desk.does_not_read(", , ");
    desk.head(GROUP).click_accesskit();
    desk.settle();
    assert!(!names(&desk).contains(&MEMBER.to_owned()));
}

#[test]
fn an_open_lane_folds_to_a_ribbon_and_back() {
    let mut desk = Desk::new();
    let before = desk.marks();
    desk.click_head("Russia");
    desk.reads("Russia, 8 engagements, 6 held and 2 announced or called off, drawn as a ribbon");
    desk.reads("8 in ribbons");
    assert_eq!(desk.engagements(), 14 - 8);
    desk.click_head("Russia");
    assert_eq!(desk.marks(), before);
}

#[test]
fn a_double_click_on_a_head_folds_once_and_zooms_nowhere() {
    let mut desk = Desk::new();
    let at = desk.head("Russia").rect().center();
    desk.double_click_at(at);
    desk.reads("Russia, 8 engagements, 6 held and 2 announced or called off, drawn as a ribbon");
    assert_eq!((desk.time(), desk.selection()), (None, None));
}

#[test]
fn a_key_folds_the_lane_that_the_keyboard_is_in() {
    let mut desk = tall();
    desk.press(Key::ArrowRight);
    desk.press(Key::C);
    assert_eq!(is_expanded(&desk, "United States"), Some(false));
    // What is selected keeps its mark on the ribbon.
    assert_eq!(desk.selected_marks().len(), 1);
    desk.press(Key::C);
    assert_eq!(is_expanded(&desk, "United States"), Some(true));
    // Down to the first group, which unfolds by the same key.
    while desk.session().lane != Some(LaneId::Multilateral) {
        desk.press(Key::ArrowDown);
    }
    desk.press(Key::C);
    assert_eq!(is_expanded(&desk, "Multilateral"), Some(true));
    assert!(names(&desk).contains(&"BRICS".to_owned()));
}

// --- the menu of a head ---------------------------------------------------------------------------

#[test]
fn the_menu_of_a_head_keeps_a_lane_on_top() {
    let mut desk = tall();
    let before = names(&desk);
    assert_eq!(before[..2], ["United States", "Russia"]);
    desk.open_menu("Russia");
    desk.click("Pin on top");
    assert_eq!(names(&desk)[..2], ["Russia", "United States"]);
    desk.does_not_read("Pin on top");
    desk.open_menu("Russia");
    desk.click("Unpin");
    assert_eq!(names(&desk), before);
    // One of a group leaves it.
    desk.click_head(GROUP);
    desk.open_menu(MEMBER);
    desk.click("Pin on top");
    assert_eq!(names(&desk)[0], MEMBER);
}

#[test]
fn the_menu_of_a_head_hides_its_lane_or_all_others() {
    let mut desk = Desk::new();
    desk.open_menu("France");
    desk.click("Hide");
    assert!(!names(&desk).contains(&"France".to_owned()));
    desk.reads("Showing 12 of 14 engagements");
    desk.click("France: lane hidden, remove");
    desk.open_menu("France");
    desk.click("Only this");
    assert_eq!(names(&desk), ["France"]);
    desk.reads("Showing 2 of 14 engagements");
}

#[test]
fn the_menu_of_a_head_moves_and_sorts_and_forgets_it_all() {
    let mut desk = Desk::new();
    let before = names(&desk);
    assert_eq!(before[..2], ["Russia", "France"]);
    desk.open_menu("France");
    desk.click("Move up");
    assert_eq!(names(&desk)[..2], ["France", "Russia"]);
    desk.open_menu("France");
    desk.click("Move down");
    assert_eq!(names(&desk), before);
    desk.open_menu("France");
    desk.click("Arrange lanes as usual");
    assert_eq!(desk.session().view.lanes, Lanes::default());
    desk.open_menu("Tajikistan");
    desk.click("Name");
    assert!(names(&desk).is_sorted(), "{:?}", names(&desk));
    assert_ne!(names(&desk), before);
}

#[test]
fn the_menu_of_a_head_offers_what_is_of_use_and_all_of_it_in_a_small_window() {
    let mut desk = Desk::new();
    let is_of_use = |desk: &Desk, name| !desk.control(name).accesskit_node().is_disabled();
    desk.open_menu("Russia");
    assert!(!is_of_use(&desk, "Move up") && is_of_use(&desk, "Move down"));
    assert!(!is_of_use(&desk, "Arrange lanes as usual"));
    desk.click("Move down");
    desk.resize(640.0, 400.0);
    desk.open_menu("Russia");
    assert!(is_of_use(&desk, "Move up"));
    let first = desk.control("Fold").rect();
    assert!(first.top() > 0.0, "{first:?}");
    desk.click("Arrange lanes as usual");
    assert_eq!(desk.session().view.lanes, Lanes::default());
}

#[test]
fn the_menu_of_a_group_folds_and_sorts_and_knows_no_party() {
    let mut desk = tall();
    desk.open_menu(GROUP);
    desk.does_not_read("Hide");
    desk.click("Unfold");
    assert!(names(&desk).contains(&MEMBER.to_owned()));
    desk.open_menu(GROUP);
    desk.click("Fold");
    assert!(!names(&desk).contains(&MEMBER.to_owned()));
}

#[test]
fn escape_closes_the_menu_of_a_head_and_nothing_else() {
    let mut desk = Desk::new();
    desk.click_mark(&["14th meeting"]);
    desk.open_menu("France");
    desk.reads("Sort lanes by");
    desk.press(Key::Escape);
    desk.does_not_read("Sort lanes by");
    assert_eq!(desk.selection(), Some("in-fr-jwg-14"));
    // Where there is no lane there is no menu.
    let ground = desk.empty_ground();
    desk.right_click_at(ground);
    desk.does_not_read("Sort lanes by");
    // From head to head the menu goes along.
    desk.open_menu("France");
    desk.open_menu("Russia");
    desk.click("Hide");
    assert!(!names(&desk).contains(&"Russia".to_owned()));
    assert!(names(&desk).contains(&"France".to_owned()));
}

// --- carrying a lane ------------------------------------------------------------------------------

/// Just above the middle of a head: what is dropped there comes before it.
fn before(desk: &Desk, name: &str) -> Pos2 {
    desk.head(name).rect().center() - Vec2::new(0.0, 6.0)
}

#[test]
fn a_head_that_is_dragged_takes_its_lane_to_another_place() {
    let mut desk = Desk::new();
    let all = names(&desk);
    assert_eq!(all[0], "Russia");
    let from = desk.head("Tajikistan").rect().center();
    desk.drag(from, before(&desk, "France"));
    assert_eq!(names(&desk)[..3], ["Russia", "Tajikistan", "France"]);
    assert_eq!(desk.time(), None, "it panned as well");
    assert_eq!(desk.selection(), None);
    // It is a change of what is shown, and there is a way back.
    desk.press_with(egui::Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(names(&desk), all);
    // Down as well, below all others.
    let from = desk.head("Russia").rect().center();
    let below = desk.head("Tajikistan").rect().center() + Vec2::new(0.0, 20.0);
    desk.drag(from, below);
    assert_eq!(names(&desk).last().unwrap(), "Russia");
}

#[test]
fn a_lane_of_a_group_is_carried_to_the_top() {
    let mut desk = tall();
    desk.click_head(GROUP);
    let from = desk.head(MEMBER).rect().center();
    desk.drag(from, before(&desk, "Russia"));
    assert_eq!(names(&desk)[..3], ["United States", MEMBER, "Russia"]);
}

#[test]
fn a_lane_that_is_put_where_it_was_changes_nothing() {
    let mut desk = tall();
    let last = names(&desk)[4].clone();
    for name in ["United States", "Russia", &last] {
        let from = desk.head(name).rect().center();
        // Into its own place from above, and from below.
        for to in [-14.0, 30.0] {
            desk.drag(from, from + Vec2::new(0.0, to));
            assert_eq!(desk.session().view.lanes, Lanes::default(), "{name}");
        }
    }
}

// --- ribbons --------------------------------------------------------------------------------------

/// Fourteen partners with talks on the same day, of which ten are folded together, and with those one
/// whose talks were a year later.
fn folded() -> (Folder, Desk) {
    let folder = Folder::new();
    let mut text = Folder::catalogue().replace("]\n", "");
    for number in 0..14_u8 {
        let letter = char::from(b'A' + number);
        text += &format!(
            r#"Party(code: "X{letter}", name: "Country {letter}"),
            Engagement(id: "with-{letter}", title: "Talks with {letter}", parties: ["X{letter}"], format: "jwg",
                status: Held, dates: [(date: "2020-06-01", basis: "Made up")]),"#
        );
    }
    text += r#"Party(code: "XZ", name: "Country Z"),
        Engagement(id: "alone", title: "Talks alone", parties: ["XZ"], format: "jwg",
            status: Held, dates: [(date: "2021-06-01", basis: "Made up")]),]"#;
    folder.write("base.ron", &text);
    let desk = Desk::open(folder.path());
    (folder, desk)
}

/// The ribbon of those that are folded together.
fn ribbon(desk: &Desk) -> Node<'_> {
    desk.mark(&["Other countries", "drawn as a ribbon"])
}

/// Where on the ribbon the talks of the same day stand: where they do in open lanes.
fn that_day(desk: &Desk) -> Pos2 {
    let mark = desk.mark(&["Talks with A"]).rect();
    Pos2::new(mark.left() + 6.0, ribbon(desk).rect().center().y)
}

/// Where those a year later stand.
fn a_year_later(desk: &Desk) -> Pos2 {
    let same = that_day(desk);
    let first = desk.mark(&["11th meeting"]).rect().left() + 6.0;
    let second = desk.mark(&["12th meeting"]).rect().left() + 6.0;
    same + Vec2::new(second - first, 0.0)
}

#[test]
fn a_ribbon_says_what_is_under_the_pointer() {
    let (_folder, mut desk) = folded();
    let at = that_day(&desk);
    desk.moves_to(at);
    desk.reads("Talks with E\n1 June 2020\nTalks with F\n1 June 2020\n");
    desk.reads("and 2 more: click to list them");
    desk.does_not_read("Click the name to fold or unfold");
    let at = a_year_later(&desk);
    desk.moves_to(at);
    desk.reads("Talks alone\n1 June 2021");
    desk.does_not_read("more: click to list them");
    // In between there is nothing, and it says how much there is in all.
    let middle = that_day(&desk) + (a_year_later(&desk) - that_day(&desk)) / 2.0;
    desk.moves_to(middle);
    desk.reads("Other countries\n11 meetings held, 11 in all\nClick the name to fold or unfold");
}

#[test]
fn a_click_on_a_ribbon_lists_what_is_there_or_selects_the_only_one() {
    let (_folder, mut desk) = folded();
    let at = that_day(&desk);
    desk.click_at(at);
    assert_eq!(desk.lines().len(), 10);
    assert_eq!(desk.selection(), None);
    desk.click("Talks with G · 1 Jun 2020");
    assert_eq!(desk.selection(), Some("with-G"));
    assert!(desk.lines().is_empty());
    assert_eq!(desk.session().lane, Some(LaneId::Elsewhere));
    // It stands out of the ribbon now, and can be pointed at and pressed.
    desk.mark(&["Talks with G", "1 June 2020"]);
    desk.moves_to(at);
    desk.mark(&["Talks with G", "1 June 2020"]);
    desk.click_at(at);
    assert_eq!(desk.selection(), Some("with-G"));
    let at = a_year_later(&desk);
    desk.click_at(at);
    assert_eq!(desk.selection(), Some("alone"));
    // Where there is nothing, nothing is selected.
    let middle = that_day(&desk) + (a_year_later(&desk) - that_day(&desk)) / 2.0;
    desk.click_at(middle);
    assert_eq!(desk.selection(), None);
}

#[test]
fn a_double_click_on_a_ribbon_zooms_to_what_is_there() {
    let (_folder, mut desk) = folded();
    let at = a_year_later(&desk);
    desk.double_click_at(at);
    let (start, end) = desk.time().unwrap();
    let day = legation::date::Day::from_ymd(2021, 6, 1).unwrap().number() as f64;
    assert!(start < day && day < end && end - start < 60.0);
}

#[test]
fn a_ribbon_that_is_pressed_by_a_screen_reader_lists_all_that_it_shows() {
    let (_folder, mut desk) = folded();
    ribbon(&desk).click_accesskit();
    desk.settle();
    assert_eq!(desk.lines().len(), 11);
    desk.press(Key::Escape);
    // And no more than is in sight.
    let at = a_year_later(&desk);
    desk.wheel(at, 30.0, egui::Modifiers::COMMAND);
    ribbon(&desk).click_accesskit();
    desk.settle();
    assert_eq!(desk.selection(), Some("alone"));
}
