//! What one project opens: measures beside it, whether it is possible, its steps, its plan.

use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::super::{Look, number};
use super::{Saved, SavingSign, with_unit};
use crate::calc::NodeId;
use crate::calc::reading::exact;
use crate::finding::{AboutSaving, Lang, SavingWord as Word, one_line};
use crate::quantity::Exact;
use crate::saving::engineering::EngineeringKind;
use crate::saving::{PossibleFigure, ProjectFigure, Purpose, Span};

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

fn displaced_word(displaced: &str) -> Word {
    match displaced {
        "fuel" => Word::DisplacedFuel,
        "heat-pump" => Word::DisplacedHeatPump,
        _ => Word::DisplacedElectricity,
    }
}

/// needed / most, in per cent.
fn share(saved: &Saved<'_>, figure: &PossibleFigure) -> Option<Exact> {
    let value = |node: NodeId| exact::value(saved.view(), node).value().cloned();
    let share = value(figure.needed)?.checked_div(&value(figure.most)?)?;
    Some(&share * &Exact::power_of_ten(2)?)
}

/// Whether a stated saving is possible, for each energy that it may displace.
pub(super) fn possible(saved: &Saved<'_>, figure: &ProjectFigure, kind: &EngineeringKind, look: Look) -> Vec<Block> {
    let (lang, project) = (look.lang, saved.project(figure));
    let Some(of) = kind.possible.as_ref().filter(|_| !figure.possible.is_empty()) else { return Vec::new() };
    let word = |word: Word| word.text(lang).to_owned();
    let own = Saved { sign: SavingSign::Positive, ..*saved };
    let rows = figure.possible.iter().map(|possible| {
        let share = share(saved, possible).map(|share| format!("{} %", number::fixed(&share, 1))).unwrap_or_default();
        let answer = match possible.holds {
            Some(true) => AboutSaving::IsPossible { share }.text(lang),
            Some(false) => AboutSaving::IsImpossible { share }.text(lang),
            None => word(Word::CannotTell),
        };
        let (needed, most) = (with_unit(&own, possible.needed, lang), with_unit(&own, possible.most, lang));
        vec![word(displaced_word(&possible.displaced)), needed, most, answer]
    });
    let header = [Word::DisplacedEnergy, Word::NeededHeat, Word::MostHeat, Word::Answer].map(word).into();
    let columns = vec![Align::Left, Align::Right, Align::Right, Align::Left];
    let mut blocks = vec![
        Block::Heading(format!("{} · {}", word(Word::IsItPossible), one_line(&project.id))),
        Block::Rows(Rows { header, columns, rows: rows.collect(), total: false }),
        Block::Line(AboutSaving::MostRests { en: of.source.en.clone(), zh: of.source.zh.clone() }.text(lang)),
    ];
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
    let own = Saved { sign: SavingSign::Positive, ..*saved };
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

/// How the saving is measured and verified.
pub(super) fn plan(saved: &Saved<'_>, figure: &ProjectFigure, lang: Lang) -> Vec<Block> {
    let project = saved.project(figure);
    let plan = &project.plan;
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
        (Word::StaticLabel, Some(plan.static_factors.join("; ")).filter(|text| !text.is_empty())),
        (Word::BearerLabel, plan.bearer.clone()),
        (Word::PurposeLabel, Some(purpose.text(lang).to_owned())),
    ];
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let items =
        said.into_iter().filter_map(|(label, text)| Some(format!("{}{colon}{}", label.text(lang), one_line(&text?))));
    vec![Block::Heading(Word::PlanHeading.text(lang).to_owned()), Block::List(items.collect())]
}
