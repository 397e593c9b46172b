//! The sheet of all sources, to pick those to believe.

use std::cmp::Reverse;

use egui::{
    Button, FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, TextWrapMode, Ui, Vec2,
    WidgetInfo, WidgetText, pos2,
};

use super::{fonts, panel::in_a_line, rail::choice_box, scroll, theme, words};
use crate::{
    catalogue::{Backing, Catalogue},
    command::Command,
    model::{Source, SourceId, SourceKind},
    scene::Token,
    view::{Choice, Lens},
};

/// Height of a line, in points.
const LINE: f32 = 26.0;
/// Side of a box.
const BOX: f32 = 13.0;
/// Room for the count of engagements.
const COUNT: f32 = 96.0;
/// Room between things on a line.
const GAP: f32 = 10.0;

/// How the sources are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Order {
    #[default]
    Kind,
    Publisher,
    Date,
    Engagements,
}

impl Order {
    const ALL: [Self; 4] = [Self::Kind, Self::Publisher, Self::Date, Self::Engagements];

    fn name(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Publisher => "Publisher",
            Self::Date => "Date",
            Self::Engagements => "Engagements",
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Line {
    /// All sources of a kind that are listed, by their places.
    Kind(SourceKind, Vec<usize>),
    /// A source, by its place.
    Source(usize),
}

/// What the sheet remembers.
#[derive(Default)]
pub(super) struct Picker {
    typed: String,
    order: Order,
    lines: Vec<Line>,
    /// Of which catalogue, words and order the lines are, and whether engagements were counted.
    made_of: Option<(u64, String, Order, bool)>,
}

/// What is picked from.
pub(super) struct Sources<'a> {
    pub catalogue: &'a Catalogue,
    /// Number of the catalogue among those that were opened.
    pub generation: u64,
    pub lens: &'a Lens,
    /// What each stands behind, as soon as it is counted.
    pub backing: Option<&'a Backing>,
}

impl Picker {
    /// Shows the sheet. `opened` says that it was not there in the frame before.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        opened: bool,
        sources: &Sources<'_>,
        commands: &mut Vec<Command>,
    ) {
        if opened {
            self.typed.clear();
        }
        Self::choices(ui, sources, commands);
        ui.horizontal_wrapped(|ui| {
            let hint = "Find by publisher, headline, date or address";
            let field = egui::TextEdit::singleline(&mut self.typed).hint_text(hint);
            let width = (ui.available_width() - 20.0).clamp(120.0, 300.0);
            let field = ui.add(field.desired_width(width).char_limit(200));
            ui.accesskit_node_builder(field.id, |node| node.set_label("Find sources"));
            if opened {
                field.request_focus();
            }
            ui.weak("Sort by");
            for order in Order::ALL {
                let button = theme::selectable(ui, order.name(), order == self.order);
                let button = ui.add(button);
                ui.accesskit_node_builder(button.id, |node| {
                    node.set_label(format!("Sort by {}", order.name()));
                });
                if button.clicked() {
                    self.order = order;
                }
            }
        });
        self.make(sources);
        self.of_those_found(ui, sources, commands);
        if self.lines.is_empty() {
            ui.label("No source is like that");
        }
        ScrollArea::vertical()
            .max_height(ui.available_height().max(120.0))
            .auto_shrink([false, true])
            .show_rows(ui, LINE, self.lines.len(), |ui, rows| {
                scroll::by_pages(ui);
                theme::beside_scroll_bar(ui);
                for line in &self.lines[rows] {
                    sources.line(ui, line, commands);
                }
            });
    }

