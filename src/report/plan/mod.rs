//! Plans: which measures when, at what cost, what is emitted then, and what is proved of it.

mod detail;
mod json;
mod sheet;

use super::figure::absent_words;
use super::page::{Block, Page, Rows};
use super::table::Align;
use super::{Look, Subject, number};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutSolution, Lang, PlanWord as Word, one_line};
use crate::quantity::{Exact, Unit};
use crate::target::plan::Outcome;
use crate::target::{EndUse, Keeps, MeasureEntry, PlanEntry, PlanOdds, Roadmap, Roadmaps, Solution, Target, plan_odds};
pub(super) use detail::curve_notes;
pub use json::plans_json;

/// What the report is of.
#[derive(Clone, Copy)]
pub struct Planned<'a> {
    /// The figures of the book.
    pub subject: &'a Subject<'a>,
    /// The plans as the book states them.
    pub plans: &'a [PlanEntry],
    /// The measures of the book.
    pub measures: &'a [MeasureEntry],
    /// The end uses of the book.
    pub end_uses: &'a [EndUse],
    /// The targets of the book.
    pub targets: &'a [Target],
    /// The plans with their solutions.
    pub roadmaps: &'a Roadmaps,
    /// Only plans for this target.
    pub target: Option<usize>,
    /// Threads for the probability; not asked for where there is none.
    pub odds: Option<usize>,
}

impl<'a> Planned<'a> {
    fn view(&self) -> View<'a> {
        View::plain(&self.subject.account.graph)
    }

    /// The plans that are shown, with what was found.
    pub(super) fn shown(&self) -> impl Iterator<Item = (&'a PlanEntry, &'a Roadmap, &'a Solution)> + use<'a> {
        let (target, plans) = (self.target, self.plans);
        let all = self.roadmaps.plans.iter();
        all.filter_map(move |roadmap| Some((plans.get(roadmap.plan)?, roadmap, roadmap.solution.as_ref()?)))
            .filter(move |(plan, ..)| target.is_none() || plan.target == target)
    }

    fn value(&self, node: NodeId) -> Option<Exact> {
        exact::value(self.view(), node).value().cloned()
    }

    /// A figure without its unit; what stands for it where it has none.
    fn bare(&self, node: Option<NodeId>, lang: Lang) -> String {
        let Some(node) = node else { return String::new() };
        let known = exact::value(self.view(), node);
        match known.value() {
            Some(value) => number::fixed(value, 2),
            None => absent_words(self.view(), node, &known, lang).to_owned(),
        }
    }

    /// The probability that a plan keeps its cap, where it is asked for.
    fn odds(&self, plan: &PlanEntry, roadmap: &Roadmap) -> Option<PlanOdds> {
        plan_odds(roadmap, plan, (self.end_uses, self.measures), self.odds?)?.ok()
    }

    /// What a measure is called.
    pub(super) fn name(&self, roadmap: &Roadmap, at: usize) -> String {
        let entry = roadmap.measures.get(at).and_then(|place| self.measures.get(*place));
        let name = entry.map(|entry| entry.name.as_deref().unwrap_or(&entry.id));
        one_line(name.unwrap_or_default())
    }

    /// An amount of money, which reports round to hundredths.
    fn money(&self, value: &Exact, roadmap: &Roadmap) -> String {
        let unit = roadmap.currency.clone().unwrap_or_else(Unit::none);
        number::with_unit(number::fixed(value, 2), &unit)
    }
}

/// Money for a tonne: without the multiplier that investments are written with (元 for 万元).
fn per_tonne(value: &Exact, roadmap: &Roadmap) -> String {
    let (value, unit) = in_plain_money(value, roadmap);
    number::with_unit(number::fixed(&value, 2), &unit)
}

/// The same as a value with its unit.
pub(super) fn in_plain_money(value: &Exact, roadmap: &Roadmap) -> (Exact, Unit) {
    let unit = roadmap.currency.clone().unwrap_or_else(Unit::none);
    let plain = Unit::parse(unit.text().trim_start_matches(['百', '千', '万', '亿'])).ok();
    match plain.and_then(|plain| Some((unit.convertible(&plain)?, plain))) {
        Some((ratio, plain)) => (value * &ratio, plain),
        None => (value.clone(), unit),
    }
}

fn tonnes(value: &Exact) -> String {
    number::with_unit(number::fixed(value, 2), &crate::factor::tonnes_co2e())
}

