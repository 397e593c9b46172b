//! The sheet that asks what is to be written into a file.
//!
//! | file | holds |
//! |---|---|
//! | `choices` | format, time, and how a picture looks |
//! | `what` | what it is of: a time, or a briefing |
//! | `preview` | a page, and how much is on it |
//! | `target` | where the file is to be |
//! | `writing` | the thread that writes it, and what came of it |

mod choices;
mod preview;
mod target;
mod what;
mod writing;

use std::{path::Path, sync::Arc};

use egui::{Align2, Rect, ScrollArea, Ui, UiBuilder, Window};

use self::{
    choices::Choices,
    preview::Preview,
    target::Target,
    writing::{State, Writing},
};
use super::{scroll, words};
use crate::{
    catalogue::Catalogue,
    command::{Command, Export, ExportTime, Session, Slides},
    date::Day,
    view::View,
};

/// Width of the list of formats, in points.
const FORMATS: f32 = 270.0;
/// Width below which the formats are in a box that opens.
const LEAST_FOR_FORMATS: f32 = 720.0;
/// Height of where the file is to be and what came of it.
const FOOT: f32 = 98.0;

/// What the sheet shows of.
pub(super) struct Of<'a> {
    pub catalogue: &'a Arc<Catalogue>,
    pub generation: u64,
    pub session: &'a Session,
    pub today: Day,
}

/// What was asked for in a frame, and of what.
struct Asked {
    opened: bool,
    entered: bool,
    slides: Option<Slides>,
}

/// What the sheet remembers.
#[derive(Default)]
pub(super) struct Exporter {
    choices: Choices,
    target: Target,
    preview: Preview,
    writing: Writing,
}

impl Exporter {
    /// Takes in what was written, and says so; in a sentence for the bar of notices when it failed
    /// while nobody looks at the sheet.
    pub(super) fn poll(&mut self) -> Option<Result<String, String>> {
        self.writing.poll()
    }

    /// Whether something is being written.
    pub(super) fn is_writing(&self) -> bool {
        matches!(self.writing.state, State::Writing(_))
    }

    /// The file that the system's dialog has named.
    pub(super) fn take_path(&mut self, path: &Path) {
        self.target.take(path);
        self.writing.forget();
    }

    /// Writes a file on a thread.
    pub(super) fn write(&mut self, export: Export, view: View, of: &Of<'_>, ctx: &egui::Context) {
        self.target.remember_folder(&export.path);
        let pages = self.preview.pages(of, &view, &export);
        let catalogue = Arc::clone(of.catalogue);
        self.writing.begin(catalogue, export, view, pages, ctx);
    }

