//! A package of XML parts that refer to each other, in a ZIP file without a clock.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

use super::NoPptx;
use crate::export::picture::xml::escaped;

pub(super) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Where the kinds of relationships within a document are named.
const WITHIN: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PRESENTATION: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// A package in the making.
#[derive(Default)]
pub(super) struct Package {
    /// Path, content type and text of each part.
    parts: Vec<(String, String, String)>,
    /// Relationships of parts.
    links: Vec<(String, String)>,
}

/// What a part refers to.
#[derive(Default)]
pub(super) struct Links {
    body: String,
    count: usize,
    addresses: Vec<(String, usize)>,
}

impl Links {
    /// Refers to a part by a path from where this one is; the number of the reference.
    pub(super) fn part(&mut self, kind: &str, path: &str) -> usize {
        self.add(&format!("{WITHIN}/{kind}"), path, "")
    }

    /// Refers to an address of the web, once.
    pub(super) fn address(&mut self, address: &str) -> usize {
        let mut addresses = self.addresses.iter();
        if let Some((_, number)) = addresses.find(|(other, _)| other == address) {
            return *number;
        }
        let kind = format!("{WITHIN}/hyperlink");
        let number = self.add(&kind, address, " TargetMode=\"External\"");
        self.addresses.push((address.to_owned(), number));
        number
    }

    fn add(&mut self, kind: &str, target: &str, mode: &str) -> usize {
        self.count += 1;
        self.body += &format!(
            "<Relationship Id=\"rId{}\" Type=\"{kind}\" Target=\"{}\"{mode}/>",
            self.count,
            escaped(target)
        );
        self.count
    }
}

impl Package {
    /// Adds a part of a presentation, `kind` being what it is.
    pub(super) fn add(&mut self, path: &str, kind: &str, text: String, links: &Links) {
        let content = match kind {
            "theme" => "application/vnd.openxmlformats-officedocument.theme+xml".to_owned(),
            "core" => "application/vnd.openxmlformats-package.core-properties+xml".to_owned(),
            "app" => {
                "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()
            }
            kind => format!("{PRESENTATION}.{kind}+xml"),
        };
        self.parts.push((path.to_owned(), content, text));
        if links.count > 0 {
            let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
            self.relate(format!("{folder}/_rels/{file}.rels"), &links.body);
        }
    }

    fn relate(&mut self, path: String, body: &str) {
        let space = "http://schemas.openxmlformats.org/package/2006/relationships";
        let text = format!("{HEAD}<Relationships xmlns=\"{space}\">{body}</Relationships>");
        self.links.push((path, text));
    }

    /// What the package as a whole refers to.
    fn root(&mut self) {
        let mut links = Links::default();
        links.part("officeDocument", "ppt/presentation.xml");
        let core =
            "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        links.add(core, "docProps/core.xml", "");
        links.part("extended-properties", "docProps/app.xml");
        self.relate("_rels/.rels".to_owned(), &links.body);
    }

    fn content_types(&self) -> String {
        let space = "http://schemas.openxmlformats.org/package/2006/content-types";
        let relationships = "application/vnd.openxmlformats-package.relationships+xml";
        let mut text = format!(
            "{HEAD}<Types xmlns=\"{space}\"><Default Extension=\"rels\" ContentType=\"{relationships}\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        );
        for (path, content, _) in &self.parts {
            text += &format!("<Override PartName=\"/{path}\" ContentType=\"{content}\"/>");
        }
        text + "</Types>"
    }

    /// The file. All its parts were written at the beginning of time, as far as ZIP knows it.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, NoPptx> {
        self.root();
        let types = ("[Content_Types].xml".to_owned(), self.content_types());
        let parts = self.parts.into_iter().map(|(path, _, text)| (path, text));
        let mut file = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(6))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        for (path, text) in [types].into_iter().chain(self.links).chain(parts) {
            file.start_file(path, options)?;
            file.write_all(text.as_bytes())?;
        }
        Ok(file.finish()?.into_inner())
    }
}
