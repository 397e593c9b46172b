//! The window to beat: what an eframe program costs before it does anything of its own.
//!
//! `startup.sh` beside this file runs it in turn with `legation --exit-after-first-frame`. Both
//! open a window of the same size with the same renderer, print how many milliseconds after the
//! start of `main` their first frame had been handed to the display, and end.
#![expect(
    clippy::print_stdout,
    reason = "the time it took is what this program is for"
)]

use std::time::Instant;

use eframe::egui;

struct EmptyWindow {
    started: Instant,
    reported: bool,
}

impl eframe::App for EmptyWindow {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |_| {});
        // The second frame begins when the first has been handed to the display.
        if ui.ctx().cumulative_frame_nr() == 0 {
            ui.ctx().request_repaint();
        } else if !self.reported {
            self.reported = true;
            println!("{:.1}", self.started.elapsed().as_secs_f64() * 1000.0);
            ui.ctx().send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }
}

fn main() -> eframe::Result {
    let started = Instant::now();
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([1600.0, 1000.0]),
        renderer: eframe::Renderer::Wgpu,
        system_font_fallback: false,
        ..Default::default()
    };
    eframe::run_native(
        "An empty window",
        options,
        Box::new(move |_| {
            Ok(Box::new(EmptyWindow {
                started,
                reported: false,
            }))
        }),
    )
}
