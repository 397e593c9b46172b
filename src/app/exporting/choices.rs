//! What is chosen for a file: its format, its time, and how it looks if it is a picture.

use egui::{ComboBox, FontId, Label, RichText, TextEdit, Ui};

use super::Of;
use crate::{
    app::{fonts, scroll, theme},
    command::{ExportTime, Session},
    date::Day,
    export::{FileFormat, FormatGroup, Look},
    model::BriefingId,
    scene::{Theme, Token},
    sheet::PageSize,
};

/// The longest title of a picture, in characters.
const LONGEST_TITLE: usize = 160;
/// What is said of formats that are not offered.
const HOLDS_NONE: &str =
    "Briefs, tables, calendars and citations hold what is on screen, and no briefing";
/// The longest text for a size.
const LONGEST_SIZE: usize = 16;

/// The sizes that have names.
const SIZES: [(&str, PageSize); 4] = [
    ("Slide 16:9", PageSize::Slide),
    ("Slide 4:3", PageSize::Slide4x3),
    ("A4", PageSize::A4),
    ("A3", PageSize::A3),
];
/// The colours that a file may have.
const THEMES: [(&str, Theme); 3] = [
    ("Light", Theme::Light),
    ("Dark", Theme::Dark),
    ("Greys for print", Theme::Print),
];
/// Pixels to a point.
const SCALES: [(&str, f64); 4] = [("1×", 1.0), ("2×", 2.0), ("3×", 3.0), ("4×", 4.0)];

/// What is chosen. It is kept while the window is open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Choices {
    pub format: FileFormat,
    pub time: ExportTime,
    /// The briefing whose slides are meant in place of what is on screen.
    pub of_briefing: Option<BriefingId>,
    /// Its step, counted from 0, for a format that holds one.
    pub step: usize,
    /// The size, once one was chosen: until then it is what the format is mostly used for.
    size: Option<PageSize>,
    /// What was typed for a size without a name.
    typed_size: Option<String>,
    pub theme: Theme,
    title: String,
    /// The title of what has a name of its own, where none is typed.
    pub proposed_title: Option<String>,
    /// Whether a line is drawn for today, and which day that is.
    has_today: bool,
    today: Option<Day>,
    scale: f64,
}

impl Default for Choices {
    fn default() -> Self {
        let look = Look::default();
        Self {
            format: FileFormat::Pdf,
            time: ExportTime::OnScreen,
            of_briefing: None,
            step: 0,
            size: None,
            typed_size: None,
            theme: look.theme,
            title: String::new(),
            proposed_title: None,
            has_today: false,
            today: None,
            scale: 2.0,
        }
    }
}

impl Choices {
    /// Begins with the briefing that is asked for, else with the time that is selected, where one is.
    pub(super) fn begin(&mut self, session: &Session) {
        self.time = match session.range {
            Some(_) => ExportTime::Selected,
            None if self.time == ExportTime::Selected => ExportTime::OnScreen,
            None => self.time,
        };
        self.take(session.to_export.clone());
    }

    /// The size that has a name. A PDF of a timeline is printed, and everything else is shown.
    fn size(&self) -> PageSize {
        self.size.unwrap_or(match self.format {
            FileFormat::Pdf if self.of_briefing.is_none() => PageSize::A4,
            _ => PageSize::Slide,
        })
    }

    /// How a picture looks.
    ///
    /// # Errors
    /// Says what is wrong with the size that was typed.
    pub(super) fn look(&self) -> Result<Look, String> {
        let typed = self.typed_size.as_deref().map(PageSize::parse).transpose();
        let is_picture = self.format.is_picture();
        let size = match typed {
            Ok(typed) => typed.unwrap_or_else(|| self.size()),
            Err(_) if !is_picture => self.size(),
            Err(why) => return Err(why),
        };
        let title = self.title.trim();
        Ok(Look {
            size,
            theme: self.theme,
            title: (!title.is_empty())
                .then(|| title.to_owned())
                .or_else(|| self.proposed_title.clone()),
            today: self.today.filter(|_| self.has_today),
            scale: self.scale,
        })
    }

    /// All formats in their groups, each with its sentence.
    pub(super) fn list_formats(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = 2.0;
        for group in self.groups() {
            let font = FontId::new(12.0, fonts::strong());
            let ink = theme::ink(ui, Token::Ink2);
            ui.add_space(4.0);
            ui.label(RichText::new(group.name()).font(font).color(ink));
            for format in group.formats() {
                self.format_line(ui, format);
                let ink = theme::ink(ui, Token::Ink2);
                let text = RichText::new(self.sentence(format)).size(11.5).color(ink);
                ui.indent(format.word(), |ui| ui.add(Label::new(text).wrap()));
            }
        }
        self.say_what_holds_none(ui);
    }

    /// The groups whose formats can hold what is chosen.
    fn groups(&self) -> impl Iterator<Item = FormatGroup> + use<> {
        let is_briefing = self.of_briefing.is_some();
        let holds =
            move |group: &FormatGroup| !is_briefing || group.formats().all(FileFormat::is_picture);
        FormatGroup::ALL.into_iter().filter(holds)
    }

