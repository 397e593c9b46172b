//! Which engagements are shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::model::{FormatId, Mode, PartyCode, Rank, SourceKind, Status, TopicId};

/// A property by which engagements are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Facet {
    /// Partners and bodies.
    Partner,
    /// Way of meeting.
    Format,
    /// Whether it happened.
    Status,
    /// What was talked about.
    Topic,
    /// Where.
    Place,
    /// What kinds of publications tell of it.
    Source,
    /// Who took part.
    Person,
    /// Highest rank of those who led a delegation.
    Rank,
    /// How the sides met.
    Mode,
    /// What became of what was promised.
    Promise,
    /// Where the record is weak.
    Weakness,
}

impl Facet {
    /// Every facet, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Partner,
        Self::Format,
        Self::Status,
        Self::Topic,
        Self::Place,
        Self::Source,
        Self::Person,
        Self::Rank,
        Self::Mode,
        Self::Promise,
        Self::Weakness,
    ];

    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Partner => "Partners",
            Self::Format => "Format",
            Self::Status => "Status",
            Self::Topic => "Topic",
            Self::Place => "Place",
            Self::Source => "Kind of source",
            Self::Person => "People",
            Self::Rank => "Rank of the head",
            Self::Mode => "Mode",
            Self::Promise => "Promises",
            Self::Weakness => "Where it is weak",
        }
    }
}

/// What became of a promise, without the when and by what. In a filter it stands for the engagement where that was
/// promised, for the one that stands for it, and for the one that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pledge {
    /// Kept in time.
    Kept,
    /// Kept, perhaps late.
    KeptPerhapsLate,
    /// Kept late.
    KeptLate,
    /// Called off.
    CalledOff,
    /// Put off.
    PutOff,
    /// No record of it, and a later meeting of the series was held.
    Overtaken,
    /// The last day promised has passed with no record.
    Overdue,
    /// Still to come, or no date was promised.
    Open,
}

impl Pledge {
    /// Everything that can become of a promise.
    pub const ALL: [Self; 8] = [
        Self::Kept,
        Self::KeptPerhapsLate,
        Self::KeptLate,
        Self::CalledOff,
        Self::PutOff,
        Self::Overtaken,
        Self::Overdue,
        Self::Open,
    ];

    /// Name in sentence case, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kept => "Kept",
            Self::KeptPerhapsLate => "Kept, perhaps late",
            Self::KeptLate => "Kept late",
            Self::CalledOff => "Called off",
            Self::PutOff => "Put off",
            Self::Overtaken => "Overtaken by a later meeting",
            Self::Overdue => "Overdue, no record",
            Self::Open => "Open",
        }
    }
}

/// A way in which what is known of an engagement is weak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Weakness {
    /// Everything rests on one source, or on copies of one.
    SingleSource,
    /// No government or body says anything of it on a site of its own.
    NoOfficialPage,
    /// Sources tell of officials without naming them.
    UnnamedOfficials,
    /// The date is one of more than a month of days, or open at an end.
    WideDate,
    /// No source gives a date.
    NoDate,
    /// Sources disagree on the date, the place or the status, or the record says that they do.
    Conflict,
    /// The meeting before it in its series is not on record.
    MissingBefore,
}

impl Weakness {
    /// Every weakness.
    pub const ALL: [Self; 7] = [
        Self::SingleSource,
        Self::NoOfficialPage,
        Self::UnnamedOfficials,
        Self::WideDate,
        Self::NoDate,
        Self::Conflict,
        Self::MissingBefore,
    ];

    /// Name in sentence case, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::SingleSource => "Single source",
            Self::NoOfficialPage => "No official page",
            Self::UnnamedOfficials => "Unnamed officials",
            Self::WideDate => "Date wider than a month",
            Self::NoDate => "No date",
            Self::Conflict => "Sources disagree",
            Self::MissingBefore => "Meeting before it missing",
        }
    }

    /// One sentence on what it means.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::SingleSource => "Everything rests on one source, or on copies of one",
            Self::NoOfficialPage => "None of its sources here is a page of a government or body",
            Self::UnnamedOfficials => "Sources tell of officials without naming them",
            Self::WideDate => "The day is one of more than a month of days, or open at an end",
            Self::NoDate => "None of these sources gives a date",
            Self::Conflict => "Sources differ on the date, the place or the status",
            Self::MissingBefore => "The number before it in its series is not on record as held",
        }
    }
}

/// A city, a country, or a city in one.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlaceName {
    /// Country, where it is known.
    #[serde(skip_serializing_if = "is_default")]
    pub country: Option<PartyCode>,
    /// City, where it is known.
    #[serde(skip_serializing_if = "is_default")]
    pub city: Option<String>,
}

/// A value of a facet. `None` stands for what no source states.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Value {
    /// A partner or body took part.
    Partner(PartyCode),
    /// A way of meeting.
    Format(FormatId),
    /// A status.
    Status(Status),
    /// A point was made on a topic.
    Topic(TopicId),
    /// A place.
    Place(Option<PlaceName>),
    /// A source of a kind is among those it rests on.
    Source(SourceKind),
    /// Somebody took part, by the name under which the catalogue knows them.
    Person(String),
    /// The highest rank of those who led a delegation.
    Rank(Option<Rank>),
    /// How the sides met.
    Mode(Option<Mode>),
    /// What became of something that was promised there, or of the promise that it stands for.
    Promise(Option<Pledge>),
    /// In a way in which the record is weak.
    Weakness(Weakness),
}

