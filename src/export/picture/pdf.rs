//! A document as PDF: text as text with the faces that it needs, cut down to its letters; tagged, so that
//! it can be read out; with links. There is no clock in it and no number drawn by lot, so the same
//! document is the same file.

use std::collections::HashMap;

use krilla::{
    SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{Path, PathBuilder, Point as At, Rect as Area, Transform},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline as Bookmarks, OutlineNode},
    page::PageSettings,
    paint::{Fill, FillRule, Stroke},
    surface::Surface,
    text::{Font, GlyphId, KrillaGlyph},
};
use thiserror::Error;

use super::{
    press::{Press, Written, press, runs_on},
    tags::{self, Tags},
};
use crate::{
    date::Day,
    fonts::{self, Face, Family},
    scene::{Brush, Colour, Line, Outline, Point, Rect, Rgb, Rims, Text},
    sheet::{Document, Link, Part, Role, Sheet},
};

/// Printer’s points to a point of a sheet.
const POINTS: f64 = 72.0 / 96.0;
/// How far the handles of a quarter of a circle reach, in radii.
const QUARTER: f64 = 0.552_284_75;

/// Why there is no PDF.
#[derive(Debug, Error)]
#[error("the PDF could not be written: {0}")]
pub struct NoPdf(String);

/// A document, a page for each sheet.
///
/// It conforms to PDF/UA-1 where all its letters are known to the bundled faces; where some are not, it is
/// tagged all the same and makes no claim.
///
/// # Errors
/// When the library that writes it refuses, which no document is known to bring about.
pub fn pdf(document: &Document) -> Result<Vec<u8>, NoPdf> {
    let settings = SerializeSettings::default;
    write(document, settings(), true).or_else(|_| write(document, settings(), false))
}

fn write(
    document: &Document,
    mut settings: SerializeSettings,
    is_accessible: bool,
) -> Result<Vec<u8>, NoPdf> {
    if is_accessible {
        let configuration = ConfigurationBuilder::new()
            .with_accessibility_validator(Accessibility::UA1)
            .finish();
        settings.configuration = configuration.map_err(|error| NoPdf(format!("{error:?}")))?;
    }
    let mut file = krilla::Document::new_with(settings);
    file.set_metadata(metadata(document));
    let mut fonts = Fonts::default();
    let mut tags = Tags::default();
    let mut bookmarks = Bookmarks::new();
    for (number, sheet) in document.sheets.iter().enumerate() {
        page(&mut file, document, sheet, number, &mut fonts, &mut tags)?;
        let name = format!("{}: {}", number + 1, tags::name(sheet));
        let top = XyzDestination::new(number, At::from_xy(0.0, 0.0));
        bookmarks.push_child(OutlineNode::new(name, top));
    }
    file.set_outline(bookmarks);
    file.set_tag_tree(tags.finish());
    file.finish().map_err(|error| NoPdf(format!("{error:?}")))
}

fn metadata(document: &Document) -> Metadata {
    let metadata = Metadata::new()
        .title(document.title.clone())
        .description(document.description.clone())
        .language(document.language.to_owned())
        .creator("Legation".to_owned());
    match document.as_of.map(Day::ymd) {
        Some((year @ 0.., month, day)) => {
            let date = DateTime::new(year as u16).month(month as u8).day(day as u8);
            metadata.creation_date(date)
        }
        _ => metadata,
    }
}

fn page(
    file: &mut krilla::Document,
    document: &Document,
    sheet: &Sheet,
    number: usize,
    fonts: &mut Fonts,
    tags: &mut Tags,
) -> Result<(), NoPdf> {
    let (width, height) = (sheet.size.width * POINTS, sheet.size.height * POINTS);
    let settings = PageSettings::from_wh(width as f32, height as f32);
    let settings = settings.ok_or_else(|| NoPdf("a page has no size".to_owned()))?;
    let mut page = file.start_page_with(settings);
    let mut links = Vec::new();
    {
        let mut surface = page.surface();
        surface.push_transform(&Transform::from_scale(POINTS as f32, POINTS as f32));
        let mut pen = Pen {
            surface: &mut surface,
            fonts,
            links: &[],
            before: None,
        };
        pen.surface.start_tagged(tags::decoration());
        let whole = Rect::new(0.0, 0.0, sheet.size.width, sheet.size.height);
        let ground = Colour {
            rgb: document.theme.rgb(sheet.ground),
            alpha: 1.0,
        };
        pen.fill(Outline::Rect(whole, 0.0), ground);
        pen.surface.end_tagged();
        tags.begin_page();
        let is_titled = tags::is_titled(document, number);
        for part in &sheet.parts {
            pen.part(part, document, is_titled, tags, &mut links);
        }
        surface.pop();
        surface.finish();
    }
    for link in links {
        tags.link(link, &mut page, POINTS);
    }
    tags.end_page();
    page.finish();
    Ok(())
}

