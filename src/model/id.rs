//! Names by which records refer to each other.
//!
//! One type for each kind of record, so that a party's code cannot be handed to a function that
//! wants a source's.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text as it stands in the record.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

id_type!(
    /// Slug of a briefing: `promises`.
    BriefingId
);
id_type!(
    /// Slug of an engagement: `in-ru-jwg-11`.
    EngagementId
);
id_type!(
    /// Slug of a format: `jwg`.
    FormatId
);
id_type!(
    /// ISO 3166-1 alpha-2 code of a country (`RU`), or the catalogue's own code of a body (`BRICS`).
    PartyCode
);
id_type!(
    /// Slug of a promise. The engagement that loading derives from a promised meeting has this
    /// slug as its id.
    PromiseId
);
id_type!(
    /// Code of a region: the number that UN M49 gives it, as text (`151`).
    RegionCode
);
id_type!(
    /// Slug of a series of meetings: `in-ru-jwg-ct`.
    SeriesId
);
id_type!(
    /// Slug of a source.
    SourceId
);
id_type!(
    /// Slug of a topic: `terror-financing`.
    TopicId
);
