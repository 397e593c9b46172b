//! The one type for everything that loading finds.

use std::{cmp::Ordering, fmt, sync::Arc};

use serde::{Serialize, Serializer};

use super::kind::Kind;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $severity:ident;)*) => {
        /// What kind of problem it is. Each has a short name for people to search for, and always
        /// the same severity.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[$doc])* $name,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Short name in kebab-case, stable across versions.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            /// Whether a problem of this kind costs a record.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$name => Severity::$severity,)*
                }
            }
        }
    };
}

codes! {
    // Files.
    /// Nothing at the path.
    MissingPath = "missing-path", Error;
    /// A folder, a pipe or a device where a file was wanted.
    NotAFile = "not-a-file", Error;
    /// The file or folder is there and cannot be read.
    Unreadable = "unreadable", Error;
    /// Over 1 GB.
    FileTooLarge = "file-too-large", Error;
    /// Links that lead back to where they started.
    LinkLoop = "link-loop", Error;
    /// UTF-16 or no text at all.
    NotText = "not-text", Error;
    /// Some bytes are not UTF-8.
    NotUtf8 = "not-utf8", Error;
    /// Lines end in a bare carriage return.
    OldLineEndings = "old-line-endings", Warning;
    /// Nothing to load.
    NoRecords = "no-records", Error;

    // Syntax.
    /// RON that cannot be read.
    Syntax = "syntax", Error;
    /// A bracket that is never closed, or closed by another kind.
    UnclosedBracket = "unclosed-bracket", Error;
    /// A quoted text that is never closed.
    UnclosedText = "unclosed-text", Error;
    /// A comment that is never closed.
    UnclosedComment = "unclosed-comment", Error;
    /// The list around the records is never closed.
    UnclosedList = "unclosed-list", Error;
    /// Brackets within brackets within brackets.
    TooDeep = "too-deep", Error;
    /// No such kind of record.
    UnknownRecord = "unknown-record", Error;
    /// A record of the catalogue in a file of saved views.
    RecordOutOfPlace = "record-out-of-place", Error;
    /// Text between records that is none.
    StrayText = "stray-text", Error;

    // Shape of a record.
    /// No such field.
    UnknownField = "unknown-field", Error;
    /// A field that must be there.
    MissingField = "missing-field", Error;
    /// A field given twice.
    DuplicateField = "duplicate-field", Error;
    /// Not one of the values to choose from.
    UnknownVariant = "unknown-variant", Error;
    /// A list where a text was wanted, and the like.
    WrongType = "wrong-type", Error;
    /// A number out of its range.
    BadNumber = "bad-number", Error;
    /// A rank that is not 1 to 6.
    BadRank = "bad-rank", Error;
    /// A citation that is none of the four forms.
    BadCitation = "bad-citation", Error;
    /// Not a date.
    BadDate = "bad-date", Error;
    /// A date of EDTF that Legation does not draw.
    DateNotSupported = "date-not-supported", Error;
    /// A stretch of time that lacks a first or a last day, or a day of judging that is none.
    BadTime = "bad-time", Error;

    // References.
    /// No such source.
    UnknownSource = "unknown-source", Error;
    /// No such party.
    UnknownParty = "unknown-party", Error;
    /// No such region.
    UnknownRegion = "unknown-region", Error;
    /// No such topic.
    UnknownTopic = "unknown-topic", Error;
    /// No such series.
    UnknownSeries = "unknown-series", Error;
    /// No such format.
    UnknownFormat = "unknown-format", Error;
    /// No such engagement.
    UnknownEngagement = "unknown-engagement", Error;
    /// No source of such a collection.
    UnknownCollection = "unknown-collection", Error;
    /// Nobody of such a name in any delegation.
    UnknownPerson = "unknown-person", Error;
    /// An id that another record of its kind has.
    DuplicateId = "duplicate-id", Error;
    /// A promise whose id an engagement has: both would be engagements of that id.
    PromiseIdTaken = "promise-id-taken", Error;
    /// A record that, step by step, is part or a copy of itself.
    ReferenceLoop = "reference-loop", Error;
    /// A record that refers to one that was left out.
    NeedsDroppedRecord = "needs-dropped-record", Error;
    /// More than one record says what the catalogue is.
    SecondCatalogue = "second-catalogue", Error;
    /// The home country as its own partner.
    HomeAsPartner = "home-as-partner", Error;
    /// One partner, named twice.
    DuplicateParty = "duplicate-party", Error;
    /// A quote of more than ten words.
    LongQuote = "long-quote", Error;
    /// A quote without words.
    EmptyQuote = "empty-quote", Error;
    /// A link that is not http or https.
    BadLink = "bad-link", Error;

    // Lints.
    /// No record says what the catalogue is.
    NoCatalogueRecord = "no-catalogue-record", Warning;
    /// The home country has no record.
    HomeUnknown = "home-unknown", Warning;
    /// An engagement without a date.
    NoDate = "no-date", Warning;
    /// An engagement with nobody.
    NoPartner = "no-partner", Warning;
    /// A due date, and no word on how it is known.
    DueWithoutBasis = "due-without-basis", Warning;
    /// The weekday in the basis is not that of the date.
    WeekdayDisagrees = "weekday-disagrees", Warning;
    /// A later number with an earlier date.
    NumberOutOfOrder = "number-out-of-order", Warning;
    /// A hole in a series.
    NumberMissing = "number-missing", Warning;
    /// A promise whose window has passed with no record.
    PromiseOverdue = "promise-overdue", Warning;
    /// An engagement that one source alone reports.
    SingleSource = "single-source", Warning;
    /// A claim without proof.
    NoCitation = "no-citation", Warning;
    /// One name, two spellings.
    SpelledTwoWays = "spelled-two-ways", Warning;
    /// A source that proves nothing.
    UncitedSource = "uncited-source", Warning;
    /// Two records that look like one.
    LooksAlike = "looks-alike", Warning;
    /// A place in the country of nobody who took part.
    PlaceOutsideParties = "place-outside-parties", Warning;
    /// A briefing that shows nothing.
    NoSteps = "no-steps", Warning;
    /// The title of a step that a slide cuts off.
    LongTitle = "long-title", Warning;
    /// A callout whose engagement the step does not show.
    CalloutNotInView = "callout-not-in-view", Warning;
    /// A line break or the like in a text of one line.
    ControlCharacter = "control-character", Warning;

    // Texts.
    /// The text of a source is not in the folder.
    TextMissing = "text-missing", Warning;
    /// The quoted words are not in the text.
    QuoteNotFound = "quote-not-found", Warning;
    /// The quoted words stand in another paragraph.
    QuoteInOtherParagraph = "quote-in-other-paragraph", Warning;
    /// The quoted words stand twice in the paragraph.
    QuoteFoundTwice = "quote-found-twice", Warning;
    /// The text has fewer paragraphs.
    ParagraphBeyondEnd = "paragraph-beyond-end", Warning;
    /// The quote is a whole sentence.
    QuoteWholeSentence = "quote-whole-sentence", Error;
}

