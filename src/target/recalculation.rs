//! Recalculating a base year: which events ask for it, and the bridge from the old value to the new.
//!
//! The GHG Protocol Corporate Standard, chapter 5, recalculates for structural changes, changes of method or factors and errors
//! of some size, and never for organic growth; SBTi (C26) sets the size at 5 %. What has come together since the last
//! recalculation is tested as a whole, so that many small changes do not pass unseen.

use crate::quantity::Exact;

/// What kind of event it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A part of the business comes in that existed in the base year.
    Acquisition,
    /// A part goes.
    Divestment,
    /// An activity moves to others.
    Outsourcing,
    /// An activity moves in from others.
    Insourcing,
    /// Another method of calculation, a set of GWPs too.
    Method,
    /// Better factors or data.
    Factor,
    /// An error is found.
    Error,
    /// Growth or decline of what the company does already: never a cause.
    OrganicGrowth,
}

impl EventKind {
    /// All of them.
    pub const ALL: [EventKind; 8] = [
        EventKind::Acquisition,
        EventKind::Divestment,
        EventKind::Outsourcing,
        EventKind::Insourcing,
        EventKind::Method,
        EventKind::Factor,
        EventKind::Error,
        EventKind::OrganicGrowth,
    ];

    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            EventKind::Acquisition => "acquisition",
            EventKind::Divestment => "divestment",
            EventKind::Outsourcing => "outsourcing",
            EventKind::Insourcing => "insourcing",
            EventKind::Method => "method",
            EventKind::Factor => "factor",
            EventKind::Error => "error",
            EventKind::OrganicGrowth => "organic-growth",
        }
    }

    /// The kind of a word.
    pub fn from_word(word: &str) -> Option<EventKind> {
        EventKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether it moves a part of the business in or out, which figures of earlier years then do not show.
    pub const fn is_structural(self) -> bool {
        use EventKind::{Acquisition, Divestment, Insourcing, Outsourcing};
        matches!(self, Acquisition | Divestment | Outsourcing | Insourcing)
    }

    /// Whether it counts towards the threshold at all.
    pub const fn counts(self) -> bool {
        !matches!(self, EventKind::OrganicGrowth)
    }
}

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What it is called.
    pub name: String,
    /// What kind it is.
    pub kind: EventKind,
    /// What it does to the base year inside the boundary of the target, with its sign.
    pub effect: Exact,
}

/// How effects are added up for the test; the standard says "cumulative" and leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cumulation {
    /// With their signs.
    Net,
    /// By their sizes: an acquisition and a divestment do not hide each other.
    Gross,
}

impl Cumulation {
    /// The word of a book.
    pub const fn word(self) -> &'static str {
        match self {
            Cumulation::Net => "net",
            Cumulation::Gross => "gross",
        }
    }
}

/// What follows from the events.
#[derive(Debug, Clone, PartialEq)]
pub struct Recalculation {
    /// The base year before.
    pub before: Exact,
    /// What was tested over the base year, a fraction; `None` for a base year of zero.
    pub share: Option<Exact>,
    /// The threshold it was held against.
    pub threshold: Exact,
    /// Whether the base year is recalculated; from the threshold on, itself included.
    pub triggers: bool,
    /// The steps from before to after, in the order of the events; empty where nothing is recalculated.
    pub bridge: Vec<(usize, Exact)>,
    /// The base year after.
    pub after: Exact,
}

/// Tests events against a threshold and recalculates.
///
/// A base year of zero is recalculated for any effect.
pub fn recalculate(base: &Exact, events: &[Event], threshold: &Exact, cumulation: Cumulation) -> Recalculation {
    let counted = || events.iter().enumerate().filter(|(_, event)| event.kind.counts() && !event.effect.is_zero());
    let net: Exact = counted().map(|(_, event)| &event.effect).sum();
    let tested = match cumulation {
        Cumulation::Net => net.abs(),
        Cumulation::Gross => counted().map(|(_, event)| event.effect.abs()).collect::<Vec<_>>().iter().sum(),
    };
    let share = tested.checked_div(&base.abs());
    let triggers = counted().next().is_some() && share.as_ref().is_none_or(|share| share >= threshold);
    let bridge = if triggers { counted().map(|(at, event)| (at, event.effect.clone())).collect() } else { Vec::new() };
    let after = if triggers { base + &net } else { base.clone() };
    Recalculation { before: base.clone(), share, threshold: threshold.clone(), triggers, bridge, after }
}
