//! What is in the stretch of time that is selected, in words, below the axis.

use egui::{Align2, Button, Context, Label, RichText, Ui};

use super::{fonts, theme, words};
use crate::{
    command::Command,
    date::{Day, Stretch, length},
    scene::Token,
    timeline::{AXIS_HEIGHT, Stage},
    view::TimeWindow,
};

/// Distance from the axis and from the edges of the timeline, in points.
const MARGIN: f32 = 8.0;
/// Room around the words, in points.
const PADDING: i8 = 10;
/// Room that the longest line needs, in points.
const WIDEST: f32 = 460.0;

/// Shows over the timeline at `rect` what is in a range. It takes no keys, so that one can pan and
/// zoom.
pub(super) fn show(
    ctx: &Context,
    rect: egui::Rect,
    stage: &Stage<'_>,
    range: TimeWindow,
) -> Vec<Command> {
    let id = egui::Id::unique("range");
    let body = stage.body();
    let scale = stage.scale();
    let x = |moment: f64| scale.x_from_moment(moment).clamp(body.left, body.right);
    let middle = f64::midpoint(x(range.start()), x(range.end())) as f32;
    let top = rect.left_top() + egui::vec2(middle, AXIS_HEIGHT as f32 + MARGIN);
    let mut room = rect.shrink2(egui::vec2(MARGIN, 0.0));
    room.min.x += body.left as f32;
    let before = ctx.memory(|memory| memory.area_rect(id));
    let mut commands = Vec::new();
    let area = egui::Area::new(id)
        .order(egui::Order::Middle)
        .pivot(Align2::CENTER_TOP)
        .fixed_pos(top)
        .constrain_to(room)
        .show(ctx, |ui| {
            egui::Frame::popup(ui.style())
                .inner_margin(PADDING)
                .show(ui, |ui| {
                    let within = room.width() - 2.0 * f32::from(PADDING);
                    ui.set_max_width(within.clamp(80.0, WIDEST));
                    ui.spacing_mut().item_spacing.y = 3.0;
                    words_of(ui, stage, range);
                    ui.add_space(4.0);
                    buttons(ui, &mut commands);
                });
        });
    // It hangs on its middle, which is where it should be when its width is known.
    if before.map(|before| before.size()) != Some(area.response.rect.size()) {
        ctx.request_repaint();
    }
    commands
}

/// From when to when, how much, how long, and how far apart.
fn words_of(ui: &mut Ui, stage: &Stage<'_>, range: TimeWindow) {
    let first = Day::from_number(range.start().floor() as i64);
    let last = Day::from_number(range.end().ceil() as i64 - 1).max(first);
    let days = Stretch {
        earliest: Some(first),
        latest: Some(last),
    };
    let font = egui::FontId::new(13.0, fonts::strong());
    ui.label(RichText::new(days.words()).font(font));
    let (certainly, possibly) = stage.arrangement.count(stage.catalogue, range);
    let apart = if ui.available_width() < WIDEST {
        "\n"
    } else {
        " · "
    };
    let text = [counted(certainly, possibly), length(first, last)].join(apart);
    let said = ui.add(Label::new(text));
    // It changes while the hand is elsewhere, and is heard all the same.
    ui.accesskit_node_builder(said.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
    });
    if let Some(spread) = stage.arrangement.spread(stage.catalogue, range) {
        let ink = theme::ink(ui, Token::Ink2);
        let text = format!("First and last {spread} apart");
        let label = ui.label(RichText::new(text).color(ink));
        label.on_hover_text(
            "How far the first engagement and the last lie apart, of those that are certainly here \
             with all their days. Where a date is not known to the day, so is this",
        );
    }
}

fn buttons(ui: &mut Ui, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        for (name, command) in [
            ("Zoom", Command::ZoomToRange),
            ("Export this time…", Command::ToggleExport),
            ("Close", Command::ClearRange),
        ] {
            let info = command.info();
            let keys: Vec<String> = info.shortcuts.iter().map(ToString::to_string).collect();
            let hint = [info.sentence, &keys.join(" or ")].join("  ");
            let button = ui.add(Button::new(RichText::new(name).size(12.0)).small());
            if button.on_hover_text(hint.trim_end()).clicked() {
                commands.push(command);
            }
        }
    });
}

/// "12 engagements certainly, 3 possibly".
fn counted(certainly: u32, possibly: u32) -> String {
    let perhaps = words::thousands(possibly);
    match (certainly, possibly) {
        (0, 0) => "No engagement".to_owned(),
        (0, _) => format!("No engagement certainly, {perhaps} possibly"),
        (_, 0) => format!(
            "{} certainly",
            words::count(certainly as usize, "engagement")
        ),
        _ => {
            let sure = words::count(certainly as usize, "engagement");
            format!("{sure} certainly, {perhaps} possibly")
        }
    }
}
