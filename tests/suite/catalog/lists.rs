//! Pages: against the naive lists, windows, trees, narrowing, snapshots.

use std::cell::Cell;

use proptest::prelude::*;
use thidua::model::{Id, Kind, Link, Record, Stored, Value};
use thidua::store::catalog::query::{Cache, page};
use thidua::store::catalog::{Catalog, Writer};
use thidua::store::request::{Page, Query, Scope, Sort};

use super::made::{self, Truth, apply, award, bloc, changes, id, nomination, person, unit, writer};
use super::naive;

fn ask(catalog: &Catalog, truth: &Truth, cache: &mut Cache, query: &Query) -> Page {
    let fetch = |link: Link| truth.get(&link).cloned();
    page(catalog, query, &fetch, cache, &|| false).unwrap()
}

fn ids(page: &Page) -> Vec<Id> {
    page.rows.iter().map(|row| row.stored.id).collect()
}

fn truth_of(records: &[Stored]) -> Truth {
    records.iter().map(|stored| (stored.link(), stored.clone())).collect()
}

fn titles(records: &[Stored], query: &Query) -> Vec<String> {
    let catalog = writer(records).snapshot();
    let page = ask(&catalog, &truth_of(records), &mut Cache::default(), query);
    let title = |stored: &Stored| stored.record.title(&catalog.names(thidua::text::Lang::Vi));
    page.rows.iter().map(|row| title(&row.stored)).collect()
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop::sample::select(vec![
        Kind::Person,
        Kind::Award,
        Kind::Bloc,
        Kind::Meeting,
        Kind::Nomination,
        Kind::Nomination,
        Kind::Unit,
    ])
}

fn searches() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "",
        "",
        "t",
        "tran",
        "ngoc tran",
        "địa chất",
        "chat dia",
        "hoà",
        "moi truong an",
        "2020",
        "AB",
        "thuy",
    ])
    .prop_map(str::to_owned)
}

fn queries() -> impl Strategy<Value = Query> {
    let scope =
        (prop::option::of(0..3u8), prop::option::of(0..12u8), prop::option::of(2018..2023i16));
    let having = prop::sample::select(vec![
        ("state", Value::Choice("draft".into())),
        ("state", Value::Choice("decided".into())),
        ("year", Value::Number(2020)),
        ("year", Value::Number(2021)),
        ("award", Value::Link(Link::new(Kind::Award, id(Kind::Award, 1)))),
        ("award", Value::Link(Link::new(Kind::Award, id(Kind::Award, 2)))),
        ("summary", Value::Text("Trần".into())),
        ("birth_year", Value::Number(1962)),
    ]);
    let having = prop_oneof![
        2 => Just(Vec::new()),
        3 => prop::collection::vec(having, 1..4),
    ];
    let sort = prop::option::of((any::<prop::sample::Index>(), any::<bool>()));
    (kinds(), scope, searches(), having, sort).prop_map(
        |(kind, (bloc, unit, year), search, having, sort)| {
            let columns = Record::columns(kind);
            let comparable = columns
                .into_iter()
                .filter(|column| !matches!(column.shape, thidua::model::Shape::Rows(_)));
            let columns: Vec<_> = comparable.collect();
            let sort = sort.map(|(index, descending)| {
                let column = index.get(&columns).name.to_owned();
                Sort { column, descending }
            });
            let mut query = Query::of(kind);
            query.scope = Scope {
                bloc: bloc.map(|at| id(Kind::Bloc, at)),
                unit: unit.map(|at| id(Kind::Unit, at)),
                year,
            };
            query.search = search;
            let known = |name| Record::position(kind, name).is_some();
            query.having = having
                .into_iter()
                .filter(|(name, _)| known(name))
                .map(|(name, value)| (name.to_owned(), value))
                .collect();
            query.sort = sort;
            query
        },
    )
}

