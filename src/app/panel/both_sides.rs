//! The proof of a promise and of what became of it, one beside the other.

use egui::Ui;

use super::{
    link, note,
    proof::{Proofs, Rank},
    section, sources,
};
use crate::{
    catalogue::{Catalogue, Followed, Handle, Known},
    command::Command,
    date::Day,
    model::{Citation, SourceId},
};

/// From this width on, in points, the two sides stand beside each other.
const SIDE_BY_SIDE: f32 = 520.0;
/// Room between them.
const GAP: f32 = 24.0;

/// Shows what a promise rests on and what its outcome rests on: quoted words, sources, paragraphs and
/// addresses.
pub(in crate::app) fn both_sides(
    ui: &mut Ui,
    catalogue: &Catalogue,
    known: &Known,
    row: &Followed,
    as_of: Day,
    commands: &mut Vec<Command>,
) {
    let sides = Sides {
        catalogue,
        known,
        row,
        as_of,
    };
    let width = ui.available_width();
    if width < SIDE_BY_SIDE {
        sides.promise(ui, commands);
        sides.outcome(ui, commands);
        return;
    }
    let half = (width - GAP) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let down = egui::Layout::top_down(egui::Align::Min);
        ui.allocate_ui_with_layout(egui::vec2(half, 0.0), down, |ui| {
            ui.set_width(half);
            sides.promise(ui, commands);
        });
        ui.allocate_ui_with_layout(egui::vec2(half, 0.0), down, |ui| {
            ui.set_width(half);
            sides.outcome(ui, commands);
        });
    });
}

struct Sides<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    row: &'a Followed,
    as_of: Day,
}

impl Sides<'_> {
    /// What was promised, by whom and when.
    fn promise(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        let made_by = self.row.promise.made_by;
        let promise = self.catalogue.promise(self.row.promise);
        let proofs = Proofs::new(self.catalogue, self.known, made_by, None);
        section(ui, "What was promised");
        proofs.claim(ui, Rank::Claim, &promise.what, &promise.cite);
        match &promise.due {
            Some(due) => {
                let basis = promise.basis.as_deref().unwrap_or_default();
                note(ui, &format!("Due: {}. {basis}", due.display()));
            }
            None => note(ui, "No date was given"),
        }
        self.held(ui, made_by, &proofs, commands);
        let mut cited: Vec<&Citation> = promise.cite.iter().collect();
        cited.extend(self.date_proof(made_by));
        self.sources(ui, &proofs, &cited, commands);
        if let Some(meeting) = self.row.promise.stands_as
            && ui.add(link(ui, "Open the promised meeting")).clicked()
        {
            let id = &self.catalogue.entry(meeting).engagement.id;
            commands.push(Command::Select(id.clone()));
        }
    }

    /// What became of it, and by which rule.
    fn outcome(&self, ui: &mut Ui, commands: &mut Vec<Command>) {
        section(ui, "What became of it");
        let Some(by) = self.row.outcome.by() else {
            let day = self.as_of.plain();
            note(
                ui,
                &format!("As of {day} there is no record in this catalogue of what was promised"),
            );
            return;
        };
        let promise = self.catalogue.promise(self.row.promise);
        let named = promise.fulfilled_by.as_ref();
        let named = named.filter(|named| self.catalogue.find(&named.engagement) == Some(by));
        if let Some(named) = named.filter(|named| self.known.admits(self.catalogue, &named.cite)) {
            // The citation stands in the record of the promise.
            let proofs = Proofs::new(self.catalogue, self.known, self.row.promise.made_by, None);
            let text = "A source names it as what was promised";
            proofs.claim(ui, Rank::Remark, text, &named.cite);
            self.sources(
                ui,
                &proofs,
                &named.cite.iter().collect::<Vec<_>>(),
                commands,
            );
        } else if matches!(
            self.row.outcome,
            crate::catalogue::Outcome::Overtaken { .. }
        ) {
            note(
                ui,
                "No record of that number; a later one of the series was held",
            );
        } else {
            note(ui, "The same series and the same number");
        }
        let proofs = Proofs::new(self.catalogue, self.known, by, None);
        self.held(ui, by, &proofs, commands);
        let engagement = &self.catalogue.entry(by).engagement;
        let mut cited: Vec<&Citation> = engagement.cite.iter().collect();
        cited.extend(self.date_proof(by));
        self.sources(ui, &proofs, &cited, commands);
    }

    /// An engagement by its title, when it was, and what that rests on.
    fn held(&self, ui: &mut Ui, handle: Handle, proofs: &Proofs<'_>, commands: &mut Vec<Command>) {
        let engagement = &self.catalogue.entry(handle).engagement;
        if ui.add(link(ui, &engagement.title)).clicked() {
            commands.push(Command::Select(engagement.id.clone()));
        }
        match self.known.date_claim(self.catalogue, handle) {
            Some(claim) => {
                let text = format!("{}. {}", claim.date.display(), claim.basis);
                proofs.claim(ui, Rank::Remark, &text, &claim.cite);
            }
            None => note(ui, "No date known"),
        }
    }

    fn date_proof(&self, handle: Handle) -> &[Citation] {
        let claim = self.known.date_claim(self.catalogue, handle);
        claim.map_or(&[], |claim| &claim.cite)
    }

    /// The sources of some citations, by the numbers that the citations have for them.
    fn sources(
        &self,
        ui: &mut Ui,
        proofs: &Proofs<'_>,
        cited: &[&Citation],
        commands: &mut Vec<Command>,
    ) {
        // What was pressed among the claims above.
        commands.extend(proofs.pressed());
        let admitted = cited
            .iter()
            .filter(|one| self.known.admits_one(self.catalogue, one));
        let cited: Vec<&SourceId> = admitted.flat_map(|one| one.sources()).collect();
        for (id, number) in proofs.sources().iter().zip(1..) {
            if let Some(source) = self.catalogue.source(id).filter(|_| cited.contains(id)) {
                sources::brief(ui, source, number, commands);
            }
        }
    }
}
