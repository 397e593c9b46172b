//! Partners and formats as groups that meetings are put together by.

use rustc_hash::FxHashMap as HashMap;

use super::{Axis, Shown};
use crate::{
    catalogue::{Handle, NOBODY},
    view::Grouping,
};

/// The groups that the meetings shown fall into, by number.
pub(super) struct Groups<'a> {
    shown: Shown<'a>,
    by: Grouping,
    /// Code or slug, the largest first.
    names: Vec<&'a str>,
    at: HashMap<&'a str, usize>,
    /// Whether there are meetings of no group.
    has_nobody: bool,
}

impl<'a> Groups<'a> {
    /// The groups of what is held, the largest first; of equals that which comes first by name. Only
    /// what `counts` says yes to is counted.
    pub(super) fn new(shown: &Shown<'a>, by: Grouping, counts: impl Fn(Handle) -> bool) -> Self {
        let mut sizes: HashMap<&str, u32> = HashMap::default();
        let mut groups = Self {
            shown: *shown,
            by,
            names: Vec::new(),
            at: HashMap::default(),
            has_nobody: false,
        };
        for &handle in shown.handles {
            if !shown.catalogue.is_meeting_held(handle, shown.known) || !counts(handle) {
                continue;
            }
            let members = groups.members(handle);
            groups.has_nobody |= members.is_empty();
            for name in members {
                *sizes.entry(name).or_default() += 1;
            }
        }
        let mut names: Vec<(&str, u32)> = sizes.into_iter().collect();
        names.sort_by(|(a, size_a), (b, size_b)| {
            let by_name = || groups.name(a).cmp(groups.name(b)).then(a.cmp(b));
            size_b.cmp(size_a).then_with(by_name)
        });
        groups.names = names.into_iter().map(|(name, _)| name).collect();
        let names = groups.names.iter().copied();
        groups.at = names.zip(0..).collect();
        groups
    }

    /// Codes or slugs of the groups of an engagement.
    fn members(&self, handle: Handle) -> Vec<&'a str> {
        let entry = self.shown.catalogue.entry(handle);
        match self.by {
            Grouping::Format => vec![entry.engagement.format.as_str()],
            Grouping::Partner => entry
                .lanes()
                .filter(|party| !self.shown.hidden.contains(*party))
                .map(crate::model::PartyCode::as_str)
                .collect(),
        }
    }

    /// How many groups there are, that of nobody not among them.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The rows of an engagement where the `largest` have one each and the others share the next;
    /// what is of no group is in the last.
    pub(super) fn rows(&self, handle: Handle, largest: usize) -> Vec<usize> {
        let members = self.members(handle);
        if members.is_empty() {
            return vec![self.row_count(largest) - 1];
        }
        let mut rows: Vec<usize> = members
            .into_iter()
            .filter_map(|name| self.at.get(name))
            .map(|&at| at.min(largest))
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// How many rows that makes.
    pub(super) fn row_count(&self, largest: usize) -> usize {
        let others = usize::from(self.len() > largest);
        self.len().min(largest) + others + usize::from(self.has_nobody)
    }

    /// What the rows stand for, and their names.
    pub(super) fn heads(&self, largest: usize) -> Vec<(Axis, String)> {
        let alone = self.len().min(largest);
        let own = self.names[..alone].iter();
        let mut heads: Vec<(Axis, String)> = own
            .map(|name| (self.axis(name), self.name(name).to_owned()))
            .collect();
        if self.len() > largest {
            let number = self.len() - largest;
            let noun = match (self.by, number) {
                (Grouping::Partner, 1) => "other partner",
                (Grouping::Partner, _) => "other partners",
                (Grouping::Format, 1) => "other format",
                (Grouping::Format, _) => "other formats",
            };
            let of = match self.by {
                Grouping::Partner => {
                    let codes = self.names[..largest].iter().copied();
                    Axis::OtherParties(codes.map(Into::into).collect())
                }
                Grouping::Format => {
                    let slugs = self.names[largest..].iter().copied();
                    Axis::OtherFormats(slugs.map(Into::into).collect())
                }
            };
            heads.push((of, format!("{number} {noun}")));
        }
        if self.has_nobody {
            heads.push((Axis::Nobody, NOBODY.to_owned()));
        }
        heads
    }

    fn axis(&self, name: &str) -> Axis {
        match self.by {
            Grouping::Partner => Axis::Party(name.into()),
            Grouping::Format => Axis::Format(name.into()),
        }
    }

    fn name(&self, name: &'a str) -> &'a str {
        let catalogue = self.shown.catalogue;
        match self.by {
            Grouping::Partner => {
                let party = catalogue.party(&name.into());
                party.map_or(name, |party| party.name.as_str())
            }
            Grouping::Format => {
                let format = catalogue
                    .formats()
                    .iter()
                    .find(|one| one.slug.as_str() == name);
                format.map_or(name, |format| &format.name)
            }
        }
    }
}
