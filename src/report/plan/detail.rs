//! One plan: what is proved, its measures, its years, the cost curve beside it.

use super::{Planned, Word, covers, keeps_word, outcome, per_tonne, tonnes};
use crate::calc::NodeId;
use crate::finding::{AboutSolution, Lang};
use crate::quantity::{Exact, Rounding};
use crate::report::chart::terminal::{Bar, Blocks, bars};
use crate::report::page::{Block, Rows};
use crate::report::table::Align;
use crate::report::{Look, number};
use crate::target::odds::ClosedForm;
use crate::target::plan::Outcome;
use crate::target::{Keeps, PlanEntry, PlanOdds, Roadmap, Solution};

pub(super) fn blocks(
    planned: &Planned<'_>,
    plan: &PlanEntry,
    roadmap: &Roadmap,
    solution: &Solution,
    look: Look,
) -> Vec<Block> {
    let lang = look.lang;
    let word = |word: Word| word.text(lang).to_owned();
    let mut blocks = vec![Block::Line(outcome(planned, roadmap, solution, lang))];
    blocks.extend(covers(planned, roadmap, lang).map(Block::Line));
    if plan.is_made_up {
        blocks.push(Block::Line(word(Word::MadeUp)));
    }
    blocks.push(Block::Heading(word(Word::Measures)));
    if solution.chosen.is_empty() {
        let is_kept = matches!(solution.solved.outcome, Outcome::Optimal(_) | Outcome::BestFound { .. });
        blocks.push(Block::Line(word(if is_kept { Word::NoneChosen } else { Word::NoneToChoose })));
    } else {
        blocks.push(Block::Rows(measures(planned, plan, roadmap, solution, lang)));
        let remark = if plan.is_one_year { Word::AttributionOneYear } else { Word::Attribution };
        blocks.push(Block::Line(word(remark)));
    }
    let is_chosen = |at: usize| solution.chosen.iter().any(|chosen| chosen.at == at);
    let left: Vec<String> = roadmap
        .problem
        .measures
        .iter()
        .enumerate()
        .filter(|(at, _)| !is_chosen(*at))
        .map(|(at, _)| planned.name(roadmap, at))
        .collect();
    if !left.is_empty() && !solution.chosen.is_empty() {
        blocks.push(Block::Line(AboutSolution::NotChosen { ids: left }.text(lang)));
    }
    blocks.push(Block::Heading(match lang {
        Lang::En => format!("{} ({})", word(Word::Years), keeps_word(plan.keeps).text(lang)),
        Lang::Zh => format!("{}（{}）", word(Word::Years), keeps_word(plan.keeps).text(lang)),
    }));
    blocks.push(Block::Rows(years(planned, roadmap, solution, lang)));
    if solution.emissions.len() > 1 {
        blocks.push(Block::Drawing(drawing(planned, roadmap, solution, look)));
    }
    blocks.extend(curve(planned, roadmap, solution, lang));
    if let Some(odds) = planned.odds(plan, roadmap) {
        blocks.push(Block::Heading(word(Word::Probability)));
        blocks.extend(probability(plan, &odds, lang));
    }
    blocks
}

fn probability(plan: &PlanEntry, odds: &PlanOdds, lang: Lang) -> Vec<Block> {
    let places = |value: f64, digits: u32| {
        Exact::from_f64(value).map(|value| value.to_decimal_string(digits, Rounding::HalfEven)).unwrap_or_default()
    };
    let sampled = &odds.sampled;
    if odds.is_certain {
        return vec![Block::Line(AboutSolution::Certain { keeps: sampled.kept == sampled.draws }.text(lang))];
    }
    let named = |name: Word, text: String| match lang {
        Lang::En => Block::Line(format!("{}: {text}", name.text(lang))),
        Lang::Zh => Block::Line(format!("{}：{text}", name.text(lang))),
    };
    let mut blocks = Vec::new();
    if let Some(closed) = odds.closed {
        let form = match closed.form {
            ClosedForm::NormalSum => Word::NormalSum,
            ClosedForm::Delivery => Word::Delivery,
            ClosedForm::LogNormal => Word::LogNormal,
        };
        let message =
            AboutSolution::ClosedForm { probability: places(closed.probability, 6), form: form.text(lang).to_owned() };
        blocks.push(named(Word::ClosedForm, message.text(lang)));
    }
    let message = AboutSolution::Sampled {
        probability: places(sampled.probability, 6),
        error: places(sampled.standard_error, 6),
        kept: number::grouped(&sampled.kept.to_string()),
        draws: number::grouped(&sampled.draws.to_string()),
        seed: odds.seed,
    };
    blocks.push(named(Word::Sampled, message.text(lang)));
    let spread = AboutSolution::Spread {
        mean: format!("{} tCO2e", number::grouped(&places(sampled.mean, 2))),
        deviation: format!("{} tCO2e", number::grouped(&places(sampled.deviation, 2))),
        is_sum: plan.keeps == Keeps::Budget,
        year: plan.year,
    };
    blocks.push(Block::Line(spread.text(lang)));
    blocks
}

