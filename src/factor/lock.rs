//! The lock of a book: which editions it was computed with, and their values, so that any later library gives the same figures.
//!
//! ```text
//! [lock]      program, library, rules, as-of
//! [[choice]]  asked, place, year → took, hash
//! [[row]]     id → hash of the row and of its document
//! [[document]] ─ source ─ factor* fuel* blend*     rows in the form of factor files
//! ```

use std::collections::BTreeMap;
use std::fmt::Write as _;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::bundled;
use super::format::{RawFile, RawRow, Spot};
use super::id::FactorId;
use super::library::{Library, LibraryError, Lookup, Resolved};
use crate::finding::{FileId, Place};

/// What a book was computed with.
#[derive(Debug, Clone, PartialEq)]
pub struct Lock {
    /// By what, and as of when.
    pub head: LockHead,
    /// How the ids of the book were resolved, in order.
    pub choices: Vec<LockedChoice>,
    /// Ids of the rows, with the hash of each.
    pub hashes: BTreeMap<String, String>,
    /// The rows, by document.
    pub documents: Vec<RawFile<'static>>,
    /// The lock file, where it was read from one.
    pub file: Option<FileId>,
}

/// By what a lock was written, and as of when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct LockHead {
    /// Version of the program.
    pub crossfoot: String,
    /// Version of its library.
    pub library: String,
    /// The pack of rules: `iso14064-1-2018@2026-11`.
    pub rules: String,
    /// The day as of which factors were chosen: `2024-04-30`.
    pub as_of: String,
}

/// What an id of the book stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LockedChoice {
    /// The id as the book writes it.
    pub asked: String,
    /// The place of the activity.
    pub place: Option<String>,
    /// The year of the activity.
    pub year: u16,
    /// What was taken.
    pub took: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLock {
    lock: LockHead,
    #[serde(default)]
    choice: Vec<RawChoice>,
    #[serde(default)]
    row: Vec<RawHash>,
    #[serde(default)]
    document: Vec<RawFile<'static>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChoice {
    asked: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    year: u16,
    took: Spot<'static>,
    sha256: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawHash {
    id: String,
    sha256: String,
}

/// What is wrong with a lock file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockError {
    /// Not TOML, or not the keys of a lock; the text is the parser's.
    Format(Place, String),
    /// A day that is none.
    BadDay(Place),
    /// A row that is not as it was locked, that nobody locked, or that is missing.
    Edited(Place, String),
    /// A choice that is not as it was locked, or another one for what was chosen already; what was asked for.
    Choice(Place, String),
    /// Rows that do not make a library.
    Rows(Place),
}

/// The version of the program's library: it changes with any row.
pub fn library_version() -> &'static str {
    bundled::VERSION
}

impl Lock {
    /// Locks the rows of some ids, as the library has them.
    pub fn of(library: &Library, used: &[FactorId], choices: Vec<LockedChoice>, rules: &str, as_of: Date) -> Lock {
        let mut documents: BTreeMap<usize, RawFile<'static>> = BTreeMap::new();
        let mut hashes = BTreeMap::new();
        for id in used {
            let Lookup::Found(entry) = library.look_up(id) else { continue };
            let (Some(row), Some(source)) = (library.raw(entry), library.raw_source(entry.source_index())) else {
                continue;
            };
            let Some(row) = owned_row(row) else { continue };
            let row = plain(row);
            let Some(source) = owned(&source) else { continue };
            let file = documents.entry(entry.source_index()).or_insert_with(|| RawFile {
                source,
                factor: Vec::new(),
                fuel: Vec::new(),
                blend: Vec::new(),
            });
            hashes.insert(entry.id().to_string(), hash(&row, &written(&file.source)));
            match row {
                RawRow::Factor(row) => file.factor.push(row),
                RawRow::Fuel(row) => file.fuel.push(row),
                RawRow::Blend(row) => file.blend.push(row),
            }
        }
        let mut documents: Vec<RawFile<'static>> = documents.into_values().collect();
        documents.sort_by(|a, b| a.source.id.text.cmp(&b.source.id.text));
        let head = LockHead {
            crossfoot: env!("CARGO_PKG_VERSION").to_owned(),
            library: library_version().to_owned(),
            rules: rules.to_owned(),
            as_of: as_of.to_string(),
        };
        Lock { head, choices, hashes, documents, file: None }
    }

