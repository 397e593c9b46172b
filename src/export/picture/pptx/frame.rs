//! What every presentation has to have: a master, a layout with a title, themes, and what is said of the
//! document.

use super::{colours, package::HEAD, slide::TREE};
use crate::{date::Day, export::picture::xml::escaped, scene::Theme, sheet::Document};

/// Names that the parts of a presentation use.
pub(super) const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// The faces of a theme. Where they are not installed, a program takes one of the same class: these numbers say
/// of the first that it is like Arial, and of the second that it is like Georgia.
const FONTS: &str = "<a:fontScheme name=\"Legation\"><a:majorFont>\
     <a:latin typeface=\"Source Serif 4\" panose=\"02040502050405020303\" pitchFamily=\"18\" charset=\"0\"/>\
     <a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:majorFont><a:minorFont>\
     <a:latin typeface=\"Inter\" panose=\"020B0604020202020204\" pitchFamily=\"34\" charset=\"0\"/>\
     <a:ea typeface=\"\"/><a:cs typeface=\"\"/></a:minorFont></a:fontScheme>";

/// Fills, lines and effects of a theme. Nothing of ours asks for them, but there have to be three of each.
const FORMATS: &str = "<a:fmtScheme name=\"Legation\"><a:fillStyleLst>\
     <a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>\
     <a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:fillStyleLst><a:lnStyleLst>\
     <a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>\
     <a:ln w=\"15875\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>\
     <a:ln w=\"25400\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln></a:lnStyleLst><a:effectStyleLst>\
     <a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>\
     <a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>\
     <a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>\
     <a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>";

/// The theme of slides, or of the pages of notes.
pub(super) fn theme(theme: Theme) -> String {
    let colours = colours::scheme(theme);
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Legation\">\
         <a:themeElements><a:clrScheme name=\"Legation\">{colours}</a:clrScheme>{FONTS}{FORMATS}</a:themeElements>\
         </a:theme>"
    )
}

/// Which colours of a theme are grounds, and which texts.
fn colour_map(is_dark: bool) -> String {
    let (ground, text) = if is_dark { ("dk", "lt") } else { ("lt", "dk") };
    let accents = (1..=6).map(|number| format!(" accent{number}=\"accent{number}\""));
    format!(
        "<p:clrMap bg1=\"{ground}1\" tx1=\"{text}1\" bg2=\"{ground}2\" tx2=\"{text}2\"{} hlink=\"hlink\" folHlink=\"folHlink\"/>",
        accents.collect::<String>()
    )
}

/// Where a title stands that somebody adds, in English Metric Units.
pub(super) struct Page {
    pub(super) width: i64,
    pub(super) height: i64,
}

impl Page {
    fn title(&self) -> String {
        let (width, height) = (self.width, self.height);
        format!(
            "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Title\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
             <p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"{}\" y=\"{}\"/>\
             <a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
             <p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:noAutofit/></a:bodyPr>\
             <a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>",
            width / 24,
            height / 24,
            width - width / 12,
            height / 12
        )
    }

    /// How the words of a master are set, where nothing else is said.
    fn styles(&self) -> String {
        // A title that is added is as large as ours: a 24th of the height of a slide, in hundredths of a point.
        let size = (self.height / 17 / 127).clamp(100, 400_000);
        let level = |family: &str, size: i64, strong: u8, ink: &str| {
            format!(
                "<a:lvl1pPr algn=\"l\"><a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:buNone/>\
                 <a:defRPr sz=\"{size}\" b=\"{strong}\"><a:solidFill><a:schemeClr val=\"{ink}\"/></a:solidFill>\
                 <a:latin typeface=\"+{family}-lt\"/><a:ea typeface=\"+{family}-ea\"/><a:cs typeface=\"+{family}-cs\"/>\
                 </a:defRPr></a:lvl1pPr>"
            )
        };
        format!(
            "<p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</p:otherStyle></p:txStyles>",
            level("mj", size, 1, "tx1"),
            level("mn", size / 2, 0, "tx1"),
            level("mn", size / 2, 0, "tx1")
        )
    }

