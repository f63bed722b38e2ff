//! What an inventory is made of, once a book has been checked.
//!
//! ```text
//! Organization ── Period*  Facility*  Document*
//!                    └────────┴── Activity*  (emissions, or amount × factor)
//!                                 Absence*   (what is not stated, and why)
//! ```

use jiff::civil::Date;

use super::beside::{Beside, Significance};
use super::boundary::Holding;
use super::category::Category;
use super::energy::EnergyAccounts;
use super::formula::Formula;
use crate::account::{Citation, Rendition};
use crate::calc::NotationKey;
use crate::factor::{FactorId, GwpSet};
use crate::finding::{Heading, Located, Place};
use crate::quantity::Quantity;

/// Who reports (ISO 14064-1:2018, 9.3.1 a and 5.1).
#[derive(Debug, Clone)]
pub struct Organization {
    /// Name as the organization writes it.
    pub name: String,
    /// Consolidation approach (5.1); absent when the book does not state it.
    pub consolidation: Option<Consolidation>,
    /// Person or body responsible (9.3.1 b).
    pub responsible: Option<String>,
    /// What the inventory is for (9.2).
    pub purpose: Option<String>,
    /// Who is to use it (9.2).
    pub users: Vec<String>,
    /// Where the book says so.
    pub place: Place,
}

/// How emissions of facilities are consolidated (ISO 14064-1:2018, 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consolidation {
    /// All of what the organization controls operationally (运营控制权).
    OperationalControl,
    /// All of what it controls financially (财务控制权).
    FinancialControl,
    /// Its share of the equity (股权比例).
    EquityShare,
}

impl Consolidation {
    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            Consolidation::OperationalControl => "operational-control",
            Consolidation::FinancialControl => "financial-control",
            Consolidation::EquityShare => "equity-share",
        }
    }

    /// Its name in reports and sentences.
    pub const fn heading(self) -> Heading {
        match self {
            Consolidation::OperationalControl => Heading::OperationalControl,
            Consolidation::FinancialControl => Heading::FinancialControl,
            Consolidation::EquityShare => Heading::EquityShare,
        }
    }
}

/// What kind of data an activity rests on (ISO 14064-1:2018, 6.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataKind {
    /// Read from a meter or weighed.
    Measured,
    /// Taken from an invoice.
    Invoiced,
    /// Estimated for this source.
    Estimated,
    /// Not of this source: an average of a sector, a database.
    Secondary,
}

impl DataKind {
    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            DataKind::Measured => "measured",
            DataKind::Invoiced => "invoiced",
            DataKind::Estimated => "estimated",
            DataKind::Secondary => "secondary",
        }
    }
}

/// What is known of the data behind a figure (ISO 14064-1:2018, 6.2.1 to 6.2.3 and 8.2).
#[derive(Debug, Clone, Default)]
pub struct Characteristics {
    /// Kind of data.
    pub kind: Option<DataKind>,
    /// Quantification method, and where it comes from.
    pub method: Option<String>,
    /// Records that let somebody repeat the figure.
    pub evidence: Option<String>,
}

/// A reporting period, both days included.
#[derive(Debug, Clone)]
pub struct Period {
    /// Identifier within the book.
    pub id: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// Where the book says so.
    pub place: Place,
}

impl Period {
    /// The year that most of the period lies in.
    pub fn year(&self) -> u16 {
        let middle = self.from.duration_until(self.to).checked_div(2).and_then(|half| self.from.checked_add(half).ok());
        u16::try_from(middle.unwrap_or(self.from).year()).unwrap_or(0)
    }
}

/// A site.
#[derive(Debug, Clone)]
pub struct Facility {
    /// Identifier within the book.
    pub id: String,
    /// Name, when given.
    pub name: Option<String>,
    /// ISO 3166-2 code, for example `CN-HE`, when given.
    pub region: Option<String>,
    /// Who owns and controls it.
    pub holding: Holding,
    /// Where the book says so.
    pub place: Place,
}

/// A document that the book cites.
#[derive(Debug, Clone)]
pub struct Document {
    /// Identifier within the book.
    pub id: String,
    /// Title as printed.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub published: Option<Date>,
    /// Printed or transcribed.
    pub rendition: Rendition,
    /// Where the book says so.
    pub place: Place,
}

