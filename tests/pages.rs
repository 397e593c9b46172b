//! What pages make of their room: lanes, legends and sources.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

#[path = "common/mod.rs"]
mod common;

use std::collections::BTreeSet;

use common::{embedded, meeting, on_ground, time};
use legation::{
    catalogue::{Catalogue, Handle},
    date::{Day, thousands},
    fonts::FaceMeasure,
    model::PartyCode,
    scene::{Scene, Shape, TargetKind},
    sheet::{Document, Extent, Options, PageSize, Part, Role, Sheet},
    timeline::{Arrangement, Index, WhichLanes},
    view::{Filter, LaneId, TimeWindow, Value, View},
};

const SIZES: [PageSize; 4] = [
    PageSize::Slide,
    PageSize::Slide4x3,
    PageSize::A4,
    PageSize::A3,
];

fn options(size: PageSize, extent: Extent) -> Options {
    Options {
        size,
        extent,
        ..Options::default()
    }
}

fn one(catalogue: &Catalogue, view: &View, size: PageSize) -> Document {
    Document::new(catalogue, view, &options(size, Extent::OneSheet))
}

/// What some partners took part in from 2016 on.
fn three_partners() -> View {
    let partners = ["RU", "FR", "JP"].map(|code| Value::Partner(PartyCode::from(code)));
    View {
        filter: Filter::of(partners),
        time: Some(time("2016", "2026")),
        ..View::default()
    }
}

fn scene(sheet: &Sheet) -> Option<&Scene> {
    let mut parts = sheet.parts.iter();
    let timeline = parts.find(|part| part.role == Role::Timeline)?;
    Some(&timeline.scene)
}

fn said(sheet: &Sheet, role: Role) -> Vec<String> {
    let parts = sheet.parts.iter().filter(|part| part.role == role);
    parts
        .map(|part| part.texts().collect::<Vec<_>>().join(" "))
        .collect()
}

fn heads(scene: &Scene) -> usize {
    let heads = scene.targets.iter();
    let heads = heads.filter(|target| matches!(target.kind, TargetKind::LaneHead(_)));
    heads.count()
}

#[test]
fn one_sheet_shows_all_lanes_on_paper_and_the_last_in_one_on_a_slide() {
    let catalogue = embedded();
    let view = View::default();
    let lanes = Arrangement::new(&catalogue, &view, &FaceMeasure)
        .lanes
        .len();
    for size in SIZES {
        let document = one(&catalogue, &view, size);
        let sheet = &document.sheets[0];
        let shown = heads(scene(sheet).unwrap());
        let notes = said(sheet, Role::Note).join(" ");
        if matches!(size, PageSize::A4 | PageSize::A3) {
            assert_eq!((shown, document.no_room()), (lanes, 0), "{size:?}");
            assert!(!notes.contains("Lanes"), "{notes}");
            assert!(!notes.contains("without room"), "{notes}");
        } else {
            assert!(5 * shown >= 2 * lanes, "{size:?}: {shown} of {lanes}");
            let words = format!("{} other lanes", lanes - shown + 1);
            let said = said(sheet, Role::Timeline).join(" ");
            assert!(said.contains(&words), "{words}");
        }
        assert_eq!(document.no_room(), 0, "{size:?}");
    }
}

#[test]
fn lanes_grow_where_a_page_has_room() {
    let catalogue = embedded();
    let view = three_partners();
    let document = one(&catalogue, &view, PageSize::A3);
    let sheet = &document.sheets[0];
    let summary = scene(sheet).unwrap().summary;
    assert!(summary.drawn > 80);
    assert_eq!(summary.drawn, summary.in_window(), "all have marks");
    let timeline = sheet.parts.iter().find(|part| part.role == Role::Timeline);
    let share = timeline.unwrap().rect().height() / sheet.size.height;
    assert!(share > 0.5, "{share} of the page");
    // On a page that is no larger than a window, as much is folded as there.
    let on_a_slide = one(&catalogue, &view, PageSize::Slide);
    let summary = scene(&on_a_slide.sheets[0]).unwrap().summary;
    assert!(summary.folded + summary.ribboned > 0);
}

