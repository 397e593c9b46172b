//! Sheets, and the files that are made of them.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

#[path = "common/mod.rs"]
mod common;

use std::collections::BTreeSet;

use common::{articles, embedded, engagement, meeting, on_ground, synthetic, time};
use legation::{
    catalogue::Catalogue,
    date::{Day, Edtf},
    export,
    fonts::FaceMeasure,
    model::PartyCode,
    scene::{
        Brush, Colour, Line, Outline, Point, Rect, Rgb, Scene, Shape, Size, Text, Theme, Token,
    },
    sheet::{Document, Extent, Options, PageSize, Part, Role, Sheet},
    timeline::{
        AXIS_HEIGHT, Arrangement, Attention, Drawing, HEAD_WIDTH, Level, Packing, Stage, Trim,
        layout,
    },
    view::{Filter, Lens, Value, View},
};

const SIZES: [PageSize; 6] = [
    PageSize::Slide,
    PageSize::Slide4x3,
    PageSize::A4,
    PageSize::A3,
    PageSize::Points(1280, 720),
    PageSize::Points(700, 1400),
];

fn of_size(size: PageSize) -> Options {
    Options {
        size,
        ..Options::default()
    }
}

fn one(size: PageSize) -> Options {
    Options {
        size,
        extent: Extent::OneSheet,
        ..Options::default()
    }
}

/// Only what a partner took part in.
fn only(partner: &str) -> View {
    View {
        filter: Filter::of([Value::Partner(PartyCode::from(partner))]),
        ..View::default()
    }
}

/// Documents of many kinds, each with a name.
fn documents() -> Vec<(String, Document)> {
    let real = embedded();
    let single = on_ground(&meeting("one", "2024-05-03", ""));
    let nothing = on_ground("");
    let long = "A title that goes on for longer than any slide is wide, as titles of conferences do, \
                and then on for as long again, so that nobody could read all of it aloud in one breath";
    let mut documents = Vec::new();
    for size in SIZES {
        for (name, catalogue, view) in [
            ("everything", &real, View::default()),
            ("Russia", &real, only("RU")),
            ("one", &single, View::default()),
            ("nothing", &nothing, View::default()),
        ] {
            for extent in [Extent::Whole, Extent::OneSheet] {
                let options = Options {
                    size,
                    extent,
                    title: (name == "Russia").then(|| long.to_owned()),
                    today: Some(common::day("2026-11-21")),
                    ..Options::default()
                };
                let document = Document::new(catalogue, &view, &options);
                documents.push((format!("{name}, {size:?}, {extent:?}"), document));
            }
        }
    }
    documents
}

fn parts(document: &Document) -> impl Iterator<Item = (&Sheet, &Part)> {
    let sheets = document.sheets.iter();
    sheets.flat_map(|sheet| sheet.parts.iter().map(move |part| (sheet, part)))
}

fn timelines(document: &Document) -> Vec<&Scene> {
    let parts = parts(document).filter(|(_, part)| part.role == Role::Timeline);
    parts.map(|(_, part)| &part.scene).collect()
}

/// Texts that show, and where they are on their sheet.
fn texts(part: &Part) -> Vec<(&Text, Rect)> {
    let layers = part.scene.layers.iter();
    let shapes = layers.flat_map(|layer| layer.shapes.iter().map(move |shape| (layer.clip, shape)));
    shapes
        .filter_map(|(clip, shape)| match shape {
            Shape::Text(text) if text.rect().overlaps(clip) => {
                let rect = text.rect();
                let seen = Rect::new(
                    rect.left.max(clip.left),
                    rect.top.max(clip.top),
                    rect.right.min(clip.right),
                    rect.bottom.min(clip.bottom),
                );
                Some((text, part.on_sheet(seen)))
            }
            _ => None,
        })
        .collect()
}

// --- sheets ---------------------------------------------------------------------------------------

