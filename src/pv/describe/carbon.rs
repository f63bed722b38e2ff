//! What a plant's electricity avoids, and what own use does to category 2 in both views.
//!
//! Nothing here is taken from a line of the inventory: avoided emissions and exports stand beside it (ISO 14064-1:2018, 5.2.3 and
//! 9.3.3), and own use has already lowered what the site imports (GHG Protocol Scope 2 Guidance, 2015, chapter 6).

use super::{Describer, OutputFigure};
use crate::calc::{NodeId, Origin, OriginKind};
use crate::factor::{
    FactorId, FactorKind, GasMass, MethaneOrigin, Resolved, apply, apply_failure, apply_finding, choice_facts,
    clash_finding, leaf, name_of, tonnes_co2e, too_old_finding, unresolved_finding,
};
use crate::finding::{AboutChoice, AboutPlant, Code, Finding, Located, Message, Step};
use crate::pv::balance::Flow;
use crate::pv::carbon::{CarbonPlan, MarginPlan};
use crate::pv::certificate::CertificateTerm;
use crate::pv::plant::{MeteredAs, Output};
use crate::pv::{CertificateFigure, conserved::Footing};
use crate::quantity::{Exact, Gas, Unit};

/// The carbon of one time.
#[derive(Debug, Clone, Default)]
pub struct CarbonFigure {
    /// By each average factor, in the order of the book.
    pub averages: Vec<AverageFigure>,
    /// By the combined margin.
    pub margin: Option<MarginFigure>,
    /// The market-based view.
    pub market: Option<MarketFigure>,
    /// From the grid: load less own use.
    pub import: Option<NodeId>,
    /// Own use whose certificates were sold.
    pub own_use_sold: Option<NodeId>,
    /// Emissions over the life of the plant, a memo.
    pub lifecycle: Option<NodeId>,
}

/// What follows from an average factor, in t CO2e.
#[derive(Debug, Clone)]
pub struct AverageFigure {
    /// The factor that was taken.
    pub factor: String,
    /// Displaced by all generation: beside the inventory.
    pub avoided: NodeId,
    /// By which own use lowers the location-based view.
    pub own_use: Option<NodeId>,
    /// Displaced by what was exported: a memo that changes neither view.
    pub export_memo: Option<NodeId>,
    /// Category 2, location-based.
    pub location: Option<NodeId>,
    /// The same without the plant.
    pub location_without: Option<NodeId>,
}

/// What follows from a combined margin.
#[derive(Debug, Clone)]
pub struct MarginFigure {
    /// The factors that were taken, of the operating and the build margin.
    pub factors: [String; 2],
    /// Id of the standard.
    pub standard: String,
    /// The combined margin.
    pub combined: NodeId,
    /// Generation × combined margin, t CO2e.
    pub baseline: NodeId,
    /// Emissions of the project itself.
    pub emissions: Option<NodeId>,
    /// Leakage by the standard.
    pub leakage: Option<NodeId>,
    /// Baseline less both.
    pub reduction: NodeId,
}

/// The market-based view, in t CO2e.
#[derive(Debug, Clone)]
pub struct MarketFigure {
    /// The residual factor that was taken.
    pub factor: String,
    /// By which own use lowers it: nothing where its certificates were sold.
    pub own_use: Option<NodeId>,
    /// Category 2, market-based: (import + own use whose certificates were sold) × residual.
    pub market: Option<NodeId>,
}

impl CarbonFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = Vec::new();
        let mut push = |name: String, node: Option<NodeId>| named.extend(node.map(|node| (name, node)));
        for (number, of) in (1..).zip(&self.averages) {
            push(format!("avoided/{number}"), Some(of.avoided));
            push(format!("avoided/{number}/own-use"), of.own_use);
            push(format!("avoided/{number}/export"), of.export_memo);
            push(format!("location/{number}"), of.location);
            push(format!("location/{number}/without"), of.location_without);
        }
        if let Some(of) = &self.margin {
            push("combined-margin".to_owned(), Some(of.combined));
            push("baseline".to_owned(), Some(of.baseline));
            push("project-emissions".to_owned(), of.emissions);
            push("leakage".to_owned(), of.leakage);
            push("reduction".to_owned(), Some(of.reduction));
        }
        if let Some(of) = &self.market {
            push("market/own-use".to_owned(), of.own_use);
            push("market".to_owned(), of.market);
        }
        push("import".to_owned(), self.import);
        push("own-use-sold".to_owned(), self.own_use_sold);
        push("lifecycle".to_owned(), self.lifecycle);
        named
    }
}

