//! A calendar, as RFC 5545 has it.
//!
//! A calendar knows days. So an engagement is an event in it only where the days are known: one day, or
//! a first and a last one that are both stated without doubt. Whatever happened once in a stretch of
//! time, has an open end, is uncertain or approximate, or has no date, is a journal entry (`VJOURNAL`)
//! without a day: an event over the whole stretch would say that it lasted, and one on a day that the day
//! is known. Its date stands in words at the head of the description. Most calendars do not show journal
//! entries, so the description of the calendar says how many there are.
//!
//! Held is `CONFIRMED`; announced, expected and postponed are `TENTATIVE`; cancelled is `CANCELLED`. The
//! stamp is the day as of which the file speaks, and not that of writing.

mod lines;

use super::{
    Handover, Written, followed,
    meeting::{Claim, Meeting},
    numbered::Numbered,
};
use crate::{
    catalogue::{Handle, count, one_line},
    date::{Day, Edtf, Kind, Qualifier},
    model::Status,
    table::{Column, Ground},
};
use lines::Lines;

/// Years that four digits can write.
const YEARS: std::ops::RangeInclusive<i16> = 1..=9999;
/// As RFC 5545 wants it of whoever writes a calendar.
const PRODUCT: &str = "-//Legation//Legation//EN";

/// The calendar.
pub(super) fn calendar(handover: &Handover<'_>) -> Written {
    let numbered = Numbered::new(handover);
    let without_day = |handle: &&Handle| days(handover, **handle).is_none();
    let left_out: Vec<String> = match handover.handles.iter().filter(without_day).count() {
        0 => Vec::new(),
        number => vec![format!(
            "{} as events, as their days are not known: they stand as journal entries without a \
             day, which most calendars do not show",
            count(number, "engagement")
        )],
    };
    let facts = handover.facts(&numbered, &left_out);
    let facts = facts.into_iter().chain(handover.coverage());
    let facts: Vec<String> = facts
        .map(|(name, fact)| format!("{name}: {fact}"))
        .collect();
    let mut lines = Lines::default();
    lines.plain("BEGIN", "VCALENDAR");
    lines.plain("VERSION", "2.0");
    lines.plain("PRODID", PRODUCT);
    lines.plain("CALSCALE", "GREGORIAN");
    // The first two are RFC 7986; the others are what programs read that do not know it.
    for name in ["NAME", "X-WR-CALNAME"] {
        lines.text(name, &handover.title());
    }
    for name in ["DESCRIPTION", "X-WR-CALDESC"] {
        lines.text(name, &facts.join("\n"));
    }
    for &handle in &handover.handles {
        entry(&mut lines, handover, &numbered, handle);
    }
    lines.plain("END", "VCALENDAR");
    Written {
        bytes: lines.into_bytes(),
        left_out,
    }
}

/// One engagement.
fn entry(lines: &mut Lines, handover: &Handover<'_>, numbered: &Numbered<'_>, handle: Handle) {
    let meeting = Meeting::new(handover, numbered, handle);
    let engagement = &handover.catalogue.entry(handle).engagement;
    let status = handover.known.status(handle).unwrap_or(engagement.status);
    let days = days(handover, handle);
    let kind = if days.is_some() { "VEVENT" } else { "VJOURNAL" };
    lines.plain("BEGIN", kind);
    lines.text("UID", &uid(handover, &meeting));
    lines.plain("DTSTAMP", &format!("{}T000000Z", stamp(handover)));
    if let Some((first, last)) = days {
        lines.plain("DTSTART;VALUE=DATE", &date(first));
        // The day after the last: an end is not part of an event.
        let after = Day::from_number(last.number() + 1);
        lines.plain("DTEND;VALUE=DATE", &date(after));
        // Who reads of a meeting is not busy on that day.
        lines.plain("TRANSP", "TRANSPARENT");
    }
    lines.text("SUMMARY", &summary(&meeting, status, days.is_none()));
    lines.plain("STATUS", status_word(status, days.is_some()));
    let ground = Ground {
        catalogue: handover.catalogue,
        known: &handover.known,
        as_of: handover.as_of.unwrap_or(Day::MIN),
    };
    let place = ground.cell(handle, Column::Place);
    // Of a journal entry the place stands in the description.
    if !place.is_empty() && days.is_some() {
        lines.text("LOCATION", &place);
    }
    lines.text("CATEGORIES", &ground.cell(handle, Column::Format));
    let catalogue = handover.catalogue;
    let own = handover.known.sources_of(catalogue, handle).into_iter();
    let mut own = own.filter_map(|id| catalogue.source(id));
    if let Some(address) = own.find_map(crate::catalogue::address) {
        lines.plain("URL", &one_line(address));
    }
    let sources = followed::sources(handover, handle).into_iter();
    let sources = sources.filter_map(|id| Some((numbered.number(id)?, catalogue.source(id)?)));
    let sources = sources.map(|(number, source)| {
        let address = crate::catalogue::address(source).map(|address| format!(". {address}"));
        let described = numbered.described(source);
        format!("[{number}] {described}{}", address.unwrap_or_default())
    });
    let promises = followed::promises(handover, numbered, handle);
    lines.text(
        "DESCRIPTION",
        &description(&meeting, &promises, sources.collect()),
    );
    lines.plain("END", kind);
}

