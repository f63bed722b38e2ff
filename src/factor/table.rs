//! Rows in packed form: what the program carries of its factor files, and what a loaded file becomes.
//!
//! ```text
//! words  header: for each section its first word and its length
//!        sources · factors · fuels · blends    where each row begins: file, then its keys in order
//!        index     family, edition, section, row     sorted by id
//!        runs, loose    factors by unit and value, see runs
//! pool   every text once; a text of a row is its first byte and its length
//! ```
//! Neither has a pointer in it, so that a program with a large table starts as fast as one with a small table: pages that
//! nobody looks at are never read from the disk. `build.rs` shares this file.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::format::{RawFile, Spot, Text};
use super::id::{Edition, FactorId};
use super::kind::{Basis, FactorKind, Grade, Standing};
use super::runs::Values;

/// Something that a table holds.
pub trait Row<'a>: Sized {
    /// Appends it.
    fn pack(&self, into: &mut Packer);
    /// Reads it.
    fn unpack(from: &mut Unpacker<'a>) -> Self;
    /// Whether a file leaves it out.
    fn is_absent(&self) -> bool {
        false
    }
}

/// The parts of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Documents.
    Sources,
    /// Values.
    Factors,
    /// Recipes for fuels.
    Fuels,
    /// Recipes for refrigerants.
    Blends,
    /// All rows by id.
    Index,
    /// Factors of one unit, by value.
    Runs,
    /// Factors whose value is no plain number with a unit.
    Loose,
}

const SECTIONS: u32 = 7;

/// Packed rows.
#[derive(Debug, Default)]
pub struct Table {
    /// Numbers of four bytes, the lowest first.
    pub words: Cow<'static, [u8]>,
    /// All texts.
    pub pool: Cow<'static, str>,
}

/// Writes a table.
#[derive(Debug, Default)]
pub struct Packer {
    pub(super) words: Vec<u32>,
    pool: String,
    seen: HashMap<String, u32>,
}

/// Reads a table from one word on.
#[derive(Debug)]
pub struct Unpacker<'a> {
    table: &'a Table,
    at: usize,
}

pub(super) fn narrow(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// An entry of the index before it is packed, in the order by which it is sorted.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Entry<'f> {
    family: &'f str,
    edition: Option<Edition>,
    edition_text: &'f str,
    row: (u32, u32),
}

/// Packs files whose ids are sound; a row knows its file by the position in the list.
pub fn pack<'f, F>(files: &'f [(F, RawFile<'f>)]) -> Table {
    let mut packer = Packer { words: vec![0; 2 * SECTIONS as usize], ..Packer::default() };
    let mut rows: [Vec<u32>; 4] = Default::default();
    let mut ids: Vec<Entry<'f>> = Vec::new();
    let mut values = Values::default();
    for (at, (_, file)) in files.iter().enumerate() {
        let mut put = |section: Section, pack: &dyn Fn(&mut Packer)| {
            rows[section as usize].push(narrow(packer.words.len()));
            packer.words.push(narrow(at));
            pack(&mut packer);
            narrow(rows[section as usize].len() - 1)
        };
        put(Section::Sources, &|into| file.source.pack(into));
        let mut name = |family: &'f Spot<'f>, edition: &'f Spot<'f>, section: Section, row: u32| {
            let row = (section as u32, row);
            ids.push(Entry {
                family: &family.text,
                edition: Edition::parse(&edition.text),
                edition_text: &edition.text,
                row,
            });
        };
        for row in &file.factor {
            let at = put(Section::Factors, &|into| row.pack(into));
            name(&row.family, &row.edition, Section::Factors, at);
            values.add(&row.value.text, at);
        }
        for row in &file.fuel {
            let at = put(Section::Fuels, &|into| row.pack(into));
            name(&row.family, &row.edition, Section::Fuels, at);
        }
        for row in &file.blend {
            let at = put(Section::Blends, &|into| row.pack(into));
            name(&row.family, &row.edition, Section::Blends, at);
        }
    }
    for (section, rows) in rows.iter().enumerate() {
        packer.head(section, rows.len());
        packer.words.extend(rows);
    }
    ids.sort();
    packer.head(Section::Index as usize, ids.len());
    for entry in ids {
        packer.text(entry.family);
        packer.text(entry.edition_text);
        packer.words.extend([entry.row.0, entry.row.1]);
    }
    values.pack(&mut packer);
    let words: Vec<u8> = packer.words.iter().flat_map(|word| word.to_le_bytes()).collect();
    Table { words: Cow::Owned(words), pool: Cow::Owned(packer.pool) }
}

impl Packer {
    pub(super) fn head(&mut self, section: usize, count: usize) {
        self.words[2 * section] = narrow(self.words.len());
        self.words[2 * section + 1] = narrow(count);
    }

    pub(super) fn text(&mut self, text: &str) {
        let start = match self.seen.get(text) {
            Some(start) => *start,
            None => {
                let start = narrow(self.pool.len());
                self.pool.push_str(text);
                self.seen.insert(text.to_owned(), start);
                start
            }
        };
        self.words.extend([start, narrow(text.len())]);
    }
}

impl Table {
    /// How many there are in a section.
    pub fn count(&self, section: Section) -> usize {
        self.word(2 * section as usize + 1) as usize
    }

    /// A row, with the number of its file; `None` when there is none.
    pub fn row<'a, R: Row<'a>>(&'a self, section: Section, at: usize) -> Option<(usize, R)> {
        if at >= self.count(section) {
            return None;
        }
        let start = self.word(self.start(section) + at);
        let mut from = Unpacker { table: self, at: start as usize };
        let file = from.word() as usize;
        Some((file, R::unpack(&mut from)))
    }

    /// The entries of the index that are of a family.
    pub fn family(&self, family: &str) -> Range<usize> {
        let all = self.count(Section::Index);
        let first = partition(0..all, |at| self.family_at(at) < family);
        first..partition(first..all, |at| self.family_at(at) == family)
    }

    /// The entries of the index whose family is `prefix` or begins with `prefix/`: two runs, since `-` and `.` sort before
    /// the slash.
    pub fn below(&self, prefix: &str) -> [Range<usize>; 2] {
        let all = self.count(Section::Index);
        let whole = self.family(prefix);
        let inner = |at: usize| self.family_at(at).strip_prefix(prefix).map_or("", |rest| rest).starts_with('/');
        let slash = format!("{prefix}/");
        let first = partition(whole.end..all, |at| self.family_at(at) < slash.as_str());
        [whole, first..partition(first..all, inner)]
    }

    /// The family of an entry of the index.
    pub fn family_at(&self, at: usize) -> &str {
        self.entry(at).text()
    }

    /// The id of an entry of the index.
    pub fn id_at(&self, at: usize) -> FactorId {
        let mut from = self.entry(at);
        FactorId { family: from.text().to_owned(), edition: Edition::parse(from.text()) }
    }

    /// The edition of an entry of the index.
    pub fn edition_at(&self, at: usize) -> Option<Edition> {
        let mut from = self.entry(at);
        from.text();
        Edition::parse(from.text())
    }

    /// Section and row of an entry of the index.
    pub fn row_at(&self, at: usize) -> (Section, usize) {
        let mut from = self.entry(at);
        from.at += 4;
        let section = match from.word() {
            2 => Section::Fuels,
            3 => Section::Blends,
            _ => Section::Factors,
        };
        (section, from.word() as usize)
    }

    /// The text whose two words begin at a word.
    pub(super) fn text_at(&self, at: usize) -> &str {
        Unpacker { table: self, at }.text()
    }

    fn entry(&self, at: usize) -> Unpacker<'_> {
        Unpacker { table: self, at: self.start(Section::Index) + 6 * at }
    }

    pub(super) fn start(&self, section: Section) -> usize {
        self.word(2 * section as usize) as usize
    }

    pub(super) fn word(&self, at: usize) -> u32 {
        let bytes = self.words.get(4 * at..).and_then(|rest| rest.first_chunk());
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }
}

