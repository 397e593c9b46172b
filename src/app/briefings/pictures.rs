//! What each step shows, small, and how much of it: made on a thread, one after the other.

use std::sync::Arc;

use egui::Ui;

use crate::{
    app::{derived::Derived, job::AT_ONCE, theme, thumbnail},
    briefing::{Briefing, Step},
    catalogue::Catalogue,
    date::Day,
    sheet::{Document, Options, Role, Sheet},
    timeline::Sight,
};

/// The most that are kept.
const MOST: usize = 80;

/// A step, as far as its picture depends on it.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    generation: u64,
    today: Option<Day>,
    /// Without its notes.
    step: Step,
}

/// The picture of a step.
struct Made {
    key: Key,
    sheet: Option<Sheet>,
    sight: Sight,
}

/// Pictures of steps.
#[derive(Default)]
pub(super) struct Pictures {
    generation: u64,
    today: Option<Day>,
    made: Vec<Arc<Made>>,
    job: Derived<Key, Arc<Made>>,
}

impl Pictures {
    pub(super) fn begin(&mut self, generation: u64, today: Day) {
        (self.generation, self.today) = (generation, Some(today));
    }

    /// Paints a step as wide as there is room, or keeps the room for it; returns how much is in sight
    /// when that is known.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        catalogue: &Arc<Catalogue>,
        step: &Step,
    ) -> Option<Sight> {
        let key = Key {
            generation: self.generation,
            today: self.today,
            step: Step {
                notes: None,
                ..step.clone()
            },
        };
        let made = self.get(ui, catalogue, &key);
        let wide = ui.available_width().min(300.0);
        let room = egui::vec2(wide, wide * 9.0 / 16.0);
        let look = theme::theme_of(ui.visuals());
        match made.as_ref().and_then(|made| made.sheet.as_ref()) {
            Some(sheet) => {
                let spoken = format!("What the step “{}” shows", step.title);
                thumbnail::sheet(ui, room, sheet, look, &spoken);
            }
            None => {
                ui.allocate_exact_size(room, egui::Sense::hover());
            }
        }
        made.map(|made| made.sight.clone())
    }

    fn get(&mut self, ui: &Ui, catalogue: &Arc<Catalogue>, key: &Key) -> Option<Arc<Made>> {
        let there = self.made.iter().find(|made| made.key == *key);
        if let Some(there) = there {
            return Some(Arc::clone(there));
        }
        let (catalogue, of) = (Arc::clone(catalogue), key.clone());
        let make = move || Arc::new(made(&catalogue, of));
        // A page takes longer than a frame, whatever is on it.
        let got = self.job.get(key.clone(), AT_ONCE + 1, ui.ctx(), make);
        if let Some((made, _)) = got
            && !self.made.iter().any(|other| Arc::ptr_eq(other, made))
        {
            self.made.push(Arc::clone(made));
            if self.made.len() > MOST {
                self.made.remove(0);
            }
            // Another step may wait for its turn.
            ui.ctx().request_repaint();
        }
        // Until it is there the last one of the same view stands in, from before the catalogue was read
        // again.
        let same = |made: &&Arc<Made>| made.key.step.view == key.step.view;
        self.made.iter().rev().find(same).cloned()
    }
}

fn made(catalogue: &Catalogue, key: Key) -> Made {
    let sheet = slide(catalogue, &key);
    let parts = sheet.iter().flat_map(|sheet| &sheet.parts);
    let timeline = parts.into_iter().find(|part| part.role == Role::Timeline);
    let sight = timeline.map(|part| Sight::of(&part.scene));
    Made {
        sight: sight.unwrap_or_default(),
        sheet,
        key,
    }
}

/// The step as it is presented.
fn slide(catalogue: &Catalogue, key: &Key) -> Option<Sheet> {
    let briefing = Briefing {
        slug: "step".into(),
        title: key.step.title.clone(),
        subtitle: None,
        steps: vec![key.step.clone()],
    };
    let options = Options {
        today: key.today,
        ..Options::default()
    };
    let document = Document::of_briefing(catalogue, &briefing, &options);
    document.sheets.into_iter().next()
}
