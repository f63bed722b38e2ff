//! Holdings of a portfolio as a book states them, and its scores as nodes.

use super::describe::Targets;
use super::judge::{Method, TemperaturePack, TimeFrame};
use crate::account::Account;
use crate::calc::reading::exact;
use crate::calc::{NodeId, Origin, OriginKind, UnitClash, View};
use crate::factor::clash_finding;
use crate::finding::{Findings, Located, Place, Step};
use crate::quantity::{Exact, Quantity, Rounding, Unit};

/// A company in a portfolio.
#[derive(Debug, Clone)]
pub struct HoldingPlan {
    /// Identifier within the book; the address is `holding/ID`.
    pub id: String,
    /// What it is called.
    pub name: Option<String>,
    /// The time frame that its scores are of.
    pub time_frame: Option<TimeFrame>,
    /// Score of scope 1 and 2, °C.
    pub score12: Option<Located<Quantity>>,
    /// Score of scope 3, °C.
    pub score3: Option<Located<Quantity>>,
    /// Score of scope 1 to 3, °C.
    pub score: Option<Located<Quantity>>,
    /// A target of the book in place of the score of scope 1 and 2.
    pub target12: Option<usize>,
    /// A target of the book in place of the score of scope 3.
    pub target3: Option<usize>,
    /// Emissions of scope 1 and 2.
    pub emissions12: Option<Located<Quantity>>,
    /// Emissions of scope 3.
    pub emissions3: Option<Located<Quantity>>,
    /// What is invested.
    pub investment: Located<Quantity>,
    /// Market capitalisation.
    pub market: Option<Located<Quantity>>,
    /// Enterprise value.
    pub enterprise: Option<Located<Quantity>>,
    /// Cash and equivalents.
    pub cash: Option<Located<Quantity>>,
    /// Total assets.
    pub assets: Option<Located<Quantity>>,
    /// Revenue.
    pub revenue: Option<Located<Quantity>>,
    /// Where the book says so.
    pub place: Place,
}

/// The scopes that a score is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScoredScopes {
    /// Scope 1 and 2.
    Scope12,
    /// Scope 3.
    Scope3,
    /// All.
    All,
}

impl ScoredScopes {
    /// All of them.
    pub const ALL: [ScoredScopes; 3] = [ScoredScopes::Scope12, ScoredScopes::Scope3, ScoredScopes::All];

    /// The word of the method.
    pub const fn word(self) -> &'static str {
        match self {
            ScoredScopes::Scope12 => "S1S2",
            ScoredScopes::Scope3 => "S3",
            ScoredScopes::All => "S1S2S3",
        }
    }
}

/// The scores of a company.
#[derive(Debug, Clone)]
pub struct HoldingFigure {
    /// Index into the holdings of the book.
    pub holding: usize,
    /// Its scores, in the order of [`ScoredScopes::ALL`].
    pub scores: [Option<NodeId>; 3],
}

/// A score of a portfolio.
#[derive(Debug, Clone)]
pub struct PortfolioFigure {
    /// The time frame of its holdings.
    pub time_frame: Option<TimeFrame>,
    /// The scopes.
    pub scopes: ScoredScopes,
    /// How companies are weighed, with its abbreviation.
    pub method: (&'static str, Method),
    /// The score; absent where a holding lacks what it needs.
    pub score: Option<NodeId>,
    /// Indices of holdings that lack it.
    pub lacking: Vec<usize>,
}

/// A portfolio with its scores.
#[derive(Debug, Clone, Default)]
pub struct Portfolio {
    /// Its companies.
    pub holdings: Vec<HoldingFigure>,
    /// Its scores.
    pub scores: Vec<PortfolioFigure>,
}

struct Builder<'a> {
    account: &'a mut Account,
    targets: &'a Targets,
    scope3_from: Exact,
}

/// What is known of a holding, as nodes.
struct Nodes {
    scores: [Option<NodeId>; 3],
    emissions: [Option<NodeId>; 3],
    investment: NodeId,
    owned: [Option<NodeId>; 5],
}

