//! ISO 14064-1 categories as scopes and categories of the GHG Protocol, and the bridge between the two.
//!
//! The view reads the inventory's own nodes: a category is a sum, its children that are figures of a subcategory go where
//! the pack sends the subcategory, and all others where it sends the category. So both views are sums over the same nodes.

use std::collections::{BTreeMap, HashMap};

use super::pack::GhgPack;
use crate::account::Account;
use crate::calc::{Kind, NodeId, UnitClash, View};
use crate::factor::tonnes_co2e;
use crate::finding::Step;
use crate::inventory::{Accounts, Category, Inventory};

/// Where emissions are at home in the GHG Protocol.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Home {
    /// Scope 1.
    Direct,
    /// Land use, on a line of its own within scope 1.
    Land,
    /// Scope 2, location-based.
    Energy,
    /// One category of scope 3; several where they cannot be told apart.
    Value(Vec<u8>),
    /// Scope 3, not assigned to a category.
    Unassigned,
    /// Nowhere: the GHG Protocol has no category for it.
    Outside,
}

impl Home {
    /// The scope, 1 to 3; `None` outside the scopes.
    pub const fn scope(&self) -> Option<u8> {
        match self {
            Home::Direct | Home::Land => Some(1),
            Home::Energy => Some(2),
            Home::Value(_) | Home::Unassigned => Some(3),
            Home::Outside => None,
        }
    }

    /// The last part of its address where it is a line within a scope: `4`, `1-or-3`, `land`, `unassigned`.
    pub fn segment(&self) -> Option<String> {
        match self {
            Home::Land => Some("land".to_owned()),
            Home::Value(categories) => Some(categories.iter().map(u8::to_string).collect::<Vec<_>>().join("-or-")),
            Home::Unassigned => Some("unassigned".to_owned()),
            Home::Direct | Home::Energy | Home::Outside => None,
        }
    }

    /// Reads a scope or a category as a book writes it: `1`, `2`, `3`, `3.1` to `3.15`, `outside`.
    pub fn parse(text: &str) -> Option<Home> {
        match text {
            "1" => Some(Home::Direct),
            "2" => Some(Home::Energy),
            "3" => Some(Home::Unassigned),
            "outside" => Some(Home::Outside),
            _ => {
                let number = text.strip_prefix("3.")?;
                let category = number.parse::<u8>().ok().filter(|n| (1..=15).contains(n))?;
                (category.to_string() == number).then(|| Home::Value(vec![category]))
            }
        }
    }

    /// Where the pack sends a category. What it does not name stands outside, where it is seen.
    pub fn of(pack: &GhgPack, category: Category) -> Home {
        let Some(mapping) = pack.mapping(category) else { return Home::Outside };
        match mapping.scope {
            Some(1) if mapping.land => Home::Land,
            Some(1) => Home::Direct,
            Some(2) => Home::Energy,
            Some(_) if mapping.categories.is_empty() => Home::Unassigned,
            Some(_) => Home::Value(mapping.categories.clone()),
            None => Home::Outside,
        }
    }
}

/// The view of one period.
#[derive(Debug, Clone)]
pub struct GhgView {
    /// Index into the accounts' periods.
    pub period: usize,
    /// Scopes 1, 2 and 3 together, in t CO2e.
    pub total: NodeId,
    /// The scopes.
    pub scopes: Vec<ScopeFigure>,
    /// What has no category in the GHG Protocol.
    pub outside: Option<NodeId>,
    /// ISO total less what stands outside, less the scopes: zero.
    pub difference: NodeId,
    /// Every ISO category that has something, with where it went.
    pub lines: Vec<BridgeLine>,
    /// The pack that was followed, by name.
    pub pack: String,
}

/// A scope of a period.
#[derive(Debug, Clone)]
pub struct ScopeFigure {
    /// 1 to 3.
    pub number: u8,
    /// Its emissions, in t CO2e.
    pub node: NodeId,
    /// Lines within it: categories of scope 3, land use of scope 1. Where there are some, they sum to the scope.
    pub parts: Vec<(Home, NodeId)>,
}

/// One line of the bridge.
#[derive(Debug, Clone)]
pub struct BridgeLine {
    /// Category or subcategory of ISO 14064-1.
    pub iso: Category,
    /// Where it is at home in the GHG Protocol.
    pub home: Home,
    /// Its emissions, in t CO2e.
    pub node: NodeId,
    /// Whether the book says so on a line of its own.
    pub by_book: bool,
}

