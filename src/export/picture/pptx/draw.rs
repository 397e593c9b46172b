//! A brush that makes shapes of a slide: one of a fill and its edge, and one of a broken line.

use super::{
    cut,
    node::{Drawn, Geometry, Known, Label, Node, Stroke, Typeface, Words},
};
use crate::{
    export::picture::press::Written,
    fonts::Family,
    scene::{Brush, Colour, Course, Dashes, Line, Outline, Point, Rect, Rims, Shape, Text, Theme},
    sheet::Part,
};

/// How far apart, in points, two places are taken for one.
const SAME: f64 = 0.01;

/// Paints shapes of a part.
pub(super) struct Pen<'a> {
    part: &'a Part,
    theme: Theme,
    /// What shows of the layer, in points of the sheet.
    within: Rect,
    nodes: Vec<Node>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(part: &'a Part, theme: Theme) -> Self {
        Self {
            part,
            theme,
            within: Rect::default(),
            nodes: Vec::new(),
        }
    }

    /// What a shape is on a slide, as far as it shows within a rectangle of the sheet. A marker is one thing,
    /// of however many it is made.
    pub(super) fn draw(&mut self, shape: &Shape, within: Rect) -> Vec<Node> {
        self.within = within;
        shape.paint(self.theme, self);
        let mut nodes = std::mem::take(&mut self.nodes);
        if !matches!(shape, Shape::Marker { .. }) {
            return nodes;
        }
        let mark = Label {
            name: "Mark".to_owned(),
            ..Label::default()
        };
        match nodes.as_mut_slice() {
            [Node::Drawn(label, _)] => *label = mark,
            [] => {}
            _ => return vec![Node::Group(mark, nodes)],
        }
        nodes
    }

    fn at(&self, point: Point) -> Point {
        let Part { at, factor, .. } = self.part;
        Point::new(at.x + point.x * factor, at.y + point.y * factor)
    }

    fn through(&self, points: &[Point]) -> Vec<Point> {
        points.iter().map(|point| self.at(*point)).collect()
    }

    fn stroke(&self, line: Line, dashes: Option<Dashes>) -> Stroke {
        let long = |length: f64| length * self.part.factor;
        Stroke {
            colour: line.colour,
            width: long(line.width),
            dash: dashes.map(|dashes| (long(dashes.length), long(dashes.gap))),
        }
    }

    /// An outline as a shape that every program knows, or else as its corners.
    fn shape(&self, outline: Outline<'_>) -> Geometry {
        match outline {
            Outline::Rect(rect, rounding) => {
                let least = rect.width().min(rect.height());
                let known = if rounding <= 0.0 || least <= 0.0 {
                    Known::Rect
                } else if rounding >= least / 2.0 && (rect.width() - rect.height()).abs() < SAME {
                    Known::Ellipse
                } else {
                    Known::Round((rounding / least).min(0.5))
                };
                Geometry::Known(known, self.part.on_sheet(rect))
            }
            Outline::Circle(centre, radius) => {
                let rect = Rect::around(centre, radius);
                Geometry::Known(Known::Ellipse, self.part.on_sheet(rect))
            }
            Outline::Polygon(corners) => match known(corners) {
                Some((known, rect)) => Geometry::Known(known, self.part.on_sheet(rect)),
                None => Geometry::Areas(vec![self.through(corners)]),
            },
        }
    }

    fn shows_whole(&self, geometry: &Geometry) -> bool {
        let (bounds, within) = (geometry.bounds(), self.within);
        bounds.left >= within.left - SAME
            && bounds.right <= within.right + SAME
            && bounds.top >= within.top - SAME
            && bounds.bottom <= within.bottom + SAME
    }

    fn add(&mut self, geometry: Geometry, fill: Option<Colour>, line: Option<Stroke>) {
        let is_empty = match &geometry {
            Geometry::Areas(paths) | Geometry::Lines(paths) => paths.iter().all(Vec::is_empty),
            Geometry::Known(..) => false,
        };
        if is_empty {
            return;
        }
        let drawn = Drawn {
            geometry,
            fill,
            line,
        };
        self.nodes.push(Node::Drawn(Label::default(), drawn));
    }

    fn lines(&mut self, points: &[Point], stroke: Stroke) {
        let pieces = cut::line(&self.through(points), self.within);
        self.add(Geometry::Lines(pieces), None, Some(stroke));
    }

    /// Adds an edge to what was filled last, where that has the same outline.
    fn edge_of(&mut self, outline: Outline<'_>, stroke: Stroke) {
        let geometry = self.shape(outline);
        if !self.shows_whole(&geometry) {
            self.lines(&outline.round(), stroke);
            return;
        }
        if let Some(Node::Drawn(_, last)) = self.nodes.last_mut()
            && last.line.is_none()
            && last.geometry == geometry
        {
            last.line = Some(stroke);
            return;
        }
        self.add(geometry, None, Some(stroke));
    }
}

