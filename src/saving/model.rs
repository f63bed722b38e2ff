//! Projects that save energy, as a book states them.

use jiff::civil::Date;

use super::engineering::ProfileRow;
use crate::account::Citation;
use crate::expression::Given;
use crate::factor::FactorId;
use crate::finding::{Located, Place};
use crate::quantity::Quantity;

use super::money::Money;

/// A project that saves energy or water.
#[derive(Debug, Clone)]
pub struct Project {
    /// Identifier within the book; the address is `project/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The site: its index.
    pub facility: Option<usize>,
    /// The meter that shows it: its index.
    pub meter: Option<Located<usize>>,
    /// The period that the saving is of: its index.
    pub period: Option<usize>,
    /// What is done.
    pub measure: Option<String>,
    /// What the energy is used for; measures on one end use combine multiplicatively.
    pub end_use: Option<String>,
    /// What the end use takes in a year before the measure.
    pub end_use_energy: Option<Located<Quantity>>,
    /// How the saving is measured and verified.
    pub plan: Plan,
    /// The saving of a year.
    pub worth: Worth,
    /// The carrier that is saved.
    pub carrier: Option<Located<String>>,
    /// The energy that is displaced.
    pub displaces: Option<Located<Displaced>>,
    /// What turns the saving into emissions.
    pub factor: Option<SavingFactor>,
    /// Whom the emissions are computed for.
    pub purpose: Purpose,
    /// Whether the effect lies inside the inventory (ISO 14064-1:2018, 7.1) or outside.
    pub is_inside: bool,
    /// Effects on other carriers and other end uses.
    pub interactive: Vec<Interactive>,
    /// Money, for those who rank projects.
    pub money: Money,
    /// Whether somebody made its inputs up to show the calculation.
    pub is_made_up: bool,
    /// Inputs that were worked back from what is claimed: they confirm nothing.
    pub inferred: Vec<String>,
    /// Published figures that rest on it: ids of claims.
    pub claims: Vec<Located<String>>,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// The saving of a year.
#[derive(Debug, Clone)]
pub struct Worth {
    /// As somebody states it.
    pub stated: Option<Located<Quantity>>,
    /// As an engineering calculation has it; beside a stated saving it asks whether that is possible.
    pub calculation: Option<Calculation>,
}

/// An engineering calculation with its inputs.
#[derive(Debug, Clone)]
pub struct Calculation {
    /// The kind: its index in the pack.
    pub kind: Located<usize>,
    /// Its inputs.
    pub given: Vec<Given>,
    /// Rows with inputs of their own; none where the calculation is one.
    pub profile: Vec<ProfileRow>,
}

/// How a saving is measured and verified (IPMVP, M&V plan).
#[derive(Debug, Clone, Default)]
pub struct Plan {
    /// What is inside the measurement boundary.
    pub boundary: Option<String>,
    /// Days of the baseline period.
    pub baseline: Option<Span>,
    /// Days of the reporting period.
    pub reporting: Option<Span>,
    /// The option of IPMVP.
    pub option: Option<IpmvpOption>,
    /// What is taken for constant, and adjusted where it changes.
    pub static_factors: Vec<String>,
    /// Who bears the claim.
    pub bearer: Option<String>,
    /// Parameters that are estimated and not measured (option A).
    pub estimated: Vec<String>,
    /// What it is measured by: meters and their numbers (options B and C).
    pub measured_by: Option<String>,
    /// The calibrated simulation (option D).
    pub simulation: Option<String>,
}

/// Two days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// The options of IPMVP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IpmvpOption {
    /// Retrofit isolation, key parameters measured, the others estimated.
    A,
    /// Retrofit isolation, all parameters measured.
    B,
    /// Whole facility.
    C,
    /// Calibrated simulation.
    D,
}

impl IpmvpOption {
    /// The letter.
    pub const fn word(self) -> &'static str {
        match self {
            IpmvpOption::A => "A",
            IpmvpOption::B => "B",
            IpmvpOption::C => "C",
            IpmvpOption::D => "D",
        }
    }

    /// Reads the letter.
    pub fn from_word(word: &str) -> Option<IpmvpOption> {
        [IpmvpOption::A, IpmvpOption::B, IpmvpOption::C, IpmvpOption::D].into_iter().find(|o| o.word() == word)
    }
}

/// The energy that a saving displaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Displaced {
    /// Electricity by resistance, or in general.
    Electricity,
    /// A fuel in a boiler.
    Fuel,
    /// The electricity of a heat pump.
    HeatPump,
}

impl Displaced {
    /// The word of a book and of the pack.
    pub const fn word(self) -> &'static str {
        match self {
            Displaced::Electricity => "electricity",
            Displaced::Fuel => "fuel",
            Displaced::HeatPump => "heat-pump",
        }
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Option<Displaced> {
        [Displaced::Electricity, Displaced::Fuel, Displaced::HeatPump].into_iter().find(|d| d.word() == word)
    }
}

/// Whom emissions are computed for; it decides which factor is apt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// The effect on an inventory: average factors.
    #[default]
    Inventory,
    /// A project of its own: the combined margin of the grid.
    Project,
}

impl Purpose {
    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            Purpose::Inventory => "inventory",
            Purpose::Project => "project",
        }
    }
}

/// What turns a saving into emissions.
#[derive(Debug, Clone)]
pub enum SavingFactor {
    /// A factor or a fuel, with a density where it counts mass and the saving is a volume.
    One {
        /// The factor.
        id: Located<FactorId>,
        /// The density.
        density: Option<Located<Quantity>>,
    },
    /// No factor: the emissions of a year as somebody states them.
    Stated(Located<Quantity>),
    /// The combined margin of a grid: operating × weight + build × (1 − weight).
    Margin {
        /// The operating margin.
        operating: Located<FactorId>,
        /// The build margin.
        build: Located<FactorId>,
        /// The weight of the operating margin.
        weight: Located<Quantity>,
    },
}

/// An effect beside the one that the project is for.
#[derive(Debug, Clone)]
pub struct Interactive {
    /// The carrier.
    pub carrier: Located<String>,
    /// The end use.
    pub end_use: Option<String>,
    /// What is saved in a year; below zero where more is used. Without it the calculation says so.
    pub saving: Option<Located<Quantity>>,
    /// What turns it into emissions.
    pub factor: Option<SavingFactor>,
    /// Why.
    pub says: Option<String>,
    /// Where the book says so.
    pub place: Place,
}