    /// The lock as a file.
    pub fn text(&self) -> String {
        let raw = RawLock {
            lock: self.head.clone(),
            choice: self.choices.iter().map(LockedChoice::raw).collect(),
            row: self.hashes.iter().map(|(id, sha256)| RawHash { id: id.clone(), sha256: sha256.clone() }).collect(),
            document: self.documents.clone(),
        };
        // Texts and numbers: there is nothing in it that TOML cannot say.
        let body = toml::to_string(&raw).unwrap_or_default();
        format!("# Written by `crossfoot lock`. `crossfoot update` shows what a newer library would change.\n\n{body}")
    }

    /// Reads a lock file.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn read(text: &str, file: FileId) -> Result<Lock, Vec<LockError>> {
        let whole = Place::new(file, 0..0);
        let raw: RawLock = toml::from_str(text).map_err(|error| {
            vec![LockError::Format(Place::new(file, error.span().unwrap_or(0..0)), error.message().to_owned())]
        })?;
        let mut errors = Vec::new();
        if raw.lock.as_of.parse::<Date>().is_err() {
            errors.push(LockError::BadDay(whole));
        }
        let mut hashes: BTreeMap<String, String> = raw.row.into_iter().map(|row| (row.id, row.sha256)).collect();
        let locked = hashes.clone();
        for document in &raw.document {
            let source = written(&document.source);
            for (id, place, row) in rows_of(document, file) {
                if hashes.remove(&id).as_ref() != Some(&hash(&row, &source)) {
                    errors.push(LockError::Edited(place, id));
                }
            }
        }
        errors.extend(hashes.into_keys().map(|id| LockError::Edited(whole, id)));
        let choices = choices_of(raw.choice, &locked, file, &mut errors);
        let lock = Lock { head: raw.lock, choices, hashes: locked, documents: raw.document, file: Some(file) };
        if errors.is_empty() && lock.lay_on(&mut Library::default()).is_err() {
            errors.push(LockError::Rows(whole));
        }
        if errors.is_empty() { Ok(lock) } else { Err(errors) }
    }

    /// The day as of which factors were chosen.
    pub fn as_of(&self) -> Option<Date> {
        self.head.as_of.parse().ok()
    }

    /// Puts the rows of the lock above those of a library.
    ///
    /// # Errors
    /// Rows that do not make a layer; the library is then as it was.
    pub fn lay_on(&self, library: &mut Library) -> Result<(), Vec<LibraryError>> {
        let file = self.file.unwrap_or(FileId(0));
        let files: Vec<(FileId, RawFile<'_>)> = self.documents.iter().map(|raw| (file, raw.clone())).collect();
        library.lock(&files)
    }

    /// What the lock says an id of the book stands for.
    pub fn took(&self, asked: &FactorId, place: Option<&str>, year: u16) -> Option<FactorId> {
        let asked = asked.to_string();
        let found = self.choices.binary_search_by(|choice| choice.key().cmp(&(asked.as_str(), place, year)));
        found.ok().and_then(|at| FactorId::parse(&self.choices[at].took))
    }

    /// Whether the lock has this very choice.
    pub fn has(&self, choice: &LockedChoice) -> bool {
        self.choices.binary_search(choice).is_ok()
    }

    /// Locked rows that a library has with another content, with what it has.
    pub fn differing<'l>(&self, library: &'l Library) -> Vec<Resolved<'l>> {
        let file = self.file.unwrap_or(FileId(0));
        let rows = self.documents.iter().flat_map(|document| rows_of(document, file).map(move |row| (document, row)));
        let differs = |(document, (id, _, row)): (&RawFile<'_>, (String, Place, RawRow<'_>))| {
            let id = FactorId::parse(&id)?;
            match library.look_up(&id) {
                Lookup::Found(entry) if *entry.id() == id => {
                    let source = library.raw_source(entry.source_index())?;
                    let same = source.id.text == document.source.id.text
                        && written(&plain(library.raw(entry)?)) == written(&row);
                    (!same).then_some(entry)
                }
                _ => None,
            }
        };
        rows.filter_map(differs).collect()
    }
}