#[test]
fn where_there_is_little_to_show_it_is_drawn_larger() {
    let catalogue = embedded();
    let of = |partner: &str, size: PageSize| {
        let view = View {
            filter: Filter::of([Value::Partner(PartyCode::from(partner))]),
            ..View::default()
        };
        one(&catalogue, &view, size)
    };
    for size in [PageSize::A4, PageSize::A3] {
        let document = of("MV", size);
        let sheet = &document.sheets[0];
        let larger = |part: &Part| part.factor / size.factor();
        let timeline = sheet.parts.iter().find(|part| part.role == Role::Timeline);
        let timeline = timeline.unwrap();
        assert!(larger(timeline) > 1.1, "{size:?}: {}", larger(timeline));
        let summary = timeline.scene.summary;
        assert_eq!(summary.drawn, summary.in_window());
        assert!(timeline.rect().right <= sheet.size.width);
        // What can be heard of a mark is where the mark is.
        let page = timeline.rect();
        for spoken in &timeline.spoken {
            assert!(page.contains(spoken.rect.centre()), "{}", spoken.words);
        }
        let marks = timeline.scene.marked().count();
        assert!(timeline.spoken.len() >= marks);
        for part in sheet
            .parts
            .iter()
            .filter(|part| part.role != Role::Timeline)
        {
            assert!((larger(part) - 1.0).abs() < 1e-9, "{:?}", part.role);
        }
    }
    let much = of("US", PageSize::A4);
    let parts = much.sheets[0].parts.iter();
    assert!(parts.clone().count() > 5);
    for part in parts {
        assert!((part.factor / PageSize::A4.factor() - 1.0).abs() < 1e-9);
    }
}

/// Those of what is folded and in ribbons too, and of dots.
#[test]
fn the_sources_of_a_page_are_those_of_all_that_it_shows() {
    let catalogue = embedded();
    for (view, size) in [
        (View::default(), PageSize::A4),
        (View::default(), PageSize::A3),
        (three_partners(), PageSize::Slide),
        (three_partners(), PageSize::A3),
    ] {
        let document = one(&catalogue, &view, size);
        let sheet = &document.sheets[0];
        assert_eq!(document.no_room(), 0);
        let arrangement = match view.time.map(TimeWindow::days) {
            Some((first, last)) => {
                let index = Index::new(
                    &catalogue,
                    &view.lens,
                    catalogue.as_of_day(&view, None),
                    &FaceMeasure,
                );
                Arrangement::of_part(
                    &index,
                    &catalogue,
                    &view,
                    Some((first, last)),
                    WhichLanes::default(),
                )
            }
            None => Arrangement::new(&catalogue, &view, &FaceMeasure),
        };
        let dated = arrangement.handles();
        let dated: Vec<Handle> = dated
            .filter(|&handle| arrangement.position(handle).is_some())
            .collect();
        let sources: BTreeSet<_> = dated
            .iter()
            .flat_map(|&handle| arrangement.known.sources_of(&catalogue, handle))
            .map(|id| catalogue.original(id))
            .collect();
        let counted = format!("{} sources", thousands(sources.len() as u64));
        let foot = said(sheet, Role::AsOf).concat();
        assert!(foot.starts_with(&counted), "{size:?}: {foot}; {counted}");
        // What is not named is counted, or it is said where to look.
        let named = said(sheet, Role::Source).len();
        let notes = said(sheet, Role::Note).join(" ");
        let more = format!("{} more source", thousands((sources.len() - named) as u64));
        let is_told = notes.contains(&more) || named == 0 && notes.contains("PDF");
        assert!(is_told || named == sources.len(), "{named}: {notes}");
    }
}

