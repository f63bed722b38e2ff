//! From a checked book to its figures: one graph for all that the book says.

use jiff::civil::Date;

use std::collections::BTreeSet;

use super::Book;
use crate::account::Account;
use crate::calc::{Cone, View};
use crate::claim::{self, ClaimFigure};
use crate::factor::{Choice, Chooser, FactorId, Library, Lock, LockedChoice};
use crate::finding::{Findings, Message};
use crate::inventory::{self, Inventory};

/// The figures of a book.
#[derive(Debug)]
pub struct Described {
    /// Graph and registry.
    pub account: Account,
    /// The inventory; `None` while something in it is wrong.
    pub inventory: Option<Inventory>,
    /// The claims that could be described, in the order of the book.
    pub claims: Vec<ClaimFigure>,
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
    let (claims, about_claims) = claim::build(&book.claims, accounts, &factors, &mut account);
    // Without an inventory its figures are missing everywhere: the cause has been said once.
    let follows = |message: &Message| inventory.is_none() && matches!(message, Message::UnknownFigure { .. });
    findings.extend(about_claims.iter().filter(|finding| !follows(&finding.message)).cloned());
    findings.tidy();
    let resolved = factors.resolved();
    let pack = if factors.has_chosen() { factors.pack().name() } else { String::new() };
    (Described { account, inventory, claims, choices: factors.into_choices(), resolved, pack, as_of }, findings)
}

impl Described {
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
