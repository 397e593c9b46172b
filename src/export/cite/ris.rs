//! Records in the format of Research Information Systems.
//!
//! One line for each tag, each ended by carriage return and line feed, as the specification of 2001
//! demands; between records stands nothing. The text is UTF-8, which today's readers expect. Of a
//! date only what is certain has a tag: the day or month in `DA`, the year in `PY`; the words of any
//! other are in an `N1`.

use super::{
    cited::{Cited, Work},
    published::{Published, Stated},
    words::{self, Genre},
};
use crate::catalogue::{Catalogue, one_line};

/// A record for each source.
pub(super) fn records(catalogue: &Catalogue, cited: &Cited<'_>) -> String {
    let mut text = String::new();
    for work in &cited.works {
        for (tag, value) in record(catalogue, work) {
            text += &format!("{tag}  - {}\r\n", one_line(&value));
        }
    }
    text
}

fn record(catalogue: &Catalogue, work: &Work<'_>) -> Vec<(&'static str, String)> {
    let source = work.source;
    let genre = Genre::of(source);
    let kind = match genre {
        Genre::News => "NEWS",
        Genre::Post | Genre::Page => "ELEC",
        Genre::Document => "GEN",
    };
    let mut lines = vec![("TY", kind.to_owned()), ("ID", source.id.to_string())];
    let mut add = |tag: &'static str, value: Option<String>| {
        lines.extend(value.map(|value| (tag, value)));
    };
    add("AU", words::said(source.byline.as_ref()));
    add("TI", Some(words::title(source)));
    let publisher_tag = if genre == Genre::Document { "PB" } else { "T2" };
    add(publisher_tag, words::said(source.publisher.as_ref()));
    let published = Published::of(source);
    let year = published.and_then(Published::year);
    add("PY", year.map(|year| format!("{year:04}")));
    // Without a certain year nothing finer is certain either.
    let day = year.and(published).and_then(day);
    let is_told = day.is_some() || is_year(published);
    add("DA", day);
    add("UR", source.url.clone());
    let told = published.filter(|_| !is_told);
    let mut remarks = Vec::from_iter(told.map(|date| format!("Published {}", date.words())));
    remarks.extend(words::remarks(catalogue, source));
    // A library makes a note of each `N1`: one of what the source is, and one for each engagement.
    add("N1", Some(remarks.join(". ")));
    for cited_for in &work.cited_for {
        add("N1", Some(cited_for.clone()));
    }
    add("ER", Some(String::new()));
    lines
}

/// `DA` has four parts: year, month, day, and others.
fn day(published: Published<'_>) -> Option<String> {
    match published.stated {
        Stated::Month(year, month) => Some(format!("{year:04}/{month:02}//")),
        Stated::Day(day) => {
            let (year, month, day) = day.ymd();
            Some(format!("{year:04}/{month:02}/{day:02}/"))
        }
        Stated::Year(_) | Stated::Days(..) | Stated::Window => None,
    }
}

/// Whether all that is known of it is in `PY`.
fn is_year(published: Option<Published<'_>>) -> bool {
    published.is_some_and(|published| {
        matches!(published.stated, Stated::Year(_)) && published.year().is_some()
    })
}
