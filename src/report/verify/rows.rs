//! A verification as rows with the four answers apart: for Markdown and CSV.
//!
//! One row a claim, a table and a quantity. Of a table's relations a sheet has every one, as the record of what was recomputed;
//! people are shown those that do not hold or cannot be told.

use super::arithmetic::arithmetic_text;
use super::assessment::{Assessed, summary_lines};
use super::explanations::best_explanation;
use super::plausible::{bound_sentences, outcome_words, plausible_word, value_words};
use super::size::{size_words, threshold_notes, threshold_rows};
use super::summary::summary;
use super::table_rows::table_rows;
use super::{EXTRA_DECIMALS, Verified, decimals, source};
use crate::calc::View;
use crate::claim::{
    Arithmetic, Basis, BoundRelation, Claim, ClaimFigure, Missing, PlausibilityPack, Size, Standing, Verdict,
};
use crate::finding::{AboutPlausibility, Heading, Lang, Message, SizeWord, one_line};
use crate::quantity::Exact;
use crate::report::figure::cited_text;
use crate::report::page::{Block, Cell, Page, Rows, Sheet};
use crate::report::table::Align;
use crate::report::{Look, Subject, number};

/// Columns of the sheet.
const COLUMNS: [&str; 19] = [
    "kind",
    "id",
    "says",
    "source",
    "place",
    "published",
    "recomputed",
    "unit",
    "arithmetic",
    "difference",
    "difference_at_least",
    "explanation",
    "share_of_figure",
    "share_of_total",
    "share_of_scope_1_2",
    "share_of_category",
    "materiality",
    "plausibility",
    "bounds",
];

/// One line of a verification.
pub(super) struct VerifyRow {
    /// What is shown of it to people: id, published, recomputed, and the four answers; nothing where it is for programs only.
    pub shown: Option<[String; 7]>,
    /// What programs get, by [`COLUMNS`].
    pub cells: Vec<Cell>,
}

/// A row of the sheet with these cells; the others are empty.
pub(super) fn sheet_row(cells: impl IntoIterator<Item = (&'static str, Cell)>) -> Vec<Cell> {
    let mut row = vec![Cell::Empty; COLUMNS.len()];
    for (column, cell) in cells {
        if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
            row[at] = cell;
        }
    }
    row
}

/// The verification as a page: rows with the four answers apart, totals with their thresholds, the summary.
pub fn verify_page(subject: &Subject<'_>, found: Verified<'_>, look: Look) -> Page {
    let lang = look.lang;
    let Verified { claims, figures, verdicts, tables, assessed, .. } = found;
    let mut rows = claim_rows(subject, claims, figures, verdicts, lang);
    rows.extend(table_rows(subject, tables, lang));
    rows.extend(assessed.into_iter().flat_map(|assessed| plausible_rows(subject, assessed, lang)));
    let words = [
        SizeWord::Figure,
        SizeWord::Published,
        SizeWord::Recomputed,
        SizeWord::Arithmetic,
        SizeWord::Explanation,
        SizeWord::SizeColumn,
        SizeWord::Criteria,
    ];
    let mut blocks = vec![
        Block::Title(Heading::Verification.text(lang).to_owned()),
        Block::Rows(Rows {
            header: words.map(|word| word.text(lang).to_owned()).to_vec(),
            columns: [&[Align::Left, Align::Right, Align::Right][..], &[Align::Left; 4][..]].concat(),
            rows: rows.iter().filter_map(|row| row.shown.as_ref()).map(|row| row.to_vec()).collect(),
            total: false,
        }),
    ];
    if let Some(assessed) = assessed {
        blocks.extend(assessed_blocks(subject, found, assessed, lang));
    }
    blocks.push(Block::Line(summary(verdicts, tables).text(lang)));
    let cells = rows.into_iter().map(|row| row.cells).collect();
    Page { blocks, sheet: Sheet { header: COLUMNS.to_vec(), rows: cells } }
}

