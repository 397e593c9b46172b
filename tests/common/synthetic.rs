//! Catalogues of any size that look like diplomacy: 40 partners and three bodies over 25 years,
//! clumped in busy weeks and years of summits, with numbered series, windows in which something
//! happened once, things that lasted, meetings of several, and promises. The same number and seed
//! always give the same records.
//!
//! They are made as records or as text. Parsing the text gives the same records, and takes longer.

mod text;

use std::num::NonZeroU32;

use super::Random;
use legation::{
    catalogue::{Catalogue, Records},
    date::{Day, Edtf},
    model::{
        About, Citation, Collection, Counting, DateClaim, Engagement, Format, FormatId, Locator,
        Marker, Party, PartyCode, PartyKind, Place, Point, PointKind, Promise, PromisedMeeting,
        Region, RegionCode, Series, SeriesId, SeriesLink, SeriesNumber, Source, SourceId,
        SourceKind, Speaker, Status, Topic, TopicId,
    },
};

/// Partners; the first ones meet most.
const PARTNERS: usize = 40;
/// Partners at the end that are in no region.
const UNSORTED: usize = 2;
/// Bodies, each with members among the partners.
const BODIES: usize = 3;
/// Regions, dealt out to the partners in turn.
const REGIONS: usize = 5;
const TOPICS: usize = 12;
const CITIES: usize = 6;
/// Ways of meeting, the usual ones first.
const FORMATS: [(&str, Marker, Counting); 8] = [
    ("Working group", Marker::Circle, Counting::Meeting),
    ("Dialogue", Marker::Square, Counting::Meeting),
    ("Visit", Marker::Triangle, Counting::Container),
    ("Consultations", Marker::Square, Counting::Meeting),
    ("Message", Marker::SmallRing, Counting::Message),
    ("Talks of advisers", Marker::Diamond, Counting::Meeting),
    ("Conference", Marker::Hexagon, Counting::Meeting),
    ("Expert talks", Marker::Circle, Counting::Meeting),
];
/// The first year, and how many there are.
const FIRST_YEAR: i16 = 2001;
const YEARS: i16 = 25;
/// How many engagements share a source, and how many sources there are at least.
const SHARED: usize = 10;
const LEAST_SOURCES: usize = 50;
/// How many numbers a series comes to, more or less.
const NUMBERS: f64 = 50.0;
/// How much of everything is a numbered meeting of a series, and how much the meeting of a body.
const NUMBERED: f64 = 0.4;
const OF_A_BODY: f64 = 0.04;

/// A catalogue of so many engagements, those that are only promised among them.
pub fn catalogue(engagements: usize, seed: u64) -> Catalogue {
    Catalogue::new(records(engagements, seed))
}

/// The records of such a catalogue, as they come out of loading.
pub fn records(engagements: usize, seed: u64) -> Records {
    let plan = Plan::new(engagements, seed);
    let mut records = plan.ground();
    records.engagements = (0..plan.meetings.len())
        .map(|number| plan.engagement(number))
        .collect();
    records
}

/// The same records in one file.
pub fn text(engagements: usize, seed: u64) -> String {
    let plan = Plan::new(engagements, seed);
    let mut text = String::from("[\n");
    text::ground(&mut text, &plan.ground());
    for number in 0..plan.meetings.len() {
        text::engagement(&mut text, &plan.engagement(number));
    }
    text.push_str("]\n");
    text
}

/// The same records in several files, with their names: one for what everything stands on, and so
/// many for the engagements. Each is made when it is asked for.
pub fn files(
    engagements: usize,
    seed: u64,
    count: usize,
) -> impl Iterator<Item = (String, String)> {
    let plan = Plan::new(engagements, seed);
    (0..=count).map(move |file| {
        let mut text = String::from("[\n");
        let name = match file.checked_sub(1) {
            None => {
                text::ground(&mut text, &plan.ground());
                "ground.ron".to_owned()
            }
            Some(part) => {
                let all = plan.meetings.len();
                for number in all * part / count..all * (part + 1) / count {
                    text::engagement(&mut text, &plan.engagement(number));
                }
                format!("meetings-{part:04}.ron")
            }
        };
        text.push_str("]\n");
        (name, text)
    })
}

/// Who meets whom and when, and the numbers in their series; the rest of an engagement is worked
/// out when it is wanted.
struct Plan {
    meetings: Vec<Meeting>,
    /// How many sources there are.
    sources: usize,
    /// For each partner, and then for each body, how many series it has.
    runs: Vec<usize>,
}

