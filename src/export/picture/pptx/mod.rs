//! A document as slides that can be changed: marks are shapes, words are words, and each mark is in a group with
//! its label. No picture is in it, no clock, and no number drawn by lot, so the same document is the same file.
//!
//! The file is a package of XML parts as ISO/IEC 29500 has it, with what a presentation must have and no more.
//!
//! | file | holds |
//! |---|---|
//! | `package` | parts that refer to each other, packed |
//! | `frame` `colours` | master, layout, theme, and what is said of the document |
//! | `slide` | a sheet, part by part, and its notes |
//! | `gather` | which shapes belong to one mark |
//! | `draw` `cut` | shapes of a scene as shapes of a slide, cut off where a layer ends |
//! | `node` | what stands on a slide, as XML |

mod colours;
mod cut;
mod draw;
mod frame;
mod gather;
mod node;
mod package;
mod slide;

use thiserror::Error;

use self::package::{Links, Package};
use crate::{
    scene::{Size, Theme},
    sheet::{Document, Sheet},
};

/// English Metric Units to a point of a sheet, which is a 96th of an inch.
const UNITS: f64 = 9525.0;
/// The least and the most of them that a side of a slide may have: 1 and 56 inches.
const SIDES: std::ops::RangeInclusive<i64> = 914_400..=51_206_400;

/// Why there are no slides.
#[derive(Debug, Error)]
pub enum NoPptx {
    /// From the library that packs them.
    #[error("the slides could not be packed: {0}")]
    Package(#[from] zip::result::ZipError),
    /// While they were packed.
    #[error("the slides could not be packed: {0}")]
    Packing(#[from] std::io::Error),
}

/// A document, a slide for each sheet.
///
/// A sheet larger than slides may be is made smaller; all slides have the size of the first.
///
/// # Errors
/// When the library that packs them refuses, which no document is known to bring about.
pub fn pptx(document: &Document) -> Result<Vec<u8>, NoPptx> {
    let size = document.sheets.first().map(|sheet| sheet.size);
    let (units, page) = measures(size.unwrap_or_default());
    let mut package = Package::default();
    let mut links = Links::default();
    links.part("slideMaster", "slideMasters/slideMaster1.xml");
    links.part("theme", "theme/theme1.xml");
    let notes = document
        .sheets
        .iter()
        .filter(|sheet| sheet.notes.is_some())
        .count();
    let notes_master =
        (notes > 0).then(|| links.part("notesMaster", "notesMasters/notesMaster1.xml"));
    let mut slides = Vec::with_capacity(document.sheets.len());
    for (number, sheet) in document.sheets.iter().enumerate() {
        slides.push(links.part("slide", &format!("slides/slide{}.xml", number + 1)));
        add_slide(&mut package, document, sheet, number + 1, units);
    }
    let presentation = page.presentation(&slides, notes_master);
    package.add(
        "ppt/presentation.xml",
        "presentation.main",
        presentation,
        &links,
    );
    let mut links = Links::default();
    links.part("slideLayout", "../slideLayouts/slideLayout1.xml");
    links.part("theme", "../theme/theme1.xml");
    let master = page.master(document.theme);
    package.add(
        "ppt/slideMasters/slideMaster1.xml",
        "slideMaster",
        master,
        &links,
    );
    let mut links = Links::default();
    links.part("slideMaster", "../slideMasters/slideMaster1.xml");
    package.add(
        "ppt/slideLayouts/slideLayout1.xml",
        "slideLayout",
        page.layout(),
        &links,
    );
    let none = Links::default();
    package.add(
        "ppt/theme/theme1.xml",
        "theme",
        frame::theme(document.theme),
        &none,
    );
    if notes > 0 {
        let mut links = Links::default();
        links.part("theme", "../theme/theme2.xml");
        let master = frame::notes_master();
        package.add(
            "ppt/notesMasters/notesMaster1.xml",
            "notesMaster",
            master,
            &links,
        );
        // Notes are printed, whatever is shown.
        package.add(
            "ppt/theme/theme2.xml",
            "theme",
            frame::theme(Theme::Print),
            &none,
        );
    }
    package.add("docProps/core.xml", "core", frame::core(document), &none);
    package.add(
        "docProps/app.xml",
        "app",
        frame::app(slides.len(), notes),
        &none,
    );
    package.finish()
}

/// How many units a point of a sheet has, and how large a slide is.
fn measures(size: Size) -> (f64, frame::Page) {
    let longest = size.width.max(size.height).max(1.0);
    let units = UNITS.min(*SIDES.end() as f64 / longest);
    let side = |length: f64| ((length * units).round() as i64).clamp(*SIDES.start(), *SIDES.end());
    let page = frame::Page {
        width: side(size.width),
        height: side(size.height),
    };
    (units, page)
}

fn add_slide(package: &mut Package, document: &Document, sheet: &Sheet, number: usize, units: f64) {
    let mut links = Links::default();
    links.part("slideLayout", "../slideLayouts/slideLayout1.xml");
    if let Some(notes) = &sheet.notes {
        links.part(
            "notesSlide",
            &format!("../notesSlides/notesSlide{number}.xml"),
        );
        let mut links = Links::default();
        links.part("notesMaster", "../notesMasters/notesMaster1.xml");
        links.part("slide", &format!("../slides/slide{number}.xml"));
        let path = format!("ppt/notesSlides/notesSlide{number}.xml");
        package.add(&path, "notesSlide", slide::notes(notes), &links);
    }
    let slide = slide::slide(document, sheet, units, &mut links);
    package.add(
        &format!("ppt/slides/slide{number}.xml"),
        "slide",
        slide,
        &links,
    );
}
