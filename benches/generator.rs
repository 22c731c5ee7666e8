//! Made-up stores of any size, the same for the same seed. Knows the model alone; nothing in them is real.

use jiff::civil::{Date, date};
use thidua::model::award::Award;
use thidua::model::bloc::Bloc;
use thidua::model::decision::Decision;
use thidua::model::field::Choice;
use thidua::model::meeting::{FORMS, Meeting};
use thidua::model::nomination::{NOMINATION_KINDS, Nomination, STATES, Step};
use thidua::model::person::{Person, Post};
use thidua::model::term::Term;
use thidua::model::unit::Unit;
use thidua::model::{Id, Kind, Link, Record, Stored};

/// The first of the ten years that nominations are spread over.
pub const FIRST_YEAR: i16 = 2015;

const YEARS: usize = 10;
const MEETINGS: usize = 4;
const DECISIONS: usize = 400;
const UNITS: usize = 100;
const MEMBERS: usize = 5;

const FAMILY: [&str; 20] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ",
    "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh", "Mai", "Cao",
];
const MIDDLE: [&str; 20] = [
    "Văn",
    "Thị",
    "Hữu",
    "Đức",
    "Thị Ngọc",
    "Minh",
    "Quang",
    "Thị Thu",
    "Xuân",
    "Công",
    "Thanh",
    "Thị Kim",
    "Đình",
    "Ngọc",
    "Quốc",
    "Thị Hồng",
    "Anh",
    "Thế",
    "Bá",
    "Gia",
];
const GIVEN: [&str; 40] = [
    "An", "Anh", "Bình", "Châu", "Chi", "Cường", "Dung", "Dũng", "Duy", "Đạt", "Giang", "Hà",
    "Hải", "Hạnh", "Hiền", "Hòa", "Hùng", "Hương", "Khánh", "Lan", "Linh", "Long", "Mai", "Minh",
    "Nam", "Nga", "Ngọc", "Phúc", "Phương", "Quân", "Quỳnh", "Sơn", "Tâm", "Thảo", "Thủy", "Trang",
    "Tuấn", "Uyên", "Vinh", "Yến",
];
const FIELDS: [&str; 10] = [
    "Địa chất",
    "Khoáng sản",
    "Môi trường",
    "Đất đai",
    "Biển và Hải đảo",
    "Khí tượng",
    "Thủy văn",
    "Đo đạc và Bản đồ",
    "Viễn thám",
    "Biến đổi khí hậu",
];
const BODIES: [&str; 5] = ["Cục", "Vụ", "Viện", "Trung tâm", "Văn phòng"];
const POSTS: [&str; 6] = [
    "Cục trưởng",
    "Phó Cục trưởng",
    "Vụ trưởng",
    "Trưởng phòng",
    "Chuyên viên chính",
    "Chuyên viên",
];
const MERITS: [&str; 6] = [
    "Hoàn thành xuất sắc nhiệm vụ được giao",
    "Có sáng kiến được công nhận ở cấp cơ sở",
    "Chủ trì đề tài nghiên cứu ứng dụng số hóa tư liệu",
    "Ứng phó kịp thời với thiên tai",
    "Dẫn đầu phong trào thi đua của đơn vị",
    "Cải cách thủ tục hành chính",
];
const AWARDS: [(&str, &str, &str); 8] = [
    ("", "Huân chương Lao động hạng Ba", "form"),
    ("CSTĐTQ", "Chiến sĩ thi đua toàn quốc", "title"),
    ("", "Cờ thi đua của Chính phủ", "title"),
    ("", "Bằng khen của Bộ trưởng", "form"),
    ("TTLĐXS", "Tập thể lao động xuất sắc", "title"),
    ("CSTĐCS", "Chiến sĩ thi đua cơ sở", "title"),
    ("TTLĐTT", "Tập thể lao động tiên tiến", "title"),
    ("LĐTT", "Lao động tiên tiến", "title"),
];

