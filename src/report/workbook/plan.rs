//! What stands where: every value that a shown figure rests on has one row, on the sheet of its kind.

use std::collections::{BTreeSet, HashMap};

use super::text::sheet_name;
use super::{WorkbookError, meters, projects};
use crate::calc::reading::explanation::Line;
use crate::calc::reading::formula::{Layout, SheetColumn, Stand, Worked, cells};
use crate::calc::{Cone, Kind, Known, NodeId, OriginKind, View};
use crate::finding::{Lang, WorkbookWord};
use crate::quantity::Exact;
use crate::report::dossier::{Block, Card, Cell, Contents, Derivations, Dossier, Fact};
use crate::report::explain::operation;
use crate::report::workbook::number;

/// Row of the first value of a sheet, from 1; above it stand title, lead and heads.
pub(super) const FIRST_ROW: usize = 5;
/// The column of values on every sheet that formulas refer to.
pub(super) const VALUE_COLUMN: &str = "C";
/// Rows of a sheet.
const MOST_ROWS: usize = 1_048_576;

/// A sheet whose values formulas refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    Inputs,
    Factors,
    Assumptions,
    Gaps,
    Calculation,
}

impl Kept {
    const ALL: [Kept; 5] = [Kept::Inputs, Kept::Factors, Kept::Assumptions, Kept::Gaps, Kept::Calculation];

    pub(super) const fn word(self) -> WorkbookWord {
        match self {
            Kept::Inputs => WorkbookWord::Inputs,
            Kept::Factors => WorkbookWord::Factors,
            Kept::Assumptions => WorkbookWord::Assumptions,
            Kept::Gaps => WorkbookWord::Gaps,
            Kept::Calculation => WorkbookWord::Calculation,
        }
    }

    const fn of(kind: OriginKind) -> Kept {
        match kind {
            OriginKind::Input | OriginKind::Published => Kept::Inputs,
            OriginKind::Factor | OriginKind::Constant => Kept::Factors,
            OriginKind::Assumption | OriginKind::Inferred => Kept::Assumptions,
        }
    }
}

/// The plan of a workbook.
pub(super) struct Plan<'p, 'a> {
    pub contents: &'p Contents<'a>,
    pub figures: &'p Derivations<'a>,
    pub dossier: &'p Dossier,
    pub lang: Lang,
    pub digits: u32,
    /// Leaves and gaps by sheet, in the order of their rows.
    rows: [Vec<NodeId>; 4],
    layout: Layout,
    cone: Cone,
    worked: Worked,
    by_address: HashMap<&'a str, NodeId>,
}

impl<'p, 'a> Plan<'p, 'a> {
    pub(super) fn of(
        contents: &'p Contents<'a>,
        figures: &'p Derivations<'a>,
        dossier: &'p Dossier,
        digits: u32,
    ) -> Result<Plan<'p, 'a>, WorkbookError> {
        let view = figures.view();
        let mut targets = targets(contents);
        targets.extend(shown(dossier));
        targets.sort_unstable();
        targets.dedup();
        let cone = Cone::of(view, &targets);
        let lang = dossier.lang;
        let column =
            |kept: &Kept| SheetColumn { name: sheet_name(kept.word().text(lang)), column: VALUE_COLUMN.to_owned() };
        let sheets = Kept::ALL.iter().map(column).collect();
        let layout = Layout { sheets, home: Kept::Calculation as usize, first_row: FIRST_ROW };
        let mut rows: [Vec<NodeId>; 4] = Default::default();
        let mut stands: HashMap<NodeId, Stand> = HashMap::new();
        // Leaves of one address, print and unit are one thing, and one cell.
        let mut met: HashMap<(&str, String, &str), Stand> = HashMap::new();
        let mut by_address = HashMap::new();
        for node in cone.order() {
            if let Some(address) = figures.address(node) {
                by_address.entry(address).or_insert(node);
            }
            let kept = match view.kind(node) {
                Kind::Leaf(id) => Kept::of(view.leaf(id).origin.kind),
                Kind::Gap(_) => Kept::Gaps,
                _ => continue,
            };
            let of_kind = &mut rows[kept as usize];
            let fresh = Stand { sheet: kept as usize, row: FIRST_ROW + of_kind.len() };
            let stand = match view.leaf_at(node) {
                Some(leaf) => {
                    let key = (leaf.origin.address.as_str(), leaf.leaf.literal.to_string(), view.unit(node).text());
                    *met.entry(key).or_insert(fresh)
                }
                None => fresh,
            };
            if stand == fresh {
                of_kind.push(node);
            }
            stands.insert(node, stand);
        }
        let worked = cells(view, &cone, &|node| figures.known(node), &layout, &|node| stands.get(&node).copied());
        let too_many = |kept: &Kept, rows: usize| WorkbookError::TooManyRows {
            sheet: kept.word().text(lang).to_owned(),
            rows: FIRST_ROW + rows,
        };
        let lengths = rows.iter().map(Vec::len).chain([worked.cells.len()]);
        if let Some((kept, rows)) = Kept::ALL.iter().zip(lengths).find(|(_, rows)| FIRST_ROW + rows > MOST_ROWS) {
            return Err(too_many(kept, rows));
        }
        Ok(Plan { contents, figures, dossier, lang, digits, rows, layout, cone, worked, by_address })
    }

