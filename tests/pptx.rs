//! Sheets as slides: a package that holds together, shapes that are shapes, and nothing lost.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

#[path = "common/mod.rs"]
mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use common::{articles, embedded, meeting, on_ground};
use legation::{
    catalogue::Catalogue,
    export,
    model::PartyCode,
    scene::{Rect, Scene, Shape, Theme},
    sheet::{Document, Extent, Options, PageSize, Part, Role},
    view::{Filter, Value, View},
};
use roxmltree::{Document as Xml, Node};

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Texts that would be markup, or nothing that XML can hold.
const HOSTILE: [&str; 5] = [
    "<script>alert(1)</script>",
    "]]> & \" ' &amp; {{x}}",
    "bell \u{7} null \u{0} \u{FFFE} \u{1F}",
    "turned \u{202E}round\u{202C} العربية السعودية",
    "../../etc/passwd http://[::1",
];

fn document(catalogue: &Catalogue, view: &View, options: Options) -> Document {
    let today = Some(common::day("2026-11-21"));
    Document::new(catalogue, view, &Options { today, ..options })
}

/// Documents of many kinds, each with a name.
fn documents() -> Vec<(&'static str, Document)> {
    let (real, nothing) = (embedded(), on_ground(""));
    let single = on_ground(&meeting("one", "2024-05-03", ""));
    let size = |size| Options {
        size,
        ..Options::default()
    };
    let of_articles = View {
        lens: articles(),
        ..View::default()
    };
    let russia = View {
        filter: Filter::of([Value::Partner(PartyCode::from("RU"))]),
        ..View::default()
    };
    let everything = View::default();
    let long = "A long title of a conference, with all its parts ".repeat(20);
    vec![
        (
            "slides",
            document(&real, &everything, size(PageSize::Slide)),
        ),
        ("A4", document(&real, &everything, size(PageSize::A4))),
        (
            "one",
            document(&single, &everything, size(PageSize::Slide4x3)),
        ),
        (
            "nothing",
            document(&nothing, &everything, Options::default()),
        ),
        (
            "wide",
            document(&real, &russia, size(PageSize::Points(20_000, 160))),
        ),
        (
            "dark",
            document(
                &real,
                &of_articles,
                Options {
                    theme: Theme::Dark,
                    title: Some(long),
                    ..Options::default()
                },
            ),
        ),
        (
            "one page in print",
            document(
                &real,
                &russia,
                Options {
                    theme: Theme::Print,
                    extent: Extent::OneSheet,
                    ..Options::default()
                },
            ),
        ),
    ]
}

