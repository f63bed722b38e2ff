//! From checked accounts to figures: one node an activity, a category, a gas and the total of each period.

use super::amount::{Counted, applied, gas_of, split_missing};
use super::balance;
use super::beside::{self, BesideFigure};
use super::boundary::{self, Share};
use super::energy::{self, Energy};
use super::formula;
use super::model::{Accounts, Activity, ActivityData, Assumption, Shape, Uncertainty};
use super::period::PeriodInventory;
use super::{completeness, period, sign};
use crate::account::{Account, Citation, Rendition};
use crate::calc::reading::sample;
use crate::calc::{Cited, NodeId, Origin, OriginKind, Spread, UnitClash};
use crate::factor::{
    self, Choice, Chooser, FactorId, FactorKind, GasMass, MethaneOrigin, Resolved, apply_failure, choice_facts,
    clash_finding, name_of, too_old_finding, unresolved_finding,
};
use crate::finding::{AboutChoice, AboutInventory, Code, Finding, Findings, Located, Step};
use crate::quantity::{Amount, Gas, Quantity};

/// The figures of an inventory.
#[derive(Debug, Clone)]
pub struct Inventory {
    /// One a period, in the order of the book.
    pub periods: Vec<PeriodInventory>,
    /// One an activity, in the order of the book.
    pub activities: Vec<ActivityFigure>,
    /// What a period counts of a facility: `[period][facility]`.
    pub shares: Vec<Vec<Share>>,
    /// What stands beside the total, in the order of the accounts.
    pub beside: Vec<BesideFigure>,
    /// Balances, market-based figures, cogeneration.
    pub energy: Energy,
}

/// The figures of one activity.
#[derive(Debug, Clone)]
pub struct ActivityFigure {
    /// What the inventory counts of its emissions, in t CO2e: all, or the share of its facility.
    pub node: NodeId,
    /// The same by gas.
    pub gases: Vec<(Option<Gas>, NodeId)>,
    /// CO2 of biomass, which stands apart, in t CO2e.
    pub biogenic: Option<NodeId>,
    /// Its emissions as they are, whatever is counted, in t CO2e: `activity/ID`.
    pub whole: NodeId,
    /// Whether it is within the organizational boundary. What is outside enters no sum.
    pub is_inside: bool,
    /// The number of the choice by which its factor was found, where the book names a family alone.
    pub choice: Option<usize>,
}

/// Emissions of an amount as they are.
pub(super) struct Whole {
    /// In t CO2e, without CO2 of biomass.
    pub node: NodeId,
    /// The same by gas.
    pub gases: Vec<(Option<Gas>, NodeId)>,
    /// CO2 of biomass, in t CO2e.
    pub biogenic: Option<NodeId>,
    /// The number of the choice of its factor.
    pub choice: Option<usize>,
}

/// Describes the inventory in the account's graph.
///
/// Every activity is tried, so that all that is wrong is found at once; there is no inventory while there is an error.
pub fn build(accounts: &Accounts, factors: &Chooser<'_>, account: &mut Account) -> (Option<Inventory>, Findings) {
    let mut findings = Findings::new();
    let shares = match boundary::shares(accounts, account, &mut findings) {
        Ok(shares) => shares,
        Err(clash) => {
            findings.extend(accounts.facilities.first().map(|facility| clash_finding(&clash, facility.place, None)));
            return (None, findings);
        }
    };
    let balances = balance::describe(accounts, account, &mut findings);
    let mut activities = Vec::new();
    for at in formula::order(accounts, &mut findings) {
        let activity = &accounts.activities[at];
        let address = format!("activity/{}", activity.id);
        let whole = whole(accounts, activity, &address, factors, account, &mut findings);
        let counted = |whole| counted(activity, whole, &address, &shares, account).map_err(|finding| vec![*finding]);
        match whole.and_then(counted) {
            Ok(figure) => activities.push((at, figure)),
            Err(found) => findings.extend(found),
        }
    }
    activities.sort_by_key(|(at, _)| *at);
    let activities: Vec<ActivityFigure> = activities.into_iter().map(|(_, figure)| figure).collect();
    sign::amounts(accounts, account, &mut findings);
    let beside = beside::figures(accounts, factors, account, &mut findings);
    if !findings.has_errors() {
        sign::emissions(accounts, &activities, &beside, account, &mut findings);
    }
    if findings.has_errors() {
        return (None, findings);
    }
    let mut periods = Vec::new();
    for index in 0..accounts.periods.len() {
        match period::describe(accounts, index, &activities, account, &mut findings) {
            Ok(figures) => periods.push(figures),
            // Every addend is in t CO2e by construction; if that ever fails it is said, not hidden.
            Err(clash) => findings.push(clash_finding(&clash, accounts.periods[index].place, None)),
        }
    }
    let complete = periods.len() == accounts.periods.len();
    if !complete {
        return (None, findings);
    }
    let energy =
        energy::describe(accounts, balances, (&activities, &shares), &periods, factors, account, &mut findings);
    let inventory = Inventory { periods, activities, shares, beside, energy };
    completeness::check(accounts, &inventory, account, &mut findings);
    (Some(inventory), findings)
}

