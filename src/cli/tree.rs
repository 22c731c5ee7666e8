//! The tree of commands in one language: names, options, help. Knows not what they do.

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, Command};

use super::{
    chair, check, eligible, exchange, explain, history, init, key, keymap, law, list, manual,
    merge, nominee, paths, print, reorganise, report, restore, screen, serve, show, undo,
};
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
            keymap::command(words),
            explain::command(words),
            paths::command(words),
            manual::completions_command(words),
            manual::man_command(words),
        ])
}

/// The options that every command takes.
fn shared(words: Words) -> Vec<Arg> {
    let heading = words.pick("Tùy chọn chung", "Options of every command");
    let options = [
        words
            .option(
                "data",
                words.pick("THƯ_MỤC", "DIR"),
                words.pick(
                    "Thư mục dữ liệu [biến môi trường THIDUA_DATA]",
                    "The data folder [environment: THIDUA_DATA]",
                ),
            )
            .value_parser(clap::value_parser!(std::path::PathBuf)),
        words
            .option(
                "lang",
                "vi|en",
                words.pick(
                    "Ngôn ngữ [THIDUA_LANG, LC_ALL, LC_MESSAGES, LANG; mặc định: vi]",
                    "The language [THIDUA_LANG, LC_ALL, LC_MESSAGES, LANG; default: vi]",
                ),
            )
            .value_parser(words.parser(super::language::parse)),
        words.option(
            "keymap",
            words.pick("TÊN|TỆP", "NAME|FILE"),
            words.pick(
                "Bộ phím: default, vim, office hoặc một tệp TOML",
                "The keymap: default, vim, office, or a TOML file",
            ),
        ),
        words.option(
            "today",
            words.pick("NGÀY", "DATE"),
            words.pick(
                "Coi ngày này là hôm nay, như 24/02/2021",
                "Take this day as today, such as 2021-02-24",
            ),
        ),
        words.option(
            "as",
            words.pick("TÊN", "NAME"),
            words.pick(
                "Tên người làm ghi vào nhật ký [mặc định: tên đăng nhập]",
                "Who acts, as the journal keeps it [default: the login name]",
            ),
        ),
    ];
    let help = Arg::new("help")
        .long("help")
        .short('h')
        .action(ArgAction::Help)
        .help(words.pick("Xem trợ giúp", "Print help"));
    let all = options.into_iter().chain([help]);
    all.map(|arg| arg.global(true).help_heading(heading)).collect()
}
