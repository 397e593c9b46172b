//! The bar at the top: name, catalogue, and what opens from it.

use std::sync::Arc;

use egui::{
    Align, Layout, Rect, Response, RichText, ScrollArea, StrokeKind, TextWrapMode, Ui,
    containers::menu::MenuButton,
};

use super::{
    find::Finder,
    fonts, scroll,
    search_field::{self, Asker},
    theme,
};
use crate::{
    command::{Cited, Command, Room, Session, Sheet},
    export::CitationFormat,
    scene::Token,
    view::{LaneOrder, Page},
};

pub(super) fn show(ui: &mut Ui, finder: &mut Finder, asker: &Asker<'_>) -> Vec<Command> {
    let mut commands = Vec::new();
    let (title, session) = (asker.catalogue.title(), asker.session);
    let shell = &session.shell;
    ui.horizontal_centered(|ui| {
        let panels = [
            (Command::ToggleRail, shell.rail),
            (Command::TogglePanel, shell.panel),
        ];
        // In a small window drawn large they are left to the menus, the palette and their keys.
        let export = (ui.available_width() >= LEAST_WITH_EXPORT).then_some(Command::ToggleExport);
        let present = (shell.room == Room::Wide).then_some(Command::Present);
        let ways_out = [&export, &present];
        let names = panels.iter().map(|(command, _)| command);
        let names = names.chain(ways_out.into_iter().flatten());
        let names = MENUS
            .into_iter()
            .chain(names.map(|command| command.info().name));
        let right: f32 = names.map(|name| width(ui, name)).sum();
        let pages = Page::ALL.into_iter();
        let gap = ui.spacing().item_spacing.x;
        let pages: f32 = pages.map(|page| width(ui, page.name()) - gap).sum();
        // In a small window drawn large the pages are in a menu, or in that of the view.
        let here = session.view.page;
        let room = ui.available_width() - right - SPARE;
        let find = width(ui, Command::AskForWords.info().name) + SPARE;
        let are_tabs = pages + find < room;
        let pages = match (are_tabs, width(ui, here.name())) {
            (true, _) => pages + gap + SPARE,
            (false, menu) if menu < room => menu + SPARE,
            (false, _) => 0.0,
        };
        let right = right + pages;
        // In a small window drawn large the buttons need its room.
        let name = name(ui);
        if ui.available_width() > name.size().x + 12.0 + right + find {
            ui.label(name);
            ui.add_space(4.0);
        }
        let room = (ui.available_width() - right).max(0.0);
        let (room, field) = split(ui, room, title);
        ui.allocate_ui_with_layout(
            egui::vec2(room, 24.0),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.set_min_width(room);
                let text = RichText::new(title).color(theme::ink(ui, Token::Ink2));
                // What would be cut after a letter or two says nothing.
                if room > LEAST_TITLE {
                    ui.add(egui::Label::new(text).truncate());
                }
            },
        );
        search(ui, field, finder, asker, &mut commands);
        if are_tabs {
            joined_tabs(ui, here, &mut commands);
            ui.add_space(SPARE);
        } else if pages > 0.0 {
            ui.menu_button(here.name(), |ui| tabs(ui, here, &mut commands));
            ui.add_space(SPARE);
        }
        // From left to right, so that the Tab key walks them as they are read.
        let [open, view, lanes] = MENUS;
        menu(ui, open, |ui| open_menu(ui, &mut commands));
        menu(ui, view, |ui| view_menu(ui, session, &mut commands));
        menu(ui, lanes, |ui| lanes_menu(ui, session, &mut commands));
        for (command, is_open) in panels {
            toggle(ui, &mut commands, command, is_open);
        }
        if let Some(command) = export {
            let is_open = shell.sheet == Some(Sheet::Export);
            let button = theme::selectable(ui, command.info().name, is_open);
            act(ui, &mut commands, command, button);
        }
        if let Some(command) = present {
            let button = theme::primary(ui, command.info().name);
            act(ui, &mut commands, command, button);
        }
    });
    commands
}

/// Height that a menu leaves above and below it, in points.
const BELOW_THE_BAR: f32 = 60.0;
/// Room below which the title of the catalogue is left out, in points.
const LEAST_TITLE: f32 = 40.0;
/// Room below which files are exported from the menu, in points.
const LEAST_WITH_EXPORT: f32 = 820.0;
/// Room between pages and menus, in points.
const SPARE: f32 = 12.0;
/// Names of the menus.
const MENUS: [&str; 3] = ["Open", "View", "Lanes"];

