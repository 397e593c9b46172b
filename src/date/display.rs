//! A date in plain words, as exactly as it is known.

use super::Qualifier;
use super::expression::{Date, End, Expression, Member, Precision};
use super::words::{
    Style, day_words, day_words_before, days_words, month_name, month_words, or_words, year_words,
    years_words,
};

/// The sentence for the panel.
pub(super) fn display(expression: &Expression) -> String {
    match expression {
        Expression::Date(date) => date_words(date),
        Expression::Interval(start, end) => interval_words(start, end),
        Expression::Set(members) => set_words(members),
    }
}

/// "30 October 2019", "about July 2023 (uncertain; day not known)".
fn date_words(date: &Date) -> String {
    let mut notes = Vec::new();
    if date.qualifier.is_uncertain() {
        notes.push("uncertain".to_owned());
    }
    match date.precision {
        Precision::Day(_) => {}
        Precision::Month(..) | Precision::Year(_) | Precision::Years(..) => {
            notes.push("day not known".to_owned());
        }
        Precision::YearOnly(_) => notes.push("month and day not known".to_owned()),
        Precision::Part(year, part) => {
            notes.push(part.month_range(year));
            notes.push("day not known".to_owned());
        }
    }
    let name = about(date.qualifier, name(date.precision, Style::Full));
    if notes.is_empty() {
        return name;
    }
    format!("{name} ({})", notes.join("; "))
}

/// What a date is called, without its qualifier and without what is not known of it.
fn name(precision: Precision, style: Style) -> String {
    match precision {
        Precision::Day(day) => day_words(day, style),
        Precision::Month(year, month) => month_words(year, month, style),
        Precision::Year(year) | Precision::YearOnly(year) => year_words(year),
        Precision::Years(first, last) if is_named_decade(first, last) => format!("the {first}s"),
        Precision::Years(first, last) => years_words(first, last),
        Precision::Part(year, part) => part.name(year),
    }
}

/// "The 2020s" are ten years; "the 2000s" may be a hundred, and nobody says "the 810s".
fn is_named_decade(first: i16, last: i16) -> bool {
    first >= 1000 && last == first + 9 && first % 100 != 0
}

fn about(qualifier: Qualifier, name: String) -> String {
    if qualifier.is_approximate() {
        format!("about {name}")
    } else {
        name
    }
}

/// A date within a sentence: "about 1984", "1984 (uncertain)", "early 2025 (January to April)".
fn part_words(date: &Date) -> String {
    let mut notes = Vec::new();
    if let Precision::Part(year, part) = date.precision {
        notes.push(part.month_range(year));
    }
    if date.qualifier.is_uncertain() {
        notes.push("uncertain".to_owned());
    }
    let name = about(date.qualifier, name(date.precision, Style::Full));
    if notes.is_empty() {
        return name;
    }
    format!("{name} ({})", notes.join("; "))
}

fn interval_words(start: &End, end: &End) -> String {
    match (start.date(), end.date()) {
        (Some(start), Some(end)) => span_words(&start, &end),
        (Some(date), None) => {
            let start = open_words("from", &date);
            format!("{start}, end {}", missing_words(end))
        }
        (None, Some(date)) => {
            let end = open_words("until", &date);
            format!("{end}, start {}", missing_words(start))
        }
        (None, None) => "not known".to_owned(),
    }
}

fn open_words(word: &str, date: &Date) -> String {
    let note = if date.precision.is_day() {
        ""
    } else {
        " (day not known)"
    };
    format!("{word} {}{note}", part_words(date))
}

fn missing_words(end: &End) -> &'static str {
    match end {
        End::Open => "open",
        _ => "not known",
    }
}

/// "19–20 December 2024", "from September to November 2018 (first and last day not known)".
fn span_words(start: &Date, end: &Date) -> String {
    let is_plain = start.qualifier.and(end.qualifier) == Qualifier::None;
    if let (true, Some(first), Some(last)) = (is_plain, start.day(), end.day()) {
        return days_words(first, last, Style::Full);
    }
    if is_plain && start.precision == end.precision {
        return format!(
            "within {} (first and last day not known)",
            part_words(start)
        );
    }
    let note = match (start.precision.is_day(), end.precision.is_day()) {
        (true, true) => "",
        (true, false) => " (last day not known)",
        (false, true) => " (first day not known)",
        (false, false) => " (first and last day not known)",
    };
    let from = match (start.precision, end.precision) {
        // The year is said once.
        (Precision::Month(year, month), Precision::Month(end_year, _))
            if is_plain && year == end_year =>
        {
            month_name(month, Style::Full).to_owned()
        }
        _ => part_words(start),
    };
    format!("from {from} to {}{note}", part_words(end))
}

