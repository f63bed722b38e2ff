//! From checked accounts to figures: one node an activity, a category, a gas and the total of each period.

use super::amount::{Counted, applied, gas_of, split_missing};
use super::balance;
use super::category::Category;
use super::energy::{self, Energy};
use super::formula;
use super::model::{Accounts, Activity, ActivityData, Assumption, Citation, Rendition, Shape, Uncertainty};
use crate::account::Account;
use crate::calc::reading::sample;
use crate::calc::{Cited, Gap, GapCause, NodeId, NotationKey, Origin, OriginKind, Spread, UnitClash};
use crate::factor::{
    self, Chooser, FactorId, FactorKind, GasMass, MethaneOrigin, Resolved, apply_failure, choice_facts, clash_finding,
    name_of, too_old_finding, unresolved_finding,
};
use crate::finding::{AboutChoice, Code, Finding, Findings, Located, Message, Step};
use crate::quantity::{Amount, Gas, Quantity};

/// The figures of an inventory.
#[derive(Debug, Clone)]
pub struct Inventory {
    /// One a period, in the order of the book.
    pub periods: Vec<PeriodInventory>,
    /// One an activity, in the order of the book.
    pub activities: Vec<ActivityFigure>,
    /// Balances, market-based figures, cogeneration.
    pub energy: Energy,
}

/// The figures of one period.
#[derive(Debug, Clone)]
pub struct PeriodInventory {
    /// Index into the accounts' periods.
    pub period: usize,
    /// Sum over the categories, in t CO2e.
    pub total: NodeId,
    /// The six categories.
    pub categories: Vec<CategoryFigure>,
    /// Totals by gas, in t CO2e; `None` for what is not split by gas.
    pub gases: Vec<(Option<Gas>, NodeId)>,
}

/// One category of a period.
#[derive(Debug, Clone)]
pub struct CategoryFigure {
    /// Which.
    pub category: Category,
    /// Its emissions, in t CO2e.
    pub node: NodeId,
    /// Indices into the accounts' activities.
    pub activities: Vec<usize>,
    /// Indices into the accounts' absences.
    pub absences: Vec<usize>,
}

impl CategoryFigure {
    /// Whether the book says nothing about it.
    fn is_silent(&self) -> bool {
        self.activities.is_empty() && self.absences.is_empty()
    }
}

/// The figures of one activity.
#[derive(Debug, Clone)]
pub struct ActivityFigure {
    /// Emissions, in t CO2e.
    pub node: NodeId,
    /// The same by gas.
    pub gases: Vec<(Option<Gas>, NodeId)>,
    /// The number of the choice by which its factor was found, where the book names a family alone.
    pub choice: Option<usize>,
}

/// Describes the inventory in the account's graph.
///
/// Every activity is tried, so that all that is wrong is found at once; there is no inventory while there is an error.
pub fn build(accounts: &Accounts, factors: &Chooser<'_>, account: &mut Account) -> (Option<Inventory>, Findings) {
    let mut findings = Findings::new();
    let balances = balance::describe(accounts, account, &mut findings);
    let mut activities = Vec::new();
    for at in formula::order(accounts, &mut findings) {
        match describe(accounts, &accounts.activities[at], factors, account, &mut findings) {
            Ok(figure) => activities.push((at, figure)),
            Err(found) => findings.extend(found),
        }
    }
    activities.sort_by_key(|(at, _)| *at);
    let activities: Vec<ActivityFigure> = activities.into_iter().map(|(_, figure)| figure).collect();
    formula::negative(accounts, account, &mut findings);
    if findings.has_errors() {
        return (None, findings);
    }
    let mut periods = Vec::new();
    for index in 0..accounts.periods.len() {
        match period(accounts, index, &activities, account, &mut findings) {
            Ok(figures) => periods.push(figures),
            // Every addend is in t CO2e by construction; if that ever fails it is said, not hidden.
            Err(clash) => findings.push(clash_finding(&clash, accounts.periods[index].place, None)),
        }
    }
    let complete = periods.len() == accounts.periods.len();
    if !complete {
        return (None, findings);
    }
    let energy = energy::describe(accounts, balances, &activities, &periods, factors, account, &mut findings);
    (Some(Inventory { periods, activities, energy }), findings)
}

