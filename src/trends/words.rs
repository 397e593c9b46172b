//! Trends in words: headings, notes, and what is said of a bar or a cell.

use super::{Axis, Basis, Count, Gap, Gaps, Grid, Head, Met, SeriesGaps};
use crate::{
    catalogue::{ordinal, stretches},
    date::{DayRange, thousands},
    model::SeriesNumber,
    view::{Grouping, Trend},
};

/// "1 source", "1,005 sources".
fn count(number: u32, noun: &str) -> String {
    if number == 1 {
        format!("1 {noun}")
    } else {
        format!("{} {noun}s", thousands(u64::from(number)))
    }
}

/// A number that is known within limits: "6", "6 to 7".
#[must_use]
pub fn range(least: u32, most: u32) -> String {
    let words = |number| thousands(u64::from(number));
    if least == most {
        words(least)
    } else {
        format!("{} to {}", words(least), words(most))
    }
}

impl Count {
    /// "2 certainly, 1 possibly; 5 sources", "3 meetings; 1 source".
    #[must_use]
    pub fn words(self) -> String {
        let sources = count(self.sources, "source");
        if self.possibly == 0 {
            return format!("{}; {sources}", count(self.certainly, "meeting"));
        }
        format!(
            "{} certainly, {} possibly; {sources}",
            thousands(u64::from(self.certainly)),
            thousands(u64::from(self.possibly)),
        )
    }

    /// For a small cell: "3", "2–3"; nothing for none.
    #[must_use]
    pub fn short(self) -> String {
        let words = |number| thousands(u64::from(number));
        match (self.certainly, self.possibly) {
            (0, 0) => String::new(),
            (sure, 0) => words(sure),
            (sure, _) => format!("{}–{}", words(sure), words(self.most())),
        }
    }
}

impl Grid {
    /// What is seen, and what it rests on.
    #[must_use]
    pub fn heading(&self) -> String {
        let basis = &self.basis;
        let held = count(basis.held, "meeting");
        let sources = count(basis.sources, "source");
        let mut text = format!("{held} held, {sources}");
        if basis.possibly > 0 {
            let possibly = thousands(u64::from(basis.possibly));
            text += &format!("; {possibly} possibly in another year");
        }
        text
    }

    /// What a reader has to know of how it was counted.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let basis = &self.basis;
        let is_timed = self.trend != Trend::TopicByGroup;
        let mut notes = Vec::new();
        if basis.shared > 0 && self.trend.is_grouped() {
            let (shared, noun) = (count(basis.shared, "meeting"), self.noun());
            notes.push(format!(
                "{shared} with several {noun}s count for each of them, and once in the total"
            ));
        }
        if basis.in_several > 0 && is_timed {
            let several = thousands(u64::from(basis.in_several));
            notes.push(format!(
                "{several} lasted into another year and count in both"
            ));
        }
        if basis.undated > 0 && is_timed {
            notes.push(format!("{} no date", have(basis.undated)));
        }
        if basis.without_topic > 0 {
            let number = thousands(u64::from(basis.without_topic));
            notes.push(format!("Of {number} no topic is known"));
        }
        notes.extend(basis.left_out());
        notes
    }

    fn noun(&self) -> &'static str {
        match self.by {
            Grouping::Partner => "partner",
            Grouping::Format => "format",
        }
    }

    /// What is said of a bar or a cell: "2019 · Russia: 2 certainly, 1 possibly; 5 sources".
    #[must_use]
    pub fn spoken(&self, row: usize, column: usize) -> String {
        let (Some(row_head), Some(column_head)) = (self.rows.get(row), self.columns.get(column))
        else {
            return String::new();
        };
        let names = match self.trend {
            Trend::PerYear | Trend::TopicOverTime => (&column_head.name, &row_head.name),
            _ => (&row_head.name, &column_head.name),
        };
        let cell = self.cell(row, column);
        let said = match (cell.is_empty(), self.trend) {
            (false, _) => cell.words(),
            (true, Trend::PerYear) => "no meeting on record in this catalogue".to_owned(),
            (true, _) => "not mentioned in any source here".to_owned(),
        };
        format!("{} · {}: {said}", names.0, names.1)
    }

    /// What is said of a row or a column.
    #[must_use]
    pub fn spoken_head(&self, head: &Head) -> String {
        let what = match (&head.of, self.trend) {
            (Axis::Years(_), _) => head.count.words(),
            (_, Trend::PerYear) => format!("{} in all years", head.count.words()),
            _ => head.count.words(),
        };
        format!("{}: {what}", head.name)
    }
}

/// "3 have", "1 has".
fn have(number: u32) -> String {
    let verb = if number == 1 { "has" } else { "have" };
    format!("{} {verb}", thousands(u64::from(number)))
}

impl Basis {
    /// What is shown and not counted.
    fn left_out(&self) -> Vec<String> {
        let mut notes = Vec::new();
        let mut ahead = Vec::new();
        if self.ahead > 0 {
            let number = thousands(u64::from(self.ahead));
            ahead.push(format!("{number} announced or not held"));
        }
        if self.kept > 0 {
            let number = thousands(u64::from(self.kept));
            ahead.push(format!("{number} promised and held since"));
        }
        match self.not_counted {
            0 => {}
            1 => ahead.push("1 visit or message".to_owned()),
            number => ahead.push(format!(
                "{} visits and messages",
                thousands(u64::from(number))
            )),
        }
        if !ahead.is_empty() {
            notes.push(format!("Not counted: {}", ahead.join(", ")));
        }
        notes
    }
}

