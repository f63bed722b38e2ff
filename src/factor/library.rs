//! The library: every factor the program knows, looked up by family and edition.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;
use toml::Spanned;

use super::bundled::FILES;
use super::gwp::GwpSet;
use super::id::{Edition, FactorId};
use super::record::{Basis, Blend, Component, Factor, FactorKind, Fuel, Grade, Name, SourceDocument};
use crate::finding::{FileId, Place, Sources};
use crate::quantity::{Gas, Quantity, QuantityError};
use crate::spelling::nearest;

/// Factors, recipes and the documents behind them.
#[derive(Debug, Default)]
pub struct Library {
    /// Every factor, in the order of the files.
    pub factors: Vec<Factor>,
    /// Every recipe.
    pub fuels: Vec<Fuel>,
    /// Every refrigerant blend.
    pub blends: Vec<Blend>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    source: SourceDocument,
    #[serde(default)]
    factor: Vec<RawFactor>,
    #[serde(default)]
    fuel: Vec<RawFuel>,
    #[serde(default)]
    blend: Vec<RawBlend>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct RawFactor {
    family: Spanned<String>,
    edition: Spanned<String>,
    name: Name,
    value: Spanned<String>,
    range: Option<Spanned<String>>,
    region: Option<String>,
    data_year: Option<Spanned<String>>,
    valid_from: Option<Spanned<String>>,
    valid_to: Option<Spanned<String>>,
    kind: FactorKind,
    gwp: Option<Spanned<String>>,
    substance: Option<String>,
    basis: Option<Basis>,
    #[serde(default)]
    biogenic: bool,
    locator: String,
    grade: Grade,
    note: Option<String>,
    replaces: Option<Spanned<String>>,
    #[serde(default)]
    draft: bool,
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
    #[serde(default)]
    biogenic: bool,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBlend {
    family: Spanned<String>,
    edition: Spanned<String>,
    name: Name,
    substance: String,
    components: Vec<RawComponent>,
    locator: String,
    grade: Grade,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawComponent {
    gas: Spanned<String>,
    share: Spanned<String>,
    tolerance: Option<String>,
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

    /// What `id` stands for. Without an edition, the family must have exactly one; a year alone stands for the edition
    /// of that year without a publication, or else for the only one of that year.
    pub fn look_up(&self, id: &FactorId) -> Lookup<'_> {
        let family: Vec<Resolved<'_>> = self.entries().filter(|entry| entry.id().family == id.family).collect();
        let ids = |entries: &[Resolved<'_>]| {
            let mut ids: Vec<FactorId> = entries.iter().map(|entry| entry.id().clone()).collect();
            ids.sort();
            ids
        };
        let Some(edition) = &id.edition else {
            return match family[..] {
                [] => Lookup::Unknown(self.nearest(&id.family)),
                [only] => Lookup::Found(only),
                _ => Lookup::SeveralEditions(ids(&family)),
            };
        };
        if let Some(entry) = family.iter().find(|entry| entry.id().edition.as_ref() == Some(edition)) {
            return Lookup::Found(*entry);
        }
        let of_year =
            |entry: &Resolved<'_>| entry.id().edition.as_ref().map(|e| e.data_year) == Some(edition.data_year);
        let same_year: Vec<Resolved<'_>> = match edition.publication {
            Some(_) => Vec::new(),
            None => family.iter().copied().filter(of_year).collect(),
        };
        match (&same_year[..], &family[..]) {
            (_, []) => Lookup::Unknown(self.nearest(&id.family)),
            ([only], _) => Lookup::Found(*only),
            ([], _) => Lookup::NoSuchEdition(ids(&family)),
            (several, _) => Lookup::SeveralEditions(ids(several)),
        }
    }

    /// Everything with an id.
    pub fn entries(&self) -> impl Iterator<Item = Resolved<'_>> {
        let factors = self.factors.iter().map(Resolved::Factor);
        factors.chain(self.fuels.iter().map(Resolved::Fuel)).chain(self.blends.iter().map(Resolved::Blend))
    }

    /// The one factor of a family that is no draft and that no other row replaces, if there is exactly one.
    pub fn current(&self, family: &str) -> Option<&Factor> {
        let rows: Vec<&Factor> = self.factors.iter().filter(|row| row.id.family == family && !row.draft).collect();
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
        self.sources.get(index)
    }

