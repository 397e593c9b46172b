//! Slides of a briefing.

use anyhow::{anyhow, bail};
use legation::{
    briefing::Briefing,
    catalogue::Catalogue,
    export::{FileFormat, Look, slides},
    sheet::{Document, Extent},
};

/// Which slides are asked for.
#[derive(clap::Args)]
pub(super) struct Slides {
    /// The slides of this briefing, by its short name or title or in a file that holds it, in place of a view
    #[arg(
        long,
        value_name = "NAME|FILE",
        conflicts_with_all = ["view", "collection", "official", "from", "to_date", "party", "topic",
            "status", "format_of_meeting", "with", "without", "as_of"]
    )]
    pub(super) briefing: Option<String>,
    /// Of a briefing: only the slide of this step, counted from 1; SVG and PNG hold one
    #[arg(long, value_name = "NUMBER", requires = "briefing")]
    step: Option<usize>,
}

impl Slides {
    /// The bytes of a file of slides.
    pub(super) fn write(
        &self,
        catalogue: &Catalogue,
        briefing: &Briefing,
        format: FileFormat,
        look: &Look,
    ) -> anyhow::Result<Vec<u8>> {
        let holds_one = format.extent() == Extent::OneSheet;
        let all = briefing.steps.len();
        if holds_one && self.step.is_none() && all != 1 {
            bail!(
                "{} holds one slide, and the briefing has {all}; choose one with --step, or write a PDF",
                format.name()
            );
        }
        let document = match self.step {
            None => slides(catalogue, briefing, &look.options(format.extent())),
            Some(step) => {
                let options = look.options(Extent::Whole);
                let mut slides = Document::of_briefing(catalogue, briefing, &options);
                let at = step.checked_sub(1).filter(|&at| at < all);
                let at =
                    at.ok_or_else(|| anyhow!("there is no step {step}; there are 1 to {all}"))?;
                slides.sheets = vec![slides.sheets.swap_remove(at)];
                slides
            }
        };
        let Some(written) = format.write_sheets(&document, 0, look.scale) else {
            bail!(
                "{} cannot hold slides; write a PDF, PowerPoint, an SVG or a PNG",
                format.name()
            );
        };
        Ok(written?)
    }
}
