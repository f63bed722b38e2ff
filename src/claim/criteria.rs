//! The fourth of the answers about a claim: was its factor apt?
//!
//! Judged twice. A report is fair to measure by what was published when it was written; a reader who acts on it wants to know what
//! is known now. So the rule pack chooses a factor for place and year of the claim as of either day, and the factor of the
//! claim stands beside both. Kind, place and the energy that a saving displaced are further questions. None of this makes a
//! figure right or wrong: the arithmetic is another answer.

mod displaced;
mod pack;

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use jiff::civil::Date;

use super::build::{ClaimFigure, only_region};
use super::implied::{Joint, Search, jointly};
use super::model::Claim;
use super::verdict::Verdict;
use crate::calc::Graph;
use crate::factor::{Choice, Chooser, Considered, FactorId, FactorKind, Library, Lookup, Outcome, Resolved, Worth};
use crate::inventory::{Accounts, Period};
use crate::quantity::Exact;

pub use self::displaced::{Displaced, Instead};
pub use self::pack::{CriteriaPack, ElectricityRule, Energy, Open};

/// What goes beyond the single claim and its arithmetic.
#[derive(Debug, Default)]
pub struct Appraisal {
    /// Claims that were solved together.
    pub joint: Vec<Joint>,
    /// For each verdict, in their order: whether the factor was apt.
    pub criteria: Vec<Option<Criteria>>,
    /// The pack behind it.
    pub pack: CriteriaPack,
}

/// Whether the factors of a claim were apt.
#[derive(Debug, Clone)]
pub struct Criteria {
    /// Each factor that the claim uses, or the best that would explain it.
    pub factors: Vec<Appraised>,
    /// What is asked about the energy that was displaced.
    pub displaced: Option<Displaced>,
}

/// A factor of a claim.
#[derive(Debug, Clone)]
pub struct Appraised {
    /// Its index in the library.
    pub factor: usize,
    /// How it comes to be the factor of the claim.
    pub how: How,
    /// The two judgements; `None` where the year of the claim is not known.
    pub judged: Option<Rc<Judged>>,
    /// Its kind, where an inventory or a saving uses another.
    pub other_kind: Option<FactorKind>,
    /// The place that it is for, where that is not the site's.
    pub elsewhere: Option<String>,
    /// When it was published, where that was after the report.
    pub published_later: Option<String>,
}

/// How a factor comes to be that of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The claim names the edition.
    Named,
    /// Somebody put it in the place of the unknown.
    Tried,
    /// The claim names a family; chosen by rule.
    Chosen,
    /// The best that would make the claim hold.
    Implied,
    /// The best that would make so many claims hold together.
    Joint(usize),
}

/// What the rule pack takes for a place and a year, as of two days.
#[derive(Debug, Clone)]
pub struct Judged {
    /// What was asked for.
    pub asked: String,
    /// Where.
    pub place: Option<String>,
    /// The year of the claim.
    pub year: u16,
    /// As of the day of the report; `None` where it is not known.
    pub then: Option<Day>,
    /// As of the day on which the book is read.
    pub now: Day,
}

/// What the rule pack takes as of a day.
#[derive(Debug, Clone)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// What it takes; `None` where nothing that may be chosen was published.
    pub took: Option<Benchmark>,
    /// Official values of larger places and of other kinds that stood beside it.
    pub beside: Vec<Benchmark>,
}

/// A published value that a factor is held against.
#[derive(Debug, Clone)]
pub struct Benchmark {
    /// Which.
    pub id: FactorId,
    /// As its source prints it.
    pub printed: Option<String>,
    /// Its value.
    pub worth: Option<Worth>,
    /// Its kind, where that is another than the one asked for.
    pub kind: Option<FactorKind>,
}

impl Benchmark {
    fn of(considered: &Considered) -> Benchmark {
        let kind = match considered.outcome {
            Outcome::OtherKind(kind) => Some(kind),
            _ => None,
        };
        let (id, worth) = (considered.id.clone(), considered.worth.clone());
        Benchmark { id, worth, printed: considered.printed.clone(), kind }
    }

    /// By how much a factor is above it: factor / benchmark − 1.
    pub fn excess(&self, factor: &Worth) -> Option<Exact> {
        let own = self.worth.as_ref()?;
        Some(&factor.in_unit(&own.unit)?.checked_div(&own.value)? - &Exact::ONE)
    }
}

/// Values beside a benchmark that are named at most, of larger places and of other kinds each.
const MOST_BESIDE: usize = 3;

