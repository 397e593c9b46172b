//! A sheet as SVG.
//!
//! Letters are painted as outlines, so that they look alike wherever the file is opened: a font inside
//! an SVG is read by browsers, and by no drawing or office program. The words stand above their outlines once more, as text that is not painted; so they
//! can be found, selected, copied and read out.
//!
//! Only what every reader knows of SVG 1.1 is used: groups, paths, circles, clips, references.

use std::fmt::Write;

use super::{
    glyphs::{self, Glyphs},
    press::{Press, Written, press, texts},
    xml::escaped,
};
use crate::{
    scene::{Brush, Colour, Line, Outline, Point, Rect, Rgb, Rims, Text, Theme},
    sheet::{Document, Part, Role, Sheet},
};

/// One sheet of a document; nothing where it has no such sheet.
#[must_use]
pub fn svg(document: &Document, sheet: usize) -> Option<String> {
    let sheet = document.sheets.get(sheet)?;
    Some(write(document, sheet, true))
}

/// What is painted of a sheet, and, where it is for people, what is said of it.
pub(super) fn write(document: &Document, sheet: &Sheet, is_read: bool) -> String {
    let mut pen = Pen::default();
    let (width, height) = (number(sheet.size.width), number(sheet.size.height));
    let ground = hex(document.theme.rgb(sheet.ground));
    let _ = writeln!(
        pen.body,
        "<rect width=\"{width}\" height=\"{height}\" fill=\"{ground}\"/>"
    );
    for part in &sheet.parts {
        pen.part(part, document.theme, is_read);
    }
    let mut out = String::with_capacity(pen.body.len() + 100_000);
    out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    let _ = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         xml:lang=\"{}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">",
        document.language
    );
    if is_read {
        let _ = writeln!(out, "<title>{}</title>", escaped(&document.title));
        let _ = writeln!(out, "<desc>{}</desc>", escaped(&document.description));
    }
    out += "<defs>\n";
    pen.glyphs.write(&mut out);
    out += &pen.clips;
    out += "</defs>\n";
    out += &pen.body;
    out += "</svg>\n";
    out
}

#[derive(Default)]
struct Pen {
    body: String,
    clips: String,
    /// How many clips there are.
    clip_count: usize,
    glyphs: Glyphs,
}

impl Pen {
    fn part(&mut self, part: &Part, theme: Theme, is_read: bool) {
        let (x, y, factor) = (number(part.at.x), number(part.at.y), part.factor);
        let class = class(part.role);
        let _ = writeln!(
            self.body,
            "<g class=\"{class}\" transform=\"translate({x} {y}) scale({})\">",
            fine(factor)
        );
        let _ = writeln!(self.body, "<g aria-hidden=\"true\">");
        press(part, theme, self);
        self.body += "</g>\n";
        if is_read {
            for text in texts(part) {
                self.words(text);
            }
        }
        self.body += "</g>\n";
        if is_read {
            self.said(part);
        }
    }

    /// What is spoken of a part, and where it leads, each at its place.
    fn said(&mut self, part: &Part) {
        for spoken in &part.spoken {
            let words = escaped(&spoken.words);
            let area = area(spoken.rect);
            let _ = writeln!(
                self.body,
                "<g role=\"img\"><title>{words}</title><rect {area} fill=\"none\" pointer-events=\"all\"/></g>"
            );
        }
        let is_open =
            |address: &str| address.starts_with("https://") || address.starts_with("http://");
        for link in part.links.iter().filter(|link| is_open(&link.address)) {
            let (words, address) = (escaped(&link.words), escaped(&link.address));
            let area = area(link.rect);
            let _ = writeln!(
                self.body,
                "<a xlink:href=\"{address}\"><title>{words}</title><rect {area} fill=\"none\" pointer-events=\"all\"/></a>"
            );
        }
    }

    /// Words that are not painted, where their outlines are.
    fn words(&mut self, text: &Text) {
        let written = Written::new(text);
        if written.words.trim().is_empty() {
            return;
        }
        let _ = writeln!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-family=\"sans-serif\" \
             textLength=\"{}\" lengthAdjust=\"spacingAndGlyphs\" fill-opacity=\"0\">{}</text>",
            number(written.left),
            number(written.base),
            number(written.size),
            number(written.width()),
            escaped(&written.words)
        );
    }

    fn path(&mut self, points: &[Point]) {
        for (place, point) in points.iter().enumerate() {
            let command = if place == 0 { 'M' } else { 'L' };
            let _ = write!(
                self.body,
                "{command}{} {}",
                number(point.x),
                number(point.y)
            );
        }
    }

    fn stroked(&mut self, line: Line) {
        self.body += "\" fill=\"none\"";
        self.stroke(line);
    }

    fn stroke(&mut self, line: Line) {
        let _ = write!(
            self.body,
            " stroke=\"{}\" stroke-width=\"{}\"",
            hex(line.colour.rgb),
            number(line.width)
        );
        self.alpha("stroke", line.colour.alpha);
        self.body += "/>\n";
    }

    fn alpha(&mut self, of: &str, alpha: f32) {
        if alpha < 1.0 {
            let _ = write!(self.body, " {of}-opacity=\"{}\"", number(alpha.into()));
        }
    }

    fn filled(&mut self, colour: Colour) {
        let _ = write!(self.body, " fill=\"{}\"", hex(colour.rgb));
        self.alpha("fill", colour.alpha);
        self.body += "/>\n";
    }

    /// An element of an outline, without its end.
    fn outline(&mut self, outline: Outline<'_>) {
        match outline {
            Outline::Rect(rect, rounding) => {
                let _ = write!(self.body, "<rect {}", area(rect));
                if rounding > 0.0 {
                    let most = rect.width().min(rect.height()) / 2.0;
                    let _ = write!(self.body, " rx=\"{}\"", number(rounding.min(most)));
                }
            }
            Outline::Circle(centre, radius) => {
                let _ = write!(
                    self.body,
                    "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"",
                    number(centre.x),
                    number(centre.y),
                    number(radius)
                );
            }
            Outline::Polygon(corners) => {
                self.body += "<path d=\"";
                self.path(corners);
                self.body += "Z\"";
            }
        }
    }
}

