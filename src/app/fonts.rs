//! The bundled fonts, and how wide their text is.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::scene::{TextMeasure, TextStyle};

macro_rules! font {
    ($file:literal) => {
        include_bytes!(concat!("../../assets/fonts/", $file))
    };
}

const REGULAR: &str = "Inter Tabular";
const MEDIUM: &str = "Inter Tabular Medium";
const STRONG: &str = "Inter Tabular SemiBold";
const SERIF: &str = "Legation Serif";
const SERIF_STRONG: &str = "Legation Serif SemiBold";
const DEVANAGARI: &str = "Noto Sans Devanagari";
const THAANA: &str = "Noto Sans Thaana";

/// Family for labels.
pub(super) fn medium() -> FontFamily {
    FontFamily::Name(MEDIUM.into())
}

/// Family for names and headings.
pub(super) fn strong() -> FontFamily {
    FontFamily::Name(STRONG.into())
}

/// Family for quoted words.
pub(super) fn serif() -> FontFamily {
    FontFamily::Name(SERIF.into())
}

/// Family for titles.
pub(super) fn serif_strong() -> FontFamily {
    FontFamily::Name(SERIF_STRONG.into())
}

/// All families, each falling back to the faces that know more scripts.
pub(super) fn definitions() -> FontDefinitions {
    let faces: [(&str, &[u8]); 7] = [
        (REGULAR, font!("InterTabular-Regular.ttf")),
        (MEDIUM, font!("InterTabular-Medium.ttf")),
        (STRONG, font!("InterTabular-SemiBold.ttf")),
        (SERIF, font!("LegationSerif-Regular.ttf")),
        (SERIF_STRONG, font!("LegationSerif-SemiBold.ttf")),
        (DEVANAGARI, font!("NotoSansDevanagari-Regular.ttf")),
        (THAANA, font!("NotoSansThaana-Regular.ttf")),
    ];
    let mut definitions = FontDefinitions::empty();
    for (name, bytes) in faces {
        let data = Arc::new(FontData::from_static(bytes));
        definitions.font_data.insert(name.to_owned(), data);
    }
    let family = |names: &[&str]| {
        let fallback = [REGULAR, DEVANAGARI, THAANA];
        let mut all: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        all.extend(fallback.map(str::to_owned));
        all.dedup();
        all
    };
    definitions.families = [
        (FontFamily::Proportional, family(&[])),
        (FontFamily::Monospace, family(&[])),
        (medium(), family(&[MEDIUM])),
        (strong(), family(&[STRONG])),
        (serif(), family(&[SERIF])),
        (serif_strong(), family(&[SERIF_STRONG, STRONG])),
    ]
    .into();
    definitions
}

/// The font of a style on the timeline.
pub(super) fn font_id(style: TextStyle) -> FontId {
    let family = match style {
        TextStyle::Label | TextStyle::Count => medium(),
        TextStyle::LabelStrong | TextStyle::Heading => strong(),
        TextStyle::Caption | TextStyle::Tick => FontFamily::Proportional,
    };
    FontId::new(style.size() as f32, family)
}

/// Measures text as egui will paint it.
pub(super) struct EguiMeasure<'a>(pub &'a egui::Context);

impl TextMeasure for EguiMeasure<'_> {
    fn width(&self, text: &str, style: TextStyle) -> f64 {
        let font = font_id(style);
        let width: f32 = self.0.fonts_mut(|fonts| {
            text.chars()
                .map(|character| fonts.glyph_width(&font, character))
                .sum()
        });
        f64::from(width)
    }
}