    pub(super) fn show(&mut self, ctx: &egui::Context, of: &Of<'_>, opened: bool) -> Vec<Command> {
        if opened {
            self.writing.forget();
            self.choices.begin(of.session);
            self.preview.turn_to_first();
        }
        let mut commands = Vec::new();
        let mut is_open = true;
        let room = ctx.content_rect().size();
        let high = (room.y - 90.0).max(room.y * 0.8).clamp(200.0, 780.0);
        let size = egui::vec2((room.x - 60.0).min(1_060.0), high);
        Window::new("Export")
            .open(&mut is_open)
            .collapsible(false)
            .resizable(false)
            .anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO)
            .fixed_size(size)
            .show(ctx, |ui| self.body(ui, of, opened, &mut commands));
        if !is_open {
            commands.push(Command::Close);
        }
        commands
    }

    fn body(&mut self, ui: &mut Ui, of: &Of<'_>, opened: bool, commands: &mut Vec<Command>) {
        let whole = Rect::from_min_size(ui.cursor().min, ui.available_size());
        let (top, foot) = whole.split_top_bottom_at_y(whole.bottom() - FOOT);
        let is_wide = whole.width() >= LEAST_FOR_FORMATS;
        let before = self.choices.clone();
        let (left, right) = if is_wide {
            top.split_left_right_at_x(top.left() + FORMATS)
        } else {
            (Rect::NOTHING, top)
        };
        if is_wide {
            within(ui, left, "formats", |ui| self.choices.list_formats(ui));
        }
        let entered = within(ui, right, "choices", |ui| {
            if !is_wide {
                self.choices.choose_format(ui);
            }
            // Names are proposed before they are shown, and for what is chosen in this very frame.
            self.choices.propose(of);
            let entered = self.choices.show(ui, of);
            let name = self.choices.propose(of);
            if self.choices != before {
                self.preview.turn_to_first();
            }
            self.preview.show(ui, of, &self.choices);
            (entered, name)
        });
        let (entered, name) = entered;
        if self.choices != before {
            self.writing.forget();
        }
        self.target
            .follow(&name, self.choices.format, before.format);
        let slides = self.choices.slides(of);
        let builder = UiBuilder::new().max_rect(foot).id_salt("foot");
        let mut foot = ui.new_child(builder);
        let asked = Asked {
            opened,
            entered,
            slides,
        };
        self.foot(&mut foot, asked, commands);
        ui.allocate_rect(whole, egui::Sense::hover());
    }

    /// Where the file is to be, the buttons, and what came of it.
    fn foot(&mut self, ui: &mut Ui, asked: Asked, commands: &mut Vec<Command>) {
        let Asked {
            opened,
            entered,
            slides,
        } = asked;
        ui.separator();
        let changed = self.target.show(ui, opened, commands);
        if changed.edited {
            self.writing.forget();
        }
        let path = self.target.path(self.choices.format);
        let asks = matches!(&self.writing.state, State::Taken(taken) if *taken == path);
        let is_empty = |slides: &Slides| slides.briefing.steps.is_empty();
        let can_write = !self.target.is_empty()
            && !slides.as_ref().is_some_and(is_empty)
            && self.choices.look().is_ok()
            && !matches!(self.writing.state, State::Writing(_));
        let mut wanted = can_write && (entered || changed.entered) && !asks;
        let export = |replace| {
            let look = self.choices.look().ok()?;
            Some(Command::ExportTo(Box::new(Export {
                format: self.choices.format,
                time: self.choices.time,
                slides: slides.clone(),
                look,
                path: path.clone(),
                replace,
            })))
        };
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            let name = if asks { "Replace it" } else { "Export" };
            let button = ui.add_enabled(can_write, egui::Button::new(name));
            wanted |= button.clicked();
            if let State::Saved { path, .. } = &self.writing.state {
                let copy = ui.button("Copy path");
                if copy.clicked() {
                    commands.push(Command::Copy(path.display().to_string()));
                }
            }
            self.writing.say(ui);
        });
        if wanted {
            commands.extend(export(asks));
        }
    }
}

/// Part of the sheet that can be scrolled where there is too little room.
fn within<T>(ui: &mut Ui, rect: Rect, salt: &str, add: impl FnOnce(&mut Ui) -> T) -> T {
    let builder = UiBuilder::new().max_rect(rect).id_salt(salt);
    let mut ui = ui.new_child(builder);
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink([false, false])
        .show(&mut ui, |ui| {
            scroll::by_pages(ui);
            super::theme::beside_scroll_bar(ui);
            add(ui)
        })
        .inner
}

/// "8 slides and 3 pages of sources": how much there is of a briefing of so many steps.
fn slides_words(steps: usize, sheets: usize) -> String {
    let slides = words::count(steps, "slide");
    match sheets.saturating_sub(steps) {
        0 => slides,
        more => format!("{slides} and {} of sources", words::count(more, "page")),
    }
}

/// Words for a stretch of time that a file may tell of.
fn time_words(of: &Of<'_>, time: ExportTime) -> String {
    let view = time.view(of.session);
    let words = view.time.map(|time| {
        let only = View {
            time: Some(time),
            ..View::default()
        };
        of.catalogue.view_name(&only)
    });
    words.unwrap_or_default()
}
