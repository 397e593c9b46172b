//! How long a stretch of days is, in words.

use jiff::Unit;

use super::{Day, words::thousands};

/// How long it is from a day to the end of another: "4 years 2 months (1,522 days)", "12 days". The
/// calendar counts years and months, so that a whole year is one, leap year or not.
#[must_use]
pub fn length(first: Day, last: Day) -> String {
    let (first, last) = (first.min(last), first.max(last));
    let number = first.days_until(last).unsigned_abs() + 1;
    let days = count(number, "day");
    // Where the calendar ends there is no day after the last.
    let after = Day::from_number(last.number() + 1);
    let Ok(span) = first.civil().until((Unit::Year, after.civil())) else {
        return days;
    };
    let parts = [
        (i64::from(span.get_years()), "year"),
        (i64::from(span.get_months()), "month"),
        (i64::from(span.get_days()), "day"),
    ];
    if parts[0].0 == 0 && parts[1].0 == 0 {
        return days;
    }
    let words: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number.unsigned_abs(), noun))
        .collect();
    format!("{} ({days})", words.join(" "))
}

/// "1 day", "1,522 days".
fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", thousands(number))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    fn of(first: (i16, i8, i8), last: (i16, i8, i8)) -> String {
        let day = |(year, month, day)| Day::from_ymd(year, month, day).unwrap();
        let words = length(day(first), day(last));
        assert_eq!(words, length(day(last), day(first)));
        words
    }

    #[test]
    fn years_and_months_are_those_of_the_calendar_and_days_are_counted() {
        assert_eq!(of((2019, 3, 5), (2019, 3, 5)), "1 day");
        assert_eq!(of((2019, 3, 5), (2019, 3, 16)), "12 days");
        assert_eq!(of((2019, 2, 1), (2019, 2, 28)), "1 month (28 days)");
        assert_eq!(of((2020, 1, 1), (2020, 12, 31)), "1 year (366 days)");
        assert_eq!(
            of((2019, 1, 1), (2023, 2, 28)),
            "4 years 2 months (1,520 days)"
        );
        assert_eq!(
            of((2019, 1, 1), (2023, 3, 1)),
            "4 years 2 months 1 day (1,521 days)"
        );
        assert_eq!(of((2019, 1, 1), (2020, 1, 3)), "1 year 3 days (368 days)");
        assert_eq!(of((-1, 1, 1), (0, 12, 31)), "2 years (731 days)");
    }

    #[test]
    fn the_whole_calendar_has_a_length() {
        let words = length(Day::MIN, Day::MAX);
        assert_eq!(words, "19,998 years 11 months 30 days (7,304,484 days)");
    }
}
