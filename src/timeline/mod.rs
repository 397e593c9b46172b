//! The layout: catalogue × view × size → scene.
//!
//! Four steps, each a pure function of the ones before, so that a frame costs what is on screen:
//!
//! 1. [`Index::new`] reads what is known of every engagement under the view's lens, and measures
//!    the labels. Needed again when the lens or the catalogue changes.
//! 2. [`Arrangement::from_index`] sorts what the filter lets through into lanes. Needed again when
//!    the filter or the arrangement of the lanes changes.
//! 3. [`Packing::new`] gives every lane its height for one [`Level`] of zoom, and the items in it
//!    their rows where they are looked at. It does not know where in time the view is, and so panning
//!    cannot move anything up or down.
//! 4. [`layout`] makes the scene for one view and size.
//!
//! Beside them, [`Overview`] counts once what an arrangement holds, and makes the scene of the strip
//! below the lanes.
//!
//! Nothing here reads a clock: today is an argument.

mod arrange;
mod attended;
mod audience;
mod axis;
mod backdrop;
mod calendar;
mod drawing;
mod finds;
mod gallop;
mod index;
mod item;
mod lane;
mod legend;
mod level;
mod lines;
mod links;
mod marks;
mod metrics;
mod opening;
mod overview;
mod pack;
mod picture;
mod plan;
mod ribbon;
mod rows;
mod scale;
mod speak;
mod spread;
mod stage;
mod tally;

pub use arrange::{Arrangement, WhichLanes};
pub use audience::{MOST_LABELS, MOST_WORDS, Sight, labels, warnings};
pub use axis::axis_height;
pub use calendar::{Tick, Unit};
pub use drawing::{Drawing, Lack};
pub use finds::Finds;
pub use index::Index;
pub use item::{Extent, Item};
pub use lane::{Guest, Lane, LaneStyle};
pub use legend::{FORMATS, Legend, LegendGroup, LegendLine};
pub use level::Level;
pub use marks::{fitted, label, marker_look};
pub use metrics::{AXIS_HEIGHT, HEAD_WIDTH};
pub use opening::opening;
pub use overview::{Bucket, Grip, OVERVIEW_HEIGHT, Overview};
pub use pack::{LanePacking, LaneShape, LaneSpan, Packing, Placement};
pub use scale::TimeScale;
pub use stage::{Attention, Stage, Trim, layout};
