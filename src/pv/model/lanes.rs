//! Loops in lanes as wide as the processor has them.

/// Does some work, on processors that have them in lanes of four numbers in the place of two.
///
/// Each lane does the same operations in the same order, each rounded by IEEE 754 (AVX2 is switched on without fused
/// multiplication and addition), so a result has the same bits either way. Only what is inlined into `work` is widened.
#[inline(always)]
pub(super) fn widest<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has what `wide` is compiled for, as the line above has found.
        return unsafe { wide(work) };
    }
    work()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn wide<R>(work: impl FnOnce() -> R) -> R {
    work()
}

#[cfg(test)]
mod tests {
    use super::widest;
    use crate::pv::model::incidence::Glass;

    /// The innermost arithmetic in wide lanes and outside of them.
    #[test]
    fn wide_lanes_have_the_same_bits() {
        let glass = Glass::new(1.526, 0.008);
        let cosines: Vec<f64> = (0..1_003).map(|i| f64::from(i) / 1_002.0).collect();
        let mut wide = vec![0.0; cosines.len()];
        widest(|| wide.iter_mut().zip(&cosines).for_each(|(to, cos)| *to = glass.thin_modifier(*cos)));
        for (wide, cos) in wide.iter().zip(&cosines) {
            assert_eq!(wide.to_bits(), glass.thin_modifier(std::hint::black_box(*cos)).to_bits());
        }
    }
}
