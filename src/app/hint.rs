//! What is said beside the pointer of what a page draws itself.

use egui::{Context, Id, Response, Tooltip};

/// Room between the pointer and what is said, in points.
const GAP: f32 = 14.0;

fn is_covered() -> Id {
    Id::unique("page is covered")
}

/// Says whether something lies on top of the page: then nothing is said of what is behind it.
pub(super) fn cover(ctx: &Context, covered: bool) {
    ctx.data_mut(|data| data.insert_temp(is_covered(), covered));
}

/// What can say something at the pointer, where nothing lies on top of the page.
pub(super) fn at_pointer(response: &Response) -> Option<Tooltip<'_>> {
    let covered = response.ctx.data(|data| data.get_temp(is_covered()));
    let tooltip = || Tooltip::for_widget(response).at_pointer().gap(GAP);
    (covered != Some(true)).then(tooltip)
}
