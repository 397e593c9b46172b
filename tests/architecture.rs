//! The rooms of the house: each may use those above it and none below.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources has failed"
)]

use std::{
    fs,
    path::{Path, PathBuf},
};

/// From top to bottom.
const ROOMS: [&str; 17] = [
    "date",
    "model",
    "view",
    "briefing",
    "catalogue",
    "load",
    "save",
    "search",
    "trends",
    "scene",
    "fonts",
    "timeline",
    "table",
    "sheet",
    "export",
    "command",
    "app",
];

fn sources(of: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(of).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The rooms that a file names after `crate::`, alone or in braces.
fn rooms_used(text: &str) -> Vec<&'static str> {
    let text: String = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, " "])
        .collect();
    let mut used = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            used.extend(ROOMS.iter().filter(|room| starts_with_word(rest, room)));
            continue;
        };
        // In a group every path of the outermost level begins with a room.
        let mut depth = 0_u32;
        let mut begins = true;
        for (offset, letter) in group.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => begins = true,
                _ if begins && !letter.is_whitespace() => {
                    begins = false;
                    let path = &group[offset..];
                    used.extend(ROOMS.iter().filter(|room| starts_with_word(path, room)));
                }
                _ => {}
            }
        }
    }
    used
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.strip_prefix(word).is_some_and(|rest| {
        let next = rest.chars().next();
        next.is_none_or(|letter| !letter.is_alphanumeric() && letter != '_')
    })
}

#[test]
fn no_room_uses_one_below_it() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut trespasses = Vec::new();
    for (level, room) in ROOMS.iter().enumerate() {
        for file in sources(&source.join(room)) {
            let text = fs::read_to_string(&file).unwrap();
            for used in rooms_used(&text) {
                if ROOMS[level + 1..].contains(&used) {
                    trespasses.push(format!("{} uses {used}", file.display()));
                }
            }
        }
    }
    assert!(trespasses.is_empty(), "{trespasses:#?}");
}

#[test]
fn a_use_of_a_room_is_seen_in_every_spelling() {
    assert_eq!(rooms_used("use crate::date::Day;"), ["date"]);
    let group = "use crate::{\n    catalogue::{Catalogue, Handle},\n    model::PartyCode,\n};";
    assert_eq!(rooms_used(group), ["catalogue", "model"]);
    assert_eq!(rooms_used("let a = crate::load::load(b);"), ["load"]);
    assert!(rooms_used("// crate::app is far away").is_empty());
    assert!(rooms_used("use crate::dates::Other;").is_empty());
}
