//! How wide the column of dates is at first: as wide as the dates in it, within bounds.

use std::{cmp::Reverse, sync::Arc};

use egui::{FontId, Ui};

use super::{Ordered, PADDING};
use crate::{
    catalogue::Handle,
    command::Command,
    table::{Column, TableLayout},
};

/// How many dates are looked at, evenly among all.
const SAMPLE: usize = 2_000;
/// How many of them are measured: those of the most letters.
const LONGEST: usize = 8;
/// Wider it is not made by itself, in points.
const MOST: u16 = 400;

/// The width that was measured last, and of what.
#[derive(Default)]
pub(super) struct Dates {
    measured: Option<(usize, u16)>,
}

impl Dates {
    /// Makes the column as wide as what is in it, unless the user has chosen a width. A filter changes
    /// nothing of it, so that columns stay where they are.
    pub(super) fn fit(
        &mut self,
        ui: &Ui,
        ordered: &Ordered,
        layout: &TableLayout,
    ) -> Option<Command> {
        let mut columns = layout.columns().iter();
        let now = columns.find(|shown| shown.column == Column::Date)?.width;
        let usual = Column::Date.usual_width();
        let is_chosen = now != usual && self.measured.is_none_or(|(_, width)| now != width);
        if is_chosen {
            return None;
        }
        let of = Arc::as_ptr(&ordered.known).addr();
        let measured = self.measured.filter(|(other, _)| *other == of);
        let (_, width) = *self
            .measured
            .insert(measured.unwrap_or_else(|| (of, widest(ui, ordered).clamp(usual, MOST))));
        (now != width).then_some(Command::ResizeColumn {
            column: Column::Date,
            width,
        })
    }
}

/// Width of the widest date, with the room beside it.
fn widest(ui: &Ui, ordered: &Ordered) -> u16 {
    let count = ordered.catalogue.len();
    let handles = (0..count as u32).step_by((count / SAMPLE).max(1));
    let known = handles
        .map(Handle)
        .filter(|handle| ordered.known.has(*handle));
    let mut texts: Vec<String> = known
        .map(|handle| ordered.ground().cell(handle, Column::Date))
        .collect();
    texts.sort_by_cached_key(|text| Reverse(text.chars().count()));
    let widths = texts.into_iter().take(LONGEST).map(|text| {
        let font = FontId::proportional(13.0);
        let ink = egui::Color32::PLACEHOLDER;
        ui.painter().layout_no_wrap(text, font, ink).size().x
    });
    (widths.fold(0.0, f32::max) + 2.0 * PADDING + 1.0).ceil() as u16
}
