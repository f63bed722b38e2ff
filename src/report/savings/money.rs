//! The money of projects: a table of all, everything of one, the same for programs.

use serde_json::{Map, Value, json};

use super::super::figure::figure_json;
use super::super::page::{Block, Rows};
use super::super::table::Align;
use super::super::{Look, number};
use super::{Saved, with_unit};
use crate::calc::reading::exact;
use crate::calc::{NodeId, OriginKind, View};
use crate::finding::{Lang, MoneyWord as Word, one_line};
use crate::quantity::Exact;
use crate::saving::{MoneyFigure, Project, ProjectFigure};

/// Decimals of amounts of money in a table, and of rates and years.
const PLACES: u32 = 2;

/// What the table shows of a project: each under its word, where there is such a figure.
pub(in crate::report) fn cells(money: &MoneyFigure) -> [(Word, Option<NodeId>); 6] {
    let cost = money.per_tonne.map(|per| per.annualised);
    [
        (Word::Capex, money.capex),
        (Word::Saved, money.saved),
        (Word::Npv, money.npv),
        (Word::IrrShort, money.irr),
        (Word::Payback, money.payback),
        (Word::CostPerTonneShort, cost),
    ]
}

/// Every figure with the word that a program reads, money first.
pub(super) fn named(money: &MoneyFigure) -> Vec<(&'static str, NodeId)> {
    let per = money.per_tonne;
    let all = [
        ("capex", money.capex),
        ("saved", money.saved),
        ("npv", money.npv),
        ("npv-with-carbon", money.npv_with_carbon),
        ("irr", money.irr),
        ("mirr", money.mirr),
        ("payback", money.payback),
        ("payback-discounted", money.payback_discounted),
        ("capital-recovery-factor", money.recovery),
        ("annual-capital", money.annual_capital),
        ("annual-saving", money.annual_saving),
        ("annual-cost", money.annual_cost),
        ("profitability-index", money.profitability),
        ("tonnes-a-year", money.tonnes),
        ("cost-per-tonne", per.map(|per| per.simple)),
        ("cost-per-tonne-annualised", per.map(|per| per.annualised)),
        ("cost-per-tonne-discounted", per.map(|per| per.discounted)),
    ];
    all.into_iter().filter_map(|(name, node)| Some((name, node?))).collect()
}

/// A figure of money for people.
pub(super) fn shown(saved: &Saved<'_>, word: Word, node: NodeId, lang: Lang) -> String {
    let known = exact::value(saved.view(), node);
    match known.value() {
        Some(value) => text(saved.view(), word, node, value, lang),
        None => with_unit(saved, node, lang),
    }
}

/// A value of money for people: amounts and years to two decimals, rates in per cent, what somebody states as it is printed.
pub(in crate::report) fn text(view: View<'_>, word: Word, node: NodeId, value: &Exact, lang: Lang) -> String {
    if let Some(leaf) = view.leaf_at(node).filter(|leaf| leaf.origin.kind != OriginKind::Constant) {
        return number::with_unit(number::printed(&leaf.leaf.literal), view.unit(node));
    }
    match word {
        Word::Irr | Word::IrrShort | Word::Mirr => {
            format!("{} %", number::fixed(&(value * &Exact::from(100)), PLACES))
        }
        Word::Payback | Word::PaybackDiscounted => {
            format!("{} {}", number::fixed(value, PLACES), Word::Years.text(lang))
        }
        Word::Recovery | Word::Profitability => number::fixed(value, 4),
        _ => number::with_unit(number::fixed(value, PLACES), view.unit(node)),
    }
}