#[test]
fn every_sheet_says_what_it_is_and_as_of_when() {
    for (name, document) in documents() {
        assert!(!document.sheets.is_empty(), "{name}");
        let pages = document.sheets.len();
        for (number, sheet) in document.sheets.iter().enumerate() {
            let of = |role: Role| -> Vec<&str> {
                let parts = sheet.parts.iter().filter(|part| part.role == role);
                parts.flat_map(Part::texts).collect()
            };
            let head = [of(Role::Title), of(Role::Heading)].concat();
            assert!(!head.is_empty(), "{name}: no title");
            assert_eq!(of(Role::PageNumber), [format!("{} / {pages}", number + 1)]);
            let as_of = of(Role::AsOf).concat();
            assert!(as_of.contains("as of 21 November 2026"), "{name}: {as_of}");
            let mut timelines = sheet.parts.iter();
            if let Some(timeline) = timelines.find(|part| part.role == Role::Timeline) {
                let subtitle = of(Role::Subtitle).join(" ");
                assert!(subtitle.contains("Sources: all"), "{name}: {subtitle}");
                let notes = of(Role::Note).join(" ");
                let explained = !of(Role::LegendLine).is_empty();
                let nothing = timeline.scene.signs.iter().next().is_none();
                assert!(
                    explained || nothing || notes.contains("more sign"),
                    "{name}: {notes}"
                );
                assert!(notes.contains("In this time"), "{name}: {notes}");
            }
        }
        if document.sheets.len() > 1 {
            assert!(!name.contains("OneSheet"), "{name}");
        }
    }
}

#[test]
fn type_is_never_smaller_than_can_be_read() {
    for (name, document) in documents() {
        let Size { width, height } = document.sheets[0].size;
        let least = if name.contains("A4") || name.contains("A3") {
            7.0 * 96.0 / 72.0
        } else if name.contains("4x3") {
            20.0 * height / 720.0
        } else {
            20.0 * (width / 1280.0).min(height / 720.0)
        };
        for (_, part) in parts(&document) {
            for (text, _) in texts(part) {
                let size = text.style.size() * part.factor;
                assert!(size >= least - 1e-6, "{name}: “{}” has {size}", text.text);
            }
        }
    }
}

#[test]
fn no_words_reach_out_of_the_sheet_and_no_parts_lie_on_each_other() {
    for (name, document) in documents() {
        for sheet in &document.sheets {
            let page = Rect::new(0.0, 0.0, sheet.size.width, sheet.size.height);
            for part in &sheet.parts {
                for (text, rect) in texts(part) {
                    let inside = page.contains(Point::new(rect.left, rect.top))
                        && page.contains(Point::new(rect.right, rect.bottom));
                    assert!(inside, "{name}: “{}” at {rect}", text.text);
                }
            }
            // What stands in the foot is one line.
            let of_role = |role| sheet.parts.iter().find(|part| part.role == role);
            let rule = of_role(Role::Rule).unwrap().rect().bottom;
            let number = of_role(Role::PageNumber).unwrap().rect();
            for part in sheet.parts.iter().filter(|part| part.rect().top > rule) {
                let top = part.rect().top;
                assert!((top - number.top).abs() < 1e-6, "{name}: {:?}", part.role);
            }
            for (number, part) in sheet.parts.iter().enumerate() {
                for other in &sheet.parts[..number] {
                    let (a, b) = (part.rect(), other.rect());
                    // A rounding is no overlap.
                    let a = Rect::new(a.left + 0.01, a.top + 0.01, a.right - 0.01, a.bottom - 0.01);
                    assert!(
                        !a.overlaps(b),
                        "{name}: {:?} {a} lies on {:?} {b}",
                        part.role,
                        other.role
                    );
                }
            }
        }
    }
}

#[test]
fn the_timeline_is_the_scene_that_a_window_of_that_size_shows() {
    let catalogue = embedded();
    let view = only("FR");
    let document = Document::new(&catalogue, &view, &one(PageSize::A3));
    let shown = timelines(&document)[0];
    let arrangement = Arrangement::new(&catalogue, &view, &FaceMeasure);
    let window = arrangement.window(&view);
    let scale = (shown.size.width - HEAD_WIDTH) / window.span();
    let mut packing = Packing::new(&arrangement, Level::new(scale, None));
    // But for rows: a page gives lanes as many as it has room for.
    let height = shown.size.height - AXIS_HEIGHT;
    let rows = (4..=12).find(|&rows| {
        let drawing = Drawing {
            rows,
            ..Drawing::of(&arrangement.lanes[0])
        };
        packing.redraw(&arrangement, 0, drawing);
        (packing.height - height).abs() < 1e-6
    });
    assert!(rows.is_some(), "it has grown to {height}");
    packing.prepare(&arrangement, window, (f64::NEG_INFINITY, f64::INFINITY));
    let stage = Stage {
        catalogue: &catalogue,
        arrangement: &arrangement,
        packing: &packing,
        on_the_way: &[],
        view: &view,
        size: shown.size,
        today: None,
        attention: Attention::default(),
        finds: None,
        trim: Trim::default(),
    };
    let scene = layout(&stage, &FaceMeasure);
    assert_eq!(scene.targets, shown.targets);
    assert_eq!(scene.summary, shown.summary);
    for (layer, other) in scene.layers.iter().zip(&shown.layers) {
        assert_eq!(layer.name, other.name);
        if layer.name != "heads" {
            assert_eq!(layer, other);
        }
    }
}

