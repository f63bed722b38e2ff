//! Energy beside the emissions: balances, contractual instruments, cogeneration.
//!
//! ```text
//! balances ──▶ figures balance/ID/TERM, which formulas of activities may name
//! activities ─▶ inventory (location-based: it never hears of instruments)
//!                  ├─▶ market-based category 2 and total, beside it
//!                  └─▶ shares of heat and power, parts of what is there already
//! ```

use super::balance::{Balance, BalanceFigure};
use super::boundary::Share;
use super::build::ActivityFigure;
use super::chp::{self, Chp, ChpFigure};
use super::market::{self, Fallback, Instrument, MarketFigure};
use super::model::Accounts;
use super::period::PeriodInventory;
use crate::account::Account;
use crate::factor::Chooser;
use crate::finding::Findings;

/// What a book says about energy.
#[derive(Debug, Clone, Default)]
pub struct EnergyAccounts {
    /// Energy balances.
    pub balances: Vec<Balance>,
    /// Contractual instruments for electricity.
    pub instruments: Vec<Instrument>,
    /// What electricity without an instrument is counted at in the market-based figure; `None` where the book is silent.
    pub fallback: Option<Fallback>,
    /// Cogeneration plants.
    pub plants: Vec<Chp>,
}

/// The figures about energy.
#[derive(Debug, Clone, Default)]
pub struct Energy {
    /// Balances, in the order of the book.
    pub balances: Vec<BalanceFigure>,
    /// Market-based figures, one a period that has any.
    pub markets: Vec<MarketFigure>,
    /// Cogeneration plants, in the order of the book.
    pub plants: Vec<ChpFigure>,
}

/// Describes what rests on the inventory: market-based figures and shares of cogeneration. It adds nodes and changes none, so
/// that nothing here can reach the location-based inventory.
pub fn describe(
    accounts: &Accounts,
    balances: Vec<BalanceFigure>,
    (activities, shares): (&[ActivityFigure], &[Vec<Share>]),
    periods: &[PeriodInventory],
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Energy {
    let mut energy = Energy { balances, ..Energy::default() };
    market::undeclared(&accounts.energy, findings);
    for period in periods {
        match market::describe(accounts, period, (activities, shares), factors, account, findings) {
            Ok(figure) => energy.markets.extend(figure),
            Err(found) => findings.push(*found),
        }
    }
    chp::twice(accounts, findings);
    for (at, plant) in accounts.energy.plants.iter().enumerate() {
        match chp::describe(accounts, at, plant, activities, account) {
            Ok(figure) => energy.plants.push(figure),
            Err(found) => findings.push(*found),
        }
    }
    energy
}
