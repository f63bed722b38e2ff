//! The energies of a plant's years: what is left of the first at each age, with modules that were replaced.

use crate::calc::{NodeId, UnitClash};
use crate::finding::{AboutPlant, Code, Finding, Level, Located, Message};
use crate::pv::describe::Describer;
use crate::pv::life::LifetimePlan;
use crate::quantity::{Quantity, Unit};
use crate::saving::{count, power};

impl Describer<'_> {
    /// Eₙ = E₁ × Σ share of a cohort × what is left of it at its age.
    pub(super) fn energies(
        &mut self,
        plan: &LifetimePlan,
        as_new: NodeId,
        address: &str,
    ) -> Result<Vec<NodeId>, UnitClash> {
        let share = |of: &Option<Located<Quantity>>, name: &str, me: &mut Self| match of {
            Some(of) => {
                let leaf = me.leaf(of, &format!("{address}/{name}"), None);
                me.account.graph.convert(leaf, &Unit::none()).map(Some)
            }
            None => Ok(None),
        };
        let first = share(&plan.first_year_loss, "first-year-loss", self)?;
        let annual = share(&plan.degradation, "degradation", self)?;
        let mut left = Vec::new();
        for age in 1..=plan.years {
            left.push(match plan.losses.get(usize::from(age - 1)) {
                Some(loss) => {
                    let loss = share(&Some(loss.clone()), &format!("loss/{age}"), self)?;
                    self.left(plan, (loss, None), 1)?
                }
                None => self.left(plan, (first, annual), age)?,
            });
        }
        let one = count(&mut self.account.graph, 1, &Unit::none());
        let mut cohorts: Vec<(u16, Vec<NodeId>)> = vec![(1, Vec::new())];
        let mut energies = Vec::new();
        for year in 1..=plan.years {
            for (number, replaced) in plan.replacements.iter().enumerate().filter(|(_, of)| of.year == year) {
                let Some(part) = share(&replaced.share, &format!("replacement/{}/share", number + 1), self)? else {
                    continue;
                };
                let graph = &mut self.account.graph;
                let less = graph.negative(part);
                let kept = graph.sum(&[one, less], &Unit::none())?;
                cohorts.iter_mut().for_each(|(_, shares)| shares.push(kept));
                cohorts.push((year, vec![part]));
            }
            let graph = &mut self.account.graph;
            let mut parts = Vec::new();
            for (began, shares) in &cohorts {
                let mut factors = shares.clone();
                factors.push(left[usize::from(year - began)]);
                parts.push(if factors.len() == 1 { factors[0] } else { graph.product(&factors)? });
            }
            let of_year = if parts.len() == 1 { parts[0] } else { graph.sum(&parts, &Unit::none())? };
            energies.push(graph.product(&[as_new, of_year])?);
        }
        Ok(energies)
    }

    /// What is left at an age: 1 − first − annual × (age − 1), or (1 − first) × (1 − annual)^(age − 1); never below nothing.
    fn left(
        &mut self,
        plan: &LifetimePlan,
        (first, annual): (Option<NodeId>, Option<NodeId>),
        age: u16,
    ) -> Result<NodeId, UnitClash> {
        let graph = &mut self.account.graph;
        let one = count(graph, 1, &Unit::none());
        let passed = age - 1;
        if plan.is_compound {
            let mut factors = Vec::new();
            for (share, exponent) in [(first, 1), (annual, passed)] {
                let Some(share) = share.filter(|_| exponent > 0) else { continue };
                let less = graph.negative(share);
                let kept = graph.sum(&[one, less], &Unit::none())?;
                factors.push(power(graph, kept, i16::try_from(exponent).unwrap_or(i16::MAX))?);
            }
            return if factors.is_empty() { Ok(one) } else { graph.product(&factors) };
        }
        let mut parts = vec![one];
        parts.extend(first.map(|first| graph.negative(first)));
        if let Some(annual) = annual.filter(|_| passed > 0) {
            let times = count(graph, i64::from(passed), &Unit::none());
            let lost = graph.product(&[annual, times])?;
            parts.push(graph.negative(lost));
        }
        let left = graph.sum(&parts, &Unit::none())?;
        if self.value(left).is_none_or(|value| !value.is_negative()) {
            return Ok(left);
        }
        let message = AboutPlant::NothingLeft { plant: self.plant.id.clone(), years: age };
        let said = self.findings.iter().any(|finding| matches!(&finding.message, Message::AboutPlant(AboutPlant::NothingLeft { plant, .. }) if *plant == self.plant.id));
        if !said {
            self.findings.push(Finding::new(Code::PvOutOfBounds, message).at(plan.place).level(Level::Warning));
        }
        let graph = &mut self.account.graph;
        let nothing = count(graph, 0, &Unit::none());
        graph.max(&[left, nothing])
    }
}
