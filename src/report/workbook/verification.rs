//! Published figures beside the same, recomputed live.

use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Worksheet, XlsxError};

use super::number;
use super::plan::{FIRST_ROW, Plan};
use super::sheet::{Entry, Sheet};
use super::style::{self, Role, SERIES};
use super::text::sheet_name;
use crate::calc::NodeId;
use crate::claim::Arithmetic;
use crate::finding::{Heading, Lang, ReportWord, WorkbookWord, one_line};
use crate::report::figure::cited_text;

/// A published figure with what was found about it.
pub(super) struct Row {
    pub address: String,
    says: String,
    source: String,
    published: NodeId,
    pub recomputed: NodeId,
    verdict: Heading,
}

/// How a figure may stand, in the order in which they are counted.
pub(super) const VERDICTS: [Heading; 4] =
    [Heading::Exact, Heading::WithinRounding, Heading::DoesNotHold, Heading::CannotTell];

/// The column of verdicts.
const VERDICT_COLUMN: &str = "G";

/// Claims, then what tables say of themselves.
pub(super) fn rows(plan: &Plan<'_, '_>) -> Vec<Row> {
    let Some(found) = plan.contents.verified else { return Vec::new() };
    let view = plan.view();
    let source = |node: NodeId| {
        let cited = view.leaf_at(node).and_then(|leaf| leaf.origin.cited.as_deref());
        cited.map(|cited| cited_text(cited, plan.lang)).unwrap_or_default()
    };
    let mut rows = Vec::new();
    for (verdict, figure) in found.verdicts.iter().zip(found.figures) {
        let Some(claim) = found.claims.get(verdict.claim) else { continue };
        rows.push(Row {
            address: format!("claim/{}", claim.id),
            says: claim.says.as_deref().map(one_line).unwrap_or_default(),
            source: source(figure.published),
            published: figure.published,
            recomputed: figure.recomputed,
            verdict: heading(&verdict.check.arithmetic),
        });
    }
    for (figure, verdict) in found.tables.figures.iter().zip(found.tables.verdicts) {
        let says = found.tables.tables.get(figure.table).and_then(|table| table.says.as_deref());
        for (relation, check) in figure.relations.iter().zip(&verdict.relations) {
            rows.push(Row {
                address: relation.address.clone(),
                says: says.map(one_line).unwrap_or_default(),
                source: source(relation.published),
                published: relation.published,
                recomputed: relation.recomputed,
                verdict: heading(&check.arithmetic),
            });
        }
    }
    rows
}

const fn heading(arithmetic: &Arithmetic) -> Heading {
    match arithmetic {
        Arithmetic::Exact => Heading::Exact,
        Arithmetic::WithinRounding { .. } => Heading::WithinRounding,
        Arithmetic::DoesNotHold(_) => Heading::DoesNotHold,
        Arithmetic::CannotTell(_) => Heading::CannotTell,
    }
}

/// How many stand in a way: a live count, and what it comes to.
pub(super) fn count(rows: &[Row], verdict: Heading, lang: Lang) -> (String, String) {
    let name = sheet_name(WorkbookWord::Verification.text(lang));
    let last = FIRST_ROW + rows.len() - 1;
    let word = super::text::quoted(verdict.text(lang));
    let formula = format!("=COUNTIF({name}!${VERDICT_COLUMN}${FIRST_ROW}:${VERDICT_COLUMN}${last},{word})");
    (formula, rows.iter().filter(|row| row.verdict == verdict).count().to_string())
}

/// The sheet, where anything was published.
pub(super) fn sheet(plan: &Plan<'_, '_>, rows: &[Row]) -> Result<Option<Worksheet>, XlsxError> {
    if rows.is_empty() {
        return Ok(None);
    }
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (word(WorkbookWord::Address), false),
        (word(WorkbookWord::Says), false),
        (word(WorkbookWord::Published), true),
        (word(WorkbookWord::Recomputed), true),
        (word(WorkbookWord::Unit), false),
        (word(WorkbookWord::Difference), true),
        (word(WorkbookWord::Verdict), false),
        (ReportWord::Source.text(plan.lang), false),
    ];
    let columns = u16::try_from(heads.len()).unwrap_or(1);
    let name = word(WorkbookWord::Verification);
    let mut sheet = Sheet::new(name, name, &[word(WorkbookWord::VerificationLead)], columns)?;
    let head = sheet.row;
    sheet.heads(&heads)?;
    for row in rows {
        let at = sheet.row + 1;
        let (published, recomputed) = (plan.known(row.published).value(), plan.known(row.recomputed).value());
        let printed = plan.view().leaf_at(row.published);
        let decimals =
            printed.map(|leaf| u32::try_from(-i32::from(leaf.leaf.literal.last_place())).unwrap_or(0).min(15));
        let shown =
            |value, extra: u32| decimals.map_or_else(|| number::format_of(value), |d| number::format(d + extra));
        let difference = published.zip(recomputed).map(|(published, recomputed)| published - recomputed);
        let formula = format!("=IF(AND(ISNUMBER(C{at}),ISNUMBER(D{at})),C{at}-D{at},\"\")");
        sheet.push(&[
            Entry::code(&row.address),
            Entry::text(&row.says),
            Entry::live(Role::Plain, plan.live(row.published), shown(published, 0)),
            Entry::live(Role::Figure, plan.live(row.recomputed), shown(recomputed, 2)),
            Entry::text(plan.view().unit(row.published).text()),
            Entry::Formula(Role::Plain, (formula, number::result(difference.as_ref())), shown(difference.as_ref(), 2)),
            Entry::Text(Role::Mark, row.verdict.text(plan.lang).to_owned()),
            Entry::text(&row.source),
        ])?;
    }
    let last = sheet.row - 1;
    for (verdict, format) in VERDICTS.iter().zip([style::good(), style::good(), style::bad(), style::open()]) {
        let rule = ConditionalFormatCell::new()
            .set_rule(ConditionalFormatCellRule::EqualTo(verdict.text(plan.lang)))
            .set_format(format);
        sheet.worksheet.add_conditional_format(head + 1, 6, last, 6, &rule)?;
    }
    sheet.freeze(head, columns)?;
    sheet.at_most(0, 40);
    sheet.at_most(1, 48);
    sheet.finish(&plan.dossier.title, SERIES[2]).map(Some)
}
