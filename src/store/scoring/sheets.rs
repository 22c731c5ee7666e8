//! A score sheet beside its table, its unit and the other sheets; a table beside others and its sheets. Knows no
//! ballot.

use super::super::engine::EngineError;
use super::super::keys;
use super::super::merits::Found;
use super::super::plan::{Plan, PlanNames};
use crate::model::scheme::Scheme;
use crate::model::score::Score;
use crate::model::{Fault, Kind, Link, Names, Record};
use crate::text::Lang;

impl Plan<'_> {
    pub(super) fn sheet(
        &self,
        link: Link,
        score: &Score,
        found: &mut Found,
    ) -> Result<(), EngineError> {
        if !self.differs(link, &["bloc", "year", "unit", "scheme", "points", "steps"]) {
            return Ok(());
        }
        let mut faults = self.sheet_misfits(score)?;
        let before = self.slot(link).and_then(|slot| slot.before.as_ref());
        let before = match before.map(|stored| &stored.record) {
            Some(Record::Score(before)) => Some(before),
            _ => None,
        };
        if let Some(before) = before {
            let known = self.sheet_misfits(before)?;
            faults.retain(|fault| !known.contains(fault));
        }
        if self.differs(link, &["year", "unit"]) {
            faults.extend(self.doubled(link, score)?);
        }
        let was = before.map_or("", Score::stage);
        if score.stage() == "adopted" && was != "adopted" {
            faults.extend(self.adopted_alone(score)?);
        }
        found.faults.extend(faults.into_iter().map(|fault| (link, fault)));
        if was == "adopted" && before.is_some_and(|before| before.points != score.points) {
            let doubt = Fault::new(
                "hội nghị đã thông qua điểm của phiếu này",
                "the meeting has adopted the points of this sheet",
            );
            found.doubts.push((link, doubt.at("points")));
        }
        Ok(())
    }

    /// What is wrong between a sheet, its table and its unit.
    fn sheet_misfits(&self, score: &Score) -> Result<Vec<Fault>, EngineError> {
        let mut faults = Vec::new();
        if let Some(scheme) = self.scheme(score.scheme)? {
            faults.extend(self.other_table(score, &scheme)?);
            faults.extend(score.misfits(&scheme));
            faults.extend(score.unready(&scheme));
        }
        if let Some(id) = score.unit
            && let Some(Record::Unit(unit)) = self.get(Link::new(Kind::Unit, id))?
        {
            let year = score.year;
            if unit.bloc != score.bloc || unit.parent.is_some() {
                let fault = Fault::new(
                    "phải là đơn vị thành viên của khối",
                    "must be a member of the bloc",
                );
                faults.push(fault.at("unit"));
            } else if !unit.exists_in(year) {
                let fault = Fault::new(
                    format!("không phải là thành viên của khối trong năm {year}"),
                    format!("is no member of the bloc in {year}"),
                );
                faults.push(fault.at("unit"));
            }
        }
        Ok(faults)
    }

    /// The table is of another bloc or of other years.
    fn other_table(&self, score: &Score, scheme: &Scheme) -> Result<Option<Fault>, EngineError> {
        if scheme.bloc != score.bloc {
            let fault = Fault::new(
                "là bảng tiêu chí của khối khác",
                "is a table of criteria of another bloc",
            );
            return Ok(Some(fault.at("scheme")));
        }
        if scheme.covers(score.year) {
            return Ok(None);
        }
        let year = score.year;
        let mut right = None;
        self.each_planned(Kind::Scheme, &mut |_, record| {
            if let Record::Scheme(other) = record
                && other.bloc == score.bloc
                && other.covers(year)
            {
                right = Some(format!("{} {}", other.code, other.name));
            }
        })?;
        let (vi, en) = (scheme.used(Lang::Vi), scheme.used(Lang::En));
        let fault = match right {
            Some(right) => Fault::new(
                format!("bảng này áp dụng {vi}; năm {year} dùng {right}"),
                format!("this table is used {en}; for {year} it is {right}"),
            ),
            None => Fault::new(
                format!("bảng này áp dụng {vi}; chưa có bảng tiêu chí nào của năm {year}"),
                format!("this table is used {en}; there is none for {year} yet"),
            ),
        };
        Ok(Some(fault.at("scheme")))
    }

    fn doubled(&self, link: Link, score: &Score) -> Result<Option<Fault>, EngineError> {
        let mut double = None;
        self.each_planned(Kind::Score, &mut |other, record| {
            if let Record::Score(theirs) = record
                && other != link
                && score.unit.is_some()
                && (theirs.unit, theirs.year) == (score.unit, score.year)
            {
                double = Some(theirs.code.clone());
            }
        })?;
        let year = score.year;
        Ok(double.map(|code| {
            let fault = Fault::new(
                format!("đơn vị này đã có phiếu chấm điểm năm {year}: {code}"),
                format!("this unit has a score sheet of {year} already: {code}"),
            );
            fault.at("unit")
        }))
    }

    /// A sheet adopted while others of the same table are not.
    fn adopted_alone(&self, score: &Score) -> Result<Option<Fault>, EngineError> {
        let mut others = Vec::new();
        self.each_planned(Kind::Score, &mut |_, record| {
            if let Record::Score(theirs) = record
                && (theirs.bloc, theirs.year) == (score.bloc, score.year)
                && theirs.stage() != "adopted"
            {
                others.push(theirs.code.clone());
            }
        })?;
        let (row, list) = (score.steps.len().saturating_sub(1), others.join(", "));
        Ok((!others.is_empty()).then(|| {
            let fault = Fault::new(
                format!("bảng điểm được thông qua cho cả khối; còn phiếu {list} chưa thông qua"),
                format!("a table is adopted for the whole bloc; {list} would not be"),
            );
            fault.at_cell("steps", row, "stage")
        }))
    }

    pub(super) fn table(
        &self,
        link: Link,
        scheme: &Scheme,
        found: &mut Found,
    ) -> Result<(), EngineError> {
        if !self.differs(link, &["bloc", "from", "until", "criteria"]) {
            return Ok(());
        }
        if self.differs(link, &["bloc", "from", "until"]) {
            self.each_planned(Kind::Scheme, &mut |other, record| {
                if let Record::Scheme(theirs) = record
                    && other != link
                    && theirs.bloc == scheme.bloc
                    && scheme.overlaps(theirs)
                {
                    found.doubts.push((link, overlapping(theirs)));
                }
            })?;
        }
        let before = self.slot(link).and_then(|slot| slot.before.as_ref());
        let Some(Record::Scheme(before)) = before.map(|stored| &stored.record) else {
            return Ok(());
        };
        for sheet in self.untouched_sources(keys::pointing_at_from(link, Kind::Score))? {
            let Some(Record::Score(score)) = self.get(sheet)? else { continue };
            let wrong = |scheme: &Scheme| {
                let mut faults = score.misfits(scheme);
                faults.extend(score.unready(scheme));
                if !scheme.covers(score.year) || scheme.bloc != score.bloc {
                    let year = score.year;
                    faults.push(Fault::new(
                        format!("không còn áp dụng cho năm {year}"),
                        format!("is not used for {year} any more"),
                    ));
                }
                faults
            };
            let known = wrong(before);
            if let Some(fault) = wrong(scheme).into_iter().find(|fault| !known.contains(fault)) {
                let names = PlanNames { plan: self, lang: Lang::Vi };
                let title = format!("{} {}", score.code, names.title(sheet).unwrap_or_default());
                let fault = Fault::new(
                    format!("phiếu {title} sẽ không còn khớp: {}", fault.message.vi),
                    format!("the sheet {title} would not fit any more: {}", fault.message.en),
                );
                found.faults.push((link, fault.at("criteria")));
            }
        }
        Ok(())
    }
}

fn overlapping(other: &Scheme) -> Fault {
    let (code, name) = (&other.code, &other.name);
    Fault::new(
        format!("{code} {name} cũng áp dụng {}: ghi năm cuối của một bảng", other.used(Lang::Vi)),
        format!("{code} {name} is used {}, too: end one of them", other.used(Lang::En)),
    )
    .at("from")
}