/// Describes a portfolio and registers `holding/ID/…` and `portfolio/FRAME/SCOPES/METHOD`.
pub fn describe_portfolio(
    holdings: &[HoldingPlan],
    targets: &Targets,
    account: &mut Account,
    findings: &mut Findings,
) -> Portfolio {
    let Some(pack) = TemperaturePack::bundled().filter(|_| !holdings.is_empty()) else { return Portfolio::default() };
    let mut builder = Builder { account, targets, scope3_from: pack.scope_3_from().clone() };
    let mut nodes = Vec::new();
    let mut portfolio = Portfolio::default();
    for (at, holding) in holdings.iter().enumerate() {
        match builder.nodes(holding) {
            Ok(made) => {
                portfolio.holdings.push(HoldingFigure { holding: at, scores: made.scores });
                nodes.push((at, made));
            }
            Err(clash) => findings.push(clash_finding(&clash, holding.place, None)),
        }
    }
    if nodes.len() < holdings.len() {
        return portfolio;
    }
    let mut frames: Vec<Option<TimeFrame>> = Vec::new();
    for holding in holdings {
        if !frames.contains(&holding.time_frame) {
            frames.push(holding.time_frame);
        }
    }
    for frame in frames {
        let of_frame: Vec<&(usize, Nodes)> = nodes.iter().filter(|(at, _)| holdings[*at].time_frame == frame).collect();
        for (place, scopes) in ScoredScopes::ALL.into_iter().enumerate() {
            for method in Method::ALL {
                match builder.portfolio(&of_frame, place, method.1) {
                    Ok((score, lacking)) => {
                        if let Some(node) = score {
                            let frame = frame.map_or("all", super::time_frame_word);
                            let address = format!("portfolio/{frame}/{}/{}", scopes.word(), method.0);
                            builder.account.register(&address, node);
                        }
                        portfolio.scores.push(PortfolioFigure { time_frame: frame, scopes, method, score, lacking });
                    }
                    Err(clash) => {
                        let at = of_frame.first().map_or(holdings[0].place, |(at, _)| holdings[*at].place);
                        findings.push(clash_finding(&clash, at, None));
                    }
                }
            }
        }
    }
    portfolio
}