    /// How many are believed, and choices of all of them.
    fn choices(ui: &mut Ui, sources: &Sources<'_>, commands: &mut Vec<Command>) {
        let all = sources.catalogue.sources();
        let believed = all.iter().filter(|one| sources.lens.admits(one)).count();
        ui.horizontal_wrapped(|ui| {
            let text = format!(
                "{} of {} believed",
                words::thousands(believed),
                words::count(all.len(), "source")
            );
            let said = ui.label(text);
            ui.accesskit_node_builder(said.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            for (name, lens) in [
                ("All", Lens::All),
                ("None", Lens::Picked(std::collections::BTreeSet::new())),
                ("Official only", Lens::OfficialOnly),
            ] {
                let is_so = *sources.lens == lens;
                let button = ui.add(theme::selectable(ui, name, is_so));
                ui.accesskit_node_builder(button.id, |node| {
                    node.set_label(format!("Believe {}", name.to_lowercase()));
                });
                if button.clicked() {
                    commands.push(Command::Believe(lens));
                }
            }
        });
    }

    /// Choices of those that were found by what was typed.
    fn of_those_found(&self, ui: &mut Ui, sources: &Sources<'_>, commands: &mut Vec<Command>) {
        let found: Vec<&SourceId> = self
            .lines
            .iter()
            .filter_map(|line| match line {
                Line::Source(at) => Some(&sources.catalogue.sources()[*at].id),
                Line::Kind(..) => None,
            })
            .collect();
        if self.typed.trim().is_empty() || found.is_empty() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let found_words = words::count(found.len(), "source");
            ui.label(format!("{found_words} found"));
            for (name, believed) in [("Believe these", true), ("Do not believe these", false)] {
                if ui.button(name).clicked() {
                    let ids = found.iter().copied();
                    let lens = sources.catalogue.lens_with(sources.lens, ids, believed);
                    commands.push(Command::Believe(lens));
                }
            }
        });
    }

    /// Makes the lines anew when they are of something else.
    fn make(&mut self, sources: &Sources<'_>) {
        let typed = self.typed.trim().to_lowercase();
        let key = (
            sources.generation,
            typed,
            self.order,
            sources.backing.is_some(),
        );
        if self.made_of.as_ref() == Some(&key) {
            return;
        }
        let all = sources.catalogue.sources();
        let wanted: Vec<&str> = key.1.split_whitespace().collect();
        let mut found: Vec<usize> = (0..all.len())
            .filter(|&at| wanted.is_empty() || is_like(&all[at], &wanted))
            .collect();
        let name = |at: &usize| {
            let publisher = all[*at].publisher.as_ref();
            let name = publisher.map(|name| name.to_lowercase());
            (name.is_none(), name)
        };
        let day = |at: &usize| {
            let published = all[*at].published.as_ref();
            published.and_then(|published| published.date.earliest())
        };
        found.sort_by_cached_key(|at| (name(at), Reverse(day(at))));
        match self.order {
            Order::Kind | Order::Publisher => {}
            Order::Date => found.sort_by_key(|at| Reverse(day(at))),
            Order::Engagements => {
                let count = |at: &usize| sources.backing.map_or(0, |backing| backing.count(*at).1);
                found.sort_by_key(|at| Reverse(count(at)));
            }
        }
        self.lines.clear();
        if self.order == Order::Kind {
            for kind in SourceKind::ALL {
                let of_kind = found.iter().copied().filter(|&at| all[at].kind == kind);
                let of_kind: Vec<usize> = of_kind.collect();
                if !of_kind.is_empty() {
                    self.lines.push(Line::Kind(kind, of_kind.clone()));
                    self.lines.extend(of_kind.into_iter().map(Line::Source));
                }
            }
        } else {
            self.lines.extend(found.into_iter().map(Line::Source));
        }
        self.made_of = Some(key);
    }
}

/// Whether each of some small words stands somewhere in what is on record of a source.
fn is_like(source: &Source, wanted: &[&str]) -> bool {
    let published = source.published.as_ref();
    let mut text = [
        source.publisher.as_deref().unwrap_or_default(),
        source.headline.as_deref().unwrap_or_default(),
        source.byline.as_deref().unwrap_or_default(),
        source.url.as_deref().unwrap_or_default(),
        source.kind.name(),
        source.id.as_str(),
        &source.collection.0,
    ]
    .join("\n");
    if let Some(published) = published {
        text += &format!("\n{} {}", published.date.display(), published.date.text());
    }
    let text = text.to_lowercase();
    wanted.iter().all(|word| text.contains(word))
}

