//! A verification as rows, one a claim or a quantity, with the four answers apart: for Markdown and CSV.
//!
//! Whoever verifies something else hands out rows of the same kind.

use super::arithmetic::arithmetic_text;
use super::assessment::{Assessed, summary_lines};
use super::plausible::{bound_sentences, outcome_words, plausible_word, value_words};
use super::size::{percent, threshold_notes, threshold_rows};
use super::summary::summary;
use super::{EXTRA_DECIMALS, Verified, decimals, source};
use crate::calc::View;
use crate::claim::{
    Arithmetic, Basis, BoundRelation, Claim, ClaimFigure, Missing, PlausibilityPack, Standing, Verdict,
};
use crate::finding::{AboutPlausibility, AboutSize, Heading, Lang, SizeWord, one_line};
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
    /// What is shown of it to people: id, published, recomputed, and the four answers.
    pub shown: [String; 7],
    /// What programs get, by [`COLUMNS`].
    pub cells: Vec<Cell>,
}

/// The verification as a page: rows with the four answers apart, totals with their thresholds, the summary.
pub fn verify_page(subject: &Subject<'_>, found: Verified<'_>, look: Look) -> Page {
    let lang = look.lang;
    let Verified { claims, figures, verdicts, tables, assessed, .. } = found;
    let mut rows = claim_rows(subject, claims, figures, verdicts, lang);
    rows.extend(assessed.into_iter().flat_map(|assessed| plausible_rows(subject, assessed, lang)));
    let words = [
        SizeWord::Claim,
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
            rows: rows.iter().map(|row| row.shown.to_vec()).collect(),
            total: false,
        }),
    ];
    if let Some(assessed) = assessed {
        blocks.extend(assessed_blocks(subject, claims, verdicts, assessed, lang));
    }
    blocks.push(Block::Line(summary(verdicts, tables).text(lang)));
    let cells = rows.into_iter().map(|row| row.cells).collect();
    Page { blocks, sheet: Sheet { header: COLUMNS.to_vec(), rows: cells } }
}

/// Totals with their thresholds, and the summary.
fn assessed_blocks(
    subject: &Subject<'_>,
    claims: &[Claim],
    verdicts: &[Verdict],
    assessed: Assessed<'_>,
    lang: Lang,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    if assessed.shows_thresholds(verdicts) {
        blocks.push(Block::Heading(SizeWord::Thresholds.text(lang).to_owned()));
        let (header, columns, rows) = threshold_rows(subject, assessed.assessment, lang);
        blocks.push(Block::Rows(Rows { header, columns, rows, total: false }));
        blocks.extend(threshold_notes(assessed.assessment, lang).into_iter().map(Block::Line));
    }
    if assessed.shows_summary(verdicts) {
        blocks.push(Block::Heading(SizeWord::Summary.text(lang).to_owned()));
        let lines = summary_lines(subject, claims, verdicts, assessed, lang).into_iter();
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
    let share = |basis: fn(Basis) -> bool| {
        let scales = verdict.size.iter().flat_map(|size| &size.scales);
        Cell::number(scales.filter(|scale| basis(scale.reference.basis)).find_map(|scale| scale.share.as_ref()))
    };
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let at = subject.sources.line_column(claim.place);
    let cells = vec![
        Cell::Text("claim".to_owned()),
        Cell::Text(claim.id.clone()),
        text(claim.says.as_deref().map(one_line)),
        text(source(view, figure).map(|cited| cited_text(cited, Lang::En))),
        Cell::Text(format!("{}:{}", subject.sources.name(claim.place.file), at.line)),
        Cell::Number(view.leaf_at(figure.published).map(|leaf| leaf.point()).unwrap_or_default()),
        Cell::number(recomputed),
        Cell::Text(unit.text().to_owned()),
        Cell::Text(arithmetic_word(&verdict.check.arithmetic).to_owned()),
        Cell::number(difference.map(|difference| &difference.at_point)),
        Cell::number(difference.map(|difference| &difference.at_least)),
        text(explanation(verdict, Lang::En)),
        Cell::number(verdict.size.as_ref().and_then(|size| size.of_figure.as_ref())),
        share(|basis| basis == Basis::Total),
        share(|basis| basis == Basis::Scopes),
        share(|basis| matches!(basis, Basis::Category(_))),
        text(materiality(verdict).map(str::to_owned)),
        Cell::Empty,
        Cell::Empty,
    ];
    let shown = [
        claim.id.clone(),
        claim.published.value.to_string(),
        shown_value.map(|value| number::with_unit(value, unit)).unwrap_or_default(),
        arithmetic_text(&verdict.check.arithmetic, unit, decimals, lang),
        explanation(verdict, lang).unwrap_or_default(),
        size_words(verdict, lang),
        String::new(),
    ];
    VerifyRow { shown, cells }
}

/// The second answer in one cell: how many published factors would make a figure hold whose factor is asked for.
fn explanation(verdict: &Verdict, lang: Lang) -> Option<String> {
    let implied = verdict.implied.as_ref().filter(|implied| implied.rivals > 0)?;
    Some(crate::finding::Message::CandidatesTried { tried: implied.rivals, holding: implied.holding }.text(lang))
}

/// The weightiest standing of a difference.
fn materiality(verdict: &Verdict) -> Option<&'static str> {
    let size = verdict.size.as_ref()?;
    let standings: Vec<Standing> = size.scales.iter().filter_map(|scale| scale.standing).collect();
    [Standing::Reaches, Standing::Open, Standing::Below]
        .into_iter()
        .find(|standing| standings.contains(standing))
        .map(super::size::standing_json)
        .or(Some("not-judged"))
}

