//! From a syntax tree to the graph: names, figures and factors become nodes, operators become kinds.

use std::collections::HashMap;
use std::ops::Range;

use super::function::Function;
use super::syntax::{Expression, Operator, Term, TermKind};
use super::wanted::bring;
use crate::account::{Account, Address};
use crate::calc::{Cited, Exponent, Gap, GapCause, Graph, NodeId, Origin, OriginKind, UnitClash};
use crate::factor::{self, Chooser, FactorId, Resolved};
use crate::finding::Place;
use crate::quantity::{Amount, Literal, Manner, Quantity, Unit};

/// What names, figures and factors of an expression stand for.
pub struct Scope<'a> {
    /// Named inputs.
    pub names: &'a HashMap<String, NodeId>,
    /// Factors.
    pub factors: &'a Chooser<'a>,
    /// Where the figure is of, for factors chosen by rule.
    pub region: Option<&'a str>,
    /// The year that it is of.
    pub year: u16,
    /// Address under which the expression's own numbers and its unknown are known: `claim/led`.
    pub address: &'a str,
    /// Where the text of the expression stands, for its own numbers.
    pub place: Place,
    /// The document behind the expression's own numbers.
    pub cited: Option<Box<Cited>>,
    /// Unit in which the result is wanted; what an unknown must have follows from it. Without one the result keeps the unit
    /// that it has by itself.
    pub wanted: Option<&'a Unit>,
}

/// An expression as a part of the graph.
#[derive(Debug, Clone, Copy)]
pub struct Built {
    /// The result, in the wanted unit where there is one.
    pub node: NodeId,
    /// The unknown, if the expression has one.
    pub unknown: Option<NodeId>,
}

/// What is wrong with an expression in its book, and where in its text.
#[derive(Debug, Clone)]
pub struct BuildError {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// What is wrong.
    pub kind: BuildErrorKind,
}

/// What can be wrong with an expression in its book.
#[derive(Debug, Clone)]
pub enum BuildErrorKind {
    /// No input has this name.
    UnknownName(String),
    /// The book has no such figure.
    UnknownFigure(Address),
    /// The library has no such factor, or several.
    UnknownFactor(FactorId),
    /// A recipe gives several gases and is no single value.
    NotASingleValue(FactorId),
    /// Units that do not go together.
    Units(UnitClash),
    /// The result is not what is wanted.
    Result(UnitClash),
    /// The exponent or the years of `compound` are no whole number.
    NotWhole,
    /// What the unknown must measure does not follow from the expression.
    UnknownUnit,
}

/// Builds an expression.
///
/// # Errors
/// Every independent error: an operand that cannot be built does not hide the others.
pub fn build(expression: &Expression, scope: &Scope<'_>, account: &mut Account) -> Result<Built, Vec<BuildError>> {
    let mut builder = Builder { scope, account, nodes: HashMap::new(), errors: Vec::new(), unknown: None, numbers: 0 };
    let terms: Vec<&Term> = expression.terms().collect();
    // Everything beside the way from the root to the unknown comes first: the unknown's unit follows from it.
    let spine = spine(expression);
    for term in terms.iter().filter(|term| !on(&spine, term)) {
        builder.term(term);
    }
    if !spine.is_empty() && builder.errors.is_empty() {
        builder.place_unknown(&spine);
        for term in terms.iter().filter(|term| on(&spine, term)) {
            builder.term(term);
        }
    }
    let root = builder.nodes.get(&key(&expression.root)).copied();
    let Builder { account, mut errors, unknown, .. } = builder;
    match root {
        Some(root) if errors.is_empty() => {
            match scope.wanted.map_or(Ok(root), |unit| bring(&mut account.graph, root, &expression.root, unit)) {
                Ok(node) => Ok(Built { node, unknown }),
                Err(clash) => {
                    Err(vec![BuildError { span: expression.root.span.clone(), kind: BuildErrorKind::Result(clash) }])
                }
            }
        }
        _ => {
            errors.sort_by_key(|error| error.span.start);
            Err(errors)
        }
    }
}

/// A term is known by where it stands in memory: equal terms in two places are two terms.
fn key(term: &Term) -> *const Term {
    term
}

fn on(spine: &[&Term], term: &Term) -> bool {
    spine.iter().any(|link| key(link) == key(term))
}

