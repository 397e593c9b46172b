//! Which face writes what, and which ones stand in for it.

use super::Face;
use crate::scene::TextStyle;

/// A face, and the others that stand in where it lacks a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Running text.
    Regular,
    /// Labels.
    Medium,
    /// Names and headings.
    Strong,
    /// Quoted words.
    Serif,
    /// Titles.
    SerifStrong,
    /// Names in Arabic letters.
    Arabic,
    /// Names in Hebrew letters.
    Hebrew,
    /// Names in Thaana.
    Thaana,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 8] = [
        Self::Regular,
        Self::Medium,
        Self::Strong,
        Self::Serif,
        Self::SerifStrong,
        Self::Arabic,
        Self::Hebrew,
        Self::Thaana,
    ];

    /// The face that is asked first.
    #[must_use]
    pub fn face(self) -> Face {
        match self {
            Self::Regular => Face::REGULAR,
            Self::Medium => Face::MEDIUM,
            Self::Strong => Face::STRONG,
            Self::Serif => Face::SERIF,
            Self::SerifStrong => Face::SERIF_STRONG,
            Self::Arabic => Face::ARABIC,
            Self::Hebrew => Face::HEBREW,
            Self::Thaana => Face::THAANA,
        }
    }

    /// All its faces, in the order in which they are asked: its own, of a title also the strong one
    /// without serifs, then the regular one, then those of other scripts.
    pub fn faces(self) -> impl Iterator<Item = Face> {
        let own = self.face();
        let strong = (self == Self::SerifStrong).then_some(Face::STRONG);
        let regular = (own != Face::REGULAR).then_some(Face::REGULAR);
        let others = Face::of_other_scripts().filter(move |face| *face != own);
        [Some(own), strong, regular]
            .into_iter()
            .flatten()
            .chain(others)
    }

    /// The family of a style.
    #[must_use]
    pub fn of(style: TextStyle) -> Self {
        match style {
            TextStyle::Label | TextStyle::Count => Self::Medium,
            TextStyle::LabelStrong | TextStyle::Heading => Self::Strong,
            TextStyle::Caption | TextStyle::Tick | TextStyle::Lead => Self::Regular,
            TextStyle::Title | TextStyle::LongTitle => Self::SerifStrong,
        }
    }

    /// The family for a name in its own script.
    ///
    /// egui puts what different faces write one after the other from the left, so the words of a name
    /// that is read from the right stand in order only when the face of the letters has the space too.
    #[must_use]
    pub fn own_script(name: &str) -> Self {
        match name.chars().find(|character| character.is_alphabetic()) {
            Some('\u{0590}'..='\u{05FF}') => Self::Hebrew,
            Some('\u{0600}'..='\u{077F}') => Self::Arabic,
            Some('\u{0780}'..='\u{07BF}') => Self::Thaana,
            _ => Self::Regular,
        }
    }

    /// The face that writes a character: the first that has it, or else the first of all, which writes a
    /// box.
    pub(super) fn face_of(self, character: char) -> Face {
        let mut faces = self.faces();
        let found = faces.find(|face| face.glyph(character).is_some());
        found.unwrap_or_else(|| self.face())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_asks_its_own_face_first_and_each_once() {
        for family in Family::ALL {
            let faces: Vec<Face> = family.faces().collect();
            assert_eq!(faces[0], family.face());
            let mut once = faces.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), faces.len(), "{family:?}");
            assert!(faces.contains(&Face::REGULAR), "{family:?}");
        }
    }

    #[test]
    fn signs_that_the_serif_lacks_come_from_the_strong_face() {
        assert_eq!(Family::SerifStrong.face_of('A'), Face::SERIF_STRONG);
        assert_eq!(Family::SerifStrong.face_of('⌘'), Face::STRONG);
        assert_eq!(Family::Medium.face_of('भ').name(), "Noto Sans Devanagari");
        assert_eq!(Family::Medium.face_of('\u{10FFFF}'), Face::MEDIUM);
    }
}
