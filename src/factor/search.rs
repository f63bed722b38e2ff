//! Looking for factors by words, place, year, kind, unit and value.
//!
//! All words must fit. Hits are ordered by how well the words fit (a segment of the family, or the name of the place or the
//! substance, before the beginning of a word, before its inside; summed over the words), then official documents before
//! estimates before practice and drafts last, then newer data before older, then the nearness of the kind to an inventory,
//! then the id.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::entry::EntryKind;
use super::fold::{Fit, fit, folded};
use super::kind::{FactorKind, Standing};
use super::library::{Library, Resolved};
use super::region::Regions;
use crate::finding::Lang;
use crate::quantity::{Exact, Unit};
use crate::spelling::nearest;

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// Words, in either language; all must fit.
    pub words: Vec<String>,
    /// Ranges in which the value must lie.
    pub ranges: Vec<ValueRange>,
    /// Code of the region it must hold for.
    pub region: Option<String>,
    /// Year of its data.
    pub year: Option<u16>,
    /// Its kind.
    pub kind: Option<FactorKind>,
    /// A unit of what it must measure.
    pub unit: Option<Unit>,
}

/// A range of values, both ends included.
#[derive(Debug, Clone)]
pub struct ValueRange {
    /// The lower end.
    pub lower: Exact,
    /// The upper end.
    pub upper: Exact,
    /// The unit of both.
    pub unit: Unit,
}

/// What is known of a word that leads to nothing together with the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stray {
    /// The word as it was asked for.
    pub word: String,
    /// How many entries it fits alone.
    pub alone: usize,
    /// The known word nearest to it, where it fits none.
    pub nearest: Option<String>,
}

/// Texts that many entries share, folded once.
struct Shared<'l> {
    library: &'l Library,
    regions: &'l Regions,
    sources: HashMap<usize, String>,
    kinds: HashMap<EntryKind, String>,
    places: HashMap<&'l str, Vec<String>>,
}

impl ValueRange {
    /// Whether a value in a unit lies in it, exactly, however the unit is spelled.
    pub fn contains(&self, value: &Exact, unit: &Unit) -> bool {
        unit.convertible(&self.unit).is_some_and(|ratio| {
            let value = value * &ratio;
            self.lower <= value && value <= self.upper
        })
    }
}

/// The entries that fit a query, best first.
pub fn search<'l>(library: &'l Library, regions: &'l Regions, query: &Query) -> Vec<Resolved<'l>> {
    let mut shared = Shared::new(library, regions);
    let words: Vec<String> = query.words.iter().map(|word| folded(word)).collect();
    let mut hits: Vec<(u32, Resolved<'l>)> = Vec::new();
    for entry in candidates(library, query) {
        if !passes(library, entry, query) {
            continue;
        }
        if let Some(score) = shared.score(entry, &words) {
            hits.push((score, entry));
        }
    }
    hits.sort_by_cached_key(|(score, entry)| (*score, order(library, *entry)));
    hits.into_iter().map(|(_, entry)| entry).collect()
}

/// Of words that together lead to nothing: what each leads to.
pub fn strays(library: &Library, regions: &Regions, words: &[String]) -> Vec<Stray> {
    let mut shared = Shared::new(library, regions);
    let wanted: Vec<String> = words.iter().map(|word| folded(word)).collect();
    let mut alone = vec![0; wanted.len()];
    for entry in library.entries() {
        let own = own_text(entry);
        for (count, word) in alone.iter_mut().zip(&wanted) {
            *count += usize::from(shared.fit(entry, &own, word).is_some());
        }
    }
    let mut vocabulary = None;
    let mut nearest_to = |word: &str| {
        let known = vocabulary.get_or_insert_with(|| vocabulary_of(library, regions));
        nearest(word, known.iter().map(String::as_str)).map(str::to_owned)
    };
    let known = words.iter().zip(&wanted).zip(alone);
    known
        .map(|((word, wanted), alone)| {
            let nearest = if alone == 0 { nearest_to(wanted) } else { None };
            Stray { word: word.clone(), alone, nearest }
        })
        .collect()
}

/// Only rows of the right dimension are read where the query names one.
fn candidates<'l>(library: &'l Library, query: &Query) -> Vec<Resolved<'l>> {
    match query.unit.as_ref().or(query.ranges.first().map(|range| &range.unit)) {
        Some(unit) => library.measuring(unit.dimension()).into_iter().map(|(_, f)| Resolved::Factor(f)).collect(),
        None => library.entries().collect(),
    }
}

fn passes(library: &Library, entry: Resolved<'_>, query: &Query) -> bool {
    let factor = match entry {
        Resolved::Factor(factor) => Some(factor),
        Resolved::Fuel(_) | Resolved::Blend(_) => None,
    };
    let in_range = |range: &ValueRange| {
        let literal = factor.and_then(|factor| Some((factor.literal()?, factor.unit())));
        literal.is_some_and(|(literal, unit)| range.contains(&literal.exact(), unit))
    };
    let measures = |unit: &Unit| factor.is_some_and(|factor| factor.unit().dimension() == unit.dimension());
    query.kind.is_none_or(|kind| entry.kind() == EntryKind::Value(kind))
        && query.year.is_none_or(|year| entry.is_of(year))
        && query.unit.as_ref().is_none_or(measures)
        && query.region.as_deref().is_none_or(|region| entry.region(library) == Some(region))
        && query.ranges.iter().all(in_range)
}

