//! What cannot be right about nominations and decisions, and what is doubtful.

use jiff::civil::{Date, date};
use thidua::model::award::Award;
use thidua::model::decision::Decision;
use thidua::model::nomination::{Nomination, Step};
use thidua::model::person::{Person, Post};
use thidua::model::unit::{Predecessor, Unit};
use thidua::model::{Fault, Id, Link, Record, Stored};
use thidua::store::Store;
use thidua::store::request::{Refusal, Save};
use thidua::text::Lang;

use super::helm::*;

fn award_of(name: &str, catalogue: &str, nominee: &str, level: &str) -> Record {
    Record::Award(Award {
        name: name.into(),
        catalogue: catalogue.into(),
        nominee: nominee.into(),
        level: level.into(),
        ..Award::default()
    })
}

/// What a save says: nothing, faults (`!`) or doubts (`?`), each with its field.
fn says(store: &Store, save: Save) -> Vec<(char, String, String)> {
    let told = |sign: char, found: Vec<(Option<String>, Fault)>| {
        let one = |(_, fault): (Option<String>, Fault)| {
            (sign, fault.place.field.clone(), fault.says(Lang::En).to_owned())
        };
        found.into_iter().map(one).collect()
    };
    match store.save(&actor("Lan"), vec![asked(save)]) {
        Ok(_) => Vec::new(),
        Err(Refusal::Faults(faults)) => told('!', faults),
        Err(Refusal::Doubts(doubts)) => told('?', doubts),
        Err(other) => panic!("{other:?}"),
    }
}

fn signs(store: &Store, save: Save) -> String {
    let said = says(store, save).into_iter();
    said.map(|(sign, field, _)| format!("{sign}{field}")).collect::<Vec<_>>().join(" ")
}

/// As the form saves first: doubts are to be told.
fn asked(save: Save) -> Save {
    Save { despite: false, ..save }
}

type Change = fn(&mut Nomination);

fn with(record: Record, change: impl FnOnce(&mut Nomination)) -> Record {
    let Record::Nomination(mut nomination) = record else { panic!("a nomination") };
    change(&mut nomination);
    Record::Nomination(nomination)
}

fn period(nomination: &mut Nomination, from: Date, until: Date) {
    (nomination.achieved_from, nomination.achieved_until) = (Some(from), Some(until));
}

fn entered(nomination: &mut Nomination, state: &str) {
    let reason = "theo đơn".to_owned();
    nomination.steps.push(Step { state: state.into(), reason, ..Step::default() });
}

#[test]
fn the_same_award_twice_for_one_achievement() {
    let whole: Change = |it| period(it, date(2021, 1, 1), date(2021, 12, 31));
    let half: Change = |it| period(it, date(2021, 7, 1), date(2021, 12, 31));
    let first_half: Change = |it| period(it, date(2021, 1, 1), date(2021, 6, 30));
    let plain: Change = |_| ();
    let cases: [(&str, Change, Change, &str); 9] = [
        ("periods overlap", whole, half, "!award"),
        ("periods lie apart", first_half, half, ""),
        ("nothing is known", plain, plain, "?award"),
        ("one period is known", whole, plain, "?award"),
        ("another year", plain, |it| it.year = 2020, ""),
        (
            "another year, the same time",
            whole,
            |it| {
                it.year = 2022;
                period(it, date(2021, 12, 1), date(2022, 12, 31));
            },
            "?award",
        ),
        ("another kind", plain, |it| it.kind = "thematic".into(), ""),
        ("the first was withdrawn", |it| entered(it, "withdrawn"), plain, ""),
        ("the second is", plain, |it| entered(it, "refused"), ""),
    ];
    for (case, first, second, expected) in cases {
        let store = store();
        let house = house(&store);
        make(&store, with(house.nomination(2021), first));
        let save = new(with(house.nomination(2021), second));
        assert_eq!(signs(&store, save), expected, "{case}");
    }
}

#[test]
fn two_feats_of_one_year_are_two_achievements() {
    let store = store();
    let house = house(&store);
    let form = make(&store, award_of("Bằng khen của Bộ trưởng", "form", "both", "ministry"));
    let feat = |day| {
        with(house.nomination(2021), |it| {
            it.award = Some(form.id);
            it.kind = "unexpected".into();
            it.happened = Some(day);
        })
    };
    make(&store, feat(date(2021, 3, 1)));
    assert_eq!(signs(&store, new(feat(date(2021, 5, 1)))), "");
    let said = says(&store, new(feat(date(2021, 3, 1))));
    assert_eq!(said.len(), 1);
    assert!(said[0].2.contains("DN-2021-0001"), "names the other: {}", said[0].2);
    assert_eq!(said[0].0, '!');
}

