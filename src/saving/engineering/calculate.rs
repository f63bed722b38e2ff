//! From a kind and its inputs to nodes of the graph.

use std::collections::HashMap;

use super::pack::{EngineeringKind, EngineeringPack, KindInput};
use crate::account::Account;
use crate::calc::{Cited, NodeId, Origin, OriginKind};
use crate::expression::{self, Expression, Given, Scope};
use crate::factor::Chooser;
use crate::finding::{Finding, Located, Place};
use crate::quantity::{Quantity, Unit};

/// A calculation as a part of the graph.
#[derive(Debug, Clone, Default)]
pub struct Calculated {
    /// Inputs and steps, by name.
    pub names: HashMap<String, NodeId>,
    /// Steps that could be made: the number in the kind, and the node.
    pub steps: Vec<Computed>,
    /// Effects that could be made.
    pub effects: Vec<Computed>,
}

/// A step or an effect of a kind as a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Computed {
    /// Its number in the kind.
    pub at: usize,
    /// Its node.
    pub node: NodeId,
}

/// Where a formula of the pack is built.
#[derive(Clone, Copy)]
pub(in crate::saving) struct Ground<'a> {
    pub factors: &'a Chooser<'a>,
    pub region: Option<&'a str>,
    pub year: u16,
    /// The kind is named here in the book.
    pub place: Place,
}

/// Builds the inputs, the steps and the effects of a kind under `address`. Inputs are registered as `ADDRESS/given/NAME`, steps
/// as `ADDRESS/NAME`. Of effects that depend on what is displaced, only those of `displaced` are built.
///
/// # Errors
/// What is wrong with the units of the inputs.
pub fn calculate(
    kind: &EngineeringKind,
    given: &[Given],
    displaced: Option<&str>,
    address: &str,
    origin: &impl Fn(&Given, String) -> Origin,
    (factors, place): (&Chooser<'_>, Place),
    account: &mut Account,
) -> Result<Calculated, Vec<Finding>> {
    let mut names = expression::describe_given(given, address, account, origin);
    for input in &kind.input {
        if !names.contains_key(&input.name)
            && let Some(node) = default(kind, input, address, account)
        {
            names.insert(input.name.clone(), node);
        }
    }
    let mut calculated = Calculated { names, ..Calculated::default() };
    let ground = Ground { factors, region: None, year: 0, place };
    for (at, step) in kind.step.iter().enumerate() {
        let address = format!("{address}/{}", step.name);
        if let Some(node) = formula(kind, &step.formula, &step.unit, &address, &calculated.names, ground, account)? {
            account.register(&address, node);
            calculated.names.insert(step.name.clone(), node);
            calculated.steps.push(Computed { at, node });
        }
    }
    for (at, effect) in kind.effect.iter().enumerate() {
        if effect.displaced.as_deref().is_some_and(|of| Some(of) != displaced) {
            continue;
        }
        let address = format!("{address}/effect/{}", at + 1);
        if let Some(node) = formula(kind, &effect.formula, &effect.unit, &address, &calculated.names, ground, account)?
        {
            calculated.effects.push(Computed { at, node });
        }
    }
    Ok(calculated)
}

/// A formula of the pack; `None` where it names an input that is left out.
///
/// # Errors
/// Units of the inputs that do not go together.
pub(in crate::saving) fn formula(
    kind: &EngineeringKind,
    text: &str,
    unit: &str,
    address: &str,
    names: &HashMap<String, NodeId>,
    ground: Ground<'_>,
    account: &mut Account,
) -> Result<Option<NodeId>, Vec<Finding>> {
    // The pack is part of the program; a test holds that its formulas and units can be read.
    let (Ok(expression), Some(unit)) = (Expression::parse(text), unit_of(unit)) else { return Ok(None) };
    if expression.names().any(|(name, _)| !names.contains_key(name)) {
        return Ok(None);
    }
    let expression = Located::new(expression, ground.place);
    let scope = Scope {
        names,
        factors: ground.factors,
        region: ground.region,
        year: ground.year,
        address,
        place: ground.place,
        cited: Some(cited(kind, None)),
        wanted: Some(&unit),
    };
    let built = expression::build(&expression.value, &scope, account).map_err(|errors| {
        let say = |error| expression::build_finding(error, &expression, None, &scope, account);
        errors.iter().map(say).collect::<Vec<_>>()
    })?;
    // A formula may be nothing but a name; what it gives is a node of its own all the same, with an address of its own.
    let node = account.graph.sum(&[built.node], &unit);
    node.map(Some).map_err(|clash| vec![crate::factor::clash_finding(&clash, ground.place, None)])
}

/// The default of an input as an assumption.
fn default(kind: &EngineeringKind, input: &KindInput, address: &str, account: &mut Account) -> Option<NodeId> {
    let quantity = Quantity::parse(input.default.as_deref()?).ok()?;
    let address = format!("{address}/given/{}", input.name);
    let source = input.source.as_ref();
    let origin = Origin {
        address: address.clone(),
        kind: OriginKind::Assumption,
        place: None,
        cited: Some(cited(kind, Some(&input.name))),
        note: source.map(|source| format!("{} / {}", source.en, source.zh).into()),
    };
    let node = account.graph.quantity(&quantity, None, origin);
    account.register(&address, node);
    Some(node)
}

/// The pack as a source.
fn cited(kind: &EngineeringKind, input: Option<&str>) -> Box<Cited> {
    let input = input.map(|name| format!(": {name}")).unwrap_or_default();
    Box::new(Cited {
        title: "rules/saving/engineering.toml".to_owned(),
        publisher: None,
        locator: Some(format!("{}{input}", kind.id)),
        transcribed: false,
    })
}

/// A unit of the pack; none for a pure number.
pub(in crate::saving) fn unit_of(text: &str) -> Option<Unit> {
    if text.is_empty() { Some(Unit::none()) } else { Unit::parse(text).ok() }
}

impl EngineeringPack {
    /// The unit that an input of a kind is written in.
    pub fn unit_of(input: &KindInput) -> Unit {
        unit_of(&input.unit).unwrap_or_else(Unit::none)
    }
}
