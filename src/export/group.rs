//! How formats are offered: in groups, and with files named after what they show.

use std::path::{Path, PathBuf};

use super::FileFormat;
use crate::{
    catalogue::{Catalogue, slug},
    sheet::Extent,
    view::View,
};

/// What a format is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FormatGroup {
    /// The timeline as one sees it.
    Pictures,
    /// To read.
    Documents,
    /// Rows and columns.
    Tables,
    /// For programs that show time in their own way.
    Calendars,
    /// What is shown is based on.
    Citations,
}

impl FormatGroup {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::Pictures,
        Self::Documents,
        Self::Tables,
        Self::Calendars,
        Self::Citations,
    ];

    /// Name, as shown on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pictures => "Pictures",
            Self::Documents => "Documents",
            Self::Tables => "Tables",
            Self::Calendars => "Calendar and timeline",
            Self::Citations => "Citations",
        }
    }

    /// The formats of the group.
    pub fn formats(self) -> impl Iterator<Item = FileFormat> {
        let all = FileFormat::ALL.into_iter();
        all.filter(move |format| format.group() == self)
    }
}

impl FileFormat {
    /// With which others it is offered.
    #[must_use]
    pub fn group(self) -> FormatGroup {
        match self {
            Self::Xlsx | Self::Csv | Self::Json => FormatGroup::Tables,
            Self::Calendar | Self::TimelineJs => FormatGroup::Calendars,
            Self::Citations(_) => FormatGroup::Citations,
            picture if picture.is_picture() => FormatGroup::Pictures,
            _ => FormatGroup::Documents,
        }
    }

    /// How many sheets a picture of it may have.
    #[must_use]
    pub fn extent(self) -> Extent {
        match self {
            Self::Svg | Self::Png => Extent::OneSheet,
            _ => Extent::Whole,
        }
    }

    /// A name for a file of what a view shows: "russia-2019-2025.pdf". What shows everything is called
    /// as the catalogue is.
    #[must_use]
    pub fn file_name(self, catalogue: &Catalogue, view: &View) -> String {
        let fresh = View {
            page: view.page,
            ..View::default()
        };
        let shown = View {
            selection: None,
            ..view.clone()
        };
        let is_everything = shown.shows_same_engagements(&fresh) && shown.time.is_none();
        let name = if is_everything {
            catalogue.title().to_owned()
        } else {
            catalogue.view_name(&shown)
        };
        self.file_called(&name)
    }

    /// A name for a file of what is called so.
    #[must_use]
    pub fn file_called(self, name: &str) -> String {
        let stem = slug(name).unwrap_or_else(|| "timeline".to_owned());
        format!("{stem}.{}", self.ending())
    }

    /// A path with the ending of the format, in place of that of another one if it had it.
    #[must_use]
    pub fn end(self, path: &Path, before: Self) -> PathBuf {
        let Some(name) = path.file_name() else {
            return path.to_owned();
        };
        let name = name.to_string_lossy();
        let ends_as = |format: Self| {
            let ending = format!(".{}", format.ending());
            let at = name.len().checked_sub(ending.len()).filter(|at| *at > 0)?;
            let (stem, end) = (name.get(..at)?, name.get(at..)?);
            end.eq_ignore_ascii_case(&ending).then_some(stem)
        };
        if ends_as(self).is_some() {
            return path.to_owned();
        }
        let stem = ends_as(before).unwrap_or(&name);
        path.with_file_name(format!("{stem}.{}", self.ending()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::CitationFormat;

    #[test]
    fn every_format_is_in_one_group_and_no_group_is_empty() {
        let grouped: Vec<FileFormat> = FormatGroup::ALL
            .into_iter()
            .flat_map(FormatGroup::formats)
            .collect();
        let mut sorted = grouped.clone();
        sorted.sort();
        let mut all = FileFormat::ALL.to_vec();
        all.sort();
        assert_eq!(sorted, all);
        for group in FormatGroup::ALL {
            assert!(group.formats().next().is_some(), "{group:?}");
        }
    }

    #[test]
    fn a_path_ends_as_its_format_does() {
        let end = |path: &str, format: FileFormat, before| {
            let path = format.end(Path::new(path), before);
            path.to_string_lossy().into_owned()
        };
        let (pdf, csv) = (FileFormat::Pdf, FileFormat::Csv);
        let csl = FileFormat::Citations(CitationFormat::CslJson);
        for (path, format, before, expected) in [
            ("/a/b.pdf", pdf, csv, "/a/b.pdf"),
            ("/a/b.PDF", pdf, pdf, "/a/b.PDF"),
            ("/a/b.pdf", csv, pdf, "/a/b.csv"),
            (
                "/a/b.csl.json",
                FileFormat::TimelineJs,
                csl,
                "/a/b.timeline.json",
            ),
            ("/a/b", pdf, pdf, "/a/b.pdf"),
            ("/a/up to 1.5", pdf, csv, "/a/up to 1.5.pdf"),
            ("/a/.pdf", csv, pdf, "/a/.pdf.csv"),
            ("日本", pdf, csv, "日本.pdf"),
            ("/", pdf, csv, "/"),
        ] {
            assert_eq!(end(path, format, before), expected, "{path}");
        }
    }
}
