//! Items of the Citation Style Language, as its schema for input has them.
//!
//! A window of time is a `literal`, which styles print as it stands; only an exact range has two
//! `date-parts`. The author is a `literal` too. All that has no field of its own is in `note`, line by
//! line, as that is what libraries of references keep.

use serde::Serialize;

use super::{
    cited::{Cited, Work},
    published::{Published, Stated},
    words::{self, Genre},
};
use crate::{
    catalogue::Catalogue,
    date::{Day, Qualifier},
};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    id: String,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name; 1]>,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    note: String,
}

#[derive(Serialize)]
struct Name {
    literal: String,
}

#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
enum Date {
    Parts {
        #[serde(rename = "date-parts")]
        parts: Vec<Vec<i16>>,
        #[serde(skip_serializing_if = "is_false")]
        circa: bool,
    },
    Words {
        literal: String,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_false(circa: &bool) -> bool {
    !circa
}

/// An array with an item for each source.
pub(super) fn items(catalogue: &Catalogue, cited: &Cited<'_>) -> Result<String, serde_json::Error> {
    let items: Vec<Item> = cited
        .works
        .iter()
        .map(|work| item(catalogue, work))
        .collect();
    serde_json::to_string_pretty(&items).map(|text| text + "\n")
}

fn item(catalogue: &Catalogue, work: &Work<'_>) -> Item {
    let source = work.source;
    let genre = Genre::of(source);
    let publisher = words::said(source.publisher.as_ref());
    let (container_title, publisher) = match genre {
        Genre::Document => (None, publisher),
        _ => (publisher, None),
    };
    let mut notes = words::remarks(catalogue, source);
    notes.extend(work.cited_for.iter().cloned());
    Item {
        id: source.id.to_string(),
        r#type: match genre {
            Genre::News => "article-newspaper",
            Genre::Post => "post",
            Genre::Page => "webpage",
            Genre::Document => "document",
        },
        author: words::said(source.byline.as_ref()).map(|literal| [Name { literal }]),
        title: words::title(source),
        container_title,
        publisher,
        issued: Published::of(source).map(issued),
        url: source.url.clone(),
        note: notes.join("\n"),
    }
}

fn issued(published: Published<'_>) -> Date {
    let words = || Date::Words {
        literal: published.words(),
    };
    let circa = match published.qualifier {
        Qualifier::None => false,
        Qualifier::Approximate => true,
        Qualifier::Uncertain | Qualifier::Both => return words(),
    };
    let day = |day: Day| {
        let (year, month, day) = day.ymd();
        vec![year, month.into(), day.into()]
    };
    let parts = match published.stated {
        Stated::Year(year) => vec![vec![year]],
        Stated::Month(year, month) => vec![vec![year, month.into()]],
        Stated::Day(on) => vec![day(on)],
        Stated::Days(first, last) => vec![day(first), day(last)],
        Stated::Window => return words(),
    };
    // Programs differ on what a year before 1 means.
    if parts.iter().any(|part| part[0] < 1) {
        return words();
    }
    Date::Parts { parts, circa }
}
