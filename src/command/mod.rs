//! Commands: everything that the user can do.
//!
//! Menu, buttons, keyboard, pointer and tests all send a [`Command`], and [`carry_out`] is the one
//! function that acts on it. It changes the [`Session`] or returns a [`Request`] for what only the
//! window can do (dialogs, files, links). It knows no window, so a test without one can check it.

mod also;
mod choose;
mod compare;
mod destination;
mod drafting;
mod hand_over;
mod info;
mod keys;
mod lanes;
mod navigate;
mod palette;
mod picked;
mod present;
mod promises;
mod rows;
mod rows_info;
mod saved;
mod search;
mod session;
mod settings;

pub use compare::{Compared, MOST_COMPARED};
pub use destination::Destination;
pub use drafting::Drafting;
pub use hand_over::{Export, ExportTime, Slides};
pub use info::Info;
pub use keys::{Key, Shortcut};
pub use navigate::Surroundings;
pub use palette::{Group, Line, Offer, Offers};
pub use picked::Picked;
pub use present::{ACROSS, Presenting, Shows, Turn};
pub use promises::JudgedAsOf;
pub use rows::{RowStep, Rows};
pub use search::Search;
pub use session::{OpenSource, Room, Session, Sheet, Shell};
pub use settings::{Contrast, Ground, Motion, Scale, Settings, ThemeChoice, Wheel};

use std::{collections::BTreeSet, path::PathBuf};

use session::is_a_leap;

use crate::{
    briefing::{Briefing, Edit},
    catalogue::Handle,
    date::Day,
    export::CitationFormat,
    model::{BriefingId, Citation, EngagementId, PartyCode, PromiseId, SourceId},
    table::Column,
    view::{
        Choice, Facet, Filter, Grouping, LaneId, LaneOrder, Lens, Page, PromiseGroup, PromiseOrder,
        SavedView, TimeWindow, Trend, Value, View,
    },
};