/// The electricity that factors are applied to.
struct Electricity {
    generated: NodeId,
    own_use: Option<NodeId>,
    export: Option<NodeId>,
    load: Option<NodeId>,
    import: Option<NodeId>,
    sold: Option<NodeId>,
}

impl<'a> Describer<'a> {
    /// The carbon of an output; `None` where the book does not ask or nothing was generated.
    pub(super) fn carbon(
        &mut self,
        figure: &OutputFigure,
        certificates: &[CertificateFigure],
    ) -> Result<Option<CarbonFigure>, Vec<Finding>> {
        let output = &self.plant.output[figure.output];
        let (Some(plan), Some(generated)) = (&self.plant.carbon, figure.flows.node(Flow::Generated)) else {
            return Ok(None);
        };
        let address = format!("pv/{}/{}", self.plant.id, output.name);
        let of = self.electricity(plan, figure, output, generated, certificates, &address)?;
        let mut carbon = CarbonFigure { import: of.import, own_use_sold: of.sold, ..CarbonFigure::default() };
        for id in &plan.factors {
            let number = carbon.averages.len() + 1;
            let average = self.average(id, &of, output, &address, number)?;
            carbon.averages.push(average);
        }
        if let Some(margin) = &plan.margin {
            carbon.margin = Some(self.margin(margin, &of, output, &address)?);
        }
        carbon.market = match &plan.residual {
            Some(id) => Some(self.market(id, &of, output, &address)?),
            None => {
                if of.sold.is_some_and(|node| self.value(node).is_some_and(|sold| sold.is_positive())) {
                    let message = AboutPlant::SoldNeedsResidual { at: address.clone() };
                    self.findings.push(Finding::new(Code::PvIncomplete, message).at(plan.place));
                }
                None
            }
        };
        if let Some(per_unit) = &plan.lifecycle {
            let factor = self.leaf(per_unit, &format!("pv/{}/lifecycle", self.plant.id), None);
            carbon.lifecycle = Some(self.mass(factor, of.generated, plan)?);
        }
        for (name, node) in carbon.named() {
            self.account.register(&format!("{address}/{name}"), node);
        }
        Ok(Some(carbon))
    }

