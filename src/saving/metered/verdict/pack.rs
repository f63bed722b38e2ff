//! The limits of verdicts, as data with sources: `rules/saving/verdicts.toml`.

use serde::Deserialize;

use crate::factor::{Head, Name};
use crate::saving::metered::drivers::SepLimits;

use super::Frequency;

/// Rules with their limits.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The rules.
    pub rule: Vec<VerdictRule>,
}

/// A rule: a quantity and its limit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VerdictRule {
    /// Its id: `g14/fsu`.
    pub id: String,
    /// Whose rule it is.
    pub framework: Framework,
    /// What is limited.
    pub quantity: Quantity,
    /// On which side of the limit the value has to lie.
    pub holds: Holds,
    /// The limit.
    pub limit: Limit,
    /// The data it applies to; all when absent.
    pub frequency: Option<Frequency>,
    /// The level of confidence of an uncertainty.
    pub confidence: Option<Limit>,
    /// What the limit rests on.
    pub standing: LimitStanding,
    /// What is limited, in words.
    pub name: Name,
    /// Title of the document.
    pub document: String,
    /// Who published it.
    pub publisher: String,
    /// Clause, table or page.
    pub clause: String,
    /// Where it can be read.
    pub url: Option<String>,
}

/// A number with the text it was written as.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// As written.
    pub text: String,
    /// Its value.
    pub value: f64,
}

impl<'de> Deserialize<'de> for Limit {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Limit, D::Error> {
        let text = String::deserialize(from)?;
        match text.parse::<f64>() {
            Ok(value) if value.is_finite() => Ok(Limit { text, value }),
            _ => Err(serde::de::Error::custom("no decimal")),
        }
    }
}

/// Whose rules they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Framework {
    /// US DOE Superior Energy Performance 50001.
    Sep,
    /// ASHRAE Guideline 14.
    #[serde(rename = "guideline-14")]
    Guideline14,
    /// International Performance Measurement and Verification Protocol.
    Ipmvp,
}

impl Framework {
    /// All, in the order they are shown.
    pub const ALL: [Framework; 3] = [Framework::Sep, Framework::Guideline14, Framework::Ipmvp];

    /// The word of the pack and of JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Framework::Sep => "sep",
            Framework::Guideline14 => "guideline-14",
            Framework::Ipmvp => "ipmvp",
        }
    }
}

/// What is limited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quantity {
    /// p-value of F.
    #[serde(rename = "f-p")]
    FP,
    /// Largest p-value of a driver.
    WorstDriverP,
    /// Smallest p-value of a driver.
    BestDriverP,
    /// Smallest |t| of a driver.
    LeastDriverT,
    /// R².
    R2,
    /// Distance of driver means outside the range of the baseline, in standard deviations.
    DriverDistance,
    /// CV(RMSE), divisor n − p.
    Cvrmse,
    /// |NMBE|.
    Nmbe,
    /// Fractional savings uncertainty.
    Fsu,
    /// The saving over its standard error.
    SavingOverError,
}

/// On which side of a limit a value has to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// value < limit.
    Below,
    /// value ≤ limit.
    AtMost,
    /// value ≥ limit.
    AtLeast,
    /// value > limit.
    Above,
}

impl Holds {
    /// The sign before a limit.
    pub const fn sign(self) -> &'static str {
        match self {
            Holds::Below => "<",
            Holds::AtMost => "≤",
            Holds::AtLeast => "≥",
            Holds::Above => ">",
        }
    }

    /// Whether a value keeps the limit.
    pub fn by(self, value: f64, limit: f64) -> bool {
        match self {
            Holds::Below => value < limit,
            Holds::AtMost => value <= limit,
            Holds::AtLeast => value >= limit,
            Holds::Above => value > limit,
        }
    }
}

/// What a limit rests on, the most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LimitStanding {
    /// Read in a document of those who set or administer the rule.
    Published,
    /// Read in a source that quotes the document.
    Secondary,
    /// Not read anywhere: in common use, to be checked before it is relied on.
    Unconfirmed,
}

impl LimitStanding {
    /// The word of the pack and of JSON.
    pub const fn word(self) -> &'static str {
        match self {
            LimitStanding::Published => "published",
            LimitStanding::Secondary => "secondary",
            LimitStanding::Unconfirmed => "unconfirmed",
        }
    }
}

impl VerdictPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> VerdictPack {
        VerdictPack::read(include_str!("../../../../rules/saving/verdicts.toml")).unwrap_or_default()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<VerdictPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The rule of this id.
    pub fn rule(&self, id: &str) -> Option<&VerdictRule> {
        self.rule.iter().find(|rule| rule.id == id)
    }

    /// The limits of the tests of SEP; `None` where the pack lacks one.
    pub fn sep_limits(&self) -> Option<SepLimits> {
        let limit = |id| self.rule(id).map(|rule| rule.limit.value);
        Some(SepLimits {
            f_p: limit("sep/f")?,
            driver_p: limit("sep/every-driver")?,
            best_driver_p: limit("sep/best-driver")?,
            r2: limit("sep/r2")?,
            deviations: limit("sep/range")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_can_be_read_and_only_what_was_read_somewhere_is_called_more_than_unconfirmed() {
        let pack = VerdictPack::read(include_str!("../../../../rules/saving/verdicts.toml")).unwrap();
        assert!(pack.sep_limits().is_some());
        for (at, rule) in pack.rule.iter().enumerate() {
            assert!(pack.rule[..at].iter().all(|before| before.id != rule.id), "{} twice", rule.id);
            assert_eq!(rule.standing == LimitStanding::Unconfirmed, rule.url.is_none(), "{}", rule.id);
            assert_eq!(rule.quantity == Quantity::Fsu, rule.confidence.is_some(), "{}", rule.id);
            let texts = [&rule.name.en, &rule.name.zh, &rule.document, &rule.publisher, &rule.clause];
            assert!(texts.iter().all(|text| !text.is_empty()), "{}", rule.id);
        }
    }

    #[test]
    fn a_limit_that_is_no_number_and_a_key_that_is_none_are_refused() {
        let text = include_str!("../../../../rules/saving/verdicts.toml");
        assert!(VerdictPack::read(&text.replacen("\"0.10\"", "\"a tenth\"", 1)).is_err());
        assert!(VerdictPack::read(&text.replacen("\"0.10\"", "\"NaN\"", 1)).is_err());
        assert!(VerdictPack::read(&text.replacen("holds ", "hold  ", 1)).is_err());
    }
}
