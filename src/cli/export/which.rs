//! What is exported: options become a view, the same that the window has.

use anyhow::{anyhow, bail};
use legation::{
    catalogue::Catalogue,
    date::{Day, Stretch},
    export::FileFormat,
    view::{Facet, Filter, Lens, TimeWindow, View},
};

use super::named;
use crate::cli::{lens, saved_view};

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
    /// The day as of which promises are judged; the one up to which the sources were read when absent
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    as_of: Option<String>,
}

impl Which {
    /// The view that is asked for: a saved one, or that which shows everything, with what the options
    /// say in place of what it says.
    pub(super) fn view(&self, catalogue: &Catalogue) -> anyhow::Result<View> {
        let mut view = match &self.view {
            Some(name) => saved_view(catalogue, name)?,
            None => View::default(),
        };
        if self.official {
            view.lens = Lens::OfficialOnly;
        } else if self.collection.is_some() {
            view.lens = lens(catalogue, self.collection.as_deref())?;
        }
        self.change(&mut view.filter, catalogue)?;
        view.time = self.time()?.or(view.time);
        let as_of = self.as_of.as_deref().map(one_day).transpose()?;
        view.as_of = as_of.or(view.as_of);
        Ok(view)
    }

    /// The name of the saved view that is asked for.
    pub(super) fn named(&self) -> Option<&str> {
        self.view.as_deref()
    }

    /// What an option asks for takes the place of all that the filter said of the same facet.
    fn change(&self, filter: &mut Filter, catalogue: &Catalogue) -> anyhow::Result<()> {
        let parties = self.party.iter().map(|name| named::party(catalogue, name));
        let topics = self.topic.iter().map(|name| named::topic(catalogue, name));
        let statuses = self.status.iter().map(|name| named::status(name));
        let formats = self.format_of_meeting.iter();
        let formats = formats.map(|name| named::format(catalogue, name));
        let values = parties.chain(topics).chain(statuses).chain(formats);
        filter.ask_for(values.collect::<anyhow::Result<_>>()?);
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

    /// The stretch of time; an end that is not named is that of the calendar.
    fn time(&self) -> anyhow::Result<Option<TimeWindow>> {
        if self.from.is_none() && self.to_date.is_none() {
            return Ok(None);
        }
        let first = match &self.from {
            Some(text) => stretch(text)?
                .earliest
                .ok_or_else(|| anyhow!("“{text}” has no first day to begin with"))?,
            None => Day::MIN,
        };
        let last = match &self.to_date {
            Some(text) => stretch(text)?
                .latest
                .ok_or_else(|| anyhow!("“{text}” has no last day to end with"))?,
            None => Day::MAX,
        };
        if first > last {
            bail!(
                "--from is {}, which is after --to-date, {}; exchange them",
                first.plain(),
                last.plain()
            );
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
