//! Content lines: names and values, escaped and folded.

/// A line holds so many bytes, without what ends it.
const LONGEST: usize = 75;

/// The lines of a calendar.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A value that the standard defines and that is written as it is. Line ends in it, which would begin
    /// another line, are left out.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        let value = value.replace(|c: char| c.is_control(), "");
        self.fold(&format!("{name}:{value}"));
    }

    /// A text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.fold(&format!("{name}:{}", escaped(value)));
    }

    /// Breaks a line after as many whole characters as there is room for; a space tells that the next
    /// belongs to it.
    fn fold(&mut self, line: &str) {
        let mut room = LONGEST;
        for letter in line.chars() {
            if letter.len_utf8() > room {
                self.0 += "\r\n ";
                room = LONGEST - 1;
            }
            self.0.push(letter);
            room -= letter.len_utf8();
        }
        self.0 += "\r\n";
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}

/// As `TEXT` is written. Control characters have no place in it, but for line breaks.
fn escaped(value: &str) -> String {
    let mut safe = String::with_capacity(value.len());
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            '\n' => safe += "\\n",
            _ if letter.is_control() => {}
            _ => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters_and_unfold_to_what_they_were() {
        let title = "ދިވެހިރާއްޖެ ".repeat(20);
        let mut lines = Lines::default();
        lines.text("SUMMARY", &title);
        let text = String::from_utf8_lossy(&lines.into_bytes()).into_owned();
        assert!(text.split("\r\n").all(|line| line.len() <= LONGEST));
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{title}\r\n"));
    }

    #[test]
    fn no_value_begins_another_line() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", "a\r\nEND:VCALENDAR\n\\;,\u{0}");
        lines.plain("URL", "https://a.b\r\nX-EVIL:1");
        let text = String::from_utf8_lossy(&lines.into_bytes()).into_owned();
        assert_eq!(
            text,
            "SUMMARY:a\\nEND:VCALENDAR\\n\\\\\\;\\,\r\nURL:https://a.bX-EVIL:1\r\n"
        );
    }
}
