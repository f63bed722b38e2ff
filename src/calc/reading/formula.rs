//! The formula reading: the derivation as spreadsheet formulas.
//!
//! [`sheet`] gives one cell a node, in an order in which each formula refers only upwards, as a workbook needs it;
//! [`inline`] gives the whole derivation as one formula over the printed inputs, as a person reads it.
//! Functions are those that Excel, LibreOffice and WPS share: SUM, PRODUCT, MIN, MAX, ABS, ROUND, ROUNDDOWN, ROUNDUP,
//! TRUNC, IF, COUNT.

use super::exact;
use crate::calc::{Cone, Exponent, Kind, Known, NodeId, View};
use crate::quantity::{Exact, Rounding};

/// Arguments one function may take (Excel's limit is 255).
const ARGUMENTS: usize = 250;
/// Characters of one formula (Excel's limit is 8 192).
const CHARACTERS: usize = 8_000;

/// One cell of the derivation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Row from 1; every cell stands in the same column.
    pub row: usize,
    /// The node it stands for; `None` for a partial sum that only the spreadsheet needs.
    pub node: Option<NodeId>,
    /// What it holds.
    pub content: Content,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A number as printed, for example `18930.70`.
    Number(String),
    /// A result of a model that a spreadsheet cannot recompute.
    Value(String),
    /// A formula, beginning with `=`.
    Formula(String),
    /// Nothing: a gap. SUM passes over it.
    Blank,
}

/// The derivation of `target` as cells of `column`; the last cell is the figure.
pub fn sheet(view: View<'_>, target: NodeId, column: &str) -> Vec<Cell> {
    let cone = Cone::of(view, &[target]);
    let values = exact::read(view, &cone);
    let mut rows: Vec<usize> = vec![0; cone.len()];
    let mut cells: Vec<Cell> = Vec::with_capacity(cone.len());
    for node in cone.order() {
        let row_of = |kid: &NodeId| cone.slot(*kid).map_or(0, |slot| rows[slot]);
        let kids: Vec<usize> = view.children(node).iter().map(row_of).collect();
        let name = |row: &usize| format!("{column}{row}");
        let text = match view.kind(node) {
            Kind::Sum(_) => sum_of(&kids, column, &mut cells),
            Kind::Gap(_) => String::new(),
            _ => write(view, node, &kids.iter().map(name).collect::<Vec<_>>()),
        };
        // Arithmetic takes a blank for zero; a product or quotient of a gap must stay blank.
        let gap_below = view.children(node).iter().any(|kid| matches!(values.get(*kid), Known::Gap(_)));
        let content = match view.kind(node) {
            Kind::Leaf(_) => Content::Number(text),
            Kind::Gap(_) => Content::Blank,
            Kind::Opaque(..) => Content::Value(text),
            Kind::Sum(_) if matches!(values.get(node), Known::Gap(_)) => Content::Blank,
            Kind::Sum(_) | Kind::Choose(..) => Content::Formula(format!("={text}")),
            _ if gap_below => {
                let all = kids.iter().map(name).collect::<Vec<_>>().join(",");
                Content::Formula(format!("=IF(COUNT({all})={},{text},\"\")", kids.len()))
            }
            _ => Content::Formula(format!("={text}")),
        };
        let row = cells.len() + 1;
        if let Some(slot) = cone.slot(node) {
            rows[slot] = row;
        }
        cells.push(Cell { row, node: Some(node), content });
    }
    cells
}

/// SUM over rows, runs as ranges; what does not fit one formula is summed in rows of its own first.
fn sum_of(rows: &[usize], column: &str, cells: &mut Vec<Cell>) -> String {
    if rows.is_empty() {
        return "0".to_owned();
    }
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let argument = |(first, last): &(usize, usize)| match first == last {
        true => format!("{column}{first}"),
        false => format!("{column}{first}:{column}{last}"),
    };
    let mut arguments: Vec<String> = runs.iter().map(argument).collect();
    while arguments.len() > ARGUMENTS {
        let parts = arguments.chunks(ARGUMENTS).map(|part| {
            let row = cells.len() + 1;
            cells.push(Cell { row, node: None, content: Content::Formula(format!("=SUM({})", part.join(","))) });
            format!("{column}{row}")
        });
        arguments = parts.collect();
    }
    format!("SUM({})", arguments.join(","))
}

