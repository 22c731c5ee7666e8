//! The settings written out: as a file that documents them, and as a table for the README. Reads no file.

use std::fmt::Write;

use super::Config;
use super::table::{Entry, TABLE};
use crate::text::Lang;

/// A file of every setting with what it means: what `config` has otherwise than usual is set, the rest stands
/// there as a remark.
pub fn documented(config: &Config, lang: Lang) -> String {
    let mut text = match lang {
        Lang::Vi => "# Thiết lập của thidua. Bỏ dấu # ở đầu dòng để đặt giá trị khác.\n\
                     # Dòng lệnh (--tên) hơn biến môi trường (THIDUA_TÊN), biến môi trường hơn tệp này.\n"
            .to_owned(),
        Lang::En => "# The settings of thidua. Take the # away to set another value.\n\
                     # A command line (--name) beats the environment (THIDUA_NAME), which beats this file.\n"
            .to_owned(),
    };
    let usual = Config::default();
    let mut section = "";
    for entry in TABLE {
        if entry.section() != section {
            section = entry.section();
            let _ = write!(text, "\n[{section}]\n");
        }
        let now = (entry.get)(config);
        let set = now != (entry.get)(&usual);
        let value = now.unwrap_or_else(|| entry.shape.example()).toml();
        let sign = if set { "" } else { "# " };
        let means = entry.means.in_lang(lang);
        let takes = entry.shape.said();
        let takes = takes.in_lang(lang);
        let _ = write!(text, "\n# {means}\n# ({takes})\n{sign}{} = {value}\n", entry.option());
    }
    text
}

/// A table of every setting: name, values, what is usual, meaning.
pub fn markdown(lang: Lang) -> String {
    let mut text = match lang {
        Lang::Vi => "| Thiết lập | Giá trị | Mặc định | Nghĩa |\n|---|---|---|---|\n",
        Lang::En => "| Setting | Values | Default | Meaning |\n|---|---|---|---|\n",
    }
    .to_owned();
    for entry in TABLE {
        let takes = entry.shape.said();
        let takes = takes.in_lang(lang).replace('|', "\\|");
        let means = entry.means.in_lang(lang);
        let default = usual(entry).unwrap_or_default();
        let _ = writeln!(text, "| `{}` | {takes} | {default} | {means} |", entry.name);
    }
    text
}

/// The usual value of a setting; `None` where nothing is said.
pub fn usual(entry: &Entry) -> Option<String> {
    (entry.get)(&Config::default()).map(|value| value.text())
}
