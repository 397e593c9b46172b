//! The model: what a catalogue is made of, as plain data.
//!
//! Every type here mirrors one kind of record of `data/README.md` and is read from RON by `serde`.
//! The model reads no files, keeps no indices and derives nothing that can be computed; the rooms
//! [`crate::load`] and [`crate::catalogue`] do that.

mod citation;
mod context;
mod engagement;
mod id;
mod list;
mod party;
mod promise;
mod region;
mod series;
mod source;
mod vocabulary;

pub use citation::{Citation, Locator};
pub use context::ContextEvent;
pub use engagement::{
    Caveat, CaveatKind, DateClaim, Delegation, Engagement, Forum, Group, Mode, Person, Place,
    Point, PointKind, Rank, Role, SeriesLink, SeriesNumber, Speaker, Status, StatusClaim,
};
pub use id::{
    BriefingId, EngagementId, FormatId, PartyCode, PromiseId, RegionCode, SeriesId, SourceId,
    TopicId,
};
pub use party::{Party, PartyKind};
pub use promise::{Fulfilment, Promise, PromisedMeeting};
pub use region::Region;
pub use series::Series;
pub use source::{Collection, PublishedDate, Source, SourceKind};
pub use vocabulary::{Counting, Format, Marker, Topic};

use serde::{Deserialize, Serialize};

use crate::date::Edtf;

/// What the catalogue as a whole says of itself. A catalogue has exactly one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// Shown in the window's title and on every export.
    pub title: String,
    /// The party whose diplomacy this is. It takes part in every engagement and has no lane.
    pub home: PartyCode,
    /// What the catalogue covers, in a sentence or two.
    pub covers: String,
    /// What it leaves out, in a sentence or two.
    pub leaves_out: String,
    /// The day up to which the sources were read.
    pub as_of: Edtf,
}
