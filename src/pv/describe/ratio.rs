//! Performance ratios of what was generated, against the irradiance of the same time (IEC 61724-1:2021).
//!
//! Final yield = energy / P₀; reference yield = Σ P₀ G τ / (P̄₀ · 1000 W/m²), which is Σ G τ / 1000 W/m² of a capacity that does not
//! change; ratio = final / reference. A temperature-corrected ratio divides by Σ P₀ G τ (1 + γ (T − T₀)) instead. Energies and
//! capacities are exact; a reference yield is physics, and enters as the result of a model, rounded.

mod table;

use super::{Describer, OutputFigure, PlantFigure};
use crate::calc::{NodeId, OpaqueRun, UnitClash};
use crate::finding::{AboutRatio, Code, Finding, Level, Located};
use crate::pv::irradiance::{CapacityDays, CellSource, Light, LightSource, PlaneLight, RowCounts, midnight};
use crate::pv::modelled::{ModelFigure, reason};
use crate::pv::plan::ModelPlan;
use crate::pv::plant::MeteredAs;
use crate::pv::weather::{Field, Years};
use crate::quantity::{Exact, Quantity, Rounding, Unit};

/// Significant digits of a reference yield.
const DIGITS: u32 = 10;
/// Cells at standard test conditions, °C.
const STC: f64 = 25.0;
const DAY: i64 = 1440;

/// What a plant's generation is held against, and its table against that.
#[derive(Debug, Clone)]
pub struct RatioFigure {
    /// Where irradiance in the plane comes from.
    pub source: LightSource,
    /// Where temperatures of cells come from.
    pub cells: Option<CellSource>,
    /// Whether the weather is of a typical year: then no figure is a ratio to the weather of its time, and their names say so.
    pub is_typical: bool,
    /// The mean cell temperature that ratios are corrected to beside 25 °C.
    pub mean_cell_temperature: Option<f64>,
    /// Of the table: all rows, each of several years, each month.
    pub table: Vec<RatioOf>,
}

/// Yields and ratios of a time.
#[derive(Debug, Clone, Default)]
pub struct RatioOf {
    /// The time: `2019-01`, `2019`, or nothing for all rows of a table or for an output.
    pub name: String,
    /// What stands before the names of its figures: `month/2019-01/`.
    prefix: String,
    /// Whether the weather is of a typical year.
    pub is_typical: bool,
    /// Whether irradiance is missing, so that ratios are at most what they are.
    pub is_at_most: bool,
    /// Rows of the table, or of the weather where there is no table.
    pub counts: RowCounts,
    /// Reference yield, h.
    pub reference: Option<NodeId>,
    /// Final yield, h.
    pub last: Option<NodeId>,
    /// Array yield, h.
    pub array: Option<NodeId>,
    /// Reference yield less array yield.
    pub capture_loss: Option<NodeId>,
    /// Array yield less final yield.
    pub system_loss: Option<NodeId>,
    /// Final over reference yield.
    pub ratio: Option<NodeId>,
    /// The same to 25 °C, with its reference yield.
    pub ratio_stc: Option<(NodeId, NodeId)>,
    /// The same to the mean cell temperature of a year, with its reference yield.
    pub ratio_annual: Option<(NodeId, NodeId)>,
    /// Final yield over the hours of the rows.
    pub capacity_factor: Option<NodeId>,
}

impl RatioOf {
    /// What stands before the names of its figures: `month/2019-01/`.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Every figure with the end of its address.
    pub fn named(&self) -> Vec<(String, NodeId)> {
        let typical = if self.is_typical { "-typical-year" } else { "" };
        let most = if self.is_at_most { "-at-most" } else { "" };
        let reference = if self.is_at_most { "-at-least" } else { "" };
        let of_weather = [
            ("reference-yield", reference, self.reference),
            ("reference-yield-stc", reference, self.ratio_stc.map(|of| of.1)),
            ("reference-yield-annual", reference, self.ratio_annual.map(|of| of.1)),
            ("capture-loss", "", self.capture_loss),
            ("performance-ratio", most, self.ratio),
            ("performance-ratio-stc", most, self.ratio_stc.map(|of| of.0)),
            ("performance-ratio-annual", most, self.ratio_annual.map(|of| of.0)),
        ];
        let measured = [
            ("final-yield", self.last),
            ("array-yield", self.array),
            ("system-loss", self.system_loss),
            ("capacity-factor", self.capacity_factor),
        ];
        let prefix = &self.prefix;
        let of_weather = of_weather
            .into_iter()
            .filter_map(|(name, end, node)| Some((format!("{prefix}{name}{typical}{end}"), node?)));
        let measured = measured.into_iter().filter_map(|(name, node)| Some((format!("{prefix}{name}"), node?)));
        of_weather.chain(measured).collect()
    }
}

