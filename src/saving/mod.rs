//! Energy-saving projects: metered proof, and what the savings are worth.

pub mod finance;
pub mod metered;