/// One act of the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask the system for a folder and open it.
    OpenFolder,
    /// Ask the system for a file and open it.
    OpenFile,
    /// Ask for a path to type.
    AskForPath,
    /// Open the catalogue at a path.
    OpenPath(PathBuf),
    /// Open the catalogue that is built in.
    OpenEmbedded,
    /// Present a briefing, or what is on screen where there is none.
    Present,
    /// Present this briefing.
    PresentBriefing(Box<Briefing>),
    /// Present what is on screen.
    PresentView,
    /// Do what a presenter wants.
    Turn(Turn),
    /// Ask for a name to save what is on screen under.
    SaveView,
    /// Save what is on screen under a name.
    SaveViewAs {
        /// The name, as it was typed.
        name: String,
        /// Whether it takes the place of the view that has the name.
        replace: bool,
    },
    /// Show or hide the list of saved views and briefings.
    ListViews,
    /// Show what somebody has saved, or a step of a briefing.
    ShowView(Box<View>),
    /// Call a saved view by another name.
    RenameView {
        /// What it is called.
        from: String,
        /// What it is to be called, as it was typed.
        to: String,
    },
    /// Keep a saved view no longer.
    RemoveView(String),
    /// Show or hide the panel in which briefings are made.
    EditBriefings,
    /// Begin a briefing with what is on screen.
    NewBriefing,
    /// Work on a briefing, or look at one that is not the user's own.
    OpenBriefing {
        /// Which.
        briefing: BriefingId,
        /// Whether it is the user's own.
        is_own: bool,
    },
    /// Make a briefing of one's own of another.
    CopyBriefing(BriefingId),
    /// Go back to the list of briefings.
    CloseBriefing {
        /// Whether what could not be saved is forgotten.
        anyway: bool,
    },
    /// Take a briefing out of its file.
    RemoveBriefing(BriefingId),
    /// Put what is on screen into the briefing that was edited last.
    AddStep,
    /// Have a step show what is on screen.
    TakeView(usize),
    /// Write something beside the mark of the selected engagement in a step.
    CallOut(usize),
    /// Have a step be about the selected engagement, and others stand back.
    BringForward(usize),
    /// Change the briefing that is open.
    EditBriefing(Box<Edit>),
    /// Work on another step.
    ChooseStep(usize),
    /// Take back the last change of the briefing.
    UndoBriefing,
    /// Make the change of the briefing again that was taken back.
    RedoBriefing,
    /// Try once more to write the briefing.
    SaveBriefing,
    /// Show or hide the sheet that asks what is to be written into a file.
    ToggleExport,
    /// Show that sheet with a briefing chosen; the likely one when none is named.
    ExportBriefing(Option<BriefingId>),
    /// Ask the system for a file to write, near a path.
    ChooseExportPath(PathBuf),
    /// Write a file of what is shown.
    ExportTo(Box<Export>),
    /// Read the open catalogue again.
    Reload,
    /// Ask the system for a folder with the texts of sources.
    ChooseTexts,
    /// Read the texts of sources from a folder, or from none.
    UseTexts(Option<PathBuf>),
    /// Show less time.
    ZoomIn,
    /// Show more time.
    ZoomOut,
    /// Zoom by a factor with a moment, in days, staying in place.
    ZoomAt {
        /// What stays in place.
        moment: f64,
        /// Above 1 zooms in.
        factor: f64,
    },
    /// Move to earlier.
    PanEarlier,
    /// Move to later.
    PanLater,
    /// Move by days and, down the lanes, by points.
    Pan {
        /// Later when positive.
        days: f64,
        /// Down when positive.
        points: f64,
    },
    /// Ask for a date to type, and show it.
    AskForDate,
    /// Show a stretch of time.
    ShowTime(TimeWindow),
    /// Show a stretch of time that the hand is still dragging. The way back leads to where it began.
    DragTime {
        /// What was shown when the drag began.
        from: TimeWindow,
        /// What is to be shown now.
        to: TimeWindow,
    },
    /// Select a stretch of time, to count what is in it.
    SelectRange(TimeWindow),
    /// Show the stretch of time that is selected.
    ZoomToRange,
    /// Select no stretch of time.
    ClearRange,
    /// Show everything.
    FitAll,
    /// Show the selected engagement and what is around it.
    FrameSelection,
    /// Show the selected engagement near enough to stand for itself, if it is folded; else near by.
    OpenSelection,
    /// Select an engagement.
    Select(EngagementId),
    /// Select an engagement at its mark in a lane: the keyboard goes on from there.
    SelectInLane(EngagementId, LaneId),
    /// Select an engagement and bring it into the picture.
    GoTo(EngagementId),
    /// Select nothing.
    Deselect,
    /// Select the next engagement in the lane.
    NextInLane,
    /// Select the one before.
    PreviousInLane,
    /// Select the nearest engagement in the lane above.
    LaneAbove,
    /// Select the nearest engagement in the lane below.
    LaneBelow,
    /// Select the next meeting of the series.
    NextInSeries,
    /// Select the meeting before in the series.
    PreviousInSeries,
    /// Select the next engagement that all sources tell otherwise than those that are believed.
    NextOtherwise,
    /// Select the first engagement in the lane.
    First,
    /// Select the last engagement in the lane.
    Last,
    /// Show or hide a party's lane.
    ToggleParty(PartyCode),
    /// Fold a lane into a ribbon or a group into one lane, or unfold it.
    FoldLane(LaneId),
    /// Keep a party's lane open on top, or no longer.
    PinLane(PartyCode),
    /// Move a lane above or below its neighbour on top; it stays where it is put.
    MoveLane {
        /// Whose lane.
        party: PartyCode,
        /// Towards the top.
        up: bool,
    },
    /// Put a party's lane above another one's on top, or below all of them.
    PlaceLane {
        /// Whose lane.
        party: PartyCode,
        /// The lane that is to follow.
        before: Option<PartyCode>,
    },
    /// Fold or unfold the lane that the keyboard is in.
    FoldThisLane,
    /// Pin the lane that the keyboard is in, or no longer.
    PinThisLane,
    /// Hide the lane that the keyboard is in.
    HideThisLane,
    /// Move the lane that the keyboard is in towards the top.
    MoveThisLaneUp,
    /// Move it towards the bottom.
    MoveThisLaneDown,
    /// Sort the lanes.
    OrderLanes(LaneOrder),
    /// Arrange the lanes as they are by default.
    ResetLanes,
    /// Ask for a value of a facet, or want it not; or no longer.
    Choose(Value, Choice),
    /// Ask for a value and nothing else of its facet; no longer, if that is asked.
    ChooseOnly(Value),
    /// Ask for these values, and for nothing else of their facets.
    AskFor(Vec<Value>),
    /// Filter by a facet no longer.
    ForgetFacet(Facet),
    /// Show every engagement in every lane.
    ClearFilter,
    /// Show the lanes that are hidden.
    ShowHiddenLanes,
    /// Believe only some sources: what no other source supports is not shown.
    Believe(Lens),
    /// Judge promises as of a day; as of the one up to which the sources were read when absent.
    JudgeAsOf(Option<Day>),
    /// Sort the promises.
    OrderPromises(PromiseOrder),
    /// List only the promises of one group, or all.
    OnlyPromises(Option<PromiseGroup>),
    /// Go to a promise, and select the engagement that made it.
    SelectPromise(PromiseId),
    /// Show the proof on both sides of a promise, or no longer.
    UnfoldPromise(PromiseId),
    /// Show a promise and what became of it on the timeline.
    ShowPromise(PromiseId),
    /// Give the keyboard to the field in which words are searched for.
    AskForWords,
    /// Search for words; an empty text searches for nothing.
    Find(String),
    /// Select the next engagement that was found.
    NextHit,
    /// Select the one found before.
    PreviousHit,
    /// Show or hide the list of what was found; the search goes on.
    ListHits(bool),
    /// Search no longer.
    CloseSearch,
    /// Show all sources, to pick those to believe; or no longer.
    ToggleSources,
    /// Open a source beside the panel, at the place that a citation names.
    ShowSource {
        /// The source: one of those that the citation names.
        source: SourceId,
        /// The citation; none for the source as a whole.
        cited: Option<Citation>,
    },
    /// Close the source beside the panel.
    CloseSource,
    /// Show the engagements in another way.
    ShowPage(Page),
    /// Show a trend, on its page.
    ShowTrend(Trend),
    /// Put the meetings of a trend together by this.
    GroupTrend(Grouping),
    /// Carry out several commands that change what is on screen, as one step to go back or to undo.
    AsOne(Vec<Self>),
    /// Sort the table by a column, or the other way round.
    SortTable {
        /// By which.
        column: Column,
        /// Whether it decides only where those before leave two rows alike.
        add: bool,
    },
    /// Show or hide a column of the table.
    ToggleColumn(Column),
    /// Put a column of the table before another one, or last.
    PlaceColumn {
        /// Which.
        column: Column,
        /// The column that is to follow.
        before: Option<Column>,
    },
    /// Make a column of the table wider or narrower.
    ResizeColumn {
        /// Which.
        column: Column,
        /// Its width, in points.
        width: u16,
    },
    /// Show the usual columns of the table, in the usual order.
    ResetTable,
    /// Select a row of the table, and pick no other.
    SelectRow(EngagementId),
    /// Pick a row of the table beside the others, or no longer.
    PickRow(EngagementId),
    /// Pick the rows of the table from the one picked last to this one.
    PickRowsTo(EngagementId),
    /// Go to another row of the table.
    GoToRow {
        /// Which.
        step: RowStep,
        /// Whether the rows on the way are picked.
        pick: bool,
    },
    /// Pick every row of the table.
    PickAll,
    /// Copy the rows of the table that are picked, or else all.
    CopyTable,
    /// Show the selected engagement on the timeline, with what is around it.
    ShowOnTimeline,
    /// Return to the view before.
    Back,
    /// Go to the view after.
    Forward,
    /// Take back the last change of filter, sources, lanes or promises.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Show or hide the panel at the right.
    TogglePanel,
    /// Give the keyboard to the first citation in the panel.
    ReadProof,
    /// Show or hide the rail at the left.
    ToggleRail,
    /// Show or hide the list in which every command, partner and engagement is found by name.
    TogglePalette,
    /// Show or hide the problems in the data.
    ToggleProblems,
    /// Show or hide where the record is weak.
    ToggleHealth,
    /// Compare what is picked, or what is selected with the meeting before it.
    CompareThese,
    /// Compare what was said at some engagements or with two partners.
    Compare(Compared),
    /// Show or hide the legend of what is on screen.
    ToggleLegend,
    /// Show or hide the list of shortcuts.
    ToggleShortcuts,
    /// Show or hide the settings.
    ToggleSettings,
    /// Choose light, dark or what the system says.
    SetTheme(ThemeChoice),
    /// Go from light to dark and back.
    SwitchTheme,
    /// Choose how strongly colours stand off from their ground.
    SetContrast(Contrast),
    /// Draw the whole interface a step larger.
    Larger,
    /// Draw the whole interface a step smaller.
    Smaller,
    /// Draw the whole interface as large as usual.
    UsualSize,
    /// Choose whether things move.
    SetMotion(Motion),
    /// Choose what the wheel does on the timeline.
    SetWheel(Wheel),
    /// Choose what steps are presented on.
    SetGround(Ground),
    /// Close what is open on top, else select nothing.
    Close,
    /// Open an address in the browser.
    OpenLink(String),
    /// Copy a text.
    Copy(String),
    /// Copy citations of what engagements rest on.
    Cite(CitationFormat, Cited),
}