/// A store of this many nominations, a fifth as many persons, a hundred units, one bloc with a chair's
/// term and four meetings a year.
#[derive(Debug, Clone, Copy)]
pub struct Generator {
    /// What all chance comes from.
    pub seed: u64,
    /// How many nominations.
    pub nominations: usize,
}

impl Generator {
    /// Every record, what is pointed at before what points at it.
    pub fn records(self) -> impl Iterator<Item = Stored> {
        let bloc = std::iter::once(stored(Kind::Bloc, 0, Record::Bloc(bloc())));
        let units = (0..UNITS).map(move |at| stored(Kind::Unit, at, self.unit(at)));
        let persons = (0..self.persons()).map(move |at| stored(Kind::Person, at, self.person(at)));
        let awards = (0..AWARDS.len()).map(move |at| stored(Kind::Award, at, award(at)));
        let terms = (0..YEARS).map(|at| stored(Kind::Term, at, term(at)));
        let meetings = 0..YEARS * MEETINGS;
        let meetings = meetings.map(move |at| stored(Kind::Meeting, at, self.meeting(at)));
        let all = (0..self.nominations).map(move |at| self.nomination(at));
        let decisions = 0..DECISIONS.min(self.nominations);
        let decisions = decisions.map(move |at| stored(Kind::Decision, at, self.decision(at)));
        let few = bloc.chain(units).chain(persons).chain(awards).chain(terms).chain(meetings);
        few.chain(decisions).chain(all)
    }

    /// The nomination at this place.
    pub fn nomination(self, at: usize) -> Stored {
        let mut chance = self.chance(Kind::Nomination, at);
        let unit = id(Kind::Unit, chance.below(UNITS));
        let collective = chance.below(8) == 0;
        let nominee = if collective {
            Link::new(Kind::Unit, unit)
        } else {
            Link::new(Kind::Person, id(Kind::Person, chance.below(self.persons())))
        };
        let year = FIRST_YEAR + small(at * YEARS / self.nominations.max(1));
        let reached = chance.below(10);
        let mut days: Vec<Date> = (0..=reached).map(|_| chance.day(year)).collect();
        days.sort_unstable();
        let step = |(state, date): (&Choice, Date)| Step {
            state: state.name.to_owned(),
            date: Some(date),
            ..Step::default()
        };
        let steps = STATES.iter().zip(days).map(step).collect();
        let decided = reached >= 8;
        let record = Nomination {
            code: format!("DN-{year}-{at:06}"),
            bloc: Some(id(Kind::Bloc, 0)),
            nominee: Some(nominee),
            unit: Some(unit),
            award: Some(id(Kind::Award, chance.below(AWARDS.len()))),
            year,
            kind: chance.pick(&NOMINATION_KINDS).name.to_owned(),
            summary: format!("{} năm {year}", chance.pick(&MERITS)),
            achieved_from: Some(date(year, 1, 1)),
            achieved_until: Some(date(year, 12, 31)),
            steps,
            decision: decided.then(|| id(Kind::Decision, at * DECISIONS / self.nominations)),
            ..Nomination::default()
        };
        stored(Kind::Nomination, at, Record::Nomination(record))
    }

    fn decision(self, at: usize) -> Record {
        let mut chance = self.chance(Kind::Decision, at);
        let year = FIRST_YEAR + small(at * YEARS / DECISIONS);
        Record::Decision(Decision {
            code: format!("QD-{year}-{at:03}"),
            bloc: Some(id(Kind::Bloc, 0)),
            number: format!("{at}/QĐ"),
            date: Some(chance.day(year + 1)),
            ..Decision::default()
        })
    }

