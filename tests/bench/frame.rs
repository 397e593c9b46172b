//! What a frame of the timeline costs along a path that a user would take: everything, into a month,
//! across a year, and out again; for catalogues of a thousand engagements to a million.
//!
//! A frame is the rows that it needs, the layout, painting with egui and tessellation: everything but
//! the graphics card. The same path is drawn with the points of `egui_plot`, in the same run, as it has
//! no other way to show so many. Times are of one machine on one day; the ratios are what counts.
//!
//! ```text
//! cargo bench --bench frame -- [--to 1000000] [--markdown]
//! ```

#![allow(clippy::print_stdout, reason = "the table is what it is for")]

#[path = "../common/mod.rs"]
mod common;
#[path = "sizes.rs"]
mod sizes;
#[path = "took.rs"]
mod took;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use common::synthetic;
use egui::{Pos2, RawInput, Rect, Vec2};
use egui_plot::{Plot, PlotPoint, PlotPoints, Points};
use legation::{
    app::{Legation, Start, install, paint_scene},
    catalogue::Catalogue,
    command::{Command, Settings},
    date::Day,
    fonts::FaceMeasure,
    model::FormatId,
    scene::{Size, Theme},
    timeline::{
        Arrangement, Attention, HEAD_WIDTH, Index, Level, Overview, Packing, Stage, Trim, layout,
    },
    view::{Choice, Filter, Lens, TimeWindow, Value, View},
};

use took::Took;

const WIDTH: f32 = 1600.0;
const HEIGHT: f32 = 900.0;
/// How often the path is gone.
const PASSES: usize = 7;
/// How many frames are drawn after a new picture is there.
const FRAMES_AFTER: usize = 40;

fn main() {
    let most = sizes::most(1_000);
    let sizes = [1_000, 10_000, 100_000, 1_000_000];
    let mut first = None;
    println!(
        "| engagements | median | 99th percentile | beside 1 000 | longest | `egui_plot`, median | index, bytes each | new filter | overview |"
    );
    println!("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for count in sizes.into_iter().filter(|&count| count <= most) {
        let row = Row::measure(count);
        let base = *first.get_or_insert(row.frames.percentile(0.99));
        row.print(base);
    }
    println!();
    println!(
        "| engagements | changed | longest frame | without waiting for a core | new picture after |"
    );
    println!("|---:|---|---:|---:|---:|");
    for count in sizes.into_iter().filter(|&count| count <= most) {
        whole_window(count);
    }
}

/// The whole window, with rail and panel, while a catalogue is opened that is in memory and while its
/// filter, its sources and the day of judgement are changed: how long the longest frame is, and when the new picture is there.
fn whole_window(count: usize) {
    let ctx = egui::Context::default();
    let start = Start {
        path: None,
        texts: None,
        settings: Settings::default(),
        today: Day::from_number(20_000),
        view: View::default(),
        present: None,
        own_folder: None,
    };
    let mut legation = Legation::new(&ctx, &start);
    for _ in 0..5 {
        run(&ctx, |ui| legation.ui(ui));
    }
    legation.show(synthetic::catalogue(count, 7));
    let opened = until_there(&ctx, &mut legation);
    for _ in 0..5 {
        run(&ctx, |ui| legation.ui(ui));
    }
    let mut changed = |commands: Vec<Command>| {
        let mut most = (Took::default(), Duration::ZERO);
        for command in commands {
            legation.send(command, &ctx);
            let (frame, after) = until_there(&ctx, &mut legation);
            most = (most.0.longest(frame), most.1.max(after));
        }
        most
    };
    let formats = ["format-1", "format-2", "format-1", "format-2"].map(FormatId::from);
    let formats = formats.map(|format| Command::Choose(Value::Format(format), Choice::With));
    let lenses = [Lens::OfficialOnly, Lens::All, Lens::OfficialOnly, Lens::All];
    let days = [16_000, 18_000].map(|day| Command::JudgeAsOf(Some(Day::from_number(day))));
    let rows = [
        ("catalogue opened", opened),
        ("filter", changed(formats.into())),
        ("sources", changed(lenses.map(Command::Believe).into())),
        ("day", changed(days.into())),
    ];
    for (what, (frame, after)) in rows {
        println!(
            "| {count} | {what} | {:.1} ms | {:.1} ms | {:.0} ms |",
            milliseconds(frame.all),
            milliseconds(frame.at_work),
            milliseconds(after),
        );
    }
}