    pub(super) fn master(&self, theme: Theme) -> String {
        format!(
            "{HEAD}<p:sldMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>\
             <a:effectLst/></p:bgPr></p:bg>{TREE}{}</p:spTree></p:cSld>{}<p:sldLayoutIdLst>\
             <p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/></p:sldLayoutIdLst>{}</p:sldMaster>",
            self.title(),
            colour_map(colours::is_dark(theme)),
            self.styles()
        )
    }

    pub(super) fn layout(&self) -> String {
        format!(
            "{HEAD}<p:sldLayout {SPACES} type=\"titleOnly\" preserve=\"1\"><p:cSld name=\"Title only\">{TREE}{}</p:spTree>\
             </p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
            self.title()
        )
    }

    /// The presentation as a list of its slides. References to these follow on that to the master, and on that
    /// to the master of notes.
    pub(super) fn presentation(&self, slides: &[usize], notes: Option<usize>) -> String {
        let notes = notes.map_or_else(String::new, |link| {
            format!(
                "<p:notesMasterIdLst><p:notesMasterId r:id=\"rId{link}\"/></p:notesMasterIdLst>"
            )
        });
        let slides = slides.iter().enumerate().map(|(number, link)| {
            let id = 256 + number;
            format!("<p:sldId id=\"{id}\" r:id=\"rId{link}\"/>")
        });
        format!(
            "{HEAD}<p:presentation {SPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst>\
             <p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>{notes}<p:sldIdLst>{}</p:sldIdLst>\
             <p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
            slides.collect::<String>(),
            self.width,
            self.height
        )
    }
}

/// The master of pages of notes: the slide above, what is said below.
pub(super) fn notes_master() -> String {
    let place = |top: i64, height: i64| {
        format!(
            "<p:spPr><a:xfrm><a:off x=\"685800\" y=\"{top}\"/><a:ext cx=\"5486400\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>"
        )
    };
    format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill>\
         <a:effectLst/></p:bgPr></p:bg>{TREE}\
         <p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>\
         </p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr>{}</p:sp>\
         <p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"body\" sz=\"quarter\" idx=\"1\"/></p:nvPr></p:nvSpPr>{}\
         <p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang=\"en-GB\"/><a:t>Notes</a:t></a:r></a:p></p:txBody></p:sp>\
         </p:spTree></p:cSld>{}<p:notesStyle><a:lvl1pPr algn=\"l\"><a:defRPr sz=\"1200\">\
         <a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/></a:defRPr></a:lvl1pPr>\
         </p:notesStyle></p:notesMaster>",
        place(1_143_000, 3_086_100),
        place(4_400_550, 3_600_450),
        colour_map(false)
    )
}

/// What the document is called and when it holds. There is no clock: what has no day has no dates.
pub(super) fn core(document: &Document) -> String {
    let dates = document.as_of.map(Day::ymd).and_then(stamp);
    let dates = dates.map_or_else(String::new, |stamp| {
        ["created", "modified"]
            .map(|what| {
                format!("<dcterms:{what} xsi:type=\"dcterms:W3CDTF\">{stamp}</dcterms:{what}>")
            })
            .concat()
    });
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:creator>Legation</dc:creator>\
         <dc:description>{}</dc:description><dc:language>en-GB</dc:language>{dates}</cp:coreProperties>",
        escaped(&document.title),
        escaped(&document.description)
    )
}

fn stamp((year, month, day): (i16, i8, i8)) -> Option<String> {
    (1..=9999)
        .contains(&year)
        .then(|| format!("{year:04}-{month:02}-{day:02}T00:00:00Z"))
}

pub(super) fn app(slides: usize, notes: usize) -> String {
    format!(
        "{HEAD}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">\
         <Application>Legation</Application><Slides>{slides}</Slides><Notes>{notes}</Notes></Properties>"
    )
}
