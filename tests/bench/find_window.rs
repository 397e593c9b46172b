//! What searching costs the window: the whole of it, with rail and panel, is drawn sixty times a second
//! while queries are typed letter by letter and walked through. The longest frame counts (in brackets,
//! without the time for which the window had no core), and how long after a letter what it finds is there.
//!
//! ```text
//! cargo bench --bench find_window -- [--to 1000000]
//! ```

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../common/mod.rs"]
mod common;
#[path = "sizes.rs"]
mod sizes;
#[path = "took.rs"]
mod took;

use std::time::{Duration, Instant};

use common::synthetic;
use egui::{Event, Pos2, RawInput, Rect, Vec2};
use legation::{
    app::{Legation, Start},
    command::{Command, Settings},
    date::Day,
    view::View,
};

use took::Took;

/// What is typed.
const QUERIES: [&str; 4] = ["meeting 12345", "consultations 2019", "p1", "zyxwvutsrqp"];
/// How long the next letter is in coming.
const BETWEEN_LETTERS: Duration = Duration::from_millis(120);
/// How many of what was found are walked through.
const STEPS: usize = 20;

fn main() {
    let most = sizes::most(1_000);
    println!(
        "| engagements | index there after | longest frame until then | typing: longest frame | median | found after a letter, at most | walking: longest frame |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|");
    for count in [1_000, 10_000, 100_000, 1_000_000] {
        if count <= most {
            measure(count);
        }
    }
}

/// The window, and how long its frames took.
struct Desk {
    ctx: egui::Context,
    legation: Legation,
    frames: Vec<Took>,
}

impl Desk {
    fn new(count: usize) -> Self {
        let ctx = egui::Context::default();
        let start = Start {
            path: None,
            settings: Settings::default(),
            today: Day::from_number(20_000),
            view: View::default(),
            present: None,
            own_folder: None,
            texts: None,
        };
        let legation = Legation::new(&ctx, &start);
        let mut desk = Self {
            ctx,
            legation,
            frames: Vec::new(),
        };
        desk.draw(5);
        desk.legation.show(synthetic::catalogue(count, 7));
        desk.frame(Vec::new());
        desk.until(|legation| !legation.is_arranging());
        desk.draw(30);
        desk
    }

    fn draw(&mut self, frames: usize) {
        for _ in 0..frames {
            self.frame(Vec::new());
        }
    }

    /// One frame, tessellated, as a screen of 60 Hz asks for it.
    fn frame(&mut self, events: Vec<Event>) {
        let size = Vec2::new(1600.0, 900.0);
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)),
            focused: true,
            events,
            ..RawInput::default()
        };
        let (ctx, legation) = (&self.ctx, &mut self.legation);
        let took = took::timed(|| {
            let mut output = ctx.run_ui(input, |ui| legation.ui(ui));
            output.textures_delta.clear();
            let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
            std::hint::black_box(primitives);
        });
        self.frames.push(took);
        std::thread::sleep(Duration::from_micros(16_600).saturating_sub(took.all));
    }

    /// Draws frames until something is so; how long that took.
    fn until(&mut self, so: impl Fn(&Legation) -> bool) -> Duration {
        let began = Instant::now();
        while !so(&self.legation) {
            self.frame(Vec::new());
        }
        began.elapsed()
    }

    /// The median and the longest of the frames since this was last asked.
    fn told(&mut self) -> (Duration, Took) {
        let mut frames = std::mem::take(&mut self.frames);
        frames.sort_unstable();
        let median = frames.get(frames.len() / 2).copied().unwrap_or_default();
        let longest = frames.into_iter().reduce(Took::longest);
        (median.all, longest.unwrap_or_default())
    }
}

fn measure(count: usize) {
    let mut desk = Desk::new(count);
    desk.told();
    desk.legation.send(Command::AskForWords, &desk.ctx);
    desk.frame(Vec::new());
    let made = desk.until(|legation| !legation.is_finding());
    let (_, while_made) = desk.told();
    desk.draw(10);
    desk.told();
    let mut found = Duration::ZERO;
    for query in QUERIES {
        for letter in query.chars() {
            desk.frame(vec![Event::Text(letter.to_string())]);
            // The letter is asked for in the next frame.
            desk.frame(Vec::new());
            let took = desk.until(|legation| !legation.is_finding());
            found = found.max(took);
            let left = BETWEEN_LETTERS.saturating_sub(took).as_millis() / 17;
            desk.draw(left as usize);
        }
        desk.legation.send(Command::Find(String::new()), &desk.ctx);
        desk.draw(5);
    }
    let (median, typing) = desk.told();
    desk.legation
        .send(Command::Find("meeting".to_owned()), &desk.ctx);
    desk.frame(Vec::new());
    desk.until(|legation| !legation.is_finding());
    desk.told();
    for _ in 0..STEPS {
        desk.legation.send(Command::NextHit, &desk.ctx);
        desk.draw(15);
    }
    let (_, walking) = desk.told();
    println!(
        "| {count} | {:.2} s | {} | {} | {:.1} ms | {:.0} ms | {} |",
        made.as_secs_f64(),
        longest(while_made),
        longest(typing),
        milliseconds(median),
        milliseconds(found),
        longest(walking),
    );
}

/// The longest frame, and the same without waiting for a core.
fn longest(took: Took) -> String {
    let (all, at_work) = (milliseconds(took.all), milliseconds(took.at_work));
    format!("{all:.1} ms ({at_work:.1})")
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
