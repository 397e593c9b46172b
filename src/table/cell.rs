//! What stands in a cell.

use super::Column;
use crate::{
    catalogue::{Catalogue, Handle, Known, Outcome, PromiseRef, breaks_a_line, one_line, sentence},
    date::{Day, Edtf, Kind, Qualifier, Weekday},
    model::{PartyCode, Person, Place, Role, SeriesNumber, SourceKind},
};

/// What the cells of a table are made from.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The engagements.
    pub catalogue: &'a Catalogue,
    /// What is known of them under the lens.
    pub known: &'a Known,
    /// The day as of which promises are judged.
    pub as_of: Day,
}

impl<'a> Ground<'a> {
    /// What stands in a cell, on one line; empty where nothing is known.
    #[must_use]
    pub fn cell(&self, handle: Handle, column: Column) -> String {
        let (catalogue, known) = (self.catalogue, self.known);
        let engagement = &catalogue.entry(handle).engagement;
        let text = match column {
            Column::Date => self
                .date(handle)
                .map(|date| sentence(&date.display()))
                .unwrap_or_default(),
            Column::Weekday => self
                .weekday(handle)
                .map(|day| day.name().to_owned())
                .unwrap_or_default(),
            Column::Title => engagement.title.clone(),
            Column::Partners => self.party_names(&engagement.parties),
            Column::Body => self.party_names(engagement.body.as_slice()),
            Column::Format => catalogue
                .format(&engagement.format)
                .map_or(engagement.format.as_str(), |format| &format.name)
                .to_owned(),
            Column::Status => {
                let status = known.status(handle).unwrap_or(engagement.status);
                sentence(status.as_str())
            }
            Column::Number => self.number(handle).map(number).unwrap_or_default(),
            Column::Series => self.series(handle).to_owned(),
            Column::Place => known
                .place(catalogue, handle)
                .map(|place| self.place(place))
                .unwrap_or_default(),
            Column::Mode => known
                .mode(catalogue, handle)
                .map(|mode| sentence(mode.words()))
                .unwrap_or_default(),
            Column::Heads => self.heads(handle),
            Column::Topics => {
                let topics = known.topics(catalogue, handle).into_iter();
                joined(topics.map(|topic| catalogue.topic_name(topic)), ", ")
            }
            Column::Promises => self.promises_in_words(handle),
            Column::Sources => known.independent_sources(catalogue, handle).to_string(),
            Column::Kinds => joined(self.kinds(handle).map(SourceKind::name), ", "),
            Column::FirstDay => day(self.date(handle).and_then(Edtf::earliest)),
            Column::LastDay => day(self.date(handle).and_then(Edtf::latest)),
            Column::Id => engagement.id.to_string(),
        };
        // Records are written by hand, and what they hold can have any number of lines.
        if text.contains(breaks_a_line) {
            one_line(&text)
        } else {
            text
        }
    }

    /// What is said of a row by whoever reads it aloud: its title, then what stands in other columns.
    /// Numbers say of what they are.
    #[must_use]
    pub fn spoken(&self, handle: Handle, columns: impl Iterator<Item = Column>) -> String {
        let mut spoken = self.cell(handle, Column::Title);
        for column in columns.filter(|column| *column != Column::Title) {
            let cell = self.cell(handle, column);
            if cell.is_empty() {
                continue;
            }
            spoken += ", ";
            if column.is_number() || column == Column::Promises {
                spoken += &column.name().to_lowercase();
                spoken.push(' ');
            }
            spoken += &cell;
        }
        spoken
    }

