//! Everything in a record that refers to something else, and the way to it.

use super::{kind::Kind, locate::Trail};
use crate::model::{
    Citation, ContextEvent, Engagement, Party, PartyCode, Place, Promise, Series, SeriesLink,
    Source, Speaker, TopicId,
};

/// What kind of claim a list of citations proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Claim {
    Existence,
    Status,
    Series,
    Date,
    Place,
    Delegation,
    Person,
    Point,
    Forum,
    Group,
    Caveat,
    Promise,
    PromisedPlace,
    Fulfilment,
}

/// Takes a walk's finds.
pub(crate) trait Visitor {
    /// A reference to another record.
    fn refers(&mut self, _trail: &Trail<'_>, _to: Kind, _id: &str) {}

    /// An engagement that is to be pointed at: one that is written, or stands for a promised meeting.
    fn points_at(&mut self, trail: &Trail<'_>, id: &str) {
        self.refers(trail, Kind::Engagement, id);
    }

    /// A collection of sources, by its name.
    fn names_collection(&mut self, _trail: &Trail<'_>, _name: &str) {}

    /// Somebody, by the name under which delegations have them.
    fn names_person(&mut self, _trail: &Trail<'_>, _name: &str) {}

    /// The citations of one claim; the way ends at the claim, and they stand in its field `cite`.
    fn claims(&mut self, _trail: &Trail<'_>, _claim: Claim, _cite: &[Citation]) {}
}

/// Walks through an engagement.
pub(crate) fn engagement(engagement: &Engagement, visitor: &mut impl Visitor) {
    let record = Trail::Record;
    parties(&record.field("parties"), &engagement.parties, visitor);
    if let Some(body) = &engagement.body {
        visitor.refers(&record.field("body"), Kind::Party, body.as_str());
    }
    visitor.refers(
        &record.field("format"),
        Kind::Format,
        engagement.format.as_str(),
    );
    series_link(&record.field("series"), engagement.series.as_ref(), visitor);
    if let Some(whole) = &engagement.part_of {
        visitor.refers(&record.field("part_of"), Kind::Engagement, whole.as_str());
    }
    each(
        &record.field("rival_statuses"),
        &engagement.rival_statuses,
        |trail, claim| cited(trail, Claim::Status, &claim.cite, visitor),
    );
    each(&record.field("dates"), &engagement.dates, |trail, date| {
        cited(trail, Claim::Date, &date.cite, visitor);
    });
    each(
        &record.field("places"),
        &engagement.places,
        |trail, stated| {
            place(trail, Claim::Place, stated, visitor);
        },
    );
    delegations(engagement, visitor);
    each(
        &record.field("points"),
        &engagement.points,
        |trail, point| {
            topics(&trail.field("topics"), &point.topics, visitor);
            if let Speaker::Side(side) | Speaker::UnnamedOfficial(side) = &point.who {
                visitor.refers(&trail.field("who").item(0), Kind::Party, side.as_str());
            }
            cited(trail, Claim::Point, &point.cite, visitor);
        },
    );
    each(&record.field("fora"), &engagement.fora, |trail, forum| {
        visitor.refers(&trail.field("body"), Kind::Party, forum.body.as_str());
        cited(trail, Claim::Forum, &forum.cite, visitor);
    });
    each(
        &record.field("groups"),
        &engagement.groups,
        |trail, group| {
            cited(trail, Claim::Group, &group.cite, visitor);
        },
    );
    each(
        &record.field("caveats"),
        &engagement.caveats,
        |trail, caveat| {
            cited(trail, Claim::Caveat, &caveat.cite, visitor);
        },
    );
    each(
        &record.field("promises"),
        &engagement.promises,
        |trail, made| {
            promise(trail, made, visitor);
        },
    );
    cited(&record, Claim::Existence, &engagement.cite, visitor);
}

/// Walks through a series.
pub(crate) fn series(series: &Series, visitor: &mut impl Visitor) {
    let record = Trail::Record;
    parties(&record.field("parties"), &series.parties, visitor);
    visitor.refers(
        &record.field("format"),
        Kind::Format,
        series.format.as_str(),
    );
    cited(&record, Claim::Existence, &series.cite, visitor);
}

/// Walks through a party.
pub(crate) fn party(party: &Party, visitor: &mut impl Visitor) {
    let record = Trail::Record;
    if let Some(region) = &party.region {
        visitor.refers(&record.field("region"), Kind::Region, region.as_str());
    }
    parties(&record.field("members"), &party.members, visitor);
}

/// Walks through a source.
pub(crate) fn source(source: &Source, visitor: &mut impl Visitor) {
    if let Some(original) = &source.copy_of {
        visitor.refers(
            &Trail::Record.field("copy_of"),
            Kind::Source,
            original.as_str(),
        );
    }
}

/// Walks through a context event.
pub(crate) fn context(event: &ContextEvent, visitor: &mut impl Visitor) {
    cited(&Trail::Record, Claim::Existence, &event.cite, visitor);
}

fn delegations(engagement: &Engagement, visitor: &mut impl Visitor) {
    each(
        &Trail::Record.field("delegations"),
        &engagement.delegations,
        |trail, delegation| {
            visitor.refers(&trail.field("side"), Kind::Party, delegation.side.as_str());
            each(
                &trail.field("people"),
                &delegation.people,
                |trail, person| {
                    cited(trail, Claim::Person, &person.cite, visitor);
                },
            );
            cited(trail, Claim::Delegation, &delegation.cite, visitor);
        },
    );
}

fn promise(trail: &Trail<'_>, promise: &Promise, visitor: &mut impl Visitor) {
    topics(&trail.field("topics"), &promise.topics, visitor);
    if let Some(meeting) = &promise.meeting {
        let trail = trail.field("meeting");
        parties(
            &trail.field("parties"),
            meeting.parties.as_deref().unwrap_or_default(),
            visitor,
        );
        if let Some(body) = &meeting.body {
            visitor.refers(&trail.field("body"), Kind::Party, body.as_str());
        }
        visitor.refers(
            &trail.field("format"),
            Kind::Format,
            meeting.format.as_str(),
        );
        series_link(&trail.field("series"), meeting.series.as_ref(), visitor);
        if let Some(stated) = &meeting.place {
            place(&trail.field("place"), Claim::PromisedPlace, stated, visitor);
        }
    }
    if let Some(fulfilment) = &promise.fulfilled_by {
        let trail = trail.field("fulfilled_by");
        let to = fulfilment.engagement.as_str();
        visitor.refers(&trail.field("engagement"), Kind::Engagement, to);
        cited(&trail, Claim::Fulfilment, &fulfilment.cite, visitor);
    }
    cited(trail, Claim::Promise, &promise.cite, visitor);
}

fn place(trail: &Trail<'_>, claim: Claim, place: &Place, visitor: &mut impl Visitor) {
    if let Some(country) = &place.country {
        visitor.refers(&trail.field("country"), Kind::Party, country.as_str());
    }
    cited(trail, claim, &place.cite, visitor);
}

fn series_link(trail: &Trail<'_>, link: Option<&SeriesLink>, visitor: &mut impl Visitor) {
    if let Some(link) = link {
        visitor.refers(&trail.field("slug"), Kind::Series, link.slug.as_str());
        cited(trail, Claim::Series, &link.cite, visitor);
    }
}

fn parties(trail: &Trail<'_>, codes: &[PartyCode], visitor: &mut impl Visitor) {
    each(trail, codes, |trail, code| {
        visitor.refers(trail, Kind::Party, code.as_str());
    });
}

fn topics(trail: &Trail<'_>, slugs: &[TopicId], visitor: &mut impl Visitor) {
    each(trail, slugs, |trail, slug| {
        visitor.refers(trail, Kind::Topic, slug.as_str());
    });
}

fn cited(trail: &Trail<'_>, claim: Claim, cite: &[Citation], visitor: &mut impl Visitor) {
    visitor.claims(trail, claim, cite);
    each(&trail.field("cite"), cite, |trail, citation| {
        if citation.own {
            // The record's own citations refer to them.
        } else if citation.or.is_empty() {
            visitor.refers(&trail.item(0), Kind::Source, citation.source.as_str());
        } else {
            for (index, source) in citation.sources().enumerate() {
                visitor.refers(&trail.item(0).item(index), Kind::Source, source.as_str());
            }
        }
    });
}

fn each<T>(trail: &Trail<'_>, items: &[T], mut visit: impl FnMut(&Trail<'_>, &T)) {
    for (index, item) in items.iter().enumerate() {
        visit(&trail.item(index), item);
    }
}
