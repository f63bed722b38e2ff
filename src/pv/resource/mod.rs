//! What a place yields, as a range with its grade and never as a point: `rules/pv/resource-china.toml`.
//!
//! Each place has lines of evidence beside one another; the range is from the least to the greatest of them. A place with one line
//! has no range by itself: [`PlaceYield::band`] widens it by a stated margin.

mod pack;

pub use pack::{Evidence, Place, ResourcePack, YieldLine};

use crate::quantity::Exact;

/// How far a range can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
pub enum Grade {
    /// Two lines of evidence agree within 10 %.
    A,
    /// One line, or several that disagree.
    B,
    /// None of the place itself.
    C,
}

/// What a look-up found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A city of its own.
    City,
    /// The cities of a province together.
    Province,
    /// A city without evidence: its province stands for it.
    ProvinceOfCity,
}

/// The yield of a place, kWh/kW of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceYield<'a> {
    /// What stands behind it.
    pub found: Found,
    /// The places, with their lines.
    pub places: Vec<&'a Place>,
    /// The least line.
    pub low: Exact,
    /// The greatest.
    pub high: Exact,
    /// The worst grade among them.
    pub grade: Grade,
    /// The margin by which a single value is widened.
    margin: Exact,
}

impl PlaceYield<'_> {
    /// Whether it is one value.
    pub fn is_single(&self) -> bool {
        self.low == self.high
    }

    /// The range to show: that of the lines, or a single value with the margin of the pack to either side.
    pub fn band(&self) -> (Exact, Exact) {
        if !self.is_single() {
            return (self.low.clone(), self.high.clone());
        }
        (&self.low * (Exact::ONE - &self.margin), &self.high * (Exact::ONE + &self.margin))
    }
}

impl ResourcePack {
    /// The yield of a city or a province, by its name in either language (`Suzhou`, `苏州`, `江苏省`) or the code of the province
    /// (`CN-JS`). A name that is both is the city. `None` where nothing is known.
    pub fn look_up(&self, name: &str) -> Option<PlaceYield<'_>> {
        let name = bare(name);
        if let Some(city) = self.place.iter().find(|place| of_city(place, &name)) {
            let own = self.together(vec![city], Found::City);
            return own.or_else(|| self.of_province(&city.region, Found::ProvinceOfCity, Some(city.grade)));
        }
        let of_province = |place: &&Place| {
            place.region.eq_ignore_ascii_case(&name)
                || [&place.province.en, &place.province.zh].iter().any(|known| bare(known) == name)
        };
        let region = self.place.iter().find(of_province).map(|place| place.region.clone())?;
        self.of_province(&region, Found::Province, None)
    }

    /// The city of this name itself, with its sky, whether or not it has evidence of its own.
    pub fn look_up_place(&self, name: &str) -> Option<&Place> {
        let name = bare(name);
        self.place.iter().find(|place| of_city(place, &name))
    }

    fn of_province(&self, region: &str, found: Found, grade: Option<Grade>) -> Option<PlaceYield<'_>> {
        let places = self.place.iter().filter(|place| place.region == region && !place.yields.is_empty());
        let together = self.together(places.collect(), found)?;
        Some(PlaceYield { grade: grade.unwrap_or(together.grade).max(together.grade), ..together })
    }

    fn together<'a>(&'a self, places: Vec<&'a Place>, found: Found) -> Option<PlaceYield<'a>> {
        let counted = |line: &&Evidence| self.line(&line.line).is_some_and(|line| line.in_range);
        let values = || places.iter().flat_map(|place| place.yields.iter().filter(counted)).map(|line| &line.value);
        let (low, high) = (values().min()?.clone(), values().max()?.clone());
        let grade = places.iter().map(|place| place.grade).max()?;
        Some(PlaceYield { found, places, low, high, grade, margin: self.single.margin.clone() })
    }

    /// The yield that a city's figures are held against, where its evidence has the line that is the reference.
    pub fn reference<'a>(&self, place: &'a Place) -> Option<&'a Exact> {
        let is_reference = |line: &&Evidence| self.line(&line.line).is_some_and(|line| line.reference);
        place.yields.iter().find(is_reference).map(|line| &line.value)
    }
}

fn of_city(place: &Place, name: &str) -> bool {
    // `Suzhou (Kunshan)` answers to both.
    let names = [&place.city.en, &place.city.zh];
    let is_whole = names.iter().any(|known| bare(known) == name);
    is_whole
        || names
            .iter()
            .flat_map(|known| known.split(['(', ')', '（', '）']))
            .any(|known| !known.is_empty() && bare(known) == name)
}

/// A name without the word for its kind: `江苏省` and `Jiangsu Province` are `江苏` and `jiangsu`.
fn bare(name: &str) -> String {
    let mut name = name.trim().to_lowercase();
    for word in [" province", " city", "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"]
    {
        if let Some(rest) = name.strip_suffix(word).filter(|rest| !rest.is_empty()) {
            name = rest.trim().to_owned();
            break;
        }
    }
    name
}
