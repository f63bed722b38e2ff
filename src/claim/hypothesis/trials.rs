//! Trying changes and keeping those with which the print holds.

use std::collections::BTreeMap;

use super::chance::{Reach, chance};
use super::change::Change;
use super::ground::Ground;
use super::rank::{self, Class};
use super::{Group, Member, Printed};
use crate::calc::View;
use crate::claim::arithmetic::{Arithmetic, judge};

/// Fits that are confirmed on the patched graph at most: a hopelessly coarse print has too many.
const MOST_CONFIRMED: usize = 600;

/// Changes that were tried on one figure.
pub(super) struct Trials<'g, 'a> {
    pub ground: &'g Ground<'a>,
    classes: BTreeMap<Class, Tried>,
    confirmed: usize,
}

#[derive(Default)]
struct Tried {
    count: usize,
    reaches: Vec<Reach>,
    members: Vec<Member>,
}

impl<'g, 'a> Trials<'g, 'a> {
    pub fn new(ground: &'g Ground<'a>) -> Trials<'g, 'a> {
        Trials { ground, classes: BTreeMap::new(), confirmed: 0 }
    }

    /// Counts a change, and confirms it where it is promising.
    pub fn attempt(&mut self, class: Class, reach: Reach, promising: bool, change: impl FnOnce() -> Change) {
        let tried = self.classes.entry(class).or_default();
        tried.count += 1;
        tried.reaches.push(reach);
        if promising {
            self.confirm(class, change());
        }
    }

    /// Counts changes that need not be tried one by one.
    pub fn count(&mut self, class: Class, changes: usize) {
        self.classes.entry(class).or_default().count += changes;
    }

    /// Keeps a change if the print holds with it.
    fn confirm(&mut self, class: Class, change: Change) {
        if self.confirmed >= MOST_CONFIRMED {
            return;
        }
        self.confirmed += 1;
        let Some(member) = self.read(change) else { return };
        self.classes.entry(class).or_default().members.push(member);
    }

    fn read(&self, change: Change) -> Option<Member> {
        let Ground { evidence, pair, .. } = *self.ground;
        let patch = change.patch(evidence, pair)?;
        let view = View::patched(evidence.graph, &patch);
        let printed = view.leaf_at(pair.published)?.range();
        let check = judge(view, pair.recomputed, pair.published, &printed);
        if !matches!(check.arithmetic, Arithmetic::Exact | Arithmetic::WithinRounding { .. }) {
            return None;
        }
        // That two of its own inputs would be alike tells nothing.
        let own = |place: &Printed| {
            place.node == pair.published || self.ground.inputs.iter().any(|input| input.node == place.node)
        };
        let mut corroborated = change
            .repaired()
            .map_or_else(Vec::new, |(node, literal)| evidence.printed.printing(evidence.graph, node, literal));
        corroborated.retain(|place| !own(place));
        Some(Member {
            recomputed: check.recomputed.value()?.clone(),
            arithmetic: check.arithmetic,
            change,
            corroborated,
        })
    }

    /// What fits, grouped and in order, and how many changes were tried.
    pub fn into_groups(self) -> (Vec<Group>, usize) {
        let total = self.classes.values().map(|tried| tried.count).sum();
        let mut groups = Vec::new();
        let mut classes = self.classes;
        drop_repeated(&mut classes);
        for (class, tried) in classes {
            let chance = chance(self.ground.misfit, &tried.reaches);
            let as_printed = |member: &Member| {
                matches!(member.arithmetic, Arithmetic::Exact | Arithmetic::WithinRounding { as_printed: true })
            };
            let (strong, weak): (Vec<Member>, Vec<Member>) = tried.members.into_iter().partition(as_printed);
            for (mut members, as_printed) in [(strong, true), (weak, false)] {
                if !members.is_empty() {
                    members.sort_by_key(order);
                    groups.push(Group { class, as_printed, members, tried: tried.count, chance });
                }
            }
        }
        rank::order(&mut groups);
        (groups, total)
    }
}

/// What another place corroborates comes first, then one wrong digit before the others; else the order of the book.
fn order(member: &Member) -> (bool, Option<super::Misprint>) {
    let how = match member.change {
        Change::Print(_, _, how) => Some(how),
        _ => None,
    };
    (member.corroborated.is_empty(), how)
}

/// A value that a misprint gives, and that is another figure's, is one hypothesis: the misprint, corroborated.
fn drop_repeated(classes: &mut BTreeMap<Class, Tried>) {
    let prints = [Class::Misprint, Class::DigitCount].into_iter().filter_map(|class| classes.get(&class));
    let repaired = |member: &Member| Some((member.change.repaired()?.0, member.corroborated.clone()));
    let misprints: Vec<_> = prints.flat_map(|tried| &tried.members).filter_map(repaired).collect();
    if let Some(stale) = classes.get_mut(&Class::StaleInput) {
        stale.members.retain(|member| {
            let Change::Stale(node, other) = member.change else { return true };
            !misprints.iter().any(|(at, places)| *at == node && places.iter().any(|place| place.node == other))
        });
    }
}