/// Faces as the library takes them, each read once.
#[derive(Default)]
struct Fonts(HashMap<Face, Option<Font>>);

impl Fonts {
    fn get(&mut self, face: Face) -> Option<Font> {
        let read = || Font::new(face.bytes().into(), 0);
        self.0.entry(face).or_insert_with(read).clone()
    }
}

pub(super) struct Pen<'a, 's> {
    pub(super) surface: &'a mut Surface<'s>,
    fonts: &'a mut Fonts,
    /// Where the part that is being written leads.
    links: &'a [Link],
    /// The text of that part that was written last.
    before: Option<Before>,
}

/// A text that another may follow.
struct Before {
    words: String,
    /// Where it ends.
    right: f64,
    base: f64,
    size: f64,
    family: Family,
}

impl<'a> Pen<'a, '_> {
    fn part(
        &mut self,
        part: &'a Part,
        document: &Document,
        is_titled: bool,
        tags: &mut Tags,
        links: &mut Vec<tags::Linked>,
    ) {
        let (x, y, factor) = (part.at.x as f32, part.at.y as f32, part.factor as f32);
        let transform = Transform::from_row(factor, 0.0, 0.0, factor, x, y);
        self.surface.push_transform(&transform);
        self.links = &part.links;
        self.before = None;
        if part.role == Role::Source {
            self.source(part, document, tags, links);
        } else {
            let identifier = self
                .surface
                .start_tagged(tags::content(part.role, is_titled));
            press(part, document.theme, self);
            self.surface.end_tagged();
            tags.add(part, is_titled, identifier);
        }
        self.surface.pop();
    }

    /// A source, line by line, as some lead to its address.
    fn source(
        &mut self,
        part: &Part,
        document: &Document,
        tags: &mut Tags,
        links: &mut Vec<tags::Linked>,
    ) {
        let shapes = part.scene.layers.iter().flat_map(|layer| &layer.shapes);
        let mut item = tags::Item::default();
        let number = tags.items();
        for shape in shapes {
            let identifier = self.surface.start_tagged(tags::span());
            shape.paint(document.theme, self);
            self.surface.end_tagged();
            if item.is_empty() {
                // The number of a source is apart from its words by its tag.
                self.before = None;
            }
            let centre = part.on_sheet(shape.bounds()).centre();
            let link = part.links.iter().find(|link| link.rect.contains(centre));
            match link {
                Some(link) => links.push(item.link(identifier, link, number)),
                None => item.words(identifier),
            }
        }
        tags.item(item);
    }

    /// A space after the text that was written last, which shows nowhere. Without it a program that reads the
    /// file would run the last word of a line and the first of the next together.
    fn part_from(&mut self, next: &str) {
        let Some(before) = self.before.take() else {
            return;
        };
        if runs_on(&before.words, next, self.links) {
            return;
        }
        let space = fonts::Line::new(" ", before.family);
        let (left, size) = (before.right, before.size);
        self.glyphs(" ", &space, Point::new(left, before.base), size);
    }

    /// A line that is set, from where it begins on its base line.
    fn glyphs(&mut self, words: &str, line: &fonts::Line, at: Point, size: f64) {
        for run in &line.runs {
            let Some(font) = self.fonts.get(run.face) else {
                continue;
            };
            let glyphs: Vec<KrillaGlyph> = run
                .glyphs
                .iter()
                .map(|glyph| {
                    KrillaGlyph::new(
                        GlyphId::new(glyph.id),
                        glyph.advance as f32,
                        glyph.right as f32,
                        glyph.up as f32,
                        0.0,
                        glyph.text.clone(),
                        None,
                    )
                })
                .collect();
            let left = at.x + run.left * size;
            let start = At::from_xy(left as f32, at.y as f32);
            self.surface
                .draw_glyphs(start, &glyphs, font, words, size as f32, false);
        }
    }

    fn path(&mut self, path: Option<Path>, fill: Option<Fill>, stroke: Option<Stroke>) {
        let Some(path) = path else {
            return;
        };
        self.surface.set_fill(fill);
        self.surface.set_stroke(stroke);
        self.surface.draw_path(&path);
    }
}