/// Totals with their thresholds, and the summary.
fn assessed_blocks(subject: &Subject<'_>, found: Verified<'_>, assessed: Assessed<'_>, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    if assessed.shows_thresholds(found) {
        blocks.push(Block::Heading(SizeWord::Thresholds.text(lang).to_owned()));
        let (header, columns, rows) = threshold_rows(subject, assessed.assessment, lang);
        blocks.push(Block::Rows(Rows { header, columns, rows, total: false }));
        blocks.extend(threshold_notes(assessed.assessment, lang).into_iter().map(Block::Line));
    }
    if assessed.shows_summary(found) {
        blocks.push(Block::Heading(SizeWord::Summary.text(lang).to_owned()));
        let lines = summary_lines(subject, found, assessed, lang).into_iter();
        let joint = if lang == Lang::Zh { ("：", "；") } else { (": ", "; ") };
        let items = lines.map(|(label, said)| format!("{}{}{}", label.text(lang), joint.0, said.join(joint.1)));
        blocks.push(Block::List(items.collect()));
    }
    if assessed.plausible.iter().any(|figure| !figure.outcomes.is_empty()) {
        blocks.push(Block::Line(AboutPlausibility::AskDoNotDecide.text(lang)));
    }
    blocks
}

fn claim_rows(
    subject: &Subject<'_>,
    claims: &[Claim],
    figures: &[ClaimFigure],
    verdicts: &[Verdict],
    lang: Lang,
) -> Vec<VerifyRow> {
    let view = View::plain(&subject.account.graph);
    let row = |(verdict, figure): (&Verdict, &ClaimFigure)| {
        claim_row(subject, view, &claims[verdict.claim], figure, verdict, lang)
    };
    verdicts.iter().zip(figures).map(row).collect()
}

fn claim_row(
    subject: &Subject<'_>,
    view: View<'_>,
    claim: &Claim,
    figure: &ClaimFigure,
    verdict: &Verdict,
    lang: Lang,
) -> VerifyRow {
    let (unit, decimals) = (claim.published.value.unit(), decimals(view, figure));
    let recomputed = verdict.check.recomputed.value();
    let shown_value = recomputed.map(|value| number::up_to(value, decimals - EXTRA_DECIMALS, decimals));
    let difference = match &verdict.check.arithmetic {
        Arithmetic::DoesNotHold(difference) => Some(difference),
        _ => None,
    };
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let at = subject.sources.line_column(claim.place);
    let mut cells = sheet_row([
        ("kind", Cell::Text("claim".to_owned())),
        ("id", Cell::Text(claim.id.clone())),
        ("says", text(claim.says.as_deref().map(one_line))),
        ("source", text(source(view, figure).map(|cited| cited_text(cited, Lang::En)))),
        ("place", Cell::Text(format!("{}:{}", subject.sources.name(claim.place.file), at.line))),
        ("published", Cell::Number(view.leaf_at(figure.published).map(|leaf| leaf.point()).unwrap_or_default())),
        ("recomputed", Cell::number(recomputed)),
        ("unit", Cell::Text(unit.text().to_owned())),
        ("arithmetic", Cell::Text(arithmetic_word(&verdict.check.arithmetic).to_owned())),
        ("difference", Cell::number(difference.map(|difference| &difference.at_point))),
        ("difference_at_least", Cell::number(difference.map(|difference| &difference.at_least))),
        ("explanation", text(explanation(subject, figure, verdict, Lang::En))),
    ]);
    fill_size(&mut cells, verdict.size.as_ref());
    let shown = [
        claim.id.clone(),
        claim.published.value.to_string(),
        shown_value.map(|value| number::with_unit(value, unit)).unwrap_or_default(),
        arithmetic_text(&verdict.check.arithmetic, unit, decimals, lang),
        explanation(subject, figure, verdict, lang).unwrap_or_default(),
        verdict.size.as_ref().map(|size| size_words(size, lang)).unwrap_or_default(),
        String::new(),
    ];
    VerifyRow { shown: Some(shown), cells }
}

