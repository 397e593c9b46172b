//! The stretch of time on screen, and how zooming and panning move it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

use crate::date::{Day, Edtf, EdtfError, Qualifier, from_text};

/// The shortest stretch that can be shown, in days.
pub const SHORTEST_SPAN: f64 = 1.0;

/// By how much arithmetic may miss [`SHORTEST_SPAN`] in and around the calendar, in days.
const ROUNDING: f64 = 1e-6;

/// Ends further from 1970 than this, in days, are none: two and a half million years, where the
/// calendar ends after ten thousand. Beyond it a day is soon too small to be told from none.
const FARTHEST: f64 = 1e9;

/// A stretch of time, in days since 1 January 1970 as [`crate::date::Day`] counts them.
///
/// Both ends are fractions of days: a window can start at noon. In a file it is whole days, both
/// included, as records write what lasted: `2019-10-01/2024-12-31`, `2019/2024`, `2023-05`. Written,
/// it is rounded outwards, and ends where the calendar does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeWindow {
    start: f64,
    end: f64,
}

/// Why a text is no stretch of time that can be shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotATime {
    /// It is no date at all.
    #[error(transparent)]
    Date(#[from] EdtfError),
    /// One of several days, or in doubt: a window is where somebody looks, and that is certain.
    #[error("a stretch of time has a first and a last day, and nothing uncertain")]
    Uncertain,
    /// `2019/..`
    #[error("a stretch of time has a first and a last day, and one is missing")]
    NoEnd,
}

impl NotATime {
    /// What to do about it, as a sentence.
    #[must_use]
    pub fn cure(&self) -> String {
        match self {
            Self::Date(error) => error.cure(),
            Self::Uncertain => {
                "write two plain dates, such as 2019/2024 or 2019-10-01/2024-12-31".into()
            }
            Self::NoEnd => {
                "write both, such as 2019/2024, or leave `time` out to show everything".into()
            }
        }
    }
}

impl FromStr for TimeWindow {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        let date = Edtf::parse(text)?;
        if date.qualifier() != Qualifier::None || text.starts_with('[') {
            return Err(NotATime::Uncertain);
        }
        let (first, last) = date.earliest().zip(date.latest()).ok_or(NotATime::NoEnd)?;
        Ok(Self::of_days(first, last))
    }
}

impl fmt::Display for TimeWindow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = self.days();
        let (first, last) = as_short_as_possible(first, last);
        if first == last {
            f.write_str(&first)
        } else {
            write!(f, "{first}/{last}")
        }
    }
}

/// Whole years as years, whole months as months, else days.
fn as_short_as_possible(first: Day, last: Day) -> (String, String) {
    let starts = first.ymd();
    let ends = Day::from_number(last.number() + 1).ymd();
    let part = |day: Day, letters: usize| {
        let text = day.to_string();
        text[..text.len() - letters].to_owned()
    };
    // The last day of the calendar has none after it.
    let is_last = last == Day::MAX;
    match (starts, ends) {
        ((_, 1, 1), (_, 1, 1)) => (part(first, 6), part(last, 6)),
        ((_, 1, 1), _) if is_last => (part(first, 6), part(last, 6)),
        ((_, _, 1), (_, _, 1)) => (part(first, 3), part(last, 3)),
        _ => (first.to_string(), last.to_string()),
    }
}

impl Serialize for TimeWindow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeWindow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        from_text(
            deserializer,
            "a stretch of time in quotation marks, such as \"2019/2024\"",
        )
    }
}

impl TimeWindow {
    /// The window between two moments, in either order, widened to [`SHORTEST_SPAN`].
    #[must_use]
    pub fn new(a: f64, b: f64) -> Self {
        let (start, end) = if a <= b { (a, b) } else { (b, a) };
        let missing = (SHORTEST_SPAN - (end - start)).max(0.0);
        Self {
            start: start - missing / 2.0,
            end: end + missing / 2.0,
        }
    }