fn colour(Rgb(red, green, blue): Rgb) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn opacity(alpha: f32) -> NormalizedF32 {
    NormalizedF32::new(alpha.clamp(0.0, 1.0)).unwrap_or(NormalizedF32::ONE)
}

fn fill_of(with: Colour) -> Fill {
    Fill {
        paint: colour(with.rgb).into(),
        opacity: opacity(with.alpha),
        rule: FillRule::default(),
    }
}

fn stroke_of(line: Line) -> Stroke {
    Stroke {
        paint: colour(line.colour.rgb).into(),
        width: line.width as f32,
        opacity: opacity(line.colour.alpha),
        ..Stroke::default()
    }
}

fn path_of(outline: Outline<'_>) -> Option<Path> {
    let mut path = PathBuilder::new();
    match outline {
        Outline::Rect(rect, rounding) => round_rect(&mut path, rect, rounding),
        Outline::Circle(centre, radius) => {
            round_rect(&mut path, Rect::around(centre, radius), radius);
        }
        Outline::Polygon(corners) => {
            add(&mut path, corners);
            path.close();
        }
    }
    path.finish()
}

fn add(path: &mut PathBuilder, points: &[Point]) {
    for (place, point) in points.iter().enumerate() {
        let (x, y) = (point.x as f32, point.y as f32);
        if place == 0 {
            path.move_to(x, y);
        } else {
            path.line_to(x, y);
        }
    }
}

/// A rectangle, each corner of which is a quarter of a circle.
fn round_rect(path: &mut PathBuilder, rect: Rect, rounding: f64) {
    let radius = rounding.min(rect.width() / 2.0).min(rect.height() / 2.0);
    if radius <= 0.0 {
        let corners = [
            Point::new(rect.left, rect.top),
            Point::new(rect.right, rect.top),
            Point::new(rect.right, rect.bottom),
            Point::new(rect.left, rect.bottom),
        ];
        add(path, &corners);
        path.close();
        return;
    }
    let handle = radius * (1.0 - QUARTER);
    // Of each corner: the corner, and the directions in which one comes and goes.
    let corners = [
        (rect.right, rect.top, (1.0, 0.0), (0.0, 1.0)),
        (rect.right, rect.bottom, (0.0, 1.0), (-1.0, 0.0)),
        (rect.left, rect.bottom, (-1.0, 0.0), (0.0, -1.0)),
        (rect.left, rect.top, (0.0, -1.0), (1.0, 0.0)),
    ];
    for (number, (x, y, come, go)) in corners.into_iter().enumerate() {
        let before = |by: f64| ((x - come.0 * by) as f32, (y - come.1 * by) as f32);
        let after = |by: f64| ((x + go.0 * by) as f32, (y + go.1 * by) as f32);
        let (from, to) = (before(radius), after(radius));
        if number == 0 {
            path.move_to(from.0, from.1);
        } else {
            path.line_to(from.0, from.1);
        }
        let (first, second) = (before(handle), after(handle));
        path.cubic_to(first.0, first.1, second.0, second.1, to.0, to.1);
    }
    path.close();
}

impl Brush for Pen<'_, '_> {
    fn fill(&mut self, outline: Outline<'_>, with: Colour) {
        self.path(path_of(outline), Some(fill_of(with)), None);
    }

    fn edge(&mut self, outline: Outline<'_>, line: Line) {
        self.path(path_of(outline), None, Some(stroke_of(line)));
    }

    fn line(&mut self, points: &[Point], line: Line) {
        let mut path = PathBuilder::new();
        add(&mut path, points);
        self.path(path.finish(), None, Some(stroke_of(line)));
    }