/// Describes the view of every period; `homes` has what the book says of each activity.
///
/// # Errors
/// Never by construction: every addend is in t CO2e. If that ever fails it is said, not hidden.
pub fn build(
    accounts: &Accounts,
    inventory: &Inventory,
    homes: &[Option<Home>],
    pack: &GhgPack,
    account: &mut Account,
) -> Result<Vec<GhgView>, UnitClash> {
    let given = accounts.activities.iter().zip(homes).filter_map(|(activity, home)| Some((activity, home.as_ref()?)));
    let given: HashMap<String, Home> = given.map(|(a, home)| (format!("activity/{}", a.id), home.clone())).collect();
    inventory
        .periods
        .iter()
        .map(|figures| {
            let id = accounts.periods[figures.period].id.clone();
            let mut parts: BTreeMap<(Category, bool, Home), Vec<NodeId>> = BTreeMap::new();
            for category in &figures.categories {
                for (code, by_book, home, node) in sorted(pack, account, &id, category.category, category.node, &given)
                {
                    parts.entry((code, by_book, home)).or_default().push(node);
                }
            }
            let mut lines = Vec::new();
            for ((iso, by_book, home), nodes) in parts {
                let node = match nodes.as_slice() {
                    [only] => *only,
                    _ => sum(account, &nodes, Step::SumOfActivities)?,
                };
                lines.push(BridgeLine { iso, home, node, by_book });
            }
            period(figures.period, &id, figures.total, lines, pack, account)
        })
        .collect()
}

/// The parts of a category, each with its code and its home.
fn sorted(
    pack: &GhgPack,
    account: &Account,
    period: &str,
    category: Category,
    node: NodeId,
    given: &HashMap<String, Home>,
) -> Vec<(Category, bool, Home, NodeId)> {
    let view = View::plain(&account.graph);
    let children = |node: NodeId| match view.kind(node) {
        Kind::Sum(kids) => view.list(kids).to_vec(),
        _ => vec![node],
    };
    let address = |node: NodeId| account.graph.title(node).and_then(|title| title.address.as_deref());
    let stem = format!("inventory/{period}/category/");
    let mut parts = Vec::new();
    for kid in children(node) {
        let code = address(kid).and_then(|address| Category::parse(address.strip_prefix(&stem)?));
        let code = code.filter(|code| code.sub > 0 && code.whole() == category);
        let home_of = |node: NodeId| address(node).and_then(|address| given.get(address));
        let mut keep = |code: Category, node: NodeId| match home_of(node) {
            Some(home) => parts.push((code, true, home.clone(), node)),
            None => parts.push((code, false, Home::of(pack, code), node)),
        };
        match code {
            // A subcategory is taken apart only where the book sends one of its lines elsewhere.
            Some(code) if children(kid).iter().any(|line| home_of(*line).is_some()) => {
                children(kid).into_iter().for_each(|line| keep(code, line));
            }
            Some(code) => keep(code, kid),
            None => keep(category, kid),
        }
    }
    parts
}

fn period(
    period: usize,
    id: &str,
    iso: NodeId,
    lines: Vec<BridgeLine>,
    pack: &GhgPack,
    account: &mut Account,
) -> Result<GhgView, UnitClash> {
    let stem = format!("view/ghgp/{id}");
    let mut homes: BTreeMap<Home, Vec<NodeId>> = BTreeMap::new();
    for line in &lines {
        homes.entry(line.home.clone()).or_default().push(line.node);
    }
    let mut scopes = Vec::new();
    for number in 1..=3 {
        let of: Vec<(&Home, &Vec<NodeId>)> = homes.iter().filter(|(home, _)| home.scope() == Some(number)).collect();
        if of.is_empty() {
            continue;
        }
        let mut parts = Vec::new();
        let mut nodes = Vec::new();
        for (home, members) in of {
            match home.segment() {
                None => nodes.extend(members),
                Some(segment) => {
                    let node = sum(account, members, Step::SumOfMapped)?;
                    account.register(&format!("{stem}/scope/{number}/{segment}"), node);
                    parts.push((home.clone(), node));
                    nodes.push(node);
                }
            }
        }
        let node = sum(account, &nodes, Step::SumOfMapped)?;
        account.register(&format!("{stem}/scope/{number}"), node);
        scopes.push(ScopeFigure { number, node, parts });
    }
    let nodes: Vec<NodeId> = scopes.iter().map(|scope| scope.node).collect();
    let total = sum(account, &nodes, Step::SumOfScopes)?;
    account.register(&format!("{stem}/total"), total);
    let outside = match homes.get(&Home::Outside) {
        None => None,
        Some(nodes) => {
            let node = sum(account, nodes, Step::SumOfMapped)?;
            account.register(&format!("{stem}/outside"), node);
            Some(node)
        }
    };
    let less: Vec<NodeId> = outside.into_iter().chain([total]).collect();
    let mut addends = vec![iso];
    addends.extend(less.into_iter().map(|node| account.graph.negative(node)));
    let difference = sum(account, &addends, Step::BridgeDifference)?;
    account.register(&format!("{stem}/difference"), difference);
    let pack = format!("{}@{}", pack.pack.id, pack.pack.edition);
    Ok(GhgView { period, total, scopes, outside, difference, lines, pack })
}

fn sum(account: &mut Account, nodes: &[NodeId], step: Step) -> Result<NodeId, UnitClash> {
    let node = account.graph.sum(nodes, &tonnes_co2e())?;
    account.graph.set_step(node, step);
    Ok(node)
}