#[test]
fn an_award_is_for_whom_it_is_for() {
    let store = store();
    let house = house(&store);
    let made = |name, catalogue, nominee| make(&store, award_of(name, catalogue, nominee, "unit"));
    let flag = made("Cờ thi đua", "title", "collective");
    let worker = made("Lao động tiên tiến", "title", "individual");
    let paper = made("Giấy khen", "form", "both");
    let (person, unit) = (house.person.link(), house.unit.link());
    let cases: [(&Stored, Link, &str, &str); 7] = [
        (&flag, person, "regular", "!award"),
        (&flag, unit, "regular", ""),
        (&worker, person, "thematic", ""),
        (&worker, unit, "regular", "!award"),
        (&worker, person, "unexpected", "!award"),
        (&paper, person, "unexpected", ""),
        (&paper, unit, "regular", ""),
    ];
    for (award, nominee, kind, expected) in cases {
        let record = with(house.nomination(2021), |it| {
            it.award = Some(award.id);
            it.nominee = Some(nominee);
            it.kind = kind.into();
        });
        let name = award.record.title(&store.catalog().names(Lang::Vi));
        assert_eq!(signs(&store, new(record)), expected, "{name}, {kind}");
    }
}

fn decision(house: &House, number: &str, day: Option<Date>, body: &str) -> Record {
    Record::Decision(Decision {
        bloc: Some(house.bloc.id),
        number: number.into(),
        date: day,
        body: body.into(),
        catalogue: "title".into(),
        ..Decision::default()
    })
}

#[test]
fn a_decision_comes_after_its_nomination_and_is_of_its_catalogue() {
    let store = store();
    let house = house(&store);
    let day = date(2021, 3, 1);
    let title = make(&store, decision(&house, "1/QĐ", Some(day), "Bộ"));
    let step = |day| Step { state: "sent".into(), date: Some(day), ..Step::default() };
    let decided = |change: &dyn Fn(&mut Nomination)| {
        with(house.nomination(2021), |it| {
            it.decision = Some(title.id);
            change(it);
        })
    };
    let early = decided(&|it| it.steps.push(step(date(2021, 3, 2))));
    assert_eq!(signs(&store, new(early)), "!decision");
    let late = decided(&|it| it.achieved_from = Some(date(2021, 3, 2)));
    assert_eq!(signs(&store, new(late)), "!decision");
    let form = make(&store, award_of("Giấy khen", "form", "both", "unit"));
    let other = decided(&|it| it.award = Some(form.id));
    assert_eq!(signs(&store, new(other)), "!decision");
    let right = make(&store, decided(&|it| it.steps.push(step(day))));

    // And the decision may not be moved away under it.
    let moved = edit(&title, |record| {
        let Record::Decision(decision) = record else { panic!("a decision") };
        decision.date = Some(date(2021, 2, 1));
        "form".clone_into(&mut decision.catalogue);
    });
    let said = says(&store, moved);
    assert_eq!(
        said.iter().map(|(_, field, _)| field.as_str()).collect::<Vec<_>>(),
        ["date", "catalogue"]
    );
    assert!(said[0].2.starts_with(right.record.code()), "{}", said[0].2);
}

#[test]
fn a_decision_is_entered_once() {
    let store = store();
    let house = house(&store);
    let day = Some(date(2021, 3, 1));
    make(&store, decision(&house, "231/QĐ-TTg", day, "Thủ tướng Chính phủ"));
    let cases = [
        ("231/qđ-ttg", day, "Thủ tướng chính phủ", "!number"),
        ("231/QĐ-TTg", None, "Thủ tướng Chính phủ", "?number"),
        ("231/QĐ-TTg", day, "", "?number"),
        ("231/QĐ-TTg", Some(date(2022, 3, 1)), "Thủ tướng Chính phủ", ""),
        ("232/QĐ-TTg", day, "Thủ tướng Chính phủ", ""),
        ("", day, "Thủ tướng Chính phủ", ""),
    ];
    for (number, day, body, expected) in cases {
        let save = new(decision(&house, number, day, body));
        assert_eq!(signs(&store, save), expected, "{number} {day:?} {body}");
    }
}

#[test]
fn a_second_proposal_to_the_state_and_a_second_form_are_doubted() {
    let store = store();
    let house = house(&store);
    let made = |name, catalogue, level| make(&store, award_of(name, catalogue, "both", level));
    let order = made("Huân chương Lao động hạng Ba", "form", "state");
    let pm = made("Bằng khen của Thủ tướng Chính phủ", "form", "state");
    let fighter = made("Chiến sĩ thi đua toàn quốc", "title", "state");
    let minister = made("Bằng khen của Bộ trưởng", "form", "ministry");
    make(&store, with(house.nomination(2021), |it| it.award = Some(order.id)));
    let cases: [(&Stored, i16, &str, &str); 6] = [
        (&pm, 2021, "regular", "?award"),
        (&pm, 2021, "unexpected", ""),
        (&pm, 2022, "regular", ""),
        (&fighter, 2021, "regular", "?award"),
        (&minister, 2021, "regular", "?award"),
        (&minister, 2021, "thematic", ""),
    ];
    for (award, year, kind, expected) in cases {
        let record = with(house.nomination(year), |it| {
            it.award = Some(award.id);
            it.kind = kind.into();
            entered(it, "on_hold");
        });
        let save = new(record);
        assert_eq!(signs(&store, save.clone()), expected, "{year} {kind}");
        let despite = Save { despite: true, ..save };
        let done = store.save(&actor("Lan"), vec![despite]).unwrap();
        let made = read(&store, done.links[0]);
        // A change of what is not about it asks no more.
        let note = edit(&made, |record| {
            let Record::Nomination(nomination) = record else { panic!("a nomination") };
            "đã đối chiếu".clone_into(&mut nomination.note);
        });
        assert_eq!(signs(&store, note), "");
        store.undo(&actor("Lan")).unwrap();
        store.undo(&actor("Lan")).unwrap();
    }
}

