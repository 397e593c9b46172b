//! Where somebody wants to go who types a date.

use crate::{
    date::{Day, Stretch},
    view::TimeWindow,
};

/// A stretch of time that was typed, as the timeline will show it.
#[derive(Clone, Debug, PartialEq)]
pub struct Destination {
    /// What was understood: "1–31 May 2023".
    pub words: String,
    /// What [`super::Command::ShowTime`] has to show.
    pub window: TimeWindow,
}

/// Room on each side of a single day, in days.
const AROUND_A_DAY: f64 = 21.0;
/// Room on each side of more days, as a share of them.
const ROOM: f64 = 0.08;
/// The least of it, in days.
const LEAST_ROOM: f64 = 0.5;

impl Destination {
    /// Reads what was typed, when everything there is to show lies within `bounds`. What is open at
    /// an end goes as far as they do.
    ///
    /// # Errors
    /// Says in words why it leads nowhere, and what to write instead.
    pub fn read(typed: &str, bounds: TimeWindow) -> Result<Self, String> {
        let stretch =
            Stretch::from_typed(typed).map_err(|error| format!("{error}; {}", error.cure()))?;
        let words = stretch.words();
        let first = stretch.earliest.map(|day| day.number() as f64);
        let last = stretch.latest.map(|day| day.number() as f64 + 1.0);
        let day = |moment: f64| Day::from_number(moment.floor() as i64).plain();
        if last.is_some_and(|last| last <= bounds.start()) {
            let begins = day(bounds.start());
            return Err(format!(
                "{words}: nothing is shown there, the timeline begins on {begins}"
            ));
        }
        if first.is_some_and(|first| first >= bounds.end()) {
            let ends = day(bounds.end());
            return Err(format!(
                "{words}: nothing is shown there, the timeline ends on {ends}"
            ));
        }
        let from = first.unwrap_or(bounds.start()).max(bounds.start());
        let to = last.unwrap_or(bounds.end()).min(bounds.end());
        let room = if to - from <= 1.0 {
            AROUND_A_DAY
        } else {
            ((to - from) * ROOM).max(LEAST_ROOM)
        };
        Ok(Self {
            words,
            window: TimeWindow::new(from - room, to + room),
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    fn day(year: i16, month: i8, day: i8) -> f64 {
        Day::from_ymd(year, month, day).unwrap().number() as f64
    }

    fn bounds() -> TimeWindow {
        TimeWindow::new(day(2000, 1, 1), day(2027, 1, 1))
    }

    /// From which day to which, room included.
    fn shown(typed: &str) -> (String, String) {
        let window = Destination::read(typed, bounds()).unwrap().window;
        let day = |moment: f64| Day::from_number(moment.floor() as i64).to_string();
        (day(window.start()), day(window.end()))
    }

    fn days(from: &str, to: &str) -> (String, String) {
        (from.to_owned(), to.to_owned())
    }

    #[test]
    fn a_stretch_is_shown_with_a_little_room_and_a_day_with_its_weeks() {
        assert_eq!(shown("12 March 2019"), days("2019-02-19", "2019-04-03"));
        assert_eq!(shown("May 2023"), days("2023-04-28", "2023-06-03"));
        assert_eq!(shown("2019 to 21"), days("2018-10-05", "2022-03-29"));
    }

    #[test]
    fn what_is_open_goes_as_far_as_there_is_anything() {
        assert_eq!(shown("2024/.."), days("2023-10-05", "2027-03-29"));
        let all = Destination::read("1900 to 2100", bounds()).unwrap();
        assert!(all.window.start() < bounds().start() && bounds().end() < all.window.end());
        // Of what reaches out of the timeline the part inside is shown.
        assert_eq!(shown("1900 to 2000"), days("1999-12-02", "2001-01-30"));
    }

    #[test]
    fn where_nothing_is_it_does_not_go() {
        let refusal = |typed| Destination::read(typed, bounds()).unwrap_err();
        assert_eq!(
            refusal("1950"),
            "1 January – 31 December 1950: nothing is shown there, the timeline begins on 1 January 2000"
        );
        assert!(refusal("2031").ends_with("the timeline ends on 1 January 2027"));
        assert_eq!(
            refusal("soon"),
            "“soon” is no day, month or year here; write a date such as 2019, May 2023 or 12 March 2019"
        );
    }
}