impl Gaps {
    /// What is seen, and what it rests on.
    #[must_use]
    pub fn heading(&self) -> String {
        format!(
            "{} series, {} held, {}",
            thousands(self.series.len() as u64),
            count(self.meetings, "meeting"),
            count(self.sources, "source"),
        )
    }

    /// What a reader has to know of how it was counted.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        let mut notes = vec![
            "All meetings of a series that are known are here, whatever the filter".to_owned(),
        ];
        if self.too_short > 0 {
            let number = thousands(u64::from(self.too_short));
            notes.push(format!(
                "{number} more series with fewer than two dated meetings"
            ));
        }
        notes
    }
}

/// The number of a meeting as a name: "12th", "3rd (worked out)"; else nothing.
fn numbered(met: &Met) -> Option<String> {
    Some(match met.number? {
        SeriesNumber::Stated(number) => ordinal(number),
        SeriesNumber::Inferred(number) => format!("{} (number worked out)", ordinal(number)),
    })
}

/// "11th, 30 October 2019, New Delhi, India".
fn meeting(met: &Met) -> String {
    let number = numbered(met).unwrap_or_else(|| "a meeting without a number".to_owned());
    let place = met.place.as_deref().unwrap_or("place not stated");
    format!("{number}, {}, {place}", met.date)
}

impl SeriesGaps {
    /// What is said of a gap, from the meeting of a place in the series to the next.
    #[must_use]
    pub fn spoken(&self, at: usize) -> String {
        let (Some(gap), Some(from), Some(to)) =
            (self.gaps.get(at), self.met.get(at), self.met.get(at + 1))
        else {
            return String::new();
        };
        let mut text = format!("{}: {}", self.name, gap.days);
        text += &format!(" from the {} to the {}", meeting(from), meeting(to));
        if gap.may_be_reversed {
            text += "; by their dates either may have been first";
        }
        if !gap.missing.is_empty() {
            text += &format!("; {}", not_on_record(&gap.missing));
        }
        if from.number.is_none() && !gap.missing.is_empty() {
            text += ", unless one without a number is meant";
        }
        text + &format!("; {}", count(gap.sources, "source"))
    }

    /// The length of a gap for the room of a bar: "1,877 to 1,878", "at least 40".
    #[must_use]
    pub fn short(gap: &Gap) -> String {
        bare(gap.days)
    }

    /// How often it met, for a line below its name.
    #[must_use]
    pub fn summary(&self) -> String {
        if self.gaps.len() == 1 {
            return format!("2 meetings, {}", self.longest);
        }
        let met = count(self.met.len() as u32, "meeting");
        let dash = |words: String| words.replace(" to ", "–");
        let median = dash(bare(self.median));
        format!(
            "{met}, median {median}, longest {}",
            dash(self.longest.to_string())
        )
    }

    /// Everything that is known of the series as a whole, line by line.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![self.summary()];
        if !self.missing.is_empty() {
            lines.push(sentence(&not_on_record(&self.missing)));
        }
        lines.push(self.places());
        if self.undated > 0 {
            let verb = if self.undated == 1 { "is" } else { "are" };
            let undated = have(self.undated);
            lines.push(format!("{undated} no date and {verb} in no gap"));
        }
        if self.ahead > 0 {
            let number = thousands(u64::from(self.ahead));
            lines.push(format!("{number} announced or not held, and in no gap"));
        }
        lines.push(count(self.sources, "source"));
        lines
    }

    /// "Met in Moscow, Russia (2) and New Delhi, India; of 1 no place is stated".
    fn places(&self) -> String {
        let mut places: Vec<(&str, u32)> = Vec::new();
        let mut unknown = 0;
        for met in &self.met {
            let Some(place) = &met.place else {
                unknown += 1;
                continue;
            };
            match places.iter_mut().find(|(name, _)| name == place) {
                Some((_, times)) => *times += 1,
                None => places.push((place, 1)),
            }
        }
        if places.is_empty() {
            return "Where it met is stated nowhere".to_owned();
        }
        places.sort_by(|(a, times_a), (b, times_b)| times_b.cmp(times_a).then(a.cmp(b)));
        let words = places.iter().map(|(name, times)| match times {
            1 => (*name).to_owned(),
            _ => format!("{name} ({times})"),
        });
        let mut text = format!("Met in {}", words.collect::<Vec<_>>().join("; "));
        if unknown > 0 {
            text += &format!("; of {unknown} no place is stated");
        }
        text
    }
}

/// "number 12 is not on record as held in this catalogue".
fn not_on_record(missing: &[std::ops::RangeInclusive<u32>]) -> String {
    let is_one = matches!(missing, [only] if only.start() == only.end());
    let (noun, verb) = if is_one {
        ("number", "is")
    } else {
        ("numbers", "are")
    };
    let numbers = stretches(missing);
    format!("{noun} {numbers} {verb} not on record as held in this catalogue")
}

/// A range of days without the word.
fn bare(days: DayRange) -> String {
    let words = days.to_string();
    let words = words.strip_suffix(" days").unwrap_or(&words);
    words.strip_suffix(" day").unwrap_or(words).to_owned()
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