    /// The newest edition of the family whose name is nearest.
    fn nearest(&self, family: &str) -> Option<FactorId> {
        let near = nearest(family, self.entries().map(|entry| entry.id().family.as_str()))?;
        self.entries().map(|entry| entry.id()).filter(|id| id.family == near).max().cloned()
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
            let mut date =
                |text: &Option<Spanned<String>>| optional(text, file, errors, |text| text.parse::<Date>().ok());
            let (valid_from, valid_to) = (date(&row.valid_from), date(&row.valid_to));
            let data_years = optional(&row.data_year, file, errors, years_of);
            let gwp = optional(&row.gwp, file, errors, GwpSet::parse);
            let replaces = optional(&row.replaces, file, errors, FactorId::parse);
            if let (Some(id), Some(quantity), Some(range)) = (id, quantity, range) {
                self.factors.push(Factor {
                    id,
                    name: row.name,
                    quantity,
                    range,
                    region: row.region,
                    data_years,
                    valid_from,
                    valid_to,
                    kind: row.kind,
                    gwp,
                    substance: row.substance,
                    basis: row.basis,
                    biogenic: row.biogenic,
                    locator: row.locator,
                    grade: row.grade,
                    note: row.note,
                    replaces,
                    draft: row.draft,
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
                    biogenic: row.biogenic,
                    note: row.note,
                    source,
                    place,
                });
            }
        }
        for row in raw.blend {
            let place = Place::new(file, row.family.span());
            let id = id_of(&row.family, &row.edition, file, errors);
            let mut components = Vec::new();
            for component in row.components {
                let gas = Gas::named(component.gas.get_ref());
                if gas.is_none() {
                    errors.push(LibraryError::BadText(Place::new(file, component.gas.span())));
                }
                let share = quantity_of(&component.share, file, errors);
                if let (Some(gas), Some(share)) = (gas, share) {
                    components.push(Component { gas, share, tolerance: component.tolerance });
                }
            }
            if let Some(id) = id {
                self.blends.push(Blend {
                    id,
                    name: row.name,
                    substance: row.substance,
                    components,
                    locator: row.locator,
                    grade: row.grade,
                    note: row.note,
                    source,
                    place,
                });
            }
        }
    }

    fn check(&self, errors: &mut Vec<LibraryError>) {
        let mut ids: Vec<(&FactorId, Place)> = self.entries().map(|entry| (entry.id(), entry.place())).collect();
        ids.sort();
        for pair in ids.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
            errors.push(LibraryError::Duplicate(pair[1].1, pair[1].0.clone()));
        }
        let mut names: Vec<&str> = self.sources.iter().map(|source| source.id.as_str()).collect();
        names.sort_unstable();
        for pair in names.windows(2).filter(|pair| pair[0] == pair[1]) {
            errors.push(LibraryError::DuplicateSource(pair[0].to_owned()));
        }
        let known: BTreeSet<&FactorId> = self.factors.iter().map(|factor| &factor.id).collect();
        let parts = self.fuels.iter().flat_map(|fuel| {
            let three = [&fuel.net_calorific_value, &fuel.carbon_content, &fuel.oxidation_rate];
            let all = three.into_iter().chain(&fuel.methane).chain(&fuel.nitrous_oxide);
            all.map(|part| (part, fuel.place))
        });
        let replaced = self.factors.iter().filter_map(|factor| Some((factor.replaces.as_ref()?, factor.place)));
        for (id, place) in parts.chain(replaced).filter(|(id, _)| !known.contains(id)) {
            errors.push(LibraryError::Dangling(place, id.clone()));
        }
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

/// A text that may be left out, read by `read`; what cannot be read is an error.
fn optional<T>(
    text: &Option<Spanned<String>>,
    file: FileId,
    errors: &mut Vec<LibraryError>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let text = text.as_ref()?;
    let value = read(text.get_ref());
    if value.is_none() {
        errors.push(LibraryError::BadText(Place::new(file, text.span())));
    }
    value
}

/// `2014` or `2012-2014`.
fn years_of(text: &str) -> Option<(u16, u16)> {
    let year = |text: &str| Edition::parse(text).filter(|edition| edition.publication.is_none()).map(|e| e.data_year);
    match text.split_once('-') {
        Some((first, last)) => Some((year(first)?, year(last)?)).filter(|(first, last)| first <= last),
        None => Some((year(text)?, year(text)?)),
    }
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
