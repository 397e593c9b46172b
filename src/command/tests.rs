//! Commands carried out without a window.

#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

use std::collections::HashSet;

use super::{
    Command, Contrast, Export, ExportTime, Motion, Offers, Request, RowStep, Rows, Scale, Search,
    Session, Settings, Sheet, Surroundings, ThemeChoice, Wheel, carry_out,
};
use crate::{
    catalogue::{Catalogue, Handle},
    date::{Day, Edtf},
    export::{FileFormat, Look},
    load::{Input, Options, Texts, load},
    model::{EngagementId, PartyCode, Status},
    scene::FixedMeasure,
    search::{Hits, Query, Scope, SearchIndex},
    table::{Column, Ground, order},
    timeline::{Arrangement, LaneStyle, Level, Packing},
    view::{Choice, Grouping, LaneId, LaneOrder, Lens, Page, TimeWindow, Trend, Value, View},
};

/// Lanes from top to bottom, the busiest first. What several partners did is drawn in the last one,
/// and a dot in the lane of each:
///
/// ```text
///           2020        2021              2022      2023
/// BB        b1          b2     ·          b3        b4
/// CC          c1               ·                      c2
/// DD                    d1     ·
/// several                  together
/// ```
///
/// `b1`, `b2` and `b4` are the numbers 1 to 3 of one series; `b3` is of none.
const RECORDS: &str = r#"[
    Catalogue(title: "Test", home: "AA", covers: "c", leaves_out: "l", as_of: "2026-11-21"),
    Party(code: "BB", name: "Bordavia"), Party(code: "CC", name: "Caldonia"), Party(code: "DD", name: "Dunmark"),
    Format(slug: "group", name: "Group", short: "Group", sentence: "s", marker: Circle),
    Topic(slug: "one", name: "One", sentence: "s"),
    Series(slug: "bb", name: "Group", short: "Group", parties: ["BB"], format: "group"),
    Engagement(id: "b1", title: "b1", parties: ["BB"], format: "group", status: Held, series: (slug: "bb", number: Stated(1)), dates: [(date: "2020-01-10", basis: "")]),
    Engagement(id: "b2", title: "b2", parties: ["BB"], format: "group", status: Held, series: (slug: "bb", number: Stated(2)), dates: [(date: "2021-06-01", basis: "")]),
    Engagement(id: "b3", title: "b3", parties: ["BB"], format: "group", status: Held, dates: [(date: "2022-01-01", basis: "")]),
    Engagement(id: "b4", title: "b4", parties: ["BB"], format: "group", status: Held, series: (slug: "bb", number: Stated(3)), dates: [(date: "2023-03-01", basis: "")]),
    Engagement(id: "c1", title: "c1", parties: ["CC"], format: "group", status: Held, dates: [(date: "2020-02-01", basis: "")]),
    Engagement(id: "c2", title: "c2", parties: ["CC"], format: "group", status: Held, dates: [(date: "2023-06-01", basis: "")]),
    Engagement(id: "d1", title: "d1", parties: ["DD"], format: "group", status: Announced, dates: [(date: "2021-05-01", basis: "")]),
    Engagement(id: "together", title: "together", parties: ["BB", "CC", "DD"], format: "group", status: Held, dates: [(date: "2021-07-01", basis: "")]),
    Engagement(id: "undated", title: "undated", parties: ["BB"], format: "group", status: Held, dates: []),
]"#;

/// Width of the part of the window that shows lanes, in points.
const WIDTH: f64 = 1000.0;

/// A user in front of a window that is not there.
struct User {
    catalogue: Catalogue,
    session: Session,
    arrangement: Arrangement,
    packing: Packing,
    lanes_room: f64,
    dark: bool,
    /// The table, as it is sorted.
    rows: Vec<Handle>,
}

impl User {
    fn new() -> Self {
        Self::with(RECORDS)
    }

    fn with(records: &str) -> Self {
        let options = Options {
            skip_lints: true,
            ..Options::default()
        };
        let loaded = load(Input::memory([("test.ron", records)]), &options);
        assert_eq!(loaded.problems, []);
        let catalogue = Catalogue::new(loaded.records);
        let session = Session::default();
        let arrangement = Arrangement::new(&catalogue, &session.view, &FixedMeasure);
        let packing = Packing::new(&arrangement, Level::new(1.0, None));
        let mut user = Self {
            catalogue,
            session,
            arrangement,
            packing,
            lanes_room: 800.0,
            dark: false,
            rows: Vec::new(),
        };
        user.look();
        user
    }

    /// What the window does before it draws.
    fn look(&mut self) {
        let view = &self.session.view;
        self.arrangement = Arrangement::new(&self.catalogue, view, &FixedMeasure);
        let level = Level::new(WIDTH / self.arrangement.window(view).span(), None);
        self.packing = Packing::new(&self.arrangement, level);
        let ground = Ground {
            catalogue: &self.catalogue,
            known: &self.arrangement.known,
            as_of: Day::from_number(0),
        };
        let shown: Vec<Handle> = self.arrangement.handles().collect();
        self.rows = order(ground, &shown, self.session.table.sort());
    }

    fn send(&mut self, command: Command) -> Option<Request> {
        self.send_with(command, None)
    }

    /// Sends a command while something is found.
    fn send_with(&mut self, command: Command, hits: Option<(&Hits, &Scope)>) -> Option<Request> {
        let around = Surroundings {
            catalogue: &self.catalogue,
            arrangement: &self.arrangement,
            packing: &self.packing,
            rows: Rows {
                order: &self.rows,
                in_sight: 4,
            },
            lanes_room: self.lanes_room,
            time_room: 1_000.0,
            dark: self.dark,
            hits,
        };
        let request = carry_out(command, &mut self.session, &around);
        self.look();
        request
    }

    /// The same command again and again, and what was selected after each.
    fn walk(&mut self, command: &Command, steps: usize) -> String {
        let selected: Vec<String> = (0..steps)
            .map(|_| {
                self.send(command.clone());
                self.selected()
            })
            .collect();
        selected.join(" ")
    }

    fn select(&mut self, id: &str) {
        self.send(Command::Select(id.into()));
    }

    fn selected(&self) -> String {
        let selection = self.session.view.selection.as_ref();
        selection.map_or_else(|| "nothing".to_owned(), ToString::to_string)
    }

    fn window(&self) -> TimeWindow {
        self.arrangement.window(&self.session.view)
    }

    fn bounds(&self) -> TimeWindow {
        self.arrangement.bounds
    }

    fn shows(&self, day: &str) -> bool {
        self.window().contains(moment(day) + 0.5)
    }
}

/// The start of a day.
fn moment(day: &str) -> f64 {
    Edtf::parse(day).unwrap().earliest().unwrap().number() as f64
}

fn close_to(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-6
}

// --- from engagement to engagement ----------------------------------------------------------------

#[test]
fn the_first_step_selects_the_first_on_screen() {
    for command in [
        Command::NextInLane,
        Command::PreviousInLane,
        Command::LaneAbove,
        Command::LaneBelow,
    ] {
        let mut user = User::new();
        user.send(command.clone());
        assert_eq!(user.selected(), "b1", "{command:?}");
        let mut user = User::new();
        user.send(Command::ShowTime(TimeWindow::new(
            moment("2021-12-01"),
            moment("2022-02-01"),
        )));
        user.send(command);
        assert_eq!(user.selected(), "b3");
    }
}

#[test]
fn left_and_right_walk_the_lane_and_stop_at_its_ends() {
    let mut user = User::new();
    user.select("b1");
    let right = user.walk(&Command::NextInLane, 6);
    assert_eq!(right, "b2 together b3 b4 b4 b4");
    let left = user.walk(&Command::PreviousInLane, 6);
    assert_eq!(left, "b3 together b2 b1 b1 b1");
}

#[test]
fn up_and_down_go_to_the_nearest_of_the_neighbouring_lane() {
    let mut user = User::new();
    user.select("b1");
    assert_eq!(user.walk(&Command::LaneBelow, 1), "c1");
    user.select("b4");
    assert_eq!(user.walk(&Command::LaneBelow, 1), "c2");
    assert_eq!(user.walk(&Command::LaneAbove, 2), "b4 b4");
    user.select("d1");
    assert_eq!(user.walk(&Command::LaneBelow, 2), "together together");
}

/// The nearest in the next lane is the same event: it must not hold the user for ever.
#[test]
fn an_event_of_several_lanes_is_no_trap() {
    let mut user = User::new();
    user.select("together");
    assert_eq!(user.walk(&Command::LaneAbove, 4), "d1 together b2 b2");
    click(&mut user, "together", "BB");
    assert_eq!(user.walk(&Command::LaneBelow, 1), "c1");
    click(&mut user, "together", "CC");
    assert_eq!(user.walk(&Command::LaneBelow, 1), "d1");
}