fn set_words(members: &[Member]) -> String {
    if let Some(days) = days_or_words(members, Style::Full) {
        return days;
    }
    match members {
        [Member::Date(date)] => date_words(date),
        [Member::Range(from, to)] => range_words(from.as_ref(), to.as_ref()),
        _ => {
            let words: Vec<String> = members.iter().map(member_words).collect();
            format!("one day: {}", or_words(&words))
        }
    }
}

/// "19 or 20 December 2024", when every member is a day without a qualifier.
pub(super) fn days_or_words(members: &[Member], style: Style) -> Option<String> {
    let plain_day = |member: &Member| match member {
        Member::Date(date) if date.qualifier == Qualifier::None => date.day(),
        _ => None,
    };
    let days = members.iter().map(plain_day).collect::<Option<Vec<_>>>()?;
    let words: Vec<String> = days
        .iter()
        .enumerate()
        .map(|(index, day)| match days.get(index + 1) {
            Some(next) => day_words_before(*day, *next, style),
            None => day_words(*day, style),
        })
        .collect();
    Some(or_words(&words))
}

/// The only range of a set.
fn range_words(from: Option<&Date>, to: Option<&Date>) -> String {
    let (limit, on, within) = match (from, to) {
        (Some(from), Some(to)) if from == to => return date_words(from),
        (Some(from), Some(to)) => return between_words(from, to),
        (None, Some(to)) => (to, "on or before", "in or before"),
        (Some(from), None) => (from, "on or after", "in or after"),
        (None, None) => return "not known".to_owned(),
    };
    if limit.precision.is_day() {
        format!("{on} {}", part_words(limit))
    } else {
        format!("{within} {} (day not known)", part_words(limit))
    }
}

/// Between two days both are meant, as everybody understands it; two years would be less clear.
fn between_words(from: &Date, to: &Date) -> String {
    let words = (part_words(from), part_words(to));
    if from.precision.is_day() && to.precision.is_day() {
        format!("one day between {} and {}", words.0, words.1)
    } else {
        format!("one day from {} to {}", words.0, words.1)
    }
}

