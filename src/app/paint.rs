//! Paints a scene with egui.

use egui::{Align2, Color32, CornerRadius, Painter, Pos2, Shape as Painted, Vec2};

use super::{fonts, theme};
use crate::{
    model::Marker,
    scene::{
        Anchor, Column, Dash, Fill, MarkerLook, ONCE_ALPHA, Paint, Point, Rect, Rim, Scene, Shape,
        Strike, Stroke, Text, Theme, Token,
    },
};

/// Thickness of the edges of what is hollow in a ribbon, in points.
const EDGE: f32 = 1.5;
/// Thickness of a hollow marker's rim, in points.
const RIM: f32 = 1.6;

/// Paints a scene with its top left corner at `origin`.
pub fn scene(painter: &Painter, origin: Pos2, scene: &Scene, theme: Theme) {
    for layer in &scene.layers {
        let clip = rect(origin, layer.clip).intersect(painter.clip_rect());
        shapes(&painter.with_clip_rect(clip), origin, &layer.shapes, theme);
    }
}

/// Paints shapes, back to front, in points from `origin`.
pub(super) fn shapes(painter: &Painter, origin: Pos2, shapes: &[Shape], theme: Theme) {
    let brush = Brush {
        painter,
        origin,
        theme,
    };
    let mut painted = Vec::with_capacity(shapes.len());
    for shape in shapes {
        brush.shape(shape, &mut painted);
    }
    painter.extend(painted);
}

fn point(origin: Pos2, at: Point) -> Pos2 {
    origin + Vec2::new(at.x as f32, at.y as f32)
}

/// A rectangle of the scene on screen.
pub(super) fn rect(origin: Pos2, rect: Rect) -> egui::Rect {
    egui::Rect::from_min_max(
        point(origin, Point::new(rect.left, rect.top)),
        point(origin, Point::new(rect.right, rect.bottom)),
    )
}

struct Brush<'a> {
    painter: &'a Painter,
    origin: Pos2,
    theme: Theme,
}