impl Code {
    /// Whether it says that a name is nobody’s here.
    pub(super) fn is_of_a_name(self) -> bool {
        matches!(
            self,
            Self::UnknownSource
                | Self::UnknownParty
                | Self::UnknownRegion
                | Self::UnknownTopic
                | Self::UnknownSeries
                | Self::UnknownFormat
                | Self::UnknownEngagement
                | Self::UnknownCollection
                | Self::UnknownPerson
                | Self::NeedsDroppedRecord
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// How much a problem costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The record, or the file, is left out.
    Error,
    /// The record stays.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A stretch of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Name of the file, as given.
    pub file: Arc<str>,
    /// Line, counted from 1; 0 when the whole file is meant.
    pub line: u32,
    /// Column in characters, counted from 1; 0 when the whole file is meant.
    pub column: u32,
    /// Length in characters, at least 1 unless the whole file is meant. A stretch that goes on to
    /// the next line ends here with its first.
    pub length: u32,
    /// Bytes before it in the file.
    pub offset: usize,
    /// The line itself, for reports; absent when the whole file is meant.
    pub excerpt: Option<Excerpt>,
}

impl Place {
    /// A whole file or folder.
    #[must_use]
    pub fn whole(file: &str) -> Self {
        Self {
            file: file.into(),
            line: 0,
            column: 0,
            length: 0,
            offset: 0,
            excerpt: None,
        }
    }

    /// `file:line:column`, or the file alone when the whole of it is meant.
    #[must_use]
    pub fn to_text(&self) -> String {
        if self.line == 0 {
            self.file.to_string()
        } else {
            format!("{}:{}:{}", self.file, self.line, self.column)
        }
    }

    fn order(&self) -> (&str, u32, u32) {
        (&self.file, self.line, self.column)
    }
}

/// What stands around a [`Place`] in its line, kept so that a report needs no file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line, or the part of a long line around the place, without its end.
    pub text: Arc<str>,
    /// Whether the text starts where the line does.
    pub from_start: bool,
    /// Bytes of `text` before the place.
    pub start: usize,
    /// Bytes of `text` up to the end of the place.
    pub end: usize,
}

/// Another place that helps to understand a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The place.
    pub place: Place,
    /// What is to be seen there.
    pub message: String,
}

