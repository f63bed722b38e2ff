//! A company's set of targets as a book states it, held against what is public of the Corporate Net-Zero Standard V2.0.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::judge::{Category, NetZeroPack, NetZeroVerdict, TargetSet};
use super::model::Target;
use crate::factor::Head;
use crate::finding::{Located, Place};

/// The set of targets of a company, as its book states it.
#[derive(Debug, Clone)]
pub struct NetZeroPlan {
    /// The company's category; tests that depend on it cannot be told where it is absent.
    pub category: Option<Category>,
    /// The day of submission.
    pub submitted: Option<Located<Date>>,
    /// Near-term targets, as indices into the targets of the book; each is one of emissions that states its scopes.
    pub near_term: Vec<usize>,
    /// Long-term targets likewise.
    pub long_term: Vec<usize>,
    /// Where the book says so.
    pub place: Place,
}

/// A set of targets held against the standard.
#[derive(Debug, Clone)]
pub struct NetZeroFigure {
    /// The pack, with its sources.
    pub pack: &'static Head,
    /// Whether it decides on the day of submission.
    pub standing: NetZeroStand,
    /// Test by test; never aligned while a rule of the pack is not confirmed.
    pub verdict: NetZeroVerdict<'static>,
}

/// Whether the standard decides on a day of submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NetZeroStand {
    /// Nothing else applies any more.
    Decides,
    /// The standard before it may still be followed.
    EarlierMayApply,
    /// Targets are not yet validated under it.
    NotYet,
    /// The day is not stated.
    DayNotStated,
}

impl NetZeroStand {
    /// The word for programs.
    pub const fn word(self) -> &'static str {
        match self {
            NetZeroStand::Decides => "decides",
            NetZeroStand::EarlierMayApply => "earlier-standard-may-apply",
            NetZeroStand::NotYet => "not-in-force",
            NetZeroStand::DayNotStated => "submission-not-stated",
        }
    }
}

static PACK: LazyLock<Option<NetZeroPack>> = LazyLock::new(NetZeroPack::bundled);

/// Holds the set against the pack of the program; `None` where the book states no set.
pub fn describe_net_zero(plan: Option<&NetZeroPlan>, targets: &[Target]) -> Option<NetZeroFigure> {
    let (plan, pack) = (plan?, PACK.as_ref()?);
    let of = |places: &[usize]| -> Vec<&Target> { places.iter().filter_map(|at| targets.get(*at)).collect() };
    let submitted = plan.submitted.as_ref().map(|day| day.value.to_string());
    let standing = match &submitted {
        None => NetZeroStand::DayNotStated,
        Some(day) if pack.asked_of_all.covers(day) => NetZeroStand::Decides,
        Some(day) if pack.applies.covers(day) => NetZeroStand::EarlierMayApply,
        Some(_) => NetZeroStand::NotYet,
    };
    let set = TargetSet {
        category: plan.category,
        near_term: of(&plan.near_term).into_iter().map(|target| target.boundary.scopes.clone()).collect(),
        long_term: of(&plan.long_term).into_iter().map(|target| target.goal.year.value).collect(),
        submitted,
    };
    Some(NetZeroFigure { pack: &pack.pack, standing, verdict: pack.judge(&set) })
}