    /// What a format is good for.
    fn sentence(&self, format: FileFormat) -> &'static str {
        if self.of_briefing.is_none() {
            return format.sentence();
        }
        match format {
            FileFormat::Pdf => "A page for each step, and after them the sources",
            FileFormat::Pptx => {
                "A slide for each step, with its notes for the speaker, and after them the sources"
            }
            FileFormat::Svg => "One step, for any size",
            _ => "One step, for any program",
        }
    }

    /// Says of a briefing why there are no more formats.
    fn say_what_holds_none(&self, ui: &mut Ui) {
        if self.of_briefing.is_some() {
            let ink = theme::ink(ui, Token::Ink2);
            let text = RichText::new(HOLDS_NONE).size(11.5).color(ink);
            ui.add_space(8.0);
            ui.add(Label::new(text).wrap());
        }
    }

    /// The same in little room.
    pub(super) fn choose_format(&mut self, ui: &mut Ui) {
        let chosen = self.format.name();
        ui.horizontal(|ui| {
            let label = ui.label("Format");
            let shown = ComboBox::from_id_salt("format")
                .selected_text(chosen)
                .show_ui(ui, |ui| {
                    for group in self.groups() {
                        ui.weak(group.name());
                        for format in group.formats() {
                            self.format_line(ui, format);
                        }
                    }
                });
            shown.response.labelled_by(label.id);
        });
        let ink = theme::ink(ui, Token::Ink2);
        let sentence = self.sentence(self.format);
        let text = RichText::new(sentence).size(12.0).color(ink);
        ui.add(Label::new(text).wrap());
        self.say_what_holds_none(ui);
    }

    fn format_line(&mut self, ui: &mut Ui, format: FileFormat) {
        let button = theme::selectable(ui, format.name(), self.format == format);
        let button = ui.add(button).on_hover_text(self.sentence(format));
        scroll::follow_focus(&button);
        if button.clicked() {
            self.format = format;
        }
    }

    /// What it is of, and how a picture looks. Returns whether Enter was pressed in a field.
    pub(super) fn show(&mut self, ui: &mut Ui, of: &Of<'_>) -> bool {
        self.today = Some(of.today);
        self.choose_what(ui, of);
        if !self.format.is_picture() {
            return false;
        }
        let mut entered = self.choose_size(ui);
        one_of(ui, "Colours", &THEMES, &mut self.theme);
        if self.format == FileFormat::Png {
            one_of(ui, "Pixels", &SCALES, &mut self.scale);
        }
        ui.horizontal(|ui| {
            let label = heading(ui, "Title");
            let proposed = self.proposed_title.as_deref();
            let edit = TextEdit::singleline(&mut self.title)
                .char_limit(LONGEST_TITLE)
                .hint_text(proposed.unwrap_or(of.catalogue.title()))
                .desired_width((ui.available_width() - 150.0).max(80.0));
            let field = ui.add(edit).labelled_by(label.id);
            scroll::follow_focus(&field);
            entered |= is_entered(ui, &field);
            let today = ui.checkbox(&mut self.has_today, "A line for today");
            scroll::follow_focus(&today);
        });
        entered
    }

    fn choose_size(&mut self, ui: &mut Ui) -> bool {
        let mut entered = false;
        ui.horizontal_wrapped(|ui| {
            heading(ui, "Size");
            for (name, size) in SIZES {
                let is_chosen = self.typed_size.is_none() && self.size() == size;
                let button = ui.add(theme::selectable(ui, name, is_chosen));
                scroll::follow_focus(&button);
                if button.clicked() {
                    (self.size, self.typed_size) = (Some(size), None);
                }
            }
            let is_chosen = self.typed_size.is_some();
            let other = ui.add(theme::selectable(ui, "Other", is_chosen));
            scroll::follow_focus(&other);
            if other.clicked() && !is_chosen {
                self.typed_size = Some("1600x900".to_owned());
            }
            let Some(typed) = &mut self.typed_size else {
                return;
            };
            let edit = TextEdit::singleline(typed)
                .char_limit(LONGEST_SIZE)
                .desired_width(96.0);
            let field = ui.add(edit);
            ui.accesskit_node_builder(field.id, |node| node.set_label("Width and height"));
            scroll::follow_focus(&field);
            entered = is_entered(ui, &field);
        });
        if let Err(why) = self.look() {
            let ink = theme::ink(ui, Token::Warning);
            let text = RichText::new(crate::catalogue::sentence(&why)).color(ink);
            ui.add(Label::new(text).wrap());
        }
        entered
    }
}

fn is_entered(ui: &Ui, field: &egui::Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// Width of the names of choices, in points.
const NAMES: f32 = 56.0;

pub(super) fn heading(ui: &mut Ui, name: &str) -> egui::Response {
    let height = ui.spacing().interact_size.y;
    let ink = theme::ink(ui, Token::Ink2);
    let label = Label::new(RichText::new(name).color(ink));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(NAMES, height), layout, |ui| {
        ui.set_min_width(NAMES);
        ui.add(label)
    })
    .inner
}

/// Buttons of which one is chosen.
fn one_of<T: Copy + PartialEq>(ui: &mut Ui, name: &str, all: &[(&str, T)], chosen: &mut T) {
    ui.horizontal_wrapped(|ui| {
        heading(ui, name);
        for (name, value) in all {
            let button = ui.add(theme::selectable(ui, name, chosen == value));
            scroll::follow_focus(&button);
            if button.clicked() {
                *chosen = *value;
            }
        }
    });
}
