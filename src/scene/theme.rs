//! Design tokens: the one place where colours are numbers.

/// A colour by what it is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Token {
    /// Ground of the canvas.
    #[default]
    Paper,
    /// Ground of the panels.
    Panel,
    /// Ground of every other lane.
    Lane,
    /// Text.
    Ink,
    /// Text of second rank.
    Ink2,
    /// Captions.
    Ink3,
    /// Hairlines.
    Rule,
    /// Markers and accents.
    Mark,
    /// Ground of an accent.
    AccentGround,
    /// Selection and today.
    Selection,
    /// Text of a warning.
    Warning,
    /// Ground of a warning.
    WarningGround,
    /// Something kept or in order.
    Good,
}

impl Token {
    /// Every token.
    pub const ALL: [Self; 13] = [
        Self::Paper,
        Self::Panel,
        Self::Lane,
        Self::Ink,
        Self::Ink2,
        Self::Ink3,
        Self::Rule,
        Self::Mark,
        Self::AccentGround,
        Self::Selection,
        Self::Warning,
        Self::WarningGround,
        Self::Good,
    ];
}

/// A colour as red, green and blue, 0 to 255, in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Which colours the tokens stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark ink on warm paper.
    #[default]
    Light,
    /// Light ink on slate.
    Dark,
}

impl Theme {
    /// The colour of a token.
    #[must_use]
    pub fn rgb(self, token: Token) -> Rgb {
        let (light, dark) = match token {
            Token::Paper => (0xFB_FA_F7, 0x16_18_1D),
            Token::Panel => (0xF4_F2_EC, 0x1C_1F_25),
            Token::Lane => (0xF7_F5_F0, 0x1A_1D_22),
            Token::Ink => (0x1C_1F_24, 0xE9_E7_E2),
            Token::Ink2 => (0x5A_60_6B, 0xA7_AB_B4),
            // Raised from #8A8F99 and #757A85, which miss 4.5:1 on paper: captions carry dates.
            Token::Ink3 => (0x66_6B_75, 0x94_99_A3),
            Token::Rule => (0xE2_DE_D4, 0x2B_2F_37),
            Token::Mark => (0x2B_4C_7E, 0x8F_B3_E8),
            Token::AccentGround => (0xE4_EA_F3, 0x26_32_4A),
            Token::Selection => (0xD9_82_2B, 0xF0_A0_4B),
            Token::Warning => (0x9A_5B_13, 0xE3_AE_6A),
            Token::WarningGround => (0xF8_EB_D7, 0x3A_2D_1B),
            Token::Good => (0x2F_6B_4F, 0x7C_C4_A0),
        };
        let [_, red, green, blue] = u32::to_be_bytes(match self {
            Self::Light => light,
            Self::Dark => dark,
        });
        Rgb(red, green, blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance and contrast as in WCAG 2.2.
    fn luminance(Rgb(red, green, blue): Rgb) -> f64 {
        let linear = |channel: u8| {
            let value = f64::from(channel) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    fn contrast(a: Rgb, b: Rgb) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for theme in [Theme::Light, Theme::Dark] {
            for ground in [Token::Paper, Token::Panel, Token::Lane] {
                for ink in [
                    Token::Ink,
                    Token::Ink2,
                    Token::Ink3,
                    Token::Mark,
                    Token::Warning,
                    Token::Good,
                ] {
                    let ratio = contrast(theme.rgb(ink), theme.rgb(ground));
                    assert!(ratio >= 4.5, "{theme:?} {ink:?} on {ground:?}: {ratio:.2}");
                }
            }
            let ratio = contrast(theme.rgb(Token::Warning), theme.rgb(Token::WarningGround));
            assert!(ratio >= 4.5, "{theme:?} warning: {ratio:.2}");
            let ratio = contrast(theme.rgb(Token::Mark), theme.rgb(Token::AccentGround));
            assert!(ratio >= 4.5, "{theme:?} accent: {ratio:.2}");
        }
    }
}
