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
    /// Marks and lines that stand back behind what a slide is about.
    Faint,
    /// Words that stand back.
    FaintInk,
    /// One of several kinds in a chart, which has a pattern too, by number from 0.
    Kind(u8),
    /// One of several steps of a number, by number from 0: the most is the farthest from the paper.
    Step(u8),
}

/// How many kinds there are colours for.
pub const KINDS: u8 = 6;

/// How many steps there are colours for.
pub const HEAT: u8 = 5;

impl Token {
    /// Every token but those of charts.
    pub const ALL: [Self; 15] = [
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
        Self::Faint,
        Self::FaintInk,
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
    /// High contrast in light.
    BlackOnWhite,
    /// High contrast in dark.
    WhiteOnBlack,
    /// Greys on white, for paper: nothing is said by a colour alone, and no ground is printed.
    Print,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 5] = [
        Self::Light,
        Self::Dark,
        Self::BlackOnWhite,
        Self::WhiteOnBlack,
        Self::Print,
    ];

    /// Those of a window. No two have the same paper.
    pub const ON_SCREEN: [Self; 4] = [
        Self::Light,
        Self::Dark,
        Self::BlackOnWhite,
        Self::WhiteOnBlack,
    ];

    /// Whether ink is darker than paper or lighter, and whether anything may be faint.
    #[must_use]
    pub const fn new(dark: bool, high_contrast: bool) -> Self {
        match (dark, high_contrast) {
            (false, false) => Self::Light,
            (true, false) => Self::Dark,
            (false, true) => Self::BlackOnWhite,
            (true, true) => Self::WhiteOnBlack,
        }
    }

    /// Whether nothing may be faint.
    #[must_use]
    pub const fn has_high_contrast(self) -> bool {
        matches!(self, Self::BlackOnWhite | Self::WhiteOnBlack)
    }

    /// Whether what is only possible in a ribbon is striped, where a fainter area would be hard to tell from
    /// a full one: with high contrast, and in print, where a grey is made of dots.
    #[must_use]
    pub const fn has_no_faint_areas(self) -> bool {
        self.has_high_contrast() || matches!(self, Self::Print)
    }

    /// The colour of a token.
    #[must_use]
    pub fn rgb(self, token: Token) -> Rgb {
        let (light, dark, black_on_white, white_on_black, print) = match token {
            Token::Paper => (0xFB_FA_F7, 0x16_18_1D, 0xFF_FF_FF, 0x00_00_00, 0xFF_FF_FF),
            Token::Panel => (0xF4_F2_EC, 0x1C_1F_25, 0xF4_F4_F4, 0x12_12_12, 0xF6_F6_F6),
            Token::Lane => (0xF7_F5_F0, 0x1A_1D_22, 0xF8_F8_F8, 0x0B_0B_0B, 0xFA_FA_FA),
            Token::Ink => (0x1C_1F_24, 0xE9_E7_E2, 0x00_00_00, 0xFF_FF_FF, 0x11_11_11),
            Token::Ink2 => (0x5A_60_6B, 0xA7_AB_B4, 0x26_26_26, 0xE0_E0_E0, 0x44_44_44),
            // Raised from #8A8F99 and #757A85, which miss 4.5:1 on paper: captions carry dates.
            Token::Ink3 => (0x66_6B_75, 0x94_99_A3, 0x40_40_40, 0xC8_C8_C8, 0x5C_5C_5C),
            Token::Rule => (0xE2_DE_D4, 0x2B_2F_37, 0x85_85_85, 0x6E_6E_6E, 0xD2_D2_D2),
            Token::Mark => (0x2B_4C_7E, 0x8F_B3_E8, 0x00_32_7D, 0xA3_CB_FF, 0x1F_1F_1F),
            Token::AccentGround => (0xE4_EA_F3, 0x26_32_4A, 0xD6_E4_FF, 0x00_2B_5C, 0xEC_EC_EC),
            Token::Selection => (0xD9_82_2B, 0xF0_A0_4B, 0x9A_35_00, 0xFF_B0_4D, 0x6B_6B_6B),
            Token::Warning => (0x9A_5B_13, 0xE3_AE_6A, 0x7A_33_00, 0xFF_C5_6B, 0x55_55_55),
            Token::WarningGround => (0xF8_EB_D7, 0x3A_2D_1B, 0xFF_E9_CC, 0x33_22_00, 0xEE_EE_EE),
            Token::Good => (0x2F_6B_4F, 0x7C_C4_A0, 0x0B_55_33, 0x8C_E8_BC, 0x3A_3A_3A),
            // Whole colours and not a part of one: where a rim lies on its own inside a part would show twice.
            Token::Faint => (0xAE_B9_CB, 0x4E_5C_75, 0x74_74_74, 0x82_82_82, 0x9A_9A_9A),
            Token::FaintInk => (0x87_8B_93, 0x74_79_82, 0x5E_5E_5E, 0x9C_9C_9C, 0x80_80_80),
            Token::Kind(number) => KIND_COLOURS[usize::from(number % KINDS)],
            Token::Step(number) => STEP_COLOURS[usize::from(number.min(HEAT - 1))],
        };
        let [_, red, green, blue] = u32::to_be_bytes(match self {
            Self::Light => light,
            Self::Dark => dark,
            Self::BlackOnWhite => black_on_white,
            Self::WhiteOnBlack => white_on_black,
            Self::Print => print,
        });
        Rgb(red, green, blue)
    }

