//! What the judge says of the record on show: of a nomination why, of a nominee for which awards. Knows no list.

use std::sync::Arc;

use ratatui::text::{Line, Span};

use crate::effect::Effect;
use crate::law::rule::Stage;
use crate::law::{Answer, Evidence, Finding, Missing, Question, Verdict, judge};
use crate::layer::Desk;
use crate::model::nomination::Nomination;
use crate::model::show::show_date;
use crate::model::{Id, Kind, Link, Names, Record, Stored};
use crate::store::request::{Notice, Request};
use crate::text::width::pad;
use crate::text::{Label, Message};
use crate::ui::detail::wrapped;
use crate::ui::theme;

/// States from which on the rules of the decision are asked, too.
const BEFORE_DECISION: [&str; 6] =
    ["chosen", "council", "voted", "submitted", "decided", "presented"];

/// The evidence about one nominee, asked for once.
#[derive(Default)]
pub struct Judged {
    about: Option<Link>,
    evidence: Option<Arc<Evidence>>,
}

/// Whom the judge is asked about where this record is on show.
pub fn nominee_of(stored: &Stored) -> Option<Link> {
    match &stored.record {
        Record::Nomination(nomination) => nomination.nominee,
        Record::Person(_) | Record::Unit(_) => Some(stored.link()),
        _ => None,
    }
}

/// What is asked of the judge about a nomination: by the law of the day its dossier was received, or of today.
pub fn question(id: Option<Id>, nomination: &Nomination, desk: &Desk) -> Option<Question> {
    let received = nomination.received.unwrap_or(desk.today);
    let mut question = Question::new(nomination.award?, nomination.year, received);
    if BEFORE_DECISION.contains(&nomination.state()) {
        question.stage = Stage::Decision;
    }
    question.unexpected = nomination.kind == "unexpected";
    question.nomination = id;
    Some(question)
}

impl Judged {
    /// Asks for the evidence about `nominee`, unless it is there.
    pub fn ask(&mut self, nominee: Option<Link>) -> Vec<Effect> {
        if self.about == nominee {
            return Vec::new();
        }
        self.about = nominee;
        self.evidence = None;
        self.ask_again()
    }

    /// Asks again: records have changed.
    pub fn ask_again(&self) -> Vec<Effect> {
        self.about.map(|nominee| Effect::Ask(Request::Evidence(nominee))).into_iter().collect()
    }

    /// Takes in the evidence asked for.
    pub fn hear(&mut self, notice: &Notice) {
        if let Notice::Evidence(link, evidence) = notice
            && self.about == Some(*link)
        {
            self.evidence.clone_from(evidence);
        }
    }

    /// What the judge answers to `question`; `None` before the evidence is there.
    pub fn answer<'d>(&self, question: &Question, desk: &'d Desk) -> Option<Answer<'d>> {
        Some(judge(&desk.rules, self.evidence.as_deref()?, question))
    }

    /// What the judge says of a record, in lines.
    pub fn lines(&self, stored: &Stored, desk: &Desk, width: usize) -> Vec<Line<'static>> {
        if self.evidence.is_none() {
            return vec![Line::from(desk.say(Label::new("đang xét …", "judging …")))];
        }
        match &stored.record {
            Record::Nomination(nomination) => {
                let question = question(Some(stored.id), nomination, desk);
                let answer =
                    question.and_then(|question| Some((question, self.answer(&question, desk)?)));
                answer.map_or_else(Vec::new, |(question, answer)| {
                    whole(&question, &answer, desk, width)
                })
            }
            _ => self.every_award(desk, width),
        }
    }

    /// Each award that the nominee may be given: its verdict for the year worked on, and what speaks against it.
    fn every_award(&self, desk: &Desk, width: usize) -> Vec<Line<'static>> {
        let Some(evidence) = self.evidence.as_deref() else { return Vec::new() };
        let year = desk.scope.year.unwrap_or_else(|| desk.today.year());
        let head = Message::new(
            format!("Năm {year}, hồ sơ nhận ngày {}", show_date(desk.today, desk.lang)),
            format!("{year}, dossier received on {}", show_date(desk.today, desk.lang)),
        );
        let mut lines =
            vec![Line::from(Span::styled(head.in_lang(desk.lang).to_owned(), theme::dim(desk)))];
        if let Some(left_out) = desk.rules.left_out() {
            let told = wrapped(left_out.in_lang(desk.lang), width, "  ").into_iter();
            lines.extend(told.map(|line| Line::styled(line, theme::fault(desk))));
        }
        let mut awards = desk.catalog.all(Kind::Award);
        awards.sort_by_key(|award| match &award.record {
            Record::Award(award) => award.rank,
            _ => None,
        });
        for award in awards {
            if !desk.rules.award(award.id).is_some_and(|known| known.is_for(evidence.kind)) {
                continue;
            }
            let answer = judge(&desk.rules, evidence, &Question::new(award.id, year, desk.today));
            let said = reason(&answer, desk);
            let text = format!("{} {} {said}", sign(answer.verdict), pad(award.record.code(), 9));
            let style = style(answer.verdict, desk);
            let shown = wrapped(&text, width, "            ");
            lines.extend(shown.into_iter().map(|line| Line::styled(line, style)));
        }
        lines
    }
}