/// Which engagements are cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cited {
    /// The selected one.
    Selection,
    /// All that are shown.
    Shown,
}

/// What only the window can do.
#[derive(Clone, Debug, PartialEq)]
pub enum Request {
    /// Show the system's dialog for a folder.
    PickFolder,
    /// Show the system's dialog for a file.
    PickFile,
    /// Load from a path.
    OpenPath(PathBuf),
    /// Load what is built in.
    OpenEmbedded,
    /// Load again from where the catalogue came from.
    Reload,
    /// Write down a view.
    SaveView {
        /// The view with its name.
        saved: Box<SavedView>,
        /// Whether it takes the place of the one that has the name.
        replace: bool,
    },
    /// Give a saved view another name.
    RenameView {
        /// What it is called.
        from: String,
        /// What it is to be called.
        to: String,
    },
    /// Take a saved view out of its file.
    RemoveView(String),
    /// Write down a briefing.
    SaveBriefing {
        /// The briefing.
        briefing: Box<Briefing>,
        /// Whether it was never written before.
        is_new: bool,
    },
    /// Take a briefing out of its file.
    RemoveBriefing(BriefingId),
    /// Show the system's dialog for a file to write, near a path.
    PickExportPath(PathBuf),
    /// Write a file.
    Export {
        /// Which, and where.
        export: Box<Export>,
        /// What it shows.
        view: Box<View>,
    },
    /// Show the system's dialog for a folder with the texts of sources.
    PickTexts,
    /// Read the texts of sources from a folder, or from none.
    UseTexts(Option<PathBuf>),
    /// Open an address that is `http` or `https`.
    OpenLink(String),
    /// Put a text on the clipboard.
    Copy(String),
    /// Put citations of what these engagements rest on on the clipboard.
    Cite(CitationFormat, Vec<Handle>),
    /// Give the keyboard to the first citation in the panel.
    ReadProof,
    /// Put these rows of the table on the clipboard.
    CopyTable(Vec<Handle>),
    /// Say why nothing came of it.
    Tell(String),
}

