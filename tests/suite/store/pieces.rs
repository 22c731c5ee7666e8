//! The engine on sled: large values, checks, reopening.