fn size_words(verdict: &Verdict, lang: Lang) -> String {
    let Some(size) = &verdict.size else { return String::new() };
    let of_figure = size.of_figure.as_ref().map(|share| format!("{} %", percent(share)));
    let scales = size.scales.iter().map(|scale| {
        let share = scale.share.as_ref().map(percent).unwrap_or_default();
        let basis = super::size::basis_words(scale.reference.basis, lang);
        match (scale.standing, &scale.reference.threshold) {
            (Some(standing), Some(threshold)) => format!(
                "{basis} {share} % ({} {} %)",
                super::assessment::standing_words(standing, lang),
                percent(&threshold.share)
            ),
            _ => format!("{basis} {share} %"),
        }
    });
    let mut parts: Vec<String> = of_figure.into_iter().chain(scales).collect();
    if !size.is_emissions {
        parts.push(AboutSize::NotEmissions.text(lang));
    }
    parts.join("; ")
}

const fn arithmetic_word(arithmetic: &Arithmetic) -> &'static str {
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
        let mut cells = vec![Cell::Empty; COLUMNS.len()];
        let mut set = |column: &str, cell: Cell| {
            if let Some(at) = COLUMNS.iter().position(|name| *name == column) {
                cells[at] = cell;
            }
        };
        set("kind", Cell::Text("plausibility".to_owned()));
        set("id", Cell::Text(entry.id.clone()));
        set("says", entry.says.as_deref().map_or(Cell::Empty, |says| Cell::Text(one_line(says))));
        set("source", entry.source.as_ref().map_or(Cell::Empty, |source| Cell::Text(one_line(&source.text))));
        set("place", Cell::Text(format!("{}:{}", subject.sources.name(entry.place.file), at.line)));
        set("recomputed", Cell::number(figure.value.as_ref()));
        set("unit", Cell::Text(quantity.unit.clone()));
        set("plausibility", Cell::Text(word.to_owned()));
        set("bounds", Cell::Text(bound_sentences(figure, quantity, Lang::En).join("; ")));
        let outside = figure.outcomes.iter().filter(|outcome| outcome.relation != BoundRelation::Within);
        let outside: Vec<String> = outside.map(|outcome| outcome_words(outcome, quantity, lang)).collect();
        let joint = if lang == Lang::Zh { ("：", "；") } else { (": ", "; ") };
        let criteria = match outside.is_empty() {
            true => state.text(lang).to_owned(),
            false => format!("{}{}{}", state.text(lang), joint.0, outside.join(joint.1)),
        };
        let none = String::new;
        let shown = [entry.id.clone(), none(), value_words(figure, quantity, lang), none(), none(), none(), criteria];
        VerifyRow { shown, cells }
    };
    assessed.plausible.iter().map(row).collect()
}

/// Printed less recomputed with its unit, for a register.
pub(super) fn difference_text(difference: &Exact, unit: &str) -> String {
    format!("{} {unit}", number::machine(difference)).trim_end().to_owned()
}
