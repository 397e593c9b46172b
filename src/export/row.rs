//! One engagement as a row of a table.

use serde::Serialize;

use crate::{
    catalogue::{Catalogue, Handle, Known, Outcome},
    date::{Day, Edtf},
    model::{Mode, Person, Role, SeriesNumber},
};

/// One engagement, as far as it is known under a lens. Lists are in the order of the record; what is
/// not known is absent or empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Slug.
    pub id: String,
    /// Title in full.
    pub title: String,
    /// Codes of the partners.
    pub parties: Vec<String>,
    /// Code of the body.
    pub body: Option<String>,
    /// Slug of the format.
    pub format: String,
    /// `in-person`, `virtual` or `hybrid`.
    pub mode: Option<&'static str>,
    /// Slug of the series.
    pub series: Option<String>,
    /// Number in the series.
    pub number: Option<u32>,
    /// `held`, `announced`, `expected`, `postponed` or `cancelled`.
    pub status: &'static str,
    /// The date as the record writes it.
    pub edtf: Option<String>,
    /// First day it allows, as ISO 8601 writes it; absent when open.
    pub earliest: Option<String>,
    /// Last day it allows; absent when open.
    pub latest: Option<String>,
    /// `day`, `span`, `one-of` or `open`.
    pub date_kind: Option<&'static str>,
    /// How the date is known.
    pub date_basis: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Code of the country.
    pub country: Option<String>,
    /// Who led each side: "IN: name, office".
    pub heads: Vec<String>,
    /// Slugs of the topics.
    pub topics: Vec<String>,
    /// Codes of the forums that were named.
    pub fora: Vec<String>,
    /// What was promised, with the due date as the record writes it.
    pub promises: Vec<String>,
    /// Slugs of the sources.
    pub sources: Vec<String>,
    /// What a careful reader should know.
    pub caveats: Vec<String>,
    /// Of a promised meeting, what became of it as of the day that was chosen, else as of the one up to
    /// which the sources were read, by the names of [`Outcome::as_str`]; absent where there is neither.
    pub promise_state: Option<&'static str>,
    /// Slug of the engagement that kept it.
    pub kept_by: Option<String>,
    /// Where days were asked for, whether it is `certainly` or only `possibly` in them.
    pub in_days: Option<&'static str>,
}

/// Slug of a mode.
fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "in-person",
        Mode::Virtual => "virtual",
        Mode::Hybrid => "hybrid",
    }
}

fn head(side: &str, person: &Person) -> String {
    match &person.office {
        Some(office) => format!("{side}: {}, {office}", person.name),
        None => format!("{side}: {}", person.name),
    }
}

impl Row {
    /// The row of an engagement, going by the sources that `known` admits, with promises judged as of
    /// the day up to which the sources were read.
    #[must_use]
    pub fn new(catalogue: &Catalogue, known: &Known, handle: Handle) -> Self {
        Self::as_of(catalogue, known, handle, catalogue.read_until())
    }

    /// The same, with promises judged as of another day.
    #[must_use]
    pub fn as_of(catalogue: &Catalogue, known: &Known, handle: Handle, as_of: Option<Day>) -> Self {
        let engagement = &catalogue.entry(handle).engagement;
        let claim = known.date_claim(catalogue, handle);
        let date = claim.map(|claim| &claim.date);
        let place = known.place(catalogue, handle);
        let link = known.series(catalogue, handle);
        let heads = engagement.delegations.iter().flat_map(|delegation| {
            let led = delegation.people.iter().filter(|person| {
                person.role == Role::Head && known.admits(catalogue, &person.cite)
            });
            led.map(|person| head(delegation.side.as_str(), person))
        });
        let fora = engagement.fora.iter();
        let promises = engagement.promises.iter();
        let caveats = engagement.caveats.iter();
        let promise = catalogue.promise_behind(handle);
        let outcome = promise
            .zip(as_of)
            .map(|(promise, day)| catalogue.outcome(promise, known, day));
        let kept_by = outcome.filter(|outcome| outcome.is_kept());
        let kept_by = kept_by.and_then(Outcome::by);
        Self {
            id: engagement.id.to_string(),
            title: engagement.title.clone(),
            parties: engagement.parties.iter().map(ToString::to_string).collect(),
            body: engagement.body.as_ref().map(ToString::to_string),
            format: engagement.format.to_string(),
            mode: known.mode(catalogue, handle).map(mode),
            series: link.map(|link| link.slug.to_string()),
            number: link.and_then(|link| link.number).map(SeriesNumber::get),
            status: known.status(handle).unwrap_or(engagement.status).as_str(),
            edtf: date.map(|date| date.text().to_owned()),
            earliest: date.and_then(Edtf::earliest).map(|day| day.to_string()),
            latest: date.and_then(Edtf::latest).map(|day| day.to_string()),
            date_kind: date.map(|date| date.kind().as_str()),
            date_basis: claim.map(|claim| claim.basis.clone()),
            city: place.and_then(|place| place.city.clone()),
            country: place
                .and_then(|place| place.country.as_ref())
                .map(ToString::to_string),
            heads: heads.collect(),
            topics: known
                .topics(catalogue, handle)
                .into_iter()
                .map(ToString::to_string)
                .collect(),
            fora: fora
                .filter(|forum| known.admits(catalogue, &forum.cite))
                .map(|forum| forum.body.to_string())
                .collect(),
            promises: promises
                .filter(|promise| known.admits(catalogue, &promise.cite))
                .map(|promise| match &promise.due {
                    Some(due) => format!("{} (due {})", promise.what, due.text()),
                    None => promise.what.clone(),
                })
                .collect(),
            sources: known
                .sources_of(catalogue, handle)
                .into_iter()
                .map(ToString::to_string)
                .collect(),
            caveats: caveats
                .filter(|caveat| known.admits(catalogue, &caveat.cite))
                .map(|caveat| caveat.what.clone())
                .collect(),
            promise_state: outcome.map(Outcome::as_str),
            kept_by: kept_by.map(|by| catalogue.entry(by).engagement.id.to_string()),
            in_days: None,
        }
    }
}
