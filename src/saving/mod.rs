//! Energy-saving projects.
pub mod metered;