/// The lane of a party.
fn lane(party: &str) -> LaneId {
    LaneId::Party(party.into())
}

/// A click on a mark, where it stands in a lane.
fn click(user: &mut User, id: &str, party: &str) {
    user.send(Command::SelectInLane(id.into(), lane(party)));
}

#[test]
fn left_and_right_stay_in_the_lane_that_was_clicked() {
    for (party, left, right, first, last) in [
        ("BB", "b2", "b3", "b1", "b4"),
        ("CC", "c1", "c2", "c1", "c2"),
        ("DD", "d1", "together", "d1", "together"),
    ] {
        for (command, goal) in [
            (Command::PreviousInLane, left),
            (Command::NextInLane, right),
            (Command::First, first),
            (Command::Last, last),
        ] {
            let mut user = User::new();
            click(&mut user, "together", party);
            assert_eq!(user.walk(&command, 1), goal, "{party} {command:?}");
            assert_eq!(user.session.lane, Some(lane(party)));
        }
    }
}

#[test]
fn a_walk_through_what_is_in_several_lanes_leads_out_of_none() {
    let mut user = User::new();
    user.select("c1");
    assert_eq!(user.walk(&Command::NextInLane, 3), "together c2 c2");
    assert_eq!(user.walk(&Command::PreviousInLane, 3), "together c1 c1");
    user.walk(&Command::NextInLane, 1);
    assert_eq!(user.walk(&Command::LaneBelow, 1), "d1");
    assert_eq!(user.walk(&Command::NextInLane, 1), "together");
    assert_eq!(user.walk(&Command::LaneAbove, 1), "c1");
    // In a lane of its own it is alone.
    user.select("b1");
    user.send(Command::SelectInLane("together".into(), LaneId::Together));
    assert_eq!(user.walk(&Command::NextInLane, 1), "together");
}

#[test]
fn the_lane_of_the_selection_is_brought_into_the_picture() {
    let mut user = User::new();
    user.lanes_room = 50.0;
    user.select("d1");
    user.send(Command::NextInLane);
    assert_eq!(user.selected(), "together");
    assert!(close_to(
        user.session.view.scroll,
        user.packing.lanes[2].top
    ));
}

#[test]
fn a_lane_that_no_longer_holds_the_selection_gives_way_to_the_one_in_which_it_is_drawn() {
    let mut user = User::new();
    click(&mut user, "together", "CC");
    user.send(Command::ToggleParty("CC".into()));
    assert_eq!(user.walk(&Command::LaneAbove, 1), "d1");
    // Where one partner alone is left it is drawn there.
    user.send(Command::ChooseOnly(Value::Partner("BB".into())));
    user.select("together");
    assert_eq!(user.walk(&Command::NextInLane, 1), "b3");
    user.send(Command::ClearFilter);
    // What was selected in no lane of its own is where it is drawn, unless the lane before holds it.
    click(&mut user, "d1", "DD");
    user.select("together");
    assert_eq!(user.walk(&Command::PreviousInLane, 1), "d1");
    user.send(Command::Deselect);
    user.select("together");
    assert_eq!(user.walk(&Command::PreviousInLane, 1), "together");
    // A lane that is not there is none.
    click(&mut user, "together", "XX");
    assert_eq!(user.walk(&Command::PreviousInLane, 1), "together");
}

#[test]
fn brackets_walk_the_series_and_leave_out_what_is_not_of_it() {
    let mut user = User::new();
    user.select("b1");
    assert_eq!(user.walk(&Command::NextInSeries, 3), "b2 b4 b4");
    assert_eq!(user.walk(&Command::PreviousInSeries, 3), "b2 b1 b1");
    user.select("b3");
    assert_eq!(user.walk(&Command::NextInSeries, 1), "b3");
    user.send(Command::Deselect);
    assert_eq!(user.walk(&Command::NextInSeries, 1), "nothing");
}

#[test]
fn brackets_pass_over_what_the_filter_hides() {
    let cancelled = RECORDS.replace(
        r#"title: "b2", parties: ["BB"], format: "group", status: Held"#,
        r#"title: "b2", parties: ["BB"], format: "group", status: Cancelled"#,
    );
    let mut user = User::with(&cancelled);
    user.select("b1");
    assert_eq!(user.walk(&Command::NextInSeries, 2), "b2 b4");
    user.send(Command::Choose(Value::Status(Status::Held), Choice::With));
    assert_eq!(user.walk(&Command::PreviousInSeries, 2), "b1 b1");
    assert_eq!(user.walk(&Command::NextInSeries, 2), "b4 b4");
    // What is hidden itself has neighbours that are not.
    user.select("b2");
    assert_eq!(user.walk(&Command::NextInSeries, 1), "b4");
    user.select("b2");
    assert_eq!(user.walk(&Command::PreviousInSeries, 1), "b1");
}

#[test]
fn home_and_end_go_to_the_ends_of_the_lane_of_the_selection() {
    let mut user = User::new();
    user.send(Command::Last);
    assert_eq!(user.selected(), "b4");
    user.select("c2");
    user.send(Command::First);
    assert_eq!(user.selected(), "c1");
    user.send(Command::Last);
    assert_eq!(user.selected(), "c2");
}

#[test]
fn what_the_filter_hides_is_passed_over() {
    let mut user = User::new();
    user.send(Command::ToggleParty("BB".into()));
    user.select("c1");
    assert_eq!(user.walk(&Command::LaneAbove, 1), "c1");
    user.send(Command::ClearFilter);
    user.send(Command::Choose(
        Value::Status(Status::Announced),
        Choice::With,
    ));
    user.send(Command::Deselect);
    assert_eq!(user.walk(&Command::NextInLane, 2), "d1 d1");
}

// --- through time ---------------------------------------------------------------------------------

#[test]
fn keys_zoom_at_the_middle_or_at_what_is_selected_and_seen() {
    let mut user = User::new();
    let before = user.window();
    user.send(Command::ZoomIn);
    let after = user.window();
    assert!(close_to(after.span(), before.span() / 1.5));
    let middle = |window: TimeWindow| f64::midpoint(window.start(), window.end());
    assert!(close_to(middle(after), middle(before)));

    user.send(Command::FitAll);
    user.select("b2");
    let share =
        |user: &User| (moment("2021-06-01") + 0.5 - user.window().start()) / user.window().span();
    let place = share(&user);
    user.send(Command::ZoomIn);
    user.send(Command::ZoomIn);
    assert!(close_to(share(&user), place));
    user.send(Command::ZoomOut);
    assert!(close_to(share(&user), place));
}

#[test]
fn zooming_keeps_the_moment_under_the_pointer() {
    let mut user = User::new();
    let moment = moment("2020-06-01");
    let share = |user: &User| (moment - user.window().start()) / user.window().span();
    let place = share(&user);
    for factor in [1.3, 2.0, 0.9, 4.0, 0.3] {
        user.send(Command::ZoomAt { moment, factor });
        assert!(close_to(share(&user), place), "{factor}");
    }
}

/// Whoever zooms in at one place and out at another sees everything again, and not what lies beyond.
#[test]
fn zooming_out_elsewhere_leads_back_to_everything() {
    let mut user = User::new();
    let bounds = user.window();
    for (into, out) in [("2020-02-01", "2023-03-01"), ("2023-03-01", "2020-02-01")] {
        let zoom = |day: &str, factor| Command::ZoomAt {
            moment: moment(day),
            factor,
        };
        for _ in 0..20 {
            user.send(zoom(into, 1.2));
        }
        for _ in 0..25 {
            user.send(zoom(out, 1.0 / 1.2));
            let window = user.window();
            assert!(window.start() >= bounds.start() - 1e-6);
            assert!(window.end() <= bounds.end() + 1e-6);
        }
        assert_eq!(user.window(), bounds);
    }
}

#[test]
fn zoom_ends_at_one_day_and_at_everything() {
    let mut user = User::new();
    for _ in 0..40 {
        user.send(Command::ZoomIn);
    }
    assert!(close_to(user.window().span(), 1.0));
    for _ in 0..80 {
        user.send(Command::ZoomOut);
    }
    assert_eq!(user.window(), user.bounds());
    assert_eq!(user.session.view.time, None);
}

#[test]
fn a_factor_that_is_none_does_nothing() {
    let mut user = User::new();
    for factor in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        user.send(Command::ZoomAt {
            moment: 0.0,
            factor,
        });
        assert_eq!(user.session.view.time, None);
    }
}