    /// The window from the start of one day to the end of another.
    #[must_use]
    pub fn of_days(first: Day, last: Day) -> Self {
        Self::new(first.number() as f64, last.number() as f64 + 1.0)
    }

    /// The first and the last day that it shows any of.
    #[must_use]
    pub fn days(self) -> (Day, Day) {
        let first = (self.start + ROUNDING).floor();
        let last = (self.end - ROUNDING).ceil() - 1.0;
        let day = |number: f64| Day::from_number(number as i64);
        (day(first), day(last.max(first)))
    }

    /// Left edge.
    #[must_use]
    pub fn start(self) -> f64 {
        self.start
    }

    /// Right edge; a rounding aside, at least [`SHORTEST_SPAN`] after the left one.
    #[must_use]
    pub fn end(self) -> f64 {
        self.end
    }

    /// Whether both ends are numbers, and near enough to the calendar to reckon with.
    #[must_use]
    pub fn is_sound(self) -> bool {
        // Not a number is in no range.
        let is_near = |end: f64| (-FARTHEST..=FARTHEST).contains(&end);
        is_near(self.start) && is_near(self.end)
    }

    /// Length in days.
    #[must_use]
    pub fn span(self) -> f64 {
        self.end - self.start
    }

    /// Whether a moment lies inside.
    #[must_use]
    pub fn contains(self, moment: f64) -> bool {
        (self.start..=self.end).contains(&moment)
    }

    /// The window after zooming by `factor` (above 1 zooms in) with the moment `anchor` staying
    /// where it is on screen. The span stays between [`SHORTEST_SPAN`] and `longest` days.
    #[must_use]
    pub fn zoomed(self, anchor: f64, factor: f64, longest: f64) -> Self {
        let longest = longest.max(SHORTEST_SPAN);
        let span = (self.span() / factor).clamp(SHORTEST_SPAN, longest);
        let scale = span / self.span();
        let start = anchor - (anchor - self.start) * scale;
        Self {
            start,
            end: start + span,
        }
    }

    /// The window moved by some days, later when positive.
    #[must_use]
    pub fn panned(self, days: f64) -> Self {
        Self {
            start: self.start + days,
            end: self.end + days,
        }
    }

    /// The window moved back so that at least its middle stays inside `bounds`, and no longer
    /// than they are.
    #[must_use]
    pub fn kept_near(self, bounds: Self) -> Self {
        if self.span() > bounds.span() {
            return bounds;
        }
        let middle = f64::midpoint(self.start, self.end);
        self.panned(middle.clamp(bounds.start, bounds.end) - middle)
    }

    /// The window moved back so that all of it lies inside `bounds`, or all of them where it is longer.
    #[must_use]
    pub fn kept_inside(self, bounds: Self) -> Self {
        if self.span() >= bounds.span() * (1.0 - 1e-9) {
            return bounds;
        }
        let earliest = (bounds.start - self.start).max(0.0);
        let latest = (bounds.end - self.end).min(0.0);
        self.panned(if earliest > 0.0 { earliest } else { latest })
    }

