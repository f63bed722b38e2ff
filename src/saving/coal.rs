//! Savings in standard coal by calorific value, and standard coal as heat (GB/T 2589).

use super::effect::{Means, Standing, gigajoules, is_energy};
use crate::account::Account;
use crate::calc::{NodeId, UnitClash};
use crate::factor::{FactorId, Resolved, leaf};
use crate::quantity::{Base, Unit};

/// The coefficient of standard coal that GB/T 2589 prints for a carrier, by calorific value.
pub(super) fn coal(
    means: &Means<'_>,
    carrier: &str,
    amount: NodeId,
    density: Option<NodeId>,
    standing: Standing<'_>,
    account: &mut Account,
) -> Result<Option<NodeId>, UnitClash> {
    let library = means.factors.library();
    let Some(at) = means.gbt.carrier(carrier) else { return Ok(None) };
    let counts_energy =
        |entry: Resolved<'_>| matches!(entry, Resolved::Factor(of) if is_energy(&of.unit().denominator()));
    if is_energy(account.graph.unit(amount)) && !library.family(&means.gbt.carrier[at].coefficient).any(counts_energy) {
        return coal_of_energy(means, amount, standing.year, account);
    }
    let of_standard = |factor: &crate::factor::Factor| {
        let source = library.source(factor.source);
        !factor.draft && source.is_some_and(|source| means.gbt.boundary.documents.contains(&source.id))
    };
    let family = library.family(&means.gbt.carrier[at].coefficient).filter_map(|entry| match entry {
        Resolved::Factor(factor) if of_standard(factor) => Some(factor.id.clone()),
        _ => None,
    });
    let mut found: Vec<FactorId> = family.collect();
    found.dedup();
    // A coefficient that is printed as a range, or several times, is not chosen here.
    let [only] = found.as_slice() else { return Ok(None) };
    let Ok((Resolved::Factor(factor), _)) = means.factors.resolve(only, None, standing.year) else { return Ok(None) };
    if factor.range.is_some() {
        return Ok(None);
    }
    let coefficient = leaf(&mut account.graph, library, factor);
    let graph = &mut account.graph;
    let counts = graph.unit(coefficient).denominator();
    let is_volume = |unit: &Unit| unit.dimension().terms() == [(Base::Length, 3)];
    let counted = match density {
        _ if graph.unit(amount).dimension() == counts.dimension() => graph.convert(amount, &counts)?,
        Some(density) if is_volume(graph.unit(amount)) => {
            let aligned = graph.convert(amount, &graph.unit(density).denominator())?;
            let mass = graph.product(&[aligned, density])?;
            graph.convert(mass, &counts)?
        }
        _ => return Ok(None),
    };
    let product = graph.product(&[counted, coefficient])?;
    graph.set_step(product, crate::finding::Step::AmountTimesCoalCoefficient);
    match Unit::parse("tce") {
        Ok(tce) => graph.convert(product, &tce).map(Some),
        Err(_) => Ok(None),
    }
}

/// Energy of a fuel as standard coal, by the calorific value of standard coal.
fn coal_of_energy(
    means: &Means<'_>,
    amount: NodeId,
    year: u16,
    account: &mut Account,
) -> Result<Option<NodeId>, UnitClash> {
    let Some(id) = FactorId::parse("cn/standard-coal/calorific-value") else { return Ok(None) };
    let (Ok((Resolved::Factor(factor), _)), Ok(tce)) = (means.factors.resolve(&id, None, year), Unit::parse("tce"))
    else {
        return Ok(None);
    };
    let value = leaf(&mut account.graph, means.factors.library(), factor);
    let coal = account.graph.quotient(amount, value)?;
    account.graph.convert(coal, &tce).map(Some)
}

/// Standard coal as heat.
pub(super) fn heat(
    means: &Means<'_>,
    coal: NodeId,
    year: u16,
    account: &mut Account,
) -> Result<Option<NodeId>, UnitClash> {
    let Some(id) = FactorId::parse("cn/standard-coal/calorific-value") else { return Ok(None) };
    let (Ok((Resolved::Factor(factor), _)), Some(gj)) = (means.factors.resolve(&id, None, year), gigajoules()) else {
        return Ok(None);
    };
    let value = leaf(&mut account.graph, means.factors.library(), factor);
    let counts = account.graph.unit(value).denominator();
    let coal = account.graph.convert(coal, &counts)?;
    let heat = account.graph.product(&[coal, value])?;
    account.graph.convert(heat, &gj).map(Some)
}
