//! What the window does while a large catalogue is opened from a folder: how long its frames are, from
//! the first word of waiting to the picture.
//!
//! A frame is everything but the graphics card: the words, the layout, painting with egui and
//! tessellation. It is asked for 60 times a second, while the threads that read have all cores.
//!
//! ```sh
//! cargo run --release --example large -- write FOLDER 1000000
//! cargo run --release --example opening -- FOLDER
//! ```
#![expect(
    clippy::print_stdout,
    reason = "the times are what this program is for"
)]

use std::{
    env,
    time::{Duration, Instant},
};

use egui::{Pos2, RawInput, Rect, Vec2};
use legation::{
    app::{Legation, Start},
    command::Settings,
    date::Day,
    view::View,
};

/// Microseconds from one frame to the next.
const FRAME: u64 = 16_667;

fn main() {
    let Some(folder) = env::args().nth(1) else {
        println!("Which folder is to be opened?");
        return;
    };
    let ctx = egui::Context::default();
    let start = Start {
        path: Some(folder.into()),
        texts: None,
        settings: Settings::default(),
        today: Day::from_number(20_000),
        view: View::default(),
        present: None,
        own_folder: None,
    };
    let began = Instant::now();
    let mut window = Legation::new(&ctx, &start);
    let mut phases = [
        ("while it is read", Vec::new()),
        ("taking in what was read", Vec::new()),
        ("while lanes are arranged", Vec::new()),
        ("the first picture", Vec::new()),
        ("afterwards", Vec::new()),
    ];
    let mut phase = 0;
    let mut after = 0;
    while after < 30 {
        let frame = Instant::now();
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(1600.0, 900.0))),
            time: Some(began.elapsed().as_secs_f64()),
            ..RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| window.ui(ui));
        output.textures_delta.clear();
        let shapes = ctx.tessellate(output.shapes, output.pixels_per_point);
        assert!(!shapes.is_empty());
        let took = frame.elapsed();
        let (reading, arranging) = (window.is_reading(), window.is_arranging());
        phase = match phase {
            0 if reading => 0,
            0 => 1,
            1 | 2 if arranging => 2,
            1 | 2 => 3,
            _ => 4,
        };
        if phase != 4 && phases[phase].1.is_empty() {
            println!(
                "After {:.2} s: {}",
                began.elapsed().as_secs_f64(),
                phases[phase].0
            );
        }
        phases[phase].1.push(took);
        after += usize::from(phase == 4);
        std::thread::sleep(Duration::from_micros(FRAME).saturating_sub(frame.elapsed()));
    }
    println!("| frames | number | median | 99th percentile | longest |");
    println!("|---|---:|---:|---:|---:|");
    for (name, mut frames) in phases {
        frames.sort_unstable();
        let at = |share: f64| {
            let at = (frames.len() as f64 * share).ceil() as usize;
            let frame = frames.get(at.saturating_sub(1)).copied();
            frame.unwrap_or_default().as_secs_f64() * 1e3
        };
        println!(
            "| {name} | {} | {:.1} ms | {:.1} ms | {:.1} ms |",
            frames.len(),
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}
