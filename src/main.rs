//! The command line of Legation.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
