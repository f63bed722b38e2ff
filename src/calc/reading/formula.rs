//! The formula reading: the derivation as spreadsheet formulas.
//!
//! [`sheet`] gives one cell a node, in an order in which each formula refers only upwards, as a workbook needs it;
//! [`inline`] gives the whole derivation as one formula over the printed inputs, as a person reads it.
//! Functions are those that Excel, LibreOffice and WPS share: SUM, PRODUCT, MIN, MAX, ABS, ROUND, ROUNDDOWN, ROUNDUP,
//! TRUNC, IF, COUNT.

use super::exact;
use crate::calc::{Cone, Exponent, Kind, Known, NodeId, OpaqueRun, View};
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
    /// A result of a model that rests on nothing else here, as a decimal.
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
    // Cells that may stay empty: gaps, and what is guarded against them.
    let mut empty: Vec<bool> = vec![false; cone.len()];
    let mut sheet = Sheet { column, cells: Vec::with_capacity(cone.len()) };
    for node in cone.order() {
        let children = view.children(node);
        let kids: Vec<usize> = children.iter().map(|kid| cone.slot(*kid).map_or(0, |slot| rows[slot])).collect();
        let known = values.get(node);
        let is_empty = |kid: &NodeId| cone.slot(*kid).is_some_and(|slot| empty[slot]);
        let guard = match view.kind(node) {
            Kind::Sum(_) => false,
            Kind::Choose(_, chosen) => children.as_slice().get(chosen as usize).is_some_and(is_empty),
            _ => children.iter().any(is_empty),
        };
        let content = match view.kind(node) {
            Kind::Leaf(id) => Content::Number(view.leaf(id).leaf.literal.value().to_string()),
            Kind::Gap(_) => Content::Blank,
            Kind::Sum(_) if matches!(known, Known::Gap(_)) => Content::Blank,
            Kind::Sum(_) if kids.is_empty() => Content::Formula("=0".to_owned()),
            Kind::Sum(_) => Content::Formula(format!("={}", sheet.gathered("SUM", &kids))),
            Kind::Opaque(run, _) if kids.is_empty() => match decimal(&view.run(run).value) {
                Some(text) => Content::Value(text),
                None => Content::Formula(format!("={}", number(&view.run(run).value))),
            },
            Kind::Choose(_, chosen) => {
                let taken: Vec<usize> = kids.get(chosen as usize).copied().into_iter().collect();
                let text = sheet.names(&taken).concat();
                Content::Formula(sheet.guarded(text, &taken, guard))
            }
            kind => {
                let text = match kind {
                    Kind::Product(_) if kids.len() > ARGUMENTS => sheet.gathered("PRODUCT", &kids),
                    Kind::Min(_) if !kids.is_empty() => sheet.gathered("MIN", &kids),
                    Kind::Max(_) if !kids.is_empty() => sheet.gathered("MAX", &kids),
                    _ => write(view, node, &sheet.names(&kids)),
                };
                Content::Formula(sheet.guarded(text, &kids, guard))
            }
        };
        let blank = content == Content::Blank;
        let row = sheet.push(Some(node), content);
        if let Some(slot) = cone.slot(node) {
            empty[slot] = blank || guard;
            rows[slot] = row;
        }
    }
    sheet.cells
}

/// Cells of one column, from the top.
struct Sheet<'a> {
    column: &'a str,
    cells: Vec<Cell>,
}

