//! The options of `thidua serve` that limit what is asked of it over SSH. Knows no door.

use std::time::Duration;

use clap::{Arg, ArgMatches, value_parser};

use crate::cli::tree::Words;
use crate::share::ssh::Limits;

/// The options, each with its default.
pub fn options(words: Words) -> Vec<Arg> {
    let usual = Limits::default();
    let number = |name, value, vi: &str, en: &str, usual: u64| {
        let (said, default) = match words.0 {
            crate::text::Lang::Vi => (vi, "mặc định"),
            crate::text::Lang::En => (en, "default"),
        };
        words
            .option(name, value, "")
            .help(format!("{said} [{default}: {usual}]"))
            .value_parser(value_parser!(u32).range(1..))
    };
    vec![
        number(
            "login",
            words.pick("GIÂY", "SECONDS"),
            "SSH: số giây để đăng nhập",
            "SSH: seconds to log in",
            usual.login.as_secs(),
        ),
        number(
            "attempts",
            words.pick("SỐ", "NUMBER"),
            "SSH: số khóa được thử mỗi kết nối",
            "SSH: keys that a connection may try",
            usual.attempts as u64,
        ),
        number(
            "channels",
            words.pick("SỐ", "NUMBER"),
            "SSH: số kênh mở cùng lúc mỗi kết nối",
            "SSH: channels that a connection may have open",
            usual.channels as u64,
        ),
        number(
            "burst",
            words.pick("SỐ", "NUMBER"),
            "SSH: số kết nối dồn một lúc từ một địa chỉ",
            "SSH: connections at once from one address",
            usual.burst.into(),
        ),
        number(
            "rate",
            words.pick("SỐ", "NUMBER"),
            "SSH: số kết nối mỗi giây sau đó từ một địa chỉ",
            "SSH: connections a second after that from one address",
            usual.rate.into(),
        ),
    ]
}

/// What they say; at most `connections` at a time.
pub fn read(matches: &ArgMatches, connections: usize) -> Limits {
    let usual = Limits::default();
    let said = |name: &str| matches.get_one::<u32>(name).copied();
    let count = |name: &str, usual: usize| said(name).map_or(usual, |said| said as usize);
    Limits {
        connections,
        channels: count("channels", usual.channels),
        login: said("login").map_or(usual.login, |seconds| Duration::from_secs(seconds.into())),
        attempts: count("attempts", usual.attempts),
        burst: said("burst").unwrap_or(usual.burst),
        rate: said("rate").unwrap_or(usual.rate),
    }
}
