//! What the workbook comes to beside what Crossfoot computed: each total, each recomputed figure, and all of them together.

use std::collections::HashSet;

use rust_xlsxwriter::{ConditionalFormatCell, ConditionalFormatCellRule, Worksheet, XlsxError};

use super::plan::Plan;
use super::sheet::{Entry, Sheet};
use super::style::{self, Role, SERIES};
use super::text::{quoted, sheet_name};
use super::verification::Row;
use super::{meters, number, projects};
use crate::calc::NodeId;
use crate::finding::{Lang, WorkbookWord};

/// The cell that says whether all agree.
const OVERALL: &str = "$B$4";
/// Its row, from 0.
const OVERALL_ROW: u32 = 3;

/// Whether all agree, as another sheet shows it.
pub(super) fn overall(lang: Lang) -> (String, String) {
    let name = sheet_name(WorkbookWord::Check.text(lang));
    (format!("={name}!{OVERALL}"), WorkbookWord::Ok.text(lang).to_owned())
}

pub(super) fn sheet(plan: &Plan<'_, '_>, verification: &[Row]) -> Result<Worksheet, XlsxError> {
    let word = |word: WorkbookWord| plan.word(word);
    let heads = [
        (word(WorkbookWord::Address), false),
        (word(WorkbookWord::Live), true),
        (word(WorkbookWord::FromCrossfoot), true),
        (word(WorkbookWord::Unit), false),
        (word(WorkbookWord::Difference), true),
        (word(WorkbookWord::Agreement), false),
    ];
    let columns = u16::try_from(heads.len()).unwrap_or(1);
    let name = word(WorkbookWord::Check);
    let mut sheet = Sheet::new(name, name, &[word(WorkbookWord::CheckLead)], columns)?;
    let nodes = checked(plan, verification);
    sheet.row = OVERALL_ROW + 2;
    let head = sheet.row;
    sheet.heads(&heads)?;
    let (ok, different) = (quoted(word(WorkbookWord::Ok)), quoted(word(WorkbookWord::Different)));
    for (label, node) in &nodes {
        let at = sheet.row + 1;
        let known = plan.known(*node);
        let format = number::format_of(known.value());
        let value = known.value().and_then(number::cell);
        let difference = format!("=IF(AND(ISNUMBER(B{at}),ISNUMBER(C{at})),B{at}-C{at},\"\")");
        // A spreadsheet keeps fifteen digits: what agrees in nine is the same figure.
        let agrees = format!(
            "=IF(ISNUMBER(C{at}),IF(ISNUMBER(B{at}),IF(ABS(B{at}-C{at})<=0.000000001*MAX(1,ABS(C{at})),{ok},{different}),{different}),IF(ISNUMBER(B{at}),{different},{ok}))"
        );
        let zero = if value.is_some() { "0" } else { "" };
        sheet.push(&[
            Entry::code(label.as_str()),
            Entry::live(Role::Figure, plan.live(*node), format.clone()),
            value.map_or(Entry::Blank(Role::Quiet), |value| Entry::Number(Role::Quiet, value, format.clone())),
            Entry::text(plan.view().unit(*node).text()),
            Entry::Formula(Role::Plain, (difference, zero.to_owned()), "0.000000E+00;-0.000000E+00;0".to_owned()),
            Entry::Formula(Role::Mark, (agrees, word(WorkbookWord::Ok).to_owned()), String::new()),
        ])?;
    }
    let (first, last) = (head + 1, sheet.row.max(head + 2) - 1);
    sheet.freeze(head, columns)?;
    let end = sheet.row;
    sheet.row = OVERALL_ROW;
    let overall = format!(
        "=IF(COUNTIF($F${}:$F${},{ok})=ROWS($F${}:$F${}),{ok},{different})",
        first + 1,
        last + 1,
        first + 1,
        last + 1
    );
    let result = word(WorkbookWord::Ok).to_owned();
    sheet.push(&[
        Entry::Text(Role::Total, word(WorkbookWord::AllAgree).to_owned()),
        Entry::Formula(Role::Total, (overall, result), String::new()),
    ])?;
    sheet.row = end;
    for (text, format) in [(WorkbookWord::Ok, style::good()), (WorkbookWord::Different, style::bad())] {
        let rule =
            ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(word(text))).set_format(format);
        sheet.worksheet.add_conditional_format(OVERALL_ROW, 1, OVERALL_ROW, 1, &rule)?;
        sheet.worksheet.add_conditional_format(first, 5, last, 5, &rule)?;
    }
    sheet.at_least(1, 20);
    sheet.at_least(4, 18);
    sheet.at_least(5, 14);
    sheet.finish(&plan.dossier.title, SERIES[4])
}

/// What is compared: totals and their parts, what is saved, then what was recomputed.
fn checked(plan: &Plan<'_, '_>, verification: &[Row]) -> Vec<(String, NodeId)> {
    let mut nodes: Vec<(String, NodeId)> = Vec::new();
    let named = |node: NodeId| plan.figures.address(node).map_or_else(|| plan.operation(node), str::to_owned);
    if let Some(viewed) = &plan.contents.viewed {
        let is_shown = |period: usize| viewed.only.is_none_or(|only| only == period);
        let mut add = |node: NodeId| nodes.push((named(node), node));
        for figures in viewed.inventory.periods.iter().filter(|figures| is_shown(figures.period)) {
            add(figures.total);
            figures.biogenic.into_iter().for_each(&mut add);
            figures.categories.iter().for_each(|category| add(category.node));
            figures.gases.iter().for_each(|(_, node)| add(*node));
            figures.facilities.iter().for_each(|facility| add(facility.node));
        }
        for market in viewed.inventory.energy.markets.iter().filter(|market| is_shown(market.period)) {
            add(market.category);
            add(market.total);
        }
    }
    let mut saved = Vec::new();
    if let Some((of, savings)) = plan.contents.saved {
        projects::targets(of, savings, &mut saved);
    }
    if let Some(metered) = plan.contents.metered {
        meters::targets(metered.proofs, &mut saved);
    }
    let mut seen = HashSet::new();
    nodes.extend(saved.into_iter().filter(|node| seen.insert(*node)).map(|node| (named(node), node)));
    nodes.extend(verification.iter().map(|row| (row.address.clone(), row.recomputed)));
    nodes
}