proptest! {
    #[test]
    fn lists_are_what_their_description_says(
        before in changes(), after in changes(), queries in prop::collection::vec(queries(), 1..8),
    ) {
        let (mut writer, mut truth) = (Writer::new(), Truth::new());
        let mut cache = Cache::default();
        for changes in [before, after] {
            apply(&changes, &mut writer, &mut truth);
            let catalog = writer.snapshot();
            for query in &queries {
                if query.kind == Kind::Unit && query.sort.is_none() {
                    continue;
                }
                let page = ask(&catalog, &truth, &mut cache, query);
                let expected: Vec<Id> =
                    naive::list(&truth, query).iter().map(|it| it.id).collect();
                prop_assert_eq!(ids(&page), expected, "{:?}", query);
                let scope = |it: &&Stored| {
                    it.record.kind() == query.kind && naive::in_scope(&truth, it, &query.scope)
                };
                prop_assert_eq!(page.all, truth.values().filter(scope).count());
                prop_assert_eq!(page.total, page.rows.len());
            }
        }
    }

    #[test]
    fn the_tree_shows_every_unit_once_under_its_superior(changes in changes()) {
        let (mut writer, mut truth) = (Writer::new(), Truth::new());
        apply(&changes, &mut writer, &mut truth);
        let catalog = writer.snapshot();
        let page = ask(&catalog, &truth, &mut Cache::default(), &Query::of(Kind::Unit));
        let units: Vec<&Stored> =
            truth.values().filter(|it| it.record.kind() == Kind::Unit).collect();
        let expected: Vec<(Id, u8)> =
            naive::tree(&truth, &units).iter().map(|(it, depth)| (it.id, *depth)).collect();
        let shown: Vec<(Id, u8)> =
            page.rows.iter().map(|row| (row.stored.id, row.depth)).collect();
        prop_assert_eq!(shown, expected);
    }

    #[test]
    fn narrowing_gives_what_a_fresh_search_gives(changes in changes(), kind in kinds(), text in searches()) {
        let (mut writer, mut truth) = (Writer::new(), Truth::new());
        apply(&changes, &mut writer, &mut truth);
        let catalog = writer.snapshot();
        let mut cache = Cache::default();
        let growing = (0..=text.chars().count()).map(|end| text.chars().take(end).collect());
        let growing: Vec<String> = growing.collect();
        for typed in growing.iter().chain(growing.iter().rev()) {
            let query = Query { search: typed.clone(), ..Query::of(kind) };
            let narrowed = ask(&catalog, &truth, &mut cache, &query);
            let fresh = ask(&catalog, &truth, &mut Cache::default(), &query);
            prop_assert_eq!(narrowed, fresh);
        }
    }

    #[test]
    fn a_window_is_a_part_of_the_whole_and_holds_what_is_near(
        changes in changes(), kind in kinds(), from in 0usize..20, rows in 1usize..6, near in 0..12u8,
    ) {
        let (mut writer, mut truth) = (Writer::new(), Truth::new());
        apply(&changes, &mut writer, &mut truth);
        let catalog = writer.snapshot();
        let mut cache = Cache::default();
        let whole = ids(&ask(&catalog, &truth, &mut cache, &Query::of(kind)));
        let near = id(kind, near);
        let query = Query { from, rows, near: Some(near), ..Query::of(kind) };
        let part = ask(&catalog, &truth, &mut cache, &query);
        prop_assert_eq!(part.total, whole.len());
        prop_assert_eq!(part.place, whole.iter().position(|id| *id == near));
        let end = whole.len().min(part.from + rows);
        prop_assert_eq!(ids(&part), whole[part.from..end].to_vec());
        prop_assert_eq!(ids(&part).contains(&near), part.place.is_some());
    }

    #[test]
    fn a_snapshot_does_not_change_under_its_reader(before in changes(), after in changes()) {
        let (mut writer, mut truth) = (Writer::new(), Truth::new());
        apply(&before, &mut writer, &mut truth);
        let snapshot = writer.snapshot();
        let look = |kind| ask(&snapshot, &truth, &mut Cache::default(), &Query::of(kind));
        let seen = Kind::ALL.map(look);
        let counts = Kind::ALL.map(|kind| snapshot.count(kind));
        apply(&after, &mut writer, &mut Truth::new());
        prop_assert_eq!(Kind::ALL.map(look), seen);
        prop_assert_eq!(Kind::ALL.map(|kind| snapshot.count(kind)), counts);
    }
}

fn bloc_three() -> Vec<Stored> {
    vec![
        bloc(0, "Khối Thi đua III"),
        unit(1, "Tổng cục Môi trường", None, Some(4)),
        unit(2, "Tổng cục Địa chất và Khoáng sản Việt Nam", None, Some(2)),
        unit(3, "Cục Khoáng sản", Some(2), None),
        unit(4, "Cục Địa chất", Some(2), None),
        made::with_alias(unit(5, "Tổng cục Khí tượng Thủy văn", None, Some(3)), "TCKTTV"),
        award(1, "CSTĐCS", "Chiến sĩ thi đua cơ sở", Some(2)),
        award(2, "CSTĐTQ", "Chiến sĩ thi đua toàn quốc", Some(1)),
        person(1, "Trần Thị Ngọc", Some(1975), &[(2, "Trưởng phòng")]),
        person(2, "Nguyễn Văn An", None, &[(4, "Khối trưởng")]),
        person(3, "Lê Bình", None, &[]),
        nomination(1, Link::new(Kind::Person, id(Kind::Person, 1)), 1, 2020),
        nomination(2, Link::new(Kind::Unit, id(Kind::Unit, 4)), 2, 2021),
        nomination(3, Link::new(Kind::Person, id(Kind::Person, 2)), 1, 2021),
    ]
}

