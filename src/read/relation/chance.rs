//! Coincidence told from relation.
//!
//! A relation fits when the ranges of its two sides meet. Whether that says anything depends on how wide they are within the
//! spread of figures that could have stood there, and on how many candidates were tried. Figures of reports spread about evenly
//! over the logarithm, so a side of relative width w meets a figure of the same decade with the chance w / ln 10.

/// From this confidence on a relation is proposed; below it is only listed.
pub const PROPOSE_FROM: f64 = 0.9;

/// The chance that a figure of this size is met by something that is `width` wide.
pub(super) fn of_amount(width: f64, size: f64) -> f64 {
    if size <= 0.0 { 1.0 } else { (width / (size * std::f64::consts::LN_10)).clamp(0.0, 1.0) }
}

/// The chance for a share: those near nought and near the whole lie closer together than those between.
pub(super) fn of_share(width: f64, share: f64) -> f64 {
    let room = if (0.0..=1.0).contains(&share) { share.min(1.0 - share).max(0.05) } else { share.abs() };
    of_amount(width, room)
}

/// The chance that one of so many candidates fits.
pub(super) fn of_any(one: f64, tried: usize) -> f64 {
    let tried = i32::try_from(tried).unwrap_or(i32::MAX);
    (1.0 - (1.0 - one.clamp(0.0, 1.0)).powi(tried)).clamp(0.0, 1.0)
}

/// How sure a relation is that fits: `prior` is how often figures that stand so, with such words, are so related.
pub(super) fn confidence(prior: f64, chance: f64) -> f64 {
    let prior = prior.clamp(0.0, 0.98);
    let odds = prior + (1.0 - prior) * chance;
    if odds <= 0.0 { 0.0 } else { (prior / odds).clamp(0.0, 0.999) }
}
