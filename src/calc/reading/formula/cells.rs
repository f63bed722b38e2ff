//! A derivation as cells: one a node, with what is too long for one formula gathered in rows of its own.

use super::layout::{Cell, Content, Layout, SheetColumn, Stand, Worked};
use super::text::{decimal, number, opaque_terms, write};
use super::{ARGUMENTS, LIST};
use crate::calc::reading::exact;
use crate::calc::{Absent, Cone, Kind, Known, NodeId, View, is_constant};
use crate::quantity::Exact;

/// The derivation of `target` as cells of `column`; the last cell is the figure.
pub fn sheet(view: View<'_>, target: NodeId, column: &str) -> Vec<Cell> {
    let cone = Cone::of(view, &[target]);
    let values = exact::read(view, &cone);
    let only = SheetColumn { name: String::new(), column: column.to_owned() };
    let layout = Layout { sheets: vec![only], home: 0, first_row: 1 };
    cells(view, &cone, &|node| values.get(node), &layout, &|_| None).cells
}

/// The derivation of everything in a cone. What is `elsewhere` is a number or a blank that stands on another sheet.
pub fn cells<'v>(
    view: View<'_>,
    cone: &Cone,
    known: &dyn Fn(NodeId) -> &'v Known<Exact>,
    layout: &Layout,
    elsewhere: &dyn Fn(NodeId) -> Option<Stand>,
) -> Worked {
    let start = Stand { sheet: layout.home, row: layout.first_row };
    let mut writer = Writer { view, layout, known, cells: Vec::new() };
    let mut stands: Vec<Stand> = vec![start; cone.len()];
    let mut may_be_empty: Vec<bool> = vec![false; cone.len()];
    for (node, slot) in cone.order().filter_map(|node| Some((node, cone.slot(node)?))) {
        if let Some(stand) = elsewhere(node) {
            stands[slot] = stand;
            may_be_empty[slot] = matches!(view.kind(node), Kind::Gap(_));
            continue;
        }
        let children = view.children(node);
        let kid = |kid: &NodeId| {
            let (stand, may_be_empty) =
                cone.slot(*kid).map_or((start, false), |slot| (stands[slot], may_be_empty[slot]));
            Kid { node: *kid, stand, may_be_empty }
        };
        let kids: Vec<Kid> = children.iter().map(kid).collect();
        let (content, guarded) = writer.content(node, &kids);
        may_be_empty[slot] = guarded || content == Content::Blank;
        let row = writer.push(Some(node), content, known(node).value().cloned());
        stands[slot] = Stand { sheet: layout.home, row };
    }
    Worked { cells: writer.cells, stands, may_be_empty }
}

/// A child and where it stands.
#[derive(Debug, Clone, Copy)]
struct Kid {
    node: NodeId,
    stand: Stand,
    may_be_empty: bool,
}

/// Functions that gather a list in parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Function {
    Sum,
    Product,
    Min,
    Max,
    Count,
}

impl Function {
    const fn name(self) -> &'static str {
        match self {
            Function::Sum => "SUM",
            Function::Product => "PRODUCT",
            Function::Min => "MIN",
            Function::Max => "MAX",
            Function::Count => "COUNT",
        }
    }

    /// What gathers the parts.
    const fn over_parts(self) -> Function {
        match self {
            Function::Count => Function::Sum,
            other => other,
        }
    }
}

/// An argument of a function: a cell or a range, and the children it covers.
struct Argument {
    text: String,
    covers: std::ops::Range<usize>,
}

/// Cells of one column, from the top.
struct Writer<'w, 'v> {
    view: View<'w>,
    layout: &'w Layout,
    known: &'w dyn Fn(NodeId) -> &'v Known<Exact>,
    cells: Vec<Cell>,
}

impl Writer<'_, '_> {
    fn push(&mut self, node: Option<NodeId>, content: Content, value: Option<Exact>) -> usize {
        let row = self.layout.first_row + self.cells.len();
        self.cells.push(Cell { row, node, content, value });
        row
    }

    fn here(&self, row: usize) -> String {
        self.layout.name(Stand { sheet: self.layout.home, row }, Some(self.layout.home))
    }

    fn names(&self, kids: &[Kid]) -> Vec<String> {
        kids.iter().map(|kid| self.layout.name(kid.stand, Some(self.layout.home))).collect()
    }

