//! Opens the window, whatever the machine can draw with.

use std::{
    io::Write as _,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};

use eframe::{NativeOptions, Renderer};
use egui::{IconData, ViewportBuilder, ViewportCommand};

use super::{Legation, Start};

/// How the window is opened.
#[derive(Clone, Debug)]
pub struct Launch {
    /// What it shows at first.
    pub start: Start,
    /// Width and height in pixels at the system's own scale.
    pub size: [f32; 2],
    /// When the program began; with it the window says on standard output how many milliseconds
    /// later its first frame was on its way to the display, and closes.
    pub report_first_frame: Option<Instant>,
}

/// Why no window could be opened, in a sentence for the user.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoWindow {
    /// There is no display to open one on.
    #[error(
        "no window could be opened: there is no display here; set DISPLAY or WAYLAND_DISPLAY to \
         one, or use legation check and legation export, which need none"
    )]
    NoDisplay,
    /// Nothing can draw into it.
    #[error(
        "no window could be opened: neither Vulkan nor OpenGL can draw here; on Debian and Ubuntu \
         install mesa-vulkan-drivers or libgl1-mesa-dri, or use legation check and legation export, \
         which need no window"
    )]
    NoRenderer,
    /// The system has something else against it.
    #[error("no window could be opened; the system says: {0}")]
    Refused(String),
    /// It was open, and could not go on.
    #[error("the window had to close; the system says: {0}")]
    Lost(String),
}

/// Opens the window and returns when it is closed. Tries wgpu first, then OpenGL.
pub fn launch(launch: &Launch) -> Result<(), NoWindow> {
    let drew = Arc::new(AtomicBool::new(false));
    let asked = Arc::new(AtomicBool::new(false));
    let mut last = NoWindow::NoRenderer;
    for renderer in [Renderer::Wgpu, Renderer::Glow] {
        match run(launch, renderer, &asked, &drew) {
            Ok(()) => return Ok(()),
            // A window that has been used and then lost its renderer is not opened a second time.
            Err(error) if drew.load(Ordering::Relaxed) => {
                return Err(NoWindow::Lost(in_one_line(&error.to_string())));
            }
            // The loop that waits for events fails to be made where there is no display.
            Err(eframe::Error::WinitEventLoop(_)) if !asked.load(Ordering::Relaxed) => {
                return Err(NoWindow::NoDisplay);
            }
            Err(error @ (eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_))) => {
                return Err(NoWindow::Refused(in_one_line(&error.to_string())));
            }
            Err(_) => last = NoWindow::NoRenderer,
        }
    }
    Err(last)
}

/// Runs the window until it is closed. `asked` is set when the system is asked for one, which it
/// is only where there is a display, and `drew` with the first frame.
fn run(
    launch: &Launch,
    renderer: Renderer,
    asked: &Arc<AtomicBool>,
    drew: &Arc<AtomicBool>,
) -> eframe::Result {
    let mut viewport = ViewportBuilder::default()
        .with_title("Legation")
        .with_app_id("legation")
        .with_inner_size(launch.size)
        .with_min_inner_size([640.0, 400.0])
        .with_drag_and_drop(true);
    if let Some(icon) = icon() {
        viewport = viewport.with_icon(icon);
    }
    let asked = Arc::clone(asked);
    let options = NativeOptions {
        viewport,
        renderer,
        window_builder: Some(Box::new(move |viewport| {
            asked.store(true, Ordering::Relaxed);
            viewport
        })),
        // What is drawn must not depend on the fonts of the machine.
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let shell = Shell {
        window: None,
        start: launch.start.clone(),
        report: launch.report_first_frame,
        drew: Arc::clone(drew),
    };
    eframe::run_native(
        "Legation",
        options,
        Box::new(move |creation| {
            let mut shell = shell;
            shell.window = Some(Legation::new(&creation.egui_ctx, &shell.start));
            Ok(Box::new(shell))
        }),
    )
}

/// What a library says of an error, in one line and without the places in its own source.
fn in_one_line(error: &str) -> String {
    let mut line = error.split_whitespace().collect::<Vec<_>>().join(" ");
    while let Some(start) = line.find("os error at ") {
        let rest = &line[start..];
        let end = rest.find(".rs:").and_then(|file| {
            let number = &rest[file + ".rs:".len()..];
            Some(start + rest.len() - number.len() + number.find(": ")? + ": ".len())
        });
        let Some(end) = end else { break };
        line.replace_range(start..end, "");
    }
    line
}

fn icon() -> Option<IconData> {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon-256.png")).ok()
}

/// The window as eframe wants it.
struct Shell {
    window: Option<Legation>,
    start: Start,
    report: Option<Instant>,
    drew: Arc<AtomicBool>,
}

impl eframe::App for Shell {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        if let Some(window) = &mut self.window {
            window.poll(ctx);
        }
    }

    /// The paper that everything without a ground of its own lies on.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if let Some(window) = &mut self.window {
            window.ui(ui);
        }
        self.drew.store(true, Ordering::Relaxed);
        self.report(ui.ctx());
    }
}

impl Shell {
    /// Says when the first frame was handed to the display: when the second one begins.
    fn report(&mut self, ctx: &egui::Context) {
        let Some(began) = self.report else {
            return;
        };
        if ctx.cumulative_frame_nr() == 0 {
            ctx.request_repaint();
            return;
        }
        self.report = None;
        let milliseconds = began.elapsed().as_secs_f64() * 1000.0;
        // Nobody reads it when this fails, and the window closes all the same.
        let _ = writeln!(std::io::stdout(), "{milliseconds:.1}");
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_says_is_one_line_without_places_in_source() {
        assert_eq!(
            in_one_line(
                "winit error: os error at /home/a/winit-0.30/src/x11/mod.rs:812: no such\n  visual"
            ),
            "winit error: no such visual"
        );
        assert_eq!(in_one_line("Exit Failure: 1"), "Exit Failure: 1");
        assert_eq!(in_one_line("os error at all"), "os error at all");
    }
}
