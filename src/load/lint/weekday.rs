//! Weekdays: those that a basis names, against the date that it is the basis of.
//!
//! "'On Wednesday' in an article of Thursday 31 October 2019" names two. A weekday beside a date
//! belongs to that date and is checked against it; one that stands alone is taken for the claim's.

use std::ops::Range;

use super::{Kind, Lint, Problem, RecordKey, Trail};
use crate::{
    date::{Day, Edtf, Weekday},
    load::problem::Code,
    model::Engagement,
};

pub(super) fn check(lint: &mut Lint<'_>, record: RecordKey) {
    let draft = lint.draft;
    let (kind, index) = record;
    let trail = Trail::Record;
    match kind {
        Kind::Source => {
            if let Some(published) = &draft.sources.values[index].published {
                let basis = trail.field("published");
                let basis = basis.field("basis");
                check_claim(lint, record, &basis, &published.date, &published.basis);
            }
        }
        Kind::Context => {
            let event = &draft.contexts.values[index];
            check_claim(
                lint,
                record,
                &trail.field("basis"),
                &event.date,
                &event.basis,
            );
        }
        Kind::Engagement => check_engagement(lint, record, &draft.engagements.values[index]),
        _ => {}
    }
}

fn check_engagement(lint: &mut Lint<'_>, record: RecordKey, engagement: &Engagement) {
    let trail = Trail::Record;
    let dates = trail.field("dates");
    for (index, claim) in engagement.dates.iter().enumerate() {
        let trail = dates.item(index);
        check_claim(
            lint,
            record,
            &trail.field("basis"),
            &claim.date,
            &claim.basis,
        );
    }
    let promises = trail.field("promises");
    for (index, promise) in engagement.promises.iter().enumerate() {
        if let (Some(due), Some(basis)) = (&promise.due, &promise.basis) {
            let trail = promises.item(index);
            check_claim(lint, record, &trail.field("basis"), due, basis);
        }
    }
}

fn check_claim(
    lint: &mut Lint<'_>,
    record: RecordKey,
    trail: &Trail<'_>,
    date: &Edtf,
    basis: &str,
) {
    let named = weekdays_in(basis);
    if named.is_empty() {
        return;
    }
    let mut alone = Vec::new();
    for mention in named {
        match mention.beside {
            None => alone.push(mention),
            Some(Beside::Other) => {}
            Some(Beside::Day(day)) if day.weekday() == mention.weekday => {}
            Some(Beside::Day(day)) => {
                let problem = Problem::new(
                    Code::WeekdayDisagrees,
                    format!(
                        "{} was a {}, not a {}",
                        day.plain(),
                        day.weekday(),
                        mention.weekday
                    ),
                    "Check which of the two the source says",
                );
                lint.warn_within(record, trail, mention.range, problem);
            }
        }
    }
    let Some(first) = alone.first() else {
        return;
    };
    if alone
        .iter()
        .any(|mention| may_fall_on(date, mention.weekday))
    {
        return;
    }
    let message = match (date.earliest(), date.latest()) {
        (Some(day), Some(last)) if day == last => {
            format!(
                "{} was a {}, not a {}",
                day.plain(),
                day.weekday(),
                first.weekday
            )
        }
        _ => format!("No day of `{}` is a {}", date.text(), first.weekday),
    };
    let problem = Problem::new(
        Code::WeekdayDisagrees,
        message,
        "Check the date and the weekday against the source",
    );
    lint.warn_within(record, trail, first.range.clone(), problem);
}

/// Whether one of the days that a date allows is such a weekday.
fn may_fall_on(date: &Edtf, weekday: Weekday) -> bool {
    date.window().stretches().iter().any(|stretch| {
        let (Some(first), Some(last)) = (stretch.earliest, stretch.latest) else {
            return true;
        };
        let last = last.number().min(first.number() + 6);
        (first.number()..=last).any(|number| Day::from_number(number).weekday() == weekday)
    })
}

/// A weekday that a text names.
struct Mention {
    weekday: Weekday,
    range: Range<usize>,
    beside: Option<Beside>,
}

/// The date that stands beside a weekday.
enum Beside {
    Day(Day),
    /// A day without its year.
    Other,
}

/// Every weekday that a text names in full.
fn weekdays_in(text: &str) -> Vec<Mention> {
    // Almost no basis names one, and all seven share these three letters.
    if !text.as_bytes().windows(3).any(|letters| letters == b"day") {
        return Vec::new();
    }
    let words = words(text);
    let named: Vec<(Weekday, &Range<usize>)> = words
        .iter()
        .filter_map(|range| Some((Weekday::from_name(&text[range.clone()])?, range)))
        .collect();
    if named.is_empty() {
        return Vec::new();
    }
    let dates = dates_in(text, &words);
    let mention = |(weekday, range): (Weekday, &Range<usize>)| Mention {
        weekday,
        range: range.clone(),
        beside: beside(text, range, &dates),
    };
    named.into_iter().map(mention).collect()
}

