//! The legend: what is on screen, explained, at the lower left of the timeline.

use egui::{
    Align, Align2, Context, Layout, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo,
};

use super::{fonts, paint, theme};
use crate::{
    command::Command,
    scene::Token,
    timeline::{HEAD_WIDTH, Legend, LegendLine},
};

/// Distance from the edges of the timeline, in points.
const MARGIN: f32 = 12.0;
/// Width of what is in it, in points.
const WIDTH: f32 = 286.0;

/// Shows the legend over the timeline at `rect`. It takes no keys, so that one can pan and zoom.
pub(super) fn show(ctx: &Context, rect: Rect, legend: &Legend) -> Vec<Command> {
    let id = egui::Id::unique("legend");
    // Beside the heads of the lanes, as far as there is room.
    let beside = (rect.width() * 0.5).min(HEAD_WIDTH as f32);
    let corner = rect.left_bottom() + egui::vec2(beside + MARGIN, -MARGIN);
    let before = ctx.memory(|memory| memory.area_rect(id));
    let mut commands = Vec::new();
    let area = egui::Area::new(id)
        .order(egui::Order::Middle)
        .pivot(Align2::LEFT_BOTTOM)
        .fixed_pos(corner)
        .constrain_to(rect)
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style())
                .inner_margin(12)
                .show(ui, |ui| {
                    ui.set_width(WIDTH.min(rect.width() - 4.0 * MARGIN));
                    ui.set_max_height((rect.height() - 4.0 * MARGIN).max(72.0));
                    head(ui, &mut commands);
                    ScrollArea::vertical().show(ui, |ui| {
                        theme::beside_scroll_bar(ui);
                        groups(ui, legend);
                    });
                });
        });
    // It stands on its lower edge, which is where it should be when its height is known.
    if before.map(|before| before.size()) != Some(area.response.rect.size()) {
        ctx.request_repaint();
    }
    commands
}

fn head(ui: &mut Ui, commands: &mut Vec<Command>) {
    let info = Command::ToggleLegend.info();
    ui.horizontal(|ui| {
        let font = egui::FontId::new(15.0, fonts::serif_strong());
        ui.label(RichText::new(info.name).font(font));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = ui.small_button(RichText::new("Close").size(11.0));
            if close.clicked() {
                commands.push(Command::ToggleLegend);
            }
        });
    });
}

fn groups(ui: &mut Ui, legend: &Legend) {
    if legend.groups.is_empty() {
        ui.label("Nothing is on screen that needs a word");
    }
    ui.spacing_mut().item_spacing.y = 3.0;
    // A line is as high as its sample, and not as a button.
    ui.spacing_mut().interact_size.y = 0.0;
    for (number, group) in legend.groups.iter().enumerate() {
        if number > 0 {
            ui.add_space(6.0);
        }
        let font = egui::FontId::new(11.0, fonts::strong());
        let ink = theme::ink(ui, Token::Ink2);
        ui.label(RichText::new(group.name).font(font).color(ink));
        for line in &group.lines {
            ui.horizontal(|ui| {
                sample(ui, line);
                let words = RichText::new(&line.means).size(12.0);
                ui.add(egui::Label::new(words).wrap());
            });
        }
    }
}

/// The sample, as it is drawn on the timeline; a screen reader hears what it looks like.
fn sample(ui: &mut Ui, line: &LegendLine) {
    let size = egui::vec2(line.size.width as f32, line.size.height as f32);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let theme = theme::theme_of(ui.visuals());
    paint::shapes(&ui.painter_at(rect), rect.min, &line.sample, theme);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, line.drawn));
}
