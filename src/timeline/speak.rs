//! What a screen reader says of a mark, and what stands under the name of a lane.

use super::{Lane, LaneStyle, Stage};
use crate::{
    catalogue::{Handle, ordinal},
    date::Edtf,
    scene::{Target, TargetKind},
};

/// What is said of a target. What all sources say otherwise is said too, or kept to oneself: a page that
/// is handed over says only what its sources do.
pub(super) fn target(stage: &Stage<'_>, target: &Target, tells_otherwise: bool) -> String {
    let alone = alone(stage, target);
    if !tells_otherwise {
        return alone;
    }
    match &target.kind {
        TargetKind::Engagement(handle) | TargetKind::Guest(handle) => {
            alone + &otherwise(stage, *handle)
        }
        TargetKind::Pill(_) => {
            let changed = stage.changed(target).map_or_else(String::new, |changed| {
                format!(", {changed} of them otherwise under all sources")
            });
            alone + &changed
        }
        _ => alone,
    }
}

/// What the sources that are believed say of a target.
fn alone(stage: &Stage<'_>, target: &Target) -> String {
    if let TargetKind::Event(number) = target.kind {
        return event(stage, number);
    }
    let Some(lane) = stage.arrangement.lanes.get(target.lane) else {
        return String::new();
    };
    match &target.kind {
        TargetKind::Engagement(handle) => engagement(stage, *handle),
        TargetKind::Guest(handle) => guest(stage, lane, *handle),
        TargetKind::Pill(fold) => {
            let noun = engagements(fold.count);
            let found = stage.finds.map_or(0, |finds| {
                let folded = stage.holds(target, 0.0).into_iter();
                folded.filter(|handle| finds.has(*handle)).count()
            });
            let found = match found {
                0 => String::new(),
                found => format!(", {found} of them found"),
            };
            format!("{noun} folded, {}{found}", lane.name)
        }
        TargetKind::Ribbon => {
            let noun = engagements(lane.items.len());
            let held = match (lane.held as usize, lane.items.len()) {
                (held, all) if held == all => "held".to_owned(),
                (0, _) => "none recorded as held".to_owned(),
                (held, all) => format!("{held} held and {} announced or called off", all - held),
            };
            format!("{}, {noun}, {held}, drawn as a ribbon", lane.name)
        }
        TargetKind::Ghost { before, number } => ghost(stage, *before, *number),
        TargetKind::LaneHead(_) => head(lane),
        TargetKind::Event(_) => String::new(),
    }
}

/// "In the background: Fall of Kabul, 15 August 2021".
fn event(stage: &Stage<'_>, number: usize) -> String {
    let event = stage.catalogue.context().get(number);
    event.map_or_else(String::new, |event| {
        format!(
            "In the background: {}, {}",
            event.title,
            event.date.display()
        )
    })
}

/// "13th Joint Working Group, 19–20 December 2024, held, 1 source, Russia, 3 of 9 in this lane".
fn engagement(stage: &Stage<'_>, handle: Handle) -> String {
    let mut spoken = claims(stage, handle);
    if let Some((lane, at)) = stage.arrangement.position(handle) {
        let lane = &stage.arrangement.lanes[lane];
        let count = lane.items.len();
        spoken += &format!(", {}, {} of {count} in this lane", lane.name, at + 1);
    }
    if stage.is_found(handle) {
        spoken += ", found";
    }
    spoken
}

/// ". Under all sources: 3 May 2023".
fn otherwise(stage: &Stage<'_>, handle: Handle) -> String {
    let words = stage.otherwise(handle);
    words.map_or_else(String::new, |words| format!(". {words}"))
}

/// "Japan, took part: Meeting of the Quad, 3 March 2023, held, 2 sources, drawn in Multilateral".
fn guest(stage: &Stage<'_>, lane: &Lane, handle: Handle) -> String {
    let mut spoken = format!("{}, took part: {}", lane.name, claims(stage, handle));
    if let Some((home, _)) = stage.arrangement.position(handle) {
        let home = &stage.arrangement.lanes[home];
        spoken += &format!(", drawn in {}", home.name);
    }
    spoken
}

/// "13th Joint Working Group, 19–20 December 2024, held, 1 source".
fn claims(stage: &Stage<'_>, handle: Handle) -> String {
    let (catalogue, known) = (stage.catalogue, &stage.arrangement.known);
    let engagement = &catalogue.entry(handle).engagement;
    let date = known
        .date(catalogue, handle)
        .map_or_else(|| "no date known".to_owned(), Edtf::display);
    let sources = known.independent_sources(catalogue, handle);
    format!(
        "{}, {date}, {}, {sources} {}",
        engagement.title,
        known.status(handle).unwrap_or(engagement.status).as_str(),
        if sources == 1 { "source" } else { "sources" },
    )
}

/// "No record that the 8th meeting was held: Joint Working Group".
fn ghost(stage: &Stage<'_>, before: Handle, number: u32) -> String {
    let link = stage.arrangement.known.series(stage.catalogue, before);
    let series = link.and_then(|link| stage.catalogue.series(&link.slug));
    let name = series.map_or("this series", |series| series.name.as_str());
    format!(
        "No record that the {} meeting was held: {name}. Its place here is no date",
        ordinal(number)
    )
}

/// "Russia, 5 meetings held, 7 in all", "Southern Asia, unfolded".
fn head(lane: &Lane) -> String {
    if lane.style == LaneStyle::Head {
        return format!("{}, unfolded", lane.name);
    }
    format!("{}, {}", lane.name, tally(lane))
}

/// "5 meetings held, 7 in all", and what else it took part in.
pub(super) fn tally(lane: &Lane) -> String {
    let mut text = format!(
        "{}, {} in all",
        meetings(lane.meetings_held),
        lane.items.len()
    );
    if !lane.guests.is_empty() {
        text += &format!("; took part in {} more with others", lane.guests.len());
    }
    text
}

/// What stands under a lane's name: its meetings held, or what else is in it, and how much is joint.
pub(super) fn lane_count(lane: &Lane) -> String {
    if lane.style == LaneStyle::Head {
        return String::new();
    }
    let joint = lane.guests.len();
    match (lane.meetings_held, lane.items.len(), joint) {
        (0, 0, joint) => format!("{joint} with others"),
        (0, count, 0) => engagements(count),
        (0, count, joint) => format!("{count} · {joint} joint"),
        (held, _, 0) => format!("{held} held"),
        (held, _, joint) => format!("{held} held · {joint} joint"),
    }
}

/// What stands at the right of the name of a low lane: how much is drawn in it.
pub(super) fn short_count(lane: &Lane) -> String {
    match (lane.style, lane.items.len()) {
        (LaneStyle::Head, _) => String::new(),
        (_, 0) => format!("+{}", lane.guests.len()),
        (_, count) => count.to_string(),
    }
}

fn engagements(count: usize) -> String {
    match count {
        1 => "1 engagement".to_owned(),
        count => format!("{count} engagements"),
    }
}

/// "1 meeting held", "5 meetings held".
fn meetings(count: u32) -> String {
    match count {
        1 => "1 meeting held".to_owned(),
        count => format!("{count} meetings held"),
    }
}
