//! End uses without measures, year by year.

use super::inputs::{Ground, UseNodes};
use crate::calc::{NodeId, UnitClash};
use crate::saving::{growth, power};

/// Loads and factors of an end use, by years after the base year.
#[derive(Debug, Clone)]
pub(super) struct UsePath {
    pub load: Vec<NodeId>,
    pub factor: Vec<NodeId>,
}

impl Ground<'_> {
    /// Loads and factors from the base year to `years` after it. `instead` stands in place of the growth of the end use;
    /// its stated loads of later years stay, and either growth counts from the last of them.
    pub(super) fn path(
        &mut self,
        of: &UseNodes,
        base_year: i32,
        years: i32,
        instead: Option<NodeId>,
    ) -> Result<UsePath, UnitClash> {
        let load = self.values((base_year, of.load), &of.loads, instead.or(of.growth), years)?;
        // A decline is a growth below zero.
        let decline = of.decline.map(|decline| self.account.graph.negative(decline));
        let factor = self.values((base_year, of.factor), &of.factors, decline, years)?;
        Ok(UsePath { load, factor })
    }

    /// Values of years: straight between points, by a rate from the last of them on.
    fn values(
        &mut self,
        base: (i32, NodeId),
        points: &[(i32, NodeId)],
        rate: Option<NodeId>,
        years: i32,
    ) -> Result<Vec<NodeId>, UnitClash> {
        let mut corners = vec![base];
        corners.extend(points.iter().copied().filter(|(year, _)| *year > base.0));
        let last = corners.last().copied().unwrap_or(base);
        let step = rate.map(|rate| growth(&mut self.account.graph, rate)).transpose()?;
        let mut values = Vec::new();
        for year in base.0..=base.0.saturating_add(years) {
            let exactly = corners.iter().find(|(at, _)| *at == year).map(|(_, node)| *node);
            values.push(match (exactly, step) {
                (Some(node), _) => node,
                (None, Some(step)) if year > last.0 => {
                    let after = i16::try_from(year - last.0).unwrap_or(i16::MAX);
                    let grown = power(&mut self.account.graph, step, after)?;
                    let unit = self.account.graph.unit(last.1).clone();
                    let node = self.account.graph.product(&[last.1, grown])?;
                    self.account.graph.convert(node, &unit)?
                }
                (None, None) if year > last.0 => last.1,
                (None, _) => {
                    let next = corners.iter().position(|(at, _)| *at > year).unwrap_or(corners.len() - 1);
                    let (from, to) = (corners[next.saturating_sub(1)], corners[next]);
                    self.between(from, to, year)?
                }
            });
        }
        Ok(values)
    }

    /// The value of a year on the straight line between two others.
    pub(super) fn between(&mut self, from: (i32, NodeId), to: (i32, NodeId), year: i32) -> Result<NodeId, UnitClash> {
        let whole = i64::from(to.0) - i64::from(from.0);
        let part = self.ratio(i64::from(year) - i64::from(from.0), whole)?;
        let graph = &mut self.account.graph;
        let unit = graph.unit(from.1).clone();
        let minus = graph.negative(from.1);
        let way = graph.sum(&[to.1, minus], &unit)?;
        let way = graph.product(&[way, part])?;
        graph.sum(&[from.1, way], &unit)
    }
}
