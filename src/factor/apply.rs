//! Applying factors: from an amount to masses of gases, and from those to CO2 equivalent, as a graph.

use std::sync::OnceLock;

use rust_decimal::Decimal;

use super::gwp::{GwpSet, MethaneOrigin};
use super::id::FactorId;
use super::library::{Library, Resolved};
use super::record::{Blend, Factor, Fuel, SourceDocument};
use crate::calc::{Cited, Graph, NodeId, Origin, OriginKind, Spread, UnitClash};
use crate::finding::Step;
use crate::quantity::{Amount, Base, Gas, Literal, Manner, Unit};

/// Emissions of one gas, or of CO2 equivalent that is not split by gas.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GasMass {
    /// The gas; `None` for CO2 equivalent.
    pub gas: Option<Gas>,
    /// Whether its carbon is of fossil origin: methane is then valued otherwise, and CO2 that is not stands apart.
    pub origin: MethaneOrigin,
    /// Its mass.
    pub node: NodeId,
}

impl GasMass {
    /// Whether it is CO2 of biomass, which stands apart from the total (ISO 14064-1:2018, annex D).
    pub fn is_biogenic_co2(&self) -> bool {
        self.origin == MethaneOrigin::NonFossil && self.gas.is_some_and(|gas| gas.symbol() == "CO2")
    }
}

/// Why a factor cannot be applied to an amount.
#[derive(Debug, Clone, PartialEq)]
pub enum ApplyError {
    /// The amount does not measure what the factor counts.
    Units(UnitClash),
    /// The amount is a volume, the factor counts mass, and no density is given.
    DensityMissing {
        /// Unit of the amount.
        amount: Box<Unit>,
        /// Unit that the factor counts.
        counts: Box<Unit>,
    },
    /// The factor's numerator is no mass of greenhouse gas.
    NotEmissions(Box<Unit>),
    /// A part of a recipe, or a GWP, is not in the library.
    Missing(FactorId),
    /// The library has several values for a GWP, and none of them corrects the others.
    SeveralPotentials(Vec<FactorId>),
}

impl From<UnitClash> for ApplyError {
    fn from(clash: UnitClash) -> ApplyError {
        ApplyError::Units(clash)
    }
}

/// Emissions of `amount` under a factor or a fuel recipe, gas by gas.
///
/// # Errors
/// See [`ApplyError`].
pub fn apply(
    graph: &mut Graph,
    library: &Library,
    entry: Resolved<'_>,
    amount: NodeId,
    density: Option<NodeId>,
) -> Result<Vec<GasMass>, ApplyError> {
    match entry {
        Resolved::Factor(factor) => {
            let factor_node = leaf(graph, library, factor);
            let amount = measured_in(graph, amount, &factor.unit().denominator(), density)?;
            let product = graph.product(&[amount, factor_node])?;
            graph.set_step(product, Step::AmountTimesFactor);
            let gas = gas_of(graph.unit(product))?;
            let origin = if factor.biogenic { MethaneOrigin::NonFossil } else { MethaneOrigin::Unknown };
            Ok(vec![GasMass { gas, origin, node: product }])
        }
        Resolved::Fuel(fuel) => combustion(graph, library, fuel, amount, density),
        Resolved::Blend(blend) => split(graph, library, blend, amount, density),
    }
}

/// A mass of a blend as masses of its gases: amount × share by mass of each.
fn split(
    graph: &mut Graph,
    library: &Library,
    blend: &Blend,
    amount: NodeId,
    density: Option<NodeId>,
) -> Result<Vec<GasMass>, ApplyError> {
    let unreadable = || ApplyError::Missing(blend.id.clone());
    // The amount may be written as plain mass or as a mass of the blend: 12 kg, 12 kg R-410A.
    let own = Unit::parse(&format!("t{}", blend.substance)).ok();
    let own = own.filter(|own| own.dimension() == graph.unit(amount).dimension());
    let counts = own.map_or_else(|| Unit::parse("t").map_err(|_| unreadable()), Ok)?;
    let amount = measured_in(graph, amount, &counts, density)?;
    let mut masses = Vec::new();
    for component in &blend.components {
        let share = component.share.amount().one().ok_or_else(unreadable)?;
        let gas = Unit::parse(&format!("t{}", component.gas.symbol())).map_err(|_| unreadable())?;
        let per = gas.div(&counts).and_then(|per| component.share.unit().mul(&per)).ok_or_else(unreadable)?;
        let origin = Origin {
            address: format!("factor/{}/{}", blend.id, component.gas.symbol()),
            kind: OriginKind::Factor,
            place: Some(blend.place),
            cited: library.source(blend.source).map(|source| cited(source, &blend.locator)),
            note: component.tolerance.as_deref().map(Into::into),
        };
        let share = graph.shared_leaf(share.with_manner(Manner::Exact), &per, None, origin);
        let product = graph.product(&[amount, share])?;
        graph.set_step(product, Step::AmountTimesFactor);
        let mass = graph.convert(product, &gas)?;
        masses.push(GasMass { gas: Some(component.gas), origin: MethaneOrigin::Unknown, node: mass });
    }
    Ok(masses)
}