struct Meeting {
    day: i64,
    host: Host,
    /// Which of the host's series, and the number in it.
    number: Option<(usize, u32)>,
    promises: bool,
    /// What everything else about it follows from.
    seed: u64,
}

/// Whose meeting it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Host {
    Partner(usize),
    Body(usize),
}

impl Plan {
    fn new(engagements: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let calendar = Calendar::new(engagements, &mut random);
        let runs = runs(engagements);
        let mut meetings: Vec<Meeting> = Vec::with_capacity(engagements);
        let mut promised = 0;
        while meetings.len() + promised < engagements {
            let day = calendar.day(&mut random);
            let host = if random.unit() < OF_A_BODY {
                Host::Body(random.below(BODIES))
            } else {
                Host::Partner(partner(&mut random))
            };
            let run = random.below(runs[host.place()]);
            let number = (random.unit() < NUMBERED).then_some((run, 0));
            let has_room = meetings.len() + promised + 2 <= engagements;
            let promises = number.is_some() && has_room && random.unit() < 0.05;
            promised += usize::from(promises);
            meetings.push(Meeting {
                day,
                host,
                number,
                promises,
                seed: random.next(),
            });
        }
        number_in_order(&mut meetings, &mut random);
        Self {
            meetings,
            sources: LEAST_SOURCES.max(engagements / SHARED),
            runs,
        }
    }

    /// What is not an engagement.
    fn ground(&self) -> Records {
        let all = |count: usize| 0..count;
        let text = |text: &str| text.to_owned();
        let mut parties = vec![party("HOME", "Homeland".to_owned())];
        parties.extend(all(PARTNERS).map(|number| {
            let mut party = party(&format!("P{number}"), format!("Partner {number}"));
            let region = format!("R{}", number % REGIONS);
            party.region =
                (number < PARTNERS - UNSORTED).then(|| RegionCode::from(region.as_str()));
            party
        }));
        parties.extend(all(BODIES).map(|number| {
            let mut body = party(&format!("B{number}"), format!("Body {number}"));
            body.kind = PartyKind::Body;
            body.members = members(number).map(|member| code("P", member)).collect();
            body
        }));
        let hosts = all(PARTNERS)
            .map(Host::Partner)
            .chain(all(BODIES).map(Host::Body));
        let series = hosts.flat_map(|host| {
            all(self.runs[host.place()]).map(move |run| Series {
                slug: SeriesId::from(host.series(run)),
                name: format!("Series {run} of {}", host.code()),
                short: format!("Working group {run}"),
                parties: vec![host.code()],
                format: FormatId::from("format-0"),
                founded: None,
                cite: vec![page(0)],
                note: None,
            })
        });
        Records {
            about: Some(About {
                title: text("Synthetic"),
                home: PartyCode::from("HOME"),
                covers: text("Nothing"),
                leaves_out: text("Everything"),
                as_of: edtf("2026-11-21"),
            }),
            sources: all(self.sources).map(source).collect(),
            regions: all(REGIONS)
                .map(|number| Region {
                    code: RegionCode::from(format!("R{number}")),
                    name: format!("Region {number}"),
                })
                .collect(),
            parties,
            topics: all(TOPICS)
                .map(|number| Topic {
                    slug: TopicId::from(format!("topic-{number}")),
                    name: format!("Topic {number}"),
                    sentence: text("What belongs here"),
                })
                .collect(),
            formats: FORMATS
                .iter()
                .zip(0..)
                .map(|(&(name, marker, counting), number)| Format {
                    slug: FormatId::from(format!("format-{number}")),
                    name: text(name),
                    short: text(name),
                    sentence: text("What belongs here"),
                    marker,
                    counting,
                })
                .collect(),
            series: series.collect(),
            engagements: Vec::new(),
            context: Vec::new(),
            saved_views: Vec::new(),
            briefings: Vec::new(),
        }
    }