    /// What the cell of a node holds, and whether it is guarded against blanks.
    fn content(&mut self, node: NodeId, kids: &[Kid]) -> (Content, bool) {
        let view = self.view;
        let guard = kids.iter().any(|kid| kid.may_be_empty);
        match view.kind(node) {
            Kind::Leaf(id) => (Content::Number(view.leaf(id).leaf.literal.value().to_string()), false),
            Kind::Gap(_) => (Content::Blank, false),
            Kind::Sum(_) if kids.is_empty() => (Content::Formula("=0".to_owned()), false),
            Kind::Sum(_) => self.sum(node, kids),
            Kind::Opaque(run, _) if kids.is_empty() => match decimal(&view.run(run).value) {
                Some(text) => (Content::Value(text), false),
                None => (Content::Formula(format!("={}", number(&view.run(run).value))), false),
            },
            Kind::Choose(_, chosen) => {
                let taken: Vec<Kid> = kids.get(chosen as usize).copied().into_iter().collect();
                let guard = taken.iter().any(|kid| kid.may_be_empty);
                let text = self.names(&taken).concat();
                (Content::Formula(self.guarded(text, &taken, guard)), guard)
            }
            kind => {
                let names = self.names(kids);
                let is_long = kids.len() > ARGUMENTS || names.iter().map(|name| name.len() + 1).sum::<usize>() > LIST;
                let text = match kind {
                    Kind::Product(_) if is_long => self.gathered(Function::Product, kids),
                    Kind::Min(_) if !kids.is_empty() => self.gathered(Function::Min, kids),
                    Kind::Max(_) if !kids.is_empty() => self.gathered(Function::Max, kids),
                    Kind::Opaque(..) => self.first_order(node, kids, &names),
                    _ => write(view, node, &names),
                };
                (Content::Formula(self.guarded(text, kids, guard)), guard)
            }
        }
    }

    /// A sum tolerates blanks, unless there is nothing else, or what is asked for is among them.
    fn sum(&mut self, node: NodeId, kids: &[Kid]) -> (Content, bool) {
        let known = self.known;
        let text = self.gathered(Function::Sum, kids);
        if !matches!(known(node), Known::Gap(_)) {
            return (Content::Formula(format!("={text}")), false);
        }
        let asked: Vec<Kid> =
            kids.iter().filter(|kid| matches!(known(kid.node), Known::Gap(Absent::Asked))).copied().collect();
        let text = match asked.is_empty() {
            false => self.guarded(text, &asked, true),
            true => {
                let view = self.view;
                let counted: Vec<Kid> = kids.iter().filter(|kid| !is_constant(view, kid.node)).copied().collect();
                format!("=IF({}=0,\"\",{text})", self.counts(&counted))
            }
        };
        (Content::Formula(text), true)
    }

    /// A result of a model, moved to first order; many inputs are gathered in rows of their own.
    fn first_order(&mut self, node: NodeId, kids: &[Kid], names: &[String]) -> String {
        let whole = write(self.view, node, names);
        let Kind::Opaque(run, _) = self.view.kind(node) else { return whole };
        if whole.len() <= LIST {
            return whole;
        }
        let run = self.view.run(run);
        let terms = opaque_terms(run, names);
        let mut parts = Vec::new();
        let mut from = 0;
        while from < terms.len() {
            let mut length = 0;
            let fits = terms[from..].iter().take_while(|term| {
                length += term.len();
                length <= LIST
            });
            let to = from + fits.count().max(1);
            let part = &kids[from..to];
            let text = terms[from..to].concat();
            let text = text.strip_prefix('+').unwrap_or(&text).to_owned();
            let guard = part.iter().any(|kid| kid.may_be_empty);
            let value = self.moved(&kids[from..to], &run.sensitivities[from..to]);
            let content = Content::Formula(self.guarded(text, part, guard));
            let row = self.push(None, content, value);
            parts.push(format!("+{}", self.here(row)));
            from = to;
        }
        format!("({}{})", number(&run.value), parts.concat())
    }

