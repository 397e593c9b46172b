//! The sheet of settings: what the user prefers of the window.

use egui::{
    Button, FontId, Response, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextWrapMode,
    Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use super::{fonts, scroll, theme};
use crate::{
    command::{Command, Contrast, Ground, Motion, Scale, Settings, ThemeChoice, Wheel},
    scene::Token,
};

/// Room between two choices beside each other, in points.
const BETWEEN: f32 = 20.0;
/// Least height of a choice.
const LINE: f32 = 24.0;
/// Across the ring of a choice.
const RING: f32 = 13.0;
/// Room between the ring and its words.
const GAP: f32 = 8.0;

/// Shows the settings. `opened` says that the sheet was not there in the frame before; `texts` shows the
/// folder of texts.
pub(super) fn show(
    ui: &mut Ui,
    opened: bool,
    settings: Settings,
    texts: &mut dyn FnMut(&mut Ui, &mut Vec<Command>),
    commands: &mut Vec<Command>,
) {
    ScrollArea::vertical()
        .max_height(ui.available_height().max(120.0))
        .show(ui, |ui| {
            scroll::by_pages(ui);
            theme::beside_scroll_bar(ui);
            let first = THEME.show(ui, settings.theme, commands);
            if opened && let Some(first) = first {
                first.request_focus();
            }
            CONTRAST.show(ui, settings.contrast, commands);
            size(ui, settings.scale, commands);
            MOTION.show(ui, settings.motion, commands);
            WHEEL.show(ui, settings.wheel, commands);
            GROUND.show(ui, settings.ground, commands);
            heading(ui, "Article texts");
            texts(ui, commands);
            ui.add_space(8.0);
            let last = "Settings last as long as the window. To begin with others, say so on the \
                        command line: legation --help lists them.";
            let text = RichText::new(last)
                .size(12.0)
                .color(theme::ink(ui, Token::Ink2));
            ui.add(egui::Label::new(text).wrap());
        });
}

const THEME: Group<ThemeChoice> = Group {
    name: "Theme",
    choices: &ThemeChoice::ALL,
    in_words: ThemeChoice::name,
    command: Command::SetTheme,
};

const CONTRAST: Group<Contrast> = Group {
    name: "Contrast",
    choices: &Contrast::ALL,
    in_words: Contrast::name,
    command: Command::SetContrast,
};

const MOTION: Group<Motion> = Group {
    name: "Motion",
    choices: &Motion::ALL,
    in_words: Motion::name,
    command: Command::SetMotion,
};

const WHEEL: Group<Wheel> = Group {
    name: "The wheel",
    choices: &Wheel::ALL,
    in_words: Wheel::name,
    command: Command::SetWheel,
};

const GROUND: Group<Ground> = Group {
    name: "Presenting",
    choices: &Ground::ALL,
    in_words: Ground::name,
    command: Command::SetGround,
};

/// A question and all its answers, of which one is chosen.
struct Group<T: 'static> {
    name: &'static str,
    choices: &'static [T],
    in_words: fn(T) -> &'static str,
    command: fn(T) -> Command,
}

impl<T: Copy + PartialEq> Group<T> {
    /// Shows the group, and returns the answer that is chosen.
    fn show(&self, ui: &mut Ui, chosen: T, commands: &mut Vec<Command>) -> Option<Response> {
        heading(ui, self.name);
        let mut found = None;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(BETWEEN, 0.0);
            for value in self.choices.iter().copied() {
                let command = (self.command)(value);
                let is_chosen = value == chosen;
                let response = choice(ui, self.name, (self.in_words)(value), is_chosen);
                let response = response.on_hover_text(command.info().sentence);
                if response.clicked() {
                    commands.push(command);
                }
                if is_chosen {
                    found = Some(response);
                }
            }
        });
        found
    }
}

/// How large the interface is, and what makes it larger or smaller.
fn size(ui: &mut Ui, scale: Scale, commands: &mut Vec<Command>) {
    const NAME: &str = "Size of the interface";
    heading(ui, NAME);
    ui.horizontal_wrapped(|ui| {
        let mut button = |ui: &mut Ui, name: &str, command: Command| {
            let info = command.info();
            let keys = info.shortcuts.first().map(ToString::to_string);
            let button = ui.add(Button::new(name));
            // Beside a heading a short name will do; heard alone it would not.
            ui.accesskit_node_builder(button.id, |node| node.set_label(info.name));
            scroll::follow_focus(&button);
            let hint = format!("{} ({})", info.sentence, keys.unwrap_or_default());
            if button.on_hover_text(hint).clicked() {
                commands.push(command);
            }
        };
        button(ui, "Smaller", Command::Smaller);
        // As wide as the widest, so that the buttons stay where they are.
        let now = format!("{} %", scale.percent());
        let size = vec2(48.0, LINE);
        let now = ui.add_sized(size, egui::Label::new(now));
        ui.accesskit_node_builder(now.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        button(ui, "Larger", Command::Larger);
        button(ui, "Usual", Command::UsualSize);
    });
}

fn heading(ui: &mut Ui, name: &str) {
    ui.add_space(6.0);
    let font = FontId::new(12.0, fonts::strong());
    let ink = theme::ink(ui, Token::Ink2);
    ui.label(RichText::new(name).font(font).color(ink));
}

/// An answer with its ring. A screen reader hears the question with it.
fn choice(ui: &mut Ui, question: &str, name: &str, chosen: bool) -> Response {
    let room = ui.max_rect().width() - RING - GAP;
    let galley = WidgetText::from(name).into_galley(
        ui,
        Some(TextWrapMode::Wrap),
        room,
        FontId::proportional(13.0),
    );
    let size = vec2(RING + GAP + galley.size().x, galley.size().y.max(LINE));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    scroll::follow_focus(&response);
    response.widget_info(|| {
        let spoken = format!("{question}: {name}");
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), chosen, spoken)
    });
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let mark = theme::ink(ui, Token::Mark);
    let painter = ui.painter();
    if response.has_focus() {
        let around = rect.expand2(vec2(5.0, 0.0));
        let stroke = Stroke::new(1.5, mark);
        painter.rect_stroke(around, 4.0, stroke, StrokeKind::Inside);
    }
    let lit = chosen || response.hovered() || response.has_focus();
    let edge = if lit {
        mark
    } else {
        theme::ink(ui, Token::Ink3)
    };
    let first_line = galley.size().y.min(LINE);
    let top = rect.center().y - galley.size().y / 2.0;
    let centre = pos2(rect.left() + RING / 2.0, top + first_line / 2.0);
    painter.circle_stroke(centre, RING / 2.0 - 0.5, Stroke::new(1.2, edge));
    if chosen {
        painter.circle_filled(centre, RING / 2.0 - 3.5, mark);
    }
    let at = pos2(rect.left() + RING + GAP, top);
    painter.galley(at, galley, theme::ink(ui, Token::Ink));
    response
}