    /// One engagement, whole.
    fn engagement(&self, number: usize) -> Engagement {
        let meeting = &self.meetings[number];
        let mut random = Random::new(meeting.seed);
        let random = &mut random;
        let format = meeting
            .number
            .map_or_else(|| random.below(FORMATS.len()), |_| 0);
        let status = if meeting.promises {
            Status::Held
        } else {
            status(random)
        };
        let told_by = self.told_by(random);
        // Where several pages tell of it, which of them says what was often not noted.
        let together = told_by.len() > 1 && random.unit() < 0.5;
        let pages = if together { told_by.len() } else { 1 };
        let cite: Vec<Citation> = told_by[..pages].iter().copied().map(page).collect();
        let mut engagement = Engagement {
            id: format!("meeting-{number}").into(),
            title: title(number, random),
            label: None,
            parties: parties(meeting.host, random),
            body: match meeting.host {
                Host::Body(_) => Some(meeting.host.code()),
                Host::Partner(_) => None,
            },
            format: FormatId::from(format!("format-{format}")),
            mode: None,
            series: meeting
                .number
                .map(|(run, number)| link(meeting.host, run, number)),
            status,
            rival_statuses: Vec::new(),
            part_of: None,
            dates: dates(meeting.day, &told_by, random),
            places: places(meeting.host, &told_by, random),
            delegations: Vec::new(),
            points: points(together, &told_by, random),
            fora: Vec::new(),
            groups: Vec::new(),
            caveats: Vec::new(),
            promises: Vec::new(),
            cite,
        };
        if let (true, Some((run, of))) = (meeting.promises, meeting.number) {
            let due = meeting.day + random.between(300.0, 800.0) as i64;
            engagement.promises = vec![Promise {
                id: format!("promise-{number}").into(),
                what: "To meet again".to_owned(),
                meeting: Some(PromisedMeeting {
                    title: format!("Meeting after {number}"),
                    label: None,
                    parties: None,
                    body: engagement.body.clone(),
                    format: FormatId::from("format-0"),
                    series: Some(link(meeting.host, run, of + 1)),
                    place: None,
                }),
                due: Some(edtf(&iso(due)[..7])),
                basis: Some("Stated".to_owned()),
                topics: Vec::new(),
                fulfilled_by: None,
                cite: vec![quote("would meet again", &told_by, random)],
            }];
        }
        engagement.fill_own_pages();
        engagement
    }

    /// The sources that tell of one meeting: often only one.
    fn told_by(&self, random: &mut Random) -> Vec<usize> {
        let count = match random.below(20) {
            0..=6 => 1,
            7..=14 => 2,
            _ => 3,
        };
        let mut sources = Vec::with_capacity(count);
        while sources.len() < count {
            let source = random.below(self.sources);
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        sources
    }
}

fn quote(words: &str, told_by: &[usize], random: &mut Random) -> Citation {
    let source = told_by[random.below(told_by.len())];
    let paragraph = NonZeroU32::MIN.saturating_add(random.below(30) as u32);
    Citation {
        locator: Locator::Paragraph(paragraph),
        words: Some(words.to_owned()),
        ..page(source)
    }
}

/// Mostly one; now and then another source has another day.
fn dates(day: i64, told_by: &[usize], random: &mut Random) -> Vec<DateClaim> {
    let mut dates = vec![DateClaim {
        date: edtf(&date(day, random)),
        basis: "Stated".to_owned(),
        cite: vec![quote("met on that day", told_by, random)],
    }];
    if random.unit() < 0.03 {
        let rival = day + random.between(-3.0, 3.0) as i64;
        dates.push(DateClaim {
            date: edtf(&iso(rival.min(last_day()))),
            basis: "Stated by another".to_owned(),
            cite: vec![quote("met about that day", told_by, random)],
        });
    }
    dates
}

fn places(host: Host, told_by: &[usize], random: &mut Random) -> Vec<Place> {
    let Host::Partner(partner) = host else {
        return Vec::new();
    };
    if random.unit() < 0.7 {
        return Vec::new();
    }
    let city = random.below(CITIES);
    vec![Place {
        city: Some(format!("City {city} of {partner}")),
        country: Some(host.code()),
        basis: None,
        cite: vec![page(told_by[0])],
    }]
}

/// What was said, by whom of the sources, or by one of them together.
fn points(together: bool, told_by: &[usize], random: &mut Random) -> Vec<Point> {
    (0..random.below(4))
        .map(|_| Point {
            kind: PointKind::Discussed,
            what: "Something that both sides talked about at some length".to_owned(),
            topics: vec![TopicId::from(format!("topic-{}", random.below(TOPICS)))],
            who: Speaker::Jointly,
            cite: vec![if together {
                own_pages()
            } else {
                quote("talked about at length", told_by, random)
            }],
        })
        .collect()
}

impl Host {
    /// Its place among partners and bodies.
    fn place(self) -> usize {
        match self {
            Self::Partner(number) => number,
            Self::Body(number) => PARTNERS + number,
        }
    }

    fn code(self) -> PartyCode {
        match self {
            Self::Partner(number) => code("P", number),
            Self::Body(number) => code("B", number),
        }
    }