#[test]
fn what_is_marked_folded_in_ribbons_and_on_other_pages_adds_up() {
    for (name, document) in documents() {
        let scenes = timelines(&document);
        for scene in &scenes {
            let sum = scene.summary;
            let all = sum.drawn + sum.folded + sum.ribboned + sum.elsewhere;
            assert_eq!(all, sum.in_window(), "{name}: {sum:?}");
        }
        if name.contains("OneSheet") {
            continue;
        }
        // Each stretch of time is gone through from the first lane to the last.
        let stretches: BTreeSet<u32> = scenes
            .iter()
            .map(|scene| scene.summary.in_window())
            .collect();
        if let (Some(first), 1) = (scenes.first(), stretches.len()) {
            let here = |scene: &&Scene| scene.summary.drawn + scene.summary.folded;
            let marked: u32 = scenes.iter().map(here).sum();
            let sum = first.summary;
            assert_eq!(marked + sum.ribboned, sum.in_window(), "{name}");
        }
    }
}

#[test]
fn a_range_too_wide_for_a_page_runs_over_several_that_overlap() {
    // Three hundred meetings a week apart, of one partner.
    let first = common::day("2019-01-01").number();
    let records: String = (0..300)
        .map(|week| {
            let day = Day::from_number(first + 7 * week);
            meeting(&format!("m{week}"), &day.to_string(), "")
        })
        .collect();
    let catalogue = on_ground(&records);
    let document = Document::new(&catalogue, &View::default(), &of_size(PageSize::A4));
    let scenes = timelines(&document);
    assert!(scenes.len() > 1, "{}", scenes.len());
    let notes: Vec<String> = parts(&document)
        .filter(|(_, part)| part.role == Role::Note)
        .map(|(_, part)| part.texts().collect::<Vec<_>>().join(" "))
        .collect();
    assert!(
        notes.iter().any(|note| note.contains("part 2 of")),
        "{notes:?}"
    );
    let drawn = |scene: &Scene| -> BTreeSet<_> {
        let targets = scene.targets.iter();
        targets
            .filter_map(|target| target.kind.engagement())
            .collect()
    };
    for pair in scenes.windows(2) {
        let (before, after) = (drawn(pair[0]), drawn(pair[1]));
        assert!(
            before.intersection(&after).count() > 0,
            "pages share nothing"
        );
    }
    let counted: u32 = scenes.iter().map(|scene| scene.summary.in_window()).sum();
    assert!(counted > 300, "{counted}");
    // In one picture all of it is on one page, and what is folded is counted.
    let picture = Document::new(&catalogue, &View::default(), &one(PageSize::A4));
    let all = timelines(&picture)[0].summary;
    assert_eq!((all.in_window(), picture.sheets.len()), (300, 1));
    let note: Vec<&str> = parts(&picture)
        .filter(|(_, part)| part.role == Role::Note)
        .flat_map(|(_, part)| part.texts())
        .collect();
    assert!(note.concat().contains("300 in ribbons"), "{note:?}");
}

