//! How likely a misfit drawn at random would be explained by a class of changes.
//!
//! Let d be the misfit, printed figure less recomputed one. A random misfit of its size has a value in the band
//! |d|/√10 … |d|·√10, with either sign, evenly spread. A change that moves the recomputed figure by s explains every misfit in
//! s − a … s + b, where a and b are what the roundings of inputs and print leave. The chance is the measure of the union of
//! these within the band, divided by the length of the band. This is a statistic, and the only place of explanations where
//! binary floating point is used.

/// What one change explains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reach {
    pub from: f64,
    pub to: f64,
}

/// The share of the band that is covered.
pub(super) fn chance(misfit: f64, reaches: &[Reach]) -> f64 {
    let size = misfit.abs();
    if !(size.is_finite() && size > 0.0) {
        return 1.0;
    }
    let (near, far) = (size / 10_f64.sqrt(), size * 10_f64.sqrt());
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for (low, high) in [(-far, -near), (near, far)] {
        let inside = reaches.iter().map(|reach| (reach.from.max(low), reach.to.min(high)));
        spans.extend(inside.filter(|(from, to)| from < to));
    }
    spans.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (mut covered, mut end) = (0.0, f64::NEG_INFINITY);
    for (from, to) in spans {
        if to > end {
            covered += to - from.max(end);
            end = to;
        }
    }
    (covered / (2.0 * (far - near))).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_reaches_count_once_and_those_outside_not_at_all() {
        let reach = |from, to| Reach { from, to };
        let band = 2.0 * (10_f64.sqrt() - 1.0 / 10_f64.sqrt());
        let reaches = [reach(0.9, 1.1), reach(1.0, 1.2), reach(5.0, 6.0), reach(-1.1, -1.0)];
        assert!((chance(1.0, &reaches) - 0.4 / band).abs() < 1e-12);
        assert_eq!(chance(1.0, &[]), 0.0);
        assert_eq!(chance(1.0, &[reach(f64::NEG_INFINITY, f64::INFINITY)]), 1.0);
    }
}