/// Draws frames, as a screen of 60 Hz asks for them, until the picture is the one that is asked for, and
/// then for a moment, in which it is counted. The longest frame, and the time until the picture was there.
fn until_there(ctx: &egui::Context, legation: &mut Legation) -> (Took, Duration) {
    let began = Instant::now();
    let mut longest = Took::default();
    let mut after = None;
    let mut frames_left = FRAMES_AFTER;
    while frames_left > 0 {
        let frame = took::timed(|| run(ctx, |ui| legation.ui(ui)));
        longest = longest.longest(frame);
        if !legation.is_arranging() {
            after.get_or_insert(began.elapsed());
            frames_left -= 1;
        }
        std::thread::sleep(Duration::from_micros(16_600).saturating_sub(frame.all));
    }
    (longest, after.unwrap_or_default())
}

/// How long each frame took.
struct Frames(Vec<Duration>);

impl Frames {
    fn percentile(&self, share: f64) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort_unstable();
        let at = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len());
        sorted[at - 1]
    }
}

struct Row {
    count: usize,
    frames: Frames,
    plot: Frames,
    bytes_each: f64,
    filter: Duration,
    overview: Duration,
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

impl Row {
    fn measure(count: usize) -> Self {
        let catalogue = synthetic::catalogue(count, 7);
        let mut window = Window::new(&catalogue);
        let path = window.path();
        // Once to warm up: fonts are rasterised as they are met. Of each frame the best of several
        // passes counts, as others are at work on the machine too; in each pass everything is packed
        // anew.
        for &time in &path {
            window.frame(time);
        }
        let mut frames = vec![Duration::MAX; path.len()];
        for _ in 0..PASSES {
            window.packings.clear();
            for (frame, &time) in frames.iter_mut().zip(&path) {
                *frame = window.frame(time).min(*frame);
            }
        }
        let step = (count / 20_000).max(1);
        let plot = path.iter().step_by(step).map(|&time| window.plot(time));
        let plot = plot.collect();
        let bytes = window.index.bytes() + window.arrangement.bytes();
        let view = View {
            filter: Filter {
                with: [Value::Format("format-1".into())].into(),
                ..Filter::default()
            },
            ..View::default()
        };
        let began = Instant::now();
        let filtered = Arrangement::from_index(&window.index, &catalogue, &view);
        let filter = began.elapsed();
        let began = Instant::now();
        let overview = Overview::new(&catalogue, &filtered, f64::from(WIDTH));
        let elapsed = began.elapsed();
        assert!(!overview.buckets().is_empty());
        Self {
            count,
            frames: Frames(frames),
            plot: Frames(plot),
            bytes_each: bytes as f64 / count as f64,
            filter,
            overview: elapsed,
        }
    }

    fn print(&self, base: Duration) {
        let at = |share| self.frames.percentile(share);
        println!(
            "| {} | {:.2} ms | {:.2} ms | {:.2} | {:.2} ms | {:.2} ms | {:.0} | {:.1} ms | {:.1} ms |",
            self.count,
            milliseconds(at(0.5)),
            milliseconds(at(0.99)),
            at(0.99).as_secs_f64() / base.as_secs_f64(),
            milliseconds(at(1.0)),
            milliseconds(self.plot.percentile(0.5)),
            self.bytes_each,
            milliseconds(self.filter),
            milliseconds(self.overview),
        );
    }
}

/// A window on a catalogue, without a graphics card.
struct Window<'a> {
    catalogue: &'a Catalogue,
    ctx: egui::Context,
    index: Index,
    arrangement: Arrangement,
    packings: std::collections::HashMap<Level, Packing>,
    level: Option<Level>,
    points: Arc<Vec<PlotPoint>>,
}

