//! The window: panels, widgets, painting a scene with egui, dialogs.
//!
//! The only room that knows egui. It holds no logic that a test without a window could check: what
//! is on screen is a [`crate::view::View`], what the user does is a [`crate::command::Command`],
//! and what is painted is a [`crate::scene::Scene`].

mod arranged;
mod briefings;
mod canvas;
mod chips;
mod cite;
mod compare;
mod counted;
mod derived;
mod dialogs;
mod empty;
mod exporting;
mod find;
mod fonts;
mod heads;
mod health;
mod hint;
mod job;
mod keyboard;
mod launch;
mod legend;
mod library;
mod marked;
mod motion;
mod names;
mod overview;
mod page;
mod paint;
mod palette;
mod panel;
mod picker;
mod plots;
mod present;
mod progress;
mod promises;
mod rail;
mod range;
mod results;
mod scroll;
mod search_field;
mod settings;
mod settle;
mod sheets;
mod source;
mod status;
mod table;
mod texts;
mod theme;
mod thumbnail;
mod top_bar;
mod trends;
mod views;
mod watch;
mod window;
mod words;

pub use launch::{Launch, NoWindow, launch};
pub use paint::scene as paint_scene;
pub use theme::install;
pub use window::{Legation, Presented, Start};
