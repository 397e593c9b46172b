//! Promises: what an engagement said would follow.

use serde::{Deserialize, Serialize};

use super::{
    Citation, EngagementId, FormatId, PartyCode, Place, PromiseId, SeriesLink, TopicId, list::list,
};
use crate::date::Edtf;

/// Something that was promised, written inside the engagement that promised it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// Slug; also the id of the announced engagement that a promised meeting becomes.
    pub id: PromiseId,
    /// What was promised, in our words.
    pub what: String,
    /// The meeting, when a meeting was promised.
    #[serde(default)]
    pub meeting: Option<PromisedMeeting>,
    /// When it was due; absent when nothing was said.
    #[serde(default)]
    pub due: Option<Edtf>,
    /// How the due date is known; wanted whenever there is one.
    #[serde(default)]
    pub basis: Option<String>,
    /// What it is about, beyond the topics of the engagement that made it.
    #[serde(default, deserialize_with = "list")]
    pub topics: Vec<TopicId>,
    /// A source that names what fulfilled the promise, when series and number cannot tell.
    #[serde(default)]
    pub fulfilled_by: Option<Fulfilment>,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// A meeting that was promised. Loading makes an announced engagement of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromisedMeeting {
    /// Title of the announced engagement.
    pub title: String,
    /// Label on the timeline; derived from series and number when absent.
    #[serde(default)]
    pub label: Option<String>,
    /// Partners; those of the promising engagement when absent.
    #[serde(default)]
    pub parties: Option<Vec<PartyCode>>,
    /// The body that it is a meeting of.
    #[serde(default)]
    pub body: Option<PartyCode>,
    /// How the sides are to meet.
    pub format: FormatId,
    /// Series and number.
    #[serde(default)]
    pub series: Option<SeriesLink>,
    /// Where it was to be.
    #[serde(default)]
    pub place: Option<Place>,
}

/// A source's word that an engagement fulfilled a promise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fulfilment {
    /// What fulfilled it.
    pub engagement: EngagementId,
    /// The source that says so.
    #[serde(deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

impl Promise {
    /// Calls `visit` with every list of citations.
    pub(super) fn each_proof(&mut self, visit: &mut dyn FnMut(&mut Vec<Citation>)) {
        visit(&mut self.cite);
        if let Some(meeting) = &mut self.meeting {
            if let Some(link) = &mut meeting.series {
                visit(&mut link.cite);
            }
            if let Some(place) = &mut meeting.place {
                visit(&mut place.cite);
            }
        }
        if let Some(fulfilment) = &mut self.fulfilled_by {
            visit(&mut fulfilment.cite);
        }
    }

    /// Every citation of the promise, of its place and of its fulfilment.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let place = self
            .meeting
            .iter()
            .filter_map(|meeting| meeting.place.as_ref());
        self.cite
            .iter()
            .chain(place.flat_map(|place| &place.cite))
            .chain(
                self.fulfilled_by
                    .iter()
                    .flat_map(|fulfilment| &fulfilment.cite),
            )
    }
}
