//! What the pages beside the timeline are made from.

use std::sync::Arc;

use super::{promises::Promises, table::Table, trends::Trends};
use crate::{
    catalogue::{Catalogue, Handle, Known},
    command::Session,
    date::Day,
    timeline::Arrangement,
    view::View,
};

/// What is shown, for a page that shows it in another way than on lanes.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub catalogue: &'a Arc<Catalogue>,
    /// What is known under the view's lens.
    pub known: &'a Arc<Known>,
    /// All that the filter lets through, in order of time.
    pub shown: &'a Arc<[Handle]>,
    pub arrangement: &'a Arrangement,
    pub view: &'a View,
    /// What else the user has open.
    pub session: &'a Session,
    /// The day up to which promises are judged.
    pub as_of: Day,
    /// The day that counts as today.
    pub today: Day,
    /// Whether the keys are the page's, and not those of a list on top of it.
    pub has_keys: bool,
    /// Another number whenever catalogue, lens or filter may have changed.
    pub stamp: u64,
}

impl Around<'_> {
    /// The selected engagement.
    pub(super) fn selected(&self) -> Option<Handle> {
        self.catalogue.find(self.view.selection.as_ref()?)
    }
}

/// What the pages beside the timeline remember.
#[derive(Default)]
pub(super) struct Pages {
    pub table: Table,
    pub trends: Trends,
    pub promises: Promises,
}
