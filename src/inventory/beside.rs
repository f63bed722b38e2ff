//! What stands beside the total: exclusions, removals, carbon credits and avoided emissions.
//!
//! They are lists of their own, of types of their own: the sums of an inventory take [`super::ActivityFigure`]s, and
//! nothing turns a [`BesideFigure`] into one, so that netting is not a thing that can be written
//! (ISO 14064-1:2018, 5.2.3, 7.2, 9.3.1 h and i, 9.3.3).
//!
//! ```compile_fail
//! use crossfoot::inventory::{ActivityFigure, BesideFigure};
//! fn net(credit: BesideFigure) -> ActivityFigure {
//!     credit.into()
//! }
//! ```

use jiff::civil::Date;

use super::build;
use super::category::Category;
use super::model::{Accounts, Activity};
use crate::account::Account;
use crate::calc::NodeId;
use crate::factor::Chooser;
use crate::finding::{Findings, Located, Place};

/// What something beside the total is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BesideKind {
    /// A source that is left out, with a screening estimate.
    Exclusion,
    /// Greenhouse gas taken out of the atmosphere.
    Removal,
    /// Carbon credits.
    Credit,
    /// Emissions avoided outside the boundary.
    Avoided,
}

impl BesideKind {
    /// Every kind.
    pub const ALL: [BesideKind; 4] =
        [BesideKind::Exclusion, BesideKind::Removal, BesideKind::Credit, BesideKind::Avoided];

    /// The section of a book, and the first segment of the address.
    pub const fn word(self) -> &'static str {
        match self {
            BesideKind::Exclusion => "exclusion",
            BesideKind::Removal => "removal",
            BesideKind::Credit => "credit",
            BesideKind::Avoided => "avoided",
        }
    }
}

/// Something beside the total, as the book states it.
#[derive(Debug, Clone)]
pub struct Beside {
    /// What it is.
    pub kind: BesideKind,
    /// Identifier within the book; the address is `KIND/ID`.
    pub id: String,
    /// Index into the book's periods.
    pub period: usize,
    /// Category of an excluded source.
    pub category: Option<Located<Category>>,
    /// What is left out, removes or avoids.
    pub what: Option<String>,
    /// Why it is left out.
    pub reason: Option<String>,
    /// What the amount rests on.
    pub basis: Option<String>,
    /// Scheme and vintage of credits; they are summed within both only.
    pub issue: Option<(String, String)>,
    /// The amount, in the form of an activity that is in no list of activities; an exclusion may have none.
    pub worth: Option<Activity>,
    /// Where the book says so.
    pub place: Place,
}

/// The figure of something beside the total.
#[derive(Debug, Clone, Copy)]
pub struct BesideFigure {
    /// Index into the accounts' list.
    pub beside: usize,
    /// Its amount, in t CO2e; `None` for an exclusion without an estimate.
    pub node: Option<NodeId>,
}

/// Whether indirect emissions are significant (ISO 14064-1:2018, 5.2.3).
#[derive(Debug, Clone)]
pub struct Significance {
    /// The indirect category or subcategory.
    pub category: Located<Category>,
    /// The criterion.
    pub criterion: String,
    /// The outcome.
    pub is_significant: bool,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where the book says so.
    pub place: Place,
}

/// Describes what stands beside the total.
pub(super) fn figures(
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Vec<BesideFigure> {
    let mut figures = Vec::new();
    for (at, beside) in accounts.beside.iter().enumerate() {
        let Some(worth) = &beside.worth else {
            figures.push(BesideFigure { beside: at, node: None });
            continue;
        };
        let address = format!("{}/{}", beside.kind.word(), beside.id);
        match build::whole(accounts, worth, &address, factors, account, findings) {
            Ok(figure) => figures.push(BesideFigure { beside: at, node: Some(figure.node) }),
            Err(found) => findings.extend(found),
        }
    }
    figures
}
