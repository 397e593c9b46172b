//! Words inside XML.

use crate::catalogue::breaks_a_line;

/// A text that is nothing but text: marks of XML written out, and without what XML forbids.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\'' => out += "&apos;",
            '\u{FFFE}' | '\u{FFFF}' => {}
            _ if breaks_a_line(character) => out.push(' '),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_nothing_but_text() {
        assert_eq!(
            escaped("<a href='x'>&\"]]>\u{0}\u{FFFE}\u{8}\n"),
            "&lt;a href=&apos;x&apos;&gt;&amp;&quot;]]&gt;   "
        );
    }
}
