//! How wide a line of text is: the advances of its characters, one after the other.
//!
//! Kerning is left out, as it is where egui measures: it makes pairs narrower by less than a label keeps
//! clear of its neighbours, and asking a shaper for each of a million labels would take minutes.

use std::sync::LazyLock;

use skrifa::GlyphId;

use super::Family;
use crate::scene::{TextMeasure, TextStyle};

/// Characters below this are looked up in a table: Latin with its accents.
const KNOWN: u32 = 0x250;
/// How wide a thin space is, in spaces: egui’s measure.
const THIN: f64 = 0.5;

/// Measures text by the advances of the bundled faces.
#[derive(Clone, Copy, Debug, Default)]
pub struct FaceMeasure;

impl TextMeasure for FaceMeasure {
    fn width(&self, text: &str, style: TextStyle) -> f64 {
        width(text, Family::of(style)) * style.size()
    }
}

/// How wide a line of text is, in ems.
#[must_use]
pub fn width(text: &str, family: Family) -> f64 {
    let table = &TABLES[family as usize];
    let widths = text.chars().map(|character| {
        let known = table.get(character as usize).copied();
        known.unwrap_or_else(|| advance(character, family))
    });
    widths.sum()
}

/// Of each family, the advances of the characters below `KNOWN`.
static TABLES: LazyLock<Vec<Vec<f64>>> = LazyLock::new(|| {
    let table = |family: Family| {
        let characters = (0..KNOWN).map(|code| char::from_u32(code).unwrap_or_default());
        characters
            .map(|character| advance(character, family))
            .collect()
    };
    Family::ALL.map(table).into()
});

fn advance(character: char, family: Family) -> f64 {
    match character {
        '\u{2009}' | '\u{202F}' => return THIN * advance(' ', family),
        _ if is_unseen(character) => return 0.0,
        _ => {}
    }
    let face = family.face_of(character);
    face.advance(face.glyph(character).unwrap_or(GlyphId::NOTDEF))
}

/// Whether a character takes no room: it says how others are written.
pub(super) fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn figures_are_equally_wide() {
        for family in Family::ALL {
            let digit = width("0", family);
            assert!(digit > 0.4);
            for number in '1'..='9' {
                assert!(
                    is_near(width(&number.to_string(), family), digit),
                    "{number} {family:?}"
                );
            }
        }
    }

    #[test]
    fn a_text_is_as_wide_as_its_characters() {
        let text = "13th JWG, Ōsaka भारत";
        let parts: f64 = text
            .chars()
            .map(|one| width(&one.to_string(), Family::Medium))
            .sum();
        assert!(is_near(width(text, Family::Medium), parts));
        assert!(is_near(width("\u{200B}\u{202E}\n", Family::Medium), 0.0));
        let label = FaceMeasure.width("JWG", TextStyle::Label);
        assert!(is_near(label, width("JWG", Family::Medium) * 12.5));
    }
}
