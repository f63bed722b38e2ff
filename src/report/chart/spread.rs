//! Labels beside each other, each as near to its place as the others allow.

/// Positions at least `slot` apart and within `ends` for places in ascending order: groups of labels that would meet are laid out
/// around the middle of their places. Where there is no room for all, they are evenly apart.
pub(super) fn spread(places: &[f64], slot: f64, (low, high): (f64, f64)) -> Vec<f64> {
    let count = places.len();
    if count > 1 && slot * (count as f64 - 1.0) >= high - low {
        let step = (high - low).max(0.0) / (count as f64 - 1.0);
        return (0..count).map(|at| low + step * at as f64).collect();
    }
    // Groups: how many, and the sum of where their first label would stand for each of them.
    let mut groups: Vec<(usize, f64)> = Vec::new();
    let start = |(size, sum): (usize, f64)| {
        let first = sum / size as f64;
        first.clamp(low, (high - slot * (size as f64 - 1.0)).max(low))
    };
    for place in places {
        groups.push((1, *place));
        while let [.., before, last] = groups[..] {
            if start(before) + slot * before.0 as f64 <= start(last) {
                break;
            }
            groups.truncate(groups.len() - 2);
            groups.push((before.0 + last.0, before.1 + last.1 - slot * (before.0 * last.0) as f64));
        }
    }
    groups.iter().flat_map(|group| (0..group.0).map(|at| start(*group) + slot * at as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_meet_move_apart() {
        assert_eq!(spread(&[10.0, 50.0], 10.0, (0.0, 100.0)), [10.0, 50.0]);
        assert_eq!(spread(&[50.0, 50.0], 10.0, (0.0, 100.0)), [45.0, 55.0]);
        assert_eq!(spread(&[0.0, 1.0, 2.0], 10.0, (0.0, 100.0)), [0.0, 10.0, 20.0]);
        assert_eq!(spread(&[99.0, 100.0], 10.0, (0.0, 100.0)), [90.0, 100.0]);
        assert_eq!(spread(&[1.0, 1.0, 1.0], 60.0, (0.0, 100.0)), [0.0, 50.0, 100.0]);
    }
}
