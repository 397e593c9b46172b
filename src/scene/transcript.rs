//! A scene as text, for tests that are read by people.

use std::fmt;

use super::{Dash, Fill, Paint, Point, Rect, Rim, Scene, Shape, Size, Strike, Stroke, Summary};

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.1},{:.1}", self.x, self.y)
    }
}

impl fmt::Display for Rect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.1},{:.1}..{:.1},{:.1}",
            self.left, self.top, self.right, self.bottom
        )
    }
}

impl fmt::Display for Paint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.token)?;
        if self.alpha < 1.0 {
            write!(f, "@{:.2}", self.alpha)?;
        }
        Ok(())
    }
}

impl fmt::Display for Stroke {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:.1}", self.paint, self.width)?;
        match self.dash {
            Dash::Solid => Ok(()),
            Dash::Dashed => f.write_str(" dashed"),
            Dash::Dotted => f.write_str(" dotted"),
        }
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rect {
                rect, fill, stroke, ..
            } => {
                write!(f, "rect {rect}")?;
                if let Some(fill) = fill {
                    write!(f, " fill {fill}")?;
                }
                stroke.map_or(Ok(()), |stroke| write!(f, " stroke {stroke}"))
            }
            Self::Line { from, to, stroke } => write!(f, "line {from} to {to} {stroke}"),
            Self::Ring {
                centre,
                radius,
                stroke,
            } => write!(f, "ring {centre} r{radius:.1} {stroke}"),
            Self::Marker {
                centre,
                radius,
                look,
            } => {
                let fill = match look.fill {
                    Fill::Filled => "filled",
                    Fill::Hollow => "hollow",
                };
                write!(f, "marker {centre} r{radius:.1} {fill} {:?}", look.shape)?;
                match look.rim {
                    Rim::Solid => {}
                    Rim::Dashed => f.write_str(" dashed rim")?,
                    Rim::Dotted => f.write_str(" dotted rim")?,
                }
                match look.strike {
                    Strike::None => Ok(()),
                    Strike::Struck => f.write_str(" struck"),
                    Strike::Crossed => f.write_str(" crossed"),
                }
            }
            Self::Path { points, stroke } => {
                f.write_str("path")?;
                if let (Some(first), Some(last)) = (points.first(), points.last()) {
                    write!(f, " {first} to {last} through {}", points.len())?;
                }
                write!(f, " {stroke}")
            }
            Self::Ribbon {
                base,
                columns,
                paint,
            } => {
                write!(f, "ribbon on {base:.1} {paint}")?;
                for column in columns {
                    write!(f, " {:.0}..{:.0}", column.left, column.right)?;
                    write!(f, "={:.1}+{:.1}", column.sure, column.once)?;
                    if column.hollow > 0.0 {
                        write!(f, "+{:.1} hollow", column.hollow)?;
                    }
                }
                Ok(())
            }
            Self::Text(text) => write!(
                f,
                "text {} {:?} {:?} “{}” {}",
                text.at, text.anchor, text.style, text.text, text.paint
            ),
        }
    }
}

impl fmt::Display for Scene {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Size { width, height } = self.size;
        writeln!(f, "scene {width:.0}×{height:.0} on {:?}", self.ground)?;
        for layer in &self.layers {
            writeln!(f, "{} within {}", layer.name, layer.clip)?;
            for shape in &layer.shapes {
                writeln!(f, "  {shape}")?;
            }
        }
        writeln!(f, "targets")?;
        for target in &self.targets {
            writeln!(f, "  {} {:?}", target.rect, target.kind)?;
        }
        let Summary {
            certainly,
            possibly,
            drawn,
            folded,
            ribboned,
            elsewhere,
            ..
        } = self.summary;
        writeln!(
            f,
            "in the window: {certainly} certainly, {possibly} possibly; \
             {drawn} drawn, {folded} folded, {ribboned} in ribbons, {elsewhere} a scroll away"
        )
    }
}