/// The date that a weekday stands beside, if it does.
fn beside(
    text: &str,
    weekday: &Range<usize>,
    dates: &[(Range<usize>, Option<Day>)],
) -> Option<Beside> {
    // Dates are in order: only the one before and the one after can be beside it.
    let next = dates.partition_point(|(date, _)| date.start < weekday.end);
    let after = dates
        .get(next)
        .filter(|(date, _)| is_bridge_to_date(&text[weekday.end..date.start]));
    let before = dates[..next].last().filter(|(date, _)| {
        date.end <= weekday.start && is_bridge_from_date(&text[date.end..weekday.start])
    });
    after
        .or(before)
        .map(|(_, day)| day.map_or(Beside::Other, Beside::Day))
}

/// "Thursday 31 October", "Thursday, 31 October", "Thursday the 31st of October".
fn is_bridge_to_date(gap: &str) -> bool {
    matches!(gap.trim(), "" | "," | "the" | ", the" | "(")
}

/// "31 October, a Thursday", "2019-10-31 (Thursday)".
fn is_bridge_from_date(gap: &str) -> bool {
    matches!(
        gap.trim(),
        "" | "," | "(" | ", a" | "was a" | "is a" | ", which was a" | "(a"
    )
}

/// The runs of letters and digits of a text.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, character) in text.char_indices() {
        match (character.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| from..text.len()));
    words
}

/// The days that a text names, with a month and perhaps a year.
fn dates_in(text: &str, words: &[Range<usize>]) -> Vec<(Range<usize>, Option<Day>)> {
    let mut dates = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let found = date_at(text, &words[index..]);
        index += match found {
            Some((count, day)) => {
                dates.push((words[index].start..words[index + count - 1].end, day));
                count
            }
            None => 1,
        };
    }
    dates
}

/// A date at the first of these words, and of how many it is made.
fn date_at(text: &str, words: &[Range<usize>]) -> Option<(usize, Option<Day>)> {
    let word = |index: usize| words.get(index).map(|range| &text[range.clone()]);
    let year = |index: usize| -> Option<i16> {
        let digits = word(index).filter(|digits| digits.len() == 4)?;
        digits.parse().ok()
    };
    let first = word(0)?;
    if let (Some(year), Some(month), Some(day)) = (year(0), word(1), word(2)) {
        let numbers = month.parse().ok().zip(day.parse().ok());
        let joined = text[words[0].end..words[2].end].starts_with('-');
        if let Some((month, day)) = numbers.filter(|_| joined) {
            return Some((3, Day::from_ymd(year, month, day)));
        }
    }
    let (day, month, count) = match (day_of_month(first), month(first)) {
        (Some(day), _) if word(1) == Some("of") => (day, month(word(2)?)?, 3),
        (Some(day), _) => (day, month(word(1)?)?, 2),
        (None, Some(month)) => (day_of_month(word(1)?)?, month, 2),
        (None, None) => return None,
    };
    match year(count) {
        Some(year) => Some((count + 1, Day::from_ymd(year, month, day))),
        None => Some((count, None)),
    }
}

/// "31", "31st".
fn day_of_month(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[digits.len()..];
    let is_day = matches!(ending, "" | "st" | "nd" | "rd" | "th");
    digits
        .parse()
        .ok()
        .filter(|day| is_day && (1..=31).contains(day))
}

/// "October", "Oct".
fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    let index = MONTHS
        .iter()
        .position(|month| *month == word || month[..3] == word)?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(text: &str) -> Vec<String> {
        let show = |mention: Mention| match mention.beside {
            None => format!("{}", mention.weekday),
            Some(Beside::Other) => format!("{} of some year", mention.weekday),
            Some(Beside::Day(day)) => format!("{} {}", mention.weekday, day.plain()),
        };
        weekdays_in(text).into_iter().map(show).collect()
    }

    #[test]
    fn a_weekday_beside_a_date_belongs_to_it() {
        assert_eq!(
            show("'On Wednesday' in an article of Thursday 31 October 2019"),
            ["Wednesday", "Thursday 31 October 2019"]
        );
        assert_eq!(
            show("Thursday, October 31st, 2019"),
            ["Thursday 31 October 2019"]
        );
        assert_eq!(
            show("Thursday the 31st of October 2019"),
            ["Thursday 31 October 2019"]
        );
        assert_eq!(
            show("dated 2019-10-31 (Thursday)"),
            ["Thursday 31 October 2019"]
        );
        assert_eq!(
            show("31 October 2019, a Thursday"),
            ["Thursday 31 October 2019"]
        );
        assert_eq!(show("'Monday 17 November'"), ["Monday of some year"]);
    }

    #[test]
    fn other_weekdays_stand_alone() {
        assert_eq!(show("the Saturday after the meeting"), ["Saturday"]);
        assert_eq!(show("Monday's paper"), ["Monday"]);
        assert_eq!(show("on the day, today"), Vec::<String>::new());
    }
}