    pub(super) fn view(&self) -> View<'a> {
        self.figures.view()
    }

    pub(super) fn word(&self, word: WorkbookWord) -> &'static str {
        word.text(self.lang)
    }

    /// Leaves or gaps of a sheet, in the order of their rows.
    pub(super) fn kept(&self, kept: Kept) -> &[NodeId] {
        self.rows.get(kept as usize).map_or(&[], Vec::as_slice)
    }

    /// The cells of the calculation.
    pub(super) fn cells(&self) -> &[crate::calc::reading::formula::Cell] {
        &self.worked.cells
    }

    pub(super) fn by_address(&self, address: &str) -> Option<NodeId> {
        self.by_address.get(address).copied()
    }

    /// The cell of a figure as another sheet refers to it, and whether it may be empty.
    pub(super) fn name(&self, node: NodeId) -> Option<(String, bool)> {
        let slot = self.cone.slot(node)?;
        let stand = self.worked.stands.get(slot)?;
        let may_be_empty = self.worked.may_be_empty.get(slot).copied().unwrap_or(true);
        Some((self.layout.name(*stand, None), may_be_empty))
    }

    /// A formula that shows a figure, and what it comes to.
    pub(super) fn live(&self, node: NodeId) -> Option<(String, String)> {
        let (name, may_be_empty) = self.name(node)?;
        // A reference to a blank would show zero.
        let formula = if may_be_empty { format!("=IF({name}=\"\",\"\",{name})") } else { format!("={name}") };
        Some((formula, number::result_of(self.known(node))))
    }

    pub(super) fn known(&self, node: NodeId) -> &Known<Exact> {
        self.figures.known(node)
    }

    /// What a step does, in words.
    pub(super) fn operation(&self, node: NodeId) -> String {
        let view = self.view();
        let line = Line {
            depth: 0,
            node,
            kind: view.kind(node),
            value: self.known(node).clone(),
            folded: None,
            passed_over: false,
        };
        operation(view, &line, self.lang)
    }

    /// The step of a method that a node is.
    pub(super) fn step(&self, node: NodeId) -> Option<&'static str> {
        let title = self.contents.subject.account.graph.title(node);
        title.and_then(|title| title.step).map(|step| step.text(self.lang))
    }

    /// For each factor, the figures that rest on it: the nearest with an address above each use.
    pub(super) fn users(&self) -> HashMap<NodeId, BTreeSet<&'a str>> {
        let view = self.view();
        let mut owners: Vec<Option<&'a str>> = vec![None; self.cone.len()];
        let mut users: HashMap<NodeId, BTreeSet<&'a str>> = HashMap::new();
        for (node, slot) in self.cone.order().rev().filter_map(|node| Some((node, self.cone.slot(node)?))) {
            let owner = self.figures.address(node).or(owners[slot]);
            for kid in view.children(node).iter() {
                if matches!(view.kind(*kid), Kind::Leaf(_)) {
                    users.entry(*kid).or_default().extend(owner);
                } else if let Some(slot) = self.cone.slot(*kid)
                    && owners[slot].is_none()
                {
                    owners[slot] = owner;
                }
            }
        }
        users
    }
}