    /// What can be read on a step of a number.
    #[must_use]
    pub const fn on_step(step: u8) -> Token {
        if step < 3 { Token::Ink } else { Token::Paper }
    }

    /// How much of its colour a line gets that asks for `alpha` of it. Where nothing may be faint,
    /// what was to be fainter than another line still is, but no longer hard to see.
    #[must_use]
    pub fn alpha_of_line(self, alpha: f32) -> f32 {
        if self.has_high_contrast() {
            0.65 + 0.35 * alpha
        } else {
            alpha
        }
    }

    /// How much of its colour a filled area gets that asks for `alpha` of it. What is that faint
    /// because words and marks stand on it stays so in every theme.
    #[must_use]
    pub fn alpha_of_area(self, alpha: f32) -> f32 {
        if !self.has_high_contrast() {
            alpha
        } else if alpha < 0.2 {
            alpha.max(0.1)
        } else {
            (alpha * 2.5).min(1.0)
        }
    }
}

/// A colour in each theme.
type InThemes = (u32, u32, u32, u32, u32);

/// Colours that those can tell apart who see few colours: they differ in lightness too.
const KIND_COLOURS: [InThemes; KINDS as usize] = [
    // Blue, vermilion, sky blue, green, purple, ochre.
    (0x2B_4C_7E, 0x6F_9B_DB, 0x00_32_7D, 0x8F_BC_FF, 0x1F_1F_1F),
    (0xB8_56_2E, 0xE0_80_58, 0x8A_2B_00, 0xFF_9C_73, 0x61_61_61),
    (0x4B_90_C2, 0xA9_D3_F0, 0x1F_62_9C, 0xD2_EC_FF, 0x8D_8D_8D),
    (0x2A_7D_66, 0x5A_B8_98, 0x00_59_3F, 0x74_E0_BA, 0x35_35_35),
    (0x9A_5C_8A, 0xCF_9A_C4, 0x6E_2A_63, 0xF0_B8_E4, 0x4B_4B_4B),
    (0x9C_7A_10, 0xDD_BE_58, 0x6B_4E_00, 0xFF_E2_7A, 0x77_77_77),
];