    fn series(self, run: usize) -> String {
        format!("series-{}-{run}", self.code())
    }
}

/// When meetings are: years of which some are busier, and busy weeks and months within them.
struct Calendar {
    /// Days since 1970 up to the end of each year, and the weight of all years up to it.
    years: Vec<(f64, f64)>,
    /// The middle of each clump, and how far it reaches.
    clumps: Vec<(f64, f64)>,
}

impl Calendar {
    fn new(engagements: usize, random: &mut Random) -> Self {
        let mut weight = 0.0;
        let years = (0..YEARS).map(|year| {
            // More is known of late years, and every so often there is a summit.
            weight += 1.0 + f64::from(year) / f64::from(YEARS) + random.between(0.0, 0.5);
            weight += if random.unit() < 0.2 { 1.5 } else { 0.0 };
            (first_day(FIRST_YEAR + year + 1), weight)
        });
        let mut calendar = Self {
            years: years.collect(),
            clumps: Vec::new(),
        };
        calendar.clumps = (0..(engagements / 40).clamp(3, 400))
            .map(|_| {
                let reach = if random.unit() < 0.3 {
                    random.between(2.0, 6.0)
                } else {
                    random.between(20.0, 150.0)
                };
                (calendar.any(random), reach)
            })
            .collect();
        calendar
    }

    /// A day of some year, the likelier the busier the year.
    fn any(&self, random: &mut Random) -> f64 {
        let whole = self.years.last().map_or(0.0, |&(_, weight)| weight);
        let share = random.between(0.0, whole);
        let year = self.years.partition_point(|&(_, weight)| weight <= share);
        let from = match year.checked_sub(1) {
            Some(before) => self.years[before].0,
            None => first_day(FIRST_YEAR),
        };
        random.between(from, self.years[year].0)
    }

