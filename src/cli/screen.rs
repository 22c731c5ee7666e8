//! `thidua` without a command, and `thidua demo`: open the screen. Knows nothing of what is on it.

use std::sync::Arc;

use clap::Command;

use super::init::{self, Contents};
use super::out::{Failure, Out, Outcome};
use super::setting::Setting;
use super::tree::Words;
use super::{law, store};
use crate::app::{App, Setup};
use crate::demo;
use crate::effect::Effect;
use crate::event::Size;
use crate::keymap::Keymap;
use crate::office::Office;
use crate::paths::{self, Paths};
use crate::runtime;
use crate::store::Store;
use crate::store::backup::daily::Daily;
use crate::terminal::{self, ability};
use crate::text::Lang;

/// The command `demo`.
pub fn demo(words: Words) -> Command {
    words.command(
        "demo",
        "",
        words.pick(
            "Mở màn hình với khối mẫu, trong một kho riêng",
            "Open the screen on the demo bloc, in a store of its own",
        ),
    )
}

/// Opens the screen on the person's own store; a new one is made with the law's awards.
pub fn run(setting: &Setting, out: &mut Out) -> Outcome {
    open_or_make(&setting.paths()?, setting, Contents::Law, out)
}

/// Opens the screen on the demo, which is made where it is missing.
pub fn run_demo(setting: &Setting, out: &mut Out) -> Outcome {
    open_or_make(&setting.demo_paths()?, setting, Contents::Demo, out)
}

fn open_or_make(paths: &Paths, setting: &Setting, contents: Contents, out: &mut Out) -> Outcome {
    // Before a store is made for a screen that cannot be shown.
    terminal::present().map_err(|error| Failure::Says(error.message()))?;
    let keymap = setting.keymap()?;
    let plays = contents == Contents::Demo && !setting.today_given;
    let today = if plays { demo::TODAY } else { setting.today };
    let store =
        store::open_or_make(paths, setting, |store| init::fill(store, contents).map(|_| ()))?;
    open(store, paths, keymap, &setting.clone().on(today), out)
}

/// A session at `store` on a screen of `size`, and what it asks first.
pub fn begin(
    store: &Store,
    setting: &Setting,
    (lang, keymap): (Lang, Keymap),
    variable: impl Fn(&str) -> Option<String> + Copy,
    size: Size,
) -> (App, Vec<Effect>) {
    App::new(Setup {
        config: setting.config.clone(),
        lang,
        today: setting.today,
        clock: || jiff::Timestamp::now().as_millisecond(),
        who: setting.actor.who.clone(),
        role: store.role(),
        size,
        folder: setting.guest.is_none().then(paths::documents),
        catalog: store.catalog(),
        rules: Arc::clone(store.rules()),
        keymap: Arc::new(keymap),
        unicode: ability::unicode(variable),
        colour: ability::colour(variable),
    })
}

/// Hands the store to the screen, which reads it while the person already looks, and backs it up once a day.
fn open(store: Store, paths: &Paths, keymap: Keymap, setting: &Setting, out: &mut Out) -> Outcome {
    let variable = |name: &str| std::env::var(name).ok();
    let store = Arc::new(law::judged(store, out)?);
    let seat = Arc::clone(&store);
    let begin = |size| self::begin(&seat, setting, (out.lang, keymap), variable, size);
    let daily = Arc::new(Daily::new(Arc::clone(&store), paths.backups()));
    let office = Office::new(daily, store).with_templates(Paths::templates());
    let office = Arc::new(office);
    let end = runtime::run_on_tty(office, setting.actor.clone(), begin)
        .map_err(|error| Failure::Says(error.message()))?;
    match end.status() {
        0 => Ok(()),
        status => Err(Failure::Ended(status)),
    }
}
