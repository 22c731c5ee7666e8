//! `thidua eligible`: who meets an award and is not proposed for it, or why somebody does or does not. Changes
//! nothing.

use clap::{ArgMatches, Command};
use jiff::civil::Date;
use serde_json::{Value as Json, json};

use super::format::{self, Sheet};
use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use super::{law, list, seek};
use crate::law::{Answer, Finding, Question, Rules, Verdict, judge};
use crate::model::date::parse_date;
use crate::model::{Id, Kind, Link, Names};
use crate::store::Store;
use crate::store::catalog::Catalog;
use crate::store::request::Scope;
use crate::store::request::eligible::{Eligible, OfAward, Search};
use crate::text::{Lang, Message};

/// The command and its options.
pub fn command(words: Words) -> Command {
    words
        .command(
            "eligible",
            words.pick("--award MÃ [TÙY CHỌN]", "--award CODE [OPTIONS]"),
            words.pick(
                "Ai đủ điều kiện mà chưa được đề nghị; với --nominee: vì sao đủ hay không",
                "Who is eligible and not nominated; with --nominee: why or why not",
            ),
        )
        .arg(
            words
                .option(
                    "award",
                    words.pick("MÃ", "CODE"),
                    words.pick("Danh hiệu hoặc hình thức nào", "Which title or form"),
                )
                .required(true),
        )
        .arg(list::year_option(
            words,
            words.pick("Năm thi đua [mặc định: năm nay]", "The year [default: this year]"),
        ))
        .arg(words.option(
            "nominee",
            words.pick("MÃ", "CODE"),
            words.pick("Chỉ xét cá nhân hoặc đơn vị này", "Judge this person or unit alone"),
        ))
        .arg(words.option(
            "received",
            words.pick("NGÀY", "DATE"),
            words.pick(
                "Ngày nhận hồ sơ: luật của ngày ấy được áp dụng [mặc định: hôm nay]",
                "The day the dossier is received: the law of that day judges [default: today]",
            ),
        ))
        .arg(list::bloc_option(words))
        .arg(words.flag("json", words.pick("Ghi dạng JSON", "Write JSON")))
}

/// Writes who is eligible, or the findings about one.
pub fn run(matches: &ArgMatches, setting: &Setting, out: &mut Out) -> Outcome {
    let store = law::judged(setting.store(out)?, out)?;
    let code = matches.get_one::<String>("award").map(String::as_str).unwrap_or_default();
    let award = seek::record(&store, Kind::Award, code)?.id;
    let year = matches.get_one::<i16>("year").copied().unwrap_or(setting.today.year());
    let received = received(matches, setting)?;
    let json = matches.get_flag("json");
    if let Some(text) = matches.get_one::<String>("nominee") {
        let nominee = nominee(&store, text)?;
        return one(&store, nominee, &Question::new(award, year, received), json, out);
    }
    let scope = Scope { bloc: seek::bloc_of(matches, &store)?, unit: None, year: Some(year) };
    all(&store, &Search { scope, year, received }, award, json, out)
}

fn received(matches: &ArgMatches, setting: &Setting) -> Result<Date, Failure> {
    let Some(text) = matches.get_one::<String>("received") else { return Ok(setting.today) };
    parse_date(text, setting.today).map_err(|fault| {
        let Message { vi, en } = fault.message;
        Failure::Usage(Message::new(
            format!("--received {text}: {vi}"),
            format!("--received {text}: {en}"),
        ))
    })
}

/// The person or unit that `text` means.
fn nominee(store: &Store, text: &str) -> Result<Link, Failure> {
    let of = |kind: Kind| seek::record(store, kind, text).map(|stored| stored.link());
    of(Kind::Person).or_else(|person| of(Kind::Unit).map_err(|_| person))
}

