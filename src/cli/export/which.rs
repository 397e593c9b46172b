//! What is exported: options become a view, the same that the window has.

use anyhow::{anyhow, bail};
use legation::{
    catalogue::Catalogue,
    date::{Day, Stretch},
    export::FileFormat,
    view::{Facet, Filter, Lens, TimeWindow, View},
};

use super::named::{self, Asked};
use crate::cli::{lens, read::Read};

/// What is asked for. Values of one option are alternatives; all options together must be met.
#[derive(clap::Args)]
pub(super) struct Which {
    /// What a saved view shows; the options below then change it. legation views lists them
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// Believe only the sources of this collection
    #[arg(long, value_name = "NAME", conflicts_with = "official")]
    collection: Option<String>,
    /// Believe only official statements and posts
    #[arg(long)]
    official: bool,
    /// From this day on, or from the first day of this month or year: 2019, "May 2023", 2023-05-12
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    from: Option<String>,
    /// Up to this day, or to the last day of this month or year
    #[arg(long, value_name = "DATE", allow_hyphen_values = true)]
    to_date: Option<String>,
    /// Only with this partner or body, by code or name; several with commas or again
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    party: Vec<String>,
    /// Only where something was said on this topic, by slug or name
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    topic: Vec<String>,
    /// Only of this status: held, announced, expected, postponed or cancelled
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    status: Vec<String>,
    /// Only of this format of meeting, by slug or name
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    format_of_meeting: Vec<String>,
    /// Only with this value of a facet, such as place=Moscow, rank=minister, promise=overdue or
    /// mode=none; several by giving it again
    ///
    /// Facets are party, format, status, topic, place, source (a kind of source), person, rank (of the
    /// head of a delegation: 1 to 6 or its name), mode, promise (what became of one) and weakness. “none” is
    /// for what no source states. A wrong value is answered with those that there are. What is asked for
    /// takes the place of all that a saved view says of the facet.
    #[arg(long, value_name = "FACET=VALUE")]
    with: Vec<String>,
    /// Nothing with this value of a facet, written in the same way; what a saved view says stays
    #[arg(long, value_name = "FACET=VALUE")]
    without: Vec<String>,
    /// The day as of which promises are judged; the one up to which the sources were read when absent
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    as_of: Option<String>,
}

impl Which {
    /// The view that is asked for: a saved one, or that which shows everything, with what the options
    /// say in place of what it says.
    pub(super) fn view(&self, catalogue: &Read) -> anyhow::Result<View> {
        let mut view = match &self.view {
            Some(name) => catalogue.view(name)?,
            None => View::default(),
        };
        if self.official {
            view.lens = Lens::OfficialOnly;
        } else if self.collection.is_some() {
            view.lens = lens(catalogue, self.collection.as_deref())?;
        }
        self.change(&mut view.filter, catalogue)?;
        view.time = self.time(view.time)?;
        let as_of = self.as_of.as_deref().map(one_day).transpose()?;
        view.as_of = as_of.or(view.as_of);
        Ok(view)
    }

    /// The name of the saved view that is asked for.
    pub(super) fn named(&self) -> Option<&str> {
        self.view.as_deref()
    }

    /// What is asked for takes the place of all that the filter said of the facet. What is not wanted is
    /// one thing more: it is taken from what the filter asks for.
    fn change(&self, filter: &mut Filter, catalogue: &Catalogue) -> anyhow::Result<()> {
        let mut with = Vec::new();
        for (facet, option, typed) in [
            (Facet::Partner, "--party", &self.party),
            (Facet::Topic, "--topic", &self.topic),
            (Facet::Status, "--status", &self.status),
            (
                Facet::Format,
                "--format-of-meeting",
                &self.format_of_meeting,
            ),
        ] {
            for name in typed {
                let asked = Asked::Option(option);
                with.extend(named::values(catalogue, facet, name, asked)?);
            }
        }
        with.extend(named::all(catalogue, &self.with)?);
        let without = named::all(catalogue, &self.without)?;
        if let Some(both) = with.iter().find(|value| without.contains(value)) {
            bail!(
                "{} is asked for and not wanted at once; leave one of the two out",
                catalogue.value_name(both)
            );
        }
        filter.ask_for(with);
        for value in without {
            let asked = filter.with.iter();
            let asked = asked.filter(|one| one.facet() == value.facet()).count();
            if filter.with.remove(&value) && asked == 1 {
                bail!(
                    "the saved view shows only what has {} {}, and --without takes that away; choose another with --with",
                    named::word(value.facet()),
                    catalogue.value_name(&value)
                );
            }
            filter.without.insert(value);
        }
        Ok(())
    }

    /// Refuses what would change nothing in a file of a format.
    pub(super) fn can_be_used_by(&self, format: FileFormat, view: &View) -> anyhow::Result<()> {
        let is_asked = view.filter.is_about(Facet::Promise);
        if self.as_of.is_some() && !is_asked && !format.judges_promises() {
            bail!(
                "{} do not say what became of promises, so --as-of would change nothing; leave it out",
                format.plural()
            );
        }
        Ok(())
    }

    /// The stretch of time: an end that is not named is that of the view, else that of the calendar.
    fn time(&self, view: Option<TimeWindow>) -> anyhow::Result<Option<TimeWindow>> {
        if self.from.is_none() && self.to_date.is_none() {
            return Ok(view);
        }
        let (first, last) = view.map_or((Day::MIN, Day::MAX), TimeWindow::days);
        let first = match &self.from {
            Some(text) => stretch(text)?
                .earliest
                .ok_or_else(|| anyhow!("“{text}” has no first day to begin with"))?,
            None => first,
        };
        let last = match &self.to_date {
            Some(text) => stretch(text)?
                .latest
                .ok_or_else(|| anyhow!("“{text}” has no last day to end with"))?,
            None => last,
        };
        if first > last {
            let (first, last) = (first.plain(), last.plain());
            match (&self.from, &self.to_date) {
                (Some(_), None) => bail!(
                    "--from is {first}, which is after the end of the saved view, {last}; give --to-date too"
                ),
                (None, _) => bail!(
                    "--to-date is {last}, which is before the begin of the saved view, {first}; give --from too"
                ),
                _ => {
                    bail!("--from is {first}, which is after --to-date, {last}; exchange them")
                }
            }
        }
        let window = TimeWindow::new(first.number() as f64, last.number() as f64 + 1.0);
        Ok(Some(window))
    }
}

fn stretch(text: &str) -> anyhow::Result<Stretch> {
    Stretch::from_typed(text).map_err(|why| anyhow!("“{text}”: {why}; {}", why.cure()))
}

pub(super) fn one_day(text: &str) -> anyhow::Result<Day> {
    let stretch = stretch(text)?;
    let day = stretch
        .earliest
        .filter(|_| stretch.earliest == stretch.latest);
    day.ok_or_else(|| anyhow!("“{text}” is not one day; write one such as 2026-11-21"))
}
