//! Named inputs of one expression.

use std::collections::HashMap;

use crate::account::{Account, Citation, Rendition};
use crate::calc::{NodeId, Origin};
use crate::finding::Located;
use crate::quantity::Quantity;

/// A named input that only one expression has.
#[derive(Debug, Clone)]
pub struct Given {
    /// Name used in the expression.
    pub name: String,
    /// Its printed value.
    pub quantity: Located<Quantity>,
    /// Where it stands, when that is not where its claim or activity stands.
    pub source: Option<Citation>,
    /// Whether that text is printed or transcribed, when the book says so for this input.
    pub rendition: Option<Rendition>,
}

/// The inputs as leaves with the addresses `ADDRESS/given/NAME`, by name.
pub fn describe_given(
    given: &[Given],
    address: &str,
    account: &mut Account,
    origin: &impl Fn(&Given, String) -> Origin,
) -> HashMap<String, NodeId> {
    let mut names = HashMap::new();
    for input in given {
        let address = format!("{address}/given/{}", input.name);
        let node = account.graph.quantity(&input.quantity.value, None, origin(input, address.clone()));
        account.register(&address, node);
        names.insert(input.name.clone(), node);
    }
    names
}
