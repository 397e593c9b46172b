//! What the user has open: a view, its history, and how the window is arranged around it.

use super::{Command, Compared, Drafting, Picked, Presenting, Search, Settings};
use crate::{
    model::{BriefingId, Citation, SourceId},
    table::TableLayout,
    view::{History, LaneId, TimeWindow, View},
};

/// The live state of one window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    /// What is on screen.
    pub view: View,
    /// Views before and after it.
    pub history: History,
    /// The lane in which the selection was made, for as long as that lane holds it; otherwise the
    /// one in which it is drawn.
    ///
    /// An engagement of several parties is selected in all of their lanes at once, and a picture of
    /// it is the same from wherever it was reached. So this is no part of the view: like the caret
    /// in a text, it only says from where the keyboard goes on.
    pub lane: Option<LaneId>,
    /// The stretch of time that is selected on the axis.
    pub range: Option<TimeWindow>,
    /// Rows of the table that are picked, to do something with all of them.
    pub picked: Picked,
    /// Columns of the table, and what it is sorted by.
    pub table: TableLayout,
    /// What is compared side by side, when that is open.
    pub compared: Option<Compared>,
    /// Whether the panel in which briefings are made is open.
    pub briefings: bool,
    /// The briefing that is open to be looked at or worked on.
    pub drafting: Option<Drafting>,
    /// The words that are searched for.
    pub search: Option<Search>,
    /// What is being presented.
    pub presenting: Option<Box<Presenting>>,
    /// The briefing that was presented last.
    pub presented: Option<BriefingId>,
    /// The briefing that the sheet of exports opens with; what is on screen where there is none.
    pub to_export: Option<BriefingId>,
    /// Panels and settings.
    pub shell: Shell,
}

impl Session {
    /// Name of the command that takes back the last change, and of what that is; `None` when there
    /// is none.
    #[must_use]
    pub fn undo_name(&self) -> Option<String> {
        if self.undoes_briefing() {
            return Some(format!("{}: briefing", Command::Undo.info().name));
        }
        let before = self.history.next_undo()?;
        Some(with_what_changes(&Command::Undo, before, &self.view))
    }

    /// Name of the command that makes a change again, and of what that is; `None` when none was
    /// taken back.
    #[must_use]
    pub fn redo_name(&self) -> Option<String> {
        if self.redoes_briefing() {
            return Some(format!("{}: briefing", Command::Redo.info().name));
        }
        let after = self.history.next_redo()?;
        Some(with_what_changes(&Command::Redo, after, &self.view))
    }

    /// Selects nothing, in no lane.
    pub(super) fn deselect(&mut self) {
        self.view.selection = None;
        self.lane = None;
    }
}

/// "Undo: filter". When more than one thing changes at once, none is named.
fn with_what_changes(command: &Command, one: &View, other: &View) -> String {
    let name = command.info().name;
    let listed = |view: &View| (view.promises.order, view.promises.only);
    let promises = match (one.as_of != other.as_of, listed(one) != listed(other)) {
        (true, _) => Some("day of judging promises"),
        (false, true) => Some("list of promises"),
        (false, false) => None,
    };
    if let Some(what) = promises {
        let is_all = one.shows_same_engagements(other);
        return if is_all {
            format!("{name}: {what}")
        } else {
            name.to_owned()
        };
    }
    let what = match (one.filter != other.filter, one.lens != other.lens) {
        (false, false) => "lanes",
        (true, false) if one.hidden == other.hidden => "filter",
        (false, true) if one.hidden == other.hidden => "sources",
        _ => return name.to_owned(),
    };
    format!("{name}: {what}")
}

/// Whether from one stretch of time on screen to the next is more than a nudge: to less than half
/// or more than double, or by more than half of itself.
pub(super) fn is_a_leap(then: TimeWindow, now: TimeWindow) -> bool {
    let ratio = now.span() / then.span();
    !(0.5..=2.0).contains(&ratio) || (now.start() - then.start()).abs() > then.span() * 0.5
}

/// How the window is arranged; no part of a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shell {
    /// What the user prefers.
    pub settings: Settings,
    /// Whether the panel at the right is open.
    pub panel: bool,
    /// Whether the rail at the left is open.
    pub rail: bool,
    /// Whether the legend is open on the timeline.
    pub legend: bool,
    /// The source that is open beside the panel.
    pub source: Option<OpenSource>,
    /// What is open on top.
    pub sheet: Option<Sheet>,
    /// How much room there is for panel and rail.
    pub room: Room,
}

