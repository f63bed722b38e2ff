//! Named inputs of one expression.

use std::collections::HashMap;

use crate::account::Account;
use crate::calc::{NodeId, Origin, OriginKind};
use crate::finding::{Located, Place};
use crate::quantity::Quantity;

/// A named input that only one expression has.
#[derive(Debug, Clone)]
pub struct Given {
    /// Name used in the expression.
    pub name: String,
    /// Its printed value.
    pub quantity: Located<Quantity>,
}

/// The inputs as leaves with the addresses `ADDRESS/given/NAME`, by name.
pub fn describe_given(
    given: &[Given],
    address: &str,
    account: &mut Account,
    origin: &impl Fn(String, OriginKind, Place) -> Origin,
) -> HashMap<String, NodeId> {
    let mut names = HashMap::new();
    for input in given {
        let address = format!("{address}/given/{}", input.name);
        let origin = origin(address.clone(), OriginKind::Input, input.quantity.place);
        let node = account.graph.quantity(&input.quantity.value, None, origin);
        account.register(&address, node);
        names.insert(input.name.clone(), node);
    }
    names
}
