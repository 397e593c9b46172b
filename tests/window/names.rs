//! What parties are called in their own scripts.

use egui::Vec2;
use egui_kittest::kittest::NodeT as _;

use crate::{desk::Desk, files::Folder};

/// A lane that somebody names in a script, and how that name is spelt. Between them they need every
/// face that is there for names alone, joined, stacked and reordered letters, and words that are
/// read from the right.
const NAMES: [(&str, &str); 17] = [
    ("Bangladesh", "বাংলাদেশ"),
    ("Bhutan", "འབྲུག"),
    ("Cambodia", "កម្ពុជា"),
    ("China", "中国"),
    ("Ethiopia", "ኢትዮጵያ"),
    ("India", "भारत"),
    ("Israel", "ישראל"),
    ("Japan", "日本"),
    ("Kazakhstan", "Қазақстан"),
    ("Korea", "대한민국"),
    ("Laos", "ລາວ"),
    ("Maldives", "ދިވެހިރާއްޖެ"),
    ("Myanmar", "မြန်မာ"),
    ("Oman", "عُمان"),
    ("Sri Lanka", "ශ්\u{200d}රී ලංකාව"),
    ("Thailand", "ไทย"),
    ("United Arab Emirates", "الإمارات العربية المتحدة"),
];

/// A window with a lane for each of them, and a party with no other name.
fn desk() -> (Folder, Desk) {
    let folder = Folder::new();
    let mut text = Folder::catalogue().replace("]\n", "");
    text = text.replace(
        "code: \"IN\", name: \"India\"",
        "code: \"XX\", name: \"Home\"",
    );
    text = text.replace("home: \"IN\"", "home: \"XX\"");
    for (number, (name, native)) in NAMES.iter().enumerate() {
        let code = format!("X{}", char::from(b'A' + u8::try_from(number).unwrap()));
        text += &format!(
            r#"    Party(code: "{code}", name: "{name}", native_name: "{native}", other_names: ["Old {name}"]),
    Engagement(id: "with-{number}", title: "Talks", parties: ["{code}"], format: "jwg", status: Held,
        dates: [(date: "2020-01-01", basis: "Made up")]),
"#
        );
    }
    folder.write("base.ron", &(text + "]\n"));
    let mut desk = Desk::open(folder.path());
    desk.resize(1440.0, 1400.0);
    (folder, desk)
}

#[test]
fn the_head_of_a_lane_says_all_names() {
    let (_folder, mut desk) = desk();
    desk.click_head("Other countries");
    for (name, native) in NAMES {
        let head = desk.control(&format!("{name}, 1 meeting held, 1 in all"));
        assert_eq!(
            head.accesskit_node().description(),
            Some(format!("{native}, Old {name}"))
        );
        let at = head.rect().left_top() + Vec2::new(20.0, 20.0);
        desk.moves_to(at);
        desk.reads(native);
        desk.reads(&format!("also Old {name}"));
    }
}

#[test]
fn a_row_of_the_rail_says_all_names() {
    let (_folder, mut desk) = desk();
    // The longest lists are cut until they are asked for.
    desk.click("Partners: Show all 18");
    for (name, native) in NAMES {
        let row = desk.control(&format!("{name}, 1"));
        assert_eq!(
            row.accesskit_node().description(),
            Some(format!("{native}, Old {name}"))
        );
        let at = row.rect().center();
        desk.moves_to(at);
        desk.pass(0.5);
        desk.reads(native);
        desk.reads(&format!("also Old {name}"));
    }
}

#[test]
fn a_party_with_one_name_says_it_once() {
    let (_folder, mut desk) = desk();
    let row = desk.control("Russia, 2");
    assert_eq!(row.accesskit_node().description(), None);
    let at = row.rect().center();
    desk.moves_to(at);
    desk.pass(0.5);
    desk.does_not_read("also");
}
