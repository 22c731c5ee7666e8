//! Tests of the records and of what is true of them.

mod checks;
mod dates;
mod forecast;
mod parsing;
mod past;
mod pipeline;
mod scoring;
mod stood;
mod totals;
