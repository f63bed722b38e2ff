//! Factors: those that figures rest on, with their documents, and how those that the book leaves open were chosen.

use std::collections::BTreeMap;

use super::{Block, Cell, Column, Fact, Making, Row, Table};
use crate::calc::{Kind, NodeId, OriginKind};
use crate::finding::{AboutChoice, BoundaryWord, ReportWord};
use crate::report::choice;
use crate::report::figure::cited_text;
use crate::report::number;

/// The anchor of a factor.
pub(super) fn anchor(id: &str) -> String {
    format!("factor-{id}")
}

pub(super) fn blocks(making: &Making<'_, '_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (potentials, used): (Used, Used) = used(making).into_iter().partition(|(id, _)| id.starts_with(POTENTIALS));
    if !used.is_empty() {
        blocks.push(Block::Table(table(making, &used, ("factors", making.word(ReportWord::FactorsUsed)))));
    }
    if !potentials.is_empty() {
        let caption = BoundaryWord::Potentials.text(making.look.lang).to_owned();
        blocks.push(Block::Table(table(making, &potentials, ("potentials", caption))));
    }
    blocks.extend(chosen(making));
    blocks
}

/// The families of global warming potentials, which have a table of their own (9.3.1 t).
const POTENTIALS: &str = "ipcc/gwp100/";

/// Factors by id: the leaf, and how many nodes rest on it directly.
type Used = BTreeMap<String, (NodeId, usize)>;

/// Factors as leaves of the graph, by id; each with how many nodes rest on it directly.
fn used(making: &Making<'_, '_>) -> Used {
    let view = making.figures.view();
    let mut used = Used::new();
    for node in making.figures.nodes() {
        for kid in view.children(node).iter() {
            let Kind::Leaf(id) = view.kind(*kid) else { continue };
            let origin = view.leaf(id).origin;
            if origin.kind == OriginKind::Factor {
                let id = origin.address.strip_prefix("factor/").unwrap_or(&origin.address);
                used.entry(id.to_owned()).or_insert((*kid, 0)).1 += 1;
            }
        }
    }
    used
}

fn table(making: &Making<'_, '_>, used: &Used, (name, caption): (&str, String)) -> Table {
    let view = making.figures.view();
    let columns = vec![
        Column::text("factor", making.word(ReportWord::Factor)),
        Column::number("value", making.word(ReportWord::Value)),
        Column::number("uses", making.word(ReportWord::Uses)),
        Column::text("source", making.word(ReportWord::Source)),
    ];
    let row = |(id, (node, uses)): (&String, &(NodeId, usize))| {
        let leaf = view.leaf_at(*node);
        let mut figure = making.figures.significant(*node, 12);
        if let Some(leaf) = &leaf {
            figure.text = number::printed(&leaf.leaf.literal);
        }
        let cited = leaf.and_then(|leaf| Some(cited_text(leaf.origin.cited.as_deref()?, making.look.lang)));
        let source = cited.map_or(Cell::Empty, Cell::Text);
        let cells = vec![Cell::Code(id.clone()), Cell::Figure(figure), Cell::Text(uses.to_string()), source];
        Row::body(cells).at(anchor(id))
    };
    let rows: Vec<Row> = used.iter().map(row).collect();
    let is_list = rows.len() > 8;
    Table { id: name.to_owned(), caption: Some(caption), columns, rows, is_list }
}

/// What was chosen by rule, and what else there was.
fn chosen(making: &Making<'_, '_>) -> Vec<Block> {
    let subject = making.contents.subject;
    if subject.choices.is_empty() {
        return Vec::new();
    }
    let lang = making.look.lang;
    let heading = AboutChoice::ChosenBy { pack: subject.pack.to_owned(), as_of: subject.as_of.to_string() }.text(lang);
    let fact = |(at, choice): (usize, &crate::factor::Choice)| {
        let lines = subject.inventory.map(|inventory| choice::lines(subject, inventory, at, making.look));
        let lines = lines.into_iter().flatten().map(|line| Cell::Text(line.text(lang)));
        Fact { label: choice::headline(choice), parts: lines.collect() }
    };
    let facts = subject.choices.iter().enumerate().map(fact).collect();
    vec![Block::Heading(heading), Block::Facts(facts)]
}
