//! The calendar on the axis: which units fit, and where they begin.

use crate::date::{Day, Style, month_name, year_words};

/// A unit of the calendar that the axis can mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// One day.
    Day,
    /// One month.
    Month,
    /// Three months from January.
    Quarter,
    /// So many years, from the year 0.
    Years(i16),
}

/// The beginning of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// First day of the unit.
    pub day: Day,
    /// First day of the next.
    pub next: Day,
    /// What stands beside it.
    pub label: String,
}

/// Units from fine to coarse, with the room that one needs to be labelled, in points.
const LABELLED: [(Unit, f64); 8] = [
    (Unit::Day, 22.0),
    (Unit::Month, 32.0),
    (Unit::Years(1), 40.0),
    (Unit::Years(5), 44.0),
    (Unit::Years(10), 48.0),
    (Unit::Years(50), 48.0),
    (Unit::Years(100), 48.0),
    (Unit::Years(1000), 0.0),
];

/// Units that can be marked by small ticks alone.
const UNLABELLED: [Unit; 7] = [
    Unit::Day,
    Unit::Month,
    Unit::Quarter,
    Unit::Years(1),
    Unit::Years(5),
    Unit::Years(10),
    Unit::Years(100),
];

/// Room that an unlabelled tick needs, in points.
const TICK_ROOM: f64 = 7.0;

