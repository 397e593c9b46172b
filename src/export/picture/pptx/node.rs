//! What stands on a slide: shapes, lines and words, alone or in groups.

use std::fmt::Write;

use super::{colours, package::Links};
use crate::{
    export::picture::xml::escaped,
    scene::{Anchor, Colour, Point, Rect, Theme},
};

/// The longest name of a thing: it stands in a narrow list.
const LONGEST_NAME: usize = 160;
/// How far apart, in points, two places are taken for one.
const SAME: f64 = 0.01;
/// English Metric Units to the point in which lines and type are measured, and to a hundredth of it.
const UNITS_OF_POINT: f64 = 12_700.0;

/// What a thing is called, and what is said of it to those who do not see it.
#[derive(Clone, Debug, Default)]
pub(super) struct Label {
    pub(super) name: String,
    /// What a screen reader says.
    pub(super) words: Option<String>,
    /// Whether it says nothing that is not said elsewhere.
    pub(super) is_decoration: bool,
}

/// Something on a slide, in points of the sheet.
#[derive(Debug)]
pub(super) enum Node {
    Group(Label, Vec<Node>),
    Drawn(Label, Drawn),
    Words(Words),
}

/// Something drawn.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) geometry: Geometry,
    pub(super) fill: Option<Colour>,
    pub(super) line: Option<Stroke>,
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stroke {
    pub(super) colour: Colour,
    pub(super) width: f64,
    /// Dash and gap.
    pub(super) dash: Option<(f64, f64)>,
}

/// What something drawn looks like.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Geometry {
    /// A shape that every program knows.
    Known(Known, Rect),
    /// Closed outlines.
    Areas(Vec<Vec<Point>>),
    /// Lines that are open.
    Lines(Vec<Vec<Point>>),
}

/// Shapes that every program knows, each as large as its rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Known {
    Rect,
    /// With a radius of its corners, in parts of the shorter side.
    Round(f64),
    Ellipse,
    Triangle,
    Diamond,
    /// Regular, with a corner at either side.
    Hexagon,
}

/// Lines of text, one below the other.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) lines: Vec<String>,
    pub(super) rect: Rect,
    pub(super) anchor: Anchor,
    /// Height of an em.
    pub(super) size: f64,
    /// From line to line, where there are several.
    pub(super) pitch: f64,
    pub(super) face: Typeface,
    pub(super) colour: Colour,
    pub(super) link: Option<String>,
    pub(super) is_title: bool,
}

/// Which of the two families of a theme, and whether it is strong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Typeface {
    pub(super) is_serif: bool,
    pub(super) is_strong: bool,
}

/// Writes what stands on one slide.
pub(super) struct Writer<'a> {
    pub(super) out: String,
    pub(super) links: &'a mut Links,
    pub(super) theme: Theme,
    /// English Metric Units to a point of the sheet.
    pub(super) units: f64,
    /// The number of the thing that was written last: the slide itself has the first.
    pub(super) last: usize,
}

impl Node {
    pub(super) fn bounds(&self) -> Rect {
        match self {
            Self::Group(_, nodes) => {
                let bounds = nodes.iter().map(Self::bounds);
                bounds.reduce(Rect::union).unwrap_or_default()
            }
            Self::Drawn(_, drawn) => drawn.geometry.bounds(),
            Self::Words(words) => words.rect,
        }
    }
}

impl Words {
    /// With a line below its own.
    pub(super) fn above(mut self, line: Self) -> Self {
        let lines = self.lines.len() as f64;
        // From the middle of all its lines to that of the next.
        let down = line.rect.centre().y - self.rect.centre().y;
        self.pitch = down / (lines + 1.0) * 2.0;
        self.rect = self.rect.union(line.rect);
        self.lines.extend(line.lines);
        self
    }