impl<'a> Window<'a> {
    fn new(catalogue: &'a Catalogue) -> Self {
        let ctx = egui::Context::default();
        install(&ctx);
        run(&ctx, |_| {});
        let measure = FaceMeasure;
        let index = Index::new(catalogue, &Lens::All, None, &measure);
        let arrangement = Arrangement::from_index(&index, catalogue, &View::default());
        let lanes = arrangement.lanes.iter().enumerate();
        let points = lanes.flat_map(|(number, lane)| {
            let items = lane.items.iter();
            items.map(move |item| PlotPoint::new(item.start(), -(number as f64)))
        });
        Self {
            catalogue,
            points: Arc::new(points.collect()),
            index,
            arrangement,
            ctx,
            packings: std::collections::HashMap::new(),
            level: None,
        }
    }

    /// Everything, into a month in 60 steps, across a year in 60, and out again in 60.
    fn path(&self) -> Vec<TimeWindow> {
        let all = self.arrangement.bounds;
        let middle = f64::midpoint(all.start(), all.end());
        let factor = (all.span() / 30.0).powf(1.0 / 60.0);
        let mut window = all;
        let mut path = vec![all];
        for _ in 0..60 {
            window = window.zoomed(middle, factor, all.span());
            path.push(window);
        }
        for _ in 0..60 {
            window = window.panned(365.0 / 60.0);
            path.push(window);
        }
        let middle = f64::midpoint(window.start(), window.end());
        for _ in 0..60 {
            window = window.zoomed(middle, 1.0 / factor, all.span());
            path.push(window);
        }
        path
    }

    fn frame(&mut self, time: TimeWindow) -> Duration {
        let began = Instant::now();
        let size = Size {
            width: f64::from(WIDTH),
            height: f64::from(HEIGHT),
        };
        let scale = (size.width - HEAD_WIDTH) / time.span();
        let level = Level::new(scale, self.level);
        self.level = Some(level);
        let arrangement = &self.arrangement;
        let packing = self
            .packings
            .entry(level)
            .or_insert_with(|| Packing::new(arrangement, level));
        packing.prepare(arrangement, time, (0.0, size.height));
        let view = View {
            time: Some(time),
            ..View::default()
        };
        let stage = Stage {
            catalogue: self.catalogue,
            arrangement,
            packing,
            on_the_way: &[],
            view: &view,
            size,
            today: None,
            attention: Attention::default(),
            finds: None,
            trim: Trim::default(),
        };
        run(&self.ctx, |ui| {
            let scene = layout(&stage, &FaceMeasure);
            paint_scene(ui.painter(), Pos2::ZERO, &scene, Theme::Light);
        });
        began.elapsed()
    }

    /// The same stretch of time with a point for each engagement.
    fn plot(&self, time: TimeWindow) -> Duration {
        let began = Instant::now();
        let lanes = self.arrangement.lanes.len() as f64;
        run(&self.ctx, |ui| {
            let plot = Plot::new("plot")
                .width(WIDTH)
                .height(HEIGHT)
                .show_axes([false, false])
                .allow_drag(false);
            plot.show(ui, |plot| {
                plot.set_plot_bounds(egui_plot::PlotBounds::from_min_max(
                    [time.start(), -lanes],
                    [time.end(), 1.0],
                ));
                let points = PlotPoints::Borrowed(&self.points);
                plot.points(Points::new("engagements", points).radius(5.0));
            });
        });
        began.elapsed()
    }
}

/// One frame of egui, tessellated.
fn run(ctx: &egui::Context, draw: impl FnMut(&mut egui::Ui)) {
    let input = RawInput {
        screen_rect: Some(Rect::from_min_size(Pos2::ZERO, Vec2::new(WIDTH, HEIGHT))),
        ..RawInput::default()
    };
    let mut output = ctx.run_ui(input, draw);
    output.textures_delta.clear();
    let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
    std::hint::black_box(primitives);
}
