//! Families, and groups of families by the segments they share.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::EntryKind;
use super::library::{Library, Resolved};
use crate::spelling::nearest;

/// One family, or all families under some segments.
#[derive(Debug, Clone)]
pub struct Group<'l> {
    /// The family, or the segments with a `/` at the end.
    pub path: &'l str,
    /// How many families.
    pub families: usize,
    /// Their editions, the newest of a family last.
    pub entries: Vec<Resolved<'l>>,
    /// What sorts there are.
    pub kinds: BTreeSet<EntryKind>,
}

impl<'l> Group<'l> {
    /// First and last year of the editions; `None` where none has a year.
    pub fn years(&self) -> Option<(u16, u16)> {
        let years = || self.entries.iter().filter_map(|entry| entry.year());
        Some((years().min()?, years().max()?))
    }

    /// The units of the values, each once, the most frequent first.
    pub fn units(&self) -> Vec<&'l str> {
        let mut count: BTreeMap<&'l str, usize> = BTreeMap::new();
        for entry in &self.entries {
            if let Resolved::Factor(factor) = entry {
                *count.entry(factor.unit().text()).or_default() += 1;
            }
        }
        let mut units: Vec<(&str, usize)> = count.into_iter().collect();
        units.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        units.into_iter().map(|(unit, _)| unit).collect()
    }
}

/// The families under `prefix`, by name: whole segments of it, or else the beginning of one.
pub fn families<'l>(library: &'l Library, prefix: &str) -> Vec<Group<'l>> {
    let prefix = prefix.trim().trim_end_matches('/');
    let mut all: BTreeMap<&'l str, Vec<Resolved<'l>>> = BTreeMap::new();
    for entry in library.entries() {
        let family = entry.id().family.as_str();
        if family.starts_with(prefix) {
            all.entry(family).or_default().push(entry);
        }
    }
    let whole = |family: &str| family.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if !prefix.is_empty() && all.keys().any(|family| whole(family)) {
        all.retain(|family, _| whole(family));
    }
    let group = |(path, mut entries): (&'l str, Vec<Resolved<'l>>)| {
        entries.sort_by_key(|entry| entry.id());
        let kinds = entries.iter().map(|entry| entry.kind()).collect();
        Group { path, families: 1, entries, kinds }
    };
    all.into_iter().map(group).collect()
}

/// The same joined by the segments they share, as deeply as at most `most` lines allow; families where even the coarsest
/// groups would say nothing, that is where all share one.
pub fn grouped<'l>(families: Vec<Group<'l>>, most: usize) -> Vec<Group<'l>> {
    if families.len() <= most {
        return families;
    }
    let depth = families.iter().map(|group| group.path.split('/').count()).max().unwrap_or(0);
    for depth in (1..depth).rev() {
        let paths: BTreeSet<&str> = families.iter().map(|group| upper(group.path, depth)).collect();
        if (2..=most).contains(&paths.len()) {
            return joined(families, depth);
        }
    }
    families
}

/// The known path nearest to a prefix that nothing lies under.
pub fn nearest_path<'l>(library: &'l Library, prefix: &str) -> Option<&'l str> {
    let mut paths = BTreeSet::new();
    for entry in library.entries() {
        let family = entry.id().family.as_str();
        paths.insert(family);
        paths.extend(family.match_indices('/').map(|(at, _)| &family[..at]));
    }
    nearest(prefix.trim_end_matches('/'), paths)
}

/// The first segments of a family with their `/`; the family where it has no more.
fn upper(family: &str, depth: usize) -> &str {
    family.match_indices('/').nth(depth - 1).map_or(family, |(at, _)| &family[..=at])
}

fn joined<'l>(families: Vec<Group<'l>>, depth: usize) -> Vec<Group<'l>> {
    let mut groups: Vec<Group<'l>> = Vec::new();
    for family in families {
        let path = upper(family.path, depth);
        match groups.last_mut().filter(|group| group.path == path) {
            Some(group) => {
                group.families += 1;
                group.entries.extend(family.entries);
                group.kinds.extend(family.kinds);
            }
            None => groups.push(Group { path, ..family }),
        }
    }
    groups
}