    /// Whether a line right below it looks like a further one of the same text. What leads somewhere stays
    /// alone, as one place is one line.
    pub(super) fn goes_on_in(&self, line: &Self) -> bool {
        let is_from_right =
            |words: &Self| words.lines.iter().any(|line| is_read_from_the_right(line));
        let gap = line.rect.top - self.rect.bottom;
        self.anchor == Anchor::Left
            && line.anchor == Anchor::Left
            && (line.rect.left - self.rect.left).abs() < SAME
            && (-self.size..self.size).contains(&gap)
            && line.rect.centre().y > self.rect.bottom
            && (line.size - self.size).abs() < SAME
            && line.face == self.face
            && line.colour == self.colour
            && (&self.link, &line.link) == (&None, &None)
            && is_from_right(self) == is_from_right(line)
    }
}

impl Geometry {
    pub(super) fn bounds(&self) -> Rect {
        let paths = match self {
            Self::Known(_, rect) => return *rect,
            Self::Areas(paths) | Self::Lines(paths) => paths,
        };
        let points = paths.iter().flatten().map(|at| Rect::around(*at, 0.0));
        points.reduce(Rect::union).unwrap_or_default()
    }
}

/// Whole units of a slide, so that what is as far to the right as something else stays so.
struct Place {
    left: i64,
    top: i64,
    width: i64,
    height: i64,
}

