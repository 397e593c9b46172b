//! What people call parties, topics, formats and statuses, and the values of a filter that they mean.

use anyhow::bail;
use legation::{
    catalogue::Catalogue,
    load::nearest,
    model::{PartyCode, Status},
    view::Value,
};

const STATUSES: [Status; 5] = [
    Status::Held,
    Status::Announced,
    Status::Expected,
    Status::Postponed,
    Status::Cancelled,
];

/// A partner or body by its code or any of its names.
pub(super) fn party(catalogue: &Catalogue, typed: &str) -> anyhow::Result<Value> {
    let mut parties: Vec<_> = catalogue.parties().collect();
    parties.sort_by(|one, other| one.code.cmp(&other.code));
    let names = parties.into_iter().flat_map(|party| {
        let more = party.native_name.iter().chain(&party.other_names);
        let names = [party.code.as_str(), &party.name].into_iter();
        let names = names.chain(more.map(String::as_str));
        names.map(|name| (name, &party.code))
    });
    let code: &PartyCode = find("partner or body", typed, names)?;
    if catalogue.home() == Some(code) {
        bail!(
            "{} takes part in everything, so it chooses nothing; name a partner",
            catalogue.party_name(code)
        );
    }
    Ok(Value::Partner(code.clone()))
}

/// A topic by its slug or name.
pub(super) fn topic(catalogue: &Catalogue, typed: &str) -> anyhow::Result<Value> {
    let topics = catalogue.topics().iter();
    let names =
        topics.flat_map(|topic| [topic.slug.as_str(), &topic.name].map(|name| (name, &topic.slug)));
    let slug = find("topic", typed, names)?;
    Ok(Value::Topic(slug.clone()))
}

/// A format of meeting by its slug, name or short form.
pub(super) fn format(catalogue: &Catalogue, typed: &str) -> anyhow::Result<Value> {
    let formats = catalogue.formats().iter();
    let names = formats.flat_map(|format| {
        [format.slug.as_str(), &format.name, &format.short].map(|name| (name, &format.slug))
    });
    let slug = find("format of meeting", typed, names)?;
    Ok(Value::Format(slug.clone()))
}

/// A status by its word.
pub(super) fn status(typed: &str) -> anyhow::Result<Value> {
    let names = STATUSES.map(|status| (status.as_str(), status));
    Ok(Value::Status(find("status", typed, names)?))
}

/// What is meant by a name, whatever its capitals; an error tells of the nearest that there is.
fn find<'n, T>(
    what: &str,
    typed: &str,
    names: impl IntoIterator<Item = (&'n str, T)>,
) -> anyhow::Result<T> {
    let typed = typed.trim();
    let small = typed.to_lowercase();
    let mut others = Vec::new();
    for (name, meant) in names {
        if name.to_lowercase() == small {
            return Ok(meant);
        }
        others.push(name);
    }
    match nearest(typed, others) {
        Some(name) => bail!("there is no {what} {typed}; the nearest is {name}"),
        None => bail!("there is no {what} {typed}, and none with a similar name"),
    }
}
