//! What commands are called, and how they are reached.

use super::{Cited, Command, Contrast, Ground, Key, Motion, Shortcut, ThemeChoice, Wheel};
use crate::{
    export::CitationFormat,
    view::{Page, Trend},
};

/// What the menu, the list of shortcuts and a tooltip say of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
    /// Name in sentence case; "…" when it asks for more before it acts.
    pub name: &'static str,
    /// One sentence on what it does.
    pub sentence: &'static str,
    /// Shortcuts, the one to show first.
    pub shortcuts: Vec<Shortcut>,
}

impl Command {
    /// Commands that need nothing said beside them, in the order of the menus.
    #[must_use]
    pub fn listed() -> Vec<Self> {
        let mut listed = Self::listed_everywhere();
        listed.extend(Self::listed_of_table());
        listed
    }

    /// All others.
    fn listed_everywhere() -> Vec<Self> {
        vec![
            Self::OpenFolder,
            Self::OpenFile,
            Self::AskForPath,
            Self::OpenEmbedded,
            Self::Reload,
            Self::SaveView,
            Self::ListViews,
            Self::EditBriefings,
            Self::NewBriefing,
            Self::AddStep,
            Self::ToggleExport,
            Self::ExportBriefing(None),
            Self::Present,
            Self::PresentView,
            Self::ChooseTexts,
            Self::ShowPage(Page::Timeline),
            Self::ShowPage(Page::Table),
            Self::ShowPage(Page::Trends),
            Self::ShowPage(Page::Promises),
            Self::ShowTrend(Trend::PerYear),
            Self::ShowTrend(Trend::TopicByGroup),
            Self::ShowTrend(Trend::TopicOverTime),
            Self::ShowTrend(Trend::Gaps),
            Self::FitAll,
            Self::FrameSelection,
            Self::OpenSelection,
            Self::AskForDate,
            Self::AskForWords,
            Self::NextHit,
            Self::PreviousHit,
            Self::CloseSearch,
            Self::TogglePalette,
            Self::ZoomIn,
            Self::ZoomOut,
            Self::PanEarlier,
            Self::PanLater,
            Self::Back,
            Self::Forward,
            Self::Undo,
            Self::Redo,
            Self::NextInLane,
            Self::PreviousInLane,
            Self::LaneAbove,
            Self::LaneBelow,
            Self::NextInSeries,
            Self::PreviousInSeries,
            Self::NextOtherwise,
            Self::First,
            Self::Last,
            Self::ClearFilter,
            Self::FoldThisLane,
            Self::PinThisLane,
            Self::MoveThisLaneUp,
            Self::MoveThisLaneDown,
            Self::HideThisLane,
            Self::ResetLanes,
            Self::ZoomToRange,
            Self::ToggleRail,
            Self::TogglePanel,
            Self::ReadProof,
            Self::ToggleLegend,
            Self::ToggleProblems,
            Self::ToggleHealth,
            Self::CompareThese,
            Self::ToggleShortcuts,
            Self::ToggleSettings,
            Self::ToggleSources,
            Self::SwitchTheme,
            Self::SetTheme(ThemeChoice::System),
            Self::SetTheme(ThemeChoice::Light),
            Self::SetTheme(ThemeChoice::Dark),
            Self::SetContrast(Contrast::Usual),
            Self::SetContrast(Contrast::High),
            Self::Larger,
            Self::Smaller,
            Self::UsualSize,
            Self::SetMotion(Motion::Usual),
            Self::SetMotion(Motion::None),
            Self::SetWheel(Wheel::Scrolls),
            Self::SetWheel(Wheel::Zooms),
            Self::SetGround(Ground::Theme),
            Self::SetGround(Ground::Black),
            Self::Cite(CitationFormat::ChicagoNote, Cited::Selection),
            Self::Close,
        ]
    }

