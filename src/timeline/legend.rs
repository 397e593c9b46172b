//! What is on screen, explained: nothing that is not there, drawn as it is drawn there.

use super::{
    Stage,
    item::Extent,
    lines::{self, Upright},
    marks::Mark,
    metrics::{FADE, GUEST_RADIUS, MARKER_RADIUS},
};
use crate::{
    model::{Format, Marker},
    scene::{
        Column, Fill, MarkerLook, Paint, Point, Rect, Rim, Scene, Shape, Sign, Signs, Size, Strike,
        TargetKind, TextMeasure, TextStyle, Token,
    },
};

/// The legend of one picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Legend {
    /// Groups that have lines, from top to bottom.
    pub groups: Vec<LegendGroup>,
}

/// Lines of one sort.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendGroup {
    /// What they are of.
    pub name: &'static str,
    /// From top to bottom.
    pub lines: Vec<LegendLine>,
}

/// Something on screen, and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendLine {
    /// How much room the sample takes.
    pub size: Size,
    /// The sample, from the top left corner of that room.
    pub sample: Vec<Shape>,
    /// What the sample looks like, for those who do not see it.
    pub drawn: &'static str,
    /// What it means.
    pub means: String,
    /// The same in a word or two, where there is little room.
    pub short: String,
}

/// What the lines are of that say which shape a format has.
pub const FORMATS: &str = "Formats";
/// Width of every sample: what fades has to fit in.
const WIDTH: f64 = FADE + EDGE;
/// Where the first marker of a wide sample stands.
const EDGE: f64 = MARKER_RADIUS + 1.0;
/// Height of a sample.
const HEIGHT: f64 = 18.0;
/// Height of a sample with two markers, one above the other.
const TALL: f64 = 24.0;

/// Shapes of markers in the order of the legend, and what they are called.
const MARKERS: [(Marker, &str); 6] = [
    (Marker::Circle, "circle"),
    (Marker::Square, "square"),
    (Marker::Diamond, "diamond"),
    (Marker::Triangle, "triangle"),
    (Marker::Hexagon, "hexagon"),
    (Marker::SmallRing, "small ring"),
];

impl Legend {
    /// The legend of a picture that was made from a stage.
    #[must_use]
    pub fn new(stage: &Stage<'_>, scene: &Scene, measure: &dyn TextMeasure) -> Self {
        let formats = formats(stage, scene);
        let shape = formats.first().map_or(Marker::Circle, |(shape, ..)| *shape);
        let pen = Pen { shape, measure };
        let shapes = formats.into_iter().map(|(shape, drawn, names)| {
            let look = MarkerLook {
                shape,
                ..pen.look()
            };
            let join = |name: fn(&Format) -> &str| {
                let names: Vec<&str> = names.iter().map(|format| name(format)).collect();
                names.join(" · ")
            };
            let sample = vec![marker(middle(HEIGHT), look)];
            let (means, short) = (join(|format| &format.name), join(|format| &format.short));
            line(sample, drawn, means, short)
        });
        let signs = scene.signs;
        let of = |range: std::ops::RangeInclusive<Sign>| {
            let there = signs.iter().filter(move |sign| range.contains(sign));
            there.filter_map(|sign| pen.line(sign, signs)).collect()
        };
        let groups = [
            (FORMATS, shapes.collect()),
            ("Statuses", of(Sign::Held..=Sign::Cancelled)),
            ("Dates", of(Sign::Day..=Sign::Doubtful)),
            ("Lines and pills", of(Sign::Series..=Sign::AsOf)),
        ];
        Self {
            groups: groups
                .into_iter()
                .filter(|(_, lines): &(_, Vec<LegendLine>)| !lines.is_empty())
                .map(|(name, lines)| LegendGroup { name, lines })
                .collect(),
        }
    }

    /// Every line, from top to bottom.
    pub fn lines(&self) -> impl Iterator<Item = &LegendLine> {
        self.groups.iter().flat_map(|group| &group.lines)
    }
}