impl Sheet<'_> {
    fn push(&mut self, node: Option<NodeId>, content: Content) -> usize {
        let row = self.cells.len() + 1;
        self.cells.push(Cell { row, node, content });
        row
    }

    fn names(&self, rows: &[usize]) -> Vec<String> {
        rows.iter().map(|row| format!("{}{row}", self.column)).collect()
    }

    /// A function over rows, runs as ranges; what does not fit one formula is gathered in rows of its own first.
    fn gathered(&mut self, function: &str, rows: &[usize]) -> String {
        let arguments = self.within_limit(function, function, self.ranges(rows));
        format!("{function}({})", arguments.join(","))
    }

    /// Arithmetic takes a blank for zero; what rests on a gap must stay blank until that is filled in.
    fn guarded(&mut self, text: String, rows: &[usize], gap_below: bool) -> String {
        if !gap_below {
            return format!("={text}");
        }
        let counted = self.ranges(rows);
        let counts = match counted.len() <= ARGUMENTS {
            true => format!("COUNT({})", counted.join(",")),
            false => format!("SUM({})", self.within_limit("COUNT", "SUM", counted).join(",")),
        };
        format!("=IF({counts}={},{text},\"\")", rows.len())
    }

    /// As many arguments as one function takes: `inner` gathers parts of the list, `outer` parts of those.
    fn within_limit(&mut self, inner: &str, outer: &str, mut arguments: Vec<String>) -> Vec<String> {
        let mut function = inner;
        while arguments.len() > ARGUMENTS {
            let parts = arguments.chunks(ARGUMENTS).map(|part| {
                let row = self.push(None, Content::Formula(format!("={function}({})", part.join(","))));
                format!("{}{row}", self.column)
            });
            arguments = parts.collect();
            function = outer;
        }
        arguments
    }

    fn ranges(&self, rows: &[usize]) -> Vec<String> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for row in rows {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == *row => *last = *row,
                _ => runs.push((*row, *row)),
            }
        }
        let column = self.column;
        let argument = |(first, last): (usize, usize)| match first == last {
            true => format!("{column}{first}"),
            false => format!("{column}{first}:{column}{last}"),
        };
        runs.into_iter().map(argument).collect()
    }
}

/// The whole derivation as one formula over the printed inputs; `None` when it would be longer than a cell can hold
/// or rests on a gap.
pub fn inline(view: View<'_>, target: NodeId) -> Option<String> {
    let cone = Cone::of(view, &[target]);
    let values = exact::read(view, &cone);
    // A sum is written over what is there, a choice over what it takes.
    let written = |node: NodeId| -> Vec<NodeId> {
        let kind = view.kind(node);
        let children = view.children(node);
        let counts = |at: usize, kid: NodeId| match kind {
            Kind::Sum(_) => !matches!(values.get(kid), Known::Gap(_)),
            Kind::Choose(_, chosen) => at == chosen as usize,
            _ => true,
        };
        children.iter().enumerate().filter(|(at, kid)| counts(*at, **kid)).map(|(_, kid)| *kid).collect()
    };
    let mut needed = vec![false; cone.len()];
    needed[cone.slot(target)?] = true;
    for node in cone.order().rev() {
        if needed[cone.slot(node)?] {
            for kid in written(node) {
                needed[cone.slot(kid)?] = true;
            }
        }
    }
    let mut texts: Vec<String> = vec![String::new(); cone.len()];
    for node in cone.order() {
        let slot = cone.slot(node)?;
        if !needed[slot] {
            continue;
        }
        if matches!(values.get(node), Known::Gap(_)) {
            return None;
        }
        let kids = written(node);
        let kids: Vec<&str> = kids.iter().filter_map(|kid| Some(texts[cone.slot(*kid)?].as_str())).collect();
        // A needed text is part of the whole, so that one too long ends it, before it is written.
        if kids.len() > ARGUMENTS || kids.iter().map(|kid| kid.len() + 1).sum::<usize>() > CHARACTERS {
            return None;
        }
        let text = match (view.kind(node), kids.as_slice()) {
            (Kind::Sum(_) | Kind::Choose(..), [only]) => (*only).to_owned(),
            _ => write(view, node, &kids),
        };
        if text.len() > CHARACTERS {
            return None;
        }
        texts[slot] = text;
    }
    let text = std::mem::take(&mut texts[cone.slot(target)?]);
    let bare = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) if balanced(inside) => inside.to_owned(),
        _ => text,
    };
    Some(format!("={bare}"))
}

/// Operands of × or ÷ in a row. They are worked off from the left, so a product in the first place needs no
/// parentheses: `((a*b)/1000)*c` is `a*b/1000*c`.
fn chained<T: AsRef<str>>(kids: &[T], operator: &str) -> String {
    let each = kids.iter().enumerate().map(|(at, kid)| if at == 0 { shed(kid.as_ref(), "+-") } else { kid.as_ref() });
    each.collect::<Vec<_>>().join(operator)
}

/// Arguments of a function, which need no parentheses of their own.
fn arguments<T: AsRef<str>>(kids: &[T]) -> String {
    kids.iter().map(|kid| shed(kid.as_ref(), "")).collect::<Vec<_>>().join(",")
}

