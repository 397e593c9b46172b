//! The window and a picture in a file show the same marks at the same places.

use egui::{Pos2, RawInput, Shape as Painted};
use legation::{
    app::{install, paint_scene},
    export,
    scene::{Brush, Colour, Line, Outline, Point, Rect, Scene, Text, Theme},
    sheet::{Document, Extent, Options, PageSize, Role},
    view::View,
};

use crate::common::embedded;

/// The circles that are painted, with their radii, and the texts; in hundredths of a point.
#[derive(Debug, Default, PartialEq, Eq)]
struct Marks {
    circles: Vec<[i64; 3]>,
    texts: Vec<String>,
}

/// As `f32` knows it.
fn hundredths(value: f64) -> i64 {
    (f64::from(value as f32) * 100.0).round() as i64
}

impl Marks {
    fn circle(&mut self, x: f64, y: f64, radius: f64) {
        self.circles.push([x, y, radius].map(hundredths));
    }

    fn in_order(mut self) -> Self {
        self.circles.sort_unstable();
        self.texts.sort_unstable();
        self
    }
}

impl Brush for Marks {
    fn fill(&mut self, outline: Outline<'_>, _: Colour) {
        if let Outline::Circle(centre, radius) = outline {
            self.circle(centre.x, centre.y, radius);
        }
    }

    fn edge(&mut self, outline: Outline<'_>, _: Line) {
        if let Outline::Circle(centre, radius) = outline {
            self.circle(centre.x, centre.y, radius);
        }
    }

    fn line(&mut self, _: &[Point], _: Line) {}

    fn pieces(&mut self, _: &mut dyn Iterator<Item = (Point, Point)>, _: Line) {}

    fn bars(&mut self, _: &mut dyn Iterator<Item = (Rect, Colour)>) {}

    fn text(&mut self, text: &Text, _: Colour) {
        self.texts.push(text.text.clone());
    }
}

/// What the window paints of a scene.
fn in_window(scene: &Scene) -> Marks {
    let ctx = egui::Context::default();
    install(&ctx);
    let input = || RawInput {
        screen_rect: Some(egui::Rect::from_min_size(
            Pos2::ZERO,
            egui::vec2(4000.0, 4000.0),
        )),
        ..RawInput::default()
    };
    let mut marks = Marks::default();
    // In the first frame there are no fonts yet.
    let mut output = ctx.run_ui(input(), |_| {});
    output.textures_delta.clear();
    let mut output = ctx.run_ui(input(), |ui| {
        paint_scene(ui.painter(), Pos2::ZERO, scene, Theme::Light);
    });
    output.textures_delta.clear();
    for clipped in output.shapes {
        match clipped.shape {
            Painted::Circle(circle) => {
                let centre = circle.center;
                marks.circle(centre.x.into(), centre.y.into(), circle.radius.into());
            }
            Painted::Text(text) => marks.texts.push(text.galley.job.text.clone()),
            _ => {}
        }
    }
    marks.in_order()
}

/// What a brush is asked to paint of a scene.
fn asked_for(scene: &Scene) -> Marks {
    let mut marks = Marks::default();
    for shape in scene.layers.iter().flat_map(|layer| &layer.shapes) {
        shape.paint(Theme::Light, &mut marks);
    }
    marks.in_order()
}

/// The value of an attribute of an element.
fn attribute(element: &str, name: &str) -> f64 {
    let begins = format!(" {name}=\"");
    let from = element.find(&begins).unwrap() + begins.len();
    let value = &element[from..];
    value[..value.find('"').unwrap()].parse().unwrap()
}

#[test]
fn a_picture_has_the_marks_of_the_window_where_the_window_has_them() {
    let options = Options {
        size: PageSize::A3,
        extent: Extent::OneSheet,
        ..Options::default()
    };
    let document = Document::new(&embedded(), &View::default(), &options);
    let parts = document.sheets[0].parts.iter();
    let part = parts
        .clone()
        .find(|part| part.role == Role::Timeline)
        .unwrap();
    let marks = asked_for(&part.scene);
    assert!(marks.circles.len() > 50 && marks.texts.len() > 50);
    assert_eq!(in_window(&part.scene), marks);

    // The timeline is the one group of that class, and its circles are the same.
    let svg = export::svg(&document, 0).unwrap();
    let begins = svg.find("<g class=\"timeline\"").unwrap();
    let rest = &svg[begins + 1..];
    let timeline = &rest[..rest.find("<g class=").unwrap()];
    let mut painted: Vec<[i64; 3]> = timeline
        .match_indices("<circle")
        .map(|(at, _)| {
            let element = &timeline[at..at + timeline[at..].find('>').unwrap()];
            ["cx", "cy", "r"].map(|name| hundredths(attribute(element, name)))
        })
        .collect();
    painted.sort_unstable();
    let near = |a: &[i64; 3], b: &[i64; 3]| a.iter().zip(b).all(|(a, b)| a.abs_diff(*b) <= 1);
    // What is out of sight is not written.
    for circle in &painted {
        assert!(
            marks.circles.iter().any(|other| near(circle, other)),
            "{circle:?}"
        );
    }
    let body = part.scene.size;
    let in_sight = |circle: &&[i64; 3]| {
        let (x, y) = (circle[0] as f64 / 100.0, circle[1] as f64 / 100.0);
        (150.0..body.width).contains(&x) && (50.0..body.height).contains(&y)
    };
    for circle in marks.circles.iter().filter(in_sight) {
        assert!(
            painted.iter().any(|other| near(circle, other)),
            "{circle:?}"
        );
    }
}