/// The figures of a report, whether a section shows them or not.
fn targets(contents: &Contents<'_>) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    if let Some(viewed) = &contents.viewed {
        let inventory = viewed.inventory;
        let is_shown = |period: usize| viewed.only.is_none_or(|only| only == period);
        for figures in inventory.periods.iter().filter(|figures| is_shown(figures.period)) {
            nodes.push(figures.total);
            nodes.extend(figures.biogenic);
            nodes.extend(figures.gases.iter().map(|(_, node)| *node));
            for category in &figures.categories {
                nodes.push(category.node);
                nodes.extend(category.biogenic);
                nodes.extend(category.gases.iter().map(|(_, node)| *node));
                nodes.extend(category.subcategories.iter().map(|(_, node)| *node));
            }
            for facility in &figures.facilities {
                nodes.push(facility.node);
                nodes.extend(facility.biogenic);
                nodes.extend(facility.categories.iter().map(|(_, node)| *node));
            }
        }
        let activities = &contents.subject.accounts.activities;
        for (activity, figure) in activities.iter().zip(&inventory.activities) {
            if is_shown(activity.period) {
                nodes.extend([figure.node, figure.whole]);
            }
        }
        nodes.extend(inventory.beside.iter().filter_map(|figure| figure.node));
        let energy = &inventory.energy;
        nodes.extend(energy.balances.iter().flat_map(|balance| balance.terms.iter().map(|(_, node)| *node)));
        for market in energy.markets.iter().filter(|market| is_shown(market.period)) {
            nodes.extend([market.category, market.total]);
        }
        nodes.extend(energy.plants.iter().flat_map(|plant| [plant.whole, plant.heat, plant.power]));
    }
    if let Some(found) = &contents.verified {
        nodes.extend(found.figures.iter().flat_map(|figure| [figure.recomputed, figure.published]));
        let relations = found.tables.figures.iter().flat_map(|table| &table.relations);
        nodes.extend(relations.flat_map(|relation| [relation.recomputed, relation.published]));
    }
    if let Some((projects, savings)) = contents.saved {
        projects::targets(projects, savings, &mut nodes);
    }
    if let Some(metered) = contents.metered {
        meters::targets(metered.proofs, &mut nodes);
    }
    nodes
}

/// The figures that sections show.
fn shown(dossier: &Dossier) -> Vec<NodeId> {
    let mut nodes = Vec::new();
    dossier.sections.iter().for_each(|section| in_blocks(&section.blocks, &mut nodes));
    nodes
}

fn in_blocks(blocks: &[Block], nodes: &mut Vec<NodeId>) {
    for block in blocks {
        match block {
            Block::Tiles(tiles) => nodes.extend(tiles.iter().filter_map(|tile| tile.figure.node)),
            Block::Facts(facts) => in_facts(facts, nodes),
            Block::Table(table) => in_cells(table.rows.iter().flat_map(|row| &row.cells), nodes),
            Block::Cards(cards) => {
                for Card { facts, more, .. } in &cards.cards {
                    in_facts(facts, nodes);
                    more.iter().for_each(|(_, blocks)| in_blocks(blocks, nodes));
                }
            }
            Block::Heading(_) | Block::Text(_) | Block::Note(_) | Block::Chart(_) => {}
        }
    }
}

fn in_facts(facts: &[Fact], nodes: &mut Vec<NodeId>) {
    in_cells(facts.iter().flat_map(|fact| &fact.parts), nodes);
}

fn in_cells<'c>(cells: impl Iterator<Item = &'c Cell>, nodes: &mut Vec<NodeId>) {
    nodes.extend(cells.filter_map(|cell| match cell {
        Cell::Figure(figure) => figure.node,
        _ => None,
    }));
}
