//! What is worked out of counts and figures: rates, bases, what is left of quotas.

mod bars;
mod rates;
mod share;
