//! Holdings of a portfolio.

use super::super::raw::RawTable;
use super::Checker;
use super::value::owned;
use crate::finding::Located;
use crate::quantity::Quantity;
use crate::target::HoldingPlan;
use crate::target::judge::TimeFrame;

impl Checker<'_> {
    pub(super) fn portfolio_holding(&mut self, table: &RawTable) -> Option<HoldingPlan> {
        let frame = self.word(table, "time-frame", |word| match word {
            "short" => Some(TimeFrame::Short),
            "mid" => Some(TimeFrame::Mid),
            "long" => Some(TimeFrame::Long),
            _ => None,
        });
        let score = |c: &mut Self, key: &'static str| {
            c.optional(table, key, |c, text| c.share_between(text, key, (Some(0), None)))
        };
        let (score12, score3, score) = (score(self, "score-1-2"), score(self, "score-3"), score(self, "score"));
        let target =
            |c: &mut Self, key: &'static str| c.optional(table, key, |c, text| c.reference(text, |c| &c.names.targets));
        let (target12, target3) = (target(self, "target-1-2"), target(self, "target-3"));
        let emissions12 = self.optional(table, "emissions-1-2", |c, text| c.emissions(text));
        let emissions3 = self.optional(table, "emissions-3", |c, text| c.emissions(text));
        let investment = table.text("investment").and_then(|text| self.quantity(text));
        let mut value =
            |key: &'static str| -> Option<Option<Located<Quantity>>> { self.optional(table, key, Checker::quantity) };
        let (market, enterprise, cash) = (value("market"), value("enterprise"), value("cash"));
        let (assets, revenue) = (value("assets"), value("revenue"));
        Some(HoldingPlan {
            id: table.text("id")?.text.clone(),
            name: owned(table.text("name")),
            time_frame: frame?,
            score12: score12?,
            score3: score3?,
            score: score?,
            target12: target12?,
            target3: target3?,
            emissions12: emissions12?,
            emissions3: emissions3?,
            investment: investment?,
            market: market?,
            enterprise: enterprise?,
            cash: cash?,
            assets: assets?,
            revenue: revenue?,
            place: table.place,
        })
    }
}