/// How much one step of the keyboard zooms.
const ZOOM_STEP: f64 = 1.5;
/// How far one step of the keyboard pans, as a share of the window.
const PAN_STEP: f64 = 0.2;

/// Acts on a command.
pub fn carry_out(
    command: Command,
    session: &mut Session,
    around: &Surroundings<'_>,
) -> Option<Request> {
    let command = session.meant(command);
    match command {
        Command::OpenFolder => return Some(Request::PickFolder),
        Command::OpenFile => return Some(Request::PickFile),
        Command::AskForPath => session.shell.sheet = Some(Sheet::OpenPath),
        Command::AskForDate => session.shell.sheet = Some(Sheet::GoToDate),
        Command::OpenPath(path) => {
            session.shell.sheet = None;
            return Some(Request::OpenPath(path));
        }
        Command::OpenEmbedded => return Some(Request::OpenEmbedded),
        Command::Reload => return Some(Request::Reload),
        command @ (Command::SaveView
        | Command::SaveViewAs { .. }
        | Command::ListViews
        | Command::RenameView { .. }
        | Command::RemoveView(_)) => return saved::carry_out(command, session),
        command @ (Command::EditBriefings
        | Command::NewBriefing
        | Command::OpenBriefing { .. }
        | Command::CopyBriefing(_)
        | Command::CloseBriefing { .. }
        | Command::RemoveBriefing(_)
        | Command::AddStep
        | Command::TakeView(_)
        | Command::CallOut(_)
        | Command::BringForward(_)
        | Command::EditBriefing(_)
        | Command::ChooseStep(_)
        | Command::UndoBriefing
        | Command::RedoBriefing
        | Command::SaveBriefing) => {
            return drafting::carry_out(command, session, around.catalogue);
        }
        command if hand_over::is_of_files(&command) => {
            return hand_over::carry_out(command, session, around.catalogue);
        }
        command @ (Command::Present
        | Command::PresentBriefing(_)
        | Command::PresentView
        | Command::Turn(_)) => return present::carry_out(command, session, around.catalogue),
        Command::ChooseTexts => return Some(Request::PickTexts),
        Command::UseTexts(folder) => return Some(Request::UseTexts(folder)),
        Command::ShowSource { source, cited } => session.shell.open_source(source, cited),
        Command::OpenLink(address) => return link(address),
        Command::Copy(text) => return Some(Request::Copy(text)),
        Command::CompareThese => around.compare_these(session),
        Command::Compare(compared) => {
            session.compared = Some(compared);
            session.shell.sheet = Some(Sheet::Compare);
        }
        Command::Cite(format, cited) => {
            let handles = around.cited(cited, session);
            return (!handles.is_empty()).then_some(Request::Cite(format, handles));
        }
        Command::ReadProof => {
            session.shell.open_panel();
            return Some(Request::ReadProof);
        }
        Command::CopyTable => {
            let rows = around.rows.copied(&session.picked);
            return (!rows.is_empty()).then_some(Request::CopyTable(rows));
        }
        Command::AskForWords | Command::Find(_) | Command::ListHits(_) | Command::CloseSearch => {
            search::change(command, session);
        }
        command @ (Command::TogglePanel
        | Command::ToggleRail
        | Command::TogglePalette
        | Command::ToggleProblems
        | Command::ToggleHealth
        | Command::ToggleLegend
        | Command::ToggleShortcuts
        | Command::ToggleSettings
        | Command::ToggleSources
        | Command::CloseSource
        | Command::SetTheme(_)
        | Command::SwitchTheme
        | Command::SetContrast(_)
        | Command::Larger
        | Command::Smaller
        | Command::UsualSize
        | Command::SetMotion(_)
        | Command::SetWheel(_)
        | Command::SetGround(_)
        | Command::Close) => arrange_shell(&command, session, around.dark),
        command @ (Command::SortTable { .. }
        | Command::ToggleColumn(_)
        | Command::PlaceColumn { .. }
        | Command::ResizeColumn { .. }
        | Command::ResetTable) => rows::arrange_table(&command, &mut session.table),
        command => {
            let before = session.view.clone();
            change_view(command, session, around);
            if session.view != before {
                session.leave_briefing();
            }
        }
    }
    None
}

