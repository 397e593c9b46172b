//! What was said at several engagements, side by side by topic.

use super::{Catalogue, Handle, Known};
use crate::model::{SourceId, TopicId};

/// What was said on some topics, in columns to be read side by side.
///
/// An empty cell says only that the sources of that column do not mention the topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// By topic: those that most columns mention first, and by name.
    pub rows: Vec<Row>,
    /// For each column, the sources that it rests on, whatever the topic; of copies what they are copies of.
    pub sources: Vec<Vec<SourceId>>,
}

/// One topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The topic.
    pub topic: TopicId,
    /// For each column what was said on it, in order of time.
    pub cells: Vec<Vec<Said>>,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Where.
    pub at: Handle,
    /// Its place among the points of the record, which has it in our words.
    pub point: usize,
    /// In the source’s words, where they are quoted; otherwise all there is is a paraphrase.
    pub words: Option<String>,
    /// The source that the lens admits; several, where one of them says it and which was not noted.
    pub sources: Vec<SourceId>,
}

impl Comparison {
    /// Whether a source tells of every column. Otherwise the publishers differ, and so may what they chose
    /// to mention.
    #[must_use]
    pub fn shares_sources(&self) -> bool {
        let Some((first, others)) = self.sources.split_first() else {
            return false;
        };
        let mut all = first.iter();
        all.any(|source| others.iter().all(|other| other.contains(source)))
    }

    /// Whether anything that is compared is a paraphrase.
    #[must_use]
    pub fn has_paraphrases(&self) -> bool {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.flatten().any(|said| said.words.is_none())
    }
}

impl Catalogue {
    /// Compares columns of engagements, as far as `known` goes: each a single one, or all of a partner.
    /// With a topic only what was said on that.
    #[must_use]
    pub fn compare(
        &self,
        known: &Known,
        columns: &[Vec<Handle>],
        topic: Option<&TopicId>,
    ) -> Comparison {
        let mut rows: Vec<Row> = Vec::new();
        let mut sources: Vec<Vec<SourceId>> = vec![Vec::new(); columns.len()];
        for (number, column) in columns.iter().enumerate() {
            for &handle in column {
                for source in known.sources_of(self, handle) {
                    let original = self.original(source);
                    if !sources[number].contains(original) {
                        sources[number].push(original.clone());
                    }
                }
                for said in self.said(handle, known) {
                    let points = &self.entry(handle).engagement.points;
                    let topics = points[said.point].topics.iter();
                    for on in topics.filter(|on| topic.is_none_or(|topic| topic == *on)) {
                        let at = rows.iter().position(|row| row.topic == *on);
                        let at = at.unwrap_or_else(|| {
                            rows.push(Row {
                                topic: on.clone(),
                                cells: vec![Vec::new(); columns.len()],
                            });
                            rows.len() - 1
                        });
                        rows[at].cells[number].push(said.clone());
                    }
                }
            }
        }
        rows.sort_by_cached_key(|row| {
            let empty = row.cells.iter().filter(|cell| cell.is_empty()).count();
            (empty, self.topic_name(&row.topic).to_owned())
        });
        Comparison { rows, sources }
    }

    /// What was said at an engagement, as far as it is known.
    fn said(&self, handle: Handle, known: &Known) -> Vec<Said> {
        let points = self.entry(handle).engagement.points.iter().enumerate();
        points
            .filter(|_| known.has(handle))
            .filter_map(|(number, point)| {
                let cited = point.cite.iter();
                let admitted: Vec<_> = cited.filter(|one| known.admits_one(self, one)).collect();
                let quoted = admitted.iter().find(|one| one.words.is_some());
                let best = quoted.or(admitted.first())?;
                Some(Said {
                    at: handle,
                    point: number,
                    words: best.words.clone(),
                    sources: best.sources().cloned().collect(),
                })
            })
            .collect()
    }
}
