//! Small words that several rooms need.

/// A number as an English ordinal: 1st, 2nd, 3rd, 11th.
#[must_use]
pub fn ordinal(number: u32) -> String {
    let suffix = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// Whether a character has no place in a text of one line: a line break, a control character, or
/// one that turns the direction of what follows.
#[must_use]
pub fn breaks_a_line(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A text that can be painted on one line: each run of white space, control characters and turns
/// of direction becomes one space, and none is left at either end.
#[must_use]
pub fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || breaks_a_line(c));
    let words: Vec<_> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{one_line, ordinal};

    #[test]
    fn one_line_is_one_line() {
        let text = " Joint\r\n\tworking\u{202E} \u{7}group\u{2029}";
        assert_eq!(one_line(text), "Joint working group");
        assert_eq!(one_line("मालदीव में"), "मालदीव में");
        assert_eq!(one_line("\n"), "");
    }

    #[test]
    fn ordinals_follow_english_use() {
        let numbers = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 113];
        let words = numbers.map(ordinal).join(" ");
        assert_eq!(
            words,
            "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th 113th"
        );
    }
}
