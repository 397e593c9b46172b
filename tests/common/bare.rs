//! Records as `ron` alone would read them: it finds one mistake at most and checks nothing.

use legation::{
    briefing::Briefing,
    model::{About, ContextEvent, Engagement, Format, Party, Region, Series, Source, Topic},
    view::SavedView,
};
use ron::extensions::Extensions;
use serde::Deserialize;

/// A record of any kind.
#[derive(Deserialize)]
pub enum Record {
    Catalogue(About),
    Source(Source),
    Region(Region),
    Party(Party),
    Topic(Topic),
    Format(Format),
    Series(Series),
    Engagement(Engagement),
    Context(ContextEvent),
    SavedView(SavedView),
    Briefing(Briefing),
}

/// Reads a list of records.
pub fn parse(text: &str) -> Vec<Record> {
    let extensions = Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES;
    let options = ron::Options::default().with_default_extension(extensions);
    options.from_str(text).expect("the records are in order")
}
