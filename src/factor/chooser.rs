//! One run's choices: each made once, and kept for the report.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use jiff::civil::Date;

use super::apply::{ApplyError, GasMass, equivalent_by, potential};
use super::choose::{
    Choice, Considered, Outcome, Situation, Unchosen, choose, coarseness, data_year, last_day, region, years_apart,
};
use super::gwp::{GwpSet, MethaneOrigin};
use super::id::FactorId;
use super::library::{Library, Lookup, Resolved};
use super::lock::{Lock, LockedChoice};
use super::region::Regions;
use super::rules::RulePack;
use crate::calc::{Graph, NodeId};
use crate::quantity::Gas;

/// Resolves the factors of a book: named editions by looking them up, families by rule.
#[derive(Debug)]
pub struct Chooser<'l> {
    library: &'l Library,
    as_of: Date,
    lock: Option<&'l Lock>,
    /// Read when the first choice is made.
    rules: OnceLock<(RulePack, Regions)>,
    state: RefCell<State>,
    /// Potentials that were found, which every line asks for again.
    potentials: RefCell<HashMap<(GwpSet, Gas, MethaneOrigin), FactorId>>,
}

#[derive(Debug, Default)]
struct State {
    choices: Vec<Choice>,
    made: BTreeMap<(String, Situation), Result<usize, Unchosen>>,
    /// What ids that were asked for stood for.
    resolved: HashMap<FactorId, Vec<Met>>,
}

/// An id that was asked for at a place in a year: what it stood for, and by which choice.
#[derive(Debug)]
struct Met {
    place: Option<String>,
    year: u16,
    took: FactorId,
    choice: Option<usize>,
}

/// Why a factor id leads to nothing.
#[derive(Debug, Clone)]
pub enum Unresolved<'l> {
    /// An edition is named, and it is not there or not the only one.
    Lookup(Lookup<'l>),
    /// A family is named, and the rule settles on nothing.
    Unchosen(Unchosen, Situation),
}

impl State {
    fn met(&self, id: &FactorId, place: Option<&str>, year: u16) -> Option<&Met> {
        self.resolved.get(id)?.iter().find(|met| met.year == year && met.place.as_deref() == place)
    }
}

