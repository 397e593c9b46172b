//! What the table costs: putting rows in order by each column, and frames of the whole window while
//! they are scrolled, sorted and picked, for a hundred engagements to a million.
//!
//! A frame is everything but the graphics card: rail, panel, rows in sight, tessellation. Times are of
//! one machine on one day.
//!
//! ```text
//! cargo bench --bench table -- [--to 1000000]
//! ```

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../common/mod.rs"]
mod common;
#[path = "sizes.rs"]
mod sizes;

use std::time::{Duration, Instant};

use common::synthetic;
use egui::{Event, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2};
use legation::{
    app::{Legation, Start},
    catalogue::{Handle, Known},
    command::{Command, RowStep, Settings},
    date::Day,
    table::{Column, Ground, SortBy, order},
    view::{Lens, Page, View},
};

const SIZE: Vec2 = Vec2::new(1600.0, 900.0);
/// Somewhere among the rows.
const AMONG_ROWS: Pos2 = Pos2::new(700.0, 500.0);
/// How often something short is done.
const TIMES: usize = 60;

fn main() {
    let most = sizes::most(100);
    orders(most.min(100_000));
    println!();
    println!(
        "| engagements | resting, median | scrolling, median | scrolling, longest | a step of the keyboard, longest | all picked | sorted by title: longest frame | new order after |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|");
    for count in [100, 100_000, 1_000_000] {
        if count <= most {
            frames(count);
        }
    }
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// How long it takes to put rows in order by each column.
fn orders(count: usize) {
    let catalogue = synthetic::catalogue(count, 7);
    let known = Known::new(&catalogue, &Lens::All);
    let ground = Ground {
        catalogue: &catalogue,
        known: &known,
        as_of: Day::from_number(20_000),
    };
    let shown: Vec<Handle> = catalogue.entries().map(|(handle, _)| handle).collect();
    println!("| {count} rows by | takes |");
    println!("|---|---:|");
    let by = |column, descending| SortBy { column, descending };
    for column in Column::ALL {
        let began = Instant::now();
        let rows = order(ground, &shown, &[by(column, true)]);
        assert_eq!(std::hint::black_box(rows).len(), count);
        let elapsed = milliseconds(began.elapsed());
        println!("| {} | {elapsed:.1} ms |", column.name());
    }
    let began = Instant::now();
    let both = [by(Column::Partners, false), by(Column::Number, true)];
    std::hint::black_box(order(ground, &shown, &both));
    let elapsed = milliseconds(began.elapsed());
    println!("| Partners, then Number | {elapsed:.1} ms |");
}

/// A window on the table of so many engagements.
struct Window {
    ctx: egui::Context,
    legation: Legation,
}

impl Window {
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
        let mut window = Self {
            legation: Legation::new(&ctx, &start),
            ctx,
        };
        window.rest();
        window.legation.show(synthetic::catalogue(count, 7));
        window.until_there();
        window.send(Command::ShowPage(Page::Table));
        window.until_there();
        window.rest();
        window
    }

    fn send(&mut self, command: Command) {
        self.legation.send(command, &self.ctx);
    }

    /// How long a frame takes.
    fn frame(&mut self, events: Vec<Event>) -> Duration {
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, SIZE)),
            events,
            ..RawInput::default()
        };
        let legation = &mut self.legation;
        let began = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| legation.ui(ui));
        output.textures_delta.clear();
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(primitives);
        began.elapsed()
    }

    /// Lets frames pass in which nothing is asked for, and says how long they took.
    fn rest(&mut self) -> Vec<Duration> {
        (0..TIMES).map(|_| self.frame(Vec::new())).collect()
    }

    /// Draws frames, as a screen of 60 Hz asks for them, until what is asked for is there. The longest
    /// frame, and the time until then.
    fn until_there(&mut self) -> (Duration, Duration) {
        let began = Instant::now();
        let mut longest = Duration::ZERO;
        loop {
            let frame = self.frame(Vec::new());
            longest = longest.max(frame);
            if !self.legation.is_arranging() {
                return (longest, began.elapsed());
            }
            std::thread::sleep(Duration::from_micros(16_600).saturating_sub(frame));
        }
    }

    /// Turns the wheel, and says how long each frame took.
    fn scroll(&mut self) -> Vec<Duration> {
        self.frame(vec![Event::PointerMoved(AMONG_ROWS)]);
        let turn = || Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: Vec2::new(0.0, -20.0),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: egui::Modifiers::NONE,
        };
        (0..TIMES).map(|_| self.frame(vec![turn()])).collect()
    }

    /// Carries out a command and draws the frames in which its effect is seen.
    fn act(&mut self, command: Command) -> Duration {
        let began = Instant::now();
        self.send(command);
        let acted = began.elapsed();
        (acted + self.frame(Vec::new())).max(self.frame(Vec::new()))
    }
}

fn median(frames: &mut [Duration]) -> Duration {
    frames.sort_unstable();
    frames[frames.len() / 2]
}

fn frames(count: usize) {
    let mut window = Window::new(count);
    let mut resting = window.rest();
    let mut scrolling = window.scroll();
    let longest = scrolling.iter().max().copied().unwrap_or_default();
    let step = |step| Command::GoToRow { step, pick: false };
    let steps = [RowStep::Last, RowStep::PageUp, RowStep::Up, RowStep::First];
    let steps = steps.into_iter().cycle().take(TIMES);
    let steps = steps.map(|one| window.act(step(one))).max();
    let all = window.act(Command::PickAll);
    let column = Column::Title;
    window.send(Command::SortTable { column, add: false });
    let sorted = window.until_there();
    println!(
        "| {count} | {:.2} ms | {:.2} ms | {:.2} ms | {:.2} ms | {:.2} ms | {:.2} ms | {:.0} ms |",
        milliseconds(median(&mut resting)),
        milliseconds(median(&mut scrolling)),
        milliseconds(longest),
        milliseconds(steps.unwrap_or_default()),
        milliseconds(all),
        milliseconds(sorted.0),
        milliseconds(sorted.1),
    );
}
