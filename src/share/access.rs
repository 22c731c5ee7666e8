//! The file that says who may come in and as what. Knows no way in.
//!
//! One line for each, words parted by blanks; what follows `#` at the beginning of a line is a remark.
//!
//! | line | who |
//! |---|---|
//! | `viewer user binh Trần Văn Bình` | a user of this machine, by login name; the name for the journal may be left out |
//! | `editor group thidua` | everybody in a group of this machine |
//! | `admin key ssh-ed25519 AAAA… Nguyễn Thị Lan` | whoever holds this SSH key; the name for the journal |
//!
//! Of several lines about one person the highest role counts; a line at fault is left out and told.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use russh::keys::ssh_key::{Algorithm, HashAlg, PublicKey};

use super::peer::Peer;
use crate::store::request::Role;
use crate::text::{Message, nearest, one_line};

/// The name of the file in the data folder.
pub const FILE: &str = "access";

/// Who may come in.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// The lines that are right.
    pub entries: Vec<Entry>,
    /// What is wrong with the others.
    pub faults: Vec<(usize, Message)>,
}

/// One line.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Where it stands, from 1.
    pub line: usize,
    /// As what they come in.
    pub role: Role,
    /// Who.
    pub whom: Whom,
}

/// Whom a line lets in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "a file has few lines")]
pub enum Whom {
    /// A user of this machine: login name, and the name for the journal.
    User(String, String),
    /// A group of this machine.
    Group(String),
    /// The holder of an SSH key, and the name for the journal.
    Key(PublicKey, String),
}

impl Access {
    /// What the file at `path` says; without a file nobody but the owner comes in.
    pub fn read(path: &Path) -> io::Result<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// What `text` says.
    pub fn parse(text: &str) -> Self {
        let mut access = Self::default();
        for (index, line) in text.lines().enumerate() {
            let (number, line) = (index + 1, line.trim());
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match parse_line(line).and_then(|(role, whom)| Ok((role, access.only(whom)?))) {
                Ok((role, whom)) => access.entries.push(Entry { line: number, role, whom }),
                Err(fault) => access.faults.push((number, fault)),
            }
        }
        access
    }

    fn only(&self, whom: Whom) -> Result<Whom, Message> {
        let same = |entry: &&Entry| match (&entry.whom, &whom) {
            (Whom::User(one, _), Whom::User(other, _)) | (Whom::Group(one), Whom::Group(other)) => {
                one == other
            }
            (Whom::Key(one, _), Whom::Key(other, _)) => one.key_data() == other.key_data(),
            _ => false,
        };
        match self.entries.iter().find(same) {
            None => Ok(whom),
            Some(Entry { line, .. }) => Err(Message::new(
                format!("đã có ở dòng {line}; hãy giữ một dòng"),
                format!("is in line {line} already; keep one of them"),
            )),
        }
    }

    /// As what a person of this machine comes in, and under which name.
    pub(super) fn of_peer(&self, peer: &Peer) -> Option<(Role, String)> {
        let named = |entry: &Entry| match &entry.whom {
            Whom::User(login, name) if *login == peer.login => Some((entry.role, name.clone())),
            Whom::Group(group) if peer.groups.contains(group) => {
                Some((entry.role, peer.login.clone()))
            }
            _ => None,
        };
        let found: Vec<_> = self.entries.iter().filter_map(named).collect();
        let role = found.iter().map(|(role, _)| *role).max()?;
        let name = found.into_iter().map(|(_, name)| name).find(|name| *name != peer.login);
        Some((role, name.unwrap_or_else(|| peer.login.clone())))
    }

    /// As what the holder of `key` comes in, and under which name.
    pub fn of_key(&self, key: &PublicKey) -> Option<(Role, String)> {
        self.entries.iter().find_map(|entry| match &entry.whom {
            Whom::Key(own, name) if own.key_data() == key.key_data() => {
                Some((entry.role, name.clone()))
            }
            _ => None,
        })
    }
}

/// A key as people compare it: `SHA256:…`.
pub fn fingerprint(key: &PublicKey) -> String {
    key.fingerprint(HashAlg::Sha256).to_string()
}

/// The key in a line of an OpenSSH `.pub` file, and what stands behind it.
pub fn parse_key(text: &str) -> Result<(PublicKey, String), Message> {
    let mut words = text.split_whitespace();
    let (Some(sort), Some(data)) = (words.next(), words.next()) else {
        return Err(Message::new(
            "phải là khóa công khai OpenSSH, như: ssh-ed25519 AAAA… (tệp .pub)",
            "must be an OpenSSH public key, such as: ssh-ed25519 AAAA… (a .pub file)",
        ));
    };
    let key = PublicKey::from_openssh(&format!("{sort} {data}")).map_err(|error| {
        Message::new(
            format!("không phải khóa công khai OpenSSH: {error}"),
            format!("no OpenSSH public key: {error}"),
        )
    })?;
    if matches!(key.algorithm(), Algorithm::Rsa { .. } | Algorithm::Dsa) {
        return Err(Message::new(
            "khóa RSA và DSA không dùng được ở đây; hãy tạo khóa mới bằng ssh-keygen -t ed25519",
            "RSA and DSA keys are of no use here; make one with ssh-keygen -t ed25519",
        ));
    }
    Ok((key, words.collect::<Vec<_>>().join(" ")))
}

/// A role by its name; an error that names those there are.
pub fn parse_role(text: &str) -> Result<Role, Message> {
    Role::named(text).ok_or_else(|| {
        let near = nearest(text, Role::ALL.map(Role::name));
        let near = near.map(|name| format!(" ({name}?)")).unwrap_or_default();
        Message::new(
            format!("vai trò “{text}” không có{near}; phải là viewer, editor hoặc admin"),
            format!("there is no role “{text}”{near}; must be viewer, editor or admin"),
        )
    })
}

/// The first word of a line, and the rest of it without blanks around.
fn word(line: &str) -> (&str, &str) {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    (word, rest.trim())
}

fn parse_line(line: &str) -> Result<(Role, Whom), Message> {
    let (role, line) = word(line);
    let role = parse_role(role)?;
    let (way, rest) = word(line);
    let (first, name) = word(rest);
    let (first, name) = (first.to_owned(), one_line(name));
    if rest.is_empty() {
        return Err(Message::new(
            "thiếu: sau vai trò phải là user TÊN, group TÊN hoặc key KHÓA TÊN",
            "incomplete: the role is followed by user NAME, group NAME or key KEY NAME",
        ));
    }
    let whom = match way {
        "user" if name.is_empty() => Whom::User(first.clone(), first),
        "user" => Whom::User(first, name),
        "group" if name.is_empty() => Whom::Group(first),
        "group" => {
            return Err(Message::new(
                "sau tên nhóm không được có gì khác",
                "nothing may follow the name of a group",
            ));
        }
        "key" => {
            let (key, name) = parse_key(rest)?;
            let name = one_line(&name);
            if name.is_empty() {
                return Err(Message::new(
                    "sau khóa phải có tên người giữ khóa, để ghi vào nhật ký",
                    "the key must be followed by its holder's name, for the journal",
                ));
            }
            Whom::Key(key, name)
        }
        _ => {
            return Err(Message::new(
                format!("“{way}” không phải cách vào; phải là user, group hoặc key"),
                format!("“{way}” is no way in; must be user, group or key"),
            ));
        }
    };
    Ok((role, whom))
}
