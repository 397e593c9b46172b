//! What people call values of facets, and the values of a filter that they mean.

use std::{collections::BTreeSet, fmt::Debug};

use anyhow::{anyhow, bail};
use legation::{
    catalogue::Catalogue,
    load::nearest,
    model::{Mode, PartyCode, Rank, SourceKind, Status},
    view::{Facet, PlaceName, Pledge, Value, Weakness},
};

const STATUSES: [Status; 5] = [
    Status::Held,
    Status::Announced,
    Status::Expected,
    Status::Postponed,
    Status::Cancelled,
];

/// Stands for what no source states.
const NONE: &str = "none";
/// Names that are listed at most when a wrong one is given and none is near.
const MAX_LISTED: usize = 60;
/// Names that are listed at most of those that have what was typed in them.
const MAX_ALIKE: usize = 5;

/// In which way a value is asked for.
#[derive(Clone, Copy)]
pub(super) enum Asked {
    /// By an option of its own, which takes several with commas between them.
    Option(&'static str),
    /// As "party=RU".
    Pair,
}

/// A name, and what it stands for.
type Named = (String, Value);

/// The word that people type for a facet, and what a value of it is called.
fn words(facet: Facet) -> (&'static str, &'static str) {
    match facet {
        Facet::Partner => ("party", "partner or body"),
        Facet::Format => ("format", "format of meeting"),
        Facet::Status => ("status", "status"),
        Facet::Topic => ("topic", "topic"),
        Facet::Place => ("place", "place"),
        Facet::Source => ("source", "kind of source"),
        Facet::Person => ("person", "person"),
        Facet::Rank => ("rank", "rank"),
        Facet::Mode => ("mode", "mode"),
        Facet::Promise => ("promise", "outcome of a promise"),
        Facet::Weakness => ("weakness", "weakness"),
    }
}

/// The word that people type for a facet.
pub(super) fn word(facet: Facet) -> &'static str {
    words(facet).0
}

/// The values that are meant by texts such as "place=Moscow".
pub(super) fn all(catalogue: &Catalogue, typed: &[String]) -> anyhow::Result<Vec<Value>> {
    let mut found = Vec::new();
    for text in typed {
        let Some((word, name)) = text.split_once('=') else {
            bail!("“{text}” is not a facet and a value, such as place=Moscow");
        };
        let word = word.trim().to_lowercase();
        let facet = Facet::ALL.into_iter().find(|one| words(*one).0 == word);
        let facet = facet.ok_or_else(|| {
            let there = Facet::ALL.map(|facet| words(facet).0);
            anyhow!("there is no facet {word}; there is: {}", there.join(", "))
        })?;
        found.extend(values(catalogue, facet, name, Asked::Pair)?);
    }
    Ok(found)
}

/// The values of a facet that are meant by a name: several, where it is that of a country in which there are
/// several places.
pub(super) fn values(
    catalogue: &Catalogue,
    facet: Facet,
    typed: &str,
    asked: Asked,
) -> anyhow::Result<Vec<Value>> {
    let typed = typed.trim();
    if typed.is_empty() {
        let (word, noun) = words(facet);
        match asked {
            Asked::Option(option) => {
                bail!("which {noun}? Write it after {option}, and a comma only between two")
            }
            Asked::Pair => bail!("which {noun}? Write it after the sign, as in {word}=NAME"),
        }
    }
    let named = named(catalogue, facet);
    let wanted = plain(typed);
    let is_meant = |(name, _): &&Named| plain(name) == wanted;
    let found: BTreeSet<&Value> = named
        .iter()
        .filter(is_meant)
        .map(|(_, value)| value)
        .collect();
    if found.is_empty() {
        bail!(not_found(catalogue, facet, typed, &named));
    }
    let mut found: Vec<Value> = found.into_iter().cloned().collect();
    if facet != Facet::Place && found.len() > 1 {
        // Who writes the code of one does not mean another that is called so, too.
        found = match found.iter().find(|one| plain(&code(one)) == wanted) {
            Some(one) => vec![one.clone()],
            None => bail!("{}", which_of(catalogue, typed, &found)),
        };
    }
    if let [Value::Partner(party)] = found.as_slice()
        && catalogue.home() == Some(party)
    {
        bail!(
            "{} takes part in everything, so it chooses nothing; name a partner",
            catalogue.party_name(party)
        );
    }
    Ok(found)
}

