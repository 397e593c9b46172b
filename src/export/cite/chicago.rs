//! Notes as in the Chicago Manual of Style, 17th edition.
//!
//! A footnote hangs on a sentence that tells of an engagement, so there is one note for each
//! engagement. It begins with title and date, as Chicago lets a note begin with words of its own
//! before it cites: of twenty notes in a clipboard one can tell which belongs where, and whoever has
//! said it in the text cuts the words up to the colon. The title is in our own words and so not
//! between quotation marks. Then come the sources, parted by semicolons as where one note cites
//! several.
//!
//! Days are written "31 October 2019", which Chicago allows where it is done throughout, and which
//! the dates of engagements are on screen. The names of newspapers are for the writer to put in
//! italics, as plain text has none.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::{
    cited::{Cited, Engaged, Stake, Use},
    words::{self, NO_HEADLINE},
};
use crate::{
    catalogue::{Catalogue, one_line},
    model::Source,
};

/// Words at the end of a headline cut short that want a word after them.
const DANGLING: [&str; 22] = [
    "a", "an", "and", "as", "at", "between", "but", "by", "during", "for", "from", "in", "into",
    "of", "on", "or", "over", "the", "to", "under", "vs", "with",
];

/// Chicago's measure: a title of up to four words is seldom shortened.
const SHORT_TITLE: usize = 4;

/// A note for each engagement, each on a line of its own.
pub(super) fn notes(catalogue: &Catalogue, cited: &Cited<'_>) -> String {
    let mut alike: HashMap<String, usize> = HashMap::default();
    for work in &cited.works {
        *alike.entry(short(work.source)).or_default() += 1;
    }
    let mut seen = HashSet::default();
    let mut text = String::new();
    for engaged in &cited.engagements {
        let mut source = |one: &Use| {
            let source = cited.works[one.work].source;
            let is_new = seen.insert(one.work);
            let short = short(source);
            // A short form that would fit two sources is none.
            if is_new || alike[&short] > 1 {
                full(catalogue, source, one)
            } else {
                with_paragraphs(short, one)
            }
        };
        text += &note(engaged, &mut source);
        text.push('\n');
    }
    text
}

fn note(engaged: &Engaged, source: &mut dyn FnMut(&Use) -> String) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (stake, before) in [
        (Stake::Named, ""),
        (Stake::OneOf, "at least one of the following: "),
        (Stake::Perhaps, "perhaps also: "),
    ] {
        let uses = engaged.uses.iter().filter(|one| one.stake == stake);
        for (one, place) in uses.zip(0..) {
            let one = source(one);
            parts.push(if place == 0 {
                format!("{before}{one}")
            } else {
                one
            });
        }
    }
    if parts.is_empty() {
        parts.push("[no source on record]".to_owned());
    }
    ended(one_line(&format!("{}: {}", engaged.lead, parts.join("; "))))
}

/// With a full stop at the end: before a closing mark, and none after another stop or where a headline
/// has an end of its own.
fn ended(mut note: String) -> String {
    let closing = note.ends_with('”').then(|| note.pop()).flatten();
    let has_end = closing.is_some() && note.ends_with(['?', '!', '…']);
    if !has_end && !note.ends_with('.') {
        note.push('.');
    }
    note.extend(closing);
    note
}

/// Everything that is known, in Chicago's order.
fn full(catalogue: &Catalogue, source: &Source, one: &Use) -> String {
    let named = words::described(source) + &record(catalogue, source);
    let mut text = with_paragraphs(named, one);
    if let Some(url) = &source.url {
        text += &format!(", {url}");
    }
    if let Some(archived) = &source.archived {
        text += &format!(", archived at {archived}");
    }
    if let Some(reprint) = words::reprint(catalogue, source) {
        text += &format!(" ({reprint})");
    }
    text
}

