//! How a picture is to look.

use anyhow::bail;
use clap::ValueEnum;
use legation::{
    date::Day,
    export::{FileFormat, Look},
    scene,
    sheet::PageSize,
};

use super::which::one_day;

/// How a picture is made. No other format takes any of it.
#[derive(clap::Args)]
pub(super) struct Picture {
    /// Of a picture: slide, slide-4x3, a4, a3, or width and height in pixels such as 1600x900, of at least
    /// 576x324; slide when absent
    #[arg(long, value_name = "SIZE", value_parser = PageSize::parse)]
    size: Option<PageSize>,
    /// Of a picture: its colours; print is white paper and greys; light when absent
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    /// Of a PNG: how many pixels to each point of its size, 1 to 4; 1 when absent
    #[arg(long, value_name = "FACTOR", value_parser = scale)]
    scale: Option<f64>,
    /// Of a picture: its title; that of the catalogue when absent
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Of a picture: the day that a line is drawn for as today; none when absent
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    today: Option<String>,
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

impl Picture {
    /// How a picture is to look.
    pub(super) fn look(&self) -> anyhow::Result<Look> {
        let default = Look::default();
        Ok(Look {
            size: self.size.unwrap_or(default.size),
            theme: self.theme.map_or(default.theme, Into::into),
            // An empty title is none: a picture has one.
            title: self.title.clone().filter(|title| !title.trim().is_empty()),
            today: self.today()?,
            scale: self.scale.unwrap_or(default.scale),
        })
    }

    fn today(&self) -> anyhow::Result<Option<Day>> {
        self.today.as_deref().map(one_day).transpose()
    }

    /// Refuses what would change nothing in a file of a format.
    pub(super) fn can_be_used_by(&self, format: FileFormat) -> anyhow::Result<()> {
        let of_a_picture = [
            (self.size.is_some(), "--size"),
            (self.theme.is_some(), "--theme"),
            (self.title.is_some(), "--title"),
            (self.today.is_some(), "--today"),
        ];
        let of_pixels = [(self.scale.is_some(), "--scale")];
        if !format.is_picture() {
            let options = of_a_picture.into_iter().chain(of_pixels);
            return refuse(options, "pictures", format);
        }
        if format != FileFormat::Png {
            return refuse(of_pixels, "PNG pictures", format);
        }
        Ok(())
    }
}

fn refuse(
    options: impl IntoIterator<Item = (bool, &'static str)>,
    of: &str,
    format: FileFormat,
) -> anyhow::Result<()> {
    let mut given = options.into_iter().filter(|(is_given, _)| *is_given);
    if let Some((_, option)) = given.next() {
        bail!(
            "{option} is for {of}, and would change nothing in a file of {}; leave it out",
            format.name()
        );
    }
    Ok(())
}

fn scale(text: &str) -> Result<f64, String> {
    let factor = text.parse().ok();
    factor
        .filter(|factor| (1.0..=4.0).contains(factor))
        .ok_or_else(|| "a scale is a number from 1 to 4".to_owned())
}
