//! What opens on top of the timeline: problems, shortcuts, settings, a path or a date to type.

use std::path::{Path, PathBuf};

use egui::{Align2, Key, RichText, ScrollArea, Ui, Window};

use super::{
    fonts,
    picker::{Picker, Sources},
    present, scroll, settings, theme, views, words,
};
use crate::{
    command::{Command, Destination, Sheet, Shell, Turn, Wheel},
    load::{Problem, Severity},
    scene::Token,
    view::{TimeWindow, View},
};

/// What stands in the fields of the sheets.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    path: String,
    date: String,
    texts: String,
    views: views::Typed,
}

/// What the sheets tell of.
pub(super) struct Told<'a> {
    pub problems: &'a [Problem],
    /// From when to when there is anything to go to.
    pub bounds: TimeWindow,
    /// The folder of texts.
    pub texts: Option<&'a Path>,
    /// How many texts were read from it.
    pub texts_count: usize,
    pub sources: Sources<'a>,
    /// What is on screen.
    pub view: &'a View,
}

/// Shows the open sheet, if any. `opened` says that it was not there in the frame before.
pub(super) fn show(
    ctx: &egui::Context,
    shell: &Shell,
    opened: bool,
    told: &Told<'_>,
    typed: &mut Typed,
    picker: &mut Picker,
) -> Vec<Command> {
    let mut commands = Vec::new();
    let sheet = shell.sheet;
    let title = match sheet {
        Some(Sheet::Problems) => "Problems in the data",
        Some(Sheet::Shortcuts) => "Keyboard shortcuts",
        Some(Sheet::Settings) => "Settings",
        Some(Sheet::OpenPath) => "Open a path",
        Some(Sheet::GoToDate) => "Go to a date",
        Some(Sheet::Sources) => "Sources to believe",
        Some(Sheet::SaveView) => "Save view",
        Some(Sheet::Views) => "Saved views and briefings",
        Some(Sheet::Present) => "Present",
        // These are sheets of their own kind.
        Some(Sheet::Health | Sheet::Compare | Sheet::Palette | Sheet::Export) | None => {
            return commands;
        }
    };
    let mut open = true;
    let room = ctx.content_rect().size();
    let widest = match sheet {
        Some(Sheet::Settings) => 440.0,
        Some(Sheet::Sources) => 760.0,
        _ => 620.0,
    };
    // A low window is all but covered, or there would be hardly a line to read.
    let highest = (room.y - 120.0).max(room.y * 0.8).max(160.0);
    Window::new(title)
        .id(egui::Id::unique(title))
        .open(&mut open)
        .collapsible(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .default_width((room.x - 80.0).clamp(280.0, widest))
        .default_height(highest)
        .max_height(highest)
        .show(ctx, |ui| match sheet {
            Some(Sheet::Problems) => list_problems(ui, told.problems, &mut commands),
            Some(Sheet::Shortcuts) => list_shortcuts(ui, shell.settings.wheel),
            Some(Sheet::Settings) => {
                let mut texts = |ui: &mut Ui, commands: &mut Vec<Command>| {
                    texts(ui, told, &mut typed.texts, commands);
                };
                settings::show(ui, opened, shell.settings, &mut texts, &mut commands);
            }
            Some(Sheet::OpenPath) => ask_for_path(ui, opened, &mut typed.path, &mut commands),
            Some(Sheet::GoToDate) => {
                ask_for_date(ui, opened, &mut typed.date, told.bounds, &mut commands);
            }
            Some(Sheet::Sources) => picker.show(ui, opened, &told.sources, &mut commands),
            Some(Sheet::SaveView) => {
                let (catalogue, view) = (told.sources.catalogue, told.view);
                typed
                    .views
                    .ask_for_name(ui, opened, catalogue, view, &mut commands);
            }
            Some(Sheet::Present) => {
                present::list(ui, opened, told.sources.catalogue, &mut commands);
            }
            Some(Sheet::Views) => {
                typed
                    .views
                    .list(ui, opened, told.sources.catalogue, &mut commands);
            }
            Some(Sheet::Health | Sheet::Compare | Sheet::Palette | Sheet::Export) | None => {}
        });
    if !open {
        commands.push(Command::Close);
    }
    commands
}

fn list_problems(ui: &mut Ui, problems: &[Problem], commands: &mut Vec<Command>) {
    if problems.is_empty() {
        ui.label("Nothing was found");
        return;
    }
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let warnings = problems.len() - errors;
    let mut found = words::count(warnings, "warning");
    if errors > 0 {
        let errors = words::count(errors, "error");
        found = format!("{errors}, whose records were left out, and {found}");
    }
    ui.label(found);
    ui.weak("A click copies the place");
    ui.add_space(4.0);
    ScrollArea::vertical()
        .max_height(ui.available_height().max(120.0))
        .auto_shrink([false, true])
        .show_rows(ui, 52.0, problems.len(), |ui, rows| {
            scroll::by_pages(ui);
            for problem in &problems[rows] {
                one_problem(ui, problem, commands);
            }
        });
}

/// A problem in three lines of fixed height, so that a list of thousands costs what is on screen.
fn one_problem(ui: &mut Ui, problem: &Problem, commands: &mut Vec<Command>) {
    let place = problem.place.as_ref().map_or_else(
        || "the catalogue as a whole".to_owned(),
        crate::load::Place::to_text,
    );
    let token = match problem.severity {
        Severity::Error => Token::Warning,
        Severity::Warning => Token::Ink2,
    };
    let line = |ui: &mut Ui, text: RichText| {
        ui.add(egui::Label::new(text).truncate());
    };
    let inner = ui.allocate_ui(egui::vec2(ui.available_width(), 52.0), |ui| {
        ui.set_min_height(52.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        let code = format!("{}  {place}", problem.code.as_str());
        let ink = theme::ink(ui, token);
        line(ui, RichText::new(code).size(11.0).color(ink));
        line(ui, RichText::new(&problem.message).size(13.0));
        let ink = theme::ink(ui, Token::Ink2);
        line(ui, RichText::new(&problem.cure).size(12.0).color(ink));
    });
    let area = ui.interact(
        inner.response.rect,
        ui.scope_id()
            .with((&place, problem.code.as_str(), &problem.message)),
        egui::Sense::click(),
    );
    area.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Button, true, format!("Copy {place}"))
    });
    let area = area.on_hover_text(format!("{}\n{}\n{place}", problem.message, problem.cure));
    if area.clicked() {
        commands.push(Command::Copy(place));
    }
}

