//! What every entry of the library has, be it a value or a recipe.

use super::id::Edition;
use super::kind::{FactorKind, Grade};
use super::library::{Library, Resolved};
use super::record::{Name, SourceDocument};

/// What sort of entry it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// A value of a kind.
    Value(FactorKind),
    /// A recipe for a fuel.
    Fuel,
    /// A recipe for a refrigerant.
    Blend,
}

impl EntryKind {
    /// The word of it, as a script reads it.
    pub const fn word(self) -> &'static str {
        match self {
            EntryKind::Value(kind) => kind.word(),
            EntryKind::Fuel => "fuel",
            EntryKind::Blend => "blend",
        }
    }
}

impl<'a> Resolved<'a> {
    /// What it is.
    pub fn name(self) -> &'a Name {
        match self {
            Resolved::Factor(factor) => &factor.name,
            Resolved::Fuel(fuel) => &fuel.name,
            Resolved::Blend(blend) => &blend.name,
        }
    }

    /// What sort of entry it is.
    pub fn kind(self) -> EntryKind {
        match self {
            Resolved::Factor(factor) => EntryKind::Value(factor.kind),
            Resolved::Fuel(_) => EntryKind::Fuel,
            Resolved::Blend(_) => EntryKind::Blend,
        }
    }

    /// The region it holds for; that of a fuel recipe is the one of its calorific value.
    pub fn region(self, library: &'a Library) -> Option<&'a str> {
        match self {
            Resolved::Factor(factor) => factor.region.as_deref(),
            Resolved::Fuel(fuel) => library.factor(&fuel.net_calorific_value)?.region.as_deref(),
            Resolved::Blend(_) => None,
        }
    }

    /// The document it was taken from.
    pub fn source(self, library: &'a Library) -> Option<&'a SourceDocument> {
        library.source(self.source_index())
    }

    /// Index of that document in the library.
    pub fn source_index(self) -> usize {
        match self {
            Resolved::Factor(factor) => factor.source,
            Resolved::Fuel(fuel) => fuel.source,
            Resolved::Blend(blend) => blend.source,
        }
    }

    /// How well it is confirmed; a fuel recipe has the grades of its parts.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Resolved::Factor(factor) => Some(factor.grade),
            Resolved::Fuel(_) => None,
            Resolved::Blend(blend) => Some(blend.grade),
        }
    }

    /// What a user must know.
    pub fn note(self) -> Option<&'a str> {
        match self {
            Resolved::Factor(factor) => factor.note.as_deref(),
            Resolved::Fuel(fuel) => fuel.note.as_deref(),
            Resolved::Blend(blend) => blend.note.as_deref(),
        }
    }

    /// Whether it was never in force.
    pub fn is_draft(self) -> bool {
        matches!(self, Resolved::Factor(factor) if factor.draft)
    }

    /// The year of its edition; `None` where it has none.
    pub fn year(self) -> Option<u16> {
        let edition = self.id().edition.as_ref();
        edition.map(|edition| edition.data_year).filter(|year| *year != Edition::UNDATED)
    }

    /// Whether its data are of a year.
    pub fn is_of(self, year: u16) -> bool {
        let within = match self {
            Resolved::Factor(factor) => factor.data_years.is_some_and(|(first, last)| (first..=last).contains(&year)),
            Resolved::Fuel(_) | Resolved::Blend(_) => false,
        };
        within || self.year() == Some(year)
    }
}
