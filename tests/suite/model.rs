//! Tests of the records and of what is true of them.

mod attachments;
mod checks;
mod dates;
mod forecast;
mod naming;
mod parsing;
mod past;
mod pipeline;
mod scoring;
mod stood;
mod totals;
