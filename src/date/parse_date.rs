//! One date: `2019-10-30`, `2023-07-XX`, `202X`, `2025-21~`.
//!
//! All three levels of the specification are read, so that what is valid EDTF and not supported can
//! be told from what is not a date. First the text is cut into fields, then the calendar is asked
//! whether they can be true, and only then is it decided whether Legation draws such a date: a
//! thirteenth month is a mistake in whatever notation.

use std::ops::Range;

use super::Day;
use super::cursor::Cursor;
use super::error::{EdtfError, Fault, Feature};
use super::expression::{Date, Precision, Qualifier};
use super::words::{Style, month_name, month_words};
use super::year_part::{YearPart, last_day};

/// Digits between two hyphens, with the marks of doubt around them.
struct Field<'a> {
    /// Digits and `X`: four in a year, two in a month or a day.
    digits: &'a str,
    at: Range<usize>,
    before: Option<Mark>,
    after: Option<Mark>,
}

struct Mark {
    qualifier: Qualifier,
    at: usize,
}

/// A date cut into fields.
struct Fields<'a> {
    negative: bool,
    year: Field<'a>,
    month: Option<Field<'a>>,
    day: Option<Field<'a>>,
    whole: Range<usize>,
}

/// The date in the bytes `part` of `text`.
pub(super) fn parse_date(text: &str, part: Range<usize>) -> Result<Date, EdtfError> {
    let mut cursor = Cursor::new(text, part.clone());
    if cursor.take('Y') {
        return Err(refuse_long_year(cursor, part.start));
    }
    let before = take_mark(&mut cursor)?;
    let sign_at = cursor.at();
    let negative = cursor.take('-');
    let (digits, at) = take_year(&mut cursor, sign_at)?;
    if before.is_none() && cursor.peek() == Some('S') {
        return Err(refuse_significant_digits(cursor));
    }
    let year = finish_field(&mut cursor, before, digits, at)?;
    let month = take_field(&mut cursor, "month")?;
    let day = match month {
        Some(_) => take_field(&mut cursor, "day")?,
        None => None,
    };
    let fields = Fields {
        negative,
        year,
        month,
        day,
        whole: part.start..cursor.at(),
    };
    if fields.day.is_some() && cursor.peek() == Some('T') {
        return Err(refuse_time(&cursor, &fields));
    }
    cursor.expect_end()?;
    fields.check_calendar()?;
    fields.date()
}

fn is_digit(found: char) -> bool {
    found.is_ascii_digit() || found == 'X'
}

fn take_mark(cursor: &mut Cursor) -> Result<Option<Mark>, EdtfError> {
    let at = cursor.at();
    let Some(qualifier) = cursor.peek().and_then(Qualifier::from_char) else {
        return Ok(None);
    };
    cursor.take_if(|_| true);
    if cursor.peek().and_then(Qualifier::from_char).is_some() {
        return Err(Fault::TwoQualifiers.at(at..cursor.at() + 1));
    }
    Ok(Some(Mark { qualifier, at }))
}

fn take_year<'a>(
    cursor: &mut Cursor<'a>,
    sign_at: usize,
) -> Result<(&'a str, Range<usize>), EdtfError> {
    let (digits, at) = cursor.take_while(is_digit);
    if digits.len() == 4 {
        return Ok((digits, at));
    }
    let odd_digit = cursor
        .peek()
        .is_some_and(|found| found == 'x' || found.is_numeric());
    if digits.is_empty() || odd_digit {
        return Err(cursor.unexpected_or(Fault::YearDigits));
    }
    Err(Fault::YearDigits.at(sign_at..at.end))
}

/// A hyphen and two digits with their marks; `None` when no hyphen follows.
fn take_field<'a>(
    cursor: &mut Cursor<'a>,
    name: &'static str,
) -> Result<Option<Field<'a>>, EdtfError> {
    if !cursor.take('-') {
        return Ok(None);
    }
    let before = take_mark(cursor)?;
    let (digits, at) = cursor.take_while(is_digit);
    let odd_digit = cursor
        .peek()
        .is_some_and(|found| found == 'x' || found.is_numeric());
    if digits.is_empty() || odd_digit {
        return Err(cursor.unexpected_or(Fault::PartDigits(name)));
    }
    if digits.len() != 2 {
        return Err(Fault::PartDigits(name).at(at));
    }
    finish_field(cursor, before, digits, at).map(Some)
}

fn finish_field<'a>(
    cursor: &mut Cursor<'a>,
    before: Option<Mark>,
    digits: &'a str,
    at: Range<usize>,
) -> Result<Field<'a>, EdtfError> {
    let after = take_mark(cursor)?;
    Ok(Field {
        digits,
        at,
        before,
        after,
    })
}

