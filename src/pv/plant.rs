//! A plant as a book states it.

use jiff::civil::Date;

use super::balance::Flow;
use super::carbon::CarbonPlan;
use super::certificate::CertificateAccount;
use super::life::LifetimePlan;
use super::plan::ModelPlan;
use super::series::GenerationSeries;
use super::yields::StatedYields;
use crate::account::Citation;
use crate::finding::{Located, Place};
use crate::quantity::Quantity;
use crate::saving::Span;

/// A photovoltaic plant.
#[derive(Debug, Clone)]
pub struct PvPlant {
    /// Identifier within the book; the address is `pv/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The site: its index.
    pub facility: Option<usize>,
    /// Where it stands, if not with its facility.
    pub region: Option<String>,
    /// First day of operation.
    pub commissioned: Option<Located<Date>>,
    /// Its capacity over time, in the order of the days.
    pub capacity: Vec<Capacity>,
    /// Area, and of what.
    pub area: Option<Located<Quantity>>,
    /// What the area is of; `None` where the book does not say.
    pub area_of: Option<AreaOf>,
    /// What it gave and where it went.
    pub output: Vec<Output>,
    /// Certificates of its generation.
    pub certificates: Vec<CertificateAccount>,
    /// The nearest city or province with a known yield, where the book names one.
    pub city: Option<Located<String>>,
    /// Its generation row by row.
    pub series: Option<GenerationSeries>,
    /// What its electricity displaces.
    pub carbon: Option<CarbonPlan>,
    /// Its life.
    pub lifetime: Option<LifetimePlan>,
    /// What its outputs are held against, where the book says it.
    pub yields: Option<StatedYields>,
    /// How it is modelled.
    pub model: Option<ModelPlan>,
    /// Whether somebody made the figures up.
    pub is_made_up: bool,
    /// Where it is stated.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// What an area is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AreaOf {
    /// Of the modules.
    Modules,
    /// Of the roof.
    Roof,
}

/// Capacity from a day on.
#[derive(Debug, Clone)]
pub struct Capacity {
    /// The first day; the commissioning when the book does not say.
    pub from: Option<Located<Date>>,
    /// Of the modules at standard test conditions (kWp DC).
    pub dc: Option<Located<Quantity>>,
    /// Of the inverters (kW AC).
    pub ac: Option<Located<Quantity>>,
}

/// What a meter counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MeteredAs {
    /// All that is generated.
    #[default]
    Generated,
    /// Only what is used on the site.
    OwnUse,
}

/// Electricity of a time.
#[derive(Debug, Clone)]
pub struct Output {
    /// The period of the book, where it is one: its index.
    pub period: Option<usize>,
    /// Its name in addresses: the id of the period, or its first day and last.
    pub name: String,
    /// Its days.
    pub span: Span,
    /// What is stated.
    pub flows: Vec<(Flow, Located<Quantity>)>,
    /// What does not occur.
    pub not_occurring: Vec<Flow>,
    /// What the meter counts.
    pub metered_as: MeteredAs,
    /// Where the figures come from.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

impl Output {
    /// Its time for people: the id of the period, `2024-01` of a whole month, or its first day and last.
    pub fn label(&self) -> String {
        let Span { from, to } = self.span;
        match self.period.is_none() && from.day() == 1 && to == from.last_of_month() {
            true => format!("{:04}-{:02}", from.year(), from.month()),
            false => self.name.clone(),
        }
    }
}

impl PvPlant {
    /// Whether an output lies within another of the plant, as a month lies within its year.
    pub fn is_part(&self, output: usize) -> bool {
        let Some(of) = self.output.get(output) else { return false };
        self.output.iter().any(|whole| lies_within(of.span, whole.span))
    }

    /// Whether the book says what was generated, in an output or in a table.
    pub fn is_generation_stated(&self) -> bool {
        let in_table = self.series.as_ref().is_some_and(|series| series.generated.is_some());
        in_table || self.output.iter().any(|output| output.flows.iter().any(|(flow, _)| *flow == Flow::Generated))
    }

    /// The day from which an entry of its capacity stands, as far as the book says.
    pub fn since(&self, capacity: &Capacity) -> Option<Date> {
        capacity.from.or(self.commissioned).map(|day| day.value)
    }
}

/// Whether a span lies within another and is less than it.
pub(super) fn lies_within(of: Span, whole: Span) -> bool {
    whole.from <= of.from && of.to <= whole.to && (of.from, of.to) != (whole.from, whole.to)
}
