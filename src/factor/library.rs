//! The library: every factor the program knows, looked up by family and edition.

use std::sync::OnceLock;

use super::bundled;
use super::format::{Fault, RawFile, clashes};
use super::id::FactorId;
use super::make::{self, Maker};
use super::record::{Blend, Factor, Fuel, SourceDocument};
use super::table::{Row, Section, Table, pack};
use crate::finding::{FileId, Place, Sources};
use crate::quantity::{Dimension, QuantityError};
use crate::spelling::nearest;

/// Factors, recipes and the documents behind them.
///
/// The rows lie packed in a table; a row becomes a record when it is first asked for.
#[derive(Debug, Default)]
pub struct Library {
    table: Table,
    /// The first of its files; the others follow.
    first_file: u32,
    sources: Shelf<SourceDocument>,
    factors: Shelf<Factor>,
    fuels: Shelf<Fuel>,
    blends: Shelf<Blend>,
}

/// Records that were asked for.
type Shelf<T> = Vec<OnceLock<Box<T>>>;

/// What an id stands for.
#[derive(Debug, Clone, Copy)]
pub enum Resolved<'a> {
    /// A published value.
    Factor(&'a Factor),
    /// A recipe.
    Fuel(&'a Fuel),
    /// A refrigerant blend.
    Blend(&'a Blend),
}

/// The outcome of looking up an id.
#[derive(Debug, Clone)]
pub enum Lookup<'a> {
    /// One thing has this id.
    Found(Resolved<'a>),
    /// The id names a family with several editions and none of them; these are there.
    SeveralEditions(Vec<FactorId>),
    /// The family is known and the edition is not; these are there.
    NoSuchEdition(Vec<FactorId>),
    /// No such family; the nearest one by name, if one is near.
    Unknown(Option<FactorId>),
}

/// A factor file that does not follow the format.
#[derive(Debug, Clone, PartialEq)]
pub enum LibraryError {
    /// Not TOML, or not the keys of the format; the text is the parser's.
    Format {
        /// Where.
        place: Place,
        /// What the parser says.
        problem: String,
    },
    /// An id that does not follow the grammar.
    BadId(Place),
    /// A value that is no quantity.
    BadQuantity(Place, QuantityError),
    /// Text that should be a date, a year or two, a GWP set or a gas.
    BadText(Place),
    /// Two documents with one id.
    DuplicateSource(String),
    /// Two rows with one id.
    Duplicate(Place, FactorId),
    /// A recipe, or `replaces`, names a row that is not there.
    Dangling(Place, FactorId),
}

impl Library {
    /// The library that is part of the program. Its files are kept in `sources`, so that an explanation can point at
    /// a row. Costs nothing per row: the table was packed when the program was built.
    ///
    /// # Errors
    /// None today: format and ids are checked when the program is built, values by a test.
    pub fn bundled(sources: &mut Sources) -> Result<Library, Vec<LibraryError>> {
        let mut first = None;
        for (name, text) in bundled::FILES {
            let file = sources.add_static(name, text);
            first.get_or_insert(file);
        }
        Ok(Library::over(bundled::table(), first))
    }

    /// Reads factor files, all of them or none.
    ///
    /// # Errors
    /// Every error of every file.
    pub fn load(files: &[(&str, &str)], sources: &mut Sources) -> Result<Library, Vec<LibraryError>> {
        let mut errors = Vec::new();
        let mut ids = Vec::new();
        let mut read = Vec::new();
        for (at, (name, text)) in files.iter().enumerate() {
            let file = sources.add(*name, *text);
            ids.push(file);
            match toml::from_str::<RawFile>(text) {
                Ok(raw) => read.push((at, raw)),
                Err(error) => errors.push(LibraryError::Format {
                    place: Place::new(file, error.span().unwrap_or(0..0)),
                    problem: error.message().to_owned(),
                }),
            }
        }
        for (at, raw) in &read {
            let mut maker = Maker { file: ids[*at], source: *at, errors: Vec::new() };
            for row in &raw.factor {
                maker.factor(row.clone());
            }
            for row in &raw.fuel {
                maker.fuel(row.clone());
            }
            for row in &raw.blend {
                maker.blend(row.clone());
            }
            errors.extend(maker.errors);
        }
        errors.extend(clashes(&read).into_iter().map(|fault| {
            let place = |at: usize, (start, end): (u32, u32)| Place { file: ids[at], start, end };
            match fault {
                Fault::Duplicate(at, span, id) => LibraryError::Duplicate(place(at, span), id),
                Fault::DuplicateSource(id) => LibraryError::DuplicateSource(id),
                Fault::Dangling(at, span, id) => LibraryError::Dangling(place(at, span), id),
            }
        }));
        if errors.is_empty() { Ok(Library::over(pack(&read), ids.first().copied())) } else { Err(errors) }
    }

    /// A library over a sound table.
    fn over(table: Table, first_file: Option<FileId>) -> Library {
        fn shelf<T>(table: &Table, section: Section) -> Shelf<T> {
            (0..table.count(section)).map(|_| OnceLock::new()).collect()
        }
        Library {
            first_file: first_file.map_or(0, |file| file.0),
            sources: shelf(&table, Section::Sources),
            factors: shelf(&table, Section::Factors),
            fuels: shelf(&table, Section::Fuels),
            blends: shelf(&table, Section::Blends),
            table,
        }
    }

    /// What `id` stands for. Without an edition, the family must have exactly one; a year alone stands for the edition
    /// of that year without a publication, or else for the only one of that year.
    pub fn look_up(&self, id: &FactorId) -> Lookup<'_> {
        let family = self.table.family(&id.family);
        let ids = |entries: &[usize]| entries.iter().map(|at| self.table.id_at(*at)).collect::<Vec<_>>();
        let all = || family.clone().collect::<Vec<usize>>();
        if family.is_empty() {
            return Lookup::Unknown(self.nearest(&id.family));
        }
        let Some(edition) = &id.edition else {
            return match family.len() {
                1 => Lookup::Found(self.entry(family.start)),
                _ => Lookup::SeveralEditions(ids(&all())),
            };
        };
        let mut same_year = Vec::new();
        for at in family.clone() {
            let Some(found) = self.table.edition_at(at) else { continue };
            if found == *edition {
                return Lookup::Found(self.entry(at));
            }
            if edition.publication.is_none() && found.data_year == edition.data_year {
                same_year.push(at);
            }
        }
        match same_year[..] {
            [only] => Lookup::Found(self.entry(only)),
            [] => Lookup::NoSuchEdition(ids(&all())),
            _ => Lookup::SeveralEditions(ids(&same_year)),
        }
    }

    /// Everything with an id.
    pub fn entries(&self) -> impl Iterator<Item = Resolved<'_>> {
        let factors = self.factors().map(Resolved::Factor);
        factors.chain(self.fuels().map(Resolved::Fuel)).chain(self.blends().map(Resolved::Blend))
    }

    /// Every factor, in the order of the files; all of them are read.
    pub fn factors(&self) -> impl Iterator<Item = &Factor> {
        (0..self.factors.len()).map(|at| self.factor_at(at))
    }

    /// Every recipe.
    pub fn fuels(&self) -> impl Iterator<Item = &Fuel> {
        (0..self.fuels.len()).map(|at| self.fuel_at(at))
    }

    /// Every refrigerant blend.
    pub fn blends(&self) -> impl Iterator<Item = &Blend> {
        (0..self.blends.len()).map(|at| self.blend_at(at))
    }

    /// The documents.
    pub fn sources(&self) -> impl Iterator<Item = &SourceDocument> {
        (0..self.sources.len()).filter_map(|at| self.source(at))
    }

    /// The factor of an index.
    ///
    /// # Panics
    /// When there are not so many.
    pub fn factor_at(&self, at: usize) -> &Factor {
        self.factors[at].get_or_init(|| self.make(Section::Factors, at, Maker::factor))
    }

    /// The factors of a dimension with their indexes, in the order of the files. Of the others only one of each unit is
    /// read.
    pub fn measuring(&self, dimension: Dimension) -> Vec<(usize, &Factor)> {
        let mut found = Vec::new();
        for mut run in self.table.units() {
            let Some(first) = run.next().map(|at| (at, self.factor_at(at))) else { continue };
            if first.1.unit().dimension() == dimension {
                found.push(first);
                found.extend(run.map(|at| (at, self.factor_at(at))));
            }
        }
        found.sort_unstable_by_key(|(at, _)| *at);
        found
    }

    /// The one factor of a family that is no draft and that no other row replaces, if there is exactly one.
    pub fn current(&self, family: &str) -> Option<&Factor> {
        let rows = self.table.family(family).filter_map(|at| match self.entry(at) {
            Resolved::Factor(factor) if !factor.draft => Some(factor),
            _ => None,
        });
        let rows: Vec<&Factor> = rows.collect();
        let mut current = rows.iter().filter(|row| !rows.iter().any(|other| other.replaces.as_ref() == Some(&row.id)));
        match (current.next(), current.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }

    /// The factor of exactly this id.
    pub fn factor(&self, id: &FactorId) -> Option<&Factor> {
        match self.look_up(id) {
            Lookup::Found(Resolved::Factor(factor)) => Some(factor),
            _ => None,
        }
    }

    /// The document behind a factor.
    pub fn source(&self, index: usize) -> Option<&SourceDocument> {
        let shelf = self.sources.get(index)?;
        if shelf.get().is_none() {
            let (_, raw) = self.table.row(Section::Sources, index)?;
            return Some(shelf.get_or_init(|| Box::new(make::source(raw))));
        }
        shelf.get().map(Box::as_ref)
    }

    fn fuel_at(&self, at: usize) -> &Fuel {
        self.fuels[at].get_or_init(|| self.make(Section::Fuels, at, Maker::fuel))
    }

    fn blend_at(&self, at: usize) -> &Blend {
        self.blends[at].get_or_init(|| self.make(Section::Blends, at, Maker::blend))
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
        let mut maker = Maker { file: FileId(self.first_file), source: 0, errors: Vec::new() };
        let record = self.table.row(section, at).and_then(|(file, row)| {
            maker.file = FileId(self.first_file + u32::try_from(file).unwrap_or(u32::MAX));
            maker.source = file;
            make(&mut maker, row)
        });
        match record {
            Some(record) if maker.errors.is_empty() => Box::new(record),
            _ => panic!("a row of the factor table cannot be read: {section:?} {at}: {:?}", maker.errors),
        }
    }

    /// An entry of the index.
    fn entry(&self, at: usize) -> Resolved<'_> {
        match self.table.row_at(at) {
            (Section::Fuels, row) => Resolved::Fuel(self.fuel_at(row)),
            (Section::Blends, row) => Resolved::Blend(self.blend_at(row)),
            (_, row) => Resolved::Factor(self.factor_at(row)),
        }
    }

    /// The newest edition of the family whose name is nearest.
    fn nearest(&self, family: &str) -> Option<FactorId> {
        let known = (0..self.table.count(Section::Index)).map(|at| self.table.family_at(at));
        let near = nearest(family, known)?;
        self.table.family(near).next_back().map(|at| self.table.id_at(at))
    }
}

impl<'a> Resolved<'a> {
    /// The id of the entry.
    pub fn id(self) -> &'a FactorId {
        match self {
            Resolved::Factor(factor) => &factor.id,
            Resolved::Fuel(fuel) => &fuel.id,
            Resolved::Blend(blend) => &blend.id,
        }
    }

    /// Where it stands in the factor files.
    pub fn place(self) -> Place {
        match self {
            Resolved::Factor(factor) => factor.place,
            Resolved::Fuel(fuel) => fuel.place,
            Resolved::Blend(blend) => blend.place,
        }
    }

    /// The substance it counts, if it is bound to one.
    pub fn substance(self) -> Option<&'a str> {
        match self {
            Resolved::Factor(factor) => factor.substance.as_deref(),
            Resolved::Fuel(fuel) => Some(&fuel.substance),
            Resolved::Blend(blend) => Some(&blend.substance),
        }
    }
}
