//! A bloc's year as a whole: its calendar and its works, dossiers read one by one. Knows no screen.

use jiff::civil::Date;

use super::Store;
use super::catalog::Catalog;
use super::engine::EngineError;
use super::request::{BlocYear, NAMED, Topic, Work};
use crate::law::papers::{Complete, complete, papers};
use crate::model::nomination::Nomination;
use crate::model::{Id, Kind, Link, Record};
use crate::text::Message;

/// Dossiers between two looks at whether the answer is still wanted.
const PAUSE: usize = 256;

impl Store {
    /// A bloc's year as it stands on `today`; nothing where `cancelled`.
    pub fn bloc_year(
        &self,
        (bloc, year, today): (Id, i16, Date),
        progress: &dyn Fn(Message, u8),
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<BlocYear>, EngineError> {
        let catalog = self.catalog();
        let due = catalog.due(bloc);
        let entries = catalog.calendar(bloc, year, today, &due);
        let Some(nominated) = catalog.nominated(bloc, year, cancelled) else { return Ok(None) };
        let asked = (bloc, year, today);
        let Some(mut works) = catalog.works(asked, (&entries, &due), &nominated, cancelled) else {
            return Ok(None);
        };
        let Some(dossiers) = self.dossiers(&catalog, &nominated.open, progress, cancelled)? else {
            return Ok(None);
        };
        works.push(dossiers);
        works.sort_by_key(|work| work.topic);
        Ok(Some(BlocYear { bloc, year, entries, works }))
    }

    /// How many of these nominations have all the documents that their awards need.
    fn dossiers(
        &self,
        catalog: &Catalog,
        open: &[Link],
        progress: &dyn Fn(Message, u8),
        cancelled: &dyn Fn() -> bool,
    ) -> Result<Option<Work>, EngineError> {
        let (mut done, mut all, mut missing) = (0, 0, Vec::new());
        for (count, link) in open.iter().enumerate() {
            if count % PAUSE == 0 {
                if cancelled() {
                    return Ok(None);
                }
                let percent = u8::try_from(count * 100 / open.len()).unwrap_or(100);
                progress(Message::new("Đang xem hồ sơ", "Looking at the dossiers"), percent);
            }
            let Some(stored) = self.get(*link)? else { continue };
            let Record::Nomination(nomination) = &stored.record else { continue };
            let Some(whole) = is_whole(nomination, catalog) else { continue };
            all += 1;
            done += usize::from(whole);
            if !whole && missing.len() < NAMED {
                missing.push(*link);
            }
        }
        let topic = Topic::Dossiers;
        Ok(Some(Work { topic, done, all, missing, states: Vec::new(), link: None }))
    }
}

/// Whether nothing that its award needs is missing; `None` where nothing says what is needed.
fn is_whole(nomination: &Nomination, catalog: &Catalog) -> Option<bool> {
    let stored = catalog.get(Link::new(Kind::Award, nomination.award?))?;
    let Record::Award(award) = &stored.record else { return None };
    complete(&papers(nomination, Some((stored.id, award)))).map(Complete::is_whole)
}
