//! Rule packs: how an edition is chosen, as data with a date and with sources. `rules/factor-choice/` has them.

use serde::Deserialize;

use super::kind::{FactorKind, Standing};
use super::record::Name;

/// How the edition of a factor is chosen where a book names a family alone.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulePack {
    /// Its name, edition and sources.
    pub pack: Head,
    /// What is never chosen.
    pub never: Never,
    /// When data are old.
    pub age: Age,
    /// Factors of market-based figures.
    #[serde(default)]
    pub market: Market,
    /// Rules; the first that fits is followed.
    pub rule: Vec<Rule>,
}

/// What a pack is called and where it comes from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Its name: `iso14064-1-2018`.
    pub id: String,
    /// When it was written: `2026-11`.
    pub edition: String,
    /// What it is for.
    pub title: Name,
    /// What it rests on.
    pub source: Vec<Ground>,
}

/// A clause that a pack rests on.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Document.
    pub title: String,
    /// Clause.
    pub clause: String,
    /// What follows from it.
    pub says: Name,
}

/// What is never chosen by rule.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Never {
    /// Kinds of values.
    pub kinds: Vec<FactorKind>,
    /// Standings of documents.
    pub standings: Vec<Standing>,
}

/// What market-based figures are counted at.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// The family for electricity that no contractual instrument covers.
    pub residual: String,
}

/// When the data of a factor are far from those of an activity.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Age {
    /// More years than these.
    pub years: u16,
    /// Kinds whose data grow old.
    pub kinds: Vec<FactorKind>,
}

/// How one family, or all families below a name, is chosen from.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A family; with `/*` at its end everything below it; `*` is everything.
    pub name: String,
    /// The families that are chosen from, where they are not those that are asked for: everything below this name.
    pub takes: Option<String>,
    /// The table of regions by which a place is matched; absent where the place does not matter.
    pub series: Option<String>,
    /// Which year is taken.
    pub year: YearRule,
    /// So many years from the activity still count as its own time; no limit where it is absent.
    pub within: Option<u16>,
}

/// Which year is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearRule {
    /// The year of the data nearest to the activity; of two equally near the earlier.
    Nearest,
    /// The newest: a table holds until another is issued.
    Newest,
}

impl RulePack {
    /// The pack for inventories by ISO 14064-1:2018. That its file can be read is held by a test.
    pub fn iso14064_1() -> RulePack {
        RulePack::read(include_str!("../../rules/factor-choice/iso14064-1-2018.toml")).unwrap_or_default()
    }

    /// Reads a pack.
    ///
    /// # Errors
    /// What the parser says.
    pub fn read(text: &str) -> Result<RulePack, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// The names under which factors are chosen by place.
    pub fn placed(&self) -> impl Iterator<Item = &str> {
        let named = || self.rule.iter().filter(|rule| rule.series.is_some()).map(|rule| rule.name.as_str());
        // What lies below another name is reached by that one.
        let below = move |name: &str| named().any(|other| name.strip_prefix(other).is_some_and(|n| n.starts_with('/')));
        named().filter(move |name| !below(name))
    }

    /// The rule for a family.
    pub fn rule(&self, family: &str) -> Option<&Rule> {
        self.rule.iter().find(|rule| rule.covers(family))
    }

    /// `iso14064-1-2018@2026-11`, as a report names it.
    pub fn name(&self) -> String {
        format!("{}@{}", self.pack.id, self.pack.edition)
    }
}

impl Rule {
    fn covers(&self, family: &str) -> bool {
        match self.name.strip_suffix('*') {
            Some(stem) => family.starts_with(stem),
            None => family == self.name,
        }
    }
}
