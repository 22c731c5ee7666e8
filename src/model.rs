//! The records of a bloc's secretariat and what is true of them. No I/O, no screen, no store.

pub mod award;
pub mod bloc;
pub mod date;
pub mod fault;
pub mod field;
pub mod fit;
pub mod forecast;
pub mod id;
pub mod kind;
pub mod meeting;
pub mod nomination;
pub mod parse;
pub mod period;
pub mod person;
pub mod pipeline;
pub mod record;
pub mod rows;
pub mod show;
pub mod term;
pub mod totals;
pub mod unit;
pub mod value;

pub use fault::{Fault, Place};
pub use field::{Column, Entity, Field, Fields, Shape};
pub use id::{Id, Link, Version};
pub use kind::Kind;
pub use record::{Record, Stored};
pub use show::Names;
pub use value::Value;
