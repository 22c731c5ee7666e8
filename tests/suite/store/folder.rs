//! Data folders: held, foreign, damaged, newer.