/// The second answer in one cell: the best group of explanations, or how many published factors would make a figure hold whose
/// factor is asked for.
fn explanation(subject: &Subject<'_>, figure: &ClaimFigure, verdict: &Verdict, lang: Lang) -> Option<String> {
    if let Some(explanations) = &verdict.explanations {
        return best_explanation(subject, figure, explanations, lang);
    }
    let implied = verdict.implied.as_ref().filter(|implied| implied.rivals > 0)?;
    Some(Message::CandidatesTried { tried: implied.rivals, holding: implied.holding }.text(lang))
}

/// The shares of a difference and its weightiest standing.
pub(super) fn fill_size(cells: &mut [Cell], size: Option<&Size>) {
    let Some(size) = size else { return };
    let share = |basis: fn(Basis) -> bool| {
        let mut scales = size.scales.iter().filter(|scale| basis(scale.reference.basis));
        Cell::number(scales.find_map(|scale| scale.share.as_ref()))
    };
    let standings: Vec<Standing> = size.scales.iter().filter_map(|scale| scale.standing).collect();
    let mut by_weight = [Standing::Reaches, Standing::Open, Standing::Below].into_iter();
    let weightiest = by_weight.find(|standing| standings.contains(standing));
    let filled = [
        ("share_of_figure", Cell::number(size.of_figure.as_ref())),
        ("share_of_total", share(|basis| basis == Basis::Total)),
        ("share_of_scope_1_2", share(|basis| basis == Basis::Scopes)),
        ("share_of_category", share(|basis| matches!(basis, Basis::Category(_)))),
        ("materiality", Cell::Text(weightiest.map_or("not-judged", super::size::standing_json).to_owned())),
    ];
    for (column, cell) in filled {
        if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
            cells[at] = cell;
        }
    }
}

pub(super) const fn arithmetic_word(arithmetic: &Arithmetic) -> &'static str {
    match arithmetic {
        Arithmetic::Exact => "exact",
        Arithmetic::WithinRounding { .. } => "within-rounding",
        Arithmetic::DoesNotHold(_) => "does-not-hold",
        Arithmetic::CannotTell(Missing::Unknown) => "asked",
        Arithmetic::CannotTell(_) => "cannot-tell",
    }
}

fn plausible_rows(subject: &Subject<'_>, assessed: Assessed<'_>, lang: Lang) -> Vec<VerifyRow> {
    let pack = PlausibilityPack::bundled();
    let row = |figure: &crate::claim::PlausibleFigure| {
        let entry = &assessed.inputs.plausibility[figure.entry];
        let quantity = &pack.quantity[entry.of.value];
        let (word, state) = plausible_word(figure, quantity);
        let at = subject.sources.line_column(entry.place);
        let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
        let cells = sheet_row([
            ("kind", Cell::Text("plausibility".to_owned())),
            ("id", Cell::Text(entry.id.clone())),
            ("says", text(entry.says.as_deref().map(one_line))),
            ("source", text(entry.source.as_ref().map(|source| one_line(&source.text)))),
            ("place", Cell::Text(format!("{}:{}", subject.sources.name(entry.place.file), at.line))),
            ("recomputed", Cell::number(figure.value.as_ref())),
            ("unit", Cell::Text(quantity.unit.clone())),
            ("plausibility", Cell::Text(word.to_owned())),
            ("bounds", Cell::Text(bound_sentences(figure, quantity, Lang::En).join("; "))),
        ]);
        let outside = figure.outcomes.iter().filter(|outcome| outcome.relation != BoundRelation::Within);
        let outside: Vec<String> = outside.map(|outcome| outcome_words(outcome, quantity, lang)).collect();
        let joint = if lang == Lang::Zh { ("：", "；") } else { (": ", "; ") };
        let criteria = match outside.is_empty() {
            true => state.text(lang).to_owned(),
            false => format!("{}{}{}", state.text(lang), joint.0, outside.join(joint.1)),
        };
        let none = String::new;
        let shown = [entry.id.clone(), none(), value_words(figure, quantity, lang), none(), none(), none(), criteria];
        VerifyRow { shown: Some(shown), cells }
    };
    assessed.plausible.iter().map(row).collect()
}

/// Printed less recomputed with its unit, for a register.
pub(super) fn difference_text(difference: &Exact, unit: &str) -> String {
    format!("{} {unit}", number::machine(difference)).trim_end().to_owned()
}
