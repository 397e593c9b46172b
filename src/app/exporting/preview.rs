//! A page of a picture, and how much is in a file.

use std::sync::Arc;

use egui::{Button, Label, RichText, Ui};

use super::{Of, choices::Choices, slides_words};
use crate::{
    app::{derived::Derived, job::AT_ONCE, scroll, theme, thumbnail, words},
    briefing::Briefing,
    catalogue::Catalogue,
    command::{Export, Slides},
    export::{FileFormat, Handover, Look, slides},
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
    /// What is shown in place of the view.
    briefing: Option<Briefing>,
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
            briefing: None,
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
        match &self.briefing {
            Some(briefing) => slides(catalogue, briefing, &options),
            None => Document::new(catalogue, &self.view, &options),
        }
    }
}

/// What is worked out for the sheet, on threads.
#[derive(Default)]
pub(super) struct Preview {
    document: Derived<Key, Document>,
    share: Derived<(u64, View, FileFormat), String>,
    /// The page that is turned to, counted from 0.
    page: usize,
}

impl Preview {
    /// How many pages a file will have, if that is known.
    pub(super) fn pages(&self, of: &Of<'_>, view: &View, export: &Export) -> Option<usize> {
        let key = Key::new(of, view, &export.look, export.format.extent());
        let (made, document) = self.document.last()?;
        (*made == key).then_some(document.sheets.len())
    }

    /// Something else is chosen.
    pub(super) fn turn_to_first(&mut self) {
        self.page = 0;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, of: &Of<'_>, choices: &Choices) {
        let slides = choices.slides(of);
        let view = match &slides {
            Some(_) => View::default(),
            None => choices.time.view(of.session),
        };
        if slides.is_none() {
            self.share(ui, of, &view, choices.format);
        }
        if !choices.format.is_picture() {
            return;
        }
        let Ok(look) = choices.look() else {
            return;
        };
        let extent = choices.format.extent();
        let key = Key {
            briefing: slides.as_ref().map(|slides| slides.briefing.clone()),
            ..Key::new(of, &view, &look, extent)
        };
        let catalogue = Arc::clone(of.catalogue);
        let make = {
            let key = key.clone();
            move || key.document(&catalogue)
        };
        // A page takes longer than a frame, whatever is on it.
        let made = self.document.get(key, AT_ONCE + 1, ui.ctx(), make);
        let said = match &made {
            Some((document, true)) => how_much(document, slides.as_ref(), extent),
            _ => "Making the page…".to_owned(),
        };
        let sheets = match &made {
            Some((document, _)) => document.sheets.len(),
            None => 0,
        };
        ui.horizontal(|ui| {
            let ink = theme::ink(ui, Token::Ink2);
            ui.label(RichText::new(&said).size(12.0).color(ink));
            if extent == Extent::Whole && sheets > 1 {
                turn(ui, &mut self.page, sheets);
            }
        });
        let Some((document, _)) = made else {
            return;
        };
        let at = match (&slides, extent) {
            (Some(slides), Extent::OneSheet) => slides.step,
            _ => self.page.min(sheets.saturating_sub(1)),
        };
        if let Some(sheet) = document.sheets.get(at) {
            let room = ui.available_size();
            let room = egui::vec2(room.x - 2.0, (room.y - 4.0).max(LEAST));
            let page = match at {
                0 => "First page".to_owned(),
                at => format!("Page {}", at + 1),
            };
            let spoken = format!("{page} of what is exported. {}", document.description);
            thumbnail::sheet(ui, room, sheet, choices.theme, &spoken);
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

/// Buttons that turn pages, and which page is shown.
fn turn(ui: &mut Ui, page: &mut usize, of: usize) {
    *page = (*page).min(of - 1);
    let before = page.checked_sub(1);
    let after = Some(*page + 1).filter(|after| *after < of);
    let button = |ui: &mut Ui, name: &str, spoken: &str, to: Option<usize>| {
        let text = RichText::new(name).size(12.0);
        let button = ui.add_enabled(to.is_some(), Button::new(text).small());
        scroll::follow_focus(&button);
        ui.accesskit_node_builder(button.id, |node| node.set_label(spoken));
        to.filter(|_| button.on_hover_text(spoken).clicked())
    };
    ui.add_space(6.0);
    let back = button(ui, "‹", "Page before", before);
    let ink = theme::ink(ui, Token::Ink2);
    let words = format!("Page {} of {of}", *page + 1);
    ui.label(RichText::new(words).size(12.0).color(ink));
    let on = button(ui, "›", "Next page", after);
    *page = back.or(on).unwrap_or(*page);
}

/// How much there is in a file.
fn how_much(document: &Document, slides: Option<&Slides>, extent: Extent) -> String {
    let Some(Slides { briefing, step }) = slides else {
        return pages(document);
    };
    match (briefing.steps.len(), extent) {
        (0, _) => "The briefing has no step, and so nothing to write".to_owned(),
        (steps, Extent::OneSheet) => format!("Step {} of {steps}", step + 1),
        (steps, Extent::Whole) => slides_words(steps, document.sheets.len()),
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
