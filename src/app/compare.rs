//! What was said, side by side: at two or three engagements, or with two partners.

use std::sync::Arc;

use egui::{Align2, Button, ComboBox, FontId, Grid, Label, RichText, ScrollArea, Ui, Window};

use super::{derived::Derived, fonts, page::Around, panel::publisher, scroll, theme, words};
use crate::{
    catalogue::{Comparison, Handle, Said},
    command::{Command, Compared},
    model::{PartyCode, TopicId},
    scene::Token,
    view::Page,
};

/// Width of the column of topics, in points.
const TOPICS: f32 = 150.0;
/// The most that is listed in a cell.
const MOST: usize = 8;

/// What the sheet remembers.
#[derive(Default)]
pub(super) struct Compare {
    comparison: Derived<(u64, Compared), Comparison>,
}

impl Compare {
    pub(super) fn show(
        &mut self,
        ctx: &egui::Context,
        around: &Around<'_>,
        compared: &Compared,
    ) -> Vec<Command> {
        let mut commands = Vec::new();
        let mut is_open = true;
        let room = ctx.content_rect().size();
        let size = egui::vec2((room.x - 60.0).min(1_180.0), (room.y - 110.0).max(200.0));
        Window::new("Compare what was said")
            .open(&mut is_open)
            .collapsible(false)
            .resizable(false)
            .anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO)
            .fixed_size(size)
            .show(ctx, |ui| {
                if let Compared::Partners { one, other, topic } = compared {
                    why_partners(ui, around);
                    let asked = (one, other, topic.as_ref());
                    choose(ui, around, asked, &mut commands);
                }
                self.table(ui, around, compared, &mut commands);
            });
        if !is_open {
            commands.push(Command::Close);
        }
        commands
    }

    fn table(
        &mut self,
        ui: &mut Ui,
        around: &Around<'_>,
        compared: &Compared,
        commands: &mut Vec<Command>,
    ) {
        let heads = heads(around, compared);
        let (catalogue, known) = (Arc::clone(around.catalogue), Arc::clone(around.known));
        let of = compared.clone();
        let make = move || {
            let (columns, topic) = match &of {
                Compared::Engagements(ids) => {
                    let found = ids.iter().filter_map(|id| catalogue.find(id));
                    (found.map(|handle| vec![handle]).collect(), None)
                }
                Compared::Partners { one, other, topic } => {
                    let with = |party: &PartyCode| -> Vec<Handle> {
                        // What a filter hides was mentioned all the same.
                        let known = catalogue.entries().filter(|(at, _)| known.has(*at));
                        let took_part =
                            known.filter(|(_, entry)| entry.lanes().any(|lane| lane == party));
                        took_part.map(|(handle, _)| handle).collect()
                    };
                    (vec![with(one), with(other)], topic.as_ref())
                }
            };
            catalogue.compare(&known, &columns, topic)
        };
        let key = (around.stamp, compared.clone());
        let count = around.catalogue.len();
        let Some((comparison, true)) = self.comparison.get(key, count, ui.ctx(), make) else {
            ui.spinner();
            return;
        };
        let of_partners = matches!(compared, Compared::Partners { .. });
        warnings(ui, comparison);
        if of_partners && !around.view.filter.is_empty() {
            remark(
                ui,
                "All that these sources say of both partners: the filters do not count here",
            );
        }
        let picked = around.session.picked.len();
        if !of_partners && around.view.page == Page::Table && picked > heads.len() {
            let text = format!("The first {} of {picked} rows picked", heads.len());
            remark(ui, &text);
        }
        ui.add_space(4.0);
        if comparison.rows.is_empty() {
            ui.label("These sources mention no topic");
            return;
        }
        let columns = heads.len().max(1) as f32;
        let wide = ((ui.available_width() - TOPICS - 40.0) / columns - 16.0).max(140.0);
        ScrollArea::both().auto_shrink(false).show(ui, |ui| {
            scroll::by_pages(ui);
            Grid::new("comparison")
                .num_columns(heads.len() + 1)
                .spacing([16.0, 10.0])
                .striped(true)
                .show(ui, |ui| {
                    head(ui, &heads, wide, commands);
                    for row in &comparison.rows {
                        ui.vertical(|ui| {
                            ui.set_width(TOPICS);
                            let name = around.catalogue.topic_name(&row.topic);
                            let font = FontId::new(12.5, fonts::strong());
                            ui.add(Label::new(RichText::new(name).font(font)).wrap());
                        });
                        for cell in &row.cells {
                            ui.vertical(|ui| {
                                ui.set_width(wide);
                                said(ui, around, cell, of_partners, commands);
                            });
                        }
                        ui.end_row();
                    }
                });
        });
    }
}