impl<'l> Chooser<'l> {
    /// Chooses from `library` by what was published on a day; what is locked is not chosen again.
    pub fn new(library: &'l Library, as_of: Date, lock: Option<&'l Lock>) -> Chooser<'l> {
        Chooser {
            library,
            as_of,
            lock,
            rules: OnceLock::new(),
            state: RefCell::default(),
            potentials: RefCell::default(),
        }
    }

    /// The library that is chosen from.
    pub const fn library(&self) -> &'l Library {
        self.library
    }

    /// The day as of which choices are made.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// The pack that is followed.
    pub fn pack(&self) -> &RulePack {
        &self.rules().0
    }

    /// Whether anything was chosen.
    pub fn has_chosen(&self) -> bool {
        !self.state.borrow().choices.is_empty()
    }

    /// Looks at one of the choices made so far.
    pub fn with_choice<T>(&self, at: usize, look: impl FnOnce(&Choice) -> T) -> Option<T> {
        self.state.borrow().choices.get(at).map(look)
    }

    /// Every choice that was made.
    pub fn into_choices(self) -> Vec<Choice> {
        self.state.into_inner().choices
    }

    /// What an id stands for at a place in a year. With a family alone it is chosen by rule: then the number of the choice
    /// is given too.
    ///
    /// # Errors
    /// See [`Unresolved`].
    pub fn resolve(
        &self,
        id: &FactorId,
        place: Option<&str>,
        year: u16,
    ) -> Result<(Resolved<'l>, Option<usize>), Unresolved<'l>> {
        // Forty lines with one factor ask one question.
        let met = self.state.borrow().met(id, place, year).map(|met| (met.took.clone(), met.choice));
        if let Some((took, choice)) = met
            && let Lookup::Found(entry) = self.library.look_up(&took)
        {
            return Ok((entry, choice));
        }
        let (entry, choice) = self.resolve_anew(id, place, year)?;
        let met = Met { place: place.map(str::to_owned), year, took: entry.id().clone(), choice };
        self.state.borrow_mut().resolved.entry(id.clone()).or_default().push(met);
        Ok((entry, choice))
    }

    fn resolve_anew(
        &self,
        id: &FactorId,
        place: Option<&str>,
        year: u16,
    ) -> Result<(Resolved<'l>, Option<usize>), Unresolved<'l>> {
        let locked = self.lock.and_then(|lock| lock.took(id, place, year));
        if id.edition.is_some() {
            return match self.library.look_up(locked.as_ref().unwrap_or(id)) {
                Lookup::Found(entry) => Ok((entry, None)),
                other => Err(Unresolved::Lookup(other)),
            };
        }
        let situation = Situation { place: place.map(str::to_owned), year, as_of: self.as_of };
        let key = (id.family.clone(), situation);
        let mut state = self.state.borrow_mut();
        let made = match state.made.get(&key) {
            Some(made) => made.clone(),
            None => {
                let (pack, regions) = self.rules();
                let made = choose(self.library, regions, pack, &key.0, &key.1);
                let made = match locked {
                    Some(took) => Ok(self.keep(made.ok(), took, &key)),
                    None => made,
                };
                let made = made.map(|choice| {
                    state.choices.push(choice);
                    state.choices.len() - 1
                });
                state.made.insert(key.clone(), made.clone());
                made
            }
        };
        let at = made.map_err(|unchosen| Unresolved::Unchosen(unchosen, key.1))?;
        match self.library.look_up(&state.choices[at].took) {
            Lookup::Found(entry) => Ok((entry, Some(at))),
            other => Err(Unresolved::Lookup(other)),
        }
    }

    /// A choice as it was locked; a library that came later is looked at for what it has beside it.
    fn keep(&self, anew: Option<Choice>, took: FactorId, (asked, situation): &(String, Situation)) -> Choice {
        let mut choice = anew.unwrap_or_else(|| Choice {
            asked: asked.clone(),
            situation: situation.clone(),
            took: took.clone(),
            too_old: None,
            is_of_one_factor: false,
            is_national_for_want_of_a_place: false,
            considered: Vec::new(),
        });
        let entry = match self.library.look_up(&took) {
            Lookup::Found(entry) => Some(entry),
            _ => None,
        };
        let at = choice.considered.iter().position(|considered| considered.id == took);
        let taken = at.map(|at| choice.considered.remove(at)).or_else(|| {
            let entry = entry?;
            Some(Considered::of(self.library, entry, Outcome::Taken))
        });
        for other in &mut choice.considered {
            if other.outcome == Outcome::Taken {
                other.outcome = Outcome::OtherYear;
            }
        }
        if let Some(taken) = taken {
            choice.considered.insert(0, Considered { outcome: Outcome::Taken, ..taken });
        }
        choice.is_of_one_factor = matches!(entry, Some(Resolved::Factor(_)));
        choice.too_old = entry.and_then(|entry| self.years_apart(entry, situation.year));
        choice.took = took;
        choice
    }

    /// Emissions as t CO2e: see [`super::co2_equivalent`].
    ///
    /// # Errors
    /// A gas without a potential in the set.
    pub fn co2_equivalent(&self, graph: &mut Graph, mass: GasMass, set: GwpSet) -> Result<NodeId, ApplyError> {
        equivalent_by(graph, self.library, mass, |gas| {
            let key = (set, gas, mass.origin);
            let known = self.potentials.borrow().get(&key).and_then(|id| self.library.factor(id));
            if let Some(known) = known {
                return Ok(known);
            }
            let found = potential(self.library, set, gas, mass.origin)?;
            self.potentials.borrow_mut().insert(key, found.id.clone());
            Ok(found)
        })
    }

    /// Every id that was asked for, with what it stood for, sorted.
    pub fn resolved(&self) -> Vec<LockedChoice> {
        let state = self.state.borrow();
        let of_id = |(id, mets): (&FactorId, &Vec<Met>)| {
            let asked = id.to_string();
            let choice = |met: &Met| LockedChoice {
                asked: asked.clone(),
                place: met.place.clone(),
                year: met.year,
                took: met.took.to_string(),
            };
            mets.iter().map(choice).collect::<Vec<_>>()
        };
        let mut resolved: Vec<LockedChoice> = state.resolved.iter().flat_map(of_id).collect();
        resolved.sort();
        resolved
    }

    /// How many years the data of an edition are from an activity, where that is more than the pack allows.
    pub fn years_apart(&self, entry: Resolved<'_>, year: u16) -> Option<u16> {
        years_apart(self.pack(), entry, year)
    }

    /// The region of a factor that is for another place than this one.
    pub fn elsewhere<'a>(&self, entry: Resolved<'a>, place: &str) -> Option<&'a str> {
        region(entry).filter(|region| coarseness(&self.rules().1, region, data_year(entry), Some(place)).is_none())
    }

    /// When an edition was published, where that was after the day as of which factors are chosen.
    pub fn published_later(&self, entry: Resolved<'_>) -> Option<&'l str> {
        let published = self.library.source(entry.source_index())?.published.as_deref()?;
        last_day(published).is_some_and(|day| day > self.as_of).then_some(published)
    }

    fn rules(&self) -> &(RulePack, Regions) {
        // Both are part of the program; tests hold that they can be read.
        self.rules.get_or_init(|| (RulePack::iso14064_1(), Regions::bundled()))
    }
}
