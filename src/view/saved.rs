//! A view with a name.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{View, is_default};

/// The longest name of a saved view, in characters: it has to fit on one line of a list.
pub const LONGEST_NAME: usize = 120;

/// A view that somebody keeps under a name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedView {
    /// What it is called; no two have the same name.
    pub name: String,
    /// What it shows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub view: View,
    /// What it is kept for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub note: Option<String>,
}

/// Why a text is no name for a saved view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BadName {
    /// Nothing, or nothing but white space.
    #[error("a saved view needs a name")]
    Empty,
    /// Longer than [`LONGEST_NAME`].
    #[error("the name has {0} characters, and {LONGEST_NAME} are the most")]
    TooLong(usize),
    /// A line break, a control character, or a turn of the direction of writing.
    #[error("the name has a character in it that cannot be seen; take it out")]
    Unseen,
    /// `../x`, `/x`: a path, which a name could be taken for where it becomes the name of a file.
    #[error("the name reads like the path of a file; leave out “..” and a slash at its start")]
    Path,
}

impl SavedView {
    /// The name that is meant by what somebody typed: the same without white space around it.
    ///
    /// # Errors
    /// When it cannot be a name.
    pub fn name_from(typed: &str) -> Result<&str, BadName> {
        let name = typed.trim();
        if name.is_empty() {
            return Err(BadName::Empty);
        }
        let length = name.chars().count();
        if length > LONGEST_NAME {
            return Err(BadName::TooLong(length));
        }
        if name.chars().any(is_unseen) {
            return Err(BadName::Unseen);
        }
        let is_slash = |c: char| c == '/' || c == '\\';
        let climbs = |part: &str| matches!(part, "." | "..");
        if name.starts_with(is_slash) || name.split(is_slash).any(climbs) {
            return Err(BadName::Path);
        }
        Ok(name)
    }
}

/// Whether a character leaves no mark on a line: a control character, one that separates lines, one
/// that turns the direction of writing, or one without any width that no script needs.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_are_names() {
        for name in [
            "Russia since 2019",
            "Россия, 2019–2025",
            "भारत और रूस",
            "ロシア / インド",
            "“Promises” and \"overdue\" \\ open",
            "….",
        ] {
            assert_eq!(SavedView::name_from(name), Ok(name));
        }
        assert_eq!(SavedView::name_from("  Russia \n"), Ok("Russia"));
    }

    #[test]
    fn hostile_names_are_refused_and_each_says_why() {
        let cases = [
            ("", BadName::Empty),
            (" \t\n", BadName::Empty),
            ("a\nb", BadName::Unseen),
            ("a\u{7}b", BadName::Unseen),
            ("a\u{202E}b", BadName::Unseen),
            ("../views", BadName::Path),
            ("a/../../b", BadName::Path),
            ("..\\b", BadName::Path),
            ("/etc/passwd", BadName::Path),
            ("..", BadName::Path),
        ];
        for (name, why) in cases {
            assert_eq!(SavedView::name_from(name), Err(why), "{name:?}");
        }
        let long = "ж".repeat(10_000);
        assert_eq!(SavedView::name_from(&long), Err(BadName::TooLong(10_000)));
        assert!(SavedView::name_from(&"ж".repeat(LONGEST_NAME)).is_ok());
    }
}
