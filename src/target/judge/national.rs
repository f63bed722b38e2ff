//! A company's target beside national goals: which is faster a year, and never a verdict.
//!
//! A national goal is a rate of a whole economy. What it can say of a company's target is whether that goes as fast; whether the
//! company does its part of the goal no public document determines.

use serde::Deserialize;

use super::number::{PackNumber, hundredth};
use crate::factor::{Head, Name};
use crate::quantity::Exact;
use crate::target::path::{PathError, compound_rate};

/// National goals with their days and sources.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NationalPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The goals, in the order in which they became known.
    pub goal: Vec<Goal>,
}

/// One goal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Its name: `co2-per-gdp-2030`.
    pub id: String,
    /// What it is a goal for.
    pub quantity: GoalQuantity,
    /// What it says.
    pub says: Name,
    /// The year that a cut counts from.
    pub base_year: Option<i32>,
    /// Whether a cut counts from a peak, whose year and height are not stated.
    #[serde(default)]
    pub from_peak: bool,
    /// The year it is to be reached in.
    pub target_year: i32,
    /// The cut, or the share, in per cent; the lower end of a range.
    pub least: Option<PackNumber>,
    /// The upper end of a range.
    pub most: Option<PackNumber>,
    /// Whether it asks for more than `least`.
    #[serde(default)]
    pub or_more: bool,
    /// The day from which it was known, `YYYY-MM-DD`.
    pub known_from: String,
    /// The last day before another took its place.
    pub known_to: Option<String>,
    /// Whether a source that states it was read.
    pub confirmed: bool,
    /// The sources.
    pub source: Vec<GoalSource>,
}

/// A source of a goal.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalSource {
    /// Document, and through whom it was read.
    pub title: String,
    /// The day of the document, `YYYY-MM-DD`.
    pub published: String,
    /// Where it was read.
    pub url: String,
}

/// What a national goal is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoalQuantity {
    /// Carbon dioxide per unit of gross domestic product.
    Co2PerGdp,
    /// Energy per unit of gross domestic product.
    EnergyPerGdp,
    /// Share of non-fossil energy in all energy.
    NonFossilShare,
    /// Net greenhouse gases of the whole economy.
    NetGreenhouseGases,
    /// The peak of carbon dioxide emissions.
    Co2Peak,
    /// Carbon neutrality.
    CarbonNeutrality,
    /// Capacity of wind and solar power.
    WindAndSolar,
}

/// What a company's target is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CompanyQuantity {
    /// Absolute emissions.
    Emissions,
    /// Emissions per unit of output value.
    EmissionsPerValue,
    /// Emissions per piece, tonne, kilowatt and the like.
    EmissionsPerUnit,
    /// Absolute energy.
    Energy,
    /// Energy per unit of output value.
    EnergyPerValue,
    /// Energy per piece, tonne, kilowatt and the like.
    EnergyPerUnit,
    /// Share of non-fossil energy in all energy.
    NonFossilShare,
    /// Share of renewable or green electricity in electricity.
    GreenElectricityShare,
    /// Something else: water, waste, people.
    Other,
}

/// A company's target, as far as it is put beside national goals.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyPace {
    /// What it is for.
    pub quantity: CompanyQuantity,
    /// The cut from base year to target year, as a fraction; `None` where the target does not determine one.
    pub cut: Option<Exact>,
    /// The share in the target year, as a fraction, where it is a target of a share.
    pub share: Option<Exact>,
    /// Base year; ignored for shares.
    pub base_year: i32,
    /// Target year.
    pub target_year: i32,
}

/// How a company's target stands beside a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alongside {
    /// As fast a year, or faster; of shares: as high not later.
    AsFast,
    /// Slower a year; of shares: lower, or as high only later.
    Slower,
    /// They cannot be put beside each other.
    NotComparable(NotComparable),
}

/// Why a target and a goal cannot be put beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotComparable {
    /// They are for different things.
    OtherQuantity,
    /// An absolute target and a goal per unit of gross domestic product: it depends on growth.
    AbsoluteAgainstIntensity,
    /// The target does not determine a cut or a share: its base is missing.
    NoCut,
    /// The goal counts from a peak whose year and height are not stated.
    PeakUnknown,
    /// The goal is a state of the country and has no yearly rate: a peak, neutrality, a capacity.
    NoRate,
    /// The target is for electricity, the goal for all energy.
    ElectricityAgainstEnergy,
    /// No source of the goal was read.
    NotConfirmed,
}

/// What to bear in mind where two rates are put beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Caveat {
    /// The target is per unit of product, the goal per unit of gross domestic product.
    OtherDenominator,
    /// The years do not agree.
    OtherYears,
    /// The goal is for carbon dioxide, the target perhaps for all greenhouse gases.
    Co2Only,
    /// The goal is a range; its lower end was taken.
    Range,
    /// The goal asks for more than the figure.
    MoreThan,
}

/// A target beside a goal.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside<'p> {
    /// The name of the goal.
    pub goal: &'p str,
    /// How they stand.
    pub alongside: Alongside,
    /// The target's yearly compound rate, or its share, as a fraction.
    pub own: Option<Exact>,
    /// That of the goal; of its lower end where it is a range.
    pub asked: Option<Exact>,
    /// What to bear in mind.
    pub caveats: Vec<Caveat>,
}

