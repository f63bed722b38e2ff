//! Claims as parts of the graph, in an order in which each rests only on what is there.

use super::model::Claim;
use crate::account::{Account, Address, Shape};
use crate::calc::{NodeId, Origin, OriginKind};
use crate::expression::{self, Scope};
use crate::factor::{Chooser, clash_finding, too_old_finding};
use crate::finding::{AboutChoice, Code, Finding, Findings, Message, Place, Step};
use crate::inventory::{Accounts, Period, Rendition, cite};

/// A claim in the graph.
#[derive(Debug, Clone)]
pub struct ClaimFigure {
    /// Index into the claims.
    pub claim: usize,
    /// What the figure should equal.
    pub recomputed: NodeId,
    /// What was printed.
    pub published: NodeId,
    /// What is asked for, if something is.
    pub unknown: Option<NodeId>,
}

/// Describes every claim in the account's graph.
///
/// Figures come in the order of the claims; a claim that cannot be described is left out and has a finding.
pub fn build(
    claims: &[Claim],
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
) -> (Vec<ClaimFigure>, Findings) {
    let mut findings = Findings::new();
    let mut figures = Vec::new();
    let (order, cycles) = order(claims);
    for cycle in cycles {
        let path = cycle.iter().map(|at| format!("claim/{}", claims[*at].id)).collect();
        let first = cycle.first().map(|at| claims[*at].equals.place);
        let finding = Finding::new(Code::CircularReference, Message::CircularReference { path });
        let finding = first.into_iter().fold(finding, Finding::at);
        findings.push(cycle.iter().skip(1).fold(finding, |f, at| f.at(claims[*at].equals.place)));
    }
    for at in order {
        match describe(at, &claims[at], accounts, factors, account) {
            Ok(figure) => {
                figures.push(figure);
                findings.extend(about_choices(&claims[at], accounts, factors));
            }
            Err(found) => findings.extend(found),
        }
    }
    figures.sort_by_key(|figure| figure.claim);
    (figures, findings)
}

fn describe(
    at: usize,
    claim: &Claim,
    accounts: &Accounts,
    factors: &Chooser<'_>,
    account: &mut Account,
) -> Result<ClaimFigure, Vec<Finding>> {
    let address = format!("claim/{}", claim.id);
    let cited = claim.source.as_ref().map(|source| {
        let mut cited = cite(accounts, source);
        if let Some(rendition) = claim.rendition {
            cited.transcribed = rendition == Rendition::Transcribed;
        }
        cited
    });
    let origin = |address: String, kind: OriginKind, place: Place| Origin {
        address,
        kind,
        place: Some(place),
        cited: cited.clone(),
        note: claim.says.as_deref().map(Into::into),
    };
    let published_address = format!("{address}/published");
    let printed = origin(published_address.clone(), OriginKind::Published, claim.published.place);
    let published = account.graph.quantity(&claim.published.value, None, printed);
    account.register(&published_address, published);
    let names = expression::describe_given(&claim.given, &address, account, &origin);
    let scope = Scope {
        names: &names,
        factors,
        region: only_region(accounts),
        year: year_of(claim, accounts, factors),
        address: &address,
        place: claim.equals.place,
        cited: cited.clone(),
        wanted: Some(claim.published.value.unit()),
    };
    let printed_at = Some(claim.published.place);
    let built = expression::build(&claim.equals.value, &scope, account).map_err(|errors| {
        let say = |error| expression::build_finding(error, &claim.equals, printed_at, &scope, account);
        errors.iter().map(say).collect::<Vec<_>>()
    })?;
    // `equals` may be nothing but a name or a figure; the recomputed figure is a node of its own all the same.
    let recomputed = account.graph.sum(&[built.node], claim.published.value.unit());
    let recomputed =
        recomputed.map_err(|clash| vec![clash_finding(&clash, claim.equals.place, Some(claim.published.place))])?;
    account.graph.set_step(recomputed, Step::ClaimExpression);
    account.register(&address, recomputed);
    if let Some(unknown) = built.unknown {
        account.register(&format!("{address}/implied"), unknown);
    }
    Ok(ClaimFigure { claim: at, recomputed, published, unknown: built.unknown })
}

/// What there is to say of the factors that were chosen for a claim which names families alone.
fn about_choices(claim: &Claim, accounts: &Accounts, factors: &Chooser<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let year = year_of(claim, accounts, factors);
    for (id, span) in claim.equals.value.factors().filter(|(id, _)| id.edition.is_none()) {
        let Ok((entry, Some(at))) = factors.resolve(id, only_region(accounts), year) else { continue };
        let place = expression::inside(&claim.equals, &span);
        if claim.period.is_none() && accounts.periods.len() != 1 {
            let finding = Finding::new(Code::ClaimYearUnknown, AboutChoice::YearUnknown { name: id.to_string() });
            findings.push(finding.at(place).help(AboutChoice::GivePeriod));
            continue;
        }
        if let Some(years) = factors.years_apart(entry, year) {
            findings.push(too_old_finding(entry.id(), years, year, factors.pack().age.years, place));
        }
        let national = factors.with_choice(at, |choice| choice.is_national_for_want_of_a_place);
        if national == Some(true) {
            let message = AboutChoice::PlaceUnknown { name: id.to_string(), took: entry.id().to_string() };
            let finding = Finding::new(Code::FactorPlaceUnknown, message).at(place);
            findings.push(finding.help(AboutChoice::NameFamilyOfPlace));
        }
    }
    findings
}

/// The region of the book's facilities, where they all have the same.
pub(super) fn only_region(accounts: &Accounts) -> Option<&str> {
    let mut regions = accounts.facilities.iter().map(|facility| facility.region.as_deref());
    let first = regions.next()??;
    regions.all(|region| region == Some(first)).then_some(first)
}

/// The year that a claim is about: of its period, of the only period, or that of the day as of which factors are chosen.
fn year_of(claim: &Claim, accounts: &Accounts, factors: &Chooser<'_>) -> u16 {
    let only = (accounts.periods.len() == 1).then_some(0);
    let period = claim.period.or(only).and_then(|at| accounts.periods.get(at));
    period.map_or_else(|| u16::try_from(factors.as_of().year()).unwrap_or(0), Period::year)
}

/// Claims in an order in which each comes after those it refers to, and the cycles that have none.
fn order(claims: &[Claim]) -> (Vec<usize>, Vec<Vec<usize>>) {
    let position = |id: &str| claims.iter().position(|claim| claim.id == id);
    let target = |address: &Address| match address.shape() {
        Shape::Claim { id } | Shape::ClaimPublished { id } | Shape::ClaimGiven { id, .. } => position(id),
        _ => None,
    };
    let needs: Vec<Vec<usize>> = claims
        .iter()
        .map(|claim| claim.equals.value.figures().filter_map(|(address, _)| target(address)).collect())
        .collect();
    expression::order(&needs)
}
