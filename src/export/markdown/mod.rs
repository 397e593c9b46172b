//! A brief to read: what is shown, meeting by meeting, then promises, then the sources by number.
//!
//! It is meant to be handed over on one to three pages. Up to [`IN_DETAIL`] engagements are told in
//! full; of more each has one line, and the brief says how much of what was said is left out. Nothing is
//! shortened in the middle. The text is `CommonMark`, and says the same to somebody who reads it raw.
//!
//! | file | holds |
//! |---|---|
//! | `groups` | which engagements stand under which partner |
//! | `meetings` | one engagement, in full or on a line |
//! | `promises` | what was promised, and what became of it |
//! | `escape` | texts in which Markdown and HTML see nothing to act on |

mod escape;
mod groups;
mod meetings;
mod promises;

use super::{
    Handover, Written,
    about::Fact,
    meeting::Meeting,
    numbered::{Mark, Numbered},
};
use crate::catalogue::{count, one_line};
use escape::{address, escaped};

/// So many engagements are told in full.
const IN_DETAIL: usize = 8;

/// The brief.
pub(super) fn brief(handover: &Handover<'_>) -> Written {
    let all = Numbered::new(handover);
    // Written once to find out which sources it cites, and again with the numbers of these.
    told(handover, &all);
    let numbered = all.only_noted();
    let (body, left_out) = told(handover, &numbered);
    let not_cited = all.sources.len() - numbered.sources.len();
    let not_cited =
        (not_cited > 0).then(|| format!("{} that nothing here cites", count(not_cited, "source")));
    let left_out: Vec<String> = left_out
        .into_iter()
        .chain(not_cited)
        .chain(handover.promises_left_out())
        .collect();
    let mut text = format!("# {}\n\n", escaped(&handover.title()));
    text += &facts(&handover.facts(&numbered, &left_out));
    text += &body;
    text += &sources(&numbered);
    text += &facts(&handover.coverage());
    Written {
        bytes: (text.trim_end().to_owned() + "\n").into_bytes(),
        left_out,
    }
}

/// Engagements and promises, and what of them there is no room for.
fn told(handover: &Handover<'_>, numbered: &Numbered<'_>) -> (String, Option<String>) {
    let handles = handover.handles.iter();
    let meetings: Vec<Meeting> = handles
        .map(|&handle| Meeting::new(handover, numbered, handle))
        .collect();
    let in_detail = meetings.len() <= IN_DETAIL;
    let mut text = String::new();
    for group in groups::groups(handover) {
        let name = group.name.as_deref().unwrap_or("Engagements");
        text += &format!("## {}\n\n", escaped(name));
        let members = group.members.iter().map(|&at| &meetings[at]);
        text += &meetings::meetings(handover, numbered, members, in_detail);
    }
    text += &promises::section(handover, numbered);
    let left_out = (!in_detail).then(|| too_many(&meetings)).flatten();
    (text, left_out)
}

/// What is not told of many engagements.
fn too_many(meetings: &[Meeting]) -> Option<String> {
    let points: usize = meetings.iter().map(|meeting| meeting.points.len()).sum();
    let caveats: usize = meetings.iter().map(|meeting| meeting.caveats.len()).sum();
    (points + caveats > 0).then(|| {
        format!(
            "who led, {} on what was said and {} to read with care, for which a brief has room where \
             it shows up to {IN_DETAIL} engagements",
            count(points, "line"),
            count(caveats, "note"),
        )
    })
}

fn facts(facts: &[Fact]) -> String {
    let mut text = String::new();
    for (name, fact) in facts {
        text += &format!("- **{name}:** {}\n", escaped(fact));
    }
    text + "\n"
}

/// Every source that is cited by its number, with its address.
fn sources(numbered: &Numbered<'_>) -> String {
    let mut text = "## Sources\n\n".to_owned();
    if numbered.sources.is_empty() {
        text += "No source is on record for what is shown.\n";
    }
    for (source, number) in numbered.sources.iter().zip(1..) {
        text += &format!("{number}. {}", escaped(&numbered.described(source)));
        if let Some(found) = crate::catalogue::address(source) {
            text += &format!(". <{}>", address(found));
        }
        text.push('\n');
    }
    text + "\n"
}

/// A text, with what stands for its sources after it.
fn cited(numbered: &Numbered<'_>, text: &str, mark: &Mark) -> String {
    numbered.note(mark);
    let text = escaped(&one_line(text));
    if mark.is_empty() {
        text
    } else {
        format!("{text} {mark}")
    }
}
