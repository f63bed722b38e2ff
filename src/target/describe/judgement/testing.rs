//! Whether a rule decides, and the tests beside the rate.

use super::super::Describer;
use super::model::Stand;
use crate::inventory::share_of_one;
use crate::quantity::{Exact, Literal};
use crate::target::judge::{
    Applies, CannotTell, NearTermPack, Outcome, Rate, RateRow, Scope2Method, Scopes, Stated, Test, TestKind,
    beside_rate,
};

impl Describer<'_> {
    /// Whether a rule decides.
    pub(super) fn stand(&self, applies: &Applies, row: Option<&RateRow>) -> Stand {
        let (scopes, judged) = (&self.target.boundary.scopes, &self.target.judged);
        let day = judged.submitted.as_ref().map(|day| day.value.to_string());
        if day.as_deref().is_some_and(|day| !applies.covers(day)) {
            return Stand::OtherDays;
        }
        if let Some(row) = row.filter(|_| judged.ambition.is_none())
            && !scopes.is_empty()
            && !row.scopes.iter().any(|scope| scopes.contains(scope))
        {
            return Stand::OtherScopes;
        }
        match () {
            () if !applies.confirmed => Stand::Unconfirmed,
            () if scopes.is_empty() => Stand::ScopesNotStated,
            () if day.is_none() => Stand::DayNotStated,
            () => Stand::Decides,
        }
    }

    /// Test by test. `has_limits`: whether the limits beside the rate are those of the pack.
    pub(super) fn tests(
        &self,
        rate: Outcome,
        pack: &NearTermPack,
        (base_year, target_year): (i32, i32),
        applies: &Applies,
        has_limits: bool,
    ) -> Vec<Test> {
        let (boundary, judged) = (&self.target.boundary, &self.target.judged);
        let day = judged.submitted.as_ref().map(|day| day.value.to_string());
        let hundred = Exact::from(100);
        let coverage = boundary.coverage.as_ref().and_then(|of| share_of_one(&of.value)).map(|share| &share * &hundred);
        let is_mixed = boundary.scopes.contains(&3) && boundary.scopes.iter().any(|scope| *scope < 3);
        let stated = Stated {
            rate: if self.target.measured.is_intensity() { Rate::Intensity } else { Rate::Absolute },
            ambition: String::new(),
            scopes: if boundary.scopes == [3] { Scopes::Scope3 } else { Scopes::Scope12 },
            // Only what stands beside the rate is asked here.
            reduction: Literal::count(0),
            base_year,
            target_year,
            submitted: day.clone(),
            coverage: coverage.clone(),
            // Who does not count scope 2 needs no method for it.
            scope2: boundary.scope2.or((!boundary.scopes.contains(&2)).then_some(Scope2Method::Location)),
        };
        let mut tests = vec![Test { kind: TestKind::Rate, outcome: rate }];
        tests.extend(beside_rate(&stated, pack));
        let needs_scope2 = boundary.scopes.is_empty() || boundary.scopes.contains(&2);
        tests.retain(|test| test.kind != TestKind::Scope2 || needs_scope2);
        let not_stated = Outcome::CannotTell(CannotTell::NotStated);
        let no_rule = Outcome::CannotTell(CannotTell::NoRule);
        for test in &mut tests {
            match test.kind {
                TestKind::Submission if !has_limits => {
                    test.outcome = match &day {
                        None => not_stated.clone(),
                        Some(day) if applies.covers(day) && applies.confirmed => Outcome::Met,
                        Some(_) => no_rule.clone(),
                    };
                }
                TestKind::Coverage | TestKind::BaseYear | TestKind::TimeFrame if !has_limits => {
                    test.outcome = no_rule.clone();
                }
                // One figure for all scopes does not tell how much of each is covered, unless it is everything.
                TestKind::Coverage if is_mixed || boundary.scopes.is_empty() => {
                    let is_all = coverage.as_ref() == Some(&hundred);
                    test.outcome = if is_all { Outcome::Met } else { not_stated.clone() };
                }
                TestKind::Scope2 if boundary.scopes.is_empty() => test.outcome = not_stated.clone(),
                _ => {}
            }
        }
        if day.as_deref().is_some_and(|day| !applies.covers(day)) {
            // A pack says nothing of targets that were submitted under other rules; the rate is arithmetic all the same.
            let others = tests.iter_mut().filter(|test| test.kind != TestKind::Rate);
            others.for_each(|test| test.outcome = no_rule.clone());
        }
        tests
    }
}
