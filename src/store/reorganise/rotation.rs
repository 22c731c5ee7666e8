//! Whose turn in the rotation passes on when units end or move. Knows no person.

use super::Work;
use crate::model::bloc::{Bloc, Turn};
use crate::model::{Id, Kind, Link, Record};
use crate::store::request::Refusal;

impl Work<'_, '_> {
    /// Lets `heir` take the turns of `units`, in its own place or that of the first of them, and what is expected of
    /// the years after the last day; `others` come in at the end. Without an heir the turns fall away.
    pub fn hand_on_turns(
        &mut self,
        units: &[Id],
        heir: Option<Id>,
        others: &[Id],
    ) -> Result<(), Refusal> {
        let mut blocs: Vec<Link> = Vec::new();
        for unit in units {
            blocs.extend(self.plan.store.sources(Link::new(Kind::Unit, *unit), Kind::Bloc)?);
        }
        blocs.sort_unstable();
        blocs.dedup();
        for link in blocs {
            let Some(Record::Bloc(mut bloc)) = self.plan.get(link)? else { continue };
            turns(&mut bloc, units, heir, others);
            expected(&mut bloc, units, heir, self.last.year());
            self.plan.set(link, Some(Record::Bloc(bloc)))?;
        }
        Ok(())
    }

    /// A unit comes in at the end of the bloc's own order, where the bloc has one.
    pub fn take_a_turn(&mut self, unit: Id, bloc: Id) -> Result<(), Refusal> {
        let link = Link::new(Kind::Bloc, bloc);
        let Some(Record::Bloc(mut bloc)) = self.plan.get(link)? else { return Ok(()) };
        if !bloc.rotation.is_empty() && bloc.rotation.iter().all(|turn| turn.unit != Some(unit)) {
            bloc.rotation.push(Turn { unit: Some(unit) });
            self.plan.set(link, Some(Record::Bloc(bloc)))?;
        }
        Ok(())
    }
}

fn turns(bloc: &mut Bloc, units: &[Id], heir: Option<Id>, others: &[Id]) {
    let is_theirs = |turn: &Turn| turn.unit.is_some_and(|id| units.contains(&id));
    let own = bloc.rotation.iter().position(|turn| heir.is_some() && turn.unit == heir);
    let Some(place) = own.or_else(|| bloc.rotation.iter().position(is_theirs)) else { return };
    let mut after = bloc.rotation.split_off(place);
    bloc.rotation.retain(|turn| !is_theirs(turn));
    after.retain(|turn| !is_theirs(turn));
    bloc.rotation.extend(heir.map(|heir| Turn { unit: Some(heir) }));
    bloc.rotation.extend(after);
    bloc.rotation.extend(others.iter().map(|id| Turn { unit: Some(*id) }));
}

fn expected(bloc: &mut Bloc, units: &[Id], heir: Option<Id>, last: i16) {
    let theirs = |unit: Option<Id>| unit.is_some_and(|id| units.contains(&id));
    bloc.expected.retain(|row| row.year <= last || heir.is_some() || !theirs(row.chair));
    for row in bloc.expected.iter_mut().filter(|row| row.year > last) {
        if theirs(row.chair) {
            row.chair = heir;
        }
        if theirs(row.deputy) {
            row.deputy = heir;
        }
        if row.deputy == row.chair {
            row.deputy = None;
        }
    }
}
