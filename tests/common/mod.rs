//! What several tests and benchmarks need: catalogues from text, and a window without a window.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(
    unreachable_pub,
    reason = "a module of a test reaches no further than the test"
)]
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

pub mod bare;
pub mod synthetic;

use legation::{
    catalogue::{Catalogue, Handle},
    command::{Command, Request, Rows, Session, Surroundings, carry_out},
    date::{Day, Edtf},
    load::{Input, Options, Severity, load, report},
    model::{Collection, EngagementId},
    scene::{FixedMeasure, Scene, Size},
    timeline::{
        AXIS_HEIGHT, Arrangement, Attention, HEAD_WIDTH, Index, Level, Packing, Stage, TimeScale,
        Trim, layout,
    },
    view::{Lens, TimeWindow, View},
};

/// The catalogue that ships.
pub fn embedded() -> Catalogue {
    Catalogue::new(load(Input::Embedded, &Options::default()).records)
}

/// A catalogue of the records in `text`, which must load without an error.
pub fn catalogue(text: &str) -> Catalogue {
    let options = Options {
        skip_lints: true,
        ..Options::default()
    };
    let loaded = load(Input::memory([("test.ron", text)]), &options);
    assert_eq!(
        loaded.count(Severity::Error),
        0,
        "{}",
        report::human(&loaded.problems, false)
    );
    Catalogue::new(loaded.records)
}

/// What most small catalogues stand on: a home, three partners, a body, formats and sources.
pub const GROUND: &str = r#"
    Catalogue(title: "Test", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21"),
    Party(code: "AA", name: "Homeland"),
    Party(code: "BB", name: "Bordavia"),
    Party(code: "CC", name: "Caldonia"),
    Party(code: "DD", name: "Dunmark"),
    Party(code: "CLUB", name: "The Club", kind: Body),
    Format(slug: "group", name: "Group", short: "Group", sentence: "s", marker: Circle),
    Format(slug: "visit", name: "Visit", short: "Visit", sentence: "s", marker: Triangle, counting: Container),
    Format(slug: "message", name: "Message", short: "Message", sentence: "s", marker: SmallRing, counting: Message),
    Topic(slug: "one", name: "One", sentence: "s"),
    Topic(slug: "two", name: "Two", sentence: "s"),
    Source(id: "ministry", kind: OfficialStatement, collection: "official"),
    Source(id: "paper", kind: Newspaper, collection: "press"),
    Source(id: "reprint", kind: Aggregator, collection: "press", copy_of: "paper"),
    Series(slug: "bb-group", name: "Group", short: "Group", parties: ["BB"], format: "group"),
"#;

/// The lens through which only the five articles are seen.
pub fn articles() -> Lens {
    Lens::Collection(Collection("articles".to_owned()))
}

/// A catalogue of these records on [`GROUND`].
pub fn on_ground(records: &str) -> Catalogue {
    catalogue(&format!("[{GROUND}{records}]"))
}

/// A held meeting of the group with Bordavia, with a date that the ministry states. `more` are
/// further fields.
pub fn meeting(id: &str, date: &str, more: &str) -> String {
    engagement(id, "Held", date, more)
}

/// The same with another status.
pub fn engagement(id: &str, status: &str, date: &str, more: &str) -> String {
    let parties = if more.contains("parties:") {
        ""
    } else {
        r#"parties: ["BB"],"#
    };
    let label = if more.contains("label:") || more.contains("series:") {
        String::new()
    } else {
        format!("label: \"{id}\",")
    };
    format!(
        r#"Engagement(id: "{id}", title: "Meeting {id}", {label} {parties} format: "group", status: {status},
            dates: [(date: "{date}", basis: "Stated", cite: [Para("ministry", 1)])], {more}
            cite: [Para("ministry", 1)]),"#
    )
}

/// The first day that a date allows.
pub fn day(text: &str) -> Day {
    Edtf::parse(text).unwrap().earliest().unwrap()
}

/// The stretch from the first day of one date to the end of the last day of another.
pub fn time(from: &str, to: &str) -> TimeWindow {
    let last = Edtf::parse(to).unwrap().latest().unwrap();
    TimeWindow::new(day(from).number() as f64, last.number() as f64 + 1.0)
}

/// Random numbers that are the same on every machine: Knuth's MMIX generator.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut random = Self(seed ^ 0x9E37_79B9_7F4A_7C15);
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // The low bits of such a generator have short periods.
        self.0 >> 11
    }

    /// From 0 up to, but not including, 1.
    pub fn unit(&mut self) -> f64 {
        self.next() as f64 / (1_u64 << 53) as f64
    }

    /// From `low` up to, but not including, `high`.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.unit() * (high - low)
    }

    /// A whole number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.unit() * limit as f64) as usize
    }
}

/// A window without a window: a session, and the picture that it would show.
pub struct Screen {
    pub catalogue: Catalogue,
    pub session: Session,
    pub size: Size,
    pub today: Option<Day>,
    pub attention: Attention,
    index: Index,
    /// The view that the arrangement was made for.
    made_for: Option<View>,
    arrangement: Arrangement,
    level: Level,
    packing: Packing,
}

