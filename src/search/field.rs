//! Where in an engagement something can be found.

/// A kind of text of an engagement, the most telling first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Field {
    /// Its title, or the label on the timeline.
    Title,
    /// A partner, or the body whose meeting it was.
    Partner,
    /// Somebody on a delegation, with office; or what was said of a delegation.
    Person,
    /// Where it was.
    Place,
    /// The series, and the number there.
    Series,
    /// The way of meeting.
    Format,
    /// What it was about.
    Topic,
    /// What was said, in our words.
    Point,
    /// What was promised, in our words.
    Promise,
    /// A forum or an armed group that was named.
    Named,
    /// Words of a source.
    Quote,
    /// Publisher or headline of a source.
    Source,
    /// When it was.
    Date,
    /// What a careful reader should know.
    Caveat,
    /// A paragraph that it cites, where the texts are at hand.
    Passage,
}

impl Field {
    /// Every field, the most telling first.
    pub const ALL: [Self; 15] = [
        Self::Title,
        Self::Partner,
        Self::Person,
        Self::Place,
        Self::Series,
        Self::Format,
        Self::Topic,
        Self::Point,
        Self::Promise,
        Self::Named,
        Self::Quote,
        Self::Source,
        Self::Date,
        Self::Caveat,
        Self::Passage,
    ];

    /// Plain name in sentence case, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Partner => "Partner",
            Self::Person => "Person",
            Self::Place => "Place",
            Self::Series => "Series",
            Self::Format => "Format",
            Self::Topic => "Topic",
            Self::Point => "What was said",
            Self::Promise => "Promise",
            Self::Named => "Named",
            Self::Quote => "Quoted words",
            Self::Source => "Source",
            Self::Date => "Date",
            Self::Caveat => "Caveat",
            Self::Passage => "Text of a source",
        }
    }
}

/// A set of fields.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fields(u16);

impl Fields {
    /// Whether a field is among them.
    #[must_use]
    pub fn contains(self, field: Field) -> bool {
        self.0 & (1 << field as u16) != 0
    }

    /// Those that are among them, the most telling first.
    pub fn iter(self) -> impl Iterator<Item = Field> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let field = Field::ALL.get(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(*field)
        })
    }

    /// The fields whose bits are set.
    pub(super) fn of(bits: u16) -> Self {
        Self(bits)
    }

    /// A number of its own for each set: the bits of its fields.
    pub(super) fn number(self) -> usize {
        usize::from(self.0)
    }

    pub(super) fn join(&mut self, others: Self) {
        self.0 |= others.0;
    }
}
