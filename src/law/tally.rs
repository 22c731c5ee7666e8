//! A ballot's record under the rules it was held by: what each row comes to. Computed, never stored. Knows no
//! screen.

use std::sync::OnceLock;

use super::ballot::{self, BallotRule, Denominator, Outcome, Preset, Votes};
use crate::model::ballot::{BALLOT_BASES, BALLOT_RULES, Ballot};
use crate::model::show::choice_label;
use crate::model::{Id, Kind, Link, Names, Ratio};
use crate::text::{Label, Lang, Message};

/// What a row of a ballot comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Result {
    /// What was voted on.
    pub nomination: Option<Id>,
    /// What the votes come to; `None` where they, or what they are counted on, are not known.
    pub outcome: Option<Outcome>,
}

impl Result {
    /// Whether it passed; `None` where that is not known.
    pub fn passed(&self) -> Option<bool> {
        self.outcome.as_ref().and_then(|outcome| outcome.passed)
    }
}

/// A line that says something of a ballot's result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is about.
    pub label: Label,
    /// What it says.
    pub message: Message,
    /// Whether it asks for attention.
    pub doubt: bool,
}

/// The known set that a ballot was held by; `None` for rules of its own.
pub fn preset(ballot: &Ballot) -> Option<Preset> {
    static PRESETS: OnceLock<Vec<Preset>> = OnceLock::new();
    let presets = PRESETS.get_or_init(|| ballot::presets().unwrap_or_default());
    presets.iter().find(|preset| preset.id == ballot.rules).cloned()
}

/// The rules that a ballot was held by: those of the known set, but for what the record says itself;
/// `None` where it is not known what passes or what that is counted on.
pub fn rule(ballot: &Ballot) -> Option<BallotRule> {
    let known = preset(ballot).map(|preset| preset.rule);
    let own = |text: &str| text.parse::<Ratio>().ok();
    let base = match ballot.base.as_str() {
        "present" => Some(Denominator::Present),
        "all" => Some(Denominator::Members),
        "all_written" => Some(Denominator::MembersInWriting),
        _ => None,
    };
    Some(BallotRule {
        quorum: own(&ballot.quorum).or_else(|| known.and_then(|rule| rule.quorum)),
        pass: own(&ballot.pass).or_else(|| known.map(|rule| rule.pass))?,
        of: base.or_else(|| known.map(|rule| rule.of))?,
        chair_in_favour: ballot.with_chair || known.is_some_and(|rule| rule.chair_in_favour),
        secret: known.and_then(|rule| rule.secret),
        in_writing: known
            .map_or(base == Some(Denominator::MembersInWriting), |rule| rule.in_writing),
    })
}

/// What each row of a ballot comes to.
pub fn results(ballot: &Ballot) -> Vec<Result> {
    let rule = rule(ballot);
    let outcome = |votes: Option<u32>, chair: bool| {
        let votes = Votes {
            members: ballot.eligible?,
            present: ballot.present?,
            in_writing: ballot.in_writing.unwrap_or_default(),
            in_favour: votes?,
            chair: Some(chair),
        };
        Some(ballot::count(rule.as_ref()?, &votes))
    };
    let rows = ballot.items.iter().map(|item| Result {
        nomination: item.nomination,
        outcome: outcome(item.votes, item.chair),
    });
    rows.collect()
}

/// The state that a ballot moves what it passed to: a Council’s vote, or a conference’s choice.
pub fn state_after(ballot: &Ballot) -> &'static str {
    let council = crate::text::fold(&ballot.body).contains("hoi dong");
    if council || ballot.rules == "ministry_council_2019" { "voted" } else { "chosen" }
}

/// What a ballot comes to, in lines: the rules, the quorum, the denominator, each row.
pub fn says(ballot: &Ballot, names: &dyn Names) -> Vec<Line> {
    let results = results(ballot);
    let line = |label, message, doubt| Line { label, message, doubt };
    let mut lines = Vec::new();
    if !ballot.rules.is_empty() {
        lines.push(rules_line(ballot));
    }
    lines.extend(way_line(ballot));
    let Some(rule) = rule(ballot) else {
        lines.push(line(
            Label::new("Kết quả", "Result"),
            Message::new(
                "chưa rõ: thiếu tỷ lệ tán thành hoặc chưa ghi tính trên số nào",
                "unknown: what passes, or what it is counted on, is not entered",
            ),
            true,
        ));
        return lines;
    };
    let counted = results.iter().find_map(|result| result.outcome.as_ref());
    if let (Some(outcome), Some(members)) = (counted, ballot.eligible) {
        lines.push(quorum_line(&rule, &ballot.quorum, outcome, members));
        let of = base_label(rule.of);
        let count = outcome.denominator;
        lines.push(line(
            Label::new("Tính trên", "Counted on"),
            Message::new(format!("{} = {count}", of.vi), format!("{} = {count}", of.en)),
            count == 0,
        ));
        let contradiction = Label::new("Mâu thuẫn", "Contradiction");
        lines.extend(outcome.faults.iter().map(|it| line(contradiction, it.says(), true)));
    }
    lines.extend(results.iter().map(|result| row_line(result, &rule, &ballot.pass, names)));
    lines
}

