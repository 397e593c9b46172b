//! What is in the middle: the timeline, another page, or what is presented.

use egui::{CentralPanel, Frame, Ui};

use super::{
    super::{empty, legend, overview::Brushed, present, range},
    Legation, Presented, around,
};
use crate::{
    command::Command,
    fonts::FaceMeasure,
    scene::{Scene, Size},
    timeline::{AXIS_HEIGHT, Attention, HEAD_WIDTH, Legend, OVERVIEW_HEIGHT, Stage, Trim, layout},
    view::{Page, View},
};

/// In a window lower than this, in points, the lanes need the room of the overview.
const LEAST_WITH_OVERVIEW: f32 = 560.0;

impl Legation {
    /// Shows what is presented in place of all else; whether it did.
    pub(super) fn present(&mut self, ui: &mut Ui, ctx: &egui::Context) -> bool {
        let is_there = !self.library.is_reading() && self.first_view.is_none();
        if is_there && let Some(asked) = self.asked_briefing.take() {
            let command = match asked {
                Presented::Briefing(briefing) => Command::PresentBriefing(briefing),
                Presented::Any => Command::Present,
            };
            self.refresh(ctx);
            self.carry_out(command, ctx);
        }
        let Some(presenting) = self.session.presenting.as_deref() else {
            self.presenting.rest(ctx);
            return false;
        };
        self.presenting.begin(ctx);
        let ground = self.session.shell.settings.ground;
        let mut commands = self.presenting.notes(ctx, presenting, ground);
        let is_live = presenting.is_live();
        if !is_live {
            commands.extend(present::keys(ctx));
            let around = present::Around {
                catalogue: &self.library.catalogue,
                generation: self.library.generation,
                presenting,
                ground,
                today: self.today,
            };
            let stage = &mut self.presenting;
            let shown = CentralPanel::default().frame(Frame::NONE);
            commands.extend(shown.show(ui, |ui| stage.show(ui, &around)).inner);
        }
        for command in commands {
            self.carry_out(command, ctx);
        }
        !is_live
    }

    pub(super) fn centre(&mut self, ui: &mut Ui, commands: &mut Vec<Command>) -> Scene {
        CentralPanel::default()
            .frame(Frame::NONE)
            .show(ui, |ui| {
                let rect = ui.max_rect();
                if self.session.view.page == Page::Timeline {
                    return self.timeline(ui, rect, commands);
                }
                let around = around(&self.arranged, &self.session, self.today);
                match self.session.view.page {
                    Page::Table | Page::Trends if around.shown.is_empty() => {
                        let (arrangement, view) = (around.arrangement, around.view);
                        empty::show(ui, rect, arrangement, view, &self.facets, commands);
                    }
                    Page::Timeline => {}
                    Page::Table => self.pages.table.show(ui, &around, commands),
                    Page::Trends => self.pages.trends.show(ui, &around, commands),
                    Page::Promises => self.pages.promises.show(ui, &around, commands),
                }
                Scene::default()
            })
            .inner
    }

    /// Parts the room of the timeline from that of the overview below it, if there is one.
    fn split(&self, ui: &Ui, rect: egui::Rect) -> (egui::Rect, Option<egui::Rect>) {
        let has_room = ui.content_rect().height() >= LEAST_WITH_OVERVIEW;
        if !has_room || self.arranged.arrangement().lanes.is_empty() {
            return (rect, None);
        }
        let (lanes, strip) = rect.split_top_bottom_at_y(rect.bottom() - OVERVIEW_HEIGHT as f32);
        (lanes, Some(strip))
    }