    fn pieces(&mut self, pieces: &mut dyn Iterator<Item = (Point, Point)>, line: Line) {
        let mut path = PathBuilder::new();
        for (from, to) in pieces {
            add(&mut path, &[from, to]);
        }
        self.path(path.finish(), None, Some(stroke_of(line)));
    }

    fn bars(&mut self, bars: &mut dyn Iterator<Item = (Rect, Colour)>) {
        for (bar, with) in bars {
            self.fill(Outline::Rect(bar, 0.0), with);
        }
    }

    fn rims(&mut self, rims: &Rims, line: Line) {
        let mut path = PathBuilder::new();
        for rim in rims.iter() {
            add(&mut path, rim);
            path.close();
        }
        self.path(path.finish(), None, Some(stroke_of(line)));
    }

    fn text(&mut self, text: &Text, with: Colour) {
        let written = Written::new(text);
        self.surface.set_fill(Some(fill_of(with)));
        self.surface.set_stroke(None);
        self.part_from(&written.words);
        let at = Point::new(written.left, written.base);
        self.glyphs(&written.words, &written.line, at, written.size);
        self.before = Some(Before {
            right: written.left + written.width(),
            base: written.base,
            size: written.size,
            family: Family::of(text.style),
            words: written.words,
        });
    }
}

impl Press for Pen<'_, '_> {
    fn keep_within(&mut self, clip: Rect) {
        let mut path = PathBuilder::new();
        let (left, top) = (clip.left as f32, clip.top as f32);
        let area = Area::from_xywh(left, top, clip.width() as f32, clip.height() as f32);
        // An area without any keeps everything out, as a clip of nothing should.
        path.push_rect(area.unwrap_or_else(nothing));
        if let Some(path) = path.finish() {
            self.surface.push_clip_path(&path, &FillRule::default());
        }
    }

    fn free(&mut self) {
        self.surface.pop();
    }
}

fn nothing() -> Area {
    Area::from_xywh(-1.0, -1.0, 0.5, 0.5).expect("it has an area")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scene::{Anchor, Layer, Scene, Shape, Size, TextStyle, Theme, Token},
        sheet::Link,
    };

    /// A file of one text in two lines that have no space themselves, which leads to an address or nowhere.
    fn file(address: Option<&str>) -> String {
        let line = |words: &str, y| {
            Shape::Text(Text {
                text: words.to_owned(),
                at: Point::new(0.0, y),
                anchor: Anchor::Left,
                style: TextStyle::Heading,
                paint: Token::Ink.into(),
                width: 60.0,
            })
        };
        let size = Size {
            width: 100.0,
            height: 100.0,
        };
        let whole = Rect::new(0.0, 0.0, size.width, size.height);
        let part = Part {
            role: Role::Callout,
            at: Point::new(0.0, 0.0),
            factor: 1.0,
            scene: Scene {
                size,
                layers: vec![Layer {
                    name: "block",
                    clip: whole,
                    shapes: vec![line("Promised", 20.0), line("later", 40.0)],
                }],
                ..Scene::default()
            },
            spoken: Vec::new(),
            links: Vec::from_iter(address.map(|address| Link {
                rect: whole,
                address: address.to_owned(),
                words: String::new(),
            })),
        };
        let document = Document {
            title: "Title".to_owned(),
            description: String::new(),
            language: "en",
            theme: Theme::Light,
            as_of: None,
            sheets: vec![Sheet {
                size,
                ground: Token::Paper,
                parts: vec![part],
                notes: None,
                time: None,
            }],
        };
        let plain = SerializeSettings {
            compress_content_streams: false,
            ..SerializeSettings::default()
        };
        let file = write(&document, plain, true).expect("it can be written");
        String::from_utf8_lossy(&file).into_owned()
    }

    #[test]
    fn lines_of_a_text_are_parted_by_a_space_and_those_of_an_address_are_not() {
        // What a glyph is read as, in the table of letters of the typeface.
        let is_read =
            |file: &str, letter: char| file.contains(&format!("<{:04x}>", u32::from(letter)));
        let parted = file(None);
        assert!(is_read(&parted, 'P'), "{parted}");
        assert!(is_read(&parted, ' '), "{parted}");
        let address = file(Some("https://example.org/Promisedlater"));
        assert!(is_read(&address, 'P') && !is_read(&address, ' '));
    }
}