/// Years in which little was share a page, and nothing is lost between pages of different lengths.
#[test]
fn pages_have_as_much_time_as_they_have_room_for() {
    let catalogue = embedded();
    let view = View {
        filter: Filter::of([Value::Partner(PartyCode::from("RU"))]),
        ..View::default()
    };
    let document = Document::new(&catalogue, &view, &options(PageSize::Slide, Extent::Whole));
    let scenes: Vec<&Scene> = document.sheets.iter().filter_map(scene).collect();
    assert!((2..6).contains(&scenes.len()), "{} pages", scenes.len());
    let mut seen: BTreeSet<Handle> = BTreeSet::new();
    let mut folded = 0;
    for scene in &scenes {
        let summary = scene.summary;
        assert!(summary.in_window() >= 8, "{summary:?}");
        seen.extend(scene.marked());
        folded += summary.folded as usize;
    }
    let arrangement = Arrangement::new(&catalogue, &view, &FaceMeasure);
    let dated = arrangement.shown() as usize - arrangement.undated.len();
    assert!(
        seen.len() + folded >= dated,
        "{} of {dated}",
        seen.len() + folded
    );
}

/// Who exports what is on the screen finds the same lanes on paper, whoever was busiest in the years shown.
#[test]
fn a_page_of_some_years_has_the_lanes_of_the_window() {
    let catalogue = embedded();
    for years in [("2019", "2026"), ("2005", "2012"), ("2024", "2026")] {
        let view = View {
            time: Some(time(years.0, years.1)),
            ..View::default()
        };
        let window = Arrangement::new(&catalogue, &view, &FaceMeasure);
        let window: Vec<&LaneId> = window.lanes.iter().map(|lane| &lane.id).collect();
        let document = one(&catalogue, &view, PageSize::A3);
        let targets = &scene(&document.sheets[0]).unwrap().targets;
        let lanes = targets.iter().filter_map(|target| match &target.kind {
            TargetKind::LaneHead(id) => Some(id),
            _ => None,
        });
        let mut at = 0;
        for lane in lanes {
            let there = window[at..].iter().position(|other| *other == lane);
            at += there.unwrap_or_else(|| panic!("{lane:?} in {years:?}")) + 1;
        }
        assert!(at > 5, "{years:?}");
    }
}

/// However few pages a range takes, they end, and have all of it.
#[test]
fn pages_end_wherever_a_crowd_stands() {
    let mut random = common::Random::new(11);
    for round in 0..24 {
        let mut days: Vec<usize> = (0..60).map(|_| random.below(8_500)).collect();
        let crowd = [0, 4_000, 9_050][round % 3];
        let width = 10 * (round + 1);
        days.extend((0..70).map(|_| crowd + random.below(width)));
        let first = common::day("2001-03-05").number();
        let records: Vec<String> = days
            .iter()
            .enumerate()
            .map(|(number, &day)| {
                let day = Day::from_number(first + i64::try_from(day).unwrap());
                meeting(&format!("e{number}"), &day.to_string(), "")
            })
            .collect();
        let catalogue = on_ground(&records.join("\n"));
        let document = Document::new(
            &catalogue,
            &View::default(),
            &options(PageSize::Slide, Extent::Whole),
        );
        let scenes: Vec<&Scene> = document.sheets.iter().filter_map(scene).collect();
        assert!((1..=12).contains(&scenes.len()), "{round}");
        let seen: BTreeSet<Handle> = scenes.iter().flat_map(|scene| scene.marked()).collect();
        let summaries = scenes.iter().map(|scene| scene.summary);
        let folded: u32 = summaries.map(|all| all.folded + all.ribboned).sum();
        assert!(seen.len() + folded as usize >= days.len(), "{round}");
    }
}

#[test]
fn pages_of_sources_have_all_of_them() {
    let catalogue = embedded();
    let view = three_partners();
    for size in [PageSize::A4, PageSize::Slide] {
        let document = Document::new(&catalogue, &view, &options(size, Extent::Whole));
        let figures = |sheet: &Sheet| -> BTreeSet<usize> {
            let sources = said(sheet, Role::Source).into_iter();
            let figures = sources.filter_map(|words| words.split(' ').next()?.parse().ok());
            figures.collect()
        };
        let told: BTreeSet<usize> = document.sheets.iter().flat_map(figures).collect();
        let last = told.last().copied().unwrap();
        assert!(last > 100);
        assert_eq!(told.len(), last, "{size:?}: none is left out");
    }
}

