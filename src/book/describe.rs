//! From a checked book to its figures: one graph for all that the book says.

use super::Book;
use crate::account::Account;
use crate::claim::{self, ClaimFigure};
use crate::factor::Library;
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
}

/// Describes everything a book holds, and says all that is wrong with it.
pub fn describe(book: &Book, library: &Library) -> (Described, Findings) {
    let accounts = &book.accounts;
    let only_period = match accounts.periods.as_slice() {
        [only] => Some(only.id.clone()),
        _ => None,
    };
    let mut account = Account::new(only_period);
    let (inventory, mut findings) = inventory::build(accounts, library, &mut account);
    let (claims, about_claims) = claim::build(&book.claims, accounts, library, &mut account);
    // Without an inventory its figures are missing everywhere: the cause has been said once.
    let follows = |message: &Message| inventory.is_none() && matches!(message, Message::UnknownFigure { .. });
    findings.extend(about_claims.iter().filter(|finding| !follows(&finding.message)).cloned());
    findings.tidy();
    (Described { account, inventory, claims }, findings)
}