impl Field<'_> {
    /// The number, when every digit is known.
    fn number(&self) -> Option<i16> {
        self.digits.parse().ok()
    }

    fn is_unknown(&self) -> bool {
        self.digits == "XX"
    }

    /// Whether two digits may stand for this number.
    fn may_be(&self, number: i8) -> bool {
        let written = [b'0' + number as u8 / 10, b'0' + number as u8 % 10];
        let allows = |(known, digit): (u8, u8)| known == b'X' || known == digit;
        self.digits.bytes().zip(written).all(allows)
    }
}

impl Fields<'_> {
    /// Whether the calendar has such a day, whatever the unknown digits are.
    fn check_calendar(&self) -> Result<(), EdtfError> {
        if self.negative && self.year.digits == "0000" {
            return Err(Fault::MinusZero.at(self.year.at.start - 1..self.year.at.end));
        }
        let Some(month) = &self.month else {
            return Ok(());
        };
        if self.year_part().is_some() {
            return match &self.day {
                Some(day) => Err(Fault::DayOfPart(month.digits.to_owned()).at(day.at.clone())),
                None => Ok(()),
            };
        }
        let months: Vec<i8> = (1..=12).filter(|number| month.may_be(*number)).collect();
        if months.is_empty() {
            return Err(Fault::NoSuchMonth(month.digits.to_owned()).at(month.at.clone()));
        }
        self.check_day(&months)
    }

    fn check_day(&self, months: &[i8]) -> Result<(), EdtfError> {
        let Some(day) = &self.day else {
            return Ok(());
        };
        // With a digit of the year unknown it may be a leap year, as 2000 is.
        let year = self.full_year();
        let lengths = months
            .iter()
            .filter_map(|month| last_day(year.unwrap_or(2000), *month));
        let longest = lengths.map(|last| last.ymd().2).max().unwrap_or(31);
        if (1..=longest).any(|number| day.may_be(number)) {
            return Ok(());
        }
        let month = match (months, year) {
            ([month], Some(year)) => month_words(year, *month, Style::Full),
            ([month], None) => month_name(*month, Style::Full).to_owned(),
            _ => "a month".to_owned(),
        };
        let fault = Fault::NoSuchDay {
            month,
            day: day.digits.to_owned(),
        };
        Err(fault.at(day.at.clone()))
    }

    /// The year, when every digit is known.
    fn full_year(&self) -> Option<i16> {
        let year = self.year.number()?;
        Some(if self.negative { -year } else { year })
    }

    fn year_part(&self) -> Option<YearPart> {
        let code = self.month.as_ref()?.number()?;
        YearPart::from_code(i8::try_from(code).ok()?)
    }

    /// The date, if it is of a sort that this program draws.
    fn date(&self) -> Result<Date, EdtfError> {
        let qualifier = self.qualifier()?;
        let Some(precision) = self.precision() else {
            return Err(Feature::UnknownDigits.at(self.whole.clone()));
        };
        if precision.stretches().is_none() {
            return Err(Feature::BeyondCalendar.at(self.whole.clone()));
        }
        Ok(Date {
            precision,
            qualifier,
        })
    }

    /// The mark after the last field, which stands for the whole date; a mark anywhere else doubts
    /// only a part.
    fn qualifier(&self) -> Result<Qualifier, EdtfError> {
        let last = self
            .day
            .as_ref()
            .or(self.month.as_ref())
            .unwrap_or(&self.year);
        let fields = [Some(&self.year), self.month.as_ref(), self.day.as_ref()];
        for field in fields.into_iter().flatten() {
            let is_last = std::ptr::eq(field, last);
            let inner = field
                .before
                .as_ref()
                .or(field.after.as_ref().filter(|_| !is_last));
            if let Some(mark) = inner {
                return Err(Feature::PartQualified.at(mark.at..mark.at + 1));
            }
        }
        Ok(last
            .after
            .as_ref()
            .map_or(Qualifier::None, |mark| mark.qualifier))
    }

    /// `None` when digits are unknown in a place that level 1 does not allow.
    fn precision(&self) -> Option<Precision> {
        let Some(month) = &self.month else {
            return self.years();
        };
        let year = self.full_year()?;
        if month.is_unknown() {
            let whole_year = self.day.as_ref().is_none_or(Field::is_unknown);
            return whole_year.then_some(Precision::YearOnly(year));
        }
        if let Some(part) = self.year_part() {
            return Some(Precision::Part(year, part));
        }
        let month = i8::try_from(month.number()?).ok()?;
        let Some(day) = self.day.as_ref().filter(|day| !day.is_unknown()) else {
            return Some(Precision::Month(year, month));
        };
        let day = i8::try_from(day.number()?).ok()?;
        Day::from_ymd(year, month, day).map(Precision::Day)
    }

    /// A year alone: all digits known, or all but the last one or two.
    fn years(&self) -> Option<Precision> {
        if let Some(year) = self.full_year() {
            return Some(Precision::Year(year));
        }
        let known = self.year.digits.trim_end_matches('X');
        let (2 | 3, Ok(start)) = (known.len(), known.parse::<i16>()) else {
            return None;
        };
        let width = if known.len() == 3 { 10 } else { 100 };
        let (first, last) = (start * width, start * width + width - 1);
        Some(if self.negative {
            // There is no year -0000, so "-000X" ends with -0001.
            Precision::Years(-last, -first.max(1))
        } else {
            Precision::Years(first, last)
        })
    }
}

