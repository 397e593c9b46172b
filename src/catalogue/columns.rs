//! What a filter asks for, side by side for all engagements.

use rustc_hash::FxHashMap as HashMap;

use super::{Catalogue, Handle, Known};
use crate::{
    model::{Counting, Status},
    view::Filter,
};

/// For each engagement, by handle, what a filter can ask for: a few bytes that lie side by side,
/// where the records themselves are thousands of bytes apart. With it a million engagements are
/// filtered in a few milliseconds.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// What is known of it; none when nothing is.
    statuses: Vec<Option<Status>>,
    countings: Vec<Counting>,
    /// Number of its format, in the catalogue’s order.
    formats: Vec<u16>,
    /// Where its topics begin in `topics`; one more than there are engagements.
    topics_from: Vec<u32>,
    /// Numbers of topics, in the catalogue’s order.
    topics: Vec<u16>,
}

/// A format that is in no record.
const NO_FORMAT: u16 = u16::MAX;

impl Columns {
    /// The columns of what is known of a catalogue.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known) -> Self {
        let numbers = |names: Vec<&str>| -> HashMap<String, u16> {
            let names = names.into_iter().map(str::to_owned);
            names.zip(0_u16..).collect()
        };
        let topics = catalogue.topics().iter();
        let topic_numbers = numbers(topics.map(|topic| topic.slug.as_str()).collect());
        let formats = catalogue.formats().iter();
        let format_numbers = numbers(formats.map(|format| format.slug.as_str()).collect());
        let mut columns = Self {
            topics_from: vec![0],
            ..Self::default()
        };
        for (handle, entry) in catalogue.entries() {
            let format = entry.engagement.format.as_str();
            let format = format_numbers.get(format).copied().unwrap_or(NO_FORMAT);
            columns.formats.push(format);
            columns.statuses.push(known.status(handle));
            columns.countings.push(catalogue.counting(handle));
            if known.has(handle) {
                let topics = known.topics(catalogue, handle).into_iter();
                let topics = topics.filter_map(|topic| topic_numbers.get(topic.as_str()));
                columns.topics.extend(topics);
            }
            columns.topics_from.push(columns.topics.len() as u32);
        }
        columns
    }

    /// How many engagements there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.statuses.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.statuses.is_empty()
    }

    /// The status that holds; none when the engagement is not known.
    #[must_use]
    pub fn status(&self, handle: Handle) -> Option<Status> {
        self.statuses[handle.index()]
    }

    /// Whether it is a meeting, a visit that contains meetings, or a message.
    #[must_use]
    pub fn counting(&self, handle: Handle) -> Counting {
        self.countings[handle.index()]
    }

    /// Bytes that it takes up, for measurements.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(&*self.statuses)
            + size_of_val(&*self.countings)
            + size_of_val(&*self.formats)
            + size_of_val(&*self.topics_from)
            + size_of_val(&*self.topics)
    }

    fn topics(&self, handle: Handle) -> &[u16] {
        let from = self.topics_from[handle.index()] as usize;
        let to = self.topics_from[handle.index() + 1] as usize;
        &self.topics[from..to]
    }
}

/// A filter with the names in it looked up once.
#[derive(Debug)]
pub struct Sieve<'a> {
    columns: &'a Columns,
    statuses: Option<Vec<Status>>,
    /// By number of the format, whether it is asked for.
    formats: Option<Vec<bool>>,
    /// By number of the topic.
    topics: Option<Vec<bool>>,
}

impl<'a> Sieve<'a> {
    /// The filter, for the catalogue that the columns were made from.
    #[must_use]
    pub fn new(columns: &'a Columns, catalogue: &Catalogue, filter: &Filter) -> Self {
        let formats = catalogue.formats().iter();
        let topics = catalogue.topics().iter();
        Self {
            columns,
            statuses: (!filter.statuses.is_empty())
                .then(|| filter.statuses.iter().copied().collect()),
            formats: (!filter.formats.is_empty()).then(|| {
                formats
                    .map(|format| filter.formats.contains(&format.slug))
                    .collect()
            }),
            topics: (!filter.topics.is_empty()).then(|| {
                topics
                    .map(|topic| filter.topics.contains(&topic.slug))
                    .collect()
            }),
        }
    }

    /// Whether an engagement passes.
    #[must_use]
    pub fn passes(&self, handle: Handle) -> bool {
        let asked = |wanted: &Vec<bool>, number: u16| {
            wanted.get(usize::from(number)).copied().unwrap_or(false)
        };
        let status = self.statuses.as_ref().is_none_or(|wanted| {
            let status = self.columns.status(handle);
            status.is_some_and(|status| wanted.contains(&status))
        });
        let format = self
            .formats
            .as_ref()
            .is_none_or(|wanted| asked(wanted, self.columns.formats[handle.index()]));
        let topic = self.topics.as_ref().is_none_or(|wanted| {
            let mut topics = self.columns.topics(handle).iter();
            topics.any(|&topic| asked(wanted, topic))
        });
        status && format && topic
    }
}
