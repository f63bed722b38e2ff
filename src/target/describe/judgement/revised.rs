//! The rule since April 2026, as nodes: a rate for each scope, combined by shares of the most recent inventory.

use super::super::Describer;
use super::near_term::Minimum;
use super::rule::Named;
use crate::calc::{NodeId, UnitClash};
use crate::finding::Step;
use crate::quantity::{Exact, Unit};
use crate::saving::count;
use crate::target::judge::{PackNumber, RevisionPack, Scope2Method};

/// The minimum of a target by the revised rule.
pub(super) struct Revision {
    pub of: Minimum,
    /// The least and the largest minimum that any mix of scopes gives, in per cent; the same where the mix is known.
    pub range: (Exact, Exact),
    /// Whether all that it depends on was confirmed.
    pub is_confirmed: bool,
}

impl Describer<'_> {
    /// The minimum for absolute targets of scope 1 and 2; `None` where a scope's end point is not after the base year.
    pub(super) fn revised(
        &mut self,
        pack: &RevisionPack,
        (base_year, target_year): (i32, i32),
    ) -> Result<Option<Revision>, UnitClash> {
        let percent = super::percent();
        let own = self.target.judged.net_zero_year;
        let net_zero = own.unwrap_or_else(|| super::whole(&pack.scope12.net_zero_year));
        let zero = super::whole(&pack.scope12.scope_2_zero_year);
        if base_year >= net_zero || base_year >= zero {
            return Ok(None);
        }
        let floor = Named { head: &pack.pack, name: "scope-1-2/floor".to_owned() };
        let floor = self.rule(&floor, &pack.scope12.floor, &percent);
        let end = Named { head: &pack.pack, name: "scope-1-2/end-point".to_owned() };
        let end = self.rule(&end, &pack.scope12.end_point, &percent);
        let all = self.hundred(&percent)?;
        let rate1 = self.rate_to(end, floor, base_year, net_zero)?;
        let rate2 = self.rate_to(all, floor, base_year, zero)?;
        let whole1 = self.by_years(rate1, base_year, target_year)?;
        let scope1 = self.account.graph.min(&[whole1, all])?;
        let whole2 = self.by_years(rate2, base_year, target_year)?;
        let scope2 = self.account.graph.min(&[whole2, all])?;
        for node in [scope1, scope2] {
            self.account.graph.set_step(node, Step::MinimumOfScope);
        }
        let parts = vec![
            ("scope-1-rate", rate1),
            ("scope-2-rate", rate2),
            ("scope-1-minimum", scope1),
            ("scope-2-minimum", scope2),
        ];
        let (least, most) = {
            let (one, two) = (self.known(scope1), self.known(scope2));
            if one < two { (one, two) } else { (two, one) }
        };
        let scopes = &self.target.boundary.scopes;
        let (minimum, range) = match (scopes.contains(&1), scopes.contains(&2)) {
            (true, false) => (scope1, None),
            (false, true) => (scope2, None),
            _ => match self.shares()? {
                Some((share1, share2)) => {
                    let of1 = self.account.graph.product(&[scope1, share1])?;
                    let of2 = self.account.graph.product(&[scope2, share2])?;
                    (self.account.graph.sum(&[of1, of2], &percent)?, None)
                }
                // Without the mix the largest minimum of any mix stands, and the range is kept in sight.
                None => (self.account.graph.max(&[scope1, scope2])?, Some((least, most))),
            },
        };
        let minimum = self.account.graph.sum(&[minimum], &percent)?;
        self.account
            .graph
            .set_step(minimum, if range.is_some() { Step::MinimumOfAnyMix } else { Step::MinimumByShares });
        let value = self.known(minimum);
        let range = range.unwrap_or((value.clone(), value));
        let is_confirmed = pack.scope12.confirmed || !self.end_point_matters(pack, base_year, target_year, net_zero);
        Ok(Some(Revision { of: Minimum { minimum, wrong: Vec::new(), parts }, range, is_confirmed }))
    }

    /// The floor of scope 3.
    pub(super) fn revised_scope3(
        &mut self,
        pack: &RevisionPack,
        (base_year, target_year): (i32, i32),
    ) -> Result<Revision, UnitClash> {
        let percent = super::percent();
        let floor = Named { head: &pack.pack, name: "scope-3/floor".to_owned() };
        let floor = self.rule(&floor, &pack.scope3.floor, &percent);
        let all = self.hundred(&percent)?;
        let whole = self.by_years(floor, base_year, target_year)?;
        let minimum = self.account.graph.min(&[whole, all])?;
        self.account.graph.set_step(minimum, Step::MinimumOfScope);
        let value = self.known(minimum);
        let of = Minimum { minimum, wrong: Vec::new(), parts: vec![("scope-3-rate", floor)] };
        Ok(Revision { of, range: (value.clone(), value), is_confirmed: pack.scope3.confirmed })
    }

    /// The larger of the floor and what reaches the end point evenly.
    fn rate_to(&mut self, end: NodeId, floor: NodeId, base_year: i32, year: i32) -> Result<NodeId, UnitClash> {
        let n = count(&mut self.account.graph, i64::from(year) - i64::from(base_year), &Unit::none());
        let even = self.account.graph.quotient(end, n)?;
        let rate = self.account.graph.max(&[even, floor])?;
        self.account.graph.set_step(rate, Step::RateOfScope);
        Ok(rate)
    }

    /// Whether scope 1 must do something else if its end point is a cut of 90 % instead.
    fn end_point_matters(&self, pack: &RevisionPack, base_year: i32, target_year: i32, net_zero: i32) -> bool {
        let scopes = &self.target.boundary.scopes;
        if scopes.contains(&2) && !scopes.contains(&1) {
            return false;
        }
        let to = |number: &PackNumber| number.value.clone();
        let n = Exact::from(i64::from(net_zero) - i64::from(base_year));
        let span = Exact::from(i64::from(target_year) - i64::from(base_year));
        let hundred = Exact::from(100);
        let whole = |cut: &Exact| {
            let even = cut.checked_div(&n).unwrap_or(Exact::ZERO);
            let floor = to(&pack.scope12.floor);
            let all = &(if even > floor { even } else { floor }) * &span;
            if all > hundred { hundred.clone() } else { all }
        };
        whole(&to(&pack.scope12.end_point)) != whole(&Exact::from(90))
    }

    /// Shares of scope 1 and 2 in the most recent inventory: as stated, or of the latest period of the book.
    fn shares(&mut self) -> Result<Option<(NodeId, NodeId)>, UnitClash> {
        let recent = self.target.judged.recent.clone();
        let stated = recent.as_ref().and_then(|recent| recent.scope1.clone().zip(recent.scope2.clone()));
        let (one, two) = match stated {
            Some((one, two)) => (self.stated(&one, "recent/scope-1"), self.stated(&two, "recent/scope-2")),
            None => match self.scopes_of_book() {
                Some(found) => found,
                None => return Ok(None),
            },
        };
        let graph = &mut self.account.graph;
        let unit = graph.unit(one).clone();
        let both = graph.sum(&[one, two], &unit)?;
        if !self.value(both).is_some_and(|both| both.is_positive()) {
            return Ok(None);
        }
        let graph = &mut self.account.graph;
        let mut share = |of: NodeId| {
            let of = graph.convert(of, &unit)?;
            let share = graph.quotient(of, both)?;
            graph.convert(share, &Unit::none())
        };
        Ok(Some((share(one)?, share(two)?)))
    }

    fn scopes_of_book(&self) -> Option<(NodeId, NodeId)> {
        use crate::account::Address;
        let period = self.accounts.periods.iter().max_by_key(|period| period.to)?;
        let find = |address: String| Address::parse(&address).ok().and_then(|address| self.account.find(&address));
        let location = || find(format!("view/ghgp/{}/scope/2", period.id));
        let two = match self.target.boundary.scope2 {
            Some(Scope2Method::Market) => {
                find(format!("inventory/{}/category/2/market-based", period.id)).or_else(location)
            }
            _ => location(),
        };
        Some((find(format!("view/ghgp/{}/scope/1", period.id))?, two?))
    }
}