/// The name of the program.
fn name(ui: &Ui) -> Arc<egui::Galley> {
    let font = egui::FontId::new(19.0, fonts::serif_strong());
    let ink = theme::ink(ui, Token::Ink);
    ui.painter()
        .layout_no_wrap("Legation".to_owned(), font, ink)
}

/// What is there for searching.
#[derive(Clone, Copy, PartialEq)]
enum Searching {
    /// A field so wide.
    Field(f32),
    /// A button that opens it.
    Button,
    /// Not even that: its shortcuts are left.
    Nothing,
}

/// Parts the room between name and pages: the field is wide first, then the title is read.
fn split(ui: &Ui, room: f32, title: &str) -> (f32, Searching) {
    let style = egui::TextStyle::Body.resolve(ui.style());
    let ink = egui::Color32::PLACEHOLDER;
    let title = ui.painter().layout_no_wrap(title.to_owned(), style, ink);
    let button = width(ui, Command::AskForWords.info().name) + SPARE;
    let gaps = ui.spacing().item_spacing.x + SPARE;
    let most = (room - gaps).min(search_field::MOST);
    if most >= search_field::LEAST {
        let beside = room - gaps - title.size().x - 8.0;
        let field = beside.clamp(search_field::LEAST, most);
        (room - gaps - field, Searching::Field(field))
    } else if room > button {
        (room - button, Searching::Button)
    } else {
        (room, Searching::Nothing)
    }
}

fn search(
    ui: &mut Ui,
    searching: Searching,
    finder: &mut Finder,
    asker: &Asker<'_>,
    commands: &mut Vec<Command>,
) {
    finder.has_bar = matches!(searching, Searching::Field(_));
    match searching {
        Searching::Field(width) => {
            search_field::show(ui, width, finder, asker, commands);
            ui.add_space(SPARE);
        }
        Searching::Button => {
            let open = asker.session.search.is_some();
            toggle(ui, commands, Command::AskForWords, open);
            ui.add_space(SPARE);
        }
        Searching::Nothing => {}
    }
}

/// The pages to choose from, as one piece.
fn joined_tabs(ui: &mut Ui, here: Page, commands: &mut Vec<Command>) {
    let joined = ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        tabs(ui, here, commands)
    });
    let edge = egui::Stroke::new(1.0, theme::ink(ui, Token::Rule));
    let radius = ui.visuals().widgets.inactive.corner_radius;
    ui.painter()
        .rect_stroke(joined.inner, radius, edge, StrokeKind::Outside);
}

/// A menu of the bar.
fn menu(ui: &mut Ui, name: &str, items: impl FnOnce(&mut Ui)) {
    let button = egui::Button::new(name).frame_when_inactive(false);
    MenuButton::from_button(button).ui(ui, |ui| within_the_window(ui, items));
}

/// The pages to choose from. Where they are.
fn tabs(ui: &mut Ui, here: Page, commands: &mut Vec<Command>) -> Rect {
    let mut all = Rect::NOTHING;
    for page in Page::ALL {
        let command = Command::ShowPage(page);
        let is_here = page == here;
        let button = theme::selectable(ui, page.name(), is_here).frame_when_inactive(is_here);
        let response = act(ui, commands, command, button);
        all |= response.rect;
        if response.clicked() {
            ui.close();
        }
    }
    all
}

/// Width of a button with this name and of the space before it.
fn width(ui: &Ui, name: &str) -> f32 {
    let style = egui::TextStyle::Button.resolve(ui.style());
    let text = ui
        .painter()
        .layout_no_wrap(name.to_owned(), style, egui::Color32::PLACEHOLDER);
    let spacing = ui.spacing();
    text.size().x + 2.0 * spacing.button_padding.x + spacing.item_spacing.x
}

/// A menu that can be scrolled where the window is too low for it.
pub(super) fn within_the_window(ui: &mut Ui, menu: impl FnOnce(&mut Ui)) {
    let room = ui.content_rect().height() - BELOW_THE_BAR;
    ui.set_max_height(room);
    ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
    ScrollArea::vertical().max_height(room).show(ui, menu);
}

