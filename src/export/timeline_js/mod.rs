//! A timeline for Knight Lab’s `TimelineJS`, as <https://timeline.knightlab.com/docs/json-format.html> has it.
//!
//! A slide has to have a start, which is a day, a month or a year, and an end only where it lasted. So a
//! date is written no finer than it is known: one day in July 2023 is July 2023, and so is what was about 9 July
//! 2023, or on that day as far as a source in doubt says. What no single day, month or year holds is no slide;
//! it is told in words on the title slide, with how many there are. The plain words of the date stand on
//! every slide, in place of what the program would make of its start.
//!
//! All texts are HTML there, so all are escaped, and links are made of nothing but the addresses of
//! sources. These stand in the text and not as media: of a medium the program shows the page itself, and
//! would fetch it from its publisher as soon as the slide is opened.

mod coarse;
mod date;
mod html;

use serde::Serialize;

use super::{
    Handover, Written, followed,
    meeting::{Claim, Meeting, since},
    numbered::{Mark, Numbered},
};
use crate::catalogue::{Befores, Handle, count};
use date::{DateParts, Place, place};
use html::{escaped, identifier, item, link, list, paragraph};

/// So many engagements that are no slide are named on the title slide.
const NAMED: usize = 100;

#[derive(Serialize)]
struct Timeline {
    title: Slide,
    events: Vec<Slide>,
    scale: &'static str,
}

#[derive(Serialize)]
struct Slide {
    unique_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_date: Option<DateParts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_date: Option<DateParts>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<String>,
    text: Text,
    /// Links are made by us, and of nothing else.
    autolink: bool,
}

#[derive(Serialize)]
struct Text {
    headline: String,
    text: String,
}

/// The timeline.
pub(super) fn timeline(handover: &Handover<'_>) -> Result<Written, serde_json::Error> {
    let numbered = Numbered::new(handover);
    let befores = Befores::new(handover.catalogue, &handover.known);
    let mut events = Vec::new();
    let mut without: Vec<Meeting> = Vec::new();
    for &handle in &handover.handles {
        let meeting = Meeting::new(handover, &numbered, handle);
        let date = handover.known.date(handover.catalogue, handle);
        match date.and_then(place) {
            Some(place) => {
                let since = since(handover, befores.since(handle));
                let told = (&meeting, since.as_slice());
                events.push(slide(handover, &numbered, handle, told, place));
            }
            None => without.push(meeting),
        }
    }
    let left_out: Vec<String> = match without.len() {
        0 => Vec::new(),
        number => vec![format!(
            "{} as slides, as no single day, month or year of them is known: the title slide tells of them",
            count(number, "engagement")
        )],
    };
    let timeline = Timeline {
        title: title(handover, &numbered, &without, &left_out),
        events,
        scale: "human",
    };
    let text = serde_json::to_string_pretty(&timeline)? + "\n";
    Ok(Written {
        bytes: text.into_bytes(),
        left_out,
    })
}

fn title(
    handover: &Handover<'_>,
    numbered: &Numbered<'_>,
    without: &[Meeting],
    left_out: &[String],
) -> Slide {
    let facts = handover.facts(numbered, left_out);
    let facts = facts.into_iter().chain(handover.coverage());
    let facts = facts.map(|(name, fact)| item(name, &fact));
    let mut text = list(facts);
    if !without.is_empty() {
        text += &paragraph("Not on the timeline, as no single day, month or year is known:");
        let mut named: Vec<String> = without
            .iter()
            .take(NAMED)
            .map(|meeting| item(&meeting.date.text, &meeting.title))
            .collect();
        if without.len() > NAMED {
            let more = count(without.len() - NAMED, "engagement");
            named.push(item("And", &format!("{more} more")));
        }
        text += &list(named.into_iter());
    }
    Slide {
        unique_id: "legation-title".to_owned(),
        start_date: None,
        end_date: None,
        display_date: None,
        group: None,
        text: Text {
            headline: escaped(&handover.title()),
            text,
        },
        autolink: false,
    }
}

fn slide(
    handover: &Handover<'_>,
    numbered: &Numbered<'_>,
    handle: Handle,
    (meeting, since): (&Meeting, &[Claim]),
    place: Place,
) -> Slide {
    let home = handover.catalogue.home_lane(handle, &handover.view);
    Slide {
        unique_id: identifier(&meeting.id),
        start_date: Some(place.start),
        end_date: place.end,
        display_date: Some(escaped(&meeting.date.text)),
        group: Some(escaped(home.name(handover.catalogue))),
        text: Text {
            headline: escaped(&meeting.title),
            text: told(handover, numbered, handle, (meeting, since), place),
        },
        autolink: false,
    }
}

fn told(
    handover: &Handover<'_>,
    numbered: &Numbered<'_>,
    handle: Handle,
    (meeting, since): (&Meeting, &[Claim]),
    place: Place,
) -> String {
    let cited = |text: &str, mark: &Mark| format!("{text} {mark}").trim_end().to_owned();
    let mut text = paragraph(&cited(&meeting.facts, &meeting.mark));
    if let Some(coarse) = place.words() {
        let date = cited(&meeting.date.text, &meeting.date.mark);
        text += &paragraph(&format!("{date}. {coarse}"));
    }
    if meeting.is_possible {
        text += &paragraph("Possibly, and not certainly, in the time that was asked for.");
    }
    let claims = meeting.heads.iter().chain(&meeting.points);
    let promises = followed::promises(handover, numbered, handle);
    let claims = claims.chain(&promises).chain(since);
    let claims = claims.chain(meeting.cautions());
    let claim = |claim: &Claim| item(&claim.name, &cited(&claim.text, &claim.mark));
    text += &list(claims.map(claim));
    if let Some(silence) = meeting.silence() {
        text += &paragraph(&silence);
    }
    let sources = followed::sources(handover, handle);
    let sources = sources.into_iter().filter_map(|id| {
        let source = handover.catalogue.source(id)?;
        let described = format!("[{}] {}", numbered.number(id)?, numbered.described(source));
        Some(match crate::catalogue::address(source) {
            Some(address) => format!("<li>{}</li>", link(address, &described)),
            None => format!("<li>{}</li>", escaped(&described)),
        })
    });
    let sources: Vec<String> = sources.collect();
    if sources.is_empty() {
        return text + &paragraph("No source is on record.");
    }
    text + &paragraph("Sources:") + &list(sources.into_iter())
}