/// That several values share a name, and what tells each from the others.
fn which_of(catalogue: &Catalogue, typed: &str, found: &[Value]) -> String {
    let found = found.iter().map(|one| told_apart(catalogue, one));
    let found: Vec<String> = found.collect();
    format!("{typed} may be {}; write which", found.join(" or "))
}

/// What tells a value from all others of its facet; its name where nothing else does.
fn code(value: &Value) -> String {
    match value {
        Value::Partner(code) => code.to_string(),
        Value::Topic(slug) => slug.to_string(),
        Value::Format(slug) => slug.to_string(),
        Value::Person(name) => name.clone(),
        _ => String::new(),
    }
}

/// "CD (Democratic Republic of the Congo)".
fn told_apart(catalogue: &Catalogue, value: &Value) -> String {
    let (code, name) = (code(value), catalogue.value_name(value));
    if code.is_empty() || code == name {
        return name;
    }
    format!("{code} ({name})")
}

fn is_home(catalogue: &Catalogue, value: &Value) -> bool {
    matches!(value, Value::Partner(party) if catalogue.home() == Some(party))
}

/// Whether all values of a facet, which are the same in every catalogue, are told soon.
fn is_short(facet: Facet) -> bool {
    match facet {
        Facet::Status
        | Facet::Source
        | Facet::Rank
        | Facet::Mode
        | Facet::Promise
        | Facet::Weakness => true,
        Facet::Partner | Facet::Format | Facet::Topic | Facet::Place | Facet::Person => false,
    }
}

/// That there is no value of a name, and which is near, or has it in it, or which there are.
fn not_found(catalogue: &Catalogue, facet: Facet, typed: &str, named: &[Named]) -> String {
    let (_, noun) = words(facet);
    let names = named.iter().map(|(name, _)| name.as_str());
    if let Some(near) = nearest(typed, names.clone()) {
        return format!("there is no {noun} {typed}; the nearest is {near}");
    }
    let wanted = plain(typed);
    let values = named.iter().map(|(_, value)| value);
    let values: BTreeSet<&Value> = values.filter(|one| !is_home(catalogue, one)).collect();
    let names_of = |values: &mut dyn Iterator<Item = &&Value>| {
        let mut names: Vec<String> = values.map(|value| typed_as(catalogue, value)).collect();
        names.sort();
        names.dedup();
        names
    };
    let has_it = |(name, _): &&Named| plain(name).contains(&wanted);
    let alike: BTreeSet<&Value> = named
        .iter()
        .filter(has_it)
        .map(|(_, value)| value)
        .filter(|one| !is_home(catalogue, one))
        .collect();
    let alike = names_of(&mut alike.iter());
    if !is_short(facet) && (1..=MAX_ALIKE).contains(&alike.len()) {
        let alike = alike.join("; ");
        return format!(
            "there is no {noun} {typed}; with that in one of its names there is: {alike}"
        );
    }
    let all = names_of(&mut values.iter());
    if (1..=MAX_LISTED).contains(&all.len()) {
        return format!("there is no {noun} {typed}; there is: {}", all.join("; "));
    }
    format!("there is no {noun} {typed}, and none with a similar name")
}

/// The name under which a value is listed: one that can be typed.
fn typed_as(catalogue: &Catalogue, value: &Value) -> String {
    match value {
        Value::Topic(slug) => slug.to_string(),
        Value::Format(slug) => slug.to_string(),
        Value::Status(status) => status.as_str().to_owned(),
        Value::Mode(Some(mode)) => mode_word(*mode).to_owned(),
        value if value.is_unstated() => NONE.to_owned(),
        value => catalogue.value_name(value),
    }
}

/// A name however it is spelled: small, and without hyphens.
fn plain(name: &str) -> String {
    name.to_lowercase().replace(['-', '_'], " ")
}

