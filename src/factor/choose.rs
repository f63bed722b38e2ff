//! Choosing an edition by rule: a function of the family, the place, the year, the day and the pack, and of nothing else.

use jiff::civil::Date;

use super::id::{Edition, FactorId};
use super::kind::{FactorKind, Standing};
use super::library::{Library, Resolved};
use super::region::Regions;
use super::rules::{Rule, RulePack, YearRule};
use super::worth::Worth;
use crate::quantity::Exact;

/// Where and when a factor is used, and the day as of which it is chosen.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Situation {
    /// Where: an ISO 3166 code, `CN-LN`; `None` where the book does not say.
    pub place: Option<String>,
    /// Year of the activity.
    pub year: u16,
    /// Only what was published by then is known.
    pub as_of: Date,
}

/// An edition that was chosen, with what was passed over.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The family as the book names it.
    pub asked: String,
    /// Where, when, and as of which day.
    pub situation: Situation,
    /// What was taken.
    pub took: FactorId,
    /// How many years its data are from the activity, where that is more than the pack allows without a word.
    pub too_old: Option<u16>,
    /// What was taken is one factor, and no recipe.
    pub is_of_one_factor: bool,
    /// The factor depends on the place, and the book does not say where: what was taken is for the whole country.
    pub is_national_for_want_of_a_place: bool,
    /// Everything that was looked at: what was taken first, then the other candidates from the best on, then what may not be
    /// chosen.
    pub considered: Vec<Considered>,
}

/// An edition that was looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Considered {
    /// Which.
    pub id: FactorId,
    /// Its value; of a recipe for a fuel the CO2 of one unit. `None` where that is no single value.
    pub worth: Option<Worth>,
    /// The same as its source prints it, with the unit.
    pub printed: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
}

/// Why an edition was taken or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was taken.
    Taken,
    /// A candidate; another is for a smaller place.
    Coarser,
    /// A candidate; another is for a better year.
    OtherYear,
    /// It was not published by then; the date as far as it is known.
    NotYetPublished(String),
    /// It is not known when it was published.
    NoDate,
    /// A draft that was never in force.
    Draft,
    /// Printed anew: this corrects it.
    Replaced(FactorId),
    /// An official value of another kind than the one asked for.
    OtherKind(FactorKind),
    /// A kind of value that is never chosen by rule.
    Kind(FactorKind),
    /// A document whose values are never chosen by rule.
    Standing(Standing),
}

/// Why nothing was chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Unchosen {
    /// No such family; the nearest one by name, if one is near.
    Unknown(Option<FactorId>),
    /// The name stands above several families, and the rule does not say which.
    SeveralFamilies(Vec<String>),
    /// Editions that are equally good.
    Tie(Vec<FactorId>),
    /// Nothing that may be chosen; what there is, and why not.
    Nothing(Vec<Considered>),
}

/// A row that may be looked at, with what the rule goes by.
struct Row<'l> {
    entry: Resolved<'l>,
    /// The lower, the finer the place.
    coarseness: u8,
    /// Years between its data and the activity.
    distance: u16,
    year: u16,
    barred: Option<Outcome>,
}

