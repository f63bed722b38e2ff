//! From a kind and its inputs to nodes of the graph.

use std::collections::{HashMap, HashSet};

use super::pack::{EngineeringKind, EngineeringPack, KindInput, KindStep};
use super::rows::{ProfileRow, rows};
use crate::account::Account;
use crate::calc::{Cited, NodeId, Origin, OriginKind};
use crate::expression::{self, Expression, Given, Scope};
use crate::factor::Chooser;
use crate::finding::{AboutSaving, Code, Finding, Located, Place};
use crate::quantity::{Quantity, Unit};

/// A calculation as a part of the graph.
#[derive(Debug, Clone, Default)]
pub struct Calculated {
    /// Inputs and steps, by name; of a step for each row of a profile the sum.
    pub names: HashMap<String, NodeId>,
    /// The same for each row of the profile; one that is the whole where there is none.
    pub rows: Vec<HashMap<String, NodeId>>,
    /// Steps that could be made: the number in the kind, and the node.
    pub steps: Vec<Computed>,
    /// Effects that could be made.
    pub effects: Vec<Computed>,
    /// Inputs of the book that nothing uses, because others are missing.
    pub unused: Vec<String>,
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
/// as `ADDRESS/NAME`, those of a row of the profile as `ADDRESS/profile/N/…`. Of effects that depend on what is displaced, only
/// those of `displaced` are built.
///
/// # Errors
/// What is wrong with the units of the inputs.
pub fn calculate(
    kind: &EngineeringKind,
    (given, profile): (&[Given], &[ProfileRow]),
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
    let mut rows = rows(profile, &names, address, origin, account);
    let ground = Ground { factors, region: None, year: 0, place };
    let mut calculated = Calculated { names, ..Calculated::default() };
    let mut used = HashSet::new();
    for (at, step) in kind.step.iter().enumerate() {
        let whole = format!("{address}/{}", step.name);
        let node = if step.each {
            let mut parts = Vec::new();
            for row in &mut rows {
                let own = row.address.as_ref().map_or_else(|| whole.clone(), |row| format!("{row}/{}", step.name));
                if let Some(node) = step_node(kind, step, &own, &row.names, ground, &mut used, account)? {
                    account.register(&own, node);
                    row.names.insert(step.name.clone(), node);
                    parts.push(node);
                }
            }
            if step.apart && rows.len() > 1 {
                continue;
            }
            sum_of(&step.name, &parts, rows.len(), place, account)?
        } else {
            step_node(kind, step, &whole, &calculated.names, ground, &mut used, account)?
        };
        if let Some(node) = node {
            account.register(&whole, node);
            for row in rows.iter_mut().filter(|_| !step.each) {
                row.names.insert(step.name.clone(), node);
            }
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
            used.extend(names_of(&effect.formula));
            calculated.effects.push(Computed { at, node });
        }
    }
    let stated = given.iter().chain(profile.iter().flat_map(|row| &row.given)).map(|given| &given.name);
    for name in stated.filter(|name| !used.contains(*name) && !kind.is_for_other_answers(name)) {
        if !calculated.unused.contains(name) {
            calculated.unused.push(name.clone());
        }
    }
    calculated.rows = rows.into_iter().map(|row| row.names).collect();
    Ok(calculated)
}

/// A step by its formula, or by what it is where an optional input has no value.
fn step_node(
    kind: &EngineeringKind,
    step: &KindStep,
    address: &str,
    names: &HashMap<String, NodeId>,
    ground: Ground<'_>,
    used: &mut HashSet<String>,
    account: &mut Account,
) -> Result<Option<NodeId>, Vec<Finding>> {
    for text in std::iter::once(&step.formula).chain(&step.otherwise) {
        if let Some(node) = formula(kind, text, &step.unit, address, names, ground, account)? {
            used.extend(names_of(text));
            return Ok(Some(node));
        }
    }
    Ok(None)
}

/// The sum of what the rows give.
///
/// # Errors
/// Some rows give something and others nothing: what there is would pass for the whole.
fn sum_of(
    name: &str,
    parts: &[NodeId],
    rows: usize,
    place: Place,
    account: &mut Account,
) -> Result<Option<NodeId>, Vec<Finding>> {
    match parts {
        [only] if rows == 1 => Ok(Some(*only)),
        [first, ..] if parts.len() == rows => {
            let unit = account.graph.unit(*first).clone();
            let sum = account.graph.sum(parts, &unit);
            sum.map(Some).map_err(|clash| vec![crate::factor::clash_finding(&clash, place, None)])
        }
        [] => Ok(None),
        _ => {
            let finding = Finding::new(Code::SavingIncomplete, AboutSaving::RowsIncomplete { step: name.to_owned() });
            Err(vec![finding.at(place).help(AboutSaving::EveryRow)])
        }
    }
}

/// The names of a formula.
fn names_of(text: &str) -> Vec<String> {
    let parsed = Expression::parse(text);
    parsed.map(|formula| formula.names().map(|(name, _)| name.to_owned()).collect()).unwrap_or_default()
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