impl Builder<'_> {
    fn leaf(&mut self, id: &str, name: &str, of: &Located<Quantity>) -> NodeId {
        let origin = Origin {
            address: format!("holding/{id}/{name}"),
            kind: OriginKind::Input,
            place: Some(of.place),
            cited: None,
            note: None,
        };
        self.account.graph.quantity(&of.value, None, origin)
    }

    fn value(&self, node: NodeId) -> Exact {
        exact::value(View::plain(&self.account.graph), node).value().cloned().unwrap_or(Exact::ZERO)
    }

    fn nodes(&mut self, holding: &HoldingPlan) -> Result<Nodes, UnitClash> {
        let id = holding.id.as_str();
        let of_target = |c: &Self, target: Option<usize>| {
            let figure = c.targets.targets.iter().find(|figure| Some(figure.target) == target)?;
            figure.judged.temperature.as_ref().map(|of| of.score)
        };
        let score = |c: &mut Self, stated: &Option<Located<Quantity>>, target: Option<usize>, name: &str| match stated {
            Some(stated) => {
                let leaf = c.leaf(id, name, stated);
                c.account.graph.convert(leaf, &Unit::none()).map(Some)
            }
            None => Ok(of_target(c, target)),
        };
        let one = score(self, &holding.score12, holding.target12, "score-1-2")?;
        let three = score(self, &holding.score3, holding.target3, "score-3")?;
        let stated = score(self, &holding.score, None, "score")?;
        let mut leaf = |of: &Option<Located<Quantity>>, name: &str| of.as_ref().map(|of| self.leaf(id, name, of));
        let (e12, e3) = (leaf(&holding.emissions12, "emissions-1-2"), leaf(&holding.emissions3, "emissions-3"));
        let owned = [
            leaf(&holding.market, "market"),
            leaf(&holding.enterprise, "enterprise"),
            leaf(&holding.cash, "cash"),
            leaf(&holding.assets, "assets"),
            leaf(&holding.revenue, "revenue"),
        ];
        let investment = self.leaf(id, "investment", &holding.investment);
        let all = match e12.zip(e3) {
            Some((e12, e3)) => {
                let unit = self.account.graph.unit(e12).clone();
                Some(self.account.graph.sum(&[e12, e3], &unit)?)
            }
            None => None,
        };
        let whole = match (stated, one, three, e12, e3, all) {
            (Some(stated), ..) => Some(stated),
            (None, Some(one), Some(three), Some(e12), Some(e3), Some(all)) => {
                self.company((one, e12), (three, e3), all)?
            }
            _ => None,
        };
        let mut scores = [one, three, whole];
        for (node, name) in scores.iter_mut().zip(["score-1-2", "score-3", "score"]) {
            if let Some(found) = *node {
                // Companies are weighed by the score that is published of them, which is rounded.
                let rounded = self.account.graph.round(found, -2, Rounding::HalfEven);
                self.account.register(&format!("holding/{id}/{name}"), rounded);
                *node = Some(rounded);
            }
        }
        Ok(Nodes { scores, emissions: [e12, e3, all], investment, owned })
    }

    /// By emissions, or scope 1 and 2 alone where scope 3 is a small part.
    fn company(
        &mut self,
        one: (NodeId, NodeId),
        three: (NodeId, NodeId),
        all: NodeId,
    ) -> Result<Option<NodeId>, UnitClash> {
        let total = self.value(all);
        if !total.is_positive() {
            return Ok(None);
        }
        let unit = self.account.graph.unit(all).clone();
        let graph = &mut self.account.graph;
        let e3 = graph.convert(three.1, &unit)?;
        let share = graph.quotient(e3, all)?;
        let node = if self.value(share) < self.scope3_from {
            self.account.graph.sum(&[one.0], &Unit::none())?
        } else {
            let graph = &mut self.account.graph;
            let a = graph.product(&[one.0, one.1])?;
            let b = graph.product(&[three.0, e3])?;
            let sum = graph.sum(&[a, b], &unit)?;
            let mean = graph.quotient(sum, all)?;
            graph.convert(mean, &Unit::none())?
        };
        self.account.graph.set_step(node, Step::CompanyScore);
        Ok(Some(node))
    }

    /// The mean of the scores by the weights of a method, and who lacks what it needs.
    fn portfolio(
        &mut self,
        nodes: &[&(usize, Nodes)],
        scopes: usize,
        method: Method,
    ) -> Result<(Option<NodeId>, Vec<usize>), UnitClash> {
        let (mut weights, mut weighed, mut lacking) = (Vec::new(), Vec::new(), Vec::new());
        for (at, of) in nodes {
            let weight = self.weight(of, scopes, method)?;
            match of.scores[scopes].zip(weight) {
                Some((score, weight)) => {
                    weights.push(weight);
                    weighed.push(self.account.graph.product(&[score, weight])?);
                }
                None => lacking.push(*at),
            }
        }
        let (Some(first), true) = (weights.first().copied(), lacking.is_empty()) else { return Ok((None, lacking)) };
        let unit = self.account.graph.unit(first).clone();
        let under = self.account.graph.sum(&weights, &unit)?;
        if self.value(under).is_zero() {
            return Ok((None, lacking));
        }
        let graph = &mut self.account.graph;
        let over = graph.sum(&weighed, &unit)?;
        let mean = graph.quotient(over, under)?;
        let mean = graph.convert(mean, &Unit::none())?;
        graph.set_step(mean, Step::PortfolioScore);
        Ok((Some(mean), lacking))
    }

    fn weight(&mut self, of: &Nodes, scopes: usize, method: Method) -> Result<Option<NodeId>, UnitClash> {
        let [market, enterprise, cash, assets, revenue] = of.owned;
        let value = match method {
            Method::Investment => return Ok(Some(of.investment)),
            Method::Emissions => return Ok(of.emissions[scopes]),
            Method::MarketOwned => market,
            Method::EnterpriseOwned => enterprise,
            Method::EnterpriseCashOwned => match enterprise.zip(cash) {
                Some((enterprise, cash)) => {
                    let unit = self.account.graph.unit(enterprise).clone();
                    Some(self.account.graph.sum(&[enterprise, cash], &unit)?)
                }
                None => None,
            },
            Method::AssetsOwned => assets,
            Method::RevenueOwned => revenue,
        };
        let (Some(value), Some(emissions)) = (value, of.emissions[scopes]) else { return Ok(None) };
        if self.value(value).is_zero() {
            return Ok(None);
        }
        let graph = &mut self.account.graph;
        let share = graph.quotient(of.investment, value)?;
        let share = graph.convert(share, &Unit::none())?;
        graph.product(&[share, emissions]).map(Some)
    }
}
