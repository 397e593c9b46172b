//! `legation cite`.

use std::{path::PathBuf, process::ExitCode};

use anyhow::bail;
use clap::ValueEnum;
use legation::{
    catalogue::{Catalogue, Handle, Known},
    export::{self, CitationFormat},
    load::nearest,
    model::EngagementId,
};

use super::{ended, lens, read::catalogue, say};

#[derive(clap::Args)]
pub(super) struct Cite {
    /// Engagements by their ids; all when absent
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// How to write them
    #[arg(long = "as", value_name = "FORMAT", default_value = "chicago")]
    format: Format,
    /// Folder or file of records; the built-in catalogue when absent
    #[arg(long = "in", value_name = "PATH")]
    path: Option<PathBuf>,
    /// Cite only the sources of this collection
    #[arg(long, value_name = "NAME")]
    collection: Option<String>,
}

/// The formats by the words that people type.
#[derive(Clone, Copy, ValueEnum)]
enum Format {
    #[value(help = CitationFormat::ChicagoNote.sentence())]
    Chicago,
    #[value(name = "biblatex", help = CitationFormat::BibLatex.sentence())]
    BibLatex,
    #[value(help = CitationFormat::CslJson.sentence())]
    Csl,
    #[value(help = CitationFormat::Ris.sentence())]
    Ris,
}

impl From<Format> for CitationFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Chicago => Self::ChicagoNote,
            Format::BibLatex => Self::BibLatex,
            Format::Csl => Self::CslJson,
            Format::Ris => Self::Ris,
        }
    }
}

impl Cite {
    pub(super) fn run(self) -> ExitCode {
        ended(self.cite())
    }

    fn cite(self) -> anyhow::Result<()> {
        let catalogue = catalogue(self.path)?;
        if catalogue.is_empty() {
            bail!("there is no engagement to cite");
        }
        let collection = self.collection.as_deref();
        let known = Known::new(&catalogue, &lens(&catalogue, collection)?);
        let handles = if self.ids.is_empty() {
            catalogue.entries().map(|(handle, _)| handle).collect()
        } else {
            named(&catalogue, &self.ids)?
        };
        if !self.ids.is_empty()
            && let Some(unknown) = handles.iter().position(|&handle| !known.has(handle))
        {
            let id = &self.ids[unknown];
            bail!("no source of that collection tells of {id}");
        }
        say(&export::cite(
            &catalogue,
            &known,
            &handles,
            self.format.into(),
        )?);
        Ok(())
    }
}

/// The engagements of these ids; an error tells of all that there are not.
fn named(catalogue: &Catalogue, ids: &[String]) -> anyhow::Result<Vec<Handle>> {
    let mut found = Vec::new();
    let mut unknown = Vec::new();
    for id in ids {
        match catalogue.find(&EngagementId::from(id.as_str())) {
            Some(handle) => found.push(handle),
            None => unknown.push(not_found(catalogue, id)),
        }
    }
    if !unknown.is_empty() {
        bail!("{}", unknown.join("; "));
    }
    Ok(found)
}

fn not_found(catalogue: &Catalogue, id: &str) -> String {
    let names = catalogue
        .entries()
        .map(|(_, entry)| entry.engagement.id.as_str());
    match nearest(id, names) {
        Some(name) => format!("there is no engagement {id}; the nearest is {name}"),
        None => format!("there is no engagement {id}, and none with a similar id"),
    }
}