/// The text without parentheses round the whole of it, unless one of `keep` stands directly inside them.
fn shed<'t>(text: &'t str, keep: &str) -> &'t str {
    let Some(inside) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return text };
    let mut depth = 0_i64;
    let direct = inside.chars().any(|c| {
        depth += i64::from(c == '(') - i64::from(c == ')');
        depth == 0 && keep.contains(c)
    });
    if direct || !balanced(inside) { text } else { inside }
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
fn write<T: AsRef<str>>(view: View<'_>, node: NodeId, kids: &[T]) -> String {
    let all = |separator: &str| kids.iter().map(T::as_ref).collect::<Vec<_>>().join(separator);
    match view.kind(node) {
        Kind::Leaf(id) => {
            let text = view.leaf(id).leaf.literal.value().to_string();
            if text.starts_with('-') { format!("({text})") } else { text }
        }
        Kind::Gap(_) => String::new(),
        Kind::Sum(_) if kids.is_empty() => "0".to_owned(),
        Kind::Sum(_) => format!("({})", kids.iter().map(|kid| shed(kid.as_ref(), "-")).collect::<Vec<_>>().join("+")),
        Kind::Product(_) if kids.is_empty() => "1".to_owned(),
        Kind::Product(_) => format!("({})", chained(kids, "*")),
        Kind::Neg(_) => format!("(-{})", all("")),
        Kind::Quotient(..) => format!("({})", chained(kids, "/")),
        // A spreadsheet has no value for 0^0, and a base that fails must still fail.
        Kind::Power(_, Exponent { power: 0, .. }) => format!("IF({0}=0,1,{0}^0)", all("")),
        Kind::Power(_, Exponent { power, root: 1 }) => format!("({}^{})", all(""), signed(power)),
        Kind::Power(_, Exponent { power: 1, root }) => format!("({}^(1/{root}))", all("")),
        Kind::Power(_, Exponent { power, root }) => format!("(({}^{})^(1/{root}))", all(""), signed(power)),
        Kind::Convert(_, ratio) => scaled(shed(&all(""), "+-"), view.ratio(ratio)),
        Kind::Round(_, place, rule) => rounded(&all(""), i32::from(place), rule),
        Kind::Min(_) | Kind::Max(_) if kids.is_empty() => "0".to_owned(),
        Kind::Min(_) => format!("MIN({})", arguments(kids)),
        Kind::Max(_) => format!("MAX({})", arguments(kids)),
        Kind::Abs(_) => format!("ABS({})", arguments(kids)),
        // Both ways of writing hand over the child that is taken.
        Kind::Choose(..) => all(""),
        Kind::Opaque(run, _) => opaque(view.run(run), kids),
    }
}

/// A result of a model, moved by its sensitivities to first order: `(value+slope*(input-nominal))`.
fn opaque<T: AsRef<str>>(run: &OpaqueRun, kids: &[T]) -> String {
    let steps = kids
        .iter()
        .zip(&run.sensitivities)
        .map(|(kid, (nominal, slope))| format!("+{}*({}-{})", number(slope), kid.as_ref(), number(nominal)));
    match steps.collect::<String>() {
        steps if steps.is_empty() => number(&run.value),
        steps => format!("({}{steps})", number(&run.value)),
    }
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
    let text = decimal(value).unwrap_or_else(|| {
        let (over, under) = value.numerator_denominator();
        format!("({over}/{under})")
    });
    if text.starts_with('-') { format!("({text})") } else { text }
}

fn decimal(value: &Exact) -> Option<String> {
    Some(value.to_decimal_string(value.terminating_places()?, Rounding::HalfEven))
}

fn rounded(text: &str, place: i32, rule: Rounding) -> String {
    let digits = -place;
    let bare = shed(text, "");
    match rule {
        Rounding::HalfUp => format!("ROUND({bare},{digits})"),
        Rounding::Truncate => format!("ROUNDDOWN({bare},{digits})"),
        Rounding::Up => format!("ROUNDUP({bare},{digits})"),
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
            format!("IF(ABS({scaled}-TRUNC({scaled}))=0.5,ROUND({scaled}/2,0)*2{back},ROUND({bare},{digits}))")
        }
    }
}