#[test]
fn panning_keeps_the_middle_within_the_catalogue() {
    let mut user = User::new();
    user.send(Command::ZoomIn);
    let span = user.window().span();
    user.send(Command::PanLater);
    user.send(Command::PanEarlier);
    for _ in 0..100 {
        user.send(Command::PanEarlier);
    }
    let middle = |window: TimeWindow| f64::midpoint(window.start(), window.end());
    assert!(close_to(middle(user.window()), user.bounds().start()));
    for _ in 0..100 {
        user.send(Command::PanLater);
    }
    assert!(close_to(middle(user.window()), user.bounds().end()));
    assert!(close_to(user.window().span(), span));
}

#[test]
fn one_step_of_the_keys_pans_a_fifth() {
    let mut user = User::new();
    user.send(Command::ZoomIn);
    let before = user.window();
    user.send(Command::PanLater);
    assert!(close_to(
        user.window().start(),
        before.start() + before.span() / 5.0
    ));
    user.send(Command::PanEarlier);
    assert!(close_to(user.window().start(), before.start()));
}

#[test]
fn scrolling_stops_at_the_first_and_the_last_lane() {
    let mut user = User::new();
    user.lanes_room = 100.0;
    let down = |points| Command::Pan { days: 0.0, points };
    user.send(down(1e6));
    assert!(close_to(
        user.session.view.scroll,
        user.packing.height - 100.0
    ));
    user.send(down(-1e6));
    assert!(close_to(user.session.view.scroll, 0.0));
    user.lanes_room = 10_000.0;
    user.send(down(50.0));
    assert!(close_to(user.session.view.scroll, 0.0));
}

#[test]
fn fit_all_shows_everything_from_the_top() {
    let mut user = User::new();
    user.lanes_room = 100.0;
    user.send(Command::ZoomIn);
    user.send(Command::Pan {
        days: 10.0,
        points: 30.0,
    });
    user.send(Command::FitAll);
    assert_eq!(user.session.view.time, None);
    assert!(close_to(user.session.view.scroll, 0.0));
}

#[test]
fn framing_puts_the_selection_in_the_middle_of_a_month() {
    let mut user = User::new();
    user.send(Command::FrameSelection);
    assert_eq!(user.session.view.time, None);
    user.select("b2");
    user.send(Command::FrameSelection);
    let window = user.window();
    let middle = f64::midpoint(window.start(), window.end());
    assert!(close_to(middle, moment("2021-06-01") + 0.5));
    assert!((25.0..40.0).contains(&window.span()), "{window:?}");
}

#[test]
fn a_window_longer_than_the_catalogue_shows_everything() {
    let mut user = User::new();
    user.send(Command::ShowTime(TimeWindow::new(-1e6, 1e6)));
    assert_eq!(user.session.view.time, None);
}

#[test]
fn a_drag_leaves_one_way_back_to_where_it_began() {
    let mut user = User::new();
    let from = user.bounds();
    let start = moment("2021-01-01");
    // However fast it grows, it is one act.
    for days in [2.0, 20.0, 60.0, 200.0] {
        let to = TimeWindow::new(start, start + days);
        user.send(Command::DragTime { from, to });
        assert_eq!(user.window(), to);
    }
    user.send(Command::Back);
    assert_eq!(user.session.view.time, None);
    assert!(!user.session.history.can_go_back());
    user.send(Command::Forward);
    assert!(close_to(user.window().span(), 200.0));
}

#[test]
fn a_drag_that_returns_to_where_it_began_shows_the_same_again() {
    let mut user = User::new();
    let from = TimeWindow::new(moment("2021-01-01"), moment("2022-01-01"));
    user.send(Command::ShowTime(from));
    let to = from.panned(10.0);
    user.send(Command::DragTime { from, to });
    user.send(Command::DragTime { from, to: from });
    assert_eq!(user.window(), from);
    user.send(Command::Back);
    assert_eq!(user.session.view.time, None);
}

// --- into the picture -----------------------------------------------------------------------------

#[test]
fn going_to_an_engagement_brings_its_time_into_the_picture() {
    let mut user = User::new();
    let near = TimeWindow::new(moment("2020-01-01"), moment("2020-03-01"));
    user.send(Command::ShowTime(near));
    assert!(!user.shows("2023-06-01"));
    user.send(Command::GoTo("c2".into()));
    assert!(user.shows("2023-06-01"));
    assert!(close_to(user.window().span(), near.span()));
    assert_eq!(user.selected(), "c2");

    // What is in the picture already does not move it.
    let before = user.window();
    user.send(Command::GoTo("c2".into()));
    assert_eq!(user.window(), before);
}

#[test]
fn selecting_alone_does_not_move_the_picture() {
    let mut user = User::new();
    let near = TimeWindow::new(moment("2020-01-01"), moment("2020-03-01"));
    user.send(Command::ShowTime(near));
    user.select("c2");
    assert_eq!(user.window(), near);
}

#[test]
fn going_to_an_engagement_brings_its_lane_into_the_picture() {
    // Room for the head of a lane, and room for any whole lane.
    for room in [50.0, 150.0] {
        let mut user = User::new();
        user.lanes_room = room;
        let hidden = |user: &User, lane: usize| {
            let lane = &user.packing.lanes[lane];
            let above = user.session.view.scroll - lane.top;
            // Of a lane higher than the room the upper part is shown.
            let below = lane.top + lane.height.min(room) - user.session.view.scroll - room;
            above.max(below).max(0.0)
        };
        assert!(hidden(&user, 2) > 0.0);
        user.send(Command::GoTo("d1".into()));
        assert!(close_to(hidden(&user, 2), 0.0), "{room}");
        assert!(hidden(&user, 0) > 0.0);
        // No further than need be: the lane ends where the room does.
        if room > 100.0 {
            let lane = &user.packing.lanes[2];
            let lowest = lane.top + lane.height - room;
            assert!(close_to(user.session.view.scroll, lowest));
        }
        user.send(Command::GoTo("b1".into()));
        assert!(close_to(hidden(&user, 0), 0.0), "{room}");
        user.walk(&Command::LaneBelow, 2);
        assert!(close_to(hidden(&user, 2), 0.0), "{room}");
    }
}

#[test]
fn going_to_what_has_no_date_selects_it_and_moves_nothing() {
    let mut user = User::new();
    user.send(Command::GoTo("undated".into()));
    assert_eq!(user.selected(), "undated");
    assert_eq!(user.session.view.time, None);
}

// --- back and forward -----------------------------------------------------------------------------

#[test]
fn back_and_forward_return_through_leaps_and_filters() {
    let mut user = User::new();
    let near = TimeWindow::new(moment("2021-05-01"), moment("2021-08-01"));
    user.send(Command::ShowTime(near));
    user.send(Command::Choose(Value::Format("group".into()), Choice::With));
    user.send(Command::Back);
    assert!(user.session.view.filter.is_empty());
    assert_eq!(user.window(), near);
    user.send(Command::Back);
    assert_eq!(user.session.view.time, None);
    user.send(Command::Back);
    assert_eq!(user.session.view.time, None);
    user.send(Command::Forward);
    assert_eq!(user.window(), near);
    user.send(Command::Forward);
    assert!(!user.session.view.filter.is_empty());
    user.send(Command::Forward);
    assert!(!user.session.view.filter.is_empty());
}

#[test]
fn small_steps_are_no_places_to_return_to() {
    let mut user = User::new();
    let near = TimeWindow::new(moment("2021-01-01"), moment("2021-12-01"));
    user.send(Command::ShowTime(near));
    for _ in 0..5 {
        user.send(Command::Pan {
            days: 3.0,
            points: 0.0,
        });
        user.send(Command::ZoomAt {
            moment: moment("2021-06-01"),
            factor: 1.05,
        });
    }
    user.select("b2");
    user.send(Command::Back);
    assert_eq!(user.session.view.time, None);
}

#[test]
fn a_nudge_away_from_everything_is_no_place_to_return_to() {
    let mut user = User::new();
    let pixel = user.window().span() / WIDTH;
    user.send(Command::Pan {
        days: pixel,
        points: 0.0,
    });
    assert!(user.session.view.time.is_some());
    assert!(!user.session.history.can_go_back());
    user.send(Command::FitAll);
    assert!(!user.session.history.can_go_back());
}

#[test]
fn small_steps_that_lead_away_are_one_place_to_return_to() {
    let mut user = User::new();
    let bounds = user.bounds();
    let moment = moment("2021-06-01");
    for _ in 0..20 {
        user.send(Command::ZoomAt {
            moment,
            factor: 1.05,
        });
    }
    assert!(user.window().span() < bounds.span() / 2.0);
    user.send(Command::Back);
    assert_eq!(user.window(), bounds);
    assert!(!user.session.history.can_go_back());
    user.send(Command::Forward);
    assert!(user.window().span() < bounds.span() / 2.0);
}

