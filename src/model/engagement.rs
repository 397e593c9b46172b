//! Engagements: the meetings, visits, conferences and messages on the timeline.

use serde::{Deserialize, Serialize};

use super::{
    Citation, EngagementId, FormatId, PartyCode, Promise, SeriesId, SourceId, TopicId, list::list,
};
use crate::date::Edtf;

/// One engagement of the home country with one or more partners.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Engagement {
    /// Slug.
    pub id: EngagementId,
    /// Title in full.
    pub title: String,
    /// Label on the timeline; derived from series and number when absent.
    #[serde(default)]
    pub label: Option<String>,
    /// Partners, without the home country, which takes part in all.
    #[serde(default, deserialize_with = "list")]
    pub parties: Vec<PartyCode>,
    /// The body whose meeting it was.
    #[serde(default)]
    pub body: Option<PartyCode>,
    /// Way of meeting.
    pub format: FormatId,
    /// Whether the sides met in person; absent when no source says.
    #[serde(default)]
    pub mode: Option<Mode>,
    /// The series that it belongs to, and its number there.
    #[serde(default)]
    pub series: Option<SeriesLink>,
    /// Whether it was held, as the sources in `cite` have it.
    pub status: Status,
    /// What other sources say of that, best first. The first that the source lens lets through
    /// holds where it lets none of `cite` through.
    #[serde(default, deserialize_with = "list")]
    pub rival_statuses: Vec<StatusClaim>,
    /// The visit that it was part of.
    #[serde(default)]
    pub part_of: Option<EngagementId>,
    /// What sources say about when it was, best first. The first that the source lens lets through
    /// is the one drawn.
    #[serde(deserialize_with = "list")]
    pub dates: Vec<DateClaim>,
    /// What sources say about where it was, best first. Empty: not stated.
    #[serde(default, deserialize_with = "list")]
    pub places: Vec<Place>,
    /// Who came, side by side.
    #[serde(default, deserialize_with = "list")]
    pub delegations: Vec<Delegation>,
    /// What was said.
    #[serde(default, deserialize_with = "list")]
    pub points: Vec<Point>,
    /// Organisations and forums that were named.
    #[serde(default, deserialize_with = "list")]
    pub fora: Vec<Forum>,
    /// Armed groups that were named.
    #[serde(default, deserialize_with = "list")]
    pub groups: Vec<Group>,
    /// What a careful reader should know.
    #[serde(default, deserialize_with = "list")]
    pub caveats: Vec<Caveat>,
    /// What was said would follow.
    #[serde(default, deserialize_with = "list")]
    pub promises: Vec<Promise>,
    /// Proof of its status, title, format, mode and number.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// How the sides met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Mode {
    /// In one room.
    InPerson,
    /// By video or telephone.
    Virtual,
    /// Some of each.
    Hybrid,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::InPerson, Self::Virtual, Self::Hybrid];

    /// In words, in small letters, as shown on screen.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::InPerson => "in person",
            Self::Virtual => "by video or telephone",
            Self::Hybrid => "in person and by video",
        }
    }
}

/// Whether it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// It took place.
    Held,
    /// A side or both said that it would take place.
    Announced,
    /// A writer expected it; no side is on record.
    Expected,
    /// It was put off.
    Postponed,
    /// It was called off.
    Cancelled,
}

/// What a source says of whether it happened, where others say something else.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusClaim {
    /// What it says.
    pub status: Status,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

