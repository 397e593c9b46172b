//! Days, months and years in plain English.

use super::Day;

/// How much room there is for words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// "30 October 2019"
    Full,
    /// "30 Oct 2019"
    Short,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1 to 12.
#[must_use]
pub fn month_name(month: i8, style: Style) -> &'static str {
    let name = MONTHS[(month - 1).rem_euclid(12) as usize];
    match style {
        Style::Full => name,
        Style::Short => &name[..3],
    }
}

/// A year as people write it. Year 0 of ISO 8601 is 1 BCE; a year of fewer than four digits says
/// which era it is of, because "44" alone reads like a misprint.
#[must_use]
pub fn year_words(year: i16) -> String {
    match year {
        1000.. => year.to_string(),
        1..1000 => format!("{year} CE"),
        ..1 => format!("{} BCE", 1 - i32::from(year)),
    }
}

/// Years from first to last: "2018–2023", "50–41 BCE".
pub(super) fn years_words(first: i16, last: i16) -> String {
    let (from, to) = (year_words(first), year_words(last));
    let shared_era = [" BCE", " CE"]
        .iter()
        .find(|era| from.ends_with(*era) && to.ends_with(*era));
    let from = shared_era.map_or(from.as_str(), |era| from.trim_end_matches(era));
    format!("{from}–{to}")
}

/// "October 2019"
pub(super) fn month_words(year: i16, month: i8, style: Style) -> String {
    format!("{} {}", month_name(month, style), year_words(year))
}

/// "30 October 2019"
pub(super) fn day_words(day: Day, style: Style) -> String {
    let (year, month, number) = day.ymd();
    format!("{number} {}", month_words(year, month, style))
}

/// A day without what the day after it in a list says anyway: "19" before "20 December 2024",
/// "28 November" before "3 December 2022".
pub(super) fn day_words_before(day: Day, next: Day, style: Style) -> String {
    let (year, month, number) = day.ymd();
    let (next_year, next_month, _) = next.ymd();
    if year != next_year {
        return day_words(day, style);
    }
    if month != next_month {
        return format!("{number} {}", month_name(month, style));
    }
    number.to_string()
}

/// Two days and all between: "19–20 December 2024", "28 November – 3 December 2022".
pub(super) fn days_words(first: Day, last: Day, style: Style) -> String {
    if first == last {
        return day_words(first, style);
    }
    let from = day_words_before(first, last, style);
    let to = day_words(last, style);
    // A dash between single numbers is closed up; between phrases it has room on both sides.
    if from.contains(' ') {
        format!("{from} – {to}")
    } else {
        format!("{from}–{to}")
    }
}

/// "a", "a or b", "a, b or c".
pub(super) fn or_words(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}

/// A whole number with its thousands marked: "1,877".
#[must_use]
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut words = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            words.push(',');
        }
        words.push(digit);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_say_their_era_when_it_is_not_obvious() {
        assert_eq!(year_words(2019), "2019");
        assert_eq!(year_words(800), "800 CE");
        assert_eq!(year_words(0), "1 BCE");
        assert_eq!(year_words(-44), "45 BCE");
        assert_eq!(year_words(-9999), "10000 BCE");
        assert_eq!(years_words(-49, -40), "50–41 BCE");
        assert_eq!(years_words(-3, 4), "4 BCE–4 CE");
        assert_eq!(years_words(2018, 2023), "2018–2023");
    }

    #[test]
    fn thousands_are_marked() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1877), "1,877");
        assert_eq!(thousands(7_304_483), "7,304,483");
    }
}
