//! The overview as a widget: paints it and turns the pointer into commands.

use egui::{CursorIcon, Id, PointerButton, Role, Sense, Ui, WidgetInfo};

use super::{canvas, paint, theme};
use crate::{
    command::Command,
    date::Day,
    fonts::FaceMeasure,
    timeline::{Grip, Overview},
    view::TimeWindow,
};

/// What the overview remembers between frames.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Strip {
    held: Option<Held>,
}

/// What a drag began with.
#[derive(Clone, Copy, Debug)]
struct Held {
    grip: Grip,
    window: TimeWindow,
    /// Where it was grabbed.
    x: f64,
}

/// The stretches of time that the overview shows as brushed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brushed {
    /// On screen now, perhaps on the way to the view's own.
    pub shown: TimeWindow,
    /// The view's own.
    pub goal: TimeWindow,
}

impl Strip {
    /// Paints the overview into `rect` and reports what the pointer asks for.
    ///
    /// It is no tab stop: whatever can be done here has keys on the timeline.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        rect: egui::Rect,
        overview: &Overview,
        brushed: Brushed,
        today: Day,
    ) -> Option<Command> {
        let id = Id::unique("overview");
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        let spoken = overview.spoken(brushed.goal);
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &spoken));
        let scene = overview.scene(brushed.shown, Some(today), &FaceMeasure);
        let theme = theme::theme_of(ui.visuals());
        paint::scene(&ui.painter_at(rect), rect.min, &scene, theme);

        let x_of = |at: egui::Pos2| f64::from(at.x - rect.left());
        let goal = brushed.goal;
        if response.is_pointer_button_down_on() {
            // The keys go on in the timeline.
            ui.memory_mut(|memory| memory.request_focus(canvas::id()));
        }
        if response.drag_started_by(PointerButton::Primary) {
            let origin = ui.input(|input| input.pointer.press_origin());
            self.held = origin.map(x_of).map(|x| Held {
                grip: overview.grip_at(goal, x),
                window: goal,
                x,
            });
        }
        if !response.dragged() {
            self.held = None;
        }
        let at = response.interact_pointer_pos().or(response.hover_pos());
        let x = x_of(at?);
        let grip = self
            .held
            .map_or_else(|| overview.grip_at(goal, x), |held| held.grip);
        ui.set_cursor_icon(match grip {
            Grip::Start | Grip::End => CursorIcon::ResizeHorizontal,
            Grip::Brush if self.held.is_some() => CursorIcon::Grabbing,
            Grip::Brush => CursorIcon::Grab,
            Grip::Ground => CursorIcon::Crosshair,
        });
        if let Some(Held {
            grip,
            window,
            x: from,
        }) = self.held
        {
            let to = overview.dragged(grip, window, from, x);
            return (to != goal).then_some(Command::DragTime { from: window, to });
        }
        if response.double_clicked() {
            Some(Command::FitAll)
        } else if response.clicked() && grip == Grip::Ground {
            Some(Command::ShowTime(overview.centred(goal, x)))
        } else {
            None
        }
    }
}
