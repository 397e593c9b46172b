//! A finished page: what a view shows, with all that a reader needs who does not have the window.
//!
//! A [`Document`] is made from a catalogue, a view and [`Options`], and from nothing else. Its sheets carry a
//! title, the timeline as the window draws it, the legend of what is on it, the filter and the lens in
//! words, what is folded or left out as counts, numbered sources, the day as of which all this holds,
//! and the number of the page.
//!
//! The timeline is laid out by the very same steps as in the window, on a sheet as many points large as
//! make its smallest type large enough to read ([`PageSize::factor`]); then all of it is drawn larger or
//! smaller. A range that would fold too much on one page runs over several, which overlap; lanes that
//! have no room run on to further pages.
//!
//! Everything on a sheet is a [`Part`]: a scene, where it stands, and what it is for. So whoever writes,
//! presents or reads out a sheet asks each part for its role and needs to know nothing of how it was made.
//!
//! | file | holds |
//! |---|---|
//! | `size` | how large a sheet is, and how large what stands on it |
//! | `asked` | what of time a page shows |
//! | `block` | texts and samples, set into lines and columns |
//! | `words` | what is said of a view and of a picture |
//! | `notes` | sources, numbered |
//! | `room` | lanes with more rows where a page has room, and lower where it has too little |
//! | `spread` | pages beside each other in time |
//! | `picture` | the timeline of one page, and what stands below it |
//! | `draft` | a page in the making: its head, its foot, and the room between |
//! | `listed` | sources on pages |
//! | `compose` | all of it together |
//! | `slide` | a sheet for each step of a briefing |
//! | `shown` `ways` | its timeline at its place; the ways in which its lanes have room |
//! | `handout` | the same, with the sources of all steps after them |
//! | `title` | whether a title has room on a slide |
//! | `travel` | the way from one slide to the next |
//! | `fit` `focus` `key` | its lanes in their room; what stands back; what its signs mean |
//! | `callout` `weigh` `covered` | words beside marks, their places weighed together, and what they should not cover |

mod asked;
mod block;
mod callout;
mod compose;
mod covered;
mod draft;
mod fit;
mod focus;
mod handout;
mod key;
mod listed;
mod notes;
mod picture;
mod room;
mod shown;
mod size;
mod slide;
mod spread;
mod title;
mod travel;
mod ways;
mod weigh;
mod words;

pub use size::PageSize;
pub use title::cut_off;
pub use travel::{along, on_the_way};

use crate::{
    date::Day,
    scene::{Point, Rect, Scene, Size, Theme, Token},
    view::TimeWindow,
};

/// How a document is to be made.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    /// How large its sheets are.
    pub size: PageSize,
    /// What its tokens stand for.
    pub theme: Theme,
    /// The title; that of the catalogue when absent.
    pub title: Option<String>,
    /// The day that counts as today; without one no line is drawn for it.
    pub today: Option<Day>,
    /// Whether it may have more than one sheet.
    pub extent: Extent,
}

impl Options {
    /// Whether what has no room goes on to another sheet.
    fn goes_on(&self) -> bool {
        self.extent == Extent::Whole
    }
}

/// How many sheets there may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Extent {
    /// As many as are needed.
    #[default]
    Whole,
    /// One: what has no room is counted in words.
    OneSheet,
}

/// Sheets that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// What it shows, in a sentence.
    pub description: String,
    /// The language that its words are in, as BCP 47 names it.
    pub language: &'static str,
    /// What its tokens stand for.
    pub theme: Theme,
    /// The day as of which it holds.
    pub as_of: Option<Day>,
    /// From first to last.
    pub sheets: Vec<Sheet>,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Width and height, in points of the sheet.
    pub size: Size,
    /// What it is painted on.
    pub ground: Token,
    /// What stands on it, in reading order.
    pub parts: Vec<Part>,
    /// What the speaker says of it and nobody else sees.
    pub notes: Option<String>,
    /// Which time its timeline shows, where a slide can be led to from another.
    pub time: Option<TimeOnSheet>,
}

/// Which time a timeline shows, and where in its scene.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TimeOnSheet {
    /// From its left end to its right.
    pub window: TimeWindow,
    /// Left end of time, in points of the scene.
    pub left: f64,
    /// Right end of time, in points of the scene.
    pub right: f64,
}

/// Something that stands on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is for.
    pub role: Role,
    /// Where its top left corner is, in points of the sheet.
    pub at: Point,
    /// How many points of the sheet a point of its scene takes.
    pub factor: f64,
    /// What it looks like.
    pub scene: Scene,
    /// What of it can be heard, where it is no text: places on the sheet and what is there.
    pub spoken: Vec<Spoken>,
    /// Where on the sheet a click leads away.
    pub links: Vec<Link>,
}

/// A place on a sheet, and what a screen reader says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spoken {
    /// In points of the sheet.
    pub rect: Rect,
    /// What is there.
    pub words: String,
}

/// A place on a sheet that leads to an address.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// In points of the sheet.
    pub rect: Rect,
    /// `http` or `https`.
    pub address: String,
    /// Where it leads, in words.
    pub words: String,
}

/// What a part is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The title of the document, once on each sheet.
    Title,
    /// What stands below it.
    Subtitle,
    /// The timeline.
    Timeline,
    /// A sample and what it means.
    LegendLine,
    /// Filter, lens and counts, in words.
    Note,
    /// What a list of sources or of signs is headed with.
    Heading,
    /// One source.
    Source,
    /// The day as of which the sheet holds.
    AsOf,
    /// The number of the page.
    PageNumber,
    /// Words beside a mark.
    Callout,
    /// A line that says nothing.
    Rule,
}

impl Document {
    /// How many engagements are in lanes for which a document of one sheet has no room.
    #[must_use]
    pub fn no_room(&self) -> usize {
        let [sheet] = self.sheets.as_slice() else {
            return 0;
        };
        let timelines = sheet
            .parts
            .iter()
            .filter(|part| part.role == Role::Timeline);
        let summaries = timelines.map(|part| part.scene.summary);
        let elsewhere = summaries.map(|all| all.elsewhere + all.ribboned_elsewhere);
        let elsewhere: u32 = elsewhere.sum();
        elsewhere as usize
    }
}

impl Part {
    /// The rectangle of the sheet that the part takes up.
    #[must_use]
    pub fn rect(&self) -> Rect {
        let Size { width, height } = self.scene.size;
        self.on_sheet(Rect::new(0.0, 0.0, width, height))
    }

    /// A rectangle of its scene, in points of the sheet.
    #[must_use]
    pub fn on_sheet(&self, rect: Rect) -> Rect {
        Rect::new(
            self.at.x + rect.left * self.factor,
            self.at.y + rect.top * self.factor,
            self.at.x + rect.right * self.factor,
            self.at.y + rect.bottom * self.factor,
        )
    }

    /// The texts of the part, in the order in which they are painted.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let shapes = self.scene.layers.iter().flat_map(|layer| &layer.shapes);
        shapes.filter_map(|shape| match shape {
            crate::scene::Shape::Text(text) => Some(text.text.as_str()),
            _ => None,
        })
    }
}
