//! What of a catalogue can be found, read once: texts, and which engagement says each of them, where
//! and on what proof.

use rustc_hash::FxHashMap as HashMap;

use super::{
    field::Field,
    proof::{ProofId, ProofReader, Proofs, WITH_ENGAGEMENT},
    store::{Interner, Lists, Strings},
};
use crate::{
    catalogue::{Catalogue, Entry, Handle, Origin, ordinal},
    date::Edtf,
    load::Texts,
    model::{
        Citation, Delegation, Engagement, Party, PartyCode, Place, Promise, SeriesLink, SourceId,
    },
};

/// The number of a text.
pub(super) type TextId = u32;

/// What each engagement says, where and on what proof.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    /// By handle: the numbers of texts, each above the number of the field.
    said: Lists<u32>,
    /// By number of the mention.
    pub proofs: Vec<ProofId>,
}

/// That an engagement says something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// Its place among all mentions.
    pub number: u32,
    said: u32,
}

const FIELD_BITS: u32 = 4;

impl Mentions {
    /// How many engagements there are.
    pub(super) fn len(&self) -> usize {
        self.said.len()
    }

    pub(super) fn of(&self, engagement: Handle) -> impl Iterator<Item = Mention> {
        let (first, said) = self.said.with_place(engagement.0 as usize);
        let said = said.iter().zip(first..);
        said.map(|(&said, number)| Mention { number, said })
    }

    /// For each of so many texts the engagements that say it.
    pub(super) fn by_text(&self, texts: usize) -> Lists<u32> {
        Lists::turned(&self.said, texts, |said: u32| said >> FIELD_BITS)
    }

    fn push(&mut self, said: &[Said]) {
        self.said.push(
            said.iter()
                .map(|one| one.text << FIELD_BITS | one.field as u32),
        );
        self.proofs.extend(said.iter().map(|one| one.proof));
    }

    fn shrink(&mut self) {
        self.said.shrink();
        self.proofs.shrink_to_fit();
    }

    pub(super) fn bytes(&self) -> usize {
        self.said.bytes() + size_of_val(&*self.proofs)
    }
}

impl Mention {
    pub(super) fn text(self) -> TextId {
        self.said >> FIELD_BITS
    }

    pub(super) fn field(self) -> Field {
        Field::ALL[self.field_number() as usize]
    }

    /// The place of the field among all, below 16.
    pub(super) fn field_number(self) -> u32 {
        self.said % (1 << FIELD_BITS)
    }
}

/// A mention while it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Said {
    text: TextId,
    field: Field,
    proof: ProofId,
}

/// A paragraph of a source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph {
    pub text: TextId,
    /// The place of the source in the catalogue.
    pub source: u32,
    /// From 1.
    pub number: u32,
}

/// What was read.
pub(super) struct Contents {
    pub texts: Strings,
    pub mentions: Mentions,
    pub proofs: Proofs,
    /// In order of source and number.
    pub paragraphs: Vec<Paragraph>,
}

/// Reads all of a catalogue.
pub(super) fn contents(catalogue: &Catalogue, texts: &Texts) -> Contents {
    let mut reader = Reader {
        catalogue,
        texts: Interner::default(),
        proofs: ProofReader::new(catalogue),
        paragraphs: Vec::new(),
        paragraph_at: HashMap::default(),
        parties: HashMap::default(),
        dates: HashMap::default(),
        mentions: Vec::new(),
        scratch: String::new(),
    };
    reader.paragraphs(texts);
    let mut mentions = Mentions::default();
    let mut ordered = Vec::new();
    for (_, entry) in catalogue.entries() {
        reader.engagement(entry);
        reader.once_each(&mut ordered);
        mentions.push(&reader.mentions);
        reader.mentions.clear();
    }
    mentions.shrink();
    reader.texts.strings.shrink();
    Contents {
        texts: reader.texts.strings,
        mentions,
        proofs: reader.proofs.finish(),
        paragraphs: reader.paragraphs,
    }
}

struct Reader<'c> {
    catalogue: &'c Catalogue,
    texts: Interner,
    proofs: ProofReader<'c>,
    paragraphs: Vec<Paragraph>,
    /// By place of the source and number.
    paragraph_at: HashMap<(u32, u32), TextId>,
    /// All names of a party.
    parties: HashMap<&'c PartyCode, TextId>,
    /// Dates in words, by how a record writes them.
    dates: HashMap<&'c str, TextId>,
    /// Those of one engagement.
    mentions: Vec<Said>,
    scratch: String,
}