fn measures(planned: &Planned<'_>, plan: &PlanEntry, roadmap: &Roadmap, solution: &Solution, lang: Lang) -> Rows {
    let word = |word: Word| word.text(lang).to_owned();
    let mut rows = Vec::new();
    let (mut in_year, mut in_all) = (Exact::ZERO, Exact::ZERO);
    for chosen in &solution.chosen {
        let last = chosen.wedge.last().map(|(_, lowered)| lowered.clone()).unwrap_or_default();
        let all: Exact = chosen.wedge.iter().map(|(_, lowered)| lowered).sum();
        let cost = chosen.cost.and_then(|cost| planned.value(cost));
        let mut row = vec![planned.name(roadmap, chosen.at)];
        if !plan.is_one_year {
            row.push(chosen.start.to_string());
        }
        row.push(number::fixed(&last, 2));
        if !plan.is_one_year {
            row.push(number::fixed(&all, 2));
        }
        row.push(cost.map(|cost| planned.money(&cost, roadmap)).unwrap_or_default());
        row.push(chosen.per_tonne.as_ref().map(|of| per_tonne(of, roadmap)).unwrap_or_default());
        rows.push(row);
        in_year += &last;
        in_all += &all;
    }
    let cost = solution.cost.and_then(|cost| planned.value(cost));
    let mut total = vec![word(Word::Total)];
    if !plan.is_one_year {
        total.push(String::new());
    }
    total.push(number::fixed(&in_year, 2));
    if !plan.is_one_year {
        total.push(number::fixed(&in_all, 2));
    }
    let of_all = cost.as_ref().filter(|_| in_all.is_positive()).and_then(|cost| cost.checked_div(&in_all));
    total.push(cost.map(|cost| planned.money(&cost, roadmap)).unwrap_or_default());
    total.push(of_all.map(|of| per_tonne(&of, roadmap)).unwrap_or_default());
    rows.push(total);
    let mut header = vec![word(Word::Measure)];
    if !plan.is_one_year {
        header.push(word(Word::Start));
    }
    header.push(match lang {
        Lang::En => format!("{} {}", word(Word::LowersIn), plan.year),
        Lang::Zh => format!("{} 年{}", plan.year, word(Word::LowersIn)),
    });
    if !plan.is_one_year {
        header.push(word(Word::LowersInAll));
    }
    header.extend([word(Word::Cost), word(Word::PerTonne)]);
    let mut columns = vec![Align::Left];
    columns.extend(std::iter::repeat_n(Align::Right, header.len() - 1));
    Rows { header, columns, rows, total: true }
}

fn years(planned: &Planned<'_>, roadmap: &Roadmap, solution: &Solution, lang: Lang) -> Rows {
    let word = |word: Word| word.text(lang).to_owned();
    let mut rows = Vec::new();
    for (year, bau) in &roadmap.bau {
        let of = |nodes: &[(i32, NodeId)]| nodes.iter().find(|(at, _)| at == year).map(|(_, node)| *node);
        let emitted = of(&solution.emissions).or(Some(*bau));
        let mut row = vec![year.to_string(), planned.bare(Some(*bau), lang), planned.bare(emitted, lang)];
        let cap = of(&roadmap.caps);
        row.push(planned.bare(cap, lang));
        row.push(planned.bare(of(&solution.margins), lang));
        rows.push(row);
    }
    let has_sum = roadmap.budget.is_some();
    if let Some(budget) = roadmap.budget {
        let after_base = roadmap.bau.iter().filter(|(year, _)| solution.emissions.iter().any(|(at, _)| at == year));
        let bau: Exact = after_base.filter_map(|(_, node)| planned.value(*node)).collect::<Vec<_>>().iter().sum();
        rows.push(vec![
            word(Word::Budget),
            number::fixed(&bau, 2),
            planned.bare(solution.total, lang),
            planned.bare(Some(budget), lang),
            planned.bare(solution.margin, lang),
        ]);
    }
    let header = [Word::Year, Word::Bau, Word::Planned, Word::Cap, Word::Margin].map(word);
    let right = Align::Right;
    Rows { header: header.into(), columns: vec![Align::Left, right, right, right, right], rows, total: has_sum }
}

