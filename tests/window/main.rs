//! The window as people use it: they see words and marks, press keys, point and drop.
//!
//! Runs without a display. What is looked for is found as a screen reader finds it, and every frame
//! fails the test when a control has no name or a character has no glyph.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod briefings;
#[path = "../common/mod.rs"]
mod common;
mod compare;
mod dates;
mod desk;
mod exporting;
mod files;
mod health;
mod keyboard;
mod lanes;
mod legend;
mod names;
mod overview;
mod pictures;
mod pointer;
mod present;
mod progress;
mod promises;
mod proof;
mod rail;
mod range;
mod rest;
mod search;
mod settings;
mod sheets;
mod size;
mod source;
mod table;
mod tasks;
mod trends;
mod views;
