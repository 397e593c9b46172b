//! What each step shows, small, and how much of it: made on a thread, one after the other.

use std::sync::Arc;

use egui::Ui;

use crate::{
    app::{derived::Derived, job::AT_ONCE, theme, thumbnail},
    briefing::Step,
    catalogue::Catalogue,
    fonts::FaceMeasure,
    sheet::{Document, Extent, Options},
    timeline::Sight,
    view::View,
};

/// The most that are kept.
const MOST: usize = 80;

/// A step, as far as its picture depends on it.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    generation: u64,
    title: String,
    view: View,
}

/// The picture of a step.
struct Made {
    key: Key,
    sheet: Option<crate::sheet::Sheet>,
    sight: Sight,
}

/// Pictures of steps.
#[derive(Default)]
pub(super) struct Pictures {
    generation: u64,
    made: Vec<Arc<Made>>,
    job: Derived<Key, Arc<Made>>,
}

impl Pictures {
    pub(super) fn begin(&mut self, generation: u64) {
        self.generation = generation;
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
            title: step.title.clone(),
            view: step.view.clone(),
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
        let same = |made: &&Arc<Made>| made.key.view == key.view;
        self.made.iter().rev().find(same).cloned()
    }
}

fn made(catalogue: &Catalogue, key: Key) -> Made {
    Made {
        sheet: document(catalogue, &key).sheets.into_iter().next(),
        sight: Sight::new(catalogue, &key.view, &FaceMeasure),
        key,
    }
}

/// What is shown of a step: the one place that decides it.
fn document(catalogue: &Catalogue, key: &Key) -> Document {
    let options = Options {
        title: Some(key.title.clone()),
        extent: Extent::OneSheet,
        ..Options::default()
    };
    Document::new(catalogue, &key.view, &options)
}
