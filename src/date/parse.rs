//! A whole text: one date, an interval, or a set.

use std::ops::Range;

use super::Stretch;
use super::cursor::Cursor;
use super::error::{EdtfError, Fault, Feature};
use super::expression::{Date, End, Expression, Member};
use super::parse_date::parse_date;

/// The longest text that is read, in bytes. The longest set there can be is shorter.
pub const MAX_BYTES: usize = 2_048;
/// The most members that a set may have.
pub const MAX_MEMBERS: usize = 64;

/// Reads a whole text.
pub(super) fn parse(text: &str) -> Result<Expression, EdtfError> {
    let whole = 0..text.len();
    if text.is_empty() {
        return Err(Fault::Empty.at(whole));
    }
    if text.len() > MAX_BYTES {
        return Err(Fault::TooLong(text.len()).at(whole));
    }
    check_spaces(text)?;
    match text.as_bytes()[0] {
        b'[' => Ok(Expression::Set(parse_set(text, ']')?.into())),
        b'{' => {
            parse_set(text, '}')?;
            Err(Feature::AllOfSet.at(whole))
        }
        _ if text.contains('/') => parse_interval(text),
        _ => parse_date(text, whole).map(Expression::Date),
    }
}

/// A space around the text is easily overlooked, so it is the first thing to be said.
fn check_spaces(text: &str) -> Result<(), EdtfError> {
    let inside = text.trim();
    let start = text.len() - text.trim_start().len();
    if inside.is_empty() {
        return Err(Fault::Empty.at(0..text.len()));
    }
    if start > 0 {
        return Err(Fault::Space.at(0..start));
    }
    if inside.len() < text.len() {
        return Err(Fault::Space.at(inside.len()..text.len()));
    }
    Ok(())
}

/// `a/b`, with `..` or nothing for an end that is open or unknown.
fn parse_interval(text: &str) -> Result<Expression, EdtfError> {
    let mut slashes = text.match_indices('/').map(|(at, _)| at);
    let slash = slashes.next().unwrap_or(text.len());
    if let Some(second) = slashes.next() {
        return Err(if looks_like_slashed_date(text) {
            Fault::Unexpected { found: '/' }.at(slash..slash + 1)
        } else {
            Fault::Slashes.at(second..second + 1)
        });
    }
    let start = parse_end(text, 0..slash);
    let end = parse_end(text, slash + 1..text.len());
    let (start, end) = both(start, end)?;
    if start.date().is_none() && end.date().is_none() {
        return Err(Fault::NoEnds.at(0..text.len()));
    }
    check_order(start.hull(), end.hull(), 0..text.len())?;
    Ok(Expression::Interval(start, end))
}

/// `30/10/2019`
fn looks_like_slashed_date(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'/')
}

fn parse_end(text: &str, part: Range<usize>) -> Result<End, EdtfError> {
    match &text[part.clone()] {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => parse_date(text, part).map(End::Date),
    }
}

/// Both results, or the graver error: a mistake in one is said before a wish in the other.
fn both<A, B>(one: Result<A, EdtfError>, other: Result<B, EdtfError>) -> Result<(A, B), EdtfError> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(one), Err(other)) if one.is_valid_edtf() && !other.is_valid_edtf() => Err(other),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// Refused is only what is backwards on every reading: `2004-06-11/2004-06` may well be eleven
/// days of June or more.
fn check_order(start: Stretch, end: Stretch, at: Range<usize>) -> Result<(), EdtfError> {
    match (start.earliest, end.latest) {
        (Some(first), Some(last)) if first > last => Err(Fault::Reversed.at(at)),
        _ => Ok(()),
    }
}

/// The members of a set that ends with this bracket.
fn parse_set(text: &str, bracket: char) -> Result<Vec<Member>, EdtfError> {
    let Some(close) = text.find(bracket) else {
        return Err(Fault::Unclosed(bracket).at(text.len()..text.len()));
    };
    Cursor::new(text, close + 1..text.len()).expect_end()?;
    let parts = split(text, 1..close);
    if parts.len() > MAX_MEMBERS {
        return Err(Fault::TooManyMembers(parts.len()).at(0..text.len()));
    }
    let last = parts.len() - 1;
    let mut members = Vec::with_capacity(parts.len());
    let mut refusal = None;
    for (index, part) in parts.into_iter().enumerate() {
        match parse_member(text, part, index == 0, index == last) {
            Ok(member) => members.push(member),
            Err(error) if error.is_valid_edtf() => refusal = refusal.or(Some(error)),
            Err(error) => return Err(error),
        }
    }
    refusal.map_or(Ok(members), Err)
}

/// The places between commas.
fn split(text: &str, inside: Range<usize>) -> Vec<Range<usize>> {
    let mut start = inside.start;
    let mut parts = Vec::new();
    for (comma, _) in text[inside.clone()].match_indices(',') {
        let comma = inside.start + comma;
        parts.push(start..comma);
        start = comma + 1;
    }
    parts.push(start..inside.end);
    parts
}

fn parse_member(
    text: &str,
    part: Range<usize>,
    is_first: bool,
    is_last: bool,
) -> Result<Member, EdtfError> {
    let written = &text[part.clone()];
    if written.is_empty() {
        return Err(Fault::EmptyMember.at(part));
    }
    let Some(dots) = written.find("..") else {
        return parse_date(text, part).map(Member::Date);
    };
    let (from, to) = (
        part.start..part.start + dots,
        part.start + dots + 2..part.end,
    );
    if from.is_empty() && to.is_empty() {
        return Err(Fault::NoRangeEnds.at(part));
    }
    if (from.is_empty() && !is_first) || (to.is_empty() && !is_last) {
        return Err(Fault::OpenInside.at(part));
    }
    let (from, to) = both(parse_limit(text, from), parse_limit(text, to))?;
    let hull = |date: Option<Date>| date.map_or_else(Stretch::default, |date| date.hull());
    check_order(hull(from), hull(to), part)?;
    Ok(Member::Range(from, to))
}

fn parse_limit(text: &str, part: Range<usize>) -> Result<Option<Date>, EdtfError> {
    if part.is_empty() {
        return Ok(None);
    }
    parse_date(text, part).map(Some)
}
