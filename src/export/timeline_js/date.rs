//! Where a slide stands: no finer than its date is known.

use serde::Serialize;

use crate::date::{Day, Edtf, Kind, Qualifier, Style, month_name, year_words};

/// A date as `TimelineJS` has it: a year, with a month and a day where they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct DateParts {
    year: i16,
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<i8>,
}

impl DateParts {
    /// The month of a day, or the year of a month: what is left of it where it is in doubt.
    fn coarser(self) -> Option<Self> {
        match self {
            Self { day: Some(_), .. } => Some(Self { day: None, ..self }),
            Self { month: Some(_), .. } => Some(Self {
                month: None,
                ..self
            }),
            _ => None,
        }
    }

    /// Where the program puts it: a year at its first month, a month at its first day.
    fn begins(self) -> (i16, i8, i8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// "12 April 2022", "April 2022", "2022".
    pub(super) fn words(self) -> String {
        let year = year_words(self.year);
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{day} {} {year}", month_name(month, Style::Full)),
            (Some(month), None) => format!("{} {year}", month_name(month, Style::Full)),
            _ => year,
        }
    }
}

/// The start of a slide, and its end where it lasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) start: DateParts,
    pub(super) end: Option<DateParts>,
    /// Why the start is no day; none where it is one.
    pub(super) start_is: Option<Qualifier>,
    /// Why the end is no day, though there was one; none where it is one, or where it did not last.
    pub(super) end_is: Option<Qualifier>,
}

/// Where a date stands; none where no single day, month or year holds an end of it. Of what is in doubt the
/// day is not known, so it stands no finer than the month, and a month in doubt no finer than the year.
pub(super) fn place(date: &Edtf) -> Option<Place> {
    let (earliest, latest) = (date.earliest(), date.latest());
    let (of_start, of_end) = date.qualifiers();
    let no_finer = |stated: DateParts, of: Qualifier| match of {
        Qualifier::None => Some(stated),
        _ => stated.coarser(),
    };
    let (start, end) = match date.kind() {
        Kind::Day | Kind::OneOf => (no_finer(parts(earliest?, latest?)?, of_start)?, None),
        // Both ends are one day, of which one or the other is in doubt.
        Kind::Span if earliest == latest => {
            let day = parts(earliest?, latest?)?;
            (no_finer(day, of_start)?, Some(no_finer(day, of_end)?))
        }
        Kind::Span | Kind::Open => {
            // The days between the largest start and the smallest end are certain, so the start is not
            // after them, and the end not before. Where none is certain each end may be any of the days.
            let (first, last) = match date.window().core() {
                Some(core) => core,
                None => (latest?, earliest?),
            };
            let start = parts(earliest?, first)?;
            (
                start,
                latest.map(|latest| parts(last, latest)).unwrap_or_default(),
            )
        }
    };
    if date.kind() == Kind::Span && end.is_none() {
        return None;
    }
    let coarse = |parts: DateParts, of: Qualifier| parts.day.is_none().then_some(of);
    Some(Place {
        start,
        // The program has a month end where it begins, which may be before the start.
        end: end.filter(|end| end.begins() >= start.begins()),
        start_is: coarse(start, of_start),
        end_is: end.and_then(|end| coarse(end, of_end)),
    })
}

/// The finest of day, month and year that holds both days. Programs differ on years before the first.
fn parts(first: Day, last: Day) -> Option<DateParts> {
    let (year, month, day) = first.ymd();
    let (last_year, last_month, last_day) = last.ymd();
    if year != last_year || year < 1 {
        return None;
    }
    let is_month = month == last_month;
    let is_day = is_month && day == last_day;
    Some(DateParts {
        year,
        month: is_month.then_some(month),
        day: is_day.then_some(day),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    fn placed(text: &str) -> String {
        let Some(place) = place(&Edtf::parse(text).unwrap()) else {
            return "nowhere".to_owned();
        };
        let words = |parts: DateParts| {
            let more = [parts.month, parts.day].into_iter().flatten();
            let more: Vec<String> = more.map(|part| format!("-{part}")).collect();
            format!("{}{}", parts.year, more.concat())
        };
        match place.end {
            Some(end) => format!("{} to {}", words(place.start), words(end)),
            None => words(place.start),
        }
    }

    #[test]
    fn a_slide_stands_no_finer_than_its_date_is_known() {
        for (text, expected) in [
            ("2019-10-30", "2019-10-30"),
            ("2021-09-09?", "2021-9"),
            ("2021-09-09~", "2021-9"),
            ("2021-09%", "2021"),
            ("2021~", "nowhere"),
            ("[2021-09-09?,2021-09-10]", "2021"),
            ("2021-09-09~/2021-09-09~", "2021-9 to 2021-9"),
            ("2021-09-09?/2021-09-11?", "2021-9 to 2021-9"),
            ("2021-09-09?/..", "nowhere"),
            ("2023-07", "2023-7"),
            ("2023", "2023"),
            ("[2023-07-03..2023-07-09]", "2023-7"),
            ("[2023-07-03,2023-09-09]", "2023"),
            ("[2018-11-17..2023-11-17]", "nowhere"),
            ("202X", "nowhere"),
            ("[..2024-12-20]", "nowhere"),
            ("2024-12-19/2024-12-20", "2024-12-19 to 2024-12-20"),
            ("2024-12-19~/2024-12-20", "2024-12 to 2024-12-20"),
            ("2024-12-19~/2024-12-19", "2024-12 to 2024-12-19"),
            // An end that the program would put before the start is none.
            ("2021-09-09/2021-09-11~", "2021-9-9"),
            ("2021-09-09/2021-09-09~", "2021-9-9"),
            ("2022-05-12/2022-05", "2022-5-12"),
            ("2022-04-12/2022-05", "2022-4-12 to 2022-5"),
            ("2018-09/2018-09", "2018-9 to 2018-9"),
            ("2018~/2019", "nowhere"),
            ("2018-09/2018-11", "2018-9 to 2018-11"),
            ("2019-10-31/..", "2019-10-31"),
            ("/2019-10-31", "nowhere"),
            ("-0044-03-15", "nowhere"),
        ] {
            assert_eq!((text, placed(text).as_str()), (text, expected));
        }
    }
}
