//! Published statements that claim a kWh or a tonne of a plant twice: a claim that adds what a plant avoids to what has it
//! already. Only figures that a claim names by their addresses are looked at.

use super::plant::PvPlant;
use super::twice::{Elsewhere, one_name};
use crate::account::Address;
use crate::claim::Claim;
use crate::expression::{Expression, Function, Operator, Term, TermKind};
use crate::finding::{AboutPlant, Code, Finding, Findings, Place};
use crate::inventory::{Accounts, BesideKind};
use crate::saving::Project;

/// Says which claims count a plant twice: with the inventory, with a project, with avoided emissions, with all plants
/// together, or with itself.
pub fn claimed_twice_in_claims(
    claims: &[Claim],
    plants: &[PvPlant],
    projects: &[Project],
    accounts: &Accounts,
    findings: &mut Findings,
) {
    if plants.is_empty() {
        return;
    }
    let known = Known { plants, projects, accounts };
    for claim in claims {
        let mut said: Vec<AboutPlant> = Vec::new();
        for group in groups(&claim.equals.value, claims) {
            for (at, first) in group.iter().enumerate() {
                for second in &group[at + 1..] {
                    let Some((message, places)) = known.both(claim, first, second) else { continue };
                    if said.contains(&message) {
                        continue;
                    }
                    said.push(message.clone());
                    let finding = Finding::new(Code::ClaimedTwice, message).at(claim.equals.place);
                    let finding =
                        places.into_iter().fold(finding, |finding, place| finding.at_with(place, AboutPlant::AlsoHere));
                    findings.push(finding.help(AboutPlant::CountOnce));
                }
            }
        }
    }
}

/// A figure that a claim adds up, and whether it is taken off.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Summand {
    address: String,
    is_less: bool,
}

/// What of a plant a figure is.
struct OfPlant<'a> {
    plant: &'a PvPlant,
    output: &'a str,
    what: What<'a>,
}

/// Emissions that are avoided, or electricity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What<'a> {
    /// Avoided, by its name below the output.
    Avoided(&'a str),
    /// Electricity, by its name.
    Energy(&'a str),
}

struct Known<'a> {
    plants: &'a [PvPlant],
    projects: &'a [Project],
    accounts: &'a Accounts,
}

impl Known<'_> {
    /// What two summands count twice, with the places of both.
    fn both(&self, claim: &Claim, first: &Summand, second: &Summand) -> Option<(AboutPlant, Vec<Place>)> {
        let sides = [(first, second), (second, first)];
        let of = |(one, other): (&Summand, &Summand)| {
            let of = self.of_plant(&one.address)?;
            self.with_other(claim, &of, one, other)
        };
        sides.into_iter().find_map(of)
    }

    fn with_other(
        &self,
        claim: &Claim,
        of: &OfPlant<'_>,
        one: &Summand,
        other: &Summand,
    ) -> Option<(AboutPlant, Vec<Place>)> {
        let message = |message: fn([String; 4]) -> AboutPlant, place: Option<Place>| {
            let names = [of.plant.id.clone(), claim.id.clone(), one.address.clone(), other.address.clone()];
            Some((message(names), [Some(of.plant.place), place].into_iter().flatten().collect()))
        };
        let same_sign = one.is_less == other.is_less;
        let is_avoided = matches!(of.what, What::Avoided(_));
        let parts: Vec<&str> = other.address.split('/').collect();
        match parts.as_slice() {
            // Own use has lowered the inventory; taken off once more, or added, it counts twice.
            ["inventory", rest @ ..] if is_avoided && is_energy(rest) => {
                message(|[plant, claim, one, other]| AboutPlant::ClaimInventory { plant, claim, one, other }, None)
            }
            ["project", id, ..] if same_sign => {
                let project = self.projects.iter().find(|project| project.id == *id)?;
                let elsewhere = Elsewhere::of_project(project);
                elsewhere.names(of.plant)?;
                message(
                    |[plant, claim, one, other]| AboutPlant::ClaimOther { plant, claim, one, other },
                    Some(project.place),
                )
            }
            ["avoided", id, ..] if same_sign && is_avoided => {
                let beside = self.accounts.beside.iter().find(|of| of.kind == BesideKind::Avoided && of.id == *id)?;
                let names = [Some(&beside.id), beside.what.as_ref(), beside.basis.as_ref()];
                let address = format!("pv/{}", of.plant.id);
                let is_named = names.into_iter().flatten().any(|text| {
                    one_name(text, &of.plant.id)
                        || of.plant.name.as_deref().is_some_and(|name| one_name(text, name))
                        || text.contains(&address)
                });
                is_named.then_some(())?;
                message(
                    |[plant, claim, one, other]| AboutPlant::ClaimOther { plant, claim, one, other },
                    Some(beside.place),
                )
            }
            ["pv-total", output, ..] if same_sign && *output == of.output => {
                message(|[plant, claim, one, other]| AboutPlant::ClaimOther { plant, claim, one, other }, None)
            }
            ["pv", ..] if same_sign => {
                let again = self.of_plant(&other.address)?;
                let is_same = again.plant.id == of.plant.id && again.output == of.output;
                (is_same && overlap(of.what, again.what)).then_some(())?;
                message(|[plant, claim, one, other]| AboutPlant::ClaimOther { plant, claim, one, other }, None)
            }
            _ => None,
        }
    }

    /// The plant that a figure is of: `pv/ID/OUTPUT/…`.
    fn of_plant<'t>(&'t self, address: &'t str) -> Option<OfPlant<'t>> {
        let rest = address.strip_prefix("pv/")?;
        let (id, rest) = rest.split_once('/')?;
        let (output, name) = rest.split_once('/')?;
        let plant = self.plants.iter().find(|plant| plant.id == id)?;
        let is_avoided = name.starts_with("avoided/") || matches!(name, "baseline" | "reduction");
        let is_energy = matches!(name, "generated" | "own-use" | "exported" | "losses");
        let what = match (is_avoided, is_energy) {
            (true, _) => What::Avoided(name),
            (_, true) => What::Energy(name),
            _ => return None,
        };
        Some(OfPlant { plant, output, what })
    }
}

