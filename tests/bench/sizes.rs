//! How large the largest catalogue of a benchmark is.

/// The number after `--to`, else a million; `least` when `cargo test --benches` only wants to know that
/// it runs.
pub(crate) fn most(least: usize) -> usize {
    let arguments: Vec<String> = std::env::args().collect();
    let is_test = !arguments.iter().any(|argument| argument == "--bench");
    let at = arguments.iter().position(|argument| argument == "--to");
    let asked = at.and_then(|at| arguments.get(at + 1)?.parse().ok());
    asked.unwrap_or(if is_test { least } else { 1_000_000 })
}