#[test]
fn sources_are_numbered_once_each_and_only_those_that_the_lens_admits() {
    let records = [
        meeting("a", "2020-01-01", ""),
        r#"Engagement(id: "b", title: "B", label: "b", parties: ["CC"], format: "group", status: Held,
            dates: [(date: "2021-01-01", basis: "Stated", cite: [Para("paper", 1)])],
            cite: [Para("paper", 1), Para("reprint", 2)]),"#
            .to_owned(),
    ];
    let catalogue = on_ground(&records.concat());
    let sources = |lens: Lens| -> Vec<String> {
        let view = View {
            lens,
            ..View::default()
        };
        let document = Document::new(&catalogue, &view, &one(PageSize::A4));
        let of = parts(&document).filter(|(_, part)| part.role == Role::Source);
        of.map(|(_, part)| part.texts().collect::<Vec<_>>().join(" "))
            .collect()
    };
    let all = sources(Lens::All);
    assert_eq!(
        all.len(),
        2,
        "a newspaper and its reprint are one source: {all:?}"
    );
    assert!(
        all[0].starts_with("1 ") && all[1].starts_with("2 "),
        "{all:?}"
    );
    assert!(all[1].contains("Also printed"), "{all:?}");
    assert!(all[1].contains("[no headline on record]"), "{all:?}");
    assert!(all[1].contains("For b (1 Jan 2021)"), "{all:?}");
    let official = sources(Lens::OfficialOnly);
    assert_eq!(official.len(), 1, "{official:?}");
    assert!(official[0].contains("For a (1 Jan 2020)"), "{official:?}");
}

#[test]
fn a_lens_and_a_day_are_said_on_the_sheet() {
    let catalogue = embedded();
    let view = View {
        lens: articles(),
        as_of: Edtf::parse("2021-06-01").unwrap().latest(),
        time: Some(time("2019", "2022")),
        ..View::default()
    };
    let document = Document::new(&catalogue, &view, &one(PageSize::Slide));
    let words: Vec<&str> = parts(&document)
        .flat_map(|(_, part)| part.texts())
        .collect();
    let words = words.join(" ");
    for said in [
        "Sources: articles",
        "Promises as of 1 June 2021",
        "as of 1 June 2021",
        "2019 to 2022",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
}

#[test]
fn a_source_that_proves_much_runs_over_columns_and_counts_the_rest() {
    let first = common::day("2015-01-01").number();
    let records: Vec<String> = (0..90)
        .map(|month| {
            let day = Day::from_number(first + 40 * month).to_string();
            meeting(&format!("meeting with a long name {month}"), &day, "")
        })
        .collect();
    let catalogue = on_ground(&records.concat());
    let document = Document::new(&catalogue, &View::default(), &of_size(PageSize::A4));
    let words: Vec<&str> = parts(&document)
        .filter(|(_, part)| part.role == Role::Source)
        .flat_map(|(_, part)| part.texts())
        .collect();
    assert!(words.concat().contains("more"), "{words:?}");
    for (sheet, part) in parts(&document) {
        assert!(
            part.rect().bottom <= sheet.size.height,
            "{:?} at {}",
            part.role,
            part.rect()
        );
    }
}

// --- files ----------------------------------------------------------------------------------------

/// What stands in a `Vec`, as bytes or text.
fn has(file: &[u8], text: &str) -> bool {
    file.windows(text.len()).any(|part| part == text.as_bytes())
}

#[test]
fn the_same_view_gives_the_same_bytes() {
    for size in [PageSize::Slide, PageSize::A4] {
        let files = || {
            let catalogue = embedded();
            let document = Document::new(&catalogue, &only("RU"), &of_size(size));
            (
                export::svg(&document, 0).unwrap(),
                export::png(&document, 0, 1.0).unwrap(),
                export::pdf(&document).unwrap(),
            )
        };
        assert!(files() == files(), "{size:?}");
    }
}

/// Titles that would do harm in some format, or break it.
const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "</text></svg><image href='file:///etc/passwd'/>",
    "]]> <![CDATA[ & &amp; &#0; &bogus;",
    "=cmd|' /C calc'!A0",
    "%PDF (unbalanced \\\\( endobj >> stream",
    "\u{202E}desrever\u{202C} \u{2066}isolated",
    "السعودية and ދިވެހި and हिन्दी (1)",
    "url(#c0)\\\" onload=\\\"alert(1)",
];

fn hostile() -> Catalogue {
    let escape = |text: &str| {
        text.replace('\u{202E}', "\\u{202E}")
            .replace('\u{202C}', "\\u{202C}")
    };
    let record = |(number, text): (usize, &&str)| {
        let text = escape(text);
        let year = 2000 + number * 3;
        format!(
            r#"Engagement(id: "h{number}", title: "{text}", label: "{text}", parties: ["BB"], format: "group",
                status: Held, dates: [(date: "{year}-01-01", basis: "Stated", cite: [Para("ministry", 1)])],
                cite: [Para("ministry", 1)]),"#
        )
    };
    let records: Vec<String> = HOSTILE.iter().enumerate().map(record).collect();
    on_ground(&records.concat())
}

