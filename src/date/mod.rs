//! What a source may say about time.
//!
//! An [`Edtf`] is a text of the Extended Date/Time Format (Library of Congress, 4 February 2019) in
//! the subset that `data/README.md` lists, together with the [`Window`] of days that it allows. This
//! room knows nothing of engagements, and it never reads a clock.
//!
//! Two ideas run through it:
//!
//! - **Lasted is not happened once.** `2024-12-19/2024-12-20` went on for both days, and is a
//!   [`Kind::Span`]. `[2024-12-19,2024-12-20]` happened on one of them, and is a [`Kind::OneOf`]. A
//!   month, a year, a season or a date with digits unknown is also a one-of: `2023-07` is something
//!   that happened once, on a day of July 2023 that nobody stated.
//! - **Nothing is surer than the source.** Whether a date falls in a range of days has three answers
//!   ([`Membership`]), and how far apart two dates lie is itself a range ([`DayRange`]). A qualifier
//!   (`?`, `~`, `%`) takes certainty away and never adds days: how far "about" reaches is for no
//!   program to say.
//!
//! | file | holds |
//! |---|---|
//! | `day` `weekday` | one day of the calendar |
//! | `cursor` `parse_date` `parse` | text to expression, with the place of every mistake |
//! | `expression` `year_part` | what was written: dates, ends, members, seasons and quarters |
//! | `window` `distance` `length` | what it means in days |
//! | `words` `display` `short` | what it is called on the screen |
//! | `typed` | what people type to go to a date: words and digits to a stretch of days |
//! | `text_visitor` | values that are a text in files |
//! | `error` `report` | what is said to people who write records |

mod cursor;
mod day;
mod display;
mod distance;
mod edtf;
mod error;
mod expression;
mod length;
mod parse;
mod parse_date;
mod report;
mod short;
mod text_visitor;
mod typed;
mod weekday;
mod window;
mod words;
mod year_part;

pub use day::{Day, NotADay};
pub use distance::{DayRange, distance};
pub use edtf::{Edtf, SortKey};
pub use error::{EdtfError, Fault, Feature};
pub use expression::Qualifier;
pub use length::length;
pub use parse::{MAX_BYTES, MAX_MEMBERS};
pub use report::{DateReport, report_human};
pub use text_visitor::from_text;
pub use typed::NotAStretch;
pub use weekday::Weekday;
pub use window::{Certain, Kind, Membership, Stretch, Window};
pub use words::{Style, month_name, thousands, year_words};
