//! A place in a text, moving forwards only.

use std::ops::Range;

use super::error::{EdtfError, Fault};

/// Reads a part of a text, and knows where it stands in the whole.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl<'a> Cursor<'a> {
    /// Over the bytes `part` of `text`, which lie on character boundaries.
    pub(super) fn new(text: &'a str, part: Range<usize>) -> Self {
        Self {
            text,
            at: part.start,
            end: part.end,
        }
    }

    /// Where it stands, in bytes of the whole text.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.at..self.end]
    }

    /// Bytes of the whole text that are left.
    pub(super) fn rest_range(&self) -> Range<usize> {
        self.at..self.end
    }

    /// Whether its part of the text goes to the end of the text.
    pub(super) fn reaches_end_of_text(&self) -> bool {
        self.end == self.text.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn take(&mut self, wanted: char) -> bool {
        self.take_if(|found| found == wanted).is_some()
    }

    /// The next character, if it is one of these.
    pub(super) fn take_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let found = self.peek().filter(|found| wanted(*found))?;
        self.at += found.len_utf8();
        Some(found)
    }

    /// As many characters as fit, and where they stand.
    pub(super) fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> (&'a str, Range<usize>) {
        let start = self.at;
        while self.take_if(&wanted).is_some() {}
        (&self.text[start..self.at], start..self.at)
    }

    /// Nothing may be left.
    pub(super) fn expect_end(&self) -> Result<(), EdtfError> {
        match self.peek() {
            None => Ok(()),
            Some(found) => Err(self.unexpected(found)),
        }
    }

    /// The character that stands here cannot.
    pub(super) fn unexpected(&self, found: char) -> EdtfError {
        let fault = match found {
            'x' => Fault::SmallX,
            _ if found.is_whitespace() => Fault::Space,
            _ => Fault::Unexpected { found },
        };
        fault.at(self.at..self.at + found.len_utf8())
    }

    /// The character that stands here cannot; or, at the end, `missing` is true.
    pub(super) fn unexpected_or(&self, missing: Fault) -> EdtfError {
        match self.peek() {
            Some(found) => self.unexpected(found),
            None => missing.at(self.at..self.at),
        }
    }
}

impl Fault {
    /// This fault, at this place.
    pub(super) fn at(self, at: Range<usize>) -> EdtfError {
        EdtfError::NotADate { fault: self, at }
    }
}

impl super::Feature {
    /// This feature, at this place.
    pub(super) fn at(self, at: Range<usize>) -> EdtfError {
        EdtfError::NotSupported { feature: self, at }
    }
}