/// Every name of every value of a facet.
fn named(catalogue: &Catalogue, facet: Facet) -> Vec<Named> {
    let mut named: Vec<Named> = match facet {
        Facet::Partner => return parties(catalogue),
        Facet::Place => places(catalogue),
        Facet::Person => return people(catalogue),
        Facet::Format => {
            let formats = catalogue.formats().iter();
            let named = formats.flat_map(|format| {
                let names = [format.slug.as_str(), &format.name, &format.short];
                names.map(|name| (name.to_owned(), Value::Format(format.slug.clone())))
            });
            return named.collect();
        }
        Facet::Topic => {
            let topics = catalogue.topics().iter();
            let named = topics.flat_map(|topic| {
                let names = [topic.slug.as_str(), &topic.name];
                names.map(|name| (name.to_owned(), Value::Topic(topic.slug.clone())))
            });
            return named.collect();
        }
        Facet::Status => STATUSES
            .map(|one| (one.as_str().to_owned(), Value::Status(one)))
            .into(),
        Facet::Source => both_ways(catalogue, &SourceKind::ALL, Value::Source),
        Facet::Weakness => both_ways(catalogue, &Weakness::ALL, Value::Weakness),
        Facet::Promise => both_ways(catalogue, &Pledge::ALL, |one| Value::Promise(Some(one))),
        Facet::Rank => Rank::ALL
            .into_iter()
            .flat_map(|rank| {
                let value = Value::Rank(Some(rank));
                [
                    called(catalogue, value.clone()),
                    (rank.get().to_string(), value),
                ]
            })
            .collect(),
        Facet::Mode => Mode::ALL
            .into_iter()
            .flat_map(|mode| {
                let value = Value::Mode(Some(mode));
                [
                    (mode_word(mode).to_owned(), value.clone()),
                    called(catalogue, value),
                ]
            })
            .collect(),
    };
    let none = match facet {
        Facet::Place => Value::Place(None),
        Facet::Rank => Value::Rank(None),
        Facet::Mode => Value::Mode(None),
        Facet::Promise => Value::Promise(None),
        _ => return named,
    };
    named.extend([(NONE.to_owned(), none.clone()), called(catalogue, none)]);
    named
}

/// Values as they are called on screen, and as records write them.
fn both_ways<T: Copy + Debug>(
    catalogue: &Catalogue,
    all: &[T],
    value: impl Fn(T) -> Value,
) -> Vec<Named> {
    let named = all.iter().flat_map(|&one| {
        let value = value(one);
        [
            called(catalogue, value.clone()),
            (format!("{one:?}"), value),
        ]
    });
    named.collect()
}

fn called(catalogue: &Catalogue, value: Value) -> Named {
    (catalogue.value_name(&value), value)
}

fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "in-person",
        Mode::Virtual => "virtual",
        Mode::Hybrid => "hybrid",
    }
}

/// Parties by their code and any of their names.
fn parties(catalogue: &Catalogue) -> Vec<Named> {
    let mut parties: Vec<_> = catalogue.parties().collect();
    parties.sort_by(|one, other| one.code.cmp(&other.code));
    let named = parties.into_iter().flat_map(|party| {
        let names = names_of(catalogue, &party.code);
        names.map(|name| (name.to_owned(), Value::Partner(party.code.clone())))
    });
    named.collect()
}

/// The code of a party, and all its names.
fn names_of<'c>(catalogue: &'c Catalogue, code: &'c PartyCode) -> impl Iterator<Item = &'c str> {
    let party = catalogue.party(code).into_iter();
    let names = party.flat_map(|party| {
        let more = party.native_name.iter().chain(&party.other_names);
        [party.name.as_str()]
            .into_iter()
            .chain(more.map(String::as_str))
    });
    [code.as_str()].into_iter().chain(names)
}

/// Places by city, by country, and by both.
fn places(catalogue: &Catalogue) -> Vec<Named> {
    let claimed = catalogue
        .entries()
        .flat_map(|(_, entry)| &entry.engagement.places);
    let places: BTreeSet<PlaceName> = claimed
        .map(|place| PlaceName {
            country: place.country.clone(),
            city: place.city.clone(),
        })
        .filter(|place| place.country.is_some() || place.city.is_some())
        .collect();
    let mut named = Vec::new();
    for place in places {
        let value = Value::Place(Some(place.clone()));
        let city = place.city.clone().into_iter();
        let country = place.country.iter();
        let country = country.flat_map(|code| names_of(catalogue, code));
        let names = city.chain(country.map(str::to_owned));
        named.push(called(catalogue, value.clone()));
        named.extend(names.map(|name| (name, value.clone())));
    }
    named
}

/// People by name, and as sources write them.
fn people(catalogue: &Catalogue) -> Vec<Named> {
    let entries = catalogue.entries();
    let sides = entries.flat_map(|(_, entry)| &entry.engagement.delegations);
    let people = sides.flat_map(|side| &side.people);
    let named: BTreeSet<Named> = people
        .flat_map(|person| {
            let value = Value::Person(person.name.clone());
            let written = person.as_written.clone().into_iter();
            written
                .chain([person.name.clone()])
                .map(move |name| (name, value.clone()))
        })
        .collect();
    named.into_iter().collect()
}