impl Value {
    /// Whether it stands for what no source states, or what was not promised.
    #[must_use]
    pub fn is_unstated(&self) -> bool {
        matches!(
            self,
            Self::Place(None) | Self::Rank(None) | Self::Mode(None) | Self::Promise(None)
        )
    }

    /// The facet that it is a value of.
    #[must_use]
    pub fn facet(&self) -> Facet {
        match self {
            Self::Partner(_) => Facet::Partner,
            Self::Format(_) => Facet::Format,
            Self::Status(_) => Facet::Status,
            Self::Topic(_) => Facet::Topic,
            Self::Place(_) => Facet::Place,
            Self::Source(_) => Facet::Source,
            Self::Person(_) => Facet::Person,
            Self::Rank(_) => Facet::Rank,
            Self::Mode(_) => Facet::Mode,
            Self::Promise(_) => Facet::Promise,
            Self::Weakness(_) => Facet::Weakness,
        }
    }
}

/// Whether a value is asked for, or not wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Choice {
    /// Engagements that have it.
    With,
    /// Engagements that do not have it.
    Without,
}

/// A choice of engagements. Values asked for of one facet are alternatives; the facets together must all
/// be met; nothing is shown that has a value not wanted. An empty filter asks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// What is asked for.
    #[serde(skip_serializing_if = "is_default")]
    pub with: BTreeSet<Value>,
    /// What is not wanted.
    #[serde(skip_serializing_if = "is_default")]
    pub without: BTreeSet<Value>,
}

impl Filter {
    /// A filter that asks for some values.
    pub fn of(values: impl IntoIterator<Item = Value>) -> Self {
        Self {
            with: values.into_iter().collect(),
            without: BTreeSet::new(),
        }
    }

    /// Whether everything passes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.with.is_empty() && self.without.is_empty()
    }

    /// What is said of a value.
    #[must_use]
    pub fn choice(&self, value: &Value) -> Option<Choice> {
        if self.with.contains(value) {
            Some(Choice::With)
        } else if self.without.contains(value) {
            Some(Choice::Without)
        } else {
            None
        }
    }

    /// All that is chosen, facet by facet, what is asked for first.
    pub fn chosen(&self) -> impl Iterator<Item = (&Value, Choice)> {
        Facet::ALL.into_iter().flat_map(|facet| {
            let of = move |value: &&Value| value.facet() == facet;
            let with = self
                .with
                .iter()
                .filter(of)
                .map(|value| (value, Choice::With));
            let without = self.without.iter().filter(of);
            with.chain(without.map(|value| (value, Choice::Without)))
        })
    }

    /// Whether anything is said of a facet.
    #[must_use]
    pub fn is_about(&self, facet: Facet) -> bool {
        self.chosen().any(|(value, _)| value.facet() == facet)
    }

    /// Chooses a value, or no longer.
    pub fn toggle(&mut self, value: Value, choice: Choice) {
        let (here, there) = match choice {
            Choice::With => (&mut self.with, &mut self.without),
            Choice::Without => (&mut self.without, &mut self.with),
        };
        there.remove(&value);
        if !here.remove(&value) {
            here.insert(value);
        }
    }

    /// Asks for a value and nothing else of its facet; no longer, if that is what is asked.
    pub fn keep_only(&mut self, value: Value) {
        let facet = value.facet();
        let is_only = self
            .chosen()
            .filter(|(other, _)| other.facet() == facet)
            .eq([(&value, Choice::With)]);
        self.forget(facet);
        if !is_only {
            self.with.insert(value);
        }
    }

    /// Asks for some values and nothing else of their facets.
    pub fn ask_for(&mut self, values: Vec<Value>) {
        for value in &values {
            self.forget(value.facet());
        }
        self.with.extend(values);
    }

    /// Says nothing of a facet.
    pub fn forget(&mut self, facet: Facet) {
        self.with.retain(|value| value.facet() != facet);
        self.without.retain(|value| value.facet() != facet);
    }

    /// The partners asked for.
    pub fn partners(&self) -> impl Iterator<Item = &PartyCode> {
        self.with.iter().filter_map(|value| match value {
            Value::Partner(party) => Some(party),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(status: Status) -> Value {
        Value::Status(status)
    }

    #[test]
    fn a_value_is_asked_for_or_not_wanted_and_never_both() {
        let mut filter = Filter::default();
        filter.toggle(status(Status::Held), Choice::With);
        filter.toggle(status(Status::Held), Choice::Without);
        assert_eq!(filter.choice(&status(Status::Held)), Some(Choice::Without));
        assert_eq!(filter.chosen().count(), 1);
        filter.toggle(status(Status::Held), Choice::Without);
        assert!(filter.is_empty());
    }

    #[test]
    fn only_one_of_a_facet_leaves_other_facets_alone_and_is_taken_back() {
        let mut filter = Filter::of([status(Status::Held), Value::Mode(None)]);
        filter.toggle(status(Status::Expected), Choice::Without);
        filter.keep_only(status(Status::Announced));
        let expected = Filter::of([status(Status::Announced), Value::Mode(None)]);
        assert_eq!(filter, expected);
        filter.keep_only(status(Status::Announced));
        assert_eq!(filter, Filter::of([Value::Mode(None)]));
    }
}