/// The terms from the root to the unknown; empty where nothing is unknown.
fn spine(expression: &Expression) -> Vec<&Term> {
    let mut holds: HashMap<*const Term, bool> = HashMap::new();
    for term in expression.terms() {
        let unknown = matches!(term.kind, TermKind::Unknown | TermKind::Factor(None));
        let below = term.operands().any(|operand| holds.get(&key(operand)).copied().unwrap_or(false));
        holds.insert(key(term), unknown || below);
    }
    let mut spine = Vec::new();
    let mut at = Some(&expression.root).filter(|root| holds.get(&key(root)).copied().unwrap_or(false));
    while let Some(term) = at {
        spine.push(term);
        at = term.operands().find(|operand| holds.get(&key(operand)).copied().unwrap_or(false));
    }
    spine
}

struct Builder<'a, 's> {
    scope: &'s Scope<'s>,
    account: &'a mut Account,
    nodes: HashMap<*const Term, NodeId>,
    errors: Vec<BuildError>,
    unknown: Option<NodeId>,
    numbers: usize,
}

impl Builder<'_, '_> {
    fn graph(&mut self) -> &mut Graph {
        &mut self.account.graph
    }

    fn term(&mut self, term: &Term) {
        let operands: Option<Vec<NodeId>> =
            term.operands().map(|operand| self.nodes.get(&key(operand)).copied()).collect();
        // An operand that failed has said so already.
        let Some(operands) = operands else { return };
        let built = match &term.kind {
            TermKind::Quantity(quantity) => Ok(self.number(quantity, term.span.clone())),
            TermKind::Name(name) => {
                self.scope.names.get(name).copied().ok_or_else(|| BuildErrorKind::UnknownName(name.clone()))
            }
            TermKind::Figure(address) => {
                self.account.find(address).ok_or_else(|| BuildErrorKind::UnknownFigure(address.clone()))
            }
            TermKind::Factor(Some(id)) => self.factor(id),
            TermKind::Factor(None) | TermKind::Unknown => self.unknown.ok_or(BuildErrorKind::UnknownUnit),
            TermKind::Negate(_) => Ok(self.graph().negative(operands[0])),
            TermKind::Binary { op, .. } => self.binary(*op, operands[0], operands[1]).map_err(BuildErrorKind::Units),
            TermKind::Power { exponent, root, .. } => match i16::try_from(*exponent) {
                Ok(power) => {
                    let exponent = Exponent { power, root: *root };
                    self.graph().power(operands[0], exponent).map_err(BuildErrorKind::Units)
                }
                Err(_) => Err(BuildErrorKind::NotWhole),
            },
            TermKind::Call { function, arguments } => self.call(*function, &operands, arguments),
        };
        match built {
            Ok(node) => {
                self.nodes.insert(key(term), node);
            }
            Err(kind) => self.errors.push(BuildError { span: term.span.clone(), kind }),
        }
    }

    /// A number of the expression itself.
    fn number(&mut self, quantity: &Quantity, span: Range<usize>) -> NodeId {
        self.numbers += 1;
        // A bare number in a formula (× 12, ÷ 2) is part of the formula and not a rounded reading of something.
        let bare = match quantity.amount() {
            Amount::One(literal) if quantity.unit().is_none() && literal.manner() == Manner::Ordinary => Some(*literal),
            _ => None,
        };
        let start = self.scope.place.start;
        let narrow = |n: usize| u32::try_from(n).unwrap_or(0);
        let place = Place {
            file: self.scope.place.file,
            start: start.saturating_add(narrow(span.start)),
            end: start.saturating_add(narrow(span.end)),
        };
        let origin = Origin {
            address: format!("{}/number/{}", self.scope.address, self.numbers),
            kind: if bare.is_some() { OriginKind::Constant } else { OriginKind::Input },
            place: Some(place),
            cited: self.scope.cited.clone(),
            note: None,
        };
        match bare {
            Some(literal) => self.graph().leaf(literal.with_manner(Manner::Exact), quantity.unit(), None, origin),
            None => self.graph().quantity(quantity, None, origin),
        }
    }

    fn constant(&mut self, value: i64) -> NodeId {
        let origin = Origin {
            address: format!("constant/{value}"),
            kind: OriginKind::Constant,
            place: None,
            cited: None,
            note: None,
        };
        let literal = Literal::count(value).with_manner(Manner::Exact);
        self.graph().shared_leaf(literal, &Unit::none(), None, origin)
    }

    fn factor(&mut self, id: &FactorId) -> Result<NodeId, BuildErrorKind> {
        let factors = self.scope.factors;
        match factors.resolve(id, self.scope.region, self.scope.year) {
            Ok((Resolved::Factor(factor), _)) => Ok(factor::leaf(&mut self.account.graph, factors.library(), factor)),
            Ok((Resolved::Fuel(_) | Resolved::Blend(_), _)) => Err(BuildErrorKind::NotASingleValue(id.clone())),
            Err(_) => Err(BuildErrorKind::UnknownFactor(id.clone())),
        }
    }

