//! The bundled fonts, and how wide their text is.

use std::{cell::RefCell, sync::Arc};

use egui::{FontData, FontDefinitions, FontFamily, FontId};
use rustc_hash::FxHashMap as HashMap;

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
const ARABIC: &str = "Legation Names Arabic";
const HEBREW: &str = "Legation Names Hebrew";

/// Every face, by its name.
const FACES: [(&str, &[u8]); 18] = [
    (REGULAR, font!("InterTabular-Regular.ttf")),
    (MEDIUM, font!("InterTabular-Medium.ttf")),
    (STRONG, font!("InterTabular-SemiBold.ttf")),
    (SERIF, font!("LegationSerif-Regular.ttf")),
    (SERIF_STRONG, font!("LegationSerif-SemiBold.ttf")),
    (DEVANAGARI, font!("NotoSansDevanagari-Regular.ttf")),
    (THAANA, font!("NotoSansThaana-Regular.ttf")),
    (ARABIC, font!("NamesArabic-Regular.ttf")),
    (HEBREW, font!("NamesHebrew-Regular.ttf")),
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
const OTHER_SCRIPTS: usize = 5;

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

/// Family for a name in its own script.
///
/// egui puts what different faces write one after the other from the left, so the words of a name
/// that is read from the right stand in order only when the face of the letters has the space too.
pub(super) fn own_script(name: &str) -> FontFamily {
    let face = match name.chars().find(|character| character.is_alphabetic()) {
        Some('\u{0590}'..='\u{05FF}') => HEBREW,
        Some('\u{0600}'..='\u{077F}') => ARABIC,
        Some('\u{0780}'..='\u{07BF}') => THAANA,
        _ => return FontFamily::Proportional,
    };
    FontFamily::Name(face.into())
}

/// All families, each falling back to the faces that know more scripts.
pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for (name, bytes) in FACES {
        let data = Arc::new(FontData::from_static(bytes));
        definitions.font_data.insert(name.to_owned(), data);
    }
    let family = |names: &[&str]| {
        let other_scripts = FACES[OTHER_SCRIPTS..].iter().map(|(name, _)| *name);
        let mut all: Vec<String> = Vec::new();
        for name in names.iter().copied().chain([REGULAR]).chain(other_scripts) {
            if !all.iter().any(|other| other == name) {
                all.push(name.to_owned());
            }
        }
        all
    };
    definitions.families = [
        (FontFamily::Proportional, family(&[])),
        (FontFamily::Monospace, family(&[])),
        (medium(), family(&[MEDIUM])),
        (strong(), family(&[STRONG])),
        (serif(), family(&[SERIF])),
        (serif_strong(), family(&[SERIF_STRONG, STRONG])),
        (FontFamily::Name(ARABIC.into()), family(&[ARABIC])),
        (FontFamily::Name(HEBREW.into()), family(&[HEBREW])),
        (FontFamily::Name(THAANA.into()), family(&[THAANA])),
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
pub struct EguiMeasure<'a>(pub &'a egui::Context);

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

/// Measures as [`EguiMeasure`] does, and asks egui for each character once. Every question locks egui:
/// a thread that measures a million labels would hold up the window with each of them.
pub(super) struct Widths<'a> {
    measure: EguiMeasure<'a>,
    asked: RefCell<HashMap<TextStyle, HashMap<char, f32>>>,
}

impl<'a> Widths<'a> {
    pub(super) fn new(ctx: &'a egui::Context) -> Self {
        Self {
            measure: EguiMeasure(ctx),
            asked: RefCell::default(),
        }
    }
}

impl TextMeasure for Widths<'_> {
    fn width(&self, text: &str, style: TextStyle) -> f64 {
        let mut asked = self.asked.borrow_mut();
        let asked = asked.entry(style).or_default();
        let width = |character: char| {
            let ask = || {
                self.measure
                    .width(character.encode_utf8(&mut [0; 4]), style) as f32
            };
            *asked.entry(character).or_insert_with(ask)
        };
        f64::from(text.chars().map(width).sum::<f32>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::{Input, Options, load};

    /// Does something with our fonts, without a window.
    fn with_fonts<T>(act: impl FnOnce(&egui::Context) -> T) -> T {
        let ctx = egui::Context::default();
        ctx.set_fonts(definitions());
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.textures_delta.clear();
        act(&ctx)
    }

    /// The characters of a name as egui sets them, from left to right.
    fn set(ctx: &egui::Context, name: &str) -> String {
        let font = FontId::new(13.0, own_script(name));
        let ink = egui::Color32::PLACEHOLDER;
        let galley = ctx.fonts_mut(|fonts| fonts.layout_no_wrap(name.to_owned(), font, ink));
        let glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
        // egui appends characters without width, one for each that it takes for swallowed.
        let seen = glyphs.filter(|glyph| glyph.advance_width > 0.0);
        seen.map(|glyph| glyph.chr).collect()
    }

    #[test]
    fn every_native_name_of_the_catalogue_has_its_glyphs() {
        let loaded = load(Input::Embedded, &Options::default());
        with_fonts(|ctx| {
            for party in &loaded.records.parties {
                let name = party.native_name.as_deref().unwrap_or_default();
                let font = FontId::new(13.0, own_script(name));
                for character in name.chars() {
                    let there = ctx.fonts_mut(|fonts| fonts.has_glyph(&font, character));
                    assert!(there, "{character:?} of {name} has no glyph");
                }
            }
        });
    }

    #[test]
    fn text_is_as_wide_whether_or_not_its_characters_were_asked_for_before() {
        with_fonts(|ctx| {
            let widths = Widths::new(ctx);
            for style in [TextStyle::LabelStrong, TextStyle::Caption] {
                for text in [
                    "11th JWG",
                    "between 3 and 9 May 2023",
                    "",
                    "Malé · ދިވެހި",
                    "11th JWG",
                ] {
                    let expected = EguiMeasure(ctx).width(text, style);
                    assert_eq!(
                        widths.width(text, style).to_bits(),
                        expected.to_bits(),
                        "{text}"
                    );
                }
            }
        });
    }

    #[test]
    fn words_that_are_read_from_the_right_stand_in_order() {
        with_fonts(|ctx| {
            for name in ["المملكة العربية السعودية", "ישראל שלי", "ދިވެހި ރާއްޖެ"]
            {
                // The vowel signs of Thaana stand above and below its letters.
                let is_letter = |character: &char| !('\u{7A6}'..='\u{7B0}').contains(character);
                let from_the_left: String = name.chars().rev().filter(is_letter).collect();
                assert_eq!(set(ctx, name), from_the_left);
            }
        });
    }
}
