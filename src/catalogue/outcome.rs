//! What can become of a promise, and its names.

use super::Handle;
use crate::{
    date::{Day, DayRange},
    view::PromiseGroup,
};

/// What became of a promise, as far as this catalogue has a record of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Kept by the last day that was promised.
    Kept {
        /// What kept it.
        by: Handle,
    },
    /// Kept, and the dates leave open whether in time.
    KeptPerhapsLate {
        /// What kept it.
        by: Handle,
    },
    /// Kept after the last day that was promised.
    KeptLate {
        /// What kept it.
        by: Handle,
        /// Days from the last day promised to the day it was kept.
        late: DayRange,
    },
    /// Called off, as a record of the same series and number says.
    CalledOff {
        /// That record.
        by: Handle,
    },
    /// Put off, as a record of the same series and number says.
    PutOff {
        /// That record.
        by: Handle,
    },
    /// No record of it, and a later meeting of the series was held.
    Overtaken {
        /// The first later one.
        by: Handle,
    },
    /// The last day promised has passed with no record.
    Overdue {
        /// Days since that day.
        days: i64,
    },
    /// Still to come, or no date was promised.
    Open,
    /// The engagement that promises it was later than the day as of which it is judged.
    NotYetMade,
}

impl Outcome {
    /// The record that decides it.
    #[must_use]
    pub fn by(self) -> Option<Handle> {
        match self {
            Self::Kept { by }
            | Self::KeptPerhapsLate { by }
            | Self::KeptLate { by, .. }
            | Self::CalledOff { by }
            | Self::PutOff { by }
            | Self::Overtaken { by } => Some(by),
            Self::Overdue { .. } | Self::Open | Self::NotYetMade => None,
        }
    }

    /// Whether it was kept, in time or late.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(
            self,
            Self::Kept { .. } | Self::KeptPerhapsLate { .. } | Self::KeptLate { .. }
        )
    }

    /// In a few words, for a label or a row: "kept 2 y 4 m late", "overdue by 11 y 10 m".
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::KeptLate { late, .. } => format!("kept {} late", late.in_months()),
            Self::Overdue { .. } => format!("overdue by {}", self.late().in_months()),
            _ => self.exact_words(),
        }
    }

    /// The same with the days: "kept 853 days late", "overdue by 4,343 days".
    #[must_use]
    pub fn exact_words(self) -> String {
        match self {
            Self::Kept { .. } => "kept".to_owned(),
            Self::KeptPerhapsLate { .. } => "kept, perhaps late".to_owned(),
            Self::KeptLate { late, .. } => format!("kept {late} late"),
            Self::CalledOff { .. } => "called off".to_owned(),
            Self::PutOff { .. } => "put off".to_owned(),
            Self::Overtaken { .. } => "overtaken by a later meeting".to_owned(),
            Self::Overdue { .. } => format!("overdue by {}", self.late()),
            Self::Open => "open".to_owned(),
            Self::NotYetMade => "not yet promised".to_owned(),
        }
    }

    /// By how many days it certainly was or is late: from the last day promised to the day it was
    /// kept, or to the one as of which it is judged.
    #[must_use]
    pub fn late(self) -> DayRange {
        match self {
            Self::KeptLate { late, .. } => late,
            Self::Overdue { days } => DayRange {
                min: days.unsigned_abs(),
                max: Some(days.unsigned_abs()),
            },
            _ => DayRange {
                min: 0,
                max: Some(0),
            },
        }
    }

    /// The name that tables for machines have for it: `kept`, `kept-perhaps-late`, `kept-late`,
    /// `called-off`, `put-off`, `overtaken`, `overdue`, `open` or `not-yet-made`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kept { .. } => "kept",
            Self::KeptPerhapsLate { .. } => "kept-perhaps-late",
            Self::KeptLate { .. } => "kept-late",
            Self::CalledOff { .. } => "called-off",
            Self::PutOff { .. } => "put-off",
            Self::Overtaken { .. } => "overtaken",
            Self::Overdue { .. } => "overdue",
            Self::Open => "open",
            Self::NotYetMade => "not-yet-made",
        }
    }

    /// Whether it is counted in a group, `due` being the last day that was promised.
    #[must_use]
    pub fn is_in(self, group: PromiseGroup, due: Option<Day>) -> bool {
        match self {
            Self::Kept { .. } => group == PromiseGroup::Kept,
            Self::KeptPerhapsLate { .. } | Self::KeptLate { .. } => {
                matches!(group, PromiseGroup::Kept | PromiseGroup::Late)
            }
            Self::CalledOff { .. } | Self::PutOff { .. } => group == PromiseGroup::Withdrawn,
            Self::Overtaken { .. } => group == PromiseGroup::Overtaken,
            Self::Overdue { .. } => group == PromiseGroup::Overdue,
            Self::Open if due.is_some() => group == PromiseGroup::Coming,
            Self::Open => group == PromiseGroup::Undated,
            Self::NotYetMade => false,
        }
    }
}
