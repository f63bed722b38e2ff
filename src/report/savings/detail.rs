//! What one project opens: measures beside it, whether it is possible, its steps, its plan.

use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::super::{Look, number};
use super::{Saved, figure_text, plain_sign, with_unit};
use crate::calc::reading::exact;
use crate::calc::{NodeId, View};
use crate::finding::{AboutSaving, Lang, SavingWord as Word, one_line};
use crate::quantity::Exact;
use crate::saving::engineering::EngineeringKind;
use crate::saving::{PossibleFigure, Project, ProjectFigure, Purpose, Span, lacking};

/// Measures that share an end use.
pub(super) fn end_uses(saved: &Saved<'_>, look: Look) -> Vec<Block> {
    if saved.savings.end_uses.is_empty() {
        return Vec::new();
    }
    let word = |word: Word| word.text(look.lang).to_owned();
    let rows = saved.savings.end_uses.iter().map(|end_use| {
        let ids = end_use.projects.iter().map(|at| one_line(&saved.project(&saved.savings.projects[*at]).id));
        let shown = |node: Option<NodeId>| match node {
            Some(node) => with_unit(saved, node, look.lang),
            None => word(Word::CannotTell),
        };
        vec![
            one_line(&end_use.name),
            ids.collect::<Vec<_>>().join(", "),
            shown(Some(end_use.simple)),
            shown(end_use.combined),
            shown(end_use.overstated),
        ]
    });
    let header = [Word::EndUse, Word::Project, Word::Simple, Word::Combined, Word::OverstatedBy].map(word).into();
    let (left, right) = (Align::Left, Align::Right);
    let columns = vec![left, left, right, right, right];
    vec![Block::Heading(word(Word::EndUses)), Block::Rows(Rows { header, columns, rows: rows.collect(), total: false })]
}

/// Whether there is enough, in words.
pub(in crate::report) fn possible_answer(view: View<'_>, figure: &PossibleFigure, lang: Lang) -> String {
    let share = share(view, figure).map(|share| format!("{} %", number::fixed(&share, 1))).unwrap_or_default();
    match figure.holds {
        Some(true) => AboutSaving::IsPossible { share }.text(lang),
        Some(false) => AboutSaving::IsImpossible { share }.text(lang),
        None => Word::CannotTell.text(lang).to_owned(),
    }
}

/// Published figures that rest on savings, against what the projects give.
pub(super) fn reported(saved: &Saved<'_>, figures: &[&ProjectFigure], look: Look) -> Vec<Block> {
    let (lang, own) = (look.lang, plain_sign(saved));
    let word = |word: Word| word.text(lang).to_owned();
    let (mut rows, mut ask) = (Vec::new(), Vec::new());
    for figure in figures {
        for reported in &figure.reported {
            let answer = match reported.agrees {
                Some(true) => AboutSaving::Follows.text(lang),
                Some(false) => AboutSaving::FollowsNot.text(lang),
                None => word(Word::CannotTell),
            };
            if reported.agrees == Some(false) {
                ask.push(format!("claim/{}", reported.claim));
            }
            let difference = exact::value(saved.view(), reported.difference);
            let unit = saved.view().unit(reported.difference);
            let difference = difference.value().map(|value| number::with_unit(number::signed(value, 2, 2), unit));
            rows.push(vec![
                one_line(&saved.project(figure).id),
                with_unit(&own, reported.published, lang),
                with_unit(&own, reported.given, lang),
                difference.unwrap_or_default(),
                answer,
            ]);
        }
    }
    if rows.is_empty() {
        return Vec::new();
    }
    let header = [Word::Project, Word::ReportedFigure, Word::FromProject, Word::DifferenceColumn, Word::Answer];
    let header = header.map(word).into();
    let right = Align::Right;
    let columns = vec![Align::Left, right, right, right, Align::Left];
    let mut blocks =
        vec![Block::Heading(word(Word::ReportedHeading)), Block::Rows(Rows { header, columns, rows, total: false })];
    if !ask.is_empty() {
        blocks.push(Block::Line(AboutSaving::AskFactor { claims: ask }.text(lang)));
    }
    blocks
}

/// needed / most, in per cent.
fn share(view: View<'_>, figure: &PossibleFigure) -> Option<Exact> {
    let value = |node: NodeId| exact::value(view, node).value().cloned();
    let share = value(figure.needed)?.checked_div(&value(figure.most)?)?;
    Some(&share * &Exact::power_of_ten(2)?)
}

