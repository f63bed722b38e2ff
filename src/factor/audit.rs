//! What the library covers, how sure it is, and where its documents contradict each other.

use std::collections::{BTreeMap, BTreeSet};

use super::id::{Edition, FactorId};
use super::kind::{FactorKind, Grade, Standing};
use super::library::{Library, Resolved};
use super::neighbour::topic;
use super::record::{Factor, SourceDocument};
use crate::quantity::{Dimension, Exact};

/// Everything that an audit of a library finds.
#[derive(Debug)]
pub struct Audit<'l> {
    /// The year against which ages are told.
    pub year: u16,
    /// Values, fuel recipes and refrigerant recipes.
    pub entries: [usize; 3],
    /// How many families they make.
    pub families: usize,
    /// Values of each kind.
    pub kinds: BTreeMap<FactorKind, Coverage<'l>>,
    /// Values of each region; `None` holds everywhere.
    pub regions: BTreeMap<Option<&'l str>, usize>,
    /// Values of each year; `None` is undated.
    pub years: BTreeMap<Option<u16>, usize>,
    /// Values of each grade.
    pub grades: BTreeMap<Grade, usize>,
    /// Values by the standing of their document.
    pub standings: BTreeMap<Standing, usize>,
    /// Documents, and how many entries each has.
    pub documents: Vec<Document<'l>>,
    /// Drafts that were never in force.
    pub drafts: Vec<&'l Factor>,
    /// Values that another corrects, with that other.
    pub replaced: Vec<(&'l FactorId, &'l Factor)>,
    /// Families observed anew each year whose newest edition is older than the year, the oldest first.
    pub ageing: Vec<Ageing<'l>>,
    /// The same quantity with several values, the widest first.
    pub contradictions: Vec<Contradiction<'l>>,
}

/// What there is of a kind.
#[derive(Debug, Default)]
pub struct Coverage<'l> {
    /// Values.
    pub rows: usize,
    /// Families.
    pub families: BTreeSet<&'l str>,
    /// Places.
    pub regions: BTreeSet<Option<&'l str>>,
    /// First and last year.
    pub years: Option<(u16, u16)>,
}

/// A document and what was taken from it.
#[derive(Debug)]
pub struct Document<'l> {
    /// The document.
    pub source: &'l SourceDocument,
    /// Values and recipes.
    pub entries: usize,
    /// What is known of its terms of use.
    pub terms: Terms,
}

/// What is known of the terms of use of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Terms {
    /// A licence or terms are stated.
    Stated,
    /// The document states none.
    NoneStated,
    /// Nobody has looked.
    Unknown,
}

/// Families that share their upper segments and the year of their newest edition.
#[derive(Debug)]
pub struct Ageing<'l> {
    /// The upper segments with a `/`, or the family where it is alone.
    pub path: &'l str,
    /// The families.
    pub families: Vec<&'l str>,
    /// Their kind.
    pub kind: FactorKind,
    /// Year of the newest edition.
    pub newest: u16,
    /// How many years before the year of the audit.
    pub age: u16,
}

/// Values for one quantity from several documents.
#[derive(Debug)]
pub struct Contradiction<'l> {
    /// The values, from the smallest to the largest.
    pub factors: Vec<&'l Factor>,
    /// How much the largest is above the smallest, as a share of the smallest; `None` where that is not positive.
    pub spread: Option<Exact>,
    /// Notes on the values: where one is to be trusted more, they say which.
    pub notes: BTreeSet<&'l str>,
}

/// What makes two values of different documents speak of one quantity.
#[derive(PartialEq, Eq, Hash)]
enum Same<'l> {
    /// One family and year.
    Family(&'l str, u16),
    /// One substance, kind, place, year and dimension.
    Substance { substance: &'l str, kind: FactorKind, region: Option<&'l str>, year: u16, dimension: Dimension },
    /// One kind of one topic, where no substance is named: the average of a grid.
    Place { topic: &'l str, kind: FactorKind, region: &'l str, year: u16, dimension: Dimension },
}

/// Looks through a library. `year`: against which ages are told; else the newest year of its data.
pub fn audit(library: &Library, year: Option<u16>) -> Audit<'_> {
    let factors: Vec<&Factor> = library.factors().collect();
    let newest = factors.iter().map(|factor| last_year(factor)).max().unwrap_or(0);
    let year = year.unwrap_or(newest);
    let mut families = BTreeSet::new();
    let mut entries = [0; 3];
    let mut of_document: BTreeMap<usize, usize> = BTreeMap::new();
    for entry in library.entries() {
        families.insert(entry.id().family.as_str());
        *of_document.entry(entry.source_index()).or_default() += 1;
        let sort = match entry {
            Resolved::Factor(_) => 0,
            Resolved::Fuel(_) => 1,
            Resolved::Blend(_) => 2,
        };
        entries[sort] += 1;
    }
    let document = |(index, entries): (usize, usize)| {
        let source = library.source(index)?;
        Some(Document { source, entries, terms: terms(&source.licence) })
    };
    let mut audit = Audit {
        year,
        entries,
        families: families.len(),
        kinds: BTreeMap::new(),
        regions: BTreeMap::new(),
        years: BTreeMap::new(),
        grades: BTreeMap::new(),
        standings: BTreeMap::new(),
        documents: of_document.into_iter().filter_map(document).collect(),
        drafts: factors.iter().copied().filter(|factor| factor.draft).collect(),
        replaced: factors.iter().filter_map(|factor| Some((factor.replaces.as_ref()?, *factor))).collect(),
        ageing: ageing(&factors, year),
        contradictions: contradictions(&factors),
    };
    for factor in &factors {
        let year = Some(factor.data_year()).filter(|year| *year != Edition::UNDATED);
        *audit.regions.entry(factor.region.as_deref()).or_default() += 1;
        *audit.years.entry(year).or_default() += 1;
        *audit.grades.entry(factor.grade).or_default() += 1;
        if let Some(source) = library.source(factor.source) {
            *audit.standings.entry(source.standing).or_default() += 1;
        }
        let kind = audit.kinds.entry(factor.kind).or_default();
        kind.rows += 1;
        kind.families.insert(&factor.id.family);
        kind.regions.insert(factor.region.as_deref());
        if let Some(year) = year {
            let (first, last) = kind.years.unwrap_or((year, year));
            kind.years = Some((first.min(year), last.max(year)));
        }
    }
    audit
}