impl Unit {
    /// Mean length in days.
    #[must_use]
    pub fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Month => 30.44,
            Self::Quarter => 91.3,
            Self::Years(years) => 365.25 * f64::from(years),
        }
    }

    /// The finest unit that can be labelled at a scale.
    #[must_use]
    pub fn labelled(points_per_day: f64) -> Self {
        LABELLED
            .into_iter()
            .find(|(unit, room)| unit.days() * points_per_day >= *room)
            .map_or(Self::Years(1000), |(unit, _)| unit)
    }

    /// The finest unit that can be marked by a tick at a scale, when it is finer than `labelled`.
    #[must_use]
    pub fn unlabelled(points_per_day: f64, labelled: Self) -> Option<Self> {
        UNLABELLED
            .into_iter()
            .find(|unit| unit.days() * points_per_day >= TICK_ROOM)
            .filter(|unit| unit.days() < labelled.days())
    }

    /// The unit above this one, whose name heads its labels; years need none.
    #[must_use]
    pub fn heading(self) -> Option<Self> {
        match self {
            Self::Day => Some(Self::Month),
            Self::Month | Self::Quarter => Some(Self::Years(1)),
            Self::Years(_) => None,
        }
    }

    /// First day of the unit that a day falls in.
    fn floor(self, day: Day) -> Option<(i16, i8, i8)> {
        let (year, month, number) = day.ymd();
        match self {
            Self::Day => Some((year, month, number)),
            Self::Month => Some((year, month, 1)),
            Self::Quarter => Some((year, (month - 1) / 3 * 3 + 1, 1)),
            Self::Years(years) => {
                let floored = year.checked_sub(year.rem_euclid(years))?;
                Some((floored.max(-9999), 1, 1))
            }
        }
    }

    /// First day of the next unit.
    fn next(self, (year, month, day): (i16, i8, i8)) -> Option<Day> {
        match self {
            // The calendar's last day has no next one, and `from_number` would give it again.
            Self::Day => Day::from_ymd(year, month, day)
                .filter(|&day| day < Day::MAX)
                .map(|day| Day::from_number(day.number() + 1)),
            Self::Month | Self::Quarter => {
                let months = if self == Self::Month { 1 } else { 3 };
                let ahead = month - 1 + months;
                Day::from_ymd(year.checked_add(i16::from(ahead / 12))?, ahead % 12 + 1, 1)
            }
            // The year −9999 is the calendar's first and no multiple of anything.
            Self::Years(years) => {
                Day::from_ymd((year - year.rem_euclid(years)).checked_add(years)?, 1, 1)
            }
        }
    }

    /// The units that touch the days from `from` to `to`, in order, labelled for `points_per_day`.
    /// Days outside the calendar's years −9999 to 9999 have none.
    #[must_use]
    pub fn ticks(self, from: f64, to: f64, points_per_day: f64) -> Vec<Tick> {
        let (first, last) = (Day::MIN.number() as f64, Day::MAX.number() as f64);
        if to < first || from > last {
            return Vec::new();
        }
        let start = Day::from_number(from.max(first) as i64);
        let mut at = self.floor(start);
        let mut ticks = Vec::new();
        while let Some(begin) = at {
            let Some(day) = Day::from_ymd(begin.0, begin.1, begin.2) else {
                break;
            };
            if day.number() as f64 > to {
                break;
            }
            let next = self.next(begin);
            ticks.push(Tick {
                day,
                next: next.unwrap_or(Day::MAX),
                label: self.label(begin, points_per_day),
            });
            at = next.map(Day::ymd);
        }
        ticks
    }

    fn label(self, (year, month, day): (i16, i8, i8), points_per_day: f64) -> String {
        let name = |style| month_name(month, style);
        match self {
            Self::Day if points_per_day >= 64.0 => {
                let weekday =
                    Day::from_ymd(year, month, day).map_or("", |day| day.weekday().name());
                format!("{} {day}", weekday.get(..3).unwrap_or(weekday))
            }
            Self::Day => day.to_string(),
            Self::Month if points_per_day >= 22.0 => {
                format!("{} {}", name(Style::Full), year_words(year))
            }
            Self::Month if points_per_day * Self::Month.days() >= 76.0 => {
                name(Style::Full).to_owned()
            }
            Self::Month => name(Style::Short).to_owned(),
            Self::Quarter => format!("Q{}", month / 3 + 1),
            Self::Years(_) => year_words(year),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(unit: Unit, from: (i16, i8, i8), to: (i16, i8, i8), scale: f64) -> String {
        let day = |(y, m, d)| Day::from_ymd(y, m, d).unwrap().number() as f64;
        let ticks = unit.ticks(day(from), day(to), scale);
        let labels: Vec<_> = ticks.into_iter().map(|tick| tick.label).collect();
        labels.join(" · ")
    }

    #[test]
    fn units_grow_with_the_span() {
        assert_eq!(Unit::labelled(30.0), Unit::Day);
        assert_eq!(Unit::labelled(1.5), Unit::Month);
        assert_eq!(Unit::labelled(0.2), Unit::Years(1));
        assert_eq!(Unit::labelled(0.000_01), Unit::Years(1000));
        assert_eq!(Unit::unlabelled(0.2, Unit::Years(1)), Some(Unit::Quarter));
        assert_eq!(Unit::unlabelled(30.0, Unit::Day), None);
    }

    #[test]
    fn labels_say_what_the_room_allows() {
        let month = ((2024, 11, 20), (2025, 1, 5));
        assert_eq!(
            labels(Unit::Month, month.0, month.1, 1.5),
            "Nov · Dec · Jan"
        );
        assert_eq!(
            labels(Unit::Month, month.0, month.1, 3.0),
            "November · December · January"
        );
        assert_eq!(
            labels(Unit::Day, (2024, 12, 19), (2024, 12, 20), 80.0),
            "Thu 19 · Fri 20"
        );
        assert_eq!(
            labels(Unit::Years(1), (-1, 5, 1), (2, 1, 1), 0.2),
            "2 BCE · 1 BCE · 1 CE · 2 CE"
        );
    }

    #[test]
    fn the_calendar_ends_without_a_fuss() {
        let far = Day::MAX.number() as f64;
        assert_eq!(
            Unit::Years(1000).ticks(far - 10.0, far + 1e9, 0.001).len(),
            1
        );
        assert!(Unit::Day.ticks(far + 10.0, far + 20.0, 30.0).is_empty());
        assert_eq!(Unit::Day.ticks(far - 1.0, far + 20.0, 30.0).len(), 2);
        assert!(!Unit::Years(1000).ticks(-1e12, 0.0, 0.0001).is_empty());
    }
}