#[test]
fn what_is_no_stretch_of_time_is_not_shown() {
    let mut user = User::new();
    let near = TimeWindow::new(moment("2021-05-01"), moment("2021-08-01"));
    user.send(Command::ShowTime(near));
    let before = user.session.view.clone();
    for wild in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300] {
        user.send(Command::ShowTime(TimeWindow::new(wild, 0.0)));
        user.send(Command::ZoomAt {
            moment: wild,
            factor: 1.5,
        });
        user.send(Command::Pan {
            days: wild,
            points: f64::NAN,
        });
        assert_eq!(user.session.view, before);
    }
}

// --- undoing ---------------------------------------------------------------------------------------

#[test]
fn undoing_takes_back_filter_sources_and_lanes_one_by_one() {
    let mut user = User::new();
    let changes = [
        (
            Command::Choose(Value::Status(Status::Held), Choice::With),
            "filter",
        ),
        (Command::Believe(Lens::OfficialOnly), "sources"),
        (Command::ToggleParty("BB".into()), "lanes"),
        (Command::ChooseOnly(Value::Partner("CC".into())), "filter"),
    ];
    let mut views = vec![user.session.view.clone()];
    for (change, what) in &changes {
        user.send(change.clone());
        views.push(user.session.view.clone());
        assert_eq!(user.session.undo_name(), Some(format!("Undo: {what}")));
    }
    for (number, (_, what)) in changes.iter().enumerate().rev() {
        user.send(Command::Undo);
        assert_eq!(user.session.view, views[number]);
        assert_eq!(user.session.redo_name(), Some(format!("Redo: {what}")));
    }
    user.send(Command::Undo);
    assert_eq!(user.session.view, views[0]);
    assert_eq!(user.session.undo_name(), None);
    for view in &views[1..] {
        user.send(Command::Redo);
        assert_eq!(user.session.view, *view);
    }
    user.send(Command::Redo);
    assert_eq!(user.session.view, views[4]);
    assert_eq!(user.session.redo_name(), None);
}

#[test]
fn undoing_moves_neither_time_nor_lanes_nor_the_selection() {
    let mut user = User::new();
    user.lanes_room = 50.0;
    user.send(Command::Choose(Value::Status(Status::Held), Choice::With));
    let near = TimeWindow::new(moment("2021-05-01"), moment("2021-08-01"));
    user.send(Command::ShowTime(near));
    user.select("together");
    user.send(Command::Pan {
        days: 0.0,
        points: 30.0,
    });
    let before = user.session.view.clone();
    assert!(before.scroll > 0.0);
    for command in [Command::Undo, Command::Redo] {
        user.send(command);
        let now = &user.session.view;
        assert_eq!((now.time, &now.selection), (before.time, &before.selection));
        assert!(close_to(now.scroll, before.scroll));
    }
    assert_eq!(user.session.view, before);
}

#[test]
fn a_new_change_forgets_what_was_undone_and_moving_does_not() {
    let mut user = User::new();
    user.send(Command::ToggleParty("BB".into()));
    user.send(Command::Undo);
    user.send(Command::ZoomIn);
    user.select("c1");
    assert_eq!(user.session.redo_name().as_deref(), Some("Redo: lanes"));
    user.send(Command::ToggleParty("CC".into()));
    assert_eq!(user.session.redo_name(), None);
    user.send(Command::Redo);
    assert_eq!(user.session.view.hidden, ["CC".into()].into());
}

#[test]
fn what_dropped_the_filter_and_brought_back_the_lanes_is_one_change() {
    let mut user = User::new();
    user.send(Command::Choose(Value::Status(Status::Held), Choice::With));
    user.send(Command::ToggleParty("BB".into()));
    let chosen = user.session.view.clone();
    user.send(Command::ClearFilter);
    assert_eq!(user.session.undo_name().as_deref(), Some("Undo"));
    user.send(Command::Undo);
    assert_eq!(user.session.view, chosen);
    // What changes nothing is no change.
    user.send(Command::Believe(Lens::All));
    assert_eq!(user.session.redo_name().as_deref(), Some("Redo"));
}

#[test]
fn the_way_back_leads_through_what_was_undone_and_can_be_undone_itself() {
    let mut user = User::new();
    user.send(Command::Choose(Value::Status(Status::Held), Choice::With));
    user.send(Command::Undo);
    user.send(Command::Back);
    assert!(!user.session.view.filter.is_empty());
    user.send(Command::Undo);
    assert!(user.session.view.filter.is_empty());
}

// --- filters --------------------------------------------------------------------------------------