impl Brush<'_> {
    fn shape(&self, shape: &Shape, out: &mut Vec<Painted>) {
        match shape {
            Shape::Rect {
                rect: area,
                rounding,
                fill,
                stroke,
            } => {
                let area = rect(self.origin, *area);
                let radius = CornerRadius::same(*rounding as u8);
                if let Some(fill) = fill {
                    out.push(Painted::rect_filled(
                        area,
                        radius,
                        theme::area(self.theme, *fill),
                    ));
                }
                if let Some(stroke) = stroke {
                    out.push(Painted::rect_stroke(
                        area,
                        radius,
                        self.stroke(*stroke),
                        egui::StrokeKind::Middle,
                    ));
                }
            }
            Shape::Line { from, to, stroke } => self.line(*from, *to, *stroke, out),
            Shape::Ring {
                centre,
                radius,
                stroke,
            } => {
                let centre = point(self.origin, *centre);
                let radius = *radius as f32;
                if stroke.dash == Dash::Solid {
                    out.push(Painted::circle_stroke(centre, radius, self.stroke(*stroke)));
                } else {
                    let round = circle(centre, radius);
                    broken(&round, stroke.dash, self.stroke(*stroke), out);
                }
            }
            Shape::Marker {
                centre,
                radius,
                look,
            } => self.marker(point(self.origin, *centre), *radius as f32, look, out),
            Shape::Path { points, stroke } => {
                let path: Vec<Pos2> = points.iter().map(|at| point(self.origin, *at)).collect();
                let look = self.stroke(*stroke);
                match stroke.dash {
                    Dash::Solid => out.push(Painted::line(path, look)),
                    dash => broken(&path, dash, look, out),
                }
            }
            Shape::Ribbon {
                base,
                columns,
                paint,
            } => out.push(self.ribbon(*base, columns, *paint)),
            Shape::Text(text) => out.push(self.text(text)),
        }
    }

    /// All columns in one mesh: a shape for each would cost more than all else on screen.
    fn ribbon(&self, base: f64, columns: &[Column], paint: Paint) -> Painted {
        let sure = theme::area(self.theme, paint);
        let once = theme::area(
            self.theme,
            Paint {
                alpha: paint.alpha * ONCE_ALPHA,
                ..paint
            },
        );
        // Where nothing is faint, what is only possible is hollow.
        let is_hollow = self.theme.has_high_contrast();
        let mut mesh = egui::Mesh::default();
        mesh.reserve_triangles(columns.len() * 2);
        mesh.reserve_vertices(columns.len() * 4);
        let bottom = self.origin.y + base as f32;
        let mut bar = |(left, right): (f32, f32), bottom: f32, height: f32, colour: Color32| {
            let left = self.origin.x + left;
            let right = self.origin.x + right;
            let (min, max) = (Pos2::new(left, bottom - height), Pos2::new(right, bottom));
            mesh.add_colored_rect(egui::Rect::from_min_max(min, max), colour);
        };
        for (number, column) in columns.iter().enumerate() {
            let (left, right) = (column.left, column.right);
            if column.sure > 0.0 {
                bar((left, right), bottom, column.sure, sure);
            }
            if column.once <= 0.0 {
                continue;
            }
            let base = bottom - column.sure;
            if !is_hollow {
                bar((left, right), base, column.once, once);
                continue;
            }
            bar((left, right), base, EDGE, once);
            bar((left, right), base - column.once + EDGE, EDGE, once);
            // Its sides, where the column beside it has none.
            let before = number.checked_sub(1).and_then(|at| columns.get(at));
            let after = columns.get(number + 1);
            if !before.is_some_and(|before| before.once > 0.0 && before.right >= left) {
                bar((left, left + EDGE), base, column.once, once);
            }
            if !after.is_some_and(|after| after.once > 0.0 && after.left <= right) {
                bar((right - EDGE, right), base, column.once, once);
            }
        }
        Painted::mesh(mesh)
    }

    fn stroke(&self, stroke: Stroke) -> egui::Stroke {
        egui::Stroke::new(stroke.width as f32, theme::line(self.theme, stroke.paint))
    }

    fn line(&self, from: Point, to: Point, stroke: Stroke, out: &mut Vec<Painted>) {
        let (mut from, mut to) = (point(self.origin, from), point(self.origin, to));
        // Upright and level hairlines fall on whole pixels, or they look grey.
        if stroke.width <= 1.5 && stroke.dash == Dash::Solid {
            if (from.x - to.x).abs() < 0.01 {
                from.x = self.painter.round_to_pixel_center(from.x);
                to.x = from.x;
            } else if (from.y - to.y).abs() < 0.01 {
                from.y = self.painter.round_to_pixel_center(from.y);
                to.y = from.y;
            }
        }
        let look = self.stroke(stroke);
        match stroke.dash {
            Dash::Solid => out.push(Painted::line_segment([from, to], look)),
            dash => broken(&[from, to], dash, look, out),
        }
    }

    fn text(&self, text: &Text) -> Painted {
        let align = match text.anchor {
            Anchor::Left => Align2::LEFT_CENTER,
            Anchor::Middle => Align2::CENTER_CENTER,
            Anchor::Right => Align2::RIGHT_CENTER,
        };
        let colour = theme::line(self.theme, text.paint);
        let at = point(self.origin, text.at);
        let galley =
            self.painter
                .layout_no_wrap(text.text.clone(), fonts::font_id(text.style), colour);
        let place = align.anchor_size(at, galley.size()).min;
        Painted::galley(place, galley, colour)
    }

    fn marker(&self, centre: Pos2, radius: f32, look: &MarkerLook, out: &mut Vec<Painted>) {
        let colour = theme::line(self.theme, look.paint);
        let paper = theme::colour(self.theme, Token::Paper);
        let filled = look.fill == Fill::Filled;
        let inside = if filled { colour } else { paper };
        let stroke = egui::Stroke::new(RIM, colour);
        if look.shape == Marker::SmallRing {
            // A ring stays a ring: what was sent has a dot in it.
            let ring = outline(look.shape, centre, radius);
            out.push(polygon(ring.clone(), paper));
            if look.rim == Rim::Solid {
                out.push(Painted::closed_line(ring, stroke));
            } else {
                broken_rim(ring, look.rim, stroke, out);
            }
            if filled {
                out.push(Painted::circle_filled(centre, radius * 0.3, colour));
            }
        } else if look.rim == Rim::Solid {
            let outline = outline(look.shape, centre, radius);
            out.push(polygon(outline.clone(), inside));
            out.push(Painted::closed_line(outline, stroke));
        } else {
            // A broken rim shows on a filled marker too: it stands off from the fill.
            let (body, rim) = if filled {
                (radius - 1.4, radius + 1.4)
            } else {
                (radius, radius + 0.6)
            };
            out.push(polygon(outline(look.shape, centre, rim), paper));
            out.push(polygon(outline(look.shape, centre, body), inside));
            broken_rim(outline(look.shape, centre, rim), look.rim, stroke, out);
        }
        strike(
            centre,
            radius,
            look.strike,
            egui::Stroke::new(RIM, colour),
            out,
        );
    }
}