fn all(store: &Store, search: &Search, award: Id, json: bool, out: &mut Out) -> Outcome {
    let catalog = store.catalog();
    let found = catalog.eligible(search, store.rules(), &|_| {}, &|| false);
    let found = found.and_then(|Eligible { awards, .. }| {
        awards.into_iter().find(|of_award| of_award.award == award)
    });
    let found = found.unwrap_or(OfAward {
        award,
        proposed: 0,
        meet: Vec::new(),
        near: Vec::new(),
        review: 0,
    });
    let judged = |nominee: &Link| {
        let question = Question::new(award, search.year, search.received);
        let evidence = catalog.evidence(*nominee)?;
        Some((*nominee, evidence, question))
    };
    let names = catalog.names(out.lang);
    let near = found.near.iter().map(|near| &near.nominee);
    if json {
        let told = |nominee: &Link| {
            let (nominee, evidence, question) = judged(nominee)?;
            let answer = judge(store.rules(), &evidence, &question);
            Some(as_json(nominee, &answer, store.rules(), &names))
        };
        return format::json(
            out.out,
            &json!({
                "award": names.code(Link::new(Kind::Award, award)),
                "year": search.year,
                "received": search.received.to_string(),
                "proposed": found.proposed,
                "eligible": found.meet.iter().filter_map(told).collect::<Vec<Json>>(),
                "needs_review": found.review,
                "near": near.filter_map(told).collect::<Vec<Json>>(),
            }),
        );
    }
    let words = Words(out.lang);
    let row = |nominee: &Link| {
        let (nominee, evidence, question) = judged(nominee)?;
        let answer = judge(store.rules(), &evidence, &question);
        let missing: Vec<String> = answer
            .asks()
            .map(|missing| missing.says(store.rules()).in_lang(out.lang).to_owned())
            .collect();
        Some(vec![
            names.code(nominee).unwrap_or_default(),
            names.title(nominee).unwrap_or_default(),
            verdict(&answer, out.lang),
            missing.join("; "),
        ])
    };
    let heading = [
        words.pick("Mã", "Code"),
        words.pick("Đối tượng", "Nominee"),
        words.pick("Kết quả", "Verdict"),
        words.pick("Còn thiếu", "Missing"),
    ];
    let sheet = Sheet {
        heading: heading.map(str::to_owned).to_vec(),
        rows: found.meet.iter().chain(near).filter_map(row).collect(),
    };
    sheet.table(out.out)?;
    let (meet, review, proposed) = (found.meet.len(), found.review, found.proposed);
    out.remark(&Message::new(
        format!(
            "đủ điều kiện mà chưa đề nghị: {meet}; cần xem xét: {review}; đã đề nghị: {proposed}"
        ),
        format!(
            "eligible and not nominated: {meet}; needs review: {review}; nominated: {proposed}"
        ),
    ))
}

/// The verdict, with what must be said beside it.
fn verdict(answer: &Answer, lang: Lang) -> String {
    let words = Words(lang);
    let mut said = answer.verdict.label().in_lang(lang).to_owned();
    if answer.holds() {
        said.push_str(words.pick(" (tạm dừng)", " (on hold)"));
    }
    if answer.unverified() {
        said.push_str(words.pick(" (có quy tắc chưa kiểm chứng)", " (by rules not verified)"));
    }
    said
}

fn one(store: &Store, nominee: Link, question: &Question, json: bool, out: &mut Out) -> Outcome {
    let catalog: std::sync::Arc<Catalog> = store.catalog();
    let Some(evidence) = catalog.evidence(nominee) else {
        return Err(Failure::new("không có đối tượng này", "there is no such nominee"));
    };
    let answer = judge(store.rules(), &evidence, question);
    let names = catalog.names(out.lang);
    if json {
        return format::json(out.out, &as_json(nominee, &answer, store.rules(), &names));
    }
    let title = names.title(nominee).unwrap_or_default();
    out.line(&format!("{title}: {}", verdict(&answer, out.lang)))?;
    for finding in &answer.findings {
        for line in lines(finding, store.rules(), out.lang) {
            out.line(&line)?;
        }
    }
    Ok(())
}

/// A finding in lines: the condition and its verdict, the instrument, the evidence, what is missing.
fn lines(finding: &Finding, rules: &Rules, lang: Lang) -> Vec<String> {
    let words = Words(lang);
    let sign = match finding.verdict {
        Verdict::Eligible => "+",
        Verdict::NotEligible => "-",
        Verdict::NeedsReview => "?",
    };
    let mut lines = vec![format!("{sign} {}", finding.what().in_lang(lang))];
    let basis = finding.basis();
    if !basis.in_lang(lang).is_empty() {
        let unverified = words.pick(" [CHƯA kiểm chứng]", " [NOT verified]");
        let flag = if finding.unverified() { unverified } else { "" };
        lines.push(format!("    {}{flag}", basis.in_lang(lang)));
    }
    let facts = finding.facts.iter().map(|fact| fact.says(rules));
    lines.extend(facts.map(|fact| format!("    {}", fact.in_lang(lang))));
    let missing = finding.missing.iter().map(|missing| missing.says(rules));
    lines.extend(missing.map(|missing| format!("    ? {}", missing.in_lang(lang))));
    lines
}

fn as_json(nominee: Link, answer: &Answer, rules: &Rules, names: &dyn Names) -> Json {
    let lang = names.lang();
    let finding = |finding: &Finding| {
        let facts = finding.facts.iter().map(|fact| {
            let record = fact.link().and_then(|link| names.code(link));
            json!({ "says": fact.says(rules).in_lang(lang), "record": record })
        });
        let missing =
            finding.missing.iter().map(|missing| missing.says(rules).in_lang(lang).to_owned());
        json!({
            "rule": finding.rule.map(|rule| &rule.id),
            "says": finding.what().in_lang(lang),
            "instrument": finding.rule.map(|rule| &rule.instrument),
            "article": finding.rule.map(|rule| &rule.article),
            "verified": finding.rule.map(|rule| rule.verified),
            "verdict": finding.verdict.name(),
            "evidence": facts.collect::<Vec<Json>>(),
            "missing": missing.collect::<Vec<String>>(),
        })
    };
    json!({
        "nominee": names.code(nominee),
        "name": names.title(nominee),
        "verdict": answer.verdict.name(),
        "hold": answer.holds(),
        "unverified_rules": answer.unverified(),
        "findings": answer.findings.iter().map(finding).collect::<Vec<Json>>(),
    })
}
