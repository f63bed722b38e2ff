//! From a checked book to its figures: one graph for all that the book says.

use jiff::civil::Date;

use std::collections::BTreeSet;

use super::Book;
use super::claimed_before::claimed_before;
use crate::account::Account;
use crate::calc::{Cone, UnitClash, View};
use crate::claim::{self, ClaimFigure, PlausibleFigure, TableFigure};
use crate::factor::{Choice, Chooser, FactorId, Library, Lock, LockedChoice, clash_finding};
use crate::finding::{Findings, Message};
use crate::inventory::{self, Inventory};
use crate::pv::{self, Plants};
use crate::saving::proof::{self, Proofs};
use crate::saving::{self, Savings};
use crate::target::{self, Roadmaps, StatedPlans, Targets};
use crate::view::{self, GbtPack, GhgPack, Views};

/// The figures of a book.
#[derive(Debug)]
pub struct Described {
    /// Graph and registry.
    pub account: Account,
    /// The inventory; `None` while something in it is wrong.
    pub inventory: Option<Inventory>,
    /// Scopes, energy, intensities, assertions; empty while something in the inventory is wrong.
    pub views: Views,
    /// The photovoltaic plants.
    pub plants: Plants,
    /// What meters prove.
    pub proofs: Proofs,
    /// The projects that save energy.
    pub savings: Savings,
    /// The targets.
    pub targets: Targets,
    /// The plans; their searches are made where somebody asks for them.
    pub roadmaps: Roadmaps,
    /// The published tables, in the order of the book.
    pub tables: Vec<TableFigure>,
    /// The claims that could be described, in the order of the book.
    pub claims: Vec<ClaimFigure>,
    /// Quantities held against their bounds, in the order of the book.
    pub plausible: Vec<PlausibleFigure>,
    /// Factors that were chosen by rule.
    pub choices: Vec<Choice>,
    /// Every factor id of the book, with what it stands for.
    pub resolved: Vec<LockedChoice>,
    /// The pack of rules they were chosen by: `iso14064-1-2018@2026-11`.
    pub pack: String,
    /// The day as of which they were chosen.
    pub as_of: Date,
}

/// Describes everything a book holds, and says all that is wrong with it. Factors are chosen as of the day that the book
/// names, or else of `as_of`.
pub fn describe(book: &Book, library: &Library, as_of: Date) -> (Described, Findings) {
    let accounts = &book.accounts;
    let only_period = match accounts.periods.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    let mut account = Account::new(only_period);
    let lock = book.lock.as_ref();
    let as_of = lock.and_then(Lock::as_of).or(accounts.as_of).unwrap_or(as_of);
    let factors = Chooser::new(library, as_of, lock);
    let (inventory, mut findings) = inventory::build(accounts, &factors, &mut account);
    let mut views = match &inventory {
        Some(inventory) => described_views(book, inventory, &factors, &mut account, &mut findings),
        None => Views::default(),
    };
    let mut proofs = proof::describe(&book.meters, accounts, &mut account, &mut findings);
    let mut savings = saving::describe(&book.projects, accounts, &factors, &mut account, &mut findings);
    savings.enpis = saving::enpi::describe(&book.enpis, accounts, &factors, &mut account, &mut findings);
    proof::reconcile(&book.meters, &book.projects, &savings, &mut proofs, &mut account, &mut findings);
    let plants = pv::describe(&book.plants, accounts, &factors, &mut account, &mut findings);
    pv::claimed_twice(&book.plants, &plants, &book.projects, accounts, &account, &mut findings);
    let mut targets =
        target::describe(&book.targets, &book.base_events, accounts, &factors, &mut account, &mut findings);
    targets.portfolio = target::describe_portfolio(&book.holdings, &targets, &mut account, &mut findings);
    targets.net_zero = target::describe_net_zero(book.net_zero.as_ref(), &book.targets);
    claimed_before(book, &mut findings);
    let stated =
        StatedPlans { end_uses: &book.end_uses, measures: &book.measures, plans: &book.plans, targets: &book.targets };
    let mut roadmaps = target::describe_plans(stated, &targets, accounts, &factors, &mut account, &mut findings);
    if asks_for_plans(book) {
        // Up to the limit of nodes, so that what a claim is held against is the same on every machine.
        target::solve_plans(&mut roadmaps, &book.plans, &mut account, &|| 0.0);
    }
    // Before the claims, which may name cells.
    let (tables, about_tables) = claim::build_tables(&book.tables, accounts, &mut account);
    let (claims, about_claims) = claim::build(&book.claims, accounts, &factors, &mut account);
    pv::claimed_twice_in_claims(&book.claims, &book.plants, &book.projects, accounts, &mut findings);
    let inputs = |id: &str| {
        let claim = book.claims.iter().find(|claim| claim.id == id);
        claim.map(|claim| claim.given.iter().map(|given| given.name.clone()).collect()).unwrap_or_default()
    };
    saving::report(&book.projects, &inputs, &mut savings, &mut account, &mut findings);
    // Without an inventory its figures are missing everywhere, and so are those of claims that could not be read: the cause has
    // been said once.
    let missing = inventory.is_none() || book.unread_claims() > 0;
    let follows = |message: &Message| missing && matches!(message, Message::UnknownFigure { .. });
    findings
        .extend(about_tables.iter().chain(about_claims.iter()).filter(|finding| !follows(&finding.message)).cloned());
    let complete = !missing && !about_claims.has_errors() && !about_tables.has_errors();
    let entries = &book.verification.plausibility;
    let mut about_plausible = Findings::new();
    let plausible = claim::check_plausibility(entries, accounts, &factors, &mut account, &mut about_plausible);
    let follows = |message: &Message| !complete && matches!(message, Message::UnknownFigure { .. });
    findings.extend(about_plausible.iter().filter(|finding| !follows(&finding.message)).cloned());
    views.assertions = view::check_assertions(accounts, &book.views.assertions, &mut account, complete, &mut findings);
    findings.tidy();
    let resolved = factors.resolved();
    let pack = if factors.has_chosen() { factors.pack().name() } else { String::new() };
    let choices = factors.into_choices();
    (
        Described {
            account,
            inventory,
            views,
            plants,
            proofs,
            savings,
            targets,
            roadmaps,
            tables,
            claims,
            plausible,
            choices,
            resolved,
            pack,
            as_of,
        },
        findings,
    )
}