fn broken(path: &[Pos2], dash: Dash, stroke: egui::Stroke, out: &mut Vec<Painted>) {
    let (length, gap) = match dash {
        Dash::Dotted => (1.5, 2.5),
        Dash::Solid | Dash::Dashed => (4.0, 3.0),
    };
    Painted::dashed_line_many(path, stroke, length, gap, out);
}

/// A rim of dashes or dots, as many as go round without a remainder.
fn broken_rim(mut rim: Vec<Pos2>, look: Rim, stroke: egui::Stroke, out: &mut Vec<Painted>) {
    rim.extend(rim.first().copied());
    let length: f32 = rim.windows(2).map(|side| side[0].distance(side[1])).sum();
    let (pitch, share) = match look {
        Rim::Dotted => (3.4, 0.42),
        Rim::Solid | Rim::Dashed => (5.6, 0.62),
    };
    let step = length / (length / pitch).round().max(3.0);
    let thin = egui::Stroke::new(stroke.width * 0.85, stroke.color);
    Painted::dashed_line_many(&rim, thin, step * share, step * (1.0 - share), out);
}

fn strike(centre: Pos2, radius: f32, strike: Strike, stroke: egui::Stroke, out: &mut Vec<Painted>) {
    let reach = radius + 3.0;
    let across = |slope: f32| {
        let arm = Vec2::new(reach, reach * slope);
        Painted::line_segment([centre - arm, centre + arm], stroke)
    };
    match strike {
        Strike::None => {}
        Strike::Struck => out.push(across(-1.0)),
        Strike::Crossed => out.extend([across(-1.0), across(1.0)]),
    }
}

fn polygon(points: Vec<Pos2>, fill: Color32) -> Painted {
    Painted::convex_polygon(points, fill, egui::Stroke::NONE)
}

fn circle(centre: Pos2, radius: f32) -> Vec<Pos2> {
    regular(centre, radius, 32, 0.0)
}

/// Corners of a regular polygon; `turn` is the direction of the first one, in parts of a full
/// turn from the right, clockwise.
fn regular(centre: Pos2, radius: f32, corners: u16, turn: f32) -> Vec<Pos2> {
    (0..=corners)
        .take(usize::from(corners))
        .map(|corner| {
            let part = turn + f32::from(corner) / f32::from(corners);
            centre + radius * Vec2::angled(std::f32::consts::TAU * part)
        })
        .collect()
}

/// Outline of a marker. Shapes are scaled so that all look equally heavy.
fn outline(shape: Marker, centre: Pos2, radius: f32) -> Vec<Pos2> {
    match shape {
        Marker::Circle => circle(centre, radius),
        Marker::SmallRing => circle(centre, radius * 0.85),
        Marker::Square => regular(centre, radius * 1.25, 4, 0.125),
        Marker::Diamond => regular(centre, radius * 1.25, 4, 0.25),
        Marker::Triangle => regular(
            centre + Vec2::new(0.0, radius * 0.15),
            radius * 1.3,
            3,
            0.75,
        ),
        Marker::Hexagon => regular(centre, radius * 1.15, 6, 0.0),
    }
}
