//! The faces, as bytes and as what is read from them.

use std::sync::LazyLock;

use harfrust::ShaperData;
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    metrics::Metrics,
    outline::{DrawSettings, OutlinePen},
};

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!("../../assets/fonts/", $file))
    };
}

/// Every face, by its name.
const FACES: [(&str, &[u8]); 18] = [
    ("Inter Tabular", font!("InterTabular-Regular.ttf")),
    ("Inter Tabular Medium", font!("InterTabular-Medium.ttf")),
    ("Inter Tabular SemiBold", font!("InterTabular-SemiBold.ttf")),
    ("Legation Serif", font!("LegationSerif-Regular.ttf")),
    (
        "Legation Serif SemiBold",
        font!("LegationSerif-SemiBold.ttf"),
    ),
    (
        "Noto Sans Devanagari",
        font!("NotoSansDevanagari-Regular.ttf"),
    ),
    ("Noto Sans Thaana", font!("NotoSansThaana-Regular.ttf")),
    ("Legation Names Arabic", font!("NamesArabic-Regular.ttf")),
    ("Legation Names Hebrew", font!("NamesHebrew-Regular.ttf")),
    ("Legation Names Bengali", font!("NamesBengali-Regular.ttf")),
    ("Legation Names CJK", font!("NamesCJK-Regular.otf")),
    (
        "Legation Names Ethiopic",
        font!("NamesEthiopic-Regular.ttf"),
    ),
    ("Legation Names Khmer", font!("NamesKhmer-Regular.ttf")),
    ("Legation Names Lao", font!("NamesLao-Regular.ttf")),
    ("Legation Names Myanmar", font!("NamesMyanmar-Regular.ttf")),
    ("Legation Names Sinhala", font!("NamesSinhala-Regular.ttf")),
    ("Legation Names Thai", font!("NamesThai-Regular.ttf")),
    ("Legation Names Tibetan", font!("NamesTibetan-Regular.ttf")),
];

/// Where in `FACES` those begin that know other scripts.
const OTHER_SCRIPTS: u8 = 5;

/// A bundled face.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Face(u8);

/// What is read from each face, once.
static READ: LazyLock<Vec<Read>> = LazyLock::new(|| Face::all().map(Read::new).collect());

pub(super) struct Read {
    pub(super) font: FontRef<'static>,
    pub(super) shaper: ShaperData,
    pub(super) metrics: Metrics,
}

impl Read {
    fn new(face: Face) -> Self {
        let font = FontRef::new(face.bytes()).expect("a bundled face can be read");
        Self {
            shaper: ShaperData::new(&font),
            metrics: font.metrics(Size::unscaled(), LocationRef::default()),
            font,
        }
    }
}

impl Face {
    pub(super) const REGULAR: Self = Self(0);
    pub(super) const MEDIUM: Self = Self(1);
    pub(super) const STRONG: Self = Self(2);
    pub(super) const SERIF: Self = Self(3);
    pub(super) const SERIF_STRONG: Self = Self(4);
    pub(super) const THAANA: Self = Self(6);
    pub(super) const ARABIC: Self = Self(7);
    pub(super) const HEBREW: Self = Self(8);

    /// Every face.
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        (0..FACES.len() as u8).map(Self)
    }

    /// Those that know other scripts than Latin, Greek and Cyrillic, in the order in which they are
    /// asked.
    pub(super) fn of_other_scripts() -> impl Iterator<Item = Self> {
        Self::all().skip(usize::from(OTHER_SCRIPTS))
    }

    /// Its number, from 0.
    #[must_use]
    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        FACES[self.number()].0
    }

    /// The file.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        FACES[self.number()].1
    }

    pub(super) fn read(self) -> &'static Read {
        &READ[self.number()]
    }

    /// Units of the face to one em.
    #[must_use]
    pub fn units(self) -> f64 {
        f64::from(self.read().metrics.units_per_em)
    }

    /// The glyph of a character, if the face has one.
    pub(super) fn glyph(self, character: char) -> Option<GlyphId> {
        self.read().font.charmap().map(character)
    }

    /// How wide a glyph is, in ems.
    pub(super) fn advance(self, glyph: GlyphId) -> f64 {
        let font = &self.read().font;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        f64::from(metrics.advance_width(glyph).unwrap_or_default()) / self.units()
    }

    /// How far below the middle of a line its letters stand, in ems. The line is as high as the face
    /// says, as it is where egui centres one.
    #[must_use]
    pub fn base_line(self) -> f64 {
        let metrics = &self.read().metrics;
        let (ascent, descent) = (f64::from(metrics.ascent), f64::from(metrics.descent));
        let height = ascent - descent + f64::from(metrics.leading);
        (ascent - height / 2.0) / self.units()
    }

    /// Follows the outline of a glyph, in units of the face, upwards from the base line. `false` where
    /// it has none, as a space.
    pub fn outline(self, glyph: u32, pen: &mut impl Outline) -> bool {
        let outlines = self.read().font.outline_glyphs();
        let Some(outline) = outlines.get(GlyphId::new(glyph)) else {
            return false;
        };
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        outline.draw(settings, &mut Follow(pen)).is_ok()
    }
}

/// What follows the outline of a glyph.
pub trait Outline {
    /// A new contour begins.
    fn begin(&mut self, x: f32, y: f32);
    /// A straight line.
    fn line(&mut self, x: f32, y: f32);
    /// A curve with one control point.
    fn quad(&mut self, control: (f32, f32), x: f32, y: f32);
    /// A curve with two control points.
    fn cubic(&mut self, first: (f32, f32), second: (f32, f32), x: f32, y: f32);
    /// The contour goes back to where it began.
    fn close(&mut self);
}

struct Follow<'a, T>(&'a mut T);

impl<T: Outline> OutlinePen for Follow<'_, T> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.begin(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line(x, y);
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.0.quad((cx0, cy0), x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic((cx0, cy0), (cx1, cy1), x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_face_can_be_read() {
        for face in Face::all() {
            assert!(face.units() > 0.0, "{}", face.name());
            // Of Tibetan, which stacks its letters, the line reaches far down.
            assert!((-0.2..0.6).contains(&face.base_line()), "{}", face.name());
        }
        assert!((0.3..0.4).contains(&Face::REGULAR.base_line()));
    }

    #[test]
    fn the_faces_that_are_asked_for_by_name_are_those() {
        let named = [
            (Face::REGULAR, "Inter Tabular"),
            (Face::MEDIUM, "Inter Tabular Medium"),
            (Face::STRONG, "Inter Tabular SemiBold"),
            (Face::SERIF, "Legation Serif"),
            (Face::SERIF_STRONG, "Legation Serif SemiBold"),
            (Face::THAANA, "Noto Sans Thaana"),
            (Face::ARABIC, "Legation Names Arabic"),
            (Face::HEBREW, "Legation Names Hebrew"),
        ];
        for (face, name) in named {
            assert_eq!(face.name(), name);
        }
    }
}
