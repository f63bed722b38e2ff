//! The library: every factor the program knows, looked up by family and edition.

use serde::Deserialize;
use toml::Spanned;

use super::bundled::FILES;
use super::id::{Edition, FactorId};
use super::record::{Factor, FactorKind, Fuel, Grade, Name, SourceDocument};
use crate::finding::{FileId, Place, Sources};
use crate::quantity::{Quantity, QuantityError};
use crate::spelling::nearest;

/// Factors, recipes and the documents behind them.
#[derive(Debug, Default)]
pub struct Library {
    /// Every factor, in the order of the files.
    pub factors: Vec<Factor>,
    /// Every recipe.
    pub fuels: Vec<Fuel>,
    /// The documents.
    pub sources: Vec<SourceDocument>,
}

/// What an id stands for.
#[derive(Debug, Clone, Copy)]
pub enum Resolved<'a> {
    /// A published value.
    Factor(&'a Factor),
    /// A recipe.
    Fuel(&'a Fuel),
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
    /// Two rows with one id.
    Duplicate(Place, FactorId),
    /// A recipe names a row that is not there.
    Dangling(Place, FactorId),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    source: SourceDocument,
    #[serde(default)]
    factor: Vec<RawFactor>,
    #[serde(default)]
    fuel: Vec<RawFuel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFactor {
    family: Spanned<String>,
    edition: Spanned<String>,
    name: Name,
    value: Spanned<String>,
    range: Option<Spanned<String>>,
    region: Option<String>,
    kind: FactorKind,
    substance: Option<String>,
    locator: String,
    grade: Grade,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawFuel {
    family: Spanned<String>,
    edition: Spanned<String>,
    name: Name,
    substance: String,
    net_calorific_value: Spanned<String>,
    carbon_content: Spanned<String>,
    oxidation_rate: Spanned<String>,
    methane: Option<Spanned<String>>,
    nitrous_oxide: Option<Spanned<String>>,
    note: Option<String>,
}

impl Library {
    /// The library that is part of the program. Its files are kept in `sources`, so that an explanation can point at
    /// a row.
    ///
    /// # Errors
    /// Whatever is wrong with the files; a test of the bundled files keeps this from happening.
    pub fn bundled(sources: &mut Sources) -> Result<Library, Vec<LibraryError>> {
        Library::load(FILES, sources)
    }

    /// Reads factor files, all of them or none.
    ///
    /// # Errors
    /// Every error of every file.
    pub fn load(files: &[(&str, &str)], sources: &mut Sources) -> Result<Library, Vec<LibraryError>> {
        let mut library = Library::default();
        let mut errors = Vec::new();
        for (name, text) in files {
            let file = sources.add(*name, *text);
            match toml::from_str::<RawFile>(text) {
                Ok(raw) => library.take(raw, file, &mut errors),
                Err(error) => errors.push(LibraryError::Format {
                    place: Place::new(file, error.span().unwrap_or(0..0)),
                    problem: error.message().to_owned(),
                }),
            }
        }
        library.check(&mut errors);
        if errors.is_empty() { Ok(library) } else { Err(errors) }
    }

    /// What `id` stands for. Without an edition, the family must have exactly one.
    pub fn look_up(&self, id: &FactorId) -> Lookup<'_> {
        let factors = self.factors.iter().map(Resolved::Factor);
        let all = factors.chain(self.fuels.iter().map(Resolved::Fuel));
        let family: Vec<Resolved<'_>> = all.filter(|entry| entry.id().family == id.family).collect();
        let ids = || {
            let mut ids: Vec<FactorId> = family.iter().map(|entry| entry.id().clone()).collect();
            ids.sort();
            ids
        };
        match (&family[..], id.edition) {
            ([], _) => Lookup::Unknown(self.nearest(&id.family)),
            ([only], None) => Lookup::Found(*only),
            (_, None) => Lookup::SeveralEditions(ids()),
            (several, Some(edition)) => match several.iter().find(|entry| entry.id().edition == Some(edition)) {
                Some(entry) => Lookup::Found(*entry),
                None => Lookup::NoSuchEdition(ids()),
            },
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
        self.sources.get(index)
    }

    /// The newest edition of the family whose name is nearest.
    fn nearest(&self, family: &str) -> Option<FactorId> {
        let all = || self.factors.iter().map(|f| &f.id).chain(self.fuels.iter().map(|f| &f.id));
        let near = nearest(family, all().map(|id| id.family.as_str()))?;
        all().filter(|id| id.family == near).max().cloned()
    }

    fn take(&mut self, raw: RawFile, file: FileId, errors: &mut Vec<LibraryError>) {
        self.sources.push(raw.source);
        let source = self.sources.len() - 1;
        for row in raw.factor {
            let place = Place::new(file, row.value.span());
            let id = id_of(&row.family, &row.edition, file, errors);
            let quantity = quantity_of(&row.value, file, errors);
            let range = row.range.as_ref().map(|range| quantity_of(range, file, errors));
            let range = match range {
                None => Some(None),
                Some(range) => range.map(Some),
            };
            if let (Some(id), Some(quantity), Some(range)) = (id, quantity, range) {
                self.factors.push(Factor {
                    id,
                    name: row.name,
                    quantity,
                    range,
                    region: row.region,
                    kind: row.kind,
                    substance: row.substance,
                    locator: row.locator,
                    grade: row.grade,
                    note: row.note,
                    source,
                    place,
                });
            }
        }
        for row in raw.fuel {
            let place = Place::new(file, row.family.span());
            let mut part = |text: &Spanned<String>| {
                let id = FactorId::parse(text.get_ref());
                if id.is_none() {
                    errors.push(LibraryError::BadId(Place::new(file, text.span())));
                }
                id
            };
            let parts = (part(&row.net_calorific_value), part(&row.carbon_content), part(&row.oxidation_rate));
            let methane = row.methane.as_ref().and_then(&mut part);
            let nitrous_oxide = row.nitrous_oxide.as_ref().and_then(&mut part);
            let id = id_of(&row.family, &row.edition, file, errors);
            if let (Some(id), (Some(ncv), Some(carbon), Some(oxidation))) = (id, parts) {
                self.fuels.push(Fuel {
                    id,
                    name: row.name,
                    substance: row.substance,
                    net_calorific_value: ncv,
                    carbon_content: carbon,
                    oxidation_rate: oxidation,
                    methane,
                    nitrous_oxide,
                    note: row.note,
                    source,
                    place,
                });
            }
        }
    }

    fn check(&self, errors: &mut Vec<LibraryError>) {
        let mut ids: Vec<(&FactorId, Place)> = self.factors.iter().map(|f| (&f.id, f.place)).collect();
        ids.extend(self.fuels.iter().map(|f| (&f.id, f.place)));
        ids.sort();
        for pair in ids.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            errors.push(LibraryError::Duplicate(pair[1].1, pair[1].0.clone()));
        }
        for fuel in &self.fuels {
            let parts = [&fuel.net_calorific_value, &fuel.carbon_content, &fuel.oxidation_rate];
            for part in parts.into_iter().chain(&fuel.methane).chain(&fuel.nitrous_oxide) {
                if self.factor(part).is_none() {
                    errors.push(LibraryError::Dangling(fuel.place, part.clone()));
                }
            }
        }
    }
}

impl<'a> Resolved<'a> {
    /// The id of the entry.
    pub fn id(self) -> &'a FactorId {
        match self {
            Resolved::Factor(factor) => &factor.id,
            Resolved::Fuel(fuel) => &fuel.id,
        }
    }

    /// The substance it counts, if it is bound to one.
    pub fn substance(self) -> Option<&'a str> {
        match self {
            Resolved::Factor(factor) => factor.substance.as_deref(),
            Resolved::Fuel(fuel) => Some(&fuel.substance),
        }
    }
}

fn id_of(
    family: &Spanned<String>,
    edition: &Spanned<String>,
    file: FileId,
    errors: &mut Vec<LibraryError>,
) -> Option<FactorId> {
    let id = FactorId::parse(family.get_ref()).filter(|id| id.edition.is_none());
    if id.is_none() {
        errors.push(LibraryError::BadId(Place::new(file, family.span())));
    }
    let edition_read = Edition::parse(edition.get_ref());
    if edition_read.is_none() {
        errors.push(LibraryError::BadId(Place::new(file, edition.span())));
    }
    Some(FactorId { edition: Some(edition_read?), ..id? })
}

fn quantity_of(text: &Spanned<String>, file: FileId, errors: &mut Vec<LibraryError>) -> Option<Quantity> {
    match Quantity::parse(text.get_ref()) {
        Ok(quantity) => Some(quantity),
        Err(error) => {
            errors.push(LibraryError::BadQuantity(Place::new(file, text.span()), error));
            None
        }
    }
}
