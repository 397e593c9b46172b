//! How large a sheet is, and how large what stands on it.

use crate::scene::{Rect, Size, TextStyle};

/// The most that a side may have, in points of the sheet.
const LARGEST: u32 = 20_000;
/// The least width and height of a sheet that is asked for: on smaller ones the smallest type has less than nine
/// points.
const LEAST: (u32, u32) = (576, 324);

/// The size of a sheet. A point of it is a 96th of an inch, which is a pixel on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PageSize {
    /// A slide of 16 to 9, 1920 points wide.
    #[default]
    Slide,
    /// A slide of 4 to 3, 1440 points wide.
    Slide4x3,
    /// A sheet of A4, lying.
    A4,
    /// A sheet of A3, lying.
    A3,
    /// Width and height in points, up to 20 000.
    Points(u16, u16),
}

impl PageSize {
    /// What is meant by `slide`, `slide-4x3`, `a4`, `a3` or `1600x900`.
    ///
    /// # Errors
    /// With a sentence that says what a size looks like.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.to_ascii_lowercase().as_str() {
            "slide" => return Ok(Self::Slide),
            "slide-4x3" => return Ok(Self::Slide4x3),
            "a4" => return Ok(Self::A4),
            "a3" => return Ok(Self::A3),
            _ => {}
        }
        let side = |side: &str| side.trim().parse::<u32>().ok();
        let sides = text.split_once(['x', '×', 'X']);
        let sides = sides.and_then(|(width, height)| Some((side(width)?, side(height)?)));
        let Some((width, height)) = sides else {
            return Err(
                "a size is slide, slide-4x3, a4, a3, or a width and a height such as 1600x900"
                    .to_owned(),
            );
        };
        if width < LEAST.0 || height < LEAST.1 {
            return Err(format!(
                "nobody could read a picture of {width}x{height}: the smallest size is {}x{}",
                LEAST.0, LEAST.1
            ));
        }
        if width.max(height) > LARGEST {
            return Err(format!("a side is no longer than {LARGEST}"));
        }
        Ok(Self::Points(width as u16, height as u16))
    }

    /// Width and height in points of the sheet.
    #[must_use]
    pub fn size(self) -> Size {
        let (width, height) = match self {
            Self::Slide => (1920.0, 1080.0),
            Self::Slide4x3 => (1440.0, 1080.0),
            Self::A4 => (millimetres(297.0), millimetres(210.0)),
            Self::A3 => (millimetres(420.0), millimetres(297.0)),
            Self::Points(width, height) => (f64::from(width), f64::from(height)),
        };
        Size { width, height }
    }

    /// Whether it is printed.
    pub(super) fn is_paper(self) -> bool {
        matches!(self, Self::A4 | Self::A3)
    }

    /// How many points of the sheet a point of a picture takes.
    ///
    /// The smallest type has 20 points on a slide of 1280 by 720, as many more as a slide is larger, and
    /// a little over 7 printer’s points on paper. Any other size is a slide as large as has room on it.
    #[must_use]
    pub fn factor(self) -> f64 {
        let least = match self {
            Self::A4 | Self::A3 => 7.05 * 96.0 / 72.0,
            Self::Slide | Self::Slide4x3 | Self::Points(..) => {
                let Size { width, height } = self.size();
                let wide = if self == Self::Slide4x3 {
                    960.0
                } else {
                    1280.0
                };
                20.0 * (width / wide).min(height / 720.0)
            }
        };
        least / smallest()
    }

    /// The part of the sheet, in points of a picture, on which something stands.
    pub(super) fn inside(self) -> Rect {
        let Size { width, height } = self.size();
        let (width, height) = (width / self.factor(), height / self.factor());
        let (aside, above, below) = match self {
            Self::A4 | Self::A3 => (60.0, 48.0, 40.0),
            Self::Slide | Self::Slide4x3 | Self::Points(..) => (30.0, 22.0, 16.0),
        };
        Rect::new(aside, above, width - aside, height - below)
    }
}

/// The smallest type, in points of a picture.
fn smallest() -> f64 {
    let sizes = TextStyle::ALL.into_iter().map(TextStyle::size);
    sizes.fold(f64::INFINITY, f64::min)
}

fn millimetres(length: f64) -> f64 {
    length / 25.4 * 96.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_understood() {
        assert_eq!(PageSize::parse("A4"), Ok(PageSize::A4));
        assert_eq!(PageSize::parse("slide-4x3"), Ok(PageSize::Slide4x3));
        assert_eq!(PageSize::parse("1600x900"), Ok(PageSize::Points(1600, 900)));
        assert_eq!(PageSize::parse("1600×900"), Ok(PageSize::Points(1600, 900)));
        for small in ["300x200", "575x400", "600x323"] {
            let said = PageSize::parse(small).unwrap_err();
            assert!(
                said.contains(small) && said.contains("smallest size is 576x324"),
                "{said}"
            );
        }
        for wrong in [
            "",
            "a5",
            "1600",
            "0x900",
            "1600x1000000",
            "-1x3",
            "1e3x900",
            "x",
        ] {
            assert!(PageSize::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn no_type_is_smaller_than_can_be_read() {
        let type_on = |size: PageSize| smallest() * size.factor();
        for (size, least) in [
            (PageSize::Points(1280, 720), 20.0),
            (PageSize::Slide, 30.0),
            (PageSize::Slide4x3, 30.0),
            (PageSize::A4, 7.0 * 96.0 / 72.0),
            (PageSize::A3, 7.0 * 96.0 / 72.0),
            (PageSize::parse("576x324").unwrap(), 9.0),
        ] {
            assert!(type_on(size) >= least - 1e-9, "{size:?}");
        }
    }
}
