//! The library: every factor the program knows, looked up by family and edition.
//!
//! ```text
//! layers   rows that take the place of others     shadow
//!          a company's own rows                   overlay
//!          the rows of the program                bundled
//! ```

use std::collections::BTreeSet;

use super::bundled;
use super::format::{RawRow, RawSource};
use super::id::FactorId;
use super::layer::Layer;
use super::record::{Blend, Factor, Fuel, SourceDocument};
use super::table::Section;
use crate::finding::{Place, Sources};
use crate::quantity::QuantityError;
use crate::spelling::nearest;

/// Factors, recipes and the documents behind them, in layers: a row with the id of a row below takes its place.
///
/// The rows lie packed in tables; a row becomes a record when it is first asked for. The index of a factor is its row in
/// its layer after all rows of the layers below; it is stable for a given stack, and a row that is replaced keeps its own.
#[derive(Debug, Default)]
pub struct Library {
    /// From the lowest up.
    pub(super) layers: Vec<Layer>,
    /// The layer whose editions come before all others of their family: that of a lock.
    pub(super) locked: Option<usize>,
}

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
    DuplicateSource {
        /// The second of them.
        place: Place,
        /// The first.
        first: Place,
        /// Their id.
        id: String,
    },
    /// A document with the id of a document below.
    SourceTaken(Place, String),
    /// Two rows with one id.
    Duplicate {
        /// The second of them.
        place: Place,
        /// The first.
        first: Place,
        /// Their id.
        id: FactorId,
    },
    /// A row with the id of a row below.
    Taken(Place, FactorId),
    /// A recipe, or `replaces`, names a row that is not there.
    Dangling(Place, FactorId),
}

impl Library {
    /// The library that is part of the program. Its files are kept in `sources`, so that an explanation can point at
    /// a row. Costs nothing per row: the table was packed when the program was built, where format and ids were checked;
    /// the values are checked by a test.
    pub fn bundled(sources: &mut Sources) -> Library {
        let files = bundled::FILES.iter().map(|(name, text)| sources.add_static(name, text)).collect();
        Library { layers: vec![Layer::new(bundled::table(), files, (0, 0))], locked: None }
    }