/// A link is opened only when it is what the rules of the catalogue allow.
fn link(address: String) -> Option<Request> {
    let allowed = ["http://", "https://"].iter().any(|scheme| {
        let head = address.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    });
    allowed.then_some(Request::OpenLink(address))
}

/// Commands that change what is open around the timeline. `dark` is what is on screen.
fn arrange_shell(command: &Command, session: &mut Session, dark: bool) {
    let shell = &mut session.shell;
    let settings = &mut shell.settings;
    match command {
        Command::TogglePanel => shell.toggle_panel(),
        Command::ToggleRail => shell.toggle_rail(),
        Command::TogglePalette => shell.toggle(Sheet::Palette),
        Command::ToggleProblems => shell.toggle(Sheet::Problems),
        Command::ToggleHealth => shell.toggle(Sheet::Health),
        Command::ToggleLegend => shell.legend = !shell.legend,
        Command::ToggleShortcuts => shell.toggle(Sheet::Shortcuts),
        Command::ToggleSettings => shell.toggle(Sheet::Settings),
        Command::ToggleSources => shell.toggle(Sheet::Sources),
        Command::CloseSource => shell.source = None,
        Command::SetTheme(theme) => settings.theme = *theme,
        Command::SwitchTheme if dark => settings.theme = ThemeChoice::Light,
        Command::SwitchTheme => settings.theme = ThemeChoice::Dark,
        Command::SetContrast(contrast) => settings.contrast = *contrast,
        Command::Larger => settings.scale = settings.scale.larger(),
        Command::Smaller => settings.scale = settings.scale.smaller(),
        Command::UsualSize => settings.scale = Scale::default(),
        Command::SetMotion(motion) => settings.motion = *motion,
        Command::SetWheel(wheel) => settings.wheel = *wheel,
        Command::SetGround(ground) => settings.ground = *ground,
        _ if shell.sheet.is_some() => shell.sheet = None,
        _ if search::close_list(&mut session.search) => {}
        _ if shell.panel && shell.source.is_some() => shell.source = None,
        _ if shell.legend => shell.legend = false,
        _ if session.briefings => session.briefings = false,
        _ if session.view.page == Page::Table && !session.picked.is_empty() => {
            session.picked.clear();
        }
        _ if session.range.is_some() => session.range = None,
        _ if session.search.is_some() => session.search = None,
        _ => session.deselect(),
    }
}

