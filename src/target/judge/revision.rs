//! Minimum cuts since April 2026: a yearly rate for each scope from its base year, combined by shares.

use serde::Deserialize;

use super::near_term::Applies;
use super::number::{PackNumber, hundredth, least, most, years};
use crate::factor::Head;
use crate::quantity::Exact;
use crate::target::path::PathError;

/// A pack of the revised rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RevisionPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The days of submission it applies to.
    pub applies: Applies,
    /// Scope 1 and 2.
    pub scope12: Scope12,
    /// Scope 3.
    pub scope3: Scope3,
}

/// What scope 1 and 2 must reach.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope12 {
    /// The lowest rate, per cent of the base value a year.
    pub floor: PackNumber,
    /// The year that scope 1 reaches its end point in.
    pub net_zero_year: PackNumber,
    /// The year that scope 2 reaches nothing in.
    pub scope_2_zero_year: PackNumber,
    /// The cut at the end point, in per cent.
    pub end_point: PackNumber,
    /// Whether the end point was confirmed from a source.
    pub confirmed: bool,
}

/// What scope 3 must reach.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scope3 {
    /// The lowest rate, per cent of the base value a year.
    pub floor: PackNumber,
    /// Whether it was confirmed from a source.
    pub confirmed: bool,
}

/// Shares of scope 1 and scope 2 in their sum, of the most recent inventory.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// Of scope 1.
    pub scope1: Exact,
    /// Of scope 2.
    pub scope2: Exact,
}

/// The minimum cuts, as fractions of the base value.
#[derive(Debug, Clone, PartialEq)]
pub struct Revised {
    /// Rate of scope 1, a year.
    pub scope1_rate: Exact,
    /// Rate of scope 2, a year.
    pub scope2_rate: Exact,
    /// Minimum of scope 1.
    pub scope1: Exact,
    /// Minimum of scope 2.
    pub scope2: Exact,
    /// Both by their shares.
    pub combined: Exact,
    /// Minimum of scope 3.
    pub scope3: Exact,
    /// Whether it matters for scope 1 that the end point may be a cut of 90 % instead.
    pub depends_on_end_point: bool,
}

impl RevisionPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> Option<RevisionPack> {
        RevisionPack::read(include_str!("../../../rules/target/sbti-near-term-2026.toml")).ok()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<RevisionPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The minimum cuts of a target; `net_zero_year` in place of that of the pack where the company names its own.
    ///
    /// # Errors
    /// [`PathError::Years`] where the target year is not after the base year, or a scope's end point is not after it.
    pub fn required(
        &self,
        base_year: i32,
        target_year: i32,
        net_zero_year: Option<i32>,
        shares: &Shares,
    ) -> Result<Revised, PathError> {
        let span = years(base_year, target_year);
        if !span.is_positive() {
            return Err(PathError::Years { base: base_year, target: target_year });
        }
        let floor = &self.scope12.floor.value * &hundredth();
        let end_point = &self.scope12.end_point.value * &hundredth();
        let year = |number: &PackNumber| number.value.to_f64() as i32;
        let net_zero = net_zero_year.unwrap_or_else(|| year(&self.scope12.net_zero_year));
        let rate = |cut: &Exact, end: i32| {
            let to_end = years(base_year, end);
            let even = cut.checked_div(&to_end).filter(|_| to_end.is_positive());
            let even = even.ok_or(PathError::Years { base: base_year, target: end })?;
            Ok::<Exact, PathError>(most(even, &floor))
        };
        let scope1_rate = rate(&end_point, net_zero)?;
        let scope2_rate = rate(&Exact::ONE, year(&self.scope12.scope_2_zero_year))?;
        let nine_tenths = Exact::ratio(9, 10).unwrap_or(Exact::ONE);
        let other = rate(&nine_tenths, net_zero)?;
        let whole = |rate: &Exact| least(rate * &span, &Exact::ONE);
        let (scope1, scope2) = (whole(&scope1_rate), whole(&scope2_rate));
        Ok(Revised {
            combined: &(&scope1 * &shares.scope1) + &(&scope2 * &shares.scope2),
            scope3: whole(&(&self.scope3.floor.value * &hundredth())),
            depends_on_end_point: whole(&other) != scope1 && shares.scope1.is_positive(),
            scope1_rate,
            scope2_rate,
            scope1,
            scope2,
        })
    }
}
