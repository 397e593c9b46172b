//! Sources, numbered in the order in which the pages use them first.
//!
//! Those that print one text are one source, as the catalogue counts. Only what the lens admits is
//! named, and what it is a copy of.

use rustc_hash::FxHashMap as HashMap;

use super::block::{Block, wrapped, wrapped_to};
use crate::{
    catalogue::{
        Catalogue, Handle, Known, NO_HEADLINE, NO_PUBLISHER, address, count, one_line, said,
    },
    date::{Edtf, thousands},
    fonts::FaceMeasure,
    model::{Source, SourceId, SourceKind},
    scene::{TextMeasure, TextStyle, Token},
    timeline::{fitted, label},
};

/// Numbered sources.
pub(super) struct Notes<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    numbers: HashMap<&'a SourceId, usize>,
    entries: Vec<Entry<'a>>,
}

/// One source: a text, wherever it was printed.
struct Entry<'a> {
    original: &'a SourceId,
    prints: Vec<&'a Source>,
    proves: Vec<Handle>,
}

/// Numbers of sources that run through sheets of several lenses, and what those sheets say of each.
#[derive(Default)]
pub(super) struct Running {
    numbers: HashMap<SourceId, usize>,
    told: Vec<Told>,
}

/// A source, as far as some sheets tell of it.
#[derive(Default)]
struct Told {
    prints: Vec<SourceId>,
    proves: Vec<Handle>,
}

impl Running {
    /// The number of a source of some notes: the next one when it has none.
    pub(super) fn number(&mut self, notes: &Notes<'_>, source: usize) -> usize {
        let entry = &notes.entries[source];
        let next = self.told.len();
        let number = *self.numbers.entry(entry.original.clone()).or_insert(next);
        if number == next {
            self.told.push(Told::default());
        }
        let told = &mut self.told[number];
        for print in &entry.prints {
            if !told.prints.contains(&print.id) {
                // The original first, as one step may admit only a copy and another both.
                let at = if print.id == *entry.original {
                    0
                } else {
                    told.prints.len()
                };
                told.prints.insert(at, print.id.clone());
            }
        }
        for handle in &entry.proves {
            if !told.proves.contains(handle) {
                told.proves.push(*handle);
            }
        }
        number
    }
}

/// The most prints of a text that are told; others are counted.
const MOST_PRINTS: usize = 8;
/// The most lines of what a print is called, and of its address.
const MOST_LINES: usize = 6;
/// The most lines of publisher and date where a source is told in brief.
const MOST_BRIEF: usize = 2;
/// The most that a text is said to prove; what is more is counted.
const MOST_PROVED: usize = 60;
/// Space between a number and its source.
const NUMBER_GAP: f64 = 6.0;
/// Style of all of it.
const STYLE: TextStyle = TextStyle::Caption;

impl<'a> Notes<'a> {
    pub(super) fn new(catalogue: &'a Catalogue, known: &'a Known) -> Self {
        Self {
            catalogue,
            known,
            numbers: HashMap::default(),
            entries: Vec::new(),
        }
    }

    /// What several sheets have told, by the same numbers.
    pub(super) fn of_all(catalogue: &'a Catalogue, known: &'a Known, running: &'a Running) -> Self {
        let mut notes = Self::new(catalogue, known);
        for told in &running.told {
            let prints = told.prints.iter().filter_map(|id| catalogue.source(id));
            let prints: Vec<&Source> = prints.collect();
            let Some(first) = prints.first() else {
                continue;
            };
            let original = catalogue.original(&first.id);
            notes.numbers.insert(original, notes.entries.len());
            notes.entries.push(Entry {
                original,
                prints,
                proves: told.proves.clone(),
            });
        }
        notes
    }

