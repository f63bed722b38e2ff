//! Named inputs of one expression.

use std::collections::HashMap;

use crate::account::{Account, Citation, Rendition};
use crate::calc::{Gap, GapCause, NodeId, NotationKey, Origin};
use crate::finding::{Located, Place};
use crate::quantity::{Quantity, Unit};

/// A named input that only one expression has.
#[derive(Debug, Clone)]
pub struct Given {
    /// Name used in the expression.
    pub name: String,
    /// Its value, or why there is none.
    pub input: Input,
    /// Where it stands, when that is not where its claim or activity stands.
    pub source: Option<Citation>,
    /// Whether that text is printed or transcribed, when the book says so for this input.
    pub rendition: Option<Rendition>,
}

/// The value of an input.
#[derive(Debug, Clone)]
pub enum Input {
    /// As printed.
    Printed(Located<Quantity>),
    /// It is needed, and nobody states it.
    Missing {
        /// Why, as a notation key.
        key: NotationKey,
        /// Unit that it would have.
        unit: Box<Unit>,
        /// Why, in words.
        reason: Option<String>,
        /// Where the book says so.
        place: Place,
    },
}

impl Given {
    /// Where the book states its value, or that it has none.
    pub fn place(&self) -> Place {
        match &self.input {
            Input::Printed(quantity) => quantity.place,
            Input::Missing { place, .. } => *place,
        }
    }
}

/// The inputs as leaves and gaps with the addresses `ADDRESS/given/NAME`, by name.
pub fn describe_given(
    given: &[Given],
    address: &str,
    account: &mut Account,
    origin: &impl Fn(&Given, String) -> Origin,
) -> HashMap<String, NodeId> {
    let mut names = HashMap::new();
    for input in given {
        let address = format!("{address}/given/{}", input.name);
        let origin = origin(input, address.clone());
        let node = match &input.input {
            Input::Printed(quantity) => account.graph.quantity(&quantity.value, None, origin),
            Input::Missing { key, unit, reason, place } => {
                let gap = Gap {
                    cause: GapCause::Key(*key),
                    address: address.clone(),
                    reason: reason.as_deref().map(Into::into),
                    place: Some(*place),
                    cited: origin.cited,
                };
                account.graph.gap(gap, unit)
            }
        };
        account.register(&address, node);
        names.insert(input.name.clone(), node);
    }
    names
}
