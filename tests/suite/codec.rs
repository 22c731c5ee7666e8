//! Tests of codec.