/// Chooses an edition of `family`.
///
/// # Errors
/// See [`Unchosen`].
pub fn choose(
    library: &Library,
    regions: &Regions,
    pack: &RulePack,
    family: &str,
    situation: &Situation,
) -> Result<Choice, Unchosen> {
    let unknown = || Unchosen::Unknown(library.nearest(family));
    let rule = pack.rule(family).ok_or_else(unknown)?;
    let families = families(library, rule, family)?;
    let entries: Vec<Resolved<'_>> = families.iter().flat_map(|name| library.family(name)).collect();
    // A family of one place is chosen with its place.
    let of_one_place = rule.series.is_none() && entries.windows(2).all(|two| region(two[0]) == region(two[1]));
    let mut rows: Vec<Row<'_>> = Vec::new();
    for entry in entries {
        let coarseness = match region(entry) {
            _ if of_one_place => Some(0),
            Some(region) => coarseness(regions, region, data_year(entry), situation.place.as_deref()),
            // What holds everywhere is no value of a place.
            None => rule.series.is_none().then_some(ANYWHERE),
        };
        let Some(coarseness) = coarseness else { continue };
        let year = data_year(entry);
        let distance = distance(entry, situation.year);
        rows.push(Row { entry, coarseness, distance, year, barred: barred(library, pack, rule, entry, situation) });
    }
    replaced(&mut rows);
    let near = |row: &Row<'_>| rule.within.is_none_or(|within| row.distance <= within);
    let any_near = rows.iter().any(|row| row.barred.is_none() && near(row));
    // The order of the pack; the id only makes the list of what was passed over the same everywhere.
    let key = |row: &Row<'_>| {
        let (first, second) = match rule.year {
            YearRule::Newest => (u16::from(row.coarseness), u16::MAX - row.year),
            YearRule::Nearest if any_near && near(row) => (u16::from(row.coarseness), row.distance),
            YearRule::Nearest => (row.distance, u16::from(row.coarseness)),
        };
        (row.barred.is_some(), any_near && !near(row), first, second, row.year)
    };
    rows.sort_by(|a, b| key(a).cmp(&key(b)).then_with(|| a.entry.id().cmp(b.entry.id())));
    let considered = |rows: &[Row<'_>]| rows.iter().map(|row| look(library, row, rows.first())).collect::<Vec<_>>();
    let Some(best) = rows.first().filter(|row| row.barred.is_none()) else {
        return Err(if rows.is_empty() && families.is_empty() {
            unknown()
        } else {
            Unchosen::Nothing(
                rows.iter().map(|row| Considered { outcome: reason(row), ..look(library, row, None) }).collect(),
            )
        });
    };
    let equal: Vec<FactorId> =
        rows.iter().take_while(|row| key(row) == key(best)).map(|r| r.entry.id().clone()).collect();
    if equal.len() > 1 {
        return Err(Unchosen::Tie(equal));
    }
    Ok(Choice {
        asked: family.to_owned(),
        situation: situation.clone(),
        took: best.entry.id().clone(),
        too_old: years_apart(pack, best.entry, situation.year),
        is_of_one_factor: matches!(best.entry, Resolved::Factor(_)),
        is_national_for_want_of_a_place: rule.series.is_some() && situation.place.is_none(),
        considered: considered(&rows),
    })
}

/// The years between the data of an edition and an activity, where they are more than the pack allows without a word.
pub fn years_apart(pack: &RulePack, entry: Resolved<'_>, year: u16) -> Option<u16> {
    let Resolved::Factor(factor) = entry else { return None };
    let apart = distance(entry, year);
    let dated = factor.data_year() != Edition::UNDATED && pack.age.kinds.contains(&factor.kind);
    (dated && apart > pack.age.years).then_some(apart)
}

/// The families that a name stands for.
fn families(library: &Library, rule: &Rule, family: &str) -> Result<Vec<String>, Unchosen> {
    let below = || library.families_below(family).map(str::to_owned).collect::<Vec<_>>();
    if rule.takes.is_some() {
        return Ok(below());
    }
    if library.family(family).next().is_some() {
        return Ok(vec![family.to_owned()]);
    }
    let all = below();
    // A fuel is a recipe and its parts: the recipe is what turns an amount into emissions.
    let recipe = |name: &String| library.family(name).all(|entry| !matches!(entry, Resolved::Factor(_)));
    let recipes: Vec<String> = all.iter().filter(|name| recipe(name)).cloned().collect();
    let whole = if recipes.is_empty() { all } else { recipes };
    match whole.len() {
        0 => Err(Unchosen::Unknown(library.nearest(family))),
        1 => Ok(whole),
        _ => Err(Unchosen::SeveralFamilies(whole)),
    }
}