/// One member among several.
fn member_words(member: &Member) -> String {
    match member {
        Member::Date(date) => part_words(date),
        Member::Range(Some(from), Some(to)) => {
            format!("{} to {}", part_words(from), part_words(to))
        }
        Member::Range(Some(from), None) => format!("{} or later", part_words(from)),
        Member::Range(None, Some(to)) => format!("{} or earlier", part_words(to)),
        Member::Range(None, None) => "not known".to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use crate::date::Edtf;

    /// Text, sentence, label.
    const TABLE: &[(&str, &str, &str)] = &[
        ("2019-10-30", "30 October 2019", "30 Oct 2019"),
        ("-0044-03-15", "15 March 45 BCE", "15 Mar 45 BCE"),
        ("0044-03-15", "15 March 44 CE", "15 Mar 44 CE"),
        ("0000", "1 BCE (day not known)", "1 BCE"),
        (
            "2021-09-09?",
            "9 September 2021 (uncertain)",
            "9 Sep 2021 (?)",
        ),
        ("2023-07", "July 2023 (day not known)", "Jul 2023"),
        ("2023-07-XX", "July 2023 (day not known)", "Jul 2023"),
        ("2023-XX", "2023 (month and day not known)", "2023"),
        ("2023-XX-XX", "2023 (month and day not known)", "2023"),
        ("2021", "2021 (day not known)", "2021"),
        ("2025~", "about 2025 (day not known)", "c. 2025"),
        (
            "2025%",
            "about 2025 (uncertain; day not known)",
            "c. 2025 (?)",
        ),
        ("202X", "the 2020s (day not known)", "2020–2029"),
        ("200X", "2000–2009 (day not known)", "2000–2009"),
        ("20XX", "2000–2099 (day not known)", "2000–2099"),
        ("-004X", "50–41 BCE (day not known)", "50–41 BCE"),
        (
            "2025-37",
            "early 2025 (January to April; day not known)",
            "early 2025",
        ),
        (
            "2025-33",
            "first quarter of 2025 (January to March; day not known)",
            "Q1 2025",
        ),
        (
            "2025-41",
            "second half of 2025 (July to December; day not known)",
            "second half 2025",
        ),
        (
            "2025-28",
            "northern winter 2025 (December 2025 to February 2026; day not known)",
            "northern winter 2025",
        ),
        (
            "2025-21",
            "spring 2025 (March to May in the north, September to November in the south; day not known)",
            "spring 2025",
        ),
        (
            "2024-12-19/2024-12-20",
            "19–20 December 2024",
            "19–20 Dec 2024",
        ),
        (
            "2022-11-28/2022-12-03",
            "28 November – 3 December 2022",
            "28 Nov – 3 Dec 2022",
        ),
        (
            "2022-12-28/2023-01-03",
            "28 December 2022 – 3 January 2023",
            "28 Dec 2022 – 3 Jan 2023",
        ),
        ("2019-10-30/2019-10-30", "30 October 2019", "30 Oct 2019"),
        (
            "2018-09/2018-11",
            "from September to November 2018 (first and last day not known)",
            "Sep 2018 to Nov 2018",
        ),
        (
            "2018-09/2018-09",
            "within September 2018 (first and last day not known)",
            "Sep 2018",
        ),
        (
            "2004-02-01/2005-02",
            "from 1 February 2004 to February 2005 (last day not known)",
            "1 Feb 2004 to Feb 2005",
        ),
        (
            "1964/2008",
            "from 1964 to 2008 (first and last day not known)",
            "1964 to 2008",
        ),
        (
            "2021-09-09~/2021-09-11",
            "from about 9 September 2021 to 11 September 2021",
            "c. 9 Sep 2021 to 11 Sep 2021",
        ),
        (
            "2019-10-31/..",
            "from 31 October 2019, end open",
            "from 31 Oct 2019",
        ),
        (
            "2019-10/",
            "from October 2019 (day not known), end not known",
            "from Oct 2019",
        ),
        (
            "/2024-12-20",
            "until 20 December 2024, start not known",
            "until 20 Dec 2024",
        ),
        (
            "../2024-12-20",
            "until 20 December 2024, start open",
            "until 20 Dec 2024",
        ),
        (
            "[2018-11-17..2023-11-17]",
            "one day between 17 November 2018 and 17 November 2023",
            "2018–2023",
        ),
        (
            "[2018-11-17..2018-12-01]",
            "one day between 17 November 2018 and 1 December 2018",
            "Nov–Dec 2018",
        ),
        ("[2019..2021]", "one day from 2019 to 2021", "2019–2021"),
        (
            "[2019-02..2019-02]",
            "February 2019 (day not known)",
            "Feb 2019",
        ),
        ("[2019-10-30]", "30 October 2019", "30 Oct 2019"),
        (
            "[2024-12-19,2024-12-20]",
            "19 or 20 December 2024",
            "19 or 20 Dec 2024",
        ),
        (
            "[2022-11-28,2022-12-03]",
            "28 November or 3 December 2022",
            "28 Nov or 3 Dec 2022",
        ),
        (
            "[2024-12-19?,2024-12-20]",
            "one day: 19 December 2024 (uncertain) or 20 December 2024",
            "Dec 2024 (?)",
        ),
        (
            "[..2024-12-20]",
            "on or before 20 December 2024",
            "by 20 Dec 2024",
        ),
        (
            "[2024-12-20..]",
            "on or after 20 December 2024",
            "20 Dec 2024 or later",
        ),
        ("[..1984]", "in or before 1984 (day not known)", "by 1984"),
        (
            "[1760-12..]",
            "in or after December 1760 (day not known)",
            "Dec 1760 or later",
        ),
        (
            "[1667,1668,1670..1672]",
            "one day: 1667, 1668 or 1670 to 1672",
            "1667–1672",
        ),
        (
            "[1760-01,1760-02,1760-12..]",
            "one day: January 1760, February 1760 or December 1760 or later",
            "Jan 1760 or later",
        ),
    ];

    #[test]
    fn every_date_has_its_sentence_and_its_label() {
        for (text, sentence, label) in TABLE {
            let date = Edtf::parse(text).unwrap();
            assert_eq!((*text, date.display().as_str()), (*text, *sentence));
            assert_eq!((*text, date.short().as_str()), (*text, *label));
        }
    }
}