impl<'c> Reader<'c> {
    fn engagement(&mut self, entry: &'c Entry) {
        let engagement = &entry.engagement;
        self.says(Field::Title, &engagement.title, WITH_ENGAGEMENT);
        if let Some(label) = &engagement.label {
            self.says(Field::Title, label, WITH_ENGAGEMENT);
        }
        for party in entry.lanes() {
            self.party(Field::Partner, party, WITH_ENGAGEMENT);
        }
        if let Some(format) = self.catalogue.format(&engagement.format) {
            self.says(Field::Format, &format.name, WITH_ENGAGEMENT);
        }
        if let Some(link) = &engagement.series {
            self.series(engagement, link);
        }
        for claim in &engagement.dates {
            let proof = self.proofs.any(&claim.cite);
            self.date(&claim.date, proof);
        }
        for place in &engagement.places {
            self.place(place);
        }
        for delegation in &engagement.delegations {
            self.delegation(delegation);
        }
        self.said(engagement);
        if let Origin::Promise { made_by, index } = &entry.origin {
            let by = self.catalogue.find(made_by);
            let by = by.map(|by| &self.catalogue.entry(by).engagement);
            if let Some(promise) = by.and_then(|by| by.promises.get(*index)) {
                self.promised(promise);
            }
        }
        self.citations(engagement);
    }

    /// Points with their topics, promises, forums, armed groups and caveats.
    fn said(&mut self, engagement: &'c Engagement) {
        for point in &engagement.points {
            let proof = self.proofs.any(&point.cite);
            self.says(Field::Point, &point.what, proof);
            for topic in &point.topics {
                self.says(Field::Topic, self.catalogue.topic_name(topic), proof);
            }
        }
        for promise in &engagement.promises {
            let proof = self.proofs.any(&promise.cite);
            self.says(Field::Promise, &promise.what, proof);
        }
        for forum in &engagement.fora {
            let proof = self.proofs.any(&forum.cite);
            self.party(Field::Named, &forum.body, proof);
            if let Some(written) = &forum.as_written {
                self.says(Field::Named, written, proof);
            }
        }
        for group in &engagement.groups {
            let proof = self.proofs.any(&group.cite);
            self.says(Field::Named, &group.name, proof);
        }
        for caveat in &engagement.caveats {
            let proof = self.proofs.any(&caveat.cite);
            self.says(Field::Caveat, &caveat.what, proof);
        }
    }

    /// What the engagement that a promise stands for was promised as.
    fn promised(&mut self, promise: &'c Promise) {
        self.says(Field::Promise, &promise.what, WITH_ENGAGEMENT);
        for topic in &promise.topics {
            let name = self.catalogue.topic_name(topic);
            self.says(Field::Topic, name, WITH_ENGAGEMENT);
        }
    }

    fn series(&mut self, engagement: &Engagement, link: &SeriesLink) {
        let proof = if link.cite.is_empty() {
            &engagement.cite
        } else {
            &link.cite
        };
        let proof = self.proofs.any(proof);
        let Some(series) = self.catalogue.series(&link.slug) else {
            return;
        };
        self.says(Field::Series, &series.name, proof);
        match link.number {
            Some(number) => {
                let text = format!("{} {}", ordinal(number.get()), series.short);
                self.says(Field::Series, &text, proof);
            }
            None => self.says(Field::Series, &series.short, proof),
        }
    }

    fn date(&mut self, date: &'c Edtf, proof: ProofId) {
        let known = self.dates.get(date.text()).copied();
        let text = known.unwrap_or_else(|| {
            let text = self.texts.number(&date.display());
            self.dates.insert(date.text(), text);
            text
        });
        self.mention(Field::Date, text, proof);
    }

    fn place(&mut self, place: &'c Place) {
        let proof = self.proofs.any(&place.cite);
        if let Some(country) = &place.country {
            // A place in Türkiye is found as one in Turkey.
            self.party(Field::Place, country, proof);
        }
        if let Some(city) = &place.city {
            let country = place.country.as_ref();
            let country = country.map(|country| self.catalogue.party_name(country));
            self.joined(Field::Place, city, country, proof);
        }
    }