#[test]
fn no_title_breaks_a_file_or_gets_out_of_its_place() {
    let catalogue = hostile();
    for title in HOSTILE
        .into_iter()
        .chain(["bell \u{7} null \u{0} \u{FFFE}", ""])
    {
        let options = Options {
            title: Some(title.to_owned()),
            ..of_size(PageSize::A4)
        };
        let document = Document::new(&catalogue, &View::default(), &options);
        let svg = export::svg(&document, 0).unwrap();
        let tree = resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default());
        assert!(tree.is_ok(), "{title}: {:?}", tree.err());
        for forbidden in ["<script", "<image", "onload=\"", "<!", "file:", "\u{202E}"] {
            let found = svg.contains(forbidden) && forbidden != "file:";
            assert!(!found, "{forbidden} in the picture of {title}");
        }
        let controls = svg.chars().filter(|one| one.is_control() && *one != '\n');
        assert_eq!(controls.count(), 0, "{title}");
        assert!(export::pdf(&document).unwrap().starts_with(b"%PDF-1."));
        assert!(
            export::png(&document, 0, 1.0)
                .unwrap()
                .starts_with(b"\x89PNG")
        );
    }
}

#[test]
fn words_stand_in_the_svg_as_they_are_read() {
    let svg = {
        let document = Document::new(&hostile(), &View::default(), &one(PageSize::A3));
        export::svg(&document, 0).unwrap()
    };
    assert!(svg.contains(">&lt;script&gt;alert(1)&lt;/script&gt;</text>"));
    assert!(svg.contains(">السعودية and ދިވެހި and हिन्दी (1)</text>"));
    // What is pointed at says what it is.
    assert!(
        svg.contains(
            "<title>&lt;script&gt;alert(1)&lt;/script&gt;, 1 January 2000, held, 1 source"
        )
    );
}

#[test]
fn addresses_lead_on_and_only_to_the_web() {
    let catalogue = embedded();
    let document = Document::new(&catalogue, &only("RU"), &of_size(PageSize::A4));
    let links: Vec<_> = parts(&document).flat_map(|(_, part)| &part.links).collect();
    assert!(links.len() > 10);
    let page = Rect::new(
        0.0,
        0.0,
        document.sheets[0].size.width,
        document.sheets[0].size.height,
    );
    for link in &links {
        assert!(link.address.starts_with("http"), "{}", link.address);
        assert!(page.contains(link.rect.centre()));
    }
    let pdf = export::pdf(&document).unwrap();
    for (link, _) in links.iter().zip(0..20) {
        assert!(has(&pdf, &link.address), "{}", link.address);
    }
    let with_links = document
        .sheets
        .iter()
        .position(|sheet| sheet.parts.iter().any(|part| !part.links.is_empty()));
    let svg = export::svg(&document, with_links.unwrap()).unwrap();
    assert!(svg.contains("<a xlink:href=\"http"));
}

#[test]
fn a_pdf_is_tagged_titled_and_dated_by_what_it_holds() {
    let catalogue = embedded();
    let options = Options {
        title: Some("Two meetings".to_owned()),
        ..of_size(PageSize::Slide)
    };
    let document = Document::new(&catalogue, &only("RU"), &options);
    let pdf = export::pdf(&document).unwrap();
    for mark in [
        "/StructTreeRoot",
        "/Lang(en)",
        "/Marked",
        "Two meetings",
        "pdfuaid:part",
        "D:20261121",
    ] {
        assert!(has(&pdf, mark), "{mark}");
    }
}

#[test]
fn a_png_has_as_many_pixels_as_were_asked_for() {
    let catalogue = on_ground(&meeting("one", "2024-05-03", ""));
    for (size, scale, width, height) in [
        (PageSize::Slide, 1.0, 1920, 1080),
        (PageSize::Points(640, 360), 4.0, 2560, 1440),
        (PageSize::A4, 2.0, 2245, 1587),
    ] {
        let document = Document::new(&catalogue, &View::default(), &one(size));
        let png = export::png(&document, 0, scale).unwrap();
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((side(16), side(20)), (width, height));
    }
    let large = Document::new(
        &catalogue,
        &View::default(),
        &one(PageSize::Points(20_000, 20_000)),
    );
    let error = export::png(&large, 0, 4.0).unwrap_err().to_string();
    assert!(error.contains("too large"), "{error}");
    assert!(export::svg(&large, 1).is_none());
}