impl Sources<'_> {
    fn line(&self, ui: &mut Ui, line: &Line, commands: &mut Vec<Command>) {
        let all = self.catalogue.sources();
        let believes = |at: &usize| self.lens.admits(&all[*at]);
        let (ids, believed) = match line {
            Line::Kind(kind, of_kind) => {
                let believed = of_kind.iter().filter(|at| believes(at)).count();
                let name = format!("{} ({believed} of {})", kind.name(), of_kind.len());
                let choice = match believed {
                    0 => Ticked::No,
                    some if some == of_kind.len() => Ticked::Yes,
                    _ => Ticked::Some,
                };
                if !row(ui, ("kind", kind.name()), choice, &name, true, None, None) {
                    return;
                }
                let ids = of_kind.iter().map(|&at| &all[at].id).collect::<Vec<_>>();
                (ids, choice != Ticked::Yes)
            }
            Line::Source(at) => {
                let source = &all[*at];
                let is_believed = believes(at);
                let choice = if is_believed { Ticked::Yes } else { Ticked::No };
                let mut name = in_a_line(source);
                if let Some(headline) = &source.headline {
                    name += &format!(" · “{headline}”");
                }
                let count = self.backing.map(|backing| backing.count(*at));
                let salt = ("source", source.id.as_str());
                if !row(ui, salt, choice, &name, false, count, source.url.as_deref()) {
                    return;
                }
                (vec![&source.id], !is_believed)
            }
        };
        let lens = self.catalogue.lens_with(self.lens, ids, believed);
        commands.push(Command::Believe(lens));
    }
}

/// Whether a box is ticked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ticked {
    No,
    Some,
    Yes,
}

/// A line with its box; whether it was pressed.
fn row(
    ui: &mut Ui,
    salt: (&str, &str),
    ticked: Ticked,
    name: &str,
    strong: bool,
    count: Option<(usize, usize)>,
    address: Option<&str>,
) -> bool {
    let size = Vec2::new(ui.available_width(), LINE);
    let (_, rect) = ui.allocate_space(size);
    let id = ui.scope_id().with(salt);
    let response = ui.interact(rect, id, Sense::click());
    let behind = count.map(behind);
    response.widget_info(|| {
        let behind = behind.as_ref();
        let behind = behind.map_or(String::new(), |behind| format!(", {behind}"));
        let spoken = format!("{name}{behind}");
        WidgetInfo::selected(
            Role::CheckBox,
            ui.is_enabled(),
            ticked == Ticked::Yes,
            spoken,
        )
    });
    scroll::follow_focus(&response);
    if !ui.is_rect_visible(rect) {
        return response.clicked();
    }
    let painter = ui.painter();
    let lit = response.hovered() || response.has_focus();
    if response.has_focus() {
        let ring = Stroke::new(1.5, theme::ink(ui, Token::Mark));
        painter.rect_stroke(rect, 4.0, ring, StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let left = rect.left() + if strong { 4.0 } else { 20.0 };
    let square = Rect::from_center_size(pos2(left + BOX / 2.0, middle), Vec2::splat(BOX));
    let choice = (ticked == Ticked::Yes).then_some(Choice::With);
    choice_box(ui, square, choice, lit);
    if ticked == Ticked::Some {
        let inner = square.shrink(3.5);
        painter.rect_filled(inner, 1.0, theme::ink(ui, Token::Mark));
    }
    let second = theme::ink(ui, Token::Ink2);
    let mut right = rect.right() - 4.0;
    if let Some(behind) = &behind {
        let font = FontId::proportional(12.0);
        let galley = painter.layout_no_wrap(behind.clone(), font, second);
        let at = pos2(right - galley.size().x, middle - galley.size().y / 2.0);
        right -= galley.size().x.max(COUNT);
        painter.galley(at, galley, second);
    }
    let font = if strong {
        FontId::new(13.0, fonts::strong())
    } else {
        FontId::proportional(13.0)
    };
    let room = (right - GAP - square.right() - GAP).max(0.0);
    let galley = WidgetText::from(name).into_galley(ui, Some(TextWrapMode::Truncate), room, font);
    let cut = galley.elided;
    let at = pos2(square.right() + GAP, middle - galley.size().y / 2.0);
    painter.galley(at, galley, theme::ink(ui, Token::Ink));
    let clicked = response.clicked();
    if cut || address.is_some() {
        let address = address.map_or(String::new(), |address| format!("\n{address}"));
        response.on_hover_text(format!("{name}{address}"));
    }
    clicked
}

/// "12 engagements"; "3 to 5 engagements" where some rest on it only perhaps.
fn behind((certainly, possibly): (usize, usize)) -> String {
    if certainly == possibly {
        return words::count(possibly, "engagement");
    }
    format!(
        "{} to {}",
        words::thousands(certainly),
        words::count(possibly, "engagement")
    )
}

/// The line in the choice of sources that opens the sheet.
pub(super) fn button<'a>(ui: &Ui, lens: &Lens) -> Button<'a> {
    let is_picked = matches!(lens, Lens::Picked(_));
    theme::selectable(ui, "Hand-picked…", is_picked)
}