/// The name of a column, its date, and the engagement that it leads to.
struct Head {
    title: String,
    date: Option<String>,
    to: Option<Command>,
}

fn heads(around: &Around<'_>, compared: &Compared) -> Vec<Head> {
    let catalogue = around.catalogue;
    match compared {
        Compared::Engagements(ids) => ids
            .iter()
            .filter_map(|id| {
                let handle = catalogue.find(id)?;
                let date = around.known.date(catalogue, handle);
                Some(Head {
                    title: catalogue.entry(handle).engagement.title.clone(),
                    date: date.map(|date| words::sentence(&date.display())),
                    to: Some(Command::GoTo(id.clone())),
                })
            })
            .collect(),
        Compared::Partners { one, other, .. } => [one, other]
            .map(|party| Head {
                title: catalogue.party_name(party).to_owned(),
                date: None,
                to: None,
            })
            .into(),
    }
}

fn head(ui: &mut Ui, heads: &[Head], wide: f32, commands: &mut Vec<Command>) {
    ui.label("");
    for head in heads {
        ui.vertical(|ui| {
            ui.set_width(wide);
            let font = FontId::new(14.0, fonts::serif_strong());
            let title = RichText::new(&head.title).font(font);
            match &head.to {
                Some(to) => {
                    let title = title.color(theme::ink(ui, Token::Mark));
                    if ui.add(Button::new(title).frame(false).wrap()).clicked() {
                        commands.extend([to.clone(), Command::Close]);
                    }
                }
                None => {
                    ui.add(Label::new(title).wrap());
                }
            }
            if let Some(date) = &head.date {
                ui.label(
                    RichText::new(date)
                        .size(12.0)
                        .color(theme::ink(ui, Token::Ink2)),
                );
            }
        });
    }
    ui.end_row();
}

/// Why two partners are compared where an engagement is selected.
fn why_partners(ui: &mut Ui, around: &Around<'_>) {
    let selected = around.view.selection.as_ref();
    let selected = selected.and_then(|id| around.catalogue.find(id));
    let Some(handle) = selected else {
        return;
    };
    let title = &around.catalogue.entry(handle).engagement.title;
    if around
        .catalogue
        .previous_held(handle, around.known)
        .is_none()
    {
        let text = format!(
            "These sources know no meeting held before “{title}” in its series, so two partners are \
             compared"
        );
        remark(ui, &text);
        ui.add_space(4.0);
    }
}

/// Something to know, less than a warning.
fn remark(ui: &mut Ui, text: &str) {
    let ink = theme::ink(ui, Token::Ink2);
    ui.add(Label::new(RichText::new(text).size(12.0).color(ink)).wrap());
}

/// What a careful reader has to know of a comparison.
fn warnings(ui: &mut Ui, comparison: &Comparison) {
    let mut warn = |text: &str| {
        let ink = theme::ink(ui, Token::Warning);
        ui.add(Label::new(RichText::new(text).size(12.0).color(ink)).wrap());
    };
    if !comparison.shares_sources() {
        warn("No source tells of all of these: publishers differ in what they mention");
    }
    if comparison.has_paraphrases() {
        warn("Where no words are quoted, what stands here is a paraphrase");
    }
}