/// From few to many.
const STEP_COLOURS: [InThemes; HEAT as usize] = [
    (0xE4_EA_F3, 0x20_2A_3B, 0xE3_EC_FF, 0x00_1B_40, 0xEC_EC_EC),
    (0xC4_D2_E6, 0x2A_3E_5F, 0xBC_D2_FF, 0x00_2F_6B, 0xD0_D0_D0),
    (0x97_B0_D3, 0x3A_59_89, 0x86_AC_F5, 0x05_47_97, 0xAD_AD_AD),
    (0x4A_6F_A6, 0x6F_97_D2, 0x17_49_A0, 0x7F_B2_FF, 0x66_66_66),
    (0x2B_4C_7E, 0xA9_C9_F5, 0x00_29_6B, 0xC9_E0_FF, 0x2A_2A_2A),
];

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

    /// A colour that lies on a ground with only a part of its strength.
    fn on(ground: Rgb, colour: Rgb, alpha: f32) -> Rgb {
        let mix = |below: u8, above: u8| {
            (f32::from(below) + (f32::from(above) - f32::from(below)) * alpha).round() as u8
        };
        Rgb(
            mix(ground.0, colour.0),
            mix(ground.1, colour.1),
            mix(ground.2, colour.2),
        )
    }

    /// What a theme promises for text.
    fn least(theme: Theme) -> f64 {
        if theme.has_high_contrast() { 7.0 } else { 4.5 }
    }

    /// What everything stands on.
    const GROUNDS: [Token; 3] = [Token::Paper, Token::Panel, Token::Lane];

    #[test]
    fn text_can_be_read_on_every_ground() {
        for theme in Theme::ALL {
            let holds = |ink: Token, ground: Token| {
                let ratio = contrast(theme.rgb(ink), theme.rgb(ground));
                let least = least(theme);
                assert!(
                    ratio >= least,
                    "{theme:?} {ink:?} on {ground:?}: {ratio:.2}"
                );
            };
            for ground in GROUNDS {
                for ink in [
                    Token::Ink,
                    Token::Ink2,
                    Token::Ink3,
                    Token::Mark,
                    Token::Warning,
                    Token::Good,
                ] {
                    holds(ink, ground);
                }
            }
            for (ink, ground) in [
                (Token::Warning, Token::WarningGround),
                (Token::Ink, Token::WarningGround),
                (Token::Mark, Token::AccentGround),
                (Token::Ink, Token::AccentGround),
                (Token::Ink2, Token::AccentGround),
                // What is chosen, where nothing may be faint.
                (Token::Paper, Token::Mark),
            ] {
                holds(ink, ground);
            }
        }
    }

    #[test]
    fn with_high_contrast_marks_and_rules_stand_off_from_every_ground() {
        for theme in [Theme::BlackOnWhite, Theme::WhiteOnBlack] {
            let most = contrast(theme.rgb(Token::Ink), theme.rgb(Token::Paper));
            assert!(most > 20.99, "{theme:?}: {most:.2}");
            for ground in GROUNDS.map(|ground| theme.rgb(ground)) {
                for (token, least) in [
                    (Token::Mark, 4.5),
                    (Token::Selection, 4.5),
                    (Token::Ink3, 4.5),
                    // Some run through words.
                    (Token::Rule, 3.0),
                ] {
                    let ratio = contrast(theme.rgb(token), ground);
                    assert!(ratio >= least, "{theme:?} {token:?}: {ratio:.2}");
                }
                // Threads, lines in the background, and the ring at the pointer.
                for (token, alpha) in [
                    (Token::Mark, 0.35),
                    (Token::Ink3, 0.45),
                    (Token::Selection, 0.5),
                ] {
                    let line = on(ground, theme.rgb(token), theme.alpha_of_line(alpha));
                    let ratio = contrast(line, ground);
                    assert!(ratio >= 4.5, "{theme:?} {token:?} at {alpha}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn with_high_contrast_bars_can_be_told_from_the_ground_and_from_each_other() {
        for theme in [Theme::BlackOnWhite, Theme::WhiteOnBlack] {
            let ground = theme.rgb(Token::Panel);
            let bar = |alpha| on(ground, theme.rgb(Token::Mark), theme.alpha_of_area(alpha));
            let (certain, possible) = (bar(0.6), bar(0.22));
            assert!(contrast(certain, ground) >= 4.5);
            assert!(contrast(possible, ground) >= 3.0);
            assert!(contrast(certain, possible) >= 2.5);
        }
    }

    #[test]
    fn numbers_can_be_read_on_every_step_and_the_steps_leave_the_paper() {
        for theme in Theme::ALL {
            let paper = theme.rgb(Token::Paper);
            let mut before = 1.0;
            for step in 0..HEAT {
                let ground = theme.rgb(Token::Step(step));
                let ratio = contrast(theme.rgb(Theme::on_step(step)), ground);
                assert!(ratio >= least(theme), "{theme:?} step {step}: {ratio:.2}");
                let off = contrast(ground, paper);
                assert!(off > before + 0.1, "{theme:?} step {step}: {off:.2}");
                before = off;
            }
        }
    }

    #[test]
    fn kinds_stand_off_from_the_paper_and_from_each_other() {
        for theme in Theme::ALL {
            let kinds = (0..KINDS).map(|number| theme.rgb(Token::Kind(number)));
            let kinds: Vec<Rgb> = kinds.collect();
            let off = if theme.has_high_contrast() { 4.5 } else { 3.0 };
            for (number, &kind) in kinds.iter().enumerate() {
                let ratio = contrast(kind, theme.rgb(Token::Paper));
                assert!(ratio >= off, "{theme:?} kind {number}: {ratio:.2}");
                for &other in &kinds[..number] {
                    let apart = |a: u8, b: u8| u32::from(a.abs_diff(b));
                    let far =
                        apart(kind.0, other.0) + apart(kind.1, other.1) + apart(kind.2, other.2);
                    assert!(far > 60, "{theme:?}: {kind:?} and {other:?}");
                }
            }
        }
    }

    #[test]
    fn words_can_be_read_on_the_bands_of_the_background() {
        for theme in [Theme::BlackOnWhite, Theme::WhiteOnBlack] {
            for ground in GROUNDS.map(|ground| theme.rgb(ground)) {
                let band = on(ground, theme.rgb(Token::Ink3), theme.alpha_of_area(0.05));
                for ink in [Token::Ink, Token::Ink3, Token::Mark] {
                    let ratio = contrast(theme.rgb(ink), band);
                    assert!(ratio >= 7.0, "{theme:?} {ink:?}: {ratio:.2}");
                }
            }
        }
    }

    #[test]
    fn only_high_contrast_changes_how_much_of_a_colour_there_is() {
        let same = |a: f32, b: f32| (a - b).abs() < f32::EPSILON;
        for alpha in [0.0, 0.05, 0.3, 1.0] {
            for theme in [Theme::Light, Theme::Dark, Theme::Print] {
                assert!(same(theme.alpha_of_line(alpha), alpha));
                assert!(same(theme.alpha_of_area(alpha), alpha));
            }
        }
        for theme in Theme::ALL {
            assert!(same(theme.alpha_of_line(1.0), 1.0));
            assert!(same(theme.alpha_of_area(1.0), 1.0));
        }
    }

    #[test]
    fn a_theme_is_known_by_its_paper() {
        for (number, theme) in Theme::ON_SCREEN.into_iter().enumerate() {
            for other in &Theme::ON_SCREEN[..number] {
                assert_ne!(theme.rgb(Token::Paper), other.rgb(Token::Paper));
            }
        }
    }
}