/// One thing that is wrong, or that looks wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Kind.
    pub code: Code,
    /// Whether it costs the record: always [`Code::severity`].
    pub severity: Severity,
    /// What is wrong: one sentence, without a full stop.
    pub message: String,
    /// Where; absent when no file is to blame.
    pub place: Option<Place>,
    /// What to do about it: one sentence, without a full stop.
    pub cure: String,
    /// Other places that matter.
    pub related: Vec<Related>,
    /// Id of the record, when it could be read.
    pub record: Option<String>,
    /// What kind of record that is: "saved view".
    pub noun: Option<&'static str>,
}

impl Problem {
    /// A problem without a place.
    pub fn new(code: Code, message: impl Into<String>, cure: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place: None,
            cure: cure.into(),
            related: Vec::new(),
            record: None,
            noun: None,
        }
    }

    /// The same at a place.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// The same in a record.
    #[must_use]
    pub(crate) fn record(mut self, kind: Kind, id: impl Into<String>) -> Self {
        self.record = Some(id.into());
        self.noun = Some(kind.noun());
        self
    }

    /// The same with one more related place.
    #[must_use]
    pub fn related(mut self, place: Place, message: impl Into<String>) -> Self {
        let message = message.into();
        self.related.push(Related { place, message });
        self
    }

    /// Order of a report: file, line, column, and code where two meet. Those without a file first.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        // `None` comes before `Some`.
        let mine = self.place.as_ref().map(Place::order);
        let others = other.place.as_ref().map(Place::order);
        mine.cmp(&others)
            .then_with(|| self.code.cmp(&other.code))
            .then_with(|| self.message.cmp(&other.message))
    }
}

/// The keys that machines read. They are flat, and they do not change.
#[derive(Serialize)]
struct Flat<'a> {
    code: Code,
    severity: Severity,
    sentence: &'a str,
    #[serde(flatten)]
    place: FlatPlace<'a>,
    cure: &'a str,
    record: Option<&'a str>,
    related: Vec<FlatRelated<'a>>,
}

#[derive(Serialize)]
struct FlatRelated<'a> {
    sentence: &'a str,
    #[serde(flatten)]
    place: FlatPlace<'a>,
}

#[derive(Serialize, Default)]
struct FlatPlace<'a> {
    file: Option<&'a str>,
    line: Option<u32>,
    column: Option<u32>,
    length: Option<u32>,
}

impl<'a> From<&'a Place> for FlatPlace<'a> {
    fn from(place: &'a Place) -> Self {
        let within = |number| (place.line > 0).then_some(number);
        Self {
            file: Some(&place.file),
            line: within(place.line),
            column: within(place.column),
            length: within(place.length),
        }
    }
}

impl Serialize for Problem {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let flat = Flat {
            code: self.code,
            severity: self.severity,
            sentence: &self.message,
            place: self.place.as_ref().map(FlatPlace::from).unwrap_or_default(),
            cure: &self.cure,
            record: self.record.as_deref(),
            related: self
                .related
                .iter()
                .map(|related| FlatRelated {
                    sentence: &related.message,
                    place: FlatPlace::from(&related.place),
                })
                .collect(),
        };
        flat.serialize(serializer)
    }
}
