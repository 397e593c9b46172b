//! Commands carried out without a window.
