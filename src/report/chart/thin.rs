//! More points than can be told apart: which of them are drawn. The same data give the same choice, in whatever order they come.

use std::collections::BTreeSet;

/// Stripes from left to right in which the highest and the lowest point are kept.
const STRIPES: usize = 100;
/// Stripes of a line: about one for each position on paper.
const LINE_STRIPES: usize = 400;

fn ordered(points: &mut [(f64, f64)]) {
    points.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
}

/// At most `most` points of a cloud (but never fewer than its outline): the outermost in every direction and in every stripe, and of
/// the others every n-th from left to right.
pub(super) fn cloud(points: &[(f64, f64)], most: usize) -> Vec<(f64, f64)> {
    let mut all = points.to_vec();
    ordered(&mut all);
    if all.len() <= most {
        return all;
    }
    let mut kept: BTreeSet<usize> = BTreeSet::from([0, all.len() - 1]);
    for stripe in stripes(&all, STRIPES) {
        kept.extend(outermost(&all, stripe));
    }
    let rest: Vec<usize> = (0..all.len()).filter(|at| !kept.contains(at)).collect();
    let room = most.saturating_sub(kept.len()).min(rest.len());
    kept.extend((0..room).map(|at| rest[at * rest.len() / room]));
    kept.into_iter().map(|at| all[at]).collect()
}

/// The points of a line, in their order: where there are many, the first, the last, the highest and the lowest of each stripe.
pub(super) fn line(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    if points.len() <= 4 * LINE_STRIPES {
        return points.to_vec();
    }
    let mut kept: BTreeSet<usize> = BTreeSet::new();
    for stripe in stripes(points, LINE_STRIPES) {
        kept.extend([stripe.0, stripe.1 - 1]);
        kept.extend(outermost(points, stripe));
    }
    kept.into_iter().map(|at| points[at]).collect()
}

/// From place to place (the second is the first of the next), by position from left to right; none is empty.
fn stripes(points: &[(f64, f64)], most: usize) -> Vec<(usize, usize)> {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Vec::new() };
    let wide = (last.0 - first.0) / most as f64;
    let stripe = |at: usize| if wide > 0.0 { ((points[at].0 - first.0) / wide) as usize } else { 0 };
    let mut from = 0;
    let mut stripes = Vec::new();
    for at in 1..=points.len() {
        if at == points.len() || stripe(at) != stripe(from) {
            stripes.push((from, at));
            from = at;
        }
    }
    stripes
}

fn outermost(points: &[(f64, f64)], (from, to): (usize, usize)) -> Vec<usize> {
    let by_height = |a: &usize, b: &usize| points[*a].1.total_cmp(&points[*b].1).then(b.cmp(a));
    (from..to).min_by(by_height).into_iter().chain((from..to).max_by(by_height)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_outermost_stay_and_order_does_not_matter() {
        let mut points: Vec<(f64, f64)> =
            (0..5_000).map(|at| (f64::from(at * 37 % 1_000), f64::from(at % 90))).collect();
        points.push((500.0, 9_999.0));
        points.push((-7.0, 40.0));
        let thinned = cloud(&points, 600);
        assert!(thinned.len() == 600 && thinned.contains(&(500.0, 9_999.0)) && thinned.contains(&(-7.0, 40.0)));
        points.reverse();
        assert_eq!(cloud(&points, 600), thinned);
    }
}
