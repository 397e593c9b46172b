//! What a list of results shows: counts in words, the best hits, each with why it was found.

use std::ops::Range;

use super::{
    field::Field,
    hits::{Found, Hits},
    index::SearchIndex,
    query::Query,
    scope::Scope,
};
use crate::{
    catalogue::{Catalogue, Handle, count},
    date,
};

/// The most engagements that a list names.
const MOST_ROWS: usize = 50;
/// The most passages that it names.
const MOST_PASSAGES: usize = 12;
/// The most characters of a text that a row shows.
const MOST_SHOWN: usize = 160;
/// The most characters that stand before the first that is marked.
const MOST_BEFORE: usize = 32;

/// What was found, ready to be listed.
#[derive(Clone, Debug, Default)]
pub struct Results {
    hits: Hits,
    rows: Vec<Row>,
    passages: Vec<PassageRow>,
    is_question: bool,
}

/// An engagement in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Which.
    pub engagement: Handle,
    /// Where else than in its title it was found.
    pub reason: Option<Excerpt>,
}

/// A paragraph of a source in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassageRow {
    /// Headline of the source, or whose it is, and which paragraph.
    pub title: String,
    /// The paragraph.
    pub excerpt: Excerpt,
    /// The first engagement that cites it.
    pub cited_by: Option<Handle>,
}

/// Part of a text with what to mark in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// What it is of its engagement.
    pub field: Field,
    /// The text, cut where it is long.
    pub text: String,
    /// The bytes of it to be marked: in order, apart from each other, whole characters.
    pub ranges: Vec<Range<usize>>,
}

impl Results {
    /// Finds what was typed, among all that `is_shown` and the rest as far as it is to be counted.
    #[must_use]
    pub fn new(
        index: &SearchIndex,
        catalogue: &Catalogue,
        scope: &Scope,
        typed: &str,
        is_shown: impl Fn(Handle) -> bool,
    ) -> Self {
        let query = Query::new(typed);
        if query.is_empty() {
            return Self::default();
        }
        let hits = index.find(&query, scope, is_shown);
        let rows = hits.best(MOST_ROWS).into_iter().map(|hit| {
            let found = index.found_in(hit.engagement, &hits, scope, 2);
            // The title is on screen anyway.
            let reason = found.into_iter().find(|found| found.field != Field::Title);
            Row {
                engagement: hit.engagement,
                reason: reason.map(Excerpt::new),
            }
        });
        let rows = rows.collect();
        let passages = (0..hits.passages().min(MOST_PASSAGES)).filter_map(|number| {
            let passage = index.passage(catalogue, &hits, scope, number)?;
            let source = passage.source;
            let name = source.headline.as_ref().or(source.publisher.as_ref());
            let name = name.map_or(source.id.as_str(), String::as_str);
            Some(PassageRow {
                title: format!("{name}, paragraph {}", passage.paragraph),
                excerpt: Excerpt::new(passage.found),
                cited_by: passage.cited_by.first().copied(),
            })
        });
        Self {
            passages: passages.collect(),
            rows,
            hits,
            is_question: true,
        }
    }

    /// What was found.
    #[must_use]
    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    /// The best engagements, the best first.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The first paragraphs.
    #[must_use]
    pub fn passages(&self) -> &[PassageRow] {
        &self.passages
    }

