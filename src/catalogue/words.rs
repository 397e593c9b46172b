//! Small words that several rooms need.

use std::{collections::BTreeSet, ops::RangeInclusive};

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use crate::{date::thousands, model::Source};

/// Stands where a headline would, when there is none on record.
pub const NO_HEADLINE: &str = "[no headline on record]";

/// Stands where a publisher would be named, when the record does not.
pub const NO_PUBLISHER: &str = "[publisher not stated]";

/// Stretches of numbers that are listed one by one.
const MAX_STRETCHES: usize = 12;

/// The numbers of a stretch that are not among those known, in stretches of their own.
#[must_use]
pub fn missing(known: &BTreeSet<u32>, within: RangeInclusive<u32>) -> Vec<RangeInclusive<u32>> {
    let mut missing = Vec::new();
    let mut wanted = *within.start();
    for &number in known.range(within.clone()) {
        if wanted < number {
            missing.push(wanted..=number - 1);
        }
        wanted = number.saturating_add(1);
    }
    if wanted <= *within.end() && !known.contains(within.end()) {
        missing.push(wanted..=*within.end());
    }
    missing
}

/// Stretches of numbers in words: "2, 5 to 8 and 11".
#[must_use]
pub fn stretches(of: &[RangeInclusive<u32>]) -> String {
    let mut words: Vec<String> = Vec::new();
    for stretch in of.iter().take(MAX_STRETCHES) {
        let (first, last) = (*stretch.start(), *stretch.end());
        match last - first {
            0 => words.push(first.to_string()),
            1 => words.extend([first.to_string(), last.to_string()]),
            _ => words.push(format!("{first} to {last}")),
        }
    }
    if of.len() > MAX_STRETCHES {
        words.push("others".to_owned());
    }
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

/// The longest slug, in characters.
const LONGEST_SLUG: usize = 60;

/// Words as they stand in the name of a file: in small Latin letters and digits, with hyphens, and
/// without the "to" and "or" between them. None where nothing is left.
#[must_use]
pub fn slug(text: &str) -> Option<String> {
    let plain: String = text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’'))
        .flat_map(char::to_lowercase)
        .collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric());
    let words = words.filter(|word| !matches!(*word, "" | "to" | "or"));
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() >= LONGEST_SLUG {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug += word;
    }
    (!slug.is_empty()).then_some(slug)
}

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

/// "1 engagement", "1,005 engagements".
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{} {noun}s", thousands(number as u64))
    }
}

/// What a record says in a field, on one line; nothing where it says nothing.
#[must_use]
pub fn said(field: Option<&String>) -> Option<String> {
    let text = one_line(field?);
    (!text.is_empty()).then_some(text)
}

/// The public address of a source, or that of its archived copy. Loading lets none but `http` and `https`
/// through; whoever makes records otherwise is not trusted with it.
#[must_use]
pub fn address(source: &Source) -> Option<&str> {
    let addresses = [source.url.as_deref(), source.archived.as_deref()];
    addresses.into_iter().flatten().find(|one| is_web(one))
}

/// Whether an address may be made a link of.
#[must_use]
pub fn is_web(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once("://") else {
        return false;
    };
    let is_scheme = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    is_scheme && !address.contains(|c: char| c.is_whitespace() || breaks_a_line(c))
}

/// A text with its first letter large.
#[must_use]
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_numbers_are_told_in_stretches() {
        let known = BTreeSet::from([3, 4, 7, 12]);
        let told = |from, to| stretches(&missing(&known, from..=to));
        assert_eq!(told(1, 12), "1, 2, 5, 6 and 8 to 11");
        assert_eq!(told(3, 7), "5 and 6");
        assert_eq!(told(4, 4), "");
        assert_eq!(told(10, 14), "10, 11, 13 and 14");
        assert_eq!(told(5, 5), "5");
        let all = missing(&BTreeSet::from([u32::MAX]), 0..=u32::MAX);
        assert_eq!(all, [0..=u32::MAX - 1]);
        let even = (0..40).map(|number| number * 2).collect();
        assert!(stretches(&missing(&even, 0..=78)).ends_with("23 and others"));
    }

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