    fn day(&self, random: &mut Random) -> i64 {
        let at = if random.unit() < 0.4 {
            self.any(random)
        } else {
            let (middle, reach) = self.clumps[random.below(self.clumps.len())];
            // The sum of two is dense in the middle and thin at the ends.
            let offset = random.between(-reach, reach) + random.between(-reach, reach);
            middle + offset / 2.0
        };
        (at as i64).clamp(first_day(FIRST_YEAR) as i64, last_day())
    }
}

fn first_day(year: i16) -> f64 {
    Day::from_ymd(year, 1, 1).unwrap().number() as f64
}

fn last_day() -> i64 {
    first_day(FIRST_YEAR + YEARS) as i64 - 1
}

/// Numbers the meetings of each series in order of time. Of some numbers there is no record.
fn number_in_order(meetings: &mut [Meeting], random: &mut Random) {
    let mut order: Vec<usize> = (0..meetings.len())
        .filter(|&at| meetings[at].number.is_some())
        .collect();
    order.sort_by_key(|&at| {
        let meeting = &meetings[at];
        (meeting.host, meeting.number, meeting.day, at)
    });
    let mut before = None;
    let mut last = 0;
    for at in order {
        let meeting = &mut meetings[at];
        let Some((run, number)) = &mut meeting.number else {
            continue;
        };
        if before.replace((meeting.host, *run)) != Some((meeting.host, *run)) {
            last = 0;
        }
        last += if random.unit() < 0.02 { 2 } else { 1 };
        *number = last;
    }
}

/// How many series each partner and each body has.
fn runs(engagements: usize) -> Vec<usize> {
    let all = engagements as f64 * NUMBERED;
    let reach = |partner: usize| (partner as f64 / PARTNERS as f64).sqrt();
    let partners = (0..PARTNERS).map(|partner| reach(partner + 1) - reach(partner));
    let bodies = [OF_A_BODY / BODIES as f64; BODIES];
    partners
        .chain(bodies)
        .map(|share| 1 + (all * share / NUMBERS) as usize)
        .collect()
}

/// A partner, the lower the likelier.
fn partner(random: &mut Random) -> usize {
    let share = random.unit();
    (share * share * PARTNERS as f64) as usize
}

/// Partners that are members of a body.
fn members(body: usize) -> impl Iterator<Item = usize> {
    (body..PARTNERS).step_by(BODIES)
}

/// Those who took part: the host, now and then others too, and of a body a few members.
fn parties(host: Host, random: &mut Random) -> Vec<PartyCode> {
    let mut parties = Vec::new();
    match host {
        Host::Partner(partner) => {
            parties.push(partner);
            if random.unit() < 0.06 {
                for _ in 0..=random.below(3) {
                    parties.push(random.below(PARTNERS));
                }
            }
        }
        Host::Body(body) => {
            let members: Vec<usize> = members(body).collect();
            for _ in 0..random.below(6) {
                parties.push(members[random.below(members.len())]);
            }
        }
    }
    let mut met = [false; PARTNERS];
    parties.retain(|&party| !std::mem::replace(&mut met[party], true));
    parties.into_iter().map(|party| code("P", party)).collect()
}

fn title(number: usize, random: &mut Random) -> String {
    let words = [
        "Meeting",
        "Round of consultations",
        "Dialogue on security",
        "Visit of the minister",
        "Talks on the financing of terrorism and its links with crime",
    ];
    format!("{} {number}", words[random.below(words.len())])
}

fn status(random: &mut Random) -> Status {
    match random.below(20) {
        0 => Status::Announced,
        1 => Status::Expected,
        2 => Status::Postponed,
        3 => Status::Cancelled,
        _ => Status::Held,
    }
}

/// Mostly days; now and then each of the other things that a source can say. All of it ends with
/// the last year.
fn date(day: i64, random: &mut Random) -> String {
    let later = |random: &mut Random, most: f64| {
        let later = day + 1 + random.between(0.0, most) as i64;
        iso(later.min(last_day().max(day + 1)))
    };
    match random.below(40) {
        0..=3 => format!("{}/{}", iso(day), later(random, 4.0)),
        4 => format!("{}/{}", iso(day), later(random, 400.0)),
        5..=6 => format!("[{}..{}]", iso(day), later(random, 60.0)),
        7 => format!("[{}..{}]", iso(day), later(random, 2_000.0)),
        8..=9 => iso(day)[..7].to_owned(),
        10 => iso(day)[..4].to_owned(),
        11 => format!("{}?", iso(day)),
        12 => format!("{}~", iso(day)),
        13 => format!("{}/..", iso(day)),
        14 => format!("[..{}]", iso(day)),
        15 => format!("/{}", iso(day)),
        // One of two days a week or more apart, and none between them.
        16 if random.below(5) == 0 => {
            let weeks = 7 * random.between(1.0, 5.0) as i64;
            format!("[{},{}]", iso(day), iso(day + weeks))
        }
        _ => iso(day),
    }
}

fn iso(day: i64) -> String {
    Day::from_number(day).to_string()
}

fn edtf(text: &str) -> Edtf {
    Edtf::parse(text).unwrap()
}

fn code(letter: &str, number: usize) -> PartyCode {
    PartyCode::from(format!("{letter}{number}"))
}

fn link(host: Host, run: usize, number: u32) -> SeriesLink {
    SeriesLink {
        slug: SeriesId::from(host.series(run)),
        number: Some(SeriesNumber::Stated(number)),
        cite: Vec::new(),
    }
}

fn party(code: &str, name: String) -> Party {
    Party {
        code: PartyCode::from(code),
        name,
        kind: PartyKind::Country,
        region: None,
        native_name: None,
        other_names: Vec::new(),
        members: Vec::new(),
    }
}

/// A source; some are official, and some print what another wrote.
fn source(number: usize) -> Source {
    let kind = match number % 10 {
        0..=1 => SourceKind::OfficialStatement,
        2..=3 => SourceKind::Agency,
        4 => SourceKind::Aggregator,
        _ => SourceKind::Newspaper,
    };
    let is_copy = kind == SourceKind::Aggregator;
    Source {
        id: name_of_source(number),
        publisher: Some(format!("Publisher {}", number % 30)),
        headline: None,
        byline: None,
        published: None,
        url: Some(format!("https://example.org/{number}")),
        archived: None,
        kind,
        rests_on: None,
        copy_of: is_copy.then(|| name_of_source(number + 1)),
        collection: Collection(format!("c{}", number % 3)),
        text_file: None,
        note: None,
    }
}

fn name_of_source(number: usize) -> SourceId {
    SourceId::from(format!("source-{number}"))
}

/// A page of which only the beginning was read.
fn page(source: usize) -> Citation {
    Citation {
        source: name_of_source(source),
        or: Box::default(),
        own: false,
        locator: Locator::PageNotReadWhole,
        words: None,
    }
}

/// The pages of the record itself, which are filled in afterwards.
fn own_pages() -> Citation {
    Citation {
        source: SourceId::from(""),
        or: Box::default(),
        own: true,
        locator: Locator::PageNotReadWhole,
        words: None,
    }
}
