//! Factors at the place and in the year of an output, and what they make of an amount.

use crate::calc::{NodeId, Origin, OriginKind};
use crate::factor::{
    FactorId, GasMass, MethaneOrigin, Resolved, apply, apply_failure, apply_finding, choice_facts, clash_finding, leaf,
    tonnes_co2e, too_old_finding, unresolved_finding,
};
use crate::finding::{Code, Finding, Level, Located, Message, Place};
use crate::pv::carbon::CarbonPlan;
use crate::pv::describe::{Describer, literal};
use crate::pv::plant::Output;
use crate::quantity::{Exact, Gas, Unit};

impl<'a> Describer<'a> {
    /// A factor at the place and in the year of an output.
    pub(super) fn resolve(&mut self, id: &Located<FactorId>, output: &Output) -> Result<Resolved<'a>, Vec<Finding>> {
        let year = u16::try_from(output.span.from.year()).unwrap_or_default();
        let facility = self.plant.facility.and_then(|at| self.accounts.facilities.get(at));
        let region = self.plant.region.as_deref().or_else(|| facility.and_then(|facility| facility.region.as_deref()));
        let factors = self.factors;
        let resolved = factors.resolve(&id.value, region, year);
        let (entry, choice) =
            resolved.map_err(|unresolved| vec![unresolved_finding(&unresolved, &id.value, id.place)])?;
        if let Some(years) = factors.years_apart(entry, year) {
            let finding = too_old_finding(entry.id(), years, year, factors.pack().age.years, id.place);
            // An edition that is named stands beside others to be compared with them.
            let is_named = id.value.edition.is_some();
            let finding = if is_named { finding.level(Level::Note) } else { finding };
            let facts = choice.and_then(|at| factors.with_choice(at, choice_facts)).unwrap_or_default();
            self.findings.push(facts.into_iter().fold(finding, Finding::fact));
        }
        Ok(entry)
    }

    /// A factor that is one value, as a leaf.
    pub(super) fn single(&mut self, id: &Located<FactorId>, output: &Output) -> Result<(NodeId, String), Vec<Finding>> {
        let library = self.factors.library();
        match self.resolve(id, output)? {
            Resolved::Factor(factor) => {
                let (factor, name) = (factor.clone(), factor.id.to_string());
                Ok((leaf(&mut self.account.graph, library, &factor), name))
            }
            Resolved::Fuel(_) | Resolved::Blend(_) => {
                let message = Message::NotASingleValue { id: id.value.to_string() };
                Err(vec![Finding::new(Code::UnknownFactor, message).at(id.place)])
            }
        }
    }

    /// Emissions of an amount by an entry of the library, t CO2e.
    pub(super) fn emissions(
        &mut self,
        entry: Resolved<'_>,
        id: &Located<FactorId>,
        amount: NodeId,
    ) -> Result<NodeId, Vec<Finding>> {
        let factors = self.factors;
        let masses = apply(&mut self.account.graph, factors.library(), entry, amount, None)
            .map_err(|error| vec![*apply_finding(&error, id.place, id)])?;
        let mut parts = Vec::new();
        for mass in masses.into_iter().filter(|mass| !mass.is_biogenic_co2()) {
            let part = factors.co2_equivalent(&mut self.account.graph, mass, self.accounts.gwp);
            parts.push(part.map_err(|error| vec![*apply_failure(&error, id.place)])?);
        }
        match parts.as_slice() {
            [only] => Ok(*only),
            several => {
                let sum = self.account.graph.sum(several, &tonnes_co2e());
                sum.map_err(|clash| vec![clash_finding(&clash, id.place, None)])
            }
        }
    }

    /// A mass of CO2 or of CO2e as t CO2e.
    pub(in crate::pv::describe) fn tonnes(&mut self, node: NodeId, place: Place) -> Result<NodeId, Vec<Finding>> {
        let is_equivalent = self.account.graph.unit(node).convertible(&tonnes_co2e()).is_some();
        if is_equivalent {
            let converted = self.account.graph.convert(node, &tonnes_co2e());
            return converted.map_err(|clash| vec![clash_finding(&clash, place, None)]);
        }
        let mass = GasMass { gas: Gas::named("CO2"), origin: MethaneOrigin::Unknown, node };
        let tonnes = self.factors.co2_equivalent(&mut self.account.graph, mass, self.accounts.gwp);
        tonnes.map_err(|error| vec![*apply_failure(&error, place)])
    }

    /// Amount × emissions per unit, t CO2e.
    pub(super) fn mass(&mut self, factor: NodeId, amount: NodeId, plan: &CarbonPlan) -> Result<NodeId, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, plan.place, None)];
        let graph = &mut self.account.graph;
        let counts = graph.unit(factor).denominator();
        let amount = graph.convert(amount, &counts).map_err(failed)?;
        let product = graph.product(&[amount, factor]).map_err(failed)?;
        self.tonnes(product, plan.place)
    }

    /// A value of a pack of rules, shared by all who use it.
    pub(in crate::pv::describe) fn rule(
        &mut self,
        value: &Exact,
        unit: &Unit,
        address: String,
        clause: &str,
    ) -> NodeId {
        let origin =
            Origin { address, kind: OriginKind::Constant, place: None, cited: None, note: Some(clause.into()) };
        self.account.graph.shared_leaf(literal(value), unit, None, origin)
    }
}