    /// Numbers what some engagements rest on, and says which numbers those are, in order.
    pub(super) fn of(&mut self, handles: &[Handle]) -> Vec<usize> {
        let mut numbers = Vec::new();
        for &handle in handles {
            for id in self.known.sources_of(self.catalogue, handle) {
                let Some(source) = self.catalogue.source(id) else {
                    continue;
                };
                let original = self.catalogue.original(&source.id);
                let next = self.entries.len();
                let number = *self.numbers.entry(original).or_insert(next);
                if number == next {
                    self.entries.push(Entry {
                        original,
                        prints: Vec::new(),
                        proves: Vec::new(),
                    });
                }
                let entry = &mut self.entries[number];
                if !entry.prints.iter().any(|print| print.id == source.id) {
                    // The original first, where it is admitted.
                    let at = if source.id == *original {
                        0
                    } else {
                        entry.prints.len()
                    };
                    entry.prints.insert(at, source);
                }
                if !entry.proves.contains(&handle) {
                    entry.proves.push(handle);
                }
                numbers.push(number);
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.entries.len()
    }

    /// All that is known of a source, and what it proves, in a column.
    pub(super) fn block(&self, number: usize, width: f64) -> Block {
        let entry = &self.entries[number];
        let mut block = Block::default();
        let figure = (number + 1).to_string();
        let widest = FaceMeasure.width(&self.len().to_string(), TextStyle::Count);
        let left = widest + NUMBER_GAP;
        let room = width - left;
        block.line(&figure, 0.0, TextStyle::Count, Token::Mark);
        block.size.height = 0.0;
        for (place, source) in entry.prints.iter().take(MOST_PRINTS).enumerate() {
            let words = if place == 0 {
                described(source) + &self.copy_of(source)
            } else {
                format!("Also printed: {}", described(source))
            };
            for line in wrapped_to(MOST_LINES, &words, room, STYLE) {
                block.line(&line, left, STYLE, Token::Ink);
            }
            let Some(address) = address(source).map(str::to_owned) else {
                continue;
            };
            for line in wrapped_to(MOST_LINES, &address, room, STYLE) {
                let rect = block.line(&line, left, STYLE, Token::Mark);
                let words = format!("Source {figure}: {}", described(source));
                block.links.push((rect, address.clone(), words));
            }
        }
        let more = entry.prints.len().saturating_sub(MOST_PRINTS);
        if more > 0 {
            let words = format!("and {} of the same text", count(more, "more print"));
            block.line(&words, left, STYLE, Token::Ink);
        }
        for line in wrapped(&format!("For {}", self.proved(entry)), room, STYLE) {
            block.line(&line, left, STYLE, Token::Ink3);
        }
        block
    }

    /// A source in a line that leads to it, and its headline as far as that has room in another: on a slide an
    /// address would take half of it to write out.
    pub(super) fn brief(&self, number: usize, width: f64, is_listed: bool) -> Block {
        let entry = &self.entries[number];
        let source = entry.prints[0];
        let mut block = Block::default();
        let figure = (number + 1).to_string();
        let widest = FaceMeasure.width(&self.len().to_string(), TextStyle::Count);
        let left = widest + NUMBER_GAP;
        block.line(&figure, 0.0, TextStyle::Count, Token::Mark);
        block.size.height = 0.0;
        let mut words = in_few_words(source);
        let more = entry.prints.len() - 1;
        if more > 0 {
            words += &format!("; {}", count(more, "more print"));
        }
        let address = address(source);
        let token = address.map_or(Token::Ink, |_| Token::Mark);
        for line in wrapped_to(MOST_BRIEF, &words, width - left, STYLE) {
            let rect = block.line(&line, left, STYLE, token);
            if let Some(address) = address {
                let words = format!("Source {figure}: {}", described(source));
                block.links.push((rect, address.to_owned(), words));
            }
        }
        let headline = said(source.headline.as_ref()).map(|headline| format!("“{headline}”"));
        // Without one its address tells it from the others of its publisher.
        let address = address.map_or(source.id.as_str(), |address| {
            address.split_once("://").map_or(address, |(_, rest)| rest)
        });
        let headline = headline.or_else(|| is_listed.then(|| format!("{NO_HEADLINE} {address}")));
        let headline = headline.unwrap_or_default();
        let copy_of = self.copy_of(source);
        for words in [headline.as_str(), copy_of.trim_start_matches("; ")] {
            if !words.is_empty() {
                let line = fitted(words, width - left, STYLE, &FaceMeasure);
                block.line(&line, left, STYLE, Token::Ink);
            }
        }
        block
    }

    /// A source in a few words: "1 The Gazette, 31 Oct 2019".
    pub(super) fn short(&self, number: usize) -> Block {
        self.short_as(number, number)
    }

    /// A source in a few words, with the number that it has on all sheets together.
    pub(super) fn short_as(&self, number: usize, running: usize) -> Block {
        let source = self.entries[number].prints[0];
        let words = in_few_words(source);
        let figure = (running + 1).to_string();
        let left = FaceMeasure.width(&figure, TextStyle::Count) + 4.0;
        let mut block = Block::default();
        block.line(&figure, 0.0, TextStyle::Count, Token::Mark);
        block.size.height = 0.0;
        let rect = block.line(&words, left, STYLE, Token::Ink2);
        if let Some(address) = address(source).map(str::to_owned) {
            let words = format!("Source {figure}: {}", described(source));
            block.links.push((rect, address, words));
        }
        block
    }

    /// "; copies …", where the text was printed elsewhere first and the lens does not admit that.
    fn copy_of(&self, source: &Source) -> String {
        if source.copy_of.is_none() {
            return String::new();
        }
        let original = self.catalogue.original(&source.id);
        let words = self.catalogue.source(original).map(described);
        let words = words.unwrap_or_else(|| original.to_string());
        format!("; prints again: {words}")
    }

    /// Labels of what a source proves, as they stand on the pages.
    fn proved(&self, entry: &Entry<'_>) -> String {
        let of = |handle: &Handle| {
            let name = label(self.catalogue, self.known, *handle);
            let date = self.known.date(self.catalogue, *handle).map(Edtf::short);
            match date {
                Some(date) => format!("{} ({date})", one_line(&name)),
                None => one_line(&name),
            }
        };
        let mut proved: Vec<String> = entry.proves.iter().take(MOST_PROVED).map(of).collect();
        let more = entry.proves.len().saturating_sub(MOST_PROVED);
        if more > 0 {
            proved.push(format!("and {} more", thousands(more as u64)));
        }
        proved.join("; ")
    }
}

/// Publisher, or what sort of source it is where that is known, and date: "The Gazette, 31 Oct 2019".
fn in_few_words(source: &Source) -> String {
    let publisher = said(source.publisher.as_ref());
    let name = publisher.unwrap_or_else(|| match source.kind {
        SourceKind::Unknown => NO_PUBLISHER.to_owned(),
        kind => kind.name().to_owned(),
    });
    let date = source.published.as_ref().map(|date| date.date.short());
    let words: Vec<String> = [Some(name), date].into_iter().flatten().collect();
    words.join(", ")
}

/// Publisher, headline and date; what is not on record is marked.
fn described(source: &Source) -> String {
    let publisher = said(source.publisher.as_ref());
    let publisher = publisher.unwrap_or_else(|| NO_PUBLISHER.to_owned());
    let headline = said(source.headline.as_ref());
    let headline = headline.map_or_else(
        || NO_HEADLINE.to_owned(),
        |headline| format!("“{headline}”"),
    );
    let date = source.published.as_ref().map(|date| date.date.display());
    let date = date.unwrap_or_else(|| "date not known".to_owned());
    format!("{publisher}, {headline}, {date}")
}
