//! A profile: rows that each have inputs of their own, such as hours at a load.

use std::collections::HashMap;

use crate::account::Account;
use crate::calc::{NodeId, Origin};
use crate::expression::{self, Given};
use crate::finding::Place;

/// A row of a profile, as a book states it.
#[derive(Debug, Clone)]
pub struct ProfileRow {
    /// What it is called: "night shift".
    pub name: Option<String>,
    /// Its inputs.
    pub given: Vec<Given>,
    /// Where it is stated.
    pub place: Place,
}

/// A row while it is computed.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Where its steps stand; `None` where there is no profile, so that the steps stand where the others do.
    pub address: Option<String>,
    /// Inputs and steps: those of the row above those of the calculation.
    pub names: HashMap<String, NodeId>,
}

/// The rows of a profile under `ADDRESS/profile/N`; one that is the calculation itself where there is no profile.
pub(super) fn rows(
    profile: &[ProfileRow],
    common: &HashMap<String, NodeId>,
    address: &str,
    origin: &impl Fn(&Given, String) -> Origin,
    account: &mut Account,
) -> Vec<Row> {
    if profile.is_empty() {
        return vec![Row { address: None, names: common.clone() }];
    }
    let numbered = profile.iter().enumerate();
    let each = numbered.map(|(number, row)| {
        let address = format!("{address}/profile/{}", number + 1);
        let mut names = common.clone();
        names.extend(expression::describe_given(&row.given, &address, account, origin));
        Row { address: Some(address), names }
    });
    each.collect()
}