    fn meeting(self, at: usize) -> Record {
        let mut chance = self.chance(Kind::Meeting, at);
        let year = FIRST_YEAR + small(at / MEETINGS);
        Record::Meeting(Meeting {
            code: format!("HN-{year}-{:04}", at % MEETINGS + 1),
            bloc: Some(id(Kind::Bloc, 0)),
            kind: "exchange".to_owned(),
            year_planned: Some(year),
            date: Some(chance.day(year)),
            form: FORMS[0].name.to_owned(),
            presider: Some(id(Kind::Person, chance.below(self.persons()))),
            ..Meeting::default()
        })
    }

    fn persons(self) -> usize {
        (self.nominations / 5).max(1)
    }

    fn unit(self, at: usize) -> Record {
        let mut chance = self.chance(Kind::Unit, at);
        let parent = (at >= MEMBERS).then(|| id(Kind::Unit, at % MEMBERS));
        let (body, field) = if parent.is_some() {
            (*chance.pick(&BODIES), *chance.pick(&FIELDS))
        } else {
            ("Tổng cục", FIELDS[at * 2])
        };
        Record::Unit(Unit {
            code: format!("DV-{at:03}"),
            name: format!("{body} {field} {}", at + 1),
            short: format!("{field} {}", at + 1),
            bloc: Some(id(Kind::Bloc, 0)),
            parent,
            order: parent.is_none().then(|| small(at + 1).unsigned_abs()),
            ..Unit::default()
        })
    }

    fn person(self, at: usize) -> Record {
        let mut chance = self.chance(Kind::Person, at);
        let (family, middle, given) =
            (chance.pick(&FAMILY), chance.pick(&MIDDLE), chance.pick(&GIVEN));
        let post = Post {
            unit: Some(id(Kind::Unit, chance.below(UNITS))),
            post: (*chance.pick(&POSTS)).to_owned(),
            from: Some(chance.day(2010)),
            ..Post::default()
        };
        Record::Person(Person {
            code: format!("CN-{at:06}"),
            name: format!("{family} {middle} {given}"),
            birth_year: Some(1950 + small(chance.below(40))),
            posts: vec![post],
            ..Person::default()
        })
    }

    fn chance(self, kind: Kind, at: usize) -> Chance {
        Chance(self.seed ^ (u64::from(kind.tag()) << 56) ^ (at as u64).wrapping_mul(0x9E37_79B9))
    }
}

/// The id that the record of `kind` at this place has in every made-up store.
pub fn id(kind: Kind, at: usize) -> Id {
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&(at as u64).to_be_bytes());
    bytes[8] = kind.tag();
    Id::from_bytes(bytes)
}

fn stored(kind: Kind, at: usize, record: Record) -> Stored {
    Stored { id: id(kind, at), version: 1, record }
}

fn bloc() -> Bloc {
    Bloc { code: "KH-01".into(), name: "Khối Thi đua thử".into(), ..Bloc::default() }
}

fn term(at: usize) -> Record {
    let year = FIRST_YEAR + small(at);
    Record::Term(Term {
        code: format!("TK-{year}-0001"),
        bloc: Some(id(Kind::Bloc, 0)),
        year,
        chair: Some(id(Kind::Unit, at % MEMBERS)),
        basis: "rotation".to_owned(),
        ..Term::default()
    })
}

fn award(at: usize) -> Record {
    let (code, name, catalogue) = AWARDS[at];
    Record::Award(Award {
        code: code.to_owned(),
        name: name.to_owned(),
        catalogue: catalogue.to_owned(),
        rank: Some(small(at + 1).unsigned_abs()),
        ..Award::default()
    })
}

fn small(number: usize) -> i16 {
    i16::try_from(number).unwrap_or(i16::MAX)
}

/// Seeded chance (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() >> 33).unwrap_or(0) % bound.max(1)
    }

    fn pick<'a, T>(&mut self, among: &'a [T]) -> &'a T {
        &among[self.below(among.len())]
    }

    fn day(&mut self, year: i16) -> Date {
        let few = |number| i8::try_from(number).unwrap_or(1);
        date(year, few(1 + self.below(12)), few(1 + self.below(28)))
    }
}
