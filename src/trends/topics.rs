//! What meetings speak of, with whom and when.

use rustc_hash::FxHashMap as HashMap;

use super::{
    Axis, Grid, Shown,
    basis::{self, Meeting},
    evidence::{Evidence, Sources},
    grid::{Builder, Side},
    groups::Groups,
    years::Calendar,
};
use crate::{
    date::Membership,
    model::{Point, TopicId},
    view::{Grouping, Trend},
};

/// Meetings with whom speak of which topic: a row for each group, a column for each topic.
pub(super) fn by_group(shown: &Shown<'_>, by: Grouping) -> Grid {
    let mut sources = Sources::new(shown.catalogue, shown.known);
    let topics = Topics::new(shown);
    let groups = Groups::new(shown, by, |_| true);
    let every = groups.len();
    let mut builder = Builder::new(groups.row_count(every), topics.names.len());
    let basis = basis::count(shown, &mut sources, |meeting, sources, basis| {
        let spoken = topics.of(shown, &meeting, sources);
        if spoken.is_empty() {
            basis.without_topic += 1;
            return;
        }
        let rows = groups.rows(meeting.handle, every);
        basis.shared += u32::from(rows.len() > 1);
        for &row in &rows {
            for (number, (_, evidence)) in spoken.iter().enumerate() {
                // The meeting counts once, and rests on what is said of any topic.
                let how = Membership::Certainly;
                builder.rows[row].add_part(number == 0, how, evidence);
            }
        }
        for (topic, evidence) in &spoken {
            builder.columns[*topic].add(Membership::Certainly, evidence);
            builder.add(&rows, *topic, Membership::Certainly, evidence);
        }
    });
    let rows = Side {
        names: groups.heads(every),
        by_size: true,
    };
    let columns = topics.side();
    builder.finish((Trend::TopicByGroup, by), (rows, columns), basis, &sources)
}

/// Meetings of each year that speak of which topic: a row for each topic, a column for each year.
pub(super) fn over_time(shown: &Shown<'_>) -> Grid {
    let calendar = Calendar::new(basis::dates(shown));
    let mut sources = Sources::new(shown.catalogue, shown.known);
    let topics = Topics::new(shown);
    let mut builder = Builder::new(topics.names.len(), calendar.columns.len());
    let basis = basis::count(shown, &mut sources, |meeting, sources, basis| {
        let spoken = topics.of(shown, &meeting, sources);
        if spoken.is_empty() {
            basis.without_topic += 1;
            return;
        }
        let Some(date) = meeting.date else {
            return;
        };
        let years = calendar.of(date);
        basis.note_years(&years);
        for (topic, evidence) in &spoken {
            builder.rows[*topic].add(Membership::Certainly, evidence);
        }
        for &(column, how) in &years {
            for (number, (topic, evidence)) in spoken.iter().enumerate() {
                builder.columns[column].add_part(number == 0, how, evidence);
                builder.add(&[*topic], column, how, evidence);
            }
        }
    });
    let by = Grouping::default();
    let columns = Side::of_years(&calendar.columns);
    let sides = (topics.side(), columns);
    builder.finish((Trend::TopicOverTime, by), sides, basis, &sources)
}

/// Topics by number, in the order of the catalogue.
struct Topics<'a> {
    names: Vec<(&'a TopicId, &'a str)>,
    at: HashMap<&'a TopicId, usize>,
}

impl<'a> Topics<'a> {
    fn new(shown: &Shown<'a>) -> Self {
        let topics = shown.catalogue.topics().iter();
        let names: Vec<_> = topics
            .map(|topic| (&topic.slug, topic.name.as_str()))
            .collect();
        let at = names.iter().zip(0..);
        Self {
            at: at.map(|((slug, _), at)| (*slug, at)).collect(),
            names,
        }
    }

    /// What a meeting speaks of, each topic once, and what the points on it rest on. It is what
    /// [`crate::catalogue::Known::topics`] says of a meeting held, with the proof of it.
    fn of(
        &self,
        shown: &Shown<'_>,
        meeting: &Meeting<'_>,
        sources: &mut Sources<'_>,
    ) -> Vec<(usize, Evidence)> {
        let points = meeting.engagement.points.iter();
        let points: Vec<&Point> = points
            .filter(|point| shown.known.admits(shown.catalogue, &point.cite))
            .collect();
        let mut spoken: Vec<usize> = points
            .iter()
            .flat_map(|point| &point.topics)
            .filter_map(|topic| self.at.get(topic).copied())
            .collect();
        spoken.sort_unstable();
        spoken.dedup();
        let with_proof = spoken.into_iter().map(|topic| {
            let slug = self.names[topic].0;
            let on_it = points.iter().filter(|point| point.topics.contains(slug));
            (topic, sources.of(on_it.flat_map(|point| &point.cite)))
        });
        with_proof.collect()
    }

    fn side(&self) -> Side {
        let names = self.names.iter();
        Side {
            names: names
                .map(|(slug, name)| (Axis::Topic((*slug).clone()), (*name).to_owned()))
                .collect(),
            by_size: true,
        }
    }
}
