//! Whether a bloc's published figures agree with those of its members. Knows no screen.

use super::bloc::Bloc;
use super::id::Id;
use super::show::show_count;
use super::unit::{Unit, UnitFigures};
use crate::text::{Lang, Message};

/// A bloc's published figures of one year beside the sums over its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Totals {
    /// The year.
    pub year: i16,
    /// Members that exist in the year.
    pub members: usize,
    /// Subordinate units.
    pub units: Total,
    /// Staff.
    pub staff: Total,
}

/// One figure of a bloc beside the sum over its members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Total {
    /// What was published of the bloc as a whole.
    pub published: Option<u32>,
    /// The sum over those members whose figure is known.
    pub sum: u64,
    /// Members whose figure is known.
    pub known: usize,
    /// Members whose figure is not known.
    pub missing: usize,
}

/// What the comparison says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The sum is what was published.
    Agrees,
    /// The sum is this much more than was published (less, if negative).
    Differs(i64),
    /// So many members' figures are missing, and the others do not exceed what was published.
    MembersMissing(usize),
    /// Nothing was published for the year.
    NotPublished,
}

/// Compares what was published of `bloc` in `year` with its members' own figures.
///
/// `units` are the units of the bloc; those below a member or not existing in `year` do not count.
pub fn reconcile(bloc: &Bloc, units: &[(Id, &Unit)], year: i16) -> Totals {
    let members = || {
        let units = units.iter().map(|(_, unit)| *unit);
        units.filter(|unit| unit.in_year(year).parent.is_none() && unit.exists_in(year))
    };
    let published = bloc.figures.iter().find(|figures| figures.year == year);
    let total = |published: Option<u32>, figure: fn(&UnitFigures) -> Option<u32>| {
        let figures = members()
            .map(|unit| unit.figures.iter().find(|figures| figures.year == year).and_then(figure));
        let known: Vec<u32> = figures.flatten().collect();
        Total {
            published,
            sum: known.iter().copied().map(u64::from).sum(),
            known: known.len(),
            missing: members().count() - known.len(),
        }
    };
    Totals {
        year,
        members: members().count(),
        units: total(published.and_then(|figures| figures.units), |figures| figures.units),
        staff: total(published.and_then(|figures| figures.staff), |figures| figures.staff),
    }
}

impl Total {
    /// What the comparison says.
    pub fn verdict(&self) -> Verdict {
        let Some(published) = self.published else { return Verdict::NotPublished };
        let more = i64::try_from(self.sum).unwrap_or(i64::MAX).saturating_sub(published.into());
        if self.known + self.missing == 0 {
            return Verdict::MembersMissing(0);
        }
        match (self.missing, more) {
            (0, 0) => Verdict::Agrees,
            (0, _) | (_, 1..) => Verdict::Differs(more),
            (missing, _) => Verdict::MembersMissing(missing),
        }
    }

    /// One clause, such as `công bố 92; 1/5 thành viên có số liệu (cộng 22), còn thiếu 4`.
    fn says(&self, lang: Lang) -> String {
        let sum = show_count(i64::try_from(self.sum).unwrap_or(i64::MAX), lang);
        let members = self.known + self.missing;
        let known = self.known;
        let published = self.published.map(|count| show_count(count.into(), lang));
        let published = published.unwrap_or_default();
        match (self.verdict(), lang) {
            (Verdict::Agrees, Lang::Vi) => format!("{published}, khớp với các thành viên"),
            (Verdict::Agrees, Lang::En) => format!("{published}, as the members' own figures say"),
            (Verdict::Differs(by), lang) => {
                let by = show_count(by.saturating_abs(), lang);
                match lang {
                    Lang::Vi => {
                        format!("công bố {published}, các thành viên cộng {sum}: lệch {by}")
                    }
                    Lang::En => {
                        format!("{published} published, members add up to {sum}: {by} apart")
                    }
                }
            }
            (Verdict::MembersMissing(missing), Lang::Vi) => format!(
                "công bố {published}; {known}/{members} thành viên có số liệu (cộng {sum}), \
                 còn thiếu {missing}"
            ),
            (Verdict::MembersMissing(missing), Lang::En) => format!(
                "{published} published; {known} of {members} members known (sum {sum}), \
                 {missing} missing"
            ),
            (Verdict::NotPublished, Lang::Vi) => {
                format!("chưa công bố; {known}/{members} thành viên có số liệu (cộng {sum})")
            }
            (Verdict::NotPublished, Lang::En) => {
                format!("not published; {known} of {members} members known (sum {sum})")
            }
        }
    }
}

/// How one total stands in a short line: `92 đơn vị (1/5 thành viên có số, cộng 22)`.
fn in_short(total: &Total, what: &str, lang: Lang) -> String {
    let count = |count: u64| show_count(i64::try_from(count).unwrap_or(i64::MAX), lang);
    let published = total.published.map_or_else(|| "?".to_owned(), |it| count(it.into()));
    let members = total.known + total.missing;
    let sum = count(total.sum);
    let said = match (total.verdict(), total.known, lang) {
        (Verdict::Agrees, _, Lang::Vi) => "thành viên: khớp".to_owned(),
        (Verdict::Agrees, _, Lang::En) => "members agree".to_owned(),
        (Verdict::Differs(_), _, Lang::Vi) => format!("thành viên cộng {sum}: LỆCH"),
        (Verdict::Differs(_), _, Lang::En) => format!("members add up to {sum}: DIFFERS"),
        (_, 0, Lang::Vi) => "thành viên: chưa có số".to_owned(),
        (_, 0, Lang::En) => "members: not known".to_owned(),
        (_, known, Lang::Vi) => format!("{known}/{members} thành viên: {sum}"),
        (_, known, Lang::En) => format!("{known} of {members} members: {sum}"),
    };
    format!("{published} {what} ({said})")
}

impl Totals {
    /// What a line of seventy cells has room for: what was published, what the members' figures say.
    pub fn brief(&self) -> Message {
        let year = self.year;
        Message::new(
            format!(
                "{year}: {}, {}",
                in_short(&self.units, "đơn vị", Lang::Vi),
                in_short(&self.staff, "người", Lang::Vi)
            ),
            format!(
                "{year}: {}, {}",
                in_short(&self.units, "units", Lang::En),
                in_short(&self.staff, "staff", Lang::En)
            ),
        )
    }

    /// Whether there is nothing to point out.
    pub fn agrees(&self) -> bool {
        [self.units, self.staff].iter().all(|total| total.verdict() == Verdict::Agrees)
    }

    /// What the screen says of the year.
    pub fn says(&self) -> Message {
        let year = self.year;
        Message::new(
            format!(
                "Năm {year}. Đơn vị trực thuộc: {}. Số người: {}.",
                self.units.says(Lang::Vi),
                self.staff.says(Lang::Vi)
            ),
            format!(
                "{year}. Subordinate units: {}. Staff: {}.",
                self.units.says(Lang::En),
                self.staff.says(Lang::En)
            ),
        )
    }
}