/// The region that a row is for; `None` where it holds everywhere.
pub(super) fn region(entry: Resolved<'_>) -> Option<&str> {
    match entry {
        Resolved::Factor(factor) => factor.region.as_deref(),
        Resolved::Fuel(_) | Resolved::Blend(_) => None,
    }
}

const PROVINCE: u8 = 0;
const GRID: u8 = 1;
const COUNTRY: u8 = 2;
const ANYWHERE: u8 = 3;

/// How coarse a region is for a place; `None` where it is another place. Where the place is not known only a whole country
/// will do.
pub(super) fn coarseness(regions: &Regions, region: &str, year: u16, place: Option<&str>) -> Option<u8> {
    let whole = !region.contains('-');
    let Some(place) = place else { return whole.then_some(COUNTRY) };
    if region == place {
        return Some(if whole { COUNTRY } else { PROVINCE });
    }
    let grid = regions.series_of(year).and_then(|series| regions.grid_of(place, series.id));
    if grid.is_some_and(|grid| grid.code == region) {
        return Some(GRID);
    }
    // A table for a country is for the provinces it names: that of China is not for Hong Kong.
    (place.split('-').next() == Some(region) && regions.covers(place)).then_some(COUNTRY)
}

pub(super) fn data_year(entry: Resolved<'_>) -> u16 {
    entry.id().edition.as_ref().map_or(Edition::UNDATED, |edition| edition.data_year)
}

fn distance(entry: Resolved<'_>, year: u16) -> u16 {
    let of_data = match entry {
        Resolved::Factor(factor) => factor.data_years,
        Resolved::Fuel(_) | Resolved::Blend(_) => None,
    };
    match (of_data, data_year(entry)) {
        (None, Edition::UNDATED) => u16::MAX,
        (None, only) => only.abs_diff(year),
        (Some((first, last)), _) => first.saturating_sub(year).max(year.saturating_sub(last)),
    }
}

/// Why a row may not be chosen, whatever else there is.
fn barred(
    library: &Library,
    pack: &RulePack,
    rule: &Rule,
    entry: Resolved<'_>,
    situation: &Situation,
) -> Option<Outcome> {
    if let Resolved::Factor(factor) = entry {
        if factor.draft {
            return Some(Outcome::Draft);
        }
        if pack.never.kinds.contains(&factor.kind) {
            return Some(Outcome::Kind(factor.kind));
        }
    }
    let source = entry.source(library)?;
    if pack.never.standings.contains(&source.standing) {
        return Some(Outcome::Standing(source.standing));
    }
    match source.published.as_deref() {
        None => Some(Outcome::NoDate),
        Some(text) => match last_day(text) {
            Some(day) if day <= situation.as_of => other_kind(rule, entry),
            _ => Some(Outcome::NotYetPublished(text.to_owned())),
        },
    }
}

/// A value of the place that is not of the families which the rule takes.
fn other_kind(rule: &Rule, entry: Resolved<'_>) -> Option<Outcome> {
    let Resolved::Factor(factor) = entry else { return None };
    let rest = factor.id.family.strip_prefix(rule.takes.as_deref()?);
    let within = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    (!within).then_some(Outcome::OtherKind(factor.kind))
}