/// Commands that change what is on screen.
fn change_view(command: Command, session: &mut Session, around: &Surroundings<'_>) {
    let mut before = session.view.clone();
    if let Command::DragTime { from, .. } = command {
        before.time = around.own(from);
    }
    match command {
        Command::Back | Command::Forward => {
            let view = match command {
                Command::Back => session.history.back(&before),
                _ => session.history.forward(&before),
            };
            if let Some(view) = view {
                session.history.change(&before, &view);
                session.view = view;
            }
            return;
        }
        Command::Undo | Command::Redo => {
            let view = match command {
                Command::Undo => session.history.undo(&before),
                _ => session.history.redo(&before),
            };
            if let Some(view) = view {
                session.history.leave(before);
                session.view = view;
            }
            return;
        }
        Command::ToggleParty(party) => toggle(&mut session.view.hidden, party),
        Command::Choose(value, choice) => session.view.filter.toggle(value, choice),
        Command::ChooseOnly(value) => session.view.filter.keep_only(value),
        Command::AskFor(values) => session.view.filter.ask_for(values),
        Command::ForgetFacet(facet) => session.view.filter.forget(facet),
        Command::ShowHiddenLanes => session.view.hidden.clear(),
        Command::ClearFilter => {
            session.view.filter = Filter::default();
            session.view.hidden.clear();
        }
        Command::Believe(lens) => session.view.lens = lens,
        Command::ShowView(view) => {
            session.view = *view;
            session.range = None;
            session.lane = None;
        }
        Command::ShowPage(page) => session.view.page = page,
        Command::ShowTrend(trend) => {
            session.view.page = Page::Trends;
            session.view.trend.trend = trend;
        }
        Command::GroupTrend(by) => session.view.trend.by = by,
        Command::AsOne(commands) => {
            let history = session.history.clone();
            for command in commands {
                change_view(command, session, around);
            }
            session.history = history;
        }
        command @ (Command::FoldLane(_)
        | Command::PinLane(_)
        | Command::MoveLane { .. }
        | Command::PlaceLane { .. }
        | Command::FoldThisLane
        | Command::PinThisLane
        | Command::HideThisLane
        | Command::MoveThisLaneUp
        | Command::MoveThisLaneDown
        | Command::OrderLanes(_)
        | Command::ResetLanes) => around.arrange(command, session),
        command @ (Command::JudgeAsOf(_)
        | Command::OrderPromises(_)
        | Command::OnlyPromises(_)
        | Command::SelectPromise(_)
        | Command::UnfoldPromise(_)
        | Command::ShowPromise(_)) => around.follow_up(command, session),
        command @ (Command::SelectRow(_)
        | Command::PickRow(_)
        | Command::PickRowsTo(_)
        | Command::GoToRow { .. }
        | Command::PickAll) => around.walk(&command, session),
        command => around.act(command, session),
    }
    session.history.change(&before, &session.view);
    let now = &session.view;
    let is_turned =
        now.page != before.page || now.trend != before.trend || now.as_of != before.as_of;
    if is_turned || !session.view.shows_same_engagements(&before) {
        session.history.leave(before);
        return;
    }
    if session.view.time == before.time {
        return;
    }
    // Small steps of the wheel and the pointer are no places to return to, until they have led away.
    let now = around.arrangement.window(&session.view);
    let leaps_from = |then: &View| is_a_leap(around.arrangement.window(then), now);
    if leaps_from(&before) {
        session.history.leave(before);
    } else {
        session.history.drift(before, leaps_from);
    }
}

fn toggle<T: Ord>(set: &mut BTreeSet<T>, value: T) {
    if !set.remove(&value) {
        set.insert(value);
    }
}

#[cfg(test)]
mod tests;