/// The last year of the data of a value.
fn last_year(factor: &Factor) -> u16 {
    factor.data_years.map_or(factor.data_year(), |(_, last)| last)
}

/// A licence is a text for people; what it says of what is known is told by its words.
fn terms(licence: &str) -> Terms {
    let says = |words: &[&str]| words.iter().any(|word| licence.contains(word));
    if licence.trim().is_empty() || says(&["not checked", "unknown"]) {
        Terms::Unknown
    } else if says(&["no licence stated", "not stated", "no document"]) {
        Terms::NoneStated
    } else {
        Terms::Stated
    }
}

fn ageing<'l>(factors: &[&'l Factor], year: u16) -> Vec<Ageing<'l>> {
    let mut newest: BTreeMap<(&'l str, FactorKind), u16> = BTreeMap::new();
    for factor in factors.iter().filter(|factor| factor.kind.goes_out_of_date() && !factor.draft) {
        let entry = newest.entry((&factor.id.family, factor.kind)).or_default();
        *entry = (*entry).max(last_year(factor));
    }
    let mut groups: BTreeMap<(&'l str, FactorKind, u16), Vec<&'l str>> = BTreeMap::new();
    for ((family, kind), newest) in newest {
        if newest != Edition::UNDATED && newest < year {
            let upper = family.rfind('/').map_or(family, |at| &family[..=at]);
            groups.entry((upper, kind, newest)).or_default().push(family);
        }
    }
    let group = |((path, kind, newest), families): ((&'l str, FactorKind, u16), Vec<&'l str>)| {
        let path = if families.len() == 1 { families[0] } else { path };
        Ageing { path, families, kind, newest, age: year - newest }
    };
    let mut ageing: Vec<Ageing<'l>> = groups.into_iter().map(group).collect();
    ageing.sort_by_key(|ageing| (ageing.newest, ageing.path));
    ageing
}

fn contradictions<'l>(factors: &[&'l Factor]) -> Vec<Contradiction<'l>> {
    let mut groups: std::collections::HashMap<Same<'l>, Vec<&'l Factor>> = std::collections::HashMap::new();
    for factor in factors.iter().filter(|factor| !factor.draft) {
        let (year, dimension) = (factor.data_year(), factor.unit().dimension());
        groups.entry(Same::Family(&factor.id.family, year)).or_default().push(factor);
        let region = factor.region.as_deref();
        if let Some(substance) = factor.substance.as_deref() {
            let same = Same::Substance { substance, kind: factor.kind, region, year, dimension };
            groups.entry(same).or_default().push(factor);
        } else if let (Some(region), true) = (region, factor.kind.goes_out_of_date()) {
            let same = Same::Place { topic: topic(&factor.id.family), kind: factor.kind, region, year, dimension };
            groups.entry(same).or_default().push(factor);
        }
    }
    let mut found: Vec<Contradiction<'l>> = groups.into_values().filter_map(contradiction).collect();
    found.sort_by(|a, b| b.spread.cmp(&a.spread).then_with(|| a.ids().cmp(b.ids())));
    // One quantity may be the same in two ways.
    let mut kept: Vec<Contradiction<'l>> = Vec::new();
    for contradiction in found {
        let inside = |other: &Contradiction<'l>| contradiction.ids().all(|id| other.ids().any(|other| other == id));
        if !kept.iter().any(inside) {
            kept.push(contradiction);
        }
    }
    kept
}

impl<'l> Contradiction<'l> {
    fn ids(&self) -> impl Iterator<Item = &'l FactorId> + '_ {
        self.factors.iter().map(|factor| &factor.id)
    }
}

/// Values of a group that differ between documents.
fn contradiction<'l>(group: Vec<&'l Factor>) -> Option<Contradiction<'l>> {
    let documents: BTreeSet<usize> = group.iter().map(|factor| factor.source).collect();
    if documents.len() < 2 {
        return None;
    }
    let unit = group.first()?.unit().clone();
    let valued = |factor: &'l Factor| Some((factor.worth()?.in_unit(&unit)?, factor));
    let mut values: Vec<(Exact, &'l Factor)> = group.iter().filter_map(|factor| valued(factor)).collect();
    values.sort_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.id.cmp(&y.id)));
    let (least, most) = (&values.first()?.0, &values.last()?.0);
    if least == most {
        return None;
    }
    // Values that one document has for several uses are no contradiction, so two documents must differ.
    let apart = |(value, factor): &(Exact, &Factor)| {
        values.iter().any(|(other, beside)| beside.source != factor.source && other != value)
    };
    if !values.iter().any(apart) {
        return None;
    }
    let spread = least.is_positive().then(|| (most - least).checked_div(least)).flatten();
    let factors: Vec<&'l Factor> = values.iter().map(|(_, factor)| *factor).collect();
    let notes = factors.iter().filter_map(|factor| factor.note.as_deref()).collect();
    Some(Contradiction { factors, spread, notes })
}
