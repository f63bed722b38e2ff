//! One target: its years, its budget, what is left to do.

use super::{Aimed, Word, base_year, standing};
use crate::calc::NodeId;
use crate::finding::one_line;
use crate::report::Look;
use crate::report::page::{Block, Rows};
use crate::report::table::Align;
use crate::target::{Measured, Target, TargetFigure};

pub(super) fn blocks(aimed: &Aimed<'_>, target: &Target, figure: &TargetFigure, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let word = |word: Word| word.text(lang).to_owned();
    let mut blocks = Vec::new();
    blocks.extend(target.says.as_deref().map(|says| Block::Line(one_line(says))));
    if !figure.path.is_empty() {
        if let Some(chart) = standing::chart(aimed, figure, look) {
            blocks.push(chart);
            blocks.push(Block::Line(word(Word::ChartNote)));
        }
        blocks.push(Block::Rows(years(aimed, figure, look)));
    }
    blocks.extend(base_year::bridge(aimed, figure, look));
    blocks.extend(base_year::convergence(aimed, figure, look));
    blocks.extend(standing::blocks(aimed, figure, look));
    let rows: Vec<Vec<String>> = left_to_do(target, figure)
        .into_iter()
        .map(|(name, node)| vec![name.text(lang).to_owned(), aimed.text(Some(node), lang)])
        .collect();
    if !rows.is_empty() {
        blocks.push(Block::Heading(word(Word::BudgetHead)));
        let columns = vec![Align::Left, Align::Right];
        blocks.push(Block::Rows(Rows { header: vec![String::new(), String::new()], columns, rows, total: false }));
    }
    if is_filled(target, figure) {
        blocks.push(Block::Line(word(Word::Filled)));
    }
    blocks
}

/// The budget, and what is left to do.
pub(in crate::report) fn left_to_do(target: &Target, figure: &TargetFigure) -> Vec<(Word, NodeId)> {
    // Intensities and shares of several years make no sum.
    let of_sums = |node: Option<NodeId>| node.filter(|_| target.measured == Measured::Absolute);
    let catch_up = figure.catch_up.as_ref();
    let rows = [
        (Word::Budget, of_sums(figure.budget.as_ref().map(|budget| budget.after_base))),
        (Word::Used, of_sums(catch_up.map(|of| of.used))),
        (Word::Remaining, of_sums(catch_up.map(|of| of.remaining))),
        (Word::StepToEndPoint, catch_up.map(|of| of.step_to_end_point)),
        (Word::StepToBudget, of_sums(catch_up.map(|of| of.step_to_budget))),
        (Word::AtTarget, of_sums(catch_up.map(|of| of.at_target))),
        (Word::RateToEndPoint, catch_up.and_then(|of| of.rate_to_end_point)),
        (Word::RateToBudget, of_sums(catch_up.and_then(|of| of.rate_to_budget))),
        (Word::BreakEven, figure.break_even_growth),
        (Word::AbsoluteChange, figure.absolute_change),
    ];
    rows.into_iter().filter_map(|(word, node)| Some((word, node?))).collect()
}

/// Whether what is used rests on years that were filled in.
pub(in crate::report) fn is_filled(target: &Target, figure: &TargetFigure) -> bool {
    figure.catch_up.as_ref().is_some_and(|of| of.is_filled) && target.measured == Measured::Absolute
}

fn years(aimed: &Aimed<'_>, figure: &TargetFigure, look: Look) -> Rows {
    let lang = look.lang;
    let at = |years: &[(i32, NodeId)], year: i32| years.iter().find(|(of, _)| *of == year).map(|(_, node)| *node);
    let beside = [(Word::Linear, &figure.linear), (Word::Compound, &figure.compound)];
    let beside: Vec<_> = beside.into_iter().filter(|(_, years)| !years.is_empty()).collect();
    let unit = figure.base.map(|base| aimed.unit(base).text().to_owned()).unwrap_or_default();
    let rows = figure.path.iter().map(|(year, node)| {
        let mut row = vec![year.to_string(), aimed.bare(Some(*node), lang)];
        row.extend(beside.iter().map(|(_, years)| aimed.bare(at(years, *year), lang)));
        row.push(aimed.bare(at(&figure.actuals, *year), lang));
        row
    });
    let with_unit = |word: Word| format!("{}, {unit}", word.text(lang)).trim_end_matches([',', ' ']).to_owned();
    let mut header = vec![Word::Year.text(lang).to_owned(), with_unit(Word::Path)];
    header.extend(beside.iter().map(|(word, _)| word.text(lang).to_owned()));
    header.push(Word::Actual.text(lang).to_owned());
    let mut columns = vec![Align::Left];
    columns.extend(std::iter::repeat_n(Align::Right, header.len() - 1));
    Rows { header, columns, rows: rows.collect(), total: false }
}
