//! What a party is called: in English, in its own script, and otherwise.

use egui::{FontId, Id, Label, RichText, Ui};

use super::{fonts, theme};
use crate::{model::Party, scene::Token};

/// Size of a name in its own script, in points: some scripts stack what Latin writes in a line.
const NATIVE: f32 = 15.0;
/// Height of its line: the faces ask for very different ones.
const NATIVE_LINE: f32 = 24.0;

/// The name in its own script, where it is another than the one in English.
fn native(party: &Party) -> Option<&str> {
    let native = party.native_name.as_deref();
    native.filter(|native| *native != party.name)
}

/// Whether there is more to say than the name in English.
pub(super) fn has_others(party: &Party) -> bool {
    native(party).is_some() || !party.other_names.is_empty()
}

/// All names, one below the other, in a tooltip.
pub(super) fn show(ui: &mut Ui, party: &Party) {
    ui.strong(&party.name);
    if let Some(native) = native(party) {
        let font = FontId::new(NATIVE, fonts::own_script(native));
        let text = RichText::new(native).font(font);
        let text = text.line_height(Some(NATIVE_LINE));
        // Lines are broken as if all were read from the left.
        ui.add(Label::new(text).extend());
    }
    if !party.other_names.is_empty() {
        let others = format!("also {}", party.other_names.join(", "));
        ui.colored_label(theme::ink(ui, Token::Ink2), others);
    }
}

/// Tells screen readers the other names of what is called by its name in English.
pub(super) fn describe(ui: &Ui, id: Id, party: &Party) {
    let others = party.other_names.iter().map(String::as_str);
    let names: Vec<&str> = native(party).into_iter().chain(others).collect();
    if !names.is_empty() {
        ui.accesskit_node_builder(id, |node| node.set_description(names.join(", ")));
    }
}