fn parts_of(document: &Document) -> BTreeMap<String, String> {
    let bytes = export::pptx(document).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for number in 0..package.len() {
        let mut file = package.by_index(number).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

fn slide(parts: &BTreeMap<String, String>, number: usize) -> &str {
    &parts[&format!("ppt/slides/slide{}.xml", number + 1)]
}

/// Elements of a name, wherever they are.
fn all<'a>(xml: &'a Xml<'_>, name: &str) -> Vec<Node<'a, 'a>> {
    let nodes = xml.descendants();
    nodes
        .filter(|node| node.tag_name().name() == name)
        .collect()
}

fn number(node: Node<'_, '_>, attribute: &str) -> i64 {
    node.attribute(attribute).unwrap().parse().unwrap()
}

fn is_in_sight(shape: &Shape, clip: Rect) -> bool {
    let bounds = shape.bounds();
    bounds.left <= clip.right
        && clip.left <= bounds.right
        && bounds.top <= clip.bottom
        && clip.top <= bounds.bottom
}

/// How many markers show in a scene.
fn markers(scene: &Scene) -> usize {
    let layers = scene.layers.iter();
    let shapes = layers.flat_map(|layer| {
        let shapes = layer.shapes.iter();
        shapes.filter(|shape| is_in_sight(shape, layer.clip))
    });
    shapes
        .filter(|shape| matches!(shape, Shape::Marker { .. }))
        .count()
}

#[test]
fn every_part_is_xml_and_what_it_refers_to_is_there() {
    for (name, document) in documents() {
        let parts = parts_of(&document);
        for (path, text) in &parts {
            assert!(
                !path.starts_with('/') && !path.contains(".."),
                "{name}: {path}"
            );
            let xml = Xml::parse(text).unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
            if !path.contains("_rels/") {
                continue;
            }
            let folder = path.split_once("_rels/").unwrap().0;
            for link in all(&xml, "Relationship") {
                let target = link.attribute("Target").unwrap();
                if link.attribute("TargetMode") == Some("External") {
                    let is_web = ["http://", "https://"]
                        .iter()
                        .any(|it| target.starts_with(it));
                    assert!(is_web, "{name}: {target}");
                    continue;
                }
                let to = match target.strip_prefix("../") {
                    Some(rest) => format!("ppt/{rest}"),
                    None => format!("{folder}{target}"),
                };
                assert!(parts.contains_key(&to), "{name}: {path} refers to {target}");
            }
        }
        let types = Xml::parse(&parts["[Content_Types].xml"]).unwrap();
        let named: BTreeSet<String> = all(&types, "Override")
            .iter()
            .map(|node| node.attribute("PartName").unwrap()[1..].to_owned())
            .collect();
        let others = parts
            .keys()
            .filter(|path| !path.contains("_rels/") && path.as_str() != "[Content_Types].xml");
        assert_eq!(named, others.cloned().collect(), "{name}");
    }
}

#[test]
fn every_reference_on_a_slide_is_to_something_and_every_number_is_given_once() {
    let mut links = 0;
    for (name, document) in documents() {
        let parts = parts_of(&document);
        for sheet in 0..document.sheets.len() {
            let xml = Xml::parse(slide(&parts, sheet)).unwrap();
            let mut ids = BTreeSet::new();
            for node in all(&xml, "cNvPr") {
                assert!(ids.insert(number(node, "id")), "{name}: {node:?}");
            }
            let path = format!("ppt/slides/_rels/slide{}.xml.rels", sheet + 1);
            let references = &parts[&path];
            for node in all(&xml, "hlinkClick") {
                let id = node.attribute((RELATIONSHIPS, "id")).unwrap();
                assert!(references.contains(&format!("Id=\"{id}\"")), "{name}: {id}");
                links += 1;
            }
        }
    }
    assert!(links > 100, "{links}");
}

#[test]
fn each_marker_is_one_shape_and_none_is_a_picture() {
    for (name, document) in documents() {
        let parts = parts_of(&document);
        for (at, sheet) in document.sheets.iter().enumerate() {
            let xml = Xml::parse(slide(&parts, at)).unwrap();
            let named = all(&xml, "cNvPr").into_iter();
            let marks = named.filter(|node| node.attribute("name") == Some("Mark"));
            let expected: usize = sheet.parts.iter().map(|part| markers(&part.scene)).sum();
            assert_eq!(marks.count(), expected, "{name}, slide {at}");
            assert!(all(&xml, "pic").is_empty() && all(&xml, "blip").is_empty());
        }
    }
}

#[test]
fn what_is_said_of_a_mark_is_said_of_its_group() {
    for (name, document) in documents() {
        let parts = parts_of(&document);
        for (at, sheet) in document.sheets.iter().enumerate() {
            let xml = Xml::parse(slide(&parts, at)).unwrap();
            let said: Vec<&str> = all(&xml, "cNvPr")
                .into_iter()
                .filter_map(|node| node.attribute("descr"))
                .collect();
            let spoken = sheet.parts.iter().flat_map(|part| &part.spoken);
            let spoken: Vec<&str> = spoken.map(|spoken| spoken.words.as_str()).collect();
            for words in &spoken {
                // Of what is in the background a band may be all there is.
                if words.starts_with("In the background") {
                    continue;
                }
                let count = |all: &[&str]| all.iter().filter(|other| *other == words).count();
                assert_eq!(count(&said), count(&spoken), "{name}, slide {at}: {words}");
            }
        }
    }
}

#[test]
fn nothing_reaches_out_of_its_slide() {
    for (name, document) in documents() {
        let parts = parts_of(&document);
        let presentation = Xml::parse(&parts["ppt/presentation.xml"]).unwrap();
        let size = all(&presentation, "sldSz")[0];
        let (width, height) = (number(size, "cx"), number(size, "cy"));
        for side in [width, height] {
            assert!((914_400..=51_206_400).contains(&side), "{name}: {side}");
        }
        for sheet in 0..document.sheets.len() {
            let xml = Xml::parse(slide(&parts, sheet)).unwrap();
            for frame in all(&xml, "xfrm") {
                let child = |name| frame.children().find(|node| node.has_tag_name(name));
                let main = "http://schemas.openxmlformats.org/drawingml/2006/main";
                let (at, long) = (child((main, "off")).unwrap(), child((main, "ext")).unwrap());
                let (x, y) = (number(at, "x"), number(at, "y"));
                let (right, bottom) = (x + number(long, "cx"), y + number(long, "cy"));
                assert!(
                    x >= -1 && y >= -1 && right <= width + 1 && bottom <= height + 1,
                    "{name}: slide {sheet}: {x} {y} {right} {bottom} of {width} {height}"
                );
            }
        }
    }
}

#[test]
fn every_word_of_a_sheet_is_on_its_slide_and_its_title_is_a_title() {
    for (name, document) in documents() {
        let parts = parts_of(&document);
        for (at, sheet) in document.sheets.iter().enumerate() {
            let xml = Xml::parse(slide(&parts, at)).unwrap();
            let words: BTreeSet<&str> = all(&xml, "t")
                .into_iter()
                .filter_map(|node| node.text())
                .collect();
            let blocks = sheet
                .parts
                .iter()
                .filter(|part| part.role != Role::Timeline);
            for text in blocks.flat_map(Part::texts).filter(|text| !text.is_empty()) {
                assert!(words.contains(text), "{name}, slide {at}: “{text}”");
            }
            let titles = all(&xml, "ph").into_iter();
            let titles = titles.filter(|node| node.attribute("type") == Some("title"));
            assert_eq!(titles.count(), 1, "{name}, slide {at}");
        }
    }
}

#[test]
fn lines_of_a_callout_are_one_text() {
    let catalogue = embedded();
    let briefing = catalogue.briefings().first().unwrap();
    let document = Document::of_briefing(&catalogue, briefing, &Options::default());
    let parts = parts_of(&document);
    let mut wrapped = 0;
    for (at, sheet) in document.sheets.iter().enumerate() {
        let xml = Xml::parse(slide(&parts, at)).unwrap();
        let names: BTreeSet<&str> = all(&xml, "cNvPr")
            .into_iter()
            .filter_map(|node| node.attribute("name"))
            .collect();
        for callout in sheet.parts.iter().filter(|part| part.role == Role::Callout) {
            let lines: Vec<&str> = callout.texts().collect();
            let whole = lines.join(" ");
            assert!(
                names.contains(whole.as_str()),
                "slide {at}: “{whole}” is none of {names:?}"
            );
            wrapped += usize::from(lines.len() > 1);
        }
    }
    assert!(wrapped > 0);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for (name, document) in documents() {
        let (one, other) = (export::pptx(&document), export::pptx(&document));
        assert!(one.unwrap() == other.unwrap(), "{name}");
    }
}

#[test]
fn what_the_speaker_says_is_in_the_notes() {
    let view = View {
        lens: articles(),
        ..View::default()
    };
    let mut document = document(&embedded(), &view, Options::default());
    let without = parts_of(&document);
    assert!(!without.keys().any(|path| path.contains("notes")));
    document.sheets[0].notes = Some("First say <this>.\nThen \u{7} that.".to_owned());
    let parts = parts_of(&document);
    let xml = Xml::parse(&parts["ppt/notesSlides/notesSlide1.xml"]).unwrap();
    let said: Vec<&str> = all(&xml, "t").iter().filter_map(Node::text).collect();
    assert_eq!(said, ["First say <this>.", "Then   that."]);
    assert!(parts["ppt/presentation.xml"].contains("<p:notesMasterId "));
    assert!(parts["ppt/slides/_rels/slide1.xml.rels"].contains("notesSlide1.xml"));
    assert!(!parts.contains_key("ppt/notesSlides/notesSlide2.xml"));
}

#[test]
fn no_text_breaks_a_slide_or_gets_out_of_its_place() {
    let catalogue = on_ground(&meeting("one", "2024-05-03", ""));
    for text in HOSTILE {
        let options = Options {
            title: Some(text.to_owned()),
            ..Options::default()
        };
        let mut document = document(&catalogue, &View::default(), options);
        document.sheets[0].notes = Some(text.to_owned());
        document.description = text.to_owned();
        for part in &mut document.sheets[0].parts {
            for link in &mut part.links {
                link.address = format!("javascript:{text}");
            }
            for spoken in &mut part.spoken {
                spoken.words = text.to_owned();
            }
        }
        let parts = parts_of(&document);
        for (path, xml) in &parts {
            Xml::parse(xml).unwrap_or_else(|error| panic!("{text:?}: {path}: {error}"));
            for forbidden in ["<script", "javascript:", "\u{202E}", "\u{7}", "\u{0}"] {
                assert!(!xml.contains(forbidden), "{text:?}: {path}: {forbidden:?}");
            }
        }
        assert!(!slide(&parts, 0).contains("hlinkClick"));
    }
}

#[test]
fn a_file_says_when_it_holds_and_not_when_it_was_made() {
    let document = document(&embedded(), &View::default(), Options::default());
    let core = &parts_of(&document)["docProps/core.xml"];
    for words in [
        "<dc:title>India’s counter-terrorism diplomacy</dc:title>",
        "<dc:language>en-GB</dc:language>",
        ">2026-11-21T00:00:00Z</dcterms:created>",
    ] {
        assert!(core.contains(words), "{core}");
    }
}