/// The whole derivation as one formula over the printed inputs; `None` when it would be longer than a cell can hold
/// or rests on a gap.
pub fn inline(view: View<'_>, target: NodeId) -> Option<String> {
    let cone = Cone::of(view, &[target]);
    let values = exact::read(view, &cone);
    let mut texts: Vec<Option<String>> = vec![None; cone.len()];
    for node in cone.order() {
        let kids: Option<Vec<String>> = match view.kind(node) {
            // A sum is written over what is there.
            Kind::Sum(_) => Some(
                view.children(node)
                    .iter()
                    .filter(|kid| !matches!(values.get(**kid), Known::Gap(_)))
                    .map(|kid| texts[cone.slot(*kid)?].clone())
                    .collect::<Option<Vec<_>>>()?,
            ),
            _ => view.children(node).iter().map(|kid| texts[cone.slot(*kid)?].clone()).collect(),
        };
        let text = match (kids, view.kind(node)) {
            (Some(kids), Kind::Sum(_)) if kids.len() <= ARGUMENTS => match kids.len() {
                0 => "0".to_owned(),
                1 => kids[0].clone(),
                _ => format!("({})", kids.join("+")),
            },
            (Some(_), Kind::Sum(_) | Kind::Gap(_)) | (None, _) => continue,
            (Some(kids), _) => write(view, node, &kids),
        };
        // Texts of shared parts are repeated, so the length is bounded at every node and not only at the end.
        if text.len() <= CHARACTERS {
            texts[cone.slot(node)?] = Some(text);
        }
    }
    let text = texts[cone.slot(target)?].take()?;
    let bare = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) if balanced(inside) => inside.to_owned(),
        _ => text,
    };
    Some(format!("={bare}"))
}

fn balanced(text: &str) -> bool {
    let mut depth = 0_i64;
    for c in text.chars() {
        depth += i64::from(c == '(') - i64::from(c == ')');
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// One node over the texts of its children.
fn write(view: View<'_>, node: NodeId, kids: &[String]) -> String {
    let all = |separator: &str| kids.join(separator);
    match view.kind(node) {
        Kind::Leaf(id) => {
            let text = view.leaf(id).leaf.literal.value().to_string();
            if text.starts_with('-') { format!("({text})") } else { text }
        }
        Kind::Gap(_) => String::new(),
        Kind::Sum(_) => format!("({})", all("+")),
        Kind::Product(_) if kids.is_empty() => "1".to_owned(),
        Kind::Product(_) if kids.len() > ARGUMENTS => format!("PRODUCT({})", nested("PRODUCT", kids)),
        Kind::Product(_) => format!("({})", all("*")),
        Kind::Neg(_) => format!("(-{})", all("")),
        Kind::Quotient(..) => format!("({})", all("/")),
        Kind::Power(_, Exponent { power, root: 1 }) => format!("({}^{})", all(""), signed(power)),
        Kind::Power(_, Exponent { power, root }) => format!("({}^({power}/{root}))", all("")),
        Kind::Convert(_, ratio) => scaled(&all(""), view.ratio(ratio)),
        Kind::Round(_, place, rule) => rounded(&all(""), i32::from(place), rule),
        Kind::Min(_) => format!("MIN({})", nested("MIN", kids)),
        Kind::Max(_) => format!("MAX({})", nested("MAX", kids)),
        Kind::Abs(_) => format!("ABS({})", all("")),
        Kind::Choose(_, chosen) => kids.get(chosen as usize).cloned().unwrap_or_default(),
        Kind::Opaque(run, _) => number(&view.run(run).value),
    }
}

/// Arguments, grouped where there are more than a function takes.
fn nested(function: &str, arguments: &[String]) -> String {
    let mut arguments = arguments.to_vec();
    while arguments.len() > ARGUMENTS {
        arguments = arguments.chunks(ARGUMENTS).map(|part| format!("{function}({})", part.join(","))).collect();
    }
    arguments.join(",")
}

fn signed(power: i16) -> String {
    if power < 0 { format!("({power})") } else { power.to_string() }
}

/// Multiplication by a ratio, written as people do: `*1000`, `/1000`, `*11/3`.
fn scaled(text: &str, ratio: &Exact) -> String {
    let (over, under) = ratio.numerator_denominator();
    match (over.as_str(), under.as_str()) {
        (_, "1") => format!("({text}*{over})"),
        ("1", _) => format!("({text}/{under})"),
        _ => format!("({text}*{over}/{under})"),
    }
}

/// An exact number as a formula's text: a decimal where it ends, else a quotient.
fn number(value: &Exact) -> String {
    let text = match value.terminating_places() {
        Some(places) => value.to_decimal_string(places, Rounding::HalfEven),
        None => {
            let (over, under) = value.numerator_denominator();
            format!("({over}/{under})")
        }
    };
    if text.starts_with('-') { format!("({text})") } else { text }
}

fn rounded(text: &str, place: i32, rule: Rounding) -> String {
    let digits = -place;
    match rule {
        Rounding::HalfUp => format!("ROUND({text},{digits})"),
        Rounding::Truncate => format!("ROUNDDOWN({text},{digits})"),
        Rounding::Up => format!("ROUNDUP({text},{digits})"),
        // Half of x, rounded half away from zero and doubled, is x to even exactly when x lies on a half.
        Rounding::HalfEven => {
            let scaled = match place {
                0 => text.to_owned(),
                p if p < 0 => format!("({text}*10^{digits})"),
                p => format!("({text}/10^{p})"),
            };
            let back = match place {
                0 => String::new(),
                p if p < 0 => format!("/10^{digits}"),
                p => format!("*10^{p}"),
            };
            format!("IF(ABS({scaled}-TRUNC({scaled}))=0.5,ROUND({scaled}/2,0)*2{back},ROUND({text},{digits}))")
        }
    }
}