#[test]
fn sources_are_told_in_full_in_brief_or_in_short_as_there_is_room() {
    let catalogue = embedded();
    let of = |size: PageSize| {
        let view = View {
            filter: Filter::of([Value::Partner(PartyCode::from("MV"))]),
            ..View::default()
        };
        one(&catalogue, &view, size)
    };
    let told = |document: &Document| said(&document.sheets[0], Role::Source).join("\n");
    let full = told(&of(PageSize::A3));
    assert!(full.contains("https://") && full.contains("For "), "{full}");
    let brief = told(&of(PageSize::A4));
    assert!(
        brief.contains('“') && !brief.contains("https://"),
        "{brief}"
    );
    let short = told(&of(PageSize::Slide));
    assert!(!short.contains('“'), "{short}");
    for document in [of(PageSize::A3), of(PageSize::A4), of(PageSize::Slide)] {
        let parts = document.sheets[0].parts.iter();
        let links = parts.filter(|part| part.role == Role::Source);
        let links: usize = links.map(|part| part.links.len()).sum();
        assert!(links > 0, "all lead to their sources");
    }
}

#[test]
fn no_two_lines_of_a_legend_say_the_same_or_look_the_same() {
    let catalogue = embedded();
    for size in SIZES {
        for extent in [Extent::OneSheet, Extent::Whole] {
            for view in [View::default(), three_partners()] {
                let document = Document::new(&catalogue, &view, &options(size, extent));
                for sheet in &document.sheets {
                    let lines = said(sheet, Role::LegendLine);
                    let words: BTreeSet<&String> = lines.iter().collect();
                    assert_eq!(words.len(), lines.len(), "{lines:?}");
                    let mut samples: Vec<Vec<&Shape>> = sheet.parts.iter().map(sample).collect();
                    samples.retain(|sample| !sample.is_empty());
                    let twice = samples.iter().filter(|one| {
                        let same = samples.iter().filter(|other| other == one);
                        same.count() > 1
                    });
                    // A format and a status may share one: a circle is a group, and filled is held.
                    assert!(twice.count() <= 2, "{lines:?}");
                }
            }
        }
    }
}

/// The shapes of a line of a legend without its words.
fn sample(part: &Part) -> Vec<&Shape> {
    if part.role != Role::LegendLine {
        return Vec::new();
    }
    let shapes = part.scene.layers.iter().flat_map(|layer| &layer.shapes);
    shapes
        .filter(|shape| !matches!(shape, Shape::Text(text) if text.text.len() > 1))
        .collect()
}

/// Nothing of a sample is cut off but what runs through the whole picture.
#[test]
fn samples_of_a_legend_are_whole() {
    let catalogue = embedded();
    let document = one(&catalogue, &three_partners(), PageSize::A4);
    let sheet = &document.sheets[0];
    let mut seen = 0;
    for part in sheet
        .parts
        .iter()
        .filter(|part| part.role == Role::LegendLine)
    {
        for layer in &part.scene.layers {
            for shape in &layer.shapes {
                let is_whole = match shape {
                    Shape::Marker { .. } | Shape::Ring { .. } | Shape::Path { .. } => true,
                    Shape::Rect { rounding, .. } => *rounding > 0.0,
                    _ => false,
                };
                if is_whole {
                    let bounds = shape.bounds();
                    seen += 1;
                    assert!(
                        layer.clip.top <= bounds.top && bounds.bottom <= layer.clip.bottom,
                        "{shape:?}"
                    );
                }
            }
        }
    }
    assert!(seen > 10);
}

