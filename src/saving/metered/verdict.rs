//! Verdicts on a metered saving, side by side: what DOE SEP 50001, ASHRAE Guideline 14 and IPMVP would say of it.
//!
//! The limits are data with sources ([`VerdictPack`]); a verdict always shows value, limit and standing of the limit.

mod evidence;
mod pack;

pub use evidence::{Evidence, Frequency};
pub use pack::{Framework, Holds, LimitStanding, Quantity, VerdictPack, VerdictRule};

/// What became of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The value keeps the limit.
    Passes,
    /// It does not.
    Fails,
    /// The evidence has no such value.
    CannotTell,
}

impl Outcome {
    /// The word of JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Outcome::Passes => "passes",
            Outcome::Fails => "fails",
            Outcome::CannotTell => "cannot-tell",
        }
    }
}

/// A rule held against the evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleVerdict {
    /// The rule, by its place in the pack.
    pub rule: usize,
    /// The value; `None` where the evidence has none.
    pub value: Option<f64>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What a framework says as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameworkVerdict {
    /// The framework.
    pub framework: Framework,
    /// Its rules that apply to data of this frequency.
    pub rules: Vec<RuleVerdict>,
    /// Fails where a rule fails; otherwise cannot tell where one cannot or none applies; otherwise passes.
    pub outcome: Outcome,
    /// The least certain standing among the limits it rests on; `None` where no rule applies.
    pub standing: Option<LimitStanding>,
}

/// The verdicts of all frameworks, in the order of [`Framework::ALL`].
pub fn verdicts(pack: &VerdictPack, evidence: &Evidence) -> Vec<FrameworkVerdict> {
    Framework::ALL.iter().map(|framework| of_framework(pack, evidence, *framework)).collect()
}

fn of_framework(pack: &VerdictPack, evidence: &Evidence, framework: Framework) -> FrameworkVerdict {
    let applies = |rule: &VerdictRule| {
        rule.framework == framework && rule.frequency.is_none_or(|frequency| frequency == evidence.frequency)
    };
    let chosen: Vec<(usize, &VerdictRule)> = pack.rule.iter().enumerate().filter(|(_, rule)| applies(rule)).collect();
    let rules: Vec<RuleVerdict> = chosen.iter().map(|(at, rule)| judged(*at, rule, evidence)).collect();
    let any = |outcome| rules.iter().any(|rule| rule.outcome == outcome);
    let outcome = match (any(Outcome::Fails), any(Outcome::CannotTell) || rules.is_empty()) {
        (true, _) => Outcome::Fails,
        (false, true) => Outcome::CannotTell,
        (false, false) => Outcome::Passes,
    };
    FrameworkVerdict { framework, rules, outcome, standing: chosen.iter().map(|(_, rule)| rule.standing).max() }
}

fn judged(at: usize, rule: &VerdictRule, evidence: &Evidence) -> RuleVerdict {
    // Where nothing was saved the size of the band over the saving says nothing: no uncertainty makes a loss a saving.
    if rule.quantity == Quantity::Fsu && evidence.saving_over_error.is_some_and(|ratio| ratio <= 0.0) {
        return RuleVerdict { rule: at, value: None, outcome: Outcome::Fails };
    }
    let value = evidence.value(rule).filter(|value| value.is_finite());
    let outcome = match value {
        None => Outcome::CannotTell,
        Some(value) if rule.holds.by(value, rule.limit.value) => Outcome::Passes,
        Some(_) => Outcome::Fails,
    };
    RuleVerdict { rule: at, value, outcome }
}