// --- without colour -------------------------------------------------------------------------------

/// What a brush is asked to paint.
#[derive(Default)]
struct Told {
    fills: Vec<Colour>,
    edges: Vec<Colour>,
    lines: usize,
    /// How long all pieces are together.
    pieces: f64,
}

impl Brush for Told {
    fn fill(&mut self, _: Outline<'_>, colour: Colour) {
        self.fills.push(colour);
    }

    fn edge(&mut self, _: Outline<'_>, line: Line) {
        self.edges.push(line.colour);
    }

    fn line(&mut self, _: &[Point], _: Line) {
        self.lines += 1;
    }

    fn pieces(&mut self, pieces: &mut dyn Iterator<Item = (Point, Point)>, _: Line) {
        self.pieces += pieces.map(|(from, to)| from.distance(to)).sum::<f64>();
    }

    fn bars(&mut self, bars: &mut dyn Iterator<Item = (Rect, Colour)>) {
        self.fills.extend(bars.map(|(_, colour)| colour));
    }

    fn text(&mut self, _: &Text, colour: Colour) {
        self.edges.push(colour);
    }
}

fn light(Rgb(red, green, blue): Rgb) -> f64 {
    0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
}

#[test]
fn print_has_no_colour_at_all() {
    let catalogue = embedded();
    let options = Options {
        theme: Theme::Print,
        today: Some(common::day("2026-11-21")),
        ..of_size(PageSize::A4)
    };
    let document = Document::new(&catalogue, &View::default(), &options);
    for number in 0..document.sheets.len() {
        let svg = export::svg(&document, number).unwrap();
        let colours = svg
            .match_indices("=\"#")
            .map(|(at, _)| &svg[at + 3..at + 9]);
        for colour in colours.filter(|colour| colour.bytes().all(|byte| byte.is_ascii_hexdigit())) {
            assert!(
                colour[0..2] == colour[2..4] && colour[2..4] == colour[4..6],
                "{colour}"
            );
        }
    }
    assert_eq!(Theme::Print.rgb(Token::Paper), Rgb(255, 255, 255));
}

#[test]
fn in_print_held_is_told_from_announced_and_known_from_uncertain() {
    let catalogue = on_ground(
        &[
            engagement("held", "Held", "2020-01-01", ""),
            engagement("announced", "Announced", "2021-01-01", ""),
            engagement("expected", "Expected", "2022-01-01", ""),
            engagement("postponed", "Postponed", "2023-01-01", ""),
            engagement("cancelled", "Cancelled", "2024-01-01", ""),
            engagement("uncertain", "Held", "2025-01-01?", ""),
        ]
        .concat(),
    );
    let options = Options {
        theme: Theme::Print,
        ..one(PageSize::A3)
    };
    let document = Document::new(&catalogue, &View::default(), &options);
    let scene = timelines(&document)[0];
    let marks = scene.layers.iter().filter(|layer| layer.name == "marks");
    let markers = marks.flat_map(|layer| &layer.shapes);
    let markers = markers.filter(|shape| matches!(shape, Shape::Marker { .. }));
    let told: Vec<Told> = markers
        .map(|marker| {
            let mut told = Told::default();
            marker.paint(Theme::Print, &mut told);
            told
        })
        .collect();
    let [held, announced, expected, postponed, cancelled, uncertain] = told.as_slice() else {
        panic!("{} markers", told.len());
    };
    let inside = |told: &Told| light(told.fills.last().unwrap().rgb);
    assert!(inside(announced) - inside(held) > 150.0);
    assert!(inside(uncertain) < 100.0, "it was held");
    assert!(held.pieces + announced.pieces < 0.1);
    assert!(uncertain.pieces > 3.0 && expected.pieces > 3.0);
    assert!(
        expected.pieces < 0.7 * uncertain.pieces,
        "dots are shorter than dashes"
    );
    assert_eq!((held.lines, postponed.lines, cancelled.lines), (0, 1, 2));
}

// --- a large catalogue ----------------------------------------------------------------------------

#[test]
fn a_large_catalogue_makes_sheets_that_add_up() {
    let catalogue = synthetic::catalogue(3_000, 5);
    for size in [PageSize::Slide, PageSize::A3] {
        let document = Document::new(&catalogue, &View::default(), &one(size));
        let sum = timelines(&document)[0].summary;
        assert_eq!(
            sum.drawn + sum.folded + sum.ribboned + sum.elsewhere,
            sum.in_window()
        );
        assert!(export::svg(&document, 0).unwrap().len() < 5_000_000);
    }
}