/// The table of all projects that state money.
pub(super) fn table(saved: &Saved<'_>, look: Look) -> Vec<Block> {
    let lang = look.lang;
    let mut header = vec![super::Word::Project.text(lang).to_owned()];
    let mut lines = Vec::new();
    for figure in saved.figures() {
        let Some(money) = &figure.money else { continue };
        let project = saved.project(figure);
        let cells = cells(money);
        if lines.is_empty() {
            header.extend(cells.iter().map(|(word, _)| word.text(lang).to_owned()));
        }
        let mark = if project.is_made_up { " *" } else { "" };
        let mut line = vec![format!("{}{mark}", one_line(&project.id))];
        let none =
            |word: Word| if word == Word::Payback || word == Word::IrrShort { Word::None.text(lang) } else { "" };
        line.extend(cells.iter().map(|(word, node)| match node {
            Some(node) => shown(saved, *word, *node, lang),
            None => none(*word).to_owned(),
        }));
        lines.push(line);
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let columns = header.iter().enumerate().map(|(at, _)| if at == 0 { Align::Left } else { Align::Right }).collect();
    let mut blocks = vec![
        Block::Heading(Word::Heading.text(lang).to_owned()),
        Block::Rows(Rows { header, columns, rows: lines, total: false }),
        Block::Line(Word::PerTonneIsAnnual.text(lang).to_owned()),
    ];
    let missing: Vec<String> = saved
        .figures()
        .filter_map(|figure| Some((figure, figure.money.as_ref()?)))
        .flat_map(|(figure, money)| missing(money, Some(&saved.project(figure).id), lang))
        .collect();
    if !missing.is_empty() {
        blocks.extend([Block::Line(format!("{}:", Word::Missing.text(lang))), Block::List(missing)]);
    }
    blocks
}

/// What is not computed and why, a line a reason.
pub(in crate::report) fn missing(money: &MoneyFigure, id: Option<&str>, lang: Lang) -> Vec<String> {
    let (colon, comma) = if lang == Lang::Zh { ("：", "、") } else { (": ", ", ") };
    let line = |lacking: &crate::saving::Lacking| {
        let what: Vec<&str> = lacking.what.iter().map(|word| word.text(lang)).collect();
        let id = id.map(|id| format!("{}{colon}", one_line(id))).unwrap_or_default();
        let open = if lang == Lang::Zh { "——" } else { " – " };
        format!("{id}{}{open}{}", what.join(comma), lacking.why.text(lang))
    };
    money.lacks.iter().map(line).collect()
}

/// Every figure that there is, under its word.
pub(in crate::report) fn everything(project: &Project, money: &MoneyFigure) -> Vec<(Word, NodeId)> {
    let per = money.per_tonne;
    let all = [
        (Word::Capex, money.capex),
        (if project.money.cash_savings.is_empty() { Word::SavedFirst } else { Word::SavedMean }, money.saved),
        (Word::Npv, money.npv),
        (Word::NpvWithCarbon, money.npv_with_carbon),
        (Word::Irr, money.irr),
        (Word::Mirr, money.mirr),
        (Word::Payback, money.payback),
        (Word::PaybackDiscounted, money.payback_discounted),
        (Word::Recovery, money.recovery),
        (Word::AnnualCapital, money.annual_capital),
        (Word::AnnualSaving, money.annual_saving),
        (Word::AnnualCost, money.annual_cost),
        (Word::Profitability, money.profitability),
        (Word::Tonnes, money.tonnes),
        (Word::CostSimple, per.map(|per| per.simple)),
        (Word::CostAnnualised, per.map(|per| per.annualised)),
        (Word::CostDiscounted, per.map(|per| per.discounted)),
    ];
    all.into_iter().filter_map(|(word, node)| Some((word, node?))).collect()
}

/// Everything of one project.
pub(super) fn detail(saved: &Saved<'_>, figure: &ProjectFigure, look: Look) -> Vec<Block> {
    let Some(money) = &figure.money else { return Vec::new() };
    let lang = look.lang;
    let all = everything(saved.project(figure), money);
    let lines = all.into_iter().map(|(word, node)| vec![word.text(lang).to_owned(), shown(saved, word, node, lang)]);
    let mut blocks = vec![
        Block::Heading(Word::Heading.text(lang).to_owned()),
        Block::Rows(Rows {
            header: vec![String::new(), String::new()],
            columns: vec![Align::Left, Align::Right],
            rows: lines.collect(),
            total: false,
        }),
    ];
    blocks.extend(flows(saved, money, lang));
    let missing = missing(money, None, lang);
    if !missing.is_empty() {
        blocks.extend([Block::Line(format!("{}:", Word::Missing.text(lang))), Block::List(missing)]);
    }
    blocks
}

/// Flows of the years, with their present values.
fn flows(saved: &Saved<'_>, money: &MoneyFigure, lang: Lang) -> Vec<Block> {
    if money.flows.is_empty() {
        return Vec::new();
    }
    let lines = money.flows.iter().enumerate().map(|(year, flow)| {
        let present = money.present.get(year).map(|node| shown(saved, Word::Present, *node, lang));
        vec![year.to_string(), shown(saved, Word::Flow, *flow, lang), present.unwrap_or_default()]
    });
    let header = [Word::Year, Word::Flow, Word::Present].map(|word| word.text(lang).to_owned()).into();
    vec![
        Block::Heading(Word::FlowsHeading.text(lang).to_owned()),
        Block::Rows(Rows { header, columns: vec![Align::Right; 3], rows: lines.collect(), total: false }),
    ]
}

/// The money of a project for programs.
pub(super) fn json(saved: &Saved<'_>, money: &MoneyFigure) -> Value {
    let plain = |node: NodeId| figure_json(saved.subject, saved.view(), node, &exact::value(saved.view(), node));
    let mut map: Map<String, Value> =
        named(money).into_iter().map(|(name, node)| (name.replace('-', "_"), plain(node))).collect();
    map.insert("flows".to_owned(), money.flows.iter().map(|node| plain(*node)).collect());
    map.insert("present_values".to_owned(), money.present.iter().map(|node| plain(*node)).collect());
    let missing = money.lacks.iter().map(|lacking| {
        let what: Vec<&str> = lacking.what.iter().map(|word| word.text(Lang::En)).collect();
        json!({ "figures": what, "reason": lacking.why.text(Lang::En) })
    });
    map.insert("missing".to_owned(), missing.collect());
    let rates: Vec<String> = money.rates.iter().map(number::machine).collect();
    map.insert("rates_that_fit".to_owned(), json!(rates));
    Value::Object(map)
}
