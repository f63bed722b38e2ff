//! Certificates of generation: opening + issued + bought = cancelled + sold + expired + closing.

use super::conserved::Footing;
use crate::account::Citation;
use crate::calc::NodeId;
use crate::finding::{Located, Place};
use crate::quantity::Quantity;

/// A term of an account of certificates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CertificateTerm {
    /// Held when the period began.
    Opening,
    /// Issued for the generation.
    Issued,
    /// Bought.
    Bought,
    /// Sold: the attribute is gone.
    Sold,
    /// Cancelled for one's own use.
    Cancelled,
    /// Expired.
    Expired,
    /// Held when the period ended.
    Closing,
}

impl CertificateTerm {
    /// Every one, those that come in first.
    pub const ALL: [CertificateTerm; 7] = [
        CertificateTerm::Opening,
        CertificateTerm::Issued,
        CertificateTerm::Bought,
        CertificateTerm::Sold,
        CertificateTerm::Cancelled,
        CertificateTerm::Expired,
        CertificateTerm::Closing,
    ];

    /// The key of the book and the end of the address.
    pub const fn word(self) -> &'static str {
        match self {
            CertificateTerm::Opening => "opening",
            CertificateTerm::Issued => "issued",
            CertificateTerm::Bought => "bought",
            CertificateTerm::Sold => "sold",
            CertificateTerm::Cancelled => "cancelled",
            CertificateTerm::Expired => "expired",
            CertificateTerm::Closing => "closing",
        }
    }

    /// Whether it stands on the side of what comes in.
    pub const fn enters(self) -> bool {
        matches!(self, CertificateTerm::Opening | CertificateTerm::Issued | CertificateTerm::Bought)
    }
}

/// Certificates of a period.
#[derive(Debug, Clone)]
pub struct CertificateAccount {
    /// The period: its index.
    pub period: Option<usize>,
    /// What they are: `gec`, `i-rec`.
    pub kind: String,
    /// What is stated.
    pub terms: Vec<(CertificateTerm, Located<Quantity>)>,
    /// What does not occur.
    pub not_occurring: Vec<CertificateTerm>,
    /// Where the figures come from.
    pub source: Option<Citation>,
    /// Where the book says so.
    pub place: Place,
}

/// An account of certificates in the graph.
#[derive(Debug, Clone)]
pub struct CertificateFigure {
    /// Index into those of the plant.
    pub account: usize,
    /// What is known, stated or computed.
    pub terms: Vec<(CertificateTerm, NodeId)>,
    /// Whether it balances.
    pub footing: Footing,
}
