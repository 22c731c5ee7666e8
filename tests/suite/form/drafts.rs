//! Drafts, and any typing at all.

use proptest::prelude::*;
use thidua::command::Command;
use thidua::keymap::Code;
use thidua::model::Kind;
use thidua::store::request::Request;
use thidua::ui::form::Form;

use super::bench::Bench;

#[derive(Debug, Clone)]
enum Act {
    Letters(String),
    Run(Command),
    Paste(String),
    Answer(Vec<String>),
    Rest,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let commands: Vec<Command> = Command::all().collect();
    let editing = [
        Command::NextField,
        Command::PreviousField,
        Command::FieldDown,
        Command::FieldUp,
        Command::Accept,
        Command::Backspace,
        Command::Left,
        Command::RowNew,
        Command::RowDelete,
        Command::Pick,
        Command::EditLong,
    ];
    let act = prop_oneof![
        4 => "[a-zđàẫ0-9 /\u{301}\u{323}Tổ漢👩‍👩‍👧]{1,6}".prop_map(Act::Letters),
        6 => prop::sample::select(editing.to_vec()).prop_map(Act::Run),
        2 => prop::sample::select(commands).prop_map(Act::Run),
        1 => "[a-ză\t\n\u{302}]{0,20}".prop_map(Act::Paste),
        1 => prop::collection::vec("[A-ZĐ][a-z ]{0,8}", 0..4).prop_map(Act::Answer),
        1 => Just(Act::Rest),
    ];
    prop::collection::vec(act, 0..60)
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

fn play(bench: &mut Bench, acts: Vec<Act>) {
    for act in acts {
        match act {
            Act::Letters(text) => bench.letters(&text),
            Act::Run(command) => bench.run(command),
            Act::Paste(text) => bench.paste(&thidua::text::nfc(&text)),
            Act::Answer(titles) => {
                if bench.asked.iter().any(|request| matches!(request, Request::Suggest(_))) {
                    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
                    bench.suggest(Kind::Person, &titles);
                }
            }
            Act::Rest => drop(bench.rest()),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn nothing_typed_at_any_size_is_a_panic(
        kind in kinds(),
        acts in acts(),
        width in 0u16..120,
        height in 0u16..50,
    ) {
        let mut bench = Bench::new(kind);
        bench.desk.size = thidua::event::Size { width, height };
        for act in acts {
            play(&mut bench, vec![act]);
            let (_, (x, y)) = bench.screen_of(width.max(1), height.max(1));
            prop_assert!(x < width.max(1) && y < height.max(1));
        }
    }

    #[test]
    fn a_draft_gives_back_what_was_seen(kind in kinds(), acts in acts()) {
        let mut bench = Bench::new(kind);
        play(&mut bench, acts);
        bench.stack.truncate(1);
        prop_assume!(!bench.stack.is_empty());
        // Close what stands over the fields: a list, a long text, a question.
        for _ in 0..2 {
            if !bench.stack[0].contexts().contains(&thidua::command::Context::Form)
                || bench.stack[0].contexts()[0] == thidua::command::Context::Picker
            {
                bench.run(Command::Cancel);
            }
        }
        // While a save is under way keys wait, and what was typed is kept already.
        prop_assume!(!bench.asked.iter().any(|request| matches!(request, Request::Save(_))));
        bench.rest();
        let mut drafts = bench.asked.iter().rev().filter_map(|request| match request {
            Request::KeepDraft(draft) => Some(Some(draft.clone())),
            Request::DropDraft(..) => Some(None),
            _ => None,
        });
        let Some(Some(draft)) = drafts.next() else { return Ok(()) };
        prop_assume!(draft.kind == kind && draft.id.is_none());
        let before = bench.screen_of(80, 24);
        let again = Bench::on(|desk| Form::resume(&draft, desk).unwrap());
        prop_assert_eq!(before, again.screen_of(80, 24));
    }
}

#[test]
fn a_draft_is_kept_once_and_dropped_with_what_it_held() {
    let mut bench = Bench::new(Kind::Meeting);
    assert!(bench.rest().is_none(), "nothing was typed");
    while !bench.screen().contains("Người dự") {
        bench.keys(&[Code::Down]);
    }
    bench.letters("Trần Thị");
    let draft = bench.rest().expect("something was typed");
    assert_eq!((draft.who.as_str(), draft.kind, draft.id), ("an", Kind::Meeting, None));
    assert!(bench.rest().is_none(), "nothing was typed since");

    let mut again = Bench::on(|desk| Form::resume(&draft, desk).unwrap());
    again.shows("Trần Thị");
    again.letters(" Ngọc");
    again.suggest(Kind::Person, &["Trần Thị Ngọc"]);
    again.keys(&[Code::Enter]);
    again.run(Command::Leave);
    again.run(Command::No);
    assert!(again.stack.is_empty());
    assert_eq!(again.asked.last(), Some(&Request::DropDraft(Kind::Meeting, None, draft.begun)));
}

#[test]
fn a_damaged_draft_is_refused_in_words() {
    let mut bench = Bench::new(Kind::Unit);
    bench.letters("A");
    let mut draft = bench.rest().unwrap();
    draft.fields.truncate(draft.fields.len() / 2);
    assert!(Form::resume(&draft, &bench.desk).is_err());
}