    /// By how much inputs move a result of a model.
    fn moved(&self, kids: &[Kid], sensitivities: &[(Exact, Exact)]) -> Option<Exact> {
        let mut total = Exact::ZERO;
        for (kid, (nominal, slope)) in kids.iter().zip(sensitivities) {
            total += &(slope * &((self.known)(kid.node).value()? - nominal));
        }
        Some(total)
    }

    /// A function over children, runs as ranges; what does not fit one formula is gathered in rows of its own first.
    fn gathered(&mut self, function: Function, kids: &[Kid]) -> String {
        let arguments = self.within_limit(function, kids);
        format!("{}({arguments})", function.name())
    }

    fn counts(&mut self, kids: &[Kid]) -> String {
        let rows = self.cells.len();
        let arguments = self.within_limit(Function::Count, kids);
        // Counts of parts are added.
        let function = if self.cells.len() == rows { Function::Count } else { Function::Sum };
        format!("{}({arguments})", function.name())
    }

    /// Arithmetic takes a blank for zero; what rests on a gap must stay blank until that is filled in.
    fn guarded(&mut self, text: String, kids: &[Kid], guard: bool) -> String {
        match guard {
            true => format!("=IF({}={},{text},\"\")", self.counts(kids), kids.len()),
            false => format!("={text}"),
        }
    }

    /// As many arguments as one function takes, and as many as fit.
    fn within_limit(&mut self, function: Function, kids: &[Kid]) -> String {
        let mut arguments = self.ranges(kids);
        let mut over = function;
        let length = |arguments: &[Argument]| arguments.iter().map(|argument| argument.text.len() + 1).sum::<usize>();
        while arguments.len() > ARGUMENTS || (arguments.len() > 1 && length(&arguments) > LIST) {
            let mut parts = Vec::new();
            let mut rest = arguments.as_slice();
            while !rest.is_empty() {
                let mut long = 0;
                let fits = rest.iter().take(ARGUMENTS).take_while(|argument| {
                    long += argument.text.len() + 1;
                    long <= LIST
                });
                let (part, after) = rest.split_at(fits.count().max(1));
                let covers = part[0].covers.start..part[part.len() - 1].covers.end;
                let texts: Vec<&str> = part.iter().map(|argument| argument.text.as_str()).collect();
                let text = format!("={}({})", over.name(), texts.join(","));
                let value = self.folded(function, &kids[covers.clone()]);
                let row = self.push(None, Content::Formula(text), Some(value));
                parts.push(Argument { text: self.here(row), covers });
                rest = after;
            }
            arguments = parts;
            over = function.over_parts();
        }
        let texts: Vec<String> = arguments.into_iter().map(|argument| argument.text).collect();
        texts.join(",")
    }

    /// What a function comes to over children; those without a value are passed over.
    fn folded(&self, function: Function, kids: &[Kid]) -> Exact {
        let values = kids.iter().filter_map(|kid| (self.known)(kid.node).value());
        match function {
            Function::Sum => values.fold(Exact::ZERO, |sum, value| &sum + value),
            Function::Product => values.fold(Exact::ONE, |product, value| match product.is_too_large() {
                true => product,
                false => &product * value,
            }),
            Function::Min => values.min().cloned().unwrap_or_default(),
            Function::Max => values.max().cloned().unwrap_or_default(),
            Function::Count => Exact::from(i64::try_from(values.count()).unwrap_or(i64::MAX)),
        }
    }

    /// Children as cells and ranges; a range stays on one sheet.
    fn ranges(&self, kids: &[Kid]) -> Vec<Argument> {
        let mut runs: Vec<(Stand, std::ops::Range<usize>)> = Vec::new();
        for (at, kid) in kids.iter().enumerate() {
            match runs.last_mut() {
                Some((first, covers))
                    if first.sheet == kid.stand.sheet && first.row + covers.len() == kid.stand.row =>
                {
                    covers.end = at + 1;
                }
                _ => runs.push((kid.stand, at..at + 1)),
            }
        }
        let argument = |(first, covers): (Stand, std::ops::Range<usize>)| {
            let name = self.layout.name(first, Some(self.layout.home));
            let text = match covers.len() {
                1 => name,
                many => format!("{name}:{}{}", self.layout.sheets[first.sheet].column, first.row + many - 1),
            };
            Argument { text, covers }
        };
        runs.into_iter().map(argument).collect()
    }
}