impl Brush for Pen<'_> {
    fn fill(&mut self, outline: Outline<'_>, colour: Colour) {
        let mut geometry = self.shape(outline);
        if !self.shows_whole(&geometry) {
            let rect = match geometry {
                Geometry::Known(Known::Rect, rect) => Some(rect.common(self.within)),
                _ => None,
            };
            geometry = match rect {
                Some(rect) if rect.width() < 0.0 || rect.height() < 0.0 => return,
                Some(rect) => Geometry::Known(Known::Rect, rect),
                None => Geometry::Areas(vec![cut::area(
                    &self.through(&outline.round()),
                    self.within,
                )]),
            };
        }
        self.add(geometry, Some(colour), None);
    }

    fn edge(&mut self, outline: Outline<'_>, line: Line) {
        let stroke = self.stroke(line, None);
        self.edge_of(outline, stroke);
    }

    fn line(&mut self, points: &[Point], line: Line) {
        let stroke = self.stroke(line, None);
        self.lines(points, stroke);
    }

    fn pieces(&mut self, pieces: &mut dyn Iterator<Item = (Point, Point)>, line: Line) {
        let within = self.within;
        let pieces = pieces.map(|(from, to)| self.through(&[from, to]));
        let pieces = pieces.flat_map(|piece| cut::line(&piece, within)).collect();
        let stroke = self.stroke(line, None);
        self.add(Geometry::Lines(pieces), None, Some(stroke));
    }

    fn broken(&mut self, course: Course<'_>, dashes: Dashes, line: Line) {
        let stroke = self.stroke(line, Some(dashes));
        match course {
            Course::Through(points) => self.lines(points, stroke),
            Course::Round(outline) => self.edge_of(outline, stroke),
        }
    }

    /// Those of one colour are one shape.
    fn bars(&mut self, bars: &mut dyn Iterator<Item = (Rect, Colour)>) {
        let mut colours: Vec<(Colour, Vec<Vec<Point>>)> = Vec::new();
        for (bar, colour) in bars {
            let corners = self.through(&Outline::Rect(bar, 0.0).round()[..4]);
            let corners = cut::area(&corners, self.within);
            if corners.is_empty() {
                continue;
            }
            match colours.iter_mut().find(|(other, _)| *other == colour) {
                Some((_, areas)) => areas.push(corners),
                None => colours.push((colour, vec![corners])),
            }
        }
        for (colour, areas) in colours {
            self.add(Geometry::Areas(areas), Some(colour), None);
        }
    }

    /// One shape without a fill. A rim that reaches out of its layer is open where it is cut off.
    fn rims(&mut self, rims: &Rims, line: Line) {
        let (mut whole, mut cut) = (Vec::new(), Vec::new());
        for rim in rims.iter() {
            let mut round = self.through(rim);
            if round.iter().all(|at| self.within.contains(*at)) {
                whole.push(round);
            } else {
                round.extend(round.first().copied());
                cut.extend(cut::line(&round, self.within));
            }
        }
        let stroke = self.stroke(line, None);
        self.add(Geometry::Areas(whole), None, Some(stroke));
        self.add(Geometry::Lines(cut), None, Some(stroke));
    }

    fn text(&mut self, text: &Text, colour: Colour) {
        let written = Written::new(text);
        if written.words.trim().is_empty() {
            return;
        }
        let width = written.width();
        // Half of a line is above its middle and half below, whatever the face.
        let Rect { top, bottom, .. } = text.rect();
        let rect = Rect::new(written.left, top, written.left + width, bottom);
        let factor = self.part.factor;
        let rect = self.part.on_sheet(rect);
        // Letters cannot be cut: words of which hardly any would show are left out.
        if !self.within.contains(rect.centre()) {
            return;
        }
        let link = self.part.links.iter();
        let link = link.into_iter().find(|link| {
            let is_open = ["https://", "http://"].iter().any(|start| {
                let rest = link.address.strip_prefix(start);
                rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_alphanumeric()))
            });
            is_open && link.rect.contains(rect.centre())
        });
        let family = Family::of(text.style);
        self.nodes.push(Node::Words(Words {
            lines: vec![written.words],
            rect,
            anchor: text.anchor,
            size: written.size * factor,
            pitch: 0.0,
            face: Typeface {
                is_serif: matches!(family, Family::Serif | Family::SerifStrong),
                is_strong: matches!(family, Family::Strong | Family::SerifStrong),
            },
            colour,
            link: link.map(|link| plain(&link.address)),
            is_title: false,
        }));
    }
}

/// An address in the letters that addresses have.
fn plain(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        let is_plain = byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
        if is_plain {
            out.push(char::from(byte));
        } else {
            out += &format!("%{byte:02X}");
        }
    }
    out
}