/// The shapes whose markers are in sight, each with those of its formats that are.
fn formats<'a>(stage: &Stage<'a>, scene: &Scene) -> Vec<(Marker, &'static str, Vec<&'a Format>)> {
    let body = stage.body();
    let catalogue = stage.catalogue;
    let in_sight = scene.targets.iter().filter_map(|target| {
        let TargetKind::Engagement(handle) = target.kind else {
            return None;
        };
        let marker = Rect::around(target.centre, MARKER_RADIUS);
        marker.overlaps(body).then_some(handle)
    });
    let mut there: Vec<_> = in_sight
        .map(|handle| &catalogue.entry(handle).engagement.format)
        .collect();
    there.sort_unstable();
    there.dedup();
    let names = |shape: Marker| -> Vec<&'a Format> {
        let formats = catalogue.formats().iter();
        formats
            .filter(|format| format.marker == shape && there.contains(&&format.slug))
            .collect()
    };
    MARKERS
        .into_iter()
        .map(|(shape, drawn)| (shape, drawn, names(shape)))
        .filter(|(_, _, names)| !names.is_empty())
        .collect()
}

/// Draws samples.
struct Pen<'a> {
    /// Shape of the markers in samples that are not about shapes: one that is on screen.
    shape: Marker,
    measure: &'a dyn TextMeasure,
}

impl Pen<'_> {
    fn look(&self) -> MarkerLook {
        MarkerLook {
            shape: self.shape,
            fill: Fill::Filled,
            rim: Rim::Solid,
            strike: Strike::None,
            paint: Token::Mark.into(),
        }
    }

    /// The line that explains a sign; `None` when the line of another one does.
    fn line(&self, sign: Sign, all: Signs) -> Option<LegendLine> {
        let (drawn, means) = words(sign, all)?;
        let short = in_short(sign, all);
        let mut line = line(Vec::new(), drawn, means.to_owned(), short.to_owned());
        if sign == Sign::Partners {
            line.size.height = TALL;
        }
        line.sample = self.sample(sign);
        Some(line)
    }

    fn sample(&self, sign: Sign) -> Vec<Shape> {
        let held = self.look();
        let hollow = MarkerLook {
            fill: Fill::Hollow,
            ..held
        };
        let single = |look| vec![marker(middle(HEIGHT), look)];
        let beside = |sign| vec![marker(middle(HEIGHT), held), sign];
        let x = WIDTH / 2.0;
        match sign {
            Sign::Held | Sign::Day | Sign::TooShort => single(held),
            Sign::Announced => single(hollow),
            Sign::Expected => single(MarkerLook {
                rim: Rim::Dotted,
                ..hollow
            }),
            Sign::Postponed => single(MarkerLook {
                strike: Strike::Struck,
                ..hollow
            }),
            Sign::Cancelled => single(MarkerLook {
                strike: Strike::Crossed,
                ..hollow
            }),
            Sign::Doubtful => single(MarkerLook {
                rim: Rim::Dashed,
                ..held
            }),
            Sign::Lasted => self.dated(Extent::Lasted),
            Sign::Once => self.dated(Extent::Once),
            Sign::LastedOpen => self.dated(Extent::LastedToUnknown),
            Sign::OnceOpen => self.dated(Extent::OnceFrom),
            Sign::Series => {
                let (from, to) = (EDGE, WIDTH - EDGE);
                let at = |x| Point::new(x, HEIGHT / 2.0);
                let gap = MARKER_RADIUS + 3.0;
                vec![
                    lines::thread(at(from + gap), at(to - gap)),
                    marker(at(from), held),
                    marker(at(to), held),
                ]
            }
            Sign::Partners => {
                let reach = MARKER_RADIUS + 2.0;
                let (from, to) = (Point::new(x, reach), Point::new(x, TALL - reach));
                vec![lines::spine(from, to, false), marker(from, held), dot(to)]
            }
            Sign::Guest => vec![dot(middle(HEIGHT))],
            Sign::Ghost => {
                let text = "5".to_owned();
                let width = self.measure.width(&text, TextStyle::Count);
                let (ring, number) = lines::ghost(text, width, middle(HEIGHT), 8.0);
                vec![ring, number]
            }
            Sign::Promise => {
                let at = |x| Point::new(x, HEIGHT / 2.0 + 1.5);
                let (from, to) = (at(EDGE + 8.0), at(WIDTH - EDGE - 8.0));
                let mut shapes = lines::arc(from, to, None, Token::Warning);
                shapes.push(marker(at(EDGE), hollow));
                shapes.push(marker(at(WIDTH - EDGE), held));
                shapes
            }
            Sign::Ribbon => ribbon(&[
                (12.0, 16.0, [5.0, 0.0, 0.0]),
                (24.0, 28.0, [8.0, 3.0, 0.0]),
                (36.0, 40.0, [13.0, 0.0, 0.0]),
                (40.0, 44.0, [6.0, 6.0, 0.0]),
            ]),
            Sign::RibbonHollow => ribbon(&[
                (12.0, 16.0, [0.0, 0.0, 6.0]),
                (24.0, 28.0, [6.0, 0.0, 5.0]),
                (36.0, 44.0, [0.0, 0.0, 12.0]),
            ]),
            Sign::Pill => {
                let text = "3".to_owned();
                let width = self.measure.width(&text, TextStyle::Count);
                let look = lines::PillLook::default();
                let pill = lines::pill(text, width, middle(HEIGHT), look);
                vec![pill.body, pill.number]
            }
            Sign::Found => beside(lines::found(middle(HEIGHT))),
            Sign::Otherwise => beside(lines::otherwise(middle(HEIGHT))),
            Sign::Event => vec![lines::moment(x, 0.0, HEIGHT, Upright::Event)],
            Sign::Today => vec![lines::moment(x, 0.0, HEIGHT, Upright::Today)],
            Sign::AsOf => vec![lines::moment(x, 0.0, HEIGHT, Upright::AsOf)],
            Sign::Period => {
                let (left, right) = (x - 14.0, x + 14.0);
                vec![
                    lines::area(Rect::new(left, 0.0, right, HEIGHT), lines::band_paint()),
                    lines::strip(Rect::new(left, 0.0, right, 2.5)),
                ]
            }
        }
    }

    /// An engagement with such a date, on a scale of a point a day.
    fn dated(&self, extent: Extent) -> Vec<Shape> {
        let start = EDGE - 0.5;
        let end = if extent.open_end() {
            start + 1.0
        } else {
            WIDTH - start
        };
        let room = Rect::new(0.0, 0.0, WIDTH, HEIGHT);
        let mut shapes = Vec::new();
        let mark = Mark::between(extent, self.look(), (start, end), HEIGHT / 2.0, room);
        mark.shapes(room, &mut shapes);
        shapes
    }
}