    fn electricity(
        &mut self,
        plan: &CarbonPlan,
        figure: &OutputFigure,
        output: &Output,
        generated: NodeId,
        certificates: &[CertificateFigure],
        address: &str,
    ) -> Result<Electricity, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, plan.place, None)];
        let own_use = match output.metered_as {
            MeteredAs::OwnUse => figure.flows.node(Flow::OwnUse).or(Some(generated)),
            MeteredAs::Generated => figure.flows.node(Flow::OwnUse),
        };
        let days = (output.span.to - output.span.from).get_days() + 1;
        let load = plan.load.as_ref().filter(|_| (365..=366).contains(&days));
        let load = load.map(|load| self.leaf(load, &format!("pv/{}/load", self.plant.id), None));
        if own_use.is_none() && (load.is_some() || plan.residual.is_some()) {
            let message = AboutPlant::OwnUseOpen { at: address.to_owned() };
            self.findings.push(Finding::new(Code::PvIncomplete, message).at(output.place));
        }
        let graph = &mut self.account.graph;
        let export = match (figure.flows.node(Flow::Exported), own_use) {
            (Some(node), _) => Some(node),
            // What neither storage nor losses took.
            (None, Some(own)) if figure.flows.usage.as_ref().is_none_or(|of| matches!(of, Footing::Open(_))) => {
                let unit = graph.unit(generated).clone();
                let less = graph.negative(own);
                Some(graph.sum(&[generated, less], &unit).map_err(failed)?)
            }
            _ => None,
        };
        let mut import = None;
        if let (Some(load), Some(own)) = (load, own_use) {
            let unit = graph.unit(load).clone();
            let less = graph.negative(own);
            let node = graph.sum(&[load, less], &unit).map_err(failed)?;
            import = Some(node);
            if self.value(node).is_some_and(|value| value.is_negative()) {
                let place = plan.load.as_ref().map_or(plan.place, |load| load.place);
                let message = AboutPlant::OwnUseAboveLoad { at: address.to_owned() };
                return Err(vec![Finding::new(Code::PvOutOfBounds, message).at(place).at(output.place)]);
            }
        }
        let sold: Vec<NodeId> = certificates
            .iter()
            .filter(|of| {
                let period = self.plant.certificates[of.account].period;
                period.is_none() || period == output.period
            })
            .filter_map(|of| of.terms.iter().find(|(term, _)| *term == CertificateTerm::Sold).map(|(_, node)| *node))
            .collect();
        let sold = match (own_use, sold.as_slice()) {
            (Some(_), []) | (None, _) => None,
            (Some(own), sold) => {
                let unit = self.account.graph.unit(own).clone();
                let sold = self.account.graph.sum(sold, &unit).map_err(failed)?;
                // Which kWh a certificate was of is not known: own use is taken first, which claims less.
                Some(self.account.graph.min(&[sold, own]).map_err(failed)?)
            }
        };
        Ok(Electricity { generated, own_use, export, load, import, sold })
    }

    fn average(
        &mut self,
        id: &Located<FactorId>,
        of: &Electricity,
        output: &Output,
        address: &str,
        number: usize,
    ) -> Result<AverageFigure, Vec<Finding>> {
        let entry = self.resolve(id, output)?;
        self.doubt_average(entry, id, of.own_use.is_some());
        let mut tonnes = |node: Option<NodeId>| node.map(|node| self.emissions(entry, id, node)).transpose();
        Ok(AverageFigure {
            factor: entry.id().to_string(),
            own_use: tonnes(of.own_use)?,
            export_memo: tonnes(of.export)?,
            location: tonnes(of.import)?,
            location_without: tonnes(of.load)?,
            avoided: match tonnes(Some(of.generated))? {
                Some(node) => node,
                None => {
                    let message = Message::NotASingleValue { id: format!("{address}/avoided/{number}") };
                    return Err(vec![Finding::new(Code::UnknownFactor, message).at(id.place)]);
                }
            },
        })
    }

    /// A factor that a location-based figure or avoided emissions do not use.
    fn doubt_average(&mut self, entry: Resolved<'_>, id: &Located<FactorId>, is_for_own_use: bool) {
        let Resolved::Factor(factor) = entry else { return };
        let finding = match factor.kind {
            FactorKind::Residual => {
                let message = AboutPlant::ResidualAsAverage { id: factor.id.to_string() };
                let finding = Finding::new(Code::FactorNotForInventory, message).at(id.place);
                finding.help(AboutPlant::GiveAsResidual { id: id.value.to_string() })
            }
            kind if is_for_own_use && kind.for_projects_only() => {
                let message = AboutChoice::NotForInventory { id: factor.id.to_string(), kind: name_of(kind) };
                Finding::new(Code::FactorNotForInventory, message).at(id.place).help(AboutChoice::UseAverage)
            }
            _ => return,
        };
        self.findings.push(finding);
    }

    fn margin(
        &mut self,
        plan: &MarginPlan,
        of: &Electricity,
        output: &Output,
        address: &str,
    ) -> Result<MarginFigure, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, plan.place, None)];
        let (operating, operating_id) = self.single(&plan.operating, output)?;
        let (build, build_id) = self.single(&plan.build, output)?;
        let weights = [("operating", &plan.weights[0]), ("build", &plan.weights[1])].map(|(name, weight)| {
            let address =
                format!("rules/pv/carbon/{}/{}/{}/{name}", plan.standard, plan.technology.word(), plan.period);
            self.rule(weight, &Unit::none(), address, &plan.clause)
        });
        let graph = &mut self.account.graph;
        let unit = graph.unit(operating).clone();
        let build = graph.convert(build, &unit).map_err(failed)?;
        let parts = [graph.product(&[operating, weights[0]]), graph.product(&[build, weights[1]])];
        let [first, second] = parts;
        let combined = graph.sum(&[first.map_err(failed)?, second.map_err(failed)?], &unit).map_err(failed)?;
        let counts = graph.unit(combined).denominator();
        let amount = graph.convert(of.generated, &counts).map_err(failed)?;
        let product = graph.product(&[amount, combined]).map_err(failed)?;
        graph.set_step(product, Step::AmountTimesFactor);
        let baseline = self.tonnes(product, plan.operating.place)?;
        let emissions = match &plan.emissions {
            Some(stated) => {
                let node = self.leaf(stated, &format!("{address}/project-emissions"), None);
                Some(self.tonnes(node, stated.place)?)
            }
            None => None,
        };
        let leakage = match &plan.leakage {
            Some(grams) => {
                let unit = Unit::parse("gCO2e/kWh").unwrap_or_else(|_| Unit::none());
                let address = format!("rules/pv/carbon/{}/{}/leakage", plan.standard, plan.technology.word());
                let factor = self.rule(grams, &unit, address, &plan.clause);
                let graph = &mut self.account.graph;
                let counts = graph.unit(factor).denominator();
                let amount = graph.convert(of.generated, &counts).map_err(failed)?;
                let product = graph.product(&[amount, factor]).map_err(failed)?;
                Some(self.tonnes(product, plan.place)?)
            }
            None => None,
        };
        let graph = &mut self.account.graph;
        let mut parts = vec![baseline];
        parts.extend(emissions.into_iter().chain(leakage).map(|node| graph.negative(node)).collect::<Vec<_>>());
        let reduction = graph.sum(&parts, &tonnes_co2e()).map_err(failed)?;
        let standard = plan.standard.clone();
        let factors = [operating_id, build_id];
        Ok(MarginFigure { factors, standard, combined, baseline, emissions, leakage, reduction })
    }

    fn market(
        &mut self,
        id: &Located<FactorId>,
        of: &Electricity,
        output: &Output,
        _address: &str,
    ) -> Result<MarketFigure, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, id.place, None)];
        let entry = self.resolve(id, output)?;
        if let Resolved::Factor(factor) = entry
            && !matches!(factor.kind, FactorKind::Residual | FactorKind::Supplier)
        {
            let message = AboutPlant::NotResidual { id: factor.id.to_string() };
            self.findings.push(
                Finding::new(Code::FactorNotForInventory, message).at(id.place).level(crate::finding::Level::Note),
            );
        }
        let own_use = match (of.own_use, of.sold) {
            (Some(own), Some(sold)) => {
                let graph = &mut self.account.graph;
                let unit = graph.unit(own).clone();
                let less = graph.negative(sold);
                Some(graph.sum(&[own, less], &unit).map_err(failed)?)
            }
            (own, _) => own,
        };
        let counted = match (of.import, of.sold) {
            (Some(import), Some(sold)) => {
                let graph = &mut self.account.graph;
                let unit = graph.unit(import).clone();
                Some(graph.sum(&[import, sold], &unit).map_err(failed)?)
            }
            (import, _) => import,
        };
        let own_use = own_use.map(|node| self.emissions(entry, id, node)).transpose()?;
        let market = counted.map(|node| self.emissions(entry, id, node)).transpose()?;
        Ok(MarketFigure { factor: entry.id().to_string(), own_use, market })
    }

    /// A factor at the place and in the year of an output.
    fn resolve(&mut self, id: &Located<FactorId>, output: &Output) -> Result<Resolved<'a>, Vec<Finding>> {
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
            let finding = if is_named { finding.level(crate::finding::Level::Note) } else { finding };
            let facts = choice.and_then(|at| factors.with_choice(at, choice_facts)).unwrap_or_default();
            self.findings.push(facts.into_iter().fold(finding, Finding::fact));
        }
        Ok(entry)
    }

    /// A factor that is one value, as a leaf.
    fn single(&mut self, id: &Located<FactorId>, output: &Output) -> Result<(NodeId, String), Vec<Finding>> {
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
    fn emissions(
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
    pub(super) fn tonnes(&mut self, node: NodeId, place: crate::finding::Place) -> Result<NodeId, Vec<Finding>> {
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
    fn mass(&mut self, factor: NodeId, amount: NodeId, plan: &CarbonPlan) -> Result<NodeId, Vec<Finding>> {
        let failed = |clash| vec![clash_finding(&clash, plan.place, None)];
        let graph = &mut self.account.graph;
        let counts = graph.unit(factor).denominator();
        let amount = graph.convert(amount, &counts).map_err(failed)?;
        let product = graph.product(&[amount, factor]).map_err(failed)?;
        self.tonnes(product, plan.place)
    }

    /// A value of a pack of rules, shared by all who use it.
    pub(super) fn rule(&mut self, value: &Exact, unit: &Unit, address: String, clause: &str) -> NodeId {
        let origin =
            Origin { address, kind: OriginKind::Constant, place: None, cited: None, note: Some(clause.into()) };
        self.account.graph.shared_leaf(super::literal(value), unit, None, origin)
    }
}
