//! What a picture shows that a reader may not know: what a legend has to explain.

use std::fmt;

/// Something drawn that stands for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A filled marker.
    Held,
    /// A hollow marker.
    Announced,
    /// A hollow marker with a dotted rim.
    Expected,
    /// A marker with one stroke through it.
    Postponed,
    /// A marker with two strokes through it.
    Cancelled,
    /// A marker at a day.
    Day,
    /// A marker alone, for days that are narrower than it is.
    TooShort,
    /// A bar.
    Lasted,
    /// A bracket.
    Once,
    /// A bar that fades at an end.
    LastedOpen,
    /// A bracket that fades at an end.
    OnceOpen,
    /// A marker with a dashed rim.
    Doubtful,
    /// A line from one meeting of a series to the next.
    Series,
    /// A line that joins the markers of one engagement in several lanes.
    Partners,
    /// A dot in the lane of one of several parties.
    Guest,
    /// A ring in a gap of a series.
    Ghost,
    /// An arc from a promise to what became of it.
    Promise,
    /// A pill with a number.
    Pill,
    /// A ribbon.
    Ribbon,
    /// A ribbon with hollow columns.
    RibbonHollow,
    /// What is drawn around what a search has found.
    Found,
    /// A corner beside the marker of what all sources tell otherwise.
    Otherwise,
    /// A line through all lanes, for something in the background.
    Event,
    /// A band through all lanes, for something in the background.
    Period,
    /// The line of today.
    Today,
    /// The line of the day as of which promises are judged.
    AsOf,
}

impl Sign {
    /// Every sign, in the order of a legend.
    pub const ALL: [Self; 26] = [
        Self::Held,
        Self::Announced,
        Self::Expected,
        Self::Postponed,
        Self::Cancelled,
        Self::Day,
        Self::TooShort,
        Self::Lasted,
        Self::Once,
        Self::LastedOpen,
        Self::OnceOpen,
        Self::Doubtful,
        Self::Series,
        Self::Partners,
        Self::Guest,
        Self::Ghost,
        Self::Promise,
        Self::Pill,
        Self::Ribbon,
        Self::RibbonHollow,
        Self::Found,
        Self::Otherwise,
        Self::Event,
        Self::Period,
        Self::Today,
        Self::AsOf,
    ];
}

/// A set of signs. It is filled for every mark of every frame, and so is one number.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Signs(u32);

impl Signs {
    /// Adds a sign.
    pub fn insert(&mut self, sign: Sign) {
        self.0 |= 1 << sign as u32;
    }

    /// Adds all signs of another set.
    pub fn add(&mut self, others: Self) {
        self.0 |= others.0;
    }

    /// Whether a sign is in it.
    #[must_use]
    pub fn contains(self, sign: Sign) -> bool {
        self.0 & (1 << sign as u32) != 0
    }

    /// What is in it, in the order of a legend.
    pub fn iter(self) -> impl Iterator<Item = Sign> {
        Sign::ALL
            .into_iter()
            .filter(move |sign| self.contains(*sign))
    }
}

impl fmt::Debug for Signs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_else() {
        for (number, sign) in Sign::ALL.into_iter().enumerate() {
            assert_eq!(sign as usize, number, "{sign:?} is out of order");
            let mut signs = Signs::default();
            signs.insert(sign);
            signs.insert(sign);
            assert_eq!(signs.iter().collect::<Vec<_>>(), [sign]);
        }
    }
}