fn rules_line(ballot: &Ballot) -> Line {
    let label = Label::new("Quy định", "Rules");
    let Some(preset) = preset(ballot) else {
        let says = |lang| choice_label(&BALLOT_RULES, &ballot.rules, lang);
        return Line { label, message: Message::new(says(Lang::Vi), says(Lang::En)), doubt: false };
    };
    let article = |word: &str| match preset.article.as_str() {
        "" => String::new(),
        article => format!(", {word} {article}"),
    };
    let doubt = |text: &str| if preset.verified { String::new() } else { format!(" – {text}") };
    let chair = |text: &'static str| if preset.rule.chair_in_favour { text } else { "" };
    let (vi, en) = (article("điều"), article("article"));
    let vi = format!("{vi}{}", chair(", Chủ tịch phải tán thành"));
    let en = format!("{en}{}", chair(", the chair must be in favour"));
    let message = Message::new(
        format!("{}{vi}{}", preset.instrument, doubt("chưa kiểm chứng")),
        format!("{}{en}{}", preset.instrument, doubt("not verified")),
    );
    Line { label, message, doubt: !preset.verified }
}

/// Where the rules ask for a secret ballot, and this one was not, or nobody has said.
fn way_line(ballot: &Ballot) -> Option<Line> {
    let asked = preset(ballot).and_then(|preset| preset.rule.secret) == Some(true);
    let message = match ballot.secret().filter(|_| asked) {
        Some(false) => Message::new(
            "công khai, quy định yêu cầu phiếu kín",
            "open; the rules ask for a secret one",
        ),
        None if asked => Message::new(
            "chưa ghi; quy định yêu cầu phiếu kín",
            "not entered; the rules ask for a secret ballot",
        ),
        _ => return None,
    };
    Some(Line { label: Label::new("Cách bỏ phiếu", "Way of voting"), message, doubt: true })
}

fn quorum_line(rule: &BallotRule, own: &str, outcome: &Outcome, members: u32) -> Line {
    let took = outcome.took_part;
    let message = match (rule.quorum, outcome.quorum) {
        (None, _) => Message::new(
            format!("{took}/{members}, quy định không đặt mức tối thiểu"),
            format!("{took} of {members}; no least share is set"),
        ),
        (Some(least), true) => Message::new(
            format!("{took}/{members}, đủ (cần {})", typed(own, least)),
            format!("{took} of {members}: enough ({} needed)", typed(own, least)),
        ),
        (Some(least), false) => Message::new(
            format!("{took}/{members}, không đủ (cần {})", typed(own, least)),
            format!("{took} of {members}: not enough ({} needed)", typed(own, least)),
        ),
    };
    Line { label: Label::new("Tham gia", "Took part"), message, doubt: !outcome.quorum }
}

fn row_line(result: &Result, rule: &BallotRule, own: &str, names: &dyn Names) -> Line {
    let title = result.nomination.and_then(|id| names.title(Link::new(Kind::Nomination, id)));
    let title = title.unwrap_or_default();
    let Some(outcome) = &result.outcome else {
        return Line {
            label: Label::new("Chưa rõ", "Unknown"),
            message: Message::new(
                format!("chưa có số phiếu – {title}"),
                format!("no votes entered – {title}"),
            ),
            doubt: true,
        };
    };
    let share = share(outcome);
    let need = typed(own, rule.pass);
    let label = match outcome.passed {
        Some(true) => Label::new("Thông qua", "Passed"),
        Some(false) => Label::new("Không qua", "Not passed"),
        None => Label::new("Chưa rõ", "Unknown"),
    };
    let chair = rule.chair_in_favour && outcome.passed != Some(true) && outcome.faults.is_empty();
    let chair = |text: &'static str| if chair { text } else { "" };
    Line {
        label,
        message: Message::new(
            format!("{share} (cần {need}{}) – {title}", chair(", có cả Chủ tịch")),
            format!("{share} ({need}{} needed) – {title}", chair(" with the chair")),
        ),
        doubt: outcome.passed != Some(true),
    }
}

/// A share as the record has it, or else as the rules say it.
fn typed(own: &str, ratio: Ratio) -> String {
    match own.trim() {
        "" => ratio.to_string(),
        own => own.to_owned(),
    }
}

/// What passes, as a ballot's record or its rules say it; empty where that is not known.
pub fn needed(ballot: &Ballot) -> String {
    rule(ballot).map(|rule| typed(&ballot.pass, rule.pass)).unwrap_or_default()
}

/// The votes, what they are of and the share, cut to a tenth of a percent: `9/10 = 90 %`.
fn share(outcome: &Outcome) -> String {
    let Outcome { in_favour, denominator, .. } = *outcome;
    if denominator == 0 {
        return format!("{in_favour}/0");
    }
    let tenths = u64::from(in_favour) * 1000 / u64::from(denominator);
    let percent = match tenths % 10 {
        0 => format!("{} %", tenths / 10),
        rest => format!("{},{rest} %", tenths / 10),
    };
    format!("{in_favour}/{denominator} = {percent}")
}

fn base_label(of: Denominator) -> Message {
    let name = match of {
        Denominator::Present => "present",
        Denominator::Members => "all",
        Denominator::MembersInWriting => "all_written",
        Denominator::PresentAndAsked => {
            return Message::new(
                "số có mặt và số được lấy ý kiến văn bản",
                "those present and those who answered in writing",
            );
        }
    };
    let says = |lang| choice_label(&BALLOT_BASES, name, lang);
    Message::new(says(Lang::Vi), says(Lang::En))
}
