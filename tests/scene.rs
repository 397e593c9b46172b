//! Pictures of the timeline as text, and what has to hold for every picture.

#![allow(
    clippy::float_cmp,
    reason = "what must not move is the same to the bit"
)]
#![allow(clippy::unwrap_used, reason = "a test that fails should stop")]

mod common;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use common::{
    GROUND, Random, Screen, catalogue, embedded, engagement, meeting, on_ground, synthetic, time,
};
use legation::{
    catalogue::{Catalogue, Handle},
    command::Command,
    date::{Day, Kind, Membership, Qualifier},
    model::EngagementId,
    scene::{
        Anchor, Dash, FixedMeasure, Folded, Point, Rect, Scene, Shape, Sign, Size, Target,
        TargetKind, Text, TextStyle, Token,
    },
    timeline::{Grip, HEAD_WIDTH, Item, Legend, OVERVIEW_HEIGHT, Overview},
    view::{LaneId, TimeWindow},
};

// --- pictures -------------------------------------------------------------------------------------

#[test]
fn the_five_articles_as_they_open() {
    let mut screen = Screen::of_the_articles();
    screen.today = Some(common::day("2026-11-21"));
    insta::assert_snapshot!(screen.picture());
}

#[test]
fn every_lane_of_the_catalogue_that_ships() {
    let screen = Screen::new(embedded());
    let lanes = screen.arrangement().lanes.iter();
    let lanes: Vec<String> = lanes
        .map(|lane| {
            format!(
                "{}: {} of {}",
                lane.name,
                lane.meetings_held,
                lane.items.len()
            )
        })
        .collect();
    insta::assert_snapshot!(lanes.join("\n"));
}

#[test]
fn december_2024_in_the_articles() {
    let mut screen = Screen::of_the_articles();
    screen.show(time("2024-12-01", "2024-12-31"));
    insta::assert_snapshot!(screen.picture());
}

#[test]
fn the_selected_engagement_is_ringed_and_its_label_strong() {
    let mut screen = Screen::of_the_articles();
    screen.send(Command::Select(EngagementId::from("in-fr-jwg-14")));
    screen.attention.focused = true;
    screen.attention.hovered = Some(screen.find("in-ru-jwg-11"));
    let picture: Vec<String> = screen
        .scene()
        .to_string()
        .lines()
        .filter(|line| line.contains("ring ") || line.contains("LabelStrong"))
        .map(|line| line.trim().to_owned())
        .collect();
    insta::assert_snapshot!(picture.join("\n"));
}

#[test]
fn every_way_in_which_a_source_can_say_when_and_whether() {
    let records: String = [
        meeting("a day", "2020-01-10", ""),
        meeting("lasted", "2020-02-01/2020-03-15", ""),
        meeting("once within", "[2020-04-01..2020-06-30]", ""),
        meeting("a month", "2020-07", ""),
        meeting("until", "[..2020-10-20]", ""),
        meeting("lasted until", "/2021-02-10", ""),
        meeting("from", "2021-04-10/..", ""),
        meeting("once from", "[2021-08-10..]", ""),
        meeting("uncertain", "2021-11-15?", ""),
        meeting("approximate", "2022-01-10~", ""),
        engagement("announced", "Announced", "2022-03-10", ""),
        engagement("expected", "Expected", "2022-05-10", ""),
        engagement("postponed", "Postponed", "2022-07-10", ""),
        engagement("cancelled", "Cancelled", "2022-09-10", ""),
    ]
    .concat();
    insta::assert_snapshot!(Screen::new(on_ground(&records)).picture());
}

#[test]
fn nothing_at_all() {
    insta::assert_snapshot!(Screen::new(Catalogue::default()).scene());
}

#[test]
fn one_engagement() {
    let screen = Screen::new(on_ground(&meeting("only", "2020-01-10", "")));
    insta::assert_snapshot!(screen.picture());
}

