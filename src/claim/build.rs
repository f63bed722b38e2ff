//! Claims as parts of the graph, in an order in which each rests only on what is there.

use std::collections::HashMap;

use super::fair::{counts_whole, says_fall};
use super::model::Claim;
use crate::account::{Account, Address, Shape};
use crate::calc::{Cited, NodeId, Origin, OriginKind};
use crate::expression::{self, Given, Input, Scope};
use crate::factor::{Chooser, clash_finding, too_old_finding};
use crate::finding::{AboutChoice, Code, Finding, Findings, Message, Place, Step};
use crate::inventory::{Accounts, Period, cite_as};
use crate::quantity::{Amount, Exact, Manner};

/// A claim in the graph.
#[derive(Debug, Clone)]
pub struct ClaimFigure {
    /// Index into the claims.
    pub claim: usize,
    /// What the figure should equal.
    pub recomputed: NodeId,
    /// What was printed.
    pub published: NodeId,
    /// The same where it is printed again, in the unit of `published`.
    pub also: Vec<NodeId>,
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
    let cited = cited(claim, accounts);
    let origin = |address: &str, kind: OriginKind, place: Place, cited: Option<Box<Cited>>| Origin {
        address: address.to_owned(),
        kind,
        place: Some(place),
        cited,
        note: claim.says.as_deref().map(Into::into),
    };
    let published_address = format!("{address}/published");
    let mut printed = origin(&published_address, OriginKind::Published, claim.published.place, cited.clone());
    // 同比下降 12.3 %: the print itself may say which way the figure went.
    let words = claim.published.value.text();
    printed.note = printed.note.or_else(|| says_fall(words).then(|| words.into()));
    let published = account.graph.quantity(&claim.published.value, None, printed);
    account.register(&published_address, published);
    let given: Vec<Given> = claim.given.iter().map(as_counted).collect();
    let names = expression::describe_given(&given, &address, account, &|input, address| {
        let own = cite_as(accounts, input.source.as_ref(), input.rendition.or(claim.rendition));
        origin(&address, OriginKind::Input, input.place(), own.or_else(|| cited.clone()))
    });
    let unit = claim.published.value.unit();
    let mut also = Vec::new();
    for (at, again) in claim.also.iter().enumerate() {
        let address = format!("{address}/also/{}", at + 1);
        let own = cite_as(accounts, again.source.as_ref(), again.rendition.or(claim.rendition));
        let own = own.or_else(|| cited.clone());
        let printed = origin(&address, OriginKind::Published, again.published.place, own);
        let node = account.graph.quantity(&again.published.value, None, printed);
        account.register(&address, node);
        let converted = account.graph.sum(&[node], unit);
        let clash = |clash| vec![clash_finding(&clash, again.published.place, Some(claim.published.place))];
        also.push(converted.map_err(clash)?);
    }
    let scope = Scope {
        names: &names,
        factors,
        region: only_region(accounts),
        year: year_of(claim, accounts, factors),
        address: &address,
        place: claim.equals.place,
        cited: cited.clone(),
        wanted: Some(unit),
    };
    let printed_at = Some(claim.published.place);
    let built = expression::build(&claim.equals.value, &scope, account).map_err(|errors| {
        let say = |error| expression::build_finding(error, &claim.equals, printed_at, &scope, account);
        errors.iter().map(say).collect::<Vec<_>>()
    })?;
    // `equals` may be nothing but a name or a figure; the recomputed figure is a node of its own all the same.
    let recomputed = account.graph.sum(&[built.node], unit);
    let recomputed =
        recomputed.map_err(|clash| vec![clash_finding(&clash, claim.equals.place, Some(claim.published.place))])?;
    account.graph.set_step(recomputed, Step::ClaimExpression);
    account.register(&address, recomputed);
    if let Some(unknown) = built.unknown {
        account.register(&format!("{address}/implied"), unknown);
    }
    Ok(ClaimFigure { claim: at, recomputed, published, also, unknown: built.unknown })
}

/// A whole number of people or things is a count and not rounded: 4 of 7 trucks are no 4.5 of 6.5. Where it ends in a zero
/// it may be rounded all the same, from a hundred on.
fn as_counted(given: &Given) -> Given {
    let mut given = given.clone();
    if let Input::Printed(quantity) = &mut given.input
        && let Amount::One(literal) = *quantity.value.amount()
    {
        let unit = quantity.value.unit();
        let whole = literal.manner() == Manner::Ordinary && literal.last_place() == 0 && literal.is_as_typed();
        let digits = literal.last_nonzero_place() == 0 || literal.exact().abs() < Exact::from(100);
        if whole && digits && (unit.is_none() || counts_whole(unit)) {
            quantity.value = quantity.value.with_manner(Manner::Exact);
        }
    }
    given
}

/// Where the figures of a claim stand. Words of which nobody says that they are the document's own are a transcript.
fn cited(claim: &Claim, accounts: &Accounts) -> Option<Box<Cited>> {
    let source = claim.source.as_ref()?;
    let of_document = source.document.and_then(|at| accounts.documents.get(at)).map(|document| document.rendition);
    cite_as(accounts, Some(source), Some(claim.rendition.or(of_document).unwrap_or_default()))
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
    // Ids are there once: the book was checked.
    let positions: HashMap<&str, usize> =
        claims.iter().enumerate().map(|(at, claim)| (claim.id.as_str(), at)).collect();
    let position = |id: &str| positions.get(id).copied();
    let target = |own: &str, address: &Address| match address.shape() {
        Shape::ClaimAlso { id, .. } if id == own => None,
        Shape::Claim { id }
        | Shape::ClaimPublished { id }
        | Shape::ClaimAlso { id, .. }
        | Shape::ClaimGiven { id, .. } => position(id),
        _ => None,
    };
    let needs: Vec<Vec<usize>> = claims
        .iter()
        .map(|claim| claim.equals.value.figures().filter_map(|(address, _)| target(&claim.id, address)).collect())
        .collect();
    expression::order(&needs)
}
