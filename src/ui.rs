//! The parts that screens are made of: forms, questions, comparisons. Knows no pane and no engine.

pub mod compare;
pub mod confirm;
pub mod form;
pub mod line;
pub mod long_text;
pub mod rows;
pub mod step;
pub mod suggest;
pub mod theme;
