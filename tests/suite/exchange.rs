//! Tests of exchange.