fn search(kind: Kind, text: &str) -> Query {
    Query { search: text.into(), ..Query::of(kind) }
}

#[test]
fn search_ignores_marks_and_the_order_of_words() {
    let all = bloc_three();
    for typed in ["tran thi ngoc", "Ngọc Trần", "NGOC"] {
        assert_eq!(titles(&all, &search(Kind::Person, typed)), ["Trần Thị Ngọc"], "{typed}");
    }
    for typed in ["Khối trưởng", "Trưởng Khối", "truong khoi"] {
        assert_eq!(titles(&all, &search(Kind::Person, typed)), ["Nguyễn Văn An"], "{typed}");
    }
}

#[test]
fn nominations_are_found_by_what_nominee_and_award_are_called() {
    let all = bloc_three();
    let found = |typed: &str| titles(&all, &search(Kind::Nomination, typed));
    assert_eq!(found("dia chat"), ["Cục Địa chất – Chiến sĩ thi đua toàn quốc"]);
    assert_eq!(found("ngoc co so"), ["Trần Thị Ngọc – Chiến sĩ thi đua cơ sở"]);
    assert_eq!(found("cstdtq 2021"), ["Cục Địa chất – Chiến sĩ thi đua toàn quốc"]);
    assert!(found("khong co").is_empty());
}

#[test]
fn nominations_come_newest_first_and_persons_by_given_name() {
    let all = bloc_three();
    assert_eq!(
        titles(&all, &Query::of(Kind::Nomination)),
        [
            "Nguyễn Văn An – Chiến sĩ thi đua cơ sở",
            "Cục Địa chất – Chiến sĩ thi đua toàn quốc",
            "Trần Thị Ngọc – Chiến sĩ thi đua cơ sở",
        ]
    );
    let persons = ["Nguyễn Văn An", "Lê Bình", "Trần Thị Ngọc"];
    assert_eq!(titles(&all, &Query::of(Kind::Person)), persons);
}

#[test]
fn a_search_in_the_tree_shows_matches_under_their_superiors() {
    let all = bloc_three();
    let catalog = writer(&all).snapshot();
    let truth = truth_of(&all);
    let mut query = search(Kind::Unit, "cuc dia chat");
    query.folded.insert(id(Kind::Unit, 2));
    let page = ask(&catalog, &truth, &mut Cache::default(), &query);
    let shown: Vec<(u8, u32)> = page.rows.iter().map(|row| (row.depth, row.children)).collect();
    assert_eq!(ids(&page), [id(Kind::Unit, 2), id(Kind::Unit, 4)]);
    assert_eq!(shown, [(0, 2), (1, 0)]);
    assert_eq!(titles(&all, &search(Kind::Unit, "tckttv")), ["Tổng cục Khí tượng Thủy văn"]);
}

#[test]
fn a_folded_unit_hides_what_is_below_it() {
    let all = bloc_three();
    let mut query = Query::of(Kind::Unit);
    let members = [id(Kind::Unit, 2), id(Kind::Unit, 5), id(Kind::Unit, 1)];
    query.folded.insert(members[0]);
    let page = ask(&writer(&all).snapshot(), &truth_of(&all), &mut Cache::default(), &query);
    assert_eq!(ids(&page), members);
    assert_eq!((page.rows[0].children, page.total, page.all), (2, 3, 5));
}

#[test]
fn moving_the_window_looks_at_no_row_again() {
    let all = bloc_three();
    let catalog = writer(&all).snapshot();
    let truth = truth_of(&all);
    let (mut cache, fetched, asked) = (Cache::default(), Cell::new(0), Cell::new(0));
    let fetch = |link: Link| {
        fetched.set(fetched.get() + 1);
        truth.get(&link).cloned()
    };
    let stop = || {
        asked.set(asked.get() + 1);
        false
    };
    let mut query = Query { rows: 1, ..search(Kind::Nomination, "thi dua") };
    page(&catalog, &query, &fetch, &mut cache, &stop).unwrap();
    let (rows, scans) = (fetched.get(), asked.get());
    assert_eq!(rows, 1);
    query.from = 1;
    page(&catalog, &query, &fetch, &mut cache, &stop).unwrap();
    assert_eq!((fetched.get(), asked.get()), (rows + 1, scans));
}

#[test]
fn a_cancelled_question_gives_no_page_and_spoils_nothing() {
    let all = bloc_three();
    let catalog = writer(&all).snapshot();
    let truth = truth_of(&all);
    let fetch = |link: Link| truth.get(&link).cloned();
    let mut cache = Cache::default();
    let query = search(Kind::Nomination, "ngoc");
    assert_eq!(page(&catalog, &query, &fetch, &mut cache, &|| true), None);
    assert_eq!(ask(&catalog, &truth, &mut cache, &query).total, 1);
}