impl NationalPack {
    /// China's goals. That the file can be read is held by a test.
    pub fn china() -> Option<NationalPack> {
        NationalPack::read(include_str!("../../../rules/target/china-national-goals.toml")).ok()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<NationalPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The goals in force on a day, `YYYY-MM-DD`; without a day those that no other has replaced.
    pub fn known<'p>(&'p self, day: Option<&str>) -> impl Iterator<Item = &'p Goal> {
        let day = day.map(str::to_owned);
        self.goal.iter().filter(move |goal| match &day {
            None => goal.known_to.is_none(),
            Some(day) => goal.known_from <= *day && goal.known_to.as_ref().is_none_or(|to| day <= to),
        })
    }

    /// A target beside every goal in force on the day of its submission.
    ///
    /// # Errors
    /// [`PathError`] for a target whose years are in the wrong order, or a cut of more than everything.
    pub fn beside(&self, target: &CompanyPace, day: Option<&str>) -> Result<Vec<Beside<'_>>, PathError> {
        self.known(day).map(|goal| beside(goal, target)).collect()
    }
}

fn beside<'p>(goal: &'p Goal, target: &CompanyPace) -> Result<Beside<'p>, PathError> {
    let not = |why| Beside {
        goal: &goal.id,
        alongside: Alongside::NotComparable(why),
        own: None,
        asked: None,
        caveats: Vec::new(),
    };
    if let Some(why) = apart(goal, target.quantity) {
        return Ok(not(why));
    }
    let Some(least) = goal.least.as_ref().map(|least| &least.value * &hundredth()) else {
        return Ok(not(NotComparable::NoRate));
    };
    let mut caveats = Vec::new();
    if matches!(target.quantity, CompanyQuantity::EmissionsPerUnit | CompanyQuantity::EnergyPerUnit) {
        caveats.push(Caveat::OtherDenominator);
    }
    if goal.quantity == GoalQuantity::Co2PerGdp {
        caveats.push(Caveat::Co2Only);
    }
    if goal.most.is_some() {
        caveats.push(Caveat::Range);
    }
    if goal.or_more {
        caveats.push(Caveat::MoreThan);
    }
    let reaches = |own: &Exact, asked: &Exact| if goal.or_more { own > asked } else { own >= asked };
    if goal.quantity == GoalQuantity::NonFossilShare {
        let Some(share) = &target.share else { return Ok(not(NotComparable::NoCut)) };
        if target.target_year != goal.target_year {
            caveats.push(Caveat::OtherYears);
        }
        let is = reaches(share, &least) && target.target_year <= goal.target_year;
        let alongside = if is { Alongside::AsFast } else { Alongside::Slower };
        return Ok(Beside { goal: &goal.id, alongside, own: Some(share.clone()), asked: Some(least), caveats });
    }
    let (Some(cut), Some(base_year)) = (&target.cut, goal.base_year) else { return Ok(not(NotComparable::NoCut)) };
    if (target.base_year, target.target_year) != (base_year, goal.target_year) {
        caveats.push(Caveat::OtherYears);
    }
    let own_years = span(target.base_year, target.target_year)?;
    let goal_years = span(base_year, goal.target_year)?;
    let (own, asked) = (compound_rate(cut, own_years)?, compound_rate(&least, goal_years)?);
    // Rates are roots and rounded; what is left, each to the power of the other's years, compares exactly.
    let left = |cut: &Exact, years: u32| {
        (&Exact::ONE - cut).powi(i32::try_from(years).unwrap_or(i32::MAX)).ok_or(PathError::TooLarge)
    };
    let (own_left, asked_left) = (left(cut, goal_years)?, left(&least, own_years)?);
    let alongside = if reaches(&asked_left, &own_left) { Alongside::AsFast } else { Alongside::Slower };
    Ok(Beside { goal: &goal.id, alongside, own: Some(own), asked: Some(asked), caveats })
}

/// Why a goal says nothing of a quantity, where it does not.
fn apart(goal: &Goal, quantity: CompanyQuantity) -> Option<NotComparable> {
    use CompanyQuantity as Own;
    use GoalQuantity as Asked;
    let why = match (goal.quantity, quantity) {
        (_, Own::Other) => Some(NotComparable::OtherQuantity),
        (Asked::Co2PerGdp, Own::EmissionsPerValue | Own::EmissionsPerUnit) => None,
        (Asked::EnergyPerGdp, Own::EnergyPerValue | Own::EnergyPerUnit) => None,
        (Asked::Co2PerGdp, Own::Emissions) | (Asked::EnergyPerGdp, Own::Energy) => {
            Some(NotComparable::AbsoluteAgainstIntensity)
        }
        (Asked::NonFossilShare, Own::NonFossilShare) => None,
        (Asked::NonFossilShare, Own::GreenElectricityShare) => Some(NotComparable::ElectricityAgainstEnergy),
        (Asked::NetGreenhouseGases, Own::Emissions) if goal.from_peak => Some(NotComparable::PeakUnknown),
        (Asked::NetGreenhouseGases, Own::Emissions) => None,
        (Asked::Co2Peak | Asked::CarbonNeutrality, Own::Emissions) => Some(NotComparable::NoRate),
        _ => Some(NotComparable::OtherQuantity),
    };
    why.or_else(|| (!goal.confirmed).then_some(NotComparable::NotConfirmed))
}

fn span(from: i32, to: i32) -> Result<u32, PathError> {
    let years = i64::from(to) - i64::from(from);
    let is_path = (1..=PathError::MOST_YEARS).contains(&years);
    u32::try_from(years).ok().filter(|_| is_path).ok_or(PathError::Years { base: from, target: to })
}
