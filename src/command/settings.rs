//! What the user prefers of the window, whatever it shows.

/// The preferences. They belong to the window and last as long as it does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Light, dark or as the system says.
    pub theme: ThemeChoice,
    /// How strongly colours stand off from their ground.
    pub contrast: Contrast,
    /// How large the interface is drawn.
    pub scale: Scale,
    /// Whether things move.
    pub motion: Motion,
    /// What the wheel does on the timeline.
    pub wheel: Wheel,
    /// What steps are presented on.
    pub ground: Ground,
}

/// What steps are presented on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// The colours of the theme.
    #[default]
    Theme,
    /// White on black, for a dark room.
    Black,
}

impl Ground {
    /// Every choice, in the order of the sheet.
    pub const ALL: [Self; 2] = [Self::Theme, Self::Black];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Theme => "As the theme",
            Self::Black => "Black",
        }
    }

    /// Name and sentence of the command that chooses it.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Theme => (
                "Present: as the theme",
                "Present in the colours of the theme",
            ),
            Self::Black => (
                "Present: black",
                "Present in white on black, for a dark room",
            ),
        }
    }
}

/// Light, dark or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl ThemeChoice {
    /// Every choice, in the order of the sheet.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "As the system",
            Self::Light => "Light",
            Self::Dark => "Dark",
        }
    }

    /// Name and sentence of the command that chooses it.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::System => ("Theme: as the system", "Follow the system"),
            Self::Light => ("Theme: light", "Dark ink on paper"),
            Self::Dark => ("Theme: dark", "Light ink on slate"),
        }
    }
}

/// How strongly colours stand off from their ground, in light and in dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contrast {
    /// Calm: text at 4.5 to 1 or more.
    #[default]
    Usual,
    /// Black on white or white on black: text at 7 to 1 or more, and nothing faint.
    High,
}

impl Contrast {
    /// Every choice, in the order of the sheet.
    pub const ALL: [Self; 2] = [Self::Usual, Self::High];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "Usual",
            Self::High => "High",
        }
    }

    /// Name and sentence of the command that chooses it.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Usual => ("Contrast: usual", "Calm colours"),
            Self::High => (
                "Contrast: high",
                "Black on white or white on black, and nothing faint",
            ),
        }
    }
}

/// Whether things move. No toolkit here tells what the system has been asked for, so it is asked of
/// the user alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// What is shown next is travelled to, and a drag glides on.
    #[default]
    Usual,
    /// Everything is where it belongs at once.
    None,
}

impl Motion {
    /// Every choice, in the order of the sheet.
    pub const ALL: [Self; 2] = [Self::Usual, Self::None];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "As usual",
            Self::None => "None",
        }
    }

    /// Name and sentence of the command that chooses it.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Usual => (
                "Motion: as usual",
                "Travel to what is shown next, and glide on after a drag",
            ),
            Self::None => ("Motion: none", "Show everything where it belongs at once"),
        }
    }
}

/// What the wheel does on the timeline when no key is held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wheel {
    /// It scrolls the lanes; with Ctrl it zooms, with Shift it pans through time.
    #[default]
    Scrolls,
    /// It zooms at the pointer; with Shift it scrolls the lanes.
    Zooms,
}

impl Wheel {
    /// Every choice, in the order of the sheet.
    pub const ALL: [Self; 2] = [Self::Scrolls, Self::Zooms];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Scrolls => "Scrolls the lanes; with Ctrl it zooms",
            Self::Zooms => "Zooms at the pointer; with Shift it scrolls the lanes",
        }
    }

    /// Name and sentence of the command that chooses it.
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Scrolls => (
                "Wheel: scrolls the lanes",
                "Let the wheel scroll the lanes, zoom with Ctrl and pan through time with Shift",
            ),
            Self::Zooms => (
                "Wheel: zooms",
                "Let the wheel zoom at the pointer, and scroll the lanes with Shift",
            ),
        }
    }
}

/// How large the interface is drawn, in whole per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale(u16);

impl Default for Scale {
    fn default() -> Self {
        Self(100)
    }
}

impl Scale {
    /// Where the keys stop on their way, in per cent.
    const STEPS: [u16; 9] = [75, 90, 100, 110, 125, 150, 175, 200, 250];
    /// The smallest.
    pub const SMALLEST: Self = Self(75);
    /// The largest.
    pub const LARGEST: Self = Self(250);

    /// The scale of a factor, to the whole per cent; `None` when it is out of range.
    #[must_use]
    pub fn from_factor(factor: f32) -> Option<Self> {
        let range = Self::SMALLEST.factor()..=Self::LARGEST.factor();
        let percent = (factor * 100.0).round() as u16;
        range.contains(&factor).then_some(Self(percent))
    }

    /// In whole per cent.
    #[must_use]
    pub fn percent(self) -> u16 {
        self.0
    }

    /// 1 is usual.
    #[must_use]
    pub fn factor(self) -> f32 {
        f32::from(self.0) / 100.0
    }

    /// The next larger step, or the largest.
    #[must_use]
    pub(super) fn larger(self) -> Self {
        let larger = Self::STEPS.into_iter().find(|step| *step > self.0);
        larger.map_or(Self::LARGEST, Self)
    }

    /// The next smaller step, or the smallest.
    #[must_use]
    pub(super) fn smaller(self) -> Self {
        let smaller = Self::STEPS.into_iter().rfind(|step| *step < self.0);
        smaller.map_or(Self::SMALLEST, Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(factor: f32) -> Scale {
        Scale::from_factor(factor).expect("a scale")
    }

    #[test]
    fn steps_lead_from_the_smallest_to_the_largest_and_back() {
        let mut up = vec![Scale::SMALLEST];
        while up.last() != Some(&Scale::LARGEST) {
            up.push(up[up.len() - 1].larger());
        }
        assert_eq!(up.len(), Scale::STEPS.len());
        assert_eq!(Scale::LARGEST.larger(), Scale::LARGEST);
        let mut down = vec![Scale::LARGEST];
        while down.last() != Some(&Scale::SMALLEST) {
            down.push(down[down.len() - 1].smaller());
        }
        assert_eq!(Scale::SMALLEST.smaller(), Scale::SMALLEST);
        down.reverse();
        assert_eq!(up, down);
    }

    #[test]
    fn a_scale_between_the_steps_goes_to_the_next_one() {
        assert_eq!(scale(1.3).larger(), scale(1.5));
        assert_eq!(scale(1.3).smaller(), scale(1.25));
        assert_eq!(scale(0.8).smaller(), Scale::SMALLEST);
    }

    #[test]
    fn a_factor_out_of_range_is_no_scale() {
        for factor in [0.0, -1.0, 0.749, 2.501, f32::NAN, f32::INFINITY] {
            assert_eq!(Scale::from_factor(factor), None, "{factor}");
        }
        assert_eq!(scale(0.75), Scale::SMALLEST);
        assert_eq!(scale(2.5), Scale::LARGEST);
        assert_eq!(scale(1.0), Scale::default());
        assert_eq!(scale(1.234), scale(1.23));
    }
}