/// Bars rows that another row of the list, published by then, corrects.
fn replaced(rows: &mut [Row<'_>]) {
    let corrected: Vec<(FactorId, FactorId)> = rows
        .iter()
        .filter(|row| row.barred.is_none())
        .filter_map(|row| match row.entry {
            Resolved::Factor(factor) => Some((factor.replaces.clone()?, factor.id.clone())),
            _ => None,
        })
        .collect();
    for row in rows.iter_mut().filter(|row| row.barred.is_none()) {
        let by = corrected.iter().find(|(old, _)| old == row.entry.id());
        row.barred = by.map(|(_, new)| Outcome::Replaced(new.clone()));
    }
}

/// The last day that a date of publication may mean: `2014` may be December.
pub(crate) fn last_day(text: &str) -> Option<Date> {
    let numbers: Vec<&str> = text.split('-').collect();
    let year: i16 = numbers.first()?.parse().ok()?;
    match numbers[..] {
        [_] => Date::new(year, 12, 31).ok(),
        [_, month] => Date::new(year, month.parse().ok()?, 1).ok().map(Date::last_of_month),
        [_, _, _] => text.parse().ok(),
        _ => None,
    }
}

/// The first day that a date of publication may mean.
pub(crate) fn first_day(text: &str) -> Option<Date> {
    match text.split('-').count() {
        1 => format!("{text}-01-01").parse().ok(),
        2 => format!("{text}-01").parse().ok(),
        _ => text.parse().ok(),
    }
}

fn look(library: &Library, row: &Row<'_>, best: Option<&Row<'_>>) -> Considered {
    let outcome = match best {
        Some(best) if row.barred.is_none() && row.entry.id() == best.entry.id() => Outcome::Taken,
        Some(best) if row.barred.is_none() && row.coarseness > best.coarseness => Outcome::Coarser,
        _ => reason(row),
    };
    Considered::of(library, row.entry, outcome)
}

fn reason(row: &Row<'_>) -> Outcome {
    row.barred.clone().unwrap_or(Outcome::OtherYear)
}

impl Considered {
    /// An edition, with what became of it.
    pub(super) fn of(library: &Library, entry: Resolved<'_>, outcome: Outcome) -> Considered {
        let worth = entry.worth(library);
        let printed = match entry {
            Resolved::Factor(factor) => Some(factor.quantity.to_string()),
            _ => worth.as_ref().map(Worth::to_string),
        };
        Considered { id: entry.id().clone(), worth, printed, outcome }
    }
}

impl Outcome {
    /// A word for it, the same in every language.
    pub const fn word(&self) -> &'static str {
        match self {
            Outcome::Taken => "taken",
            Outcome::Coarser => "larger-place",
            Outcome::OtherYear => "other-year",
            Outcome::NotYetPublished(_) => "published-later",
            Outcome::NoDate => "date-unknown",
            Outcome::Draft => "draft",
            Outcome::Replaced(_) => "corrected",
            Outcome::OtherKind(_) => "other-kind",
            Outcome::Kind(_) => "never-kind",
            Outcome::Standing(_) => "never-standing",
        }
    }
}

impl Choice {
    /// What could have been taken as well, what was taken first.
    pub fn candidates(&self) -> impl Iterator<Item = &Considered> {
        let candidate = |outcome: &Outcome| matches!(outcome, Outcome::Taken | Outcome::Coarser | Outcome::OtherYear);
        self.considered.iter().filter(move |considered| candidate(&considered.outcome))
    }

    /// Official values of other kinds, for the same place: what else a report may have used.
    pub fn other_kinds(&self) -> impl Iterator<Item = &Considered> {
        self.considered.iter().filter(|considered| matches!(considered.outcome, Outcome::OtherKind(_)))
    }

    /// Whether anything else could have been taken.
    pub fn has_rivals(&self) -> bool {
        self.candidates().nth(1).is_some()
    }

    /// The smallest and the largest of the candidates; `None` where there is no single value or all are the same.
    pub fn spread(&self) -> Option<(&Considered, &Considered)> {
        self.ends(self.candidates())
    }

    /// The smallest and the largest of some values, by the unit of what was taken; `None` where they are all the same.
    pub fn ends<'c>(
        &self,
        considered: impl Iterator<Item = &'c Considered>,
    ) -> Option<(&'c Considered, &'c Considered)> {
        let unit = &self.considered.first()?.worth.as_ref()?.unit;
        let value = |considered: &Considered| considered.worth.as_ref()?.in_unit(unit);
        let valued: Vec<(Exact, &Considered)> = considered.filter_map(|c| Some((value(c)?, c))).collect();
        let lowest = valued.iter().min_by(|a, b| a.0.cmp(&b.0))?;
        let highest = valued.iter().max_by(|a, b| a.0.cmp(&b.0))?;
        (lowest.0 != highest.0).then_some((lowest.1, highest.1))
    }
}