    /// What `id` stands for. Without an edition, the family must have exactly one; a year alone stands for the edition
    /// of that year without a publication, or else for the only one of that year.
    pub fn look_up(&self, id: &FactorId) -> Lookup<'_> {
        let mut family = self.rows_of(&id.family);
        let Some(edition) = &id.edition else {
            return match (family.next(), family.next()) {
                (Some((layer, at)), None) => Lookup::Found(layer.entry(at)),
                (None, _) => Lookup::Unknown(self.nearest(&id.family)),
                _ => Lookup::SeveralEditions(ids(self.rows_of(&id.family).collect())),
            };
        };
        let mut same_year = Vec::new();
        let mut known = false;
        for (layer, at) in family {
            known = true;
            let Some(other) = layer.table.edition_at(at) else { continue };
            if other == *edition {
                return Lookup::Found(layer.entry(at));
            }
            if edition.publication.is_none() && other.data_year == edition.data_year {
                same_year.push((layer, at));
            }
        }
        match same_year[..] {
            [(layer, at)] => Lookup::Found(layer.entry(at)),
            [] if known => Lookup::NoSuchEdition(ids(self.rows_of(&id.family).collect())),
            [] => Lookup::Unknown(self.nearest(&id.family)),
            _ => Lookup::SeveralEditions(ids(same_year)),
        }
    }

    /// Everything with an id.
    pub fn entries(&self) -> impl Iterator<Item = Resolved<'_>> {
        let factors = self.factors().map(Resolved::Factor);
        factors.chain(self.fuels().map(Resolved::Fuel)).chain(self.blends().map(Resolved::Blend))
    }

    /// All editions of exactly this family, by edition. No other row is read.
    pub fn family(&self, family: &str) -> impl Iterator<Item = Resolved<'_>> {
        let mut rows: Vec<Row<'_>> = self.rows_of(family).collect();
        sort(&mut rows);
        rows.into_iter().map(|(layer, at)| layer.entry(at))
    }

    /// The families that are called `prefix` or lie below it (`prefix/…`), by name. No row is read.
    pub fn families_below(&self, prefix: &str) -> impl Iterator<Item = &str> {
        let families = self.layers.iter().flat_map(|layer| {
            let entries = layer.table.below(prefix).into_iter().flatten();
            entries.map(|at| layer.table.family_at(at))
        });
        families.collect::<BTreeSet<&str>>().into_iter()
    }

    /// Every factor, in the order of the layers and files; all of them are read.
    pub fn factors(&self) -> impl Iterator<Item = &Factor> {
        self.layers.iter().flat_map(|layer| layer.rows(Section::Factors).map(|row| layer.factor(row)))
    }

    /// Every recipe.
    pub fn fuels(&self) -> impl Iterator<Item = &Fuel> {
        self.layers.iter().flat_map(|layer| layer.rows(Section::Fuels).map(|row| layer.fuel(row)))
    }

    /// Every refrigerant blend.
    pub fn blends(&self) -> impl Iterator<Item = &Blend> {
        self.layers.iter().flat_map(|layer| layer.rows(Section::Blends).map(|row| layer.blend(row)))
    }

    /// The documents.
    pub fn sources(&self) -> impl Iterator<Item = &SourceDocument> {
        self.layers.iter().flat_map(|layer| layer.rows(Section::Sources).filter_map(|row| layer.source(row)))
    }

    /// The factor of an index, also where another row has taken its place.
    ///
    /// # Panics
    /// When there are not so many.
    pub fn factor_at(&self, at: usize) -> &Factor {
        let layer = self.layers.iter().rposition(|layer| layer.first_factor <= at).unwrap_or_default();
        let layer = &self.layers[layer];
        layer.factor(at - layer.first_factor)
    }

    /// The one factor of a family that is no draft and that no other row replaces, if there is exactly one.
    pub fn current(&self, family: &str) -> Option<&Factor> {
        fn value<'l>((layer, at): Row<'l>) -> Option<&'l Factor> {
            match layer.entry(at) {
                Resolved::Factor(factor) if !factor.draft => Some(factor),
                _ => None,
            }
        }
        let locked = self.locked.and_then(|at| self.layers.get(at)).into_iter();
        let locked: Vec<&Factor> = locked.flat_map(|l| l.family(family).filter_map(move |at| value((l, at)))).collect();
        let rows = if locked.is_empty() { self.rows_of(family).filter_map(value).collect() } else { locked };
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
        let layer = self.layers.iter().rev().find(|layer| layer.first_source <= index)?;
        layer.source(index - layer.first_source)
    }

    /// The row of an entry as its file has it.
    pub fn raw(&self, entry: Resolved<'_>) -> Option<RawRow<'_>> {
        let (layer, at) = self.find(entry.id())?;
        let (section, row) = layer.table.row_at(at);
        match section {
            Section::Fuels => layer.table.row(section, row).map(|(_, raw)| RawRow::Fuel(raw)),
            Section::Blends => layer.table.row(section, row).map(|(_, raw)| RawRow::Blend(raw)),
            _ => layer.table.row(section, row).map(|(_, raw)| RawRow::Factor(raw)),
        }
    }

    /// The document of an index as its file has it.
    pub fn raw_source(&self, index: usize) -> Option<RawSource<'_>> {
        let layer = self.layers.iter().rev().find(|layer| layer.first_source <= index)?;
        layer.table.row(Section::Sources, index - layer.first_source).map(|(_, raw)| raw)
    }

    /// The rows of a family that none above replaces; of each layer by edition.
    fn rows_of(&self, family: &str) -> impl Iterator<Item = Row<'_>> {
        self.layers.iter().flat_map(move |layer| layer.family(family).map(move |at| (layer, at)))
    }

    /// The row of exactly this id.
    pub(super) fn find(&self, id: &FactorId) -> Option<Row<'_>> {
        self.rows_of(&id.family).find(|(layer, at)| layer.table.edition_at(*at) == id.edition)
    }

    /// The newest edition of the family whose name is nearest.
    pub fn nearest(&self, family: &str) -> Option<FactorId> {
        let index = |layer: &Layer| 0..layer.count(Section::Index);
        let known = self.layers.iter().flat_map(|layer| index(layer).map(|at| layer.table.family_at(at)));
        ids(self.rows_of(nearest(family, known)?).collect()).pop()
    }
}

/// An entry of the index of a layer.
type Row<'a> = (&'a Layer, usize);

/// Rows of one family by edition.
fn sort(rows: &mut [Row<'_>]) {
    rows.sort_by_cached_key(|(layer, at)| layer.table.edition_at(*at));
}

/// The ids of rows of one family, by edition.
fn ids(mut rows: Vec<Row<'_>>) -> Vec<FactorId> {
    sort(&mut rows);
    rows.into_iter().map(|(layer, at)| layer.table.id_at(at)).collect()
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