    /// How many lines a list has: first the engagements, then the paragraphs.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.rows.len() + self.passages.len()
    }

    /// The engagement that a line of it leads to.
    #[must_use]
    pub fn leads_to(&self, line: usize) -> Option<Handle> {
        match self.rows.get(line) {
            Some(row) => Some(row.engagement),
            None => self.passages.get(line - self.rows.len())?.cited_by,
        }
    }

    /// Whether anything was asked for: what was typed has a letter or a figure.
    #[must_use]
    pub fn is_question(&self) -> bool {
        self.is_question
    }

    /// Whether nothing that is shown was found, and no passage.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.hits.is_empty() && self.hits.passages() == 0
    }

    /// "12 engagements, 3 passages".
    #[must_use]
    pub fn summary(&self) -> String {
        let found = count(self.hits.len(), "engagement");
        match (self.hits.len(), self.hits.passages()) {
            (0, 0) => "Nothing is found".to_owned(),
            (_, 0) => found,
            (0, passages) => format!("No engagement, {}", count(passages, "passage")),
            (_, passages) => format!("{found}, {}", count(passages, "passage")),
        }
    }

    /// "2 more are hidden by the filter"; `None` when none is.
    #[must_use]
    pub fn hidden(&self) -> Option<String> {
        let more = if self.hits.is_empty() { "" } else { " more" };
        match self.hits.hidden() {
            0 => None,
            1 => Some(format!("1{more} is hidden by the filter")),
            hidden => {
                let hidden = date::thousands(hidden as u64);
                Some(format!("{hidden}{more} are hidden by the filter"))
            }
        }
    }

    /// In how many engagements a word stands in which field, the most telling field first.
    #[must_use]
    pub fn by_field(&self) -> Vec<(Field, usize)> {
        let counts = Field::ALL.into_iter();
        let counts = counts.map(|field| (field, self.hits.count(field)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// Where among what was found the selection is: "3 of 12", or "12 found".
    #[must_use]
    pub fn standing(&self, selected: Option<Handle>, scope: &Scope) -> String {
        let all = date::thousands(self.hits.len() as u64);
        let at = selected.and_then(|selected| self.hits.position(selected, scope));
        match at {
            Some(at) => format!("{} of {all}", date::thousands(at as u64 + 1)),
            None => format!("{all} found"),
        }
    }
}

impl Excerpt {
    /// The part of a text around what is marked first.
    fn new(found: Found<'_>) -> Self {
        let text = found.text;
        let first = found.ranges.first().map_or(0, |range| range.start);
        let before = text[..first].char_indices().rev().map(|(at, _)| at);
        let from = match before.clone().nth(MOST_BEFORE) {
            None => 0,
            // From the start of a word on, where there is one.
            Some(at) => {
                let words = text[at..first].char_indices();
                let gap = words.skip_while(|(_, letter)| !letter.is_whitespace());
                let mut start = gap.skip_while(|(_, letter)| letter.is_whitespace());
                start.next().map_or(first, |(start, _)| at + start)
            }
        };
        let mut ends = text[from..].char_indices().skip(MOST_SHOWN);
        let to = ends.next().map_or(text.len(), |(end, _)| from + end);
        let lead = if from > 0 { "…" } else { "" };
        let tail = if to < text.len() { "…" } else { "" };
        // A row has one line.
        let shown = text[from..to].replace(['\n', '\r', '\t'], " ");
        let ranges = found.ranges.into_iter().filter_map(|range| {
            let (start, end) = (range.start.max(from), range.end.min(to));
            let moved = |at: usize| at - from + lead.len();
            (start < end).then(|| moved(start)..moved(end))
        });
        Self {
            field: found.field,
            ranges: ranges.collect(),
            text: format!("{lead}{shown}{tail}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, word: &str) -> String {
        let ranges = text.match_indices(word);
        let ranges = ranges.map(|(at, word)| at..at + word.len()).collect();
        let found = Found {
            field: Field::Point,
            text,
            ranges,
        };
        let mut shown = Excerpt::new(found);
        for range in shown.ranges.iter().rev() {
            shown.text.insert(range.end, ']');
            shown.text.insert(range.start, '[');
        }
        shown.text
    }

    #[test]
    fn a_short_text_is_shown_whole_and_a_long_one_around_what_is_marked() {
        assert_eq!(marked("no safe havens", "safe"), "no [safe] havens");
        let long = format!("{}safe {}", "before it ".repeat(20), "after it ".repeat(40));
        let shown = marked(&long, "safe");
        assert!(
            shown.starts_with("…before it before it before it [safe] after it"),
            "{shown}"
        );
        assert!(shown.ends_with('…') && shown.chars().count() <= MOST_SHOWN + 4);
        // A word that is longer than what is shown before is left out.
        let shown = marked(&format!("{}safe", "x".repeat(90)), "safe");
        assert_eq!(shown, "…[safe]");
        assert_eq!(marked("one\nsafe line", "safe"), "one [safe] line");
    }

    proptest! {
        #[test]
        fn an_excerpt_marks_whole_characters(text in "[a-zé \n“]{0,300}") {
            let found = Found { field: Field::Quote, text: &text, ranges: text.match_indices('é').map(|(at, e)| at..at + e.len()).collect() };
            let shown = Excerpt::new(found);
            for range in shown.ranges {
                prop_assert_eq!(shown.text.get(range), Some("é"));
            }
        }
    }
}
