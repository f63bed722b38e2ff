//! Factors counted in CO2 where a claim is printed in CO2e: CO2 counts as CO2e, its potential is 1 by definition, in every set of
//! the IPCC. Expressions say the same of their results (`expression/wanted.rs`).

use std::borrow::Cow;

use crate::factor::{Factor, Library};
use crate::quantity::{Dimension, Exact, Unit};

/// The dimension of factors counted in CO2 that may stand for factors of `wanted`; `None` where that has no CO2e in it.
fn in_co2(wanted: Dimension) -> Option<Dimension> {
    let (co2, co2e) = (Unit::parse("tCO2").ok()?, Unit::parse("tCO2e").ok()?);
    let has_it = wanted.terms().iter().any(|(base, power)| *power > 0 && co2e.dimension().terms() == [(*base, 1)]);
    has_it.then(|| wanted.mul(&co2.div(&co2e)?.dimension())).flatten()
}

/// All factors that measure `wanted`, and after them those counted in CO2.
pub(super) fn measuring(library: &Library, wanted: Dimension) -> Vec<(usize, &Factor)> {
    let own = library.measuring(wanted).into_iter();
    own.chain(in_co2(wanted).into_iter().flat_map(|dimension| library.measuring(dimension))).collect()
}

/// Those of them between two values in coherent units: a tonne of CO2 is a tonne of CO2e.
pub(super) fn between(library: &Library, wanted: Dimension, lower: &Exact, upper: &Exact) -> Vec<usize> {
    let mut rows = library.between(wanted, lower, upper);
    rows.extend(in_co2(wanted).into_iter().flat_map(|dimension| library.between(dimension, lower, upper)));
    rows
}

/// The unit that a factor counts in where `wanted` is asked for: its own, or its own with CO2e in the place of CO2.
pub fn unit_for(factor: &Factor, wanted: Dimension) -> Option<Cow<'_, Unit>> {
    let own = factor.unit();
    if own.dimension() == wanted {
        return Some(Cow::Borrowed(own));
    }
    let counted = Unit::parse(&own.text().replace("CO2", "CO2e")).ok()?;
    let same = in_co2(wanted) == Some(own.dimension()) && counted.dimension() == wanted;
    same.then_some(Cow::Owned(counted))
}
