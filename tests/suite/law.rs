//! Tests of law.
