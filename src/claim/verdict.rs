//! What is found about a claim: four separate answers, never one label.

use super::arithmetic::{Arithmetic, Check, Missing, judge};
use super::build::ClaimFigure;
use super::implied::{self, Implied, Setting};
use super::model::Claim;
use crate::account::Account;
use crate::calc::View;
use crate::factor::{Factor, FactorId, Library, Regions, RulePack};
use crate::inventory::Accounts;
use crate::quantity::Interval;

/// What is found about one claim.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Index into the claims.
    pub claim: usize,
    /// Does the arithmetic hold?
    pub check: Check,
    /// What the unknown must be, where one is asked for.
    pub implied: Option<Implied>,
    /// The factor that was put in the place of the unknown.
    pub with: Option<FactorId>,
    /// How large the difference is, where it does not hold; [`assess`](super::assess) sets it.
    pub size: Option<super::Size>,
}

/// Verifies claims. With a factor, it stands in the place of every unknown that it fits.
pub fn verify(
    claims: &[Claim],
    figures: &[ClaimFigure],
    accounts: &Accounts,
    library: &Library,
    account: &Account,
    with: Option<&Factor>,
) -> Vec<Verdict> {
    let view = View::plain(&account.graph);
    let regions = Regions::bundled();
    // The library's grids are what an unknown electricity factor most often is.
    let grids = RulePack::iso14064_1().placed().map(str::to_owned).collect::<Vec<_>>();
    let each = |figure: &ClaimFigure| {
        let claim = &claims[figure.claim];
        let printed = view.leaf_at(figure.published).map_or_else(Interval::whole, |leaf| leaf.range());
        let check = judge(view, figure.recomputed, figure.published, &printed);
        let mut verdict = Verdict { claim: figure.claim, check, implied: None, with: None, size: None };
        if let Some(unknown) = figure.unknown {
            verdict.check.arithmetic = Arithmetic::CannotTell(Missing::Unknown);
            let year = claim.period.map(|at| accounts.periods[at].year());
            let setting = Setting { grids: grids.clone(), ..Setting::of(accounts, &regions, year) };
            let by_factor =
                claim.equals.value.unknowns().any(|term| term.kind == crate::expression::TermKind::Factor(None));
            let library = by_factor.then_some(library);
            let implied = implied::find(&account.graph, figure, unknown, &printed, library, &setting);
            if let Some(tried) = with.and_then(|factor| implied::put(&account.graph, figure, unknown, &printed, factor))
            {
                verdict = Verdict { check: tried, with: with.map(|factor| factor.id.clone()), ..verdict };
            }
            verdict.implied = Some(implied);
        }
        verdict
    };
    figures.iter().map(each).collect()
}
