//! Slides of briefings: what stands on each of those that ship, at several sizes.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::{collections::BTreeMap, sync::LazyLock};

use common::embedded;
use legation::{
    briefing::{Briefing, Step},
    catalogue::Catalogue,
    date::Day,
    scene::{Point, Rect, Shape, Sign, TargetKind, Theme, Token},
    sheet::{Document, Extent, Options, PageSize, Part, Role, Sheet},
    timeline::{MOST_LABELS, labels},
    view::{Filter, TimeWindow, Value, View},
};

const SIZES: [PageSize; 3] = [
    PageSize::Points(1280, 720),
    PageSize::Slide,
    PageSize::Slide4x3,
];

/// The slides of what ships, made once for all tests.
static DOCUMENTS: [LazyLock<Vec<Document>>; 3] = [
    LazyLock::new(|| documents_on(&embedded(), SIZES[0], Some(common::day("2026-11-21")))),
    LazyLock::new(|| documents_on(&embedded(), SIZES[1], None)),
    LazyLock::new(|| documents_on(&embedded(), SIZES[2], None)),
];

fn documents(size: PageSize) -> &'static [Document] {
    let at = SIZES.iter().position(|it| *it == size).unwrap();
    &DOCUMENTS[at]
}

fn documents_on(catalogue: &Catalogue, size: PageSize, today: Option<Day>) -> Vec<Document> {
    let options = Options {
        size,
        today,
        ..Options::default()
    };
    let briefings = catalogue.briefings().iter();
    briefings
        .map(|briefing| Document::of_briefing(catalogue, briefing, &options))
        .collect()
}

fn of_role(sheet: &Sheet, role: Role) -> impl Iterator<Item = &Part> {
    sheet.parts.iter().filter(move |part| part.role == role)
}

fn timeline(sheet: &Sheet) -> &Part {
    of_role(sheet, Role::Timeline).next().unwrap()
}