    fn binary(&mut self, op: Operator, left: NodeId, right: NodeId) -> Result<NodeId, UnitClash> {
        let graph = &mut self.account.graph;
        let (left_unit, right_unit) = (graph.unit(left).clone(), graph.unit(right).clone());
        match op {
            Operator::Add => graph.sum(&[left, right], &left_unit),
            Operator::Subtract => {
                let right = graph.convert(right, &left_unit).map_err(|clash| with_first(clash, left))?;
                let negative = graph.negative(right);
                graph.sum(&[left, negative], &left_unit)
            }
            Operator::Multiply => {
                // 160 万kWh × 0.7035 kgCO2/kWh: the amount is brought to what the factor counts, so that it cancels.
                let (left, right) = if counts(&right_unit, &left_unit) {
                    (graph.convert(left, &right_unit.denominator())?, right)
                } else if counts(&left_unit, &right_unit) {
                    (left, graph.convert(right, &left_unit.denominator())?)
                } else {
                    (plain(graph, left)?, plain(graph, right)?)
                };
                graph.product(&[left, right])
            }
            Operator::Divide => {
                let right = if left_unit.dimension() == right_unit.dimension() {
                    graph.convert(right, &left_unit)?
                } else {
                    plain(graph, right)?
                };
                graph.quotient(left, right)
            }
        }
    }

    fn call(&mut self, function: Function, operands: &[NodeId], arguments: &[Term]) -> Result<NodeId, BuildErrorKind> {
        let units = BuildErrorKind::Units;
        let first_unit = operands.first().map_or_else(Unit::none, |node| self.account.graph.unit(*node).clone());
        match function {
            Function::Sum => self.graph().sum(operands, &first_unit).map_err(units),
            Function::Mean => {
                let count = self.constant(i64::try_from(operands.len()).unwrap_or(i64::MAX));
                let sum = self.graph().sum(operands, &first_unit).map_err(units)?;
                self.graph().quotient(sum, count).map_err(units)
            }
            Function::WeightedMean => {
                let weight_unit = first_unit;
                let weights: Vec<NodeId> = operands.iter().copied().step_by(2).collect();
                let values: Vec<NodeId> = operands.iter().copied().skip(1).step_by(2).collect();
                let value_unit = values.first().map_or_else(Unit::none, |v| self.account.graph.unit(*v).clone());
                let mut products = Vec::new();
                for (weight, value) in weights.iter().zip(&values) {
                    let weight = self.graph().convert(*weight, &weight_unit).map_err(units)?;
                    let value = self.graph().convert(*value, &value_unit).map_err(units)?;
                    products.push(self.graph().product(&[weight, value]).map_err(units)?);
                }
                let unit = products.first().map_or_else(Unit::none, |p| self.account.graph.unit(*p).clone());
                let over = self.graph().sum(&products, &unit).map_err(units)?;
                let under = self.graph().sum(&weights, &weight_unit).map_err(units)?;
                self.graph().quotient(over, under).map_err(units)
            }
            Function::Share => self.ratio(operands[0], operands[1]).map_err(units),
            Function::Change => {
                let ratio = self.ratio(operands[1], operands[0]).map_err(units)?;
                self.less_one(ratio).map_err(units)
            }
            Function::Compound => {
                let years = match &arguments[1].kind {
                    TermKind::Quantity(quantity) => whole(quantity),
                    TermKind::Negate(inner) => match &inner.kind {
                        TermKind::Quantity(quantity) => whole(quantity).and_then(i16::checked_neg),
                        _ => None,
                    },
                    _ => None,
                };
                let years = years.ok_or(BuildErrorKind::NotWhole)?;
                let one = self.constant(1);
                let rate = self.graph().convert(operands[0], &Unit::none()).map_err(units)?;
                let growth = self.graph().sum(&[one, rate], &Unit::none()).map_err(units)?;
                let grown = self.graph().power(growth, Exponent::whole(years)).map_err(units)?;
                self.less_one(grown).map_err(units)
            }
            Function::Min => self.graph().min(operands).map_err(units),
            Function::Max => self.graph().max(operands).map_err(units),
            Function::Abs => Ok(self.graph().absolute(operands[0])),
            Function::Round { places, rounding } => Ok(self.graph().round(operands[0], -places, rounding)),
        }
    }