    fn delegation(&mut self, delegation: &Delegation) {
        if let Some(note) = &delegation.note {
            let proof = self.proofs.any(&delegation.cite);
            self.says(Field::Person, note, proof);
        }
        for person in &delegation.people {
            let proof = self.proofs.any(&person.cite);
            self.joined(Field::Person, &person.name, person.office.as_deref(), proof);
            if let Some(written) = &person.as_written {
                self.says(Field::Person, written, proof);
            }
        }
    }

    /// Quoted words, the sources behind them, and the paragraphs cited.
    fn citations(&mut self, engagement: &Engagement) {
        let all: Vec<&Citation> = engagement.citations().collect();
        let mut sources: Vec<(&SourceId, Vec<&Citation>)> = Vec::new();
        for &citation in &all {
            for source in citation.sources() {
                match sources.iter_mut().find(|(one, _)| *one == source) {
                    Some((_, cited)) => cited.push(citation),
                    None => sources.push((source, vec![citation])),
                }
            }
            if citation.words.is_none() && citation.paragraph().is_none() {
                continue;
            }
            let proof = self.proofs.any([citation]);
            if let Some(words) = &citation.words {
                self.says(Field::Quote, words, proof);
            }
            let place = self.catalogue.source_position(&citation.source);
            if let Some((place, number)) = place.zip(citation.paragraph())
                && let Some(&text) = self.paragraph_at.get(&(place as u32, number.get()))
            {
                self.mention(Field::Passage, text, proof);
            }
        }
        for (id, cited) in sources {
            let Some(source) = self.catalogue.source(id) else {
                continue;
            };
            let proof = self.proofs.any(cited);
            for text in source.publisher.iter().chain(&source.headline) {
                self.says(Field::Source, text, proof);
            }
        }
    }

    /// Every paragraph that is at hand, cited or not.
    fn paragraphs(&mut self, texts: &Texts) {
        for (source, place) in self.catalogue.sources().iter().zip(0..) {
            let paragraphs = texts.paragraphs(&source.id).unwrap_or_default();
            for (paragraph, number) in paragraphs.iter().zip(1..) {
                // Of two sources with one text each is cited for itself.
                let text = self.texts.strings.push(paragraph);
                self.paragraph_at.insert((place, number), text);
                self.paragraphs.push(Paragraph {
                    text,
                    source: place,
                    number,
                });
            }
        }
    }

    /// All names of a party in one text.
    fn party(&mut self, field: Field, code: &'c PartyCode, proof: ProofId) {
        let known = self.parties.get(code).copied();
        let text = known.unwrap_or_else(|| {
            let party = self.catalogue.party(code);
            let names = party.map_or_else(|| code.as_str().to_owned(), names);
            let text = self.texts.number(&names);
            self.parties.insert(code, text);
            text
        });
        self.mention(field, text, proof);
    }

    /// "Malé, Maldives".
    fn joined(&mut self, field: Field, first: &str, second: Option<&str>, proof: ProofId) {
        let Some(second) = second else {
            return self.says(field, first, proof);
        };
        self.scratch.clear();
        for part in [first, ", ", second] {
            self.scratch.push_str(part);
        }
        let text = self.texts.number(&self.scratch);
        self.mention(field, text, proof);
    }

    fn says(&mut self, field: Field, text: &str, proof: ProofId) {
        let text = self.texts.number(text);
        self.mention(field, text, proof);
    }

    /// Leaves each mention of an engagement once, in the order of the record. `ordered` is room to do
    /// it in.
    fn once_each(&mut self, ordered: &mut Vec<(Said, u32)>) {
        ordered.clear();
        ordered.extend(self.mentions.drain(..).zip(0..));
        ordered.sort_unstable();
        ordered.dedup_by_key(|(mention, _)| *mention);
        ordered.sort_unstable_by_key(|(_, place)| *place);
        self.mentions
            .extend(ordered.iter().map(|(mention, _)| *mention));
    }

    fn mention(&mut self, field: Field, text: TextId, proof: ProofId) {
        self.mentions.push(Said { text, field, proof });
    }
}

/// "Russia (Россия, Russian Federation, RU)".
fn names(party: &Party) -> String {
    let others = party.native_name.iter().chain(&party.other_names);
    let code = party.code.as_str();
    let mut also: Vec<&str> = Vec::new();
    for name in others.map(String::as_str).chain([code]) {
        if name != party.name && !also.contains(&name) {
            also.push(name);
        }
    }
    if also.is_empty() {
        return party.name.clone();
    }
    format!("{} ({})", party.name, also.join(", "))
}