pub(super) type Failure = Box<Finding>;

fn describe(
    accounts: &Accounts,
    activity: &Activity,
    factors: &Chooser<'_>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<ActivityFigure, Vec<Finding>> {
    let library = factors.library();
    let address = format!("activity/{}", activity.id);
    let mut chosen = None;
    let masses = match &activity.data {
        ActivityData::Emissions(stated) => {
            vec![stated_emissions(accounts, activity, stated, account, findings).map_err(|finding| vec![*finding])?]
        }
        ActivityData::Amount { amount, substance, density, factor } => {
            let node = input(accounts, activity, amount, &format!("{address}/amount"), account);
            account.register(&format!("{address}/amount"), node);
            let (place, substance, density) = (amount.place, substance.as_ref(), density.as_ref());
            let counted = Counted { node, place, substance, density, factor };
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
                    let counted = Counted { node, place, substance, density, factor };
                    let applied = applied(accounts, activity, counted, factors, account, findings);
                    let (masses, choice) = applied.map_err(|finding| vec![*finding])?;
                    chosen = choice;
                    masses
                }
                None => {
                    let gas = gas_of(account.graph.unit(node), place).map_err(|finding| vec![*finding])?;
                    split_missing(activity, gas, place, findings);
                    vec![GasMass { gas, origin: MethaneOrigin::Unknown, node }]
                }
            }
        }
    };
    let mut gases = Vec::new();
    for mass in masses {
        let equivalent = factor::co2_equivalent(&mut account.graph, library, mass, accounts.gwp);
        let node = equivalent.map_err(|error| vec![*apply_failure(&error, activity.place)])?;
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
    account.register(&address, node);
    Ok(ActivityFigure { node, gases, choice: chosen })
}

fn stated_emissions(
    accounts: &Accounts,
    activity: &Activity,
    stated: &Located<Quantity>,
    account: &mut Account,
    findings: &mut Findings,
) -> Result<GasMass, Failure> {
    let gas = gas_of(stated.value.unit(), stated.place)?;
    split_missing(activity, gas, stated.place, findings);
    let node = input(accounts, activity, stated, &format!("activity/{}/stated", activity.id), account);
    Ok(GasMass { gas, origin: MethaneOrigin::Unknown, node })
}

fn period(
    accounts: &Accounts,
    index: usize,
    activities: &[ActivityFigure],
    account: &mut Account,
    findings: &mut Findings,
) -> Result<PeriodInventory, UnitClash> {
    let id = &accounts.periods[index].id;
    let mut categories = Vec::new();
    for category in Category::ALL {
        let address = format!("inventory/{id}/category/{category}");
        let figure = category_figure(accounts, index, category, activities, account, findings)?;
        account.register(&address, figure.node);
        categories.push(figure);
    }
    let silent: Vec<String> = categories.iter().filter(|c| c.is_silent()).map(|c| c.category.to_string()).collect();
    // A book without an inventory (claims only) need not hear that it has none.
    if !silent.is_empty() && silent.len() < categories.len() {
        let help = Message::AddressCategory { category: silent[0].clone() };
        let message = Message::CategoryNotAddressed { categories: silent, period: id.clone() };
        findings.push(Finding::new(Code::CategoryNotAddressed, message).at(accounts.periods[index].place).help(help));
    }
    let nodes: Vec<NodeId> = categories.iter().map(|figure| figure.node).collect();
    let total = tonnes(&nodes, account)?;
    account.graph.set_step(total, Step::SumOfCategories);
    account.register(&format!("inventory/{id}/total"), total);

    let mut by_gas: Vec<(Option<Gas>, Vec<NodeId>)> = Vec::new();
    let of_period = accounts.activities.iter().zip(activities).filter(|(activity, _)| activity.period == index);
    for (gas, node) in of_period.flat_map(|(_, figure)| figure.gases.iter().copied()) {
        match by_gas.iter_mut().find(|(known, _)| *known == gas) {
            Some((_, nodes)) => nodes.push(node),
            None => by_gas.push((gas, vec![node])),
        }
    }
    by_gas.sort_by_key(|(gas, _)| (gas.is_none(), *gas));
    let mut gases = Vec::new();
    for (gas, nodes) in by_gas {
        let node = tonnes(&nodes, account)?;
        account.graph.set_step(node, Step::SumOfActivities);
        account.register(&format!("inventory/{id}/gas/{}", gas.map_or("CO2e", Gas::symbol)), node);
        gases.push((gas, node));
    }
    Ok(PeriodInventory { period: index, total, categories, gases })
}

