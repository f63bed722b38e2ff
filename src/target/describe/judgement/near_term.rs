//! The rule anchored at 2020, as nodes.

use super::super::Describer;
use super::model::{Wrong, WrongTest};
use super::rule::Named;
use crate::calc::{NodeId, UnitClash};
use crate::finding::Step;
use crate::quantity::Unit;
use crate::target::judge::{NearTermPack, RateRow};

/// Minima in per cent of the base value.
pub(super) struct Minimum {
    pub minimum: NodeId,
    pub wrong: Vec<Wrong>,
    pub parts: Vec<(&'static str, NodeId)>,
}

impl Describer<'_> {
    /// rate × (target year − the earlier of base year and anchor), at most everything; for an intensity the rate compounds.
    pub(super) fn anchored(
        &mut self,
        pack: &NearTermPack,
        row: &RateRow,
        is_intensity: bool,
        (base_year, target_year): (i32, i32),
    ) -> Result<Minimum, UnitClash> {
        let percent = super::percent();
        let kind = if is_intensity { "intensity" } else { "absolute" };
        let rate = Named { head: &pack.pack, name: format!("{kind}/{}", row.ambition) };
        let rate = self.rule(&rate, &row.rate, &percent);
        let from = base_year.min(pack.anchor_year());
        if is_intensity {
            let minimum = self.compounded(rate, from, target_year, &percent)?;
            self.account.graph.set_step(minimum, Step::MinimumCompounded);
            let without = self.compounded(rate, base_year, target_year, &percent)?;
            return Ok(Minimum {
                minimum,
                wrong: self.wrong([(WrongTest::WithoutAnchor, without)]),
                parts: Vec::new(),
            });
        }
        let most = Named { head: &pack.pack, name: "most".to_owned() };
        let most = self.rule(&most, &pack.anchor.most, &percent);
        let whole = self.by_years(rate, from, target_year)?;
        let minimum = self.account.graph.min(&[whole, most])?;
        self.account.graph.set_step(minimum, Step::MinimumAnchored);
        let whole = self.by_years(rate, base_year, target_year)?;
        let without = self.account.graph.min(&[whole, most])?;
        let compounded = self.compounded(rate, base_year, target_year, &percent)?;
        let wrong = self.wrong([(WrongTest::WithoutAnchor, without), (WrongTest::Compounded, compounded)]);
        Ok(Minimum { minimum, wrong, parts: Vec::new() })
    }

    fn wrong<const N: usize>(&self, tests: [(WrongTest, NodeId); N]) -> Vec<Wrong> {
        tests.into_iter().map(|(kind, minimum)| Wrong { kind, minimum, differs: false }).collect()
    }

    /// The value of one hundred per cent.
    pub(super) fn hundred(&mut self, unit: &Unit) -> Result<NodeId, UnitClash> {
        let one = self.one();
        self.account.graph.convert(one, unit)
    }
}
