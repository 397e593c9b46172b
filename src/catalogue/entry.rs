//! An engagement in the catalogue: one that a record states, or one that a promise stands for.

use super::words::{one_line, ordinal};
use crate::{
    date::{Edtf, SortKey},
    model::{
        DateClaim, Engagement, EngagementId, PartyCode, Promise, PromisedMeeting, SeriesLink,
        Status,
    },
};

/// One engagement, and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The engagement.
    pub engagement: Engagement,
    /// A record, or a promise.
    pub origin: Origin,
}

/// Where an engagement comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A record of its own.
    Record,
    /// Another engagement promised it.
    Promise {
        /// The engagement that made the promise.
        made_by: EngagementId,
        /// Its place among that engagement's promises.
        index: usize,
    },
}

impl Entry {
    /// The records as entries, and after each the meetings that it promised.
    pub(super) fn all(records: Vec<Engagement>) -> Vec<Self> {
        let mut entries = Vec::with_capacity(records.len());
        for record in records {
            for (index, promise) in record.promises.iter().enumerate() {
                if let Some(meeting) = &promise.meeting {
                    entries.push(Self::promised(&record, index, promise, meeting));
                }
            }
            entries.push(Self {
                engagement: record,
                origin: Origin::Record,
            });
        }
        entries
    }

    /// The announced engagement that a promised meeting stands for.
    fn promised(
        by: &Engagement,
        index: usize,
        promise: &Promise,
        meeting: &PromisedMeeting,
    ) -> Self {
        let date = promise.due.as_ref().map(|due| DateClaim {
            date: due.clone(),
            basis: promise.basis.clone().unwrap_or_default(),
            cite: promise.cite.clone(),
        });
        let engagement = Engagement {
            id: EngagementId::from(promise.id.as_str()),
            title: meeting.title.clone(),
            label: meeting.label.clone(),
            parties: meeting
                .parties
                .clone()
                .unwrap_or_else(|| by.parties.clone()),
            body: meeting.body.clone(),
            format: meeting.format.clone(),
            mode: None,
            series: meeting.series.clone(),
            status: Status::Announced,
            rival_statuses: Vec::new(),
            part_of: None,
            dates: date.into_iter().collect(),
            places: meeting.place.iter().cloned().collect(),
            delegations: Vec::new(),
            points: Vec::new(),
            fora: Vec::new(),
            groups: Vec::new(),
            caveats: Vec::new(),
            promises: Vec::new(),
            cite: promise.cite.clone(),
        };
        Self {
            engagement,
            origin: Origin::Promise {
                made_by: by.id.clone(),
                index,
            },
        }
    }

    /// Order in the catalogue: earliest day, latest day, id. Undated engagements come last.
    pub(super) fn sort_key(&self) -> (bool, Option<SortKey>, EngagementId) {
        let date = self.engagement.dates.first().map(|claim| &claim.date);
        (
            date.is_none(),
            date.map(Edtf::sort_key),
            self.engagement.id.clone(),
        )
    }

    /// Lanes in which the engagement is drawn, each once: its body's first, then its partners'.
    pub fn lanes(&self) -> impl Iterator<Item = &PartyCode> {
        let body = self.engagement.body.as_ref();
        let partners = &self.engagement.parties;
        let others = partners
            .iter()
            .enumerate()
            .filter(move |(at, party)| body != Some(*party) && !partners[..*at].contains(party));
        body.into_iter().chain(others.map(|(_, party)| party))
    }

    /// Whether a promise, and no record, says that this is to be.
    #[must_use]
    pub fn is_promised(&self) -> bool {
        self.origin != Origin::Record
    }

    /// Label on the timeline: as written, else from the number in the series, else the title.
    ///
    /// `series` is its place in a series, as far as it is known, and the series' short name. Whatever
    /// the record holds, the label is one line.
    #[must_use]
    pub fn label(&self, series: Option<(&SeriesLink, &str)>) -> String {
        one_line(&self.label_as_written(series))
    }

    fn label_as_written(&self, series: Option<(&SeriesLink, &str)>) -> String {
        if let Some(label) = &self.engagement.label {
            return label.clone();
        }
        let number = series.and_then(|(link, _)| link.number);
        match (number, series.map(|(_, short)| short)) {
            (Some(number), Some(short)) if self.is_promised() => {
                format!("{} {short}, promised", ordinal(number.get()))
            }
            (Some(number), Some(short)) => format!("{} {short}", ordinal(number.get())),
            (None, Some(short)) if self.is_promised() => format!("Next {short}, promised"),
            _ => self.engagement.title.clone(),
        }
    }
}
