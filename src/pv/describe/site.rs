//! What is known of the place of a plant, and the range of a year that follows for plants without weather.

use super::Describer;
use super::plausible::{Evidence, unit};
use crate::calc::{NodeId, UnitClash};
use crate::pv::resource::{Grade, PlaceYield, ResourcePack};
use crate::quantity::Exact;

/// What a place gives, kWh/kW of a year, and what the plant would give with it.
#[derive(Debug, Clone)]
pub struct SiteFigure {
    /// What the figures are held against.
    pub resource: ResourceFigure,
    /// Least energy of a year.
    pub low: Option<NodeId>,
    /// Greatest.
    pub high: Option<NodeId>,
    /// Exceeded in half of the cases, every value of the range being as likely as another.
    pub p50: Option<NodeId>,
    /// Exceeded in nine of ten cases.
    pub p90: Option<NodeId>,
}

/// The evidence of a place.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceFigure {
    /// Its name in English and Chinese.
    pub name: [String; 2],
    /// How far it can be relied on.
    pub grade: Grade,
    /// The yield that figures are held against.
    pub reference: Exact,
    /// The range.
    pub band: (Exact, Exact),
    /// Irradiation of a year without clouds in the best plane.
    pub clear_sky: Exact,
}

impl Describer<'_> {
    /// What is known of the place of the plant: its city, or its region.
    pub(super) fn resource(&self, evidence: &Evidence) -> Option<ResourceFigure> {
        let facility = self.plant.facility.and_then(|at| self.accounts.facilities.get(at));
        let region = self.plant.region.as_deref().or_else(|| facility.and_then(|facility| facility.region.as_deref()));
        let city = self.plant.city.as_ref().map(|city| city.value.as_str());
        let name = city.or(region)?;
        let of = evidence.places.look_up(name)?;
        let own = city.and_then(|name| evidence.places.look_up_place(name));
        let place = own.or_else(|| of.places.first().copied())?;
        let (low, high) = of.band();
        let reference = reference(&evidence.places, &of)?;
        let is_city = own.is_some();
        let named = |city: &str, province: &str| if is_city { city.to_owned() } else { province.to_owned() };
        Some(ResourceFigure {
            name: [named(&place.city.en, &place.province.en), named(&place.city.zh, &place.province.zh)],
            grade: of.grade,
            reference,
            band: (low, high),
            clear_sky: of
                .places
                .iter()
                .map(|of| &of.clear_sky.best_plane)
                .chain([&place.clear_sky.best_plane])
                .max()?
                .clone(),
        })
    }

    /// The range of a year without weather: the place times the last capacity.
    pub(super) fn site(&mut self, resource: ResourceFigure) -> Result<SiteFigure, UnitClash> {
        let id = &self.plant.id;
        let mut site = SiteFigure { resource, low: None, high: None, p50: None, p90: None };
        let Some(dc) = self.plant.capacity.last().and_then(|last| last.dc.as_ref()) else { return Ok(site) };
        let dc = self.leaf(dc, &format!("pv/{id}/dc"), None);
        let (kw, kwh) = (unit("kW"), unit("kWh"));
        let dc = self.account.graph.convert(dc, &kw)?;
        let (low, high) = site.resource.band.clone();
        let whole = &high - &low;
        let at = |tenths: i64| {
            &high - &(&whole * &(Exact::from(tenths).checked_div(&Exact::from(10)).unwrap_or(Exact::ONE)))
        };
        let clause = format!("rules/pv/resource-china.toml: {} / {}", site.resource.name[0], site.resource.name[1]);
        let named = [("low", low.clone()), ("high", high.clone()), ("p50", at(5)), ("p90", at(9))];
        let mut nodes = Vec::new();
        for (name, value) in named {
            let address = format!("pv/{id}/resource/{name}");
            let per_kw = self.rule(&value, &unit("kWh/kW"), address.clone(), &clause);
            self.account.register(&address, per_kw);
            let product = self.account.graph.product(&[dc, per_kw])?;
            let node = self.account.graph.convert(product, &kwh)?;
            self.account.register(&format!("pv/{id}/expected/{name}"), node);
            nodes.push(node);
        }
        if let [low, high, p50, p90] = nodes.as_slice() {
            (site.low, site.high, site.p50, site.p90) = (Some(*low), Some(*high), Some(*p50), Some(*p90));
        }
        Ok(site)
    }
}

/// The line that figures of the place are held against; the middle of its range where it has none.
fn reference(places: &ResourcePack, of: &PlaceYield<'_>) -> Option<Exact> {
    let lines: Vec<&Exact> = of.places.iter().filter_map(|place| places.reference(place)).collect();
    let count = i64::try_from(lines.len()).ok()?;
    let sum: Exact = lines.into_iter().sum();
    let middle = || (&of.low + &of.high).checked_div(&Exact::from(2));
    if count == 0 { middle() } else { sum.checked_div(&Exact::from(count)) }
}
