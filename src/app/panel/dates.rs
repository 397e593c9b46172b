//! When it was: the date that holds, and those that rival it.

use egui::{RichText, Ui};

use super::{
    super::{theme, words},
    claims::{Facts, fact, strong},
    note,
    proof::{Rank, in_a_line},
};
use crate::{catalogue::Handle, model::DateClaim, scene::Token};

/// From this width on, in points, rival dates stand beside each other.
const SIDE_BY_SIDE: f32 = 280.0;

impl Facts<'_> {
    /// The date that holds under the lens, and those that rival it: beside each other where there is
    /// room.
    pub(super) fn dates(&self, ui: &mut Ui, handle: Handle) {
        let Some(holds) = self.known.date_claim(self.catalogue, handle) else {
            fact(ui, "When", |ui| {
                ui.label("No date known");
            });
            return;
        };
        let held = holds.date.display();
        let mut claims = vec![("When", holds)];
        for rival in &self.catalogue.entry(handle).engagement.dates {
            let admitted = self.known.admits(self.catalogue, &rival.cite);
            if !admitted || std::ptr::eq(holds, rival) {
                continue;
            }
            // A second source for the same date is no rival of it.
            let is_same = rival.date.display() == held;
            claims.push((if is_same { "Also" } else { "Or" }, rival));
        }
        let has_rival = claims.iter().any(|(name, _)| *name == "Or");
        if has_rival && ui.available_width() >= SIDE_BY_SIDE {
            for pair in claims.chunks(2) {
                self.dates_beside(ui, pair);
            }
        } else {
            for (name, claim) in claims {
                fact(ui, name, |ui| self.date(ui, name, claim));
            }
        }
        if let Some(source) = self.known.date_only_from(self.catalogue, handle) {
            let source = self.catalogue.source(source).map(in_a_line);
            let text = format!(
                "Date known only from {}; the others are less exact",
                source.unwrap_or_default()
            );
            note(ui, &text);
        }
    }

    /// Two dates beside each other.
    fn dates_beside(&self, ui: &mut Ui, pair: &[(&str, &DateClaim)]) {
        const GAP: f32 = 14.0;
        let half = (ui.available_width() - GAP) / 2.0;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(GAP, 2.0);
            for (name, claim) in pair {
                let down = egui::Layout::top_down(egui::Align::Min);
                ui.allocate_ui_with_layout(egui::vec2(half, 0.0), down, |ui| {
                    ui.set_width(half);
                    let ink = theme::ink(ui, Token::Ink2);
                    ui.label(RichText::new(*name).size(12.0).color(ink));
                    self.date(ui, name, claim);
                });
            }
        });
        ui.add_space(4.0);
    }

    fn date(&self, ui: &mut Ui, name: &str, claim: &DateClaim) {
        let date = RichText::new(words::sentence(&claim.date.display()));
        match name {
            "When" => {
                ui.add(egui::Label::new(date.font(strong(13.0))).wrap());
            }
            "Or" => {
                ui.add(egui::Label::new(date).wrap());
            }
            _ => {}
        }
        self.proofs
            .claim(ui, Rank::Remark, &claim.basis, &claim.cite);
    }
}