impl Writer<'_> {
    pub(super) fn node(&mut self, node: &Node) {
        match node {
            Node::Group(label, nodes) => self.group(label, nodes, node.bounds()),
            Node::Drawn(label, drawn) => self.drawn(label, drawn),
            Node::Words(words) => self.words(words),
        }
    }

    fn unit(&self, length: f64) -> i64 {
        (length * self.units).round() as i64
    }

    fn place(&self, rect: Rect) -> Place {
        let (left, top) = (self.unit(rect.left), self.unit(rect.top));
        Place {
            left,
            top,
            width: (self.unit(rect.right) - left).max(0),
            height: (self.unit(rect.bottom) - top).max(0),
        }
    }

    /// The element that numbers and names a thing and says what it is.
    fn named(&mut self, label: &Label, kind: &str) {
        self.last += 1;
        let id = self.last;
        let name = if label.name.is_empty() {
            kind
        } else {
            &label.name
        };
        let name: String = name.chars().take(LONGEST_NAME).collect();
        let _ = write!(self.out, "<p:cNvPr id=\"{id}\" name=\"{}\"", escaped(&name));
        if let Some(words) = &label.words {
            let _ = write!(self.out, " descr=\"{}\"", escaped(words));
        }
        self.out += if label.is_decoration {
            "><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">\
             <adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/decorative\" val=\"1\"/>\
             </a:ext></a:extLst></p:cNvPr>"
        } else {
            "/>"
        };
    }

    fn group(&mut self, label: &Label, nodes: &[Node], bounds: Rect) {
        self.out += "<p:grpSp><p:nvGrpSpPr>";
        self.named(label, "Group");
        let Place {
            left,
            top,
            width,
            height,
        } = self.place(bounds);
        let _ = write!(
            self.out,
            "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>\
             <a:off x=\"{left}\" y=\"{top}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/>\
             <a:chOff x=\"{left}\" y=\"{top}\"/><a:chExt cx=\"{width}\" cy=\"{height}\"/></a:xfrm></p:grpSpPr>"
        );
        for node in nodes {
            self.node(node);
        }
        self.out += "</p:grpSp>";
    }

    fn frame(&mut self, place: &Place, turned: &str) {
        let Place {
            left,
            top,
            width,
            height,
        } = place;
        let _ = write!(
            self.out,
            "<a:xfrm{turned}><a:off x=\"{left}\" y=\"{top}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>"
        );
    }

    fn drawn(&mut self, label: &Label, drawn: &Drawn) {
        if let Geometry::Lines(lines) = &drawn.geometry
            && let [line] = lines.as_slice()
            && let [from, to] = line.as_slice()
        {
            self.straight(label, *from, *to, drawn.line);
            return;
        }
        let (kind, is_open) = match &drawn.geometry {
            Geometry::Known(..) => ("Shape", false),
            Geometry::Areas(_) => ("Freeform", false),
            Geometry::Lines(_) => ("Freeform", true),
        };
        self.out += "<p:sp><p:nvSpPr>";
        self.named(label, kind);
        self.out += "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>";
        let bounds = drawn.geometry.bounds();
        let place = self.place(bounds);
        self.frame(&place, "");
        match &drawn.geometry {
            Geometry::Known(known, rect) => self.known(*known, *rect),
            Geometry::Areas(paths) | Geometry::Lines(paths) => self.paths(paths, &place, is_open),
        }
        match drawn.fill {
            Some(colour) if !is_open => self.out += &colours::fill(self.theme, colour),
            _ => self.out += "<a:noFill/>",
        }
        self.line(drawn.line);
        self.out += "</p:spPr></p:sp>";
    }

    /// A line from one point to another, which other programs know as a connector.
    fn straight(&mut self, label: &Label, from: Point, to: Point, line: Option<Stroke>) {
        self.out += "<p:cxnSp><p:nvCxnSpPr>";
        self.named(label, "Line");
        self.out += "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>";
        let turned = match (to.x < from.x, to.y < from.y) {
            (false, false) => "",
            (true, false) => " flipH=\"1\"",
            (false, true) => " flipV=\"1\"",
            (true, true) => " flipH=\"1\" flipV=\"1\"",
        };
        let bounds = Rect::around(from, 0.0).union(Rect::around(to, 0.0));
        let place = self.place(bounds);
        self.frame(&place, turned);
        self.out += "<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>";
        self.line(line);
        self.out += "</p:spPr></p:cxnSp>";
    }

    fn known(&mut self, known: Known, rect: Rect) {
        let share = |share: f64| (share * 100_000.0).round() as i64;
        let (name, values) = match known {
            Known::Rect => ("rect", Vec::new()),
            Known::Round(radius) => ("roundRect", vec![("adj", share(radius.min(0.5)))]),
            Known::Ellipse => ("ellipse", Vec::new()),
            Known::Triangle => ("triangle", Vec::new()),
            Known::Diamond => ("diamond", Vec::new()),
            Known::Hexagon => {
                // How far in its upper corners are, in parts of the shorter side.
                let inset = rect.width() / 4.0 / rect.width().min(rect.height());
                ("hexagon", vec![("adj", share(inset)), ("vf", 115_470)])
            }
        };
        let _ = write!(self.out, "<a:prstGeom prst=\"{name}\"><a:avLst>");
        for (value, number) in values {
            let _ = write!(self.out, "<a:gd name=\"{value}\" fmla=\"val {number}\"/>");
        }
        self.out += "</a:avLst></a:prstGeom>";
    }

    fn paths(&mut self, paths: &[Vec<Point>], place: &Place, is_open: bool) {
        let (width, height) = (place.width.max(1), place.height.max(1));
        let no_fill = if is_open { " fill=\"none\"" } else { "" };
        let _ = write!(
            self.out,
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>\
             <a:pathLst><a:path w=\"{width}\" h=\"{height}\"{no_fill}>"
        );
        for path in paths {
            for (number, point) in path.iter().enumerate() {
                let command = if number == 0 { "moveTo" } else { "lnTo" };
                let (x, y) = (
                    self.unit(point.x) - place.left,
                    self.unit(point.y) - place.top,
                );
                let _ = write!(
                    self.out,
                    "<a:{command}><a:pt x=\"{x}\" y=\"{y}\"/></a:{command}>"
                );
            }
            if !is_open {
                self.out += "<a:close/>";
            }
        }
        self.out += "</a:path></a:pathLst></a:custGeom>";
    }

    fn line(&mut self, line: Option<Stroke>) {
        let Some(line) = line else {
            self.out += "<a:ln><a:noFill/></a:ln>";
            return;
        };
        let width = self.unit(line.width).clamp(1, 20_116_800);
        let _ = write!(self.out, "<a:ln w=\"{width}\" cap=\"flat\">");
        self.out += &colours::fill(self.theme, line.colour);
        if let Some((dash, gap)) = line.dash {
            let share = |length: f64| (length / line.width * 100_000.0).round() as i64;
            let (dash, gap) = (share(dash), share(gap));
            let _ = write!(
                self.out,
                "<a:custDash><a:ds d=\"{dash}\" sp=\"{gap}\"/></a:custDash>"
            );
        }
        self.out += "<a:miter lim=\"400000\"/></a:ln>";
    }

    fn words(&mut self, words: &Words) {
        let label = Label {
            name: words.lines.join(" "),
            ..Label::default()
        };
        self.out += "<p:sp><p:nvSpPr>";
        self.named(&label, "Text");
        self.out += if words.is_title {
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>"
        } else {
            "<p:cNvSpPr txBox=\"1\"/><p:nvPr/>"
        };
        self.out += "</p:nvSpPr><p:spPr>";
        let place = self.place(words.rect);
        self.frame(&place, "");
        let align = match words.anchor {
            Anchor::Left => "l",
            Anchor::Middle => "ctr",
            Anchor::Right => "r",
        };
        self.out += "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>\
             <a:bodyPr wrap=\"none\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"ctr\">\
             <a:noAutofit/></a:bodyPr><a:lstStyle/>";
        let _ = write!(self.out, "<a:p><a:pPr algn=\"{align}\"");
        if words.lines.iter().any(|line| is_read_from_the_right(line)) {
            self.out += " rtl=\"1\"";
        }
        if words.lines.len() > 1 {
            let pitch = self.hundredths(words.pitch);
            let _ = write!(
                self.out,
                "><a:lnSpc><a:spcPts val=\"{pitch}\"/></a:lnSpc></a:pPr>"
            );
        } else {
            self.out += "/>";
        }
        for (number, line) in words.lines.iter().enumerate() {
            if number > 0 {
                self.out += "<a:br>";
                self.style(words, "rPr", false);
                self.out += "</a:br>";
            }
            self.out += "<a:r>";
            self.style(words, "rPr", true);
            let _ = write!(self.out, "<a:t>{}</a:t></a:r>", escaped(line));
        }
        self.out += "</a:p></p:txBody></p:sp>";
    }

    fn hundredths(&self, length: f64) -> i64 {
        let points = length * self.units / UNITS_OF_POINT;
        ((points * 100.0).round() as i64).clamp(100, 158_400)
    }

    fn style(&mut self, words: &Words, element: &str, may_lead: bool) {
        let size = self.hundredths(words.size);
        let strong = u8::from(words.face.is_strong);
        let family = if words.face.is_serif { "mj" } else { "mn" };
        let _ = write!(
            self.out,
            "<a:{element} lang=\"en-GB\" sz=\"{size}\" b=\"{strong}\" dirty=\"0\">"
        );
        self.out += &colours::fill(self.theme, words.colour);
        let _ = write!(
            self.out,
            "<a:latin typeface=\"+{family}-lt\"/><a:ea typeface=\"+{family}-ea\"/><a:cs typeface=\"+{family}-cs\"/>"
        );
        if let Some(address) = words.link.as_deref().filter(|_| may_lead) {
            let number = self.links.address(address);
            let _ = write!(self.out, "<a:hlinkClick r:id=\"rId{number}\"/>");
        }
        let _ = write!(self.out, "</a:{element}>");
    }
}

/// Whether the first letter of a text is of a script that is read from the right.
fn is_read_from_the_right(text: &str) -> bool {
    let mut levels = text.chars().map(unicode_bidi::bidi_class);
    let first = levels.find(|class| {
        use unicode_bidi::BidiClass::{AL, L, R};
        matches!(class, L | R | AL)
    });
    first.is_some_and(|class| class != unicode_bidi::BidiClass::L)
}