/// The document as a leaf keeps it.
fn cited(source: &SourceDocument, locator: &str) -> Box<Cited> {
    let number = source.document.as_deref().map(|number| format!(" {number}")).unwrap_or_default();
    let published = source.published.as_deref().map(|date| format!(", {date}")).unwrap_or_default();
    Box::new(Cited {
        title: format!("{}{number}", source.title),
        publisher: Some(format!("{}{published}", source.publisher)),
        locator: Some(locator.to_owned()),
        transcribed: false,
    })
}

/// Fuel CO2 = amount × net calorific value × carbon content × oxidation rate × 44/12; CH4 and N2O by energy.
///
/// The chain is that of GB/T 32151 (all parts) and of IPCC 2006, volume 2, chapter 2, tier 2.
fn combustion(
    graph: &mut Graph,
    library: &Library,
    fuel: &Fuel,
    amount: NodeId,
    density: Option<NodeId>,
) -> Result<Vec<GasMass>, ApplyError> {
    let part = |graph: &mut Graph, id: &FactorId| -> Result<(NodeId, Unit), ApplyError> {
        let factor = library.factor(id).ok_or_else(|| ApplyError::Missing(id.clone()))?;
        Ok((leaf(graph, library, factor), factor.unit().clone()))
    };
    let step = |graph: &mut Graph, kids: &[NodeId], step: Step| -> Result<NodeId, ApplyError> {
        let node = graph.product(kids)?;
        graph.set_step(node, step);
        Ok(node)
    };
    let (calorific, unit) = part(graph, &fuel.net_calorific_value)?;
    let amount = measured_in(graph, amount, &unit.denominator(), density)?;
    let energy = step(graph, &[amount, calorific], Step::Energy)?;

    let (content, unit) = part(graph, &fuel.carbon_content)?;
    let aligned = graph.convert(energy, &unit.denominator())?;
    let carbon = step(graph, &[aligned, content], Step::CarbonInFuel)?;
    let (rate, _) = part(graph, &fuel.oxidation_rate)?;
    let share = graph.convert(rate, &Unit::none())?;
    let oxidised = step(graph, &[carbon, share], Step::CarbonOxidised)?;
    let ratio = molar_ratio(graph)?;
    let per_carbon = graph.unit(ratio).denominator();
    let oxidised = graph.convert(oxidised, &per_carbon)?;
    let co2 = step(graph, &[oxidised, ratio], Step::CarbonToCo2)?;

    let origin = if fuel.biogenic { MethaneOrigin::NonFossil } else { MethaneOrigin::Fossil };
    let mut masses = vec![GasMass { gas: gas_of(graph.unit(co2))?, origin, node: co2 }];
    for id in fuel.methane.iter().chain(&fuel.nitrous_oxide) {
        let (factor, unit) = part(graph, id)?;
        let aligned = graph.convert(energy, &unit.denominator())?;
        let mass = step(graph, &[aligned, factor], Step::EnergyTimesFactor)?;
        masses.push(GasMass { gas: gas_of(graph.unit(mass))?, origin, node: mass });
    }
    Ok(masses)
}

/// Emissions as t CO2e: the mass of a gas times its potential, or CO2 equivalent as it is.
///
/// # Errors
/// A gas without a potential in the set.
pub fn co2_equivalent(graph: &mut Graph, library: &Library, mass: GasMass, set: GwpSet) -> Result<NodeId, ApplyError> {
    equivalent_by(graph, library, mass, |gas| potential(library, set, gas, mass.origin))
}

/// The same with potentials that are found elsewhere.
pub(super) fn equivalent_by<'l>(
    graph: &mut Graph,
    library: &Library,
    mass: GasMass,
    potential: impl FnOnce(Gas) -> Result<&'l Factor, ApplyError>,
) -> Result<NodeId, ApplyError> {
    let wanted = tonnes_co2e();
    let Some(gas) = mass.gas else { return Ok(graph.convert(mass.node, &wanted)?) };
    let potential = potential(gas)?;
    let factor = leaf(graph, library, potential);
    let tonnes = graph.convert(mass.node, &potential.unit().denominator())?;
    let product = graph.product(&[tonnes, factor])?;
    graph.set_step(product, Step::GasTimesGwp);
    Ok(graph.convert(product, &wanted)?)
}