#[test]
fn every_step_has_a_slide_that_can_be_read() {
    let catalogue = embedded();
    for size in SIZES {
        for (document, briefing) in documents(size).iter().zip(catalogue.briefings()) {
            assert_eq!(document.sheets.len(), briefing.steps.len());
            for (sheet, step) in document.sheets.iter().zip(&briefing.steps) {
                let place = format!("{size:?} {}: {}", briefing.slug, step.title);
                assert_eq!(sheet.notes, step.notes, "{place}");
                let title = of_role(sheet, Role::Title).flat_map(Part::texts);
                assert_eq!(title.collect::<Vec<_>>().join(" "), step.title, "{place}");
                assert!(labels(&timeline(sheet).scene) <= MOST_LABELS, "{place}");
                let least = 20.0 * size.size().height / 720.0;
                for part in &sheet.parts {
                    let shapes = part.scene.layers.iter().flat_map(|layer| &layer.shapes);
                    for shape in shapes {
                        if let Shape::Text(text) = shape {
                            let points = text.style.size() * part.factor;
                            assert!(points >= least - 1e-6, "{place}: {} {points}", text.text);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn callouts_are_on_the_page_and_cover_neither_each_other_nor_the_foot() {
    for size in SIZES {
        for document in documents(size) {
            for sheet in &document.sheets {
                let callouts: Vec<Rect> = of_role(sheet, Role::Callout).map(Part::rect).collect();
                let page = Rect::new(0.0, 0.0, sheet.size.width, sheet.size.height);
                for (number, callout) in callouts.iter().enumerate() {
                    assert_eq!(callout.common(page), *callout);
                    for other in &callouts[..number] {
                        assert!(!callout.overlaps(*other), "{}", document.title);
                    }
                    let others = [
                        Role::Title,
                        Role::Subtitle,
                        Role::LegendLine,
                        Role::Note,
                        Role::Source,
                    ];
                    for part in others.into_iter().flat_map(|role| of_role(sheet, role)) {
                        let place = format!("{size:?}: {:?}", part.texts().collect::<Vec<_>>());
                        assert!(
                            !callout.overlaps(part.rect()),
                            "{}, {place}",
                            document.title
                        );
                    }
                }
            }
        }
    }
}

/// What can be seen of a timeline, on its sheet: words and markers.
struct Seen {
    words: Vec<(Rect, String)>,
    markers: Vec<Rect>,
}

impl Seen {
    fn of(part: &Part) -> Self {
        let (mut words, mut markers) = (Vec::new(), Vec::new());
        for layer in &part.scene.layers {
            for shape in &layer.shapes {
                let bounds = shape.bounds();
                if !layer.clip.overlaps(bounds) {
                    continue;
                }
                let seen = part.on_sheet(layer.clip.common(bounds));
                match shape {
                    Shape::Text(text) => words.push((seen, text.text.clone())),
                    Shape::Marker { .. } => markers.push(seen),
                    _ => {}
                }
            }
        }
        Self { words, markers }
    }
}

/// How much of two rectangles lies on each other, in points of the sheet: the lesser of width and height.
fn shared(one: Rect, other: Rect) -> f64 {
    if !one.overlaps(other) {
        return 0.0;
    }
    let common = one.common(other);
    common.width().min(common.height())
}

/// Whether a line runs through a rectangle.
fn runs_through((from, to): (Point, Point), rect: Rect) -> bool {
    (0..=400).any(|step| {
        let share = f64::from(step) / 400.0;
        let x = from.x + (to.x - from.x) * share;
        let y = from.y + (to.y - from.y) * share;
        rect.contains(Point::new(x, y))
    })
}

/// Lines that lead from callouts to their marks, on the sheet.
fn leaders(sheet: &Sheet) -> Vec<(Point, Point)> {
    let shapes = of_role(sheet, Role::Rule).flat_map(|part| {
        let layers = part.scene.layers.iter();
        layers
            .flat_map(|layer| &layer.shapes)
            .map(move |it| (part, it))
    });
    let lines = shapes.filter_map(|(part, shape)| match shape {
        Shape::Line { from, to, stroke } if stroke.paint.token == Token::Selection => {
            let on_sheet = |at: &Point| {
                let rect = part.on_sheet(Rect::new(at.x, at.y, at.x, at.y));
                Point::new(rect.left, rect.top)
            };
            Some((on_sheet(from), on_sheet(to)))
        }
        _ => None,
    });
    lines.collect()
}

#[test]
fn nothing_that_is_read_lies_on_anything_else() {
    let catalogue = embedded();
    let mut led = 0;
    for size in SIZES {
        for (document, briefing) in documents(size).iter().zip(catalogue.briefings()) {
            for (sheet, step) in document.sheets.iter().zip(&briefing.steps) {
                led += leaders(sheet).len();
                let place = format!("{size:?} {}: {}", briefing.slug, step.title);
                must_be_clear(sheet, &place);
                // At 4:3 there is less width for as many words.
                let through = run_through(sheet);
                let most = usize::from(size == PageSize::Slide4x3);
                assert!(through.len() <= most, "{place}: {through:?}");
            }
        }
    }
    assert!(led > 50, "{led}");
}

/// No words on other words or on a marker, and no callout on either.
fn must_be_clear(sheet: &Sheet, place: &str) {
    let seen = Seen::of(timeline(sheet));
    // Letters do not reach to the edges of their line.
    let most = 2.0 * timeline(sheet).factor;
    for (number, (rect, text)) in seen.words.iter().enumerate() {
        for (other, words) in &seen.words[..number] {
            assert!(shared(*rect, *other) <= most, "{place}: {text}, {words}");
        }
        for marker in &seen.markers {
            assert!(shared(*rect, *marker) <= most, "{place}: {text}, a marker");
        }
    }
    for callout in of_role(sheet, Role::Callout) {
        let rect = callout.rect();
        for (other, words) in &seen.words {
            assert!(!rect.overlaps(*other), "{place}: a callout on {words}");
        }
        let covers = seen.markers.iter().any(|other| rect.overlaps(*other));
        assert!(!covers, "{place}: a callout on a marker");
    }
}

/// Words that lines from callouts run through.
fn run_through(sheet: &Sheet) -> Vec<String> {
    let seen = Seen::of(timeline(sheet));
    let mut through = Vec::new();
    for leader in leaders(sheet) {
        let words = seen.words.iter();
        let met = words.filter(|(rect, _)| runs_through(leader, *rect));
        through.extend(met.map(|(_, words)| words.clone()));
    }
    through
}

#[test]
fn what_is_called_out_has_a_mark_a_ring_and_a_callout() {
    let catalogue = embedded();
    for (document, briefing) in documents(PageSize::Slide).iter().zip(catalogue.briefings()) {
        for (sheet, step) in document.sheets.iter().zip(&briefing.steps) {
            let scene = &timeline(sheet).scene;
            assert_eq!(of_role(sheet, Role::Callout).count(), step.callouts.len());
            for callout in &step.callouts {
                let handle = catalogue.find(&callout.engagement).unwrap();
                let mut targets = scene.targets.iter();
                let target = targets.find(|it| it.kind == TargetKind::Engagement(handle));
                let centre = target.unwrap_or_else(|| panic!("{}: {}", step.title, callout.text));
                let centre = centre.centre;
                let is_ring = |shape: &Shape| match shape {
                    Shape::Ring {
                        centre: at, stroke, ..
                    } => *at == centre && stroke.paint.token == Token::Selection,
                    _ => false,
                };
                let mut shapes = scene.layers.iter().flat_map(|layer| &layer.shapes);
                assert!(shapes.any(is_ring), "{}: {}", step.title, callout.text);
            }
        }
    }
}

#[test]
fn a_source_has_one_number_in_a_whole_briefing() {
    let mut again = 0;
    for document in documents(PageSize::Slide) {
        let mut numbers: BTreeMap<String, String> = BTreeMap::new();
        let mut sources: BTreeMap<String, String> = BTreeMap::new();
        for sheet in &document.sheets {
            let mut last = 0;
            for part in of_role(sheet, Role::Source) {
                let [number, name] = part.texts().collect::<Vec<_>>()[..] else {
                    panic!("a source is a number and a name");
                };
                let figure: usize = number.parse().unwrap();
                assert!(figure > last, "{}: {number} after {last}", document.title);
                last = figure;
                // Two sources may be called alike, but not have one address.
                let address = part.links.first().map_or(name, |link| &link.address);
                let before = numbers.insert(address.to_owned(), number.to_owned());
                again += usize::from(before.is_some());
                assert!(before.is_none_or(|it| it == number), "{name}");
                let before = sources.insert(number.to_owned(), name.to_owned());
                assert!(before.is_none_or(|it| it == name), "{number}: {name}");
            }
        }
    }
    assert!(again > 3, "{again}");
}

#[test]
fn names_of_lanes_are_whole() {
    let mut abbreviated = 0;
    for sheet in documents(PageSize::Slide).iter().flat_map(|it| &it.sheets) {
        let layers = timeline(sheet).scene.layers.iter();
        for layer in layers.filter(|layer| layer.name == "heads") {
            for shape in &layer.shapes {
                let Shape::Text(text) = shape else { continue };
                assert!(!text.text.contains('…'), "{}", text.text);
                abbreviated += usize::from(text.text == "ASEAN");
            }
        }
    }
    assert!(abbreviated > 0);
}

/// Signs without which a slide cannot be understood, and what its legend calls them.
const TOLD: [(Sign, &str); 12] = [
    (Sign::Announced, "Announced"),
    (Sign::Expected, "Expected"),
    (Sign::Postponed, "Postponed"),
    (Sign::Cancelled, "Cancelled"),
    (Sign::Doubtful, "About (c.) or uncertain (?)"),
    (Sign::Once, "Once, on a day in there"),
    (Sign::Promise, "Promise and outcome"),
    (Sign::Ghost, "No record of it"),
    (Sign::Otherwise, "All sources tell otherwise"),
    (Sign::Pill, "That many folded"),
    (Sign::Ribbon, "How many, pale or striped if uncertain"),
    (Sign::RibbonHollow, "Announced or called off"),
];

#[test]
fn every_slide_says_what_its_signs_mean() {
    let mut explained = 0;
    for size in SIZES {
        for sheet in documents(size).iter().flat_map(|document| &document.sheets) {
            let lines: Vec<&Part> = of_role(sheet, Role::LegendLine).collect();
            let said: Vec<&str> = lines.iter().flat_map(|part| part.texts()).collect();
            let signs = timeline(sheet).scene.signs;
            let title: Vec<&str> = of_role(sheet, Role::Title).flat_map(Part::texts).collect();
            let title = title.join(" ");
            for (sign, words) in TOLD {
                let is_there = signs.contains(sign);
                assert_eq!(
                    said.contains(&words),
                    is_there,
                    "{size:?} {title}: {said:?}"
                );
                explained += usize::from(is_there);
            }
            if said.contains(&"Announced") {
                assert_eq!(said.contains(&"Held"), signs.contains(Sign::Held));
            }
            for (number, line) in lines.iter().enumerate() {
                assert!((line.at.y - of_role(sheet, Role::Note).next().unwrap().at.y) < 0.0);
                assert!(!line.rect().overlaps(timeline(sheet).rect()), "{said:?}");
                assert!(line.rect().right < sheet.size.width);
                let mut others = lines[..number].iter();
                assert!(others.all(|other| shared(other.rect(), line.rect()) < 1e-6));
            }
        }
    }
    assert!(explained >= 60, "{explained}");
}

/// A dot in a row says that its party was there, so it must not stand in another row.
#[test]
fn dots_of_those_who_took_part_stand_in_their_own_lanes() {
    let catalogue = embedded();
    let one_page = Options {
        extent: Extent::OneSheet,
        ..Options::default()
    };
    let everything = [Document::new(&catalogue, &View::default(), &one_page)];
    let slides = SIZES.into_iter().flat_map(|size| documents(size).iter());
    let mut dots = 0;
    for document in everything.iter().chain(slides) {
        for (number, sheet) in document.sheets.iter().enumerate() {
            let targets = &timeline(sheet).scene.targets;
            for target in targets {
                if !matches!(target.kind, TargetKind::Guest(_)) {
                    continue;
                }
                let mut heads = targets
                    .iter()
                    .filter(|head| matches!(head.kind, TargetKind::LaneHead(_)));
                let head = heads.find(|head| head.lane == target.lane).unwrap().rect;
                let y = target.centre.y;
                let place = format!("{}, {}: {y} in {head:?}", document.title, number + 1);
                assert!(head.top < y && y < head.bottom, "{place}");
                dots += 1;
            }
        }
    }
    assert!(dots > 100, "{dots}");
}

/// An engagement of a step is on its slide: marked, folded, or in a ribbon of the lanes that have no room.
#[test]
fn everything_of_a_step_is_on_its_slide() {
    for size in SIZES {
        for sheet in documents(size).iter().flat_map(|document| &document.sheets) {
            let summary = timeline(sheet).scene.summary;
            let away = summary.elsewhere + summary.ribboned_elsewhere;
            let title: Vec<&str> = of_role(sheet, Role::Title).flat_map(Part::texts).collect();
            // At 4:3 callouts need the room of the last lane on one of them.
            let is_narrow = size == PageSize::Slide4x3 && title[0].starts_with("Ten are overdue");
            let most = if is_narrow { 8 } else { 0 };
            assert!(away <= most, "{size:?} {title:?}: {summary:?}");
        }
    }
}

#[test]
fn what_stands_back_keeps_its_shape() {
    let catalogue = embedded();
    let briefing = catalogue.briefing("india-russia").unwrap();
    let with = Document::of_briefing(&catalogue, briefing, &Options::default());
    let mut everything = briefing.clone();
    for step in &mut everything.steps {
        step.focus.clear();
    }
    let without = Document::of_briefing(&catalogue, &everything, &Options::default());
    let markers = |document: &Document| -> Vec<_> {
        let scene = &timeline(&document.sheets[2]).scene;
        let shapes = scene.layers.iter().flat_map(|layer| &layer.shapes);
        let looks = shapes.filter_map(|shape| match shape {
            Shape::Marker { look, centre, .. } => Some((*look, *centre)),
            _ => None,
        });
        looks.collect()
    };
    let (faint, all) = (markers(&with), markers(&without));
    assert_eq!(faint.len(), all.len());
    let mut stand_back = 0;
    for ((one, at), (other, there)) in faint.into_iter().zip(all) {
        assert_eq!(at, there);
        assert_eq!(
            (one.shape, one.fill, one.rim),
            (other.shape, other.fill, other.rim)
        );
        stand_back += usize::from(one.paint.token == Token::Faint);
    }
    assert_eq!(
        stand_back, 1,
        "the fourth is only announced, and nothing is said of it"
    );
}

#[test]
fn slides_are_the_same_each_time_and_in_every_theme() {
    let catalogue = embedded();
    let briefing = catalogue.briefing("promises").unwrap();
    let of = |theme| {
        let options = Options {
            theme,
            ..Options::default()
        };
        Document::of_briefing(&catalogue, briefing, &options).sheets
    };
    let light = of(Theme::Light);
    for theme in Theme::ALL {
        assert_eq!(of(theme), light);
    }
}

#[test]
fn a_handout_lists_every_source_that_a_slide_names_by_its_number() {
    let catalogue = embedded();
    let briefing = catalogue.briefing("promises").unwrap();
    for size in [PageSize::Slide, PageSize::A4] {
        let options = Options {
            size,
            ..Options::default()
        };
        let handout = Document::handout(&catalogue, briefing, &options);
        let (slides, lists) = handout.sheets.split_at(briefing.steps.len());
        assert!(!lists.is_empty());
        let listed: BTreeMap<&str, Vec<&str>> = lists
            .iter()
            .flat_map(|sheet| of_role(sheet, Role::Source))
            .map(|part| {
                let mut texts = part.texts();
                (texts.next().unwrap(), texts.collect())
            })
            .collect();
        let mut named = 0;
        for source in slides.iter().flat_map(|sheet| of_role(sheet, Role::Source)) {
            let texts: Vec<&str> = source.texts().collect();
            let [number, words] = texts[..] else {
                panic!("{texts:?}");
            };
            let publisher = words.split(", ").next().unwrap();
            let full = listed[number].join(" ");
            // A slide says of a source without a publisher what sort it is.
            let has_none = full.starts_with("[publisher not stated]");
            assert!(
                has_none || full.contains(publisher),
                "{number}: {words} and {full}"
            );
            named += usize::from(!has_none);
        }
        assert!(named > 10, "{named}");
        let numbers = 1..=listed.len();
        assert!(
            numbers
                .into_iter()
                .all(|number| listed.contains_key(&*number.to_string()))
        );
        for (number, sheet) in handout.sheets.iter().enumerate() {
            let said: Vec<&str> = of_role(sheet, Role::PageNumber)
                .flat_map(Part::texts)
                .collect();
            let page = format!("{} / {}", number + 1, handout.sheets.len());
            assert_eq!(said, [page], "once on each page");
        }
    }
}

/// All that is written on a slide.
fn texts(sheet: &Sheet) -> Vec<&str> {
    sheet.parts.iter().flat_map(Part::texts).collect()
}

/// One step on the catalogue that ships.
fn presented(step: Step) -> Briefing {
    Briefing {
        slug: "made-up".into(),
        title: "Made up".to_owned(),
        subtitle: None,
        steps: vec![step],
    }
}

#[test]
fn a_callout_that_is_too_long_is_cut_and_one_without_words_has_no_box() {
    let catalogue = embedded();
    let mut briefing = catalogue.briefing("india-russia").unwrap().clone();
    let callouts = &mut briefing.steps[0].callouts;
    let count = callouts.len();
    callouts[0].text = "Word after word after word. ".repeat(80);
    let boxes = |briefing: &Briefing| -> Vec<String> {
        let document = Document::of_briefing(&catalogue, briefing, &Options::default());
        let callouts = of_role(&document.sheets[0], Role::Callout);
        callouts
            .map(|part| part.texts().collect::<Vec<_>>().join(" "))
            .collect()
    };
    let said = boxes(&briefing);
    assert_eq!(said.len(), count);
    assert!(said[0].starts_with("Word after") && said[0].ends_with('…'));
    briefing.steps[0].callouts[0].text = "  ".to_owned();
    assert_eq!(boxes(&briefing).len(), count - 1);
}

#[test]
fn a_step_without_a_date_makes_up_no_time() {
    let catalogue = embedded();
    let nothing = View {
        filter: Filter::of([
            Value::Partner("MV".into()),
            Value::Person("Nobody".to_owned()),
        ]),
        ..View::default()
    };
    let briefing = presented(Step {
        title: "Nothing".to_owned(),
        view: nothing,
        ..Step::default()
    });
    let document = Document::of_briefing(&catalogue, &briefing, &Options::default());
    let texts = texts(&document.sheets[0]);
    assert!(
        texts.contains(&"Nothing that is on record passes the filter"),
        "{texts:?}"
    );
    assert!(texts.iter().all(|text| !text.contains("1970")), "{texts:?}");
}

#[test]
fn a_step_in_whose_time_nothing_was_shows_no_lane() {
    let catalogue = embedded();
    let briefing = presented(Step {
        title: "Before all".to_owned(),
        view: View {
            time: Some(TimeWindow::new(-7_300.0, -3_650.0)),
            ..View::default()
        },
        ..Step::default()
    });
    let document = Document::of_briefing(&catalogue, &briefing, &Options::default());
    let texts = texts(&document.sheets[0]);
    assert!(
        texts.contains(&"Nothing on record was in this time"),
        "{texts:?}"
    );
    assert!(
        texts.iter().all(|text| !text.contains("United States")),
        "{texts:?}"
    );
}
