//! Where the record is weak: what a careful reader would want to know before relying on it.

use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};

use super::{Catalogue, Handle, Known, Support};
use crate::{
    date::{Day, Edtf, Kind},
    model::{CaveatKind, Engagement, SeriesId, Speaker},
    view::Weakness,
};

/// A date of more days than these is wide.
const MONTH: i64 = 31;

/// Tells in which ways what is known of engagements under a lens is weak.
#[derive(Debug)]
pub struct Weaknesses<'a> {
    catalogue: &'a Catalogue,
    known: &'a Known,
    /// For each series, the numbers after those that are not on record as held.
    after_a_gap: HashMap<&'a SeriesId, HashSet<u32>>,
}

impl<'a> Weaknesses<'a> {
    /// Prepares to tell, for one lens.
    #[must_use]
    pub fn new(catalogue: &'a Catalogue, known: &'a Known) -> Self {
        let mut after_a_gap: HashMap<&SeriesId, HashSet<u32>> = HashMap::default();
        for series in catalogue.all_series() {
            let missing = catalogue.missing_in(&series.slug, known);
            let after = missing.iter().filter_map(|gap| gap.end().checked_add(1));
            after_a_gap.insert(&series.slug, after.collect());
        }
        Self {
            catalogue,
            known,
            after_a_gap,
        }
    }

    /// The ways in which an engagement is weak, in the order of [`Weakness::ALL`]; none where it is not
    /// known, or where it is no record but a promise.
    #[must_use]
    pub fn of(&self, handle: Handle) -> Vec<Weakness> {
        let support = self.known.support(self.catalogue, handle);
        self.of_supported(handle, &support)
    }

    /// The same, where it has been looked up what the engagement rests on.
    pub(super) fn of_supported(&self, handle: Handle, support: &Support<'_>) -> Vec<Weakness> {
        if !self.known.has(handle) || self.catalogue.entry(handle).is_promised() {
            return Vec::new();
        }
        let is_so = |weakness: &Weakness| self.is(handle, support, *weakness);
        Weakness::ALL.into_iter().filter(is_so).collect()
    }

    fn is(&self, handle: Handle, support: &Support<'_>, weakness: Weakness) -> bool {
        let (catalogue, known) = (self.catalogue, self.known);
        let engagement = &catalogue.entry(handle).engagement;
        let date = || known.date(catalogue, handle);
        match weakness {
            Weakness::SingleSource => support.independent == 1,
            Weakness::NoOfficialPage => !support.is_official(),
            Weakness::UnnamedOfficials => self.has_unnamed(engagement),
            Weakness::WideDate => date().is_some_and(is_wide),
            Weakness::NoDate => date().is_none(),
            Weakness::Conflict => self.is_disputed(engagement),
            Weakness::MissingBefore => known.series(catalogue, handle).is_some_and(|link| {
                let after = self.after_a_gap.get(&link.slug);
                link.number
                    .zip(after)
                    .is_some_and(|(number, after)| after.contains(&number.get()))
            }),
        }
    }

    fn has_unnamed(&self, engagement: &Engagement) -> bool {
        let admits = |cite| self.known.admits(self.catalogue, cite);
        let mut sides = engagement.delegations.iter();
        let mut points = engagement.points.iter();
        sides.any(|side| side.people.is_empty() && admits(&side.cite))
            || points.any(|point| {
                let is_unnamed = matches!(
                    point.who,
                    Speaker::UnnamedOfficial(_) | Speaker::UnnamedOfficials
                );
                is_unnamed && admits(&point.cite)
            })
            || self.has_caveat(engagement, CaveatKind::UnnamedOfficial)
    }

    fn is_disputed(&self, engagement: &Engagement) -> bool {
        let admits = |cite| self.known.admits(self.catalogue, cite);
        let dates = engagement.dates.iter().filter(|date| admits(&date.cite));
        let dates: Vec<&Edtf> = dates.map(|claim| &claim.date).collect();
        let places = engagement.places.iter().filter(|place| admits(&place.cite));
        let places: Vec<_> = places.map(|place| (&place.city, &place.country)).collect();
        let rivals = engagement.rival_statuses.iter();
        let rivals = rivals.filter(|rival| admits(&rival.cite));
        let own = admits(&engagement.cite).then_some(engagement.status);
        let statuses = own.into_iter().chain(rivals.map(|rival| rival.status));
        let statuses: Vec<_> = statuses.collect();
        // A source that is less exact contradicts nobody.
        any_pair(&dates, |one, other| !overlap(one, other))
            || any_pair(&places, |one, other| {
                contradict(one.0.as_ref(), other.0.as_ref())
                    || contradict(one.1.as_ref(), other.1.as_ref())
            })
            || any_pair(&statuses, |one, other| one != other)
            || self.has_caveat(engagement, CaveatKind::Conflict)
    }

    fn has_caveat(&self, engagement: &Engagement, kind: CaveatKind) -> bool {
        let mut caveats = engagement.caveats.iter();
        caveats.any(|caveat| caveat.kind == kind && self.known.admits(self.catalogue, &caveat.cite))
    }
}

/// Whether a date leaves more than a month of days open.
fn is_wide(date: &Edtf) -> bool {
    let days = date.earliest().zip(date.latest());
    let days = days.map(|(earliest, latest)| latest.number() - earliest.number() + 1);
    match date.kind() {
        Kind::OneOf => days.is_none_or(|days| days > MONTH),
        Kind::Open => true,
        Kind::Day | Kind::Span => false,
    }
}

/// Whether any two of some claims are at odds.
fn any_pair<T>(claims: &[T], at_odds: impl Fn(&T, &T) -> bool) -> bool {
    let mut claims_from = claims.iter().enumerate();
    claims_from.any(|(at, one)| claims[at + 1..].iter().any(|other| at_odds(one, other)))
}

/// Whether two claims are made and differ.
fn contradict<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one != other)
}

/// Whether two dates can both be true.
fn overlap(a: &Edtf, b: &Edtf) -> bool {
    let first = |date: &Edtf| date.earliest().unwrap_or(Day::MIN);
    let last = |date: &Edtf| date.latest().unwrap_or(Day::MAX);
    first(a) <= last(b) && first(b) <= last(a)
}
