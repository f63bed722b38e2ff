//! Numbers of packs as leaves, and the arithmetic of minimum cuts.

use super::super::Describer;
use crate::calc::{Cited, NodeId, Origin, OriginKind, UnitClash};
use crate::factor::Head;
use crate::quantity::{Exact, Literal, Manner, Unit};
use crate::saving::{count, power};
use crate::target::judge::PackNumber;

/// A number as the head of a pack names it: one leaf for all targets.
pub(super) struct Named<'a> {
    pub head: &'a Head,
    pub name: String,
}

impl Describer<'_> {
    /// A number of a pack, cited by the pack's first source.
    pub(super) fn rule(&mut self, named: &Named<'_>, number: &PackNumber, unit: &Unit) -> NodeId {
        self.rule_text(named, &number.text, unit)
    }

    /// A number of a pack from its text, which the pack has read already.
    pub(super) fn rule_text(&mut self, named: &Named<'_>, text: &str, unit: &Unit) -> NodeId {
        let cited = named.head.source.first().map(|source| {
            Box::new(Cited {
                title: source.title.clone(),
                publisher: None,
                locator: Some(source.clause.clone()),
                transcribed: false,
            })
        });
        let origin = Origin {
            address: format!("rule/{}/{}", named.head.id, named.name),
            kind: OriginKind::Factor,
            place: None,
            cited,
            note: None,
        };
        let literal = Literal::from_decimal_text(text).unwrap_or_else(|_| Literal::count(0));
        self.account.graph.shared_leaf(literal.with_manner(Manner::Exact), unit, None, origin)
    }

    /// The number one.
    pub(super) fn one(&mut self) -> NodeId {
        count(&mut self.account.graph, 1, &Unit::none())
    }

    /// a − b in the unit of a.
    pub(super) fn less(&mut self, a: NodeId, b: NodeId) -> Result<NodeId, UnitClash> {
        let unit = self.account.graph.unit(a).clone();
        let minus = self.account.graph.negative(b);
        self.account.graph.sum(&[a, minus], &unit)
    }

    /// rate × years, in the unit of the rate.
    pub(super) fn by_years(&mut self, rate: NodeId, from: i32, to: i32) -> Result<NodeId, UnitClash> {
        let n = count(&mut self.account.graph, i64::from(to) - i64::from(from), &Unit::none());
        self.account.graph.product(&[rate, n])
    }

    /// 1 − (1 − rate)^years, in per cent.
    pub(super) fn compounded(&mut self, rate: NodeId, from: i32, to: i32, percent: &Unit) -> Result<NodeId, UnitClash> {
        let one = self.one();
        let rate = self.account.graph.convert(rate, &Unit::none())?;
        let left = self.less(one, rate)?;
        let years = i16::try_from(i64::from(to) - i64::from(from)).unwrap_or(i16::MAX);
        let left = power(&mut self.account.graph, left, years)?;
        let cut = self.less(one, left)?;
        self.account.graph.convert(cut, percent)
    }

    /// The value of a node, nothing where it has none: nodes of rules always have one.
    pub(super) fn known(&self, node: NodeId) -> Exact {
        self.value(node).unwrap_or(Exact::ZERO)
    }
}