/// What decides among entries that the words fit equally well.
fn order<'l>(library: &'l Library, entry: Resolved<'l>) -> impl Ord + use<'l> {
    let standing = entry.source(library).map_or(Standing::Practice, |source| source.standing);
    let rank = match entry {
        Resolved::Factor(factor) => factor.kind.rank(),
        Resolved::Fuel(_) | Resolved::Blend(_) => 0,
    };
    (entry.is_draft(), standing, Reverse(entry.year()), rank, entry.id())
}

impl<'l> Shared<'l> {
    fn new(library: &'l Library, regions: &'l Regions) -> Shared<'l> {
        let (sources, kinds, places) = (HashMap::new(), HashMap::new(), HashMap::new());
        Shared { library, regions, sources, kinds, places }
    }

    /// How well all words fit, the less the better; `None` where one does not.
    fn score(&mut self, entry: Resolved<'l>, words: &[String]) -> Option<u32> {
        if words.is_empty() {
            return Some(0);
        }
        let own = own_text(entry);
        words.iter().map(|word| self.fit(entry, &own, word).map(|fit| fit as u32)).sum()
    }

    fn fit(&mut self, entry: Resolved<'l>, own: &str, word: &str) -> Option<Fit> {
        let id = entry.id();
        let place = entry.region(self.library);
        let regions = self.regions;
        let place = place.map(|code| &*self.places.entry(code).or_insert_with(|| place_texts(regions, code)));
        let whole = |text: &str| text.eq_ignore_ascii_case(word);
        let edition = id.edition.as_ref().is_some_and(|edition| {
            word.strip_prefix(|first: char| first.is_ascii_digit() || first == 'u').is_some()
                && edition.to_string().split(':').any(whole)
        });
        if edition
            || whole(&id.family)
            || id.family.split('/').any(whole)
            || entry.substance().is_some_and(whole)
            || place.is_some_and(|names| names.iter().any(|name| name == word))
            || (word.contains('@') && whole(&id.to_string()))
        {
            return Some(Fit::Whole);
        }
        let in_place = place.into_iter().flatten().filter_map(|name| fit(name, word)).min();
        let library = self.library;
        let kind = self.kinds.entry(entry.kind()).or_insert_with(|| kind_text(entry.kind()));
        let source = self.sources.entry(entry.source_index()).or_insert_with(|| source_text(library, entry));
        [fit(own, word), in_place, fit(kind, word), fit(source, word)].into_iter().flatten().min()
    }
}

/// What only this entry says.
fn own_text(entry: Resolved<'_>) -> String {
    let name = entry.name();
    let mut text = format!("{}\n{}\n{}\n{}", entry.id(), name.zh, name.en, entry.substance().unwrap_or_default());
    match entry {
        Resolved::Factor(factor) => {
            text.push('\n');
            text.push_str(factor.quantity.text());
        }
        Resolved::Blend(blend) => {
            for component in &blend.components {
                text.push('\n');
                text.push_str(component.gas.symbol());
            }
        }
        Resolved::Fuel(_) => {}
    }
    folded(&text)
}

fn place_texts(regions: &Regions, code: &str) -> Vec<String> {
    let mut texts = vec![folded(code)];
    texts.extend(Lang::ALL.map(|lang| folded(regions.name_of(code, lang))));
    let sort: &[&str] = if code == "CN" {
        &["national", "中国"]
    } else if regions.grid(code).is_some() {
        &["region", "regional", "区域", "区域电网"]
    } else if regions.province(code).is_some() {
        &["province", "provincial", "省级", "省份"]
    } else {
        &[]
    };
    texts.extend(sort.iter().map(|text| (*text).to_owned()));
    texts
}

fn kind_text(kind: EntryKind) -> String {
    match kind {
        EntryKind::Value(kind) => {
            let names = Lang::ALL.map(|lang| kind.name(lang));
            let words: Vec<&str> = [kind.word()].into_iter().chain(names).chain(kind.aliases()).collect();
            folded(&words.join("\n"))
        }
        EntryKind::Fuel => "fuel recipe combustion 燃料 配方 燃烧 排放因子".to_owned(),
        EntryKind::Blend => "refrigerant blend recipe 制冷剂 混合 配方".to_owned(),
    }
}

fn source_text(library: &Library, entry: Resolved<'_>) -> String {
    let Some(source) = entry.source(library) else { return String::new() };
    let document = source.document.as_deref().unwrap_or_default();
    folded(&format!("{}\n{}\n{}\n{document}", source.id, source.title, source.publisher))
}

/// Every word by which something is found, for "did you mean".
fn vocabulary_of(library: &Library, regions: &Regions) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut kinds = BTreeMap::new();
    for entry in library.entries() {
        let own = own_text(entry);
        let apart = |c: char| c.is_whitespace() || matches!(c, '/' | '@' | '(' | ')' | ',' | ':');
        words.extend(own.split(apart).filter(|word| word.chars().count() > 1).map(str::to_owned));
        kinds.entry(entry.kind()).or_insert_with(|| kind_text(entry.kind()));
    }
    words.extend(kinds.values().flat_map(|text| text.split_whitespace()).map(str::to_owned));
    words.extend(regions.names().map(folded));
    words
}
