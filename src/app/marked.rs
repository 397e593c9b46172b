//! Texts in which what was searched for is marked.

use std::ops::Range;

use egui::{
    FontFamily, FontId, TextWrapMode, Ui,
    text::{LayoutJob, TextFormat},
};

use super::theme;
use crate::{scene::Token, search::Matcher};

/// A look of plain text.
pub(super) fn plain(ui: &Ui, size: f32, token: Token) -> TextFormat {
    let font = FontId::new(size, FontFamily::Proportional);
    TextFormat::simple(font, theme::ink(ui, token))
}

/// Adds a text to a run, with parts of it marked as with a pen.
pub(super) fn append(
    ui: &Ui,
    job: &mut LayoutJob,
    text: &str,
    ranges: &[Range<usize>],
    look: &TextFormat,
) {
    let (ground, ink) = theme::found(ui);
    let mut found = look.clone();
    found.background = ground;
    found.color = ink;
    found.expand_bg = 0.0;
    let mut at = 0;
    for range in ranges {
        let (Some(before), Some(marked)) = (text.get(at..range.start), text.get(range.clone()))
        else {
            continue;
        };
        job.append(before, 0.0, look.clone());
        job.append(marked, 0.0, found.clone());
        at = range.end;
    }
    job.append(text.get(at..).unwrap_or_default(), 0.0, look.clone());
}

/// A text with what a search finds in it marked, if there is one.
pub(super) fn text(ui: &Ui, matcher: Option<&Matcher>, text: &str, look: &TextFormat) -> LayoutJob {
    let mut job = LayoutJob::default();
    let ranges = matcher.map_or_else(Vec::new, |matcher| matcher.ranges(text));
    append(ui, &mut job, text, &ranges, look);
    job
}

/// Paints a run as one line into a rectangle, cut with an ellipsis where it ends. Its width.
pub(super) fn line(ui: &Ui, rect: egui::Rect, job: LayoutJob) -> f32 {
    let galley = egui::WidgetText::from(job).into_galley(
        ui,
        Some(TextWrapMode::Truncate),
        rect.width(),
        FontId::proportional(13.0),
    );
    let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let width = galley.size().x;
    ui.painter().galley(at, galley, theme::ink(ui, Token::Ink));
    width
}
