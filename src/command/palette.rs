//! The palette: everything that can be done or gone to, found by its name.

use super::{Cited, Command};
use crate::{
    catalogue::{Catalogue, one_line},
    export::CitationFormat,
    search::{Ranked, rank},
    view::{Lens, Value, View},
};

/// What kind of thing something in the palette is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// A command.
    Commands,
    /// A partner or a body.
    Partners,
    /// A topic.
    Topics,
    /// A way of meeting.
    Formats,
    /// A choice of sources.
    Sources,
    /// A view that somebody has saved.
    Views,
    /// Views in an order, with what is said of each.
    Briefings,
}

impl Group {
    /// Name as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Commands => "Commands",
            Self::Partners => "Partners and bodies",
            Self::Topics => "Topics",
            Self::Formats => "Formats",
            Self::Sources => "Sources",
            Self::Views => "Saved views",
            Self::Briefings => "Briefings",
        }
    }
}

/// Something that the palette offers.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// What it is called: "Zoom in", "Show only Russia".
    pub name: String,
    /// From which byte on it can be found as well: "Russia".
    also_from: usize,
    /// Other names by which it is found.
    others: Vec<String>,
    /// What kind of thing it is.
    pub group: Group,
    /// What it does.
    pub command: Command,
}

/// Everything that the palette offers, but the engagements: those are found in the index.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers(Vec<Offer>);

/// A line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<'o> {
    /// What it offers.
    pub offer: &'o Offer,
    /// The bytes of its name to be marked.
    pub ranges: Vec<std::ops::Range<usize>>,
}

/// What stands before the name of what alone is to be shown.
const ONLY: &str = "Show only ";

impl Offers {
    /// All commands, and for a catalogue its partners, bodies, topics and formats, choices of sources,
    /// saved views and briefings.
    #[must_use]
    pub fn new(catalogue: &Catalogue, lenses: &[Lens]) -> Self {
        // To open the palette from itself would be nothing.
        let commands = Command::listed().into_iter();
        let commands = commands.filter(|command| *command != Command::TogglePalette);
        let mut offers: Vec<Offer> = commands
            .chain(citing())
            .map(|command| Offer {
                name: command.full_name(),
                also_from: 0,
                others: command
                    .also_called()
                    .iter()
                    .map(ToString::to_string)
                    .collect(),
                group: Group::Commands,
                command,
            })
            .collect();
        let home = catalogue.home();
        let partners = catalogue
            .parties()
            .filter(|party| Some(&party.code) != home);
        let mut partners: Vec<Offer> = partners
            .map(|party| {
                let native = party.native_name.iter();
                let others = party.other_names.iter().chain(native).cloned();
                Offer {
                    others: others.collect(),
                    ..only(
                        &party.name,
                        Group::Partners,
                        Value::Partner(party.code.clone()),
                    )
                }
            })
            .collect();
        partners.sort_by(|one, other| one.name.cmp(&other.name));
        offers.append(&mut partners);
        let topics = catalogue.topics().iter();
        offers.extend(
            topics.map(|topic| only(&topic.name, Group::Topics, Value::Topic(topic.slug.clone()))),
        );
        let formats = catalogue.formats().iter();
        offers.extend(formats.map(|format| {
            only(
                &format.name,
                Group::Formats,
                Value::Format(format.slug.clone()),
            )
        }));
        offers.extend(lenses.iter().map(|lens| {
            let command = Command::Believe(lens.clone());
            let name = match lens {
                Lens::Collection(collection) => format!("Believe {} only", collection.0),
                _ => command.info().name.to_owned(),
            };
            Offer {
                also_from: "Believe ".len(),
                name,
                others: Vec::new(),
                group: Group::Sources,
                command,
            }
        }));
        offers.extend(saved(catalogue));
        Self(offers)
    }

    /// What fits, in groups: the group with the best of all comes first, and in each group its best, at
    /// most so many of one. Nothing typed fits everything.
    #[must_use]
    pub fn fitting(&self, typed: &str, most: usize) -> Vec<(Group, Vec<Line<'_>>)> {
        let names = self.0.iter().zip(0..).flat_map(|(offer, number)| {
            let whole = std::iter::once((number, Some(0), offer.name.as_str()));
            let part = (offer.also_from > 0).then(|| {
                (
                    number,
                    Some(offer.also_from),
                    &offer.name[offer.also_from..],
                )
            });
            let others = offer.others.iter();
            let others = others.map(move |other| (number, None, other.as_str()));
            whole.chain(part).chain(others)
        });
        let names: Vec<(usize, Option<usize>, &str)> = names.collect();
        let mut seen = vec![false; self.0.len()];
        let mut groups: Vec<(Group, Vec<Line<'_>>)> = Vec::new();
        for Ranked { place, ranges } in rank(typed, names.iter().map(|(.., name)| *name)) {
            let (number, from, _) = names[place];
            if std::mem::replace(&mut seen[number], true) {
                continue;
            }
            let offer = &self.0[number];
            // What is marked in another name is not on screen.
            let ranges = match from {
                Some(from) => ranges
                    .into_iter()
                    .map(|range| range.start + from..range.end + from)
                    .collect(),
                None => Vec::new(),
            };
            let at = groups.iter().position(|(group, _)| *group == offer.group);
            let at = at.unwrap_or_else(|| {
                groups.push((offer.group, Vec::new()));
                groups.len() - 1
            });
            if groups[at].1.len() < most {
                groups[at].1.push(Line { offer, ranges });
            }
        }
        groups
    }
}

/// The commands that cite, but the one that is listed with its keys.
fn citing() -> impl Iterator<Item = Command> {
    let listed = Command::Cite(CitationFormat::ChicagoNote, Cited::Selection);
    let all = [Cited::Selection, Cited::Shown].into_iter();
    let all = all.flat_map(|cited| {
        let formats = CitationFormat::ALL.into_iter();
        formats.map(move |format| Command::Cite(format, cited))
    });
    all.filter(move |command| *command != listed)
}

/// What somebody has saved, and briefings, which are opened at their first step.
fn saved(catalogue: &Catalogue) -> impl Iterator<Item = Offer> {
    let offer = |name: &str, group, view: &View| Offer {
        name: one_line(name),
        also_from: 0,
        others: Vec::new(),
        group,
        command: Command::ShowView(Box::new(view.clone())),
    };
    let views = catalogue.saved_views().iter();
    let views = views.map(move |saved| offer(&saved.name, Group::Views, &saved.view));
    let briefings = catalogue.briefings().iter();
    let briefings = briefings.filter_map(move |briefing| {
        let first = briefing.steps.first()?;
        Some(offer(&briefing.title, Group::Briefings, &first.view))
    });
    views.chain(briefings)
}

fn only(name: &str, group: Group, value: Value) -> Offer {
    Offer {
        name: format!("{ONLY}{name}"),
        also_from: ONLY.len(),
        others: Vec::new(),
        group,
        command: Command::AskFor(vec![value]),
    }
}