impl Elsewhere<'_> {
    /// Whether it and a plant are one by what the book calls them.
    fn names(&self, plant: &PvPlant) -> Option<()> {
        let address = format!("pv/{}", plant.id);
        let has_name = |text: &str| plant.name.as_deref().is_some_and(|name| one_name(text, name));
        let is_one = one_name(self.id, &plant.id)
            || self.plant.is_some_and(|id| one_name(id, &plant.id))
            || self.texts.iter().flatten().any(|text| has_name(text) || text.contains(&address));
        is_one.then_some(())
    }
}

/// Whether a figure of the inventory has imported electricity in it: the whole, category 2, a site.
fn is_energy(rest: &[&str]) -> bool {
    let at = rest.iter().position(|word| *word == "category");
    match at.and_then(|at| rest.get(at + 1)) {
        Some(code) => code.split('.').next() == Some("2"),
        None => rest.iter().any(|word| matches!(*word, "total" | "facility" | "no-facility" | "gas")),
    }
}

/// Whether two figures of one output have electricity in common. Own use and what is fed in have none, by one factor.
fn overlap(one: What<'_>, other: What<'_>) -> bool {
    match (one, other) {
        (What::Avoided(one), What::Avoided(other)) => {
            let part = |name: &str| ["/own-use", "/export"].into_iter().find(|end| name.ends_with(end));
            match (part(one), part(other)) {
                (Some(one), Some(other)) => one == other,
                _ => true,
            }
        }
        (What::Energy(one), What::Energy(other)) => one == other || one == "generated" || other == "generated",
        _ => false,
    }
}

/// The sums of an expression, each with the figures that are added up in it; a claim that is named stands for its own.
fn groups(expression: &Expression, claims: &[Claim]) -> Vec<Vec<Summand>> {
    let mut groups: Vec<Vec<Summand>> = vec![Vec::new()];
    let mut waiting: Vec<(&Term, bool, usize)> = vec![(&expression.root, false, 0)];
    // A claim is followed once: names that go in a circle are said elsewhere.
    let mut followed: Vec<&str> = Vec::new();
    while let Some((term, is_less, group)) = waiting.pop() {
        match &term.kind {
            TermKind::Figure(address) => {
                match claim_of(address, claims).filter(|of| !followed.contains(&of.id.as_str())) {
                    Some(of) => {
                        followed.push(&of.id);
                        waiting.push((&of.equals.value.root, is_less, group));
                    }
                    None => groups[group].push(Summand { address: address.as_str().to_owned(), is_less }),
                }
            }
            TermKind::Negate(inner) => waiting.push((inner, !is_less, group)),
            TermKind::Binary { op: Operator::Add, left, right } => {
                waiting.extend([(&**right, is_less, group), (&**left, is_less, group)]);
            }
            TermKind::Binary { op: Operator::Subtract, left, right } => {
                waiting.extend([(&**right, !is_less, group), (&**left, is_less, group)]);
            }
            // A number scales a sum; two figures make something else of it, and each has sums of its own.
            TermKind::Binary { op: Operator::Multiply | Operator::Divide, left, right } => {
                let has = |term: &Term| term.walk().iter().any(|of| matches!(of.kind, TermKind::Figure(_)));
                match (has(left), has(right)) {
                    (true, false) => waiting.push((left, is_less, group)),
                    (false, true) => waiting.push((right, is_less, group)),
                    _ => {
                        for side in [&**left, &**right] {
                            groups.push(Vec::new());
                            waiting.push((side, false, groups.len() - 1));
                        }
                    }
                }
            }
            TermKind::Call { function: Function::Sum | Function::Round { .. } | Function::Abs, arguments } => {
                waiting.extend(arguments.iter().rev().map(|of| (of, is_less, group)));
            }
            TermKind::Call { arguments, .. } => {
                for argument in arguments {
                    groups.push(Vec::new());
                    waiting.push((argument, false, groups.len() - 1));
                }
            }
            _ => {}
        }
    }
    groups.retain(|group| group.len() > 1);
    groups
}

fn claim_of<'c>(address: &Address, claims: &'c [Claim]) -> Option<&'c Claim> {
    let id = address.as_str().strip_prefix("claim/")?;
    claims.iter().find(|claim| claim.id == id)
}