/// The shape that every program knows and that has these corners, and the rectangle that it fills.
fn known(corners: &[Point]) -> Option<(Known, Rect)> {
    let points = corners.iter().map(|at| Rect::around(*at, 0.0));
    let rect = points.reduce(Rect::union)?;
    let middle = rect.centre();
    let quarter = rect.width() / 4.0;
    let (known, expected) = match corners.len() {
        3 => (
            Known::Triangle,
            vec![
                Point::new(middle.x, rect.top),
                Point::new(rect.right, rect.bottom),
                Point::new(rect.left, rect.bottom),
            ],
        ),
        4 if has(corners, Point::new(rect.left, rect.top)) => {
            (Known::Rect, Outline::Rect(rect, 0.0).round()[..4].to_vec())
        }
        4 => (
            Known::Diamond,
            vec![
                Point::new(middle.x, rect.top),
                Point::new(rect.right, middle.y),
                Point::new(middle.x, rect.bottom),
                Point::new(rect.left, middle.y),
            ],
        ),
        6 => (
            Known::Hexagon,
            vec![
                Point::new(rect.right, middle.y),
                Point::new(rect.left, middle.y),
                Point::new(middle.x - quarter, rect.top),
                Point::new(middle.x + quarter, rect.top),
                Point::new(middle.x - quarter, rect.bottom),
                Point::new(middle.x + quarter, rect.bottom),
            ],
        ),
        _ => return None,
    };
    let is_it = expected.into_iter().all(|corner| has(corners, corner));
    is_it.then_some((known, rect))
}

fn has(corners: &[Point], corner: Point) -> bool {
    corners.iter().any(|at| at.distance(corner) < SAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        model::Marker,
        scene::{Fill, MarkerLook, Rim, Scene, Strike, Token},
        sheet::Role,
    };

    fn part() -> Part {
        Part {
            role: Role::Timeline,
            at: Point::new(10.0, 20.0),
            factor: 2.0,
            scene: Scene::default(),
            spoken: Vec::new(),
            links: Vec::new(),
        }
    }

    fn drawn(shape: Marker, rim: Rim, within: Rect) -> Vec<Node> {
        let part = part();
        let look = MarkerLook {
            shape,
            fill: Fill::Filled,
            rim,
            strike: Strike::None,
            paint: Token::Mark.into(),
        };
        let marker = Shape::Marker {
            centre: Point::new(20.0, 20.0),
            radius: 5.0,
            look,
        };
        Pen::new(&part, Theme::Light).draw(&marker, within)
    }

    const SHEET: Rect = Rect::new(0.0, 0.0, 200.0, 200.0);

    #[test]
    fn every_marker_is_a_shape_that_programs_know() {
        for (marker, known) in [
            (Marker::Circle, Known::Ellipse),
            (Marker::Square, Known::Rect),
            (Marker::Diamond, Known::Diamond),
            (Marker::Triangle, Known::Triangle),
            (Marker::Hexagon, Known::Hexagon),
        ] {
            let nodes = drawn(marker, Rim::Solid, SHEET);
            let [Node::Drawn(label, shape)] = nodes.as_slice() else {
                panic!("{marker:?} is {nodes:?}");
            };
            assert_eq!(label.name, "Mark");
            assert!(
                matches!(shape.geometry, Geometry::Known(is, _) if is == known),
                "{marker:?} is {shape:?}"
            );
            assert!(shape.fill.is_some() && shape.line.is_some(), "{marker:?}");
        }
    }

    #[test]
    fn a_broken_rim_is_one_line_with_dashes() {
        let nodes = drawn(Marker::Circle, Rim::Dashed, SHEET);
        let [Node::Group(label, nodes)] = nodes.as_slice() else {
            panic!("{nodes:?}");
        };
        assert_eq!((label.name.as_str(), nodes.len()), ("Mark", 3));
        let Node::Drawn(_, rim) = &nodes[2] else {
            panic!("{nodes:?}");
        };
        let (dash, gap) = rim.line.and_then(|line| line.dash).unwrap_or_default();
        assert!(dash > gap && gap > 0.0, "{rim:?}");
    }

    #[test]
    fn what_reaches_out_of_its_layer_is_cut_off() {
        let within = Rect::new(0.0, 0.0, 52.0, 200.0);
        let nodes = drawn(Marker::Circle, Rim::Solid, within);
        let [group @ Node::Group(..)] = nodes.as_slice() else {
            panic!("{nodes:?}");
        };
        let bounds = group.bounds();
        assert!((bounds.right - 52.0).abs() < 1e-9, "{bounds:?}");
        assert!((bounds.left - 40.0).abs() < 1e-9, "{bounds:?}");
    }

    #[test]
    fn addresses_have_no_letters_that_addresses_cannot_have() {
        assert_eq!(
            plain("https://example.org/a b?c=\"é\"%20#x"),
            "https://example.org/a%20b?c=%22%C3%A9%22%20#x"
        );
    }
}
