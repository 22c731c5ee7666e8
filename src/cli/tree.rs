//! The tree of commands in one language: names, options, help. Knows not what they do.

use clap::builder::{PathBufValueParser, TypedValueParser, ValueParser};
use clap::{Arg, ArgAction, Command};

use super::{
    chair, check, config, eligible, exchange, explain, history, init, key, keymap, law, list,
    manual, merge, nominee, paths, print, reorganise, report, restore, screen, serve, show,
    template, undo,
};
use crate::config::{Entry, Shape, TABLE, Value, usual};
use crate::text::{Label, Lang};

/// Makes commands and options whose help is in one language.
#[derive(Clone, Copy)]
pub struct Words(pub Lang);

impl Words {
    /// `vi` or `en`, whichever is read.
    pub fn pick(self, vi: &'static str, en: &'static str) -> &'static str {
        Label::new(vi, en).in_lang(self.0)
    }

    /// A command; `usage` is what follows its name.
    pub fn command(self, name: &'static str, usage: &str, about: &'static str) -> Command {
        let usage = format!("thidua {name} {usage}").replace("thidua thidua", "thidua");
        let template = match self.0 {
            Lang::Vi => "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}",
            Lang::En => "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}",
        };
        Command::new(name)
            .about(about)
            .override_usage(usage.trim_end().to_owned())
            .help_template(template)
            .subcommand_help_heading(self.pick("Các lệnh", "Commands"))
            .disable_help_subcommand(true)
            .disable_help_flag(true)
            .disable_version_flag(true)
    }

    /// An option with a value.
    pub fn option(self, name: &'static str, value: &'static str, help: &'static str) -> Arg {
        self.flag(name, help).action(ArgAction::Set).value_name(value)
    }

    /// An option without a value.
    pub fn flag(self, name: &'static str, help: &'static str) -> Arg {
        let heading = self.pick("Tùy chọn", "Options");
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help).help_heading(heading)
    }

    /// A value by its place.
    pub fn place(self, name: &'static str, value: &'static str, help: &'static str) -> Arg {
        Arg::new(name).value_name(value).help(help).help_heading(self.pick("Tham số", "Arguments"))
    }

    /// The option that stands for a setting.
    fn setting(self, entry: &'static Entry) -> Arg {
        let usual = usual(entry).filter(|_| entry.shape != Shape::Flag);
        let usual = usual.map(|usual| format!("; {}: {usual}", self.pick("mặc định", "default")));
        let help = format!(
            "{} [{}{}]",
            entry.means.in_lang(self.0),
            entry.variable(),
            usual.unwrap_or_default()
        );
        let arg = self.flag(entry.option(), "").help(help).action(ArgAction::Set);
        let arg = arg.value_name(entry.shape.said().in_lang(self.0).to_owned());
        match entry.shape {
            Shape::Path(_) => arg.value_parser(PathBufValueParser::new().map(Value::Path)),
            // `--plain` alone is yes; what the file says is undone by `--plain=false`.
            Shape::Flag => arg
                .num_args(0..=1)
                .require_equals(true)
                .default_missing_value("true")
                .value_parser(self.parser(|text| Shape::Flag.read(text))),
            shape => arg.value_parser(self.parser(move |text| shape.read(text))),
        }
    }

    /// A parser that makes a value of an argument, or says in the language read what would be right.
    pub fn parser<T: Clone + Send + Sync + 'static>(
        self,
        parse: impl Fn(&str) -> Result<T, crate::text::Message> + Clone + Send + Sync + 'static,
    ) -> ValueParser {
        let parser =
            move |text: &str| parse(text).map_err(|message| message.in_lang(self.0).to_owned());
        ValueParser::from(parser)
    }
}

/// The whole command line, its help in `lang`.
pub fn tree(lang: Lang) -> Command {
    let words = Words(lang);
    words
        .command(
            "thidua",
            words.pick("[TÙY CHỌN] [LỆNH]", "[OPTIONS] [COMMAND]"),
            words.pick(
                "Sổ làm việc của Ban Thư ký khối thi đua; không có lệnh thì mở màn hình",
                "The secretariat of an emulation bloc; without a command it opens the screen",
            ),
        )
        .version(env!("CARGO_PKG_VERSION"))
        .args(shared(words))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help_heading(words.pick("Tùy chọn chung", "Options of every command"))
                .help(words.pick("Cho biết phiên bản", "Tell the version")),
        )
        .subcommands(vec![
            screen::demo(words),
            screen::tour(words),
            init::command(words),
            chair::command(words),
            list::command(words),
            show::command(words),
            print::command(words),
            template::command(words),
            history::command(words),
            report::command(words),
            nominee::command(words),
            merge::command(words),
            reorganise::command(words),
            exchange::export_command(words),
            exchange::import_command(words),
            exchange::backup_command(words),
            restore::command(words),
            check::command(words),
            eligible::command(words),
            law::command(words),
            undo::command(words),
            serve::command(words),
            key::command(words),
            config::command(words),
            keymap::command(words),
            explain::command(words),
            paths::command(words),
            manual::completions_command(words),
            manual::man_command(words),
        ])
}

/// The options that every command takes: the settings of no section, the file of settings, the day.
fn shared(words: Words) -> Vec<Arg> {
    let heading = words.pick("Tùy chọn chung", "Options of every command");
    let options = [
        words
            .option(
                "config",
                words.pick("TỆP", "FILE"),
                words.pick(
                    "Tệp thiết lập [THIDUA_CONFIG; mặc định: config.toml trong thư mục cấu hình]",
                    "The file of settings [THIDUA_CONFIG; default: config.toml in the configuration folder]",
                ),
            )
            .value_parser(clap::value_parser!(std::path::PathBuf)),
        words.option(
            "today",
            words.pick("NGÀY", "DATE"),
            words.pick(
                "Coi ngày này là hôm nay, như 24/02/2021",
                "Take this day as today, such as 2021-02-24",
            ),
        ),
    ];
    let help = Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .help(words.pick("Xem trợ giúp", "Print help"));
    let all = settings(words, "").into_iter().chain(options).chain([help]);
    all.map(|arg| arg.global(true).help_heading(heading)).collect()
}

/// The options that stand for the settings of `section`.
pub fn settings(words: Words, section: &str) -> Vec<Arg> {
    TABLE
        .iter()
        .filter(|entry| entry.section() == section)
        .map(|entry| words.setting(entry))
        .collect()
}