/// The irradiance of a plant with what is needed to hold energy against it.
pub(super) struct Against<'a> {
    plan: &'a ModelPlan,
    light: PlaneLight,
    capacity: CapacityDays,
    warm: Option<f64>,
}

impl Against<'_> {
    fn model(&self, light: &Light) -> AboutRatio {
        match self.light.source {
            LightSource::InPlane => AboutRatio::InPlane { rows: light.rows },
            LightSource::Transposed => AboutRatio::Transposed { sky: self.plan.sky.word(), rows: light.rows },
        }
    }

    /// What stands for all of it.
    fn figure(&self, table: Vec<RatioOf>) -> RatioFigure {
        let PlaneLight { source, cells, is_typical, .. } = self.light;
        RatioFigure { source, cells, is_typical, mean_cell_temperature: self.warm, table }
    }
}

impl<'a> Describer<'a> {
    /// The irradiance to hold generation against; `None` without weather or without generation, and where the reason has been said.
    fn against(&mut self, model: Option<&ModelFigure>) -> Option<Against<'a>> {
        let plan = self.plant.model.as_ref()?;
        let planned = plan.weather.as_ref()?;
        let weather = planned.weather.as_ref()?;
        let capacity = self.capacity_days();
        if !self.plant.is_generation_stated() || capacity == CapacityDays::default() {
            return None;
        }
        let plant = || self.plant.id.clone();
        let mut say = |code, message: AboutRatio| {
            self.findings.push(Finding::new(code, message).at(planned.file.place).level(Level::Warning));
        };
        match (&weather.years, planned.is_measured, planned.year) {
            (Years::Typical(_), Some(true), _) => say(Code::PvIncomplete, AboutRatio::TypicalStated { plant: plant() }),
            (Years::None, Some(true), None) => {
                say(Code::PvIncomplete, AboutRatio::MeasuredNeedsYear { plant: plant() });
            }
            _ => {}
        }
        let light = match PlaneLight::of(plan, planned, model.map(|model| &model.expected), self.skies) {
            Ok(light) => light,
            Err(error) => {
                // Where the model did not run it has been said why.
                if model.is_some() {
                    let message = AboutRatio::NoReference { plant: plant(), reason: Box::new(reason(&error)) };
                    say(Code::PvIncomplete, message);
                }
                return None;
            }
        };
        if let Some(plane) = weather.plane.filter(|_| light.is_other_plane) {
            let (tilt, azimuth) = (plane.tilt.to_string(), plane.azimuth.to_string());
            say(Code::WeatherNoted, AboutRatio::OtherPlane { plant: plant(), tilt, azimuth });
        }
        let of_rows = light.mean_cell_temperature().filter(|_| light.is_of_a_year()).map(|(mean, _)| mean);
        let warm = plan.mean_cell_temperature.or(of_rows).filter(|_| light.cells.is_some());
        Some(Against { plan, light, capacity, warm })
    }

    /// Ratios of all outputs and of the table.
    pub(super) fn performance(&mut self, figure: &mut PlantFigure) -> Result<(), UnitClash> {
        let Some(against) = self.against(figure.model.as_ref()) else { return Ok(()) };
        for at in 0..figure.outputs.len() {
            figure.outputs[at].ratio = self.output_ratio(&against, &figure.outputs[at])?;
        }
        let table = self.table_ratios(&against)?;
        figure.ratio = Some(against.figure(table));
        Ok(())
    }

    /// Capacity DC by days.
    fn capacity_days(&self) -> CapacityDays {
        let kilowatt = Unit::parse("kW").ok();
        let in_kw = |of: &Located<Quantity>| {
            let ratio = of.value.unit().convertible(kilowatt.as_ref()?)?;
            Some((&of.value.amount().one()?.exact() * &ratio).to_f64())
        };
        let entries = self.plant.capacity.iter().filter_map(|of| Some((self.plant.since(of), in_kw(of.dc.as_ref()?)?)));
        CapacityDays::new(entries)
    }

    /// The ratio of an output that lies within the weather.
    fn output_ratio(&mut self, against: &Against<'_>, figure: &OutputFigure) -> Result<Option<RatioOf>, UnitClash> {
        let output = &self.plant.output[figure.output];
        let Some(last) = figure.specific_yield.filter(|_| output.metered_as == MeteredAs::Generated) else {
            return Ok(None);
        };
        let (from, to) = (midnight(output.span.from), midnight(output.span.to) + DAY);
        if against.light.span().is_some_and(|(first, end)| from < first || to > end) {
            return Ok(None);
        }
        let light = against.light.over(from, to, &against.capacity);
        let mut stands = Vec::new();
        against.capacity.stands(from, to, &mut stands);
        let mean = against.capacity.mean(&stands, to - from);
        let counts = RowCounts {
            rows: light.rows + light.missing,
            used: light.rows,
            without_irradiance: light.missing,
            without_temperature: light.without_temperature,
            ..RowCounts::default()
        };
        let address = format!("pv/{}/{}", self.plant.id, output.name);
        let is_typical = against.light.is_typical;
        let mut of = RatioOf { is_typical, is_at_most: light.missing > 0, counts, ..RatioOf::default() };
        if mean <= 0.0 || light.ideal <= 0.0 {
            return Ok(None);
        }
        let hour = Unit::parse("h").unwrap_or_else(|_| Unit::none());
        let last = self.account.graph.convert(last, &hour)?;
        of.last = Some(last);
        self.ratios(against, &light, mean, last, (&light, last), &mut of)?;
        for (name, node) in of.named() {
            self.account.register(&format!("{address}/{name}"), node);
        }
        if of.is_at_most {
            let message = AboutRatio::AtMost { at: address, missing: light.missing };
            let finding = Finding::new(Code::ReadingsLeftOut, message).at(output.place);
            self.findings.push(finding.help(AboutRatio::AtMostHelp));
        }
        Ok(Some(of))
    }

    /// Reference yields of a mean capacity [kW], and final yields over them; the corrected ones of what has temperatures.
    fn ratios(
        &mut self,
        against: &Against<'_>,
        light: &Light,
        mean: f64,
        last: NodeId,
        (tempered, tempered_last): (&Light, NodeId),
        of: &mut RatioOf,
    ) -> Result<(), UnitClash> {
        let Some(reference) = self.reference(light.ideal / mean, against.model(light)) else { return Ok(()) };
        of.reference = Some(reference);
        of.ratio = Some(self.over(last, reference)?);
        let gamma = against.plan.gamma;
        let corrected = |to: f64, me: &mut Self| -> Result<Option<(NodeId, NodeId)>, UnitClash> {
            let Some(ideal) = tempered.corrected(gamma, to).filter(|_| against.light.cells.is_some()) else {
                return Ok(None);
            };
            let model = AboutRatio::Corrected {
                of: Box::new(against.model(tempered)),
                to: Exact::from_f64(to)
                    .map_or_else(String::new, |to| to.to_significant(6, Rounding::HalfEven).to_string()),
                gamma: gamma.to_string(),
            };
            let Some(reference) = me.reference(ideal / mean, model) else { return Ok(None) };
            Ok(Some((me.over(tempered_last, reference)?, reference)))
        };
        of.ratio_stc = corrected(STC, self)?;
        of.ratio_annual = match against.warm {
            Some(warm) => corrected(warm, self)?,
            None => None,
        };
        Ok(())
    }

    fn reference(&mut self, hours: f64, model: AboutRatio) -> Option<NodeId> {
        let value = Exact::from_f64(hours)?.to_significant(DIGITS, Rounding::HalfEven);
        let hour = Unit::parse("h").ok()?;
        let run = OpaqueRun { value, model: model.name(), sensitivities: Vec::new() };
        (hours > 0.0).then(|| self.account.graph.opaque(run, &[], &hour))
    }

    fn over(&mut self, last: NodeId, reference: NodeId) -> Result<NodeId, UnitClash> {
        let node = self.account.graph.quotient(last, reference)?;
        self.account.graph.convert(node, &Unit::none())
    }
}

/// Whether a weather has irradiance in the plane, so that a ratio can be had without the model.
pub(in crate::pv) fn has_in_plane(plan: &ModelPlan) -> bool {
    let weather = plan.weather.as_ref().and_then(|planned| planned.weather.as_ref());
    let values = weather.and_then(|weather| weather.values(Field::InPlane));
    values.is_some_and(|values| values.iter().any(Option::is_some))
}
