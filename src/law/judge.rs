//! The judge: rules and evidence to an answer. Pure, and the same for the same evidence; knows no store
//! and no clock.

use super::answer::{Answer, Question, Verdict};
use super::evidence::Evidence;
use super::rules::Rules;

/// Judges one question.
pub fn judge<'r>(rules: &'r Rules, evidence: &Evidence, question: &Question) -> Answer<'r> {
    let _ = (rules, evidence, question);
    Answer { verdict: Verdict::NeedsReview, findings: Vec::new() }
}
