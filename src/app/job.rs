//! Work that takes longer than a frame: on a thread of its own, one piece at a time.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc::{self, Receiver, TryRecvError},
    time::Duration,
};

/// What of no more engagements than these is worked out takes no time.
pub(super) const AT_ONCE: usize = 20_000;
/// How long to wait where the system has no thread to give.
const LATER: Duration = Duration::from_secs(1);

/// Works out what a key asks for: at once where that takes no time, and on a thread where it does. What
/// is asked for while a thread is at work has to be asked for again when it is done; a window does so in
/// every frame.
pub(super) struct Job<K, T> {
    running: Option<(K, Receiver<T>)>,
    /// What could not be worked out: it is not tried again and again.
    given_up: Option<K>,
}

impl<K, T> Default for Job<K, T> {
    fn default() -> Self {
        Self {
            running: None,
            given_up: None,
        }
    }
}

impl<K: PartialEq, T: Send + 'static> Job<K, T> {
    /// Begins with what a key asks for, unless a thread is at work; `count` engagements have to be looked
    /// at for that. What takes no time is returned, all else is `done` later: the window draws itself
    /// again then.
    pub(super) fn begin(
        &mut self,
        key: K,
        count: usize,
        ctx: &egui::Context,
        make: impl FnOnce() -> T + Send + 'static,
    ) -> Option<(K, T)> {
        if self.is_working() || self.given_up.as_ref() == Some(&key) {
            return None;
        }
        if count <= AT_ONCE {
            return Some((key, make()));
        }
        let (sender, receiver) = mpsc::channel();
        let window = ctx.clone();
        let work = move || {
            if let Ok(value) = catch_unwind(AssertUnwindSafe(make)) {
                // The window may have been closed meanwhile.
                let _ = sender.send(value);
            }
            window.request_repaint();
        };
        let thread = std::thread::Builder::new().name("work something out".to_owned());
        match thread.spawn(work) {
            Ok(_) => self.running = Some((key, receiver)),
            Err(_) => ctx.request_repaint_after(LATER),
        }
        None
    }

    /// What a thread has ready, and what had been asked for.
    pub(super) fn done(&mut self) -> Option<(K, T)> {
        let (key, receiver) = self.running.take()?;
        match receiver.try_recv() {
            Ok(value) => Some((key, value)),
            Err(TryRecvError::Empty) => {
                self.running = Some((key, receiver));
                None
            }
            Err(TryRecvError::Disconnected) => {
                self.given_up = Some(key);
                None
            }
        }
    }

    /// Whether a thread is at work.
    pub(super) fn is_working(&self) -> bool {
        self.running.is_some()
    }
}

/// Forgets something on a thread of its own, for that takes a while too; here where there is none.
pub(super) fn forget(what: impl Send + 'static) {
    let _ = std::thread::Builder::new().spawn(move || drop(what));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a job has ready, as soon as that is there.
    fn wait<T: Send + 'static>(job: &mut Job<u8, T>) -> Option<(u8, T)> {
        while job.is_working() {
            if let Some(done) = job.done() {
                return Some(done);
            }
            std::thread::yield_now();
        }
        None
    }

    #[test]
    fn little_is_done_at_once_and_much_on_a_thread_one_piece_at_a_time() {
        let ctx = egui::Context::default();
        let mut job = Job::default();
        assert_eq!(job.begin(1, AT_ONCE, &ctx, || "one"), Some((1, "one")));
        assert!(!job.is_working());
        let (go, held) = mpsc::channel::<()>();
        let two = move || {
            let _ = held.recv();
            "two"
        };
        assert_eq!(job.begin(2, AT_ONCE + 1, &ctx, two), None);
        assert!(job.is_working());
        assert_eq!(job.done(), None);
        assert_eq!(job.begin(3, 1, &ctx, || "three"), None, "one at a time");
        drop(go);
        assert_eq!(wait(&mut job), Some((2, "two")));
        assert_eq!(job.begin(3, 1, &ctx, || "three"), Some((3, "three")));
    }

    #[test]
    fn what_fails_is_not_tried_again_and_all_else_is() {
        let ctx = egui::Context::default();
        let mut job: Job<u8, ()> = Job::default();
        let fails = || std::panic::resume_unwind(Box::new("it cannot be done"));
        assert_eq!(job.begin(1, usize::MAX, &ctx, fails), None);
        assert_eq!(wait(&mut job), None);
        assert_eq!(job.begin(1, 1, &ctx, || ()), None);
        assert_eq!(job.begin(2, 1, &ctx, || ()), Some((2, ())));
    }
}