    fn timeline(&mut self, ui: &mut Ui, rect: egui::Rect, commands: &mut Vec<Command>) -> Scene {
        let ctx = ui.ctx().clone();
        let (rect, strip) = self.split(ui, rect);
        let size = Size {
            width: f64::from(rect.width()),
            height: f64::from(rect.height()),
        };
        self.lanes_room = (size.height - AXIS_HEIGHT).max(0.0);
        let goal = self.arranged.arrangement().window(&self.session.view);
        let time = ctx.input(|input| input.time);
        let still = ctx.global_style().animation_time == 0.0;
        let (window, arrived) = self.motion.step(goal, time, self.by_hand || still);
        if !arrived {
            ctx.request_repaint();
        }
        let scroll = self.session.view.scroll;
        let width = size.width - HEAD_WIDTH;
        self.time_room = width.max(1.0);
        self.arranged.pack(window, width, scroll, self.lanes_room);
        if strip.is_some() {
            self.arranged.survey(size.width);
        }
        let Some(packing) = self.arranged.packing() else {
            return Scene::default();
        };
        // Fewer lanes than before may leave the scroll beyond their end.
        let lowest = (packing.height - self.lanes_room).max(0.0);
        let arrangement = self.arranged.arrangement();
        let mut scroll = self.session.view.scroll.min(lowest);
        let anchor = ctx.input(|input| input.pointer.hover_pos());
        let anchor = anchor.filter(|at| rect.contains(*at));
        let anchor = anchor.map(|at| f64::from(at.y - rect.top()) - AXIS_HEIGHT);
        // Where other engagements have come, and the time shown with them, the scroll stays: what was
        // looked at may be gone, and what has come above it would not be seen.
        let are_the_same = self.arranged.stamp() == self.stamp_at_rest;
        if arrived {
            self.stamp_at_rest = self.arranged.stamp();
        }
        if self.arranged.has_changed_level() && are_the_same {
            // What is looked at stays where it is, whatever becomes of the lanes above it.
            let anchor = anchor.unwrap_or(0.0).max(0.0);
            let stays = self
                .settling
                .scroll_for(arrangement, packing, anchor)
                .map_or(scroll, |stays| stays.min(lowest));
            if (stays - scroll).abs() > 0.5 {
                let points = stays - scroll;
                commands.push(Command::Pan { days: 0.0, points });
                scroll = stays;
            }
        }
        let rested = self
            .settling
            .step(arrangement, packing, scroll, time, still);
        if !rested {
            ctx.request_repaint();
        }
        let view = View {
            time: Some(window),
            scroll,
            ..self.session.view.clone()
        };
        let stage = Stage {
            catalogue: self.arranged.catalogue(),
            arrangement: self.arranged.arrangement(),
            packing,
            on_the_way: if rested { &[] } else { self.settling.shown() },
            view: &view,
            size,
            today: Some(self.today),
            attention: Attention {
                hovered: self.canvas.hovered,
                focused: self.canvas.focused,
                range: self.canvas.range().or(self.session.range),
            },
            finds: self.finder.finds(),
            trim: Trim::default(),
        };
        let scene = layout(&stage, &FaceMeasure);
        if stage.arrangement.lanes.is_empty() {
            empty::show(ui, rect, stage.arrangement, &view, &self.facets, commands);
        } else {
            let wheel = self.session.shell.settings.wheel;
            commands.extend(self.canvas.show(ui, rect, &stage, &scene, wheel));
            if scene.summary.in_window() == 0 && arrived {
                empty::elsewhere(ui, rect, commands);
            }
            let range = stage.attention.range;
            if let Some(range) = range.filter(|_| !self.canvas.is_zooming()) {
                commands.extend(range::show(&ctx, rect, &stage, range));
            }
        }
        if let Some(strip) = strip {
            let overview = self.arranged.overview();
            let brushed = Brushed {
                shown: window,
                goal,
            };
            commands.extend(self.strip.show(ui, strip, overview, brushed, self.today));
        }
        if self.session.shell.legend {
            let legend = Legend::new(&stage, &scene, &FaceMeasure);
            commands.extend(legend::show(&ctx, rect, &legend));
        }
        scene
    }
}
