//! A date in a few characters, for labels.
//!
//! A label may say less than the date, and never more. So a one-of between two days is labelled by
//! its months or years ("2018–2023"), because "17–20 Nov 2018" would read as something that lasted.

use super::display::days_or_words;
use super::expression::{Date, Expression, Member, Precision};
use super::words::{
    Style, day_words, days_words, month_name, month_words, year_words, years_words,
};
use super::{Day, Qualifier, Stretch, Window};

/// The most days that are listed in a label.
const LISTED_DAYS: usize = 3;

/// The label.
pub(super) fn short(expression: &Expression, window: &Window) -> String {
    match expression {
        Expression::Date(date) => date_words(date),
        Expression::Interval(start, end) => match (start.date(), end.date()) {
            (Some(start), Some(end)) => span_words(&start, &end),
            (Some(start), None) => format!("from {}", date_words(&start)),
            (None, Some(end)) => format!("until {}", date_words(&end)),
            (None, None) => UNKNOWN.to_owned(),
        },
        Expression::Set(members) => set_words(members, expression.qualifier(), window),
    }
}

const UNKNOWN: &str = "date not known";

fn date_words(date: &Date) -> String {
    qualified(date.qualifier, &name(date.precision))
}

fn name(precision: Precision) -> String {
    match precision {
        Precision::Day(day) => day_words(day, Style::Short),
        Precision::Month(year, month) => month_words(year, month, Style::Short),
        Precision::Year(year) | Precision::YearOnly(year) => year_words(year),
        Precision::Years(first, last) => years_words(first, last),
        Precision::Part(year, part) => part.short(year),
    }
}

/// "c. 2025", "9 Sep 2021 (?)"
fn qualified(qualifier: Qualifier, name: &str) -> String {
    let about = if qualifier.is_approximate() {
        "c. "
    } else {
        ""
    };
    let doubt = if qualifier.is_uncertain() { " (?)" } else { "" };
    format!("{about}{name}{doubt}")
}

fn span_words(start: &Date, end: &Date) -> String {
    let is_plain = start.qualifier.and(end.qualifier) == Qualifier::None;
    if is_plain && start.precision == end.precision {
        return date_words(start);
    }
    // Two ends that are equally unsure share one sign: "c. 19–20 Dec 2024".
    let is_alike = start.qualifier == end.qualifier;
    match (start.day(), end.day()) {
        (Some(first), Some(last)) if is_alike => {
            qualified(start.qualifier, &days_words(first, last, Style::Short))
        }
        _ => format!("{} to {}", date_words(start), date_words(end)),
    }
}

fn set_words(members: &[Member], qualifier: Qualifier, window: &Window) -> String {
    if let [Member::Date(date)] = members {
        return date_words(date);
    }
    let days = Some(members).filter(|members| members.len() <= LISTED_DAYS);
    if let Some(days) = days.and_then(|members| days_or_words(members, Style::Short)) {
        return days;
    }
    match (window.earliest(), window.latest()) {
        (Some(first), Some(last)) => qualified(qualifier, &widened(first, last)),
        (None, Some(last)) => {
            let limit = limit_words(members, |days| days.latest == Some(last));
            format!("by {}", qualified(qualifier, &limit))
        }
        (Some(first), None) => {
            let limit = limit_words(members, |days| days.earliest == Some(first));
            format!("{} or later", qualified(qualifier, &limit))
        }
        (None, None) => UNKNOWN.to_owned(),
    }
}

/// The date of the set that is its limit, no more exact than it was written.
fn limit_words(members: &[Member], is_limit: impl Fn(Stretch) -> bool) -> String {
    members
        .iter()
        .flat_map(Member::dates)
        .find(|date| is_limit(date.hull()))
        .map_or_else(|| UNKNOWN.to_owned(), |date| name(date.precision))
}

/// The months or years from one day to another.
fn widened(first: Day, last: Day) -> String {
    let ((year, month, _), (last_year, last_month, _)) = (first.ymd(), last.ymd());
    if first == last {
        return day_words(first, Style::Short);
    }
    if year != last_year {
        return years_words(year, last_year);
    }
    let to = month_words(last_year, last_month, Style::Short);
    if month == last_month {
        return to;
    }
    // A whole year is the year.
    if (month, last_month) == (1, 12) {
        return year_words(year);
    }
    format!("{}–{to}", month_name(month, Style::Short))
}
