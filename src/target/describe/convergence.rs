//! Convergence on a sector (SDA) as nodes: what is left of the sector's way, the market-share term, the target of each year.
//!
//! The method, with its sources, stands at [`crate::target::path::convergence`]; here each of its terms can be opened.

use super::super::model::{SectorPlan, SectorYear};
use super::super::path::ShareCap;
use super::Describer;
use crate::calc::{Exponent, NodeId, Origin, OriginKind, UnitClash};
use crate::factor::clash_finding;
use crate::finding::{AboutTarget, Code, Finding, Located, Step};
use crate::inventory::cite;
use crate::quantity::{Quantity, Unit};
use crate::saving::{count, growth};

/// A convergence, year by year.
#[derive(Debug, Clone)]
pub struct ConvergenceFigure {
    /// The company's distance from the end of the sector's way; negative where it is better already.
    pub d: NodeId,
    /// From base year to target year.
    pub years: Vec<ConvergenceYearFigure>,
    /// Whether years of the sector that the book leaves out were taken from a straight line.
    pub is_filled: bool,
}

/// A year of a convergence.
#[derive(Debug, Clone)]
pub struct ConvergenceYearFigure {
    /// The year.
    pub year: i32,
    /// Intensity of the sector, scaled to the market where the book asks for it.
    pub sector: NodeId,
    /// What is left of the sector's way.
    pub p: NodeId,
    /// The market-share term before any cap.
    pub share: NodeId,
    /// As the book lets it count.
    pub counted: NodeId,
    /// Target intensity with it.
    pub intensity: NodeId,
    /// Target intensity with the term at most one, as it is, and always one.
    pub readings: [NodeId; 3],
    /// Target intensity, never above the base intensity.
    pub no_backsliding: NodeId,
    /// Activity of the company, base year 1.
    pub activity: NodeId,
    /// Absolute emissions under the target, base year 1.
    pub absolute: NodeId,
}

impl ConvergenceFigure {
    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let mut named = vec![("sda/d".to_owned(), self.d)];
        for of in &self.years {
            let [at_most_one, uncapped, one] = of.readings;
            let all = [
                ("sector", of.sector),
                ("p", of.p),
                ("share", of.share),
                ("m", of.counted),
                ("intensity", of.intensity),
                ("at-most-one", at_most_one),
                ("uncapped", uncapped),
                ("one", one),
                ("no-backsliding", of.no_backsliding),
                ("activity", of.activity),
                ("absolute", of.absolute),
            ];
            named.extend(all.into_iter().map(|(name, node)| (format!("sda/{}/{name}", of.year), node)));
        }
        named
    }
}

/// Values of years, with whether some were filled in.
type Filled = (Vec<NodeId>, bool);