fn list_shortcuts(ui: &mut Ui, wheel: Wheel) {
    let [alone, shifted] = match wheel {
        Wheel::Scrolls => ["Scroll the lanes", "Pan through time"],
        Wheel::Zooms => ["Zoom at the pointer", "Scroll the lanes"],
    };
    ScrollArea::vertical()
        .max_height(ui.available_height().max(120.0))
        .show(ui, |ui| {
            scroll::by_pages(ui);
            egui::Grid::new("shortcuts")
                .num_columns(2)
                .spacing([24.0, 6.0])
                .show(ui, |ui| {
                    for command in Command::listed() {
                        let info = command.info();
                        if info.shortcuts.is_empty() {
                            continue;
                        }
                        let keys: Vec<_> = info.shortcuts.iter().map(ToString::to_string).collect();
                        shortcut(ui, &keys.join("  or  "), info.sentence);
                    }
                    for (keys, sentence) in [
                        ("Ctrl wheel", "Zoom at the pointer; pinch does the same"),
                        ("Wheel", alone),
                        ("Shift wheel", shifted),
                        ("Drag", "Pan both ways"),
                        (
                            "Drag on the axis",
                            "Select a stretch of time and count what is in it",
                        ),
                        ("Shift drag", "Zoom to a stretch of time"),
                        (
                            "Name of a lane",
                            "Click to fold or unfold, drag to move, right click for more",
                        ),
                        (
                            "Double click",
                            "Zoom to an engagement; on empty ground show everything",
                        ),
                        (
                            "Name of a column",
                            "Click to sort, with Shift by one more; drag to move, right click for more",
                        ),
                        (
                            "Ctrl or Shift click",
                            "Pick one more row of the table, or all on the way",
                        ),
                        (
                            "PgUp / PgDn",
                            "Scroll the panel, or the list that is open, beside the timeline",
                        ),
                        ("Ctrl Q", "Quit"),
                    ] {
                        shortcut(ui, keys, sentence);
                    }
                });
            ui.add_space(14.0);
            ui.label(RichText::new("While presenting").strong());
            ui.add_space(4.0);
            egui::Grid::new("keys of a presenter")
                .num_columns(2)
                .spacing([24.0, 6.0])
                .show(ui, |ui| {
                    for (keys, sentence) in Turn::listed() {
                        shortcut(ui, &keys, sentence);
                    }
                });
        });
}

/// A line of the list of shortcuts.
fn shortcut(ui: &mut Ui, keys: &str, sentence: &str) {
    let font = egui::FontId::new(12.5, fonts::strong());
    ui.label(RichText::new(keys).font(font));
    ui.label(sentence);
    ui.end_row();
}