impl Status {
    /// The word for it, in small letters, as exports and spoken labels have it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Announced => "announced",
            Self::Expected => "expected",
            Self::Postponed => "postponed",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A place in a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesLink {
    /// The series.
    pub slug: SeriesId,
    /// Its number there, when it has one.
    #[serde(default)]
    pub number: Option<SeriesNumber>,
    /// Proof, where that of the engagement itself is not proof of this: a source that tells of a
    /// meeting may not know of the series.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// A number in a series, and whether a source states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SeriesNumber {
    /// A source states it.
    Stated(u32),
    /// We worked it out, for example as one more than the last.
    Inferred(u32),
}

impl SeriesNumber {
    /// The number itself.
    #[must_use]
    pub fn get(self) -> u32 {
        match self {
            Self::Stated(number) | Self::Inferred(number) => number,
        }
    }
}

/// What sources say about when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateClaim {
    /// The date.
    pub date: Edtf,
    /// How it follows from the sources, in words.
    pub basis: String,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// What sources say about where.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// City, when stated.
    #[serde(default)]
    pub city: Option<String>,
    /// Country, when stated.
    #[serde(default)]
    pub country: Option<PartyCode>,
    /// How it is known, when it is not simply stated.
    #[serde(default)]
    pub basis: Option<String>,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// The people of one side.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    /// The side.
    pub side: PartyCode,
    /// Who is named; empty says "not named in the source".
    #[serde(deserialize_with = "list")]
    pub people: Vec<Person>,
    /// What else a source says of the delegation: "inter-agency".
    #[serde(default)]
    pub note: Option<String>,
    /// Proof of the note, or of the passage that names nobody.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// One person on a delegation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Office, in the field's usual words.
    #[serde(default)]
    pub office: Option<String>,
    /// Rank of the office: our own coding.
    #[serde(default)]
    pub rank: Option<Rank>,
    /// Led the side or came along.
    #[serde(default)]
    pub role: Role,
    /// Name and office as the source prints them, where it prints them otherwise.
    #[serde(default)]
    pub as_written: Option<String>,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// What a person did on a delegation.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Role {
    /// Led or represented the side.
    #[default]
    Head,
    /// Came along.
    Member,
}

/// Rank of an office, 1 (highest) to 6: an editorial coding, never a source's word.
///
/// 1 head of state or government, 2 minister, 3 deputy minister or national security adviser,
/// 4 secretary of a ministry, 5 additional secretary, ambassador or director-general,
/// 6 joint secretary or director.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Rank(u8);

impl Rank {
    /// Every rank, the highest first.
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The number, 1 to 6.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    /// What the number stands for.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0 {
            1 => "Head of state or government",
            2 => "Minister",
            3 => "Deputy minister or national security adviser",
            4 => "Secretary of a ministry",
            5 => "Additional secretary, ambassador or director-general",
            _ => "Joint secretary or director",
        }
    }
}

impl TryFrom<u8> for Rank {
    type Error = String;

    fn try_from(number: u8) -> Result<Self, String> {
        if (1..=6).contains(&number) {
            Ok(Self(number))
        } else {
            Err(format!("a rank is a number from 1 to 6, not {number}"))
        }
    }
}

impl From<Rank> for u8 {
    fn from(rank: Rank) -> Self {
        rank.0
    }
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Manner of saying it.
    pub kind: PointKind,
    /// What was said, in our own words.
    pub what: String,
    /// What it is about.
    #[serde(deserialize_with = "list")]
    pub topics: Vec<TopicId>,
    /// Who said it.
    #[serde(default)]
    pub who: Speaker,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// Manner of saying something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PointKind {
    /// Talked about.
    Discussed,
    /// Agreed on.
    Agreed,
    /// Condemned.
    Condemned,
    /// Called for.
    CalledFor,
    /// Said again.
    Reaffirmed,
    /// Expressed concern about.
    ExpressedConcern,
}

impl PointKind {
    /// Name in sentence case, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Discussed => "Discussed",
            Self::Agreed => "Agreed",
            Self::Condemned => "Condemned",
            Self::CalledFor => "Called for",
            Self::Reaffirmed => "Reaffirmed",
            Self::ExpressedConcern => "Expressed concern",
        }
    }
}

/// Who said something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speaker {
    /// All sides together.
    #[default]
    Jointly,
    /// One side.
    Side(PartyCode),
    /// An official whom the source does not name, on one side.
    UnnamedOfficial(PartyCode),
    /// Officials whom the source does not name, nor their side: "officials said".
    UnnamedOfficials,
    /// The source itself, in its own voice.
    Source,
}

/// An organisation or forum that was named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forum {
    /// Its party code.
    pub body: PartyCode,
    /// As the source prints it, where that differs from its name.
    #[serde(default)]
    pub as_written: Option<String>,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// An armed group that was named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Name.
    pub name: String,
    /// Proof.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// A warning to the reader.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caveat {
    /// Kind of weakness.
    pub kind: CaveatKind,
    /// What it is, in a sentence.
    pub what: String,
    /// Where it shows.
    #[serde(default, deserialize_with = "list")]
    pub cite: Vec<Citation>,
}

