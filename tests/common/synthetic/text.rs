//! Records as people write them: what is empty is left out.

use std::fmt::Write;

use legation::{
    catalogue::Records,
    model::{Citation, Counting, Engagement, Locator, PartyKind, SeriesLink},
};

/// Everything but the engagements. Only what synthetic records have is written.
pub fn ground(text: &mut String, records: &Records) {
    write_ground(text, records).unwrap();
}

/// One engagement.
pub fn engagement(text: &mut String, engagement: &Engagement) {
    write_engagement(text, engagement).unwrap();
}

fn write_ground(text: &mut String, records: &Records) -> std::fmt::Result {
    if let Some(about) = &records.about {
        writeln!(
            text,
            "    Catalogue(title: {:?}, home: \"{}\", covers: {:?}, leaves_out: {:?}, as_of: \"{}\"),",
            about.title,
            about.home,
            about.covers,
            about.leaves_out,
            about.as_of.text()
        )?;
    }
    for region in &records.regions {
        writeln!(
            text,
            "    Region(code: \"{}\", name: {:?}),",
            region.code, region.name
        )?;
    }
    for party in &records.parties {
        write!(
            text,
            "    Party(code: \"{}\", name: {:?}",
            party.code, party.name
        )?;
        if party.kind == PartyKind::Body {
            let members = listed(&party.members);
            write!(text, ", kind: Body, members: {members}")?;
        }
        if let Some(region) = &party.region {
            write!(text, ", region: \"{region}\"")?;
        }
        writeln!(text, "),")?;
    }
    for format in &records.formats {
        write!(
            text,
            "    Format(slug: \"{}\", name: {:?}, short: {:?}, sentence: {:?}, marker: {:?}",
            format.slug, format.name, format.short, format.sentence, format.marker
        )?;
        if format.counting != Counting::Meeting {
            write!(text, ", counting: {:?}", format.counting)?;
        }
        writeln!(text, "),")?;
    }
    for topic in &records.topics {
        writeln!(
            text,
            "    Topic(slug: \"{}\", name: {:?}, sentence: {:?}),",
            topic.slug, topic.name, topic.sentence
        )?;
    }
    for source in &records.sources {
        write!(text, "    Source(id: \"{}\"", source.id)?;
        for (field, value) in [("publisher", &source.publisher), ("url", &source.url)] {
            if let Some(value) = value {
                write!(text, ", {field}: {value:?}")?;
            }
        }
        if let Some(original) = &source.copy_of {
            write!(text, ", copy_of: \"{original}\"")?;
        }
        let (kind, collection) = (source.kind, &source.collection.0);
        writeln!(text, ", kind: {kind:?}, collection: {collection:?}),")?;
    }
    for series in &records.series {
        writeln!(
            text,
            "    Series(slug: \"{}\", name: {:?}, short: {:?}, parties: {}, format: \"{}\", cite: {}),",
            series.slug,
            series.name,
            series.short,
            listed(&series.parties),
            series.format,
            cited(&series.cite),
        )?;
    }
    Ok(())
}

fn write_engagement(text: &mut String, engagement: &Engagement) -> std::fmt::Result {
    writeln!(text, "    Engagement(")?;
    writeln!(text, "        id: \"{}\",", engagement.id)?;
    writeln!(text, "        title: {:?},", engagement.title)?;
    if !engagement.parties.is_empty() {
        let parties = listed(&engagement.parties);
        writeln!(text, "        parties: {parties},")?;
    }
    if let Some(body) = &engagement.body {
        writeln!(text, "        body: \"{body}\",")?;
    }
    writeln!(text, "        format: \"{}\",", engagement.format)?;
    if let Some(link) = &engagement.series {
        writeln!(text, "        series: {},", linked(link))?;
    }
    writeln!(text, "        status: {:?},", engagement.status)?;
    writeln!(text, "        dates: [")?;
    for claim in &engagement.dates {
        writeln!(
            text,
            "            (date: \"{}\", basis: {:?}, cite: {}),",
            claim.date.text(),
            claim.basis,
            cited(&claim.cite)
        )?;
    }
    writeln!(text, "        ],")?;
    for place in &engagement.places {
        write!(text, "        places: [(")?;
        if let Some(city) = &place.city {
            write!(text, "city: {city:?}, ")?;
        }
        if let Some(country) = &place.country {
            write!(text, "country: \"{country}\", ")?;
        }
        writeln!(text, "cite: {})],", cited(&place.cite))?;
    }
    if !engagement.points.is_empty() {
        writeln!(text, "        points: [")?;
        for point in &engagement.points {
            writeln!(
                text,
                "            (kind: {:?}, what: {:?}, topics: {}, cite: {}),",
                point.kind,
                point.what,
                listed(&point.topics),
                cited(&point.cite)
            )?;
        }
        writeln!(text, "        ],")?;
    }
    for promise in &engagement.promises {
        writeln!(text, "        promises: [(")?;
        writeln!(text, "            id: \"{}\",", promise.id)?;
        writeln!(text, "            what: {:?},", promise.what)?;
        if let Some(meeting) = &promise.meeting {
            write!(
                text,
                "            meeting: (title: {:?}, format: \"{}\"",
                meeting.title, meeting.format
            )?;
            if let Some(body) = &meeting.body {
                write!(text, ", body: \"{body}\"")?;
            }
            if let Some(link) = &meeting.series {
                write!(text, ", series: {}", linked(link))?;
            }
            writeln!(text, "),")?;
        }
        if let Some(due) = &promise.due {
            writeln!(text, "            due: \"{}\",", due.text())?;
        }
        if let Some(basis) = &promise.basis {
            writeln!(text, "            basis: {basis:?},")?;
        }
        writeln!(text, "            cite: {},", cited(&promise.cite))?;
        writeln!(text, "        )],")?;
    }
    writeln!(text, "        cite: {},", cited(&engagement.cite))?;
    writeln!(text, "    ),")
}

fn linked(link: &SeriesLink) -> String {
    match link.number {
        Some(number) => format!("(slug: \"{}\", number: {number:?})", link.slug),
        None => format!("(slug: \"{}\")", link.slug),
    }
}

fn listed<T: std::fmt::Display>(names: &[T]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    format!("[{}]", names.join(", "))
}

fn cited(cite: &[Citation]) -> String {
    let one = |citation: &Citation| {
        let source = &citation.source;
        match (citation.own, citation.locator, &citation.words) {
            (true, ..) => "OwnPages".to_owned(),
            (_, Locator::Paragraph(number), Some(words)) => {
                format!("Quote(\"{source}\", {number}, {words:?})")
            }
            (_, Locator::Paragraph(number), None) => format!("Para(\"{source}\", {number})"),
            (_, Locator::PageNotReadWhole, Some(words)) => {
                format!("PageQuote(\"{source}\", {words:?})")
            }
            (_, Locator::PageNotReadWhole, None) => format!("Page(\"{source}\")"),
        }
    };
    let all: Vec<_> = cite.iter().map(one).collect();
    format!("[{}]", all.join(", "))
}