fn ask_for_path(ui: &mut Ui, opened: bool, path: &mut String, commands: &mut Vec<Command>) {
    let label = ui.label("Path of a folder or file of records");
    let field = field(ui, opened, egui::TextEdit::singleline(path)).labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(6.0);
    let clicked = ui
        .add_enabled(!path.trim().is_empty(), egui::Button::new("Open"))
        .clicked();
    if (entered || clicked) && !path.trim().is_empty() {
        commands.push(Command::OpenPath(meant(path.trim())));
    }
}

/// The field of whichever sheet is open.
pub(super) fn field_id() -> egui::Id {
    egui::Id::unique("field of a sheet")
}

/// The folder from which texts are read, and how to choose another.
fn texts(ui: &mut Ui, told: &Told<'_>, typed: &mut String, commands: &mut Vec<Command>) {
    let now = match told.texts {
        Some(folder) => format!(
            "{} from {}",
            words::count(told.texts_count, "text"),
            folder.display()
        ),
        None => "No folder is set: sources are shown without their texts".to_owned(),
    };
    let ink = theme::ink(ui, Token::Ink2);
    ui.add(egui::Label::new(RichText::new(now).size(12.0).color(ink)).wrap());
    let edit = egui::TextEdit::singleline(typed)
        .hint_text("Path of a folder")
        .desired_width(f32::INFINITY);
    let field = ui.add(edit);
    ui.accesskit_node_builder(field.id, |node| {
        node.set_label("Path of a folder of article texts");
    });
    scroll::follow_focus(&field);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let path = typed.trim().to_owned();
    ui.horizontal_wrapped(|ui| {
        let mut button = |ui: &mut Ui, name: &str, is_of_use: bool, command: Command| {
            let hint = command.info().sentence;
            let button = ui.add_enabled(is_of_use, egui::Button::new(name));
            scroll::follow_focus(&button);
            if button.on_hover_text(hint).clicked() {
                commands.push(command);
            }
        };
        let typed = Command::UseTexts(Some(meant(&path)));
        button(ui, "Use this folder", !path.is_empty(), typed);
        button(ui, "Look for it…", true, Command::ChooseTexts);
        let none = Command::UseTexts(None);
        button(ui, "Use none", told.texts.is_some(), none);
    });
    if entered && !path.is_empty() {
        commands.push(Command::UseTexts(Some(meant(&path))));
    }
}

/// The field of a sheet, which takes the keyboard when the sheet opens.
pub(super) fn field(ui: &mut Ui, opened: bool, edit: egui::TextEdit<'_>) -> egui::Response {
    let field = ui.add(edit.id(field_id()).desired_width(f32::INFINITY));
    if opened {
        field.request_focus();
    }
    field
}

/// The longest text that can be typed for a date, in characters.
const LONGEST_DATE: usize = 120;

fn ask_for_date(
    ui: &mut Ui,
    opened: bool,
    typed: &mut String,
    bounds: TimeWindow,
    commands: &mut Vec<Command>,
) {
    if opened {
        typed.clear();
    }
    let label = ui.label("A day, a month, a year, or two of them");
    let edit = egui::TextEdit::singleline(typed).char_limit(LONGEST_DATE);
    let field = field(ui, opened, edit).labelled_by(label.id);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let nothing = typed.trim().is_empty();
    let destination = Destination::read(typed, bounds);
    let (words, token) = match &destination {
        _ if nothing => (
            "Such as 2019, May 2023, 12 March 2019, 2019 to 21 or 2019-05/2019-08".to_owned(),
            Token::Ink2,
        ),
        Ok(destination) => (words::sentence(&destination.words), Token::Good),
        Err(why) => (words::sentence(why), Token::Warning),
    };
    let said = ui.add(egui::Label::new(RichText::new(words).color(theme::ink(ui, token))).wrap());
    // What was understood changes while the field has the focus, and is heard all the same.
    ui.accesskit_node_builder(said.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    ui.add_space(6.0);
    let button = egui::Button::new("Go there");
    let clicked = ui.add_enabled(destination.is_ok(), button).clicked();
    match destination {
        Ok(destination) if entered || clicked => {
            commands.push(Command::ShowTime(destination.window));
            commands.push(Command::Close);
        }
        // What was refused is there to be mended.
        Err(_) if entered => field.request_focus(),
        _ => {}
    }
}

/// The path that is meant by what was typed: `~` at its start is the home folder, as in a shell.
pub(super) fn meant(typed: &str) -> PathBuf {
    let inside = match typed.strip_prefix('~') {
        Some("") => Some(""),
        Some(rest) => rest.strip_prefix(std::path::is_separator),
        None => None,
    };
    match (inside, std::env::home_dir()) {
        (Some(""), Some(home)) => home,
        (Some(inside), Some(home)) => home.join(inside.trim_start_matches(std::path::is_separator)),
        _ => typed.into(),
    }
}
