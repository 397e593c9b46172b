//! The bundled fonts, as egui takes them.

use std::sync::Arc;

use egui::{FontData, FontDefinitions, FontFamily, FontId};

use crate::{
    fonts::{Face, Family},
    scene::TextStyle,
};

/// Family for labels.
pub(super) fn medium() -> FontFamily {
    named(Family::Medium)
}

/// Family for names and headings.
pub(super) fn strong() -> FontFamily {
    named(Family::Strong)
}

/// Family for quoted words.
pub(super) fn serif() -> FontFamily {
    named(Family::Serif)
}

/// Family for titles.
pub(super) fn serif_strong() -> FontFamily {
    named(Family::SerifStrong)
}

/// Family for a name in its own script.
pub(super) fn own_script(name: &str) -> FontFamily {
    named(Family::own_script(name))
}

fn named(family: Family) -> FontFamily {
    match family {
        Family::Regular => FontFamily::Proportional,
        family => FontFamily::Name(family.face().name().into()),
    }
}

/// All families, each falling back to the faces that know more scripts.
pub(super) fn definitions() -> FontDefinitions {
    let mut definitions = FontDefinitions::empty();
    for face in Face::all() {
        let data = Arc::new(FontData::from_static(face.bytes()));
        definitions.font_data.insert(face.name().to_owned(), data);
    }
    let names = |family: Family| family.faces().map(|face| face.name().to_owned()).collect();
    definitions.families = Family::ALL
        .into_iter()
        .map(|family| (named(family), names(family)))
        .chain([(FontFamily::Monospace, names(Family::Regular))])
        .collect();
    definitions
}

/// The font of a style on the timeline.
pub(super) fn font_id(style: TextStyle) -> FontId {
    FontId::new(style.size() as f32, named(Family::of(style)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalogue::{Catalogue, Known},
        fonts::width,
        load::{Input, Options, load},
        view::Lens,
    };

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

    /// A label that has room by our measure has it when egui paints it.
    #[test]
    fn text_is_as_wide_as_egui_takes_it_for() {
        let catalogue = Catalogue::new(load(Input::Embedded, &Options::default()).records);
        let known = Known::new(&catalogue, &Lens::All);
        let mut texts: Vec<String> = Vec::new();
        for (handle, entry) in catalogue.entries() {
            texts.push(entry.engagement.title.clone());
            texts.push(entry.label(None));
            texts.extend(known.date(&catalogue, handle).map(crate::date::Edtf::short));
        }
        let names = catalogue.parties().map(|party| party.name.clone());
        texts.extend(names);
        let native = catalogue
            .parties()
            .filter_map(|party| party.native_name.clone());
        texts.extend(native);
        texts.push("a\u{2009}b\u{202F}c\u{200B}d → ⌘ \u{E000}".to_owned());
        assert!(texts.len() > 300);
        with_fonts(|ctx| {
            for style in TextStyle::ALL {
                let font = font_id(style);
                for text in &texts {
                    let taken: f32 = ctx.fonts_mut(|fonts| {
                        let of = |character| fonts.glyph_width(&font, character);
                        text.chars().filter(|one| *one != '\u{E000}').map(of).sum()
                    });
                    let ours = text.replace('\u{E000}', "");
                    let ours = width(&ours, Family::of(style)) * style.size();
                    let off = (ours - f64::from(taken)).abs();
                    assert!(off < 0.01, "{text} in {style:?}: {ours} and {taken}");
                }
            }
        });
    }
}