/// The views of an inventory. Energy is described where the book speaks of it or somebody asks for it: it is another
/// account than that of emissions, and what is unclear in it is of no concern to those who do not ask.
fn described_views(
    book: &Book,
    inventory: &Inventory,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Views {
    let (accounts, inputs) = (&book.accounts, &book.views);
    let mut views = Views::default();
    let mut made = || -> Result<(), UnitClash> {
        views.ghgp = view::build_ghgp(accounts, inventory, &inputs.homes, &GhgPack::bundled(), account)?;
        if inputs.wants_energy || asks_for_energy(book) {
            views.energy =
                view::build_energy(accounts, inventory, inputs, &GbtPack::bundled(), factors, account, findings)?;
        }
        views.intensities = view::build_intensities(accounts, inventory, &views.ghgp, inputs, account, findings);
        Ok(())
    };
    if let (Err(clash), Some(period)) = (made(), accounts.periods.first()) {
        findings.push(clash_finding(&clash, period.place, None));
    }
    views
}

/// Whether a claim names a figure of the energy consumption.
fn asks_for_energy(book: &Book) -> bool {
    book.claims
        .iter()
        .any(|claim| claim.equals.value.figures().any(|(address, _)| address.as_str().starts_with("energy/")))
}

/// Whether a claim or an assertion names a figure of a plan.
fn asks_for_plans(book: &Book) -> bool {
    let of_plan = |address: &str| address.starts_with("plan/");
    book.claims.iter().any(|claim| claim.equals.value.figures().any(|(address, _)| of_plan(address.as_str())))
        || book.views.assertions.iter().any(|assertion| of_plan(assertion.figure.value.as_str()))
}

impl Described {
    /// Searches the plans that have not been searched; see [`target::solve_plans`].
    pub fn solve_plans(&mut self, book: &Book, seconds: &dyn Fn() -> f64) {
        target::solve_plans(&mut self.roadmaps, &book.plans, &mut self.account, seconds);
    }

    /// Every row of the library that a figure rests on: what the ids of the book stand for, the parts of recipes, and global
    /// warming potentials.
    pub fn used(&self) -> Vec<FactorId> {
        let view = View::plain(&self.account.graph);
        let leaves = Cone::all(view);
        let leaves = leaves.order().filter_map(|node| view.leaf_at(node));
        let of_leaves = leaves.filter_map(|leaf| FactorId::parse(leaf.origin.address.strip_prefix("factor/")?));
        let asked = self.resolved.iter().filter_map(|choice| FactorId::parse(&choice.took));
        let used: BTreeSet<FactorId> = of_leaves.chain(asked).collect();
        used.into_iter().collect()
    }
}