#[test]
fn the_name_of_an_event_near_the_edge_is_whole() {
    let catalogue = embedded();
    let whole = &catalogue.context()[0].title;
    for size in SIZES {
        let document = one(&catalogue, &View::default(), size);
        let scene = scene(&document.sheets[0]).unwrap();
        let axis = scene.layers.iter().filter(|layer| layer.name == "axis");
        let name = axis
            .flat_map(|layer| &layer.shapes)
            .find_map(|shape| match shape {
                Shape::Text(text) if text.text == *whole => Some(text.rect()),
                _ => None,
            });
        let name = name.unwrap();
        assert!(name.right <= scene.size.width, "{name}");
    }
}

/// A visit between two meetings of a series, in their row because no other has room, is none of them.
#[test]
fn the_line_of_a_series_keeps_off_what_stands_between_its_meetings() {
    let grouped = |number: u32| format!(r#"series: (slug: "bb-group", number: Stated({number})),"#);
    let mut records = vec![
        meeting("first", "2001-01-10", &grouped(1)),
        meeting("second", "2020-11-10", &grouped(2)),
    ];
    // So many on one day that they fill all rows.
    records.extend((0..12).map(|number| meeting(&format!("between {number}"), "2010-06-01", "")));
    let catalogue = on_ground(&records.concat());
    let document = one(&catalogue, &View::default(), PageSize::Slide);
    let scene = scene(&document.sheets[0]).unwrap();
    let ends = |handle: Handle| catalogue.entry(handle).engagement.series.is_some();
    let threads = scene.layers.iter().filter(|layer| layer.name == "threads");
    let lines = threads
        .flat_map(|layer| &layer.shapes)
        .filter_map(|shape| match shape {
            Shape::Line { from, to, .. } if (from.y - to.y).abs() < 1e-9 => Some((*from, *to)),
            _ => None,
        });
    let lines: Vec<_> = lines.collect();
    assert!(!lines.is_empty(), "a line on either side");
    let others = scene.targets.iter().filter_map(|target| match target.kind {
        TargetKind::Engagement(handle) if !ends(handle) => Some(target.centre),
        _ => None,
    });
    let mut met = 0;
    for other in others {
        for (from, to) in &lines {
            if (from.y - other.y).abs() < 1.0 {
                met += 1;
                let apart = (from.x - other.x).max(other.x - to.x);
                assert!(apart >= 10.0, "{apart} from a mark at {other:?}");
            }
        }
    }
    assert!(met > 0, "one stands in the row of the series");
}

/// On pages beside each other a mark at the edge of one is whole, or it is on the other alone.
#[test]
fn no_mark_is_cut_where_one_page_ends_and_the_next_begins() {
    let catalogue = embedded();
    let view = View {
        filter: Filter::of([Value::Partner(PartyCode::from("RU"))]),
        ..View::default()
    };
    let document = Document::new(
        &catalogue,
        &view,
        &options(PageSize::Slide4x3, Extent::Whole),
    );
    let scenes: Vec<&Scene> = document.sheets.iter().filter_map(scene).collect();
    assert!(scenes.len() > 2, "{} pages", scenes.len());
    let mut marks = 0;
    for layer in scenes.iter().flat_map(|scene| &scene.layers) {
        for shape in &layer.shapes {
            if matches!(shape, Shape::Marker { .. }) {
                let bounds = shape.bounds();
                marks += 1;
                assert!(
                    layer.clip.left <= bounds.left && bounds.right <= layer.clip.right,
                    "{shape:?}"
                );
            }
        }
    }
    assert!(marks > 50);
    for scene in scenes {
        let body = scene.layers.iter().find(|layer| layer.name == "labels");
        let body = body.unwrap().clip;
        for layer in scene.layers.iter().filter(|layer| layer.name == "labels") {
            for shape in &layer.shapes {
                if let Shape::Text(text) = shape {
                    let rect = text.rect();
                    let is_seen = rect.overlaps(body);
                    assert!(!is_seen || rect.top >= body.top - 1.0, "{}", text.text);
                }
            }
        }
    }
}
