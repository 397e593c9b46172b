//! The layout: catalogue × view × size → scene.
//!
//! Three steps, each a pure function of the one before, so that a frame costs what is on screen:
//!
//! 1. [`Arrangement::new`] sorts what a view shows into lanes. Needed again when the filter, the
//!    lens or the catalogue changes.
//! 2. [`Packing::new`] gives every item of every lane a row, for one [`Level`] of zoom. It does not
//!    know where in time the view is, and so panning cannot move anything up or down.
//! 3. [`layout`] makes the scene for one view and size.
//!
//! Beside them, [`Overview`] counts once what an arrangement holds, and makes the scene of the strip
//! below the lanes.
//!
//! Nothing here reads a clock: today is an argument.

mod arrange;
mod axis;
mod calendar;
mod legend;
mod level;
mod lines;
mod marks;
mod metrics;
mod overview;
mod pack;
mod scale;
mod speak;
mod stage;

pub use arrange::{Arrangement, Item, Lane};
pub use calendar::{Tick, Unit};
pub use legend::{Legend, LegendGroup, LegendLine};
pub use level::Level;
pub use metrics::{AXIS_HEIGHT, HEAD_WIDTH};
pub use overview::{Bucket, Grip, OVERVIEW_HEIGHT, Overview};
pub use pack::{Packing, Placement};
pub use scale::TimeScale;
pub use stage::{Attention, Stage, layout};
