//! Finding: filter, sort, scope, history.
