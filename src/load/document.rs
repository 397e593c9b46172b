//! One file's text, and the way from a byte in it to a line and a column.

use std::{borrow::Cow, ops::Range, sync::Arc, sync::OnceLock};

use super::problem::{Code, Excerpt, Place, Problem};

/// Lines and characters are counted once for every so many bytes, so that a place costs no more in
/// a line of sixty million characters than in one of sixty.
const STRIDE: usize = 1024;

/// Bytes of a line kept before and after a place. Lines written by people are shorter.
const EXCERPT_BEFORE: usize = 600;
const EXCERPT_AFTER: usize = 200;

/// A text that is UTF-8 throughout, read from bytes that perhaps were not.
pub(crate) struct Document {
    name: Arc<str>,
    text: Cow<'static, str>,
    /// Bytes of the byte order mark, which is not part of the text.
    mark: usize,
    /// Offsets of the bytes that were not UTF-8. A question mark stands in for each, so that all
    /// offsets are those of the file.
    bad_bytes: Vec<usize>,
    /// Line feeds before every `STRIDE`th byte.
    lines: OnceLock<Vec<usize>>,
    /// Characters before every `STRIDE`th byte; wanted for long lines only.
    characters: OnceLock<Vec<usize>>,
}

impl Document {
    /// A text that is compiled in.
    pub(crate) fn from_static(name: &str, text: &'static str) -> Self {
        let unmarked = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self::new(name, Cow::Borrowed(unmarked), text.len() - unmarked.len())
    }

    /// A text from the bytes of a file, with what is wrong with them. `None` when they are no text.
    pub(crate) fn from_bytes(name: &str, bytes: Vec<u8>, found: &mut Vec<Problem>) -> Option<Self> {
        if is_utf16(&bytes) {
            found.push(not_text(name, "holds UTF-16 or UTF-32, not UTF-8"));
            return None;
        }
        let mark = if bytes.starts_with(b"\xEF\xBB\xBF") {
            3
        } else {
            0
        };
        let (text, bad_bytes) = repair(bytes, mark);
        let zeros = memchr::memchr_iter(0, text.as_bytes()).count();
        if (bad_bytes.len() + zeros) * 10 > text.len() {
            found.push(not_text(name, "is not text"));
            return None;
        }
        let (text, old_endings) = with_line_feeds(text);
        let mut document = Self::new(name, Cow::Owned(text), mark);
        document.bad_bytes = bad_bytes;
        if old_endings {
            found.push(
                Problem::new(
                    Code::OldLineEndings,
                    format!("`{name}` ends its lines with carriage returns alone"),
                    "Save the file with the line endings of Unix or of Windows",
                )
                .at(Place::whole(name)),
            );
        }
        document.report_bad_bytes(found);
        Some(document)
    }

    fn new(name: &str, text: Cow<'static, str>, mark: usize) -> Self {
        Self {
            name: name.into(),
            text,
            mark,
            bad_bytes: Vec::new(),
            lines: OnceLock::new(),
            characters: OnceLock::new(),
        }
    }

    /// One finding for each line that has bad bytes, at the first.
    fn report_bad_bytes(&self, found: &mut Vec<Problem>) {
        let mut last_line = 0;
        for &offset in &self.bad_bytes {
            let place = self.place(offset..offset + 1);
            if place.line == last_line {
                continue;
            }
            last_line = place.line;
            found.push(
                Problem::new(
                    Code::NotUtf8,
                    "This byte is not UTF-8",
                    "Save the file as UTF-8, and check the letters of this line",
                )
                .at(place),
            );
        }
    }

    /// Name, as in the problems.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether a stretch of the text holds a byte that was not UTF-8.
    pub(crate) fn is_damaged(&self, range: &Range<usize>) -> bool {
        let first = self
            .bad_bytes
            .partition_point(|&offset| offset < range.start);
        self.bad_bytes
            .get(first)
            .is_some_and(|&offset| offset < range.end)
    }