pub(super) type Failure = Box<Finding>;

/// Emissions of an activity, or of anything in its form, under an address.
pub(super) fn whole(
    accounts: &Accounts,
    activity: &Activity,
    address: &str,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<Whole, Vec<Finding>> {
    let mut chosen = None;
    let masses = match &activity.data {
        ActivityData::Emissions(stated) => {
            let stated = stated_emissions(accounts, activity, stated, address, account, findings);
            vec![stated.map_err(|finding| vec![*finding])?]
        }
        ActivityData::Amount { amount, substance, density, factor } => {
            let node = input(accounts, activity, amount, &format!("{address}/amount"), account);
            account.register(&format!("{address}/amount"), node);
            let (place, substance, density) = (amount.place, substance.as_ref(), density.as_ref());
            let counted = Counted { address, node, place, substance, density, factor };
            let applied = applied(accounts, activity, counted, factors, account, findings);
            let (masses, choice) = applied.map_err(|finding| vec![*finding])?;
            chosen = choice;
            masses
        }
        ActivityData::Computed { formula, substance, density, factor } => {
            let node = formula::describe(accounts, activity, formula, factors, account, findings)?;
            let place = formula.expression.place;
            match factor {
                Some(factor) => {
                    let (substance, density) = (substance.as_ref(), density.as_ref());
                    let counted = Counted { address, node, place, substance, density, factor };
                    let applied = applied(accounts, activity, counted, factors, account, findings);
                    let (masses, choice) = applied.map_err(|finding| vec![*finding])?;
                    chosen = choice;
                    masses
                }
                None => {
                    let gas = gas_of(account.graph.unit(node), place).map_err(|finding| vec![*finding])?;
                    split_missing(activity, address, gas, place, findings);
                    vec![GasMass { gas, origin: MethaneOrigin::Unknown, node }]
                }
            }
        }
    };
    let (mut gases, mut biogenic) = (Vec::new(), None);
    for mut mass in masses {
        if activity.biogenic {
            mass.origin = MethaneOrigin::NonFossil;
        }
        let equivalent = factors.co2_equivalent(&mut account.graph, mass, accounts.gwp);
        let node = equivalent.map_err(|error| vec![*apply_failure(&error, activity.place)])?;
        if mass.gas.is_none() && mass.origin == MethaneOrigin::NonFossil {
            let finding = Finding::new(Code::BiogenicNotByGas, AboutInventory::BiogenicNotByGas).at(activity.place);
            return Err(vec![finding.help(AboutInventory::StateBiogenicByGas)]);
        }
        if mass.is_biogenic_co2() {
            account.register(&format!("{address}/biogenic"), node);
            biogenic = Some(node);
            continue;
        }
        if let Some(gas) = mass.gas {
            account.register(&format!("{address}/{}", gas.symbol()), node);
        }
        gases.push((mass.gas, node));
    }
    let node = match gases.as_slice() {
        // What is stated as CO2e stays the leaf it is; a sum of one would only be a line more to read.
        [(None, only)] => *only,
        several => {
            let nodes: Vec<NodeId> = several.iter().map(|(_, node)| *node).collect();
            let sum = tonnes(&nodes, account).map_err(|clash| vec![clash_finding(&clash, activity.place, None)])?;
            account.graph.set_step(sum, Step::SumOfGases);
            sum
        }
    };
    account.register(address, node);
    Ok(Whole { node, gases, biogenic, choice: chosen })
}

/// What the inventory counts of an activity: all, or the share of its facility.
fn counted(
    activity: &Activity,
    whole: Whole,
    address: &str,
    shares: &[Vec<Share>],
    account: &mut Account,
) -> Result<ActivityFigure, Failure> {
    let Whole { node, gases, biogenic, choice } = whole;
    let share = activity.facility.and_then(|at| shares.get(activity.period)?.get(at)).copied();
    let share = match share.unwrap_or(Share::Whole) {
        Share::Part(share) => share,
        all => {
            let is_inside = all == Share::Whole;
            return Ok(ActivityFigure { node, gases, biogenic, whole: node, is_inside, choice });
        }
    };
    let failed = |clash: UnitClash| clash_finding(&clash, activity.place, None);
    let part = |of: NodeId, name: &str, account: &mut Account| -> Result<NodeId, Failure> {
        let product = account.graph.product(&[share, of]).map_err(failed)?;
        account.graph.set_step(product, Step::TimesShare);
        let part = account.graph.convert(product, &factor::tonnes_co2e()).map_err(failed)?;
        account.register(&format!("{address}/consolidated{name}"), part);
        Ok(part)
    };
    let mut parts = Vec::new();
    for (gas, of) in gases {
        let name = gas.map(|gas| format!("/{}", gas.symbol())).unwrap_or_default();
        parts.push((gas, part(of, &name, account)?));
    }
    let biogenic = biogenic.map(|of| part(of, "/biogenic", account)).transpose()?;
    let counted = match parts.as_slice() {
        [(None, only)] => *only,
        several => {
            let nodes: Vec<NodeId> = several.iter().map(|(_, node)| *node).collect();
            let sum = tonnes(&nodes, account).map_err(failed)?;
            account.graph.set_step(sum, Step::SumOfGases);
            account.register(&format!("{address}/consolidated"), sum);
            sum
        }
    };
    Ok(ActivityFigure { node: counted, gases: parts, biogenic, whole: node, is_inside: true, choice })
}

fn stated_emissions(
    accounts: &Accounts,
    activity: &Activity,
    stated: &Located<Quantity>,
    address: &str,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<GasMass, Failure> {
    let gas = gas_of(stated.value.unit(), stated.place)?;
    split_missing(activity, address, gas, stated.place, findings);
    let node = input(accounts, activity, stated, &format!("{address}/stated"), account);
    Ok(GasMass { gas, origin: MethaneOrigin::Unknown, node })
}

pub(super) fn tonnes(nodes: &[NodeId], account: &mut Account) -> Result<NodeId, UnitClash> {
    account.graph.sum(nodes, &factor::tonnes_co2e())
}

/// A leaf of the book.
fn input(
    accounts: &Accounts,
    activity: &Activity,
    quantity: &Located<Quantity>,
    address: &str,
    account: &mut Account,
) -> NodeId {
    let origin = Origin {
        address: address.to_owned(),
        kind: OriginKind::Input,
        place: Some(quantity.place),
        cited: activity.source.as_ref().map(|source| cite(accounts, source)),
        note: activity.note.as_deref().map(Into::into),
    };
    let spread = activity.uncertainty.as_ref().and_then(|stated| spread_of(&quantity.value, &stated.value));
    // The ends of an estimate are what somebody judged, not numbers rounded in print.
    let spread = spread.or_else(|| match quantity.value.amount() {
        Amount::Between(lower, upper) => Some(Spread::Between(lower.exact(), upper.exact())),
        Amount::One(_) => None,
    });
    account.graph.quantity(&quantity.value, spread, origin)
}

pub(super) fn assumed(accounts: &Accounts, assumption: &Assumption, address: &str, account: &mut Account) -> NodeId {
    let origin = Origin {
        address: address.to_owned(),
        kind: OriginKind::Assumption,
        place: Some(assumption.value.place),
        cited: assumption.source.as_ref().map(|source| cite(accounts, source)),
        note: assumption.reason.as_deref().map(Into::into),
    };
    let unit = assumption.value.value.unit();
    let spread = assumption.range.as_ref().and_then(|range| match range.value.amount() {
        Amount::Between(lower, upper) => {
            let ratio = range.value.unit().convertible(unit)?;
            Some(Spread::Range(&lower.exact() * &ratio, &upper.exact() * &ratio))
        }
        Amount::One(_) => None,
    });
    account.graph.quantity(&assumption.value.value, spread, origin)
}

fn spread_of(quantity: &Quantity, uncertainty: &Uncertainty) -> Option<Spread> {
    let value = quantity.amount().one()?.exact().abs();
    let hundredth = crate::quantity::Exact::power_of_ten(-2)?;
    let half = &(&value * &uncertainty.half_width_percent) * &hundredth;
    Some(match uncertainty.shape {
        Shape::Normal => sample::normal_spread(&half, &(&uncertainty.level_percent * &hundredth))?,
        Shape::Uniform => Spread::Uniform(half),
        Shape::Triangular => Spread::Triangular(half),
    })
}

/// A citation of the book, as a leaf keeps it.
pub fn cite(accounts: &Accounts, citation: &Citation) -> Box<Cited> {
    let document = citation.document.and_then(|at| accounts.documents.get(at));
    Box::new(match document {
        Some(document) => Cited {
            title: document.title.clone(),
            publisher: document.publisher.clone(),
            locator: citation.locator.clone(),
            transcribed: document.rendition == Rendition::Transcribed,
        },
        None => Cited { title: citation.text.clone(), publisher: None, locator: None, transcribed: false },
    })
}

/// A citation with what the book says beside it of the rendition.
pub fn cite_as(accounts: &Accounts, citation: Option<&Citation>, rendition: Option<Rendition>) -> Option<Box<Cited>> {
    let mut cited = cite(accounts, citation?);
    if let Some(rendition) = rendition {
        cited.transcribed = rendition == Rendition::Transcribed;
    }
    Some(cited)
}

/// The factor of an activity: as named, or chosen for its place and year. What a verifier would ask about it is found here.
pub(super) fn resolve<'l>(
    accounts: &Accounts,
    activity: &Activity,
    factors: &Chooser<'l>,
    id: &Located<FactorId>,
    findings: &mut Findings,
) -> Result<(Resolved<'l>, Option<usize>), Failure> {
    let place = activity.facility.and_then(|at| accounts.facilities[at].region.as_deref());
    let year = accounts.periods[activity.period].year();
    let (entry, choice) = factors
        .resolve(&id.value, place, year)
        .map_err(|unresolved| Box::new(unresolved_finding(&unresolved, &id.value, id.place)))?;
    if let Some(years) = factors.years_apart(entry, year) {
        let limit = factors.pack().age.years;
        let finding = too_old_finding(entry.id(), years, year, limit, id.place);
        let facts = choice.and_then(|at| factors.with_choice(at, choice_facts)).unwrap_or_default();
        findings.push(facts.into_iter().fold(finding, Finding::fact));
    }
    let national = |choice: &Choice| choice.is_national_for_want_of_a_place.then(|| choice.took.to_string());
    if let Some(took) = choice.and_then(|at| factors.with_choice(at, national)).flatten() {
        let message = AboutChoice::PlaceUnknown { name: id.value.to_string(), took };
        let finding = Finding::new(Code::FactorPlaceUnknown, message).at(id.place);
        findings.push(finding.help(AboutChoice::GiveRegion));
    }
    if let (None, Some(place)) = (choice, place)
        && let Some(region) = factors.elsewhere(entry, place)
    {
        let message =
            AboutChoice::OtherPlace { id: entry.id().to_string(), region: region.to_owned(), place: place.to_owned() };
        findings.push(Finding::new(Code::FactorOtherPlace, message).at(id.place));
    }
    if let (None, Some(as_of)) = (choice, accounts.as_of)
        && let Some(published) = factors.published_later(entry)
    {
        let message = AboutChoice::PublishedAfter {
            id: entry.id().to_string(),
            published: published.to_owned(),
            as_of: as_of.to_string(),
        };
        findings.push(Finding::new(Code::FactorPublishedLater, message).at(id.place));
    }
    if let Resolved::Factor(factor) = entry
        && (factor.kind.for_projects_only() || matches!(factor.kind, FactorKind::Academic | FactorKind::LifeCycle))
        && activity.category.value.number <= 2
    {
        let message = AboutChoice::NotForInventory { id: factor.id.to_string(), kind: name_of(factor.kind) };
        let finding = Finding::new(Code::FactorNotForInventory, message).at(id.place);
        findings.push(finding.help(AboutChoice::UseAverage));
    }
    Ok((entry, choice))
}
