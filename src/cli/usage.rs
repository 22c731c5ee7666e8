//! What is wrong with the arguments, in both languages. Knows no subcommand.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::Message;

/// What `error` says, and what would be right.
pub fn explain(error: &Error) -> Message {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let near = suggestion(error, ContextKind::SuggestedArg);
            Message::new(
                format!("không có tùy chọn {argument}{}", near.vi),
                format!("there is no option {argument}{}", near.en),
            )
        }
        ErrorKind::InvalidSubcommand => {
            let name = context(error, ContextKind::InvalidSubcommand);
            let near = suggestion(error, ContextKind::SuggestedSubcommand);
            Message::new(
                format!("không có lệnh {name}{}", near.vi),
                format!("there is no command {name}{}", near.en),
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => Message::new(
            format!("thiếu giá trị cho {argument}"),
            format!("{argument} needs a value"),
        ),
        ErrorKind::InvalidValue => {
            let valid = context(error, ContextKind::ValidValue);
            Message::new(
                format!("{argument}: không nhận “{value}”; phải là một trong: {valid}"),
                format!("{argument}: “{value}” is not taken; must be one of: {valid}"),
            )
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map(ToString::to_string).unwrap_or_default();
            let sentence = format!("{argument}: “{value}”: {why}");
            Message::new(sentence.clone(), sentence)
        }
        ErrorKind::MissingRequiredArgument => {
            Message::new(format!("thiếu {argument}"), format!("missing {argument}"))
        }
        ErrorKind::ArgumentConflict => {
            let prior = context(error, ContextKind::PriorArg);
            if prior == argument {
                return Message::new(
                    format!("{argument} chỉ dùng được một lần"),
                    format!("{argument} may be given only once"),
                );
            }
            Message::new(
                format!("{argument} không dùng chung được với {prior}"),
                format!("{argument} cannot be used together with {prior}"),
            )
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Message::new("thiếu tên lệnh", "a command is missing")
        }
        _ => {
            let sentence = error.to_string();
            let sentence = sentence.trim().trim_start_matches("error: ").to_owned();
            Message::new(sentence.clone(), sentence)
        }
    }
}

fn context(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

fn suggestion(error: &Error, kind: ContextKind) -> Message {
    let near = context(error, kind);
    if near.is_empty() {
        return Message::new("", "");
    }
    Message::new(format!("; có phải {near}?"), format!("; did you mean {near}?"))
}