impl LockedChoice {
    /// What was asked for, where and when.
    pub fn key(&self) -> (&str, Option<&str>, u16) {
        (&self.asked, self.place.as_deref(), self.year)
    }

    fn raw(&self) -> RawChoice {
        RawChoice {
            asked: self.asked.clone(),
            place: self.place.clone(),
            year: self.year,
            took: Spot { text: self.took.clone().into(), start: 0, end: 0 },
            sha256: self.hash(),
        }
    }

    fn hash(&self) -> String {
        digest(&format!("{}\n{}\n{}\n{}", self.asked, self.place.as_deref().unwrap_or(""), self.year, self.took))
    }
}

/// The choices of a lock file in order, and what is wrong with them.
fn choices_of(
    raw: Vec<RawChoice>,
    locked: &BTreeMap<String, String>,
    file: FileId,
    errors: &mut Vec<LockError>,
) -> Vec<LockedChoice> {
    let mut choices = Vec::new();
    for raw in raw {
        let (start, end) = raw.took.span();
        let place = Place { file, start, end };
        let took = raw.took.text.into_owned();
        let choice = LockedChoice { asked: raw.asked, place: raw.place, year: raw.year, took };
        if !locked.contains_key(&choice.took) || choice.hash() != raw.sha256 {
            errors.push(LockError::Choice(place, choice.asked.clone()));
        }
        choices.push((choice, place));
    }
    choices.sort_by(|a, b| a.0.cmp(&b.0));
    choices.dedup_by(|a, b| a.0 == b.0);
    let twice = choices.windows(2).filter(|two| two[0].0.key() == two[1].0.key());
    errors.extend(twice.map(|two| LockError::Choice(two[1].1, two[1].0.asked.clone())));
    choices.into_iter().map(|(choice, _)| choice).collect()
}

/// The same, borrowed from nothing. A row can be written as TOML and read again; a test holds that of every row.
fn owned<T: Serialize, U: DeserializeOwned>(raw: &T) -> Option<U> {
    toml::from_str(&toml::to_string(raw).ok()?).ok()
}

fn owned_row(row: RawRow<'_>) -> Option<RawRow<'static>> {
    Some(match row {
        RawRow::Factor(row) => RawRow::Factor(owned(&row)?),
        RawRow::Fuel(row) => RawRow::Fuel(owned(&row)?),
        RawRow::Blend(row) => RawRow::Blend(owned(&row)?),
    })
}

/// A row without what does not bear on its value: which other row it corrects.
fn plain(row: RawRow<'_>) -> RawRow<'_> {
    match row {
        RawRow::Factor(row) => RawRow::Factor(super::format::RawFactor { replaces: None, ..row }),
        other => other,
    }
}

/// Keys and values as TOML.
fn written<T: Serialize>(raw: &T) -> String {
    toml::to_string(raw).unwrap_or_default()
}

/// The hash of a row and of the document it is taken from.
fn hash(row: &RawRow<'_>, source: &str) -> String {
    digest(&format!("{source}\n{}", written(row)))
}

/// SHA-256.
fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn rows_of<'f>(
    document: &'f RawFile<'static>,
    file: FileId,
) -> impl Iterator<Item = (String, Place, RawRow<'static>)> + 'f {
    let place = move |(start, end): (u32, u32)| Place { file, start, end };
    let id = |family: &str, edition: &str| format!("{family}@{edition}");
    let factors = document.factor.iter().map(move |row| {
        (id(&row.family.text, &row.edition.text), place(row.value.span()), RawRow::Factor(row.clone()))
    });
    let fuels = document
        .fuel
        .iter()
        .map(move |row| (id(&row.family.text, &row.edition.text), place(row.family.span()), RawRow::Fuel(row.clone())));
    let blends = document.blend.iter().map(move |row| {
        (id(&row.family.text, &row.edition.text), place(row.family.span()), RawRow::Blend(row.clone()))
    });
    factors.chain(fuels).chain(blends)
}
