//! One engagement in words: what every file that is read by people says of it.

use super::{
    Handover,
    numbered::{Mark, Numbered},
};
use crate::{
    catalogue::{Handle, Since, one_line, sentence},
    date::{Day, Edtf, Membership},
    model::{Citation, Delegation, Person, Role},
    table::{Column, Ground},
};

/// Something that is said of an engagement, and where it stands: "India", "Name, office", "[1 ¶ 3]".
pub(super) struct Claim {
    /// Of what it is said; may be empty.
    pub(super) name: String,
    pub(super) text: String,
    /// Numbers of sources; empty where there is no citation.
    pub(super) mark: Mark,
}

/// What is known of one engagement under the lens, each text on one line and in no markup.
pub(super) struct Meeting {
    pub(super) handle: Handle,
    pub(super) id: String,
    pub(super) title: String,
    /// When, in plain words, with the numbers of the sources that say so.
    pub(super) date: Claim,
    /// Format, status, place and mode: "Joint working group, held, Moscow, Russia, in person".
    pub(super) facts: String,
    /// Proof that it was held or announced.
    pub(super) mark: Mark,
    /// Who led each side.
    pub(super) heads: Vec<Claim>,
    /// What was said.
    pub(super) points: Vec<Claim>,
    /// Dates and statuses that other sources give.
    pub(super) rivals: Vec<Claim>,
    /// What a careful reader should know.
    pub(super) caveats: Vec<Claim>,
    /// What no believed source mentions: "the date".
    pub(super) not_mentioned: Vec<&'static str>,
    /// How many sources tell of it, for "this source" or "these sources".
    pub(super) sources: usize,
    /// Whether it is an engagement only because it was promised.
    pub(super) is_promised: bool,
    /// Whether it may have been in other days than those asked for.
    pub(super) is_possible: bool,
}

/// What stands for a date that there is none of.
pub(super) const NO_DATE: &str = "Date not known";

impl Meeting {
    pub(super) fn new(handover: &Handover<'_>, numbered: &Numbered<'_>, handle: Handle) -> Self {
        let writer = Writer {
            handover,
            numbered,
            handle,
        };
        writer.meeting()
    }

    /// All that is to be read with care.
    pub(super) fn cautions(&self) -> impl Iterator<Item = &Claim> + Clone {
        self.rivals.iter().chain(&self.caveats)
    }

    /// "Not mentioned in this source: the place, who led"; none where all is.
    pub(super) fn silence(&self) -> Option<String> {
        let what = self.not_mentioned.join(", ");
        let which = match self.sources {
            1 => "this source",
            _ => "these sources",
        };
        (!what.is_empty()).then(|| format!("Not mentioned in {which}: {what}"))
    }
}

struct Writer<'a, 'c> {
    handover: &'a Handover<'c>,
    numbered: &'a Numbered<'c>,
    handle: Handle,
}

impl Writer<'_, '_> {
    fn meeting(&self) -> Meeting {
        let Handover {
            catalogue, known, ..
        } = self.handover;
        let entry = catalogue.entry(self.handle);
        let engagement = &entry.engagement;
        let heads = self.heads();
        let points = self.points();
        let date = known.date_claim(catalogue, self.handle);
        let place = self.cell(Column::Place);
        let mut not_mentioned = Vec::new();
        let mut miss = |is_missing: bool, what| {
            if is_missing {
                not_mentioned.push(what);
            }
        };
        miss(date.is_none(), "the date");
        if !entry.is_promised() {
            miss(place.is_empty(), "the place");
            let named = |claim: &Claim| claim.text != UNNAMED;
            miss(!heads.iter().any(named), "who led");
            miss(points.is_empty(), "what was said");
        }
        Meeting {
            handle: self.handle,
            id: engagement.id.to_string(),
            title: one_line(&engagement.title),
            date: Claim {
                name: "Date".to_owned(),
                text: date.map_or_else(
                    || NO_DATE.to_owned(),
                    |claim| sentence(&claim.date.display()),
                ),
                mark: date.map_or_else(Mark::default, |claim| self.mark(&claim.cite)),
            },
            facts: self.facts(place),
            mark: self.mark(&engagement.cite),
            heads,
            points,
            rivals: self.rivals(),
            caveats: self.caveats(),
            not_mentioned,
            sources: known.sources_of(catalogue, self.handle).len(),
            is_promised: entry.is_promised(),
            is_possible: self.handover.in_days(self.handle) == Some(Membership::Possibly),
        }
    }

    fn cell(&self, column: Column) -> String {
        let ground = Ground {
            catalogue: self.handover.catalogue,
            known: &self.handover.known,
            as_of: self.handover.as_of.unwrap_or(Day::MIN),
        };
        ground.cell(self.handle, column)
    }

