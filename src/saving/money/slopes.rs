//! How rates of return move with their flows: derivatives of roots, in binary floating point.

/// d irr / d flowₜ = (1 + i)⁻ᵗ / Σ s·flowₛ·(1 + i)⁻ˢ⁻¹, from Σ flowₜ (1 + i)⁻ᵗ = 0.
pub(super) fn irr_slopes(flows: &[f64], rate: f64) -> Vec<f64> {
    let growth = 1.0 + rate;
    let discounted = |t: usize| libm::pow(growth, -(t as f64));
    let fall: f64 = flows.iter().enumerate().map(|(t, flow)| t as f64 * flow * discounted(t) / growth).sum();
    (0..flows.len()).map(|t| discounted(t) / fall).collect()
}

/// The derivatives of the modified rate of return: by each flow, by the finance rate, by the reinvestment rate.
pub(super) struct MirrSlopes {
    pub flows: Vec<f64>,
    pub finance: f64,
    pub reinvestment: f64,
}

/// With 1 + m = (R / O)^(1/N) × (1 + r), R = Σ returnsₜ (1 + r)⁻ᵗ and O = Σ outlaysₜ (1 + f)⁻ᵗ: a relative change of R or O is a
/// change of m by (1 + m) / N times it.
pub(super) fn mirr_slopes(flows: &[f64], mirr: f64, finance: f64, reinvestment: f64) -> MirrSlopes {
    let years = flows.len().saturating_sub(1) as f64;
    let whole = 1.0 + mirr;
    let at = |rate: f64, t: usize| libm::pow(1.0 + rate, -(t as f64));
    let (mut outlay, mut returns, mut by_finance, mut by_reinvestment) = (0.0, 0.0, 0.0, 0.0);
    for (t, flow) in flows.iter().enumerate() {
        let years = t as f64;
        if *flow < 0.0 {
            outlay -= flow * at(finance, t);
            by_finance += years * flow * at(finance, t) / (1.0 + finance);
        } else {
            returns += flow * at(reinvestment, t);
            by_reinvestment -= years * flow * at(reinvestment, t) / (1.0 + reinvestment);
        }
    }
    let slope = |(t, flow): (usize, &f64)| match *flow < 0.0 {
        true => whole / years * at(finance, t) / outlay,
        false => whole / years * at(reinvestment, t) / returns,
    };
    MirrSlopes {
        flows: flows.iter().enumerate().map(slope).collect(),
        finance: -whole / years * by_finance / outlay,
        reinvestment: whole * (by_reinvestment / returns / years + 1.0 / (1.0 + reinvestment)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::finance::{Irr, irr, mirr};
    use super::*;

    const FLOWS: [f64; 5] = [-1000.0, 400.0, -50.0, 500.0, 600.0];

    /// The slope by central differences.
    fn difference(of: impl Fn(f64) -> f64, step: f64) -> f64 {
        (of(step) - of(-step)) / (2.0 * step)
    }

    fn near(slope: f64, difference: f64) {
        assert!((slope - difference).abs() <= 1e-6 * difference.abs().max(1e-9), "{slope} where {difference}");
    }

    #[test]
    fn slopes_are_those_of_small_steps() {
        let moved = |at: usize, step: f64| {
            let mut flows = FLOWS.to_vec();
            flows[at] += step;
            flows
        };
        let one = |flows: &[f64]| match irr(flows) {
            Ok(Irr::One(rate)) => rate,
            other => panic!("{other:?}"),
        };
        let slopes = irr_slopes(&FLOWS, one(&FLOWS));
        let modified = mirr_slopes(&FLOWS, mirr(&FLOWS, 0.07, 0.04).unwrap(), 0.07, 0.04);
        for (at, (of_irr, of_mirr)) in slopes.iter().zip(&modified.flows).enumerate() {
            near(*of_irr, difference(|step| one(&moved(at, step)), 1e-3));
            near(*of_mirr, difference(|step| mirr(&moved(at, step), 0.07, 0.04).unwrap(), 1e-3));
        }
        near(modified.finance, difference(|step| mirr(&FLOWS, 0.07 + step, 0.04).unwrap(), 1e-6));
        near(modified.reinvestment, difference(|step| mirr(&FLOWS, 0.07, 0.04 + step).unwrap(), 1e-6));
    }
}