    /// Whether it moves about on the timeline: on other pages its keys are free for something else.
    #[must_use]
    pub fn is_of_timeline(&self) -> bool {
        matches!(
            self,
            Self::FitAll
                | Self::FrameSelection
                | Self::OpenSelection
                | Self::AskForDate
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::PanEarlier
                | Self::PanLater
                | Self::NextInLane
                | Self::PreviousInLane
                | Self::LaneAbove
                | Self::LaneBelow
                | Self::First
                | Self::Last
                | Self::FoldThisLane
                | Self::PinThisLane
                | Self::MoveThisLaneUp
                | Self::MoveThisLaneDown
                | Self::HideThisLane
                | Self::ZoomToRange
                | Self::ToggleLegend
        )
    }

    /// Name, sentence and shortcuts.
    #[must_use]
    pub fn info(&self) -> Info {
        let (name, sentence) = self.words();
        Info {
            name,
            sentence,
            shortcuts: self.shortcuts(),
        }
    }

    fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::OpenFolder => ("Open folder…", "Open a folder of records"),
            Self::OpenFile => ("Open file…", "Open one file of records"),
            Self::AskForPath => ("Open path…", "Type the path of a folder or file of records"),
            Self::OpenPath(_) => ("Open", "Open the records at this path"),
            Self::OpenEmbedded => (
                "Open the built-in catalogue",
                "Go back to the records that come with the program",
            ),
            Self::Reload => ("Read again", "Read the open catalogue again from its files"),
            Self::ShowPage(page) => words_of_page(*page),
            Self::ShowTrend(trend) => (trend.name(), trend.sentence()),
            Self::GroupTrend(by) => (by.name(), by.sentence()),
            Self::AsOne(_) => ("Show", "Show this on the timeline"),
            Self::ZoomIn => ("Zoom in", "Zoom in: show less time"),
            Self::ZoomOut => ("Zoom out", "Zoom out: show more time"),
            Self::ZoomAt { .. } => ("Zoom", "Zoom at the pointer"),
            Self::PanEarlier => ("Earlier", "Move to earlier"),
            Self::PanLater => ("Later", "Move to later"),
            Self::Pan { .. } => ("Pan", "Move through time and lanes"),
            Self::AskForDate => ("Go to date…", "Type a date or two and show that time"),
            Self::ShowTime(_) => ("Show this time", "Show a stretch of time"),
            Self::DragTime { .. } => ("Drag the time", "Show the stretch of time that is dragged"),
            Self::FitAll => ("Fit all", "Show the whole stretch of time"),
            Self::FrameSelection => (
                "Frame selection",
                "Show the selected engagement and what is around it",
            ),
            Self::OpenSelection => (
                "Zoom to selection",
                "Zoom in until the selected engagement stands for itself",
            ),
            Self::Select(_) | Self::SelectInLane(..) => {
                ("Select", "Open this engagement in the panel")
            }
            Self::GoTo(_) => (
                "Go to",
                "Open this engagement and bring it into the picture",
            ),
            Self::Deselect => ("Select nothing", "Close the open engagement"),
            Self::NextInLane => ("Next in lane", "Go to the next engagement in the lane"),
            Self::PreviousInLane => ("Previous in lane", "Go to the one before in the lane"),
            Self::LaneAbove => (
                "Lane above",
                "Go to the nearest engagement in the lane above",
            ),
            Self::LaneBelow => (
                "Lane below",
                "Go to the nearest engagement in the lane below",
            ),
            Self::NextInSeries => ("Next in series", "Go to the next meeting of the series"),
            Self::PreviousInSeries => (
                "Previous in series",
                "Go to the meeting before in the series",
            ),
            Self::First => ("First in lane", "Go to the first engagement in the lane"),
            Self::Last => ("Last in lane", "Go to the last engagement in the lane"),
            Self::Back => ("Back", "Return to the view before"),
            Self::Forward => ("Forward", "Go to the view after"),
            Self::Undo => (
                "Undo",
                "Take back the last change of filter, sources, lanes or promises, and stay at this time",
            ),
            Self::Redo => ("Redo", "Make the change again that was taken back"),
            Self::TogglePanel => ("Details", "Show or hide the panel at the right"),
            Self::ToggleRail => ("Filters", "Show or hide the filters at the left"),
            Self::ToggleProblems => ("Problems in the data", "List what loading found"),
            Self::ToggleHealth => (
                "Where the record is weak…",
                "List engagements with a single source, a wide date or another weakness",
            ),
            Self::ToggleLegend => ("Legend", "Explain what is on screen"),
            Self::ToggleShortcuts => ("Keyboard shortcuts", "List every shortcut"),
            Self::SetTheme(theme) => theme.words(),
            Self::SwitchTheme => ("Switch theme", "Go from light to dark and back"),
            Self::ToggleSettings => (
                "Settings…",
                "Choose theme, contrast, size, motion and what the wheel does",
            ),
            Self::Larger => ("Larger interface", "Draw the whole interface larger"),
            Self::Smaller => ("Smaller interface", "Draw the whole interface smaller"),
            Self::UsualSize => (
                "Interface of the usual size",
                "Draw the whole interface at 100 %",
            ),
            Self::Close => ("Close", "Close what is open on top, else select nothing"),
            Self::OpenLink(_) => ("Open in browser", "Open this address in the browser"),
            Self::Copy(_) => ("Copy", "Copy this text"),
            _ => self
                .setting_words()
                .or_else(|| self.choice_words())
                .or_else(|| self.promise_words())
                .or_else(|| self.search_words())
                .or_else(|| self.source_words())
                .or_else(|| self.saved_words())
                .or_else(|| self.export_words())
                .or_else(|| self.present_words())
                .unwrap_or_else(|| self.lane_words()),
        }
    }

    /// Of commands that choose a setting among several.
    fn setting_words(&self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::SetContrast(contrast) => Some(contrast.words()),
            Self::SetMotion(motion) => Some(motion.words()),
            Self::SetWheel(wheel) => Some(wheel.words()),
            Self::SetGround(ground) => Some(ground.words()),
            _ => None,
        }
    }

    /// Of commands of the page of promises.
    fn promise_words(&self) -> Option<(&'static str, &'static str)> {
        let words = match self {
            Self::JudgeAsOf(Some(_)) => ("As of this day", "Judge promises as of this day"),
            Self::JudgeAsOf(None) => (
                "As far as sources were read",
                "Judge promises as of the day up to which the sources were read",
            ),
            Self::OrderPromises(order) => (order.name(), "Sort the promises by this"),
            Self::OnlyPromises(Some(_)) => ("Only these", "List only these promises"),
            Self::OnlyPromises(None) => ("All", "List all promises"),
            Self::SelectPromise(_) => ("Select promise", "Open what promised it in the panel"),
            Self::UnfoldPromise(_) => (
                "Proof on both sides",
                "Show or hide what the promise and its outcome rest on",
            ),
            Self::ShowPromise(_) => (
                "Show on the timeline",
                "Show the promise and what became of it on the timeline",
            ),
            _ => return None,
        };
        Some(words)
    }

    /// Of commands that find something.
    fn search_words(&self) -> Option<(&'static str, &'static str)> {
        let words = match self {
            Self::AskForWords => (
                "Search…",
                "Search for engagements, people, places, phrases and words of the sources",
            ),
            Self::Find(_) => ("Search", "Search for these words"),
            Self::NextHit => (
                "Next found",
                "Go to the next engagement that the search has found",
            ),
            Self::PreviousHit => ("Previous found", "Go to the one found before"),
            Self::ListHits(true) => ("List what was found", "Show the list of what was found"),
            Self::ListHits(false) => ("Fold the list", "Hide the list of what was found"),
            Self::CloseSearch => ("End the search", "Search for nothing and mark nothing"),
            Self::TogglePalette => (
                "Do or go to…",
                "Find any command, partner, topic or engagement by its name",
            ),
            _ => return None,
        };
        Some(words)
    }

    /// Of commands that open sources, their texts, and the choice of those to believe.
    fn source_words(&self) -> Option<(&'static str, &'static str)> {
        Some(match self {
            Self::NextOtherwise => (
                "Next that the sources change",
                "Go to the next engagement that all sources tell otherwise than those chosen",
            ),
            Self::ReadProof => (
                "Go to the evidence",
                "Go to the first citation of the selected engagement, from there to the next with Tab",
            ),
            Self::ChooseTexts => (
                "Folder of article texts…",
                "Choose a folder with the texts of sources, to see quoted words where they stand",
            ),
            Self::UseTexts(Some(_)) => (
                "Use these texts",
                "Read the texts of sources from this folder",
            ),
            Self::UseTexts(None) => ("Use no texts", "Show sources without their texts"),
            Self::ToggleSources => (
                "Hand-picked sources…",
                "Pick the sources to believe from a list of all",
            ),
            Self::ShowSource { .. } => ("Open source", "Open this source beside the panel"),
            Self::CloseSource => ("Close source", "Close the source beside the panel"),
            _ => return None,
        })
    }

    /// Of commands that arrange the lanes, and of those that select a stretch of time over them.
    fn lane_words(&self) -> (&'static str, &'static str) {
        match self {
            Self::FoldLane(_) | Self::FoldThisLane => (
                "Fold or unfold lane",
                "Fold the lane into a ribbon or a group into one lane, or unfold it",
            ),
            Self::PinLane(_) | Self::PinThisLane => {
                ("Pin lane", "Keep the lane open on top, or no longer")
            }
            Self::MoveLane { up: true, .. } | Self::MoveThisLaneUp => {
                ("Move lane up", "Put the lane above the one before it")
            }
            Self::MoveLane { up: false, .. } | Self::MoveThisLaneDown => {
                ("Move lane down", "Put the lane below the one after it")
            }
            Self::PlaceLane { .. } => ("Place lane", "Put the lane where it is dropped"),
            Self::HideThisLane => ("Hide lane", "Leave the lane out"),
            Self::OrderLanes(order) => (order.name(), "Sort the lanes by this"),
            Self::ResetLanes => (
                "Arrange lanes as usual",
                "Forget which lanes were pinned, folded and sorted",
            ),
            Self::SelectRange(_) => ("Select time", "Count what is in a stretch of time"),
            Self::ZoomToRange => (
                "Zoom to selected time",
                "Show the stretch of time that is selected",
            ),
            Self::ClearRange => (
                "Select no time",
                "Forget the stretch of time that is selected",
            ),
            _ => self.table_words(),
        }
    }

    fn shortcuts(&self) -> Vec<Shortcut> {
        use Key::{At, Char, Down, End, Escape, Home, Left, Right, Up};
        if let Self::GoToRow { step, pick } = self {
            return vec![step.shortcut(*pick)];
        }
        let plain = Shortcut::plain;
        let ctrl = Shortcut::ctrl;
        match self {
            Self::OpenFolder => vec![ctrl(Char('o'))],
            Self::OpenFile => vec![ctrl(Char('o')).shifted()],
            Self::AskForPath => vec![ctrl(Char('l'))],
            Self::Reload => vec![ctrl(Char('r'))],
            Self::SaveView => vec![ctrl(Char('s'))],
            Self::ListViews => vec![ctrl(Char('s')).shifted()],
            Self::Present => vec![plain(Key::Function(5))],
            Self::Turn(turn) => turn.shortcuts(),
            Self::ShowPage(Page::Timeline) => vec![plain(Char('1'))],
            Self::ShowPage(Page::Table) => vec![plain(Char('2'))],
            Self::ShowPage(Page::Trends) => vec![plain(Char('3'))],
            Self::ShowPage(Page::Promises) => vec![plain(Char('4'))],
            Self::ZoomIn => vec![plain(Char('+')), plain(Char('=')), plain(At('w'))],
            Self::ZoomOut => vec![plain(Char('-')), plain(At('s'))],
            Self::PanEarlier => vec![plain(At('a'))],
            Self::PanLater => vec![plain(At('d'))],
            Self::FitAll => vec![plain(Char('0'))],
            Self::ToggleExport => vec![ctrl(Char('e'))],
            Self::EditBriefings => vec![ctrl(Char('e')).shifted()],
            Self::AddStep => vec![ctrl(Char('b')).shifted()],
            Self::AskForDate => vec![ctrl(Char('g'))],
            Self::AskForWords => vec![ctrl(Char('f')), plain(Char('/'))],
            Self::NextHit => vec![plain(Key::Function(3))],
            Self::PreviousHit => vec![plain(Key::Function(3)).shifted()],
            Self::TogglePalette => vec![ctrl(Char('k'))],
            Self::FrameSelection => vec![plain(Char('f'))],
            Self::OpenSelection | Self::ShowOnTimeline => vec![plain(Key::Enter)],
            Self::NextInLane => vec![plain(Right)],
            Self::PreviousInLane => vec![plain(Left)],
            Self::LaneAbove => vec![plain(Up)],
            Self::LaneBelow => vec![plain(Down)],
            Self::NextInSeries => vec![plain(Char(']'))],
            Self::PreviousInSeries => vec![plain(Char('['))],
            Self::First => vec![plain(Home)],
            Self::Last => vec![plain(End)],
            Self::FoldThisLane => vec![plain(Char('c'))],
            Self::PinThisLane => vec![plain(Char('p'))],
            Self::HideThisLane => vec![plain(Char('h'))],
            Self::MoveThisLaneUp => vec![Shortcut::alt(Up)],
            Self::MoveThisLaneDown => vec![Shortcut::alt(Down)],
            Self::ZoomToRange => vec![plain(Char('z'))],
            Self::PickAll => vec![ctrl(Char('a'))],
            Self::CopyTable => vec![ctrl(Char('c'))],
            Self::Back => vec![Shortcut::alt(Left)],
            Self::Forward => vec![Shortcut::alt(Right)],
            Self::Undo => vec![ctrl(Char('z'))],
            Self::Redo => vec![ctrl(Char('z')).shifted(), ctrl(Char('y'))],
            Self::ToggleRail => vec![ctrl(Char('b'))],
            Self::TogglePanel => vec![ctrl(Char('j'))],
            Self::ReadProof => vec![plain(Char('e'))],
            Self::ToggleProblems => vec![ctrl(Char('m'))],
            Self::ToggleHealth => vec![ctrl(Char('m')).shifted()],
            Self::CompareThese => vec![ctrl(Char('d'))],
            Self::ToggleLegend => vec![plain(Char('l'))],
            Self::ToggleShortcuts => vec![plain(Char('?')), plain(Key::Function(1))],
            Self::ToggleSettings => vec![ctrl(Char(','))],
            Self::ToggleSources => vec![ctrl(Char('u'))],
            Self::SwitchTheme => vec![ctrl(Char('l')).shifted()],
            Self::Larger => vec![ctrl(Char('+')), ctrl(Char('='))],
            Self::Smaller => vec![ctrl(Char('-'))],
            Self::UsualSize => vec![ctrl(Char('0'))],
            Self::Cite(CitationFormat::ChicagoNote, Cited::Selection) => {
                vec![ctrl(Char('c')).shifted()]
            }
            Self::Close => vec![plain(Escape)],
            _ => Vec::new(),
        }
    }
}

/// Name and sentence of showing a page.
fn words_of_page(page: Page) -> (&'static str, &'static str) {
    let sentence = match page {
        Page::Timeline => "Show the engagements on lanes, by time",
        Page::Table => "Show the engagements as rows of a table",
        Page::Trends => "Show how many there are when, with whom and on what",
        Page::Promises => "Show what was promised and what became of it",
    };
    (page.name(), sentence)
}
