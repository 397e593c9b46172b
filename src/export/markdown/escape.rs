//! Texts in which Markdown and HTML see nothing to act on.

use std::fmt::Write;

use crate::catalogue::one_line;

/// A text on one line that is shown as it stands, wherever in a line it stands, by `CommonMark` and by the
/// extensions of GitHub and Pandoc that are on by default.
pub(super) fn escaped(text: &str) -> String {
    let text = one_line(text);
    let mut safe = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        let rest = &text[at..];
        match letter {
            '\\' | '`' | '*' | '_' | '|' | '~' | '$' | '^' | '#' | '{' | '}' | '@' => {
                safe.extend(['\\', letter]);
            }
            // Brackets are only brackets, but before what would make a link of them or a box to tick.
            ']' if rest[1..].starts_with(['(', '[', ':']) => safe += "\\]",
            '[' if at == 0 && is_box(rest) => safe += "\\[",
            '&' => safe += "&amp;",
            '<' => safe += "&lt;",
            '>' => safe += "&gt;",
            // At the start of an item these would begin a list, a quotation or a heading of their own.
            '-' | '+' | '=' | '!' if at == 0 => safe.extend(['\\', letter]),
            '.' | ')' if is_number(&text[..at]) => safe.extend(['\\', letter]),
            // Some readers make links of bare addresses.
            ':' if rest.starts_with("://") => safe += "\\:",
            '.' if text[..at].to_ascii_lowercase().ends_with("www") => safe += "\\.",
            _ => safe.push(letter),
        }
    }
    safe
}

/// Whether a text is digits only, which with a full stop would begin a numbered list.
fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text begins with a box to tick.
fn is_box(text: &str) -> bool {
    ["[ ] ", "[x] ", "[X] "]
        .iter()
        .any(|one| text.starts_with(one))
}

/// An address between angle brackets: what would end it is written as RFC 3986 has it.
pub(super) fn address(address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for letter in address.chars() {
        if matches!(letter, '<' | '>' | '\\' | '`' | '|' | '"')
            || letter.is_whitespace()
            || letter.is_control()
        {
            let mut bytes = [0; 4];
            for byte in letter.encode_utf8(&mut bytes).bytes() {
                // Writing to a string cannot fail.
                let _ = write!(safe, "%{byte:02X}");
            }
        } else {
            safe.push(letter);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{address, escaped};

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, safe) in [
            ("India–Russia talks, 2019", "India–Russia talks, 2019"),
            ("*bold* _and_ `code`", r"\*bold\* \_and\_ \`code\`"),
            ("<script>&amp;", "&lt;script&gt;&amp;amp;"),
            ("[x](javascript:alert(1))", r"[x\](javascript:alert(1))"),
            ("[ ] [x][y] [^1]: z", r"\[ ] [x\][y] [\^1\]: z"),
            ("[no headline on record]", "[no headline on record]"),
            ("- one", r"\- one"),
            ("1. one", r"1\. one"),
            ("12th meeting. Then", "12th meeting. Then"),
            ("# a\n\n## b", r"\# a \#\# b"),
            (
                "see https://a.b or www.a.b",
                r"see https\://a.b or www\.a.b",
            ),
            ("a\u{202E}b", "a b"),
        ] {
            assert_eq!(escaped(text), safe);
        }
    }

    #[test]
    fn an_address_cannot_end_early() {
        assert_eq!(address("https://a.b/<x> y"), "https://a.b/%3Cx%3E%20y");
        assert_eq!(address("https://a.b/?c=d&e=ü"), "https://a.b/?c=d&e=ü");
    }
}