/// Solves claims together and judges their factors. `figures` and `verdicts` are of the same claims; `as_of` is the day on
/// which the book is read.
pub fn appraise(
    claims: &[Claim],
    figures: &[ClaimFigure],
    verdicts: &[Verdict],
    accounts: &Accounts,
    graph: &Graph,
    search: &Search<'_>,
    as_of: Date,
) -> Appraisal {
    let joint = jointly(claims, figures, verdicts, accounts, search);
    let mut judge = Judge::new(accounts, graph, search.library(), as_of);
    for solution in joint.iter().flat_map(|joint| &joint.solutions) {
        if let Some(best) = solution.candidates.first().filter(|candidate| candidate.holds) {
            for claim in &solution.claims {
                judge.jointly.entry(*claim).or_insert((best.factor, solution.claims.len()));
            }
        }
    }
    let pairs = figures.iter().zip(verdicts);
    let criteria = pairs.map(|(figure, verdict)| judge.criteria(&claims[figure.claim], figure, verdict)).collect();
    Appraisal { joint, criteria, pack: judge.pack }
}

/// What is the same for all claims.
struct Judge<'a> {
    accounts: &'a Accounts,
    graph: &'a Graph,
    library: &'a Library,
    pack: CriteriaPack,
    place: Option<&'a str>,
    now: Chooser<'a>,
    /// Choosers as of the days of reports.
    then: BTreeMap<Date, Chooser<'a>>,
    /// The indexes of named factors, by their places in the files.
    indexes: HashMap<FactorId, usize>,
    judged: HashMap<(String, u16, Option<Date>), Rc<Judged>>,
    /// Claims that were solved together: the best factor, and for how many of them.
    jointly: HashMap<usize, (usize, usize)>,
}

