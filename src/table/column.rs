//! The columns that there are.

use serde::{Deserialize, Serialize};

/// One thing that a table says of each engagement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Column {
    /// When it was, in words.
    Date,
    /// The day of the week, where it was on one certain day.
    Weekday,
    /// Title in full.
    Title,
    /// Names of the partners.
    Partners,
    /// The body whose meeting it was.
    Body,
    /// Way of meeting.
    Format,
    /// Whether it happened.
    Status,
    /// Number in the series.
    Number,
    /// Name of the series.
    Series,
    /// Where it was.
    Place,
    /// Whether the sides met in person.
    Mode,
    /// Who led each side.
    Heads,
    /// What it was about.
    Topics,
    /// What it promised, by what became of it.
    Promises,
    /// How many sources it certainly rests on.
    Sources,
    /// Of which kinds they are.
    Kinds,
    /// First day that the date allows.
    FirstDay,
    /// Last day that it allows.
    LastDay,
    /// Slug of the record.
    Id,
}

/// What the values of a column are, and so what their order is called.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Time,
    Text,
    Number,
    /// In an order of our own: by name of the first and of the last.
    Order(&'static str, &'static str),
}

impl Column {
    /// Every column, in the usual order.
    pub const ALL: [Self; 19] = [
        Self::Date,
        Self::Weekday,
        Self::Title,
        Self::Partners,
        Self::Body,
        Self::Number,
        Self::Status,
        Self::Format,
        Self::Series,
        Self::Place,
        Self::Mode,
        Self::Heads,
        Self::Topics,
        Self::Promises,
        Self::Sources,
        Self::Kinds,
        Self::FirstDay,
        Self::LastDay,
        Self::Id,
    ];

    /// Name as shown on screen and in the first line of what is copied.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Date => "Date",
            Self::Weekday => "Weekday",
            Self::Title => "Engagement",
            Self::Partners => "Partners",
            Self::Body => "Body",
            Self::Format => "Format",
            Self::Status => "Status",
            Self::Number => "Number",
            Self::Series => "Series",
            Self::Place => "Place",
            Self::Mode => "How they met",
            Self::Heads => "Heads of delegations",
            Self::Topics => "Topics",
            Self::Promises => "Promises",
            Self::Sources => "Sources",
            Self::Kinds => "Kinds of sources",
            Self::FirstDay => "First day",
            Self::LastDay => "Last day",
            Self::Id => "Id",
        }
    }

    /// One sentence on what stands in it.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Date => "When it was, as exactly as the sources say",
            Self::Weekday => "The day of the week, where one day is certain",
            Self::Title => "Title in full",
            Self::Partners => "Who took part beside the home country",
            Self::Body => "The body whose meeting it was",
            Self::Format => "Way of meeting",
            Self::Status => "Whether it happened",
            Self::Number => "Number in its series",
            Self::Series => "The series that it belongs to",
            Self::Place => "Where it was",
            Self::Mode => "Whether the sides met in person",
            Self::Heads => "Who led or represented each side",
            Self::Topics => "What it was about",
            Self::Promises => "What it promised, by what became of it",
            Self::Sources => "Independent sources: copies of one text count as one",
            Self::Kinds => "Kinds of sources that it rests on",
            Self::FirstDay => "The first day that the date allows, for spreadsheets",
            Self::LastDay => "The last day that the date allows, for spreadsheets",
            Self::Id => "The name of the record in the files",
        }
    }

    /// What an empty cell says.
    #[must_use]
    pub fn absent(self) -> &'static str {
        match self {
            Self::Date => "No date is known",
            Self::Weekday => "No one day is certain",
            Self::Partners => "No partner is stated",
            Self::Body => "No body is stated",
            Self::Number => "No number in a series is known",
            Self::Series => "No series is known",
            Self::Place => "No place is stated",
            Self::Mode => "How they met is not stated",
            Self::Heads => "Nobody is named",
            Self::Topics => "No topic is on record",
            Self::Promises => "No promise is on record",
            Self::Kinds | Self::Sources => "No source is cited",
            Self::FirstDay | Self::LastDay => "Open, or not known",
            Self::Title | Self::Format | Self::Status | Self::Id => "Not known",
        }
    }

    /// Width that shows most values whole, in points.
    #[must_use]
    pub fn usual_width(self) -> u16 {
        match self {
            Self::Sources => 72,
            Self::Status | Self::Weekday | Self::FirstDay | Self::LastDay => 92,
            Self::Number => 108,
            Self::Partners => 124,
            Self::Promises => 136,
            Self::Place | Self::Mode | Self::Format => 148,
            Self::Body | Self::Kinds => 180,
            Self::Date => 184,
            Self::Series | Self::Topics | Self::Id => 220,
            Self::Heads => 260,
            Self::Title => 300,
        }
    }

    /// Whether it is shown as long as the user does not say otherwise.
    #[must_use]
    pub fn is_usual(self) -> bool {
        !matches!(
            self,
            Self::Weekday
                | Self::Body
                | Self::Series
                | Self::Mode
                | Self::Kinds
                | Self::FirstDay
                | Self::LastDay
                | Self::Id
        )
    }

    /// Whether its values are numbers, and stand at the right of their cells.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.values() == Sort::Number && self != Self::Promises
    }

    /// What an order by this column is called: "earliest first", "Z to A".
    #[must_use]
    pub fn order_name(self, descending: bool) -> &'static str {
        match (self.values(), descending) {
            (Sort::Time, false) => "earliest first",
            (Sort::Time, true) => "latest first",
            (Sort::Text, false) => "A to Z",
            (Sort::Text, true) => "Z to A",
            (Sort::Number, false) => "smallest first",
            (Sort::Number, true) => "largest first",
            (Sort::Order(first, _), false) => first,
            (Sort::Order(_, last), true) => last,
        }
    }

    fn values(self) -> Sort {
        match self {
            Self::Date | Self::FirstDay | Self::LastDay => Sort::Time,
            Self::Number | Self::Promises | Self::Sources => Sort::Number,
            Self::Weekday => Sort::Order("Monday first", "Sunday first"),
            Self::Status => Sort::Order("held first", "cancelled first"),
            Self::Mode => Sort::Order("in person first", "in person last"),
            Self::Kinds => Sort::Order("official first", "official last"),
            _ => Sort::Text,
        }
    }
}
