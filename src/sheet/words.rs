//! What is said of a view and of a picture: filter, lens and counts.

use std::ops::Range;

use super::Extent;
use crate::{
    catalogue::{Catalogue, count},
    date::{Day, thousands, year_words},
    scene::Summary,
    timeline::{Arrangement, LaneStyle},
    view::{TimeWindow, View},
};

/// "2016 to 2026".
pub(super) fn years(window: TimeWindow) -> String {
    let year = |moment: f64| Day::from_number(moment.floor() as i64).ymd().0;
    let (from, to) = (year(window.start()), year(window.end() - 1e-6));
    if from == to {
        year_words(from)
    } else {
        format!("{} to {}", year_words(from), year_words(to))
    }
}

/// The first and the last day of a stretch of time.
pub(super) fn days(window: TimeWindow) -> String {
    let day = |moment: f64| Day::from_number(moment.floor() as i64).plain();
    format!("{} to {}", day(window.start()), day(window.end() - 1e-6))
}

/// What a view asks for and leaves out, and which sources it believes.
pub(super) fn choice(catalogue: &Catalogue, view: &View) -> Vec<String> {
    let mut parts = filter(catalogue, view);
    if parts.is_empty() {
        parts.push("No filter".to_owned());
    }
    parts.push(format!("Sources: {}", view.lens.words()));
    if let Some(day) = view.as_of {
        parts.push(format!("Promises as of {}", day.plain()));
    }
    parts
}

fn filter(catalogue: &Catalogue, view: &View) -> Vec<String> {
    let mut parts = catalogue.filter_words(&view.filter);
    parts.extend(catalogue.hidden_words(view));
    parts
}

/// What is said where there is no lane.
pub(super) fn nothing(arrangement: &Arrangement) -> String {
    let shown = arrangement.shown();
    if shown == 0 {
        return "Nothing that is on record passes the filter".to_owned();
    }
    format!(
        "{} with no date, and so in no lane",
        count(shown as usize, "engagement")
    )
}

/// How much there is, and how much of it is where.
pub(super) fn notes(
    arrangement: &Arrangement,
    summary: Summary,
    extent: Extent,
    is_all_of_it: bool,
) -> Vec<String> {
    let counts = counts(arrangement, summary);
    let mut notes = vec![match whereabouts(summary, extent) {
        Some(whereabouts) => format!("{counts}: {whereabouts}"),
        None => counts,
    }];
    let undated = arrangement.undated.len();
    if undated > 0 {
        notes.push(format!("{} undated", thousands(undated as u64)));
    }
    // What has an open start stands at its known end, which may lie beyond the picture.
    let dated = arrangement.shown() as usize - undated;
    let beyond = dated.saturating_sub(summary.in_window() as usize);
    if is_all_of_it && beyond > 0 {
        let beyond = thousands(beyond as u64);
        notes.push(format!(
            "{beyond} more possibly, open to one side and known beyond this time only"
        ));
    }
    notes
}

/// What is said of signs that have no room in a legend, where none follows.
pub(super) fn untold(signs: usize) -> Option<String> {
    let more = count(signs, "more sign");
    (signs > 0).then(|| format!("{more} than there is room to explain"))
}

/// Which lanes those of a page are, where there are others: "Lanes 4 to 9 of 17". Names of groups are none.
pub(super) fn lanes(arrangement: &Arrangement, lanes: Range<usize>) -> Option<String> {
    let count = |lanes: Range<usize>| {
        let lanes = arrangement.lanes[lanes].iter();
        lanes.filter(|lane| lane.style != LaneStyle::Head).count()
    };
    let all = count(0..arrangement.lanes.len());
    let (first, last) = (count(0..lanes.start) + 1, count(0..lanes.end));
    match (first, last) {
        _ if lanes.len() == arrangement.lanes.len() || last < first => None,
        _ if first == last => Some(format!("Lane {first} of {all}")),
        _ => Some(format!("Lanes {first} to {last} of {all}")),
    }
}

/// "9 of 14 engagements certainly and 2 possibly in these years".
fn counts(arrangement: &Arrangement, summary: Summary) -> String {
    let all = count(arrangement.in_all as usize, "engagement");
    let certainly = thousands(summary.certainly.into());
    match summary.possibly {
        0 => format!("In this time {certainly} of {all}"),
        possibly => format!(
            "In this time {certainly} certainly and {} possibly of {all}",
            thousands(possibly.into())
        ),
    }
}

/// Of those, how many are drawn here, and where the others are.
fn whereabouts(summary: Summary, extent: Extent) -> Option<String> {
    let Summary {
        drawn,
        folded,
        ribboned,
        ribboned_elsewhere,
        elsewhere,
        ..
    } = summary;
    let (ribboned, elsewhere) = (
        ribboned - ribboned_elsewhere,
        elsewhere + ribboned_elsewhere,
    );
    if folded + ribboned + elsewhere == 0 {
        return None;
    }
    let elsewhere_words = match extent {
        Extent::Whole => "in lanes on other pages",
        Extent::OneSheet => "in lanes without room here",
    };
    let parts = [
        (drawn, "marked"),
        (folded, "folded"),
        (ribboned, "in ribbons"),
        (elsewhere, elsewhere_words),
    ];
    let parts = parts.into_iter().filter(|(number, _)| *number > 0);
    let parts: Vec<String> = parts
        .map(|(number, words)| format!("{} {words}", thousands(number.into())))
        .collect();
    Some(parts.join(", "))
}