#[test]
fn one_event_of_three_partners_is_joined_and_counted_once() {
    let records = meeting("talks", "2020-03-01", r#"parties: ["BB", "CC", "DD"],"#)
        + &meeting("alone", "2020-02-01", r#"parties: ["CC"],"#);
    let screen = Screen::new(on_ground(&records));
    let scene = screen.scene();
    assert_eq!(scene.summary.in_window(), 2);
    assert_eq!(scene.to_string().matches("“talks”").count(), 1);
    insta::assert_snapshot!(scene);
}

// --- lines and what they leave free ----------------------------------------------------------------

#[test]
fn the_line_of_an_overdue_promise_runs_through_no_words() {
    let mut screen = Screen::new(embedded());
    screen.today = Some(common::day("2026-11-21"));
    let promised: Vec<EngagementId> = screen
        .catalogue
        .promises()
        .iter()
        .filter_map(|promise| promise.stands_as)
        .map(|handle| screen.catalogue.entry(handle).engagement.id.clone())
        .collect();
    let mut in_parts = 0;
    for id in promised {
        screen.send(Command::GoTo(id.clone()));
        screen.send(Command::FitAll);
        let scene = screen.scene();
        let shapes = || scene.layers.iter().flat_map(|layer| &layer.shapes);
        let lines: Vec<(Point, Point)> = shapes()
            .filter_map(|shape| match shape {
                Shape::Path { points, stroke } if stroke.dash == Dash::Dashed => {
                    (points.len() == 2).then(|| (points[0], points[1]))
                }
                _ => None,
            })
            .collect();
        let labels = scene.layers.iter().find(|layer| layer.name == "labels");
        for shape in &labels.unwrap().shapes {
            let Shape::Text(Text {
                at, width, text, ..
            }) = shape
            else {
                continue;
            };
            // Numbers in pills and rings stand in the middle.
            let (left, right) = match shape {
                Shape::Text(Text {
                    anchor: Anchor::Middle,
                    ..
                }) => (at.x - width / 2.0, at.x + width / 2.0),
                _ => (at.x, at.x + width),
            };
            let struck = lines
                .iter()
                .find(|(from, to)| (from.y - at.y).abs() < 5.0 && from.x < right && left < to.x);
            assert_eq!(struck, None, "{text} at {at:?}, with {id} selected");
        }
        in_parts += lines
            .windows(2)
            .filter(|pair| pair[0].0.y == pair[1].0.y && pair[0].1.x < pair[1].0.x)
            .count();
    }
    assert!(in_parts > 0, "no line had words in its way");
}

#[test]
fn what_labels_stand_on_has_the_colour_of_the_band_behind_it() {
    let screen = Screen::new(catalogue(&format!(
        r#"[{GROUND}
        Context(id: "a-year", title: "A year", date: "2020", basis: "b", cite: [Para("paper", 1)]),
        {}{}{}]"#,
        meeting("a", "2018-03-01", ""),
        meeting("b", "2020-06-01", ""),
        meeting("c", "2023-03-01", ""),
    )));
    let scene = screen.scene();
    let labels = scene.layers.iter().find(|layer| layer.name == "labels");
    let labels = &labels.unwrap().shapes;
    let is_band = |shape: &&Shape| matches!(shape, Shape::Rect { fill: Some(fill), .. } if fill.token == Token::Ink3);
    let tinted: Vec<usize> = (1..labels.len())
        .filter(|&at| is_band(&&labels[at]))
        .collect();
    // Only that of the meeting in that year, right on its ground and below its words.
    assert_eq!(tinted.len(), 1, "{labels:#?}");
    let at = tinted[0];
    let (Shape::Rect { rect: ground, .. }, Shape::Rect { rect: band, .. }) =
        (&labels[at - 1], &labels[at])
    else {
        panic!("no ground below {:?}", labels[at]);
    };
    assert_eq!(ground, band);
    assert!(matches!(&labels[at + 1], Shape::Text(text) if text.text == "b"));
}

// --- what a choice of sources changes -----------------------------------------------------------

#[test]
fn what_all_sources_tell_otherwise_has_a_corner_and_says_so() {
    let screen = Screen::new(embedded());
    assert!(!screen.scene().signs.contains(Sign::Otherwise));
    let screen = Screen::of_the_articles();
    let scene = screen.scene();
    assert!(scene.signs.contains(Sign::Otherwise));
    let otherwise = Arc::clone(&screen.stage().arrangement.otherwise);
    let corners = scene.layers.iter().flat_map(|layer| &layer.shapes);
    let corners = corners.filter(|shape| {
        let is_corner = |points: &[Point]| points.len() == 3 && points[0].y == points[1].y;
        matches!(shape, Shape::Path { points, .. } if is_corner(points))
    });
    let engagements = scene.targets.iter().filter_map(|target| match target.kind {
        TargetKind::Engagement(handle) => Some((handle, target)),
        _ => None,
    });
    let (marked, plain): (Vec<_>, Vec<_>) =
        engagements.partition(|(handle, _)| otherwise.has(*handle));
    assert_eq!(corners.count(), marked.len());
    assert!(!marked.is_empty() && !plain.is_empty());
    let stage = screen.stage();
    for (_, target) in marked {
        let spoken = stage.spoken(target);
        assert!(spoken.contains("Under all sources: "), "{spoken}");
    }
    for (_, target) in plain {
        let spoken = stage.spoken(target);
        assert!(!spoken.contains("Under all sources"), "{spoken}");
    }
    let told = legend(&screen);
    assert!(
        told.iter().any(|line| line.contains("corner at a marker")),
        "{told:#?}"
    );
}

// --- the legend -----------------------------------------------------------------------------------

/// What the legend of a screen says, group by group.
fn legend(screen: &Screen) -> Vec<String> {
    let legend = Legend::new(&screen.stage(), &screen.scene(), &FixedMeasure);
    let groups = legend.groups.iter();
    groups
        .flat_map(|group| {
            assert!(!group.lines.is_empty(), "{} has no lines", group.name);
            let lines = group.lines.iter();
            lines.map(|line| format!("{}: {} = {}", group.name, line.drawn, line.means))
        })
        .collect()
}

/// One record of every sort that a legend can explain, each in a year of its own.
fn all_sorts() -> String {
    let grouped = |number: u32| format!(r#"series: (slug: "bb-group", number: Stated({number})),"#);
    [
        meeting("first of the series", "2001-01-10", &grouped(1)),
        meeting("second of the series", "2001-11-10", &grouped(2)),
        meeting("lasted", "2002-02-01/2002-10-15", ""),
        meeting("once", "[2003-02-01..2003-10-15]", ""),
        meeting("lasted from", "2004-02-01/..", ""),
        meeting("once until", "[..2005-06-01]", ""),
        meeting("uncertain", "2006-06-01?", ""),
        engagement("announced", "Announced", "2007-06-01", ""),
        engagement("expected", "Expected", "2008-06-01", ""),
        engagement("postponed", "Postponed", "2009-06-01", ""),
        engagement("cancelled", "Cancelled", "2010-06-01", ""),
        meeting("shared", "2011-06-01", r#"parties: ["BB", "CC"],"#),
        meeting("visit", "2012-06-01", "").replace(r#""group", status"#, r#""visit", status"#),
        r#"Context(id: "event", title: "Event", date: "2013-06-01", basis: "Stated", cite: [Para("ministry", 1)]),
           Context(id: "period", title: "Period", date: "2014-02-01/2014-03-15", basis: "Stated", cite: [Para("ministry", 1)]),"#
            .to_owned(),
        meeting("last", "2016-06-01", ""),
    ]
    .concat()
}

#[test]
fn a_legend_explains_what_is_in_the_picture() {
    let mut screen = Screen::new(on_ground(&all_sorts()));
    screen.today = Some(common::day("2015-06-01"));
    insta::assert_snapshot!(legend(&screen).join("\n"));
}

#[test]
fn a_legend_leaves_out_what_is_not_in_the_picture() {
    let mut screen = Screen::new(on_ground(&all_sorts()));
    screen.today = Some(common::day("2015-06-01"));
    let years: Vec<String> = (2001..=2016)
        .map(|year| {
            screen.show(time(&format!("{year}-01"), &format!("{year}-12")));
            format!("{year}\n  {}", legend(&screen).join("\n  "))
        })
        .collect();
    insta::assert_snapshot!(years.join("\n"));
    screen.show(time("1990", "1991"));
    assert_eq!(legend(&screen), [""; 0]);
}

#[test]
fn a_legend_knows_only_the_lanes_that_are_scrolled_to() {
    let records = (0..40).fold(String::new(), |records, number| {
        let party = format!(r#"Party(code: "P{number:02}", name: "Place {number:02}"),"#);
        let parties = format!(r#"parties: ["P{number:02}"],"#);
        let status = if number == 0 {
            "Announced"
        } else {
            "Cancelled"
        };
        records + &party + &engagement(&format!("e{number}"), status, "2020-01-10", &parties)
    });
    let mut screen = Screen::new(on_ground(&records));
    screen.send(Command::FoldLane(LaneId::Elsewhere));
    let statuses = |screen: &Screen| -> Vec<String> {
        let lines = legend(screen).into_iter();
        lines.filter(|line| line.starts_with("Statuses")).collect()
    };
    let announced = "Statuses: hollow = Announced".to_owned();
    let cancelled = "Statuses: two strokes through it = Cancelled".to_owned();
    assert_eq!(statuses(&screen), [announced, cancelled.clone()]);
    screen.session.view.scroll = screen.packing().height - 300.0;
    assert_eq!(statuses(&screen), [cancelled]);
}

#[test]
fn a_ribbon_is_hollow_where_nothing_was_held_and_the_legend_says_so() {
    let held = meeting("held", "2019-01-10", "");
    let announced = engagement("announced", "Announced", "2021-01-10", "");
    let ribbon = |records: &str| {
        let mut screen = Screen::new(on_ground(records));
        screen.send(Command::FoldLane(LaneId::Party("BB".into())));
        screen
    };
    let hollow = "Lines and pills: hollow columns in a ribbon = \
                  Announced, expected, postponed or cancelled";
    let columns = |screen: &Screen| -> Vec<_> {
        let scene = screen.scene();
        let ribbons = layer(&scene, "marks")
            .iter()
            .filter_map(|shape| match shape {
                Shape::Ribbon { columns, .. } => Some(columns.clone()),
                _ => None,
            });
        ribbons.flatten().collect()
    };
    let both = ribbon(&(held.clone() + &announced));
    assert!(
        legend(&both).iter().any(|line| line == hollow),
        "{:#?}",
        legend(&both)
    );
    let [full, open] = columns(&both)[..] else {
        panic!("{:?}", columns(&both));
    };
    assert!(full.sure > 0.0 && full.hollow <= 0.0, "{full:?}");
    assert!(
        open.sure + open.once <= 0.0 && open.hollow > 0.0,
        "{open:?}"
    );
    assert!(open.right - open.left >= 4.0, "{open:?}");
    let scene = both.scene();
    let said = scene
        .targets
        .iter()
        .map(|target| both.stage().spoken(target));
    let said: Vec<String> = said.filter(|words| words.contains("ribbon")).collect();
    assert!(
        said[0].ends_with("2 engagements, 1 held and 1 announced or called off, drawn as a ribbon"),
        "{said:?}"
    );
    // Without it nothing hollow is there to be explained.
    let alone = ribbon(&held);
    assert!(legend(&alone).iter().all(|line| line != hollow));
    assert!(columns(&alone).iter().all(|column| column.hollow <= 0.0));
}

#[test]
fn short_stretches_seen_from_afar_are_explained_with_days() {
    let records = meeting("two days", "2020-01-10/2020-01-11", "") + &meeting("far", "2029", "");
    let mut screen = Screen::new(on_ground(&records));
    let alone = "Dates: marker alone = Days too close to tell apart".to_owned();
    assert!(legend(&screen).contains(&alone), "{:#?}", legend(&screen));
    let bar = "Dates: solid bar = Lasted all those days".to_owned();
    assert!(!legend(&screen).contains(&bar));
    screen.show(time("2020-01", "2020-01"));
    assert!(legend(&screen).contains(&bar), "{:#?}", legend(&screen));
}

#[test]
fn a_sample_stays_in_its_room() {
    let mut screen = Screen::new(on_ground(&all_sorts()));
    screen.today = Some(common::day("2015-06-01"));
    let legend = Legend::new(&screen.stage(), &screen.scene(), &FixedMeasure);
    for line in legend.lines() {
        assert!(!line.sample.is_empty(), "nothing is drawn for {line:?}");
        let room = Rect::new(0.0, 0.0, line.size.width, line.size.height);
        for shape in &line.sample {
            let ends = match shape {
                Shape::Line { from, to, .. } => vec![*from, *to],
                Shape::Marker { centre, radius, .. } => {
                    let rect = Rect::around(*centre, *radius);
                    vec![
                        Point::new(rect.left, rect.top),
                        Point::new(rect.right, rect.bottom),
                    ]
                }
                Shape::Rect { rect, .. } => {
                    vec![
                        Point::new(rect.left, rect.top),
                        Point::new(rect.right, rect.bottom),
                    ]
                }
                Shape::Text(text) => vec![text.at],
                Shape::Ring { centre, .. } => vec![*centre],
                Shape::Path { points, .. } => points.clone(),
                Shape::Ribbon { base, columns, .. } => columns
                    .iter()
                    .flat_map(|column| {
                        let top = base - f64::from(column.height());
                        [
                            Point::new(f64::from(column.left), *base),
                            Point::new(f64::from(column.right), top),
                        ]
                    })
                    .collect(),
            };
            assert!(
                ends.iter().all(|end| room.contains(*end)),
                "{}: {shape}",
                line.means
            );
        }
    }
}

// --- what is in a picture -------------------------------------------------------------------------

fn layer<'a>(scene: &'a Scene, name: &str) -> &'a [Shape] {
    scene
        .layers
        .iter()
        .find(|layer| layer.name == name)
        .map_or(&[], |layer| &layer.shapes)
}

fn texts<'a>(scene: &'a Scene, name: &str) -> Vec<&'a Text> {
    let shapes = layer(scene, name).iter();
    shapes
        .filter_map(|shape| match shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

fn markers(scene: &Scene) -> Vec<Rect> {
    layer(scene, "marks")
        .iter()
        .filter_map(|shape| match shape {
            Shape::Marker { centre, radius, .. } => Some(Rect::around(*centre, *radius)),
            _ => None,
        })
        .collect()
}

/// The rectangle of a text without the air around its letters.
fn ink(text: &Text) -> Rect {
    let rect = text.rect();
    Rect::new(
        rect.left + 0.1,
        rect.top + 0.5,
        rect.right - 0.1,
        rect.bottom - 0.5,
    )
}

/// Every item that is in a lane, with the number of the lane.
fn items(screen: &Screen) -> impl Iterator<Item = (usize, &Item)> {
    let lanes = screen.arrangement().lanes.iter().enumerate();
    lanes.flat_map(|(number, lane)| lane.items.iter().map(move |item| (number, item)))
}

/// Where an engagement stands, by lane.
fn heights(scene: &Scene) -> Vec<((Handle, usize), f64)> {
    let targets = scene.targets.iter();
    targets
        .filter_map(|target| {
            let handle = target.kind.engagement()?;
            Some(((handle, target.lane), target.centre.y))
        })
        .collect()
}

/// Catalogues in which the rules have to hold, and a screen on each.
fn screens() -> [(&'static str, Screen); 3] {
    [
        ("articles", Screen::of_the_articles()),
        ("embedded", Screen::new(embedded())),
        ("synthetic", Screen::new(synthetic::catalogue(1_000, 7))),
    ]
}

/// Goes to a random stretch of time, from two days to everything.
fn wander(screen: &mut Screen, random: &mut Random) {
    let bounds = screen.arrangement().bounds;
    let span = 2.0 * (bounds.span() / 2.0).powf(random.unit());
    let middle = random.between(bounds.start(), bounds.end());
    let window = TimeWindow::new(middle - span / 2.0, middle + span / 2.0);
    screen.session.view.scroll = 0.0;
    screen.show(window.kept_near(bounds));
    let most = (screen.packing().height - screen.size.height).max(0.0);
    screen.session.view.scroll = random.between(0.0, most + 1.0);
}

/// Calls `check` for 50 random views of each catalogue.
fn at_random_views(check: impl Fn(&Screen, &Scene, &str)) {
    for (name, mut screen) in screens() {
        let mut random = Random::new(1);
        for number in 0..50 {
            wander(&mut screen, &mut random);
            let window = screen.window();
            let place = format!("{name} {number}: {window:?}");
            check(&screen, &screen.scene(), &place);
        }
    }
}

// --- what holds for every picture -----------------------------------------------------------------

#[test]
fn panning_moves_nothing_up_or_down() {
    for (name, mut screen) in screens() {
        let bounds = screen.arrangement().bounds;
        let mut met_again = 0;
        for share in [0.5, 0.05, 0.004] {
            screen.show(TimeWindow::new(
                bounds.start(),
                bounds.start() + bounds.span() * share,
            ));
            let level = screen.level();
            let mut random = Random::new(2);
            let mut known = BTreeMap::new();
            for _ in 0..200 {
                let days = random.between(-0.7, 0.7) * screen.window().span();
                screen.send(Command::Pan { days, points: 0.0 });
                assert_eq!(screen.level(), level);
                for (place, y) in heights(&screen.scene()) {
                    if let Some(before) = known.insert(place, y) {
                        assert!(before == y, "{name}: {place:?} moved from {before} to {y}");
                        met_again += 1;
                    }
                }
            }
        }
        assert!(met_again > 200, "{name}: only {met_again} were seen twice");
    }
}

#[test]
fn zooming_in_and_out_brings_back_what_was_under_the_pointer() {
    for (name, mut screen) in screens() {
        for share in [0.0, 0.13, 0.5, 0.77, 1.0] {
            screen.send(Command::FitAll);
            let body = screen.stage().body();
            let x = body.left + body.width() * share;
            let moment = screen.scale().moment_from_x(x);
            let steps = std::iter::repeat_n(1.06, 100).chain(std::iter::repeat_n(1.0 / 1.06, 100));
            for (step, factor) in steps.enumerate() {
                screen.send(Command::ZoomAt { moment, factor });
                let now = screen.scale().x_from_moment(moment);
                assert!(
                    (now - x).abs() < 0.5,
                    "{name}: at step {step} {x} is at {now}"
                );
                if step == 99 {
                    assert!(screen.window().span() < screen.arrangement().bounds.span() / 300.0);
                }
            }
        }
    }
}

#[test]
fn no_label_covers_a_label_or_a_marker() {
    at_random_views(|_, scene, place| no_label_covers(scene, place));
}

/// Lanes of thousands are cut into tiles, and the rules hold in them too.
#[test]
fn large_lanes_obey_the_same_rules() {
    let mut screen = Screen::new(synthetic::catalogue(20_000, 7));
    let largest = screen
        .arrangement()
        .lanes
        .iter()
        .map(|lane| lane.items.len());
    assert!(largest.max() > Some(2_000), "no lane is large");
    let mut random = Random::new(5);
    let (mut drawn, mut folded, mut ribboned) = (0, 0, 0);
    for number in 0..60 {
        wander(&mut screen, &mut random);
        let scene = screen.scene();
        let place = format!("{number}: {:?}", screen.window());
        no_label_covers(&scene, &place);
        let summary = scene.summary;
        let all = summary.drawn + summary.folded + summary.ribboned + summary.elsewhere;
        assert_eq!(summary.in_window(), all, "{place}");
        drawn += summary.drawn;
        folded += summary.folded;
        ribboned += summary.ribboned;
        let mut in_pills = 0;
        for target in &scene.targets {
            if let TargetKind::Pill(fold) = &target.kind {
                let behind = screen.stage().holds(target, 0.0).len();
                assert_eq!(behind, fold.count, "{place}");
                in_pills += fold.count;
            }
        }
        assert_eq!(in_pills, summary.folded as usize, "{place}");
        pills_keep_apart(&scene, &place);
    }
    assert!(drawn > 1_000 && folded > 1_000 && ribboned > 10_000);
}

/// Where a day is as wide as the picture, what is on that day has its rows too.
#[test]
fn a_day_of_a_large_lane_is_not_folded_for_its_width() {
    let mut screen = Screen::new(synthetic::catalogue(20_000, 7));
    let busiest = &screen.arrangement().lanes[0];
    let item = &busiest.items[busiest.items.len() / 2];
    let window = TimeWindow::new(item.start(), item.start() + 1.0);
    screen.show(window);
    let summary = screen.scene().summary;
    assert!(summary.drawn > 0, "{summary:?}");
}

fn pills_keep_apart(scene: &Scene, place: &str) {
    let pills = scene.targets.iter().filter(|target| {
        matches!(target.kind, TargetKind::Pill(fold) if matches!(fold.which, Folded::Begin(..)))
    });
    let pills: Vec<&Target> = pills.collect();
    for pair in pills.windows(2) {
        let is_same_lane = pair[0].lane == pair[1].lane;
        let overlap = is_same_lane && pair[0].rect.overlaps(pair[1].rect);
        assert!(!overlap, "{place}: {} and {}", pair[0].rect, pair[1].rect);
        assert!(pair[0].rect.right <= scene.size.width, "{place}: cut off");
    }
}

/// However one comes to a place, everything there stands in the same row.
#[test]
fn rows_of_large_lanes_do_not_depend_on_the_way() {
    let mut screen = Screen::new(synthetic::catalogue(20_000, 7));
    let window = time("2010-03-01", "2010-04-30");
    let arranged = screen.arrangement().bounds;
    let rows = |screen: &Screen| {
        let scene = screen.scene();
        heights(&scene)
    };
    screen.show(window);
    let at_once = rows(&screen);
    assert!(at_once.len() > 50, "{}", at_once.len());
    for from in [arranged.start(), arranged.end()] {
        // In steps of half a window, so that every tile on the way is seen before.
        let days = window.span() / 2.0 * (window.start() - from).signum();
        let mut start = from;
        while (start - window.start()).abs() > days.abs() {
            screen.show(TimeWindow::new(start, start + window.span()));
            start += days;
        }
        screen.show(window);
        assert!(rows(&screen) == at_once);
    }
}

/// The picture that meets who opens the catalogue that ships.
#[test]
fn the_first_screen_shows_the_busiest_partners_with_labels_and_the_rest_at_a_glance() {
    let size = Size {
        width: 980.0,
        height: 790.0,
    };
    let screen = Screen::of_size(embedded(), size);
    let scene = screen.scene();
    let lanes = &screen.arrangement().lanes;
    for (number, lane) in lanes.iter().take(5).enumerate() {
        let packing = &screen.packing().lanes[number];
        let (top, bottom) = (packing.top + 46.0, packing.top + packing.height + 46.0);
        assert!(bottom <= size.height, "{} is below the picture", lane.name);
        let labels = texts(&scene, "labels");
        let labels = labels
            .iter()
            .filter(|text| text.style == TextStyle::Label && (top..bottom).contains(&text.at.y));
        assert!(labels.count() >= 4, "{} has hardly any label", lane.name);
    }
    // All lanes together are no higher than two such pictures.
    assert!(screen.packing().height < 2.0 * size.height);
    assert!(lanes.len() <= 24, "{} lanes", lanes.len());
}

/// Where labels have to give way: items that are cut by the right or the left edge, seen from far
/// and from so near that a day is wider than a label.
#[test]
fn no_label_covers_anything_at_the_edges() {
    for (name, mut screen) in screens() {
        let whole = screen.arrangement().bounds.span();
        for span in [whole / 2.0, whole / 40.0, 200.0, 3.0] {
            let moments: Vec<f64> = items(&screen)
                .step_by(match name {
                    "articles" => 1,
                    "embedded" => 25,
                    _ => 60,
                })
                .flat_map(|(_, item)| [item.start(), item.end()])
                .collect();
            for moment in moments {
                for share in [0.0, 0.03, 0.9, 0.97, 0.995] {
                    let start = moment - span * share;
                    screen.show(TimeWindow::new(start, start + span));
                    let place = format!("{name}: {:?}", screen.window());
                    no_label_covers(&screen.scene(), &place);
                }
            }
        }
    }
}

fn no_label_covers(scene: &Scene, place: &str) {
    let labels = texts(scene, "labels");
    let markers = markers(scene);
    for (number, label) in labels.iter().enumerate() {
        let rect = ink(label);
        for other in &labels[number + 1..] {
            assert!(
                !rect.overlaps(ink(other)),
                "{place}: “{}” at {rect} meets “{}” at {}",
                label.text,
                other.text,
                ink(other)
            );
        }
        for marker in &markers {
            assert!(
                !rect.overlaps(*marker),
                "{place}: “{}” at {rect} covers the marker at {marker}",
                label.text
            );
        }
    }
}

/// Whether a line runs through a rectangle, tried at 200 places.
fn runs_through(from: Point, to: Point, rect: Rect) -> bool {
    (0..=200).any(|step| {
        let share = f64::from(step) / 200.0;
        rect.contains(Point::new(
            from.x + (to.x - from.x) * share,
            from.y + (to.y - from.y) * share,
        ))
    })
}

#[test]
fn the_line_of_a_series_runs_through_no_label() {
    at_random_views(|_, scene, place| {
        let labels = texts(scene, "labels");
        for shape in layer(scene, "threads") {
            let Shape::Line { from, to, stroke } = shape else {
                continue;
            };
            if stroke.paint.token != Token::Mark || stroke.paint.alpha > 0.5 {
                continue;
            }
            for label in &labels {
                assert!(
                    !runs_through(*from, *to, ink(label)),
                    "{place}: the line from {from} to {to} runs through “{}” at {}",
                    label.text,
                    ink(label)
                );
            }
        }
    });
}

#[test]
fn the_line_of_a_series_is_seen_from_between_its_meetings() {
    let mut screen = Screen::new(embedded());
    // The 11th meeting with Russia was in 2019, the 13th in 2024; none of either is in here.
    screen.show(time("2020-02-01", "2020-02-20"));
    let scene = screen.scene();
    let line = layer(&scene, "threads")
        .iter()
        .find_map(|shape| match shape {
            Shape::Line { from, to, .. } if (from.y - to.y).abs() < 0.1 => Some((from.x, to.x)),
            _ => None,
        });
    let (from, to) = line.unwrap();
    assert!(
        from <= HEAD_WIDTH && to >= scene.size.width,
        "{from} to {to}"
    );
}

#[test]
fn texts_of_the_axis_do_not_meet() {
    at_random_views(|_, scene, place| {
        let labels = texts(scene, "axis");
        for (number, label) in labels.iter().enumerate() {
            for other in &labels[number + 1..] {
                assert!(
                    !ink(label).overlaps(ink(other)),
                    "{place}: “{}” and “{}”",
                    label.text,
                    other.text
                );
            }
        }
    });
}

/// Engagements that are drawn within the window and may have been on one of its days, and whether
/// they were for certain: tried day by day, for dates that have an earliest and a latest one.
fn in_window(screen: &Screen) -> BTreeMap<Handle, bool> {
    let window = screen.window();
    let bounds = screen.arrangement().bounds;
    let everything = window.start() <= bounds.start() && window.end() >= bounds.end();
    let on_screen = |day: i64| (day + 1) as f64 > window.start() && (day as f64) < window.end();
    let mut found = BTreeMap::new();
    for (_, item) in items(screen) {
        if item.end() <= window.start() || item.start() >= window.end() {
            continue;
        }
        let known = &screen.arrangement().known;
        let date = known.date(&screen.catalogue, item.handle).unwrap();
        let day = |number| Day::from_number(number);
        let mut days = (item.start() as i64..item.end() as i64)
            .filter(|&number| date.within(day(number), day(number)) != Membership::No);
        let is_sure = date.qualifier() == Qualifier::None
            && date.earliest().is_some()
            && date.latest().is_some();
        let certain = match date.kind() {
            Kind::Day | Kind::OneOf => is_sure && days.clone().all(on_screen),
            // Its ends may be coarser than a day: what the date itself says is all there is.
            _ => {
                let shown: Vec<i64> = days.clone().filter(|&day| on_screen(day)).collect();
                let (first, last) = (shown[0], shown[shown.len() - 1]);
                date.within(day(first), day(last)) == Membership::Certainly
            }
        };
        if everything || days.any(on_screen) {
            found.insert(item.handle, everything || certain);
        }
    }
    found
}

#[test]
fn a_bracket_that_reaches_out_of_the_window_is_possibly_in_it() {
    let records: String = [
        meeting("bracket", "[2020-03-01..2020-09-30]", ""),
        meeting("lasted", "2020-03-01/2020-09-30", ""),
        meeting("either", "[2020-02-01,2020-11-01]", ""),
        meeting("a month", "2020-06", ""),
        meeting("unsure", "2020-06-10?", ""),
        meeting("shared", "[2020-06..2021]", r#"parties: ["BB", "CC"],"#),
        meeting("elsewhere", "2030", ""),
    ]
    .concat();
    let mut screen = Screen::new(on_ground(&records));
    let mut counts = |from, to| {
        screen.show(time(from, to));
        let summary = screen.scene().summary;
        let all = summary.drawn + summary.folded + summary.ribboned + summary.elsewhere;
        assert_eq!(all, summary.in_window(), "{summary:?}");
        (summary.certainly, summary.possibly)
    };
    // In June what lasted and the month's own; it may have been in the bracket, on the day that is
    // not sure, and in both lanes of the one. It was on neither of the two days.
    assert_eq!(counts("2020-06-01", "2020-06-30"), (2, 3));
    assert_eq!(counts("2020-06-02", "2020-06-30"), (1, 4));
    assert_eq!(counts("2020-02-01", "2020-10-31"), (3, 3));
    assert_eq!(counts("2020-02-01", "2021-12-31"), (5, 1));
    assert_eq!(counts("2020-10-01", "2020-10-31"), (0, 1));
    // Nothing is left out of everything.
    assert_eq!(counts("2019-01-01", "2032-01-01"), (7, 0));
}

#[test]
fn the_summary_counts_what_is_there() {
    at_random_views(|screen, scene, place| {
        let touching = in_window(screen);
        let summary = scene.summary;
        assert_eq!(summary.in_window() as usize, touching.len(), "{place}");
        let all = summary.drawn + summary.folded + summary.ribboned + summary.elsewhere;
        assert_eq!(summary.in_window(), all, "{place}");
        let certain = touching.values().filter(|certain| **certain).count();
        assert_eq!(summary.certainly as usize, certain, "{place}");
        assert_eq!(
            summary.in_window(),
            summary.certainly + summary.possibly,
            "{place}"
        );
    });
}

/// What is drawn according to the summary can be found in a picture that is as high as the lanes.
#[test]
fn what_is_counted_as_drawn_is_drawn() {
    for (name, mut screen) in screens() {
        let mut random = Random::new(3);
        for _ in 0..20 {
            wander(&mut screen, &mut random);
            screen.session.view.scroll = 0.0;
            screen.size.height = screen.packing().height + 100.0;
            let scene = screen.scene();
            let shown: BTreeSet<Handle> = scene.marked().collect();
            let touching = in_window(&screen).into_keys();
            let drawn = touching.filter(|handle| shown.contains(handle)).count();
            let window = screen.window();
            assert_eq!(drawn, scene.summary.drawn as usize, "{name} {window:?}");
        }
    }
}

#[test]
fn the_same_view_gives_the_same_picture() {
    at_random_views(|screen, scene, place| {
        assert!(screen.scene() == *scene, "{place}");
    });
    let twice = [(); 2].map(|()| {
        Screen::new(synthetic::catalogue(300, 5))
            .scene()
            .to_string()
    });
    assert_eq!(twice[0], twice[1]);
}

#[test]
fn no_size_and_no_time_makes_it_panic() {
    let nameless = catalogue(
        r#"[Party(code: "XX", name: ""), Format(slug: "f", name: "", short: "", sentence: "", marker: Circle),
        Engagement(id: "a", title: "", label: "", parties: ["XX"], format: "f", status: Held, dates: [(date: "2020", basis: "")])]"#,
    );
    let far = on_ground(
        &(meeting("old", "-9999-01-01", "") + &meeting("late", "[9999-01-01..9999-12-31]", "")),
    );
    let catalogues = [embedded(), nameless, far, Catalogue::default()];
    for catalogue in catalogues {
        for (width, height) in [
            (0.0, 0.0),
            (50.0, 40.0),
            (121.0, 47.0),
            (20_000.0, 10_000.0),
        ] {
            let mut screen = Screen::of_size(catalogue.clone(), Size { width, height });
            screen.today = Some(common::day("2026-11-21"));
            let _ = screen.scene().to_string();
            for window in [
                time("-9999-01-01", "9999-12-31"),
                time("-9999-01-01", "-9999-01-01"),
                time("9999-12-31", "9999-12-31"),
                TimeWindow::new(-1e9, 1e9),
                TimeWindow::new(1e12, 1e12),
            ] {
                screen.show(window);
                let scene = screen.scene();
                assert_eq!(scene.size, screen.size);
                let _ = scene.to_string();
            }
        }
    }
}

// --- lanes and places -----------------------------------------------------------------------------

#[test]
fn an_engagement_is_an_item_of_one_lane_and_a_guest_in_those_of_the_others() {
    for (name, screen) in screens() {
        let arrangement = screen.arrangement();
        let mut seen = BTreeSet::new();
        let mut shared = 0;
        for (number, lane) in arrangement.lanes.iter().enumerate() {
            for (at, item) in lane.items.iter().enumerate() {
                assert!(seen.insert(item.handle), "{name}: {item:?} is in two lanes");
                assert_eq!(arrangement.position(item.handle), Some((number, at)));
                assert!(lane.holds(item));
                let entry = screen.catalogue.entry(item.handle);
                let lanes: BTreeSet<usize> = entry
                    .lanes()
                    .filter_map(|party| arrangement.lane_of(party))
                    .filter(|&other| other != number)
                    .collect();
                for &other in &lanes {
                    assert!(arrangement.lanes[other].holds(item), "{name}: {item:?}");
                }
                shared += usize::from(!lanes.is_empty());
                let stretch = TimeWindow::new(item.start(), item.end());
                assert_eq!(arrangement.stretch_of(&[item.handle]), Some(stretch));
            }
            for guest in &lane.guests {
                let home = arrangement.position(guest.handle).unwrap().0;
                assert_ne!(home, number, "{name}: a guest in its own lane");
            }
        }
        let dated = arrangement.shown() as usize - arrangement.undated.len();
        assert_eq!(seen.len(), dated, "{name}");
        assert!(name == "articles" || shared > 0, "{name} has no guests");
        assert_eq!(arrangement.stretch_of(&[]), None);
        assert_eq!(arrangement.position(Handle(u32::MAX)), None);
    }
}

// --- windows are windows --------------------------------------------------------------------------

/// The dashed lines of brackets at a height, from left to right.
fn brackets(scene: &Scene, y: f64) -> Vec<(f64, f64)> {
    layer(scene, "marks")
        .iter()
        .filter_map(|shape| match shape {
            Shape::Line { from, to, stroke } if stroke.dash == Dash::Dashed && from.y == y => {
                Some((from.x, to.x))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn what_happened_once_in_a_window_is_never_a_lone_dot() {
    for (name, mut screen) in screens() {
        let mut random = Random::new(4);
        let mut seen = 0;
        for _ in 0..50 {
            wander(&mut screen, &mut random);
            let scene = screen.scene();
            let scale = screen.scale();
            let body = screen.stage().body();
            for (lane, item) in items(&screen) {
                let extent = item.extent;
                if !extent.is_once() || extent.open_start() || extent.open_end() {
                    continue;
                }
                let (left, right) = (
                    scale.x_from_moment(item.start()),
                    scale.x_from_moment(item.end()),
                );
                let target = scene.targets.iter().find(|target| {
                    target.lane == lane && target.kind.engagement() == Some(item.handle)
                });
                let Some(target) = target.filter(|_| right - left > 10.0) else {
                    continue;
                };
                if right <= body.left || left >= body.right {
                    continue;
                }
                let bracketed = brackets(&scene, target.centre.y).iter().any(|&(from, to)| {
                    from <= left.max(body.left) + 0.01 && to >= right.min(body.right) - 0.01
                });
                let said = screen.stage().spoken(target);
                assert!(bracketed, "{name} {:?}: {said}", screen.window());
                seen += 1;
            }
        }
        assert!(seen > 20, "{name}: {seen}");
    }
}

#[test]
fn the_second_meeting_with_the_maldives_is_a_bracket_and_no_dot_on_a_day() {
    let screen = Screen::of_the_articles();
    let scene = screen.scene();
    let handle = screen.find("in-mv-jwg-2");
    let target = scene.target_of(handle).unwrap();
    let window = time("2018-11-17", "2023-11-17");
    let scale = screen.scale();
    let ends = (
        scale.x_from_moment(window.start()),
        scale.x_from_moment(window.end()),
    );
    assert_eq!(brackets(&scene, target.centre.y), [ends]);
    // The marker hangs on the left end.
    assert_eq!(target.centre.x, ends.0);
    let said = screen.stage().spoken(target);
    assert!(
        said.contains("between 17 November 2018 and 17 November 2023"),
        "{said}"
    );
}

#[test]
fn counts_in_pills_are_the_engagements_behind_them() {
    let mut screen = Screen::new(synthetic::catalogue(1_000, 7));
    screen.refresh();
    let scene = screen.scene();
    let numbers: Vec<&str> = ["labels", "heads"]
        .into_iter()
        .flat_map(|layer| texts(&scene, layer))
        .filter(|text| text.style == TextStyle::Count)
        .map(|text| text.text.as_str())
        .collect();
    assert!(!numbers.is_empty());
    let behind: Vec<String> = scene
        .targets
        .iter()
        .filter_map(|target| match &target.kind {
            TargetKind::Pill(fold) => {
                let behind = screen.stage().holds(target, 0.0).len();
                assert_eq!(behind, fold.count);
                Some(match fold.which {
                    Folded::Begin(..) => behind.to_string(),
                    Folded::Through(_) => format!("‹ {behind}"),
                })
            }
            _ => None,
        })
        .collect();
    for number in &behind {
        assert!(numbers.contains(&number.as_str()));
        assert_ne!(number, "1");
    }
}

// --- the overview ---------------------------------------------------------------------------------

fn overview_of(screen: &Screen) -> Overview {
    Overview::new(&screen.catalogue, screen.arrangement(), screen.size.width)
}

/// Certain and possible weights of the buckets that hold anything, by their first days.
fn weights(overview: &Overview) -> Vec<(String, f64, f64)> {
    let buckets = overview.buckets().iter();
    buckets
        .filter(|bucket| bucket.certainly + bucket.possibly > 0.0)
        .map(|bucket| (bucket.first.to_string(), bucket.certainly, bucket.possibly))
        .collect()
}

#[test]
fn the_overview_of_the_five_articles() {
    let mut screen = Screen::of_the_articles();
    screen.today = Some(common::day("2026-11-21"));
    let overview = overview_of(&screen);
    let window = time("2020-01-01", "2023-12-31");
    insta::assert_snapshot!(overview.scene(window, screen.today, &FixedMeasure));
}

#[test]
fn buckets_of_the_overview_weigh_together_what_is_shown() {
    for (name, mut screen) in screens() {
        for width in [1.0, 300.0, 1_440.0, 4_000.0] {
            screen.size.width = width;
            let overview = overview_of(&screen);
            let buckets = overview.buckets();
            let sum: f64 = buckets.iter().map(|it| it.certainly + it.possibly).sum();
            let undated = screen.arrangement().undated.len() as f64;
            let shown = f64::from(screen.arrangement().shown()) - undated;
            assert!(
                (sum - shown).abs() < 1e-6,
                "{name} at {width}: {sum} of {shown}"
            );
            // There is no day between a bucket and the next, and none is in two.
            for pair in buckets.windows(2) {
                assert_eq!(
                    pair[0].last.days_until(pair[1].first),
                    1,
                    "{name} at {width}"
                );
            }
        }
    }
}

#[test]
fn the_overview_tells_what_is_certain_from_what_is_possible() {
    // Eighty years on some 1,300 points: a bucket is a year.
    let ends = meeting("first", "1950-01-10", "") + &meeting("last", "2029-12-10", "");
    let records = ends
        + &meeting("a day", "2001-02-03", "")
        + &meeting("not sure", "2003-02-03?", "")
        + &meeting("in a year", "2005", "")
        + &meeting("of two days", "[2008-05-06,2011-05-06]", "")
        + &meeting("lasted", "2014-12-31/2015-01-01", "")
        + &meeting("by", "[..2018-02-03]", "")
        + &meeting("of three", "2021-02-03", r#"parties: ["BB", "CC", "DD"],"#);
    let overview = overview_of(&Screen::new(on_ground(&records)));
    let year = |year: &str| {
        let weights = weights(&overview).into_iter();
        weights
            .filter(|(day, _, _)| day.starts_with(year))
            .map(|(_, certainly, possibly)| (certainly, possibly))
            .collect::<Vec<_>>()
    };
    let mut starts = overview
        .buckets()
        .iter()
        .map(|bucket| bucket.first.to_string());
    assert!(starts.all(|day| day.ends_with("-01-01")));
    assert_eq!(year("2001"), [(1.0, 0.0)]);
    assert_eq!(year("2003"), [(0.0, 1.0)]);
    assert_eq!(year("2005"), [(1.0, 0.0)]);
    assert_eq!([year("2008"), year("2011")], [[(0.0, 0.5)], [(0.0, 0.5)]]);
    assert!(year("2009").is_empty());
    assert_eq!([year("2014"), year("2015")], [[(0.5, 0.0)], [(0.5, 0.0)]]);
    assert_eq!(year("2018"), [(0.0, 1.0)]);
    assert_eq!(year("2021"), [(1.0, 0.0)]);
}

#[test]
fn a_brush_is_its_window_and_the_window_its_brush() {
    for (name, screen) in screens() {
        let overview = overview_of(&screen);
        let scale = overview.scale();
        let bounds = screen.arrangement().bounds;
        assert_eq!(overview.brush(bounds).left, overview.strip().left);
        let mut random = Random::new(11);
        for _ in 0..200 {
            let window = TimeWindow::new(
                random.between(bounds.start(), bounds.end()),
                random.between(bounds.start(), bounds.end()),
            );
            let brush = overview.brush(window);
            let back = TimeWindow::new(
                scale.moment_from_x(brush.left),
                scale.moment_from_x(brush.right),
            );
            let again = overview.brush(back);
            assert!((again.left - brush.left).abs() < 0.5, "{name}");
            assert!((again.right - brush.right).abs() < 0.5, "{name}");
            // And what is dragged follows the pointer.
            let to = random.between(overview.strip().left, overview.strip().right);
            let grip = Grip::Start;
            let dragged = overview.dragged(grip, window, brush.left, to);
            let edges = overview.brush(dragged);
            let day = scale.points_per_day();
            let near = (edges.left - to).abs().min((edges.right - to).abs());
            assert!(near < 0.5 + day, "{name}: {edges} for {to}");
            let panned = overview.dragged(Grip::Brush, window, brush.left, to);
            assert!((panned.span() - window.span()).abs() < 1e-6, "{name}");
            assert!(panned.start() > bounds.start() - 1.0 && panned.end() < bounds.end() + 1.0);
        }
    }
}

#[test]
fn edges_of_the_brush_are_grabbed_before_its_middle() {
    let overview = overview_of(&Screen::new(embedded()));
    let window = time("2010-01-01", "2015-12-31");
    let brush = overview.brush(window);
    let grip = |x| overview.grip_at(window, x);
    for away in [-5.0, 0.0, 5.0] {
        assert_eq!(grip(brush.left + away), Grip::Start);
        assert_eq!(grip(brush.right + away), Grip::End);
    }
    assert_eq!(grip(brush.left + 8.0), Grip::Brush);
    assert_eq!(grip(brush.centre().x), Grip::Brush);
    assert_eq!(grip(brush.left - 8.0), Grip::Ground);
    assert_eq!(grip(brush.right + 8.0), Grip::Ground);
    // A day is narrower than a hair, and can be moved and widened all the same.
    let day = time("2012-06-01", "2012-06-01");
    let middle = overview.brush(day).centre().x;
    assert_eq!(overview.grip_at(day, middle), Grip::Brush);
    assert_eq!(overview.grip_at(day, middle - 6.0), Grip::Start);
    assert_eq!(overview.grip_at(day, middle + 6.0), Grip::End);
    assert_eq!(overview.grip_at(day, middle + 12.0), Grip::Ground);
}

#[test]
fn an_edge_dragged_over_the_other_goes_on_as_that() {
    let overview = overview_of(&Screen::new(embedded()));
    let window = time("2010-01-01", "2015-12-31");
    let brush = overview.brush(window);
    let far = overview.brush(time("2018-01-01", "2018-01-01")).left;
    let dragged = overview.dragged(Grip::Start, window, brush.left, far);
    assert_eq!(dragged.start(), window.end());
    assert!((overview.brush(dragged).right - far).abs() < 0.5);
}

#[test]
fn a_window_wider_than_everything_is_brushed_from_end_to_end() {
    let screen = Screen::of_the_articles();
    let overview = overview_of(&screen);
    let bounds = screen.arrangement().bounds;
    let strip = overview.strip();
    let wide = bounds.widened(2.0);
    // There is nowhere to move it to, and so a new one is drawn.
    assert_eq!(overview.grip_at(wide, strip.centre().x), Grip::Ground);
    assert_eq!(overview.grip_at(bounds, strip.centre().x), Grip::Ground);
    assert_eq!(overview.grip_at(bounds, strip.left), Grip::Start);
    assert_eq!(overview.grip_at(bounds, strip.right), Grip::End);
    let drawn = overview.dragged(Grip::Ground, wide, strip.left - 50.0, strip.centre().x);
    assert!((drawn.start() - bounds.start()).abs() < 1e-6);
    assert!((overview.brush(drawn).right - strip.centre().x).abs() < 0.5);
    // A shaky click draws nothing, and nothing is out of bounds for long.
    let still = overview.dragged(Grip::Ground, bounds, 500.0, 501.0);
    assert_eq!(still, bounds);
    assert_eq!(overview.dragged(Grip::Start, wide, 300.0, 310.0), bounds);
    let scene = overview.scene(wide, None, &FixedMeasure);
    for shape in layer(&scene, "overview brush") {
        let Shape::Rect { rect, .. } = shape else {
            continue;
        };
        assert!(rect.left < strip.left && rect.right > strip.right);
        assert!(rect.width() < screen.size.width, "drawn for nobody to see");
    }
    assert!(overview.spoken(wide).ends_with("showing everything"));
}

#[test]
fn a_click_in_the_overview_shows_what_is_there() {
    let screen = Screen::of_the_articles();
    let overview = overview_of(&screen);
    let bounds = screen.arrangement().bounds;
    let window = time("2020-01-01", "2020-12-31");
    let x = overview.strip().centre().x;
    let there = overview.brush(overview.centred(window, x));
    assert!((there.centre().x - x).abs() < 0.5);
    // At an end it stops where there is no more.
    let last = overview.centred(window, overview.strip().right);
    assert!((last.end() - bounds.end()).abs() < 1e-6);
    assert!((last.span() - window.span()).abs() < 1e-6);
}

#[test]
fn the_overview_says_what_it_shows() {
    let records = meeting("a", "2000-06-01", "") + &meeting("b", "2028-06-01", "");
    let overview = overview_of(&Screen::new(on_ground(&records)));
    let said = |from, to| overview.spoken(time(from, to));
    assert_eq!(
        said("2012-03-01", "2016-05-01"),
        "Overview: 1999 to 2029, showing 2012 to 2016"
    );
    assert_eq!(
        said("2012-01-01", "2012-12-31"),
        "Overview: 1999 to 2029, showing 1 January 2012 to 31 December 2012"
    );
    assert_eq!(
        said("2012-05-03", "2012-05-03"),
        "Overview: 1999 to 2029, showing 3 May 2012"
    );
}

#[test]
fn labels_of_the_overview_never_overlap_and_stay_inside() {
    for (name, mut screen) in screens() {
        for width in [200.0, 320.0, 700.0, 2_000.0] {
            screen.size.width = width;
            let scene = overview_of(&screen).scene(screen.window(), None, &FixedMeasure);
            let labels: Vec<Rect> = texts(&scene, "overview axis")
                .into_iter()
                .map(Text::rect)
                .collect();
            for (at, label) in labels.iter().enumerate() {
                assert!(
                    label.bottom < OVERVIEW_HEIGHT && label.right <= width,
                    "{name}"
                );
                assert!(labels[at + 1..].iter().all(|other| !other.overlaps(*label)));
            }
            assert!(width < 300.0 || !labels.is_empty(), "{name} at {width}");
        }
    }
}

#[test]
fn a_large_catalogue_has_no_more_buckets_than_a_small_one() {
    let screen = Screen::new(synthetic::catalogue(20_000, 7));
    let overview = overview_of(&screen);
    assert!(overview.buckets().len() < 400);
    let scene = overview.scene(screen.window(), None, &FixedMeasure);
    let shapes: usize = scene.layers.iter().map(|layer| layer.shapes.len()).sum();
    assert!(shapes < 1_000, "{shapes} shapes");
}

// --- labels of what is looked at ------------------------------------------------------------------

/// The label of what is selected or under the pointer wins its room, moves nothing, and covers nothing.
#[test]
fn what_is_looked_at_has_its_label_in_full() {
    for (name, mut screen) in screens() {
        let mut random = Random::new(3);
        let (mut full, mut tried) = (0, 0);
        for number in 0..30 {
            wander(&mut screen, &mut random);
            screen.session.view.selection = None;
            screen.attention.hovered = None;
            let before = screen.scene();
            let standing: BTreeMap<_, _> = heights(&before).into_iter().collect();
            // What hangs over an edge has no room on one side.
            let body = screen.stage().body();
            let inner = Rect::new(
                body.left + 20.0,
                body.top + 20.0,
                body.right,
                body.bottom - 20.0,
            );
            let targets = before.targets.iter();
            let marks: Vec<Handle> = targets
                .filter(|target| inner.contains(target.centre))
                .filter_map(|target| target.kind.engagement())
                .collect();
            for _ in 0..4 {
                if marks.is_empty() {
                    continue;
                }
                let selected = marks[random.below(marks.len())];
                let hovered = marks[random.below(marks.len())];
                let id = &screen.catalogue.entry(selected).engagement.id;
                screen.session.view.selection = Some(id.clone());
                screen.attention.hovered = Some(hovered);
                let scene = screen.scene();
                let place = format!("{name} {number}: {selected:?}, {hovered:?}");
                no_label_covers(&scene, &place);
                for (mark, y) in heights(&scene) {
                    let same = standing.get(&mark).is_none_or(|before| *before == y);
                    assert!(same, "{place}: {mark:?} moved");
                }
                let series = screen
                    .arrangement()
                    .known
                    .series(&screen.catalogue, selected);
                let series = series.and_then(|link| {
                    let series = screen.catalogue.series(&link.slug)?;
                    Some((link, series.short.as_str()))
                });
                let label = screen.catalogue.entry(selected).label(series);
                tried += 1;
                let is_strong = |text: &&&Text| text.style == TextStyle::LabelStrong;
                let mut strong = texts(&scene, "labels").into_iter();
                full += u32::from(strong.any(|text| is_strong(&&text) && text.text == label));
            }
        }
        assert!(tried > 20, "{name}: hardly any mark was seen");
        // Where lanes are full from edge to edge, there is no such place for some.
        let least = if name == "synthetic" { 7 } else { 9 };
        assert!(full * 10 >= tried * least, "{name}: {full} of {tried}");
    }
}

/// Enter, or a double click on a pill, leads to where what is folded stands for itself.
#[test]
fn what_is_folded_opens() {
    for count in [1_000, 20_000] {
        let mut screen = Screen::new(synthetic::catalogue(count, 7));
        let mut random = Random::new(9);
        let mut opened = 0;
        for _ in 0..60 {
            wander(&mut screen, &mut random);
            let scene = screen.scene();
            let is_pill = |kind: &TargetKind| match kind {
                TargetKind::Pill(fold) => matches!(fold.which, Folded::Begin(..)),
                _ => false,
            };
            let mut targets = scene.targets.iter().rev();
            let Some(pill) = targets.find(|target| is_pill(&target.kind)) else {
                continue;
            };
            let folded = screen.stage().holds(pill, 0.0);
            let id = &screen.catalogue.entry(folded[0]).engagement.id;
            screen.session.view.selection = Some(id.clone());
            let before = screen.window();
            screen.send(Command::OpenSelection);
            let now = screen.window();
            assert!(now.span() < before.span());
            let scene = screen.scene();
            let stands = scene.targets.iter().any(|target| {
                target.kind == TargetKind::Engagement(folded[0]) && target.rect.right > 0.0
            });
            assert!(
                stands || now.span() <= 1.0,
                "{count}: {folded:?} in {now:?}"
            );
            opened += u32::from(stands);
        }
        assert!(opened > 3, "{count}: only {opened} stand for themselves");
    }
}
