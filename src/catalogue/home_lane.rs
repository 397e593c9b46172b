//! In which lane an engagement is at home: the one rule by which it is drawn once, counted once, and told
//! under one heading.

use super::{Catalogue, Handle};
use crate::{
    model::{PartyCode, PartyKind},
    view::View,
};

/// What the lane of what several partners did outside of a body is called.
pub const TOGETHER: &str = "Several partners";

/// What the lane of what no partner is stated for is called.
pub const NOBODY: &str = "No partner stated";

/// Where an engagement is at home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HomeLane<P> {
    /// In the lane of its only partner, or in that of its body.
    Party(P),
    /// In the lane of what several partners did outside of a body.
    Together,
    /// In the lane of what no partner is stated for.
    Nobody,
}

impl<P> HomeLane<P> {
    /// The home of an engagement, by the lanes in which it is drawn and that are not hidden.
    pub fn among<I: Iterator<Item = P>>(
        lanes: impl Fn() -> I,
        is_body: impl Fn(&P) -> bool,
    ) -> Self {
        let mut first = lanes();
        match (first.next(), first.next()) {
            (None, _) => Self::Nobody,
            (Some(only), None) => Self::Party(only),
            _ => lanes().find(is_body).map_or(Self::Together, Self::Party),
        }
    }
}

impl HomeLane<&PartyCode> {
    /// What the lane is called.
    #[must_use]
    pub fn name<'a>(&'a self, catalogue: &'a Catalogue) -> &'a str {
        match self {
            Self::Party(party) => catalogue.party_name(party),
            Self::Together => TOGETHER,
            Self::Nobody => NOBODY,
        }
    }
}

impl Catalogue {
    /// Where an engagement that a view shows is at home.
    #[must_use]
    pub fn home_lane(&self, handle: Handle, view: &View) -> HomeLane<&PartyCode> {
        let entry = self.entry(handle);
        let lanes = || entry.lanes().filter(|party| view.shows_lane(party));
        HomeLane::among(lanes, |party| {
            let party = self.party(party);
            party.is_some_and(|party| party.kind == PartyKind::Body)
        })
    }
}