    fn mark(&self, cite: &[Citation]) -> Mark {
        self.numbered.mark(&self.handover.known, cite)
    }

    fn admits(&self, cite: &[Citation]) -> bool {
        let Handover {
            catalogue, known, ..
        } = self.handover;
        known.admits(catalogue, cite)
    }

    fn claim(&self, name: &str, text: &str, cite: &[Citation]) -> Claim {
        Claim {
            name: one_line(name),
            text: one_line(text),
            mark: self.mark(cite),
        }
    }

    fn facts(&self, place: String) -> String {
        let status = self.cell(Column::Status).to_lowercase();
        let mode = self.cell(Column::Mode).to_lowercase();
        let parts = [self.cell(Column::Format), status, place, mode];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }

    fn heads(&self) -> Vec<Claim> {
        let engagement = &self.handover.catalogue.entry(self.handle).engagement;
        let sides = engagement.delegations.iter();
        sides.flat_map(|side| self.heads_of(side)).collect()
    }

    fn heads_of(&self, delegation: &Delegation) -> Vec<Claim> {
        let side = self.handover.catalogue.party_name(&delegation.side);
        if delegation.people.is_empty() && self.admits(&delegation.cite) {
            return vec![self.claim(side, UNNAMED, &delegation.cite)];
        }
        let leads = |person: &&Person| person.role == Role::Head && self.admits(&person.cite);
        let heads = delegation.people.iter().filter(leads);
        let heads = heads.map(|person| {
            let text = match &person.office {
                Some(office) => format!("{}, {office}", person.name),
                None => person.name.clone(),
            };
            self.claim(side, &text, &person.cite)
        });
        heads.collect()
    }

    fn points(&self) -> Vec<Claim> {
        let catalogue = self.handover.catalogue;
        let points = catalogue.entry(self.handle).engagement.points.iter();
        let points = points.filter(|point| self.admits(&point.cite));
        let points = points.map(|point| {
            let name = match catalogue.speaker_words(&point.who) {
                Some(who) => format!("{} ({who})", point.kind.name()),
                None => point.kind.name().to_owned(),
            };
            self.claim(&name, &point.what, &point.cite)
        });
        points.collect()
    }

    fn rivals(&self) -> Vec<Claim> {
        let Handover {
            catalogue, known, ..
        } = self.handover;
        let engagement = &catalogue.entry(self.handle).engagement;
        let holds = known.date(catalogue, self.handle).map(Edtf::text);
        let dates = engagement
            .dates
            .iter()
            .filter(|claim| self.admits(&claim.cite) && Some(claim.date.text()) != holds);
        let dates =
            dates.map(|claim| self.claim("Another date", &claim.date.display(), &claim.cite));
        let status = known.status(self.handle);
        let statuses = engagement.rival_statuses.iter();
        let statuses = statuses
            .filter(|claim| self.admits(&claim.cite) && Some(claim.status) != status)
            .map(|claim| self.claim("Another status", claim.status.as_str(), &claim.cite));
        dates.chain(statuses).collect()
    }

    fn caveats(&self) -> Vec<Claim> {
        let engagement = &self.handover.catalogue.entry(self.handle).engagement;
        let caveats = engagement.caveats.iter();
        let caveats = caveats
            .filter(|caveat| self.admits(&caveat.cite))
            .map(|caveat| self.claim(caveat.kind.name(), &caveat.what, &caveat.cite));
        caveats.collect()
    }
}

/// What was new, and what these sources do not mention, beside the meeting before in the series; nothing where
/// there is none, or nothing that was said there is on record.
pub(super) fn since(handover: &Handover<'_>, since: Option<Since<'_>>) -> Vec<Claim> {
    let Handover {
        catalogue, known, ..
    } = handover;
    let Some(since) = since else {
        return Vec::new();
    };
    let date = known.date(catalogue, since.previous);
    let date = date.map_or_else(String::new, |date| format!(" ({})", date.display()));
    let told = [
        (
            format!("Beside the meeting before{date}, new here"),
            since.new,
        ),
        (
            "Mentioned there, and not mentioned in the sources of this one".to_owned(),
            since.not_mentioned,
        ),
    ];
    let told = told.into_iter().filter(|(_, topics)| !topics.is_empty());
    let mut claims: Vec<Claim> = told
        .map(|(name, topics)| {
            let topics = topics.iter();
            let topics = topics.map(|mention| catalogue.topic_name(mention.topic));
            Claim {
                name,
                text: one_line(&topics.collect::<Vec<_>>().join(", ")),
                mark: Mark::default(),
            }
        })
        .collect();
    if let Some(last) = claims.last_mut().filter(|_| !since.shares_a_source) {
        last.text +=
            " (no source tells of both meetings, and publishers differ in what they mention)";
    }
    claims
}

/// What stands for people whom a source does not name.
const UNNAMED: &str = "not named in the source";
