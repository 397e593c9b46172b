//! All that is known of one date, for people who write records.

use std::fmt::Write;

use serde::Serialize;

use super::{Edtf, Kind};

/// The facts of one date, ready for JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateReport {
    /// As typed.
    pub text: String,
    /// First day, as ISO 8601 writes it; null when open or unknown.
    pub earliest: Option<String>,
    /// Last day, as ISO 8601 writes it; null when open or unknown.
    pub latest: Option<String>,
    /// `day`, `span`, `one-of` or `open`.
    pub kind: &'static str,
    /// `none`, `uncertain`, `approximate` or `both`.
    pub qualifier: &'static str,
    /// In plain words.
    pub display: String,
}

impl DateReport {
    /// The facts of this date.
    #[must_use]
    pub fn new(date: &Edtf) -> Self {
        Self {
            text: date.text().to_owned(),
            earliest: date.earliest().map(|day| day.to_string()),
            latest: date.latest().map(|day| day.to_string()),
            kind: date.kind().as_str(),
            qualifier: date.qualifier().as_str(),
            display: date.display(),
        }
    }
}

/// The facts of this date for people, one on each line, and the weekday of a day. Ends with a line
/// break.
#[must_use]
pub fn report_human(date: &Edtf) -> String {
    let report = DateReport::new(date);
    let mut lines = vec![
        ("text", report.text),
        ("display", report.display),
        (
            "kind",
            format!("{} ({})", report.kind, kind_words(date.kind())),
        ),
        (
            "earliest",
            report.earliest.unwrap_or_else(|| "no limit".to_owned()),
        ),
        (
            "latest",
            report.latest.unwrap_or_else(|| "no limit".to_owned()),
        ),
        ("qualifier", report.qualifier.to_owned()),
    ];
    if let (Kind::Day, Some(day)) = (date.kind(), date.earliest()) {
        lines.push(("weekday", day.weekday().to_string()));
    }
    lines
        .into_iter()
        .fold(String::new(), |mut report, (name, value)| {
            // Writing to a string does not fail.
            let _ = writeln!(report, "{name:<11}{value}");
            report
        })
}

fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Day => "on this day",
        Kind::Span => "it lasted",
        Kind::OneOf => "it happened once, on one of these days",
        Kind::Open => "it lasted, and one end is not given",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_reported_with_its_weekday() {
        let report = report_human(&Edtf::parse("2019-10-30").unwrap());
        let expected = "\
text       2019-10-30
display    30 October 2019
kind       day (on this day)
earliest   2019-10-30
latest     2019-10-30
qualifier  none
weekday    Wednesday
";
        assert_eq!(report, expected);
    }

    #[test]
    fn an_open_end_is_null_for_machines_and_no_limit_for_people() {
        let date = Edtf::parse("2019-10-31~/..").unwrap();
        let json = serde_json::to_string(&DateReport::new(&date)).unwrap();
        let expected = concat!(
            r#"{"text":"2019-10-31~/..","earliest":"2019-10-31","latest":null,"kind":"open","#,
            r#""qualifier":"approximate","display":"from about 31 October 2019, end open"}"#
        );
        assert_eq!(json, expected);
        assert!(report_human(&date).contains("latest     no limit"));
    }
}
