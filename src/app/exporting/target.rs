//! Where a file is to be.

use std::path::{Path, PathBuf};

use egui::{Key, TextEdit, Ui};

use crate::{
    app::{search_field, sheets},
    command::Command,
    export::FileFormat,
};

/// What happened to the field.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Changed {
    pub edited: bool,
    pub entered: bool,
}

/// A path as it is typed, and the folder that was used last.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    typed: String,
    /// What was put there for the user, who may have typed something else since.
    proposed: String,
    /// The name of the file in it.
    proposed_for: Option<String>,
    folder: Option<PathBuf>,
}

impl Target {
    /// What the system's dialog says.
    pub(super) fn take(&mut self, path: &Path) {
        self.typed = path.display().to_string();
    }

    /// Where the next file is proposed to be.
    pub(super) fn remember_folder(&mut self, path: &Path) {
        self.folder = path.parent().map(Path::to_owned);
    }

    /// Proposes a name for the file, as long as nobody has typed one; and has what was typed end
    /// as another format does.
    pub(super) fn follow(&mut self, name: &str, format: FileFormat, before: FileFormat) {
        if self.typed == self.proposed {
            if self.proposed_for.as_deref() == Some(name) && !self.typed.is_empty() {
                return;
            }
            let folder = self.folder.clone().or_else(usual_folder);
            let path = folder.unwrap_or_default().join(name);
            self.proposed = path.display().to_string();
            self.typed.clone_from(&self.proposed);
            self.proposed_for = Some(name.to_owned());
        } else if format != before && !self.is_empty() {
            let path = format.end(Path::new(self.typed.trim()), before);
            self.typed = path.display().to_string();
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.typed.trim().is_empty()
    }

    /// The path that is meant.
    pub(super) fn path(&self, format: FileFormat) -> PathBuf {
        let path = sheets::meant(self.typed.trim());
        if path.is_dir() {
            return path;
        }
        format.end(&path, format)
    }

    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        opened: bool,
        commands: &mut Vec<Command>,
    ) -> Changed {
        let mut changed = Changed::default();
        ui.horizontal(|ui| {
            let label = ui.label("File");
            let edit = TextEdit::singleline(&mut self.typed)
                .id(sheets::field_id())
                .desired_width((ui.available_width() - 100.0).max(80.0));
            let field = ui.add(edit).labelled_by(label.id);
            if opened {
                field.request_focus();
                search_field::choose_all(ui.ctx(), sheets::field_id(), &self.typed);
            }
            changed.edited = field.changed();
            changed.entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            if changed.entered {
                // What came of it is read here, and a second Enter writes again.
                field.request_focus();
            }
            let browse = Command::ChooseExportPath(sheets::meant(self.typed.trim()));
            let info = browse.info();
            let button = ui.button(info.name).on_hover_text(info.sentence);
            if button.clicked() {
                commands.push(browse);
            }
        });
        changed
    }
}

/// Where people keep what they write.
fn usual_folder() -> Option<PathBuf> {
    let home = std::env::home_dir()?;
    let documents = home.join("Documents");
    Some(if documents.is_dir() { documents } else { home })
}