/// Whether a stated saving is possible, for each energy that it may displace.
pub(super) fn possible(saved: &Saved<'_>, figure: &ProjectFigure, kind: &EngineeringKind, look: Look) -> Vec<Block> {
    let (lang, project) = (look.lang, saved.project(figure));
    let Some(of) = kind.possible.as_ref().filter(|_| !figure.possible.is_empty()) else { return Vec::new() };
    let word = |word: Word| word.text(lang).to_owned();
    let own = plain_sign(saved);
    let rows = figure.possible.iter().map(|possible| {
        let answer = possible_answer(saved.view(), possible, lang);
        let (needed, most) = (with_unit(&own, possible.needed, lang), with_unit(&own, possible.most, lang));
        let tonnes = |node: Option<NodeId>| figure_text(saved, node, look);
        let (energy, heat) = (tonnes(possible.answer.as_energy), tonnes(possible.answer.as_itself));
        vec![word(Word::displaced(&possible.displaced)), needed, most, answer, energy, heat]
    });
    let header = [Word::DisplacedEnergy, Word::NeededHeat, Word::MostHeat, Word::Answer, Word::IfEnergy, Word::IfHeat];
    let header = header.map(word).into();
    let right = Align::Right;
    let columns = vec![Align::Left, right, right, Align::Left, right, right];
    let mut blocks = vec![
        Block::Heading(format!("{} · {}", word(Word::IsItPossible), one_line(&project.id))),
        Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }),
        Block::Line(AboutSaving::MostRests { en: of.source.en.clone(), zh: of.source.zh.clone() }.text(lang)),
    ];
    let factors = figure.possible.iter().flat_map(|possible| possible.answer.factors.iter().cloned());
    let mut factors: Vec<String> = factors.collect();
    factors.sort_unstable();
    factors.dedup();
    if !factors.is_empty() {
        blocks.push(Block::Line(AboutSaving::EmissionsByAnswer { factors }.text(lang)));
    }
    if project.displaces.is_none() {
        blocks.push(Block::Line(AboutSaving::DisplacedNotStated.text(lang)));
    }
    if !project.inferred.is_empty() {
        blocks.push(Block::Line(AboutSaving::ConfirmsNothing { inputs: project.inferred.clone() }.text(lang)));
    }
    blocks
}

/// What is computed on the way, and what the saving is worth.
pub(super) fn steps(
    saved: &Saved<'_>,
    figure: &ProjectFigure,
    kind: Option<&EngineeringKind>,
    look: Look,
) -> Vec<Block> {
    let lang = look.lang;
    let word = |word: Word| word.text(lang).to_owned();
    let own = plain_sign(saved);
    let named = |name: &str, node: NodeId| vec![name.to_owned(), with_unit(&own, node, lang)];
    let mut rows: Vec<Vec<String>> = Vec::new();
    if let Some(kind) = kind {
        rows.extend(figure.steps.iter().map(|(at, node)| named(kind.step[*at].means.text(lang), *node)));
    }
    rows.extend(figure.calculated.map(|node| named(&word(Word::StatedOrCalculated), node)));
    rows.extend(figure.cost.map(|node| named(&word(Word::CostLabel), node)));
    if rows.is_empty() {
        return Vec::new();
    }
    let method = kind.map(|kind| format!(" · {}", kind.name.text(lang))).unwrap_or_default();
    let mut blocks = vec![
        Block::Heading(format!("{}{method}", word(Word::Steps))),
        Block::Rows(Rows {
            header: vec![String::new(), String::new()],
            columns: vec![Align::Left, Align::Right],
            rows,
            total: false,
        }),
    ];
    blocks.extend(kind.map(|kind| Block::Line(kind.source.text(lang).to_owned())));
    blocks
}

/// How a saving is measured and verified: labels, and what the book says; what its option needs and the book does not say.
pub(in crate::report) fn plan_items(project: &Project, lang: Lang) -> Vec<(&'static str, String)> {
    let plan = &project.plan;
    let listed = |texts: &[String]| Some(texts.join("; ")).filter(|text| !text.is_empty());
    let span = |span: Span| format!("{} – {}", span.from, span.to);
    let purpose = match project.purpose {
        Purpose::Inventory => Word::ForInventory,
        Purpose::Project => Word::ForProject,
    };
    let said = [
        (Word::MeasureLabel, project.measure.clone()),
        (Word::BoundaryLabel, plan.boundary.clone()),
        (Word::OptionLabel, plan.option.map(|option| option.word().to_owned())),
        (Word::BaselineLabel, plan.baseline.map(span)),
        (Word::ReportingLabel, plan.reporting.map(span)),
        (Word::MeterLabel, plan.measured_by.clone()),
        (Word::EstimatedLabel, listed(&plan.estimated)),
        (Word::SimulationLabel, plan.simulation.clone()),
        (Word::StaticLabel, listed(&plan.static_factors)),
        (Word::BearerLabel, plan.bearer.clone()),
        (Word::PurposeLabel, Some(purpose.text(lang).to_owned())),
    ];
    let said = said.into_iter().filter_map(|(label, text)| Some((label.text(lang), one_line(&text?))));
    let lacks = lacking(plan, false).into_iter().map(|word| word.text(lang)).collect::<Vec<_>>();
    let separator = if lang == Lang::Zh { "、" } else { ", " };
    let lacks = (!lacks.is_empty()).then(|| (Word::LacksLabel.text(lang), lacks.join(separator)));
    said.chain(lacks).collect()
}

/// How the saving is measured and verified.
pub(super) fn plan(saved: &Saved<'_>, figure: &ProjectFigure, lang: Lang) -> Vec<Block> {
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let items = plan_items(saved.project(figure), lang);
    let items = items.into_iter().map(|(label, text)| format!("{label}{colon}{text}"));
    vec![Block::Heading(Word::PlanHeading.text(lang).to_owned()), Block::List(items.collect())]
}
