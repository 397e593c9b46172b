//! The first page of a picture, and how much is in a file.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::{Of, choices::Choices};
use crate::{
    app::{derived::Derived, job::AT_ONCE, theme, thumbnail, words},
    catalogue::Catalogue,
    command::Export,
    export::{FileFormat, Handover, Look},
    scene::Token,
    sheet::{Document, Extent, Options, PageSize},
    view::View,
};

/// The least room for a page, in points.
const LEAST: f32 = 120.0;

/// What a page depends on. Its colours are not in it: they are known when it is painted.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    generation: u64,
    view: View,
    size: PageSize,
    title: Option<String>,
    today: Option<crate::date::Day>,
    extent: Extent,
}

impl Key {
    fn new(of: &Of<'_>, view: &View, look: &Look, extent: Extent) -> Self {
        Self {
            generation: of.generation,
            view: view.clone(),
            size: look.size,
            title: look.title.clone(),
            today: look.today,
            extent,
        }
    }

    fn document(&self, catalogue: &Catalogue) -> Document {
        let options = Options {
            size: self.size,
            title: self.title.clone(),
            today: self.today,
            extent: self.extent,
            ..Options::default()
        };
        Document::new(catalogue, &self.view, &options)
    }
}

/// What is worked out for the sheet, on threads.
#[derive(Default)]
pub(super) struct Preview {
    document: Derived<Key, Document>,
    share: Derived<(u64, View, FileFormat), String>,
}

impl Preview {
    /// How many pages a file will have, if that is known.
    pub(super) fn pages(&self, of: &Of<'_>, view: &View, export: &Export) -> Option<usize> {
        let key = Key::new(of, view, &export.look, export.format.extent());
        let (made, document) = self.document.last()?;
        (*made == key).then_some(document.sheets.len())
    }

    pub(super) fn show(&mut self, ui: &mut Ui, of: &Of<'_>, view: &View, choices: &Choices) {
        self.share(ui, of, view, choices.format);
        if !choices.format.is_picture() {
            return;
        }
        let Ok(look) = choices.look() else {
            return;
        };
        let key = Key::new(of, view, &look, choices.format.extent());
        let catalogue = Arc::clone(of.catalogue);
        let make = {
            let key = key.clone();
            move || key.document(&catalogue)
        };
        // A page takes longer than a frame, whatever is on it.
        let made = self.document.get(key, AT_ONCE + 1, ui.ctx(), make);
        let said = match &made {
            Some((document, true)) => pages(document),
            _ => "Making the page…".to_owned(),
        };
        let ink = theme::ink(ui, Token::Ink2);
        ui.label(RichText::new(&said).size(12.0).color(ink));
        let Some((document, _)) = made else {
            return;
        };
        if let Some(first) = document.sheets.first() {
            let room = ui.available_size();
            let room = egui::vec2(room.x - 2.0, (room.y - 4.0).max(LEAST));
            let spoken = format!("First page of what is exported. {}", document.description);
            thumbnail::sheet(ui, room, first, choices.theme, &spoken);
        }
    }

    /// How many engagements are in the file, and how many are not and why.
    fn share(&mut self, ui: &mut Ui, of: &Of<'_>, view: &View, format: FileFormat) {
        let catalogue = Arc::clone(of.catalogue);
        let asked = View {
            scroll: 0.0,
            selection: None,
            ..view.clone()
        };
        let key = (of.generation, asked.clone(), format);
        let make = move || Handover::new(&catalogue, asked).share(format);
        let number = of.catalogue.len();
        let said = match self.share.get(key, number, ui.ctx(), make) {
            Some((share, true)) => share.as_str(),
            _ => "Counting…",
        };
        let ink = theme::ink(ui, Token::Ink2);
        let label = ui.add(Label::new(RichText::new(said).color(ink)).wrap());
        ui.accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
}

/// "3 pages", or how many have no room on the only one.
fn pages(document: &Document) -> String {
    let pages = words::count(document.sheets.len(), "page");
    match document.no_room() {
        0 => pages,
        more => {
            let more = words::count(more, "engagement");
            format!("{pages}, on which the lanes of {more} have no room")
        }
    }
}
