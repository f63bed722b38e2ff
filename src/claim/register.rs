//! A register of findings: a TOML file beside the book that keeps what was found, what was answered and what became of it.
//!
//! ```text
//! Register ── known ids, differences ──compare──▶ new entries, those that are gone, those whose amount changed
//! ```
//! Entries are only ever appended. A register belongs to the people who answer the findings: status, response and comments are
//! theirs, and no byte that is there is changed.

use std::collections::{HashMap, HashSet};

/// The key that makes a TOML file a register, so that nothing is appended to a book by mistake.
const MARK: &str = "register";

/// What is known of a finding when it is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// `ADDRESS:CODE`: it stays the same from run to run.
    pub id: String,
    /// Where the book says it: `book.toml:95`.
    pub place: String,
    /// The document.
    pub source: Option<String>,
    /// The words of the document, or of the verifier.
    pub says: Option<String>,
    /// The printed figure.
    pub published: Option<String>,
    /// The recomputed one.
    pub recomputed: Option<String>,
    /// Printed less recomputed, with its unit.
    pub difference: Option<String>,
    /// The clause it is set against.
    pub clause: Option<String>,
}

/// A register as it was read.
#[derive(Debug, Clone, Default)]
pub struct Register {
    text: String,
    known: Vec<(String, Option<String>)>,
}

/// Why a file is no register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegisterError {
    /// It is not TOML; the parser's words.
    Syntax(String),
    /// It does not say that it is one.
    NoMark,
}

/// A register beside what is found now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'e> {
    /// Entries it does not have.
    pub new: Vec<&'e Entry>,
    /// How many it has.
    pub known: usize,
    /// Ids that it has and that are not found now.
    pub gone: Vec<String>,
    /// Ids whose difference is another by now: then, now.
    pub changed: Vec<(String, String, String)>,
}

impl Register {
    /// Reads a register.
    ///
    /// # Errors
    /// When the text is not TOML, or says not that it is a register.
    pub fn read(text: &str) -> Result<Register, RegisterError> {
        let table: toml::Table = toml::from_str(text).map_err(|error| RegisterError::Syntax(error.to_string()))?;
        if table.get(MARK).and_then(toml::Value::as_integer) != Some(1) {
            return Err(RegisterError::NoMark);
        }
        let entries = table.get("finding").and_then(toml::Value::as_array).into_iter().flatten();
        let text_of = |entry: &toml::Value, key: &str| entry.get(key)?.as_str().map(str::to_owned);
        let known = entries.filter_map(|entry| Some((text_of(entry, "id")?, text_of(entry, "difference"))));
        Ok(Register { known: known.collect(), text: text.to_owned() })
    }

    /// Compares it with what is found now. `wanted` says which of its ids were looked for at all.
    pub fn compare<'e>(&self, entries: &'e [Entry], wanted: impl Fn(&str) -> bool) -> Compared<'e> {
        let known: HashMap<&str, Option<&str>> =
            self.known.iter().map(|(id, difference)| (id.as_str(), difference.as_deref())).collect();
        let now: HashSet<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
        let changed = entries.iter().filter_map(|entry| {
            let (then, now) = ((*known.get(entry.id.as_str())?)?, entry.difference.as_deref()?);
            (then != now).then(|| (entry.id.clone(), then.to_owned(), now.to_owned()))
        });
        let gone = self.known.iter().map(|(id, _)| id).filter(|id| !now.contains(id.as_str()) && wanted(id));
        Compared {
            new: entries.iter().filter(|entry| !known.contains_key(entry.id.as_str())).collect(),
            known: entries.iter().filter(|entry| known.contains_key(entry.id.as_str())).count(),
            gone: gone.cloned().collect(),
            changed: changed.collect(),
        }
    }

    /// The text with new entries at its end; what is there stays byte by byte. A register that is not there yet begins with
    /// `head` as comments.
    pub fn appended(&self, new: &[&Entry], head: &str) -> String {
        let mut text = self.text.clone();
        if text.is_empty() {
            head.lines().for_each(|line| text.push_str(&format!("# {line}\n")));
            text.push_str(&format!("{MARK} = 1\n"));
        } else if !text.ends_with('\n') {
            text.push('\n');
        }
        for entry in new {
            text.push_str("\n[[finding]]\n");
            let optional = [
                ("source", &entry.source),
                ("says", &entry.says),
                ("clause", &entry.clause),
                ("published", &entry.published),
                ("recomputed", &entry.recomputed),
                ("difference", &entry.difference),
            ];
            let mut line = |key: &str, value: &str| text.push_str(&format!("{key:<10} = {}\n", quoted(value)));
            line("id", &entry.id);
            line("place", &entry.place);
            for (key, value) in optional {
                value.iter().for_each(|value| line(key, value));
            }
            line("status", "open");
            line("response", "");
        }
        text
    }
}

/// A basic string of TOML on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, difference: &str) -> Entry {
        Entry {
            id: id.to_owned(),
            place: "b.toml:1".to_owned(),
            difference: Some(difference.to_owned()),
            ..Entry::default()
        }
    }

    #[test]
    fn what_is_there_stays_byte_by_byte_and_odd_texts_read_back() {
        let first = [Entry { says: Some("a \"b\"\\\n\u{1}\u{7f}中".to_owned()), ..entry("claim/a:x", "-8 t") }];
        let text = Register::default().appended(&first.iter().collect::<Vec<_>>(), "one\ntwo");
        assert!(text.starts_with("# one\n# two\nregister = 1\n\n[[finding]]\n"));
        let edited = text.replace("status     = \"open\"", "status = 'closed' # by me");
        let register = Register::read(&edited).unwrap();
        let now = [entry("claim/a:x", "-9 t"), entry("claim/b:x", "1 t")];
        let compared = register.compare(&now, |_| true);
        assert_eq!(compared.new, [&now[1]]);
        assert_eq!(compared.changed, [("claim/a:x".to_owned(), "-8 t".to_owned(), "-9 t".to_owned())]);
        let longer = register.appended(&compared.new, "");
        assert!(longer.starts_with(&edited));
        let again = Register::read(&longer).unwrap();
        assert!(again.compare(&now, |_| true).new.is_empty());
        assert_eq!(again.compare(&[], |id| id.ends_with("b:x")).gone, ["claim/b:x"]);
        let table: toml::Table = toml::from_str(&longer).unwrap();
        assert_eq!(table["finding"][0]["says"].as_str(), first[0].says.as_deref());
    }

    #[test]
    fn a_book_is_no_register() {
        assert_eq!(Register::read("[[finding]]\nid = \"a\"").unwrap_err(), RegisterError::NoMark);
        assert!(matches!(Register::read("a = "), Err(RegisterError::Syntax(_))));
    }
}
