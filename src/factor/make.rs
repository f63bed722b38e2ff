//! From a row of the format to a record: ids, quantities and dates are read here, whether the row comes from a file or
//! from a table.

use std::borrow::Cow;

use jiff::civil::Date;

use super::format::{RawBlend, RawFactor, RawFuel, RawName, RawSource, Spot, named_id, row_id};
use super::gwp::GwpSet;
use super::id::{Edition, FactorId};
use super::library::LibraryError;
use super::record::{Blend, Component, Factor, Fuel, Name, SourceDocument};
use crate::finding::{FileId, Place};
use crate::quantity::{Gas, Quantity};

/// Where a row stands, and what is wrong with it.
pub(super) struct Maker {
    /// Its file.
    pub file: FileId,
    /// Index of its source in the library.
    pub source: usize,
    /// Everything that is wrong.
    pub errors: Vec<LibraryError>,
}

pub(super) fn source(raw: RawSource<'_>) -> SourceDocument {
    SourceDocument {
        id: raw.id.text.into_owned(),
        title: raw.title.into_owned(),
        publisher: raw.publisher.into_owned(),
        document: raw.document.map(Cow::into_owned),
        published: raw.published.map(Cow::into_owned),
        licence: raw.licence.into_owned(),
        standing: raw.standing,
        note: raw.note.map(Cow::into_owned),
    }
}

fn name(raw: RawName<'_>) -> Name {
    Name { zh: raw.zh.into_owned(), en: raw.en.into_owned() }
}

impl Maker {
    pub(super) fn factor(&mut self, row: RawFactor<'_>) -> Option<Factor> {
        let place = self.place(&row.value);
        let id = self.id(&row.family, &row.edition);
        let quantity = self.quantity(&row.value);
        let range = row.range.as_ref().map(|range| self.quantity(range));
        let range = match range {
            None => Some(None),
            Some(range) => range.map(Some),
        };
        let valid_from = self.optional(&row.valid_from, |text| text.parse::<Date>().ok());
        let valid_to = self.optional(&row.valid_to, |text| text.parse::<Date>().ok());
        let data_years = self.optional(&row.data_year, years_of);
        let gwp = self.optional(&row.gwp, GwpSet::parse);
        let replaces = self.optional(&row.replaces, FactorId::parse);
        Some(Factor {
            id: id?,
            name: name(row.name),
            quantity: quantity?,
            range: range?,
            region: row.region.map(Cow::into_owned),
            data_years,
            valid_from,
            valid_to,
            kind: row.kind,
            gwp,
            substance: row.substance.map(Cow::into_owned),
            basis: row.basis,
            biogenic: row.biogenic,
            locator: row.locator.into_owned(),
            grade: row.grade,
            note: row.note.map(Cow::into_owned),
            replaces,
            draft: row.draft,
            source: self.source,
            place,
        })
    }

    pub(super) fn fuel(&mut self, row: RawFuel<'_>) -> Option<Fuel> {
        let place = self.place(&row.family);
        let net_calorific_value = self.part(&row.net_calorific_value);
        let carbon_content = self.part(&row.carbon_content);
        let oxidation_rate = self.part(&row.oxidation_rate);
        let methane = row.methane.as_ref().and_then(|text| self.part(text));
        let nitrous_oxide = row.nitrous_oxide.as_ref().and_then(|text| self.part(text));
        let id = self.id(&row.family, &row.edition);
        Some(Fuel {
            id: id?,
            name: name(row.name),
            substance: row.substance.into_owned(),
            net_calorific_value: net_calorific_value?,
            carbon_content: carbon_content?,
            oxidation_rate: oxidation_rate?,
            methane,
            nitrous_oxide,
            biogenic: row.biogenic,
            note: row.note.map(Cow::into_owned),
            source: self.source,
            place,
        })
    }

    pub(super) fn blend(&mut self, row: RawBlend<'_>) -> Option<Blend> {
        let place = self.place(&row.family);
        let id = self.id(&row.family, &row.edition);
        let mut components = Vec::new();
        for component in row.components {
            let gas = Gas::named(&component.gas.text);
            if gas.is_none() {
                self.errors.push(LibraryError::BadText(self.place(&component.gas)));
            }
            let share = self.quantity(&component.share);
            if let (Some(gas), Some(share)) = (gas, share) {
                components.push(Component { gas, share, tolerance: component.tolerance.map(Cow::into_owned) });
            }
        }
        Some(Blend {
            id: id?,
            name: name(row.name),
            substance: row.substance.into_owned(),
            components,
            locator: row.locator.into_owned(),
            grade: row.grade,
            note: row.note.map(Cow::into_owned),
            source: self.source,
            place,
        })
    }

    fn place(&self, spot: &Spot<'_>) -> Place {
        Place { file: self.file, start: spot.start, end: spot.end }
    }

    fn id(&mut self, family: &Spot<'_>, edition: &Spot<'_>) -> Option<FactorId> {
        let file = self.file;
        row_id(family, edition, |spot| self.errors.push(bad_id(file, spot)))
    }

    fn part(&mut self, text: &Spot<'_>) -> Option<FactorId> {
        let file = self.file;
        named_id(text, |spot| self.errors.push(bad_id(file, spot)))
    }

    /// A text that may be left out, read by `read`; what cannot be read is an error.
    fn optional<T>(&mut self, text: &Option<Spot<'_>>, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let spot = text.as_ref()?;
        let value = read(&spot.text);
        if value.is_none() {
            self.errors.push(LibraryError::BadText(self.place(spot)));
        }
        value
    }

    fn quantity(&mut self, spot: &Spot<'_>) -> Option<Quantity> {
        let quantity = Quantity::parse(&spot.text);
        let place = self.place(spot);
        quantity.map_err(|error| self.errors.push(LibraryError::BadQuantity(place, error))).ok()
    }
}

fn bad_id(file: FileId, spot: &Spot<'_>) -> LibraryError {
    LibraryError::BadId(Place { file, start: spot.start, end: spot.end })
}

/// `2014` or `2012-2014`.
pub(crate) fn years_of(text: &str) -> Option<(u16, u16)> {
    let year = |text: &str| Edition::parse(text).filter(|edition| edition.publication.is_none()).map(|e| e.data_year);
    match text.split_once('-') {
        Some((first, last)) => Some((year(first)?, year(last)?)).filter(|(first, last)| first <= last),
        None => Some((year(text)?, year(text)?)),
    }
}
