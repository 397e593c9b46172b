//! Finding engagements by words, names and passages.
//!
//! A [`SearchIndex`] is made once for a catalogue. A [`Query`] is what somebody typed, a [`Scope`]
//! what one lens admits, and [`Hits`] what was found, in order of time and with the reasons. What a
//! lens does not admit cannot be found through it: each mention of a word keeps its proof.
//! [`rank`] puts the names of a palette in order.
//!
//! This room draws nothing and knows no scene and no window.
//!
//! | file | holds |
//! |---|---|
//! | `fold` | text to words without case, accents and signs, and back to the bytes |
//! | `spelling` | spellings that go by rules; slips of the keyboard |
//! | `lexicon` | abbreviations, other spellings of people and compounds, as the catalogue has them |
//! | `field` `read` | what of an engagement can be found |
//! | `proof` `scope` | what it rests on, and what a lens admits of that |
//! | `store` `index` | words, texts and engagements, each once |
//! | `query` `marks` `find` `hits` | from what was typed to what was found |
//! | `matcher` `palette` | what to mark in a text; names in order of fit |
//! | `results` | what a list of results shows |

mod field;
mod find;
mod fold;
mod hits;
mod index;
mod lexicon;
mod marks;
mod matcher;
mod palette;
mod proof;
mod query;
mod read;
mod results;
mod scope;
mod spelling;
mod store;

pub use field::{Field, Fields};
pub use fold::fold;
pub use hits::{Found, Hit, Hits, Passage};
pub use index::SearchIndex;
pub use matcher::Matcher;
pub use palette::{Ranked, rank};
pub use query::Query;
pub use results::{Excerpt, PassageRow, Results, Row};
pub use scope::Scope;