/// What was said on one topic, in one column.
fn said(ui: &mut Ui, around: &Around<'_>, cell: &[Said], dated: bool, commands: &mut Vec<Command>) {
    let catalogue = around.catalogue;
    let ink = theme::ink(ui, Token::Ink2);
    if cell.is_empty() {
        let text = RichText::new("Not mentioned in these sources").size(12.0);
        ui.add(Label::new(text.italics().color(ink)).wrap());
        return;
    }
    for one in cell.iter().take(MOST) {
        let engagement = &catalogue.entry(one.at).engagement;
        let point = &engagement.points[one.point];
        ui.add(Label::new(RichText::new(&point.what).size(12.5)).wrap());
        if let Some(words) = &one.words {
            let quoted = RichText::new(format!("“{words}”"))
                .font(FontId::new(13.0, fonts::serif()))
                .background_color(theme::ink(ui, Token::WarningGround));
            ui.add(Label::new(quoted).wrap());
        }
        let by = one.sources.iter().map(|source_id| {
            let source = catalogue.source(source_id);
            source.map_or_else(|| source_id.as_str(), publisher)
        });
        let by: Vec<&str> = by.collect();
        let mut by = match by.as_slice() {
            [only] => (*only).to_owned(),
            several => format!("One of: {}", several.join(", ")),
        };
        if one.words.is_none() {
            by = format!("Paraphrase · {by}");
        }
        if dated {
            by += &format!(" · {}", engagement.title);
        }
        ui.add_space(-2.0);
        let text = RichText::new(by)
            .size(11.0)
            .color(theme::ink(ui, Token::Mark));
        if ui.add(Button::new(text).frame(false).wrap()).clicked() {
            commands.extend([Command::GoTo(engagement.id.clone()), Command::Close]);
        }
        ui.add_space(6.0);
    }
    if cell.len() > MOST {
        let more = words::thousands(cell.len() - MOST);
        ui.label(
            RichText::new(format!("and {more} more"))
                .size(12.0)
                .color(ink),
        );
    }
}

/// The partners and the topic to choose.
fn choose(
    ui: &mut Ui,
    around: &Around<'_>,
    (one, other, topic): (&PartyCode, &PartyCode, Option<&TopicId>),
    commands: &mut Vec<Command>,
) {
    let catalogue = around.catalogue;
    let ask = |one: &PartyCode, other: &PartyCode, topic: Option<&TopicId>| {
        Command::Compare(Compared::Partners {
            one: one.clone(),
            other: other.clone(),
            topic: topic.cloned(),
        })
    };
    ui.horizontal_wrapped(|ui| {
        for (id, here) in [("first partner", one), ("second partner", other)] {
            let list = ComboBox::from_id_salt(id)
                .selected_text(catalogue.party_name(here))
                .width(180.0)
                .show_ui(ui, |ui| {
                    let mut parties: Vec<_> = catalogue.parties().collect();
                    parties.sort_by(|a, b| a.name.cmp(&b.name));
                    for party in parties {
                        let chosen = party.code == *here;
                        if ui.selectable_label(chosen, &party.name).clicked() {
                            commands.push(if id == "first partner" {
                                ask(&party.code, other, topic)
                            } else {
                                ask(one, &party.code, topic)
                            });
                        }
                    }
                });
            let id = list.response.id;
            ui.accesskit_node_builder(id, |node| node.set_label("Partner to compare"));
        }
        let name = topic.map_or("All topics", |topic| catalogue.topic_name(topic));
        let list = ComboBox::from_id_salt("topic")
            .selected_text(name)
            .width(220.0)
            .show_ui(ui, |ui| {
                if ui.selectable_label(topic.is_none(), "All topics").clicked() {
                    commands.push(ask(one, other, None));
                }
                for on in catalogue.topics() {
                    let chosen = topic == Some(&on.slug);
                    if ui.selectable_label(chosen, &on.name).clicked() {
                        commands.push(ask(one, other, Some(&on.slug)));
                    }
                }
            });
        let id = list.response.id;
        ui.accesskit_node_builder(id, |node| node.set_label("Topic to compare on"));
    });
    ui.add_space(4.0);
}