/// After `Y`: a year of more than four digits, or with an exponent.
fn refuse_long_year(mut cursor: Cursor, start: usize) -> EdtfError {
    let digits_of = |cursor: &mut Cursor| cursor.take_while(|found| found.is_ascii_digit()).0.len();
    let sign_at = cursor.at();
    cursor.take('-');
    let leading_zero = cursor.peek() == Some('0');
    let digits = digits_of(&mut cursor);
    let is_exponential = cursor.take('E');
    let exponent_is_missing = is_exponential && digits_of(&mut cursor) == 0;
    let too_short = digits == 0 || (digits <= 4 && !is_exponential);
    if too_short || leading_zero || exponent_is_missing {
        return Fault::BadLongYear.at(sign_at..cursor.at());
    }
    if cursor.take('S') && digits_of(&mut cursor) == 0 {
        return Fault::BadSignificantDigits.at(cursor.at()..cursor.at());
    }
    cursor.take_if(|found| Qualifier::from_char(found).is_some());
    if let Err(error) = cursor.expect_end() {
        return error;
    }
    let feature = if is_exponential {
        Feature::ExponentialYear
    } else {
        Feature::LongYear
    };
    feature.at(start..cursor.at())
}

/// At `S` after a year.
fn refuse_significant_digits(mut cursor: Cursor) -> EdtfError {
    let start = cursor.at();
    cursor.take('S');
    let (digits, _) = cursor.take_while(|found| found.is_ascii_digit());
    if digits.trim_start_matches('0').is_empty() {
        return Fault::BadSignificantDigits.at(start..cursor.at());
    }
    cursor.take_if(|found| Qualifier::from_char(found).is_some());
    match cursor.expect_end() {
        Err(error) => error,
        Ok(()) => Feature::SignificantDigits.at(start..cursor.at()),
    }
}

/// At `T` after a day: valid EDTF when both the day and the time are.
fn refuse_time(cursor: &Cursor, fields: &Fields) -> EdtfError {
    let at = cursor.rest_range();
    if let Err(error) = fields.check_calendar() {
        return error;
    }
    if !cursor.reaches_end_of_text() || fields.whole.start > 0 {
        return Fault::TimeInside.at(at);
    }
    if fields.qualifier() != Ok(Qualifier::None) || fields.full_year().is_none() {
        return Fault::Unexpected { found: 'T' }.at(at.start..at.start + 1);
    }
    let is_day = matches!(fields.precision(), Some(Precision::Day(_)));
    if is_day && is_time(&cursor.rest()[1..]) {
        Feature::TimeOfDay.at(at)
    } else {
        Fault::BadTime.at(at)
    }
}

/// `23:20:30`, with nothing, `Z`, `-04`, `+04:30` after it: level 0 of the specification.
fn is_time(text: &str) -> bool {
    let Some((clock, zone)) = text.split_at_checked(8) else {
        return false;
    };
    if !is_clock(clock, &[23, 59, 59]) {
        return false;
    }
    match zone.strip_prefix(['+', '-']) {
        Some(offset) => is_clock(offset, &[23]) || is_clock(offset, &[23, 59]),
        None => zone.is_empty() || zone == "Z",
    }
}

/// Numbers of two digits with colons between them, none above its limit.
fn is_clock(text: &str, limits: &[u8]) -> bool {
    let is_number = |(part, limit): (&str, &u8)| {
        part.len() == 2
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && part.parse::<u8>().is_ok_and(|number| number <= *limit)
    };
    text.split(':').count() == limits.len() && text.split(':').zip(limits).all(is_number)
}
