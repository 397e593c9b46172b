//! Copying citations, and saying so for a moment.

use super::words;
use crate::{
    catalogue::{Catalogue, Handle, Known},
    export::{self, CitationFormat},
};

/// The most engagements that are cited at once from the window.
const MOST: usize = 5_000;
/// How long it is said what was copied, in seconds.
const LASTS: f64 = 5.0;

/// What was done last without a trace on screen, and until when that is said.
#[derive(Default)]
pub(super) struct Said(Option<(String, f64)>);

impl Said {
    pub(super) fn say(&mut self, what: String, ctx: &egui::Context) {
        let until = ctx.input(|input| input.time) + LASTS;
        self.0 = Some((what, until));
        ctx.request_repaint_after_secs(LASTS as f32);
    }

    /// What is still said.
    pub(super) fn now(&self, ctx: &egui::Context) -> Option<&str> {
        let now = ctx.input(|input| input.time);
        let said = self.0.as_ref().filter(|(_, until)| now < *until);
        said.map(|(said, _)| said.as_str())
    }
}

/// Copies citations of what engagements rest on, and says how many.
///
/// # Errors
/// Says why not, and what to do instead.
pub(super) fn copy(
    catalogue: &Catalogue,
    known: &Known,
    (format, handles): (CitationFormat, &[Handle]),
    said: &mut Said,
    ctx: &egui::Context,
) -> Result<(), String> {
    if handles.len() > MOST {
        return Err(format!(
            "{} are too many to cite from the window. Filter them down to {}, or use the command \
             line: legation cite",
            words::count(handles.len(), "engagement"),
            words::thousands(MOST)
        ));
    }
    let text = export::cite(catalogue, known, handles, format);
    ctx.copy_text(text.map_err(|why| format!("Could not cite: {why}"))?);
    let engagements = words::count(handles.len(), "engagement");
    said.say(format!("Copied: {}, {engagements}", format.name()), ctx);
    Ok(())
}
