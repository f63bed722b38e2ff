//! A company's set of targets held against what is public of the Corporate Net-Zero Standard V2.0.
//!
//! Much of that standard was not read. What its summary states can be met or not met; the rest cannot be told, so that a set of
//! targets is never called aligned by this pack alone.

use serde::Deserialize;

use super::near_term::Applies;
use super::number::PackNumber;
use super::verdict::{Aligned, CannotTell, Outcome};
use crate::factor::Head;
use crate::quantity::Exact;

/// A pack of what is known of the standard.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetZeroPack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// The days of submission it applies to.
    pub applies: Applies,
    /// What it asks.
    pub rule: Vec<NetZeroRule>,
}

/// Something that the standard asks.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NetZeroRule {
    /// What is asked.
    pub id: NetZeroTest,
    /// Of which companies.
    pub category: Vec<Category>,
    /// At least.
    pub least: Option<PackNumber>,
    /// At most.
    pub most: Option<PackNumber>,
    /// Whether it was confirmed from a source.
    pub confirmed: bool,
    /// The source.
    pub document: String,
}

/// What is tested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NetZeroTest {
    /// There is a near-term target of scope 1.
    #[serde(rename = "near-term-scope-1")]
    NearTermScope1,
    /// There is a near-term target of scope 2.
    #[serde(rename = "near-term-scope-2")]
    NearTermScope2,
    /// There is a near-term target of scope 3.
    #[serde(rename = "near-term-scope-3")]
    NearTermScope3,
    /// A long-term target is reached early enough.
    LongTermYear,
    /// A near-term target runs for the right number of years.
    NearTermYears,
    /// Scopes have targets of their own.
    SeparateScopes,
    /// A long-term target of scope 2 is reached early enough.
    #[serde(rename = "scope-2-year")]
    Scope2Year,
}

/// Size and place of a company, as the standard divides them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Category {
    /// Large companies, and medium-sized ones of higher-income countries.
    A,
    /// The others.
    B,
}

/// A company's targets as a set; what is not stated is absent.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TargetSet {
    /// The company's category.
    pub category: Option<Category>,
    /// The scopes that near-term targets cover, each target with its scopes: `[1, 2]` for a combined one.
    pub near_term: Vec<Vec<u8>>,
    /// Target years of long-term targets.
    pub long_term: Vec<i32>,
    /// Day of submission, `YYYY-MM-DD`.
    pub submitted: Option<String>,
}

/// A test with what became of it, and what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct NetZeroOutcome<'p> {
    /// What was tested.
    pub test: NetZeroTest,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether the rule was confirmed from a source.
    pub confirmed: bool,
    /// The source.
    pub document: &'p str,
}

/// A set of targets held against the pack.
#[derive(Debug, Clone, PartialEq)]
pub struct NetZeroVerdict<'p> {
    /// The tests, in the order of the pack. A rule of another category is left out.
    pub tests: Vec<NetZeroOutcome<'p>>,
    /// Not met, or cannot be told: never [`Aligned::Yes`] while a rule of the pack is not confirmed.
    pub aligned: Aligned,
}

impl NetZeroPack {
    /// The pack of the program. That its file can be read is held by a test.
    pub fn bundled() -> Option<NetZeroPack> {
        NetZeroPack::read(include_str!("../../../rules/target/sbti-net-zero-v2.toml")).ok()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<NetZeroPack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Judges a company's set of targets.
    pub fn judge(&self, set: &TargetSet) -> NetZeroVerdict<'_> {
        let for_them = |rule: &&NetZeroRule| set.category.is_none_or(|category| rule.category.contains(&category));
        let tests: Vec<NetZeroOutcome<'_>> = self
            .rule
            .iter()
            .filter(for_them)
            .map(|rule| NetZeroOutcome {
                test: rule.id,
                outcome: outcome(rule, set),
                confirmed: rule.confirmed,
                document: &rule.document,
            })
            .collect();
        // A day on which the standard may not yet have applied breaks no rule of it.
        let applies = self.applies.confirmed && set.submitted.as_deref().is_some_and(|day| self.applies.covers(day));
        let any = |wanted: fn(&Outcome) -> bool| tests.iter().any(|test| wanted(&test.outcome));
        let aligned = match (any(|o| *o == Outcome::NotMet), any(|o| matches!(o, Outcome::CannotTell(_)))) {
            (true, _) if applies => Aligned::No,
            (false, false) if applies => Aligned::Yes,
            _ => Aligned::CannotTell,
        };
        NetZeroVerdict { tests, aligned }
    }
}

fn outcome(rule: &NetZeroRule, set: &TargetSet) -> Outcome {
    if !rule.confirmed {
        return Outcome::CannotTell(CannotTell::NoRule);
    }
    match rule.id {
        NetZeroTest::NearTermScope1 => near_term(rule, set, 1),
        NetZeroTest::NearTermScope2 => near_term(rule, set, 2),
        NetZeroTest::NearTermScope3 => near_term(rule, set, 3),
        NetZeroTest::LongTermYear if set.long_term.is_empty() => Outcome::CannotTell(CannotTell::NotStated),
        NetZeroTest::LongTermYear => {
            let keeps = |year: &i32| {
                let year = Exact::from(i64::from(*year));
                rule.least.as_ref().is_none_or(|least| year >= least.value)
                    && rule.most.as_ref().is_none_or(|most| year <= most.value)
            };
            if set.long_term.iter().all(keeps) { Outcome::Met } else { Outcome::NotMet }
        }
        // How the final text counts these is not known.
        NetZeroTest::NearTermYears | NetZeroTest::SeparateScopes | NetZeroTest::Scope2Year => {
            Outcome::CannotTell(CannotTell::NoRule)
        }
    }
}

/// Whether a near-term target covers a scope; where it is missing, that is a lack only of a company known to need it.
fn near_term(rule: &NetZeroRule, set: &TargetSet, scope: u8) -> Outcome {
    let of_all = rule.category.contains(&Category::A) && rule.category.contains(&Category::B);
    if set.near_term.iter().any(|scopes| scopes.contains(&scope)) {
        Outcome::Met
    } else if set.category.is_some() || of_all {
        Outcome::NotMet
    } else {
        Outcome::CannotTell(CannotTell::NotStated)
    }
}
