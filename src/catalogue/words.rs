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

#[cfg(test)]
mod tests {
    use super::ordinal;

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
