//! What is found about a claim: four separate answers, never one label.

use std::cell::OnceCell;

use super::arithmetic::{Arithmetic, Check, Missing, judge};
use super::build::ClaimFigure;
use super::fair::judge_fairly;
use super::hypothesis::{self, Evidence, Explanations, Pair, PrintedFigures};
use super::implied::{self, Implied, Search, When};
use super::model::Claim;
use crate::account::Account;
use crate::calc::{NodeId, View};
use crate::factor::{Factor, FactorId, Library};
use crate::inventory::Accounts;
use crate::quantity::Interval;

/// What is found about one claim.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Index into the claims.
    pub claim: usize,
    /// Does the arithmetic hold?
    pub check: Check,
    /// The same figure where it is printed again.
    pub again: Vec<Again>,
    /// What the unknown must be, where one is asked for.
    pub implied: Option<Implied>,
    /// The factor that was put in the place of the unknown.
    pub with: Option<FactorId>,
    /// What would explain that it does not hold; where something is unknown, the implied range says it.
    pub explanations: Option<Explanations>,
    /// How large the difference is, where it does not hold; [`assess`](super::assess) sets it.
    pub size: Option<super::Size>,
}

/// A published figure beside the same where it is printed again.
#[derive(Debug, Clone)]
pub struct Again {
    /// Whether there is a value that prints as both; the difference is the first less this one.
    pub agrees: Arithmetic,
    /// Whether the recomputed figure prints as this one.
    pub fits: bool,
}

fn again(view: View<'_>, figure: &ClaimFigure, printed: &Interval, check: &Check) -> Vec<Again> {
    let each = |node: &NodeId| {
        let other = judge(view, *node, figure.published, printed);
        let fits = check.recomputed.value().zip(other.range.as_ref());
        let fits = fits.is_some_and(|(recomputed, other)| other.contains(recomputed));
        Again { agrees: other.arithmetic, fits }
    };
    figure.also.iter().map(each).collect()
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
    verify_searching(claims, figures, accounts, account, with, &Search::new(&account.graph, library, accounts))
}

/// The same with a search that is used again.
pub fn verify_searching(
    claims: &[Claim],
    figures: &[ClaimFigure],
    accounts: &Accounts,
    account: &Account,
    with: Option<&Factor>,
    search: &Search<'_>,
) -> Vec<Verdict> {
    let view = View::plain(&account.graph);
    // What the book prints is collected once, and only where something does not hold.
    let in_print = OnceCell::new();
    let each = |figure: &ClaimFigure| {
        let claim = &claims[figure.claim];
        let printed = view.leaf_at(figure.published).map_or_else(Interval::whole, |leaf| leaf.range());
        let check = judge_fairly(&account.graph, figure.recomputed, figure.published, &printed);
        let again = again(view, figure, &printed, &check);
        let mut verdict =
            Verdict { claim: figure.claim, check, again, implied: None, with: None, explanations: None, size: None };
        if let Some(unknown) = figure.unknown {
            verdict.check.arithmetic = Arithmetic::CannotTell(Missing::Unknown);
            let when = When::of(claim, accounts);
            let is_factor =
                claim.equals.value.unknowns().any(|term| term.kind == crate::expression::TermKind::Factor(None));
            let implied = search.find(figure, unknown, &printed, is_factor, when);
            if let Some(tried) = with.and_then(|factor| implied::put(&account.graph, figure, unknown, &printed, factor))
            {
                verdict = Verdict { check: tried, with: with.map(|factor| factor.id.clone()), ..verdict };
            }
            verdict.implied = Some(implied);
        } else if matches!(verdict.check.arithmetic, Arithmetic::DoesNotHold(_)) {
            let in_print = in_print.get_or_init(|| PrintedFigures::of(&account.graph));
            let evidence = Evidence { graph: &account.graph, library: search.library(), printed: in_print };
            let pair = Pair { published: figure.published, recomputed: figure.recomputed };
            verdict.explanations = hypothesis::explain(evidence, pair, &printed, &verdict.check);
        }
        verdict
    };
    figures.iter().map(each).collect()
}