impl<'a> Judge<'a> {
    fn new(accounts: &'a Accounts, graph: &'a Graph, library: &'a Library, as_of: Date) -> Judge<'a> {
        Judge {
            accounts,
            graph,
            library,
            pack: CriteriaPack::bundled(),
            place: only_region(accounts),
            now: Chooser::new(library, as_of, None),
            then: BTreeMap::new(),
            indexes: HashMap::new(),
            judged: HashMap::new(),
            jointly: HashMap::new(),
        }
    }

    fn criteria(&mut self, claim: &Claim, figure: &ClaimFigure, verdict: &Verdict) -> Option<Criteria> {
        let year = self.year(claim);
        let used = self.used(claim, verdict, year);
        let published = claim.source.as_ref().and_then(|source| source.document);
        let published = published.and_then(|at| self.accounts.documents[at].published);
        let factors: Vec<Appraised> =
            used.iter().map(|(factor, how)| self.appraised(*factor, *how, year, published)).collect();
        let electric = used.iter().find(|(at, _)| self.pack.is_electricity(&self.library.factor_at(*at).id.family));
        let displaced = match (electric, year) {
            (Some((at, _)), Some(year)) => {
                let factor = self.library.factor_at(*at);
                let node = figure.unknown.or_else(|| self.graph.shared(&format!("factor/{}", factor.id)));
                let at = (self.place, year);
                node.and_then(|node| {
                    displaced::ask(self.graph, claim, figure, (node, factor.unit()), &self.pack, &self.now, at)
                })
            }
            _ => None,
        };
        (!factors.is_empty()).then_some(Criteria { factors, displaced })
    }

    /// The year of a claim: that of its period, or of the only one.
    fn year(&self, claim: &Claim) -> Option<u16> {
        let only = (self.accounts.periods.len() == 1).then_some(0);
        claim.period.or(only).and_then(|at| self.accounts.periods.get(at)).map(Period::year)
    }

    /// The factors of a claim: those it names, else the best that explains it, alone or with others.
    fn used(&mut self, claim: &Claim, verdict: &Verdict, year: Option<u16>) -> Vec<(usize, How)> {
        let mut used: Vec<(usize, How)> = Vec::new();
        for (id, _) in claim.equals.value.factors() {
            let (entry, how) = match (&id.edition, year) {
                (Some(_), _) => match self.library.look_up(id) {
                    Lookup::Found(entry) => (entry, How::Named),
                    _ => continue,
                },
                (None, Some(year)) => match self.now.resolve(id, self.place, year) {
                    Ok((entry, choice)) => (entry, if choice.is_some() { How::Chosen } else { How::Named }),
                    Err(_) => continue,
                },
                (None, None) => continue,
            };
            let Resolved::Factor(factor) = entry else { continue };
            let at = self.index_of(&factor.id);
            used.extend(at.filter(|at| !used.iter().any(|(other, _)| other == at)).map(|at| (at, how)));
        }
        if let (true, Some(implied)) = (used.is_empty(), &verdict.implied) {
            let alone = || implied.candidates.first().filter(|best| best.holds).map(|best| (best.factor, How::Implied));
            let tried = verdict.with.clone().and_then(|id| Some((self.index_of(&id)?, How::Tried)));
            let together = self.jointly.get(&verdict.claim).map(|(factor, claims)| (*factor, How::Joint(*claims)));
            used.extend(tried.or(together).or_else(alone));
        }
        used
    }

    fn index_of(&mut self, id: &FactorId) -> Option<usize> {
        if let Some(known) = self.indexes.get(id) {
            return Some(*known);
        }
        let at = self.library.indices(&id.family).into_iter().find(|at| self.library.factor_at(*at).id == *id)?;
        self.indexes.insert(id.clone(), at);
        Some(at)
    }

    fn appraised(&mut self, at: usize, how: How, year: Option<u16>, published: Option<Date>) -> Appraised {
        let factor = self.library.factor_at(at);
        let electric = self.pack.is_electricity(&factor.id.family);
        let asked = if electric { self.pack.electricity.name.clone() } else { factor.id.family.clone() };
        let other_kind = electric && !self.pack.electricity.kinds.contains(&factor.kind);
        let entry = Resolved::Factor(factor);
        let elsewhere = self.place.and_then(|place| self.now.elsewhere(entry, place)).map(str::to_owned);
        let library = self.library;
        let later = published.and_then(|day| {
            let then = self.then.entry(day).or_insert_with(|| Chooser::new(library, day, None));
            then.published_later(entry).map(str::to_owned)
        });
        Appraised {
            factor: at,
            how,
            judged: year.map(|year| self.judge(asked, year, published)),
            other_kind: other_kind.then_some(factor.kind),
            elsewhere,
            published_later: later,
        }
    }

    fn judge(&mut self, asked: String, year: u16, published: Option<Date>) -> Rc<Judged> {
        let key = (asked, year, published);
        if let Some(judged) = self.judged.get(&key) {
            return Rc::clone(judged);
        }
        let then = published.and_then(|day| Some(look(self.then.get(&day)?, &key.0, self.place, year)));
        let now = look(&self.now, &key.0, self.place, year);
        let place = self.place.map(str::to_owned);
        let judged = Rc::new(Judged { asked: key.0.clone(), place, year, then, now });
        self.judged.insert(key, Rc::clone(&judged));
        judged
    }
}

/// What the pack takes as of the day of a chooser, and what stood beside it.
fn look(factors: &Chooser<'_>, asked: &str, place: Option<&str>, year: u16) -> Day {
    let resolved = FactorId::parse(asked).and_then(|id| factors.resolve(&id, place, year).ok());
    let choice = resolved.and_then(|(_, at)| at);
    let of = |choice: &Choice| (choice.considered.first().map(Benchmark::of), beside(choice));
    let (took, beside) = choice.and_then(|at| factors.with_choice(at, of)).unwrap_or_default();
    Day { date: factors.as_of(), took, beside }
}

/// Larger places of the same data year, and of each other kind the value of the year nearest to the claim's.
fn beside(choice: &Choice) -> Vec<Benchmark> {
    let year_of = |id: &FactorId| id.edition.as_ref().map_or(0, |edition| edition.data_year);
    let taken = year_of(&choice.took);
    let larger = choice.considered.iter().filter(|c| c.outcome == Outcome::Coarser && year_of(&c.id) == taken);
    let mut others: Vec<Benchmark> = choice.other_kinds().map(Benchmark::of).collect();
    others.sort_by_key(|other| (other.kind.map(FactorKind::rank), year_of(&other.id).abs_diff(choice.situation.year)));
    others.dedup_by_key(|other| other.kind);
    larger.take(MOST_BESIDE).map(Benchmark::of).chain(others.into_iter().take(MOST_BESIDE)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pack_of_the_program_can_be_read() {
        let pack = CriteriaPack::read(include_str!("../../rules/criteria/factors-of-claims.toml")).expect("sound");
        assert!(pack.open.energies.iter().all(|id| pack.energy(id).is_some()));
        assert!(super::super::model::DisplacedEnergy::ALL.iter().all(|energy| pack.energy(energy.word()).is_some()));
    }
}