/// What is proved, in a sentence.
pub(super) fn outcome(planned: &Planned<'_>, roadmap: &Roadmap, solution: &Solution, lang: Lang) -> String {
    let (nodes, by_clock) = (solution.solved.nodes, solution.was_stopped_by_clock());
    let message = match &solution.solved.outcome {
        Outcome::Optimal(_) => AboutSolution::Optimal { nodes },
        Outcome::BestFound { plan, bound } => AboutSolution::BestFound {
            bound: planned.money(bound, roadmap),
            gap: planned.money(&(&plan.cost - bound), roadmap),
            nodes,
            by_clock,
        },
        // Where no choice was found at any excess, it is not the cap that is in the way.
        Outcome::Infeasible { is_least: false, .. } => AboutSolution::NoChoice,
        Outcome::Infeasible { nearest, is_least, is_cheapest } => AboutSolution::Infeasible {
            excess: tonnes(&nearest.excess),
            is_least: *is_least,
            is_cheapest: *is_cheapest,
        },
        Outcome::Unknown { nearest } => AboutSolution::Unknown { excess: tonnes(&nearest.excess), by_clock },
    };
    message.text(lang)
}

/// That the end uses cover another base than the target, where they do.
pub(super) fn covers(planned: &Planned<'_>, roadmap: &Roadmap, lang: Lang) -> Option<String> {
    let stated = roadmap.target_base.as_ref()?;
    let sum = planned.value(roadmap.base)?;
    Some(AboutSolution::Covers { sum: tonnes(&sum), base: tonnes(stated) }.text(lang))
}

/// What is proved, in a word.
fn outcome_word(solution: &Solution) -> Word {
    match solution.solved.outcome {
        Outcome::Optimal(_) => Word::Optimal,
        Outcome::BestFound { .. } => Word::BestFound,
        Outcome::Infeasible { .. } => Word::Infeasible,
        Outcome::Unknown { .. } => Word::Unknown,
    }
}

fn keeps_word(keeps: Keeps) -> Word {
    match keeps {
        Keeps::TargetYear => Word::KeepsTargetYear,
        Keeps::EveryYear => Word::KeepsEveryYear,
        Keeps::Budget => Word::KeepsBudget,
    }
}

/// The plans for people, and as a sheet.
pub fn plans_page(planned: &Planned<'_>, look: Look) -> Page {
    let lang = look.lang;
    let organization = planned.subject.accounts.organization.as_ref();
    let organization = organization.map(|organization| format!("{}\n", one_line(&organization.name)));
    let mut blocks = Vec::new();
    for (plan, roadmap, solution) in planned.shown() {
        let name = one_line(plan.name.as_deref().unwrap_or(&plan.id));
        let years = match plan.is_one_year {
            true => plan.year.to_string(),
            false => format!("{} → {}", plan.base_year, plan.year),
        };
        let organization = organization.as_deref().filter(|_| blocks.is_empty()).unwrap_or_default();
        let title = match lang {
            Lang::En => format!("{organization}{}: {name}, {years}", Word::Title.text(lang)),
            Lang::Zh => format!("{organization}{}：{name}，{years}", Word::Title.text(lang)),
        };
        blocks.push(Block::Title(title));
        blocks.extend(detail::blocks(planned, plan, roadmap, solution, look));
    }
    if planned.shown().count() > 1 {
        blocks.push(Block::Heading(Word::SideBySide.text(lang).to_owned()));
        blocks.push(Block::Rows(side_by_side(planned, look)));
    }
    Page { blocks, sheet: sheet::sheet(planned) }
}

/// A row a plan.
fn side_by_side(planned: &Planned<'_>, look: Look) -> Rows {
    let lang = look.lang;
    let rows = planned.shown().map(|(plan, roadmap, solution)| {
        let starts = solution.chosen.iter().map(|chosen| {
            let id = &roadmap.problem.measures[chosen.at].id;
            if plan.is_one_year { id.clone() } else { format!("{id} {}", chosen.start) }
        });
        let cost = solution.cost.and_then(|cost| planned.value(cost));
        let kept = solution.total.or(solution.emissions.last().map(|(_, node)| *node));
        let cap = roadmap.budget.or(roadmap.caps.last().map(|(_, node)| *node));
        vec![
            one_line(&plan.id),
            keeps_word(plan.keeps).text(lang).to_owned(),
            outcome_word(solution).text(lang).to_owned(),
            cost.map(|cost| planned.money(&cost, roadmap)).unwrap_or_default(),
            planned.bare(kept, lang),
            planned.bare(cap, lang),
            one_line(&starts.collect::<Vec<_>>().join(match lang {
                Lang::En => ", ",
                Lang::Zh => "、",
            })),
        ]
    });
    let header = [Word::Title, Word::Keeps, Word::Outcome, Word::Cost, Word::Planned, Word::Cap, Word::Measures];
    let (left, right) = (Align::Left, Align::Right);
    Rows {
        header: header.map(|word| word.text(lang).to_owned()).into(),
        columns: vec![left, left, left, right, right, right, left],
        rows: rows.collect(),
        total: false,
    }
}