/// A bar a year, with the cap as a stroke.
fn drawing(planned: &Planned<'_>, roadmap: &Roadmap, solution: &Solution, look: Look) -> String {
    let double = |node: NodeId| planned.value(node).map(|value| value.to_f64());
    let bar = |(year, bau): &(i32, NodeId)| {
        let of = |nodes: &[(i32, NodeId)]| nodes.iter().find(|(at, _)| at == year).map(|(_, node)| *node);
        let emitted = of(&solution.emissions).unwrap_or(*bau);
        Bar {
            label: year.to_string(),
            value: double(emitted),
            mark: of(&roadmap.caps).and_then(double),
            text: planned.value(emitted).map(|value| tonnes(&value)).unwrap_or_default(),
        }
    };
    let rows: Vec<Bar> = roadmap.bau.iter().map(bar).collect();
    bars(&rows, look.width.min(72), Blocks::Unicode)
}

/// The ordinary reading of the cost curve, where it fails.
fn curve(planned: &Planned<'_>, roadmap: &Roadmap, solution: &Solution, lang: Lang) -> Vec<Block> {
    let notes = curve_notes(planned, roadmap, solution, lang);
    let heading = (!notes.is_empty()).then(|| Block::Heading(Word::Curve.text(lang).to_owned()));
    heading.into_iter().chain(notes.into_iter().map(Block::Line)).collect()
}

/// What the ordinary reading of a cost curve would have chosen, and how it fails; nothing where it does not.
pub(in crate::report) fn curve_notes(
    planned: &Planned<'_>,
    roadmap: &Roadmap,
    solution: &Solution,
    lang: Lang,
) -> Vec<String> {
    let Some(curve) = solution.curve.as_ref().filter(|_| solution.does_curve_fail()) else { return Vec::new() };
    let ids: Vec<String> = curve.plan.chosen().map(|at| planned.name(roadmap, at)).collect();
    let emitted: Exact = match roadmap.budget {
        Some(_) => curve.plan.by_year.iter().sum(),
        None => curve.plan.by_year.last().cloned().unwrap_or_default(),
    };
    let line = AboutSolution::Curve {
        ids,
        claimed: tonnes(&curve.claimed),
        emissions: tonnes(&emitted),
        cost: planned.money(&curve.plan.cost, roadmap),
    };
    let why = match curve.keeps {
        false if curve.claimed < needed(roadmap, planned) => AboutSolution::CurveEnds,
        false => AboutSolution::CurvePasses,
        true => {
            let by = &curve.plan.cost - &solution.solved.outcome.plan().cost;
            AboutSolution::CurveDearer { by: planned.money(&by, roadmap) }
        }
    };
    vec![line.text(lang), why.text(lang)]
}

/// What the plan has to lower, in t, where one cap is kept.
fn needed(roadmap: &Roadmap, planned: &Planned<'_>) -> Exact {
    let values =
        |nodes: &[(i32, NodeId)]| -> Vec<Exact> { nodes.iter().filter_map(|(_, node)| planned.value(*node)).collect() };
    let bau = values(&roadmap.bau);
    match roadmap.budget.and_then(|budget| planned.value(budget)) {
        Some(budget) => {
            let after: Exact = bau.iter().skip(bau.len() - roadmap.problem.years().min(bau.len())).sum();
            &after - &budget
        }
        None => {
            let cap = values(&roadmap.caps).pop().unwrap_or_default();
            &bau.last().cloned().unwrap_or_default() - &cap
        }
    }
}
