//! Temperature scores of targets and of companies, by a pack of regressions.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::number::{PackNumber, most};
use super::verdict::Scopes;
use crate::factor::Head;
use crate::quantity::{Exact, Rounding};

/// Regressions and what belongs to them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemperaturePack {
    /// Its name, edition and sources.
    pub pack: Head,
    score: ScoreRules,
    coverage: Coverage,
    time_frame: Vec<FrameRow>,
    intensity: BTreeMap<String, String>,
    absolute: BTreeMap<String, String>,
    regression: Vec<Regression>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoreRules {
    default: PackNumber,
    floor: PackNumber,
    places: u32,
    scope_3_from: PackNumber,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Coverage {
    scope_1_2: PackNumber,
    scope_3: PackNumber,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameRow {
    id: TimeFrame,
    most: i32,
    slope: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Regression {
    variable: String,
    slope: String,
    param: PackNumber,
    intercept: PackNumber,
}

/// How far ahead a target looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeFrame {
    /// Some years.
    Short,
    /// Up to the middle of the road.
    Mid,
    /// Long.
    Long,
}

/// What a target cuts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TargetKind {
    /// Emissions, of a company with this ISIC code.
    Absolute {
        /// The code; the first three characters count.
        isic: String,
    },
    /// Emissions per something.
    Intensity {
        /// What: `Revenue`, `Power`.
        metric: String,
    },
}

/// A target to be scored.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoredTarget {
    /// What it cuts.
    pub kind: TargetKind,
    /// Whose emissions.
    pub scopes: Scopes,
    /// Part of the emissions in its boundary that it covers, of 0 to 1.
    pub coverage: Exact,
    /// The cut, as a fraction.
    pub reduction: Exact,
    /// Base year.
    pub base_year: i32,
    /// Target year.
    pub target_year: i32,
    /// The year that time frames count from.
    pub reporting_year: i32,
}

/// A score.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// In °C, unrounded.
    pub exact: Exact,
    /// Rounded as the pack says.
    pub rounded: Exact,
    /// Part of it that is the default: 1 for no usable target.
    pub defaulted: Exact,
    /// The time frame, where there is one.
    pub time_frame: Option<TimeFrame>,
    /// The ambition that counts after coverage.
    pub ambition: Exact,
    /// Yearly reduction, as a fraction of the base value; `None` for years in the wrong order.
    pub annual: Option<Exact>,
    /// The variable of the regression.
    pub variable: Option<String>,
    /// Slope and intercept.
    pub regression: Option<(Exact, Exact)>,
}

/// Why scores cannot be combined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TemperatureError;

impl fmt::Display for TemperatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no emissions to weigh scores by")
    }
}

impl std::error::Error for TemperatureError {}

impl TemperaturePack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> Option<TemperaturePack> {
        TemperaturePack::read(include_str!("../../../rules/target/temperature-rating-v1.toml")).ok()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<TemperaturePack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Slope and intercept for a variable and a length.
    pub fn regression(&self, variable: &str, slope: &str) -> Option<(&Exact, &Exact)> {
        let row = self.regression.iter().find(|row| row.variable == variable && row.slope == slope)?;
        Some((&row.param.value, &row.intercept.value))
    }

    /// Scores one target.
    ///
    /// A target that is past, beyond the longest time frame, of a metric without a regression, or with years in the wrong order
    /// has the default score.
    pub fn score(&self, target: &ScoredTarget) -> Score {
        let threshold = match target.scopes {
            Scopes::Scope12 => &self.coverage.scope_1_2.value,
            Scopes::Scope3 => &self.coverage.scope_3.value,
        };
        let ambition =
            if target.coverage < *threshold { &target.reduction * &target.coverage } else { target.reduction.clone() };
        let span = i64::from(target.target_year) - i64::from(target.base_year);
        let annual = if span > 0 { ambition.checked_div(&Exact::from(span)) } else { None };
        let ahead = i64::from(target.target_year) - i64::from(target.reporting_year);
        let frame = self.time_frame.iter().find(|frame| ahead >= 0 && ahead <= i64::from(frame.most));
        let variable = self.variable(target).cloned();
        let regression =
            variable.as_ref().zip(frame).and_then(|(variable, frame)| self.regression(variable, &frame.slope));
        let score = annual.as_ref().zip(regression).map(|(annual, (param, intercept))| {
            let percent = annual * &Exact::from(100);
            most(&(param * &percent) + intercept, &self.score.floor.value)
        });
        let defaulted = if score.is_some() { Exact::ZERO } else { Exact::ONE };
        let exact = score.unwrap_or_else(|| self.score.default.value.clone());
        Score {
            rounded: self.round(&exact),
            exact,
            defaulted,
            time_frame: frame.map(|frame| frame.id),
            ambition,
            annual,
            regression: regression.map(|(param, intercept)| (param.clone(), intercept.clone())),
            variable,
        }
    }

    /// The score of a company without a target.
    pub fn default_score(&self) -> &Exact {
        &self.score.default.value
    }

    /// The least score, as the pack writes it, and the score without a target.
    pub(crate) fn bounds(&self) -> (&PackNumber, &PackNumber) {
        (&self.score.floor, &self.score.default)
    }

    /// The share of scope 3 from which its score counts.
    pub(crate) const fn scope_3_from(&self) -> &Exact {
        &self.score.scope_3_from.value
    }

    /// Places that scores are rounded to.
    pub(crate) const fn places(&self) -> u32 {
        self.score.places
    }

    fn variable(&self, target: &ScoredTarget) -> Option<&String> {
        match &target.kind {
            TargetKind::Intensity { metric } => self.intensity.get(metric),
            TargetKind::Absolute { isic } => {
                let prefix: String = isic.chars().take(3).collect();
                let special = self.absolute.get(&prefix).filter(|_| target.scopes == Scopes::Scope12);
                special.or_else(|| self.absolute.get("other"))
            }
        }
    }

    fn round(&self, score: &Exact) -> Exact {
        let place = i32::try_from(self.score.places).unwrap_or(2);
        score.round(-place, Rounding::HalfEven)
    }
}

/// The score of scopes 1 to 3 together: by emissions, or that of scope 1 and 2 alone where scope 3 is a small part.
///
/// Scores and their default parts are given unrounded, as (score, defaulted).
///
/// # Errors
/// [`TemperatureError`] where there are no emissions.
pub fn company_score(
    pack: &TemperaturePack,
    scope12: (&Exact, &Exact),
    scope3: (&Exact, &Exact),
    emissions: (&Exact, &Exact),
) -> Result<(Exact, Exact), TemperatureError> {
    let all = emissions.0 + emissions.1;
    let share = emissions.1.checked_div(&all).filter(|_| all.is_positive()).ok_or(TemperatureError)?;
    if share < pack.score.scope_3_from.value {
        return Ok((scope12.0.clone(), scope12.1.clone()));
    }
    let weighted =
        |a: &Exact, b: &Exact| (&(a * emissions.0) + &(b * emissions.1)).checked_div(&all).ok_or(TemperatureError);
    Ok((weighted(scope12.0, scope3.0)?, weighted(scope12.1, scope3.1)?))
}
