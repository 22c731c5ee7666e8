//! Saving, being refused, leaving.

use thidua::command::{Command, Context};
use thidua::keymap::Code;
use thidua::model::nomination::Step;
use thidua::model::unit::Unit;
use thidua::model::{Fault, Id, Kind, Record, Stored};
use thidua::store::request::{Refusal, Request};
use thidua::text::Message;
use thidua::ui::form::Form;
use thidua::ui::step::step_form;

use super::bench::{Bench, link};

fn unit(name: &str, short: &str, note: &str) -> Stored {
    let bloc = Some(Id::of_name("bloc"));
    let unit =
        Unit { name: name.into(), short: short.into(), note: note.into(), bloc, ..Unit::default() };
    Stored { id: Id::of_name("it"), version: 3, record: Record::Unit(unit) }
}

#[test]
fn an_unchanged_form_just_closes_and_a_changed_one_asks() {
    let mut bench = Bench::new(Kind::Unit);
    bench.keys(&[Code::Esc]);
    assert!(bench.stack.is_empty());

    let mut bench = Bench::new(Kind::Unit);
    bench.letters("A");
    bench.shows("chưa lưu");
    bench.run(Command::Leave);
    assert_eq!(bench.stack[0].contexts(), [Context::Confirm]);
    bench.shows("thay đổi chưa lưu");
    bench.keys(&[Code::Esc]);
    assert_eq!(bench.stack[0].contexts(), [Context::Text, Context::Form]);
    bench.shows("chưa lưu");
    bench.run(Command::Leave);
    bench.run(Command::Yes);
    assert!(matches!(bench.saved(), Record::Unit(unit) if unit.name == "A"));
    assert_eq!(bench.held, 1);
    bench.done(link(Kind::Unit, "it"));
    assert!(bench.stack.is_empty());

    let mut bench = Bench::new(Kind::Unit);
    bench.letters("A");
    bench.run(Command::Leave);
    bench.run(Command::No);
    assert!(bench.stack.is_empty());
    assert!(bench.saves().is_empty());
}

#[test]
fn a_refusal_leaves_everything_typed() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("Cục A");
    bench.ctrl('s');
    bench.refuse(Refusal::Broken(Message::new("đĩa đầy", "disk full")));
    assert_eq!(bench.warned.last().unwrap().vi, "đĩa đầy");
    bench.shows("Cục A");
    bench.ctrl('s');
    let taken = Fault::new("tên này đã có", "this name is taken").at("name");
    bench.refuse(Refusal::Faults(vec![(None, taken)]));
    bench.shows("! tên này đã có");
    bench.ctrl('s');
    assert_eq!(bench.saves().len(), 3);
    bench.hides("! tên này đã có");
}

#[test]
fn two_peoples_changes_are_compared_field_by_field() {
    let opened = unit("Cục A", "A", "cũ");
    let mut bench = Bench::on(|desk| Form::edit(&opened, desk));
    bench.shows("Sửa đơn vị");
    bench.letters(" mới");
    bench.keys(&[Code::Down]);
    bench.letters("1");
    bench.ctrl('s');
    let ours = Box::new(bench.saves()[0].clone());
    assert_eq!(ours.seen, 3);
    let theirs = Stored { version: 4, ..unit("Cục A", "A2", "của họ") };
    bench.refuse(Refusal::Stale { ours, theirs: Some(Box::new(theirs)) });
    assert_eq!(bench.stack[0].contexts(), [Context::Compare]);
    bench.shows("Người khác đã lưu");
    bench.shows("(*) của tôi    Cục A mới");
    bench.shows("(*) người kia  của họ");
    // The short name was changed by both: take theirs.
    bench.run(Command::Down);
    bench.run(Command::Theirs);
    bench.run(Command::Save);
    let save = bench.saves().last().unwrap().clone();
    assert_eq!(save.seen, 4);
    let Record::Unit(unit) = save.record else { panic!("a unit was saved") };
    assert_eq!(
        (unit.name.as_str(), unit.short.as_str(), unit.note.as_str()),
        ("Cục A mới", "A2", "của họ")
    );
    bench.done(link(Kind::Unit, "it"));
    assert!(bench.stack.is_empty());
}

#[test]
fn a_record_deleted_meanwhile_can_be_saved_anew() {
    let opened = unit("Cục A", "A", "");
    let mut bench = Bench::on(|desk| Form::edit(&opened, desk));
    bench.letters("!");
    bench.ctrl('s');
    let ours = Box::new(bench.saves()[0].clone());
    bench.refuse(Refusal::Stale { ours, theirs: None });
    assert_eq!(bench.warned.len(), 1);
    bench.ctrl('s');
    let save = bench.saves().last().unwrap().clone();
    assert_eq!((save.id, save.seen), (None, 0));
}

#[test]
fn a_state_is_entered_in_many_nominations() {
    let ids = vec![Id::of_name("one"), Id::of_name("two")];
    let mut bench = Bench::on(|desk| step_form(ids.clone(), &[], desk));
    bench.shows("Chuyển trạng thái 2 đề nghị");
    bench.letters("tra lai");
    bench.keys(&[Code::Enter, Code::Enter]);
    bench.letters("thiếu biên bản");
    bench.ctrl('s');
    let step = Step {
        state: "returned".into(),
        date: Some(bench.desk.today),
        reason: "thiếu biên bản".into(),
        ..Step::default()
    };
    assert_eq!(bench.asked.last(), Some(&Request::Step(ids, step)));
}
