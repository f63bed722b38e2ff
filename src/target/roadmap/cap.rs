//! What a plan must keep: a cap by year, and what the caps add up to.

use super::super::describe::TargetFigure;
use super::inputs::Ground;
use super::model::{Keeps, PlanEntry, StatedCap};
use crate::calc::{NodeId, UnitClash};
use crate::factor::{clash_finding, tonnes_co2e};
use crate::finding::{AboutPlan, Code, Finding};
use crate::quantity::Unit;

/// The caps of a plan.
#[derive(Debug, Clone, Default)]
pub(super) struct Caps {
    /// Of the years after the base year; nothing but the target year where no other is asked for.
    pub years: Vec<(i32, NodeId)>,
    /// Their sum, where the sum is to be kept.
    pub budget: Option<NodeId>,
}

impl Ground<'_> {
    /// The caps of a plan; `base` is what its end uses emit in the base year.
    pub(super) fn caps(
        &mut self,
        plan: &PlanEntry,
        base: NodeId,
        target: Option<&TargetFigure>,
    ) -> Result<Caps, Vec<Finding>> {
        let tonnes = tonnes_co2e();
        let address = |name: &str| format!("plan/{}/{name}", plan.id);
        let place = match &plan.cap {
            StatedCap::Cap(of) | StatedCap::Reduction(of) | StatedCap::Budget(of) => of.place,
            StatedCap::Target | StatedCap::Years(_) => plan.place,
        };
        let failed = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
        let wanted: Vec<i32> = match plan.keeps {
            Keeps::TargetYear => vec![plan.year],
            Keeps::EveryYear | Keeps::Budget if plan.is_one_year => vec![plan.year],
            Keeps::EveryYear | Keeps::Budget => (plan.base_year + 1..=plan.year).collect(),
        };
        let (first, last) = ((plan.base_year, base), i64::from(plan.year) - i64::from(plan.base_year));
        let mut years = Vec::new();
        match &plan.cap {
            StatedCap::Budget(of) => {
                let budget = self.leaf_in(of, &address("budget"), None, &tonnes)?;
                self.known(budget, &address("budget"), of.place)?;
                return Ok(Caps { years, budget: Some(budget) });
            }
            StatedCap::Cap(of) => {
                let cap = self.leaf_in(of, &address("stated-cap"), None, &tonnes)?;
                for year in wanted {
                    let node = if year == plan.year {
                        cap
                    } else {
                        self.between(first, (plan.year, cap), year).map_err(failed)?
                    };
                    years.push((year, node));
                }
            }
            StatedCap::Reduction(of) => {
                let cut = self.leaf_in(of, &address("reduction"), None, &Unit::none())?;
                for year in wanted {
                    let node = self.cut(base, cut, i64::from(year) - i64::from(plan.base_year), last);
                    years.push((year, node.map_err(failed)?));
                }
            }
            StatedCap::Years(points) => {
                let mut corners = vec![first];
                for point in points {
                    let of = address(&format!("stated-cap/{}", point.year));
                    corners.push((point.year, self.leaf_in(&point.value, &of, None, &tonnes)?));
                }
                for year in wanted {
                    let next = corners.iter().position(|(at, _)| *at >= year);
                    let node = match next {
                        Some(next) if corners[next].0 == year => corners[next].1,
                        Some(next) if next > 0 => {
                            self.between(corners[next - 1], corners[next], year).map_err(failed)?
                        }
                        // After the last point its cap stays.
                        _ => corners.last().map_or(base, |(_, node)| *node),
                    };
                    years.push((year, node));
                }
            }
            StatedCap::Target => {
                for year in wanted {
                    let node = self.cap_of_target(plan, base, target, year)?;
                    years.push((year, node));
                }
            }
        }
        let budget = match plan.keeps {
            Keeps::Budget => {
                let nodes: Vec<NodeId> = years.iter().map(|(_, node)| *node).collect();
                Some(self.account.graph.sum(&nodes, &tonnes).map_err(failed)?)
            }
            _ => None,
        };
        Ok(Caps { years, budget })
    }

    /// `base × (1 − cut × year / years)`.
    fn cut(&mut self, base: NodeId, cut: NodeId, year: i64, years: i64) -> Result<NodeId, UnitClash> {
        let part = self.ratio(year, years)?;
        let of_year = self.account.graph.product(&[cut, part])?;
        let rest = self.rest(of_year)?;
        let cap = self.account.graph.product(&[base, rest])?;
        self.account.graph.convert(cap, &tonnes_co2e())
    }

    /// The cap of a year by the path of a target; of an index, by the same share of what the end uses emit in the base year.
    fn cap_of_target(
        &mut self,
        plan: &PlanEntry,
        base: NodeId,
        target: Option<&TargetFigure>,
        year: i32,
    ) -> Result<NodeId, Vec<Finding>> {
        let what = || AboutPlan::NoValue { what: format!("plan/{}/cap/{year}", plan.id) };
        let none = || vec![Finding::new(Code::PlanUnclear, what()).at(plan.place)];
        let target = target.ok_or_else(none)?;
        let on_path = target.path.iter().find(|(at, _)| *at == year).map(|(_, node)| *node);
        let node = on_path.or(target.goal.filter(|_| year == plan.year)).ok_or_else(none)?;
        let failed = |clash: UnitClash| vec![clash_finding(&clash, plan.place, None)];
        if !target.is_index {
            return self.account.graph.convert(node, &tonnes_co2e()).map_err(failed);
        }
        let share = self.account.graph.convert(node, &Unit::none()).map_err(failed)?;
        let cap = self.account.graph.product(&[base, share]).map_err(failed)?;
        self.account.graph.convert(cap, &tonnes_co2e()).map_err(failed)
    }
}
