//! What is doubtful about meetings and direction items: an agenda out of order, an owner that is no member of the
//! bloc that year. Knows no name.

use super::engine::EngineError;
use super::plan::{Plan, PlanNames};
use crate::model::direction::Direction;
use crate::model::{Fault, Kind, Link, Names, Record};
use crate::text::Lang;

impl Plan<'_> {
    /// Doubts about the meetings and direction items that the act makes or changes.
    pub fn strangers(&self) -> Result<Vec<(Link, Fault)>, EngineError> {
        let mut doubts = Vec::new();
        for link in &self.order {
            let Some(record) = self.slot(*link).and_then(|slot| slot.after.as_ref()) else {
                continue;
            };
            let found = match record {
                Record::Meeting(meeting) if self.differs(*link, &["time", "agenda"]) => {
                    meeting.doubts()
                }
                Record::Direction(direction) if self.differs(*link, &["bloc", "year", "units"]) => {
                    self.owners(direction)?
                }
                _ => Vec::new(),
            };
            doubts.extend(found.into_iter().map(|doubt| (*link, doubt)));
        }
        Ok(doubts)
    }

    /// Owner units that are not members of the bloc in the item's year.
    fn owners(&self, direction: &Direction) -> Result<Vec<Fault>, EngineError> {
        let year = direction.year;
        let mut doubts = Vec::new();
        for (row, owner) in direction.units.iter().enumerate() {
            let Some(id) = owner.unit else { continue };
            let link = Link::new(Kind::Unit, id);
            let Some(Record::Unit(unit)) = self.get(link)? else { continue };
            if unit.bloc == direction.bloc && unit.parent.is_none() && unit.exists_in(year) {
                continue;
            }
            let title = |lang| PlanNames { plan: self, lang }.title(link).unwrap_or_default();
            doubts.push(
                Fault::new(
                    format!("{} không phải đơn vị thành viên của khối năm {year}", title(Lang::Vi)),
                    format!("{} is not a member of the bloc in {year}", title(Lang::En)),
                )
                .at_cell("units", row, "unit"),
            );
        }
        Ok(doubts)
    }
}
