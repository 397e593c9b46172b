//! What `legation export` needs to know for a picture.

use std::path::Path;

use anyhow::bail;
use clap::ValueEnum;
use legation::{
    catalogue::Catalogue,
    date::{Day, Edtf, thousands},
    export, scene,
    sheet::{Document, Extent, Options, PageSize, Role},
    view::View,
};

use super::{complain, ends_in};

/// How a picture is made. Tables take none of it.
#[derive(clap::Args)]
pub(super) struct Picture {
    /// Of a picture: slide, slide-4x3, a4, a3, or width and height in pixels such as 1600x900
    #[arg(long, value_name = "SIZE", default_value = "slide", value_parser = PageSize::parse)]
    size: PageSize,
    /// Of a picture: its colours; print is white paper and greys
    #[arg(long, value_enum, default_value = "light")]
    theme: Theme,
    /// Of a PNG: how many pixels to each point of its size, 1 to 4
    #[arg(long, value_name = "FACTOR", default_value = "1", value_parser = scale)]
    scale: f64,
    /// Of a picture: its title; that of the catalogue when absent
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Of a picture: the day that a line is drawn for as today; none when absent
    #[arg(long, value_name = "DAY", value_parser = day)]
    today: Option<Day>,
    /// Of a picture: the day as of which promises are judged
    #[arg(long, value_name = "DAY", value_parser = day)]
    as_of: Option<Day>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
    Print,
}

impl From<Theme> for scene::Theme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
            Theme::Print => Self::Print,
        }
    }
}

/// How the names of files of pictures end.
pub(super) const ENDINGS: [&str; 3] = ["svg", "png", "pdf"];

impl Picture {
    /// Whether a file is to be a picture.
    pub(super) fn is_for(path: &Path) -> bool {
        ENDINGS.iter().any(|ending| ends_in(path, ending))
    }

    /// What a view shows of a catalogue, in the format that the name of the file asks for.
    pub(super) fn write(
        &self,
        catalogue: &Catalogue,
        view: &View,
        path: &Path,
    ) -> anyhow::Result<Vec<u8>> {
        let is_pdf = ends_in(path, "pdf");
        let options = Options {
            size: self.size,
            theme: self.theme.into(),
            title: self.title.clone(),
            today: self.today,
            extent: if is_pdf {
                Extent::Whole
            } else {
                Extent::OneSheet
            },
        };
        let view = View {
            as_of: self.as_of.or(view.as_of),
            ..view.clone()
        };
        let document = Document::new(catalogue, &view, &options);
        say_what_is_missing(&document);
        if is_pdf {
            return Ok(export::pdf(&document)?);
        }
        if ends_in(path, "png") {
            return Ok(export::png(&document, 0, self.scale)?);
        }
        match export::svg(&document, 0) {
            Some(text) => Ok(text.into_bytes()),
            None => bail!("there is nothing to show"),
        }
    }
}

/// On standard error, so that nobody hands over half of something without knowing.
fn say_what_is_missing(document: &Document) {
    let parts = document.sheets.iter().flat_map(|sheet| &sheet.parts);
    let timelines = parts.filter(|part| part.role == Role::Timeline);
    let elsewhere: u32 = timelines.map(|part| part.scene.summary.elsewhere).sum();
    if document.sheets.len() == 1 && elsewhere > 0 {
        complain(&format!(
            "{} engagements are in lanes for which the picture has no room; it says so, and a PDF has pages for them",
            thousands(elsewhere.into())
        ));
    }
}

fn scale(text: &str) -> Result<f64, String> {
    let factor = text.parse().ok();
    factor
        .filter(|factor| (1.0..=4.0).contains(factor))
        .ok_or_else(|| "a scale is a number from 1 to 4".to_owned())
}

fn day(text: &str) -> Result<Day, String> {
    let date = Edtf::parse(text).map_err(|error| error.to_string())?;
    date.earliest()
        .filter(|_| date.earliest() == date.latest())
        .ok_or_else(|| "it is one day, such as 2026-11-21".to_owned())
}
