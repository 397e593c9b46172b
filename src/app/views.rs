//! Sheets of saved views: one that asks for a name, and the list of all.

use egui::{Button, Key, Label, RichText, ScrollArea, TextEdit, Ui};

use super::{scroll, search_field, sheets, theme};
use crate::{
    catalogue::{Catalogue, one_line, sentence},
    command::Command,
    scene::Token,
    view::{LONGEST_NAME, SavedView, View},
};

/// What stands in the fields of these sheets, and what is about to be done.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    /// A name for what is on screen.
    name: String,
    /// The view that is renamed, and what was typed for it.
    renamed: Option<(String, String)>,
    /// Whether its field has just come.
    asks: bool,
    /// The view that is deleted when that is said once more.
    removed: Option<String>,
}

impl Typed {
    /// A field for a name, with one to begin with, and what is to be said of it.
    pub(super) fn ask_for_name(
        &mut self,
        ui: &mut Ui,
        opened: bool,
        catalogue: &Catalogue,
        view: &View,
        commands: &mut Vec<Command>,
    ) {
        if opened {
            self.name = catalogue
                .view_name(view)
                .chars()
                .take(LONGEST_NAME)
                .collect();
            search_field::choose_all(ui.ctx(), sheets::field_id(), &self.name);
        }
        let label = ui.label("Name of the view");
        // One letter too many is refused with a sentence, and not swallowed.
        let edit = TextEdit::singleline(&mut self.name).char_limit(LONGEST_NAME + 1);
        let field = sheets::field(ui, opened, edit).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let name = SavedView::name_from(&self.name);
        let is_taken = name.is_ok_and(|name| catalogue.saved_view(name).is_some());
        let words = catalogue.view_words(view);
        let (said, token) = match name {
            Err(why) => (sentence(&why.to_string()), Token::Warning),
            Ok(_) if is_taken => (
                "There is a view of this name already".to_owned(),
                Token::Warning,
            ),
            Ok(_) if words.is_empty() => ("Everything, from all sources".to_owned(), Token::Ink2),
            Ok(_) => (words.join("; "), Token::Ink2),
        };
        let said = RichText::new(said).color(theme::ink(ui, token));
        let said = ui.add(Label::new(said).wrap());
        // What is wrong with a name is heard while the field has the focus.
        ui.accesskit_node_builder(said.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
        ui.add_space(6.0);
        let save = Command::SaveViewAs {
            name: self.name.clone(),
            replace: is_taken,
        };
        let info = save.info();
        let button = ui.add_enabled(name.is_ok(), Button::new(info.name));
        let clicked = button.on_hover_text(info.sentence).clicked();
        // To replace a view takes the button: a name that happens to be taken is no wish.
        if clicked || (entered && name.is_ok() && !is_taken) {
            commands.push(save);
        } else if entered {
            field.request_focus();
        }
    }

    /// Saved views, each with what it shows, to open, rename or delete; and briefings, to open.
    pub(super) fn list(
        &mut self,
        ui: &mut Ui,
        opened: bool,
        catalogue: &Catalogue,
        commands: &mut Vec<Command>,
    ) {
        if opened {
            (self.renamed, self.removed) = (None, None);
        }
        let mut first = opened;
        ScrollArea::vertical()
            .max_height(ui.available_height().max(120.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                scroll::by_pages(ui);
                if catalogue.saved_views().is_empty() {
                    ui.weak("No view is saved yet: Ctrl S saves what is on screen");
                }
                for saved in catalogue.saved_views() {
                    ui.push_id(&saved.name, |ui| {
                        self.saved(ui, std::mem::take(&mut first), catalogue, saved, commands);
                    });
                }
                if catalogue.briefings().is_empty() {
                    return;
                }
                ui.add_space(10.0);
                ui.weak("Briefings");
                for briefing in catalogue.briefings() {
                    let Some(step) = briefing.steps.first() else {
                        continue;
                    };
                    let more = briefing.subtitle.as_deref().unwrap_or(&step.title);
                    let is_first = std::mem::take(&mut first);
                    ui.add_space(4.0);
                    open_button(ui, is_first, &briefing.title, &step.view, commands);
                    said(ui, more);
                }
            });
    }

    fn saved(
        &mut self,
        ui: &mut Ui,
        is_first: bool,
        catalogue: &Catalogue,
        saved: &SavedView,
        commands: &mut Vec<Command>,
    ) {
        ui.add_space(4.0);
        if self
            .renamed
            .as_ref()
            .is_some_and(|(from, _)| *from == saved.name)
        {
            return self.rename(ui, catalogue, commands);
        }
        ui.horizontal_wrapped(|ui| {
            open_button(ui, is_first, &saved.name, &saved.view, commands);
            let rename = named(ui, "Rename…", &format!("Rename {}", saved.name));
            if rename.clicked() {
                self.renamed = Some((saved.name.clone(), saved.name.clone()));
                self.asks = true;
                self.removed = None;
            }
            let is_sure = self.removed.as_ref() == Some(&saved.name);
            let (text, spoken) = if is_sure {
                ("Delete for good", format!("Delete {} for good", saved.name))
            } else {
                ("Delete…", format!("Delete {}", saved.name))
            };
            if named(ui, text, &spoken).clicked() {
                if is_sure {
                    self.removed = None;
                    commands.push(Command::RemoveView(saved.name.clone()));
                } else {
                    self.removed = Some(saved.name.clone());
                }
            }
        });
        let words = catalogue.view_words(&saved.view);
        let words = if words.is_empty() {
            "Everything".to_owned()
        } else {
            words.join("; ")
        };
        said(ui, &words);
        if let Some(note) = &saved.note {
            said(ui, note);
        }
    }

    fn rename(&mut self, ui: &mut Ui, catalogue: &Catalogue, commands: &mut Vec<Command>) {
        let asks = std::mem::take(&mut self.asks);
        let Some((from, to)) = &mut self.renamed else {
            return;
        };
        let edit = TextEdit::singleline(to).char_limit(LONGEST_NAME + 1);
        let field = sheets::field(ui, asks, edit);
        if asks {
            search_field::choose_all(ui.ctx(), sheets::field_id(), to);
        }
        let label = format!("New name of {from}");
        ui.accesskit_node_builder(field.id, |node| node.set_label(label));
        let name = SavedView::name_from(to);
        let is_taken = name.is_ok_and(|name| name != from && catalogue.saved_view(name).is_some());
        let wrong = match name {
            Err(why) => Some(sentence(&why.to_string())),
            Ok(_) if is_taken => Some("There is a view of this name already".to_owned()),
            Ok(_) => None,
        };
        if let Some(wrong) = &wrong {
            let ink = theme::ink(ui, Token::Warning);
            ui.colored_label(ink, wrong);
        }
        if !field.lost_focus() {
            return;
        }
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        if entered && wrong.is_some() {
            return field.request_focus();
        }
        if entered {
            commands.push(Command::RenameView {
                from: from.clone(),
                to: to.clone(),
            });
        }
        self.renamed = None;
    }
}

/// A button that opens a view, which gets the keyboard when the list opens and it is the first.
fn open_button(ui: &mut Ui, is_first: bool, name: &str, view: &View, commands: &mut Vec<Command>) {
    let command = Command::ShowView(Box::new(view.clone()));
    let button = ui.add(Button::new(one_line(name)).wrap());
    let button = button.on_hover_text(command.info().sentence);
    scroll::follow_focus(&button);
    if is_first {
        button.request_focus();
    }
    if button.clicked() {
        commands.extend([Command::Close, command]);
    }
}

/// A small button with a name of its own for those who hear it.
fn named(ui: &mut Ui, text: &str, spoken: &str) -> egui::Response {
    let button = ui.add(Button::new(RichText::new(text).small()).frame(false));
    scroll::follow_focus(&button);
    ui.accesskit_node_builder(button.id, |node| node.set_label(spoken));
    button
}

fn said(ui: &mut Ui, words: &str) {
    let ink = theme::ink(ui, Token::Ink2);
    ui.add(Label::new(RichText::new(words).small().color(ink)).wrap());
}
