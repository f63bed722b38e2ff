//! What a book says for the views, once it has been checked. Lists that go with activities have one entry an activity.

use super::ghgp::Home;
use crate::account::Address;
use crate::factor::FactorId;
use crate::finding::{Located, Place};
use crate::inventory::Citation;
use crate::quantity::Quantity;

/// Everything that only views need.
#[derive(Debug, Clone, Default)]
pub struct ViewInputs {
    /// The category of the GHG Protocol that a line is given, one an activity.
    pub homes: Vec<Option<Home>>,
    /// What is said of a line's energy, one an activity.
    pub energy: Vec<EnergyInput>,
    /// Equivalent values of a period.
    pub coal_rates: Vec<CoalRate>,
    /// What emissions are set against.
    pub denominators: Vec<Denominator>,
    /// What figures should be.
    pub assertions: Vec<Assertion>,
    /// Whether comprehensive energy consumption is asked for.
    pub wants_energy: bool,
}

/// What is said of the energy of an activity.
#[derive(Debug, Clone, Default)]
pub struct EnergyInput {
    /// The carrier, by its id in the pack; `none` where the line is no energy.
    pub carrier: Option<Located<String>>,
    /// The coefficient of the book's own.
    pub coefficient: Option<Coefficient>,
}

/// A coefficient of standard coal.
#[derive(Debug, Clone)]
pub enum Coefficient {
    /// As a value: `1.2143 kgce/m3`.
    Value(Located<Quantity>),
    /// A row of the library, with its edition.
    Factor(Located<FactorId>),
}

/// The equivalent value (等价值) of a carrier in a period.
#[derive(Debug, Clone)]
pub struct CoalRate {
    /// Index into the book's periods.
    pub period: usize,
    /// The carrier, by its id in the pack.
    pub carrier: Located<String>,
    /// Standard coal for a unit of it: `0.3005 kgce/kWh`.
    pub value: Located<Quantity>,
    /// Where it comes from.
    pub source: Option<Citation>,
    /// Remark.
    pub note: Option<String>,
}

/// What emissions are divided by (ISO 14064-1:2018, 9.3.2).
#[derive(Debug, Clone)]
pub struct Denominator {
    /// Identifier; the same in every period.
    pub id: String,
    /// Index into the book's periods.
    pub period: usize,
    /// What it measures.
    pub kind: DenominatorKind,
    /// How much.
    pub amount: Located<Quantity>,
    /// At which prices, where it is revenue.
    pub price_basis: Option<String>,
    /// Remark.
    pub note: Option<String>,
    /// Where it comes from.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// What a denominator measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DenominatorKind {
    /// What is produced.
    Output,
    /// Turnover, at stated prices.
    Revenue,
    /// Floor or land.
    Area,
    /// Heads.
    People,
    /// Something else.
    Other,
}

/// What a figure should be.
#[derive(Debug, Clone)]
pub struct Assertion {
    /// Identifier.
    pub id: String,
    /// The figure.
    pub figure: Located<Address>,
    /// What it should be.
    pub bound: Bound,
    /// In words.
    pub says: Option<String>,
    /// Where it comes from.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// How a figure is held.
#[derive(Debug, Clone)]
pub enum Bound {
    /// To a printed value.
    Equals(Located<Quantity>),
    /// From above.
    AtMost(Located<Quantity>),
    /// From below.
    AtLeast(Located<Quantity>),
}

impl Bound {
    /// The quantity, whichever side it is on.
    pub const fn quantity(&self) -> &Located<Quantity> {
        match self {
            Bound::Equals(quantity) | Bound::AtMost(quantity) | Bound::AtLeast(quantity) => quantity,
        }
    }
}