/// The second and later times: author and first words of the headline, or these and the publisher. Of
/// a source without a headline there is nothing to shorten but its address.
fn short(source: &Source) -> String {
    let Some(headline) = words::said(source.headline.as_ref()) else {
        return if needs_record(source) {
            format!("{NO_HEADLINE}, recorded as {}", source.id)
        } else {
            words::described(source)
        };
    };
    let title = short_title(&headline);
    let (byline, publisher) = (source.byline.as_ref(), source.publisher.as_ref());
    match (words::said(byline), words::said(publisher)) {
        (Some(byline), _) => format!("{byline}, {}", words::quoted(&title, false)),
        (None, Some(publisher)) => format!("{} {publisher}", words::quoted(&title, true)),
        (None, None) => words::quoted(&title, false),
    }
}

/// Whether nothing printed tells a source from others, so that only the name of its record does.
fn needs_record(source: &Source) -> bool {
    let headline = words::said(source.headline.as_ref());
    headline.is_none() && source.url.is_none() && source.archived.is_none()
}

/// The name of a source in the catalogue, where nothing printed tells it from others.
pub(in crate::export) fn record(catalogue: &Catalogue, source: &Source) -> String {
    if !needs_record(source) {
        return String::new();
    }
    let title = words::quoted(&one_line(catalogue.title()), false);
    format!(", recorded as {} in {title}", source.id)
}

fn with_paragraphs(text: String, one: &Use) -> String {
    match words::paragraphs(&one.paragraphs) {
        // After a closing mark the comma stands before it.
        Some(paragraphs) => match text.strip_suffix('”') {
            Some(open) => format!("{open},” {paragraphs}"),
            None => format!("{text}, {paragraphs}"),
        },
        None => text,
    }
}

/// The first words of a headline: the key words are for no program to choose.
fn short_title(headline: &str) -> String {
    let all: Vec<&str> = headline.split(' ').collect();
    let skip = usize::from(matches!(all.first(), Some(&("A" | "An" | "The"))));
    if all.len() <= SHORT_TITLE + skip {
        return headline.to_owned();
    }
    let mut kept = &all[skip..skip + SHORT_TITLE];
    while let [before @ .., last] = kept {
        let is_dangling = DANGLING.contains(&last.to_lowercase().as_str())
            || !last.contains(char::is_alphanumeric);
        if !is_dangling {
            break;
        }
        kept = before;
    }
    // A quotation is not cut in two.
    let is_quoting = kept
        .iter()
        .any(|word| word.starts_with(['“', '‘', '"', '\'', '«']));
    if kept.len() < 2 || is_quoting {
        return headline.to_owned();
    }
    let joined = kept.join(" ");
    let end = |c: char| !c.is_alphanumeric() && !matches!(c, ')' | ']' | '%' | '’' | '\'');
    joined.trim_end_matches(end).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{ended, short_title};

    #[test]
    fn a_note_ends_with_one_stop() {
        for (note, whole) in [
            ("“Short,” Mint", "“Short,” Mint."),
            ("A, “Short”", "A, “Short.”"),
            ("A, “Why?”", "A, “Why?”"),
            ("Mint, n.d.", "Mint, n.d."),
            ("https://a.b/?c", "https://a.b/?c."),
        ] {
            assert_eq!(ended(note.to_owned()), whole);
        }
    }

    #[test]
    fn headlines_are_cut_after_a_word_that_can_stand_last() {
        for (headline, short) in [
            (
                "India, Australia agree on Cooperation in Security",
                "India, Australia agree",
            ),
            (
                "The Prime Minister of India visits France",
                "Prime Minister of India",
            ),
            ("Hitting hard on terror funding", "Hitting hard on terror"),
            (
                "Meet on Afghanistan to focus on terrorism",
                "Meet on Afghanistan",
            ),
            ("On terror", "On terror"),
            (
                "NSA Doval: “Not one inch” of soil",
                "NSA Doval: “Not one inch” of soil",
            ),
            ("SCO meet: In China, NSA Doval calls", "SCO meet: In China"),
            ("Of the on and by the way", "Of the on and by the way"),
        ] {
            assert_eq!(short_title(headline), short);
        }
    }
}