#[test]
fn one_partner_alone_is_shown_and_all_of_them_again() {
    let mut user = User::new();
    user.send(Command::ToggleParty("BB".into()));
    user.send(Command::ChooseOnly(Value::Partner("CC".into())));
    let lanes = |user: &User| {
        let lanes = user.arrangement.lanes.iter();
        lanes.map(|lane| lane.name.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(lanes(&user), ["Caldonia"]);
    user.send(Command::ChooseOnly(Value::Partner("DD".into())));
    assert_eq!(lanes(&user), ["Dunmark"]);
    user.send(Command::ChooseOnly(Value::Partner("DD".into())));
    // A lane that was hidden stays so.
    let all = ["Caldonia", "Dunmark", "Several partners"];
    assert_eq!(lanes(&user), all);
    user.send(Command::Back);
    assert_eq!(lanes(&user), ["Dunmark"]);
}

#[test]
fn sources_that_are_not_believed_take_their_engagements_along() {
    let mut user = User::new();
    assert_eq!(user.arrangement.in_all, 9);
    // Nothing here has a source, so under any choice of them nothing is known.
    user.send(Command::Believe(Lens::OfficialOnly));
    assert_eq!(user.arrangement.in_all, 0);
    user.send(Command::Believe(Lens::All));
    assert_eq!(user.arrangement.in_all, 9);
    user.send(Command::Back);
    assert_eq!(user.session.view.lens, Lens::OfficialOnly);
}

#[test]
fn a_choice_made_twice_is_taken_back() {
    let toggles = [
        Command::ToggleParty(PartyCode::from("CC")),
        Command::Choose(Value::Format("group".into()), Choice::With),
        Command::Choose(Value::Topic("one".into()), Choice::Without),
        Command::Choose(Value::Status(Status::Held), Choice::With),
    ];
    let mut user = User::new();
    let before = user.session.view.clone();
    for toggle in toggles {
        user.send(toggle.clone());
        assert!(
            !user.session.view.shows_same_engagements(&before),
            "{toggle:?}"
        );
        user.send(toggle);
        assert_eq!(user.session.view, before);
    }
}

#[test]
fn filters_change_what_is_shown_and_one_command_drops_them_all() {
    let mut user = User::new();
    assert_eq!(user.arrangement.shown(), 9);
    user.send(Command::Choose(
        Value::Status(Status::Announced),
        Choice::With,
    ));
    assert_eq!(user.arrangement.shown(), 1);
    user.send(Command::ToggleParty(PartyCode::from("DD")));
    assert_eq!(user.arrangement.shown(), 0);
    user.send(Command::Choose(
        Value::Status(Status::Announced),
        Choice::With,
    ));
    assert_eq!(user.arrangement.lanes.len(), 3);
    // What stands in other lanes too is shown there.
    assert_eq!(user.arrangement.shown(), 8);
    user.send(Command::ClearFilter);
    assert_eq!(user.arrangement.shown(), 9);
    assert_eq!(user.arrangement.lanes.len(), 4);
}

// --- lanes ----------------------------------------------------------------------------------------

/// Names of the lanes from top to bottom, with a sign for how each is drawn.
fn lanes(user: &User) -> String {
    let lanes = user.arrangement.lanes.iter().map(|lane| {
        let sign = match lane.style {
            LaneStyle::Open => "",
            LaneStyle::Thin => "-",
            LaneStyle::Ribbon => "~",
            LaneStyle::Head => ">",
        };
        let pin = if lane.is_pinned { "*" } else { "" };
        format!("{sign}{}{pin}", lane.name)
    });
    lanes.collect::<Vec<_>>().join(" ")
}

#[test]
fn lanes_are_folded_pinned_and_moved() {
    let mut user = User::new();
    let usual = "Bordavia Caldonia Dunmark Several partners";
    assert_eq!(lanes(&user), usual);
    user.send(Command::FoldLane(lane("CC")));
    assert_eq!(lanes(&user), "Bordavia ~Caldonia Dunmark Several partners");
    user.send(Command::FoldLane(lane("CC")));
    assert_eq!(lanes(&user), usual);
    user.send(Command::PinLane("DD".into()));
    assert_eq!(lanes(&user), "Dunmark* Bordavia Caldonia Several partners");
    user.send(Command::PinLane("DD".into()));
    assert_eq!(lanes(&user), usual);
    let up = |party: &str| Command::MoveLane {
        party: party.into(),
        up: true,
    };
    user.send(up("DD"));
    assert_eq!(
        lanes(&user),
        "Bordavia* Dunmark* Caldonia* Several partners"
    );
    user.send(up("DD"));
    user.send(up("DD"));
    assert_eq!(
        lanes(&user),
        "Dunmark* Bordavia* Caldonia* Several partners"
    );
    user.send(Command::PlaceLane {
        party: "CC".into(),
        before: Some("BB".into()),
    });
    assert_eq!(
        lanes(&user),
        "Dunmark* Caldonia* Bordavia* Several partners"
    );
    user.send(Command::PlaceLane {
        party: "DD".into(),
        before: None,
    });
    assert_eq!(
        lanes(&user),
        "Caldonia* Bordavia* Dunmark* Several partners"
    );
    // What was arranged stays through filters that hide it.
    user.send(Command::Choose(
        Value::Status(Status::Announced),
        Choice::With,
    ));
    assert_eq!(lanes(&user), "Dunmark*");
    user.send(Command::ClearFilter);
    assert_eq!(
        lanes(&user),
        "Caldonia* Bordavia* Dunmark* Several partners"
    );
    user.send(Command::ResetLanes);
    assert_eq!(lanes(&user), usual);
}

#[test]
fn keys_arrange_the_lane_of_the_selection() {
    let mut user = User::new();
    user.send(Command::PinThisLane);
    assert_eq!(lanes(&user), "Bordavia Caldonia Dunmark Several partners");
    user.select("d1");
    user.send(Command::PinThisLane);
    user.send(Command::MoveThisLaneDown);
    assert_eq!(
        lanes(&user),
        "Bordavia* Dunmark* Caldonia* Several partners"
    );
    user.send(Command::FoldThisLane);
    assert_eq!(
        lanes(&user),
        "Bordavia* ~Dunmark* Caldonia* Several partners"
    );
    user.send(Command::HideThisLane);
    assert_eq!(lanes(&user), "Bordavia* Caldonia* Several partners");
}

#[test]
fn lanes_are_sorted_by_name_and_by_their_ends() {
    let mut user = User::new();
    user.send(Command::OrderLanes(LaneOrder::Last));
    assert_eq!(lanes(&user), "Caldonia Bordavia Dunmark Several partners");
    user.send(Command::OrderLanes(LaneOrder::First));
    assert_eq!(lanes(&user), "Bordavia Caldonia Dunmark Several partners");
    user.send(Command::OrderLanes(LaneOrder::Name));
    assert_eq!(lanes(&user), "Bordavia Caldonia Dunmark Several partners");
}

#[test]
fn a_stretch_of_time_is_selected_shown_and_let_go() {
    let mut user = User::new();
    let range = TimeWindow::new(moment("2020-02-01"), moment("2020-03-01"));
    user.send(Command::SelectRange(range));
    assert_eq!(user.session.range, Some(range));
    user.send(Command::Close);
    assert_eq!(user.session.range, None);
    user.send(Command::SelectRange(range));
    user.send(Command::ClearRange);
    assert_eq!(user.session.range, None);
    user.send(Command::ZoomToRange);
    user.send(Command::SelectRange(TimeWindow::new(f64::NAN, 0.0)));
    assert_eq!(user.session.range, None);
    user.send(Command::SelectRange(range));
    user.send(Command::ZoomToRange);
    assert_eq!((user.window(), user.session.range), (range, None));
}

// --- around the timeline --------------------------------------------------------------------------

#[test]
fn closing_takes_the_sheet_first_and_then_the_selection() {
    let mut user = User::new();
    user.select("b1");
    for (open, sheet) in [
        (Command::ToggleProblems, Sheet::Problems),
        (Command::ToggleShortcuts, Sheet::Shortcuts),
        (Command::ToggleSettings, Sheet::Settings),
        (Command::AskForPath, Sheet::OpenPath),
        (Command::AskForDate, Sheet::GoToDate),
        (Command::ToggleSources, Sheet::Sources),
        (Command::SaveView, Sheet::SaveView),
        (Command::ListViews, Sheet::Views),
    ] {
        user.send(open);
        assert_eq!(user.session.shell.sheet, Some(sheet));
    }
    user.send(Command::Close);
    assert_eq!(user.session.shell.sheet, None);
    assert_eq!(user.selected(), "b1");
    user.send(Command::Close);
    assert_eq!(user.selected(), "nothing");
    user.send(Command::Close);
    assert_eq!(user.session.view, super::Session::default().view);
}

#[test]
fn what_is_on_screen_is_saved_under_a_name_and_no_name_asks_for_nothing() {
    let mut user = User::new();
    user.send(Command::SaveView);
    for name in ["", " ", "../up", "a\nb"] {
        let name = name.to_owned();
        let asked = user.send(Command::SaveViewAs {
            name,
            replace: false,
        });
        assert_eq!(asked, None);
        assert_eq!(user.session.shell.sheet, Some(Sheet::SaveView));
    }
    user.session.view.page = Page::Table;
    let asked = user.send(Command::SaveViewAs {
        name: " All as rows ".to_owned(),
        replace: true,
    });
    let Some(Request::SaveView { saved, replace }) = asked else {
        panic!("{asked:?}");
    };
    assert_eq!((saved.name.as_str(), replace), ("All as rows", true));
    assert_eq!(saved.view, user.session.view);
    assert_eq!(user.session.shell.sheet, None);
    let rename = |to: &str| Command::RenameView {
        from: "One".to_owned(),
        to: to.to_owned(),
    };
    assert_eq!(user.send(rename("One ")), None, "it is its name already");
    assert_eq!(user.send(rename("")), None);
    let to = "Two".to_owned();
    let from = "One".to_owned();
    assert_eq!(
        user.send(rename("Two")),
        Some(Request::RenameView { from, to })
    );
}

#[test]
fn opening_a_saved_view_is_a_step_back_and_can_be_undone() {
    let mut user = User::new();
    user.send(Command::ShowPage(Page::Trends));
    let before = user.session.view.clone();
    let saved = View {
        time: "2019/2021".parse().ok(),
        filter: crate::view::Filter::of([Value::Status(Status::Held)]),
        ..View::default()
    };
    user.send(Command::ShowView(Box::new(saved.clone())));
    assert_eq!(user.session.view, saved);
    assert!(user.session.undo_name().is_some());
    user.send(Command::Back);
    assert_eq!(user.session.view, before);
}

#[test]
fn closing_takes_the_legend_after_the_sheet_and_before_the_selection() {
    let mut user = User::new();
    user.select("b1");
    user.send(Command::ToggleLegend);
    user.send(Command::ToggleProblems);
    user.send(Command::Close);
    assert!(user.session.shell.legend);
    user.send(Command::Close);
    assert!(!user.session.shell.legend);
    assert_eq!(user.selected(), "b1");
}

#[test]
fn a_source_opens_with_the_panel_and_closes_before_the_legend_and_the_selection() {
    let mut user = User::new();
    user.select("b1");
    user.send(Command::ToggleLegend);
    user.send(Command::TogglePanel);
    let open = |cited| Command::ShowSource {
        source: "ministry".into(),
        cited,
    };
    user.send(open(None));
    assert!(user.session.shell.panel, "a source stands beside the panel");
    let first = user.session.shell.source.clone().unwrap();
    assert_eq!((first.source.as_str(), first.cited), ("ministry", None));
    // Who asks again for the same place is led there again.
    user.send(open(None));
    let again = user.session.shell.source.clone().unwrap();
    assert_ne!(first.asked, again.asked);
    // It stays while another engagement is looked at.
    user.select("b2");
    assert_eq!(user.session.shell.source, Some(again));
    user.send(Command::ToggleProblems);
    user.send(Command::Close);
    assert!(user.session.shell.source.is_some());
    user.send(Command::Close);
    assert_eq!(user.session.shell.source, None);
    assert!(user.session.shell.legend);
    assert_eq!(user.selected(), "b2");
    // It goes with the panel.
    user.send(open(None));
    user.send(Command::TogglePanel);
    user.send(Command::TogglePanel);
    assert_eq!(user.session.shell.source, None);
    user.send(open(None));
    user.send(Command::CloseSource);
    assert_eq!(user.session.shell.source, None);
}

#[test]
fn texts_are_asked_of_the_window() {
    let mut user = User::new();
    let before = user.session.clone();
    assert_eq!(user.send(Command::ChooseTexts), Some(Request::PickTexts));
    for folder in [None, Some("somewhere".into())] {
        let asked = user.send(Command::UseTexts(folder.clone()));
        assert_eq!(asked, Some(Request::UseTexts(folder)));
    }
    assert_eq!(user.session, before);
}

#[test]
fn panels_and_sheets_open_and_close_again() {
    let mut user = User::new();
    for toggle in [
        Command::TogglePanel,
        Command::ToggleRail,
        Command::ToggleLegend,
        Command::ToggleProblems,
        Command::ToggleShortcuts,
        Command::ToggleSettings,
    ] {
        let before = user.session.shell.clone();
        user.send(toggle.clone());
        assert_ne!(user.session.shell, before, "{toggle:?}");
        user.send(toggle);
        assert_eq!(user.session.shell, before);
    }
    assert!(!user.session.history.can_go_back());
}

#[test]
fn one_key_goes_from_what_is_on_screen_to_the_other_theme() {
    let mut user = User::new();
    for (dark, theme) in [(false, ThemeChoice::Dark), (true, ThemeChoice::Light)] {
        for before in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark] {
            user.dark = dark;
            user.send(Command::SetTheme(before));
            assert_eq!(user.session.shell.settings.theme, before);
            user.send(Command::SwitchTheme);
            assert_eq!(user.session.shell.settings.theme, theme);
        }
    }
}

#[test]
fn what_is_preferred_is_kept_and_is_no_part_of_the_view() {
    let mut user = User::new();
    let view = user.session.view.clone();
    for command in [
        Command::SetTheme(ThemeChoice::Dark),
        Command::SetContrast(Contrast::High),
        Command::Larger,
        Command::SetMotion(Motion::None),
        Command::SetWheel(Wheel::Zooms),
        Command::SetGround(crate::command::Ground::Black),
    ] {
        let before = user.session.shell.settings;
        user.send(command.clone());
        assert_ne!(user.session.shell.settings, before, "{command:?}");
    }
    let settings = Settings {
        theme: ThemeChoice::Dark,
        contrast: Contrast::High,
        scale: Scale::from_factor(1.1).unwrap(),
        motion: Motion::None,
        wheel: Wheel::Zooms,
        ground: crate::command::Ground::Black,
    };
    assert_eq!(user.session.shell.settings, settings);
    // Light or dark is another question than the contrast.
    user.send(Command::SwitchTheme);
    assert_eq!(user.session.shell.settings.contrast, Contrast::High);
    assert_eq!(user.session.view, view);
    assert!(!user.session.history.can_go_back());
    assert_eq!(user.session.undo_name(), None);
}

#[test]
fn the_interface_grows_and_shrinks_by_steps_and_has_a_usual_size() {
    let mut user = User::new();
    let scale = |user: &User| user.session.shell.settings.scale;
    for _ in 0..20 {
        user.send(Command::Larger);
    }
    assert_eq!(scale(&user), Scale::LARGEST);
    user.send(Command::Smaller);
    assert_eq!(scale(&user), Scale::from_factor(2.0).unwrap());
    user.send(Command::UsualSize);
    assert_eq!(scale(&user), Scale::default());
    for _ in 0..20 {
        user.send(Command::Smaller);
    }
    assert_eq!(scale(&user), Scale::SMALLEST);
}

#[test]
fn only_links_to_the_web_are_opened() {
    let mut user = User::new();
    for address in [
        "https://example.org/a",
        "http://example.org",
        "HTTPS://example.org",
    ] {
        let request = user.send(Command::OpenLink(address.to_owned()));
        assert_eq!(request, Some(Request::OpenLink(address.to_owned())));
    }
    for address in [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://example.org",
        "httpsx://example.org",
        "example.org",
        " https://example.org",
        "",
    ] {
        let request = user.send(Command::OpenLink(address.to_owned()));
        assert_eq!(request, None, "{address}");
    }
}

#[test]
fn files_dialogs_and_the_clipboard_are_asked_of_the_window() {
    let mut user = User::new();
    let path = std::path::PathBuf::from("records");
    for (command, request) in [
        (Command::OpenFolder, Request::PickFolder),
        (Command::OpenFile, Request::PickFile),
        (Command::OpenEmbedded, Request::OpenEmbedded),
        (Command::Reload, Request::Reload),
        (Command::Copy("words".into()), Request::Copy("words".into())),
        (Command::OpenPath(path.clone()), Request::OpenPath(path)),
    ] {
        assert_eq!(user.send(command), Some(request));
    }
    user.send(Command::AskForPath);
    user.send(Command::OpenPath("records".into()));
    assert_eq!(user.session.shell.sheet, None);
}

#[test]
fn every_listed_command_has_a_name_and_no_two_share_a_key() {
    let mut keys = HashSet::new();
    let mut names = HashSet::new();
    for command in Command::listed() {
        let info = command.info();
        assert!(names.insert(info.name), "{} is there twice", info.name);
        assert!(!info.sentence.is_empty());
        assert!(!info.sentence.ends_with('.'), "{}", info.sentence);
        for shortcut in info.shortcuts {
            // On one page a key has one command.
            for (page, elsewhere) in [
                (Page::Timeline, command.is_of_table()),
                (Page::Table, command.is_of_timeline()),
            ] {
                let is_new = elsewhere || keys.insert((shortcut, page));
                assert!(is_new, "{shortcut} has two commands");
            }
        }
    }
    assert!(keys.len() > 20);
}

#[test]
fn ids_that_are_not_there_do_no_harm() {
    let mut user = User::new();
    let nobody = EngagementId::from("nobody");
    user.send(Command::GoTo(nobody));
    for command in Command::listed() {
        user.send(command);
    }
}

// --- rail and panel on windows of every width -----------------------------------------------------

/// Which of rail and panel are open.
fn open_beside(user: &User) -> (bool, bool) {
    (user.session.shell.rail, user.session.shell.panel)
}

#[test]
fn the_rail_folds_on_a_narrow_window_and_comes_back_on_a_wide_one() {
    let mut user = User::new();
    for (width, rail) in [
        (1440.0, true),
        (1180.0, true),
        (1179.0, false),
        (1000.0, false),
        (1440.0, true),
    ] {
        user.session.shell.fit(width);
        assert_eq!(open_beside(&user), (rail, true), "at {width}");
    }
}

#[test]
fn what_the_user_opened_stays_while_the_window_stays_wide_or_narrow() {
    let mut user = User::new();
    user.send(Command::ToggleRail);
    user.session.shell.fit(1300.0);
    assert_eq!(open_beside(&user), (false, true), "closed on a wide window");
    user.session.shell.fit(1000.0);
    user.send(Command::ToggleRail);
    user.session.shell.fit(900.0);
    assert_eq!(open_beside(&user), (true, true), "opened on a narrow one");
}

#[test]
fn on_a_small_window_rail_and_panel_give_way_to_each_other() {
    let mut user = User::new();
    user.session.shell.fit(740.0);
    assert_eq!(open_beside(&user), (false, true));
    user.send(Command::ToggleRail);
    assert_eq!(open_beside(&user), (true, false));
    user.send(Command::TogglePanel);
    assert_eq!(open_beside(&user), (false, true));
    user.send(Command::TogglePanel);
    assert_eq!(open_beside(&user), (false, false));
    user.send(Command::ToggleRail);
    user.session.shell.fit(741.0);
    assert_eq!(open_beside(&user), (true, false));
}

#[test]
fn a_window_that_becomes_small_keeps_the_panel_of_the_two() {
    let mut user = User::new();
    user.session.shell.fit(1000.0);
    user.send(Command::ToggleRail);
    user.session.shell.fit(879.0);
    assert_eq!(open_beside(&user), (false, true));
}

#[test]
fn on_the_smallest_window_both_fold_and_open_one_at_a_time() {
    let mut user = User::new();
    user.session.shell.fit(410.0);
    assert_eq!(open_beside(&user), (false, false));
    user.send(Command::TogglePanel);
    user.session.shell.fit(500.0);
    assert_eq!(open_beside(&user), (false, true), "opened by the user");
    user.send(Command::ToggleRail);
    assert_eq!(open_beside(&user), (true, false));
    user.send(Command::ToggleRail);
    user.session.shell.fit(720.0);
    assert_eq!(
        open_beside(&user),
        (false, true),
        "there is room for it again"
    );
    user.session.shell.fit(1440.0);
    assert_eq!(open_beside(&user), (true, true));
}

#[test]
fn a_trend_turns_to_its_page_and_each_is_a_step_back_and_no_change_to_undo() {
    let mut user = User::new();
    user.send(Command::ShowTrend(Trend::Gaps));
    user.send(Command::ShowTrend(Trend::TopicByGroup));
    user.send(Command::GroupTrend(Grouping::Format));
    let view = user.session.view.clone();
    assert_eq!(view.page, Page::Trends);
    assert_eq!(
        (view.trend.trend, view.trend.by),
        (Trend::TopicByGroup, Grouping::Format)
    );
    assert_eq!(user.session.undo_name(), None);
    // A view can be written down, and read again.
    let text = ron::to_string(&view).unwrap();
    assert_eq!(ron::from_str::<View>(&text), Ok(view));
    user.send(Command::Back);
    user.send(Command::Back);
    assert_eq!(user.session.view.trend.trend, Trend::Gaps);
    user.send(Command::Back);
    assert_eq!(user.session.view, View::default());
}

#[test]
fn several_commands_as_one_are_one_step_back_and_one_change_to_undo() {
    let mut user = User::new();
    user.send(Command::ShowPage(Page::Trends));
    let before = user.session.view.clone();
    let year = TimeWindow::new(18_262.0, 18_628.0);
    user.send(Command::AsOne(vec![
        Command::AskFor(vec![Value::Partner("BB".into())]),
        Command::AskFor(vec![Value::Topic("one".into())]),
        Command::ShowTime(year),
        Command::ShowPage(Page::Timeline),
    ]));
    let after = user.session.view.clone();
    assert_eq!((after.page, after.time), (Page::Timeline, Some(year)));
    assert_eq!(after.filter.with.len(), 2);
    user.send(Command::Back);
    assert_eq!(user.session.view, before);
    user.send(Command::Forward);
    assert_eq!(user.session.view, after);
    user.send(Command::Undo);
    assert_eq!(user.session.view, before.at_the_place_of(&after));
}

// --- the table ------------------------------------------------------------------------------------

/// A user before the table: in order of time b1, c1, d1, b2, together, b3, b4, c2, undated.
fn at_the_table() -> User {
    let mut user = User::new();
    user.send(Command::ShowPage(Page::Table));
    user
}

fn picked(user: &User) -> Vec<&str> {
    let picked = user.session.picked.iter();
    let ids = picked.map(|handle| user.catalogue.entry(handle).engagement.id.as_str());
    ids.collect()
}

fn selected(user: &User) -> Option<&str> {
    user.session
        .view
        .selection
        .as_ref()
        .map(EngagementId::as_str)
}

fn step(user: &mut User, step: RowStep, pick: bool) {
    user.send(Command::GoToRow { step, pick });
}

#[test]
fn the_keyboard_walks_the_rows_and_stops_at_their_ends() {
    let mut user = at_the_table();
    step(&mut user, RowStep::Down, false);
    assert_eq!(selected(&user), Some("b1"));
    step(&mut user, RowStep::Up, false);
    assert_eq!(selected(&user), Some("b1"));
    // Four rows are in sight, and one of them stays.
    step(&mut user, RowStep::PageDown, false);
    assert_eq!(selected(&user), Some("b2"));
    step(&mut user, RowStep::Last, false);
    assert_eq!(selected(&user), Some("undated"));
    step(&mut user, RowStep::Down, false);
    assert_eq!(selected(&user), Some("undated"));
    step(&mut user, RowStep::PageUp, false);
    assert_eq!(selected(&user), Some("b3"));
    step(&mut user, RowStep::First, false);
    assert_eq!(selected(&user), Some("b1"));
    assert!(picked(&user).is_empty());
}

#[test]
fn rows_are_walked_as_they_are_sorted() {
    let mut user = at_the_table();
    let column = Column::Title;
    user.send(Command::SortTable { column, add: false });
    user.send(Command::SortTable { column, add: false });
    step(&mut user, RowStep::First, false);
    assert_eq!(selected(&user), Some("undated"));
    step(&mut user, RowStep::Down, false);
    assert_eq!(selected(&user), Some("together"));
}

#[test]
fn picking_begins_with_the_row_that_is_selected() {
    let mut user = at_the_table();
    user.send(Command::SelectRow("c1".into()));
    assert!(picked(&user).is_empty());
    user.send(Command::PickRow("b3".into()));
    assert_eq!(picked(&user), ["c1", "b3"]);
    assert_eq!(selected(&user), Some("b3"));
    // What is picked no longer is selected no longer.
    user.send(Command::PickRow("b3".into()));
    assert_eq!(picked(&user), ["c1"]);
    assert_eq!(selected(&user), Some("c1"));
    user.send(Command::PickRow("c1".into()));
    assert_eq!((picked(&user), selected(&user)), (vec![], None));
}

#[test]
fn a_stretch_of_rows_grows_and_shrinks_from_where_it_began() {
    let mut user = at_the_table();
    user.send(Command::SelectRow("d1".into()));
    user.send(Command::PickRowsTo("b3".into()));
    assert_eq!(picked(&user), ["d1", "b2", "together", "b3"]);
    step(&mut user, RowStep::Up, true);
    assert_eq!(picked(&user), ["d1", "b2", "together"]);
    user.send(Command::PickRowsTo("b1".into()));
    assert_eq!(picked(&user), ["b1", "c1", "d1"]);
    assert_eq!(selected(&user), Some("b1"));
    // Going on without picking leaves one row.
    step(&mut user, RowStep::Down, false);
    assert_eq!((picked(&user), selected(&user)), (vec![], Some("c1")));
}

#[test]
fn escape_picks_nothing_before_it_selects_nothing() {
    let mut user = at_the_table();
    user.send(Command::SelectRow("d1".into()));
    user.send(Command::PickAll);
    assert_eq!(picked(&user).len(), 9);
    user.send(Command::Close);
    assert_eq!((picked(&user), selected(&user)), (vec![], Some("d1")));
    user.send(Command::Close);
    assert_eq!(selected(&user), None);
}

#[test]
fn what_is_picked_is_copied_in_the_order_of_the_table_and_else_everything() {
    let mut user = at_the_table();
    let copied = |user: &mut User| match user.send(Command::CopyTable) {
        Some(Request::CopyTable(rows)) => rows.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(copied(&mut user), 9);
    // One row that is only open in the panel is not picked.
    user.send(Command::SelectRow("d1".into()));
    assert_eq!(copied(&mut user), 9);
    user.send(Command::PickRow("b3".into()));
    let column = Column::Date;
    user.send(Command::SortTable { column, add: false });
    let Some(Request::CopyTable(rows)) = user.send(Command::CopyTable) else {
        panic!("nothing was copied");
    };
    let ids = rows.iter();
    let ids: Vec<_> = ids
        .map(|row| user.catalogue.entry(*row).engagement.id.as_str())
        .collect();
    assert_eq!(ids, ["b3", "d1"]);
    // What the filter hides is picked, and not copied.
    user.send(Command::Choose(
        Value::Status(Status::Announced),
        Choice::With,
    ));
    assert_eq!(copied(&mut user), 1);
}

#[test]
fn a_row_is_shown_on_the_timeline_and_there_is_a_way_back() {
    let mut user = at_the_table();
    user.send(Command::ShowOnTimeline);
    assert_eq!(user.session.view.page, Page::Table);
    user.send(Command::SelectRow("b3".into()));
    user.send(Command::ShowOnTimeline);
    assert_eq!(user.session.view.page, Page::Timeline);
    let window = user.session.view.time.unwrap();
    let day = Edtf::parse("2022-01-01").unwrap().earliest().unwrap();
    assert!(
        window.contains(day.number() as f64) && window.span() < 100.0,
        "{window:?}"
    );
    user.send(Command::Back);
    assert_eq!(user.session.view.page, Page::Table);
    // What has no date has no place there, and is open in the panel.
    user.send(Command::SelectRow("undated".into()));
    user.send(Command::ShowOnTimeline);
    assert_eq!(user.session.view.page, Page::Timeline);
    assert_eq!(selected(&user), Some("undated"));
}

// Searching

/// What a search finds in the catalogue of a user, under the lens of the view.
fn found(user: &User, text: &str) -> (Hits, Scope) {
    let index = SearchIndex::new(&user.catalogue, &Texts::default());
    let scope = index.scope(&user.catalogue, &user.arrangement.known);
    let arrangement = &user.arrangement;
    let is_shown = |handle| arrangement.position(handle).is_some();
    (index.find(&Query::new(text), &scope, is_shown), scope)
}

impl User {
    /// Searches, and walks through what is found; what was selected after each step.
    fn search(&mut self, text: &str, steps: &[Command]) -> String {
        self.send(Command::Find(text.to_owned()));
        let (hits, scope) = found(self, text);
        let selected = steps.iter().map(|step| {
            self.send_with(step.clone(), Some((&hits, &scope)));
            self.selected()
        });
        selected.collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn what_was_found_is_walked_through_in_order_of_time_across_lanes() {
    let (next, back) = (|| Command::NextHit, || Command::PreviousHit);
    let mut user = User::new();
    let steps = [next(), next(), next(), back(), back(), back()];
    assert_eq!(
        user.search("caldonia", &steps),
        "c1 together c2 together c1 c2"
    );
    // From what was not found it goes on to what comes after it in time.
    user.send(Command::Select("b2".into()));
    assert_eq!(user.search("caldonia", &[next()]), "together");
    user.send(Command::Select("b2".into()));
    assert_eq!(user.search("caldonia", &[back()]), "c1");
    // What the filter hides is not walked to.
    user.send(Command::ToggleParty("CC".into()));
    user.send(Command::Deselect);
    assert_eq!(user.search("bordavia", &[next(), next()]), "b1 b2");
}

#[test]
fn nothing_found_is_nowhere_to_go() {
    let mut user = User::new();
    user.send(Command::Select("b1".into()));
    assert_eq!(user.search("nowhere", &[Command::NextHit]), "b1");
    user.send(Command::NextHit);
    assert_eq!(user.selected(), "b1", "without a search there is no next");
}

#[test]
fn a_step_brings_into_the_picture_what_was_found() {
    let mut user = User::new();
    user.send(Command::ShowTime(TimeWindow::new(18_262.0, 18_300.0)));
    user.search("together", &[Command::NextHit]);
    let handle = user.catalogue.find(&"together".into()).unwrap();
    let start = user.arrangement.item(handle).unwrap().start();
    let window = user.session.view.time.unwrap();
    assert!(window.contains(start), "{window:?} does not show {start}");
}

#[test]
fn escape_closes_the_list_and_later_the_search() {
    let mut user = User::new();
    user.send(Command::AskForWords);
    let search = |user: &User| user.session.search.clone();
    assert_eq!(search(&user), Some(Search::default()));
    user.send(Command::Find("bord".to_owned()));
    assert!(search(&user).unwrap().is_listed);
    user.send(Command::Select("b1".into()));
    user.send(Command::Close);
    assert!(!search(&user).unwrap().is_listed, "the search goes on");
    // The list opens again where one left off.
    user.send(Command::AskForWords);
    assert!(search(&user).unwrap().is_listed);
    assert_eq!(search(&user).unwrap().text, "bord");
    user.search("bord", &[Command::NextHit]);
    assert!(!search(&user).unwrap().is_listed, "a step needs the room");
    user.send(Command::Close);
    assert_eq!(search(&user), None);
    assert_ne!(user.selected(), "nothing");
    // A field without a word is closed at once.
    user.send(Command::AskForWords);
    user.send(Command::Close);
    assert_eq!(search(&user), None);
    assert!(user.session.view.selection.is_some());
}

#[test]
fn searching_is_no_step_in_the_history() {
    let mut user = User::new();
    user.send(Command::Find("bord".to_owned()));
    user.send(Command::CloseSearch);
    assert_eq!(user.session, Session::default());
}

#[test]
fn the_palette_offers_every_command_and_every_name_of_the_catalogue() {
    let user = User::new();
    let offers = Offers::new(&user.catalogue, &[Lens::All, Lens::OfficialOnly]);
    let all = offers.fitting("", usize::MAX);
    let lines: usize = all.iter().map(|(_, lines)| lines.len()).sum();
    // All commands but its own, and seven more ways to cite; three partners, a topic, a format and two
    // lenses.
    assert_eq!(lines, Command::listed().len() - 1 + 7 + 3 + 1 + 1 + 2);
    let names = |typed: &str| -> Vec<String> {
        let groups = offers.fitting(typed, 3);
        let lines = groups.into_iter().flat_map(|(group, lines)| {
            let line =
                move |line: super::Line<'_>| format!("{}: {}", group.name(), line.offer.name);
            lines.into_iter().map(line).collect::<Vec<_>>()
        });
        lines.collect()
    };
    assert_eq!(names("bord"), ["Partners and bodies: Show only Bordavia"]);
    assert_eq!(
        names("show only dun"),
        ["Partners and bodies: Show only Dunmark"]
    );
    assert_eq!(names("gtd"), ["Commands: Go to date…"]);
    assert_eq!(names("offic"), ["Sources: Believe official sources only"]);
    assert_eq!(names("zoom").len(), 3, "no more than were asked for");
    // What people call a command finds it too.
    for (typed, found) in [
        ("cite", "Cite as Chicago note"),
        ("ris", "Cite as RIS"),
        ("bibliography", "Cite all shown as Chicago note"),
        ("export", "Cite as Chicago note"),
        ("save", "Copy rows"),
        ("print", "Copy rows"),
        ("reset", "Fit all"),
        ("reset filters", "Clear filters"),
        ("reset lanes", "Arrange lanes as usual"),
        ("dark", "Theme: dark"),
        ("help", "Keyboard shortcuts"),
        ("charts", "Trends"),
    ] {
        let offered = offers.fitting(typed, usize::MAX);
        let mut lines = offered.iter().flat_map(|(_, lines)| lines);
        let is_there = lines.any(|line| line.offer.name == found);
        assert!(is_there, "{typed}: {offered:#?}");
    }
    // The group with the best comes first.
    assert!(names("group")[0].starts_with("Formats: Show only Group"));
    for (_, lines) in offers.fitting("o", usize::MAX) {
        for line in lines {
            let marked = line
                .ranges
                .iter()
                .all(|range| line.offer.name.get(range.clone()).is_some());
            assert!(marked, "{line:?}");
        }
    }
}

#[test]
fn a_file_tells_of_the_time_that_is_asked_for() {
    let mut user = User::new();
    let (shown, range) = (TimeWindow::new(1.0, 9.0), TimeWindow::new(2.0, 3.0));
    user.send(Command::ShowTime(shown));
    let time = |user: &User, time: ExportTime| time.view(&user.session).time;
    assert_eq!(time(&user, ExportTime::Selected), user.session.view.time);
    user.send(Command::SelectRange(range));
    assert_eq!(time(&user, ExportTime::Selected), Some(range));
    assert_eq!(time(&user, ExportTime::OnScreen), user.session.view.time);
    assert_eq!(time(&user, ExportTime::Whole), None);
    user.send(Command::ToggleExport);
    assert_eq!(user.session.shell.sheet, Some(Sheet::Export));
    let export = Export {
        slides: None,
        format: FileFormat::Csv,
        time: ExportTime::Selected,
        look: Look::default(),
        path: "a.csv".into(),
        replace: false,
    };
    let request = user.send(Command::ExportTo(Box::new(export.clone())));
    let Some(Request::Export {
        export: asked,
        view,
    }) = request
    else {
        panic!("{request:?}");
    };
    assert_eq!((*asked, view.time), (export, Some(range)));
    assert_eq!(
        user.session.shell.sheet,
        Some(Sheet::Export),
        "it says what came of it"
    );
}

/// Writes down what is asked for, as a window does.
fn write(user: &mut User, request: Option<&Request>) {
    assert!(
        matches!(request, Some(Request::SaveBriefing { .. })),
        "{request:?}"
    );
    user.session.drafting.as_mut().unwrap().note(Ok(()));
}

#[test]
fn a_briefing_is_written_with_every_change_and_undone_where_one_works() {
    let mut user = User::new();
    let request = user.send(Command::AddStep);
    let Some(Request::SaveBriefing {
        briefing,
        is_new: true,
    }) = &request
    else {
        panic!("{request:?}");
    };
    assert_eq!(
        (briefing.slug.as_str(), briefing.steps.len()),
        ("new-briefing", 1)
    );
    assert!(!user.session.drafting.as_ref().unwrap().is_saved());
    write(&mut user, request.as_ref());
    user.select("b1");
    let request = user.send(Command::CallOut(0));
    assert!(matches!(
        &request,
        Some(Request::SaveBriefing { is_new: false, .. })
    ));
    write(&mut user, request.as_ref());
    assert_eq!(
        user.send(Command::CallOut(0)),
        None,
        "it is called out already"
    );
    // The last change is one of the briefing, then one of the view.
    user.send(Command::ToggleParty("BB".into()));
    assert_eq!(user.send(Command::Undo), None);
    assert!(user.session.view.hidden.is_empty());
    let request = user.send(Command::UndoBriefing);
    write(&mut user, request.as_ref());
    assert!(!user.session.undoes_briefing());
    assert_eq!(user.session.redo_name().as_deref(), Some("Redo: briefing"));
    let request = user.send(Command::Redo);
    write(&mut user, request.as_ref());
    let drafting = user.session.drafting.as_ref().unwrap();
    let callouts = &drafting.draft.briefing().steps[0].callouts;
    assert_eq!(callouts[0].engagement, EngagementId::from("b1"));
    assert_eq!(drafting.draft.briefing().steps[0].view.selection, None);
}

#[test]
fn what_is_not_saved_is_closed_only_when_that_is_said() {
    let mut user = User::new();
    user.send(Command::NewBriefing);
    let drafting = user.session.drafting.as_mut().unwrap();
    drafting.note(Err("no room".to_owned()));
    user.send(Command::CloseBriefing { anyway: false });
    assert!(
        user.session
            .drafting
            .as_ref()
            .is_some_and(|drafting| drafting.asks)
    );
    assert_eq!(user.send(Command::NewBriefing), None, "it would be gone");
    user.send(Command::CloseBriefing { anyway: true });
    assert_eq!(user.session.drafting, None);
}