impl Default for Shell {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            panel: true,
            rail: true,
            legend: false,
            source: None,
            sheet: None,
            room: Room::default(),
        }
    }
}

impl Shell {
    /// Arranges rail and panel for a window `width` points wide. On a narrow window the rail folds
    /// away, and comes back on a wide one; in between it stays as the user wants it. So does the
    /// panel where it would leave no timeline, as in a small window that is drawn large.
    pub fn fit(&mut self, width: f32) {
        let before = std::mem::replace(&mut self.room, Room::of(width));
        let wide = self.room == Room::Wide;
        if wide != (before == Room::Wide) {
            self.rail = wide;
        }
        let alone = self.room == Room::None;
        if alone != (before == Room::None) {
            self.panel = !alone;
            self.rail &= !alone;
        }
        if !self.room.is_for_both() && self.panel {
            self.rail = false;
        }
    }

    /// Opens a source beside the panel, or another place in the one that is open.
    pub(super) fn open_source(&mut self, source: SourceId, cited: Option<Citation>) {
        if !self.panel {
            self.toggle_panel();
        }
        let asked = self.source.as_ref().map_or(0, |open| open.asked);
        self.source = Some(OpenSource {
            source,
            cited,
            asked: asked.wrapping_add(1),
        });
    }

    /// Opens the panel if it is closed.
    pub(super) fn open_panel(&mut self) {
        if !self.panel {
            self.toggle_panel();
        }
    }

    /// Opens the panel at the right or closes it, and a source beside it with it; where there is room
    /// for one, the rail gives way.
    pub(super) fn toggle_panel(&mut self) {
        self.panel = !self.panel;
        if !self.panel {
            self.source = None;
        }
        if self.panel && !self.room.is_for_both() {
            self.rail = false;
        }
    }

    /// Opens the rail at the left or closes it; where there is room for one, the panel gives way.
    pub(super) fn toggle_rail(&mut self) {
        self.rail = !self.rail;
        if self.rail && !self.room.is_for_both() {
            self.panel = false;
        }
    }

    /// Opens a sheet, or closes it when it is open.
    pub(super) fn toggle(&mut self, sheet: Sheet) {
        self.sheet = (self.sheet != Some(sheet)).then_some(sheet);
    }
}

/// A source that is open beside the panel. It stays open while other engagements are selected: what it
/// proves can be walked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSource {
    /// The source.
    pub source: SourceId,
    /// The citation that led to it; none where the source as a whole was asked for.
    pub cited: Option<Citation>,
    /// Another number whenever a place in a source is asked for: who asks for the same again is led
    /// there again.
    pub asked: u32,
}

/// How much room a window has beside the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// For rail and panel.
    #[default]
    Wide,
    /// For both, but they leave the timeline little.
    Narrow,
    /// For one of them: both would leave no timeline.
    One,
    /// For none of them: either leaves hardly any timeline while it is open.
    None,
}

impl Room {
    /// Below this width, in points, the rail folds away.
    const WIDE: f32 = 1180.0;
    /// Below this width, in points, there is room for one.
    const BOTH: f32 = 880.0;
    /// Below this width, in points, the panel folds away too.
    const ONE: f32 = 720.0;

    fn of(width: f32) -> Self {
        if width >= Self::WIDE {
            Self::Wide
        } else if width >= Self::BOTH {
            Self::Narrow
        } else if width >= Self::ONE {
            Self::One
        } else {
            Self::None
        }
    }

    fn is_for_both(self) -> bool {
        matches!(self, Self::Wide | Self::Narrow)
    }
}

impl Sheet {
    /// Whether it has a field that takes the keyboard as soon as it opens.
    #[must_use]
    pub fn asks(self) -> bool {
        matches!(
            self,
            Self::OpenPath | Self::GoToDate | Self::Palette | Self::SaveView | Self::Export
        )
    }
}

/// Something that opens on top of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Problems in the data.
    Problems,
    /// Where the record is weak.
    Health,
    /// What was said, side by side.
    Compare,
    /// All shortcuts.
    Shortcuts,
    /// What the user prefers.
    Settings,
    /// A field to type a path in.
    OpenPath,
    /// A field to type a date in.
    GoToDate,
    /// A field to type the name of anything in.
    Palette,
    /// All sources, to pick those to believe.
    Sources,
    /// A field to type a name for what is on screen in.
    SaveView,
    /// Saved views and briefings.
    Views,
    /// What is to be written into a file.
    Export,
    /// Briefings, to present one.
    Present,
}