/// The potential of a gas in a set.
///
/// # Errors
/// The set has none for the gas, or several.
pub(super) fn potential(
    library: &Library,
    set: GwpSet,
    gas: Gas,
    origin: MethaneOrigin,
) -> Result<&Factor, ApplyError> {
    let families = set.families(gas, origin);
    // The most specific family that there is; one with several values is not passed over for another.
    let there = families.iter().find(|id| library.family(&id.family).next().is_some());
    let potential = there.and_then(|id| library.current(&id.family));
    if let (Some(id), None) = (there, potential) {
        let editions = library.family(&id.family).map(|entry| entry.id().clone()).collect();
        return Err(ApplyError::SeveralPotentials(editions));
    }
    potential.ok_or_else(|| {
        let general = families.into_iter().next_back();
        ApplyError::Missing(general.unwrap_or_else(|| FactorId { family: gas.symbol().to_owned(), edition: None }))
    })
}

/// t CO2e, the unit of an inventory.
pub fn tonnes_co2e() -> Unit {
    static UNIT: OnceLock<Unit> = OnceLock::new();
    // The unit table has it; a test holds that this never falls back.
    UNIT.get_or_init(|| Unit::parse("tCO2e").unwrap_or_else(|_| Unit::none())).clone()
}

/// The leaf of a factor: one however often the factor is used, so that lines sharing it move together.
pub fn leaf(graph: &mut Graph, library: &Library, factor: &Factor) -> NodeId {
    let address = format!("factor/{}", factor.id);
    if let Some(node) = graph.shared(&address) {
        return node;
    }
    let cited = library.source(factor.source).map(|source| cited(source, &factor.locator));
    let origin = Origin {
        address,
        kind: OriginKind::Factor,
        place: Some(factor.place),
        cited,
        note: factor.note.as_deref().map(Into::into),
    };
    let spread = factor.range.as_ref().and_then(|range| match range.amount() {
        Amount::Between(lower, upper) => {
            let ratio = range.unit().convertible(factor.unit())?;
            Some(Spread::Range(&lower.exact() * &ratio, &upper.exact() * &ratio))
        }
        Amount::One(_) => None,
    });
    let literal = factor.literal().unwrap_or_else(|| Literal::count(0));
    graph.shared_leaf(literal, factor.unit(), spread, origin)
}

/// The amount in the unit that the factor counts; a volume becomes a mass through the density.
fn measured_in(
    graph: &mut Graph,
    amount: NodeId,
    counts: &Unit,
    density: Option<NodeId>,
) -> Result<NodeId, ApplyError> {
    let given = graph.unit(amount).clone();
    if given.dimension() == counts.dimension() {
        return Ok(graph.convert(amount, counts)?);
    }
    let mass = |unit: &Unit| unit.dimension().terms() == [(Base::Mass, 1)];
    let volume = |unit: &Unit| unit.dimension().terms() == [(Base::Length, 3)];
    match density {
        Some(density) if volume(&given) && mass(counts) => {
            let aligned = graph.convert(amount, &graph.unit(density).denominator())?;
            let product = graph.product(&[aligned, density])?;
            graph.set_step(product, Step::MassFromVolume);
            Ok(graph.convert(product, counts)?)
        }
        None if volume(&given) && mass(counts) => {
            Err(ApplyError::DensityMissing { amount: Box::new(given), counts: Box::new(counts.clone()) })
        }
        _ => Ok(graph.convert(amount, counts)?),
    }
}

/// 44 t of CO2 hold 12 t of carbon.
fn molar_ratio(graph: &mut Graph) -> Result<NodeId, ApplyError> {
    static UNITS: OnceLock<Option<(Unit, Unit)>> = OnceLock::new();
    let units = UNITS.get_or_init(|| Unit::parse("tCO2").ok().zip(Unit::parse("tC").ok()));
    let Some((co2, carbon)) = units else { return Err(ApplyError::NotEmissions(Box::new(Unit::none()))) };
    let constant = |graph: &mut Graph, value: i64, unit: &Unit, name: &str| {
        let address = format!("constant/molar-mass/{name}");
        if let Some(node) = graph.shared(&address) {
            return node;
        }
        let literal = Literal::from_decimal(Decimal::from(value)).unwrap_or_else(|| Literal::count(value));
        let origin = Origin {
            address,
            kind: OriginKind::Constant,
            place: None,
            cited: None,
            note: Some("44/12 = M(CO2)/M(C), g/mol".into()),
        };
        graph.shared_leaf(literal.with_manner(Manner::Exact), unit, None, origin)
    };
    let over = constant(graph, 44, co2, "CO2");
    let under = constant(graph, 12, carbon, "C");
    let ratio = graph.quotient(over, under)?;
    graph.set_step(ratio, Step::MolarRatio);
    Ok(ratio)
}

/// The gas that a unit is a mass of; `None` for CO2 equivalent.
fn gas_of(unit: &Unit) -> Result<Option<Gas>, ApplyError> {
    match unit.dimension().terms() {
        [(Base::Gas(gas), 1)] => Ok(Some(*gas)),
        [(Base::CarbonDioxideEquivalent, 1)] => Ok(None),
        _ => Err(ApplyError::NotEmissions(Box::new(unit.clone()))),
    }
}