/// The first of `range` for which `before` does not hold.
pub(super) fn partition(range: Range<usize>, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

impl<'a> Unpacker<'a> {
    fn word(&mut self) -> u32 {
        self.at += 1;
        self.table.word(self.at - 1)
    }

    fn text(&mut self) -> &'a str {
        let (start, length) = (self.word() as usize, self.word() as usize);
        self.table.pool.get(start..start + length).unwrap_or("")
    }
}

impl<'a> Row<'a> for Text<'a> {
    fn pack(&self, into: &mut Packer) {
        into.text(self);
    }
    fn unpack(from: &mut Unpacker<'a>) -> Self {
        Cow::Borrowed(from.text())
    }
}

impl<'a> Row<'a> for Spot<'a> {
    fn pack(&self, into: &mut Packer) {
        into.text(&self.text);
        into.words.extend([self.start, self.end]);
    }
    fn unpack(from: &mut Unpacker<'a>) -> Self {
        Spot { text: Cow::Borrowed(from.text()), start: from.word(), end: from.word() }
    }
}

impl<'a> Row<'a> for bool {
    fn pack(&self, into: &mut Packer) {
        into.words.push(u32::from(*self));
    }
    fn unpack(from: &mut Unpacker<'a>) -> Self {
        from.word() != 0
    }
    fn is_absent(&self) -> bool {
        !self
    }
}

impl<'a, T: Row<'a>> Row<'a> for Option<T> {
    fn pack(&self, into: &mut Packer) {
        self.is_some().pack(into);
        self.iter().for_each(|inner| inner.pack(into));
    }
    fn unpack(from: &mut Unpacker<'a>) -> Self {
        (from.word() != 0).then(|| T::unpack(from))
    }
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<'a, T: Row<'a>> Row<'a> for Vec<T> {
    fn pack(&self, into: &mut Packer) {
        into.words.push(narrow(self.len()));
        self.iter().for_each(|inner| inner.pack(into));
    }
    fn unpack(from: &mut Unpacker<'a>) -> Self {
        (0..from.word()).map(|_| T::unpack(from)).collect()
    }
}

/// Words of a list, by their number in it.
macro_rules! numbered {
    ($($enum:ident),*) => {
        $(
            impl<'a> Row<'a> for $enum {
                fn pack(&self, into: &mut Packer) {
                    into.words.push(*self as u32);
                }
                fn unpack(from: &mut Unpacker<'a>) -> Self {
                    let at = from.word() as usize;
                    $enum::ALL.get(at).copied().unwrap_or($enum::ALL[0])
                }
            }
        )*
    };
}

numbered!(FactorKind, Grade, Basis, Standing);