/// A value that somebody chose, with its range and the reason.
#[derive(Debug, Clone)]
pub struct Assumption {
    /// The value used.
    pub value: Located<Quantity>,
    /// The range it may lie in (`0.81..0.845 kg/L`).
    pub range: Option<Located<Quantity>>,
    /// Why this value.
    pub reason: Option<String>,
    /// Where it comes from.
    pub source: Option<Citation>,
}

/// One line of activity data.
#[derive(Debug, Clone)]
pub struct Activity {
    /// Identifier within the book; the address of its emissions is `activity/ID`.
    pub id: String,
    /// Index into the book's periods.
    pub period: usize,
    /// Index into the book's facilities.
    pub facility: Option<usize>,
    /// ISO 14064-1 category or subcategory.
    pub category: Located<Category>,
    /// Emissions as such, or an amount and what turns it into emissions.
    pub data: ActivityData,
    /// Uncertainty of the amount or of the stated emissions.
    pub uncertainty: Option<Located<Uncertainty>>,
    /// Whether the emissions are of biomass. Factors of biomass say so themselves.
    pub biogenic: bool,
    /// What is known of the data.
    pub characteristics: Characteristics,
    /// Where the figure comes from.
    pub source: Option<Citation>,
    /// What is assumed where the data leave it open.
    pub assumption: Option<String>,
    /// Remark, carried into the explanation.
    pub note: Option<String>,
    /// Where the book says so.
    pub place: Place,
}

/// The figure of an activity.
#[derive(Debug, Clone)]
pub enum ActivityData {
    /// Emissions as measured or as published, for example `6639.56 tCO2e`.
    Emissions(Located<Quantity>),
    /// An amount with the factor that turns it into emissions.
    Amount {
        /// The amount, for example `124200 公升`.
        amount: Located<Quantity>,
        /// What the amount consists of; checked against the substance of the factor.
        substance: Option<Located<String>>,
        /// Density, where the amount is a volume and the factor counts mass.
        density: Option<Assumption>,
        /// The factor: a family, with or without an edition.
        factor: Located<FactorId>,
    },
    /// An amount that is computed; without a factor it is emissions already.
    Computed {
        /// How.
        formula: Box<Formula>,
        /// What the amount consists of; checked against the substance of the factor.
        substance: Option<Located<String>>,
        /// Density, where the amount is a volume and the factor counts mass.
        density: Option<Assumption>,
        /// The factor: a family, with or without an edition.
        factor: Option<Located<FactorId>>,
    },
}

/// Uncertainty as stated: `±2.5 % (95 %, normal)`.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertainty {
    /// Half width, in per cent of the value.
    pub half_width_percent: crate::quantity::Exact,
    /// Level of confidence in per cent that the half width covers.
    pub level_percent: crate::quantity::Exact,
    /// Shape.
    pub shape: Shape,
}

/// Shape of a distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Normal (Gaussian).
    Normal,
    /// Uniform over the half width (the level is then 100 %).
    Uniform,
    /// Symmetric triangular over the half width (the level is then 100 %).
    Triangular,
}

/// A category or subcategory for which the book has no figure, and why.
#[derive(Debug, Clone)]
pub struct Absence {
    /// Index into the book's periods.
    pub period: usize,
    /// The category.
    pub category: Located<Category>,
    /// Notation key (UNFCCC), or "not stated".
    pub key: NotationKey,
    /// The reason, in the words of the book.
    pub reason: Option<String>,
    /// Where the document leaves it open.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// Everything an inventory is computed from.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// Who reports.
    pub organization: Option<Organization>,
    /// Global warming potentials used.
    pub gwp: GwpSet,
    /// Day as of which factors are chosen; `None` where the book leaves it to the reader.
    pub as_of: Option<Date>,
    /// Periods, in the order of the book; at least one.
    pub periods: Vec<Period>,
    /// Sites.
    pub facilities: Vec<Facility>,
    /// Cited documents.
    pub documents: Vec<Document>,
    /// Activity data.
    pub activities: Vec<Activity>,
    /// What is not stated.
    pub absences: Vec<Absence>,
    /// What stands beside the total and never enters it.
    pub beside: Vec<Beside>,
    /// Assessments of significance.
    pub significance: Vec<Significance>,
    /// Where the book names the set of potentials.
    pub gwp_place: Option<Place>,
    /// Why potentials other than the latest are used (6.3).
    pub gwp_justification: Option<String>,
    /// Share of the total above which an excluded source should not be left out, by the organization's own criterion.
    pub exclusion_threshold: Option<Located<Quantity>>,
    /// Balances, contractual instruments, cogeneration.
    pub energy: EnergyAccounts,
}