fn category_figure(
    accounts: &Accounts,
    period: usize,
    category: Category,
    figures: &[ActivityFigure],
    account: &mut Account,
    findings: &mut Findings,
) -> Result<CategoryFigure, UnitClash> {
    let belongs = |of: usize, at: Category| of == period && at.whole() == category;
    let activities = positions(&accounts.activities, |a| belongs(a.period, a.category.value));
    let absences = positions(&accounts.absences, |a| belongs(a.period, a.category.value));
    let address = format!("inventory/{}/category/{category}", accounts.periods[period].id);
    let mut parts: Vec<(Category, NodeId)> =
        activities.iter().map(|at| (accounts.activities[*at].category.value, figures[*at].node)).collect();
    for at in &absences {
        let absence = &accounts.absences[*at];
        let gap = Gap {
            cause: GapCause::Key(absence.key),
            address: format!("{address}/gap/{}", absence.category.value),
            reason: absence.reason.as_deref().map(Into::into),
            place: Some(absence.place),
            cited: absence.source.as_ref().map(|source| cite(accounts, source)),
        };
        let message = Message::NotEstimated {
            category: absence.category.value.to_string(),
            key: absence.key.word().to_owned(),
            reason: absence.reason.clone(),
        };
        findings.push(Finding::new(Code::NotEstimated, message).at(absence.place));
        parts.push((absence.category.value, account.graph.gap(gap, &factor::tonnes_co2e())));
    }
    if parts.is_empty() {
        let gap = Gap {
            cause: GapCause::Key(NotationKey::NotStated),
            address: format!("{address}/gap/{category}"),
            reason: None,
            place: Some(accounts.periods[period].place),
            cited: None,
        };
        parts.push((category, account.graph.gap(gap, &factor::tonnes_co2e())));
    }
    // Subcategories are figures of their own, each a sum inside its category.
    let mut nodes = Vec::new();
    let mut codes: Vec<Category> = parts.iter().map(|(code, _)| *code).collect();
    codes.sort_unstable();
    codes.dedup();
    for code in codes {
        let members: Vec<NodeId> = parts.iter().filter(|(of, _)| *of == code).map(|(_, node)| *node).collect();
        if code.sub == 0 {
            nodes.extend(members);
        } else {
            let node = tonnes(&members, account)?;
            account.graph.set_step(node, Step::SumOfActivities);
            account.register(&format!("inventory/{}/category/{code}", accounts.periods[period].id), node);
            nodes.push(node);
        }
    }
    let node = tonnes(&nodes, account)?;
    account.graph.set_step(node, Step::SumOfActivities);
    Ok(CategoryFigure { category, node, activities, absences })
}

fn positions<T>(items: &[T], wanted: impl Fn(&T) -> bool) -> Vec<usize> {
    items.iter().enumerate().filter(|(_, item)| wanted(item)).map(|(at, _)| at).collect()
}

fn tonnes(nodes: &[NodeId], account: &mut Account) -> Result<NodeId, UnitClash> {
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
        let facts = choice.and_then(|at| factors.choice(at)).map(|choice| choice_facts(&choice)).unwrap_or_default();
        findings.push(facts.into_iter().fold(finding, Finding::fact));
    }
    if let Some(choice) =
        choice.and_then(|at| factors.choice(at)).filter(|choice| choice.is_national_for_want_of_a_place)
    {
        let message = AboutChoice::PlaceUnknown { name: id.value.to_string(), took: choice.took.to_string() };
        let finding = Finding::new(Code::FactorPlaceUnknown, message).at(id.place);
        findings.push(finding.help(AboutChoice::GiveRegion));
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