fn open_menu(ui: &mut Ui, commands: &mut Vec<Command>) {
    for command in [
        Command::OpenFolder,
        Command::OpenFile,
        Command::AskForPath,
        Command::OpenEmbedded,
        Command::Reload,
    ] {
        item(ui, commands, command, None);
    }
    ui.separator();
    item(ui, commands, Command::SaveView, None);
    item(ui, commands, Command::ListViews, None);
    item(ui, commands, Command::EditBriefings, None);
    item(ui, commands, Command::AddStep, None);
    ui.separator();
    item(ui, commands, Command::ToggleExport, None);
    ui.separator();
    item(ui, commands, Command::ChooseTexts, None);
}

fn view_menu(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    tabs(ui, session.view.page, commands);
    ui.separator();
    for command in [
        Command::FitAll,
        Command::FrameSelection,
        Command::OpenSelection,
        Command::AskForDate,
        Command::ZoomIn,
        Command::ZoomOut,
        Command::Back,
        Command::Forward,
    ] {
        item(ui, commands, command, None);
    }
    ui.separator();
    item(ui, commands, Command::AskForWords, None);
    item(ui, commands, Command::TogglePalette, None);
    ui.separator();
    item(ui, commands, Command::CompareThese, None);
    item(ui, commands, Command::ToggleHealth, None);
    ui.menu_button("Cite what is shown", |ui| {
        for format in CitationFormat::ALL {
            item(ui, commands, Command::Cite(format, Cited::Shown), None);
        }
    });
    item(ui, commands, Command::ClearFilter, None);
    for (command, name) in [
        (Command::Undo, session.undo_name()),
        (Command::Redo, session.redo_name()),
    ] {
        ui.add_enabled_ui(name.is_some(), |ui| {
            let name = name.unwrap_or_else(|| command.info().name.to_owned());
            named_item(ui, commands, command, &name, None);
        });
    }
    ui.separator();
    item(
        ui,
        commands,
        Command::ToggleLegend,
        Some(session.shell.legend),
    );
    item(ui, commands, Command::ToggleProblems, None);
    item(ui, commands, Command::ToggleShortcuts, None);
    ui.separator();
    item(ui, commands, Command::SwitchTheme, None);
    item(ui, commands, Command::ToggleSettings, None);
}

fn lanes_menu(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    ui.weak("The lane of the selection");
    for command in [
        Command::FoldThisLane,
        Command::PinThisLane,
        Command::MoveThisLaneUp,
        Command::MoveThisLaneDown,
        Command::HideThisLane,
    ] {
        item(ui, commands, command, None);
    }
    ui.separator();
    ui.weak("Sort lanes by");
    for order in LaneOrder::ALL {
        let is_chosen = session.view.lanes.order == order;
        item(ui, commands, Command::OrderLanes(order), Some(is_chosen));
    }
    ui.separator();
    item(ui, commands, Command::ResetLanes, None);
}

/// A line of a menu: the command's name and its shortcut.
fn item(ui: &mut Ui, commands: &mut Vec<Command>, command: Command, chosen: Option<bool>) {
    let name = command.info().name;
    named_item(ui, commands, command, name, chosen);
}

/// A line of a menu by a name that says more than the command's own.
fn named_item(
    ui: &mut Ui,
    commands: &mut Vec<Command>,
    command: Command,
    name: &str,
    chosen: Option<bool>,
) {
    let info = command.info();
    let chosen = chosen == Some(true);
    let mut button = theme::selectable(ui, name, chosen);
    if let Some(shortcut) = info.shortcuts.first() {
        let ink = theme::second_ink(ui, chosen);
        button = button.right_text(RichText::new(shortcut.to_string()).color(ink));
    }
    let button = ui.add(button).on_hover_text(info.sentence);
    scroll::follow_focus(&button);
    if button.clicked() {
        commands.push(command);
    }
}

/// A button that shows whether what it opens is open.
fn toggle(ui: &mut Ui, commands: &mut Vec<Command>, command: Command, open: bool) {
    let button = theme::selectable(ui, command.info().name, open).frame_when_inactive(open);
    act(ui, commands, command, button);
}

/// Adds a button for a command, which says on pointing what it does and by which key.
fn act(
    ui: &mut Ui,
    commands: &mut Vec<Command>,
    command: Command,
    button: egui::Button<'_>,
) -> Response {
    let info = command.info();
    let hint = info.shortcuts.first().map_or_else(
        || info.sentence.to_owned(),
        |shortcut| format!("{} ({shortcut})", info.sentence),
    );
    let response = ui.add(button).on_hover_text(hint);
    if response.clicked() {
        commands.push(command);
    }
    response
}
