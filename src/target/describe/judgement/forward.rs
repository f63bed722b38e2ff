//! Forward-looking ambition, as nodes.

use super::super::{Describer, TargetFigure};
use super::model::ForwardFigure;
use super::rule::Named;
use crate::calc::{NodeId, UnitClash};
use crate::finding::Step;
use crate::quantity::Unit;
use crate::saving::count;
use crate::target::judge::NearTermPack;

impl Describer<'_> {
    /// The cut that is still linear from the most recent year to net zero; `None` where the base year is the most recent one
    /// known, or the years are in no order for it.
    pub(super) fn forward(
        &mut self,
        figure: &TargetFigure,
        pack: &NearTermPack,
        (base_year, target_year): (i32, i32),
    ) -> Result<Option<ForwardFigure>, UnitClash> {
        let percent = super::percent();
        let stated = self.target.judged.recent.clone();
        let actual = figure.alike().rev().find(|(year, _)| match &stated {
            Some(recent) => *year == recent.year,
            None => *year < self.year(),
        });
        let (Some(base), Some(named)) =
            (figure.base, stated.as_ref().map(|recent| recent.year).or(actual.map(|(year, _)| year)))
        else {
            return Ok(None);
        };
        // A year of the book is counted as base and target year are.
        let recent = named.saturating_add(base_year - self.base_year().unwrap_or(base_year));
        let net_zero = self.target.judged.net_zero_year.unwrap_or_else(|| super::whole(&pack.forward.net_zero_year));
        if recent <= base_year || recent >= target_year || target_year > net_zero {
            return Ok(None);
        }
        let progress = match (stated.as_ref().and_then(|recent| recent.progress.clone()), actual) {
            (Some(progress), _) => {
                let leaf = self.stated(&progress, "recent/progress");
                Some(self.account.graph.convert(leaf, &percent)?)
            }
            (None, Some((_, actual))) => {
                let done = self.less(base, actual)?;
                let share = self.account.graph.quotient(done, base)?;
                Some(self.account.graph.convert(share, &percent)?)
            }
            (None, None) => None,
        };
        let end = Named { head: &pack.pack, name: "net-zero-reduction".to_owned() };
        let end = self.rule(&end, &pack.forward.net_zero_reduction, &percent);
        let graph = &mut self.account.graph;
        let over = count(graph, i64::from(target_year) - i64::from(recent), &Unit::none());
        let under = count(graph, i64::from(net_zero) - i64::from(recent), &Unit::none());
        let part = graph.quotient(over, under)?;
        let mut found =
            ForwardFigure { recent: named, progress, minimum: None, maintain_only: false, binds_above: None };
        if let Some(progress) = progress {
            found.maintain_only = self.known(progress) >= self.known(end);
            let minimum = if found.maintain_only {
                self.account.graph.sum(&[progress], &percent)?
            } else {
                let left = self.less(end, progress)?;
                let more = self.account.graph.product(&[left, part])?;
                self.account.graph.sum(&[progress, more], &percent)?
            };
            self.account.graph.set_step(minimum, Step::ForwardLooking);
            found.minimum = Some(minimum);
        }
        Ok(Some(found))
    }

    /// The progress above which forward-looking ambition asks more than a minimum: (minimum − net zero × k) / (1 − k).
    pub(super) fn binds_above(
        &mut self,
        forward: &ForwardFigure,
        pack: &NearTermPack,
        minimum: NodeId,
        (shift, target_year): (i32, i32),
    ) -> Result<Option<NodeId>, UnitClash> {
        let percent = super::percent();
        let recent = forward.recent.saturating_add(shift);
        let net_zero = self.target.judged.net_zero_year.unwrap_or_else(|| super::whole(&pack.forward.net_zero_year));
        if target_year >= net_zero {
            return Ok(None);
        }
        let end = Named { head: &pack.pack, name: "net-zero-reduction".to_owned() };
        let end = self.rule(&end, &pack.forward.net_zero_reduction, &percent);
        let graph = &mut self.account.graph;
        let over = count(graph, i64::from(target_year) - i64::from(recent), &Unit::none());
        let under = count(graph, i64::from(net_zero) - i64::from(recent), &Unit::none());
        let part = graph.quotient(over, under)?;
        let reached = graph.product(&[end, part])?;
        let one = self.one();
        let rest = self.less(one, part)?;
        let over = self.less(minimum, reached)?;
        self.account.graph.quotient(over, rest).map(Some)
    }
}