    /// The window with a share of its span added on both sides.
    #[must_use]
    pub fn widened(self, share: f64) -> Self {
        let margin = self.span() * share;
        Self::new(self.start - margin, self.end + margin)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_window_is_never_shorter_than_a_day() {
        let window = TimeWindow::new(10.0, 10.0);
        assert_eq!(
            window,
            TimeWindow {
                start: 9.5,
                end: 10.5
            }
        );
        assert_eq!(window.zoomed(10.0, 100.0, 1e6), window);
    }

    #[test]
    fn a_window_dragged_away_comes_back_to_the_catalogue() {
        let bounds = TimeWindow::new(0.0, 100.0);
        let far = TimeWindow::new(500.0, 520.0).kept_near(bounds);
        assert_eq!(far, TimeWindow::new(90.0, 110.0));
    }

    fn written(window: TimeWindow) -> String {
        window.to_string()
    }

    fn read(text: &str) -> TimeWindow {
        text.parse().unwrap()
    }

    #[test]
    fn in_a_file_it_is_whole_days_as_short_as_they_can_be_written() {
        let day = |text: &str| read(text).start();
        for (text, first, last) in [
            ("2019/2024", "2019-01-01", "2024-12-31"),
            ("2023", "2023-01-01", "2023-12-31"),
            ("2019-10/2024-02", "2019-10-01", "2024-02-29"),
            ("2023-05", "2023-05-01", "2023-05-31"),
            ("2019-10-01/2024-12-30", "2019-10-01", "2024-12-30"),
            ("2023-05-03", "2023-05-03", "2023-05-03"),
            ("-9999/9999", "-9999-01-01", "9999-12-31"),
        ] {
            let window = read(text);
            assert_eq!(window, TimeWindow::new(day(first), day(last) + 1.0));
            assert_eq!(written(window), text);
        }
    }

    #[test]
    fn what_is_no_stretch_of_time_says_why() {
        for text in ["2019?", "2019~/2024", "[2019,2021]", "[2019..2024]"] {
            assert_eq!(text.parse::<TimeWindow>(), Err(NotATime::Uncertain));
        }
        for text in ["2019/..", "/2024"] {
            assert_eq!(text.parse::<TimeWindow>(), Err(NotATime::NoEnd));
        }
        for text in ["", "2019-13", "2024/2019", "yesterday", "18000"] {
            let refusal = text.parse::<TimeWindow>().unwrap_err();
            assert!(matches!(refusal, NotATime::Date(_)), "{text}");
            assert!(!refusal.cure().is_empty());
        }
        assert!(serde_json::from_str::<TimeWindow>("18000").is_err());
    }

    #[test]
    fn what_lies_beyond_the_calendar_is_written_as_its_end() {
        let window = TimeWindow::new(-1e8, 1e8);
        assert_eq!(written(window), "-9999/9999");
        assert_eq!(written(TimeWindow::new(1e8, 2e8)), "9999-12-31");
    }

    #[test]
    fn ends_that_cannot_be_reckoned_with_are_known() {
        assert!(TimeWindow::new(-4.4e6, 3e6).is_sound());
        let window = TimeWindow::new(0.0, 10.0);
        for days in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
            assert!(!window.panned(days).is_sound());
            assert!(!TimeWindow::new(days, 0.0).is_sound());
            assert!(!window.zoomed(days, 2.0, 1e6).is_sound());
        }
    }

    proptest! {
        /// What is written is rounded outwards to whole days, by less than a day at either end; and
        /// once it is, it is the same when written and read again.
        #[test]
        fn a_window_read_back_has_the_same_days(start in -4e6..2.9e6_f64, span in 0.0..1e4_f64, factor in 0.1..1e3_f64) {
            let window = TimeWindow::new(start, start + span).zoomed(start, factor, 1e4);
            let days = read(&written(window));
            prop_assert!(days.start() <= window.start() + ROUNDING && days.start() > window.start() - 1.0);
            prop_assert!(days.end() >= window.end() - ROUNDING && days.end() < window.end() + 1.0);
            prop_assert_eq!(days.days(), window.days());
            prop_assert_eq!(read(&written(days)), days);
        }

        /// A hundred steps in and a hundred out leave the anchor where it was, within half a pixel
        /// of a window 1600 px wide.
        #[test]
        fn zooming_does_not_drift(start in -1e6..1e6_f64, span in 400.0..40_000.0_f64, at in 0.0..1.0_f64) {
            let before = TimeWindow::new(start, start + span);
            let anchor = start + span * at;
            let mut window = before;
            for factor in std::iter::repeat_n(1.05, 100).chain(std::iter::repeat_n(1.0 / 1.05, 100)) {
                window = window.zoomed(anchor, factor, 1e9);
                let x = (anchor - window.start) / window.span() * 1600.0;
                prop_assert!((x - at * 1600.0).abs() < 0.5);
            }
        }
    }
}
