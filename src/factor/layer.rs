//! One layer of the library: a table of rows, and the records that were made of them so far.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use super::library::Resolved;
use super::make::{self, Maker};
use super::record::{Blend, Factor, Fuel, SourceDocument};
use super::table::{Row, Section, Table};
use super::values::ByDimension;
use crate::finding::FileId;

/// A table, and a record of a row from when the row is first asked for.
#[derive(Debug)]
pub(super) struct Layer {
    pub table: Table,
    /// The file of each document.
    files: Vec<FileId>,
    /// How many factors the layers below have.
    pub first_factor: usize,
    /// How many documents the layers below have.
    pub first_source: usize,
    /// Rows that a layer above replaces.
    hidden: BTreeSet<(Section, usize)>,
    by_dimension: OnceLock<ByDimension>,
    sources: Shelf<SourceDocument>,
    factors: Shelf<Factor>,
    fuels: Shelf<Fuel>,
    blends: Shelf<Blend>,
}

/// Records that were asked for.
type Shelf<T> = Vec<OnceLock<Box<T>>>;

impl Layer {
    /// A layer over a sound table, on layers that have so many factors and documents.
    pub fn new(table: Table, files: Vec<FileId>, (first_factor, first_source): (usize, usize)) -> Layer {
        fn shelf<T>(table: &Table, section: Section) -> Shelf<T> {
            (0..table.count(section)).map(|_| OnceLock::new()).collect()
        }
        Layer {
            files,
            first_factor,
            first_source,
            hidden: BTreeSet::new(),
            by_dimension: OnceLock::new(),
            sources: shelf(&table, Section::Sources),
            factors: shelf(&table, Section::Factors),
            fuels: shelf(&table, Section::Fuels),
            blends: shelf(&table, Section::Blends),
            table,
        }
    }

    /// How many rows there are of a sort, hidden ones included.
    pub fn count(&self, section: Section) -> usize {
        self.table.count(section)
    }

    /// How many factors and documents there are below the next layer.
    pub fn end(&self) -> (usize, usize) {
        (self.first_factor + self.factors.len(), self.first_source + self.sources.len())
    }

    /// Hides a row: a layer above has another of its id.
    pub fn hide(&mut self, section: Section, row: usize) {
        self.hidden.insert((section, row));
    }

    /// Whether no layer above replaces the row.
    pub fn shows(&self, section: Section, row: usize) -> bool {
        self.hidden.is_empty() || !self.hidden.contains(&(section, row))
    }

    /// The entries of the index that are of a family and are not hidden.
    pub fn family(&self, family: &str) -> impl Iterator<Item = usize> + Clone + '_ {
        self.table.family(family).filter(|at| {
            self.hidden.is_empty() || {
                let (section, row) = self.table.row_at(*at);
                self.shows(section, row)
            }
        })
    }

    /// The rows of a sort that are not hidden.
    pub fn rows(&self, section: Section) -> impl Iterator<Item = usize> + '_ {
        (0..self.count(section)).filter(move |row| self.shows(section, *row))
    }

    /// The rows by what they measure.
    pub fn by_dimension(&self) -> &ByDimension {
        self.by_dimension.get_or_init(|| ByDimension::of(self))
    }

    /// An entry of the index.
    pub fn entry(&self, at: usize) -> Resolved<'_> {
        match self.table.row_at(at) {
            (Section::Fuels, row) => Resolved::Fuel(self.fuel(row)),
            (Section::Blends, row) => Resolved::Blend(self.blend(row)),
            (_, row) => Resolved::Factor(self.factor(row)),
        }
    }

    /// A factor by its row.
    pub fn factor(&self, row: usize) -> &Factor {
        self.factors[row].get_or_init(|| self.make(Section::Factors, row, Maker::factor))
    }

    /// A recipe by its row.
    pub fn fuel(&self, row: usize) -> &Fuel {
        self.fuels[row].get_or_init(|| self.make(Section::Fuels, row, Maker::fuel))
    }

    /// A blend by its row.
    pub fn blend(&self, row: usize) -> &Blend {
        self.blends[row].get_or_init(|| self.make(Section::Blends, row, Maker::blend))
    }

    /// A document by its row.
    pub fn source(&self, row: usize) -> Option<&SourceDocument> {
        let shelf = self.sources.get(row)?;
        if shelf.get().is_none() {
            let (_, raw) = self.table.row(Section::Sources, row)?;
            return Some(shelf.get_or_init(|| Box::new(make::source(raw))));
        }
        shelf.get().map(Box::as_ref)
    }

    /// The record of a row.
    ///
    /// # Panics
    /// When the row cannot be read. Rows are checked before they come into a table; the values of the program's own
    /// files by `tests/factors.rs`.
    fn make<'a, R: Row<'a>, T>(
        &'a self,
        section: Section,
        at: usize,
        make: impl Fn(&mut Maker, R) -> Option<T>,
    ) -> Box<T> {
        let mut maker = Maker { file: FileId(0), source: 0, errors: Vec::new() };
        let record = self.table.row(section, at).and_then(|(file, row)| {
            maker.file = self.files.get(file).copied().unwrap_or(FileId(u32::MAX));
            maker.source = self.first_source + file;
            make(&mut maker, row)
        });
        match record {
            Some(record) if maker.errors.is_empty() => Box::new(record),
            _ => panic!("a row of the factor table cannot be read: {section:?} {at}: {:?}", maker.errors),
        }
    }
}