impl Describer<'_> {
    /// The convergence that the target follows.
    pub(super) fn convergence(&mut self, base: NodeId) -> Result<ConvergenceFigure, Vec<Finding>> {
        let place = self.target.path.sector.as_ref().map_or(self.target.place, |sector| sector.place);
        let nothing = || {
            let message = AboutTarget::NoConvergence { target: self.target.id.clone() };
            vec![Finding::new(Code::TargetUnclear, message).at(place)]
        };
        let (Some(sector), Some(base_year)) = (self.target.path.sector.clone(), self.base_year()) else {
            return Err(nothing());
        };
        let nothing = nothing();
        let unit = self.account.graph.unit(base).clone();
        let intensities = self.sector_values(&sector, base_year, "intensity", &unit, |of| Some(&of.intensity))?;
        let Some(end) = self.sector_end(&sector, &unit)? else { return Err(nothing) };
        let Some((intensities, filled)) = intensities else { return Err(nothing) };
        let failed = |clash: UnitClash| vec![clash_finding(&clash, place, None)];
        let (intensities, end) = self.scaled(&sector, intensities, end, &unit)?;
        let moves = self.value(intensities[0]).zip(self.value(end)).is_some_and(|(first, end)| first != end);
        let base_value = self.value(base);
        if !moves || base_value.is_none_or(|base| !base.is_positive()) {
            return Err(nothing);
        }
        let Some((own, market, filled_too)) = self.activities(&sector, base_year)? else { return Err(nothing) };
        let made = self.years_of(base, (&intensities, end), (&own, &market), sector.share, base_year);
        let (d, years) = made.map_err(failed)?;
        Ok(ConvergenceFigure { d, years, is_filled: filled || filled_too })
    }

    fn years_of(
        &mut self,
        base: NodeId,
        (intensities, end): (&[NodeId], NodeId),
        (own, market): (&[NodeId], &[NodeId]),
        cap: ShareCap,
        base_year: i32,
    ) -> Result<(NodeId, Vec<ConvergenceYearFigure>), UnitClash> {
        let graph = &mut self.account.graph;
        let (unit, none) = (graph.unit(base).clone(), Unit::none());
        let less = graph.negative(end);
        let d = graph.sum(&[base, less], &unit)?;
        graph.set_step(d, Step::SdaDistance);
        let whole = graph.sum(&[intensities[0], less], &unit)?;
        let one = count(graph, 1, &none);
        let mut years = Vec::new();
        for (k, year) in (base_year..).zip(0..intensities.len()).map(|(year, k)| (k, year)) {
            let left = graph.sum(&[intensities[k], less], &unit)?;
            let p = graph.quotient(left, whole)?;
            let p = graph.convert(p, &none)?;
            let p = graph.sum(&[p], &none)?;
            graph.set_step(p, Step::SdaLeft);
            let share = graph.quotient(market[k], own[k])?;
            let share = graph.convert(share, &none)?;
            let share = graph.sum(&[share], &none)?;
            graph.set_step(share, Step::SdaShare);
            let at_most_one = graph.min(&[share, one])?;
            let mut reading = |m: NodeId| -> Result<NodeId, UnitClash> {
                let way = graph.product(&[d, p, m])?;
                let way = graph.convert(way, &unit)?;
                let node = graph.sum(&[way, end], &unit)?;
                graph.set_step(node, Step::SdaTarget);
                Ok(node)
            };
            let readings = [reading(at_most_one)?, reading(share)?, reading(one)?];
            let (counted, intensity) = match cap {
                ShareCap::AtOne => (at_most_one, readings[0]),
                ShareCap::Uncapped => (share, readings[1]),
                ShareCap::One => (one, readings[2]),
            };
            let no_backsliding = graph.min(&[intensity, base])?;
            let relative = graph.quotient(intensity, base)?;
            let absolute = graph.product(&[relative, own[k]])?;
            let absolute = graph.convert(absolute, &none)?;
            graph.set_step(absolute, Step::SdaAbsolute);
            years.push(ConvergenceYearFigure {
                year,
                sector: intensities[k],
                p,
                share,
                counted,
                intensity,
                readings,
                no_backsliding,
                activity: own[k],
                absolute,
            });
        }
        Ok((d, years))
    }

    /// Intensities scaled so that the base year has that of the market.
    fn scaled(
        &mut self,
        sector: &SectorPlan,
        intensities: Vec<NodeId>,
        end: NodeId,
        unit: &Unit,
    ) -> Result<(Vec<NodeId>, NodeId), Vec<Finding>> {
        let Some(market) = &sector.market else { return Ok((intensities, end)) };
        let failed = |clash: UnitClash| vec![clash_finding(&clash, market.place, None)];
        if self.value(intensities[0]).is_none_or(|first| first.is_zero()) {
            return Ok((intensities, end));
        }
        let leaf = self.sector_leaf(sector, market, "market");
        let graph = &mut self.account.graph;
        let leaf = graph.convert(leaf, unit).map_err(failed)?;
        let scale = graph.quotient(leaf, intensities[0]).map_err(failed)?;
        let mut scaled = |node: NodeId| -> Result<NodeId, UnitClash> {
            let product = graph.product(&[node, scale])?;
            let node = graph.convert(product, unit)?;
            graph.set_step(node, Step::SdaScaled);
            Ok(node)
        };
        let end = scaled(end).map_err(failed)?;
        let all = intensities.into_iter().map(scaled).collect::<Result<Vec<_>, _>>();
        Ok((all.map_err(failed)?, end))
    }

    /// The last intensity of the sector.
    fn sector_end(&mut self, sector: &SectorPlan, unit: &Unit) -> Result<Option<NodeId>, Vec<Finding>> {
        let Some(last) = sector.years.last() else { return Ok(None) };
        let leaf = self.sector_leaf(sector, &last.intensity, &format!("{}/intensity", last.year));
        let made = self.account.graph.convert(leaf, unit);
        let node = made.map_err(|clash| vec![clash_finding(&clash, last.intensity.place, None)])?;
        // A node of its own, as that of the same year on the way may be another.
        self.account
            .graph
            .sum(&[node], unit)
            .map(Some)
            .map_err(|clash| vec![clash_finding(&clash, last.intensity.place, None)])
    }

    fn sector_leaf(&mut self, sector: &SectorPlan, of: &Located<Quantity>, name: &str) -> NodeId {
        let origin = Origin {
            address: format!("target/{}/sector/{name}", self.target.id),
            kind: OriginKind::Input,
            place: Some(of.place),
            cited: sector.source.as_ref().map(|source| cite(self.accounts, source)),
            note: sector.name.clone().map(String::into_boxed_str),
        };
        self.account.graph.quantity(&of.value, None, origin)
    }

    /// Activity of the company and of the sector in each year, base year 1, and whether years were filled in; `None` where
    /// they do not cover the years, or begin at nothing.
    #[expect(clippy::type_complexity, reason = "two series and a flag")]
    fn activities(
        &mut self,
        sector: &SectorPlan,
        base_year: i32,
    ) -> Result<Option<(Vec<NodeId>, Vec<NodeId>, bool)>, Vec<Finding>> {
        let years = usize::try_from(i64::from(self.year()) - i64::from(base_year)).unwrap_or(0) + 1;
        let one = count(&mut self.account.graph, 1, &Unit::none());
        let still = vec![one; years];
        let market = match self.index(sector, base_year, "activity", |of| of.activity.as_ref())? {
            Index::Absent => (still, false),
            Index::Unsound => return Ok(None),
            Index::There(nodes, filled) => (nodes, filled),
        };
        let own = match self.index(sector, base_year, "company", |of| of.company.as_ref())? {
            Index::Unsound => return Ok(None),
            Index::There(nodes, filled) => (nodes, filled),
            Index::Absent => match self.target.growth.clone() {
                Some(rate) => {
                    let failed = |clash: UnitClash| vec![clash_finding(&clash, rate.place, None)];
                    let share = self.share(&rate, "growth").map_err(failed)?;
                    let graph = &mut self.account.graph;
                    let grown = growth(graph, share).map_err(failed)?;
                    let power = |k: usize| Exponent::whole(i16::try_from(k).unwrap_or(i16::MAX));
                    let nodes = (0..years).map(|k| graph.power(grown, power(k))).collect::<Result<Vec<_>, _>>();
                    (nodes.map_err(failed)?, false)
                }
                None => (market.0.clone(), false),
            },
        };
        if own.0.iter().any(|node| self.value(*node).is_none_or(|value| value.is_zero())) {
            return Ok(None);
        }
        Ok(Some((own.0, market.0, market.1 || own.1)))
    }

    /// A series over its value of the base year.
    fn index(
        &mut self,
        sector: &SectorPlan,
        base_year: i32,
        name: &str,
        of: fn(&SectorYear) -> Option<&Located<Quantity>>,
    ) -> Result<Index, Vec<Finding>> {
        let Some(first) = sector.years.iter().find_map(of) else { return Ok(Index::Absent) };
        let place = first.place;
        let unit = first.value.unit().clone();
        let Some((nodes, filled)) = self.sector_values(sector, base_year, name, &unit, of)? else {
            return Ok(Index::Unsound);
        };
        if self.value(nodes[0]).is_none_or(|first| !first.is_positive()) {
            return Ok(Index::Unsound);
        }
        let graph = &mut self.account.graph;
        let relative = |node: &NodeId| -> Result<NodeId, UnitClash> {
            let index = graph.quotient(*node, nodes[0])?;
            let index = graph.convert(index, &Unit::none())?;
            graph.set_step(index, Step::SdaActivity);
            Ok(index)
        };
        let made = nodes.iter().map(relative).collect::<Result<Vec<_>, _>>();
        Ok(Index::There(made.map_err(|clash| vec![clash_finding(&clash, place, None)])?, filled))
    }

    /// What the sector states for each year from base year to target year, straight lines between; `None` where it does not
    /// cover them.
    fn sector_values(
        &mut self,
        sector: &SectorPlan,
        base_year: i32,
        name: &str,
        unit: &Unit,
        of: fn(&SectorYear) -> Option<&Located<Quantity>>,
    ) -> Result<Option<Filled>, Vec<Finding>> {
        let mut stated: Vec<(i32, NodeId)> = Vec::new();
        let mut place = sector.place;
        for year in &sector.years {
            let Some(value) = of(year) else { continue };
            place = value.place;
            let leaf = self.sector_leaf(sector, value, &format!("{}/{name}", year.year));
            let made = self.account.graph.convert(leaf, unit);
            stated.push((year.year, made.map_err(|clash| vec![clash_finding(&clash, place, None)])?));
        }
        let mut filled = false;
        let mut values = Vec::new();
        for year in base_year..=self.year() {
            let after = stated.partition_point(|(at, _)| *at < year);
            let node = match (after.checked_sub(1).map(|at| stated[at]), stated.get(after).copied()) {
                (_, Some((at, node))) if at == year => node,
                (Some(before), Some(next)) => {
                    filled = true;
                    let made = self.between(before, next, year, unit);
                    made.map_err(|clash| vec![clash_finding(&clash, place, None)])?
                }
                _ => return Ok(None),
            };
            values.push(node);
        }
        Ok((!values.is_empty()).then_some((values, filled)))
    }

    /// A year on the straight line between two.
    fn between(
        &mut self,
        (from, first): (i32, NodeId),
        (to, last): (i32, NodeId),
        year: i32,
        unit: &Unit,
    ) -> Result<NodeId, UnitClash> {
        let graph = &mut self.account.graph;
        let minus = graph.negative(first);
        let way = graph.sum(&[last, minus], unit)?;
        let over = count(graph, i64::from(year) - i64::from(from), &Unit::none());
        let under = count(graph, i64::from(to) - i64::from(from), &Unit::none());
        let part = graph.quotient(over, under)?;
        let done = graph.product(&[way, part])?;
        let done = graph.convert(done, unit)?;
        let node = graph.sum(&[first, done], unit)?;
        graph.set_step(node, Step::BetweenYears);
        Ok(node)
    }
}

/// A series of activity.
enum Index {
    /// The book states none.
    Absent,
    /// It does not cover the years, or begins at nothing.
    Unsound,
    /// One value a year, and whether some were filled in.
    There(Vec<NodeId>, bool),
}