impl Brush for Pen {
    fn fill(&mut self, outline: Outline<'_>, colour: Colour) {
        self.outline(outline);
        self.filled(colour);
    }

    fn edge(&mut self, outline: Outline<'_>, line: Line) {
        self.outline(outline);
        self.body += " fill=\"none\"";
        self.stroke(line);
    }

    fn line(&mut self, points: &[Point], line: Line) {
        self.body += "<path d=\"";
        self.path(points);
        self.stroked(line);
    }

    fn pieces(&mut self, pieces: &mut dyn Iterator<Item = (Point, Point)>, line: Line) {
        let mut pieces = pieces.peekable();
        if pieces.peek().is_none() {
            return;
        }
        self.body += "<path d=\"";
        for (from, to) in pieces {
            self.path(&[from, to]);
        }
        self.stroked(line);
    }

    fn bars(&mut self, bars: &mut dyn Iterator<Item = (Rect, Colour)>) {
        for (bar, colour) in bars {
            self.fill(Outline::Rect(bar, 0.0), colour);
        }
    }

    fn rims(&mut self, rims: &Rims, line: Line) {
        self.body += "<path d=\"";
        for rim in rims.iter() {
            self.path(rim);
            self.body.push('Z');
        }
        self.stroked(line);
    }

    fn text(&mut self, text: &Text, colour: Colour) {
        let written = Written::new(text);
        let _ = write!(self.body, "<g fill=\"{}\"", hex(colour.rgb));
        self.alpha("fill", colour.alpha);
        self.body += ">\n";
        for run in &written.line.runs {
            let units = run.face.units();
            let scale = written.size / units;
            let left = written.left + run.left * written.size;
            let _ = write!(
                self.body,
                "<g transform=\"translate({} {}) scale({} {})\">",
                number(left),
                number(written.base),
                fine(scale),
                fine(-scale)
            );
            let mut x = 0.0;
            for glyph in &run.glyphs {
                if self.glyphs.note(run.face, glyph.id) {
                    let id = glyphs::id(run.face, glyph.id);
                    let at = number((x + glyph.right) * units);
                    let _ = write!(self.body, "<use xlink:href=\"#{id}\" x=\"{at}\"");
                    if glyph.up != 0.0 {
                        let _ = write!(self.body, " y=\"{}\"", number(glyph.up * units));
                    }
                    self.body += "/>";
                }
                x += glyph.advance;
            }
            self.body += "</g>\n";
        }
        self.body += "</g>\n";
    }
}

impl Press for Pen {
    fn keep_within(&mut self, clip: Rect) {
        let count = self.clip_count;
        self.clip_count += 1;
        let _ = writeln!(
            self.clips,
            "<clipPath id=\"c{count}\"><rect {}/></clipPath>",
            area(clip)
        );
        let _ = writeln!(self.body, "<g clip-path=\"url(#c{count})\">");
    }

    fn free(&mut self) {
        self.body += "</g>\n";
    }
}

fn area(rect: Rect) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        number(rect.left),
        number(rect.top),
        number(rect.width()),
        number(rect.height())
    )
}

/// A number with as many digits after the point as can be seen.
fn number(value: f64) -> String {
    digits(value, 3)
}

/// A number that others are multiplied with.
fn fine(value: f64) -> String {
    digits(value, 7)
}

fn digits(value: f64, most: usize) -> String {
    let text = format!("{value:.most$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// What a part is called in a file.
fn class(role: Role) -> &'static str {
    match role {
        Role::Title => "title",
        Role::Subtitle => "subtitle",
        Role::Timeline => "timeline",
        Role::LegendLine => "legend",
        Role::Note => "note",
        Role::Heading => "heading",
        Role::Source => "source",
        Role::AsOf => "as-of",
        Role::PageNumber => "page-number",
        Role::Callout => "callout",
        Role::Rule => "rule",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_can_be() {
        assert_eq!(number(1.0), "1");
        assert_eq!(number(-0.000_4), "0");
        assert_eq!(number(12.345_6), "12.346");
        assert_eq!(number(100.0), "100");
        assert_eq!(fine(0.006_103_515), "0.0061035");
    }
}
