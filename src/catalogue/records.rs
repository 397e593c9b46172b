//! What a loader hands over: checked records, not yet indexed.

use crate::{
    briefing::Briefing,
    model::{About, ContextEvent, Engagement, Format, Party, Region, Series, Source, Topic},
    view::SavedView,
};

/// Every record of a catalogue, checked: ids are unique and every reference is met.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// What the catalogue says of itself; absent when no file says it.
    pub about: Option<About>,
    /// Sources, in the order of the files.
    pub sources: Vec<Source>,
    /// Regions, in the order of the files, which is that in which they are shown.
    pub regions: Vec<Region>,
    /// Parties, in the order of the files.
    pub parties: Vec<Party>,
    /// Topics, in the order of the files.
    pub topics: Vec<Topic>,
    /// Formats, in the order of the files.
    pub formats: Vec<Format>,
    /// Series, in the order of the files.
    pub series: Vec<Series>,
    /// Engagements as written; those derived from promises are not among them.
    pub engagements: Vec<Engagement>,
    /// Context events, in the order of the files.
    pub context: Vec<ContextEvent>,
    /// Saved views, in the order of the files.
    pub saved_views: Vec<SavedView>,
    /// Briefings, in the order of the files.
    pub briefings: Vec<Briefing>,
}
