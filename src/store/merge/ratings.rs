//! The yearly ratings of two that become one: the same ones become one, others stand in the way. Knows no other
//! record.

use super::super::engine::EngineError;
use super::super::plan::Plan;
use crate::model::rating::{RATINGS, Rating};
use crate::model::show::choice_label;
use crate::model::{Fault, Kind, Link, Record};
use crate::text::Lang;

impl Plan<'_> {
    /// Every rating of `keep` as it will be, those that the act does not touch first.
    fn ratings_of(&self, keep: Link) -> Result<Vec<(Link, Rating)>, EngineError> {
        let mut ratings: Vec<(Link, Rating)> = Vec::new();
        let touched = self.order.iter().copied().filter(|link| link.kind == Kind::Rating);
        let stored = self.store.about(keep, Kind::Rating)?.into_iter();
        for link in stored.filter(|link| self.slot(*link).is_none()).chain(touched) {
            if let Some(Record::Rating(rating)) = self.get(link)?
                && rating.subject == Some(keep)
            {
                ratings.push((link, rating));
            }
        }
        Ok(ratings)
    }

    /// Makes ratings of one year that tell the same of `keep` one: the first takes over what it lacks.
    pub fn join_ratings(&mut self, keep: Link) -> Result<(), EngineError> {
        let mut kept: Vec<(Link, Rating)> = Vec::new();
        for (link, rating) in self.ratings_of(keep)? {
            let same = |(_, it): &&mut (Link, Rating)| {
                it.year == rating.year
                    && it.rating == rating.rating
                    && it.unit.zip(rating.unit).is_none_or(|(one, other)| one == other)
            };
            let Some((first, it)) = kept.iter_mut().find(same) else {
                kept.push((link, rating));
                continue;
            };
            it.unit = it.unit.or(rating.unit);
            if it.note.is_empty() {
                it.note = rating.note;
            } else if !rating.note.is_empty() && it.note != rating.note {
                it.note = format!("{}\n{}", it.note, rating.note);
            }
            let (first, joined) = (*first, Record::Rating(it.clone()));
            self.set(first, Some(joined))?;
            self.set(link, None)?;
        }
        Ok(())
    }

    /// Ratings of one year that tell different things of who shall be one.
    pub fn ratings_apart(&self, keep: Link) -> Result<Vec<(Link, Fault)>, EngineError> {
        let ratings = self.ratings_of(keep)?;
        let mut faults = Vec::new();
        for (place, (link, ours)) in ratings.iter().enumerate() {
            let other = ratings[..place]
                .iter()
                .find(|(_, theirs)| theirs.year == ours.year && theirs.rating != ours.rating);
            let Some((_, theirs)) = other else { continue };
            let (year, code) = (ours.year, &theirs.code);
            let label = |lang| choice_label(&RATINGS, &theirs.rating, lang);
            let fault = Fault::new(
                format!("năm {year} đã xếp loại khác ở {code}: {}", label(Lang::Vi)),
                format!("{year} is rated otherwise in {code}: {}", label(Lang::En)),
            );
            faults.push((*link, fault.at("rating")));
        }
        Ok(faults)
    }
}
