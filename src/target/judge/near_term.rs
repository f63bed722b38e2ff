//! Minimum cuts of near-term targets under the rule anchored at 2020.

use serde::Deserialize;

use super::number::{PackNumber, hundredth, least, years};
use crate::factor::Head;
use crate::quantity::Exact;
use crate::target::path::{PathError, compound_rate_path};

/// A pack of the anchored rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NearTermPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The days of submission it applies to.
    pub applies: Applies,
    /// From where years are counted.
    pub anchor: Anchor,
    /// Linear rates, per cent of the base value a year.
    pub absolute: Vec<RateRow>,
    /// Compounding rates, per cent of the year before.
    pub intensity: Vec<RateRow>,
    /// What else a target keeps.
    pub limit: Vec<Limit>,
    /// Target years that are accepted outside the time frame.
    #[serde(default)]
    pub accepted: Vec<Accepted>,
    /// What counts as net zero.
    pub forward: Forward,
}

/// Days of submission that a pack applies to, both included.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Applies {
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// The last day; absent while it applies.
    pub to: Option<String>,
    /// Whether the days were confirmed from a source.
    pub confirmed: bool,
}

impl Applies {
    /// Whether a day, `YYYY-MM-DD`, lies in it. Such texts are in the order of their days.
    pub fn covers(&self, day: &str) -> bool {
        self.from.as_str() <= day && self.to.as_deref().is_none_or(|to| day <= to)
    }
}

/// From where years are counted, and the largest cut.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// Years count from the earlier of the base year and this one.
    pub year: PackNumber,
    /// The largest cut, in per cent.
    pub most: PackNumber,
}

/// A rate for an ambition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateRow {
    /// Its name: `1.5C`.
    pub ambition: String,
    /// Per cent a year.
    pub rate: PackNumber,
    /// The scopes that it decides for; beside others it is shown.
    #[serde(default)]
    pub scopes: Vec<u8>,
    /// Whether it counts only for targets that name it.
    #[serde(default)]
    pub only_named: bool,
}

/// A limit beside the rate.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// What is limited.
    pub quantity: String,
    /// At least.
    pub least: Option<PackNumber>,
    /// At most.
    pub most: Option<PackNumber>,
    /// Whether it was confirmed from a source.
    pub confirmed: bool,
    /// The source.
    pub document: String,
}

/// A target year that is accepted of submissions between two days, both included.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The target year.
    pub target_year: i32,
    /// The first day of submission, `YYYY-MM-DD`.
    pub from: String,
    /// The last day.
    pub to: String,
    /// Whether it was confirmed from a source.
    pub confirmed: bool,
    /// The source.
    pub document: String,
}

/// What counts as net zero for forward-looking ambition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Forward {
    /// The year.
    pub net_zero_year: PackNumber,
    /// The cut, in per cent.
    pub net_zero_reduction: PackNumber,
}

/// A minimum cut with the usual mistakes beside it, all as fractions of the base value.
#[derive(Debug, Clone, PartialEq)]
pub struct Required {
    /// The minimum.
    pub minimum: Exact,
    /// Wrong: counted from the base year although that is after the anchor.
    pub without_anchor: Exact,
    /// Wrong for an absolute target: compounded from the base year instead of linear. For an intensity the minimum itself.
    pub compounded: Exact,
    /// The minimum over the years from the base year: what it asks a year.
    pub a_year_from_base: Exact,
}

impl NearTermPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> Option<NearTermPack> {
        NearTermPack::read(include_str!("../../../rules/target/sbti-near-term-v5.toml")).ok()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<NearTermPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The year that counting begins with at the latest.
    pub fn anchor_year(&self) -> i32 {
        self.anchor.year.value.to_f64() as i32
    }

    fn anchor(&self, base_year: i32) -> i32 {
        base_year.min(self.anchor_year())
    }

    /// The minimum of an absolute target: `rate × (target year − min(base year, anchor))`, at most everything. `None` for an
    /// ambition that the pack does not know.
    ///
    /// # Errors
    /// [`PathError::Years`] where the target year is not after the base year.
    pub fn absolute(&self, ambition: &str, base_year: i32, target_year: i32) -> Result<Option<Required>, PathError> {
        let Some(row) = self.absolute.iter().find(|row| row.ambition == ambition) else { return Ok(None) };
        let rate = &row.rate.value * &hundredth();
        let most = &self.anchor.most.value * &hundredth();
        let from = self.anchor(base_year);
        let linear = |from: i32| least(&rate * &years(from, target_year), &most);
        let compounded = compounded(&rate, base_year, target_year)?;
        required(linear(from), linear(base_year), compounded, base_year, target_year).map(Some)
    }

    /// The minimum of an intensity target: the rate compounded from the earlier of the base year and the anchor.
    ///
    /// # Errors
    /// As [`NearTermPack::absolute`].
    pub fn intensity(&self, ambition: &str, base_year: i32, target_year: i32) -> Result<Option<Required>, PathError> {
        let Some(row) = self.intensity.iter().find(|row| row.ambition == ambition) else { return Ok(None) };
        let rate = &row.rate.value * &hundredth();
        let anchored = compounded(&rate, self.anchor(base_year), target_year)?;
        let without = compounded(&rate, base_year, target_year)?;
        required(anchored.clone(), without, anchored, base_year, target_year).map(Some)
    }

    /// Whether a target year is accepted of a day of submission outside the time frame.
    pub fn accepts(&self, target_year: i32, day: &str) -> bool {
        let holds = |accepted: &&Accepted| {
            accepted.confirmed
                && accepted.target_year == target_year
                && (accepted.from.as_str()..=accepted.to.as_str()).contains(&day)
        };
        self.accepted.iter().any(|accepted| holds(&accepted))
    }

    /// A limit by what it limits.
    pub fn limit(&self, quantity: &str) -> Option<&Limit> {
        self.limit.iter().find(|limit| limit.quantity == quantity)
    }
}

/// What a yearly rate compounds to.
fn compounded(rate: &Exact, from: i32, to: i32) -> Result<Exact, PathError> {
    let path = compound_rate_path(&Exact::ONE, from, to, rate)?;
    Ok(&Exact::ONE - path.values.last().unwrap_or(&Exact::ONE))
}

fn required(
    minimum: Exact,
    without_anchor: Exact,
    compounded: Exact,
    base_year: i32,
    target_year: i32,
) -> Result<Required, PathError> {
    let span = years(base_year, target_year);
    let a_year_from_base = minimum.checked_div(&span).filter(|_| span.is_positive());
    let a_year_from_base = a_year_from_base.ok_or(PathError::Years { base: base_year, target: target_year })?;
    Ok(Required { minimum, without_anchor, compounded, a_year_from_base })
}