    /// The place of a stretch of the text. Offsets past the end mean the end; offsets within a
    /// character mean its start.
    pub(crate) fn place(&self, range: Range<usize>) -> Place {
        let start = self.floor(range.start);
        let line = self.lines_before(start);
        let line_start = self.line_start(line, start);
        let line_end = self.line_end(line, line_start, start);
        let start = start.min(line_end);
        let end = self.floor(range.end.clamp(start, line_end));
        let column = self.characters_in(line_start..start);
        let length = self.characters_in(start..end);
        Place {
            file: Arc::clone(&self.name),
            line: number(line + 1),
            column: number(column + 1),
            length: number(length.max(1)),
            offset: self.mark + start,
            excerpt: Some(self.excerpt(line_start..line_end, start..end)),
        }
    }

    /// The offset of a line and column, both counted from 1 and columns in characters, from `from`.
    pub(crate) fn offset_of(text: &str, line: usize, column: usize) -> usize {
        let mut start = 0;
        for _ in 1..line {
            match memchr::memchr(b'\n', &text.as_bytes()[start..]) {
                Some(end) => start += end + 1,
                None => break,
            }
        }
        text[start..]
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(text.len(), |(at, _)| start + at)
    }

    fn excerpt(&self, line: Range<usize>, place: Range<usize>) -> Excerpt {
        let from = self.floor(place.start.saturating_sub(EXCERPT_BEFORE).max(line.start));
        let to = self.floor(place.start.saturating_add(EXCERPT_AFTER).min(line.end));
        let before = if from > line.start { "…" } else { "" };
        let after = if to < line.end { "…" } else { "" };
        let shift = |offset: usize| before.len() + offset.min(to) - from;
        Excerpt {
            from_start: before.is_empty(),
            text: if before.is_empty() && after.is_empty() {
                self.text[from..to].into()
            } else {
                [before, &self.text[from..to], after].concat().into()
            },
            start: shift(place.start),
            end: shift(place.end),
        }
    }

    /// Line feeds before an offset.
    fn lines_before(&self, offset: usize) -> usize {
        let block = offset / STRIDE;
        self.lines()[block] + count_lines(&self.text.as_bytes()[block * STRIDE..offset])
    }

    /// Offset of the line feed of this number, counted from 1.
    fn line_feed(&self, number: usize) -> Option<usize> {
        let lines = self.lines();
        let block = lines
            .partition_point(|&before| before < number)
            .checked_sub(1)?;
        let start = block * STRIDE;
        let block_bytes = &self.text.as_bytes()[start..(start + STRIDE).min(self.text.len())];
        let mut feeds = memchr::memchr_iter(b'\n', block_bytes);
        feeds
            .nth(number - lines[block] - 1)
            .map(|feed| start + feed)
    }

    fn lines(&self) -> &[usize] {
        self.lines
            .get_or_init(|| sums_of_blocks(self.text.as_bytes(), count_lines))
    }

    /// Where the line with this number starts, counted from 0, that an offset is in.
    fn line_start(&self, line: usize, at: usize) -> usize {
        // Nearly always that is close by.
        let from = at.saturating_sub(STRIDE);
        let near = memchr::memrchr(b'\n', &self.text.as_bytes()[from..at]);
        let feed = near.map(|feed| from + feed);
        feed.or_else(|| self.line_feed(line))
            .map_or(0, |feed| feed + 1)
    }

    /// Where it ends, before its line feed and carriage return.
    fn line_end(&self, line: usize, line_start: usize, at: usize) -> usize {
        let to = at.saturating_add(STRIDE).min(self.text.len());
        let near = memchr::memchr(b'\n', &self.text.as_bytes()[at..to]);
        let feed = near.map(|feed| at + feed);
        let Some(end) = feed.or_else(|| self.line_feed(line + 1)) else {
            return self.text.len();
        };
        let returns = end > line_start && self.text.as_bytes()[end - 1] == b'\r';
        end - usize::from(returns)
    }

    /// Characters in a stretch: counted one by one, or, when it is long, with the sums of blocks.
    fn characters_in(&self, range: Range<usize>) -> usize {
        let bytes = self.text.as_bytes();
        if range.len() <= STRIDE {
            return count_characters(&bytes[range]);
        }
        let blocks = self
            .characters
            .get_or_init(|| sums_of_blocks(bytes, count_characters));
        let before = |offset: usize| {
            let block = offset / STRIDE;
            blocks[block] + count_characters(&bytes[block * STRIDE..offset])
        };
        before(range.end) - before(range.start)
    }

