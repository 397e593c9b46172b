//! What a page works out of what is shown: at once where that takes no time, and on a thread of its
//! own where it does.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver, TryRecvError},
};

use super::library::forget;

/// Of no more engagements than these something is worked out at once.
pub(super) const AT_ONCE: usize = 20_000;

/// Something that is worked out again whenever what it depends on, its key, is another one.
pub(super) struct Derived<K, T> {
    /// What was worked out last, and of what.
    there: Option<(K, T)>,
    job: Option<(K, Receiver<T>)>,
    /// Of what it could not be worked out: it is not tried again and again.
    given_up: Option<K>,
}

impl<K, T> Default for Derived<K, T> {
    fn default() -> Self {
        Self {
            there: None,
            job: None,
            given_up: None,
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
        self.take();
        let mut is_current = self.there.as_ref().is_some_and(|(of, _)| *of == key);
        if !is_current && self.job.is_none() && self.given_up.as_ref() != Some(&key) {
            if count <= AT_ONCE {
                self.put(key, make());
                is_current = true;
            } else {
                self.start(key, ctx, make);
            }
        }
        self.there.as_ref().map(|(_, value)| (value, is_current))
    }

    /// What was worked out last, of whatever that was.
    pub(super) fn last(&self) -> Option<&T> {
        self.there.as_ref().map(|(_, value)| value)
    }

    /// Whether a thread is at work.
    pub(super) fn is_working(&self) -> bool {
        self.job.is_some()
    }

    fn start(&mut self, key: K, ctx: &egui::Context, make: impl FnOnce() -> T + Send + 'static) {
        let (sender, receiver) = mpsc::channel();
        let ctx = ctx.clone();
        let work = move || {
            if let Ok(value) = catch_unwind(AssertUnwindSafe(make)) {
                // The window may have been closed meanwhile.
                let _ = sender.send(value);
            }
            ctx.request_repaint();
        };
        let thread = std::thread::Builder::new().name("work out a page".to_owned());
        match thread.spawn(work) {
            Ok(_) => self.job = Some((key, receiver)),
            Err(_) => self.given_up = Some(key),
        }
    }

    fn take(&mut self) {
        let Some((_, receiver)) = &self.job else {
            return;
        };
        let received = receiver.try_recv();
        if matches!(received, Err(TryRecvError::Empty)) {
            return;
        }
        let Some((key, _)) = self.job.take() else {
            return;
        };
        match received {
            Ok(value) => self.put(key, value),
            Err(_) => self.given_up = Some(key),
        }
    }

    fn put(&mut self, key: K, value: T) {
        if let Some(before) = self.there.replace((key, value)) {
            forget(before.1);
        }
    }
}
