//! What a page works out of what is shown.

use super::job::{Job, forget};

/// Something that is worked out again whenever what it depends on, its key, is another one. Until that is
/// there it stays what it was.
pub(super) struct Derived<K, T> {
    /// What was worked out last, and of what.
    there: Option<(K, T)>,
    job: Job<K, T>,
}

impl<K, T> Default for Derived<K, T> {
    fn default() -> Self {
        Self {
            there: None,
            job: Job::default(),
        }
    }
}

impl<K: PartialEq, T: Send + 'static> Derived<K, T> {
    /// What there is, and whether it is what the key asks for. `count` engagements have to be looked at
    /// for that. While a thread is at work there is what was before; when it is done the window draws
    /// itself again.
    pub(super) fn get(
        &mut self,
        key: K,
        count: usize,
        ctx: &egui::Context,
        make: impl FnOnce() -> T + Send + 'static,
    ) -> Option<(&T, bool)> {
        self.poll();
        let mut is_current = self.there.as_ref().is_some_and(|(of, _)| *of == key);
        if !is_current && let Some(made) = self.job.begin(key, count, ctx, make) {
            self.put(made);
            is_current = true;
        }
        self.there.as_ref().map(|(_, value)| (value, is_current))
    }

    /// What was worked out last, and of what.
    pub(super) fn last(&self) -> Option<(&K, &T)> {
        self.there.as_ref().map(|(key, value)| (key, value))
    }

    /// Takes in what a thread has ready, for those who may ask for nothing in a frame.
    pub(super) fn poll(&mut self) {
        if let Some(done) = self.job.done() {
            self.put(done);
        }
    }

    /// Whether a thread is at work.
    pub(super) fn is_working(&self) -> bool {
        self.job.is_working()
    }

    fn put(&mut self, made: (K, T)) {
        if let Some((_, before)) = self.there.replace(made) {
            forget(before);
        }
    }
}
