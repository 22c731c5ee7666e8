//! The program: arguments in, exit status out. Knows nothing but the command line.

use std::io::{BufWriter, stderr, stdout};
use std::process::ExitCode;

use thidua::cli;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    ExitCode::from(cli::run(&arguments, &mut BufWriter::new(stdout()), &mut stderr()))
}
