//! What a source may say about time.
//!
//! An [`Edtf`] is a text of the Extended Date/Time Format (Library of Congress, 4 February 2019) in
//! the subset that `data/README.md` lists, together with the window of days that it allows. This
//! room knows nothing of engagements, and it never reads a clock.

mod day;
mod edtf;

pub use day::Day;
pub use edtf::{Edtf, EdtfError, Kind, Qualifier};