    /// part / whole, as a pure number.
    fn ratio(&mut self, part: NodeId, whole: NodeId) -> Result<NodeId, UnitClash> {
        let unit = self.account.graph.unit(whole).clone();
        let part = self.graph().convert(part, &unit).map_err(|clash| with_first(clash, whole))?;
        self.graph().quotient(part, whole)
    }

    fn less_one(&mut self, node: NodeId) -> Result<NodeId, UnitClash> {
        let one = self.constant(1);
        let minus = self.graph().negative(one);
        self.graph().sum(&[node, minus], &Unit::none())
    }

    /// Works out what the unknown must measure, from the wanted unit down to it, and puts a gap there.
    fn place_unknown(&mut self, spine: &[&Term]) {
        let Some(last) = spine.last() else { return };
        let mut unit = self.scope.wanted.cloned();
        for (link, next) in spine.iter().zip(&spine[1..]) {
            unit = unit.and_then(|unit| self.unit_below(link, next, &unit));
        }
        match unit {
            Some(unit) => {
                let gap = Gap {
                    cause: GapCause::Unknown,
                    address: format!("{}/implied", self.scope.address),
                    reason: None,
                    place: Some(self.scope.place),
                    cited: None,
                };
                self.unknown = Some(self.graph().gap(gap, &unit));
            }
            None => self.errors.push(BuildError { span: last.span.clone(), kind: BuildErrorKind::UnknownUnit }),
        }
    }

    /// The unit that `operand` must have for `term` to have `unit`.
    fn unit_below(&self, term: &Term, operand: &Term, unit: &Unit) -> Option<Unit> {
        let unit_of = |term: &Term| Some(self.account.graph.unit(*self.nodes.get(&key(term))?));
        let other = || term.operands().find(|other| key(other) != key(operand));
        match &term.kind {
            TermKind::Negate(_) => Some(unit.clone()),
            TermKind::Binary { op: Operator::Add | Operator::Subtract, .. } => Some(unit.clone()),
            // A share in per cent multiplies as a pure number and leaves the unit alone.
            TermKind::Binary { op: Operator::Multiply, .. } => match unit_of(other()?)? {
                share if share.dimension().is_none() => Some(unit.clone()),
                other => unit.div(other),
            },
            TermKind::Binary { op: Operator::Divide, left, .. } if key(left) == key(operand) => {
                match unit_of(other()?)? {
                    share if share.dimension().is_none() => Some(unit.clone()),
                    other => unit.mul(other),
                }
            }
            TermKind::Binary { op: Operator::Divide, .. } if unit.dimension().is_none() => {
                Some(unit_of(other()?)?.clone())
            }
            TermKind::Binary { op: Operator::Divide, .. } => unit_of(other()?)?.div(unit),
            TermKind::Power { exponent, root, .. } => {
                ((*exponent == 1 && *root == 1) || unit.is_none()).then(|| unit.clone())
            }
            TermKind::Call { function, .. } => match function {
                Function::Sum | Function::Mean | Function::Min | Function::Max | Function::Abs => Some(unit.clone()),
                Function::Round { .. } => Some(unit.clone()),
                Function::Share | Function::Change => Some(unit_of(other()?)?.clone()),
                Function::Compound => Some(if unit.dimension().is_none() { unit.clone() } else { Unit::none() }),
                // Weights and values stand in turn: a value measures what the mean does, a weight what the others do.
                Function::WeightedMean => {
                    let at = term.operands().position(|other| key(other) == key(operand))?;
                    match at % 2 {
                        1 => Some(unit.clone()),
                        _ => unit_of(term.operands().enumerate().find(|(i, _)| i % 2 == 0 && *i != at)?.1).cloned(),
                    }
                }
            },
            TermKind::Quantity(_)
            | TermKind::Name(_)
            | TermKind::Figure(_)
            | TermKind::Factor(_)
            | TermKind::Unknown => None,
        }
    }
}

/// Whether `per` counts what `amount` measures, in whatever size.
fn counts(per: &Unit, amount: &Unit) -> bool {
    let under = per.denominator();
    !under.dimension().is_none() && under.dimension() == amount.dimension()
}

/// Per cent and the like become pure numbers before they multiply.
fn plain(graph: &mut Graph, node: NodeId) -> Result<NodeId, UnitClash> {
    if graph.unit(node).dimension().is_none() { graph.convert(node, &Unit::none()) } else { Ok(node) }
}

fn with_first(clash: UnitClash, first: NodeId) -> UnitClash {
    UnitClash { expected_at: Some(first), ..clash }
}

fn whole(quantity: &Quantity) -> Option<i16> {
    let value = quantity.amount().one()?.value();
    if value.fract().is_zero() { i16::try_from(value).ok() } else { None }
}