/// Kind of weakness in a source or in what can be made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum CaveatKind {
    /// Can be read in more than one way.
    Ambiguous,
    /// A misprint.
    Misprint,
    /// Words or acts given to the wrong speaker or time.
    Misattribution,
    /// Only one side's account.
    OneSideOnly,
    /// An official who is not named.
    UnnamedOfficial,
    /// Words not quoted, or quoted with changes.
    Paraphrase,
    /// Sources disagree.
    Conflict,
    /// All rests on a weak source: a copy, a leak, an announcement.
    WeakSource,
    /// Worked out and not stated.
    Inferred,
    /// Text of the page that is not part of the report.
    PageFurniture,
}

impl CaveatKind {
    /// Name in sentence case, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ambiguous => "Ambiguous",
            Self::Misprint => "Misprint",
            Self::Misattribution => "Misattribution",
            Self::OneSideOnly => "One side only",
            Self::UnnamedOfficial => "Unnamed official",
            Self::Paraphrase => "Paraphrase",
            Self::Conflict => "Sources disagree",
            Self::WeakSource => "Weak source",
            Self::Inferred => "Not stated, worked out",
            Self::PageFurniture => "Not part of the report",
        }
    }
}

impl Engagement {
    /// Puts the sources of the record's own `cite` where a citation is written as `OwnPages`. Of a
    /// single source it is a citation of that one.
    pub fn fill_own_pages(&mut self) {
        let mut has_own = false;
        self.each_proof(&mut |proof| has_own |= proof.iter().any(|citation| citation.own));
        if !has_own {
            return;
        }
        let mut pages: Vec<SourceId> = Vec::new();
        for source in self.cite.iter().flat_map(Citation::sources) {
            if !source.as_str().is_empty() && !pages.contains(source) {
                pages.push(source.clone());
            }
        }
        let Some((first, others)) = pages.split_first() else {
            return;
        };
        self.each_proof(&mut |proof| {
            for citation in proof.iter_mut().filter(|citation| citation.own) {
                citation.source = first.clone();
                citation.or = others.into();
            }
        });
    }

    /// Calls `visit` with every list of citations but the record's own.
    fn each_proof(&mut self, visit: &mut dyn FnMut(&mut Vec<Citation>)) {
        if let Some(link) = &mut self.series {
            visit(&mut link.cite);
        }
        for claim in &mut self.rival_statuses {
            visit(&mut claim.cite);
        }
        for claim in &mut self.dates {
            visit(&mut claim.cite);
        }
        for place in &mut self.places {
            visit(&mut place.cite);
        }
        for delegation in &mut self.delegations {
            for person in &mut delegation.people {
                visit(&mut person.cite);
            }
            visit(&mut delegation.cite);
        }
        for point in &mut self.points {
            visit(&mut point.cite);
        }
        for forum in &mut self.fora {
            visit(&mut forum.cite);
        }
        for group in &mut self.groups {
            visit(&mut group.cite);
        }
        for caveat in &mut self.caveats {
            visit(&mut caveat.cite);
        }
        for promise in &mut self.promises {
            promise.each_proof(visit);
        }
    }

    /// Every citation in the record, its promises' included, in the order of the record's fields.
    pub fn citations(&self) -> impl Iterator<Item = &Citation> {
        let series = self.series.iter().flat_map(|link| &link.cite);
        let statuses = self.rival_statuses.iter().flat_map(|claim| &claim.cite);
        let dates = self.dates.iter().flat_map(|claim| &claim.cite);
        let places = self.places.iter().flat_map(|place| &place.cite);
        let delegations = self.delegations.iter().flat_map(|delegation| {
            let people = delegation.people.iter().flat_map(|person| &person.cite);
            people.chain(&delegation.cite)
        });
        let points = self.points.iter().flat_map(|point| &point.cite);
        let fora = self.fora.iter().flat_map(|forum| &forum.cite);
        let groups = self.groups.iter().flat_map(|group| &group.cite);
        let caveats = self.caveats.iter().flat_map(|caveat| &caveat.cite);
        let promises = self.promises.iter().flat_map(Promise::citations);
        self.cite
            .iter()
            .chain(series)
            .chain(statuses)
            .chain(dates)
            .chain(places)
            .chain(delegations)
            .chain(points)
            .chain(fora)
            .chain(groups)
            .chain(caveats)
            .chain(promises)
    }
}
