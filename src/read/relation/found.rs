//! A relation while it is weighed.

use super::chance;
use crate::read::{Proposal, ProposalKind};

/// A relation that fits or that words say, before it is decided whether to propose it.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub kind: ProposalKind,
    /// Its parts and last what it is about.
    pub figures: Vec<usize>,
    /// How often figures that stand so, with such words, are so related.
    pub prior: f64,
    /// The chance of a fit by coincidence; nothing where it is proposed by words alone and does not fit.
    pub chance: Option<f64>,
    pub by_words: bool,
}

impl Found {
    /// A claim with an expression.
    pub(super) fn claim(what: &str, equals: impl Into<String>, figures: Vec<usize>) -> Found {
        let kind = ProposalKind::Claim { equals: Some(equals.into()), what: what.to_owned() };
        Found { kind, figures, prior: 0.0, chance: None, by_words: false }
    }

    pub(super) fn weighed(mut self, prior: f64, chance: f64, by_words: bool) -> Found {
        (self.prior, self.chance, self.by_words) = (prior, Some(chance), by_words);
        self
    }

    /// Proposed because words say it, whether it fits or not.
    pub(super) fn by_words(mut self, confidence: f64) -> Found {
        (self.prior, self.chance, self.by_words) = (confidence, None, true);
        self
    }

    pub(super) fn proposal(self) -> Proposal {
        let confidence = match self.chance {
            Some(chance) => chance::confidence(self.prior, chance),
            None => self.prior,
        };
        Proposal {
            kind: self.kind,
            figures: self.figures,
            confidence,
            chance: self.chance.unwrap_or(1.0),
            by_words: self.by_words,
        }
    }
}

/// `x0`, `x1`, … joined by something.
pub(super) fn names(count: usize, between: &str) -> String {
    (0..count).map(|index| format!("x{index}")).collect::<Vec<_>>().join(between)
}
