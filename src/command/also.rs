//! What else people call commands: words that they type in the palette and that no name has.

use super::{Cited, Command, Contrast, Motion, ThemeChoice};
use crate::{
    export::CitationFormat,
    view::{Page, Trend},
};

impl Command {
    /// Other names, by which the palette finds it too.
    #[must_use]
    pub fn also_called(&self) -> &'static [&'static str] {
        match self {
            Self::OpenFolder | Self::OpenFile | Self::AskForPath => &["Load", "Import", "Data"],
            Self::OpenEmbedded => &["Load", "Reset data"],
            Self::Reload => &["Refresh", "Reload"],
            Self::EditBriefings | Self::NewBriefing => &["Slides", "Talk", "Presentation"],
            Self::AddStep => &["Add slide", "Briefing"],
            Self::ExportBriefing(None) => &["Save slides", "Handout", "PowerPoint", "PDF"],
            Self::ToggleExport => &["Save as", "Print", "PDF", "PNG", "SVG", "Excel", "Calendar"],
            Self::ChooseTexts => &["Texts", "Full text"],
            Self::ShowPage(Page::Timeline) => &["Home", "Lanes"],
            Self::ShowPage(Page::Table) => &["List", "Rows", "Spreadsheet"],
            Self::ShowPage(Page::Trends) => &["Charts", "Graphs", "Statistics"],
            Self::ShowPage(Page::Promises) => &["Commitments", "Follow up", "Overdue"],
            Self::ShowTrend(Trend::TopicByGroup) => &["Heat map", "Chart"],
            Self::ShowTrend(_) => &["Chart", "Graph"],
            Self::FitAll => &["Reset zoom", "Zoom to all", "Show everything", "Home"],
            Self::FrameSelection => &["Zoom to selected", "Centre"],
            Self::AskForDate => &["Jump to date", "Calendar", "Year"],
            Self::AskForWords => &["Find words"],
            Self::ZoomIn => &["Closer", "Magnify"],
            Self::ZoomOut => &["Wider"],
            Self::Back => &["Return"],
            Self::Undo => &["Revert"],
            Self::ClearFilter => &["Reset filters", "Remove filters", "Show all"],
            Self::ResetLanes => &["Reset lanes", "Default lanes"],
            Self::ResetTable => &["Reset columns", "Reset table"],
            Self::ToggleRail => &["Facets", "Side bar"],
            Self::TogglePanel => &["Panel", "Side bar", "Inspector"],
            Self::ToggleLegend => &["Key to signs", "Symbols"],
            Self::ToggleProblems => &["Errors", "Warnings"],
            Self::ToggleHealth => &["Data health", "Quality", "Gaps"],
            Self::CompareThese => &["Difference", "Side by side", "Versus"],
            Self::ToggleShortcuts => &["Help", "Keys"],
            Self::ToggleSettings => &["Preferences", "Options"],
            Self::ToggleSources => &["Lens", "Evidence"],
            Self::NextOtherwise => &["Changed by the lens"],
            Self::SwitchTheme => &["Dark mode", "Light mode", "Night mode"],
            Self::SetTheme(ThemeChoice::Dark) => &["Dark mode", "Night mode"],
            Self::SetTheme(ThemeChoice::Light) => &["Light mode", "Day mode"],
            Self::SetContrast(Contrast::High) => &["Accessibility"],
            Self::SetMotion(Motion::None) => &["Animation", "Accessibility"],
            Self::Larger => &["Zoom interface", "Bigger text", "Font size"],
            Self::Smaller => &["Zoom interface", "Font size"],
            Self::UsualSize => &["Reset size", "Zoom interface", "Font size"],
            Self::CopyTable => &["Export rows", "Save rows", "Print rows", "Excel"],
            Self::Cite(CitationFormat::ChicagoNote, Cited::Selection) => &["Footnote", "Export"],
            Self::Cite(CitationFormat::ChicagoNote, Cited::Shown) => {
                &["Footnotes", "Bibliography", "Export", "Save"]
            }
            Self::Cite(_, Cited::Selection) => &["Export", "Reference"],
            Self::Cite(_, Cited::Shown) => &["Bibliography", "Export", "Save", "References"],
            _ => &[],
        }
    }

    /// Its name where nothing stands around it: "Cite as RIS" and not "RIS".
    #[must_use]
    pub fn full_name(&self) -> String {
        match self {
            Self::Cite(format, Cited::Selection) => format!("Cite as {}", format.name()),
            Self::Cite(format, Cited::Shown) => format!("Cite all shown as {}", format.name()),
            _ => self.info().name.to_owned(),
        }
    }
}