fn born(name: &str, year: Option<i16>, unit: Option<Id>) -> Record {
    let posts =
        unit.map(|unit| Post {
            unit: Some(unit), post: "Vụ trưởng".into(), ..Post::default()
        });
    Record::Person(Person {
        name: name.into(),
        birth_year: year,
        posts: posts.into_iter().collect(),
        ..Person::default()
    })
}

#[test]
fn namesakes_are_doubted_unless_told_apart() {
    let store = store();
    let house = house(&store);
    let here = house.unit.id;
    let there = make(&store, unit("Vụ Pháp chế", house.bloc.id, None)).id;
    let known = make(&store, born("Nguyễn Thúy Hòa", Some(1970), Some(here)));
    let cases = [
        ("Nguyen Thuy Hoa", None, None, "?name"),
        ("Nguyễn Thuý Hoà", Some(1970), Some(there), "?name"),
        ("Nguyễn Thúy Hòa", Some(1971), Some(here), "?name"),
        ("Nguyễn Thúy Hòa", Some(1971), Some(there), ""),
        ("Nguyễn Thúy Hòan", Some(1970), Some(here), ""),
    ];
    for (name, year, unit, expected) in cases {
        let found = says(&store, new(born(name, year, unit)));
        let signs: Vec<String> =
            found.iter().map(|(sign, field, _)| format!("{sign}{field}")).collect();
        assert_eq!(signs.join(" "), expected, "{name} {year:?}");
        for (.., said) in &found {
            for part in [known.record.code(), "born 1970", "Vụ trưởng", "Tổng cục Môi trường"]
            {
                assert!(said.contains(part), "{part} in {said}");
            }
        }
    }
    // Renamed, and two in one act; and before the catalog has been read just so.
    let other = make(&store, born("Lê Văn An", None, None));
    assert_eq!(signs(&store, edit(&other, |it| rename(it, "Nguyễn Thúy Hòa"))), "?name ?name");
    assert_eq!(
        signs(
            &store,
            edit(&other, |it| {
                let Record::Person(person) = it else { panic!("a person") };
                person.birth_year = Some(1980);
            })
        ),
        ""
    );
    let both = [(), ()].map(|()| asked(new(born("Cao Thị Bé", None, None))));
    match store.save(&actor("Lan"), both.to_vec()) {
        Err(Refusal::Doubts(doubts)) => assert_eq!(doubts.len(), 2),
        other => panic!("{other:?}"),
    }
}

#[test]
fn units_of_one_name_are_doubted_where_both_exist_side_by_side() {
    let store = store();
    let house = house(&store);
    let elsewhere = make(&store, bloc("Khối Thi đua II"));
    let above = make(&store, unit("Cục Viễn thám", house.bloc.id, None));
    let ended = make(
        &store,
        Record::Unit(Unit {
            name: "Vụ Thi đua".into(),
            bloc: Some(house.bloc.id),
            valid_until: Some(date(2020, 12, 31)),
            ..Unit::default()
        }),
    );
    let one = |name: &str, bloc, parent| unit(name, bloc, parent);
    let here = house.bloc.id;
    assert_eq!(signs(&store, new(one("tong cuc moi truong", here, None))), "?name");
    assert_eq!(signs(&store, new(one("Tổng cục Môi trường", elsewhere.id, None))), "");
    make(&store, one("Văn phòng", here, Some(above.id)));
    assert_eq!(signs(&store, new(one("Văn phòng", here, Some(above.id)))), "?name");
    assert_eq!(signs(&store, new(one("Văn phòng", here, Some(house.unit.id)))), "");
    let since = |day, predecessors| {
        Record::Unit(Unit {
            name: "Vụ Thi đua".into(),
            bloc: Some(here),
            valid_from: day,
            predecessors,
            ..Unit::default()
        })
    };
    assert_eq!(signs(&store, new(since(Some(date(2020, 6, 1)), vec![]))), "?name");
    assert_eq!(signs(&store, new(since(Some(date(2021, 1, 1)), vec![]))), "");
    let continues = vec![Predecessor { unit: Some(ended.id), basis: String::new() }];
    make(&store, since(Some(date(2020, 6, 1)), continues));
}
