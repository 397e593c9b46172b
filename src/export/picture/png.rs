//! A sheet as PNG: what the SVG paints, by the library that paints SVG. There is no text in it that
//! is not an outline already, so no font of the machine can come into it.

use std::io;

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Options, Tree},
};
use thiserror::Error;

use super::svg;
use crate::sheet::Document;

/// The most pixels of a picture: as many as A3 has at four times its size, and half as many again.
const MOST_PIXELS: f64 = 60e6;

/// Why there is no picture.
#[derive(Debug, Error)]
pub enum NoPng {
    /// There is no such sheet.
    #[error("there is no sheet {0}")]
    NoSheet(usize),
    /// It would be too large.
    #[error("a picture of {0} by {1} pixels is too large: choose a smaller size or scale")]
    TooLarge(u32, u32),
    /// What was painted could not be read back.
    #[error("the picture could not be painted: {0}")]
    Unreadable(#[from] resvg::usvg::Error),
    /// It could not be written down.
    #[error("the picture could not be packed: {0}")]
    Unpacked(#[from] ::png::EncodingError),
}

/// One sheet of a document, with so many pixels to each of its points.
///
/// # Errors
/// When there is no such sheet, or it would be too large.
pub fn png(document: &Document, sheet: usize, scale: f64) -> Result<Vec<u8>, NoPng> {
    let painted = document.sheets.get(sheet).ok_or(NoPng::NoSheet(sheet))?;
    let width = (painted.size.width * scale).round().max(1.0);
    let height = (painted.size.height * scale).round().max(1.0);
    let (across, down) = (width as u32, height as u32);
    let too_large = || NoPng::TooLarge(across, down);
    if width * height > MOST_PIXELS {
        return Err(too_large());
    }
    let tree = Tree::from_str(&svg::write(document, painted, false), &Options::default())?;
    let mut pixels = Pixmap::new(across, down).ok_or_else(too_large)?;
    let transform = Transform::from_scale(
        (width / painted.size.width) as f32,
        (height / painted.size.height) as f32,
    );
    resvg::render(&tree, transform, &mut pixels.as_mut());
    let mut file = Vec::new();
    pack(&document.title, &pixels, &mut file)?;
    Ok(file)
}

/// Writes pixels that are all opaque.
fn pack(
    title: &str,
    pixels: &Pixmap,
    out: &mut impl io::Write,
) -> Result<(), ::png::EncodingError> {
    let mut encoder = ::png::Encoder::new(out, pixels.width(), pixels.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    encoder.set_compression(::png::Compression::Fast);
    encoder.add_itxt_chunk("Title".to_owned(), title.to_owned())?;
    let mut writer = encoder.write_header()?;
    let colours: Vec<u8> = pixels
        .pixels()
        .iter()
        .flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()])
        .collect();
    writer.write_image_data(&colours)?;
    writer.finish()
}
