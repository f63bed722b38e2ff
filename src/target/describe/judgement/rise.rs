//! Implied temperature rise, as nodes.

use super::super::Describer;
use super::rule::Named;
use crate::calc::{NodeId, UnitClash};
use crate::finding::{Located, Step};
use crate::quantity::{Quantity, Unit};
use crate::target::judge::PackNumber;

/// The implied temperature rise of a target, in °C.
#[derive(Debug, Clone)]
pub struct RiseFigure {
    /// The pack whose constants stand where the book states none.
    pub pack: String,
    /// Of the trajectory.
    pub trajectory: NodeId,
    /// Of the target.
    pub target: NodeId,
    /// Of both.
    pub score: NodeId,
    /// Whether the target counts alone, because the trajectory overshoots too much.
    pub target_alone: bool,
}

impl RiseFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let all = [("trajectory", self.trajectory), ("target", self.target), ("score", self.score)];
        all.map(|(name, node)| (format!("implied-rise/{name}"), node)).into()
    }
}

impl Describer<'_> {
    /// benchmark + budget × (ratio − 1) × response / conversion, for trajectory and target, and both by the probability that
    /// the target is met.
    pub(super) fn rise(&mut self) -> Result<Option<RiseFigure>, UnitClash> {
        let Some(plan) = self.target.judged.rise.clone() else { return Ok(None) };
        let Some(pack) = super::RISE.as_ref() else { return Ok(None) };
        let mut constant = |stated: &Option<Located<Quantity>>, number: &PackNumber, name: &str| match stated {
            Some(stated) => self.share(stated, &format!("implied-rise/{name}")),
            None => {
                let named = Named { head: &pack.pack, name: name.to_owned() };
                Ok(self.rule(&named, number, &Unit::none()))
            }
        };
        let benchmark = constant(&plan.benchmark, &pack.benchmark, "benchmark")?;
        let budget = constant(&plan.budget, &pack.budget, "budget")?;
        let response = constant(&plan.response, &pack.response, "response")?;
        let conversion = constant(&plan.conversion, &pack.conversion, "conversion")?;
        let probability = constant(&plan.probability, &pack.target_probability, "target-probability")?;
        let most = constant(&None, &pack.most_overshoot, "most-overshoot")?;
        if self.known(conversion).is_zero() {
            return Ok(None);
        }
        let one = self.one();
        let ratios = [(&plan.trajectory_ratio, "trajectory-ratio"), (&plan.target_ratio, "target-ratio")];
        let mut scores = Vec::new();
        for (stated, name) in ratios {
            let ratio = self.share(stated, &format!("implied-rise/{name}"))?;
            let over = self.less(ratio, one)?;
            let over = self.account.graph.product(&[budget, over, response])?;
            let degrees = self.account.graph.quotient(over, conversion)?;
            let score = self.account.graph.sum(&[benchmark, degrees], &Unit::none())?;
            self.account.graph.set_step(score, Step::OvershootDegrees);
            scores.push((ratio, score));
        }
        let ((ratio, trajectory), (_, target)) = (scores[0], scores[1]);
        let target_alone = self.known(ratio) > self.known(most);
        let score = if target_alone {
            self.account.graph.sum(&[target], &Unit::none())?
        } else {
            let rest = self.less(one, probability)?;
            let a = self.account.graph.product(&[target, probability])?;
            let b = self.account.graph.product(&[trajectory, rest])?;
            self.account.graph.sum(&[a, b], &Unit::none())?
        };
        Ok(Some(RiseFigure { pack: pack.pack.id.clone(), trajectory, target, score, target_alone }))
    }
}
