//! Colours of a slide: those of the theme by their place in it, so that another theme recolours them.

use std::fmt::Write;

use crate::scene::{Colour, Rgb, Theme, Token};

/// Places in a theme that are asked for by what they are for, and the token in each.
const PLACES: [(&str, Token); 10] = [
    ("bg1", Token::Paper),
    ("tx1", Token::Ink),
    ("bg2", Token::Lane),
    ("tx2", Token::Ink2),
    ("accent1", Token::Mark),
    ("accent2", Token::Selection),
    ("accent3", Token::Ink3),
    ("accent4", Token::Rule),
    ("accent5", Token::Warning),
    ("accent6", Token::AccentGround),
];

/// Whether ink is lighter than paper. What a theme calls dark and light stays so; grounds and texts change places.
pub(super) fn is_dark(theme: Theme) -> bool {
    let light = |Rgb(red, green, blue): Rgb| u32::from(red) + u32::from(green) + u32::from(blue);
    light(theme.rgb(Token::Ink)) > light(theme.rgb(Token::Paper))
}

/// The colours of a theme, in the order in which a theme has them.
pub(super) fn scheme(theme: Theme) -> String {
    let (first, second) = if is_dark(theme) {
        ([Token::Paper, Token::Ink], [Token::Lane, Token::Ink2])
    } else {
        ([Token::Ink, Token::Paper], [Token::Ink2, Token::Lane])
    };
    let base = ["dk1", "lt1", "dk2", "lt2"];
    let base = base.into_iter().zip(first.into_iter().chain(second));
    let accents = PLACES.into_iter();
    let accents = accents.filter(|(place, _)| place.starts_with("accent"));
    // Words that lead somewhere have the colour of their theme, whatever is asked for.
    let links = [("hlink", Token::Mark), ("folHlink", Token::Mark)];
    let mut out = String::new();
    for (place, token) in base.chain(accents).chain(links) {
        let colour = hex(theme.rgb(token));
        let _ = write!(out, "<a:{place}><a:srgbClr val=\"{colour}\"/></a:{place}>");
    }
    out
}

/// What an area, a line or words are painted with.
pub(super) fn fill(theme: Theme, colour: Colour) -> String {
    let mut places = PLACES.into_iter();
    let place = places.find(|(_, token)| theme.rgb(*token) == colour.rgb);
    let (kind, value) = match place {
        Some((place, _)) => ("schemeClr", place.to_owned()),
        None => ("srgbClr", hex(colour.rgb)),
    };
    if colour.alpha >= 1.0 {
        return format!("<a:solidFill><a:{kind} val=\"{value}\"/></a:solidFill>");
    }
    let alpha = (f64::from(colour.alpha.max(0.0)) * 100_000.0).round();
    format!(
        "<a:solidFill><a:{kind} val=\"{value}\"><a:alpha val=\"{alpha}\"/></a:{kind}></a:solidFill>"
    )
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("{red:02X}{green:02X}{blue:02X}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_the_theme_are_asked_for_by_their_place() {
        for theme in Theme::ALL {
            let fill = |token, alpha| {
                let rgb = theme.rgb(token);
                fill(theme, Colour { rgb, alpha })
            };
            assert!(fill(Token::Paper, 1.0).contains("\"bg1\"/>"), "{theme:?}");
            assert!(fill(Token::Ink, 1.0).contains("\"tx1\"/>"), "{theme:?}");
            let faint = fill(Token::Mark, 0.5);
            assert!(faint.contains("val=\"50000\"/></a:schemeClr>"), "{faint}");
        }
        let rgb = Theme::Light.rgb(Token::WarningGround);
        let other = fill(Theme::Light, Colour { rgb, alpha: 1.0 });
        assert!(other.contains("<a:srgbClr val=\"F8EBD7\"/>"), "{other}");
    }

    #[test]
    fn a_theme_has_twelve_colours_and_its_dark_ones_are_dark() {
        for theme in Theme::ALL {
            let scheme = scheme(theme);
            assert_eq!(scheme.matches("<a:srgbClr").count(), 12, "{scheme}");
            let dark = if is_dark(theme) {
                Token::Paper
            } else {
                Token::Ink
            };
            let first = format!("<a:dk1><a:srgbClr val=\"{}\"/>", hex(theme.rgb(dark)));
            assert!(scheme.starts_with(&first), "{scheme}");
        }
    }
}