/// The first and the last day, where both are known and can be written.
fn days(handover: &Handover<'_>, handle: Handle) -> Option<(Day, Day)> {
    let date = handover.known.date(handover.catalogue, handle)?;
    exact_days(date).filter(|(first, last)| {
        let after = Day::from_number(last.number() + 1);
        YEARS.contains(&first.ymd().0) && YEARS.contains(&after.ymd().0)
    })
}

/// The first and the last day of a date that leaves neither open nor in doubt.
fn exact_days(date: &Edtf) -> Option<(Day, Day)> {
    let days = date.earliest().zip(date.latest())?;
    let is_exact = match date.kind() {
        Kind::Day => true,
        // A set of one day.
        Kind::OneOf => days.0 == days.1,
        // On every reading it went on from the first day to the last.
        Kind::Span => date.window().core() == Some(days),
        Kind::Open => false,
    };
    (is_exact && date.qualifier() == Qualifier::None).then_some(days)
}

/// The same for the same engagement of the same home country, whatever else is exported or changes.
fn uid(handover: &Handover<'_>, meeting: &Meeting) -> String {
    let home = handover.catalogue.home();
    let home = home.map_or("catalogue", |home| home.as_str());
    format!("{}@{home}.legation", meeting.id)
}

/// The title, and first whatever keeps it from being a plain meeting that was held.
fn summary(meeting: &Meeting, status: Status, has_no_day: bool) -> String {
    let mut text = String::new();
    if status != Status::Held {
        text += &format!("[{}] ", status.as_str());
    }
    text += &meeting.title;
    if has_no_day {
        text += &format!(" ({})", meeting.date.text);
    }
    text
}

fn status_word(status: Status, is_event: bool) -> &'static str {
    match (status, is_event) {
        (Status::Held, true) => "CONFIRMED",
        (Status::Held, false) => "FINAL",
        (Status::Cancelled, _) => "CANCELLED",
        (Status::Announced | Status::Expected | Status::Postponed, true) => "TENTATIVE",
        (Status::Announced | Status::Expected | Status::Postponed, false) => "DRAFT",
    }
}

fn description(meeting: &Meeting, promises: &[Claim], sources: Vec<String>) -> String {
    let mut lines = vec![
        format!("{} {}", meeting.date.text, meeting.date.mark),
        format!("{} {}", meeting.facts, meeting.mark),
    ];
    if meeting.is_possible {
        lines.push("Possibly, and not certainly, in the time that was asked for".to_owned());
    }
    let claims = meeting.heads.iter().chain(&meeting.points);
    let claims = claims.chain(promises).chain(meeting.cautions());
    lines.extend(claims.map(|claim| format!("{}: {} {}", claim.name, claim.text, claim.mark)));
    lines.extend(meeting.silence());
    lines.push("Sources:".to_owned());
    if sources.is_empty() {
        lines.push("none on record".to_owned());
    }
    lines.extend(sources);
    let lines = lines.iter().map(|line| line.trim_end());
    lines.collect::<Vec<_>>().join("\n")
}

/// The day as of which the file speaks; where none is known, one that stands for none.
fn stamp(handover: &Handover<'_>) -> String {
    let day = handover.as_of.filter(|day| YEARS.contains(&day.ymd().0));
    day.map_or_else(|| "19700101".to_owned(), date)
}

fn date(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_are_known_are_days() {
        let is_event = |text: &str| exact_days(&Edtf::parse(text).unwrap()).is_some();
        for text in [
            "2019-10-30",
            "[2019-10-30]",
            "2024-12-19/2024-12-20",
            "2019-10-30/2019-10-30",
        ] {
            assert!(is_event(text), "{text}");
        }
        for text in [
            "2019-10",
            "2019",
            "2019-10-30?",
            "2019-10-30~",
            "[2019-10-30..2019-11-02]",
            "[2019-10-30,2019-11-02]",
            "2018-09/2018-11",
            "2019-10-31/..",
            "/2019-10-31",
            "2024-12-19?/2024-12-20",
        ] {
            assert!(!is_event(text), "{text}");
        }
    }
}