    pub(super) fn date(&self, handle: Handle) -> Option<&'a Edtf> {
        self.known.date(self.catalogue, handle)
    }

    /// The day of the week of what was on one day that is certain.
    pub(super) fn weekday(&self, handle: Handle) -> Option<Weekday> {
        let date = self.date(handle)?;
        let is_certain = date.kind() == Kind::Day && date.qualifier() == Qualifier::None;
        date.earliest().filter(|_| is_certain).map(Day::weekday)
    }

    pub(super) fn number(&self, handle: Handle) -> Option<SeriesNumber> {
        self.known.series(self.catalogue, handle)?.number
    }

    fn series(&self, handle: Handle) -> &'a str {
        let link = self.known.series(self.catalogue, handle);
        link.map_or("", |link| {
            let series = self.catalogue.series(&link.slug);
            series.map_or(link.slug.as_str(), |series| &series.name)
        })
    }

    fn party_names(&self, parties: &[PartyCode]) -> String {
        let names = parties.iter();
        joined(names.map(|party| self.catalogue.party_name(party)), ", ")
    }

    fn place(&self, place: &Place) -> String {
        let words = self
            .catalogue
            .place_words(place.city.as_deref(), place.country.as_ref());
        words.unwrap_or_default()
    }

    /// "India: Tanmaya Lal, Secretary (West); Russia: Sergey Vershinin, Deputy Foreign Minister".
    fn heads(&self, handle: Handle) -> String {
        let (catalogue, known) = (self.catalogue, self.known);
        let engagement = &catalogue.entry(handle).engagement;
        let sides = engagement.delegations.iter().filter_map(|delegation| {
            let leads = |person: &&Person| {
                person.role == Role::Head && known.admits(catalogue, &person.cite)
            };
            let heads = delegation.people.iter().filter(leads);
            let heads = heads.map(|person| match &person.office {
                Some(office) => format!("{}, {office}", person.name),
                None => person.name.clone(),
            });
            let heads = joined(heads, " and ");
            let side = catalogue.party_name(&delegation.side);
            (!heads.is_empty()).then(|| format!("{side}: {heads}"))
        });
        joined(sides, "; ")
    }

    /// Kinds of the sources that it rests on, each once, the most authoritative first.
    pub(super) fn kinds(&self, handle: Handle) -> impl Iterator<Item = SourceKind> {
        let sources = self.known.sources_of(self.catalogue, handle).into_iter();
        let kinds = sources.filter_map(|id| Some(self.catalogue.source(id)?.kind));
        let mut there = [false; SourceKind::ALL.len()];
        for kind in kinds {
            for (one, is_there) in SourceKind::ALL.into_iter().zip(&mut there) {
                *is_there |= one == kind;
            }
        }
        let all = SourceKind::ALL.into_iter().zip(there);
        all.filter_map(|(kind, is_there)| is_there.then_some(kind))
    }

    /// The promises that it made, as far as they are known.
    pub(super) fn promises(&self, handle: Handle) -> impl Iterator<Item = PromiseRef> {
        let (catalogue, known) = (self.catalogue, self.known);
        let all = catalogue.promises();
        // They are in the order of the engagements that made them.
        let from = all.partition_point(|promise| promise.made_by < handle);
        let made = all[from..].iter().copied();
        made.take_while(move |promise| promise.made_by == handle)
            .filter(move |&promise| known.admits(catalogue, &catalogue.promise(promise).cite))
    }

    /// "1 kept, 2 overdue".
    fn promises_in_words(&self, handle: Handle) -> String {
        const WORDS: [&str; 5] = [
            "kept",
            "overdue",
            "overtaken",
            "called off or put off",
            "open",
        ];
        let mut counts = [0_u32; WORDS.len()];
        for promise in self.promises(handle) {
            let outcome = self.catalogue.outcome(promise, self.known, self.as_of);
            let which = match outcome {
                Outcome::NotYetMade => continue,
                Outcome::Kept { .. }
                | Outcome::KeptPerhapsLate { .. }
                | Outcome::KeptLate { .. } => 0,
                Outcome::Overdue { .. } => 1,
                Outcome::Overtaken { .. } => 2,
                Outcome::CalledOff { .. } | Outcome::PutOff { .. } => 3,
                Outcome::Open => 4,
            };
            counts[which] += 1;
        }
        let counts = counts.into_iter().zip(WORDS);
        let counts = counts.filter(|(count, _)| *count > 0);
        joined(counts.map(|(count, what)| format!("{count} {what}")), ", ")
    }
}

/// A number, and whether a source states it.
fn number(number: SeriesNumber) -> String {
    match number {
        SeriesNumber::Stated(number) => number.to_string(),
        SeriesNumber::Inferred(number) => format!("worked out: {number}"),
    }
}

/// A day as ISO 8601 writes it, which spreadsheets read.
fn day(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn joined<T: AsRef<str>>(texts: impl IntoIterator<Item = T>, between: &str) -> String {
    let mut all = String::new();
    for text in texts {
        if !all.is_empty() {
            all += between;
        }
        all += text.as_ref();
    }
    all
}
