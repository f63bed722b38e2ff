//! Places by any of their names, and how they lie in each other: 江苏, Jiangsu, CN-JS; in the east grid; in China.

use super::fold::folded;
use super::region::{GridRegion, Regions};
use crate::finding::Lang;

/// The nation that the grid regions and provinces belong to.
const NATION: &str = "CN";

/// Names of the nation, folded.
const NATION_NAMES: [&str; 5] = ["cn", "china", "national", "中国", "全国"];

/// What may follow a Chinese name of a place without changing it.
const ENDINGS: [&str; 13] = [
    "省",
    "市",
    "自治区",
    "壮族自治区",
    "回族自治区",
    "维吾尔自治区",
    "区域",
    "电网",
    "区域电网",
    "地区",
    "全省",
    "全市",
    "省级",
];

/// How a place lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lies {
    /// It contains the other.
    Around,
    /// It is a part of the other.
    Within,
}

impl Regions {
    /// The code of a place by its code, its name in either language, or the last segment of its families.
    pub fn code_of(&self, name: &str) -> Option<String> {
        let wanted = folded(name.trim());
        if NATION_NAMES.contains(&wanted.as_str()) {
            return Some(NATION.to_owned());
        }
        let province = self.province.iter().find(|place| named(&wanted, &place.code, &place.id, &place.name));
        let grid = || self.region.iter().find(|place| named(&wanted, &place.code, &place.id, &place.name));
        province.map(|place| place.code.clone()).or_else(|| grid().map(|place| place.code.clone()))
    }

    /// The name of a place; the code where it has none here.
    pub fn name_of<'a>(&'a self, code: &'a str, lang: Lang) -> &'a str {
        match (code, lang) {
            (NATION, Lang::En) => return "China",
            (NATION, Lang::Zh) => return "全国",
            _ => {}
        }
        let province = self.province(code).map(|place| &place.name);
        province.or_else(|| self.grid(code).map(|place| &place.name)).map_or(code, |name| name.text(lang))
    }

    /// The grid region of a code.
    pub fn grid(&self, code: &str) -> Option<&GridRegion> {
        self.region.iter().find(|grid| grid.code == code)
    }

    /// The names by which places are looked up, for "did you mean".
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let provinces = self.province.iter().flat_map(|place| [&place.code, &place.name.zh, &place.name.en]);
        let grids = self.region.iter().flat_map(|place| [&place.code, &place.name.zh, &place.name.en]);
        provinces.chain(grids).map(String::as_str)
    }

    /// Whether `other` contains `code` or is a part of it, by the regions for which averages of `year` are published.
    pub fn lies(&self, other: &str, code: &str, year: u16) -> Option<Lies> {
        if other == code {
            return None;
        }
        let grid_of = |code: &str| {
            let series = self.series_of(year)?;
            self.grid_of(code, series.id).filter(|grid| series.regions.contains(&grid.id))
        };
        match (self.grid(other), self.grid(code)) {
            _ if other == NATION && (self.grid(code).is_some() || self.province(code).is_some()) => Some(Lies::Around),
            (Some(grid), None) if code == NATION => self.in_series(grid, year).then_some(Lies::Within),
            (Some(_), None) => grid_of(code).filter(|grid| grid.code == other).map(|_| Lies::Around),
            (None, Some(_)) => grid_of(other).filter(|grid| grid.code == code).map(|_| Lies::Within),
            _ => None,
        }
    }

    fn in_series(&self, grid: &GridRegion, year: u16) -> bool {
        self.series_of(year).is_some_and(|series| series.regions.contains(&grid.id))
    }
}

fn named(wanted: &str, code: &str, id: &str, name: &super::record::Name) -> bool {
    let zh = wanted.strip_prefix(name.zh.as_str());
    wanted == id
        || wanted == folded(code)
        || wanted == folded(&name.en)
        || zh.is_some_and(|rest| rest.is_empty() || ENDINGS.contains(&rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_by_every_name_of_it() -> Result<(), String> {
        let regions = Regions::bundled();
        for name in ["江苏", "江苏省", "Jiangsu", "jiangsu", "cn-js", "ＣＮ－ＪＳ"] {
            assert_eq!(regions.code_of(name).as_deref(), Some("CN-JS"), "{name}");
        }
        for (name, code) in
            [("华东", "CN-grid-east"), ("华东电网", "CN-grid-east"), ("全国", "CN"), ("East China", "CN-grid-east")]
        {
            assert_eq!(regions.code_of(name).as_deref(), Some(code), "{name}");
        }
        assert_eq!(regions.code_of("江"), None);
        for province in &regions.province {
            for name in [&province.code, &province.id, &province.name.zh, &province.name.en] {
                assert_eq!(regions.code_of(name).as_deref(), Some(province.code.as_str()), "{name}");
            }
        }
        Ok(())
    }

    #[test]
    fn places_lie_in_each_other_by_the_series_of_the_year() -> Result<(), String> {
        let regions = Regions::bundled();
        assert_eq!(regions.lies("CN-grid-east", "CN-JS", 2021), Some(Lies::Around));
        assert_eq!(regions.lies("CN-JS", "CN-grid-east", 2021), Some(Lies::Within));
        assert_eq!(regions.lies("CN", "CN-JS", 2016), Some(Lies::Around));
        assert_eq!(regions.lies("CN-grid-central", "CN-SC", 2012), Some(Lies::Around));
        assert_eq!(regions.lies("CN-grid-southwest", "CN-SC", 2022), Some(Lies::Around));
        assert_eq!(regions.lies("CN-grid-southwest", "CN", 2012), None);
        assert_eq!(regions.lies("CN-grid-east", "CN-JS", 2016), None);
        assert_eq!(regions.lies("CN-JS", "CN-ZJ", 2021), None);
        Ok(())
    }
}
