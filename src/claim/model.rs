//! A published claim, as the book states it.

use crate::expression::{Expression, Given};
use crate::finding::{Located, Place};
use crate::inventory::{Citation, Rendition};
use crate::quantity::Quantity;

/// What somebody published, and what it should equal.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Identifier within the book; addresses are `claim/ID/…`.
    pub id: String,
    /// The words of the document.
    pub says: Option<String>,
    /// Whether those words are printed or transcribed; the document says where the claim does not.
    pub rendition: Option<Rendition>,
    /// Where they stand.
    pub source: Option<Citation>,
    /// The printed figure.
    pub published: Located<Quantity>,
    /// Inputs that only this claim has.
    pub given: Vec<Given>,
    /// The same figure where it is printed again.
    pub also: Vec<PrintedAgain>,
    /// What the figure should equal; where the book does not say, the first of `also`.
    pub equals: Located<Expression>,
    /// Index into the book's periods, when stated.
    pub period: Option<usize>,
    /// The energy that a saving displaced, where the document says so.
    pub displaces: Option<DisplacedEnergy>,
    /// Where the book says so.
    pub place: Place,
}

/// A published figure at another place of a document, or in another document.
#[derive(Debug, Clone)]
pub struct PrintedAgain {
    /// The figure as printed there.
    pub published: Located<Quantity>,
    /// Where it stands, when not where the claim stands.
    pub source: Option<Citation>,
    /// Whether that text is printed or transcribed, when the book says so.
    pub rendition: Option<Rendition>,
    /// Where the book says so.
    pub place: Place,
}

/// An energy that a saving displaces: what would have been used without it (ISO 14064-2:2019, 6.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisplacedEnergy {
    /// Electricity of the grid.
    Electricity,
    /// Natural gas.
    NaturalGas,
    /// Coal.
    Coal,
    /// Purchased heat.
    Heat,
    /// Diesel.
    Diesel,
    /// Purchased steam.
    Steam,
}

impl DisplacedEnergy {
    /// Every one of them.
    pub const ALL: [DisplacedEnergy; 6] = [
        DisplacedEnergy::Electricity,
        DisplacedEnergy::NaturalGas,
        DisplacedEnergy::Coal,
        DisplacedEnergy::Heat,
        DisplacedEnergy::Diesel,
        DisplacedEnergy::Steam,
    ];

    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            DisplacedEnergy::Electricity => "electricity",
            DisplacedEnergy::NaturalGas => "natural-gas",
            DisplacedEnergy::Coal => "coal",
            DisplacedEnergy::Heat => "heat",
            DisplacedEnergy::Diesel => "diesel",
            DisplacedEnergy::Steam => "steam",
        }
    }

    /// Reads the word of a book.
    pub fn from_word(word: &str) -> Option<DisplacedEnergy> {
        DisplacedEnergy::ALL.into_iter().find(|energy| energy.word() == word)
    }
}