#[test]
fn a_page_shows_what_was_in_the_time_asked_for_and_all_of_it() {
    let records = [
        meeting("before", "2018-12-31", ""),
        meeting("first", "2019-01-01", ""),
        meeting("last", "2020-12-31", ""),
        meeting("after", "2021-01-02", ""),
        meeting("open", "[..2024-12-20]", ""),
    ];
    let catalogue = on_ground(&records.concat());
    let view = View {
        time: Some(time("2019", "2020")),
        ..View::default()
    };
    let document = Document::new(&catalogue, &view, &one(PageSize::A4));
    let [scene] = timelines(&document)[..] else {
        panic!("one page has one timeline");
    };
    let heard: Vec<&str> = parts(&document)
        .flat_map(|(_, part)| &part.spoken)
        .map(|spoken| spoken.words.as_str())
        .collect();
    let tells_of = |date: &str| heard.iter().any(|words| words.contains(date));
    assert!(
        tells_of("1 January 2019") && tells_of("31 December 2020"),
        "{heard:?}"
    );
    assert!(!tells_of("2018") && !tells_of("2021"), "{heard:?}");
    // Marks at the ends are whole.
    for layer in &scene.layers {
        for shape in &layer.shapes {
            if let Shape::Marker { centre, radius, .. } = shape {
                let reach = centre.x - radius..=centre.x + radius;
                assert!(layer.clip.left <= *reach.start(), "{shape:?}");
                assert!(*reach.end() <= layer.clip.right, "{shape:?}");
            }
        }
    }
    let said = said_on(&document);
    assert!(said.contains("2019 to 2020"), "{said}");
    assert!(said.contains("In this time 2 of 5 engagements"), "{said}");
    assert!(said.contains("1 more possibly"), "{said}");
    assert!(
        said.contains("2 meetings held") || said.contains("3 held"),
        "{said}"
    );
}

#[test]
fn an_end_that_nobody_named_is_where_the_records_end() {
    let records = [
        meeting("a", "2019-05-01", ""),
        meeting("b", "2023-05-01", ""),
    ];
    let catalogue = on_ground(&records.concat());
    let view = View {
        time: Some(time("2019-01-01", "9999-12-31")),
        ..View::default()
    };
    let document = Document::new(&catalogue, &view, &one(PageSize::A4));
    let said = said_on(&document);
    assert!(said.contains("from 1 January 2019 on"), "{said}");
    assert!(!said.contains("9999") && !said.contains("3000"), "{said}");
    assert!(said.contains("2021"), "the axis has years: {said}");
}

/// What is not believed is neither seen nor heard.
#[test]
fn a_picture_tells_nothing_of_sources_that_are_not_believed() {
    let catalogue = embedded();
    let view = View {
        lens: articles(),
        ..View::default()
    };
    let document = Document::new(&catalogue, &view, &one(PageSize::A3));
    let heard = parts(&document).flat_map(|(_, part)| &part.spoken);
    let heard: Vec<&str> = heard.map(|spoken| spoken.words.as_str()).collect();
    assert!(heard.len() > 10);
    for words in heard {
        assert!(!words.contains("all sources"), "{words}");
        assert!(!words.contains("known only from"), "{words}");
    }
}

/// Lanes for which one page has no room are one on it, and what is in them is counted with the rest.
#[test]
fn what_has_no_lane_of_its_own_on_one_page_is_in_the_last() {
    let catalogue = embedded();
    let document = Document::new(&catalogue, &View::default(), &one(PageSize::Slide));
    let summary = timelines(&document)[0].summary;
    assert_eq!(document.no_room(), 0);
    assert_eq!(summary.ribboned_elsewhere + summary.elsewhere, 0);
    let here = summary.drawn + summary.folded + summary.ribboned;
    assert_eq!(here, summary.in_window());
    assert!(here > 300, "{here}");
    let said = said_on(&document);
    assert!(
        said.contains(" other lanes") && !said.contains("without room"),
        "{said}"
    );
}

/// All words of a document, one part after the other.
fn said_on(document: &Document) -> String {
    let texts = parts(document).map(|(_, part)| part.texts().collect::<Vec<_>>().join(" "));
    texts.collect::<Vec<_>>().join("\n")
}