impl Screen {
    /// A window of 1,440 by 900 points on a catalogue, showing everything.
    pub fn new(catalogue: Catalogue) -> Self {
        let size = Size {
            width: 1440.0,
            height: 900.0,
        };
        Self::of_size(catalogue, size)
    }

    /// The catalogue that ships, as the five articles alone know it.
    pub fn of_the_articles() -> Self {
        let mut screen = Self::new(embedded());
        screen.session.view.lens = articles();
        screen.restart();
        screen
    }

    pub fn of_size(catalogue: Catalogue, size: Size) -> Self {
        let index = Index::new(&catalogue, &Lens::All, None, &FixedMeasure);
        let arrangement = Arrangement::from_index(&index, &catalogue, &View::default());
        let level = Level::new(1.0, None);
        let mut screen = Self {
            packing: Packing::new(&arrangement, level),
            catalogue,
            session: Session::default(),
            size,
            today: None,
            attention: Attention::default(),
            index,
            made_for: None,
            arrangement,
            level,
        };
        screen.restart();
        screen
    }

    /// As after opening the window on the view as it is.
    fn restart(&mut self) {
        self.level = Level::new(1.0, None);
        self.made_for = None;
        self.arrange();
        self.level = Level::new(self.points_per_day(), None);
        self.pack(true);
    }

    /// Brings lanes and rows up to date with the view, as the window does before it draws.
    pub fn refresh(&mut self) {
        let arranged = self.arrange();
        let level = Level::new(self.points_per_day(), Some(self.level));
        let changed = arranged || level != self.level;
        self.level = level;
        self.pack(changed);
    }

    /// Makes the arrangement of the view, if it is another, and says so.
    fn arrange(&mut self) -> bool {
        let view = &self.session.view;
        let made = self.made_for.as_ref();
        if made.is_some_and(|made| made.shows_same_engagements(view)) {
            return false;
        }
        if made.is_none_or(|made| made.lens != view.lens) {
            self.index = Index::new(&self.catalogue, &view.lens, None, &FixedMeasure);
        }
        self.arrangement = Arrangement::from_index(&self.index, &self.catalogue, view);
        self.made_for = Some(view.clone());
        true
    }

    fn points_per_day(&self) -> f64 {
        let width = (self.size.width - HEAD_WIDTH).max(1.0);
        width / self.window().span()
    }

    fn pack(&mut self, anew: bool) {
        if anew {
            self.packing = Packing::new(&self.arrangement, self.level);
        }
        let window = self.arrangement.window(&self.session.view);
        let everywhere = (f64::NEG_INFINITY, f64::INFINITY);
        self.packing.prepare(&self.arrangement, window, everywhere);
    }

    pub fn send(&mut self, command: Command) -> Option<Request> {
        let around = Surroundings {
            catalogue: &self.catalogue,
            arrangement: &self.arrangement,
            packing: &self.packing,
            rows: Rows::default(),
            lanes_room: self.size.height - AXIS_HEIGHT,
            time_room: self.size.width - HEAD_WIDTH,
            dark: false,
            hits: None,
        };
        let request = carry_out(command, &mut self.session, &around);
        self.refresh();
        request
    }

    pub fn show(&mut self, window: TimeWindow) {
        self.session.view.time = Some(window);
        self.refresh();
    }

    pub fn window(&self) -> TimeWindow {
        self.arrangement.window(&self.session.view)
    }

    pub fn level(&self) -> Level {
        self.level
    }

    pub fn arrangement(&self) -> &Arrangement {
        &self.arrangement
    }

    pub fn packing(&self) -> &Packing {
        &self.packing
    }

    pub fn stage(&self) -> Stage<'_> {
        Stage {
            catalogue: &self.catalogue,
            arrangement: &self.arrangement,
            packing: &self.packing,
            on_the_way: &[],
            view: &self.session.view,
            size: self.size,
            today: self.today,
            attention: self.attention,
            finds: None,
            trim: Trim::default(),
        }
    }

    pub fn scale(&self) -> TimeScale {
        self.stage().scale()
    }

    pub fn scene(&self) -> Scene {
        layout(&self.stage(), &FixedMeasure)
    }

    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The scene as text, and what a screen reader says of it.
    pub fn picture(&self) -> String {
        let scene = self.scene();
        let stage = self.stage();
        let spoken = scene.targets.iter().map(|target| stage.spoken(target));
        let spoken: Vec<String> = spoken.map(|said| format!("  {said}")).collect();
        format!("{scene}spoken\n{}\n", spoken.join("\n"))
    }

    pub fn find(&self, id: &str) -> Handle {
        self.catalogue.find(&EngagementId::from(id)).unwrap()
    }

    pub fn selected(&self) -> Option<&str> {
        self.session
            .view
            .selection
            .as_ref()
            .map(EngagementId::as_str)
    }
}
