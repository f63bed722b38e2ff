//! Boundaries of many targets as sets of numbers, so that each text is compared once.

use std::collections::{BTreeMap, BTreeSet};

use super::model::CompanyTarget;

/// How two boundaries lie; as [`Boundaries`](super::Boundaries).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lie {
    Same,
    FirstContains,
    SecondContains,
    Shared,
    Apart,
}

/// Targets of one indicator, boundary (by number) and denominator.
pub(super) type Alike<'a> = BTreeMap<(&'a str, usize, Option<&'a str>), Vec<usize>>;

/// The boundary of every target.
pub(super) struct Sets {
    /// Distinct boundaries, a bit for each part.
    distinct: Vec<Vec<u64>>,
    /// For every target the place of its boundary.
    of: Vec<usize>,
}

impl Sets {
    pub(super) fn new(targets: &[CompanyTarget]) -> Sets {
        let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
        let mut places: BTreeMap<&BTreeSet<String>, usize> = BTreeMap::new();
        let mut sets = Sets { distinct: Vec::new(), of: Vec::with_capacity(targets.len()) };
        for target in targets {
            let place = *places.entry(&target.boundary).or_insert_with(|| {
                let mut bits = Vec::new();
                for part in &target.boundary {
                    let next = parts.len();
                    let at = *parts.entry(part).or_insert(next);
                    bits.resize(bits.len().max(at / 64 + 1), 0_u64);
                    bits[at / 64] |= 1 << (at % 64);
                }
                sets.distinct.push(bits);
                sets.distinct.len() - 1
            });
            sets.of.push(place);
        }
        sets
    }

    /// How the boundaries of two targets lie.
    pub(super) fn lie(&self, first: usize, second: usize) -> Lie {
        self.lie_of(self.of[first], self.of[second])
    }

    fn lie_of(&self, first: usize, second: usize) -> Lie {
        if first == second {
            return Lie::Same;
        }
        let (one, other) = (&self.distinct[first], &self.distinct[second]);
        let (mut common, mut only_one, mut only_other) = (false, false, false);
        for at in 0..one.len().max(other.len()) {
            let (a, b) = (one.get(at).copied().unwrap_or(0), other.get(at).copied().unwrap_or(0));
            common |= a & b != 0;
            only_one |= a & !b != 0;
            only_other |= b & !a != 0;
        }
        match (common, only_one, only_other) {
            (false, ..) => Lie::Apart,
            (_, true, true) => Lie::Shared,
            (_, true, false) => Lie::FirstContains,
            _ => Lie::SecondContains,
        }
    }

    /// The place among some targets of the one with the boundary of another.
    pub(super) fn place(&self, mut among: impl Iterator<Item = usize>, of: usize) -> Option<usize> {
        among.position(|at| self.of[at] == self.of[of])
    }

    /// Targets of one indicator, boundary and denominator, in order.
    pub(super) fn alike<'a>(&self, targets: &'a [CompanyTarget]) -> Alike<'a> {
        let mut alike = Alike::new();
        for (at, target) in targets.iter().enumerate() {
            alike.entry((&target.indicator, self.of[at], target.per.as_deref())).or_default().push(at);
        }
        alike
    }

    /// How many pairs have something in common.
    pub(super) fn pairs(&self, targets: &[CompanyTarget]) -> u64 {
        let alike = self.alike(targets);
        let groups: Vec<_> = alike.iter().map(|(key, group)| (key, group.len() as u64)).collect();
        let mut pairs = 0_u64;
        for (at, (one, count)) in groups.iter().enumerate() {
            pairs = pairs.saturating_add(count * (count - 1) / 2);
            for (other, others) in groups[at + 1..].iter().take_while(|(other, _)| other.0 == one.0) {
                let is_compared = match self.lie_of(one.1, other.1) {
                    Lie::Same => one.2.is_none() || other.2.is_none(),
                    Lie::Shared => true,
                    Lie::FirstContains | Lie::SecondContains => one.2.is_none() && other.2.is_none(),
                    Lie::Apart => false,
                };
                if is_compared {
                    pairs = pairs.saturating_add(count * others);
                }
            }
        }
        pairs
    }

    /// One pair of targets for each two groups that cannot be held against each other as they are: boundaries that share a
    /// part only, and an intensity beside an absolute figure.
    pub(super) fn beside(&self, targets: &[CompanyTarget], alike: &Alike<'_>) -> Vec<(usize, usize)> {
        let firsts: Vec<usize> = alike.values().map(|group| group[0]).collect();
        let mut found = Vec::new();
        for (nth, one) in firsts.iter().enumerate() {
            let is_alike = |other: &&usize| targets[**other].indicator == targets[*one].indicator;
            for other in firsts[nth + 1..].iter().take_while(is_alike) {
                let is_beside = match self.lie(*one, *other) {
                    Lie::Same => targets[*one].per.is_none() != targets[*other].per.is_none(),
                    lie => lie == Lie::Shared,
                };
                if is_beside {
                    found.push(if one < other { (*one, *other) } else { (*other, *one) });
                }
            }
        }
        found
    }
}
