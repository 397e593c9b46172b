//! Everything that a view refers to, saved or in a briefing, and the way to it.

use super::{kind::Kind, locate::Trail, walk::Visitor};
use crate::{
    briefing::{Briefing, Step},
    view::{Filter, LaneId, Lanes, Lens, PlaceName, Promises, SavedView, Value, View},
};

/// Walks through a saved view.
pub(crate) fn saved_view(saved: &SavedView, visitor: &mut impl Visitor) {
    view(&Trail::Record.field("view"), &saved.view, visitor);
}

/// Walks through a briefing.
pub(crate) fn briefing(briefing: &Briefing, visitor: &mut impl Visitor) {
    let steps = Trail::Record.field("steps");
    for (index, one) in briefing.steps.iter().enumerate() {
        step(&steps.item(index), one, visitor);
    }
}

fn step(trail: &Trail<'_>, step: &Step, visitor: &mut impl Visitor) {
    view(&trail.field("view"), &step.view, visitor);
    let focus = trail.field("focus");
    for (index, engagement) in step.focus.iter().enumerate() {
        visitor.points_at(&focus.item(index), engagement.as_str());
    }
    let callouts = trail.field("callouts");
    for (index, callout) in step.callouts.iter().enumerate() {
        let to = callout.engagement.as_str();
        let trail = callouts.item(index);
        visitor.points_at(&trail.field("engagement"), to);
    }
}

fn view(trail: &Trail<'_>, view: &View, visitor: &mut impl Visitor) {
    for party in &view.hidden {
        let hidden = trail.field("hidden");
        visitor.refers(&hidden.text(party.as_str()), Kind::Party, party.as_str());
    }
    lanes(&trail.field("lanes"), &view.lanes, visitor);
    filter(&trail.field("filter"), &view.filter, visitor);
    lens(&trail.field("lens"), &view.lens, visitor);
    promises(&trail.field("promises"), &view.promises, visitor);
    if let Some(selected) = &view.selection {
        let trail = trail.field("selection");
        visitor.points_at(&trail, selected.as_str());
    }
}

fn lanes(trail: &Trail<'_>, lanes: &Lanes, visitor: &mut impl Visitor) {
    let pinned = trail.field("pinned");
    for (index, party) in lanes.pinned.iter().enumerate() {
        visitor.refers(&pinned.item(index), Kind::Party, party.as_str());
    }
    for (name, these) in [("folded", &lanes.folded), ("unfolded", &lanes.unfolded)] {
        let trail = trail.field(name);
        for lane in these {
            match lane {
                LaneId::Party(party) => {
                    visitor.refers(&trail.text(party.as_str()), Kind::Party, party.as_str());
                }
                LaneId::Region(region) => {
                    visitor.refers(&trail.text(region.as_str()), Kind::Region, region.as_str());
                }
                LaneId::Elsewhere
                | LaneId::Multilateral
                | LaneId::Together
                | LaneId::Nobody
                | LaneId::Rest => {}
            }
        }
    }
}

fn filter(trail: &Trail<'_>, filter: &Filter, visitor: &mut impl Visitor) {
    for (name, values) in [("with", &filter.with), ("without", &filter.without)] {
        let trail = trail.field(name);
        for chosen in values {
            value(&trail, chosen, visitor);
        }
    }
}

fn value(trail: &Trail<'_>, value: &Value, visitor: &mut impl Visitor) {
    let (to, id) = match value {
        Value::Partner(party) => (Kind::Party, party.as_str()),
        Value::Format(format) => (Kind::Format, format.as_str()),
        Value::Topic(topic) => (Kind::Topic, topic.as_str()),
        Value::Place(Some(PlaceName {
            country: Some(country),
            ..
        })) => (Kind::Party, country.as_str()),
        Value::Person(name) => return visitor.names_person(&trail.text(name), name),
        Value::Place(_)
        | Value::Status(_)
        | Value::Source(_)
        | Value::Rank(_)
        | Value::Mode(_)
        | Value::Promise(_)
        | Value::Weakness(_) => return,
    };
    visitor.refers(&trail.text(id), to, id);
}

fn lens(trail: &Trail<'_>, lens: &Lens, visitor: &mut impl Visitor) {
    match lens {
        Lens::All | Lens::OfficialOnly => {}
        Lens::Collection(collection) => {
            visitor.names_collection(&trail.text(&collection.0), &collection.0);
        }
        Lens::Picked(sources) => {
            for source in sources {
                let id = source.as_str();
                visitor.refers(&trail.text(id), Kind::Source, id);
            }
        }
    }
}

/// Promises are found under the ids of the engagements that they stand for.
fn promises(trail: &Trail<'_>, promises: &Promises, visitor: &mut impl Visitor) {
    for (name, promise) in [("at", &promises.at), ("open", &promises.open)] {
        if let Some(promise) = promise {
            visitor.refers(&trail.field(name), Kind::Engagement, promise.as_str());
        }
    }
}