    fn floor(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset)
    }
}

/// How much there is of something before each block.
fn sums_of_blocks(bytes: &[u8], count: impl Fn(&[u8]) -> usize) -> Vec<usize> {
    let mut sums = Vec::with_capacity(bytes.len() / STRIDE + 1);
    let mut total = 0;
    sums.push(total);
    for block in bytes.chunks_exact(STRIDE) {
        total += count(block);
        sums.push(total);
    }
    sums
}

fn count_lines(bytes: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', bytes).count()
}

/// Characters start at every byte that does not continue one.
fn count_characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

fn number(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF")
}

fn not_text(name: &str, what: &str) -> Problem {
    Problem::new(
        Code::NotText,
        format!("`{name}` {what}"),
        "Save the file as UTF-8, or take it out of the folder",
    )
    .at(Place::whole(name))
}

/// The text after the byte order mark, with a question mark for every byte that is not UTF-8, and
/// the offsets of those.
fn repair(bytes: Vec<u8>, mark: usize) -> (String, Vec<usize>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) => {
            text.drain(..mark);
            return (text, Vec::new());
        }
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut bad_bytes = Vec::new();
    for chunk in bytes[mark..].utf8_chunks() {
        text.push_str(chunk.valid());
        for _ in chunk.invalid() {
            bad_bytes.push(text.len());
            text.push('?');
        }
    }
    (text, bad_bytes)
}

/// Carriage returns become line feeds in a text that has no line feed: a comment would otherwise
/// never end.
fn with_line_feeds(text: String) -> (String, bool) {
    let old = memchr::memchr(b'\n', text.as_bytes()).is_none()
        && memchr::memchr(b'\r', text.as_bytes()).is_some();
    if old {
        (text.replace('\r', "\n"), true)
    } else {
        (text, false)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that fails should stop")]
mod tests {
    use super::*;

    #[test]
    fn counts_columns_in_characters() {
        let document = Document::from_static("a", "é\r\n“é” x\n");
        let place = document.place(10..11);
        assert_eq!((place.line, place.column), (2, 3));
        let place = document.place(13..14);
        assert_eq!((place.line, place.column, place.length), (2, 5, 1));
    }

    #[test]
    fn places_past_the_end_are_at_the_end() {
        let place = Document::from_static("a", "ab").place(7..9);
        assert_eq!((place.line, place.column, place.offset), (1, 3, 2));
        let place = Document::from_static("a", "").place(0..0);
        assert_eq!((place.line, place.column), (1, 1));
    }

    #[test]
    fn a_mark_shifts_bytes_but_no_columns() {
        let place = Document::from_static("a", "\u{feff}abc").place(1..2);
        assert_eq!((place.column, place.offset), (2, 4));
    }

    #[test]
    fn columns_agree_across_the_stride() {
        let text = "é".repeat(5000);
        let leaked: &'static str = text.leak();
        let place = Document::from_static("a", leaked).place(8002..8004);
        assert_eq!(place.column, 4002);
    }

    #[test]
    fn lines_agree_across_the_stride() {
        let lines = (0..900).map(|number| "x".repeat(number % 7 * 400 + 1));
        let text = lines.collect::<Vec<_>>().join("\n") + "\n";
        let document = Document::from_static("a", text.clone().leak());
        let mut start = 0;
        for (number, line) in text.lines().enumerate() {
            for at in [start, start + line.len()] {
                let place = document.place(at..at + 1);
                assert_eq!(place.line as usize, number + 1);
                assert_eq!(place.column as usize, at - start + 1);
            }
            start += line.len() + 1;
        }
        assert_eq!(document.place(start..start).line, 901);
    }

    #[test]
    fn a_single_bad_byte_is_found() {
        let mut found = Vec::new();
        let bytes = b"Topic(name: \"caf\xE9 au lait\")".to_vec();
        let document = Document::from_bytes("a", bytes, &mut found).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].place.as_ref().unwrap().column, 17);
        assert!(document.is_damaged(&(0..20)));
        assert!(!document.is_damaged(&(17..20)));
    }
}
