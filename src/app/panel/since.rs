//! What is different since the meeting before, and what stands beside an engagement.

use egui::{FontId, RichText, Ui};

use super::{link, note, section};
use crate::{
    app::{fonts, theme},
    catalogue::{Catalogue, Handle, Known, Mention},
    command::{Command, Compared},
    scene::Token,
    timeline::Arrangement,
};

/// Topics that are new since the meeting before of the series, and those that are not mentioned here.
pub(super) fn show(
    ui: &mut Ui,
    catalogue: &Catalogue,
    known: &Known,
    handle: Handle,
    commands: &mut Vec<Command>,
) {
    let Some(since) = catalogue.since_previous(handle, known) else {
        return;
    };
    section(ui, "Since the previous meeting of this series");
    let before = &catalogue.entry(since.previous).engagement;
    let mut text = before.title.clone();
    if let Some(apart) = since.apart {
        text += &format!(", {apart} before");
    }
    if ui.add(link(ui, &text)).clicked() {
        commands.push(Command::GoTo(before.id.clone()));
    }
    let compare = Command::CompareThese;
    let hint = "Put what was said at both side by side";
    if ui
        .small_button(compare.info().name)
        .on_hover_text(hint)
        .clicked()
    {
        let ids = [since.previous, handle];
        let ids = ids.map(|one| catalogue.entry(one).engagement.id.clone());
        commands.push(Command::Compare(Compared::Engagements(ids.into())));
    }
    mentions(ui, catalogue, "New here", &since.new);
    mentions(
        ui,
        catalogue,
        "Not mentioned in these sources",
        &since.not_mentioned,
    );
    if since.new.is_empty() && since.not_mentioned.is_empty() {
        note(ui, "The sources of both mention the same topics");
    }
    if !since.shares_a_source {
        note(
            ui,
            "No source tells of both meetings: publishers differ in what they mention",
        );
    }
}

/// Topics, each with the words in which it was mentioned.
fn mentions(ui: &mut Ui, catalogue: &Catalogue, name: &str, mentions: &[Mention<'_>]) {
    if mentions.is_empty() {
        return;
    }
    let ink = theme::ink(ui, Token::Ink3);
    ui.label(RichText::new(name).size(11.0).color(ink));
    for mention in mentions {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.label(RichText::new(catalogue.topic_name(mention.topic)).size(12.5));
            if let Some((words, _)) = mention.words {
                let quoted = RichText::new(format!("“{words}”"))
                    .font(FontId::new(12.5, fonts::serif()))
                    .background_color(theme::ink(ui, Token::WarningGround));
                ui.label(quoted);
            } else {
                ui.label(RichText::new("paraphrase").size(11.0).color(ink));
            }
        });
    }
}

/// What comes before and after in the lane and in time, as far as it is shown.
pub(super) fn neighbours(
    ui: &mut Ui,
    catalogue: &Catalogue,
    arrangement: &Arrangement,
    handle: Handle,
    commands: &mut Vec<Command>,
) {
    let Some((lane, at)) = arrangement.position(handle) else {
        return;
    };
    let lane = &arrangement.lanes[lane];
    let in_lane = |at: Option<usize>| Some(lane.items.get(at?)?.handle);
    let beside = [
        ("Before, in the lane", in_lane(at.checked_sub(1))),
        ("After, in the lane", in_lane(at.checked_add(1))),
        ("Before, in time", arrangement.beside(handle, false)),
        ("After, in time", arrangement.beside(handle, true)),
    ];
    if beside.iter().all(|(_, other)| other.is_none()) {
        return;
    }
    section(ui, "Around it");
    let known = &arrangement.known;
    for (name, other) in beside {
        let Some(other) = other else {
            continue;
        };
        let engagement = &catalogue.entry(other).engagement;
        let mut text = format!("{name}: {}", engagement.title);
        if let Some(date) = known.date(catalogue, other) {
            text += &format!(", {}", date.short());
        }
        if ui.add(link(ui, &text)).clicked() {
            commands.push(Command::GoTo(engagement.id.clone()));
        }
    }
}