/// One line that says the verdict and the first thing that speaks against it.
pub fn brief(answer: &Answer, desk: &Desk) -> String {
    let reason = reason(answer, desk);
    match answer.verdict {
        Verdict::Eligible => reason,
        verdict => format!("{}: {reason}", desk.say(verdict.label())),
    }
}

fn caution(answer: &Answer, desk: &Desk) -> &'static str {
    if answer.unverified() {
        return desk.say(Label::new(" (có quy tắc CHƯA kiểm chứng)", " (by rules NOT verified)"));
    }
    ""
}

/// What decides the verdict, in short: the finding against it, what is missing, or the verdict itself.
fn reason(answer: &Answer, desk: &Desk) -> String {
    let finding =
        |verdict| answer.findings.iter().find(|finding: &&Finding| finding.verdict == verdict);
    let what = |finding: &Finding| finding.what().in_lang(desk.lang).to_owned();
    match answer.verdict {
        Verdict::Eligible => {
            let verdict = desk.say(answer.verdict.label());
            format!("{verdict}{}", caution(answer, desk))
        }
        Verdict::NotEligible => finding(Verdict::NotEligible).map_or_else(String::new, |found| {
            let fact = found.facts.last().map(|fact| fact.says(&desk.rules));
            let fact = fact.map(|fact| fact.in_lang(desk.lang).to_owned());
            match (found.rule, fact) {
                (None, Some(fact)) => fact,
                (_, Some(fact)) => format!("{} ({fact})", what(found)),
                (_, None) => what(found),
            }
        }),
        Verdict::NeedsReview => {
            let open = answer.findings.iter().filter(|it| it.verdict == Verdict::NeedsReview);
            let missing = open.flat_map(|found| {
                found.missing.iter().map(|missing| match missing {
                    Missing::Judgement => {
                        format!("{}: {}", desk.say(Label::new("xét", "to judge")), what(found))
                    }
                    _ => missing.says(&desk.rules).in_lang(desk.lang).to_owned(),
                })
            });
            missing.take(2).collect::<Vec<_>>().join("; ")
        }
    }
}

/// The sign of a verdict, the same on every terminal.
pub const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "+",
        Verdict::NotEligible => "-",
        Verdict::NeedsReview => "?",
    }
}

/// How a verdict is drawn.
pub fn style(verdict: Verdict, desk: &Desk) -> ratatui::style::Style {
    match verdict {
        Verdict::Eligible => theme::good(desk),
        Verdict::NotEligible => theme::fault(desk),
        Verdict::NeedsReview => theme::accent(desk),
    }
}

/// The verdict, then each rule with its instrument, the evidence and what is missing.
pub fn whole(
    question: &Question,
    answer: &Answer,
    desk: &Desk,
    width: usize,
) -> Vec<Line<'static>> {
    let day = show_date(question.received, desk.lang);
    let award = desk.names().code(Link::new(Kind::Award, question.award)).unwrap_or_default();
    let verdict = desk.say(answer.verdict.label()).to_uppercase();
    let hold =
        if answer.holds() { desk.say(Label::new(", TẠM DỪNG", ", ON HOLD")) } else { "" };
    let head = format!("{award} {}: {verdict}{hold}{}", question.year, caution(answer, desk));
    let by = Message::new(
        format!("theo quy định có hiệu lực ngày {day}"),
        format!("by the law in force on {day}"),
    );
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut say = |text: &str, indent: &str, style: ratatui::style::Style| {
        let shown = wrapped(text, width, indent).into_iter();
        lines.extend(shown.map(|line| Line::styled(line, style)));
    };
    say(&head, "  ", style(answer.verdict, desk));
    say(by.in_lang(desk.lang), "", theme::dim(desk));
    if let Some(left_out) = desk.rules.left_out() {
        say(left_out.in_lang(desk.lang), "  ", theme::fault(desk));
    }
    for finding in &answer.findings {
        let what = finding.what();
        let line = format!("{} {}", sign(finding.verdict), what.in_lang(desk.lang));
        say(&line, "  ", style(finding.verdict, desk));
        let basis = finding.basis();
        if !basis.in_lang(desk.lang).is_empty() {
            let flag = if finding.unverified() {
                desk.say(Label::new(" [CHƯA kiểm chứng]", " [NOT verified]"))
            } else {
                ""
            };
            say(&format!("    {}{flag}", basis.in_lang(desk.lang)), "    ", theme::dim(desk));
        }
        for fact in &finding.facts {
            let record = fact.link().and_then(|link| desk.names().code(link));
            let record = record.map(|code| format!(" [{code}]")).unwrap_or_default();
            let fact = fact.says(&desk.rules);
            say(&format!("    {}{record}", fact.in_lang(desk.lang)), "      ", theme::plain());
        }
        for missing in &finding.missing {
            let missing = missing.says(&desk.rules);
            let line = format!("    ? {}", missing.in_lang(desk.lang));
            say(&line, "      ", theme::plain());
        }
    }
    lines
}