/// What a sign looks like and what it means; `None` when the words of another one say it.
fn words(sign: Sign, all: Signs) -> Option<(&'static str, &'static str)> {
    let words = match sign {
        Sign::Held => ("filled", "Held"),
        Sign::Announced => ("hollow", "Announced"),
        Sign::Expected => ("hollow, with a dotted rim", "Expected by a writer only"),
        Sign::Postponed => ("one stroke through it", "Postponed"),
        Sign::Cancelled => ("two strokes through it", "Cancelled"),
        // They look alike, and so have one line.
        Sign::Day if all.contains(Sign::TooShort) => {
            ("marker alone", "A day, or days too close to tell apart")
        }
        Sign::Day => ("marker alone", "A day"),
        Sign::TooShort if all.contains(Sign::Day) => return None,
        Sign::TooShort => ("marker alone", "Days too close to tell apart"),
        Sign::Lasted => ("solid bar", "Lasted all those days"),
        Sign::Once => (
            "dashed bracket",
            "Once, on some day in there; the marker is not the day",
        ),
        Sign::LastedOpen => (
            "bar that fades into an arrow",
            "Lasted; open on the side of the arrow",
        ),
        Sign::OnceOpen => (
            "dashes that fade into an arrow",
            "Once; open on the side of the arrow",
        ),
        Sign::Doubtful => ("dashed rim", "Approximate (c.) or uncertain (?)"),
        Sign::Series => (
            "thin line between markers",
            "Next meeting held in the series",
        ),
        Sign::Partners => (
            "upright line from a marker to dots",
            "One engagement of several partners",
        ),
        Sign::Guest => (
            "small dot",
            "Took part; drawn in another lane (hollow: on one of several days)",
        ),
        Sign::Ghost => (
            "dotted ring with a number",
            "No record of that meeting; its place is no date",
        ),
        Sign::Promise => (
            "dashed arc from a hollow marker",
            "A promised meeting, and what became of it",
        ),
        Sign::Pill => ("pill with a number", "That many are folded there"),
        Sign::Ribbon => (
            "ribbon of columns",
            "How many are when: higher by a step whenever the number doubles; pale or striped where only possible",
        ),
        Sign::RibbonHollow => (
            "hollow columns in a ribbon",
            "Announced, expected, postponed or cancelled",
        ),
        Sign::Found => (
            "brown ring, edge of a pill, or strip above a ribbon",
            "Found by the search",
        ),
        Sign::Otherwise => (
            "corner at a marker",
            "All sources tell otherwise of its date, place, people, status or a promise",
        ),
        Sign::Event => ("faint upright line", "An event in the background"),
        Sign::Period => ("grey strip under the axis", "A period in the background"),
        Sign::Today => ("orange line", "Today"),
        Sign::AsOf => ("dashed upright line", "Promises are judged as of that day"),
    };
    Some(words)
}

