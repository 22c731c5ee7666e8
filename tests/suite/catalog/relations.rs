//! What the catalog tells of records together: names, members, years, successors.

use std::collections::BTreeSet;

use jiff::civil::date;
use thidua::model::term::Term;
use thidua::model::unit::Predecessor;
use thidua::model::{Kind, Link, Names, Record, Stored};
use thidua::store::catalog::{Ready, Writer};
use thidua::text::Lang;

use super::made::{award, bloc, id, nomination, person, stored, unit, writer};

fn links(found: &[std::sync::Arc<Stored>]) -> Vec<Link> {
    found.iter().map(|stored| stored.link()).collect()
}

fn unit_link(at: u8) -> Link {
    Link::new(Kind::Unit, id(Kind::Unit, at))
}

#[test]
fn names_come_from_columns_too_and_what_is_still_to_come_is_not_gone() {
    let someone = Link::new(Kind::Person, id(Kind::Person, 1));
    let proposal = nomination(1, someone, 1, 2021);
    let mut writer = writer(std::slice::from_ref(&proposal));
    let before = writer.snapshot();
    assert_eq!(before.names(Lang::Vi).title(someone).as_deref(), Some("…"));
    assert_eq!(before.count(Kind::Person), 0);
    writer.put(&person(1, "Trần Thị Ngọc", None, &[]));
    writer.put(&award(1, "LĐTT", "Lao động tiên tiến", None));
    let after = writer.snapshot();
    let names = after.names(Lang::Vi);
    assert_eq!(names.title(someone).as_deref(), Some("Trần Thị Ngọc"));
    assert_eq!(names.code(someone).as_deref(), Some("CN-1"));
    let title = "Trần Thị Ngọc – Lao động tiên tiến";
    assert_eq!(names.title(proposal.link()).as_deref(), Some(title));
    assert_eq!(names.code(proposal.link()).as_deref(), Some("DN-2021-0001"));
    assert_eq!((after.count(Kind::Person), after.version(someone)), (1, Some(1)));
    assert_eq!(before.names(Lang::Vi).title(someone).as_deref(), Some("…"));
    writer.remove(someone);
    writer.set_loaded(100);
    assert_eq!(writer.snapshot().names(Lang::Vi).title(someone), None);
}

#[test]
fn members_stand_in_the_blocs_order_and_exist_in_the_year() {
    let mut gone = unit(3, "Môi trường", None, Some(1));
    if let Record::Unit(record) = &mut gone.record {
        record.valid_until = Some(date(2022, 10, 31));
    }
    let catalog = writer(&[
        bloc(0, "Khối"),
        unit(1, "Khí tượng", None, Some(3)),
        unit(2, "Địa chất", None, Some(2)),
        gone,
        unit(4, "Cục Địa chất", Some(2), None),
    ])
    .snapshot();
    let of_bloc = id(Kind::Bloc, 0);
    assert_eq!(links(&catalog.members(of_bloc, None)), [3, 2, 1].map(unit_link));
    assert_eq!(links(&catalog.members(of_bloc, Some(2022))), [3, 2, 1].map(unit_link));
    assert_eq!(links(&catalog.members(of_bloc, Some(2023))), [2, 1].map(unit_link));
    let below = BTreeSet::from([2, 4].map(|at| id(Kind::Unit, at)));
    assert_eq!(catalog.units_below(id(Kind::Unit, 2)), below);
}

#[test]
fn successors_are_those_that_name_the_unit() {
    let mut successor = unit(2, "Vụ Môi trường", None, None);
    if let Record::Unit(record) = &mut successor.record {
        let basis = "NĐ 68/2022/NĐ-CP".to_owned();
        record.predecessors.push(Predecessor { unit: Some(id(Kind::Unit, 1)), basis });
    }
    let catalog = writer(&[unit(1, "Tổng cục Môi trường", None, None), successor]).snapshot();
    assert_eq!(links(&catalog.successors(id(Kind::Unit, 1))), [unit_link(2)]);
    assert!(catalog.successors(id(Kind::Unit, 2)).is_empty());
}

#[test]
fn years_span_what_is_there() {
    let term = |at: u8, year| {
        let bloc = Some(id(Kind::Bloc, 0));
        stored(at, Record::Term(Term { bloc, year, ..Term::default() }))
    };
    let nominee = unit_link(1);
    let mut writer = writer(&[term(1, 2013), term(2, 2020), nomination(1, nominee, 1, 2022)]);
    let of_bloc = id(Kind::Bloc, 0);
    let catalog = writer.snapshot();
    assert_eq!(catalog.years(of_bloc), Some((2013, 2022)));
    assert_eq!(catalog.years(id(Kind::Bloc, 1)), None);
    assert_eq!(catalog.latest_year_with_term(of_bloc, 2019), Some(2013));
    assert_eq!(catalog.latest_year_with_term(of_bloc, 2012), None);
    writer.remove(Link::new(Kind::Nomination, id(Kind::Nomination, 1)));
    assert_eq!(writer.snapshot().years(of_bloc), Some((2013, 2020)));
}

#[test]
fn loading_many_at_once_is_loading_one_by_one() {
    let many: Vec<Stored> = (0..200)
        .map(|at| person(at, &format!("Nguyễn Văn {at}"), Some(1970), &[(at % 7, "Chuyên viên")]))
        .collect();
    let mut bulk = Writer::new();
    bulk.put_ready(Ready::of(many.clone()), |_| false);
    bulk.set_loaded(100);
    let (bulk, single) = (bulk.snapshot(), writer(&many).snapshot());
    assert_eq!((bulk.loaded(), single.loaded()), (100, 0));
    assert_eq!(bulk.count(Kind::Person), 200);
    for stored in &many {
        let title = bulk.names(Lang::Vi).title(stored.link());
        assert_eq!(title, single.names(Lang::Vi).title(stored.link()));
        assert_eq!(title.as_deref(), Some(stored.record.title(&bulk.names(Lang::Vi)).as_str()));
    }
}