/// The same in a word or two.
fn in_short(sign: Sign, all: Signs) -> &'static str {
    match sign {
        Sign::Held => "Held",
        Sign::Announced => "Announced",
        Sign::Expected => "Expected",
        Sign::Postponed => "Postponed",
        Sign::Cancelled => "Cancelled",
        Sign::Day if all.contains(Sign::TooShort) => "A day, or close ones",
        Sign::Day => "A day",
        Sign::TooShort => "Days close together",
        Sign::Lasted => "Lasted",
        Sign::Once => "Once, on a day in there",
        Sign::LastedOpen => "Lasted, open at the arrow",
        Sign::OnceOpen => "Once, open at the arrow",
        Sign::Doubtful => "About (c.) or uncertain (?)",
        Sign::Series => "Next in its series",
        Sign::Partners => "Several partners",
        Sign::Guest => "Took part",
        Sign::Ghost => "No record of it",
        Sign::Promise => "Promise and outcome",
        Sign::Pill => "That many folded",
        Sign::Ribbon => "How many, pale or striped if uncertain",
        Sign::RibbonHollow => "Announced or called off",
        Sign::Found => "Found",
        Sign::Otherwise => "All sources tell otherwise",
        Sign::Event => "Background event",
        Sign::Period => "Background period",
        Sign::Today => "Today",
        Sign::AsOf => "Promises as of that day",
    }
}

fn line(sample: Vec<Shape>, drawn: &'static str, means: String, short: String) -> LegendLine {
    LegendLine {
        size: Size {
            width: WIDTH,
            height: HEIGHT,
        },
        sample,
        drawn,
        means,
        short,
    }
}

fn middle(height: f64) -> Point {
    Point::new(WIDTH / 2.0, height / 2.0)
}

/// The dot of a party in whose lane an engagement is not drawn.
fn dot(centre: Point) -> Shape {
    Shape::Rect {
        rect: Rect::around(centre, GUEST_RADIUS),
        rounding: GUEST_RADIUS,
        fill: Some(Paint {
            token: Token::Mark,
            alpha: 0.55,
        }),
        stroke: None,
    }
}

/// Columns from a place to another, of so much that is certain, possible, and not held.
fn ribbon(columns: &[(f32, f32, [f32; 3])]) -> Vec<Shape> {
    let columns = columns.iter();
    let columns = columns.map(|&(left, right, [sure, once, hollow])| Column {
        left,
        right,
        sure,
        once,
        hollow,
    });
    vec![Shape::Ribbon {
        base: HEIGHT - 1.0,
        columns: columns.collect(),
        paint: Token::Mark.into(),
    }]
}

fn marker(centre: Point, look: MarkerLook) -> Shape {
    Shape::Marker {
        centre,
        radius: MARKER_RADIUS,
        look,
    }
}
